"""Reporting periods: what "a year earlier", "the quarter" and "the year-ago period" count from in a business report.

A report that has told "third-quarter net" compares with the third quarter of the year before, whatever the day of
publication. The period in force is the last quarter or half that the text has named, until it turns to another
stretch ("for the nine months").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.interval import Granularity, Here, Repeat, Shift, This
from timeline.model import Anchor, AnchorKind, Reference, Timex, TimexType
from timeline.scene import Scene, dated, grain

if TYPE_CHECKING:
    from timeline.when import Story

_REACH = 12  # expressions looked back through
_PERIODS = frozenset({Granularity.QUARTER, Granularity.HALF})


def reporting_sieve(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "a year earlier" after "third-quarter net": counted from the quarter in force."""
    if not compares(timex):
        return None
    told = period_in_force(scene, timex)
    if told is None:
        return None
    why = f"the report compares with its period, “{told.text}”"
    return Anchor(timex.id, told.id, AnchorKind.TEXT, "reporting", why=why)


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
    return timex.reference is Reference.ANAPHORIC and timex.expr == This(Repeat(Granularity.YEAR))
