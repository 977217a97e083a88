"""Calendar units: granularities, half-open intervals, and how TIMEX3 and EDTF write them.

No time zone and no clock: all instants are local times. `interval` builds the expression tree on top
and re-exports what others need.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.civil import (
    DAY,
    HOUR,
    MINUTE,
    WEEK,
    Instant,
    civil,
    instant,
    iso_week,
    week_start,
    weekday,
)

if TYPE_CHECKING:
    pass


class Granularity(IntEnum):
    """How finely a time is told, from fine to coarse."""

    SECOND = 1
    MINUTE = 2
    HOUR = 3
    PART = 4
    DAY = 5
    WEEKEND = 6
    WEEK = 7
    MONTH = 8
    SEASON = 9
    QUARTER = 10
    HALF = 11
    YEAR = 12
    DECADE = 13
    CENTURY = 14
    MILLENNIUM = 15


_MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6}
YEARS = {
    Granularity.YEAR: 1,
    Granularity.DECADE: 10,
    Granularity.CENTURY: 100,
    Granularity.MILLENNIUM: 1000,
}
"""How many years a unit has."""

SECONDS = {Granularity.SECOND: 1, Granularity.MINUTE: MINUTE, Granularity.HOUR: HOUR, Granularity.DAY: DAY}
"""How many seconds, where that is always the same."""

# Parts of the day as hours from its midnight. The four of `_DAY_CYCLE` tile the clock; the night
# belongs to the day on which it began, so that two in the morning is still the night before.
PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    "MO": (5, 12),
    "MI": (12, 13),
    "AF": (12, 17),
    "EV": (17, 21),
    "NI": (21, 29),
    "DT": (8, 17),
}
_DAY_CYCLE = ("MO", "AF", "EV", "NI")

# Meteorological seasons by first month; a winter is named after the year in which it begins.
SEASONS: dict[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SOUTHERN: dict[str, int] = {"FA": 3, "WI": 6, "SP": 9, "SU": 12}
_SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


# --------------------------------------------------------------------------- intervals


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of time [start, end) with its granularity; None is an unknown bound.

    `Interval.of(2025, 8, 15)` is one day; `.value` gives "2025-08-15". `part` is TIMEX3's code of a
    part of day (MO MI AF EV NI DT) or a season (SP SU FA WI).
    """

    start: Instant | None
    end: Instant | None
    granularity: Granularity
    part: str = ""

    @classmethod
    def of(
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
    ) -> Interval:
        """The unit that the fields name: (2025, 8) is the month, (2025, 8, 15, 20, 30) the minute."""
        fields = (year, month, day, hour, minute, second)
        told = next((i for i, field in enumerate(fields) if field is None), len(fields))
        unit = (
            Granularity.YEAR,
            Granularity.MONTH,
            Granularity.DAY,
            Granularity.HOUR,
            Granularity.MINUTE,
            Granularity.SECOND,
        )[told - 1]
        start = instant(year, month or 1, day or 1, hour or 0, minute or 0, second or 0)
        return unit_of(start, unit)

    @classmethod
    def day_of(cls, moment: Instant) -> Interval:
        """The day that holds an instant."""
        return unit_of(moment, Granularity.DAY)

    @property
    def is_point(self) -> bool:
        """Whether both bounds are known."""
        return self.start is not None and self.end is not None

    def contains(self, other: Interval) -> bool:
        """Whether `other` lies inside; an unknown bound of this interval excludes nothing."""
        return (self.start is None or (other.start is not None and self.start <= other.start)) and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share an instant, unknown bounds reaching without limit."""
        return (self.start is None or other.end is None or self.start < other.end) and (
            self.end is None or other.start is None or other.start < self.end
        )

    def intersect(self, other: Interval) -> Interval | None:
        """What the two share, at the finer granularity; None where they share nothing."""
        if not self.overlaps(other):
            return None
        finer = self if self.granularity <= other.granularity else other
        start = max((i.start for i in (self, other) if i.start is not None), default=None)
        end = min((i.end for i in (self, other) if i.end is not None), default=None)
        part = finer.part if (start, end) == (finer.start, finer.end) else ""
        return Interval(start, end, finer.granularity, part)

    @property
    def value(self) -> str:
        """TIMEX3 value: "2025-08-15TNI", "2025-W33", "199", "BC0044-03-15", "2025-03-03/2025-03-07"."""
        return _write(self, _timex)

    @property
    def edtf(self) -> str:
        """EDTF (ISO 8601-2): "2025-08", "199X", "2025-23" for a season, "2025-04/2025-06" for a quarter."""
        return _write(self, _edtf)

    @property
    def first_day(self) -> str | None:
        """ISO date of the first day, None where the start is unknown."""
        return None if self.start is None else _date(*civil(self.start))

    @property
    def last_day(self) -> str | None:
        """ISO date of the last day, inclusive; a night counts as the day on which it began."""
        if self.granularity == Granularity.PART and self.part == "NI":
            return self.first_day
        return None if self.end is None else _date(*civil(self.end - 1))


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _date(year: int, month: int, day: int) -> str:
    return f"{_year(year)}-{month:02d}-{day:02d}"


def unit_of(moment: Instant, granularity: Granularity) -> Interval:
    """The calendar unit that holds an instant: 15 August 2025 20:30, MONTH -> August 2025.

    A weekday's WEEKEND is that of its ISO week, a day's SEASON the northern meteorological one.
    """
    g = granularity
    if g in SECONDS:
        start = moment // SECONDS[g] * SECONDS[g]
        return Interval(start, start + SECONDS[g], g)
    if g == Granularity.PART:
        hour = (moment - 5 * HOUR) % DAY // HOUR + 5
        return part_of_day(moment - 5 * HOUR, next(p for p in _DAY_CYCLE if hour < PARTS_OF_DAY[p][1]))
    return _unit_of_day(moment // DAY, g)


@lru_cache(maxsize=65536)
def _unit_of_day(day: int, g: Granularity) -> Interval:
    """The unit that holds a day, counted from the first: a story asks for the same few again and again."""
    moment = day * DAY
    year, month, _ = civil(moment)
    if g in YEARS:
        first = year // YEARS[g] * YEARS[g]
        return Interval(instant(first), instant(first + YEARS[g]), g)
    if g in _MONTHS:
        first = (month - 1) // _MONTHS[g] * _MONTHS[g] + 1
        return Interval(instant(year, first), instant(year, first + _MONTHS[g]), g)
    if g == Granularity.SEASON:
        code = next((c for c, m in reversed(SEASONS.items()) if m <= month), "WI")
        return season(year - (month <= 2), code)
    monday = moment - (weekday(moment) - 1) * DAY
    if g == Granularity.WEEKEND:
        return Interval(monday + 5 * DAY, monday + WEEK, g)
    return Interval(monday, monday + WEEK, g)


def part_of_day(moment: Instant, part: str) -> Interval:
    """A part of the day that holds an instant: (15 August, "NI") -> its night, until 5 the next morning."""
    day = moment // DAY * DAY
    first, last = PARTS_OF_DAY[part]
    return Interval(day + first * HOUR, day + last * HOUR, Granularity.PART, part)


def season(year: int, code: str, months: dict[str, int] = SEASONS) -> Interval:
    """A season that begins in `year`: (2025, "WI") -> December 2025 to February 2026."""
    first = months[code]
    return Interval(instant(year, first), instant(year, first + 3), Granularity.SEASON, code)


# --------------------------------------------------------------------------- notation


def _write(interval: Interval, unit: object) -> str:
    """One unit where the interval is one, else "first/last" with ".." for an unknown end."""
    write = _edtf if unit is _edtf else _timex
    start, end, g = interval.start, interval.end, interval.granularity
    if start is None and end is None:
        return ""
    if start is None or end is None:
        left = ".." if start is None else write(unit_of(start, g))
        return f"{left}/{'..' if end is None else write(unit_of(end - 1, g))}"
    if interval.part or (unit_of(start, g).start, unit_of(start, g).end) == (start, end):
        return write(interval)
    first, last = write(unit_of(start, g)), write(unit_of(max(start, end - 1), g))
    return first if first == last else f"{first.split('/')[0]}/{last.split('/')[-1]}"


def _timex(interval: Interval) -> str:
    assert interval.start is not None
    g, (year, month, day) = interval.granularity, civil(interval.start)
    y = f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"
    if g in YEARS:
        digits = {Granularity.DECADE: 1, Granularity.CENTURY: 2, Granularity.MILLENNIUM: 3}.get(g, 0)
        return y[: len(y) - digits]
    if g in (Granularity.WEEK, Granularity.WEEKEND):
        iso_year, week = iso_week(interval.start)
        return f"{iso_year:04d}-W{week:02d}" + ("-WE" if g == Granularity.WEEKEND else "")
    if g == Granularity.SEASON:
        return f"{y}-{interval.part}"
    if g in (Granularity.QUARTER, Granularity.HALF):
        return f"{y}-{'Q' if g == Granularity.QUARTER else 'H'}{(month - 1) // _MONTHS[g] + 1}"
    if g == Granularity.MONTH:
        return f"{y}-{month:02d}"
    date = f"{y}-{month:02d}-{day:02d}"
    return date if g == Granularity.DAY else f"{date}T{interval.part or _clock(interval.start, g)}"


def _clock(moment: Instant, g: Granularity) -> str:
    second = moment % DAY
    clock = f"{second // HOUR:02d}:{second % HOUR // MINUTE:02d}:{second % MINUTE:02d}"
    return clock[: {Granularity.HOUR: 2, Granularity.MINUTE: 5}.get(g, 8)]


def _edtf(interval: Interval) -> str:
    assert interval.start is not None
    assert interval.end is not None
    g, (year, month, day) = interval.granularity, civil(interval.start)
    y = _year(year)
    if g in YEARS:
        digits = {Granularity.DECADE: 1, Granularity.CENTURY: 2, Granularity.MILLENNIUM: 3}.get(g, 0)
        if digits and year < 0:  # "-004X" would count away from the era: say the years
            return f"{y}/{_year(civil(interval.end - 1)[0])}"
        return y[: len(y) - digits] + "X" * digits
    if g in (Granularity.WEEK, Granularity.WEEKEND):
        return f"{interval.first_day}/{interval.last_day}"
    if g == Granularity.SEASON:
        return f"{y}-{_SEASON_EDTF[interval.part]}"
    if g in (Granularity.QUARTER, Granularity.HALF):
        return f"{y}-{month:02d}/{y}-{civil(interval.end - 1)[1]:02d}"
    if g == Granularity.MONTH:
        return f"{y}-{month:02d}"
    date = f"{y}-{month:02d}-{day:02d}"
    return (
        date
        if g in (Granularity.DAY, Granularity.PART)
        else f"{date}T{_clock(interval.start, Granularity.SECOND)}"
    )


_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{1,4})"
    r"(?:-W(?P<week>\d\d)(?P<weekend>-WE)?|-(?P<season>SP|SU|FA|WI)|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?:(?P<part>MO|MI|AF|EV|NI|DT)"
    r"|(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?))?)?)?"
)


def parse_value(value: str) -> Interval:
    """The interval that a TIMEX3 value names: "2025-08-15TNI", "199", "2025-W33-WE", "2025-03/2025-05".

    Raises ValueError for a value that names no calendar interval (durations, sets, PAST_REF).
    """
    left, slash, right = value.partition("/")
    if slash:
        return _parse_range(left, right)
    m = _VALUE.fullmatch(value)
    if not m:
        raise ValueError(f"no calendar interval: {value!r}")
    text = m["year"]
    scale = 10 ** (4 - len(text))
    if scale > 1:
        g = {10: Granularity.DECADE, 100: Granularity.CENTURY}.get(scale, Granularity.MILLENNIUM)
        return unit_of(instant(1 - int(text) * scale if m["bc"] else int(text) * scale), g)
    year = 1 - int(text) if m["bc"] else int(text)
    if m["week"]:
        return unit_of(
            week_start(year, int(m["week"])), Granularity.WEEKEND if m["weekend"] else Granularity.WEEK
        )
    if m["season"]:
        return season(year, m["season"])
    if m["quarter"] or m["half"]:
        first, g = (
            (3 * int(m["quarter"]) - 2, Granularity.QUARTER)
            if m["quarter"]
            else (6 * int(m["half"]) - 5, Granularity.HALF)
        )
        return unit_of(instant(year, first), g)
    if m["part"]:
        return part_of_day(instant(year, int(m["month"]), int(m["day"])), m["part"])
    return Interval.of(year, *(int(m[f]) for f in ("month", "day", "hour", "minute", "second") if m[f]))


def _parse_range(left: str, right: str) -> Interval:
    first = None if left == ".." else parse_value(left)
    last = None if right == ".." else parse_value(right)
    known = first or last
    if known is None:
        raise ValueError("no calendar interval: '../..'")
    return Interval(first.start if first else None, last.end if last else None, known.granularity)
