"""Which happening a time expression belongs to, by the sentence's tree, and what its preposition says.

"The talks that resumed on Monday failed by Friday": Monday belongs to "resumed", and "failed" ends no later
than Friday. Nearness never decides; where the tree gives no happening, the expression stays free.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Attachment, Relation, Tense, TimexType
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Timex
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

_BEFORE = re.compile(r"((?:\w+[\w'’-]*\s+){0,4}[\w'’]+)\s*$")
_GAP = re.compile(r"\s*(?:,\s*)?(to|until|till|through|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_PREPOSITIONS = sorted(en.RELATIONS, key=len, reverse=True)


class Tie(NamedTuple):
    """A timex tied to a trigger token of its sentence."""

    token: int
    attachment: Attachment


def attach(
    sentence: Sentence, triggers: Mapping[int, Trigger], timexes: Sequence[Timex], text: str
) -> dict[int, tuple[Attachment, ...]]:
    """The attachments of each trigger, by token index, in order of the expressions."""
    ties: list[Tie] = []
    dated = [timex for timex in timexes if timex.type in {TimexType.DATE, TimexType.TIME}]
    ranges = _ranges(dated, text)
    for timex in dated:
        relation = ranges.get(timex.id) or relation_of(timex, text)
        head = _topmost(sentence, timex)
        if head is not None:
            ties.extend(_ties(sentence, triggers, timex, head, relation))
    ties = _follow_ranges(ties, ranges)
    ties.extend(_shared(sentence, triggers, ties, dated))
    found: defaultdict[int, list[Attachment]] = defaultdict(list)
    for tie in ties:
        if all(tie.attachment.timex != other.timex for other in found[tie.token]):
            found[tie.token].append(tie.attachment)
    return {token: tuple(attachments) for token, attachments in found.items()}


# --------------------------------------------------------------------------- prepositions


def relation_of(timex: Timex, text: str) -> Relation:
    """What the words before the expression say: "by Friday" NOT_AFTER, "shortly after 5 p.m." the time itself."""
    match = _BEFORE.search(text, max(0, timex.span.start - 60), timex.span.start)
    words = match.group(1).lower().split() if match else []
    for preposition in _PREPOSITIONS:
        parts = preposition.split()
        if words[-len(parts) :] == parts:
            return _nuance(en.RELATIONS[preposition], words[: -len(parts)], timex)
    return Relation.IS_INCLUDED


def _nuance(relation: Relation, before: Sequence[str], timex: Timex) -> Relation:
    """ "not until Monday" happens on Monday; "just after noon" is noon on any scale that a timeline has."""
    last = before[-1] if before else ""
    if last == "not" and relation is Relation.ENDED_BY:
        return Relation.IS_INCLUDED
    if last in en.NEARLY and relation in {Relation.AFTER, Relation.BEFORE} and timex.type is TimexType.TIME:
        return Relation.IS_INCLUDED
    return relation


def _ranges(timexes: Sequence[Timex], text: str) -> dict[str, Relation]:
    """Both ends of "from 3 to 7 March", "between Monday and Friday", "2019-2021"."""
    found: dict[str, Relation] = {}
    for first, second in zip(timexes, timexes[1:], strict=False):
        gap = _GAP.fullmatch(text, first.span.end, second.span.start)
        if gap is None:
            continue
        opener = text[max(0, first.span.start - 12) : first.span.start].lower().split()[-1:]
        between = opener == ["between"]
        joined = gap.group(1).lower()
        if (joined == "and" and between) or (
            joined != "and" and (opener == ["from"] or not joined.isalpha())
        ):
            found[first.id], found[second.id] = Relation.BEGUN_BY, Relation.ENDED_BY
    return found


def _follow_ranges(ties: Sequence[Tie], ranges: Mapping[str, Relation]) -> list[Tie]:
    """Both ends of a range belong to the happening that its first end belongs to."""
    kept, owner = [], -1
    for tie in ties:
        relation = ranges.get(tie.attachment.timex)
        if relation is Relation.BEGUN_BY:
            owner = tie.token
        kept.append(tie._replace(token=owner) if relation is Relation.ENDED_BY and owner >= 0 else tie)
    return kept


# --------------------------------------------------------------------------- the walk


def _topmost(sentence: Sentence, timex: Timex) -> Token | None:
    """The token of the expression whose governor lies outside of it."""
    inside = sentence.between(timex.span)
    places = {token.i for token in inside}
    tops = [token for token in inside if token.head not in places or token.head == token.i]
    nouns = [token for token in tops if token.pos in {"NOUN", "PROPN", "NUM", "ADV"}]
    return (nouns or tops or [None])[0]


def _ties(
    sentence: Sentence, triggers: Mapping[int, Trigger], timex: Timex, head: Token, relation: Relation
) -> list[Tie]:
    """The happenings that one expression dates, and how."""
    governor = _governor(sentence, triggers, head, timex)
    if governor is None:
        return []
    tie = Tie(governor.i, Attachment(timex.id, relation))
    trigger = triggers.get(governor.i)
    if trigger is None:
        return _of_copula(sentence, triggers, governor, timex, relation)
    if trigger.nominal:
        return [tie]
    return _of_verb(sentence, triggers, governor, timex, tie)


def _governor(sentence: Sentence, triggers: Mapping[int, Trigger], head: Token, timex: Timex) -> Token | None:
    """Climb from the expression to the first happening or clause above it."""
    below = head
    for above in sentence.ancestors(head):
        if above.i in triggers and not _is_bystander(sentence, triggers, above, below, timex):
            return above
        if above.pos in {"VERB", "AUX"} and above.dep not in {"aux", "auxpass"}:
            return above
        below = above
    return _headless(sentence, triggers, head)


def _headless(sentence: Sentence, triggers: Mapping[int, Trigger], head: Token) -> Token | None:
    """Where the expression itself tops the tree ("Two days later came the walkout"): its nearest dependent."""
    top = head
    for top in sentence.ancestors(head):
        pass
    below = [token for token in sentence.kids(top) if token.i in triggers]
    return below[0] if below else None


def _is_bystander(
    sentence: Sentence, triggers: Mapping[int, Trigger], noun: Token, below: Token, timex: Timex
) -> bool:
    """A noun that the parser gave the adverbial to, though the verb before it has the better claim.

    "The court rejected the plea on Monday": an object keeps only what modifies it without a preposition
    ("its Monday session"), or what a plan is for ("a strike for Monday", "the talks due on Monday").
    """
    if noun.pos not in {"NOUN", "PROPN"} or noun.dep != "dobj" or below.dep != "prep":
        return False
    verb = sentence.head(noun)
    if verb.pos != "VERB" or below.text.lower() not in {"on", "in", "at", "by"} or noun.i > below.i:
        return False
    if (
        verb.lemma in en.LIGHT
        or verb.lemma in en.PLANNING
        or verb.lemma in en.CANCELLING
        or verb.lemma in en.POSTPONING
    ):
        return False
    own = triggers.get(verb.i)
    return (
        own is not None
        and own.group.tense in {Tense.PAST, Tense.FUTURE, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT}
        and timex.span.start > noun.start
    )


def _of_copula(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, timex: Timex, relation: Relation
) -> list[Tie]:
    """ "The rally was on Sunday": what the subject (else the predicate) names happened then."""
    for kid in sentence.kids(verb, "nsubj", "nsubjpass", "attr", "acomp", "expl"):
        if kid.i in triggers:
            return [Tie(kid.i, Attachment(timex.id, relation))]
    return []


def _of_verb(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, timex: Timex, tie: Tie
) -> list[Tie]:
    """The verb itself, or the happening that it only introduces ("is set for Friday", "took place on Monday")."""
    subject = next((kid for kid in sentence.kids(verb, "nsubj", "nsubjpass") if kid.i in triggers), None)
    objects = [
        kid
        for kid in sentence.kids(verb, "dobj", "nsubjpass")
        if kid.i in triggers and triggers[kid.i].nominal
    ]
    relation = tie.attachment.relation
    inner = [kid for kid in sentence.kids(verb, "xcomp") if kid.i in triggers]
    if _plans(triggers[verb.i], verb) and inner and relation is not Relation.BEGUN_BY:
        return [Tie(inner[0].i, tie.attachment)]
    if (
        _plans(triggers[verb.i], verb)
        and subject is not None
        and verb.dep != "acl"
        and relation is not Relation.BEGUN_BY
    ):
        return [Tie(subject.i, tie.attachment)]
    if (
        verb.dep == "acl"
        and verb.text.lower() in en.PLANNED_PARTICIPLES
        and sentence.head(verb).i in triggers
    ):
        return [Tie(verb.head, tie.attachment)]
    if verb.lemma in en.POSTPONING and relation in {Relation.ENDED_BY} and objects:
        return [Tie(objects[0].i, Attachment(timex.id, Relation.IS_INCLUDED, "postponed"))]
    if verb.lemma == "have" and relation is Relation.ENDED_BY and inner:
        return [Tie(inner[0].i, Attachment(timex.id, Relation.NOT_AFTER))]
    light = [
        kid
        for kid in (*objects, *([subject] if subject is not None else []))
        if triggers[kid.i].light is not None and triggers[kid.i].light.i == verb.i
    ]
    return [tie, *(Tie(kid.i, tie.attachment) for kid in light[:1])]


def _plans(trigger: Trigger, verb: Token) -> bool:
    """Whether a verb says only that something is to come: "is expected", "are set", "hopes to"."""
    lemma = verb.lemma.lower()
    return (verb.text.lower() in en.PLANNED_PARTICIPLES and trigger.group.passive) or (
        lemma in en.PLANNING and trigger.group.tense is Tense.PRESENT
    )


# --------------------------------------------------------------------------- joined verbs


def _shared(
    sentence: Sentence, triggers: Mapping[int, Trigger], ties: Sequence[Tie], timexes: Sequence[Timex]
) -> list[Tie]:
    """What stands before the first of joined verbs, or after the last of verbs that share all else, dates them all."""
    starts = {timex.id: timex.span.start for timex in timexes}
    held = {tie.token for tie in ties}
    found: list[Tie] = []
    for tie in ties:
        verb = sentence.tokens[tie.token]
        if verb.pos != "VERB":
            continue
        if starts[tie.attachment.timex] < verb.start:
            found.extend(
                Tie(kid.i, tie.attachment)
                for kid in _joined(sentence, verb)
                if kid.i in triggers and kid.i not in held
            )
        elif verb.dep == "conj" and not sentence.kids(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
            first = sentence.head(verb)
            if (
                first.i in triggers
                and first.i not in held
                and first.pos == "VERB"
                and not sentence.kids(first, "dobj")
            ):
                found.append(Tie(first.i, tie.attachment))
    return found


def _joined(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs joined to this one, and to those, that have no subject of their own."""
    found = []
    for kid in sentence.kids(verb, "conj"):
        if kid.pos == "VERB" and not sentence.kids(kid, "nsubj", "nsubjpass"):
            found.extend([kid, *_joined(sentence, kid)])
    return found
