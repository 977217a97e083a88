"""A short clause for a happening, in the source's own words: who did what to whom, where; never when.

A label is put together from pieces of the sentence's tree: what the clause cannot do without first, then
what still fits into `LONGEST` characters. Times, asides, quotation marks and hanging clauses stay out; names are full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.arguments import subject_of
from timeline.flaws import auxiliaries, disagree, find_flaws, is_busy, is_having, is_misread, objects_of
from timeline.grammar import is_main, verb_group
from timeline.model import Status, Tense, TimexType
from timeline.phrase import Flaw, Phrase, Word
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Timex
    from timeline.names import Names
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

LONGEST = 90
DROPPED = 5  # the rank from which on a piece is left out however short the label is


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a label: its words, where it stands, how soon it is given up (0: never), whether it is then missed."""

    words: tuple[Word, ...]
    place: float
    rank: int = 0
    missed: bool = False


class Label(NamedTuple):
    """The words, whether they tell a happening at all, and whether an editor could print them as they are."""

    text: str
    sound: bool
    printable: bool


def label_of(trigger: Trigger, timexes: Sequence[Timex], names: Names) -> Label:
    """The label of a mention: "Judge Ann Hall adjourned the trial", "Third walkout"."""
    phrase = Phrase(trigger.sentence, names, _time_tokens(trigger.sentence, timexes))
    verb = _clause_verb(trigger)
    pieces = (
        list(_clause(phrase, trigger, verb)) if verb is not None else list(_noun_label(phrase, trigger.token))
    )
    if trigger.nominal and verb is not None and phrase.flaws:
        phrase.flaws.clear()
        pieces = list(_noun_label(phrase, trigger.token))
    if trigger.nominal and verb is None and sum(len(piece.words) for piece in pieces) < SHORT:
        phrase, pieces = _told_by_verb(trigger, phrase, pieces)
    text, broken = _assembled(pieces)
    if broken:
        phrase.flaws.append(Flaw.THIN)
    sound = not [flaw for flaw in phrase.flaws if flaw is not Flaw.THIN]
    bare = verb is None and trigger.nominal and len(text.split()) < SHORT and not phrase.told
    return Label(text, sound, not phrase.flaws and " " in text and ": " not in text and not bare)


SHORT = 3
"""A noun of fewer words tells too little alone: "hearing"."""


def _told_by_verb(trigger: Trigger, phrase: Phrase, pieces: list[_Piece]) -> tuple[Phrase, list[_Piece]]:
    """The clause that a lone noun is the subject of, where it has no flaw: "The hearing lasted an hour"."""
    verb = phrase.sentence.head(trigger.token)
    if trigger.token.dep not in {"nsubj", "nsubjpass"} or verb.pos != "VERB":
        return phrase, pieces
    other = Phrase(phrase.sentence, phrase.names, phrase.dropped)
    clause = list(_clause(other, trigger, verb))
    return (phrase, pieces) if other.flaws else (other, clause)


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


def _assembled(pieces: Sequence[_Piece]) -> tuple[str, bool]:
    """All needed pieces and as many others as fit, in order, as a sentence-case line; whether it had to be broken off."""
    kept = [piece for piece in pieces if piece.rank == 0]
    for piece in sorted((p for p in pieces if 0 < p.rank < DROPPED), key=lambda p: (p.rank, p.place)):
        if len(_text([*kept, piece])) <= LONGEST:
            kept.append(piece)
    whole = _text(kept)
    line = _trimmed(whole)
    lost = any(piece.missed for piece in pieces if piece not in kept)
    lost = lost or (whole[len(line) :].split()[:1] == [en.AND_WORD] and ", " in line)
    return line, lost or whole[len(line) :].split()[:1] in _LEFT_OPEN


_LEFT_OPEN = [[word] for word in sorted(en.LEFT_OPEN)]


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
    whole = text.split(" ")
    words = text[: LONGEST + 1].split(" ")[:-1]
    ends = [n for n in range(4, len(words)) if whole[n].lower() in en.NEVER_LAST]
    words = words[: ends[-1]] if ends else words
    while len(words) > 2 and words[-1].lower().strip(",") in en.NEVER_LAST:
        words.pop()
    return " ".join(words).rstrip(",;:")


# --------------------------------------------------------------------------- clauses


def _clause(phrase: Phrase, trigger: Trigger, verb: Token) -> Iterator[_Piece]:
    """Subject, verb chain and complements of a clause."""
    chain = _chain(phrase.sentence, verb)
    if _is_purpose(phrase.sentence, verb):
        yield from _noun_label(phrase, phrase.sentence.head(verb))
        return
    found = subject_of(phrase.sentence, verb)
    subject = found[0] if found is not None else None
    if subject is None:
        phrase.flaws.append(Flaw.SUBJECT)
    else:
        subject = _named_beside(phrase, subject)
        phrase.orphan(subject)
        yield from _noun_pieces(phrase, subject, 0.0, ahead=True)
    yield _Piece(tuple(_verb_words(phrase, trigger, chain, subject)), 1.0)
    said = list(_complements(phrase, verb, 2.0))
    gap = list(_gap(phrase, verb, subject))
    yield from (*said, *gap)
    find_flaws(phrase, verb, chain[0], complete=bool(said or gap))
    if subject is not None and (
        disagree(phrase.sentence, subject, chain[0]) or is_misread(phrase.sentence, verb)
    ):
        phrase.flaws.append(Flaw.AGREEMENT)


def _named_beside(phrase: Phrase, subject: Token) -> Token:
    """The name that tells who "its director" is: "its director, Eva Lind, resigned" -> Eva Lind."""
    owners = phrase.sentence.kids(subject, "poss")
    beside = phrase.sentence.kids(subject, "appos")
    names = [kid for kid in beside if kid.i > subject.i and kid.ent_type == "PERSON"]
    return names[0] if names and any(kid.tag == "PRP$" for kid in owners) else subject


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive only says what a noun is for: "a plan to restore service"."""
    return verb.dep == "acl" and any(kid.text.lower() == "to" for kid in sentence.kids(verb, "aux"))


def _gap(phrase: Phrase, verb: Token, subject: Token | None) -> Iterator[_Piece]:
    """What a relative clause leaves out after its verb: "the plan that she made" -> she made the plan."""
    antecedent = phrase.sentence.head(verb)
    adverbs = [
        kid
        for kid in phrase.sentence.kids(verb, "advmod")
        if kid.text.lower() in en.OPEN_WORDS or kid.tag == "WRB"
    ]
    whole = antecedent.i in phrase.dropped or bool(phrase.sentence.kids(verb, "nsubjpass"))
    whole = whole or any(low.text == ":" for low in phrase.sentence.tokens[antecedent.i : verb.i])
    if verb.dep == "relcl" and subject is not None and antecedent is not subject and not (adverbs or whole):
        objects = phrase.sentence.kids(verb, "dobj", "xcomp", "ccomp")
        if all(kid.text.lower() in en.NO_OBJECTS for kid in objects):
            yield _Piece(phrase.noun(antecedent, core=True), 1.9)


def _chain(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs from the finite one down to this: "is expected to last" -> expected, last."""
    chain = [verb]
    while chain[0].dep == "xcomp" and len(chain) < 4:
        above = sentence.head(chain[0])
        if above.pos not in {"VERB", "AUX", "ADJ"} or sentence.kids(above, "dobj"):
            break
        chain.insert(0, above)
    return chain


def _verb_words(
    phrase: Phrase, trigger: Trigger, chain: Sequence[Token], subject: Token | None
) -> Iterator[Word]:
    """The verb group as a timeline tells it, then the infinitives and participles that it governs."""
    sentence = phrase.sentence
    words = _finite(sentence, chain[0], subject, planned=trigger.status is Status.PLANNED)
    near = [kid for kid in sentence.kids(chain[0], "advmod") if kid.text.lower() in en.APPROXIMATORS]
    yield from (*words[:-1], *(Word.of(kid) for kid in near if kid.i == chain[0].i - 1), words[-1])
    for verb in chain[1:]:
        yield from (Word.of(kid) for kid in sentence.kids(verb, "aux", "auxpass", "neg"))
        yield Word.of(verb)


def _finite(sentence: Sentence, verb: Token, subject: Token | None, *, planned: bool) -> list[Word]:
    """Plain past for the perfect, "will" for a reported "would", a full passive for a bare participle."""
    aux, group = auxiliaries(sentence, verb), verb_group(sentence, verb)
    be = Word(en.WAS[_is_plural(sentence, subject)])
    perfect = (
        group.tense in {Tense.PRESENT_PERFECT, Tense.PAST_PERFECT} and not group.modal and not group.negated
    )
    above = sentence.head(verb)
    if is_having(sentence, verb) and not group.negated:
        return [be, Word.of(verb)] if group.passive else [Word(_past(verb.text))]
    if verb.lemma in en.SPENDING and verb.tag in {"VBD", "VBN"} and is_busy(sentence, verb):
        return [be]
    if verb.dep in {"acomp", "attr"} and above.lemma == en.BE:
        return [*_finite(sentence, above, subject, planned=planned), Word.of(verb)]
    if perfect and verb.lemma == en.BE:
        return [be]
    if perfect and verb.pos != "AUX":
        return [be, Word.of(verb)] if group.passive or verb.tag == "VBG" else [Word(_past(verb.text))]
    if not aux and _is_bare_passive(sentence, verb):
        return [be, Word.of(verb)]
    words = [
        Word(en.WILL) if planned and token.text.lower() in en.SHORT_FUTURES else Word.of(token)
        for token in aux
    ]
    return [*words, *(Word.of(token) for token in sentence.kids(verb, "neg")), Word.of(verb)]


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
    return inserted and any(kid.tag in {"VBZ", "VBP", "VBD", "VBN"} for kid in sentence.kids(verb, "conj"))


def _is_plural(sentence: Sentence, subject: Token | None) -> bool:
    return subject is not None and (
        subject.tag in {"NNS", "NNPS"}
        or (subject.pos == "NUM" and subject.text.lower() not in en.ONE)
        or bool(sentence.kids(subject, "conj"))
        or subject.text.lower() in en.PLURAL_WORDS
    )


def _past(participle: str) -> str:
    """The past tense of a participle: "taken" -> "took"; most are the same."""
    return en.PASTS.get(participle.lower(), participle)


# --------------------------------------------------------------------------- what follows the verb


def _complements(phrase: Phrase, verb: Token, place: float, depth: int = 0) -> Iterator[_Piece]:
    """Objects and what the verb needs first, then prepositions, places before the rest."""
    for kid in phrase.sentence.kids(verb):
        at = place + (kid.i + 1) / 1000
        if kid.i > verb.i and kid.i in phrase.dropped:
            if kid.dep in {"dobj", "oprd", "attr"} and verb.lemma in en.LASTING:
                phrase.flaws.append(Flaw.TIME)
        elif kid.i > verb.i:
            yield from _complement(phrase, verb, kid, at, depth)


def _complement(phrase: Phrase, verb: Token, kid: Token, at: float, depth: int) -> Iterator[_Piece]:
    if (
        kid.text.lower() in en.RELATIVES
        or _is_apart(phrase.sentence, verb, kid)
        or _is_strayed(phrase.sentence, verb, kid)
    ):
        return
    if kid.dep in {"dobj", "oprd", "attr"} or (kid.dep == "dative" and kid.pos != "ADP"):
        yield from _noun_pieces(phrase, kid, at)
    elif kid.dep == "acomp":
        yield _Piece(
            (*(Word.of(low) for low in phrase.sentence.kids(kid, "advmod", "neg")), Word.of(kid)), at
        )
        yield from _complements(phrase, kid, at, depth + 1)
    elif kid.dep == "prt" or (
        kid.dep == "advmod" and kid.text.lower() in en.CLOSE_ADVERBS and not _leans(phrase, kid)
    ):
        yield _Piece((Word.of(kid),), at)
    elif kid.dep in {"prep", "agent", "dative"}:
        words = phrase.prepositional(kid)
        if not words and verb.lemma in en.DECLARING and kid.text.lower() == en.OVER:
            words = (Word.of(kid),)
        if words:
            yield _Piece(words, at, _rank(phrase, verb, kid))
    elif kid.dep == "npadvmod":
        if _is_late_object(phrase, verb, kid):
            yield from _noun_pieces(phrase, kid, at)
            return
        score = kid.ent_type == "CARDINAL" and kid.text[:1].isdigit()
        if (kid.ent_type in _MEASURES and not score) or verb.lemma in en.LASTING:
            yield _Piece(phrase.noun(kid), at)
    elif kid.dep == "xcomp" and depth < 3:
        yield from _open_clause(phrase, kid, at, depth)
    elif kid.dep == "ccomp" and depth < 1:
        words = phrase.whole(kid)
        yield _Piece(words, at, 0 if len(words) < 14 else 1, missed=True)


def _leans(phrase: Phrase, adverb: Token) -> bool:
    """Whether an adverb has lost what it needs: "ahead" of "ahead of the vote"."""
    return any(kid.text.lower() == en.OF for kid in phrase.sentence.kids(adverb, "prep"))


def _is_strayed(sentence: Sentence, verb: Token, kid: Token) -> bool:
    """Whether another verb stands before an object that the parser gave this one: "stood up, looked in and saw the sea"."""
    between = [low for low in sentence.kids(verb, "conj", "parataxis", "advcl") if verb.i < low.i < kid.i]
    return kid.dep == "dobj" and bool(between)


def _is_late_object(phrase: Phrase, verb: Token, kid: Token) -> bool:
    """Whether a noun behind a date is what the verb is done to: "put off until May a meeting"."""
    first = min(low.i for low in phrase.sentence.subtree(kid))
    plain = not kid.ent_type and kid.pos == "NOUN" and kid.lemma.lower() not in en.TIME_UNITS | en.CLOCK_WORDS
    return plain and first - 1 in phrase.dropped and not phrase.sentence.kids(verb, "dobj")


def _is_apart(sentence: Sentence, verb: Token, kid: Token) -> bool:
    """Whether a clause only stands beside this one: "he reopened the bridge: the work was done"."""
    marks = {token.text for token in sentence.tokens[verb.i : kid.i]}
    return kid.dep == "ccomp" and verb.lemma not in en.SAYING | en.NEWS_SAYING and bool(marks & en.COLONS)


_MEASURES = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})


def _open_clause(phrase: Phrase, verb: Token, place: float, depth: int) -> Iterator[_Piece]:
    """As in "to stop the trains" after the verb that governs it."""
    kids = phrase.sentence.kids(verb, "aux", "auxpass", "neg", "mark")
    lead = [Word.of(kid) for kid in kids if kid.i not in phrase.dropped and kid.i < verb.i]
    subject = [word for kid in phrase.sentence.kids(verb, "nsubj") for word in phrase.noun(kid)]
    if verb.pos in {"NOUN", "PROPN"}:
        yield _Piece((*subject, *lead, *phrase.noun(verb)), place)
        return
    yield _Piece((*subject, *lead, Word.of(verb)), place)
    yield from _complements(phrase, verb, place, depth + 1)


def _rank(phrase: Phrase, verb: Token, prep: Token) -> int:
    """A preposition that the verb needs stays; a place comes before what else there is."""
    sentence, word = phrase.sentence, prep.text.lower()
    close = prep.i == verb.i + 1 or sentence.tokens[prep.i - 1].dep == "prt"
    if prep.dep == "agent" or (close and word not in en.LOOSE_PREPOSITIONS):
        return 0 if prep.dep == "agent" or not sentence.kids(verb, "dobj") else 1
    if any(pobj.ent_type in en.PLACE_TYPES for pobj in sentence.kids(prep, "pobj")):
        return 1
    return (
        (5 if sentence.kids(verb, "dobj", "attr", "acomp", "xcomp", "agent") else 3)
        if word in en.LOOSE_PREPOSITIONS
        else 2
    )


# --------------------------------------------------------------------------- nouns


def _noun_pieces(phrase: Phrase, head: Token, place: float, *, ahead: bool = False) -> Iterator[_Piece]:
    """A noun with what stands before it and its "of", then its other prepositions as they fit."""
    yield _Piece(phrase.noun(head, core=True), place)
    for n, words in enumerate(_after(phrase, head), 1):
        yield _Piece(words, place + n / 10_000, 4 if ahead else 2)


def _noun_label(phrase: Phrase, noun: Token) -> Iterator[_Piece]:
    """A noun on its own, without its article: "Third walkout", "Anna Hall's interview with a paper"."""
    yield _Piece(phrase.noun(noun, bare=True), 0.0)
    for n, words in enumerate(_after(phrase, noun), 1):
        yield _Piece(words, n, 1)


def _after(phrase: Phrase, noun: Token) -> Iterator[tuple[Word, ...]]:
    """The prepositions ("of" apart) and infinitives that follow a noun and belong to it."""
    inside = phrase.inside(noun)
    for kid in phrase.sentence.kids(noun, "prep", "acl"):
        if kid.i > noun.i and kid.i not in inside and not (kid.dep == "prep" and kid.text.lower() == en.OF):
            words = phrase.prepositional(kid) if kid.dep == "prep" else phrase.infinitive(kid)
            if words and phrase.sentence.tokens[kid.i - 1].text != ",":
                yield words


__all__ = ["LONGEST", "Label", "label_of"]
