"""English times of day: clocks, parts of the day, today and its neighbours -> expression trees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.interval import Expr, Granularity, Intersect, Last, Next, Repeat, This
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_parts import RELATIONS, date, group, part, squash, with_part
from timeline.rules.en_words import PARTS, mod_of, number

if TYPE_CHECKING:
    from collections.abc import Callable

G = Granularity
R = Reference
TIME = TimexType.TIME


_HALVES = {"half": 30, "quarter": 15, "a quarter": 15}


def clock(m: Match) -> Meaning | None:
    """Read "5 p.m. EDT", "0300 GMT", "6.15am", "10 o'clock"."""
    hour, minute, second = int(m["hour"]), int(group(m, "minute") or 0), int(group(m, "second") or 0)
    half = (group(m, "half") or "")[:1]
    if hour > 24 or minute > 59 or second > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    told = _in_part(hour, group(m, "part"))
    sure = (
        bool(half)
        or told != hour
        or hour > 12
        or group(m, "zone") is not None
        or (len(m["hour"]) == 2 and m["hour"][0] == "0")
    )
    return _clock(told, minute, second, group(m, "zone"), sure=sure)


def _clock(hour: int, minute: int, second: int = 0, zone: str | None = None, *, sure: bool = True) -> Meaning:
    what = Repeat(G.SECOND if second else G.MINUTE, hour=hour, minute=minute, second=second)
    return Meaning(TIME, R.PARTIAL, what, shape="clock" if sure else "clock12", zone=zone, unit=what.unit)


def _in_part(hour: int, word: str | None) -> int:
    """The hour on the 24-hour clock, of an hour told with a part of day: 3 in the afternoon is 15."""
    if (
        word
        and hour < 12
        and (code := PARTS.get(word.removesuffix("s")))
        and (code in ("AF", "EV") or (code == "NI" and hour > 5))
    ):
        return hour + 12
    return 0 if word and hour == 12 and PARTS.get(word) == "NI" else hour


def spoken_clock(m: Match) -> Meaning | None:
    """Read "half past six", "ten past three", "twenty minutes to two", "a quarter to nine"."""
    minutes = _HALVES.get(squash(m["minutes"])) or int(number(squash(m["minutes"])) or 0)
    word = m["hour"]
    hour = {"midnight": 0, "noon": 12}.get(word) if word in ("midnight", "noon") else int(number(word) or 0)
    if hour is None or hour > 23 or not 0 < minutes < 60:
        return None
    total = hour * 60 + (minutes if m["way"] in ("past", "after") else -minutes)
    hour, minute = divmod(total % 1440, 60)
    return _clock(
        _in_part(hour, group(m, "part")),
        minute,
        sure=word in ("midnight", "noon") or group(m, "part") is not None,
    )


def oclock(m: Match) -> Meaning | None:
    """Read "10 o'clock", "seven o'clock in the evening"."""
    hour = int(m["hour"] or number(m["hourword"]) or 0)
    word = group(m, "part")
    return (
        _clock(_in_part(hour, word), 0, zone=group(m, "zone"), sure=word is not None)
        if 0 < hour <= 24
        else None
    )


def twelve(hour: int) -> Callable[[Match], Meaning]:
    """Read "noon", "midnight" (told alone, the midnight that closes the day)."""
    return lambda m: replace(_clock(hour, 0, zone=group(m, "zone")), mod=mod_of(group(m, "about")))


def this_part(m: Match) -> Meaning:
    """Read "this morning", "that night", "the next morning", "last night"."""
    way, reference = RELATIONS[squash(m["rel"])]
    day: Expr = {"this": This(Repeat(G.DAY)), "last": Last(Repeat(G.DAY)), "next": Next(Repeat(G.DAY))}[way]
    return with_part(date(day, reference), m["part"])


def clock_in_part(m: Match) -> Meaning | None:
    """Read "2 this morning", "7:50 tomorrow night"."""
    day = this_part(m) if group(m, "rel") else deictic_day(m)
    hour, minute = int(m["hour"]), int(group(m, "minute") or 0)
    if hour > 12 or minute > 59 or not isinstance(day.expr, Intersect):
        return None
    at = Repeat(G.MINUTE, hour=_in_part(hour, m["part"]), minute=minute)
    return Meaning(TIME, day.reference, Intersect(day.expr.base, at), shape="time", unit=G.MINUTE)


_DAYS: dict[str, Expr] = {
    "today": This(Repeat(G.DAY)),
    "yesterday": Last(Repeat(G.DAY)),
    "tomorrow": Next(Repeat(G.DAY)),
}


def deictic_day(m: Match) -> Meaning:
    """Read "today", "yesterday morning", "tonight"."""
    word = m["word"]
    if word == "tonight":
        return with_part(date(_DAYS["today"], R.DEICTIC), "night")
    return with_part(date(_DAYS[word], R.DEICTIC, shape="day"), group(m, "part"))


def near_day(m: Match) -> Meaning:
    """Read "the day before yesterday", "the day after tomorrow"."""
    expr: Expr = Next(Repeat(G.DAY), 2) if m["word"] == "tomorrow" else Last(Repeat(G.DAY), 2)
    return with_part(date(expr, R.DEICTIC, shape="day"), group(m, "part"))


def bare_part(m: Match) -> Meaning:
    """Read "overnight", "the morning"."""
    what = part(m["part"] or m["part2"])
    assert what is not None
    return Meaning(TIME, R.PARTIAL, what, shape="part-bare", unit=G.PART)
