"""Reporting periods: what "a year earlier", "the quarter" and "the year-ago period" count from in a business report.

A report that has told "third-quarter net" compares with the third quarter of the year before, whatever the day of
publication. The period in force is the last quarter or half that the text has named, until it turns to another
stretch ("for the nine months").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph import dct_id
from timeline.interval import Direction, Granularity, Here, Recurring, Repeat, Shift, This, Within
from timeline.model import Anchor, AnchorKind, Reference, Tense, Timex, TimexType
from timeline.scene import Hook, Scene, dated, element, grain

if TYPE_CHECKING:
    from timeline.twins import Story

_REACH = 12  # expressions looked back through
_PERIODS = frozenset({Granularity.QUARTER, Granularity.HALF})


def reporting_sieve(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "a year earlier" after "third-quarter net": counted from the quarter in force."""
    if not compares(timex) or scene.quote_of(timex.span) is not None:
        return None
    told = period_in_force(scene, timex)
    if told is None:
        return _year_before(scene, timex)
    why = f"the report compares with its period, “{told.text}”"
    return Anchor(timex.id, told.id, AnchorKind.TEXT, "reporting", why=why)


def _year_before(scene: Scene, timex: Timex) -> Anchor | None:
    """ "a year earlier" in a report on another stretch, "the nine months": the year before publication."""
    quarters = (t for t in scene.timexes if t.expr is not None and not compares(t))
    if not isinstance(timex.expr, Shift) or not any(grain(t.expr) in _PERIODS for t in quarters if t.expr):
        return None
    why = "the report compares with the year before its publication"
    return Anchor(timex.id, dct_id(scene.article.id), AnchorKind.DCT, "reporting.year", why=why)


_FREE = Hook()
_LIKELY = {Direction.PAST: Direction.LIKELY_PAST, Direction.FUTURE: Direction.LIKELY_FUTURE}


def likely(timex: Timex, way: Direction, hook: Hook = _FREE) -> Direction:
    """The way that a tense tells, softened for days and quarters of the year: "payable Dec. 15", said in November.

    A quarter to come is the nearest one; a month keeps its tense: "In November he won", said in October, is last year's,
    unless it belongs to a noun, of which the verb does not tell: "seeks buyers under a June agreement".
    """
    expr = element(timex.expr) or timex.expr
    while isinstance(expr, (Within, Shift)):  # "Easter week" is as likely as Easter
        expr = expr.base
    if not isinstance(expr, Recurring) or expr.cycle is not Granularity.YEAR:
        return way
    if isinstance(expr, Repeat) and not expr.day:
        named = bool(hook.noun) and not hook.prep
        if way is Direction.FUTURE and (named or expr.unit is Granularity.QUARTER):
            return Direction.NEAREST
        if way is Direction.FUTURE and hook.tense is Tense.PAST:
            return Direction.LIKELY_FUTURE  # "planned to repair it in May", said in June
        return _LIKELY[way] if hook.noun and expr.month and way is Direction.PAST else way
    return _LIKELY.get(way, way)


def compares(timex: Timex) -> bool:
    """Whether an expression counts from a reporting period: a year's shift, or "the quarter"."""
    match timex.expr:
        case Shift(Here(), period, -1):
            return period.amounts == ((1, Granularity.YEAR),)
        case This(Repeat() as unit):
            return timex.reference is Reference.ANAPHORIC and unit == Repeat(Granularity.QUARTER)
        case _:
            return False


def period_in_force(scene: Scene, timex: Timex) -> Timex | None:
    """The quarter or half that the report is on, None where it is on something else."""
    for count, told in enumerate(scene.before(timex.span)):
        if count > _REACH or _turns_away(told):
            return None
        if told.expr is None or not dated(told) or grain(told.expr) not in _PERIODS or compares(told):
            continue
        hook = scene.hook(told)
        if not (hook.ahead or hook.modal):
            return told
    return None


def _turns_away(timex: Timex) -> bool:
    """Whether an expression is another stretch that figures are told of: "the nine months", "the year"."""
    if timex.type is TimexType.DURATION and timex.period is not None:
        return timex.period.unit is Granularity.MONTH and not timex.period.vague
    return timex.expr == This(Repeat(Granularity.YEAR))
