"""On which side of its anchor a partial expression lies: "on Friday" before or after publication.

The verb that governs it tells, and the words around: preposition, auxiliaries, what is called or planned for when.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.clauses import sent_off, tense_of
from timeline.grammar import is_infinitive
from timeline.interval import Direction, Granularity
from timeline.model import Tense, Timex, TimexType
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, element, grain, is_clock

WAYS = {
    Direction.PAST: "told as past, so the last one up to publication",
    Direction.BEFORE: "told as past, so the last one before publication",
    Direction.FUTURE: "told as still to come, so the first one from publication on",
    Direction.AFTER: "told as still to come, so the next one after publication",
    Direction.NEAREST: "the one nearest to publication",
    Direction.LIKELY_PAST: "told as past, so the last one up to publication",
    Direction.LIKELY_FUTURE: "told as still to come, so the first one from publication on",
    Direction.SAME: "the one in the same month or year as publication",
}

TOLD_PAST = frozenset({Tense.PAST, Tense.PAST_PERFECT, Tense.PRESENT_PERFECT})


def direction(timex: Timex, hook: Hook, *, spoken: bool = False) -> Direction:
    """On which side of its anchor a partial expression lies; a speaker says "today", so never on it."""
    past, future = (Direction.BEFORE, Direction.AFTER) if spoken and is_weekday(timex) else (Direction.PAST, Direction.FUTURE)  # fmt: skip
    # "had been planned for Saturday", and came to nothing
    past_plan = hook.tense is Tense.PAST_PERFECT and is_weekday(timex)
    if hook.loose and not spoken:
        return Direction.NEAREST
    if hook.prep in words.ARRANGED and hook.lemma in words.SCHEDULED and not past_plan:
        return future
    if hook.prep in words.LASTING and (hook.lemma in words.GRANTING or hook.tense is Tense.PRESENT_PERFECT):
        return future
    if _is_midnight(timex):
        future = Direction.AFTER
    if not spoken and is_weekday(timex) and timex.type is TimexType.DATE and _settled(hook):
        return past
    if hook.ahead or hook.tense is Tense.FUTURE:
        return future
    if hook.lemma == words.BE and hook.prep == words.FROM:
        return past  # "this sample is from Sunday"
    if (
        hook.lemma in words.CALLING
        and (hook.occasion or (hook.prep == words.FOR and is_weekday(timex)))
        and hook.prep in words.CALLED
        and hook.tense is not Tense.PAST_PERFECT
    ):
        return future
    if hook.tense in TOLD_PAST:
        over = _is_weekend(timex) and hook.tense is not Tense.PRESENT_PERFECT and hook.prep != words.FOR
        return Direction.BEFORE if over else past
    if hook.prep in words.TOWARDS:
        return future
    if is_weekday(timex):
        return future if hook.tense is Tense.PRESENT else past
    return future if _opens(timex, hook) else Direction.NEAREST


def _opens(timex: Timex, hook: Hook) -> bool:
    """ "The trial starts in May", "the fair is on 4 May": a present that tells what is to come."""
    if hook.tense is not Tense.PRESENT or hook.noun:
        return False
    if hook.prep == words.ON:
        return hook.lemma in words.FUTURATE and timex.type is TimexType.DATE
    if hook.prep != words.IN or hook.lemma in words.STATES:
        return False
    repeat = element(timex.expr)
    return repeat is not None and bool(repeat.month) and not repeat.day


def _settled(hook: Hook) -> bool:
    """Whether a weekday dates what is already there: "Tuesday's ruling" beside a present or a modal, "announced Friday"."""
    if hook.prep in words.TOWARDS | words.AT_SOONEST or hook.tense not in {Tense.PRESENT, Tense.NONE}:
        return False
    return (bool(hook.noun) and (hook.modal or not hook.ahead)) or (hook.modal and hook.relative)


def is_weekday(timex: Timex) -> bool:
    """Whether an expression names a day of the week and no date: "Friday", "8 p.m. on Friday"."""
    repeat = element(timex.expr)
    return repeat is not None and bool(repeat.weekday) and not repeat.month and not repeat.day


def joins(scene: Scene, timex: Timex) -> bool:
    """Whether the "that" before a weekday only joins clauses: "said that Monday's vote was void"."""
    found = scene.parsed.token_at(timex.span.start)
    if found is None or not is_weekday(timex) or found[1].dep != "mark" or found[1].i == 0:
        return False
    owns = scene.article.text.startswith(words.POSSESSIVES, timex.span.end)
    return owns and found[0].tokens[found[1].i - 1].pos == "VERB"


def _is_midnight(timex: Timex) -> bool:
    """Whether an expression is a bare "midnight": the one to come closes the day."""
    repeat = element(timex.expr)
    return repeat is not None and repeat.hour in {0, 24} and is_clock(timex.expr)


def _is_weekend(timex: Timex) -> bool:
    return timex.expr is not None and grain(timex.expr) is Granularity.WEEKEND


def happened(scene: Scene, hook: Hook) -> bool:
    """Whether a past verb is dated itself, "was rebuked on May 3", or what it came after, "after the vote on May 3".

    No other noun beside it: "a dividend payable May 3".
    """
    found = scene.parsed.token_at(hook.verb.start) if hook.verb is not None else None
    told = tense_of(*found) if found is not None else None
    if found is not None and hook.tense is Tense.PAST_PERFECT:
        # "had been set to expire on May 3", "had spoken of opening it on May 3" tell no past day
        return told is not None or not (is_infinitive(*found) or found[1].dep == "pcomp")
    if hook.behind and hook.tense in TOLD_PAST and not hook.ahead:
        return True
    if hook.tense is not Tense.PAST or hook.noun or hook.ahead or hook.loose:
        return False
    if told is None and found is not None and hook.prep in words.AT_A_DAY | {""}:
        return sent_off(*found)  # "a memo dated May 3"
    if hook.prep not in words.AT_A_DAY:
        return False
    return told is not None and told.tense is Tense.PAST and not told.modal and not hook.relative


def opening(scene: Scene, timex: Timex) -> Hook:
    """The hook that tells an expression's direction: that of the first end where it closes a range."""
    first = next(iter(scene.before(timex.span)), None)
    hook = scene.hook(first if first is not None and scene.partner(first) is timex else timex)
    asked = hook.tense is Tense.PRESENT and scene.asks(hook.sentence)
    return replace(hook, tense=Tense.NONE) if asked else hook  # "How does one lose in May and win in June?"
