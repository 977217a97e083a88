"""Verbs that only introduce a happening, and so hand their time on to it.

"The vote is set for Friday" dates the vote, "the truce began on Monday" its begin, "moved from 4 July to 11 July"
gives the new day.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.arguments import subject_of
from timeline.grammar import is_negated
from timeline.joined import Tie
from timeline.model import Attachment, Relation, Tense
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

_OF_TIMES = frozenset({"NOUN", "PROPN", "NUM", "ADP", "DET", "ADJ"})
_ENDS = frozenset({Relation.BEGUN_BY, Relation.ENDED_BY})


def of_verb(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, attachment: Attachment, head: Token
) -> list[Tie]:
    """The verb itself, or the happening that it only introduces ("is set for Friday", "took place on Monday")."""
    handed = _handed_on(sentence, triggers, verb, attachment, head)
    if handed is not None:
        return handed
    subject = _subject(sentence, triggers, verb)
    carried = _carried(sentence, triggers, verb, subject)
    return [
        Tie(verb.i, attachment),
        *(Tie(kid.i, attachment) for kid in carried[:1]),
        *_of_subject(sentence, triggers, verb, subject, attachment),
    ]


def _handed_on(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, attachment: Attachment, head: Token
) -> list[Tie] | None:
    """What a time dates instead of the verb that it hangs on; None where it dates the verb."""
    relation = attachment.relation
    subject, objects = _subject(sentence, triggers, verb), _objects(sentence, triggers, verb)
    inner = [kid for kid in sentence.kids(verb, "xcomp") if kid.i in triggers]
    if verb.lemma in en.SEEMING and inner:
        return [Tie(inner[0].i, attachment)]
    if relation is Relation.ENDED_BY and is_negated(sentence, verb) and _until(sentence, verb):
        return [Tie(verb.i, replace(attachment, relation=Relation.IS_INCLUDED))]
    allowed = _allowed(sentence, triggers, verb, head) if relation is Relation.ENDED_BY else None
    if allowed is not None:
        return [Tie(allowed.i, replace(attachment, relation=Relation.NOT_AFTER))]
    if relation in _ENDS and (_is_moved(sentence, verb) or _moved_to(sentence, verb, head)):
        moved = objects or ([subject] if subject is not None else [])
        new = replace(attachment, relation=Relation.IS_INCLUDED, origin="postponed")
        return [Tie(kid.i, new) for kid in moved[:1]] if relation is Relation.ENDED_BY else []
    if plans(triggers[verb.i], verb) and relation is not Relation.BEGUN_BY:
        target = next(iter(inner), subject)
        if target is not None:
            return [Tie(target.i, attachment)]
    if subject is not None and not objects and _is_promised(sentence, verb, head):
        return [Tie(subject.i, attachment)]
    if objects and (_sets(sentence, verb, head) or (relation in _ENDS and introduces(sentence, verb))):
        return [Tie(objects[0].i, attachment)]
    antecedent = sentence.head(verb)
    described = verb.dep == "relcl" and antecedent.i in triggers and sentence.kids(verb, "nsubj")
    return [Tie(antecedent.i, attachment)] if described and introduces(sentence, verb) else None


def _carried(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, subject: Token | None
) -> list[Token]:
    """The nouns that a light verb only carries, and so shares its time with: "took a vote on Friday"."""
    objects = () if _puts_down(sentence, verb) else _objects(sentence, triggers, verb)
    carried = [kid for kid in objects if triggers[kid.i].light is not None]
    if verb.lemma not in en.LIGHT:
        return carried
    if verb.dep == "xcomp" and triggers[verb.i].group.passive:
        carried += [subject] if subject is not None and triggers[subject.i].nominal else []
    antecedent = sentence.head(verb)
    return [*carried, antecedent] if verb.dep == "acl" and antecedent.i in triggers else carried


def _objects(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token) -> list[Token]:
    """The happenings that a verb is done to: "held the vote", "the survey, which the board has set"."""
    kids = (_antecedent(sentence, kid, verb) for kid in sentence.kids(verb, "dobj", "nsubjpass"))
    return [kid for kid in kids if kid.i in triggers and (triggers[kid.i].nominal or kid.i == verb.head)]


def _antecedent(sentence: Sentence, noun: Token, verb: Token) -> Token:
    """What a relative pronoun stands for, a noun or a whole clause: "the bridge is tested, which is set for Tuesday"."""
    return sentence.head(verb) if noun.tag == "WDT" and verb.dep in {"relcl", "advcl"} else noun


def _sets(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a verb sets its object for the time under `head`: "fixed the vote for Friday"."""
    sets = verb.lemma in en.PLANNING | en.CALLING or _puts_down(sentence, verb)
    return sets and sentence.head(head).text.lower() == en.FOR


def _is_promised(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a participle tells what time something was promised for: "the talks promised for May were put off"."""
    return (
        verb.lemma in en.PLANNING
        and verb.tag in {"VBD", "VBN"}
        and sentence.head(head).text.lower() == en.FOR
        and sentence.head(head).i == verb.i + 1
    )


def puts_off(sentence: Sentence, triggers: Mapping[int, Trigger]) -> bool:
    """Whether "from … to …" tells an old time and a new one: "moved the vote from 4 July to 11 July"."""
    verbs = (t for t in sentence.tokens if t.lemma in en.MOVING or _is_moved(sentence, t))
    return any(_objects(sentence, triggers, verb) for verb in verbs)


def _puts_down(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb with its particle sets a time: "put the case down for April"."""
    particles = en.PUTTING_DOWN.get(verb.lemma, frozenset())
    return any(kid.text.lower() in particles for kid in sentence.kids(verb, "prt", "advmod"))


def _moved_to(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a verb gives its object the time under `head`: "moved the deadline to Tuesday"."""
    return verb.lemma in en.MOVING and sentence.head(head).text.lower() in {en.TO, *en.FROM}


def _allowed(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, head: Token) -> Token | None:
    """What somebody has time for until the time under `head`: "has until Friday to answer", "gave them until 3 May to pay"."""
    if not any(kid.lemma in en.ALLOWING for kid in (verb, *sentence.kids(verb, "aux"))):
        return None
    beyond = takewhile(lambda token: token.pos in _OF_TIMES, sentence.tokens[head.i + 1 :])
    last = head.i + sum(1 for _ in beyond)
    follows = sentence.tokens[last + 1 : last + 3]
    behind = [token for token in follows if token.tag == "VB" and follows[0].tag == "TO"]
    inner = [*behind, *(kid for kid in sentence.kids(verb, "xcomp") if verb.lemma == en.HAVE)]
    return next((token for token in inner if token.i in triggers), None)


def _until(sentence: Sentence, verb: Token) -> bool:
    """Whether "until" hangs on the verb itself: "did not open until Monday" opened on Monday."""
    return any(kid.text.lower() in en.UNTIL for kid in sentence.kids(verb, "prep"))


def _of_subject(
    sentence: Sentence,
    triggers: Mapping[int, Trigger],
    verb: Token,
    subject: Token | None,
    attachment: Attachment,
) -> list[Tie]:
    """What a subject learns from a verb that tells its begin, its end or only that it was."""
    if triggers[verb.i].group.negated or subject is None or not triggers[subject.i].nominal:
        return []
    phase = phase_of(sentence, verb)
    if attachment.relation is not Relation.IS_INCLUDED:
        return [Tie(subject.i, attachment)] if phase is Relation.IS_INCLUDED else []
    if phase is None:
        return []
    origin = attachment.origin if phase is Relation.IS_INCLUDED else "phase"
    return [Tie(subject.i, replace(attachment, relation=phase, origin=origin))]


def phase_of(sentence: Sentence, verb: Token) -> Relation | None:
    """What a verb tells of its subject's happening: "began", "broke down", or that it "took place"; not "went to court"."""
    if verb.lemma in en.BEGINNING:
        return Relation.BEGUN_BY
    particles = {kid.text.lower() for kid in sentence.kids(verb, "prt", "advmod")}
    if verb.lemma in en.ENDING or particles & en.ENDING_PARTICLES.get(verb.lemma, frozenset()):
        return Relation.ENDED_BY
    return Relation.IS_INCLUDED if verb.lemma in en.GOING_ON and not goes_somewhere(sentence, verb) else None


def goes_somewhere(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb takes its subject somewhere, rather than that it happens: "the case came to court"."""
    ways = (kid for kid in sentence.kids(verb, "prep") if kid.text.lower() in en.DIRECTIONS)
    goals = (noun for way in ways for noun in sentence.kids(way, "pobj"))
    return verb.lemma in en.GOING_WAYS and any(noun.pos in {"NOUN", "PROPN"} for noun in goals)


def _subject(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token) -> Token | None:
    """The verb's subject where it names a happening, through relative clauses and participles too."""
    found = subject_of(sentence, verb)
    return found[0] if found is not None and found[0].i in triggers else None


def plans(trigger: Trigger, verb: Token) -> bool:
    """Whether a verb says only that something is to come: "is expected", "set for", "hopes to"."""
    planned = verb.text.lower() in en.PLANNED_PARTICIPLES
    return (planned and (trigger.group.passive or verb.dep == "acl")) or (
        verb.lemma.lower() in en.PLANNING and trigger.group.tense is Tense.PRESENT
    )


def introduces(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb plans, calls, moves or cancels what its object names."""
    return verb.lemma in en.PLANNING | en.CALLING | en.CANCELLING or _is_moved(sentence, verb)


def _is_moved(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb puts something off: "postpone", "put back"."""
    particles = en.CANCEL_PARTICLES.get(verb.lemma)
    if particles is None:
        return verb.lemma in en.POSTPONING
    kids = sentence.kids(verb, "prt", "advmod")
    return verb.lemma not in en.CALLING and any(kid.text.lower() in particles for kid in kids)


__all__ = ["goes_somewhere", "introduces", "of_verb", "phase_of", "plans", "puts_off"]
