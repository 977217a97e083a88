"""The calculus of time expressions: lazy expression trees over calendar intervals.

An expression is built from words alone and evaluated later, on an anchor that `solve` knows:
"the Friday after next" is `Next(FRIDAY, 2)`; on Saturday 16 August 2025 it gives 29 August. Nothing
is computed before `resolve`. All names of `units` and `periods` are to be had here too.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.civil import DAY, HOUR, MINUTE, Instant, civil, instant, month_length, week_start, weekday
from timeline.periods import Period, displace, shift
from timeline.units import (
    PARTS_OF_DAY,
    SEASONS,
    SOUTHERN,
    Granularity,
    Interval,
    parse_value,
    part_of_day,
    season,
    unit_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_FAR = 60  # cycles looked through for an occurrence: enough for "Friday 29 February"


class Direction(StrEnum):
    """On which side of its anchor an under-specified expression lies."""

    PAST = "past"  # on or before the anchor: "Friday" told on a Friday is today
    FUTURE = "future"  # on or after
    BEFORE = "before"  # strictly before
    AFTER = "after"  # strictly after
    NEAREST = "nearest"  # on whichever side is closer, the past where both are
    LIKELY_PAST = "likely-past"  # past, unless that is long gone and the next one is near
    LIKELY_FUTURE = "likely-future"  # future, unless that is far off and the last one is near
    SAME = "same"  # inside the anchor's larger unit: "March 3" of the year of the anchor


class Expr(ABC):
    """An expression tree; `resolve(anchor, direction)` computes its interval.

    The anchor may be None for expressions that need none; those that do then give None.
    """

    __slots__ = ()

    @abstractmethod
    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The interval that the expression names, counted from `anchor`."""


class Recurring(Expr):
    """Something that comes round: Fridays, Marches, the 14th, 8 p.m., Easter.

    `cycle` is the unit in which it comes at most once, `instance` its place in one such unit.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def cycle(self) -> Granularity:
        """The unit in which this comes once."""

    @abstractmethod
    def instance(self, cycle: Interval) -> Interval | None:
        """The occurrence inside one cycle unit, None where it has none (30 February)."""

    def nth(self, moment: Instant, n: int, keep: Callable[[Interval], bool]) -> Interval | None:
        """The nth occurrence that satisfies `keep`, walking from `moment` forth (n > 0) or back (n < 0)."""
        step, left, misses = (1 if n > 0 else -1), abs(n), 0
        cycle = _neighbour(unit_of(moment, self.cycle), -step)
        while misses < _FAR:
            found = self.instance(cycle)
            if found is not None and keep(found):
                left, misses = left - 1, 0
                if left == 0:
                    return found
            else:
                misses += 1
            cycle = _neighbour(cycle, step)
        return None

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The occurrence on the given side of the anchor."""
        if anchor is None or anchor.start is None or anchor.end is None:
            return None
        start, end = anchor.start, anchor.end
        match direction:
            case Direction.PAST:
                return self.nth(end - 1, -1, lambda i: _start(i) < end)
            case Direction.FUTURE:
                return self.nth(start, 1, lambda i: _end(i) > start)
            case Direction.BEFORE:
                return self.nth(start, -1, lambda i: _end(i) <= start)
            case Direction.AFTER:
                return self.nth(end, 1, lambda i: _start(i) >= end)
            case Direction.LIKELY_PAST | Direction.LIKELY_FUTURE:
                told = Direction(direction.value.removeprefix("likely-"))
                return self._likely(anchor, self.resolve(anchor, told))
            case Direction.SAME:
                return self.instance(unit_of(start, self.cycle)) or self._nearest(start, end)
            case _:
                return self._nearest(start, end)

    def _likely(self, anchor: Interval, told: Interval | None) -> Interval | None:
        """The one told, unless it is more than three quarters of its cycle away: then the nearest."""
        assert anchor.start is not None
        assert anchor.end is not None
        cycle = unit_of(anchor.start, self.cycle)
        limit = (_end(cycle) - _start(cycle)) * 3 // 4
        if told is not None and max(anchor.end - _end(told), _start(told) - anchor.start) <= limit:
            return told
        return self._nearest(anchor.start, anchor.end)

    def _nearest(self, start: Instant, end: Instant) -> Interval | None:
        past = self.nth(end - 1, -1, lambda i: _start(i) < end)
        future = self.nth(start, 1, lambda i: _end(i) > start)
        if past is None or future is None:
            return past or future
        return past if start - _end(past) <= _start(future) - end else future


def _start(interval: Interval) -> Instant:
    assert interval.start is not None
    return interval.start


def _end(interval: Interval) -> Instant:
    assert interval.end is not None
    return interval.end


def _neighbour(unit: Interval, step: int) -> Interval:
    """The unit before (-1) or after (1) one of the same granularity."""
    if unit.granularity == Granularity.WEEKEND:
        return unit_of(_start(unit) + 7 * DAY * step, unit.granularity)
    return unit_of(_end(unit) if step > 0 else _start(unit) - 1, unit.granularity)


@dataclass(frozen=True, slots=True)
class Repeat(Recurring):
    """A partial calendar element; fields told must all hold, 0 (or -1 for clocks) is untold.

    `Repeat(DAY, weekday=5)` are Fridays, `Repeat(DAY, month=3, day=3)` every 3 March,
    `Repeat(MINUTE, hour=20, minute=0)` 8 p.m., `Repeat(YEAR)` years. `index` numbers quarters, halves
    and ISO weeks. Hour 24 is the midnight that closes a day. `south` turns the seasons round.
    """

    unit: Granularity
    month: int = 0
    day: int = 0
    weekday: int = 0
    index: int = 0
    part: str = ""
    hour: int = -1
    minute: int = 0
    second: int = 0
    south: bool = False

    @property
    def cycle(self) -> Granularity:
        """The unit in which this comes once."""
        if self.month or self.index or self.part in SEASONS:
            return Granularity.YEAR
        if self.day:
            return Granularity.MONTH
        if self.weekday:
            return Granularity.WEEK
        if self.part or self.hour >= 0:
            return Granularity.DAY
        return self.unit

    def instance(self, cycle: Interval) -> Interval | None:
        """The occurrence inside one cycle unit, None where it has none."""
        start = _start(cycle)
        if self.hour >= 0:
            clock = self.hour * HOUR + self.minute * MINUTE + self.second
            return unit_of(start // DAY * DAY + clock, self.unit)
        if self.part in PARTS_OF_DAY:
            return part_of_day(start, self.part)
        if self.part in SEASONS:
            return season(civil(start)[0], self.part, SOUTHERN if self.south else SEASONS)
        if self.day:
            return self._date(start)
        if self.weekday and not self.month:
            return unit_of(unit_of(start, Granularity.WEEK).start + (self.weekday - 1) * DAY, self.unit)  # type: ignore[operator]
        if self.month:
            return unit_of(instant(civil(start)[0], self.month), Granularity.MONTH)
        if self.index:
            return self._numbered(civil(start)[0])
        return unit_of(start, self.unit)

    def _date(self, start: Instant) -> Interval | None:
        year, month, _ = civil(start)
        month = self.month or month
        if self.day > month_length(year, month):
            return None
        found = unit_of(instant(year, month, self.day), Granularity.DAY)
        return found if self.weekday in (0, weekday(_start(found))) else None

    def _numbered(self, year: int) -> Interval:
        if self.unit == Granularity.WEEK:
            return unit_of(week_start(year, self.index), self.unit)
        months = {Granularity.QUARTER: 3, Granularity.HALF: 6}.get(self.unit, 1)
        return unit_of(instant(year, months * (self.index - 1) + 1), self.unit)


@dataclass(frozen=True, slots=True)
class Here(Expr):
    """The anchor itself: what "now" and offsets count from."""

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:  # noqa: ARG002
        """The anchor."""
        return anchor


@dataclass(frozen=True, slots=True)
class Absolute(Expr):
    """A calendar interval that needs no anchor: "15 August 2025"."""

    interval: Interval

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:  # noqa: ARG002
        """The interval."""
        return self.interval


@dataclass(frozen=True, slots=True)
class This(Expr):
    """The occurrence of the anchor's own cycle: "this week", "today", "this Friday", "this morning"."""

    what: Recurring

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:  # noqa: ARG002
        """The occurrence in the anchor's larger unit."""
        return self.what.resolve(anchor, Direction.SAME)


@dataclass(frozen=True, slots=True)
class Last(Expr):
    """The nth before the anchor: "last week", "yesterday" Last(day), "the week before last" Last(week, 2).

    A plain unit counts from the unit that holds the anchor, a named one from the anchor itself:
    on 3 September "last August" is the one that has just ended.
    """

    what: Recurring
    n: int = 1
    base: Expr = Here()

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The nth occurrence that ends before the anchor begins."""
        start = _edge(self.base.resolve(anchor, direction), self.what, last=False)
        return None if start is None else self.what.nth(start, -self.n, lambda i: _end(i) <= start)


@dataclass(frozen=True, slots=True)
class Next(Expr):
    """The nth after the anchor: "next week", "tomorrow" Next(day), "three Fridays from now" Next(FRI, 3)."""

    what: Recurring
    n: int = 1
    base: Expr = Here()

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The nth occurrence that begins after the anchor ends."""
        end = _edge(self.base.resolve(anchor, direction), self.what, last=True)
        return None if end is None else self.what.nth(end, self.n, lambda i: _start(i) >= end)


def _edge(anchor: Interval | None, what: Recurring, *, last: bool) -> Instant | None:
    """Where counting starts: the anchor's edge, widened to the day and to the plain unit counted in."""
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    plain = isinstance(what, Repeat) and what == Repeat(what.unit)
    unit = what.unit if plain and isinstance(what, Repeat) else Granularity.SECOND
    # A night reaches into the next morning, yet "the next day" after it is the day after it began.
    moment = anchor.end - 1 if last and anchor.part != "NI" else anchor.start
    if unit == Granularity.WEEKEND:  # from a weekday, last weekend is the last one that is over
        held = unit_of(moment, unit)
        return moment if moment < _start(held) else (_end(held) if last else held.start)
    held = unit_of(moment, unit)
    return held.end if last else held.start


@dataclass(frozen=True, slots=True)
class Nth(Expr):
    """The nth inside another interval, from its end where n < 0: "the last Friday of May" Nth(FRI, -1, MAY)."""

    what: Recurring
    n: int
    base: Expr = Here()

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The nth occurrence that begins inside the base, None where it holds fewer."""
        base = self.base.resolve(anchor, direction)
        if base is None or base.start is None or base.end is None:
            return None
        start, end = base.start, base.end
        # As ISO years have it, a week belongs to the month that holds its Thursday.
        inset = 3 * DAY if self.what == Repeat(Granularity.WEEK) else 0
        return self.what.nth(
            start if self.n > 0 else end - 1, self.n, lambda i: start <= _start(i) + inset < end
        )


@dataclass(frozen=True, slots=True)
class Shift(Expr):
    """A base moved by a period and told as `unit`: "two weeks ago" Shift(Here(), P2W, -1, WEEK).

    Finer than a day is only told where the base is: two hours before a day is that day.
    """

    base: Expr
    period: Period
    sign: int
    unit: Granularity | None = None

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The unit in which the shifted base begins."""
        base = self.base.resolve(anchor, direction)
        if base is None or base.start is None or self.period.vague:
            return None
        unit = self.period.unit if self.unit is None else self.unit
        if base.granularity >= Granularity.PART and unit < Granularity.DAY:
            return unit_of(base.start, Granularity.DAY)
        start = base.start if self.sign < 0 or base.granularity < Granularity.DAY else _begin(base)
        return unit_of(displace(start, self.period.amounts, self.sign), _kept(base, unit))


def _begin(base: Interval) -> Instant:
    """What a later time is counted from: a unit's start, or the last day of a longer happening."""
    assert base.start is not None
    if base.end is not None and base.granularity == Granularity.DAY:
        return max(base.start, base.end - DAY)
    return base.start


def _kept(base: Interval, unit: Granularity) -> Granularity:
    """A year from a quarter or a half is that quarter or half, hours from "12:30" a minute; else as finely as it is counted."""
    if unit == Granularity.HOUR and base.granularity == Granularity.MINUTE:
        return base.granularity
    if unit == Granularity.YEAR and base.granularity in {Granularity.QUARTER, Granularity.HALF}:
        return base.granularity
    return (
        unit
        if unit <= Granularity.DAY or base.granularity > Granularity.YEAR
        else max(unit, base.granularity)
    )


@dataclass(frozen=True, slots=True)
class Intersect(Expr):
    """What recurs, inside a base: "8 p.m. on Friday", "March 3" of "last year", "Christmas morning"."""

    base: Expr
    what: Expr

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The occurrence of `what` in the base's unit."""
        base = self.base.resolve(anchor, direction)
        return None if base is None else self.what.resolve(base, Direction.SAME)


@dataclass(frozen=True, slots=True)
class Within(Expr):
    """The unit that holds another expression: "the week of March 6" Within(WEEK, MARCH 6)."""

    unit: Granularity
    base: Expr

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The unit that holds the base's start."""
        base = self.base.resolve(anchor, direction)
        return None if base is None or base.start is None else unit_of(base.start, self.unit)


@dataclass(frozen=True, slots=True)
class Before(Expr):
    """All time up to another expression: an interval with no known start."""

    base: Expr

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """Everything before the base begins."""
        base = self.base.resolve(anchor, direction)
        return None if base is None else Interval(None, base.start, base.granularity)


@dataclass(frozen=True, slots=True)
class After(Expr):
    """All time from the end of another expression: an interval with no known end."""

    base: Expr

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """Everything after the base ends."""
        base = self.base.resolve(anchor, direction)
        return None if base is None else Interval(base.end, None, base.granularity)


@dataclass(frozen=True, slots=True)
class Between(Expr):
    """From the start of one expression to the end of another: "the days from 3 to 7 March"."""

    first: Expr
    last: Expr

    def resolve(self, anchor: Interval | None, direction: Direction = Direction.NEAREST) -> Interval | None:
        """The stretch from the first's start to the last's end, None where it would be negative."""
        first, last = self.first.resolve(anchor, direction), self.last.resolve(anchor, direction)
        if (
            first is None
            or last is None
            or first.start is None
            or last.end is None
            or first.start >= last.end
        ):
            return None
        return Interval(first.start, last.end, min(first.granularity, last.granularity))


# fmt: off
__all__ = [
    "Absolute", "After", "Before", "Between", "Direction", "Expr", "Granularity", "Here", "Instant", "Intersect",
    "Interval", "Last", "Next", "Nth", "Period", "Recurring", "Repeat", "Shift", "This", "Within", "parse_value", "shift", "unit_of",
]
# fmt: on
