"""English days told by weeks from another day: "Tuesday week", "three weeks tomorrow", "last Monday week" -> expression trees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.feasts import DayOff
from timeline.interval import Expr, Granularity, Intersect, Last, Next, Period, Repeat, Shift, This, Within
from timeline.model import Reference
from timeline.rules.en_parts import date, group, month_number, period, relate, squash, weekday, with_part
from timeline.rules.en_words import number, unit_of_word

if TYPE_CHECKING:
    from timeline.rules import Match, Meaning

G = Granularity
R = Reference

DAYS: dict[str, Expr] = {
    "this day": This(Repeat(G.DAY)),
    "today": This(Repeat(G.DAY)),
    "yesterday": Last(Repeat(G.DAY)),
    "tomorrow": Next(Repeat(G.DAY)),
}


def weekday_week(m: Match) -> Meaning:
    """Read "Tuesday week", "a week on Friday", "a week last Sunday", "last Monday week"."""
    length = period(m) if group(m, "n") else Period.of((unit_of_word(m["unit"])[0], G.WEEK))
    named = weekday(m["weekday"])
    back = group(m, "back") is not None
    expr = Shift(Last(named) if back else Next(named), length, -1 if back else 1, G.DAY)
    return date(expr, R.DEICTIC, shape="weekday-rel")


def day_week(m: Match) -> Meaning:
    """Read "today week", "tomorrow fortnight", "this day week"; "yesterday week" is gone."""
    length = Period.of((unit_of_word(m["unit"])[0], G.WEEK))
    sign = -1 if m["word"] == "yesterday" else 1
    return date(Shift(DAYS[squash(m["word"])], length, sign, G.DAY), R.DEICTIC, shape="day")


def weeks_day(m: Match) -> Meaning:
    """Read "a week today", "three weeks tomorrow"; "a week yesterday", "ten years today since" are gone."""
    back = m["word"] == "yesterday" or group(m, "since") is not None
    return date(Shift(DAYS[m["word"]], period(m), -1 if back else 1, G.DAY), R.DEICTIC, shape="day")


_JUST_PAST = frozenset({"past", "this past", "the past"})


def weekday_of_week(m: Match) -> Meaning:
    """Read "Monday of last week", "Monday last week", "the Friday night of that week"."""
    rel = squash(group(m, "rel") or m["rel2"])
    if rel in _JUST_PAST:
        return weekday_then(m, "past")
    week, reference = relate(rel, Repeat(G.WEEK))
    day = date(Intersect(week, weekday(m["weekday"])), reference, shape="weekday-rel")
    return with_part(day, group(m, "part"))


def weekday_count(m: Match) -> Meaning:
    """Read "three Fridays from now", "two Saturdays ago", "two Sundays' time"."""
    n, way = int(number(m["n"]) or 1), squash(m["way"]).removeprefix("' ")
    ahead = way in ("from now", "hence", "later", "after", "time")
    expr: Expr = Next(weekday(m["weekday"]), n) if ahead else Last(weekday(m["weekday"]), n)
    deictic = way in ("from now", "hence", "ago", "time")
    return date(expr, R.DEICTIC if deictic else R.ANAPHORIC, shape="weekday-rel")


_POSTPOSED = {"last": "last", "gone": "last", "past": "last", "next": "next", "coming": "next"}


def weekday_then(m: Match, way: str = "") -> Meaning:
    """Read "Sunday last", "Monday evening last", "this Saturday gone", "Friday next"."""
    expr, reference = relate(_POSTPOSED[way or m["way"]], weekday(m["weekday"]))
    return with_part(date(expr, reference, shape="weekday-rel"), group(m, "part"))


def holiday_weekday(m: Match) -> Meaning:
    """Read "the bank holiday Monday", "the August bank holiday"."""
    month = group(m, "month") or m["month2"]
    day = weekday(group(m, "weekday") or "monday").weekday
    what = DayOff(day, month_number(month) if month else 0)
    if group(m, "unit"):
        eve = Shift(what, Period.of((2, G.DAY)), -1)
        return date(Within(G.WEEKEND, eve), R.PARTIAL, G.WEEKEND, shape="unit")
    found = with_part(date(what, R.PARTIAL, shape="feast"), group(m, "part"))
    return replace(found, shape="date") if group(m, "weekday") else found
