"""What the verb group says of a happening: tense, modality, negation, and so its status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import Status, Tense
from timeline.nouns import is_given_up, is_undone
from timeline.rules import en_events as en
from timeline.rules import en_links as links

if TYPE_CHECKING:
    from timeline.syntax import Sentence, Token

_GOVERNED = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "csubj", "relcl"})
_PAST = (Tense.PAST, Tense.PAST_PERFECT)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tense, aspect, mood and polarity of one verb with its auxiliaries."""

    tense: Tense
    progressive: bool = False
    modal: bool = False
    negated: bool = False
    passive: bool = False
    modals: tuple[str, ...] = ()


def verb_group(sentence: Sentence, verb: Token) -> VerbGroup:
    """The group of a verb: "would not have met" is modal, negated, past perfect in form."""
    aux = _auxiliaries(sentence, verb)
    words = tuple(token.text.lower().replace("’", "'") for token in aux)
    lemmas = {token.lemma.lower() for token in aux}
    modals = tuple(
        word
        for word, token in zip(words, aux, strict=True)
        if token.tag == "MD" and word not in en.FUTURE_AUX
    )
    return VerbGroup(
        tense=_tense(sentence, verb, aux, words, lemmas),
        progressive=verb.tag == "VBG" and en.BE in lemmas,
        modal=bool(modals),
        negated=is_negated(sentence, verb) and not is_late(sentence, verb),
        passive=any(token.dep == "auxpass" for token in aux),
        modals=modals,
    )


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands with its "to": "to expire"."""
    return any(kid.lemma.lower() == en.TO for kid in sentence.kids(verb, "aux"))


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause is denied: by "not", "never", "nearly", or a subject such as "nobody"."""
    if verb.dep == "pcomp" and sentence.head(verb).text.lower() == en.WITHOUT:
        return True
    for kid in sentence.kids(verb):
        if kid.dep == "advmod" and kid.i == verb.i - 1 and kid.text.lower() in en.NEARLY:
            return verb.lemma not in en.SCALING
        if kid.text.lower() in en.ANSWERS and kid.i > verb.i:
            continue  # "voted no" is no denial
        if kid.dep == "neg" or (
            kid.dep in {"advmod", "preconj", "nsubj", "nsubjpass", "cc"} and kid.lemma.lower() in en.NEGATIONS
        ):
            return True
        if kid.text.lower() == en.LONGER and sentence.kids(kid, "neg"):
            return True
        if kid.dep in {"nsubj", "nsubjpass", "dobj"} and any(
            low.text.lower() == en.NO for low in sentence.kids(kid, "det")
        ):
            return True
    return False


def is_late(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is denied only up to a time, and so happened then: "was not charged until June"; not "did not stay until June"."""
    denied = [kid for kid in sentence.kids(verb, "neg") if kid.i < verb.i]
    lasting = verb.lemma in en.LASTING | en.SOFT_STATES | {en.BE}
    modal = any(
        kid.tag == "MD" and kid.text.lower() not in en.FUTURE_AUX for kid in _auxiliaries(sentence, verb)
    )
    return (
        bool(denied)
        and not lasting
        and not modal
        and any(kid.text.lower() in en.UNTIL and kid.i > verb.i for kid in sentence.kids(verb, "prep"))
    )


def is_main(sentence: Sentence, verb: Token) -> bool:
    """Whether what the parser takes for a participle is the only verb that its sentence can have."""
    above = sentence.head(verb)
    inside = {
        low.i
        for kid in (verb, *sentence.kids(above, "relcl"))
        if kid.i <= verb.i
        for low in sentence.subtree(kid)
    }
    finite = any(
        token.tag in {"VBZ", "VBP", "VBD", "MD"} and token.i not in inside for token in sentence.tokens
    )
    aside = sentence.tokens[verb.i - 1].text == "," and not sentence.kids(
        above, "relcl"
    )  # "the mill, sold in May, …"
    noun = above.dep == "ROOT" and above.pos in {"NOUN", "PROPN"} and above.i < verb.i
    return noun and not finite and not aside


def spoken_in(sentence: Sentence, verb: Token) -> list[Token]:
    """The occasions that a saying is set in, and is: "told him in a call", "said at the hearing"."""
    preps = (prep for prep in sentence.kids(verb, "prep") if prep.lemma.lower() in links.AMID)
    return [
        noun for prep in preps for noun in sentence.kids(prep, "pobj") if noun.lemma.lower() in links.SPEAKING
    ]


def _auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    """The verb's own auxiliaries, or those that it shares with the verb it is joined to."""
    own = sentence.kids(verb, "aux", "auxpass")
    if own or verb.dep != "conj" or sentence.kids(verb, "nsubj", "nsubjpass"):
        return own
    first = sentence.head(verb)
    if first.tag == verb.tag and first.pos in {"VERB", "AUX"}:
        return _auxiliaries(sentence, first)
    return []


def _tense(
    sentence: Sentence, verb: Token, aux: list[Token], words: tuple[str, ...], lemmas: set[str]
) -> Tense:
    if any(word in en.FUTURE_AUX for word in words):
        return Tense.FUTURE
    for token in aux:
        if token.lemma.lower() == en.HAVE:
            return (
                Tense.PAST_PERFECT
                if token.tag == "VBD" or token.text.lower() in en.HAD
                else Tense.PRESENT_PERFECT
            )
    finite = next((token for token in (*aux, verb) if token.tag in {"VBD", "VBZ", "VBP", "MD"}), None)
    if finite is None:
        return _borrowed(sentence, verb)
    if finite.tag == "MD":
        return Tense.NONE
    if verb.text.lower() == en.GOING_TO and sentence.kids(verb, "xcomp") and en.BE in lemmas:
        return Tense.FUTURE
    return Tense.PAST if finite.tag == "VBD" else Tense.PRESENT


def _borrowed(sentence: Sentence, verb: Token) -> Tense:
    """A participle's or infinitive's tense: past for "signed in May", else the governing verb's."""
    if verb.tag == "VBN":
        return Tense.PAST
    if is_infinitive(sentence, verb) and sentence.head(verb).lemma == en.BE:
        return Tense.FUTURE
    for above in sentence.ancestors(verb):
        if above.pos in {"VERB", "AUX"}:
            return verb_group(sentence, above).tense
    return Tense.NONE


# --------------------------------------------------------------------------- status


def status_of(sentence: Sentence, verb: Token, group: VerbGroup) -> Status:
    """What the grammar of one sentence says: occurred, planned, ongoing, cancelled or hypothetical."""
    if in_condition(sentence, verb):
        return Status.HYPOTHETICAL
    if group.tense is Tense.FUTURE:
        return _to_be(sentence, verb, group)
    if group.modal:
        return _modal_status(sentence, verb, group)
    above = _governed_status(sentence, verb)
    if above is not None:
        return above
    if _is_told_to(sentence, verb):
        return Status.HYPOTHETICAL
    if verb.tag == "VBN" and verb.text.lower() in en.PLANNED_PARTICIPLES and group.tense is Tense.PRESENT:
        return Status.PLANNED
    if group.progressive and group.tense in {Tense.PRESENT, Tense.PRESENT_PERFECT}:
        return Status.ONGOING
    return Status.PLANNED if _is_awaited(sentence, verb, group) else Status.OCCURRED


def _to_be(sentence: Sentence, verb: Token, group: VerbGroup) -> Status:
    """What is to come: planned, cancelled where it is denied, but not only up to a time ("will not open before May")."""
    clauses = [kid for clause in sentence.kids(verb, "advcl") for kid in sentence.kids(clause, "mark")]
    later = [kid for kid in (*sentence.kids(verb, "prep"), *clauses) if kid.i > verb.i]
    yet = any(kid.text.lower() in en.NOT_YET for kid in later)
    return Status.CANCELLED if group.negated and not yet else Status.PLANNED


def _is_told_to(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb bids somebody do something, which says not that it was done: "Ask me in the autumn"."""
    bare = verb.tag == "VB" and verb.dep == "ROOT" and verb.i == sentence.tokens[0].i
    return bare and not sentence.kids(verb, "nsubj", "nsubjpass", "aux")


def _is_awaited(sentence: Sentence, verb: Token, group: VerbGroup) -> bool:
    """Whether a present tells what is to come after what is planned: "will stay until her deputy takes over"."""
    if verb.dep != "advcl" or group.tense is not Tense.PRESENT:
        return False
    marks = sentence.kids(verb, "mark", "advmod")
    above = sentence.head(verb)
    planned = verb_group(sentence, above).tense is Tense.FUTURE
    return planned and any(kid.text.lower() in en.TILL_WHEN and kid.i < verb.i for kid in marks)


def _modal_status(sentence: Sentence, verb: Token, group: VerbGroup) -> Status:
    """A "would" after a past saying tells a plan ("said it would strike"), "must" a duty; the rest suppose."""
    if en.MUST in group.modals:
        return Status.PLANNED
    if set(group.modals) <= en.DUTIES and any(kid.lemma == en.HAVE for kid in sentence.kids(verb, "aux")):
        return Status.OCCURRED if group.negated else Status.CANCELLED  # "should have been held"
    reported = next(
        (above for above in sentence.ancestors(verb) if above.pos == "VERB" and above.lemma in en.SAYING),
        None,
    )
    would = all(modal in en.FUTURE_IN_THE_PAST for modal in group.modals)
    if (
        would
        and group.tense is Tense.NONE
        and reported is not None
        and verb_group(sentence, reported).tense in _PAST
    ):
        return _to_be(sentence, verb, group)
    return Status.HYPOTHETICAL


def in_condition(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb stands in an if-clause."""
    for clause in (verb, *sentence.ancestors(verb)):
        if any(kid.text.lower() in en.CONDITIONS for kid in sentence.kids(clause, "mark")):
            return True
        if clause.dep == "advcl" and _is_inverted(sentence, clause):
            return True
        if _is_supposed(sentence, clause):
            return True
        if clause.dep not in {"xcomp", "conj", "dobj", "pobj", "prep"}:
            return False
    return False


def depends(sentence: Sentence, verb: Token) -> bool:
    """Whether what a verb tells hangs on a condition: "would start in May if the board agreed"."""
    return any(in_condition(sentence, kid) for kid in sentence.kids(verb, "advcl"))


def _is_granted(sentence: Sentence, verb: Token, above: Token) -> bool:
    """Whether an infinitive is what somebody has until a day to do: "gave the crews until June to finish"."""
    between = sentence.tokens[above.i : verb.i]
    return above.lemma in en.GRANTING and any(token.text.lower() in en.UNTIL for token in between)


def _is_supposed(sentence: Sentence, clause: Token) -> bool:
    """Whether words that suppose a case lead in a clause: "in the event a deal is reached", "on condition that she signs"."""
    subjects = sentence.kids(clause, "nsubj", "nsubjpass")
    if not subjects:
        return False
    before = [t.text.lower() for t in sentence.tokens[: sentence.subtree(subjects[0])[0].i]]
    told = " ".join(before[:-1] if before[-1:] == [en.THAT] else before)
    return any(f" {told}".endswith(f" {phrase}") for phrase in en.CASES)


def _is_missed(sentence: Sentence, verb: Token, above: Token) -> bool:
    """Whether a perfect infinitive tells what was meant to be and was not: "was to have opened", "ought to have been held"."""
    perfect = any(kid.lemma == en.HAVE for kid in sentence.kids(verb, "aux"))
    return perfect and (above.lemma in {en.BE, en.OUGHT} or above.text.lower() in en.PLANNED_PARTICIPLES)


def _is_inverted(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause supposes by its order of words: "had it been played", "should she win"."""
    first = [kid for kid in sentence.kids(clause, "aux", "auxpass") if kid.text.lower() in en.SUPPOSED]
    return any(kid.i > first[0].i for kid in sentence.kids(clause, "nsubj", "nsubjpass")) if first else False


def _governed_status(sentence: Sentence, verb: Token) -> Status | None:
    """The status that an infinitive takes from what governs it: "plans to", "wants to", "tried to"."""
    infinitive = is_infinitive(sentence, verb)
    if verb.dep == "conj" and not infinitive and verb.tag == "VB":
        return _governed_status(sentence, sentence.head(verb)) if sentence.head(verb).pos == "VERB" else None
    if not infinitive and verb.tag != "VBG":
        return None
    above = sentence.head(verb)
    if above.i == verb.i or verb.dep not in _GOVERNED:
        return None
    if infinitive and _is_missed(sentence, verb, above):
        return Status.CANCELLED
    if infinitive and is_given_up(sentence, sentence.head(above) if above.pos == "ADJ" else above):
        return Status.CANCELLED
    if infinitive and (above.lemma in {en.BE, en.HAVE} or _is_granted(sentence, verb, above)):
        return Status.PLANNED
    if infinitive and above.pos == "NOUN" and is_undone(sentence, above, sentence.head(above)):
        return Status.CANCELLED  # "gave up its plan to reopen the mine"
    if above.pos in {"NOUN", "PROPN"}:
        passive = any(token.dep == "auxpass" for token in sentence.kids(verb, "auxpass"))
        return (Status.PLANNED if passive else Status.HYPOTHETICAL) if infinitive else None
    if above.pos == "ADJ":
        return Status.PLANNED if above.lemma in en.PLANNING else Status.HYPOTHETICAL
    if above.lemma in en.PLANNING | en.INTENDING and infinitive:
        return Status.PLANNED
    if above.lemma in en.SUPPOSING and (infinitive or verb.dep != "advcl"):
        return Status.HYPOTHETICAL
    if above.pos == "VERB" and verb.dep == "advcl" and infinitive:
        return Status.HYPOTHETICAL  # a purpose
    return status_of(sentence, above, verb_group(sentence, above)) if above.pos == "VERB" else None
