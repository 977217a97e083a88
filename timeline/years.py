"""Which year a month or a day belongs to, where the text names one: beside it, or in the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.civil import DAY
from timeline.direction import TOLD_PAST
from timeline.interval import Direction, Granularity, Interval, Nth, Repeat
from timeline.model import Anchor, Reference, Tense, Timex
from timeline.narrative import is_plan, reached
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, anchor_needed, element, grain, is_clock, text_anchor

if TYPE_CHECKING:
    from timeline.twins import Story

RECENT_YEARS = 2  # as far back, a bare month is sooner counted from publication than over the turn of a year


def own_year(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "May 4 , 1932", set apart from its year by spaces or brackets."""
    year = scene.after(timex) if timex.reference is Reference.PARTIAL else None
    if year is None or year.reference is not Reference.ABSOLUTE or year.expr is None:
        return None
    gap = scene.article.text[timex.span.end : year.span.start].strip()
    if gap not in {",", "(", words.OF} or grain(year.expr) is not Granularity.YEAR:
        return None
    return text_anchor(
        timex, year, "own.year", Direction.SAME, why=f"its year stands beside it, “{year.text}”"
    )


def year_in_force(scene: Scene, timex: Timex, story: Story) -> Anchor | None:
    """ "in September", told of another year: the year that the sentence or the one before has named."""
    counted = timex.expr.base if isinstance(timex.expr, Nth) else timex.expr  # "the third Friday of May"
    repeat = element(counted)
    if timex.reference is not Reference.PARTIAL or repeat is None or not (repeat.month or repeat.part):
        return None
    if is_clock(timex.expr):
        return None
    hook = scene.hook(timex)
    told = reached(scene, timex.span, Granularity.YEAR, hook)
    if told is None or hook.ahead or hook.tense is Tense.PRESENT or not _rooted(scene, told, story):
        return None
    there = scene.hook(told)
    if there.paragraph != hook.paragraph or hook.sentence - there.sentence > 1:
        return None
    if told.expr is None or (grain(told.expr) or Granularity.YEAR) > Granularity.YEAR:
        return None
    if _in_passing(told, there, hook) or words.ACCOUNTING.search(told.text.lower()):
        return None
    if there.lemma == words.COMPARE:
        return None  # "compared with 4 million a year earlier"
    if there.sentence != hook.sentence and _turns_year(scene, told, repeat):
        return None
    if hook.tense in TOLD_PAST and _is_to_come(scene, told):
        return None
    back = hook.prep in words.OPENING or (there.sentence == hook.sentence and _came_first(scene, hook))
    way = Direction.PAST if back else _within_year(told)
    if hook.lemma == words.BE and hook.sentence != there.sentence:
        way = Direction.NEAREST  # "It broke out in June 2017. It was May": told once more, not later
    return text_anchor(timex, told, "year", way, why=f"in or after the time just told, “{told.text}”")


def _in_passing(told: Timex, there: Hook, hook: Hook) -> bool:
    """Whether a year is told by the way: "the ferry, built in May 1998, passed an inspection in February"."""
    if there.sentence != hook.sentence and (there.relative or there.noun):
        return not told.text.lower().startswith(words.THAT)
    coarse = told.expr is not None and (grain(told.expr) or Granularity.DAY) > Granularity.DAY
    return there.relative and not hook.relative and coarse and there.lemma not in words.SCHEDULED


def _came_first(scene: Scene, hook: Hook) -> bool:
    """ "She left in March 2021, after the report came out in November": what its clause is told to have come after."""
    return bool(scene.marks(hook) & words.BEHIND)


def _is_to_come(scene: Scene, told: Timex) -> bool:
    """Whether a year was not there yet in print: "It will open in 2031. She toured the site on 3 January"."""
    published, value = scene.article.dct, _written(told)
    if value is not None and value.start is not None and published is not None and published.end is not None:
        return value.start >= published.end
    hook = scene.hook(told)
    return is_plan(hook) or (hook.tense is Tense.PRESENT and bool(hook.prep))


def _turns_year(scene: Scene, told: Timex, repeat: Repeat) -> bool:
    """Whether a month would begin another year than the one told, that of recent news: its year would be said."""
    published, value = scene.article.dct, _written(told)
    if value is None or value.start is None or published is None or published.start is None:
        return False
    if value.granularity >= Granularity.YEAR or not repeat.month:
        return False
    month = Interval.day_of(value.start).value[5:7]
    recent = published.start - value.start < RECENT_YEARS * 366 * DAY
    return recent and repeat.month < int(month)


def _written(timex: Timex) -> Interval | None:
    """The time that an expression gives in full."""
    return (
        timex.expr.resolve(None) if timex.expr is not None and timex.reference is Reference.ABSOLUTE else None
    )


def _rooted(scene: Scene, timex: Timex, story: Story, depth: int = 4) -> bool:
    """Whether an expression's year is told by the text and not by publication."""
    if timex.reference is Reference.ABSOLUTE or depth == 0:
        return depth > 0
    if timex.reference is Reference.PARTIAL:
        return year_in_force(scene, timex, story) is not None
    if timex.reference is Reference.DEICTIC:
        return bool(getattr(getattr(timex.expr, "what", None), "month", 0))  # "4 May last year"
    if timex.reference is not Reference.ANAPHORIC:
        return False
    told = reached(scene, timex.span, anchor_needed(timex), scene.hook(timex))
    return told is not None and _rooted(scene, told, story, depth - 1)


def _within_year(told: Timex) -> Direction:
    """Inside a year that was named, after a day or month that was."""
    fine = told.expr is not None and (grain(told.expr) or Granularity.YEAR) < Granularity.YEAR
    return Direction.FUTURE if fine else Direction.SAME


__all__ = ["own_year", "year_in_force"]
