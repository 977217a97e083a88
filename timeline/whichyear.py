"""Which year a date told without one is of, where another article tells the same happening of another year.

"A programme aired the tape on 21 November" written in 2025, "the tape was aired on 21 November 2022" elsewhere: who
writes long afterwards leaves out a year that the story knows. The article that says the year, or that came out nearest to
the day, is believed; a date that others tell of the year it was taken to be of stays.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.candidates import when_of
from timeline.civil import DAY, civil
from timeline.compare import likely
from timeline.interval import Direction, Granularity
from timeline.model import Anchor, AnchorKind, Dating, Reference, Status, Tense
from timeline.scene import element, text_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.candidates import Candidate, When
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Interval
    from timeline.model import EventMention, Timex

ENOUGH = 1.5  # the score from which on two mentions are one happening, were it of one year
APART = 5  # years that a date may be moved by: what lies farther off is told with its year
CROWD = 12  # mentions of one month that share a word are compared
FAR = 10**6  # days to a publication that is not known
STEPS = 8  # expressions that a year may be handed down by

TOLD = frozenset({"attached", "extent", "begun", "enacted", "clause"})
"""Sieves that put a mention on an expression."""

NAMED = frozenset({"own.year", "range", "agreed"})
"""Sieves that take the year of an expression from what is beside it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention and the expression that dates it: how far from publication, whether its year is said, whether it is ahead."""

    candidate: Candidate
    timex: Timex
    interval: Interval
    far: int
    said: bool
    ahead: bool

    @property
    def year(self) -> int:
        return civil(self.interval.start or 0)[0]

    @property
    def month(self) -> int:
        return civil(self.interval.start or 0)[1]


def borrowed_years(
    readings: Sequence[Reading],
    found: Sequence[Candidate],
    graph: TemporalGraph,
    datings: Mapping[str, Dating],
) -> tuple[Anchor, ...]:
    """New anchors for the expressions whose year another article knows better: "21 November" on its "aired"."""
    timexes = {t.id: t for r in readings for t in r.timexes}
    told = list(_tellings(found, timexes, graph, datings))
    lent = _lent(told) if len({one.year for one in told}) > 1 else {}
    moved = [
        Anchor(
            timex, lender.id, AnchorKind.EVENT, "agreed", Direction.SAME,
            f"no year is told, and “{lender.text}” tells the same",
        )
        for timex, lender in lent.items()
    ]  # fmt: skip
    return (*moved, *_along(readings, lent, graph, datings))


def _lent(told: Sequence[_Told]) -> dict[str, EventMention]:
    """The mention of another article that knows the year, by the expression; who borrows lends nothing."""
    filed: defaultdict[tuple[int, str], list[_Told]] = defaultdict(list)
    for one in told:
        for key in one.candidate.keys:
            filed[one.month, key].append(one)
    best: dict[str, tuple[float, str]] = {}
    for one in told:
        lender = None if one.said else _lender(one, _alike(one, filed))
        if lender is not None:
            best[one.timex.id] = max(lender, best.get(one.timex.id, lender))
    homes = {one.candidate.mention.id: one for one in told}
    lenders = {timex: homes[name] for timex, (_, name) in sorted(best.items())}
    return {
        timex: lender.candidate.mention for timex, lender in lenders.items() if lender.timex.id not in lenders
    }


def _alike(one: _Told, filed: Mapping[tuple[int, str], Sequence[_Told]]) -> list[_Told]:
    """The mentions of other articles in the same month of any year that share a word."""
    shelves = (filed[one.month, key][-CROWD:] for key in one.candidate.keys)
    met = {other.candidate.mention.id: other for shelf in shelves for other in shelf}
    return [o for o in met.values() if o.candidate.mention.article != one.candidate.mention.article]


def _lender(one: _Told, others: Iterable[_Told]) -> tuple[float, str] | None:
    """The surer telling of the same day of another year, unless one of the same year is as like."""
    rivals, kept = [], []
    for other in others:
        if other.year == one.year:
            kept.append(other)
        elif (moved := _moved(one, other)) is not None:
            rivals.append((_score(replace(one.candidate, when=moved), other.candidate), other))
    score, lender = max(((score, other.candidate.mention.id) for score, other in rivals), default=(0.0, ""))
    if score < ENOUGH or any(_score(one.candidate, other.candidate) >= score for other in kept):
        return None
    return score, lender


def _moved(one: _Told, other: _Told) -> When | None:
    """When it would be in the other's year; None where the other is no surer, or the words forbid it."""
    surer = other.said or other.far < one.far
    if not surer or abs(one.year - other.year) > APART or one.timex.expr is None:
        return None
    there = one.timex.expr.resolve(other.interval, Direction.SAME)
    if there is None or not there.overlaps(other.interval):
        return None
    published, when = one.candidate.published, one.candidate.when
    moved = when_of(Dating(there, there, stated=when.stated))
    fits = published is None or moved.first is None or (moved.first > published) == one.ahead
    return moved if fits else None


def _score(a: Candidate, b: Candidate) -> float:
    return likely(*sorted((a, b), key=lambda c: c.mention.id))


def _tellings(
    found: Sequence[Candidate],
    timexes: Mapping[str, Timex],
    graph: TemporalGraph,
    datings: Mapping[str, Dating],
) -> Iterator[_Told]:
    """The mentions that an expression dates to a day or a month."""
    for candidate in found:
        mention = candidate.mention
        anchor = graph.anchors.get(mention.id)
        timex = timexes.get(anchor.target or "") if anchor is not None and anchor.origin in TOLD else None
        dating = datings.get(timex.id) if timex is not None else None
        if timex is None or dating is None or dating.interval is None or not _is_calendar(dating.interval):
            continue
        first = (dating.interval.start or 0) // DAY
        far = FAR if candidate.published is None else abs(first - candidate.published)
        ahead = mention.status is Status.PLANNED or mention.tense is Tense.FUTURE or _is_ahead(timex, graph)
        yield _Told(candidate, timex, dating.interval, far, _is_said(timex, timexes, graph), ahead)


def _is_calendar(interval: Interval) -> bool:
    unit = interval.granularity
    return None not in (interval.start, interval.end) and (
        unit <= Granularity.DAY or unit is Granularity.MONTH
    )


def _is_ahead(timex: Timex, graph: TemporalGraph) -> bool:
    """Whether the tense puts an expression after publication: "goes on trial in November"."""
    anchor = graph.anchors.get(timex.id)
    return anchor is not None and anchor.kind is AnchorKind.DCT and anchor.direction is Direction.FUTURE


def _is_said(timex: Timex, timexes: Mapping[str, Timex], graph: TemporalGraph) -> bool:
    """Whether words say the year, of the expression or of what it counts from, and not only the tense."""
    for _ in range(STEPS):
        anchor = graph.anchors.get(timex.id)
        if _is_yearless(timex) and (anchor is None or anchor.origin not in NAMED):
            return False
        if anchor is None or anchor.target not in timexes:
            return True
        timex = timexes[anchor.target or ""]
    return False


def _is_yearless(timex: Timex) -> bool:
    repeat = element(timex.expr) if timex.reference is Reference.PARTIAL else None
    return repeat is not None and bool(repeat.month or repeat.part)


def _along(
    readings: Sequence[Reading],
    lent: Mapping[str, EventMention],
    graph: TemporalGraph,
    datings: Mapping[str, Dating],
) -> Iterator[Anchor]:
    """What a sentence tells of the same wrong year goes along: "the raid came in May, the arrest on 3 June"."""
    for reading in readings:
        for moved in (t for t in reading.timexes if t.id in lent):
            sentence = reading.parsed.sentence_at(moved.span.start)
            for timex in reading.timexes if sentence is not None else ():
                anchor = graph.anchors.get(timex.id)
                beside = sentence is not None and sentence.start <= timex.span.start < sentence.end
                if timex.id in lent or not beside or anchor is None or anchor.kind is not AnchorKind.DCT:
                    continue
                if _is_yearless(timex) and _year(datings, timex) == _year(datings, moved):
                    yield text_anchor(
                        timex, moved, "agreed", why=f"of the year of “{moved.text}” in the same sentence"
                    )


def redated(
    readings: Sequence[Reading],
    found: Sequence[Candidate],
    graph: TemporalGraph,
    datings: Mapping[str, Dating],
    agreed: Sequence[Anchor],
) -> list[Candidate]:
    """The candidates with the years that `borrowed_years` found, as the next solve will date them."""
    timexes = {t.id: t for r in readings for t in r.timexes}
    moved: dict[str, Interval | None] = {}
    for anchor in agreed:
        dating, expr = datings.get(anchor.target or ""), timexes[anchor.source].expr
        base = moved.get(anchor.target or "") or (dating.interval if dating is not None else None)
        moved[anchor.source] = expr.resolve(base, anchor.direction) if expr is not None else None
    return [
        replace(one, when=when_of(Dating(there, there, stated=one.when.stated)))
        if (hung := graph.anchors.get(one.mention.id)) and (there := moved.get(hung.target or ""))
        else one
        for one in found
    ]


def _year(datings: Mapping[str, Dating], timex: Timex) -> int | None:
    dating = datings.get(timex.id)
    interval = dating.interval if dating is not None else None
    return None if interval is None or interval.start is None else civil(interval.start)[0]


__all__ = ["borrowed_years", "redated"]
