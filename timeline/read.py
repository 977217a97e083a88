"""Files, folders and pages -> articles: text with stable offsets, and when each was published.

    read_articles("story/", "extra.html", published="2025-08-16", timezone="Europe/Vienna")

What a file's header tells goes before the `sources.toml` beside it, that before what a page says of itself,
and that before the options. One bad file is a warning on the result; the others are read.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import BinaryIO

from timeline.boilerplate import find_boilerplate, is_heading_of_others, lines_of
from timeline.clippings import Clipping, find_clippings, moment_before
from timeline.decode import decode
from timeline.errors import DateError, InputError
from timeline.header import Facts, Raw, facts_of, load_sources
from timeline.model import Article, PublishedFrom, Span, Warning
from timeline.plain import read_markdown, read_text, without_headline
from timeline.published import Moment, dct_of, iso, localised, parse_moment, parse_zone, zone_name

SOURCES = "sources.toml"
STDIN = "-"

Tables = dict[str, dict[str, object]]  # a `sources.toml`: facts by file name
Reader = Callable[[str], tuple[Raw, ...]]
Layers = tuple[tuple[PublishedFrom, Facts], ...]  # who tells what, the first to be believed first


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
    warnings: list[Warning] = []
    for found in _read_all(paths, options, stdin):
        if isinstance(found, Warning):
            warnings.append(found)
        elif found.id in articles:
            message = (
                f"{found.id}: two articles have this id and the second was left out; give each its own `id`"
            )
            warnings.append(Warning("duplicate-id", message, found.id))
        else:
            articles[found.id] = found
    return ReadResult(tuple(articles.values()), tuple(warnings))


# --------------------------------------------------------------------------- which files


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read: `name` is what the user called it, `id` what its article is called by default."""

    name: str
    path: Path
    id: str


def _options(published: str, timezone: str) -> Facts:
    """Check the options before anything is read."""
    for option, value, check in (
        ("--published", published, parse_moment),
        ("--timezone", timezone, parse_zone),
    ):
        try:
            if value:
                check(value)
        except DateError as error:
            raise DateError(f"{option}: {error}") from error
    return Facts(published=published, timezone=timezone)


def _read_all(
    paths: Sequence[str | Path], options: Facts, stdin: BinaryIO | None
) -> Iterator[Article | Warning]:
    files: list[tuple[str, Path, Path]] = []
    for path in dict.fromkeys(str(path) for path in paths):
        found = _files(path)
        if isinstance(found, Warning):
            yield found
        else:
            files += found
    tables: dict[Path, Tables] = {}
    for file in _named(files):
        folder = file.path.parent
        if folder not in tables:
            tables[folder], broken = _sources(folder / SOURCES)
            if broken:
                yield broken
        yield from _read_file(file, tables[folder], options, stdin)


def _files(name: str) -> list[tuple[str, Path, Path]] | Warning:
    """(name, path, path below the folder that was named) of each file that a path stands for."""
    path = Path(name)
    if name == STDIN:
        return [(name, path, Path("stdin"))]
    if path.is_dir():
        found = [p for p in path.rglob("*") if p.suffix.lower() in READERS and _visible(p.relative_to(path))]
        below = sorted((p.relative_to(path) for p in found if p.is_file()), key=lambda p: p.parts)
        if below:
            return [(str(path / p), path / p, p) for p in below]
        return Warning(
            "no-article", f"{name}: no {', '.join(READERS)} file in this folder; name one that holds articles"
        )
    if path.exists():
        return [(name, path, Path(path.name))]
    return Warning("no-such-file", f"{name}: no such file or folder; check the path")


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _named(files: Sequence[tuple[str, Path, Path]]) -> list[_File]:
    """Call each article by its file's name, with as much of the path as tells it from the others."""
    unique = list(
        {
            path.resolve() if name != STDIN else path: (name, path, below)
            for name, path, below in reversed(files)
        }.values()
    )
    unique.reverse()
    calls = [(b.stem, b.with_suffix("").as_posix(), b.as_posix(), p.as_posix()) for _, p, b in unique]
    counts = [Counter(column) for column in zip(*calls, strict=True)]
    ids = [
        next((call for call, count in zip(row, counts, strict=True) if count[call] == 1), row[-1])
        for row in calls
    ]
    return [_File(name, path, id_) for (name, path, _), id_ in zip(unique, ids, strict=True)]


# --------------------------------------------------------------------------- one file


def _sources(path: Path) -> tuple[Tables, Warning | None]:
    """What the `sources.toml` of a folder tells of its files."""
    if not path.is_file():
        return {}, None
    try:
        return load_sources(decode(path.read_bytes())), None
    except (OSError, InputError) as error:
        return {}, Warning("broken-sources", f"{path}: {error}")


def _read_file(
    file: _File, tables: Tables, options: Facts, stdin: BinaryIO | None
) -> Iterator[Article | Warning]:
    """The articles of one file, or why there are none."""
    try:
        text = decode(_bytes(file, stdin))
        raws = _reader(file.path, text)(text)
    except InputError as error:
        yield Warning("unreadable", f"{file.name}: {error}")
        return
    for number, raw in enumerate(raws, start=1):
        suffix = "" if len(raws) == 1 else f"#{number}"
        yield from _articles(_File(file.name + suffix, file.path, file.id + suffix), raw, tables, options)


def _bytes(file: _File, stdin: BinaryIO | None) -> bytes:
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
        return READERS[".html"]
    return READERS[".json"] if re.match(r"[\[{]\s*[\"{\[]", start) else READERS[".txt"]


def _read_html(text: str) -> tuple[Raw, ...]:
    from timeline.pages import read_page

    return (read_page(text),)


def _read_json(text: str) -> tuple[Raw, ...]:
    from timeline.records import read_records

    return read_records(text)


READERS: dict[str, Reader] = {
    ".txt": lambda text: (read_text(text),),
    ".md": lambda text: (read_markdown(text),),
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
}


# --------------------------------------------------------------------------- one article


def _articles(file: _File, raw: Raw, tables: Tables, options: Facts) -> Iterator[Article | Warning]:
    """One article, or the several that a page holds."""
    yield from (Warning(code, f"{file.name}: {message}", file.id) for code, message in raw.notes)
    table, odd = facts_of(tables.get(file.path.name, {}))
    yield from (
        Warning("unknown-key", f"{file.path.parent / SOURCES}: {key!r} is no known key", file.id)
        for key in odd
    )
    told = raw.given.or_else(table)
    title, text = (told.title or raw.page.title), raw.text
    if not title:
        title, text = without_headline(text, told.publisher or raw.page.publisher)
    clippings = find_clippings(text)
    page = replace(raw.page, title=title)
    layers: Layers = ((PublishedFrom.GIVEN, told), (PublishedFrom.PAGE, page), (PublishedFrom.GIVEN, options))
    own = text[: clippings[0].span.start] if clippings else text
    if not clippings:
        yield from _article(file, text, layers)
    elif len(clippings) == 1 and not _has_prose(own):
        yield from _article(file, text, layers, clippings[0])
    elif len(clippings) == 1 and not told.retrieved and not is_heading_of_others(lines_of(own)[-1]):
        yield from _article(file, text, layers)
    else:
        if _has_prose(own):
            yield from _article(file, own, layers)
        for number, clipping in enumerate(clippings, start=1):
            part = _File(f"{file.name}#{number}", file.path, f"{file.id}#{number}")
            context = Facts(language=told.language, retrieved=told.retrieved)
            mine, _ = facts_of(tables.get(f"{file.path.name}#{number}", {}))
            yield from _article(
                part,
                text[clipping.span.start : clipping.span.end] + "\n",
                (
                    (PublishedFrom.GIVEN, mine),
                    (PublishedFrom.PAGE, context),
                    (PublishedFrom.GIVEN, Facts(timezone=options.timezone)),
                ),
                clipping,
                clipping.span.start,
            )


def _has_prose(text: str) -> bool:
    """Whether a text tells something, rather than only naming things."""
    return any(line.prose and len(line.text.split()) > 12 for line in lines_of(text))


def _article(
    file: _File, text: str, layers: Layers, clipping: Clipping | None = None, offset: int = 0
) -> Iterator[Article | Warning]:
    """Settle what an article is called and when it was published; `clipping` is its head, if it has one."""
    facts = Facts()
    for _, layer in layers:
        facts = facts.or_else(layer)
    zone, notes = _zone(facts.timezone)
    retrieved, more = _moment(facts.retrieved, zone)
    notes += more
    if clipping:
        facts = facts.or_else(Facts(title=clipping.title, publisher=clipping.publisher))
        layers = (layers[0], (PublishedFrom.PAGE, _aged(clipping, retrieved)), *layers[1:])
    moment, origin, more = _published(layers, zone)
    notes += more
    yield from (Warning(code, f"{file.name}: {message}", facts.id or file.id) for code, message in notes)
    head = () if clipping is None else (Span(clipping.span.start - offset, clipping.body - offset),)
    yield Article(
        id=facts.id or file.id,
        text=text,
        title=facts.title,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language or "en",
        published=iso(moment) if moment else None,
        published_from=origin,
        timezone=(facts.timezone if zone else None) or (zone_name(moment) if moment else None),
        dct=dct_of(moment, zone) if moment else None,
        boilerplate=tuple(sorted({*find_boilerplate(text), *head})),
        age=Span(*(at - offset for at in clipping.age_span)) if clipping else None,
        retrieved=dct_of(retrieved, zone) if retrieved else None,
    )


Notes = list[tuple[str, str]]


def _zone(name: str) -> tuple[tzinfo | None, Notes]:
    try:
        return (parse_zone(name) if name else None), []
    except DateError as error:
        return None, [("unknown-zone", str(error))]


def _moment(text: str, zone: tzinfo | None) -> tuple[Moment | None, Notes]:
    try:
        moment = parse_moment(text)
    except DateError as error:
        return None, [("bad-date", str(error))]
    return (localised(moment, zone) if moment else None), []


def _aged(clipping: Clipping, retrieved: Moment | None) -> Facts:
    """When an entry was published, as its age tells."""
    moment = moment_before(retrieved, clipping.age) if retrieved else None
    return Facts(published=iso(moment) if moment else "")


def _published(layers: Layers, zone: tzinfo | None) -> tuple[Moment | None, PublishedFrom, Notes]:
    """The publication time of the first layer that knows one."""
    notes: Notes = []
    for origin, facts in layers:
        moment, wrong = _moment(facts.published, zone)
        notes += wrong
        if moment:
            return moment, origin, notes
    return None, PublishedFrom.UNKNOWN, notes
