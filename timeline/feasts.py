"""Movable feasts and bank holidays: a key -> its date in any year, by rule or by the `holidays` library.

Weekdays of a month need no library and Easter is computed; feasts of other calendars (Eid, Diwali, Lunar
New Year, Passover) are looked up. Feast("thanksgiving") of 2025 is 27 November.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

import holidays

from timeline.civil import DAY, Instant, civil, instant, month_length, weekday
from timeline.interval import Expr, Granularity, Interval, Recurring
from timeline.rewrite import rewrite, southern
from timeline.units import unit_of

# A rule is (month, day), (month, weekday, nth) with nth < 0 from the end of the month, or ().
Rule = tuple[int, ...]

# fmt: off
RULES: dict[str, dict[str, Rule]] = {
    "independence": {
        "": (7, 4), "IN": (8, 15), "PK": (8, 14), "BD": (3, 26), "LK": (2, 4), "UA": (8, 24), "MX": (9, 16), "BR": (9, 7), "FI": (12, 6),
        "GH": (3, 6), "NG": (10, 1), "KE": (12, 12), "UG": (10, 9), "TZ": (12, 9), "ZM": (10, 24), "ZW": (4, 18), "MW": (7, 6), "JM": (8, 6), "TT": (8, 31),
        "PH": (6, 12), "MY": (8, 31),
    },
    "republic": {"": (1, 26), "TR": (10, 29), "IT": (6, 2), "TT": (9, 24)},
    "human-rights": {"": (12, 10), "ZA": (3, 21)},
    "womens": {"": (3, 8), "ZA": (8, 9)},
    "childrens": {"": (11, 20), "IN": (11, 14), "NG": (5, 27)},
    "remembrance": {"": (11, 7, 2)},
    "super-bowl": {"": (2, 7, 2)},
    "king": {"": (1, 1, 3)},
    "presidents": {"": (2, 1, 3)},
    "mothers": {"": (5, 7, 2), "GB": (), "IE": (), "NG": ()},  # three weeks before Easter where there is no rule
    "patriots": {"": (4, 1, 3)},
    "monarch": {"": (6, 1, 1), "AU": (6, 1, 2)},
    "civic": {"": (8, 1, 1)},
    "harvest": {"": (10, 1, 2)},
    "victoria": {"": (5, 24)},
    "memorial": {"": (5, 1, -1)},
    "fathers": {"": (6, 7, 3), "AU": (9, 7, 1), "NZ": (9, 7, 1)},
    "labor": {
        "": (9, 1, 1),
        "AU-VIC": (3, 1, 2),
        "AU-WA": (3, 1, 1),
        "AU-QLD": (5, 1, 1),
        "AU": (10, 1, 1),
        "NZ": (10, 1, 4),
        "IN": (5, 1),
        "FR": (5, 1),
        "DE": (5, 1),
    },
    "columbus": {"": (10, 1, 2)},
    "election": {"": (11, 1, 1)},
    "melbourne-cup": {"": (11, 2, 1)},
    "thanksgiving": {"": (11, 4, 4), "CA": (10, 1, 2)},
    "victory": {"": (5, 9), "FR": (5, 8), "GB": (5, 8)},
}
# fmt: on
"""Feasts by rule, by region ("" wherever no other is told)."""

LOOKED_UP: dict[str, tuple[str, str]] = {
    "eid-al-fitr": ("IN", "Eid al-Fitr"),
    "eid-al-adha": ("IN", "Eid al-Adha"),
    "ashura": ("IN", "Ashura"),
    "diwali": ("IN", "Diwali"),
    "holi": ("IN", "Holi"),
    "dussehra": ("IN", "Dussehra"),
    "vesak": ("SG", "Vesak Day"),
    "lunar-new-year": ("SG", "Chinese New Year"),
    "rosh-hashanah": ("IL", "Rosh Hashanah"),
    "yom-kippur": ("IL", "Yom Kippur"),
    "sukkot": ("IL", "Sukkot"),
    "passover": ("IL", "Pesach"),
    "shavuot": ("IL", "Shavuot"),
    "matariki": ("NZ", "Matariki"),
    "maha-shivaratri": ("IN", "Maha Shivaratri"),
    "ram-navami": ("IN", "Ram Navami"),
    "buddha-purnima": ("IN", "Buddha Purnima"),
    "raksha-bandhan": ("IN", "Raksha Bandhan"),
    "janmashtami": ("IN", "Janmashtami"),
    "ganesh-chaturthi": ("IN", "Ganesh Chaturthi"),
    "onam": ("IN", "Onam"),
    "guru-nanak": ("IN", "Guru Nanak"),
    "mawlid": ("IN", "Prophet's Birthday"),
}
"""Feasts of other calendars: a country of the library that keeps them, and its name for them."""


def easter(year: int) -> Instant:
    """Easter Sunday of the Gregorian calendar (anonymous Gregorian computus): 2026 -> 5 April."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return instant(year, month, day + 1)


def nth_weekday(year: int, month: int, day: int, n: int) -> Instant:
    """The nth weekday of a month, from its end where n < 0: (2025, 11, 4, 4) -> 27 November."""
    if n < 0:
        last = instant(year, month, month_length(year, month))
        return last - ((weekday(last) - day) % 7 + 7 * (-n - 1)) * DAY
    first = instant(year, month)
    return first + ((day - weekday(first)) % 7 + 7 * (n - 1)) * DAY


def date_of(name: str, year: int, region: str = "") -> Instant | None:
    """The day on which a feast falls in a year, as it is kept in a region ("AU-VIC", "GB"); None where unknown."""
    if name == "easter":
        return easter(year)
    if name == "easter-week":  # in Britain and Ireland the one that Easter Sunday opens
        return easter(year) + (DAY if region[:2] in ("GB", "IE") else 0)
    local = RULES.get(name)
    if local is None:
        return _looked_up(name, year)
    rule = local.get(region, local.get(region[:2], local[""]))
    if len(rule) == 3:
        return nth_weekday(year, *rule)
    if name == "victoria":  # the last Monday before 25 May
        return instant(year, *rule) - (weekday(instant(year, *rule)) - 1) * DAY
    return instant(year, *rule) if rule else easter(year) - 21 * DAY


@lru_cache(maxsize=512)
def _kept(region: str, year: int, *, off: bool) -> dict[date, str]:
    """The days off of a country or state in a year, or its feasts, also those that not all keep."""
    country, _, state = region.partition("-")
    optional = not off and "optional" in holidays.country_holidays(country).supported_categories
    kinds = ("public", "optional") if optional else ("public",)
    kept = holidays.country_holidays(
        country, subdiv=state or None, years=year, observed=off, language="en_US", categories=kinds
    )
    return dict(kept)


@lru_cache(maxsize=512)
def _looked_up(name: str, year: int) -> Instant | None:
    if name not in LOOKED_UP or not 1950 <= year <= 2080:
        return None
    country, wanted = LOOKED_UP[name]
    days = _kept(country, year, off=False)
    found = sorted(
        day
        for day, label in days.items()
        if any(f"{part} ".startswith((f"{wanted} ", f"{wanted}'")) for part in label.split("; "))
    )
    return instant(year, found[0].month, found[0].day) if found else None


@dataclass(frozen=True, slots=True)
class Feast(Recurring):
    """A holiday by its key, some days off where told, as it is kept in `region`: Feast("easter", 1) is its Monday."""

    name: str
    days: int = 0
    region: str = ""

    @property
    def cycle(self) -> Granularity:
        """A year."""
        return Granularity.YEAR

    def instance(self, cycle: Interval) -> Interval | None:
        """The feast's day in one year."""
        if cycle.start is None:
            return None
        moment = date_of(self.name, civil(cycle.start)[0], self.region)
        return None if moment is None else unit_of(moment + self.days * DAY, Granularity.DAY)


@dataclass(frozen=True, slots=True)
class DayOff(Recurring):
    """A weekday that is a public holiday in `region`, any such weekday where no region is known: "the bank holiday Monday".

    With a month, the last one that is a holiday in it: DayOff(1, 8, "GB-ENG") is the August bank holiday.
    """

    weekday: int
    month: int = 0
    region: str = ""

    @property
    def cycle(self) -> Granularity:
        """A week, or a year where the month is told."""
        return Granularity.YEAR if self.month else Granularity.WEEK

    def instance(self, cycle: Interval) -> Interval | None:
        """The weekday of one week, or the holiday in one year's month."""
        if cycle.start is None:
            return None
        if not self.month:
            return self._day(unit_of(cycle.start, Granularity.WEEK).start)  # type: ignore[arg-type]
        year = civil(cycle.start)[0]
        days = (nth_weekday(year, self.month, self.weekday, n) for n in (-1, -2, -3, -4, -5))
        return next((off for day in days if civil(day)[1] == self.month and (off := self._day(day))), None)

    def _day(self, moment: Instant) -> Interval | None:
        day = moment // DAY * DAY + (self.weekday - weekday(moment)) * DAY
        year, month, number = civil(day)
        if self.region and date(year, month, number) not in _kept(self.region, year, off=True):
            return None
        return unit_of(day, Granularity.DAY)


STATES: dict[str, str] = {
    "Australia/Melbourne": "AU-VIC",
    "Australia/Sydney": "AU-NSW",
    "Australia/Brisbane": "AU-QLD",
    "Australia/Perth": "AU-WA",
    "Australia/Adelaide": "AU-SA",
    "Europe/London": "GB-ENG",
}
"""Zones whose part of a country keeps holidays of its own."""


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """The country of every time zone, where its holidays are known: "America/Moncton" -> "CA"."""
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    known = holidays.list_supported_countries(include_aliases=False)
    return {row[2]: row[0] for row in rows if row[0] in known}


SOUTH = frozenset(
    """Pacific/Auckland Pacific/Chatham Pacific/Fiji Pacific/Tongatapu Pacific/Apia Pacific/Efate Pacific/Guadalcanal
    Pacific/Noumea Pacific/Port_Moresby Pacific/Rarotonga Pacific/Tahiti Indian/Mauritius Indian/Reunion Indian/Antananarivo
    Africa/Johannesburg Africa/Harare Africa/Maputo Africa/Lusaka Africa/Blantyre Africa/Windhoek Africa/Gaborone Africa/Maseru
    Africa/Mbabane Africa/Luanda Africa/Lubumbashi America/Sao_Paulo America/Bahia America/Recife America/Santiago
    America/Argentina/Buenos_Aires America/Montevideo America/Asuncion America/La_Paz America/Lima""".split()
)
"""Zones whose seasons are the southern hemisphere's, beside Australia's."""


def localise(expr: Expr, zone: str) -> Expr:
    """The same expression as it is meant in a time zone: "Labour Day" told in Melbourne, "last summer" in Auckland."""
    area = zone.partition("/")[0]
    region = STATES.get(zone) or _countries().get(zone, "")
    if zone in SOUTH or area == "Australia":
        expr = southern(expr)
    return rewrite(
        expr, lambda leaf: replace(leaf, region=region) if isinstance(leaf, (Feast, DayOff)) else leaf
    )
