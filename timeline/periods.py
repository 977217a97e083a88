"""Lengths of time, exact or vague, and what it means to move a date by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.civil import DAY, HOUR, WEEK, Instant, add_months
from timeline.units import SECONDS, YEARS, Granularity, Interval, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERIOD_CODES: dict[Granularity, str] = {
    Granularity.MILLENNIUM: "L",
    Granularity.CENTURY: "C",
    Granularity.DECADE: "DE",
    Granularity.YEAR: "Y",
    Granularity.QUARTER: "Q",
    Granularity.MONTH: "M",
    Granularity.WEEK: "W",
    Granularity.WEEKEND: "WE",
    Granularity.DAY: "D",
    Granularity.HOUR: "H",
    Granularity.MINUTE: "M",
    Granularity.SECOND: "S",
}
_IN_MONTHS = {
    Granularity.MILLENNIUM: 12000,
    Granularity.CENTURY: 1200,
    Granularity.DECADE: 120,
    Granularity.YEAR: 12,
    Granularity.HALF: 6,
    Granularity.SEASON: 3,
    Granularity.QUARTER: 3,
    Granularity.MONTH: 1,
}
_IN_SECONDS = {**SECONDS, Granularity.WEEK: WEEK, Granularity.WEEKEND: WEEK, Granularity.PART: 6 * HOUR}


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as amounts by unit, coarse to fine; None is an untold amount ("some days": PXD).

    `Period.of((3.5, Granularity.YEAR)).value` is "P3.5Y".
    """

    amounts: tuple[tuple[float | None, Granularity], ...]

    @classmethod
    def of(cls, *amounts: tuple[float | None, Granularity]) -> Period:
        """A period of the given amounts, in any order: (1, YEAR), (6, MONTH) -> P1Y6M."""
        return cls(tuple(sorted(amounts, key=lambda pair: -pair[1])))

    @property
    def unit(self) -> Granularity:
        """The finest unit told."""
        return self.amounts[-1][1]

    @property
    def vague(self) -> bool:
        """Whether an amount is untold."""
        return any(amount is None for amount, _ in self.amounts)

    @property
    def value(self) -> str:
        """TIMEX3 value: "P3D", "PT2H", "PXW"; told decades and centuries count as years, P20Y."""
        dates = [_long(a, g) for a, g in self.amounts if g >= Granularity.DAY]
        times = [_amount(a) + _PERIOD_CODES[g] for a, g in self.amounts if g < Granularity.DAY]
        return "P" + "".join(dates) + ("T" + "".join(times) if times else "")


def _long(amount: float | None, g: Granularity) -> str:
    if amount is not None and g > Granularity.YEAR:
        amount, g = amount * YEARS[g], Granularity.YEAR
    return _amount(amount) + _PERIOD_CODES[g]


def _amount(amount: float | None) -> str:
    return "X" if amount is None else f"{amount:.6f}".rstrip("0").rstrip(".")


def displace(moment: Instant, amounts: Iterable[tuple[float | None, Granularity]], sign: int) -> Instant:
    """An instant moved by amounts of units; an untold amount moves nothing.

    Fractions of months and years fall to whole months and then to days of a mean month.
    """
    for amount, g in amounts:
        if amount is None:
            continue
        if g in _IN_MONTHS:
            months = amount * _IN_MONTHS[g]
            moment = add_months(moment, sign * int(months))
            moment += sign * round((months - int(months)) * 30.436875) * DAY
        else:
            moment += sign * round(amount * _IN_SECONDS[g])
    return moment


def shift(interval: Interval, period: Period, sign: int) -> Interval:
    """An interval moved by a period, forth (sign 1) or back (-1): 31 January + 1 month -> 28 February.

    One unit stays one unit of its granularity; anything else keeps its length.
    """
    g = interval.granularity
    if interval.start is not None and interval == unit_of(interval.start, g):
        return unit_of(displace(interval.start, period.amounts, sign), g)
    start = None if interval.start is None else displace(interval.start, period.amounts, sign)
    if interval.start is not None and interval.end is not None and start is not None:
        return Interval(start, start + interval.end - interval.start, g, interval.part)
    end = None if interval.end is None else displace(interval.end, period.amounts, sign)
    return Interval(start, end, g, interval.part)
