"""A short clause for a happening, in the source's own words: who did what to whom, where; never when.

A label is put together from pieces of the sentence's tree: what the clause cannot do without first, then
what still fits into `LONGEST` characters. Times, asides, quotation marks and hanging clauses stay out; names are full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.arguments import subject_of
from timeline.complements import DROPPED, Piece, after, complements, noun_pieces
from timeline.conjugate import chain_of, done_words, verb_words
from timeline.flaws import disagree, find_flaws, is_misread
from timeline.grammar import is_infinitive, verb_group
from timeline.lexicon import eventive
from timeline.model import EventClass, Status, Tense, TimexType
from timeline.nouns import CERTAIN, is_undone
from timeline.phrase import Phrase
from timeline.reference import Reference
from timeline.rules import en_events as en
from timeline.triggers import class_of_verb
from timeline.wording import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Timex
    from timeline.names import Names
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

LONGEST = 90


class Label(NamedTuple):
    """A label: whether it tells a happening at all, could be printed as it is, and its words once what it expects is done."""

    text: str
    sound: bool
    printable: bool
    done: str = ""


@dataclass(slots=True)
class _Draft:
    """A label before it is put together; `verbs` is the piece that says what is done, `done` what it is afterwards."""

    phrase: Phrase
    pieces: list[Piece]
    verbs: Piece | None = None
    done: Piece | None = None

    @property
    def clear(self) -> bool:
        return not self.phrase.flaws


def label_of(trigger: Trigger, timexes: Sequence[Timex], names: Names) -> Label:
    """The label of a mention: "Judge Ann Hall adjourned the trial", "Third walkout"."""
    dropped = _time_tokens(trigger.sentence, timexes)

    def phrase() -> Phrase:
        return Phrase(Reference(trigger.sentence, names), dropped)

    verb = _clause_verb(trigger)
    draft = _clause(phrase(), trigger, verb) if verb is not None else None
    if draft is None or (trigger.nominal and not draft.clear):
        draft = _Draft(phrase(), [])
        draft.pieces.extend(_noun_label(draft.phrase, trigger.token))
        above = _telling(trigger, dropped, short=sum(len(piece.words) for piece in draft.pieces) < SHORT)
        told = _clause(phrase(), trigger, above) if above is not None else None
        draft = told if told is not None and told.clear else draft
    return _label(draft)


def _label(draft: _Draft) -> Label:
    phrase, pieces = draft.phrase, draft.pieces
    text, broken = _assembled(pieces)
    if broken:
        phrase.flaws.append(Flaw.THIN)
    sound = all(flaw in _SLIGHT for flaw in phrase.flaws)
    bare = draft.verbs is None and len(pieces) < 2 and len(text.split()) < SHORT and not phrase.told
    done = [draft.done if piece is draft.verbs and draft.done else piece for piece in pieces]
    return Label(
        text,
        sound,
        draft.clear and " " in text and ": " not in text and not bare,
        _assembled(done)[0] if draft.done else "",
    )


_SLIGHT = frozenset({Flaw.THIN, Flaw.BACK})  # mar a label, not what it tells

SHORT = 3
"""A noun of fewer words tells too little alone: "hearing"."""


def _telling(trigger: Trigger, dropped: frozenset[int], *, short: bool) -> Token | None:
    """The verb that a noun is the subject of, where it tells the same: "An explosion killed two", "The hearing lasted an hour".

    Of a noun that tells too little, what was done to it: "scrapped the talks", "a report handed to the police".
    """
    sentence, noun = trigger.sentence, trigger.token
    verb = sentence.head(noun)
    if short and verb.lemma in en.CANCELLING and is_undone(sentence, noun, verb):
        return verb  # what is only put off is told where it takes place
    if short and noun.dep not in {"nsubj", "nsubjpass"}:
        return next((kid for kid in sentence.kids(noun, "acl") if _is_done_to(sentence, noun, kid)), None)
    if noun.dep not in {"nsubj", "nsubjpass"} or verb.pos != "VERB":
        return None
    whose = subject_of(sentence, verb)
    if whose is None or whose[0].i != noun.i:
        return None
    past = verb_group(sentence, verb).tense is Tense.PAST
    kind = class_of_verb(sentence, verb)
    if short:
        return verb if past or kind in _LOUD else None
    own = {token.i for token in sentence.subtree(noun)}
    dated = any(token.i in dropped and token.i not in own for token in sentence.subtree(verb))
    return verb if past and not dated and kind is EventClass.OCCURRENCE else None


def _is_done_to(sentence: Sentence, noun: Token, participle: Token) -> bool:
    """Whether a participle right after a noun says what was done to it, and to whom or by whom."""
    behind = [kid for kid in sentence.kids(participle, "prep", "agent") if kid.i == participle.i + 1]
    return participle.tag == "VBN" and participle.i == noun.i + 1 and bool(behind)


_LOUD = frozenset({EventClass.OCCURRENCE, EventClass.ASPECTUAL, EventClass.I_ACTION})


def _time_tokens(sentence: Sentence, timexes: Sequence[Timex]) -> frozenset[int]:
    """The tokens of dates and habits; how long something lasted may stay."""
    spans = [timex.span for timex in timexes if timex.type is not TimexType.DURATION]
    return frozenset(token.i for span in spans for token in sentence.between(span))


def _clause_verb(trigger: Trigger) -> Token | None:
    """The verb around which the label is built, None where a noun stands alone."""
    if not trigger.nominal and trigger.light is None:
        above = trigger.sentence.head(trigger.token)
        charged = trigger.token.dep == "ccomp" and above.lemma in en.ALLEGING
        return above if charged and trigger.sentence.kids(above, "nsubj") else trigger.token
    if not trigger.nominal:
        return trigger.sentence.head(trigger.token)
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
        if len(_text([*kept, piece])) <= LONGEST and (piece.behind is None or piece.behind in kept):
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


def _clause(phrase: Phrase, trigger: Trigger, verb: Token) -> _Draft:
    """Subject, verb chain and complements of a clause."""
    sentence, draft = phrase.sentence, _Draft(phrase, [])
    if _is_purpose(sentence, verb):
        draft.pieces.extend(_noun_label(phrase, sentence.head(verb)))
        return draft
    chain = chain_of(sentence, verb, phrase.dropped)
    subject = _subject(phrase, verb)
    if subject is not None:
        draft.pieces.extend(noun_pieces(phrase, subject, 0.0, ahead=True))
    draft.verbs = Piece(
        tuple(verb_words(sentence, chain, subject, planned=trigger.status is Status.PLANNED)), 1.0
    )
    after_it = done_words(sentence, chain, subject) if _is_open(trigger) else ()
    draft.done = Piece(after_it, 1.0) if after_it else None
    said = [*complements(phrase, verb, 2.0), *_gap(phrase, verb, subject)]
    draft.pieces.extend((draft.verbs, *said))
    find_flaws(phrase, verb, chain, complete=bool(said) and not _is_only_when(sentence, verb))
    if subject is not None and (disagree(sentence, subject, chain[0]) or is_misread(sentence, verb)):
        phrase.flaws.append(Flaw.AGREEMENT)
    return draft


def _is_only_when(sentence: Sentence, verb: Token) -> bool:
    """Whether all that follows a verb that says little is what went before: "came after a storm"."""
    said = [kid for kid in sentence.kids(verb) if kid.i > verb.i and kid.dep != "punct"]
    near = [kid for kid in said if kid.dep == "prep"]
    return (
        verb.lemma in en.WANTING & en.HAPPENING
        and near == said
        and any(kid.text.lower() in en.TIME_PREPOSITIONS for kid in near)
    )


def _is_open(trigger: Trigger) -> bool:
    """Whether a mention tells what has not happened yet."""
    if trigger.status is Status.CANCELLED:
        return False
    return trigger.status is Status.PLANNED or trigger.group.modal or trigger.group.tense is Tense.PRESENT


def _subject(phrase: Phrase, verb: Token) -> Token | None:
    """Who or what does it, with a flaw where nobody does or nobody knows whose it is."""
    found = subject_of(phrase.sentence, verb)
    if found is None:
        phrase.flaws.append(Flaw.SUBJECT)
        return None
    subject = _named_beside(phrase, found[0])
    phrase.whom.orphan(subject)
    if _is_thing_held(phrase, verb, subject):
        phrase.flaws.append(Flaw.WHOM)
    return subject


def _is_thing_held(phrase: Phrase, verb: Token, subject: Token) -> bool:
    """Whether what is said to take place or to be put off is no happening: "it" is something else than the last subject."""
    held = verb.lemma in en.NEEDY or verb.lemma in en.POSTPONING or verb.lemma in en.CANCEL_PARTICLES
    meant = phrase.names.meant(phrase.sentence, subject) if held else None
    return meant is not None and eventive(meant.name.split()[-1].lower()) < CERTAIN


def _named_beside(phrase: Phrase, subject: Token) -> Token:
    """The name that tells who "its director" is: "its director, Eva Lind, resigned" -> Eva Lind."""
    owners = phrase.sentence.kids(subject, "poss")
    beside = phrase.sentence.kids(subject, "appos")
    names = [kid for kid in beside if kid.i > subject.i and kid.ent_type == "PERSON"]
    return names[0] if names and any(kid.tag == "PRP$" for kid in owners) else subject


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive only says what a noun is for: "a plan to restore service"."""
    return verb.dep == "acl" and is_infinitive(sentence, verb)


def _gap(phrase: Phrase, verb: Token, subject: Token | None) -> Iterator[Piece]:
    """What a relative clause leaves out after its verb: "the plan that she made" -> she made the plan."""
    antecedent = phrase.sentence.head(verb)
    adverbs = [
        kid
        for kid in phrase.sentence.kids(verb, "advmod")
        if kid.text.lower() in en.OPEN_WORDS or kid.tag == "WRB"
    ]
    whole = antecedent.i in phrase.dropped or antecedent.lemma.lower() in en.TIME_UNITS
    whole = whole or bool(phrase.sentence.kids(verb, "nsubjpass"))
    whole = whole or any(low.tag == "WP$" for low in phrase.sentence.subtree(verb))
    whole = whole or any(kid.text.lower() in en.RELATIVES for kid in phrase.sentence.kids(verb, "nsubj"))
    whole = whole or any(low.text == ":" for low in phrase.sentence.tokens[antecedent.i : verb.i])
    if verb.dep == "relcl" and subject is not None and antecedent is not subject and not (adverbs or whole):
        objects = phrase.sentence.kids(verb, "dobj", "xcomp", "ccomp")
        if all(kid.text.lower() in en.NO_OBJECTS for kid in objects):
            measure = antecedent.ent_type in _MEASURES  # "the 6 per cent that he lost"
            yield Piece(phrase.noun(antecedent, core=True, bare=measure), 1.9)


_MEASURES = frozenset({"PERCENT", "MONEY", "QUANTITY"})


def _noun_label(phrase: Phrase, noun: Token) -> Iterator[Piece]:
    """A noun on its own, without its article: "Third walkout", "Anna Hall's interview with a paper"."""
    yield Piece(phrase.noun(noun, bare=True), 0.0)
    for n, words in enumerate(after(phrase, noun), 1):
        yield Piece(words, n, 1)


__all__ = ["LONGEST", "Label", "label_of"]
