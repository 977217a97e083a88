"""English calendar dates: weekdays, days, months, years, decades, eras and holidays -> expression trees."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline import absolute
from timeline.civil import instant
from timeline.feasts import Feast
from timeline.interval import (
    Absolute,
    Expr,
    Granularity,
    Intersect,
    Interval,
    Period,
    Repeat,
    Shift,
    This,
    Within,
    unit_of,
)
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_feasts import FEASTS
from timeline.rules.en_parts import (
    date,
    group,
    month_number,
    ordinal,
    part,
    relate,
    squash,
    weekday,
    with_part,
    year_told,
)
from timeline.rules.en_words import full_year, mod_of, spoken_year

G = Granularity
R = Reference
DATE, TIME, SET = TimexType.DATE, TimexType.TIME, TimexType.SET


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
    found = Repeat(
        G.DAY, day=ordinal(group(m, "day") or m["day2"]), weekday=weekday(named).weekday if named else 0
    )
    return with_part(date(found, R.PARTIAL, shape="nth-day"), group(m, "part"))


def nth_of_rel_month(m: Match) -> Meaning:
    """Read "the 12th of that month"."""
    month, reference = relate(m["rel"], Repeat(G.MONTH))
    return date(Intersect(month, Repeat(G.DAY, day=ordinal(m["day"]))), reference, shape="full")


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


def some_weekday(m: Match) -> Meaning:
    """Read "a Tuesday in February 2021": nobody says which, so the month is all that is told."""
    return bare_month(m) if year_told(m) is None else month_year(m)


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


def the_weekday(m: Match) -> Meaning:
    """Read "the Friday", "a Sunday": the one of the days told of."""
    found = bare_weekday(m)
    return replace(found, reference=R.ANAPHORIC) if m[0].startswith("the ") else found


def rel_weekday(m: Match) -> Meaning:
    """Read "last Friday", "the following Monday morning"."""
    expr, reference = relate(m["rel"], weekday(m["weekday"]))
    if squash(m["rel"]) in ("that", "that same", "the same"):
        expr = weekday(m["weekday"])
    if squash(m["rel"]) == "the":
        expr, reference = weekday(m["weekday"]), R.PARTIAL
    return with_part(date(expr, reference, shape="weekday-rel"), group(m, "part"))


def weekday_plural(m: Match) -> Meaning:
    """Read "Tuesdays", "Monday nights"."""
    words = m[0].split()
    night = part(words[1]) if len(words) > 1 else None
    return Meaning(
        SET, value=f"XXXX-WXX-{weekday(words[0]).weekday}" + (f"T{night.part}" if night else ""), shape="set"
    )


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
    "noughties": 100,
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


def fiscal(m: Match) -> Meaning:
    """Read "fiscal 2025", "the 2025 financial year"."""
    told = year_told(m)
    if told is None:
        return date(This(Repeat(G.YEAR)), R.DEICTIC, G.YEAR, shape="unit")
    return date(Absolute(Interval.of(told)), R.ABSOLUTE, G.YEAR, shape="year")


def spoken(m: Match) -> Meaning:
    """Read "nineteen ninety-four"."""
    return date(Absolute(Interval.of(spoken_year(squash(m["year"])))), R.ABSOLUTE, G.YEAR, shape="year")


def bare_feast(m: Match) -> Meaning:
    """Read "Easter Monday", "Thanksgiving 2025", "Christmas morning"."""
    what = FEASTS[squash(m["feast"])]
    told = year_told(m)
    if told is not None:
        return date(Intersect(Absolute(Interval.of(told)), what), R.ABSOLUTE, shape="full")
    return with_part(date(what, R.PARTIAL, shape="feast"), group(m, "part"))


def feast_week(m: Match) -> Meaning:
    """Read "Christmas week", "Labour Day weekend": the weekend next to a Monday is the one before it."""
    name = squash(m["feast"])
    feast: Expr = Feast("easter-week") if name == "easter" and m["unit"] == "week" else FEASTS[name]
    if m["unit"] == "week":
        return date(Within(G.WEEK, feast), R.PARTIAL, G.WEEK, shape="unit")
    return date(
        Within(G.WEEKEND, Shift(feast, Period.of((2, G.DAY)), -1)), R.PARTIAL, G.WEEKEND, shape="unit"
    )


def night_of(m: Match) -> Meaning | None:
    """Read "the night of 3-4 March": it began on the first."""
    month, day, year = (
        month_number(m["month3"] or m["month"] or m["month2"]),
        ordinal(m["day"] or m["day2"]),
        year_told(m),
    )
    if year is None:
        return with_part(date(Repeat(G.DAY, month=month, day=day), R.PARTIAL), "night")
    interval = absolute.day(year, month, day)
    return with_part(date(Absolute(interval), R.ABSOLUTE), "night") if interval else None


def holy_week(_: Match) -> Meaning:
    """Read "Holy Week": the one that Easter Sunday closes."""
    return date(Within(G.WEEK, FEASTS["easter"]), R.PARTIAL, G.WEEK, shape="unit")


def feast_eve(m: Match) -> Meaning:
    """Read "the eve of Diwali"."""
    return date(Shift(FEASTS[squash(m["feast"])], Period.of((1, G.DAY)), -1), R.PARTIAL, shape="feast")


def rel_feast(m: Match) -> Meaning:
    """Read "last Christmas", "this Thanksgiving"."""
    expr, reference = relate(m["rel"], FEASTS[squash(m["feast"])])
    return with_part(date(expr, reference, shape="feast"), group(m, "part"))


def every_feast(_: Match) -> Meaning:
    """Read "every Christmas"."""
    return Meaning(SET, value="P1Y", shape="set")
