"""Productions of English: what a match means, as an expression tree and what it hangs on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline import absolute
from timeline.civil import instant
from timeline.interval import (
    Absolute,
    Expr,
    Granularity,
    Here,
    Intersect,
    Interval,
    Last,
    Next,
    Nth,
    Period,
    Recurring,
    Repeat,
    Shift,
    This,
    Within,
    rebase,
    unit_of,
)
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_feasts import FEASTS
from timeline.rules.en_words import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    WEEKDAYS,
    full_year,
    mod_of,
    number,
    spoken_year,
    unit_of_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

G = Granularity
R = Reference
DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
HERE = Here()

# How a determiner relates to its anchor: which way, and whether it counts from the writing or the narrative.
_RELATIONS: dict[str, tuple[str, Reference]] = {
    "this": ("this", R.DEICTIC),
    "this very": ("this", R.DEICTIC),
    "the current": ("this", R.DEICTIC),
    "current": ("this", R.DEICTIC),
    "the present": ("this", R.DEICTIC),
    "last": ("last", R.DEICTIC),
    "past": ("last", R.DEICTIC),
    "this past": ("last", R.DEICTIC),
    "the past": ("last", R.DEICTIC),
    "the last": ("last", R.DEICTIC),
    "next": ("next", R.DEICTIC),
    "coming": ("next", R.DEICTIC),
    "this coming": ("next", R.DEICTIC),
    "the coming": ("next", R.DEICTIC),
    "the upcoming": ("next", R.DEICTIC),
    "the next": ("next", R.ANAPHORIC),
    "the following": ("next", R.ANAPHORIC),
    "following": ("next", R.ANAPHORIC),
    "the ensuing": ("next", R.ANAPHORIC),
    "the subsequent": ("next", R.ANAPHORIC),
    "the previous": ("last", R.ANAPHORIC),
    "previous": ("last", R.ANAPHORIC),
    "the preceding": ("last", R.ANAPHORIC),
    "the prior": ("last", R.ANAPHORIC),
    "prior": ("last", R.ANAPHORIC),
    "that": ("this", R.ANAPHORIC),
    "that same": ("this", R.ANAPHORIC),
    "that very": ("this", R.ANAPHORIC),
    "the same": ("this", R.ANAPHORIC),
    "the": ("this", R.ANAPHORIC),
    "the latest": ("this", R.DEICTIC),
}


def squash(text: str | None) -> str:
    """Folded words with single spaces: the key of a lookup."""
    return " ".join((text or "").split())


def relate(rel: str, what: Recurring) -> tuple[Expr, Reference]:
    """The expression of "last Friday", "the following year": which occurrence, and counted from what."""
    way, reference = _RELATIONS[squash(rel)]
    return {"this": This(what), "last": Last(what), "next": Next(what)}[way], reference


def group(m: Match, name: str) -> str | None:
    """A named group, None where the pattern has no such group."""
    return m.groupdict().get(name)


# --------------------------------------------------------------------------- elements


def weekday(word: str) -> Repeat:
    """Fridays."""
    return Repeat(
        G.DAY, weekday=WEEKDAYS[word.rstrip(".").removesuffix("s") if word not in WEEKDAYS else word]
    )


def month_number(word: str) -> int:
    """8 of "Aug."."""
    return MONTHS[word.rstrip(".")]


def ordinal(word: str) -> int:
    """14 of "14th", "fourteenth" or "14"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    head, _, tail = word.partition("-")
    return (
        ORDINALS[word] if word in ORDINALS else 30 if word == "thirtieth" else NUMBERS[head] + ORDINALS[tail]
    )


def part(word: str | None) -> Repeat | None:
    """Nights, mornings."""
    if not word:
        return None
    bare = re.sub(r"^(?:early|late|mid)[ -]*", "", word).removesuffix("s")
    return Repeat(G.PART, part=PARTS.get(word) or PARTS[bare])


def with_part(meaning: Meaning, word: str | None) -> Meaning:
    """Read "Friday" and "night" as one TIME."""
    what = part(word)
    if what is None or meaning.expr is None:
        return meaning
    mod = meaning.mod or mod_of(word if word not in PARTS else None)
    return replace(meaning, type=TIME, expr=Intersect(meaning.expr, what), shape="part", unit=G.PART, mod=mod)


def date(
    expr: Expr,
    reference: Reference,
    unit: Granularity = G.DAY,
    *,
    shape: str = "date",
    mod: str | None = None,
) -> Meaning:
    """A DATE."""
    return Meaning(DATE, reference, expr, shape=shape, unit=unit, mod=mod)


def reference_to(value: str) -> Meaning:
    """PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Meaning(DATE, value=value, shape="vague")


# --------------------------------------------------------------------------- calendar dates


def year_told(m: Match, name: str = "year") -> int | None:
    """The year of a match, in digits, short or spelled out."""
    text = group(m, name) or group(m, name + "2")
    if not text:
        return None
    text = text.lstrip("'")
    return full_year(text) if text[0].isdigit() else spoken_year(squash(text))


def month_day(m: Match) -> Meaning | None:
    """Month and day, with weekday and year where told: "Friday, Aug. 15, 2025"."""
    month, day, year = month_number(m["month"]), ordinal(m["day"]), year_told(m)
    named = group(m, "weekday")
    if not 1 <= day <= 31:
        return None
    if year is not None:
        return _full_date(m, year, month, day)
    found = Repeat(G.DAY, month=month, day=day, weekday=weekday(named).weekday if named else 0)
    return with_part(date(found, R.PARTIAL, shape="monthday"), group(m, "part"))


def _full_date(m: Match, year: int, month: int, day: int) -> Meaning | None:
    interval = absolute.day(year, month, day)
    if interval is None:
        return None
    return with_part(date(Absolute(interval), R.ABSOLUTE, shape="full"), group(m, "part"))


def nth_of_month(m: Match) -> Meaning:
    """A bare day of the month: "the 14th", "Friday the 14th"."""
    named = group(m, "weekday")
    found = Repeat(G.DAY, day=ordinal(m["day"]), weekday=weekday(named).weekday if named else 0)
    return with_part(date(found, R.PARTIAL, shape="nth-day"), group(m, "part"))


def month_range(m: Match) -> tuple[Meaning, ...] | None:
    """Two days of one month: "March 3-7" is "March 3" and "7"."""
    year, month = year_told(m), month_number(m["month"])
    out = []
    for name in ("one", "two"):
        day = ordinal(m["day_" + name])
        if year is None:
            out.append(replace(date(Repeat(G.DAY, month=month, day=day), R.PARTIAL), extent=name))
        elif interval := absolute.day(year, month, day):
            out.append(replace(date(Absolute(interval), R.ABSOLUTE, shape="full"), extent=name))
    return tuple(out)


def month_year(m: Match) -> Meaning:
    """Read "August 2025"."""
    year = year_told(m)
    assert year is not None
    found = Interval.of(year, month_number(m["month"]))
    return date(Absolute(found), R.ABSOLUTE, G.MONTH, shape="month-year", mod=mod_of(group(m, "phase")))


def bare_month(m: Match) -> Meaning:
    """Read "August", "mid-August"."""
    found = Repeat(G.MONTH, month=month_number(m["month"]))
    return date(found, R.PARTIAL, G.MONTH, shape="month", mod=mod_of(group(m, "phase")))


def rel_month(m: Match) -> Meaning:
    """Read "last August", "the following March"."""
    expr, reference = relate(m["rel"], Repeat(G.MONTH, month=month_number(m["month"])))
    return date(expr, reference, G.MONTH, shape="month-rel")


def rel_month_day(m: Match) -> Meaning:
    """Read "last Oct. 23"."""
    expr, reference = relate(m["rel"], Repeat(G.DAY, month=month_number(m["month"]), day=ordinal(m["day"])))
    return date(expr, reference, shape="full")


def bare_weekday(m: Match) -> Meaning:
    """Read "Friday", "Friday night"."""
    return with_part(date(weekday(m["weekday"]), R.PARTIAL, shape="weekday"), group(m, "part"))


def rel_weekday(m: Match) -> Meaning:
    """Read "last Friday", "the following Monday morning"."""
    expr, reference = relate(m["rel"], weekday(m["weekday"]))
    if squash(m["rel"]) in ("that", "that same", "the same"):
        expr = weekday(m["weekday"])
    if squash(m["rel"]) == "the":
        expr, reference = weekday(m["weekday"]), R.PARTIAL
    return with_part(date(expr, reference, shape="weekday-rel"), group(m, "part"))


def year(m: Match) -> Meaning:
    """Read "1867", "the year 2000", "'98"."""
    told = year_told(m)
    assert told is not None
    return date(Absolute(Interval.of(told)), R.ABSOLUTE, G.YEAR, shape="year", mod=mod_of(group(m, "phase")))


def year_range(m: Match) -> tuple[Meaning, ...] | None:
    """Read "2019-2021", "1914-18": two years."""
    first = int(m["one"])
    last = full_year(m["two"], first)
    if not first < last <= first + 500:
        return None
    return tuple(
        replace(date(Absolute(Interval.of(y)), R.ABSOLUTE, G.YEAR, shape="year"), extent=name)
        for y, name in ((first, "one"), (last, "two"))
    )


def bce(m: Match) -> Meaning:
    """Read "44 BC", "AD 79"."""
    told = int((m["n"] or m["n2"] or m["n3"]).replace(",", ""))
    era_before = group(m, "before") is not None
    return date(Absolute(Interval.of(1 - told if era_before else told)), R.ABSOLUTE, G.YEAR, shape="year")


_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def decade(m: Match) -> Meaning:
    """Read "the mid-1980s", "the '90s", "the nineties"."""
    if word := group(m, "word"):
        first = 1900 + _DECADES[word]
    else:
        digits = m["n"]
        first = int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 30 else 1900)
    unit = (
        G.CENTURY
        if len(m.groupdict().get("n") or "") == 4 and first % 100 == 0 and first < 2000
        else G.DECADE
    )
    return date(
        Absolute(unit_of(instant(first), unit)), R.ABSOLUTE, unit, shape="year", mod=mod_of(group(m, "phase"))
    )


def century(m: Match) -> Meaning:
    """Read "the 20th century"; "the second century BC"."""
    n = ordinal(m["ord"])
    before = group(m, "before") is not None
    first = 1 - 100 * n if before else 100 * (n - 1)
    found = Interval(instant(first), instant(first + 100), G.CENTURY)
    if not before:
        found = unit_of(instant(first), G.CENTURY)
    return date(Absolute(found), R.ABSOLUTE, G.CENTURY, shape="year", mod=mod_of(group(m, "phase")))


def numeric(m: Match) -> Meaning | None:
    """Read "2025-08-15", "15/08/2025": by the order that the article's own dates show."""
    interval = absolute.parse(m["text"], day_first=day_first(m.string))
    if interval is None:
        return None
    clock = interval.granularity < G.DAY
    return Meaning(
        TIME if clock else DATE,
        R.ABSOLUTE,
        Absolute(interval),
        shape="full",
        zone=group(m, "zone"),
        unit=interval.granularity,
    )


_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:\d\d)?\d\d\b")
_DAY_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_MONTH_DAY = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|aug|sept|oct|nov|dec)\.) \d{1,2}\b(?! \d{4})"
)


@lru_cache(maxsize=4)
def day_first(text: str) -> bool:
    """Whether a text writes days before months: its own dates above 12 tell, else how it spells them out."""
    for m in _NUMERIC.finditer(text[:200_000]):
        if int(m[1]) > 12 or int(m[2]) > 12:
            return int(m[1]) > 12
    spelled = text[:200_000]
    return len(_DAY_MONTH.findall(spelled)) > len(_MONTH_DAY.findall(spelled))


# --------------------------------------------------------------------------- larger units


def season(m: Match) -> Meaning:
    """Read "the summer", "last winter", "spring 2024"."""
    code, told = SEASONS[m["season"]], year_told(m)
    what = Repeat(G.SEASON, part=code)
    if told is not None:
        return date(Intersect(Absolute(Interval.of(told)), what), R.ABSOLUTE, G.SEASON, shape="season-year")
    if rel := group(m, "rel"):
        if squash(rel) == "the":
            return date(what, R.PARTIAL, G.SEASON, shape="season")
        expr, reference = relate(rel, what)
        return date(expr, reference, G.SEASON, shape="season-rel")
    return date(what, R.PARTIAL, G.SEASON, shape="season")


def numbered(unit: Granularity) -> Callable[[Match], Meaning]:
    """Read "the third quarter", "the second half of 2025", "last year's fourth quarter"."""

    def make(m: Match) -> Meaning:
        words = {
            "first": 1,
            "second": 2,
            "third": 3,
            "fourth": 4,
            "last": -1,
            "latter": -1,
            "final": -1,
            "closing": -1,
            "opening": 1,
        }
        n = words.get(m["ord"]) or int(re.sub(r"\D", "", m["ord"]))
        n = n if n > 0 else {G.QUARTER: 4, G.HALF: 2}[unit]
        what = Repeat(unit, index=n)
        told = year_told(m)
        if told is not None:
            return date(Intersect(Absolute(Interval.of(told)), what), R.ABSOLUTE, unit, shape="quarter-year")
        if rel := group(m, "rel"):
            expr, reference = relate(rel, Repeat(G.YEAR))
            return date(Intersect(expr, what), reference, unit, shape="quarter-year")
        return date(what, R.PARTIAL, unit, shape="quarter")

    return make


def rel_unit(m: Match) -> Meaning:
    """Read "last week", "the following year", "this quarter"."""
    amount, unit = unit_of_word(m["unit"])
    expr, reference = relate(m["rel"], Repeat(unit))
    if amount != 1 and isinstance(expr, (Last, Next)):
        expr = Shift(HERE, Period.of((amount, unit)), 1 if isinstance(expr, Next) else -1)
    if unit < G.DAY:
        return Meaning(
            DURATION,
            value=Period.of((amount, unit)).value,
            period=Period.of((amount, unit)),
            shape="duration",
        )
    meaning = date(expr, reference, unit, shape="unit")
    return with_part(meaning, group(m, "part")) if unit == G.DAY else meaning


def before_last(m: Match) -> Meaning:
    """Read "the week before last", "the year after next", "the Friday before last"."""
    what = weekday(m["weekday"]) if group(m, "weekday") else Repeat(unit_of_word(m["unit"])[1])
    expr: Expr = Next(what, 2) if m["way"] == "after" else Last(what, 2)
    return with_part(date(expr, R.DEICTIC, what.unit, shape="unit"), group(m, "part"))


# --------------------------------------------------------------------------- periods and offsets


def period(m: Match, n: str = "n", unit: str = "unit") -> Period:
    """The length of "3 1/2 years", "a couple of decades", "several days"."""
    words = re.split(r"(?<=\d)-| to | or ", group(m, n) or "")[0] or None
    amount = number(words) if words else 1
    scale, g = unit_of_word(m[unit])
    if words and amount is not None and re.search(r"\b(?:dozens|scores|hundreds|thousands)\b", words):
        amount = None
    if group(m, "half"):
        amount = (amount or 0) + 0.5
    return whole(Period.of((None if amount is None else amount * scale, g)))


def whole(length: Period) -> Period:
    """Hours and minutes without fractions: 5.5 hours are 5 hours 30 minutes; half years stay P0.5Y."""
    (amount, g), *more = length.amounts
    if more or amount is None or g not in (G.HOUR, G.MINUTE) or amount == int(amount):
        return length
    parts = (float(int(amount)), g), (round(amount % 1 * 60), Granularity(g - 1))
    return Period.of(*(part for part in parts if part[0]))


def duration(m: Match) -> Meaning:
    """Read "nearly two decades", "24 hours", "a few weeks"."""
    length = period(m)
    return Meaning(
        DURATION,
        value=length.value,
        period=length,
        mod=mod_of(group(m, "about")),
        shape="duration",
        unit=length.unit,
    )


def two_units(m: Match) -> Meaning:
    """Read "two years and six months", "5 hours 30 minutes"."""
    first, second = period(m), period(m, "n2", "unit2")
    length = Period.of(*first.amounts, *second.amounts)
    return Meaning(DURATION, value=length.value, period=length, shape="duration", unit=length.unit)


def vague_duration(m: Match) -> Meaning:
    """Read "decades", "the years"."""
    length = Period.of((None, unit_of_word(m["unit"])[1]))
    return Meaning(DURATION, value=length.value, period=length, shape="duration", unit=length.unit)


def _counted(m: Match, sign: int, base: Expr = HERE) -> Expr:
    length = period(m)
    exact = "exactly" in (group(m, "about") or "") or group(m, "exact") is not None
    unit = (
        G.DAY if exact and length.unit > G.DAY else G.YEAR if length.unit in (G.DECADE, G.CENTURY) else None
    )
    return Shift(base, length, sign, unit)


def offset(sign: int, reference: Reference) -> Callable[[Match], Meaning]:
    """Read "two weeks ago", "three years later", "a fortnight earlier"."""
    vague = {-1: "PAST_REF", 1: "FUTURE_REF"}[sign]

    def make(m: Match) -> Meaning:
        length = period(m) if group(m, "n") else Period.of((None, unit_of_word(m["unit"])[1]))
        kind, mod = TIME if length.unit < G.DAY else DATE, mod_of(group(m, "about"))
        if length.vague:
            return Meaning(DATE, value=vague, period=length, mod=mod, shape="offset-done", unit=length.unit)
        return Meaning(
            kind,
            reference,
            _counted(m, sign),
            period=length,
            mod=mod,
            shape="ago" if reference is R.DEICTIC else "offset-done",
            unit=length.unit,
        )

    return make


_CLOSED = re.compile(r"[ ]{0,3}(?:[.,;:!?)'\"\n]|$)")


def hanging_offset(m: Match) -> Meaning:
    """Read "two days after …": needs what it counts from; alone it counts from the narrative."""
    sign = -1 if m["way"] in ("before", "prior to", "ahead of", "until", "short of") else 1
    length = period(m)
    kind, mod = TIME if length.unit < G.DAY else DATE, mod_of(group(m, "about"))
    alone = Meaning(
        DURATION,
        value=length.value,
        period=length,
        mod=mod,
        shape="duration",
        unit=length.unit,
        extent="length",
    )
    if m["way"] in ("after", "before") and not length.vague and _CLOSED.match(m.string, m.end()):
        alone = Meaning(
            kind,
            R.ANAPHORIC,
            _counted(m, sign),
            period=length,
            mod=mod_of(group(m, "about")),
            unit=length.unit,
        )
    shape = "offset-date" if m["way"] in ("from", "until", "short of", "on", "in", "of") else "offset"
    expr = None if length.vague else _counted(m, sign)
    return Meaning(
        kind,
        R.ANAPHORIC,
        expr,
        value=("PAST_REF" if sign < 0 else "FUTURE_REF") if length.vague else None,
        period=length,
        mod=mod,
        shape=shape,
        unit=length.unit,
        otherwise=alone,
    )


def hanging_unit(m: Match) -> Meaning:
    """Read "the day after …", "the night before …", "the Monday after …"."""
    after = m["way"] in ("after", "following")
    if named := group(m, "weekday"):
        what: Recurring = weekday(named)
    else:
        what = Repeat(unit_of_word(m["unit"])[1]) if group(m, "unit") else Repeat(G.DAY)
    expr: Expr = Next(what) if after else Last(what)
    unit = what.unit if isinstance(what, Repeat) else G.DAY
    found = with_part(date(expr, R.ANAPHORIC, unit, shape="unit"), group(m, "part"))
    return replace(
        found, shape="offset", otherwise=replace(found, shape="unit") if m["way"] != "following" else None
    )


# --------------------------------------------------------------------------- sets


def every(m: Match) -> Meaning:
    """Read "every Thursday", "each spring", "every three months", "twice a day"."""
    if named := group(m, "weekday"):
        night = part(group(m, "part"))
        value = f"XXXX-WXX-{weekday(named).weekday}" + (f"T{night.part}" if night else "")
    elif named := group(m, "month"):
        value = f"XXXX-{month_number(named):02d}"
    elif named := group(m, "season"):
        value = f"XXXX-{SEASONS[named.removesuffix('s') if named not in SEASONS else named]}"
    elif named := group(m, "part"):
        value = f"XXXX-XX-XXT{part(named).part}"  # type: ignore[union-attr]
    else:
        length = period(m)
        if group(m, "other"):
            length = Period.of(*((None if a is None else 2 * a, g) for a, g in length.amounts))
        return Meaning(SET, value=length.value, period=length, shape="set", unit=length.unit)
    return Meaning(SET, value=value, shape="set")


_FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip


def frequency(m: Match) -> Meaning:
    """Read "weekly", "daily"."""
    return Meaning(SET, value=_FREQUENCIES[m["word"]], shape="set")


# --------------------------------------------------------------------------- clock


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


def twelve(hour: int) -> Callable[[Match], Meaning]:
    """Read "noon", "midnight" (told alone, the midnight that closes the day)."""
    return lambda m: replace(_clock(hour, 0, zone=group(m, "zone")), mod=mod_of(group(m, "about")))


def this_part(m: Match) -> Meaning:
    """Read "this morning", "that night", "the next morning", "last night"."""
    way, reference = _RELATIONS[squash(m["rel"])]
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


def weekend(_: Match) -> Meaning:
    """Read "the weekend"."""
    return date(Repeat(G.WEEKEND), R.PARTIAL, G.WEEKEND, shape="unit")


def week_of(m: Match) -> Meaning:
    """Read "the week of …", "the morning of …": needs the date it belongs to."""
    if word := group(m, "part"):
        what = part(word)
        assert what is not None
        return Meaning(TIME, R.ANAPHORIC, Intersect(HERE, what), shape="of", unit=G.PART)
    unit = unit_of_word(m["unit"])[1]
    return Meaning(
        DATE, R.ANAPHORIC, Within(unit, HERE), shape="of-finer" if unit > G.DAY else "of", unit=unit
    )


def nth_unit(m: Match) -> Meaning:
    """Read "the second day of …", "the last Friday of …", "the first week in …"."""
    words = {"last": -1, "final": -1, "closing": -1, "opening": 1}
    what: Recurring
    if named := group(m, "weekday"):
        what = weekday(named)
    elif named := group(m, "month"):
        what = Repeat(G.MONTH, month=month_number(named))
    else:
        what = Repeat(unit_of_word(m["unit"])[1])
    n = words.get(m["ord"]) or ordinal(m["ord"])
    return Meaning(DATE, R.ANAPHORIC, Nth(what, n, HERE), shape="nth", unit=what.unit)


def edge(m: Match) -> Meaning:
    """Read "the end of …", "early …": a modifier of what follows."""
    return Meaning(DATE, mod=mod_of(squash(m["edge"])), shape="edge")


def fiscal(m: Match) -> Meaning:
    """Read "fiscal 2025", "the 2025 financial year"."""
    told = year_told(m)
    if told is None:
        return date(This(Repeat(G.YEAR)), R.DEICTIC, G.YEAR, shape="unit")
    return date(Absolute(Interval.of(told)), R.ABSOLUTE, G.YEAR, shape="year")


def ref(value: str) -> Callable[[Match], Meaning]:
    """A production that gives PAST_REF and the like whatever it matched."""
    return lambda _: reference_to(value)


# --------------------------------------------------------------------------- rarer shapes


def weekday_plural(m: Match) -> Meaning:
    """Read "Tuesdays", "Monday nights"."""
    words = m[0].split()
    night = part(words[1]) if len(words) > 1 else None
    return Meaning(
        SET, value=f"XXXX-WXX-{weekday(words[0]).weekday}" + (f"T{night.part}" if night else ""), shape="set"
    )


def weekday_week(m: Match) -> Meaning:
    """Read "Tuesday week", "a week on Friday", "a week last Sunday"."""
    length = period(m) if group(m, "n") else Period.of((unit_of_word(m["unit"])[0], G.WEEK))
    named = weekday(m["weekday"])
    back = group(m, "back") is not None
    expr = Shift(Last(named) if back else Next(named), length, -1 if back else 1, G.DAY)
    return date(expr, R.DEICTIC, shape="weekday-rel")


def weekday_count(m: Match) -> Meaning:
    """Read "three Fridays from now", "two Saturdays ago"."""
    n = int(number(m["n"]) or 1)
    ahead = m["way"] in ("from now", "hence", "later", "after")
    expr: Expr = Next(weekday(m["weekday"]), n) if ahead else Last(weekday(m["weekday"]), n)
    return date(
        expr, R.DEICTIC if m["way"] in ("from now", "hence", "ago") else R.ANAPHORIC, shape="weekday-rel"
    )


def the_unit(m: Match) -> Meaning:
    """Read "the quarter", "the year": the one that the text is about."""
    unit = unit_of_word(m["unit"])[1]
    return date(This(Repeat(unit)), R.ANAPHORIC, unit, shape="unit")


def latest(m: Match) -> Meaning:
    """Read "the latest quarter": the last one that is over."""
    unit = unit_of_word(group(m, "unit") or "quarter")[1]
    return date(Last(Repeat(unit)), R.DEICTIC, unit, shape="unit")


def quarter_ended(m: Match) -> Meaning:
    """Read "the quarter" of "the quarter ended Sept. 30": the one that holds that month."""
    month = Repeat(G.MONTH, month=month_number(m["month"]))
    return date(Within(G.QUARTER, month), R.PARTIAL, G.QUARTER, shape="quarter")


def year_end(_: Match) -> Meaning:
    """Read "year-end"."""
    return date(This(Repeat(G.YEAR)), R.DEICTIC, G.YEAR, shape="unit", mod="END")


def nth_day(m: Match) -> Meaning:
    """Read "the third day": counted from what began."""
    n = ordinal(m["ord"])
    return date(Shift(HERE, Period.of((n - 1, G.DAY)), 1, G.DAY), R.ANAPHORIC, shape="unit")


def year_earlier(m: Match) -> Meaning:
    """Read "year-earlier", "the year-ago quarter"."""
    length = Period.of((1, unit_of_word(m["unit"])[1]))
    return Meaning(DATE, R.ANAPHORIC, Shift(HERE, length, -1), period=length, unit=length.unit, shape="unit")


def year_before(_: Match) -> Meaning:
    """Read "the corresponding period last year"."""
    length = Period.of((1, G.YEAR))
    return Meaning(DATE, R.ANAPHORIC, Shift(HERE, length, -1), period=length, unit=G.YEAR, shape="unit")


def year_earlier_quarter(m: Match) -> Meaning:
    """Read "the year-ago third quarter"."""
    base = numbered(G.QUARTER)(m)
    assert base.expr is not None
    return replace(base, expr=Shift(base.expr, Period.of((1, G.YEAR)), -1, G.QUARTER), shape="quarter-year")


def half_unit(m: Match) -> Meaning:
    """Read "half an hour", "half a century"."""
    scale, unit = unit_of_word(m["unit"])
    length = whole(Period.of((0.5 * scale, unit)))
    return Meaning(
        DURATION,
        value=length.value,
        period=length,
        mod=mod_of(group(m, "about")),
        shape="duration",
        unit=unit,
    )


def long_unit(m: Match) -> Meaning:
    """Read "day-long", "decades-long", "five-month-long"."""
    word = group(m, "long") or m["unit"]
    amount = number(m["n"]) if group(m, "n") else (None if word.endswith("s") else 1)
    length = Period.of((amount, unit_of_word(word)[1]))
    return Meaning(DURATION, value=length.value, period=length, shape="duration", unit=length.unit)


def half(m: Match) -> Meaning:
    """Read "the first half of 2025"."""
    return numbered(G.HALF)(m)


def spoken(m: Match) -> Meaning:
    """Read "nineteen ninety-four"."""
    return date(Absolute(Interval.of(spoken_year(squash(m["year"])))), R.ABSOLUTE, G.YEAR, shape="year")


def oclock(m: Match) -> Meaning | None:
    """Read "10 o'clock", "seven o'clock in the evening"."""
    hour = int(m["hour"] or number(m["hourword"]) or 0)
    word = group(m, "part")
    return (
        _clock(_in_part(hour, word), 0, zone=group(m, "zone"), sure=word is not None)
        if 0 < hour <= 24
        else None
    )


def bare_feast(m: Match) -> Meaning:
    """Read "Easter Monday", "Thanksgiving 2025", "Christmas morning"."""
    what = FEASTS[squash(m["feast"])]
    told = year_told(m)
    if told is not None:
        return date(Intersect(Absolute(Interval.of(told)), what), R.ABSOLUTE, shape="full")
    return with_part(date(what, R.PARTIAL, shape="feast"), group(m, "part"))


def rel_feast(m: Match) -> Meaning:
    """Read "last Christmas", "this Thanksgiving"."""
    expr, reference = relate(m["rel"], FEASTS[squash(m["feast"])])
    return with_part(date(expr, reference, shape="feast"), group(m, "part"))


def every_feast(_: Match) -> Meaning:
    """Read "every Christmas"."""
    return Meaning(SET, value="P1Y", shape="set")


# --------------------------------------------------------------------------- joins


def clock_on_date(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "8 p.m. on Friday"."""
    if right.expr is None or left.expr is None or right.unit is not G.DAY or right.type is not DATE:
        return None
    return replace(
        right, type=TIME, expr=Intersect(right.expr, left.expr), shape="time", zone=left.zone, unit=left.unit
    )


def date_at_clock(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "Friday at 8 p.m."."""
    return clock_on_date(right, left)


def clock_in_day_part(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "10 o'clock tomorrow morning", "ten past three yesterday afternoon": the part tells which half of the day."""
    what, base = left.expr, right.expr
    if not isinstance(what, Repeat) or not isinstance(base, Intersect) or not isinstance(base.what, Repeat):
        return None
    late = base.what.part in ("AF", "EV") or (base.what.part == "NI" and what.hour > 5)
    if left.shape == "clock12" and what.hour < 12 and late:
        what = replace(what, hour=what.hour + 12)
    return replace(right, type=TIME, expr=Intersect(base.base, what), shape="time", unit=left.unit)


def month_in_year(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "March of that year", "30 June next year"."""
    if right.unit is not G.YEAR or right.expr is None or left.expr is None:
        return None
    return replace(left, reference=right.reference, expr=Intersect(right.expr, left.expr), shape="done")


def ago_from(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "sixty years ago this month", "a year ago Friday"."""
    if right.expr is None or left.period is None:
        return None
    return replace(right, expr=Shift(right.expr, left.period, -1, right.unit), shape="done")


def counted_from(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "two days after Christmas", "the night before Easter"."""
    if left.expr is None or right.expr is None or right.type in (DURATION, SET):
        return None
    return replace(
        left, reference=right.reference, expr=rebase(left.expr, right.expr), shape="done", otherwise=None
    )


def finer_than(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "the second day of 2026": a unit inside a larger one."""
    return counted_from(left, right) if right.unit > left.unit else None


def modified(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "the end of the year", "early next week"; "earlier" stands outside of a weekday that follows it."""
    if left.mod is None and right.shape in {"weekday", "weekday-rel"}:
        return None
    return (
        replace(right, mod=left.mod or right.mod)
        if right.type in (DATE, TIME) and right.value is None
        else None
    )
