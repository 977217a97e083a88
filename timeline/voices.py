"""The voices that speak for a day of writing, or against it: `voice.says(day)`.

Each is one piece of evidence. It may be wrong, and the others go on.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.civil import DAY, weekday
from timeline.interval import Direction, Granularity, Interval, unit_of
from timeline.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.coincide import Clue
    from timeline.echo import Heard
    from timeline.interval import Instant
    from timeline.known import Known
    from timeline.model import Timex
    from timeline.suppose import Supposed
    from timeline.witness import Witness

STEP = 0.5  # what a tie is worth that hangs on the day of writing by way of another expression
CALENDAR = 0.3  # what it is worth that others tell the same calendar date, in whatever words
MONTHLY = 0.6  # what a month weighs beside a day
WRONG_SIDE = 1.4  # what a date costs that lies on the other side of the day than its tense tells
WRONG_CHAIN = 0.4  # ... one that is counted from another
FAR, TOO_FAR = 200, 300  # days to a calendar date: nobody leaves out the year of what is farther off
FAR_OFF = 1.2  # what such a one costs
REMOTE, REMOTE_DAYS = 1.0, 120  # what it costs to lie so many days from all that it tells, or more
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


class Voice(ABC):
    """A piece of evidence."""

    __slots__ = ()

    def says(self, day: Interval) -> Tie:
        """What it says for a day of writing (worth above 0) or against it: `voice.says(day).worth`."""
        return self._says(day)

    @abstractmethod
    def _says(self, day: Interval) -> Tie: ...


@dataclass(frozen=True, slots=True)
class Counted(Voice):
    """An expression that counts from the day: whether others tell of the date that it gives."""

    clue: Clue
    heard: Heard
    supposed: Supposed
    cost: float

    def _says(self, day: Interval) -> Tie:
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
class Dated(Voice):
    """A date of the year, in the year that fits best: on its side of the day, not far off, told by others."""

    clue: Clue
    heard: Heard

    found: dict[Interval, tuple[Tie, float]] = field(default_factory=dict)

    def _says(self, day: Interval) -> Tie:
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
class Far(Voice):
    """All dates of the year: one that would be told with its year is enough, and a look back has many."""

    dated: tuple[Dated, ...]

    def _says(self, day: Interval) -> Tie:
        return Tie(-FAR_OFF * max(dated.best(day)[1] for dated in self.dated))


@dataclass(frozen=True, slots=True)
class Fixed(Voice):
    """A date that needs no day of writing, as past or as still to come."""

    timex: Timex
    date: Interval
    side: float

    def _says(self, day: Interval) -> Tie:
        return Tie(-WRONG_SIDE * abs(self.side) * _is_wrong(self.date, self.side, day), self.timex.text)


@dataclass(frozen=True, slots=True)
class Near(Voice):
    """The nearest of the days that an article tells: it is seldom written long after or before them all."""

    days: tuple[Instant, ...]
    dates: tuple[str, ...]
    supposed: Supposed

    def _says(self, day: Interval) -> Tie:
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


@dataclass(frozen=True, slots=True)
class Named(Voice):
    """A weekday, where the article has a nearer name for the day of writing and those beside it."""

    weekdays: tuple[str, ...]
    named: tuple[str, ...]
    supposed: Supposed

    def _says(self, day: Interval) -> Tie:
        told = self._days(self.weekdays, day)
        beside = any(date != day and date in told for date in self._days(self.named, day))
        return Tie(-SAME_NAME * (day in told) - BESIDE * beside)

    def _days(self, nodes: Iterable[str], day: Interval) -> list[Interval]:
        dates = (self.supposed.when(node, day) for node in nodes)
        fine = (d.start for d in dates if d is not None and d.granularity <= Granularity.DAY)
        return [unit_of(start, Granularity.DAY) for start in fine if start is not None]


@dataclass(frozen=True, slots=True)
class Now(Voice):
    """An expression that names the day of writing: "it is now Thursday", a dateline."""

    timex: Timex
    worth: float

    def _says(self, day: Interval) -> Tie:
        expr = self.timex.expr
        assert expr is not None
        ways = (expr.resolve(day, way) for way in (Direction.PAST, Direction.FUTURE))
        days = [unit_of(d.start, Granularity.DAY) for d in ways if d is not None and d.start is not None]
        return Tie(self.worth * (day in days), self.timex.text, exact=True)


@dataclass(frozen=True, slots=True)
class Paired(Voice):
    """Two expressions that are told of one thing."""

    timex: Timex
    other: str
    supposed: Supposed

    def _says(self, day: Interval) -> Tie:
        a, b = self.supposed.when(self.timex.id, day), self.supposed.when(self.other, day)
        return NOTHING if a is None or b is None else self._of(a, b)

    @abstractmethod
    def _of(self, a: Interval, b: Interval) -> Tie:
        """What it says where the two are these dates."""


@dataclass(frozen=True, slots=True)
class Agreeing(Paired):
    """Two expressions that date one event."""

    def _of(self, a: Interval, b: Interval) -> Tie:
        exact = max(a.granularity, b.granularity) <= Granularity.DAY
        worth = (SAME_DAY if exact else AGREED) if a.overlaps(b) else -APART
        return Tie(worth, self.timex.text, exact=exact)


@dataclass(frozen=True, slots=True)
class Same(Paired):
    """An expression that counts from the day and what it is said to be: "tomorrow is Christmas"."""

    def _of(self, a: Interval, b: Interval) -> Tie:
        same = a.granularity <= Granularity.DAY and a.overlaps(b)
        return Tie(NAMED * same, self.timex.text, exact=True)


@dataclass(frozen=True, slots=True)
class Knowing(Voice):
    """What is over or still to come, where others date it."""

    fact: Known

    def _says(self, day: Interval) -> Tie:
        return Tie(-NOT_YET * self.fact.denies(day), self.fact.text)


@dataclass(frozen=True, slots=True)
class Usual(Voice):
    """An expression that is said to fall on a weekday."""

    timex: Timex
    number: int
    supposed: Supposed

    def _says(self, day: Interval) -> Tie:
        date = self.supposed.when(self.timex.id, day)
        if date is None or date.start is None or date.granularity > Granularity.DAY:
            return NOTHING
        return Tie(USUAL * (weekday(date.start) == self.number), self.timex.text)


@dataclass(frozen=True, slots=True)
class Witnessing(Voice):
    """Days of writing that speak for themselves."""

    witness: Witness

    def _says(self, day: Interval) -> Tie:
        assert day.start is not None
        worth = self.witness.days.get(day.start, 0.0)
        return Tie(worth, self.witness.text, self.witness.told, exact=True, once=True) if worth else NOTHING


__all__ = [
    "DATELINE",
    "NAMED",
    "WRONG_CHAIN",
    "WRONG_SIDE",
    "Agreeing",
    "Counted",
    "Dated",
    "Far",
    "Fixed",
    "Knowing",
    "Named",
    "Near",
    "Now",
    "Same",
    "Tie",
    "Usual",
    "Voice",
    "Witnessing",
]
