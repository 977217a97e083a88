"""Publication times and time zones as people write them, checked: never guessed.

A date is ISO 8601, RFC 2822 ("Sat, 16 Aug 2025 12:00:00 GMT") or has its month in letters; digits that
could be read in two ways are refused.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline.errors import DateError
from timeline.interval import Interval
from timeline.rules.en_pages import DATE_LINE, MONTHS, UPDATED, ZONES

Moment = date | datetime  # a day, or a time of day with or without an offset
UNKNOWN = frozenset({"", "unknown", "none", "null", "~"})

_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:?\d\d.*)?|\d{8}(T\d{4}.*)?", re.IGNORECASE)
_RFC = re.compile(r"(?:[a-z]{3},\s+)?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d.*", re.IGNORECASE)
_DIGITS = re.compile(r"(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{1,4})(?P<rest>\D.*)?")
_HINT = "write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM+00:00"


def parse_moment(text: str) -> Moment | None:
    """When something was published, None where it is said to be unknown; `DateError` where it cannot be.

    >>> parse_moment("2025-08-16T12:00:00Z")
    datetime.datetime(2025, 8, 16, 12, 0, tzinfo=datetime.timezone.utc)
    >>> parse_moment("16 August 2025")
    datetime.date(2025, 8, 16)
    """
    text = text.strip()
    if text.lower() in UNKNOWN:
        return None
    if _ISO.fullmatch(text):
        return _iso(text)
    if _RFC.fullmatch(text):
        return _rfc(text)
    printed = printed_date(text)
    return _digits(text) if printed is None else printed


def parse_zone(name: str) -> tzinfo:
    """A time zone by its IANA name or offset: "Europe/Vienna", "+02:00", "UTC"; `DateError` otherwise."""
    name = name.strip()
    if name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    offset = _OFFSET.fullmatch(name)
    if offset and int(offset["hours"]) < 15 and int(offset["minutes"] or 0) < 60:
        span = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(-span if offset["sign"] == "-" else span)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(
            f"there is no time zone {name!r}; write one like Europe/Vienna, America/New_York or +02:00"
        ) from error


def localised(moment: Moment, zone: tzinfo | None) -> Moment:
    """Give a time of day without an offset the zone's; leave all else as it is."""
    if isinstance(moment, datetime) and moment.tzinfo is None and zone is not None:
        return moment.replace(tzinfo=zone)
    return moment


def dct_of(moment: Moment, zone: tzinfo | None) -> Interval:
    """The moment as an interval of local time: a minute in `zone` (else in its own), or a day."""
    if not isinstance(moment, datetime):
        return Interval.of(moment.year, moment.month, moment.day)
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return Interval.of(moment.year, moment.month, moment.day, moment.hour, moment.minute)


def iso(moment: Moment) -> str:
    """ISO 8601 as the JSON has it: "2025-08-16T12:00:00+00:00" or "2025-08-16"."""
    if isinstance(moment, datetime):
        return moment.replace(microsecond=0).isoformat()
    return moment.isoformat()


def day(moment: Moment) -> date:
    """The day of a moment, in its own offset."""
    return moment.date() if isinstance(moment, datetime) else moment


def zone_name(moment: Moment | None) -> str | None:
    """The offset that a timestamp carries, as the name of a zone: "+02:00"; None where it has none."""
    offset = moment.utcoffset() if isinstance(moment, datetime) else None
    if offset is None:
        return None
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def printed_date(line: str) -> Moment | None:
    """The date of a line that holds nothing else: "Published 4.05 p.m., Friday 3 March 2023".

    A line that tells only when the page was updated gives None: it is not when it was published.
    """
    match = DATE_LINE.fullmatch(" ".join(line.split())) if len(line) < 120 else None
    if match is None or UPDATED.match(match["lead"] or ""):
        return None
    year, month, number = (
        next(match[f"{name}{n}"] for n in ("", "2", "3") if match[f"{name}{n}"])
        for name in ("year", "month", "day")
    )
    try:
        found = date(int(year), MONTHS.get(month.lower()) or int(month), int(number))
    except ValueError:
        return None
    return _with_clock(found, match)


def _with_clock(found: date, match: re.Match[str]) -> Moment:
    """Add the time of day that a date line prints, with its offset where the zone's letters tell it."""
    n = "" if match["hour"] else "2"
    if not match[f"hour{n}"]:
        return found
    half = (match[f"half{n}"] or match[f"short{n}"] or "").lower()
    hour, minute = int(match[f"hour{n}"]), int(match[f"minute{n}"] or 0)
    hour = hour % 12 + 12 * half.startswith("p") if half else hour
    offset = ZONES.get((match[f"zone{n}"] or "").upper())
    try:
        moment = datetime(found.year, found.month, found.day, hour, minute)  # noqa: DTZ001
    except ValueError:
        return found
    return moment if offset is None else moment.replace(tzinfo=timezone(timedelta(hours=offset)))


def _iso(text: str) -> Moment:
    tidy = re.sub(r"\s*(?:UTC|GMT)$", "Z", text.upper()).replace(" +", "+").replace(" -", "-")
    try:
        return date.fromisoformat(tidy) if len(tidy) <= 10 else datetime.fromisoformat(tidy)
    except ValueError as error:
        raise DateError(f"there is no such date as {text!r}; {_HINT}") from error


def _rfc(text: str) -> Moment:
    try:
        return parsedate_to_datetime(text)
    except ValueError as error:
        raise DateError(f"there is no such date as {text!r}; {_HINT}") from error


def _digits(text: str) -> Moment:
    """Digits with the year last: read where only one order of day and month can be meant."""
    match = _DIGITS.fullmatch(text)
    if match is None or match["rest"] or len(match["a"]) == len(match["c"]) == 4:
        raise DateError(f"{text!r} is no date that can be read; {_HINT}")
    parts = int(match["a"]), int(match["b"]), int(match["c"])
    orders = (
        (parts,) if len(match["a"]) == 4 else ((parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1]))
    )
    dates = sorted({found for order in orders if (found := _civil(*order))})
    if len(match["a"]) < 4 and len(match["c"]) < 4:
        raise DateError(f"{text!r} has no year of four digits; {_HINT}")
    if not dates:
        raise DateError(f"there is no such date as {text!r}; {_HINT}")
    if len(dates) > 1:
        raise DateError(
            f"{text!r} is ambiguous: it may be {dates[0].isoformat()} or {dates[1].isoformat()}; {_HINT}"
        )
    return dates[0]


def _civil(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
