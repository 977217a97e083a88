"""A short clause for a happening, in the source's own words: who did what to whom, where; never when.

A label is put together from pieces of the sentence's tree: what the clause cannot do without first, then
what still fits into `LONGEST` characters. Times, asides, quotation marks and hanging clauses stay out; names are full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.arguments import core_tokens, subject_of
from timeline.grammar import verb_group
from timeline.model import Status, Tense, TimexType
from timeline.phrase import Phrase, Word
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.arguments import Names
    from timeline.model import Timex
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

LONGEST = 90


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a label: its words, where it stands, and how soon it is given up (0: never)."""

    words: tuple[Word, ...]
    place: float
    rank: int = 0


def label_of(trigger: Trigger, timexes: Sequence[Timex], names: Names) -> str:
    """The label of a mention: "Judge Ann Hall adjourned the trial", "Third walkout"."""
    dropped = _time_tokens(trigger.sentence, timexes)
    phrase = Phrase(trigger.sentence, names, dropped)
    verb = _clause_verb(trigger)
    pieces = (
        list(_clause(phrase, trigger, verb)) if verb is not None else list(_noun_label(phrase, trigger.token))
    )
    return _assembled(pieces)


def _time_tokens(sentence: Sentence, timexes: Sequence[Timex]) -> frozenset[int]:
    """The tokens of dates and habits; how long something lasted may stay."""
    spans = [timex.span for timex in timexes if timex.type is not TimexType.DURATION]
    return frozenset(token.i for span in spans for token in sentence.between(span))


def _clause_verb(trigger: Trigger) -> Token | None:
    """The verb around which the label is built, None where a noun stands alone."""
    if not trigger.nominal:
        return trigger.sentence.head(trigger.token) if trigger.light is not None else trigger.token
    if trigger.light is not None:
        return trigger.light
    above = trigger.sentence.head(trigger.token)
    phases = above.lemma in en.BEGINNING or above.lemma in en.ENDING
    return above if trigger.token.dep == "nsubj" and phases and above.pos == "VERB" else None


# --------------------------------------------------------------------------- putting together


def _assembled(pieces: Sequence[_Piece]) -> str:
    """All needed pieces and as many others as fit, in order, as a sentence-case line."""
    kept = [piece for piece in pieces if piece.rank == 0]
    for piece in sorted((p for p in pieces if p.rank > 0), key=lambda p: (p.rank, p.place)):
        if len(_text([*kept, piece])) <= LONGEST:
            kept.append(piece)
    return _trimmed(_text(kept))


def _text(pieces: Sequence[_Piece]) -> str:
    words = [word for piece in sorted(pieces, key=lambda p: p.place) for word in piece.words]
    text = ""
    for last, word in zip([None, *words], words, strict=False):
        text += word.text if last is None or word.joins(last) else " " + word.text
    text = text.strip(" ,;:-–—")
    return text[:1].upper() + text[1:]


def _trimmed(text: str) -> str:
    """A line that is still too long, cut at the last word that can end it."""
    if len(text) <= LONGEST:
        return text
    words = text[: LONGEST + 1].split(" ")[:-1]
    while len(words) > 2 and words[-1].lower().strip(",") in en.NEVER_LAST:
        words.pop()
    return " ".join(words).rstrip(",;:")


# --------------------------------------------------------------------------- clauses


def _clause(phrase: Phrase, trigger: Trigger, verb: Token) -> Iterator[_Piece]:
    """Subject, verb chain and complements of a clause."""
    sentence = phrase.sentence
    chain = _chain(sentence, verb)
    subject = subject_of(sentence, verb)
    if subject is not None:
        yield from _noun_pieces(phrase, subject[0], 0.0, subject=True)
    yield _Piece(tuple(_verb_words(phrase, trigger, chain, subject[0] if subject else None)), 1.0)
    person = phrase.is_person(subject[0]) if subject is not None else False
    yield from _complements(phrase, verb, 2.0, subject_is_person=person)


def _chain(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs from the finite one down to this: "is expected to last" -> expected, last."""
    chain = [verb]
    while (
        chain[0].dep == "xcomp" and sentence.head(chain[0]).pos in {"VERB", "AUX", "ADJ"} and len(chain) < 4
    ):
        above = sentence.head(chain[0])
        if sentence.kids(above, "dobj"):
            break
        chain.insert(0, above)
    return chain


def _verb_words(
    phrase: Phrase, trigger: Trigger, chain: Sequence[Token], subject: Token | None
) -> Iterator[Word]:
    """The verb group as a timeline tells it: plain past for the perfect, "will" for a reported "would"."""
    sentence, top = phrase.sentence, chain[0]
    yield from _finite(phrase, top, subject, planned=trigger.status is Status.PLANNED)
    for verb in chain[1:]:
        for kid in sentence.kids(verb, "aux", "auxpass", "neg"):
            yield Word.of(kid)
        yield Word.of(verb)


def _finite(phrase: Phrase, verb: Token, subject: Token | None, *, planned: bool) -> Iterator[Word]:
    sentence = phrase.sentence
    group = verb_group(sentence, verb)
    aux = _auxiliaries(sentence, verb)
    plural = _is_plural(sentence, subject)
    if verb.pos in {"AUX", "ADJ"}:
        be = [kid for kid in sentence.kids(sentence.head(verb), "aux")] if verb.pos == "ADJ" else aux
        yield from (Word.of(token) for token in be)
        yield Word.of(verb)
        return
    if group.negated or not aux:
        passive = not aux and verb.tag == "VBN" and verb.dep in {"acl", "ROOT", "conj", "advcl"}
        if passive and verb.dep != "ROOT":
            yield Word("were" if plural else "was")
        yield from (
            Word.of(token) for token in sorted([*aux, *sentence.kids(verb, "neg")], key=lambda t: t.i)
        )
        yield Word.of(verb)
        return
    if group.tense in {Tense.PRESENT_PERFECT, Tense.PAST_PERFECT} and not group.modal:
        if group.passive:
            yield Word("were" if plural else "was")
            yield Word.of(verb)
        elif verb.tag == "VBN":
            yield Word(_past(verb.text))
        else:
            yield Word("were" if plural else "was")
            yield Word.of(verb)
        return
    for token in aux:
        would = token.text.lower() in en.SHORT_FUTURES and planned
        yield Word("will") if would else Word.of(token)
    yield Word.of(verb)


def _auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    own = sentence.kids(verb, "aux", "auxpass")
    first = sentence.head(verb)
    if own or verb.dep != "conj" or first.tag != verb.tag or verb.tag in {"VBD", "VBZ", "VBP"}:
        return own
    return _auxiliaries(sentence, first)


def _is_plural(sentence: Sentence, subject: Token | None) -> bool:
    return subject is not None and (
        subject.tag in {"NNS", "NNPS"}
        or bool(sentence.kids(subject, "conj"))
        or subject.text.lower() in {"they", "we"}
    )


def _past(participle: str) -> str:
    """The past tense of a participle: "taken" -> "took"; most are the same."""
    return en.PASTS.get(participle.lower(), participle)


def _complements(
    phrase: Phrase, verb: Token, place: float, *, subject_is_person: bool, depth: int = 0
) -> Iterator[_Piece]:
    """What follows the verb: objects and what it needs first, then prepositions, places before the rest."""
    sentence = phrase.sentence
    for kid in sentence.kids(verb):
        at = place + (kid.i + 1) / 1000
        if kid.i in phrase.dropped:
            continue
        if kid.dep in {"dobj", "dative", "oprd", "attr", "acomp"} and kid.i > verb.i and kid.dep != "dative":
            yield from _noun_pieces(phrase, kid, at, subject=False, owner=subject_is_person)
        elif kid.dep == "prt" or (
            kid.dep == "advmod" and kid.i > verb.i and kid.text.lower() in en.CLOSE_ADVERBS
        ):
            yield _Piece((Word.of(kid),), at)
        elif kid.dep in {"prep", "agent", "dative"} and kid.i > verb.i:
            words = phrase.prepositional(kid, owner=subject_is_person)
            if words:
                yield _Piece(words, at, _rank(phrase, verb, kid))
        elif (
            kid.dep == "npadvmod"
            and kid.i > verb.i
            and kid.ent_type in {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
        ):
            yield _Piece(phrase.noun(kid), at)
        elif kid.dep == "xcomp" and kid.i > verb.i and depth < 3:
            yield from _open_clause(phrase, kid, at, subject_is_person=subject_is_person, depth=depth)
        elif kid.dep == "ccomp" and kid.i > verb.i and depth < 1:
            words = phrase.whole(kid)
            if words:
                yield _Piece(words, at, 0 if len(words) < 14 else 1)


def _open_clause(
    phrase: Phrase, verb: Token, place: float, *, subject_is_person: bool, depth: int
) -> Iterator[_Piece]:
    """As in "to stop the trains" after the verb that governs it."""
    sentence = phrase.sentence
    lead = [
        Word.of(kid)
        for kid in sentence.kids(verb, "aux", "auxpass", "neg", "nsubj", "mark")
        if kid.i not in phrase.dropped
    ]
    if verb.pos in {"NOUN", "PROPN", "ADJ"}:
        yield _Piece((*lead, *phrase.noun(verb)), place)
        return
    yield _Piece((*lead, Word.of(verb)), place)
    yield from _complements(phrase, verb, place, subject_is_person=subject_is_person, depth=depth + 1)


def _rank(phrase: Phrase, verb: Token, prep: Token) -> int:
    """A preposition that the verb needs stays; a place comes before what else there is."""
    sentence = phrase.sentence
    close = prep.i == verb.i + 1 or (prep.i > verb.i and sentence.tokens[prep.i - 1].dep == "prt")
    if prep.dep == "agent" or (
        close and prep.text.lower() not in {"after", "before", "during", "amid", "while"}
    ):
        return 0 if not sentence.kids(verb, "dobj") or prep.dep == "agent" else 1
    if any(pobj.ent_type in en.PLACE_TYPES for pobj in sentence.kids(prep, "pobj")):
        return 1
    return (
        3
        if prep.text.lower()
        in {"after", "before", "during", "amid", "despite", "because", "without", "since"}
        else 2
    )


# --------------------------------------------------------------------------- nouns


def _noun_pieces(
    phrase: Phrase, head: Token, place: float, *, subject: bool, owner: bool = False
) -> Iterator[_Piece]:
    """A noun with what stands before it and its "of", then its other prepositions as they fit."""
    yield _Piece(phrase.noun(head, subject=subject, owner=owner), place)
    for n, kid in enumerate(phrase.sentence.kids(head, "prep", "acl"), 1):
        if kid.i < head.i or (kid.dep == "prep" and kid.text.lower() == "of"):
            continue
        words = phrase.prepositional(kid, owner=owner) if kid.dep == "prep" else phrase.infinitive(kid)
        if words:
            yield _Piece(words, place + n / 100_000 + (0.0005 if not subject else 0.5), 3 if subject else 2)


def _noun_label(phrase: Phrase, noun: Token) -> Iterator[_Piece]:
    """A noun on its own, without its article: "Third walkout", "Anna Hall's interview with a paper"."""
    words = phrase.noun(noun, bare=True)
    yield _Piece(words, 0.0)
    for kid in phrase.sentence.kids(noun, "prep", "acl"):
        if kid.i < noun.i or (kid.dep == "prep" and kid.text.lower() == "of"):
            continue
        more = phrase.prepositional(kid) if kid.dep == "prep" else phrase.infinitive(kid)
        if more:
            yield _Piece(more, 1 + kid.i / 1000, 1)


__all__ = ["LONGEST", "core_tokens", "label_of"]
