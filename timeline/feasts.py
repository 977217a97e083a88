"""Movable feasts: a key -> its date in any year, by rule or by the `holidays` library.

Weekdays of a month need no library and Easter is computed; feasts of other calendars (Eid, Diwali, Lunar
New Year, Passover) are looked up. Feast("thanksgiving") of 2025 is 27 November.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import holidays

from timeline.civil import DAY, Instant, civil, instant, month_length, weekday
from timeline.interval import Expr, Granularity, Interval, Recurring
from timeline.rewrite import rewrite, southern
from timeline.units import unit_of

# A rule is (month, day), (month, weekday, nth) with nth < 0 from the end of the month, or ().
Rule = tuple[int, ...]

RULES: dict[str, dict[str, Rule]] = {
    "independence": {
        "": (7, 4),
        "IN": (8, 15),
        "PK": (8, 14),
        "UA": (8, 24),
        "MX": (9, 16),
        "BR": (9, 7),
        "FI": (12, 6),
    },
    "king": {"": (1, 1, 3)},
    "presidents": {"": (2, 1, 3)},
    "mothers": {"": (5, 7, 2), "GB": (), "IE": ()},  # three weeks before Easter where there is no rule
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
def _looked_up(name: str, year: int) -> Instant | None:
    if name not in LOOKED_UP or not 1950 <= year <= 2080:
        return None
    country, wanted = LOOKED_UP[name]
    days = holidays.country_holidays(country, years=year, observed=False, language="en_US")
    found = sorted(
        day for day, label in days.items() if any(part.startswith(wanted) for part in label.split("; "))
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


# Zones whose newspapers keep holidays of their own; others by the library's common names.
ZONES: dict[str, str] = {
    "Australia/Melbourne": "AU-VIC",
    "Australia/Sydney": "AU-NSW",
    "Australia/Brisbane": "AU-QLD",
    "Australia/Perth": "AU-WA",
    "Australia/Adelaide": "AU-SA",
    "Australia": "AU",
    "Pacific/Auckland": "NZ",
    "Europe/London": "GB",
    "Europe/Dublin": "IE",
    "Europe/Paris": "FR",
    "Europe/Berlin": "DE",
    "Europe/Kyiv": "UA",
    "America/Toronto": "CA",
    "America/Vancouver": "CA",
    "America/Mexico_City": "MX",
    "America/Sao_Paulo": "BR",
    "Asia/Kolkata": "IN",
    "Asia/Karachi": "PK",
    "Europe/Helsinki": "FI",
}


SOUTH = frozenset(
    """Pacific/Auckland Pacific/Fiji Africa/Johannesburg Africa/Harare Africa/Maputo America/Sao_Paulo America/Santiago
    America/Argentina/Buenos_Aires America/Montevideo America/Asuncion America/La_Paz America/Lima""".split()
)
"""Zones whose seasons are the southern hemisphere's, beside Australia's."""


SOUTH = frozenset(
    """Pacific/Auckland Pacific/Fiji Africa/Johannesburg Africa/Harare Africa/Maputo America/Sao_Paulo America/Santiago
    America/Argentina/Buenos_Aires America/Montevideo America/Asuncion America/La_Paz America/Lima""".split()
)
"""Zones whose seasons are the southern hemisphere's, beside Australia's."""


def localise(expr: Expr, zone: str) -> Expr:
    """The same expression as it is meant in a time zone: "Labour Day" told in Melbourne, "last summer" in Auckland."""
    area = zone.partition("/")[0]
    region = ZONES.get(zone) or ZONES.get(area, "")
    if zone in SOUTH or area == "Australia":
        expr = southern(expr)
    return rewrite(expr, lambda leaf: replace(leaf, region=region) if isinstance(leaf, Feast) else leaf)
