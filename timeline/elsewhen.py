"""Signs that a happening told without a date is not of the day that the story is on: "was first set", "then", "since".

What the narrative or the day of publication would date is left to its bounds where the sentence says that it was at
another time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import Reference, Span, Tense, TimexType
from timeline.rules import en_events as events
from timeline.rules import en_links as words
from timeline.scene import dated
from timeline.twins import own_time

if TYPE_CHECKING:
    from timeline.model import EventMention
    from timeline.scene import Scene
    from timeline.syntax import Sentence, Token


def elsewhen(scene: Scene, mention: EventMention) -> bool:
    """Whether the sentence puts a happening at another time than the one that its story is on."""
    found = scene.parsed.token_of(mention)
    if found is None:
        return False
    return (
        _follows(*found)
        or _set_off(*found)
        or _bygone(*found)
        or _counted(scene, *found)
        or _told_apart(scene, mention, *found)
    )


def _follows(sentence: Sentence, verb: Token) -> bool:
    """Whether a sentence goes on to what came later: "Then the bronzes were found"."""
    return verb.head == verb.i and sentence.tokens[0].lemma.lower() in words.NEXT


def _set_off(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is set off from something else: "sued before May was out", "sank after being hit"; not "sank after hitting it"."""
    over = sentence.head(verb).lemma.lower() if verb.dep == "pcomp" and verb.tag != "VBG" else ""
    if over in events.SETTING_OFF | events.SETTING_AFTER:
        return True
    marks = (
        mark
        for kid in sentence.kids(verb, "prep", "advmod", "advcl")
        for mark in (kid, *sentence.kids(kid, "mark"))
    )
    return any(mark.lemma.lower() in events.SETTING_OFF for mark in marks)


def _bygone(sentence: Sentence, verb: Token) -> bool:
    """Whether an adverb says that it was long before: "was originally set", "had once been"."""
    return any(kid.lemma.lower() in words.BYGONE for kid in sentence.kids(verb, "advmod"))


def _counted(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is followed by how long after something else it was: "left nine days after they did"."""
    behind = (t for t in scene.timexes if verb.end <= t.span.start < sentence.end)
    count = next(behind, None)
    if count is None or count.type is not TimexType.DURATION:
        return False
    between = (t for t in sentence.tokens if verb.end <= t.start < count.span.start)
    text = scene.article.text[count.span.end : count.span.end + 8].lstrip()
    return text.startswith(words.COUNTED_FROM) and not any(t.pos in {"VERB", "PUNCT"} for t in between)


def called_off(scene: Scene, mention: EventMention) -> bool:
    """Whether a verb calls off what its sentence dates, and so has another time: "a launch in July was cancelled"."""
    found = scene.parsed.token_of(mention)
    if found is None or mention.lemma not in words.UNDOING:
        return False
    sentence, verb = found
    plans = (scene.mention_at(Span(kid.start, kid.end)) for kid in sentence.kids(verb, "dobj", "nsubjpass"))
    return any(plan is not None and own_time(scene, plan) is not None for plan in plans)


def _told_apart(scene: Scene, mention: EventMention, sentence: Sentence, verb: Token) -> bool:
    """Whether its sentence has a time that counts from the story's, which the parser tied to nothing: "won, if so, the next day"."""
    if verb.head != verb.i or mention.tense is not Tense.PAST or mention.attachments:
        return False
    inside = (t for t in scene.timexes if sentence.start <= t.span.start < sentence.end)
    free = (t for t in inside if dated(t) and t.reference is Reference.ANAPHORIC)
    return any(not scene.attached(t) and scene.quote_of(t.span) is None for t in free)


__all__ = ["called_off", "elsewhen"]
