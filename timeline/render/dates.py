"""EDTF dates read, and written in a language's own way. Babel enters here only.

A date is written with the precision that it has: "15 August 2025", "August 2025", "summer 2025", "1867".
Years that Python's `date` does not know (before 1, after 9999) are written through a year of the same
shape in the same place of the 400-year cycle.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from timeline.civil import DAY, Instant, civil, instant, month_length

EPOCH = instant(1970) // DAY


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an EDTF date: its first and last instant, and the unit that it is told in."""

    start: Instant
    end: Instant
    unit: str  # second, day, month, season, year, decade, century
    machine: str | None  # what an HTML `datetime` may say


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF date: two sides (the same one twice where it is one unit), None where a side is open."""

    first: Side | None
    last: Side | None
    doubt: str = ""  # "~" about, "?" perhaps

    @property
    def single(self) -> Side | None:
        """The one unit, None where the date is a range."""
        return self.first if self.first == self.last else None


_SIDE = re.compile(
    r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d(?::\d\d(?::\d\d)?)?)[Z+\-\d:]*)?)?)?"
    r"|(?P<stem>-?\d{2,3})(?P<blank>X{1,2})"
)


def read_edtf(text: str) -> Edtf | None:
    """Read an EDTF date as the JSON has it; None for "" and for what is none.

    >>> read_edtf("2025-22").single.unit
    'season'
    """
    bare = text.rstrip("?~%")
    doubt = "~" if text[len(bare) :][:1] in ("~", "%") and text != bare else text[len(bare) :][:1]
    left, slash, right = bare.partition("/")
    first, last = _side(left), _side(right if slash else left)
    return Edtf(first, last, doubt) if first or last else None


def _side(text: str) -> Side | None:
    m = _SIDE.fullmatch(text)
    if not m:
        return None
    if m["blank"]:
        years = 10 ** len(m["blank"])
        year = int(m["stem"]) * years
        unit = "decade" if years == 10 else "century"
        return Side(instant(year), instant(year + years), unit, None)
    year, month = int(m["year"]), int(m["month"] or 0)
    plain = 0 < year < 10000
    if not month:
        return Side(instant(year), instant(year + 1), "year", text if plain else None)
    if 21 <= month <= 24:
        start = 3 * (month - 20)
        return Side(
            instant(year, start), instant(year, start + 3), "season", f"{year:04d}" if plain else None
        )
    if not 1 <= month <= 12:
        return None
    if not m["day"]:
        return Side(instant(year, month), instant(year, month + 1), "month", text if plain else None)
    if not 1 <= int(m["day"]) <= month_length(year, month):
        return None
    start = instant(year, month, int(m["day"]))
    if not m["time"]:
        return Side(start, start + DAY, "day", text if plain else None)
    hour, minute, second = (*(int(part) for part in m["time"].split(":")), 0, 0)[:3]
    start += hour * 3600 + minute * 60 + second
    return Side(start, start + 60, "second", text[:16] if plain else None)


def day_number(moment: Instant) -> float:
    """Days since 1970-01-01, as the figure counts them."""
    return round(moment / DAY - EPOCH, 4)


@dataclass(frozen=True)
class Calendar:
    """How one locale writes dates, numbers and lists."""

    name: str

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale."""
        return Locale.parse(self.name)

    def plural(self, count: int, *, ordinal: bool = False) -> str:
        """CLDR's plural category: one, two, few, many, other."""
        return str((self.locale.ordinal_form if ordinal else self.locale.plural_form)(count))

    def number(self, count: int) -> str:
        """A count: 20000 -> "20,000"."""
        return str(format_decimal(count, locale=self.locale))

    def listed(self, names: list[str]) -> str:
        """A list in words: "a, b and c"."""
        return str(format_list(names, locale=self.locale)) if names else ""

    def year(self, year: int, bc: str = "{year} BC") -> str:
        """A year; year 0 is 1 BC."""
        return str(year) if year > 0 else bc.format(year=1 - year)

    def day(self, moment: Instant, *, width: str = "long") -> str:
        """A day: "15 August 2025"; the width "medium" gives "15 Aug 2025"."""
        date, year = self._stand_in(moment)
        return self._true_year(str(format_date(date, width, locale=self.locale)), date, year)

    def skeleton(self, moment: Instant, skeleton: str) -> str:
        """A date by CLDR skeleton: "yMMMM" -> "August 2025"."""
        date, year = self._stand_in(moment)
        return self._true_year(str(format_skeleton(skeleton, date, locale=self.locale)), date, year)

    def month(self, moment: Instant) -> str:
        """A month without its year: "August"."""
        return str(format_date(self._stand_in(moment)[0], "LLLL", locale=self.locale))

    def clock(self, moment: Instant) -> str:
        """A time of day: "20:30"."""
        minutes = moment % DAY // 60
        return str(format_time(dt.time(minutes // 60, minutes % 60), "short", locale=self.locale))

    def _stand_in(self, moment: Instant) -> tuple[dt.date, int]:
        year, month, day = civil(moment)
        if 1000 <= year <= 9999:
            return dt.date(year, month, day), year
        return dt.date(year % 400 + 4000, month, day), year

    def _true_year(self, written: str, date: dt.date, year: int) -> str:
        return written if date.year == year else written.replace(str(date.year), self.year(year))
