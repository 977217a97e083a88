"""English neighbours that are one expression: "8 p.m." and "Friday", "two days after" and "Christmas"."""

from __future__ import annotations

from dataclasses import replace

from timeline.interval import Granularity, Intersect, Repeat, Shift
from timeline.model import TimexType
from timeline.rewrite import rebase
from timeline.rules import Match, Meaning
from timeline.rules.en_parts import squash
from timeline.rules.en_words import mod_of

G = Granularity
DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


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
    """Read "10 o'clock tomorrow morning", "five past two yesterday afternoon": the part tells which half of the day."""
    what, base = left.expr, right.expr
    if not isinstance(what, Repeat) or not isinstance(base, Intersect) or not isinstance(base.what, Repeat):
        return None
    if not base.what.part:
        return None
    late = base.what.part in ("AF", "EV") or (base.what.part == "NI" and what.hour > 5)
    if left.shape in ("clock12", "face") and what.hour < 12 and late:
        what = replace(what, hour=what.hour + 12)
    return replace(right, type=TIME, expr=Intersect(base.base, what), shape="time", unit=left.unit)


def month_in_year(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "March of that year", "30 June next year"."""
    if right.unit is not G.YEAR or right.expr is None or left.expr is None:
        return None
    return replace(left, reference=right.reference, expr=Intersect(right.expr, left.expr), shape="done")


def ago_from(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "eighty years ago this month", "a year ago Friday"."""
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


def modified(left: Meaning, right: Meaning) -> Meaning | None:
    """Read "the end of the year", "early next week"; "earlier" stands outside of a weekday that follows it."""
    if left.mod is None and right.shape in {"weekday", "weekday-rel"}:
        return None
    return (
        replace(right, mod=left.mod or right.mod)
        if right.type in (DATE, TIME) and right.value is None
        else None
    )


def edge(m: Match) -> Meaning:
    """Read "the end of …", "early …": a modifier of what follows."""
    return Meaning(DATE, mod=mod_of(squash(m["edge"])), shape="edge")
