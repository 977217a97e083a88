"""Bytes -> text, whatever their encoding; the only module that knows charset-normalizer."""

from __future__ import annotations

import codecs
import re

from timeline.errors import InputError

_MARKS = (  # longest first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(
    rb"<meta[^>]+charset=[\"']?\s*(?P<name>[\w-]+)|encoding=[\"'](?P<xml>[\w-]+)", re.IGNORECASE
)


def decode(data: bytes) -> str:
    """The text of some bytes, without byte order mark and with newlines only; `InputError` if they are none."""
    for magic, what in _KNOWN:
        if data.startswith(magic):
            raise InputError(f"{what}, not text; save the article as .txt, .md, .html or .json")
    text = _decoded(data)
    if len(_CONTROL.findall(text[:10_000])) * 100 > len(text[:10_000]):
        raise InputError("a binary file, not text; save the article as .txt, .md, .html or .json")
    return _CONTROL.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" not in data:
        for encoding in ("utf-8", _declared(data)):
            text = _strict(data, encoding)
            if text is not None:
                return text
    return _detected(data)


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:2048])
    return (match["name"] or match["xml"]).decode("ascii") if match else ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(data: bytes) -> str:
    """Ask the library; where a few accents are all it has to go by, the Western encoding of Windows first."""
    from charset_normalizer import from_bytes

    western = _strict(data, "cp1252")
    if western is not None and b"\x00" not in data and sum(byte > 127 for byte in data) * 8 < len(data):
        return western
    best = from_bytes(data).best()
    if best is None:
        raise InputError("a binary file, not text; save the article as .txt, .md, .html or .json")
    return str(best)
