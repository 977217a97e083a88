"""The proleptic Gregorian calendar on plain integers: any year, BCE included (year 0 is 1 BC)."""

from __future__ import annotations

Instant = int
"""Seconds since 0001-01-01T00:00:00, local time; negative before."""

MINUTE, HOUR, DAY = 60, 3600, 86400
WEEK = 7 * DAY


def is_leap(year: int) -> bool:
    """Whether a proleptic Gregorian year has a 29 February: 2024 -> True, 1900 -> False."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a month: (2024, 2) -> 29."""
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def instant(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> Instant:
    """The instant of a civil time; months out of 1-12 carry into years, days and hours into larger units."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    y = year - (month <= 2)
    era, yoe = divmod(y, 400)
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    days = era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 306
    return days * DAY + hour * HOUR + minute * MINUTE + second


def civil(moment: Instant) -> tuple[int, int, int]:
    """Year, month and day of an instant: the inverse of `instant`."""
    era, doe = divmod(moment // DAY + 306, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def weekday(moment: Instant) -> int:
    """ISO weekday, Monday 1 to Sunday 7 (0001-01-01 was a Monday)."""
    return moment // DAY % 7 + 1


def iso_week(moment: Instant) -> tuple[int, int]:
    """ISO year and week number of an instant."""
    thursday = moment - (weekday(moment) - 4) * DAY
    year = civil(thursday)[0]
    return year, (thursday - instant(year)) // WEEK + 1


def week_start(year: int, week: int) -> Instant:
    """The Monday that opens an ISO week."""
    january4 = instant(year, 1, 4)
    return january4 // DAY * DAY - (weekday(january4) - 1) * DAY + (week - 1) * WEEK


def add_months(moment: Instant, months: int) -> Instant:
    """Months later on the same day, or on the month's last where it has none: 31 January + 1 -> 28 February."""
    year, month, day = civil(moment)
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return instant(year, month, min(day, month_length(year, month))) + moment % DAY
