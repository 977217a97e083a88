"""English reporting periods: seasons, quarters, halves, fiscal years and what they are compared with -> expression trees."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.interval import (
    Absolute,
    Granularity,
    Here,
    Intersect,
    Interval,
    Last,
    Period,
    Repeat,
    Shift,
    This,
    Within,
)
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_parts import date, group, month_number, relate, squash, year_told
from timeline.rules.en_words import SEASONS, unit_of_word

if TYPE_CHECKING:
    from collections.abc import Callable

G = Granularity
R = Reference
DATE = TimexType.DATE
HERE = Here()


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


def half(m: Match) -> Meaning:
    """Read "the first half of 2025"."""
    return numbered(G.HALF)(m)


def new_year(_: Match) -> Meaning:
    """Read "the new year": the one whose first day comes next, or came last."""
    first = Repeat(G.DAY, month=1, day=1)
    return date(Within(G.YEAR, first), R.PARTIAL, G.YEAR, shape="unit", mod="START")


def latest(m: Match) -> Meaning:
    """Read "the latest quarter": the last one that is over."""
    unit = unit_of_word(group(m, "unit") or "quarter")[1]
    return date(Last(Repeat(unit)), R.DEICTIC, unit, shape="unit")


def quarter_ended(m: Match) -> Meaning:
    """Read "the quarter" of "the quarter ended July 31": the one that holds its middle month."""
    month = Repeat(G.MONTH, month=month_number(m["month"]))
    middle = Shift(month, Period.of((1, G.MONTH)), -1)
    return date(Within(G.QUARTER, middle), R.PARTIAL, G.QUARTER, shape="quarter")


def quarter_months(m: Match) -> Meaning | None:
    """Read "the April-June quarter", "the June quarter": the calendar quarter that ends with its last month."""
    last = month_number(m["last"] or m["only"])
    first = month_number(m["month"]) if m["month"] else last - 2
    if last % 3 or first != last - 2:
        return None
    what, told = Repeat(G.QUARTER, index=last // 3), year_told(m)
    if told is not None:
        return date(Intersect(Absolute(Interval.of(told)), what), R.ABSOLUTE, G.QUARTER, shape="quarter-year")
    return date(what, R.PARTIAL, G.QUARTER, shape="quarter")


def year_end(m: Match) -> Meaning:
    """Read "year-end", "year-end 2027"."""
    told = year_told(m)
    if told is not None:
        return date(Absolute(Interval.of(told)), R.ABSOLUTE, G.YEAR, shape="year", mod="END")
    return date(This(Repeat(G.YEAR)), R.DEICTIC, G.YEAR, shape="unit", mod="END")


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
