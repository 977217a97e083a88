"""The product: a timeline of dated events with their evidence, as pages and JSON tell it."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.model import AnchorKind, PublishedFrom, Status, TimexType, TLink, Warning


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as the timeline shows it: where, in which words, dated how."""

    id: str
    article: str
    start: int
    end: int
    text: str
    quote: str
    date: str
    timex: str | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another date that some sources give for the same event.

    Where its `mentions` do not give the date themselves they say that it is wrong (`denied`), or `by` whom it is given.
    """

    date: str
    mentions: tuple[str, ...]
    by: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, merged over all its mentions. `date` is EDTF, "" where nothing is known.

    `point` is False where `date` is a range that the event lies somewhere inside, as in `Dating.point`.
    """

    id: str
    label: str
    date: str
    earliest: str | None
    latest: str | None
    granularity: str
    status: Status
    stated: bool
    confidence: float
    salience: float
    participants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    salience_reasons: tuple[str, ...] = ()
    point: bool = True


@dataclass(frozen=True, slots=True)
class TimexAnchor:
    """What an expression hangs on, as the JSON says it."""

    kind: AnchorKind
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DatedTimex:
    """A time expression as the timeline shows it: resolved, with its sentence."""

    id: str
    article: str
    start: int
    end: int
    text: str
    quote: str
    type: TimexType
    value: str
    mod: str | None = None
    anchor: TimexAnchor = field(default_factory=lambda: TimexAnchor(AnchorKind.NONE))


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the timeline lists it."""

    id: str
    title: str
    publisher: str
    url: str
    language: str
    published: str | None
    published_from: PublishedFrom


@dataclass(frozen=True, slots=True)
class Timeline:
    """The product: articles, events in time order (undated last), expressions, links, warnings."""

    title: str
    articles: tuple[Source, ...]
    events: tuple[Event, ...]
    timexes: tuple[DatedTimex, ...] = ()
    links: tuple[TLink, ...] = ()
    warnings: tuple[Warning, ...] = ()
    schema: int = 1

    def to_json(self) -> bytes:
        """Write the timeline as JSON: `story.to_json()[:12]` is `b'{"schema":1,'`."""
        from timeline.export import to_json  # noqa: PLC0415  a convenience of the result, loaded when asked for

        return to_json(self)

    def to_html(self) -> str:
        """Render the timeline as one self-contained page, as `render.render_page` does by default."""
        from timeline.render import render_page  # noqa: PLC0415  a convenience of the result, loaded when asked for

        return render_page(self)


__all__ = ["Conflict", "DatedTimex", "Event", "Mention", "Source", "Timeline", "TimexAnchor"]
