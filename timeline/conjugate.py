"""The verbs of a clause as a timeline tells them: plain past for the perfect, "will" for a reported "would"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.flaws import auxiliaries, is_busy, is_having, objects_of
from timeline.grammar import is_main, verb_group
from timeline.lexicon import is_verb
from timeline.model import Tense
from timeline.rules import en_events as en
from timeline.rules.en_verbs import PASTS, past
from timeline.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.syntax import Sentence, Token


def chain_of(sentence: Sentence, verb: Token, dropped: frozenset[int]) -> list[Token]:
    """The verbs from the finite one down to this: "is expected to last" -> expected, last."""
    chain = [verb]
    while chain[0].dep == "xcomp" and len(chain) < 4:
        above = sentence.head(chain[0])
        if above.pos not in {"VERB", "AUX", "ADJ"} or sentence.kids(above, "dobj"):
            break
        if above.lemma == en.HAVE and any(low in dropped for low in range(above.i, chain[0].i)):
            break  # "has until Friday to decide" is no "has to decide"
        chain.insert(0, above)
    return chain


def verb_words(
    sentence: Sentence, chain: Sequence[Token], subject: Token | None, *, planned: bool
) -> Iterator[Word]:
    """The verb group as a timeline tells it, then the infinitives and participles that it governs."""
    words = _finite(sentence, chain[0], subject, planned=planned)
    near = [kid for kid in sentence.kids(chain[0], "advmod") if kid.text.lower() in en.APPROXIMATORS]
    yield from (*words[:-1], *(Word.of(kid) for kid in near if kid.i == chain[0].i - 1), words[-1])
    for verb in chain[1:]:
        yield from (Word.of(kid) for kid in sentence.kids(verb, "aux", "auxpass", "neg"))
        yield Word.of(verb)


def done_words(sentence: Sentence, chain: Sequence[Token], subject: Token | None) -> tuple[Word, ...]:
    """The same once it has happened: "is to open" -> opened, "will be cut" -> was cut; nothing where it is denied."""
    verb = chain[-1]
    if verb_group(sentence, chain[0]).tense is Tense.PAST or any(
        kid.lemma == en.HAVE for link in chain for kid in sentence.kids(link, "aux")
    ):
        return ()  # "was to open", "might have opened": whether it did is another matter
    if (
        verb.pos != "VERB"
        or not is_verb(verb.lemma.lower())
        or any(verb_group(sentence, link).negated for link in chain)
    ):
        return ()
    if sentence.kids(verb, "auxpass"):
        return (Word(en.WAS[_is_plural(sentence, subject)]), Word.of(verb))
    return (Word(past(verb.lemma.lower()), verb.start, verb.end),)


def _finite(sentence: Sentence, verb: Token, subject: Token | None, *, planned: bool) -> list[Word]:
    """Plain past for the perfect, "will" for a reported "would", a full passive for a bare participle."""
    aux, group = auxiliaries(sentence, verb), verb_group(sentence, verb)
    be = Word(en.WAS[_is_plural(sentence, subject)])
    perfect = (
        group.tense in {Tense.PRESENT_PERFECT, Tense.PAST_PERFECT} and not group.modal and not group.negated
    )
    above = sentence.head(verb)
    if is_having(sentence, verb) and not group.negated:
        return [be, Word.of(verb)] if group.passive else [Word(_past(verb))]
    if verb.lemma in en.SPENDING and verb.tag in {"VBD", "VBN"} and is_busy(sentence, verb):
        return [be]
    if verb.dep in {"acomp", "attr"} and above.lemma == en.BE:
        return [*_finite(sentence, above, subject, planned=planned), Word.of(verb)]
    if perfect and verb.lemma == en.BE:
        return [be]
    if perfect and verb.pos != "AUX":
        return [be, Word.of(verb)] if group.passive or verb.tag == "VBG" else [Word(_past(verb))]
    if not aux and _is_bare_passive(sentence, verb):
        return [be, Word.of(verb)]
    if not group.negated and [token.text.lower() for token in aux] == [en.DID]:
        return [Word(past(verb.lemma))]
    words = [
        Word(en.WILL) if planned and token.text.lower() in en.SHORT_FUTURES else Word.of(token)
        for token in aux
    ]
    no_longer = (kid for kid in sentence.kids(verb, "advmod") if kid.text.lower() == en.LONGER)
    denied = [*sentence.kids(verb, "neg"), *(low for kid in no_longer for low in sentence.subtree(kid))]
    denied = denied if group.negated else []
    return [*words, *map(Word.of, denied), Word.of(verb)]


def _is_bare_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle stands for a passive: "the deal signed in May", "the firm, founded in 2017, has …"."""
    if objects_of(sentence, verb) or verb.tag not in {"VBN", "VBD"}:
        return False
    if verb.dep in {"acl", "advcl"} and not sentence.kids(verb, "nsubj", "nsubjpass", "mark"):
        return not is_main(sentence, verb)
    inserted = (
        any(kid.i == verb.i - 2 for kid in sentence.kids(verb, "nsubj"))
        and sentence.tokens[verb.i - 1].text == ","
    )
    return (inserted or _is_reduced(sentence, verb)) and any(
        kid.tag in {"VBZ", "VBP", "VBD", "VBN"} for kid in sentence.kids(verb, "conj")
    )


def _is_reduced(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb only describes the subject of the next, which a bare comma joins: "the firm hired in May, left in June"."""
    second = next(iter(sentence.kids(verb, "conj")), None)
    if (
        second is None
        or verb.dep != "ROOT"
        or sentence.kids(verb, "cc")
        or sentence.kids(second, "conj", "nsubj")
    ):
        return False
    return second.tag == "VBD" and sentence.tokens[second.i - 1].text == ","


def _is_plural(sentence: Sentence, subject: Token | None) -> bool:
    return subject is not None and (
        subject.tag in {"NNS", "NNPS"}
        or (subject.pos == "NUM" and subject.text.lower() not in en.ONE)
        or bool(sentence.kids(subject, "conj"))
        or subject.text.lower() in en.PLURAL_WORDS
    )


def _past(participle: Token) -> str:
    """The past tense of a participle: "taken" -> "took"; most are the same."""
    return PASTS.get(participle.text.lower(), participle.text)


__all__ = ["chain_of", "done_words", "verb_words"]
