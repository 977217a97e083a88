"""What follows the verb of a clause, and a noun, piece by piece: what they cannot do without first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.flaws import auxiliaries, is_apart, is_fixed
from timeline.lexicon import needs_object
from timeline.rules import en_events as en
from timeline.wording import Flaw, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.phrase import Phrase
    from timeline.syntax import Sentence, Token


LONG = 14  # words from which on what is said may have to go
DROPPED = 5  # the rank from which on a piece is left out however short the label is


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a label: its words, where it stands, how soon it is given up (0: never), whether it is then missed."""

    words: tuple[Word, ...]
    place: float
    rank: int = 0
    missed: bool = False
    behind: Piece | None = None  # what it goes with: without that it is left out too


def complements(phrase: Phrase, verb: Token, place: float, depth: int = 0) -> Iterator[Piece]:
    """Objects and what the verb needs first, then prepositions, places before the rest."""
    for kid in phrase.sentence.kids(verb):
        at = place + (kid.i + 1) / 1000
        if kid.i > verb.i and kid.i in phrase.dropped:
            if kid.dep in {"dobj", "npadvmod"} and is_fixed(phrase.sentence, verb):
                yield Piece(tuple(Word(word) for word in en.A_DATE), at)
            elif kid.dep in _OBJECTS and verb.lemma in en.LASTING:
                phrase.flaws.append(Flaw.TIME)
        elif kid.i > verb.i:
            yield from _complement(phrase, verb, kid, at, depth)


def _complement(phrase: Phrase, verb: Token, kid: Token, at: float, depth: int) -> Iterator[Piece]:
    """What one dependent of the verb gives, by the part that it plays."""
    sentence, word = phrase.sentence, kid.text.lower()
    if word in en.RELATIVES or is_apart(sentence, verb, kid) or _is_strayed(sentence, verb, kid):
        return
    if word in en.ANSWERS or _is_particle(phrase, verb, kid):
        yield Piece((Word.of(kid), *_led_to(phrase, kid)), at)
    elif kid.dep in _OBJECTS or (kid.dep == "dative" and kid.pos != "ADP"):
        yield from noun_pieces(phrase, kid, at)
    elif kid.dep == "acomp":
        yield Piece((*(Word.of(low) for low in sentence.kids(kid, "advmod", "neg")), Word.of(kid)), at)
        yield from complements(phrase, kid, at, depth + 1)
    elif kid.dep in {"prep", "agent", "dative"}:
        yield from _prepositional(phrase, verb, kid, at)
    elif _is_late_object(phrase, verb, kid):
        yield from noun_pieces(phrase, kid, at)
    elif kid.dep == "npadvmod":
        yield from _measure(phrase, verb, kid, at)
    elif kid.dep == "xcomp" and depth < 3:
        yield from _open_clause(phrase, kid, at, depth)
    elif _is_content(sentence, kid) and depth < (3 if verb.lemma in en.SAYING else 1):
        words = phrase.whole(kid)
        words = words if len(words) < LONG else phrase.whole(kid, brief=True)
        yield Piece(words, at, 0 if len(words) < LONG else 1, missed=True)


_OBJECTS = frozenset({"dobj", "oprd", "attr"})


def _is_particle(phrase: Phrase, verb: Token, kid: Token) -> bool:
    """Whether a small word is part of the verb: "put off", "moved ahead", "went badly"."""
    if kid.dep != "advmod":
        return kid.dep == "prt"
    close = kid.text.lower() in en.CLOSE_ADVERBS and not _leans(phrase, kid)
    close = close and phrase.sentence.tokens[kid.i - 1].text != ","
    return close or (verb.lemma in en.FARING and kid.tag == "RB")


def _led_to(phrase: Phrase, particle: Token) -> tuple[Word, ...]:
    """Where a particle leads to: "to the pier" after "went back"; nothing where that has a flaw."""
    near = [kid for kid in phrase.sentence.kids(particle, "prep") if kid.i == particle.i + 1]
    before = list(phrase.flaws)
    words = phrase.prepositional(near[0]) if near else ()
    if len(phrase.flaws) > len(before):
        phrase.flaws[:] = before
        return ()
    return words


def _measure(phrase: Phrase, verb: Token, kid: Token, at: float) -> Iterator[Piece]:
    """As in "rose two percent", "lasted four days"; the score of a game is none."""
    score = kid.ent_type == "CARDINAL" and kid.text[:1].isdigit()
    if (kid.ent_type in _MEASURES and not score) or verb.lemma in en.LASTING:
        yield Piece(phrase.noun(kid), at)


def _is_content(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is what is said, thought or asked."""
    return clause.dep == "ccomp" or _is_asked(sentence, clause)


def _prepositional(phrase: Phrase, verb: Token, prep: Token, at: float) -> Iterator[Piece]:
    """A preposition with its noun, then what follows that; an optional one that has a flaw is left out."""
    before = list(phrase.flaws)
    words, rank = phrase.prepositional(prep), _rank(phrase, verb, prep)
    if not words and (
        (verb.lemma in en.DECLARING and prep.text.lower() == en.OVER)
        or _is_stranded(phrase.sentence, verb, prep)
    ):
        words = (Word.of(prep),)
    if rank and len(phrase.flaws) > len(before):
        lost = verb.lemma in en.CARRYING and prep.text.lower() in en.LEADING
        phrase.flaws[:] = [*before, *([Flaw.THIN] if lost else [])]
    elif words and not (rank and _says_which(phrase.sentence, prep)):
        first = Piece(words, at, rank)
        yield first
        rest = phrase.beyond(prep)
        if rest:
            yield Piece(rest, at + 0.0001, 3, behind=first)


def _says_which(sentence: Sentence, prep: Token) -> bool:
    """Whether a clause that a label leaves out says who is meant: "read the names of the people who drowned"."""
    nouns = [low for low in sentence.subtree(prep) if low.dep in {"pobj", "dobj"} and low.tag == "NNS"]
    known = [n for n in nouns if any(kid.text.lower() == en.THE for kid in sentence.kids(n, "det"))]
    return any(
        sentence.tokens[min(low.i for low in sentence.subtree(kid)) - 1].text != ","
        for noun in known
        for kid in sentence.kids(noun, "relcl")
    )


def _is_stranded(sentence: Sentence, verb: Token, prep: Token) -> bool:
    """Whether a passive's own preposition has lost its noun to the subject: "was spat upon"."""
    passive = bool(auxiliaries(sentence, verb)) and verb.tag in {"VBN", "VBD"}
    return passive and prep.i == verb.i + 1 and not sentence.kids(prep)


def _leans(phrase: Phrase, adverb: Token) -> bool:
    """Whether an adverb has lost what it needs: "ahead" of "ahead of the vote"."""
    return any(kid.text.lower() == en.OF for kid in phrase.sentence.kids(adverb, "prep"))


def _is_strayed(sentence: Sentence, verb: Token, kid: Token) -> bool:
    """Whether an object is another verb's ("went up, leant out and heard the band") or an aside: "drew a map in Lund, a port"."""
    between = [low for low in sentence.kids(verb, "conj", "parataxis", "advcl") if verb.i < low.i < kid.i]
    first = next(iter(sentence.kids(verb, "dobj")), kid)
    opening = min(low.i for low in sentence.subtree(kid))
    aside = verb.i < first.i < kid.i and sentence.tokens[opening - 1].text == ","
    return kid.dep == "dobj" and (bool(between) or aside)


def _is_late_object(phrase: Phrase, verb: Token, kid: Token) -> bool:
    """Whether a noun behind a date or an aside is what the verb is done to: "put off until May a meeting"."""
    if kid.dep not in {"npadvmod", "conj"} or kid.pos not in {"NOUN", "PROPN"}:
        return False
    first = min(low.i for low in phrase.sentence.subtree(kid))
    told = kid.lemma.lower() not in en.TIME_UNITS | en.CLOCK_WORDS
    aside = phrase.sentence.tokens[first - 1].text == "," and needs_object(verb.lemma)
    late = aside or (kid.pos == "NOUN" and first - 1 in phrase.dropped and not kid.ent_type)
    return told and late and not phrase.sentence.kids(verb, "dobj")


def _is_asked(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says what is open: "decides on Friday whether to go on"."""
    return clause.dep == "advcl" and any(
        kid.text.lower() == en.WHETHER for kid in sentence.kids(clause, "mark")
    )


_MEASURES = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})


def _open_clause(phrase: Phrase, verb: Token, place: float, depth: int) -> Iterator[Piece]:
    """As in "to stop the trains" after the verb that governs it."""
    kids = phrase.sentence.kids(verb, "aux", "auxpass", "neg", "mark")
    lead = [Word.of(kid) for kid in kids if kid.i not in phrase.dropped and kid.i < verb.i]
    subject = [word for kid in phrase.sentence.kids(verb, "nsubj") for word in phrase.noun(kid)]
    if verb.pos in {"NOUN", "PROPN"}:
        yield Piece((*subject, *lead, *phrase.noun(verb)), place)
        return
    yield Piece((*subject, *lead, Word.of(verb)), place)
    yield from complements(phrase, verb, place, depth + 1)


def _rank(phrase: Phrase, verb: Token, prep: Token) -> int:
    """A preposition that the verb needs stays; a place comes before what else there is."""
    sentence, word = phrase.sentence, prep.text.lower()
    if word == en.WITH and sentence.tokens[prep.i - 1].text == ",":
        return DROPPED
    close = prep.i == verb.i + 1 or sentence.tokens[prep.i - 1].dep == "prt"
    if prep.dep == "agent" or (close and word not in en.LOOSE_PREPOSITIONS):
        return 0 if prep.dep == "agent" or not sentence.kids(verb, "dobj") else 1
    if any(pobj.ent_type in en.PLACE_TYPES for pobj in sentence.kids(prep, "pobj")):
        return 1
    if word not in en.LOOSE_PREPOSITIONS:
        return 2
    return DROPPED if sentence.kids(verb, "dobj", "attr", "acomp", "xcomp", "agent") else 3


# --------------------------------------------------------------------------- nouns


def noun_pieces(phrase: Phrase, head: Token, place: float, *, ahead: bool = False) -> Iterator[Piece]:
    """A noun with what stands before it and its "of", then its other prepositions as they fit."""
    yield Piece(phrase.noun(head, core=True), place)
    for n, words in enumerate(after(phrase, head), 1):
        yield Piece(words, place + n / 10_000, 4 if ahead else 2)


def after(phrase: Phrase, noun: Token) -> Iterator[tuple[Word, ...]]:
    """The prepositions ("of" apart) and infinitives that follow a noun and belong to it."""
    inside = phrase.inside(noun)
    for kid in phrase.sentence.kids(noun, "prep", "acl"):
        if kid.i > noun.i and kid.i not in inside and not (kid.dep == "prep" and kid.text.lower() == en.OF):
            words = phrase.prepositional(kid) if kid.dep == "prep" else phrase.infinitive(kid)
            if words and phrase.sentence.tokens[kid.i - 1].text != ",":
                yield words


__all__ = ["DROPPED", "Piece", "after", "complements", "noun_pieces"]
