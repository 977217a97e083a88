"""Whether an expression can date a verb at all: "two weeks ago" no infinitive to come, "next year" no past.

"The ministers invited the party to rejoin two weeks ago", "he promised a vote next year after the party won": the
parser hangs an expression on the nearest verb, and the tense says that it belongs to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.interval import Direction, Interval
from timeline.model import Reference, Tense
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Timex
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

_NOW = Interval.of(2025, 6, 18)
_PASTS = frozenset({Tense.PAST, Tense.PAST_PERFECT})


def agreeing(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, timex: Timex) -> Token:
    """The verb that an expression dates, where the one that it hangs on has another tense; else that one."""
    trigger = triggers.get(verb.i)
    side = side_of(timex)
    if trigger is None or trigger.nominal or side == 0:
        return verb
    tense = trigger.group.tense
    if side < 0 and _infinitive(sentence, verb):
        return _told_above(sentence, triggers, verb) or verb
    if side < 0 and tense in {Tense.PRESENT_PERFECT, Tense.PRESENT}:
        return _participle(sentence, triggers, verb, timex) or verb
    if side > 0 and tense in _PASTS and not trigger.group.modal:
        return _to_come(sentence, triggers, verb, timex) or verb
    return verb


def counted(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, head: Token) -> Token:
    """The happening that a verb is counted from, where a date follows it: "died within a day of his arrest on 3 May".

    "Has not lost since it moved, in 2019": a perfect has no date, the clause has it.
    """
    prep = sentence.head(head)
    if prep.head != verb.i or prep.dep != "prep" or prep.i - 2 <= verb.i:
        return verb
    noun: Token | None = None
    last = sentence.tokens[prep.i - 1]
    if last.text == ",":
        clause = _since(sentence, triggers, verb)
        return clause if clause is not None and clause.i < last.i else verb
    for above in (last, *sentence.ancestors(last)):
        if above.i == verb.i:
            return verb
        if noun is None and above.i in triggers and triggers[above.i].nominal:
            noun = above
        if noun is not None and above.lemma.lower() in en.SETTING_OFF:
            return noun
    return verb


def _since(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token) -> Token | None:
    """The verb of the clause that a perfect is counted from: "has not lost since it moved"."""
    if verb.i not in triggers or triggers[verb.i].group.tense is not Tense.PRESENT_PERFECT:
        return None
    clauses = [kid for kid in sentence.kids(verb, "advcl") if kid.i in triggers]
    since = (c for c in clauses if any(k.text.lower() in en.SINCE for k in sentence.kids(c, "mark")))
    return next(since, None)


def side_of(timex: Timex) -> int:
    """On which side of the speaking an expression lies, whenever that is: "two weeks ago" -1, "next year" 1, else 0."""
    if timex.reference is not Reference.DEICTIC or timex.expr is None:
        return 0
    found = timex.expr.resolve(_NOW, Direction.NEAREST)
    if found is None or found.start is None or found.end is None or _NOW.start is None or _NOW.end is None:
        return 0
    return -1 if found.end <= _NOW.start else 1 if found.start >= _NOW.end else 0


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands with "to" alone: not "to have left"."""
    auxes = [kid.lemma.lower() for kid in sentence.kids(verb, "aux", "auxpass")]
    return verb.tag == "VB" and verb.dep in {"xcomp", "acl"} and auxes[:1] == [en.TO] and en.HAVE not in auxes


def _told_above(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token) -> Token | None:
    """The happening above infinitives that is told as past: "invited the party to rejoin"."""
    for above in sentence.ancestors(verb):
        if above.i in triggers:
            told = triggers[above.i].nominal or triggers[above.i].group.tense in _PASTS
            if told and not _binds(above):
                return above
            if not _infinitive(sentence, above):
                return None
    return None


def _binds(verb: Token) -> bool:
    """Whether what was to be done is dated with the infinitive itself: "was due to end", "had to flee"."""
    return verb.lemma == en.HAVE or verb.text.lower() in en.PLANNED_PARTICIPLES


def _participle(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, timex: Timex
) -> Token | None:
    """The last past participle between a perfect and the expression: "has found a child lost two years ago"."""
    between = (t for t in sentence.subtree(verb) if verb.i < t.i and t.end <= timex.span.start)
    found = [t for t in between if t.tag == "VBN" and t.dep == "acl" and t.i in triggers]
    return found[-1] if found else None


def _to_come(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, timex: Timex) -> Token | None:
    """The last infinitive told before an expression that a past verb after it cannot have: "to vote next year after he left"."""
    if verb.start < timex.span.start:
        return None
    before = (t for t in sentence.tokens if t.end <= timex.span.start and t.i in triggers)
    found = [t for t in before if _infinitive(sentence, t)]
    return found[-1] if found else None


__all__ = ["agreeing", "counted", "side_of"]
