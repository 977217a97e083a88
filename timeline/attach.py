"""Which happening a time expression belongs to, by the sentence's tree, and what its preposition says.

"The talks that resumed on Monday failed by Friday": Monday belongs to "resumed", and "failed" ends no later
than Friday. Nearness never decides; where the tree gives no happening, the expression stays free.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.agreement import agreeing, counted
from timeline.grammar import is_infinitive, is_negated
from timeline.introduce import introduces, of_verb, plans, puts_off
from timeline.joined import Tie, complements, compounds, during, shared, when_clauses
from timeline.model import Attachment, Relation, Tense, TimexType
from timeline.prepositions import is_compared, ranges_in, relation_of
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Timex
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger


def attach(
    sentence: Sentence, triggers: Mapping[int, Trigger], timexes: Sequence[Timex], text: str
) -> dict[int, tuple[Attachment, ...]]:
    """The attachments of each trigger, by token index, in order of the expressions."""
    ties: list[Tie] = []
    dated = [timex for timex in timexes if timex.type in {TimexType.DATE, TimexType.TIME}]
    ranges = {} if puts_off(sentence, triggers) else ranges_in(dated, text)
    for timex in dated:
        if timex.id not in ranges and is_compared(sentence, timex):
            continue
        relation = ranges.get(timex.id) or relation_of(timex, text)
        head = _topmost(sentence, timex)
        if head is not None:
            ties.extend(_ties(sentence, triggers, timex, head, relation))
    ties = _follow_ranges(ties, ranges)
    ties.extend(when_clauses(sentence, triggers, dated, text))
    ties.extend(shared(sentence, triggers, ties, dated))
    ties.extend(during(sentence, triggers, ties))
    ties.extend(complements(sentence, triggers, ties))
    ties.extend(compounds(sentence, triggers, ties))
    found: defaultdict[int, list[Attachment]] = defaultdict(list)
    for tie in ties:
        if all(tie.attachment.timex != other.timex for other in found[tie.token]):
            found[tie.token].append(tie.attachment)
    return {token: _settled(attachments) for token, attachments in found.items()}


def _settled(attachments: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """The new date of what was put off gives way to the old one where both are told."""
    old = tuple(attachment for attachment in attachments if attachment.origin != "postponed")
    return old or tuple(attachments)


# --------------------------------------------------------------------------- ranges


def _follow_ranges(ties: Sequence[Tie], ranges: Mapping[str, Relation]) -> list[Tie]:
    """Both ends of a range belong to the happening that its first end belongs to, which needs no other time."""
    ends = dict(zip(ranges, list(ranges)[1:], strict=False))
    ranged = {tie.token for tie in ties if ranges.get(tie.attachment.timex) is Relation.BEGUN_BY}
    kept: list[Tie] = []
    for tie in ties:
        relation = ranges.get(tie.attachment.timex)
        if relation is Relation.BEGUN_BY:
            kept.append(tie)
            kept.append(Tie(tie.token, Attachment(ends[tie.attachment.timex], Relation.ENDED_BY)))
        elif relation is None and tie.token not in ranged:
            kept.append(tie)
    return kept


# --------------------------------------------------------------------------- the walk


def _topmost(sentence: Sentence, timex: Timex) -> Token | None:
    """The token of the expression whose governor lies outside of it."""
    inside = sentence.between(timex.span)
    places = {token.i for token in inside}
    tops = [token for token in inside if token.head not in places or token.head == token.i]
    nouns = [token for token in tops if token.pos in {"NOUN", "PROPN", "NUM", "ADV"}]
    return next(iter(nouns or tops), None)


def _ties(
    sentence: Sentence, triggers: Mapping[int, Trigger], timex: Timex, head: Token, relation: Relation
) -> list[Tie]:
    """The happenings that one expression dates, and how."""
    governor = _governor(sentence, triggers, head, timex)
    if governor is None:
        return []
    governor = counted(sentence, triggers, _this_side(sentence, triggers, governor, head), head)
    governor = agreeing(sentence, triggers, governor, timex)
    governor = _aside(sentence, triggers, timex) or governor
    inserted = _inserted(sentence, triggers, governor, timex)
    if inserted is not None:
        governor = inserted
    trigger = triggers.get(governor.i)
    if trigger is None:
        if relation is Relation.ENDED_BY and is_negated(sentence, governor):
            relation = Relation.IS_INCLUDED  # "is not due until May"
        return _of_copula(sentence, triggers, governor, Attachment(timex.id, relation))
    if trigger.nominal:
        if head.dep == "poss" and head.head == governor.i:  # "after Friday's vote"
            relation = Relation.IS_INCLUDED
        return [Tie(governor.i, Attachment(timex.id, relation))]
    if governor.lemma == en.BE:  # "on Monday there was a vote"
        told = _of_copula(sentence, triggers, governor, Attachment(timex.id, relation))
        return [Tie(governor.i, Attachment(timex.id, relation)), *told]
    if _is_denied(triggers, governor):
        return []
    if governor.lemma in en.FIXING and head.head == governor.i and head.dep in {"dobj", "npadvmod"}:
        fixed = _fixed(sentence, triggers, governor)
        if fixed or head.dep == "dobj":
            return [Tie(noun.i, Attachment(timex.id, relation)) for noun in fixed]
    return of_verb(sentence, triggers, governor, Attachment(timex.id, relation), head)


def _governor(sentence: Sentence, triggers: Mapping[int, Trigger], head: Token, timex: Timex) -> Token | None:
    """Climb from the expression to the first happening or clause above it."""
    below = head
    if _names(sentence, triggers, head):
        return None
    for above in sentence.ancestors(head):
        if below.dep in _SUBJECTS and _deep(sentence, head, below):
            return None
        known = above.i in triggers and above.lemma not in en.TURNS
        if known and not _is_bystander(sentence, triggers, above, below, timex):
            return above
        if above.pos in {"VERB", "AUX"} and above.dep not in {"aux", "auxpass"} and above.i not in triggers:
            return above
        measured = _measured(sentence, triggers, above, head)
        if measured is not None:
            return measured
        below = above
    return _headless(sentence, triggers, head)


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _this_side(sentence: Sentence, triggers: Mapping[int, Trigger], governor: Token, head: Token) -> Token:
    """The verb of the expression's own stretch between semicolons, where the parser tied it across one."""
    breaks = [token.i for token in sentence.tokens if token.text == ";"]
    side = sum(i < head.i for i in breaks)
    if not breaks or sum(i < governor.i for i in breaks) == side:
        return governor
    for token in sentence.tokens:
        if token.pos == "VERB" and token.i in triggers and sum(i < token.i for i in breaks) == side:
            above = sentence.head(token)
            if above.i == token.i or sum(i < above.i for i in breaks) != side:
                return token
    return governor


def _measured(sentence: Sentence, triggers: Mapping[int, Trigger], noun: Token, head: Token) -> Token | None:
    """The happening that a noun is a piece or a number of: "the next round of talks on Monday"."""
    if noun.pos != "NOUN" or noun.i in triggers:
        return None
    of = [kid for kid in sentence.kids(noun, "prep") if kid.text.lower() == en.OF and kid.i < head.i]
    inner = [low for kid in of for low in sentence.kids(kid, "pobj")]
    return next((low for low in inner if low.i in triggers and low.i < head.i), None)


def _is_denied(triggers: Mapping[int, Trigger], verb: Token) -> bool:
    """Whether what is to come is said not to come then: "is not expected to reopen this week"."""
    above = triggers.get(verb.head)
    return verb.dep == "xcomp" and above is not None and above.group.negated and plans(above, above.token)


def _fixed(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token) -> list[Token]:
    """What a day is fixed for: "named 4 May as the day for the vote"."""
    preps = [
        low
        for noun in (verb, *(n for prep in sentence.kids(verb, "prep") for n in sentence.kids(prep, "pobj")))
        for low in sentence.kids(noun, "prep")
        if low.text.lower() == en.FOR
    ]
    return [noun for prep in preps for noun in sentence.kids(prep, "pobj") if noun.i in triggers][:1]


def _names(sentence: Sentence, triggers: Mapping[int, Trigger], head: Token) -> bool:
    """Whether a year only belongs to a name: "the World Cup 2026"."""
    above = sentence.head(head)
    return above.pos == "PROPN" and above.i == head.i - 1 and above.i not in triggers and head.pos == "NUM"


def _deep(sentence: Sentence, head: Token, subject: Token) -> bool:
    """Whether a time lies in a clause of the subject's own: "its promise to finish by May was dropped"."""
    return any(
        above.pos in {"VERB", "AUX"} for above in sentence.ancestors(head) if subject.i < above.i < head.i
    )


def _headless(sentence: Sentence, triggers: Mapping[int, Trigger], head: Token) -> Token | None:
    """Where the expression itself tops the tree ("Two days later came the walkout"): its nearest dependent."""
    top = next((token for token in sentence.ancestors(head) if token.head == token.i), head)
    return next((token for token in sentence.kids(top) if token.i in triggers), None)


def _is_bystander(
    sentence: Sentence, triggers: Mapping[int, Trigger], here: Token, below: Token, timex: Timex
) -> bool:
    """A happening that the parser gave the adverbial to, though another above it has the better claim.

    "The court rejected the plea on Monday": an object keeps only what modifies it without a preposition
    ("its Monday session"), or what a plan is for ("a strike for Monday"). "Sent for trial on Monday": a bare
    noun inside a set phrase has no time. "Met to end the war on Monday": a purpose has none yet.
    """
    if here.i > timex.span.start and here.start > timex.span.start:
        return False
    above = sentence.head(here)
    if here.pos == "VERB":
        return _is_purpose(sentence, triggers, here, above)
    if below.dep not in {"prep", "npadvmod", "advmod", "tmod"}:
        return False
    if here.dep == "pobj" and _is_bare(sentence, here):
        return True
    if here.dep != "dobj" or above.pos != "VERB" or below.text.lower() not in en.DATING:
        return False
    if introduces(sentence, above) or above.lemma in en.LIGHT:
        return False
    own = triggers.get(above.i)
    return own is not None and own.group.tense is not Tense.NONE


def _is_purpose(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, above: Token) -> bool:
    """Whether an infinitive only says what something was for, and that something is a happening too."""
    if not is_infinitive(sentence, verb) or above.i not in triggers:
        return False
    if verb.dep == "acl":
        return above.lemma.lower() not in en.SUPPOSING_NOUNS
    return verb.dep == "advcl" and triggers[above.i].group.tense in {Tense.PAST, Tense.PAST_PERFECT}


def _is_bare(sentence: Sentence, noun: Token) -> bool:
    """A singular noun with nothing before it: "for trial", "on bail"."""
    return noun.tag == "NN" and not any(kid.i < noun.i for kid in sentence.kids(noun))


def _inserted(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, timex: Timex) -> Token | None:
    """The subject, where the expression stands between it and its verb: "the launch last month drew crowds"."""
    if verb.pos not in {"VERB", "AUX"}:
        return None
    for subject in sentence.kids(verb, "nsubj", "nsubjpass"):
        last = max(
            (t.end for t in sentence.subtree(subject) if t.end <= timex.span.start), default=subject.end
        )
        first_verb = min(
            (t.start for t in (verb, *sentence.kids(verb, "aux", "auxpass"))), default=verb.start
        )
        if (
            subject.i in triggers
            and last <= timex.span.start
            and timex.span.end <= first_verb
            and subject.start < timex.span.start
        ):
            return subject
    return None


def _aside(sentence: Sentence, triggers: Mapping[int, Trigger], timex: Timex) -> Token | None:
    """The verb right behind an expression set between commas: "was fined and, on 2 May, banned"."""
    before = [token for token in sentence.tokens if token.end <= timex.span.start]
    behind = [token for token in sentence.tokens if token.start >= timex.span.end][:2]
    opens = [token for token in before if token.pos not in {"ADP", "DET"}][-2:]
    set_off = [token.text for token in (*opens[1:], *behind[:1])] == [",", ","]
    if not set_off or opens[0].pos != "CCONJ" or len(behind) < 2:
        return None
    return behind[1] if behind[1].pos == "VERB" and behind[1].i in triggers else None


def _of_copula(
    sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token, attachment: Attachment
) -> list[Tie]:
    """As in "The rally was on Sunday": what the subject (else the predicate) names; "it was in May that they met": the clause.

    "She was 19 in 1994 and carried the flag": what the sentence goes on to tell.
    """
    subjects = sentence.kids(verb, "nsubj", "nsubjpass")
    if any(kid.text.lower() == en.IT for kid in subjects):
        clauses = [kid for kid in sentence.kids(verb, "ccomp", "advcl", "acl", "relcl") if kid.i in triggers]
        clauses = clauses or _cleft(sentence, triggers, verb)
        below = [
            low
            for kid in sentence.kids(verb)
            for low in sentence.kids(kid, "relcl", "acl", "ccomp")
            if low.i in triggers
        ]
        states = [kid for kid in sentence.kids(verb, "acomp") if kid.i in triggers]
        return [Tie(kid.i, attachment) for kid in (*clauses, *below, *states)[:1]]
    placed = attachment.relation is not Relation.IS_INCLUDED and _is_placed(sentence, verb)
    for kid in (*(() if placed else subjects), *sentence.kids(verb, "attr", "acomp", "expl")):
        if kid.i in triggers:
            return [Tie(kid.i, attachment)]
    if attachment.relation is not Relation.IS_INCLUDED:
        return []
    going_on = [kid for kid in sentence.kids(verb, "conj") if kid.i in triggers]
    return [Tie(kid.i, attachment) for kid in going_on if not sentence.kids(kid, "nsubj", "nsubjpass")]


def _is_placed(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells where something is: "the speech had been in a drawer since May" began no speech."""
    return any(
        kid.text.lower() in en.PLACE_PREPOSITIONS
        and any(low.pos == "NOUN" for low in sentence.kids(kid, "pobj"))
        for kid in sentence.kids(verb, "prep")
    )


def _cleft(sentence: Sentence, triggers: Mapping[int, Trigger], verb: Token) -> list[Token]:
    """The verb of "that …" after "it was in May": the parser does not always hang it there."""
    marks = [
        token
        for token in sentence.tokens
        if token.text.lower() == en.THAT and token.dep == "mark" and token.i > verb.i
    ]
    return [sentence.head(mark) for mark in marks if mark.head in triggers]
