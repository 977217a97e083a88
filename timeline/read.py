"""Files, folders and pages -> articles: text with stable offsets, and when each was published.

    read_articles("story/", "extra.html", published="2025-08-16", timezone="Europe/Vienna")

    gather (paths -> files) -> decode (bytes -> text) -> plain | pages | records (a format -> text and facts)
    -> settle (whom to believe; clippings: several articles of a page; boilerplate: what tells no story)

One bad file is a warning on the result; the others are read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from timeline.decode import decode
from timeline.errors import DateError, InputError
from timeline.gather import STDIN, File, gather
from timeline.header import Facts, Raw
from timeline.model import Article, Warning
from timeline.plain import read_markdown, read_text
from timeline.published import parse_moment, parse_zone
from timeline.settle import settle

Reader = Callable[[str], tuple[Raw, ...]]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles that were read, in order, and what was wrong with the others; iterates as its articles."""

    articles: tuple[Article, ...]
    warnings: tuple[Warning, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, index: int) -> Article:
        return self.articles[index]


def read_articles(
    *paths: str | Path,
    published: str | None = None,
    timezone: str | None = None,
    stdin: BinaryIO | None = None,
) -> ReadResult:
    """Read files and folders (recursive, in name order); "-" is standard input.

    `read_articles("seeds/alaska-summit")` gives five articles. `published` and `timezone` fill what
    neither a file nor the `sources.toml` beside it tells; `DateError` where they cannot be.
    """
    options = _options(published or "", timezone or "")
    articles: dict[str, Article] = {}
    names: dict[str, str] = {}
    warnings: list[Warning] = []
    for name, found in _read_all(gather(paths), options, stdin):
        if isinstance(found, Warning):
            warnings.append(found)
        elif found.id in articles:
            message = (
                f"{name}: left out, as {names[found.id]} has the same id {found.id!r}; give it its own `id`"
            )
            warnings.append(Warning("duplicate-id", message, found.id))
        else:
            articles[found.id], names[found.id] = found, name
    return ReadResult(tuple(articles.values()), tuple(warnings))


def _options(published: str, timezone: str) -> Facts:
    """Check the options before anything is read."""
    checks: tuple[tuple[str, str, Callable[[str], object]], ...] = (
        ("--published", published, parse_moment),
        ("--timezone", timezone, parse_zone),
    )
    for option, value, check in checks:
        try:
            if value:
                check(value)
        except DateError as error:
            raise DateError(f"{option}: {error}") from error
    return Facts(published=published, timezone=timezone)


def _read_all(
    files: Iterator[File | Warning], options: Facts, stdin: BinaryIO | None
) -> Iterator[tuple[str, Article | Warning]]:
    for file in files:
        if isinstance(file, Warning):
            yield "", file
        else:
            yield from ((file.name, found) for found in _read_file(file, options, stdin))


def _read_file(file: File, options: Facts, stdin: BinaryIO | None) -> Iterator[Article | Warning]:
    """The articles of one file, or why there are none."""
    try:
        text = decode(_bytes(file, stdin))
        raws = _reader(file.path, text)(text)
    except InputError as error:
        yield Warning("unreadable", f"{file.name}: {error}")
        return
    for number, raw in enumerate(raws, start=1):
        yield from settle(file.part(number) if len(raws) > 1 else file, raw, options)


def _bytes(file: File, stdin: BinaryIO | None) -> bytes:
    try:
        if file.name == STDIN:
            return (stdin or sys.stdin.buffer).read()
        return file.path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the path and its rights") from error


def _reader(path: Path, text: str) -> Reader:
    """The reader of a file's format: by its ending, else by what it begins with."""
    known = READERS.get(path.suffix.lower())
    if known:
        return known
    start = text.lstrip()[:200].lower()
    if re.match(r"<(?:!doctype html|html|head|body|\?xml|!--)", start):
        return _read_html
    return _read_json if re.match(r"\{\s*\"|\[\s*[\[{]", start) else _read_text


def _read_text(text: str) -> tuple[Raw, ...]:
    return (read_text(text),)


def _read_markdown(text: str) -> tuple[Raw, ...]:
    return (read_markdown(text),)


def _read_html(text: str) -> tuple[Raw, ...]:
    from timeline.pages import read_page

    return (read_page(text),)


def _read_json(text: str) -> tuple[Raw, ...]:
    from timeline.records import read_records

    return read_records(text)


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
}
