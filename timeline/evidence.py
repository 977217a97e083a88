"""What an undated article says of its day, were it written on some day: `Evidence(…).ties(day)`.

Each day on which an article may have been written gives every expression in it a date. The day speaks for itself where
other articles tell the like of those very dates, where what is told as past lies before it and what is to come after.
Each piece of evidence is a voice of its own: it may be wrong, and the others go on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from timeline.civil import DAY, weekday
from timeline.coincide import Clue, Library, clues, tellings
from timeline.echo import Heard
from timeline.graph import dct_id
from timeline.interval import Direction, Granularity, Interval, unit_of
from timeline.known import Known, habits, known
from timeline.model import Reference
from timeline.rules.en_links import NAMES_OF_DAYS
from timeline.scene import element
from timeline.sides import sides
from timeline.suppose import Supposed
from timeline.witness import SOME_DAY, Witness, dateline, identities, named_now, twofold, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.evaluate import Story, Value
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant
    from timeline.model import Timex

AROUND = 120  # days before the first and after the last date that others tell, when it was written
LATEST = 400  # ... as far as these dates are no farther from the days of publication
LONGEST = 1000  # days before the last publication that are supposed at most

STEP = 0.5  # what a tie is worth that hangs on the day of writing by way of another expression
CALENDAR = 0.3  # what it is worth that others tell the same calendar date, in whatever words
MONTHLY = 0.6  # what a month weighs beside a day
WRONG_SIDE = 1.4  # what a date costs that lies on the other side of the day than its tense tells
WRONG_CHAIN = 0.4  # ... one that is counted from another
FAR, TOO_FAR = 200, 300  # days to a calendar date: nobody leaves out the year of what is farther off
FAR_OFF = 1.2  # what such a one costs
REMOTE, REMOTE_DAYS = (
    1.0,
    120,
)  # what it costs, in full so many days off, to lie far from all days that it tells
NOT_YET = 0.8  # ... that is told as over before it was, or as ahead when it was over
SAME_NAME = 0.5  # ... that is told by its weekday, and is the day of writing
BESIDE = 0.4  # ... and is a day that the article calls "yesterday" or "tomorrow"
NAMED = 2.0  # what "it is now Thursday" is worth, and "tomorrow is Christmas"
DATELINE = 2.5  # ... and a dateline, on its day
USUAL = 1.0  # what it is worth that a day is the weekday that its sentence says it is
AGREED, SAME_DAY, APART = 0.8, 1.5, 0.6
"""What it is worth that two expressions that date one event agree, to the day, and costs that they do not."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What one voice says for a day of writing, and which telling agrees with it."""

    worth: float
    text: str = ""
    told: str = ""
    exact: bool = False
    once: bool = False  # whether no other such tie counts that is to the same telling


NOTHING = Tie(0.0)


class Voice(Protocol):
    """A piece of evidence."""

    def says(self, day: Interval) -> Tie:
        """What it says for (above 0) or against a day of writing."""


class Evidence:
    """All that an article says of its day, were it written on some day."""

    def __init__(
        self,
        reading: Reading,
        graph: TemporalGraph,
        story: Story,
        values: Mapping[str, Value],
        library: Library,
    ) -> None:
        kin = library.kin(reading.article.id)
        told = tellings(kin, graph, values)
        self._published = sorted(
            v.interval.start
            for r in kin
            if (v := values.get(dct_id(r.article.id))) and v.interval and v.interval.start is not None
        )
        self._told = [t.interval.start for t in told if t.interval.start is not None]
        supposed = Supposed(graph, story, values, reading.article.id)
        lies = sides(reading)
        found = tuple(clues(reading, graph, told, kin, lies))
        self._fixed = tuple(
            _Fixed(t, v.interval, lies[t.id])
            for t in reading.timexes
            if lies.get(t.id) and (v := values.get(t.id)) and v.interval is not None
        )
        self._voices: tuple[Voice, ...] = (
            *self._fixed,
            *_counting(found, reading, graph, supposed),
            *_naming(found, reading, supposed),
            *_near(found, reading, values, supposed),
            *(_Agreeing(story.timexes[one], other, supposed) for one, other in twofold(reading, graph)),
            *(_Same(story.timexes[one], other, supposed) for one, other in identities(reading)),
            *(_Knowing(k) for k in known(reading, story, values)),
            *(_Usual(story.timexes[node], number, supposed) for node, number in habits(reading, graph)),
            *(_Witnessing(w) for w in witnesses(reading, supposed, kin, values)),
        )

    def days(self) -> list[Interval]:
        """The days on which the article may have been written, as far as its kin tell."""
        if not self._published or not self._voices:
            return []
        first, last = self._published[0], self._published[-1]
        near = [first, last, *(t for t in self._told if first - LATEST * DAY <= t <= last + LATEST * DAY)]
        low = max(min(near) - AROUND * DAY, last - LONGEST * DAY)
        high = max(near) + AROUND * DAY
        return [unit_of(day * DAY, Granularity.DAY) for day in range(low // DAY, high // DAY)]

    def bounds(self) -> Interval:
        """No earlier than the last day that it tells in full as past, no later than the first still to come."""
        past = [f.date.start for f in self._fixed if f.side < 0 and f.date.start is not None]
        ahead = [f.date.end for f in self._fixed if f.side > 0 and f.date.end is not None]
        start, end = max(past, default=None), min(ahead, default=None)
        if start is not None and end is not None and start >= end:
            return Interval(None, None, Granularity.DAY)
        return Interval(start, end, Granularity.DAY)

    def ties(self, day: Interval) -> list[Tie]:
        """What speaks for a day, and (below 0) against it."""
        return _once(voice.says(day) for voice in self._voices)


def _once(ties: Iterable[Tie]) -> list[Tie]:
    """Ties without those to a telling that a better one is tied to: "at 10 last night", "late last night"."""
    found: list[Tie] = []
    heard: set[str] = set()
    for tie in sorted(ties, key=lambda t: (-t.worth, t.text)):
        if tie.once and tie.told and tie.worth > 0:
            if tie.told in heard:
                continue
            heard.add(tie.told)
        found.append(tie)
    return found


# --------------------------------------------------------------------------- expressions and what others tell


def _counting(
    found: Iterable[Clue], reading: Reading, graph: TemporalGraph, supposed: Supposed
) -> Iterator[Voice]:
    """Every expression that hangs on the day of writing."""
    now, line = named_now(reading), dateline(reading)
    calendar = {c.timex.id for c in found if c.calendar and c.steps == 1}
    dated = tuple(
        _Dated(c, Heard(c.like))
        for c in found
        if c.timex.id in calendar and (line is None or c.timex.id != line.id)
    )
    yield from (*dated, *([_Far(dated)] if dated else ()))
    for clue in found:
        if clue.timex.id in now:
            yield _Now(clue.timex, NAMED)
        elif line is not None and clue.timex.id == line.id:
            yield _Now(clue.timex, DATELINE)
        elif clue.timex.id not in calendar:
            counted = clue.steps > 1 and graph.explain(clue.timex.id)[-1].source in calendar
            cost = WRONG_SIDE if clue.steps == 1 else WRONG_CHAIN * counted
            yield _Counted(clue, Heard(clue.like), supposed, cost)


@dataclass(frozen=True, slots=True)
class _Counted:
    """An expression that counts from the day: whether others tell of the date that it gives."""

    clue: Clue
    heard: Heard
    supposed: Supposed
    cost: float

    def says(self, day: Interval) -> Tie:
        date = self._date(day)
        if date is None:
            return NOTHING
        worth, told = self.heard.echo(date)
        worth *= 1.0 if self.clue.steps == 1 else STEP
        worth -= self.cost * abs(self.clue.side) * _is_wrong(date, self.clue.side, day)
        exact = self.clue.steps == 1 and date.granularity <= Granularity.DAY
        return Tie(worth, self.clue.timex.text, told, exact, once=True)

    def _date(self, day: Interval) -> Interval | None:
        """The date on its side of the day: the Monday that is over, where its verb is of the past."""
        date = self.supposed.when(self.clue.timex.id, day)
        expr = self.clue.timex.expr
        partial = self.clue.steps == 1 and self.clue.timex.reference is Reference.PARTIAL
        if date is None or expr is None or not partial or not _is_wrong(date, self.clue.side, day):
            return date
        return expr.resolve(day, Direction.PAST if self.clue.side < 0 else Direction.FUTURE)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the year, in the year that fits best: on its side of the day, not far off, told by others."""

    clue: Clue
    heard: Heard

    found: dict[Interval, tuple[Tie, float]] = field(default_factory=dict)

    def says(self, day: Interval) -> Tie:
        return self.best(day)[0]

    def best(self, day: Interval) -> tuple[Tie, float]:
        """What the date says for a day, and how surely (0 to 1) it is too far off to be told without its year."""
        if day not in self.found:
            expr = self.clue.timex.expr
            assert expr is not None
            ways = dict.fromkeys(expr.resolve(day, way) for way in (Direction.PAST, Direction.FUTURE))
            dates = [date for date in ways if date is not None]
            each = [(self._in(date, day), _far(date, day) if len(dates) > 1 else 0.0) for date in dates]
            self.found[day] = max(
                each, key=lambda e: (e[0].worth - FAR_OFF * e[1], e[0].told), default=(NOTHING, 0.0)
            )
        return self.found[day]

    def _in(self, date: Interval, day: Interval) -> Tie:
        like, told = self.heard.most_like(date)
        worth = like + CALENDAR * bool(like)
        worth -= WRONG_SIDE * abs(self.clue.side) * _is_wrong(date, self.clue.side, day)
        worth *= MONTHLY if date.granularity > Granularity.DAY else 1.0
        return Tie(worth, self.clue.timex.text, told)


def _far(date: Interval, day: Interval) -> float:
    days = abs((date.start or 0) - (day.start or 0)) / DAY
    return min(1.0, max(0.0, (days - FAR) / (TOO_FAR - FAR)))


@dataclass(frozen=True, slots=True)
class _Far:
    """All dates of the year: one that would be told with its year is enough, and a look back has many."""

    dated: tuple[_Dated, ...]

    def says(self, day: Interval) -> Tie:
        return Tie(-FAR_OFF * max(dated.best(day)[1] for dated in self.dated))


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A date that needs no day of writing, as past or as still to come."""

    timex: Timex
    date: Interval
    side: float

    def says(self, day: Interval) -> Tie:
        return Tie(-WRONG_SIDE * abs(self.side) * _is_wrong(self.date, self.side, day), self.timex.text)


def _near(
    found: Iterable[Clue], reading: Reading, values: Mapping[str, Value], supposed: Supposed
) -> Iterator[Voice]:
    """All days of the calendar that the article tells."""
    known = (values.get(t.id) for t in reading.timexes)
    told = [v.interval for v in known if v is not None and v.interval is not None]
    days = sorted(i.start for i in told if i.start is not None and i.granularity <= Granularity.DAY)
    dates = tuple(c.timex.id for c in found if c.calendar and c.steps == 1)
    if days or dates:
        yield _Near(tuple(days), dates, supposed)


@dataclass(frozen=True, slots=True)
class _Near:
    """The nearest of the days that an article tells: it is seldom written long after or before them all."""

    days: tuple[Instant, ...]
    dates: tuple[str, ...]
    supposed: Supposed

    def says(self, day: Interval) -> Tie:
        now = day.start or 0
        at = bisect_left(self.days, now)
        then = [*self.days[max(0, at - 1) : at + 1]]
        dates = (self.supposed.when(node, day) for node in self.dates)
        then += [d.start for d in dates if d is not None and d.start is not None]
        gap = min((abs(now - start) / DAY for start in then), default=0.0)
        return Tie(-REMOTE * min(1.0, gap / REMOTE_DAYS))


def _is_wrong(date: Interval, side: float, day: Interval) -> bool:
    """Whether a date lies on the other side of the day of writing than its tense tells."""
    if None in (date.start, date.end, day.start, day.end):
        return False
    return date.start >= day.end if side < 0 else side > 0 and date.end <= day.start  # type: ignore[operator]


# --------------------------------------------------------------------------- how days are named


def _naming(found: Iterable[Clue], reading: Reading, supposed: Supposed) -> Iterator[Voice]:
    """Weekdays, each once, in an article that calls the days beside its own "yesterday" and "tomorrow"."""
    own = [c.timex for c in found if c.timex.reference is Reference.DEICTIC and c.steps == 1]
    if dateline(reading) is not None or not any(_is_beside(t, supposed) for t in own):
        return
    now = named_now(reading)
    named = tuple(t.id for t in own if t.text.lower() in NAMES_OF_DAYS)
    days: defaultdict[int, list[str]] = defaultdict(list)
    for clue in found:
        repeat = element(clue.timex.expr)
        if clue.steps == 1 and clue.timex.id not in now and repeat is not None and repeat.weekday:
            days[repeat.weekday].append(clue.timex.id)
    yield from (_Named(tuple(nodes), named, supposed) for _, nodes in sorted(days.items()))


def _is_beside(timex: Timex, supposed: Supposed) -> bool:
    """Whether an expression tells the day of writing or one beside it: "this morning", "late yesterday"."""
    date = supposed.when(timex.id, SOME_DAY)
    if date is None or date.start is None or date.granularity > Granularity.DAY:
        return False
    return element(timex.expr) is None and abs(date.start // DAY * DAY - (SOME_DAY.start or 0)) <= DAY


@dataclass(frozen=True, slots=True)
class _Named:
    """A weekday, where the article has a nearer name for the day of writing and those beside it."""

    weekdays: tuple[str, ...]
    named: tuple[str, ...]
    supposed: Supposed

    def says(self, day: Interval) -> Tie:
        told = self._days(self.weekdays, day)
        beside = any(date != day and date in told for date in self._days(self.named, day))
        return Tie(-SAME_NAME * (day in told) - BESIDE * beside)

    def _days(self, nodes: Iterable[str], day: Interval) -> list[Interval]:
        dates = (self.supposed.when(node, day) for node in nodes)
        fine = (d.start for d in dates if d is not None and d.granularity <= Granularity.DAY)
        return [unit_of(start, Granularity.DAY) for start in fine if start is not None]


# --------------------------------------------------------------------------- what the article says of its day itself


@dataclass(frozen=True, slots=True)
class _Now:
    """An expression that names the day of writing: "it is now Thursday", a dateline."""

    timex: Timex
    worth: float

    def says(self, day: Interval) -> Tie:
        expr = self.timex.expr
        assert expr is not None
        ways = (expr.resolve(day, way) for way in (Direction.PAST, Direction.FUTURE))
        days = [unit_of(d.start, Granularity.DAY) for d in ways if d is not None and d.start is not None]
        return Tie(self.worth * (day in days), self.timex.text, exact=True)


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """Two expressions that date one event."""

    timex: Timex
    other: str
    supposed: Supposed

    def says(self, day: Interval) -> Tie:
        a, b = self.supposed.when(self.timex.id, day), self.supposed.when(self.other, day)
        if a is None or b is None:
            return NOTHING
        exact = max(a.granularity, b.granularity) <= Granularity.DAY
        worth = (SAME_DAY if exact else AGREED) if a.overlaps(b) else -APART
        return Tie(worth, self.timex.text, exact=exact)


@dataclass(frozen=True, slots=True)
class _Same:
    """An expression that counts from the day and what it is said to be: "tomorrow is Christmas"."""

    timex: Timex
    other: str
    supposed: Supposed

    def says(self, day: Interval) -> Tie:
        a, b = self.supposed.when(self.timex.id, day), self.supposed.when(self.other, day)
        same = a is not None and b is not None and a.granularity <= Granularity.DAY and a.overlaps(b)
        return Tie(NAMED * same, self.timex.text, exact=True)


@dataclass(frozen=True, slots=True)
class _Knowing:
    """What is over or still to come, where others date it."""

    fact: Known

    def says(self, day: Interval) -> Tie:
        return Tie(-NOT_YET * self.fact.denies(day), self.fact.text)


@dataclass(frozen=True, slots=True)
class _Usual:
    """An expression that is said to fall on a weekday."""

    timex: Timex
    number: int
    supposed: Supposed

    def says(self, day: Interval) -> Tie:
        date = self.supposed.when(self.timex.id, day)
        if date is None or date.start is None or date.granularity > Granularity.DAY:
            return NOTHING
        return Tie(USUAL * (weekday(date.start) == self.number), self.timex.text)


@dataclass(frozen=True, slots=True)
class _Witnessing:
    """Days of writing that speak for themselves."""

    witness: Witness

    def says(self, day: Interval) -> Tie:
        assert day.start is not None
        worth = self.witness.days.get(day.start, 0.0)
        return Tie(worth, self.witness.text, self.witness.told, exact=True, once=True) if worth else NOTHING


__all__ = ["Evidence", "Tie"]
