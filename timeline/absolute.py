"""Explicit calendar text -> Interval: the one door to dateparser, kept away from everything it guesses.

dateparser sees only spans that a rule has already found, with an explicit order and the year required, and
its answer is cut to the period that it says it has read: "15/08/2025" is a day, never a moment.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.civil import month_length
from timeline.interval import Interval

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_PERIODS = {"day": 3, "month": 2, "year": 1, "time": 5}


def day(year: int, month: int, day_of_month: int) -> Interval | None:
    """A calendar day, None where there is no such day: (2025, 2, 30) -> None."""
    if not (1 <= month <= 12 and 1 <= day_of_month <= month_length(year, month)):
        return None
    return Interval.of(year, month, day_of_month)


@lru_cache(maxsize=2048)
def parse(text: str, *, day_first: bool = False) -> Interval | None:
    """The interval that an explicit date names: "2025-08-15" or, day first, "15/08/2025"; None where it is none."""
    if len(text) > 40:
        return None
    found = _parser(day_first=day_first).get_date_data(text)
    moment = found.date_obj
    if moment is None or found.period not in _PERIODS:
        return None
    fields = (moment.year, moment.month, moment.day, moment.hour, moment.minute)
    return Interval.of(*fields[: _PERIODS[found.period]])


@lru_cache(maxsize=2)
def _parser(*, day_first: bool) -> DateDataParser:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - half a second that most texts never need

    return DateDataParser(
        languages=["en"],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["year"],
            "DATE_ORDER": "DMY" if day_first else "MDY",
            "RETURN_TIME_AS_PERIOD": True,
            "RETURN_AS_TIMEZONE_AWARE": False,
            "TIMEZONE": "UTC",
        },
    )
