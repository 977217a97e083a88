"""Happenings of one clause have one time: which other mention of the sentence a mention takes its date from.

Down the tree from the verb above ("was arrested on Tuesday and charged", "held a ceremony", "fell, leaving"), and up
from what completes a verb ("began to sell in May", "died when the boat sank on Monday").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.agreement import side_of
from timeline.alike import alike, phase
from timeline.introduce import goes_somewhere, phase_of
from timeline.lexicon import related
from timeline.model import EventClass, EventMention, Relation, Span, Status, Tense
from timeline.orderings import NOT_YET
from timeline.rules import en_events as events
from timeline.rules import en_links as words
from timeline.rules.en_merge import SUPPORT
from timeline.twins import LIKELY, definite, own_time, owned

if TYPE_CHECKING:
    from timeline.scene import Scene
    from timeline.syntax import Sentence, Token


def purpose(scene: Scene, mention: EventMention) -> bool:
    """Whether an infinitive came with a past step: what it was for ("took the stage to reveal it"), or what was tried."""
    found = scene.parsed.token_of(mention)
    if found is None or found[1].tag != "VB":
        return False
    sentence, token = found
    above = sentence.head(token)
    if token.dep == "xcomp" and above.lemma in words.ATTEMPTING:
        return True
    marked = any(kid.dep == "mark" for kid in sentence.kids(token))
    return token.dep == "advcl" and above.tag == "VBD" and not marked


_JOINED = frozenset(
    {"conj", "xcomp", "advcl", "dobj", "nsubj", "nsubjpass", "pobj", "compound", "ccomp", "pcomp", "appos"}
)


def governor(scene: Scene, mention: EventMention) -> EventMention | None:
    """The mention that governs this one in its sentence, where the two share a time."""
    found = scene.parsed.token_of(mention)
    if found is None:
        return None
    sentence, token = found
    at = {m.span.start: m for m in scene.mentions_of(sentence.index)}
    start = token
    if token.dep == "relcl":
        return _subject_of(scene, sentence, mention, token)
    for above in sentence.ancestors(token):
        if not _joins(sentence, token, mention):
            return None
        if above.start in at and at[above.start].id != mention.id:
            return at[above.start] if _shares(scene, sentence, mention, at[above.start], start) else None
        token = above
    return None


def _subject_of(scene: Scene, sentence: Sentence, mention: EventMention, verb: Token) -> EventMention | None:
    """The dated happening that a relative clause goes on to tell of: "Monday's blast, which killed three"."""
    if not any(kid.tag in {"WDT", "WP"} for kid in sentence.kids(verb, "nsubj")):
        return None
    noun = sentence.head(verb)
    other = scene.mention_at(Span(noun.start, noun.end))
    if (
        other is None
        or not other.nominal
        or own_time(scene, other) is None
        or mention.tense is not Tense.PAST
    ):
        return None
    return other


def _joins(sentence: Sentence, token: Token, mention: EventMention) -> bool:
    """Whether a step up the tree keeps the time: "in a ceremony", not "about the war" or "since the flood"."""
    if token.dep == "prep":
        word = token.lemma.lower()
        if mention.nominal and word in words.ON_THE_HEELS:  # "said after the meeting"
            return sentence.head(token).lemma in events.ONLY_SAYING
        return word in (words.WITHIN if mention.nominal else words.BY_DOING)
    if token.dep == "advcl":
        marks = [kid.lemma.lower() for kid in sentence.kids(token, "mark", "advmod")]
        return not any(words.ORDER_WORDS.get(mark) in {Relation.BEFORE, Relation.AFTER} for mark in marks)
    if token.dep == "acl":
        return token.tag == "VBG" or token.lemma in events.LIGHT
    return token.dep in _JOINED or (token.dep == "oprd" and not mention.nominal)


def _shares(
    scene: Scene, sentence: Sentence, mention: EventMention, above: EventMention, token: Token
) -> bool:
    """Whether a mention happens when its governor does: same tense, or no tense of its own."""
    if above.status in NOT_YET or above.tense is Tense.FUTURE:
        return arranged(scene, mention, above) and not definite(scene, mention)
    if {phase(mention.lemma), phase(above.lemma)} == {"begin", "end"}:
        return False
    if mention.lemma in words.UNDOING and own_time(scene, above) is None:  # "was set for May but was put off"
        return False
    if token.dep == "advcl" and own_time(scene, above) is None and _while(sentence, token):
        return False
    if token.tag == "VBG" and above.lemma in words.LOOKING_BACK:
        return False
    if mention.nominal:
        undone = above.lemma in words.UNDOING and token.dep in {"dobj", "nsubjpass"}
        return not undone and (not definite(scene, mention) or _enacts(scene, above, token))
    if token.tag == "VBG":
        return True
    if token.dep == "ccomp" and mention.tense is not Tense.NONE:
        return mention.progressive or (mention.tense is above.tense and own_time(scene, above) is not None)
    if token.dep in {"conj", "advcl"} and {mention.tense, above.tense} <= _PASTS:
        return True
    return mention.tense in {above.tense, Tense.NONE}


def arranged(scene: Scene, mention: EventMention, above: EventMention) -> bool:
    """Whether an occasion is to come with the dated verb over it: "will sign the pact on Friday in a ceremony"."""
    return mention.nominal and own_time(scene, above) is not None


def _enacts(scene: Scene, above: EventMention, noun: Token) -> bool:
    """Whether a known happening happens with the verb over it: "signed the deal", not "no day was fixed for the opening"."""
    if noun.dep == "pobj":
        found = scene.parsed.token_at(noun.start)
        return found is not None and found[0].head(noun).lemma.lower() not in words.ABOUT
    found = scene.parsed.token_at(above.span.start)
    if above.lemma in words.UNDOING or (found is not None and goes_somewhere(*found)):
        return False
    return above.lemma in words.DOING or own_time(scene, above) is not None


_PASTS = frozenset({Tense.PAST, Tense.PAST_PERFECT})


def brought(scene: Scene, mention: EventMention) -> EventMention | None:
    """The dated verb that brings a noun about, or that it did its harm by.

    "The report that a judge released on Thursday", "a letter sent on 3 May", "the fire that gutted the mill in May".
    """
    found = scene.parsed.token_of(mention) if mention.nominal else None
    if found is None:
        return None
    sentence, noun = found
    for verb in sentence.kids(noun, "relcl", "acl"):
        known = verb.lemma in words.DOING | words.HARMING
        other = scene.mention_at(Span(verb.start, verb.end)) if known else None
        by_it = any(kid.tag in {"WDT", "WP"} for kid in sentence.kids(verb, "nsubj"))
        done = by_it == (verb.lemma in words.HARMING)
        bare = verb.dep == "acl" and verb.tag != "VBN"
        if (
            other is not None
            and done
            and not bare
            and other.tense is Tense.PAST
            and own_time(scene, other) is not None
        ):
            return other
    return None


def spoken_by(scene: Scene, mention: EventMention) -> EventMention | None:
    """The dated happening of a text that says something: "the report published on 10 June blamed the crew"."""
    found = scene.parsed.token_of(mention)
    if found is None or mention.nominal or mention.tense is not Tense.PAST or mention.modal:
        return None
    if mention.event_class is not EventClass.REPORTING and mention.lemma not in words.JUDGING:
        return None
    sentence, verb = found
    for noun in sentence.kids(verb, "nsubj"):
        text = scene.mention_at(Span(noun.start, noun.end)) if noun.lemma.lower() in words.TEXTS else None
        if text is not None:
            return text if own_time(scene, text) is not None else brought(scene, text)
    return None


def enacted(scene: Scene, mention: EventMention) -> EventMention | None:
    """The dated verb that only says that a noun's happening happens: "the talks took place", "a fire broke out"."""
    found = scene.parsed.token_of(mention) if mention.nominal else None
    if found is None:
        return None
    sentence, noun = found
    verb = sentence.head(noun)
    role = {"nsubj": "subject", "dobj": "object", "nsubjpass": "object"}.get(noun.dep, "")
    if verb.lemma.lower() not in SUPPORT.get(role, ()) or phase_of(sentence, verb) is Relation.ENDED_BY:
        return None
    if role == "subject" and goes_somewhere(sentence, verb):
        return None
    other = scene.mention_at(Span(verb.start, verb.end))
    if other is None or other.tense not in _TOLD or other.modal or own_time(scene, other) is None:
        return None
    return other


def enacted_elsewhere(scene: Scene, mention: EventMention) -> EventMention | None:
    """Where the article says when a known happening was: "a year after the blaze. … The fire broke out on 19 January"."""
    if not mention.nominal or not definite(scene, mention) or owned(scene, mention):
        return None
    others = (m for m in scene.mentions if m.nominal and m.id != mention.id)
    near = (m for m in others if alike(mention, m, close=related) >= LIKELY)
    return next((m for m in near if enacted(scene, m) is not None), None)


def complement(scene: Scene, mention: EventMention) -> EventMention | None:
    """The dated mention below a verb that came about with it: "began to sell in May", "died when the boat sank on Monday"."""
    found = scene.parsed.token_of(mention)
    if found is None or mention.nominal or mention.tense not in _TOLD:
        return None
    sentence, token = found
    for kid in sentence.kids(token, "xcomp", "advcl"):
        other = scene.mention_at(Span(kid.start, kid.end))
        own = own_time(scene, other) if other is not None else None
        if other is None or own is None:
            continue
        tried = token.lemma in words.ATTEMPTING and side_of(own) <= 0  # "refused to open it two days later"
        if other.status is not Status.OCCURRED and not tried:
            continue
        if kid.dep == "xcomp" or _while(sentence, kid):
            return other
    return None


def _while(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause tells what went on at the same time: "when the boat sank"."""
    marks = {kid.lemma.lower() for kid in sentence.kids(clause, "mark", "advmod")}
    return any(words.ORDER_WORDS.get(mark) is Relation.SIMULTANEOUS for mark in marks)


_TOLD = frozenset({*_PASTS, Tense.PRESENT_PERFECT})
