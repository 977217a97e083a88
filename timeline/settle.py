"""What is told of an article -> the article: whom to believe, when it was published, which part of a page it is.

A header goes before `sources.toml`, that before what the page says of itself, and that before the options.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from timeline.boilerplate import find_boilerplate, is_heading_of_others, lines_of
from timeline.clippings import Clipping, find_clippings, moment_before
from timeline.errors import DateError
from timeline.gather import SOURCES, File
from timeline.header import Facts, Raw, facts_of
from timeline.model import Article, PublishedFrom, Span, Warning
from timeline.plain import without_headline
from timeline.published import Moment, day, dct_of, iso, localised, parse_moment, parse_zone, zone_name

Layers = tuple[tuple[PublishedFrom, Facts], ...]  # who tells what, the first to be believed first
Notes = list[tuple[str, str]]  # code and message of warnings

_PROSE = 12  # words of a line that tells something


def settle(file: File, raw: Raw, options: Facts) -> Iterator[Article | Warning]:
    """The article of a file, or the several that a page holds."""
    table, odd = facts_of(file.table)
    for code, message in raw.notes:
        yield Warning(code, f"{file.name}: {message}", file.id)
    for key in odd:
        yield Warning(
            "unknown-key", f"{file.path.parent / SOURCES}: {key!r} of {file.name} is no known key", file.id
        )
    told = raw.given.or_else(table)
    text, page = raw.text, raw.page
    if not (told.title or page.title) and _has_prose(_own(text, find_clippings(text))):
        title, text = without_headline(text, told.publisher or page.publisher)
        page = replace(page, title=title)
    layers: Layers = ((PublishedFrom.GIVEN, told), (PublishedFrom.PAGE, page), (PublishedFrom.GIVEN, options))
    clippings = find_clippings(text)
    own = _own(text, clippings)
    if not clippings or (len(clippings) == 1 and _has_prose(own) and not _announced(own, told)):
        yield from _article(_Piece(file, text), layers)
    elif len(clippings) == 1 and not _has_prose(own):
        yield from _article(_Piece(file, text, clippings[0]), layers)
    elif _has_prose(own):
        yield from _article(_Piece(file, own), layers)
        yield from _parts(file, text, clippings, layers, told.retrieved)
    else:  # the page is nothing but its entries, so its own date is when it was seen
        yield from _parts(
            file, text, clippings, layers, told.retrieved or told.published or options.published
        )


def _own(text: str, clippings: tuple[Clipping, ...]) -> str:
    """What stands before the first entry of a page."""
    return text[: clippings[0].span.start] if clippings else text


def _has_prose(text: str) -> bool:
    """Whether a text tells something, rather than only naming things."""
    return any(line.prose and len(line.text.split()) > _PROSE for line in lines_of(text))


def _announced(own: str, told: Facts) -> bool:
    """Whether one age in the middle of a page begins another article."""
    return bool(told.retrieved) or is_heading_of_others(lines_of(own)[-1])


def _parts(
    file: File, text: str, clippings: tuple[Clipping, ...], layers: Layers, retrieved: str
) -> Iterator[Article | Warning]:
    """The entries of a page: of what is told of the page, only its language and retrieval are theirs."""
    shared = Facts(language=layers[0][1].or_else(layers[1][1]).language, retrieved=retrieved)
    zone = Facts(timezone=layers[-1][1].timezone)
    for number, clipping in enumerate(clippings, start=1):
        part = file.part(number)
        piece = text[clipping.span.start : clipping.span.end] + "\n"
        own = facts_of(part.table)[0]
        yield from _article(
            _Piece(part, piece, clipping, clipping.span.start),
            ((PublishedFrom.GIVEN, own), (PublishedFrom.PAGE, shared), (PublishedFrom.GIVEN, zone)),
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that becomes an article; its head, where it has one, with offsets that count from `offset`."""

    file: File
    text: str
    head: Clipping | None = None
    offset: int = 0

    @property
    def boilerplate(self) -> tuple[Span, ...]:
        spans = find_boilerplate(self.text)
        if self.head is None:
            return spans
        head = Span(self.head.span.start - self.offset, self.head.body - self.offset)
        return (head, *(span for span in spans if not span.overlaps(head)))

    @property
    def age(self) -> Span | None:
        return Span(*(at - self.offset for at in self.head.age_span)) if self.head else None


def _article(piece: _Piece, layers: Layers) -> Iterator[Article | Warning]:
    """Settle what an article is called and when it was published."""
    facts = Facts()
    for _, layer in layers:
        facts = facts.or_else(layer)
    zone, notes = _zone(facts.timezone)
    retrieved, wrong = _moment(facts.retrieved, zone)
    if piece.head:
        facts = facts.or_else(Facts(title=piece.head.title, publisher=piece.head.publisher))
        layers = (layers[0], (PublishedFrom.PAGE, _aged(piece.head, retrieved)), *layers[1:])
    moment, origin, doubts = _published(layers, zone)
    id_ = facts.id or piece.file.id
    for code, message in (*notes, *wrong, *doubts):
        yield Warning(code, f"{piece.file.name}: {message}", id_)
    yield Article(
        id=id_,
        text=piece.text,
        title=facts.title,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language or "en",
        published=iso(moment) if moment else None,
        published_from=origin,
        timezone=facts.timezone if zone else zone_name(moment),
        dct=dct_of(moment, zone) if moment else None,
        boilerplate=piece.boilerplate,
        age=piece.age,
        retrieved=dct_of(retrieved, zone) if retrieved else None,
    )


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


def _aged(head: Clipping, retrieved: Moment | None) -> Facts:
    """When an entry was published, as its age tells."""
    moment = moment_before(retrieved, head.age) if retrieved else None
    return Facts(published=iso(moment) if moment else "")


def _published(layers: Layers, zone: tzinfo | None) -> tuple[Moment | None, PublishedFrom, Notes]:
    """The publication time of the first layer that knows one, and a doubt where the page prints another."""
    notes: Notes = []
    known: list[tuple[Moment, PublishedFrom]] = []
    for origin, facts in layers:
        moment, wrong = _moment(facts.published, zone)
        notes += wrong
        if moment:
            known.append((moment, origin))
    if not known:
        return None, PublishedFrom.UNKNOWN, notes
    (moment, origin), *others = known
    for other, source in others:
        if source is PublishedFrom.PAGE and abs((day(other) - day(moment)).days) > 1:
            notes.append(
                ("date-disagreement", f"published {day(moment)}, but the page says {day(other)}; check it")
            )
    return moment, origin, notes
