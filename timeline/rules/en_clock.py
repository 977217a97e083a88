"""English times of day: clocks, parts of the day, today and its neighbours -> expression trees."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.interval import Expr, Granularity, Here, Intersect, Last, Next, Period, Repeat, Shift, This
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_parts import RELATIONS, date, group, ordinal, part, squash, with_part
from timeline.rules.en_weeks import DAYS
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
    free = word not in ("midnight", "noon") and not group(m, "part")
    if free:
        hour = _likely(hour, m)
    total = hour * 60 + (minutes if squash(m["way"]).strip() in ("past", "after") else -minutes)
    hour, minute = divmod(total % 1440, 60)
    hour = _awake(hour, m) if free and _half_of_day(m) not in ("early", "am") else hour
    return _clock(
        _in_part(hour, group(m, "part")),
        minute,
        sure=word in ("midnight", "noon") or group(m, "part") is not None,
    )


def face(m: Match) -> Meaning | None:
    """Read the "9.20" of "9.20 on Thursday morning": the part of day that follows tells which half it is of."""
    told = group(m, "hour") or group(m, "hour2")
    hour = int(told) if told else int(number(m["hourword"]) or 0)
    return replace(_clock(hour, int(group(m, "minute") or 0)), shape="face") if 1 <= hour <= 12 else None


def half_hour(m: Match) -> Meaning:
    """Read "half six", the half hour after six."""
    hour, word = int(number(m["hour"]) or 0), group(m, "part")
    return _clock(_in_part(hour, word) if word else _awake(_likely(hour, m), m), 30, sure=word is not None)


def oclock(m: Match) -> Meaning | None:
    """Read "10 o'clock", "seven o'clock in the evening"."""
    hour = int(group(m, "hour") or number(m["hourword"]) or 0)
    word = group(m, "part")
    return (
        _clock(
            _in_part(hour, word) if word else _awake(_likely(hour, m), m),
            0,
            zone=group(m, "zone"),
            sure=word is not None,
        )
        if 0 < hour <= 24
        else None
    )


# Words near a bare hour that show it to be one, and those that show a count.
_HOURLY = re.compile(
    r"o'clock|\d ?[ap]\.?m\b|\d[:.]\d\d\b|\b(?:noon|midnight|mornings?|afternoons?|evenings?|tonight|nights?|dawn|dusk|woken|woke|"
    r"rang|clock|lunch|dinner|supper|breakfast|tea|bed|asleep|alarm|shift|home|doors|train|bus|ferry|curfew|kick-?off|polls|meets|rings|begins|starts|half past)\b"
)
_COUNTED = re.compile(
    r"\b(?:toll|numbers?|counts?|total|rate|rose|fell|cut|grew|rises?|increased?|reduced|outnumbered|votes?|divided|multiplied|"
    r"lost|won|points?|goals?|stood|stands|put|figure|estimated|remain\w*|aged?|score\w*|seats?|capped|limited|down|up|dead|"
    r"injured|deaths?|killed|percent|per cent|degrees?|child|children|toddler|pupils?)\b"
)
_MOVING = re.compile(
    r"\b(?:came|come|comes|went|left|leaves?|arrived?|arrives|returned|set off|got|gets|turned up|called|phoned|sat|met|slept|woken)"
    r"(?: (?:up|in|out|down|back|home|away|off|here|there|again|round|over))* (?:at|until|till|since|around) $"
)
_ON_A_DAY = re.compile(
    r" (?:sharp\b|each\b|every\b|tomorrow\b|yesterday\b|(?:on |this |that |the next |the following )(?:mon|tues|wednes|thurs|fri|satur|sun|morn|after|even|night|day))"
)
# Which half of the day the nearest of these words tells: the small hours, or the late ones.
_HALF_OF_DAY = re.compile(
    r"\b(?:(?P<night>nights?|midnight|tonight|overnight|dark|asleep|woken|woke|bed)|(?P<late>afternoons?|evenings?|lunch|dinner|supper)"
    r"|(?P<early>mornings?|dawn|breakfast))\b|\d ?(?:(?P<pm>p)|(?P<am>a))\.?m\b"
)
_SMALL_HOURS = re.compile(
    r"\b(?:nights?|midnight|tonight|overnight|dark|asleep|woken|woke|bed|dawn|small hours)\b|\d ?a\.?m\b"
)
_BACK = 160  # characters that tell what a bare hour is


def _before(m: Match) -> str:
    """What stands before a match in its paragraph, as far as it may tell."""
    return m.string[max(0, m.start() - _BACK) : m.start()].rpartition("\n\n")[2]


def _half_of_day(m: Match) -> str:
    """Which half of the day the words before tell last: "night", "late", "early", "am", "pm" or nothing."""
    told = [each.lastgroup for each in _HALF_OF_DAY.finditer(_before(m))]
    return (told[-1] or "") if told else ""


def _likely(hour: int, m: Match) -> int:
    """An hour by the words before it: "ten" after "that night" is 22, "four" after it 4."""
    kind = _half_of_day(m)
    if kind in ("late", "pm") or (kind == "night" and 8 <= hour <= 11):
        return hour % 12 + 12
    return hour


_PART_FOLLOWS = re.compile(
    r" (?:early |late )?(?:in the|at|this|that|the next|the following|the same|next|yesterday|tomorrow|(?:on )?[a-z]{3,6}day) ?(?:morning|afternoon|evening|night)| tonight"
)


def _awake(hour: int, m: Match) -> int:
    """An hour from one to five, told by the clock face: of the day, unless the night is told of or a part of day follows."""
    if not 1 <= hour <= 5 or _SMALL_HOURS.search(_before(m)) or _PART_FOLLOWS.match(m.string, m.end()):
        return hour
    return hour + 12


def bare_hour(m: Match) -> Meaning | None:
    """Read "at six", "by four" where a time of day is told of, and nothing is counted."""
    before = _before(m)
    moving = _MOVING.search(before)
    if not moving and _COUNTED.search(before, max(0, len(before) - 60)):
        return None
    if not (moving or _HOURLY.search(before) or _ON_A_DAY.match(m.string, m.end())):
        return None
    hour = int(number(m["hourword"] or m["hourword2"]) or 0)
    told = _awake(_likely(hour, m), m)
    return _clock(told, 0, sure=told != hour)


def twelve(hour: int) -> Callable[[Match], Meaning]:
    """Read "noon", "midnight" (told alone, the midnight that closes the day)."""
    return lambda m: replace(_clock(hour, 0, zone=group(m, "zone")), mod=mod_of(group(m, "about")))


def this_part(m: Match) -> Meaning:
    """Read "this morning", "that night", "the next morning", "last night"."""
    way, reference = RELATIONS[squash(m["rel"])]
    if (
        squash(m["rel"]) == "next"
    ):  # "next morning" goes on with a story; who speaks of his own says "tomorrow"
        reference = R.ANAPHORIC
    day: Expr = {"this": This(Repeat(G.DAY)), "last": Last(Repeat(G.DAY)), "next": Next(Repeat(G.DAY))}[way]
    return with_part(date(day, reference), m["part"])


def nth_part(m: Match) -> Meaning:
    """Read "the first night": counted from what began."""
    n = ordinal(m["ord"])
    return with_part(date(Shift(Here(), Period.of((n - 1, G.DAY)), 1, G.DAY), R.ANAPHORIC), m["part"])


_NTH_OF = re.compile(r"\bthe (?:first|second|third|fourth|fifth) (?P<part>night|morning|afternoon|evening)\b")


def nth_part_again(m: Match) -> Meaning | None:
    """Read "the second" after "the first night"."""
    told = _NTH_OF.findall(_before(m))
    if not told:
        return None
    day = Shift(Here(), Period.of((ordinal(m["ord"]) - 1, G.DAY)), 1, G.DAY)
    return with_part(date(day, R.ANAPHORIC), told[-1])


def hanging_part(m: Match) -> Meaning | None:
    """Read "dawn" of "dawn on Sunday"; alone it needs a preposition."""
    what = part(m["part"] or m["part2"])
    assert what is not None
    alone = Meaning(TIME, R.PARTIAL, what, shape="part-bare", unit=G.PART)
    told = _AT.search(m.string, max(0, m.start() - 8), m.start())
    return replace(alone, shape="part-hanging", otherwise=alone if told else None)


_AT = re.compile(r"\b(?:at|by|before|until|till|since|after|around) $")


def _told_hour(m: Match) -> int:
    """The hour of a match, in digits or as a word."""
    return int(m["hour"]) if m["hour"] else int(number(m["hourword"]) or 0)


def clock_in_part(m: Match) -> Meaning | None:
    """Read "2 this morning", "eleven last night", "7:50 tomorrow night"."""
    day = this_part(m) if group(m, "rel") else deictic_day(m)
    hour, minute = _told_hour(m), int(group(m, "minute") or 0)
    if hour > 12 or minute > 59 or not isinstance(day.expr, Intersect):
        return None
    at = Repeat(G.MINUTE, hour=_in_part(hour, m["part"]), minute=minute)
    return Meaning(TIME, day.reference, Intersect(day.expr.base, at), shape="time", unit=G.MINUTE)


def clock_tonight(m: Match) -> Meaning | None:
    """Read "8 tonight", "8.45 tonight"."""
    hour, minute = _told_hour(m), int(group(m, "minute") or 0)
    if not 1 <= hour <= 12:
        return None
    day = Intersect(DAYS["today"], Repeat(G.MINUTE, hour=_in_part(hour, "evening"), minute=minute))
    return Meaning(TIME, R.DEICTIC, day, shape="time", unit=G.MINUTE)


def deictic_day(m: Match) -> Meaning:
    """Read "today", "yesterday morning", "tonight"."""
    word = m["word"]
    if word == "tonight":
        return with_part(date(DAYS["today"], R.DEICTIC), "night")
    return with_part(date(DAYS[word], R.DEICTIC, shape="day"), group(m, "part"))


def near_day(m: Match) -> Meaning:
    """Read "the day before yesterday", "the day after tomorrow"."""
    expr: Expr = Next(Repeat(G.DAY), 2) if m["word"] == "tomorrow" else Last(Repeat(G.DAY), 2)
    return with_part(date(expr, R.DEICTIC, shape="day"), group(m, "part"))


def part_before_last(m: Match) -> Meaning:
    """Read "the night before last": that of the day before yesterday."""
    return with_part(date(Last(Repeat(G.DAY), 2), R.DEICTIC, shape="day"), m["part"])


def bare_part(m: Match) -> Meaning:
    """Read "overnight", "the morning"."""
    what = part(m["part"] or m["part2"])
    assert what is not None
    return Meaning(TIME, R.PARTIAL, what, shape="part-bare", unit=G.PART)
