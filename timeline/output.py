"""Results reach the disk whole or not at all.

>>> write_file(Path("output/story.html"), page.encode())
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from timeline.errors import OutputError


def write_file(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and put it in its place in one step; missing folders are made.

    Raises `OutputError`, and leaves what was there untouched, where that cannot be done.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it, as in {path / 'timeline.html'}")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a pipe or a device cannot be replaced
        else:
            _replace(target, data)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); choose another place"
        ) from error


def _replace(target: Path, data: bytes) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
