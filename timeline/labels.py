"""A short clause for a happening, in the source's own words: who did what to whom, where; never when.

A label is put together from pieces of the sentence's tree: what the clause cannot do without first, then
what still fits into `LONGEST` characters. Times, asides, quotation marks and hanging clauses stay out; names are full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.arguments import subject_of
from timeline.complements import Piece, after, complements, noun_pieces
from timeline.flaws import auxiliaries, disagree, find_flaws, is_busy, is_having, is_misread, objects_of
from timeline.grammar import is_main, verb_group
from timeline.model import Status, Tense, TimexType
from timeline.phrase import Phrase
from timeline.rules import en_events as en
from timeline.rules.en_verbs import PASTS, past
from timeline.wording import Flaw, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Timex
    from timeline.names import Names
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

LONGEST = 90
DROPPED = 5  # the rank from which on a piece is left out however short the label is


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


def _told_by_verb(trigger: Trigger, phrase: Phrase, pieces: list[Piece]) -> tuple[Phrase, list[Piece]]:
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


def _assembled(pieces: Sequence[Piece]) -> tuple[str, bool]:
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


def _text(pieces: Sequence[Piece]) -> str:
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


def _clause(phrase: Phrase, trigger: Trigger, verb: Token) -> Iterator[Piece]:
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
        yield from noun_pieces(phrase, subject, 0.0, ahead=True)
    yield Piece(tuple(_verb_words(phrase, trigger, chain, subject)), 1.0)
    said = list(complements(phrase, verb, 2.0))
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


def _gap(phrase: Phrase, verb: Token, subject: Token | None) -> Iterator[Piece]:
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
            yield Piece(phrase.noun(antecedent, core=True), 1.9)


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
    if not group.negated and [token.text.lower() for token in aux] == [en.DID]:
        return [Word(past(verb.lemma))]
    words = [
        Word(en.WILL) if planned and token.text.lower() in en.SHORT_FUTURES else Word.of(token)
        for token in aux
    ]
    denied = sentence.kids(verb, "neg") if group.negated else []
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
    return PASTS.get(participle.lower(), participle)


def _noun_label(phrase: Phrase, noun: Token) -> Iterator[Piece]:
    """A noun on its own, without its article: "Third walkout", "Anna Hall's interview with a paper"."""
    yield Piece(phrase.noun(noun, bare=True), 0.0)
    for n, words in enumerate(after(phrase, noun), 1):
        yield Piece(words, n, 1)


__all__ = ["LONGEST", "Label", "label_of"]
