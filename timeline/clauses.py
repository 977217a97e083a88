"""The clause that an expression stands in: its tense, whether it looks ahead, and what governs it.

Tense alone does not tell where a day lies: "is due on Friday", "was told to leave by Friday", "had planned to" look
ahead, "could not be reached on Friday" looks back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.grammar import is_infinitive
from timeline.model import Tense
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.syntax import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Tense of a clause, whether it looks ahead, and whether a modal makes it less than a fact.

    `loose` is set where only a purpose or a plan looks ahead of a past verb: "met to discuss the strike on Friday",
    "the vote set for May was put off". The day may then have come or not.
    """

    tense: Tense = Tense.NONE
    ahead: bool = False
    modal: bool = False
    loose: bool = False


def on_noun(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb only describes a noun; "…, ruling on Monday that" goes on with its sentence."""
    if verb.dep == "acl" and verb.tag == "VBG" and verb.i > 0:
        return sentence.tokens[verb.i - 1].text != ","
    return verb.dep in {"relcl", "acl"}


def recalled(sentence: Sentence, last: Token, heads: Sequence[Token]) -> Clause | None:
    """The past that follows an expression: "Friday, when she left", "a row in May where he shouted"."""
    for verb in (kid for head in heads for kid in sentence.kids(head, "relcl", "advcl")):
        asks = next((kid for kid in sentence.kids(verb) if kid.tag == "WRB"), None)
        told = tense_of(sentence, verb)
        if asks is not None and 0 < asks.i - last.i <= 2 and told is not None and told.tense is Tense.PAST:
            return None if told.modal else told
    return None


def denied_past(sentence: Sentence, verb: Token) -> bool:
    """ "did not reopen until Friday": a past that is denied up to a time, and so comes true then."""
    told = tense_of(sentence, verb)
    past = told is not None and told.tense is Tense.PAST and not told.modal
    return past and bool(sentence.kids(verb, "neg"))


def climb(sentence: Sentence, top: Token, inside: set[int]) -> tuple[str, Token | None, Token | None]:
    """The preposition over an expression, the noun that it modifies, and the verb that governs it."""
    prep, noun, verb, token = "", None, None, top
    for step, governor in enumerate(sentence.ancestors(top)):
        if governor.i in inside:
            continue
        if governor.pos in {"VERB", "AUX"}:
            verb = governor
            break
        if governor.pos in {"ADP", "SCONJ"} and not prep and noun is None:
            prep = governor.lemma.lower()
        elif governor.pos in {"NOUN", "PROPN"} and noun is None and step < 3:
            noun = governor
        token = governor
    if verb is None and token.pos in {"VERB", "AUX"}:
        verb = token
    if verb is None and top.pos in {"VERB", "AUX"}:
        verb = top
    return prep, noun, verb


def is_behind(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is what its clause comes after: "resigned after the vote on 3 May", "in the wake of the fire on 3 May"."""
    for above in sentence.ancestors(noun):
        if above.pos in {"VERB", "AUX"} and above.dep != "prep":
            return False
        if above.lemma.lower() in words.BEHIND or above.text.lower() in words.BEHIND:
            return True
    return False


def clause(sentence: Sentence, verb: Token) -> Clause:
    """Tense of the clause that a verb heads; participles and infinitives take their governor's."""
    ahead = aims = False
    for token in (verb, *sentence.ancestors(verb)):
        if token.pos not in {"VERB", "AUX"}:
            if token.lemma.lower() in words.AHEAD:
                ahead = True
            continue
        found = tense_of(sentence, token)
        if found is not None:
            known = found.tense not in {Tense.NONE, Tense.PAST_PERFECT}
            sure = found.ahead or (ahead and known) or _was_to(sentence, verb)
            loose = aims and not sure and found.tense is Tense.PAST and not found.modal
            return Clause(found.tense, sure or (aims and known), found.modal, loose)
        if token.tag == "VB" or is_infinitive(sentence, token):
            if _imperative(sentence, token):
                return Clause(Tense.FUTURE, ahead=True)
            if _had(sentence, token) and sentence.head(token).lemma.lower() not in words.AHEAD:
                return Clause(Tense.PAST, ahead=_was_to(sentence, token))
            governor = sentence.head(token)
            ahead = ahead or governor.lemma.lower() in words.AHEAD or _is_to(sentence, governor)
            aims = aims or token.dep in {"relcl", "acl"}
            aims = aims or (token.dep == "advcl" and not _brought_about(sentence, governor))
        elif token.tag == "VBN" and (token.dep in {"acl", "amod", "relcl"} or _beside(sentence, token)):
            plan = _is_set(sentence, token)
            return Clause(Tense.PAST, ahead or aims or plan, loose=plan and _done_with(sentence, token))
    return Clause(Tense.NONE, ahead or aims)


def _is_set(sentence: Sentence, verb: Token) -> bool:
    """ "a visit planned in May", "a summit set for Oslo in April"; not "a record set in April"."""
    if verb.lemma.lower() in words.PLANNING:
        return True
    bound = any(kid.lemma.lower() == words.FOR for kid in sentence.kids(verb, "prep"))
    return bound and verb.lemma.lower() in words.SCHEDULED


def sent_off(sentence: Sentence, verb: Token) -> bool:
    """ "a letter sent on 3 May", "the first of them found on 3 May": a participle that says what was done to its noun."""
    done = verb.dep == "acl" or _beside(sentence, verb)
    return verb.tag == "VBN" and done and not _is_set(sentence, verb)


def _had(sentence: Sentence, verb: Token) -> bool:
    """ "ought to have acted": an infinitive that looks back."""
    return verb.tag == "VBN" and any(kid.lemma == words.HAVE for kid in sentence.kids(verb, "aux"))


def _done_with(sentence: Sentence, plan: Token) -> bool:
    """ "The vote set for May was put off": whether the past is told of what was planned."""
    noun = sentence.head(plan)
    told = tense_of(sentence, sentence.head(noun)) if noun.dep in {"nsubj", "nsubjpass"} else None
    return told is not None and told.tense is Tense.PAST and not told.modal


def _beside(sentence: Sentence, verb: Token) -> bool:
    """ "the deal, announced on Friday,", "two men, one of them seen on Friday": a participle set beside; not "if approved"."""
    own = sentence.kids(verb, "nsubj", "nsubjpass")
    first = sentence.subtree(own[0])[0].i if own else verb.i
    free = verb.dep in {"advcl", "ccomp"} and first > 0 and sentence.tokens[first - 1].text == ","
    return free and not sentence.kids(verb, "mark", "aux", "auxpass", "advmod")


def _imperative(sentence: Sentence, verb: Token) -> bool:
    """ "Ask me in April": a bare verb that opens its clause, nobody doing it."""
    if verb.dep not in {"ROOT", "ccomp"} or sentence.kids(
        verb, "aux", "auxpass", "nsubj", "nsubjpass", "mark"
    ):
        return False
    return all(token.pos in {"PUNCT", "ADV", "INTJ"} for token in sentence.tokens[: verb.i])


def _brought_about(sentence: Sentence, governor: Token) -> bool:
    """ "got a judge to stop it in May": what a past verb of causing made happen is as past as itself."""
    told = tense_of(sentence, governor) if governor.lemma.lower() in words.CAUSING else None
    return told is not None and told.tense in {Tense.PAST, Tense.PAST_PERFECT} and not told.modal


def _was_to(sentence: Sentence, verb: Token) -> bool:
    """ "was to be held on Friday", "were to have met on Friday": arranged, and told as what is still to come."""
    be = sentence.head(verb)
    return verb.dep == "xcomp" and is_infinitive(sentence, verb) and be.lemma == words.BE and be.tag == "VBD"


def _is_to(sentence: Sentence, governor: Token) -> bool:
    """ "is to", "has to", "is going to", but not "was going to", which nothing came of."""
    found = tense_of(sentence, governor) if governor.lemma in words.AUXILIARIES else None
    return found is not None and found.tense not in {Tense.PAST, Tense.PAST_PERFECT}


def tense_of(sentence: Sentence, verb: Token) -> Clause | None:
    """The tense that a verb and its auxiliaries tell themselves; None for bare participles and infinitives."""
    auxes = sentence.kids(verb, "aux", "auxpass")
    if verb.dep == "conj" and not auxes and not sentence.kids(verb, "nsubj", "nsubjpass"):
        head = sentence.head(verb)
        if head.pos in {"VERB", "AUX"} and (verb.tag == head.tag or verb.tag not in _FINITE):
            return tense_of(sentence, head)
    lemmas = [aux.lemma.lower() for aux in auxes] + [aux.text.lower() for aux in auxes]
    if any(word in words.WILL for word in lemmas):
        return Clause(Tense.FUTURE, ahead=True)
    if any(word in words.MODALS for word in lemmas if word not in {"'d", "’d"}):
        # "could have known", "could not be reached" are past, "could know" is not
        done = any(aux.lemma == words.HAVE for aux in auxes) or _failed(sentence, verb, lemmas)
        return Clause(Tense.PAST if done else Tense.NONE, ahead=not done, modal=True)
    first = next((aux for aux in auxes if aux.tag in _FINITE), None)
    finite = first or (verb if verb.tag in _FINITE else None)
    if finite is None:
        return None
    past = finite.tag == "VBD" or (finite is verb and _looks_past(sentence, verb))
    been = any(aux.tag == "VBN" for aux in auxes)
    if first is not None and first.lemma == words.HAVE and (been or verb.tag in {"VBN", "VBD"}):
        return Clause(Tense.PAST_PERFECT if past else Tense.PRESENT_PERFECT)
    if verb.lemma == words.GO and verb.tag == "VBG" and sentence.kids(verb, "xcomp") and not past:
        return Clause(Tense.FUTURE, ahead=True)
    if first is not None and first.lemma == words.BE and verb.tag == "VBG" and not past:
        return Clause(Tense.PRESENT, ahead=True)
    ahead = verb.tag == "VBN" and verb.lemma.lower() in words.SCHEDULED and not past
    return Clause(Tense.PAST if past else Tense.PRESENT, ahead)


def _failed(sentence: Sentence, verb: Token, auxes: Sequence[str]) -> bool:
    """ "could not be reached", "neither of them could be found": what somebody was not able to do."""
    if not words.ABLE & set(auxes):
        return False
    subjects = sentence.kids(verb, "nsubj", "nsubjpass")
    around = [*sentence.kids(verb, "preconj", "cc"), *subjects]
    around += [kid for subject in subjects for kid in sentence.kids(subject, "preconj", "cc")]
    nobody = any(kid.lemma.lower() in words.NOBODY for kid in around)
    return nobody or bool(sentence.kids(verb, "neg"))


def _looks_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of one form for present and past, "hurt", "cut", stands in a sentence that tells the past."""
    if verb.tag != "VBP" or verb.lemma.lower() not in words.INVARIANT:
        return False
    others = [
        token for token in sentence.tokens if token.tag in {"VBD", "VBZ", "VBP", "MD"} and token.i != verb.i
    ]
    return bool(others) and all(token.tag == "VBD" for token in others)


def due(sentence: Sentence, top: Token, verb: Token | None) -> bool:
    """Whether an adjective over the expression looks ahead: "figures are due on 21 January"."""
    for governor in sentence.ancestors(top):
        if verb is not None and governor.i == verb.i:
            break
        if governor.pos == "ADJ" and governor.lemma.lower() in words.AHEAD:
            return True
    return verb is not None and _planned(sentence, top, verb)


def _planned(sentence: Sentence, top: Token, verb: Token) -> bool:
    """ "planned a march on Saturday", "has scheduled a vote Friday": what is set in time comes after the setting of it."""
    if verb.lemma.lower() not in words.PLANNING or verb.tag not in {"VBD", "VBN"}:
        return False
    told = tense_of(sentence, verb)
    past = told is not None and told.tense in {Tense.PAST, Tense.PRESENT_PERFECT}
    return past and any(verb.i < kid.i < top.i for kid in sentence.kids(verb, "dobj"))


def nears(sentence: Sentence, top: Token, noun: Token | None) -> bool:
    """Whether words beside an occasion say that it is still to come: "as his Friday meeting draws near"."""
    for word in (top, noun):
        if word is None:
            continue
        around = [*sentence.ancestors(word)][:3]
        around += [kid for token in around for kid in sentence.kids(token, "advmod", "acomp", "prt", "prep")]
        around += sentence.kids(word, "amod")
        near = (
            token
            for token in around
            if token.lemma.lower() in words.NEARING
            and token.lemma.lower() != "draw"
            and token.pos != "ADP"  # "near the school"
            and sentence.head(token).lemma.lower() != words.GO  # "the hearing went ahead on Friday"
        )
        if any(not (_of_another(sentence, token, top) or _leads(sentence, token)) for token in near):
            return True
    return noun is not None and any(
        kid.lemma.lower() in words.PLANNING for kid in sentence.kids(noun, "amod")
    )


def _leads(sentence: Sentence, near: Token) -> bool:
    """ "We were ahead on Friday": somebody led, nothing is to come."""
    return (
        near.dep in {"advmod", "acomp"}
        and sentence.head(near).lemma == words.BE
        and not sentence.kids(near, "prep")
    )


def _of_another(sentence: Sentence, near: Token, top: Token) -> bool:
    """ "ahead of her trip, the ministry on Sunday said": what is to come is another occasion than the expression's."""
    over = {top.i, *(token.i for token in sentence.ancestors(top))}
    return bool(sentence.kids(near, "prep")) and near.i not in over
