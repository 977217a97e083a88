"""Holidays and observances: a name -> its date in any year, by rule or by the `holidays` library.

Fixed dates and weekdays of a month need no library; movable feasts of Easter follow from it; those of
other calendars (Eid, Diwali, Lunar New Year, Passover) are looked up. "Thanksgiving" 2025 -> 2025-11-27.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import holidays

from timeline.civil import DAY, Instant, civil, instant, month_length, weekday
from timeline.interval import Expr, Granularity, Interval, Recurring, rewrite
from timeline.units import unit_of

# A rule is (month, day), (month, weekday, nth) with nth < 0 from the end of the month, an offset in days
# from Easter Sunday, or (country, name) for the library.
FIXED: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "epiphany": (1, 6),
    "australia day": (1, 26),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "st. david's day": (3, 1),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "earth day": (4, 22),
    "st. george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "cinco de mayo": (5, 5),
    "victory day": (5, 9),
    "flag day": (6, 14),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "fourth of july": (7, 4),
    "independence day": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "human rights day": (12, 10),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "st. stephen's day": (12, 26),
    "new year's eve": (12, 31),
}
NTH: dict[str, tuple[int, int, int]] = {
    "martin luther king day": (1, 1, 3),
    "presidents' day": (2, 1, 3),
    "mother's day": (5, 7, 2),
    "memorial day": (5, 1, -1),
    "father's day": (6, 7, 3),
    "labor day": (9, 1, 1),
    "columbus day": (10, 1, 2),
    "melbourne cup day": (11, 2, 1),
    "thanksgiving": (11, 4, 4),
}
EASTER: dict[str, int] = {
    "mardi gras": -47,
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}
LOOKED_UP: dict[str, tuple[str, str]] = {
    "eid al-fitr": ("IN", "Eid al-Fitr"),
    "eid al-adha": ("IN", "Eid al-Adha"),
    "ashura": ("IN", "Ashura"),
    "diwali": ("IN", "Diwali"),
    "holi": ("IN", "Holi"),
    "dussehra": ("IN", "Dussehra"),
    "vesak": ("SG", "Vesak Day"),
    "lunar new year": ("SG", "Chinese New Year"),
    "mid-autumn festival": ("HK", "The Day following the Mid-Autumn Festival"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "yom kippur": ("IL", "Yom Kippur"),
    "sukkot": ("IL", "Sukkot"),
    "passover": ("IL", "Pesach"),
    "shavuot": ("IL", "Shavuot"),
}
# Feasts that follow another: days after it.
AFTER: dict[str, tuple[str, int]] = {
    "black friday": ("thanksgiving", 1),
    "cyber monday": ("thanksgiving", 4),
    "election day": ("first monday of november", 1),
    "lunar new year's eve": ("lunar new year", -1),
}
NTH["first monday of november"] = (11, 1, 1)
# Where a name means another day elsewhere.
REGIONS: dict[str, dict[str, tuple[int, int] | tuple[int, int, int]]] = {
    "independence day": {
        "IN": (8, 15),
        "PK": (8, 14),
        "UA": (8, 24),
        "MX": (9, 16),
        "BR": (9, 7),
        "FI": (12, 6),
    },
    "labor day": {
        "AU-VIC": (3, 1, 2),
        "AU-NSW": (10, 1, 1),
        "AU-QLD": (5, 1, 1),
        "AU-WA": (3, 1, 1),
        "AU-SA": (10, 1, 1),
        "NZ": (10, 1, 4),
        "IN": (5, 1),
        "FR": (5, 1),
        "DE": (5, 1),
    },
    "mother's day": {"GB": (0, 0)},
    "father's day": {"AU": (9, 7, 1), "NZ": (9, 7, 1)},
    "thanksgiving": {"CA": (10, 1, 2)},
    "victory day": {"FR": (5, 8), "GB": (5, 8)},
}
NAMES: tuple[str, ...] = (*FIXED, *NTH, *EASTER, *LOOKED_UP, *AFTER)


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
    local = REGIONS.get(name, {})
    rule: tuple[int, ...] | None = (
        local.get(region) or local.get(region[:2]) or FIXED.get(name) or NTH.get(name)
    )
    if rule is not None and len(rule) == 3:
        return nth_weekday(year, *rule)
    if rule is not None:
        return instant(year, *rule) if rule[0] else easter(year) - 21 * DAY
    if name in EASTER:
        return easter(year) + EASTER[name] * DAY
    if name in AFTER:
        base, days = AFTER[name]
        found = date_of(base, year, region)
        return None if found is None else found + days * DAY
    return _looked_up(name, year)


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
    """A holiday by its name, as it is kept in `region`: Feast("easter monday")."""

    name: str
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
        return None if moment is None else unit_of(moment, Granularity.DAY)


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


def localise(expr: Expr, zone: str) -> Expr:
    """The same expression with its feasts as they are kept in a time zone: "Labour Day" told in Melbourne."""
    region = ZONES.get(zone) or ZONES.get(zone.partition("/")[0], "")
    return (
        rewrite(expr, lambda leaf: Feast(leaf.name, region) if isinstance(leaf, Feast) else leaf)
        if region
        else expr
    )
