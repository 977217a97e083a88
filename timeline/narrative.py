"""Where the narrative stands: which earlier expression "the next day" counts from.

The time that a text has reached is that of the last expression that moved it there: not an edge ("until 13
October"), not a plan while the past is told, not what stands in somebody's words, not a flashback that a later
sentence has closed. Only as fine as needed: "the next day" counts from a day, "the following year" from a year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.agreement import side_of
from timeline.interval import Granularity
from timeline.model import (
    EventClass,
    Reference,
    Span,
    Tense,
    Timex,
    TimexType,
)
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, dated, element, grain, is_clock

if TYPE_CHECKING:
    from collections.abc import Iterator


REACH = 40  # expressions looked back through: further back is another story
SCENE_PARAGRAPHS = 2  # how far a scene carries to a quotation that names no time of its own

_BACK = frozenset({Tense.PAST_PERFECT})


def reached(
    scene: Scene, span: Span, needed: Granularity, hook: Hook, skip: frozenset[Reference] = frozenset()
) -> Timex | None:
    """The expression that the narrative's time comes from at `span`, at least as fine as `needed`."""
    fallback: Timex | None = None
    aside: Timex | None = None  # "in the hall where we met on Tuesday", a paragraph above
    quote = scene.quote_of(span)
    for timex in earlier(scene, span, voice=quote.index if quote else None):
        there = scene.hook(timex)
        if hook.tense is Tense.PAST and timex.reference is Reference.DEICTIC and side_of(timex) > 0:
            continue  # "“See you tomorrow,” he said": no time that a past has reached
        if there.paragraph != hook.paragraph and needed >= Granularity.YEAR and quote is None:
            told = _year_in_quote(scene, span, needed, hook)
            if told is not None:
                return told
        if timex.expr is None or timex.reference in skip or (grain(timex.expr) or needed + 1) > needed:
            continue
        if there.sentence == hook.sentence:
            holds = not is_edge(there) or timex.reference is Reference.EVENT
            if holds and (is_plan(hook) or not _to_come(timex, there) or _names_year(timex, needed)):
                return timex
            fallback = fallback or timex
            continue
        if (is_edge(there) and not _on_the_day(timex, there)) or (
            _to_come(timex, there) and not is_plan(hook)
        ):
            continue
        if there.paragraph == hook.paragraph and _looks_away(there, hook):
            fallback = fallback or timex
            continue
        if there.relative and aside is None and fallback is None and hook.tense is Tense.PAST:
            aside = timex
            continue
        if aside is not None and hook.paragraph - there.paragraph > SCENE_PARAGRAPHS:
            return aside
        return timex if fallback is None or there.paragraph == hook.paragraph else fallback
    return fallback or aside or _year_in_quote(scene, span, needed, hook)


def _to_come(timex: Timex, hook: Hook) -> bool:
    """Whether an expression is only planned for; "last Friday" is over, whatever was fixed for it."""
    return is_plan(hook) and side_of(timex) >= 0


def _looks_away(there: Hook, here: Hook) -> bool:
    """Whether a passage leaves the time of a clause before: what was told in passing, or as past before a plan.

    "The count is in May. …, she said today. The new warden gets the keys later that month".
    """
    back = there.relative or (there.tense in _BACK and here.tense not in _BACK)
    now = is_plan(there) or there.tense is Tense.PRESENT
    return back or (here.tense is Tense.FUTURE and not now)


def pointed_at(scene: Scene, timex: Timex, needed: Granularity, hook: Hook) -> Timex | None:
    """The day of "that night", of "ten days earlier": the last one told, be it that of a plan."""
    told = reached(scene, timex.span, needed, hook)
    text = timex.text.lower()
    points = text.startswith(words.THAT) or (text.endswith(words.BACKWARD) and hook.tense is Tense.PAST)
    if text.startswith(words.THAT) and needed >= Granularity.YEAR:
        return _just_named(scene, timex, hook) or told
    if not points or needed > Granularity.DAY:
        return told
    for near in scene.before(timex.span):
        there = scene.hook(near)
        if there.paragraph != hook.paragraph or there.sentence < hook.sentence - 1:
            break
        fine = dated(near) and near.expr is not None and (grain(near.expr) or needed + 1) <= needed
        if scene.quote_of(near.span) is not None:
            continue
        if fine:
            return near if is_plan(there) else told
    return told


def _just_named(scene: Scene, timex: Timex, hook: Hook) -> Timex | None:
    """The year that "that year" points at, an edge too: "none has sunk since 1974. The ship lost that year …"."""
    near = next(iter(scene.before(timex.span)), None)
    if near is None or near.reference is not Reference.ABSOLUTE or scene.quote_of(near.span) is not None:
        return None
    there = scene.hook(near)
    close = there.paragraph == hook.paragraph and hook.sentence - there.sentence <= 1
    return near if close and is_edge(there) else None


def day_beside(scene: Scene, timex: Timex) -> Timex | None:
    """The day that a time of day is told before: "shot at 10 p.m. near her home on Friday", "from 6am until 6pm on Tuesday"."""
    hook = scene.hook(timex)
    earlier = next((t for t in scene.before(timex.span) if dated(t)), None)
    if earlier is not None and scene.hook(earlier).sentence == hook.sentence:
        return None
    day, at_end = scene.after(timex), scene.partner(timex)
    while day is not None and is_clock(day.expr) and scene.hook(day).sentence == hook.sentence:
        day = scene.after(day)
    if day is None or day.expr is None or not dated(day) or scene.hook(day).sentence != hook.sentence:
        return None
    told = scene.hook(day)
    near = day is at_end or (
        told.verb is not None and told.verb == hook.verb and not (is_edge(told) or told.noun)
    )
    return day if near and (grain(day.expr) or Granularity.YEAR) <= Granularity.DAY else None


def day_above(scene: Scene, timex: Timex, hook: Hook) -> Timex | None:
    """The past day that the paragraph before was on: "searched the farm on Sunday. // They broke the door at 4 a.m."."""
    teller = scene.mention_at(hook.verb) if hook.verb is not None else None
    repeat = element(timex.expr)
    if (
        repeat is None
        or repeat.hour < 0
        or hook.tense is not Tense.PAST
        or (teller is not None and teller.event_class is EventClass.REPORTING)
    ):
        return None
    told = reached(scene, timex.span, Granularity.DAY, hook)
    near = told is not None and hook.paragraph - scene.hook(told).paragraph == 1
    return told if near and told is not None and scene.hook(told).tense is Tense.PAST else None


def _names_year(timex: Timex, needed: Granularity) -> bool:
    """Whether a year is wanted and an expression tells one, be it a plan's: "fixed for May 2025, it was put back to July"."""
    return needed >= Granularity.YEAR and timex.reference is Reference.ABSOLUTE


def _year_in_quote(scene: Scene, span: Span, needed: Granularity, hook: Hook) -> Timex | None:
    """A full date in words quoted just before, where the narrator has told none: "“I did this in 2022,” she said. That year …"."""
    for count, timex in enumerate(scene.before(span)):
        if count > REACH or scene.hook(timex).paragraph != hook.paragraph:
            return None
        fits = timex.expr is not None and (grain(timex.expr) or needed + 1) <= needed
        if timex.reference is Reference.ABSOLUTE and fits and not is_edge(scene.hook(timex)):
            return timex
    return None


def earlier(scene: Scene, span: Span, *, voice: int | None) -> Iterator[Timex]:
    """Datable expressions before `span` in one voice (a quotation, or None), nearest first; a heading closes what is above."""
    floor = _section(scene, span)
    for count, timex in enumerate(scene.before(span)):
        if count > REACH or timex.span.start < floor:
            return
        said = scene.quote_of(timex.span)
        last = scene.partner(timex)
        if last is not None and last.span.contains(span) and not _restarts(timex, last):
            continue
        if dated(timex) and (said.index if said else None) == voice:
            yield timex


def _restarts(first: Timex, last: Timex) -> bool:
    """ "last year and the year before": no range, the second counts from the first."""
    return last.reference is Reference.ANAPHORIC and first.reference is Reference.DEICTIC


def _section(scene: Scene, span: Span) -> int:
    """Where the section that holds `span` begins."""
    here = scene.sentence_of(span)
    if here is None or here.heading:
        return 0
    for sentence in reversed(scene.parsed.sentences[: here.index]):
        if sentence.heading:
            return sentence.start
    return 0


def is_edge(hook: Hook) -> bool:
    """Whether an expression is an edge of something: "until 13 October", "since May", "by then"."""
    return hook.prep in words.EDGES


def _on_the_day(timex: Timex, hook: Hook) -> bool:
    """What happens "before dawn on 6 May" happens on that day."""
    return hook.prep in words.EARLIER and timex.type is TimexType.TIME


def is_plan(hook: Hook) -> bool:
    """Whether an expression stands in what is only to come, or may be, or was once "fixed for" it."""
    fixed = hook.relative and hook.lemma in words.SCHEDULED and hook.prep == words.FOR
    called = hook.occasion and hook.lemma in words.CALLING and hook.tense is Tense.PRESENT_PERFECT
    return called or hook.ahead or hook.modal or hook.tense is Tense.FUTURE or fixed
