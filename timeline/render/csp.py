"""Content security policies that the pages run under without a violation."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXTERNAL = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"


def meta_policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the policy of a self-contained page: its own inline parts by hash, and nothing else.

    Each part is the exact text between its tags.

    >>> meta_policy(["p{}"], [])
    "default-src 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data:"
    """
    parts = ["default-src 'none'"]
    parts += [_sources("script-src", scripts), _sources("style-src", styles), "img-src data:"]
    return "; ".join(part for part in parts if part)


def _sources(directive: str, texts: Iterable[str]) -> str:
    hashes = [f"'{_digest(text)}'" for text in dict.fromkeys(texts)]
    return " ".join([directive, *hashes]) if hashes else ""


def _digest(text: str) -> str:
    # The browser hashes the text as the HTML parser leaves it: with bare line feeds.
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return "sha256-" + base64.b64encode(hashlib.sha256(unix.encode()).digest()).decode()
