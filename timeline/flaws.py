"""What keeps an editor from printing a clause as a label: nothing said, no tense, a subject that cannot be its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.lexicon import is_person, needs_object
from timeline.nouns import CERTAIN, event_share
from timeline.rules import en_events as en
from timeline.wording import Flaw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.phrase import Phrase
    from timeline.syntax import Sentence, Token


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause as its label has it; `complete` where something follows the verb."""

    phrase: Phrase
    verb: Token
    chain: Sequence[Token]
    complete: bool

    def kids(self, *deps: str) -> list[Token]:
        return self.phrase.sentence.kids(self.verb, *deps)

    @property
    def is_spent(self) -> bool:
        """Whether time is what is spent: "spent Monday mending nets"."""
        return self.verb.lemma in en.SPENDING and any(kid.i in self.phrase.dropped for kid in self.kids())


def find_flaws(phrase: Phrase, verb: Token, chain: Sequence[Token], *, complete: bool) -> None:
    """What is amiss with a clause: nothing said, a time as its object, no tense."""
    clause = _Clause(phrase, verb, chain, complete)
    phrase.flaws.extend(flaw for flaw, is_so in _CHECKS if is_so(clause))


def _is_about_time(clause: _Clause) -> bool:
    """Whether what is done is done to a day, or takes one: "named Friday", "spent Monday at home"."""
    sentence = clause.phrase.sentence
    if clause.is_spent:
        return not is_busy(sentence, clause.verb)
    lost = any(kid.i in clause.phrase.dropped for kid in clause.kids("dobj"))
    return lost and not is_fixed(sentence, clause.verb)


def _is_empty(clause: _Clause) -> bool:
    """Whether a verb says nothing: "said", where what was said is left out."""
    lemma = clause.verb.lemma
    words = any(kid.i > clause.verb.i for kid in clause.kids("ccomp", "dobj", "xcomp"))
    answer = any(kid.text.lower() in en.ANSWERS for kid in clause.kids())
    if not (words or answer) and (lemma in en.ONLY_SAYING or _is_only_spoken(clause)):
        return True
    return not clause.complete and (lemma in en.EMPTY or lemma in en.NEWS_SAYING - en.COMPLETE)


def _is_only_spoken(clause: _Clause) -> bool:
    """Whether all that is told of a saying is what it was said in: "wrote in a letter"."""
    sentence = clause.phrase.sentence
    said = [low for kid in clause.kids("prep") for low in sentence.kids(kid, "pobj")]
    said = [noun for noun in said if noun.i not in clause.phrase.dropped]
    return (
        clause.verb.lemma in en.SAYING
        and bool(said)
        and all(low.lemma.lower() in en.VEHICLES for low in said)
    )


def _is_thin(clause: _Clause) -> bool:
    """Whether a verb says little without what it has lost or never had."""
    lemma = clause.verb.lemma
    after = [kid for kid in clause.kids("dobj", "xcomp", "ccomp") if kid.i > clause.verb.i]
    lost = not all(is_apart(clause.phrase.sentence, clause.verb, kid) for kid in after)
    lost = lost or any(kid.lemma.lower() in en.PLACEHOLDERS for kid in clause.kids("npadvmod"))
    leaning = lemma in en.WANTING | en.FIXING | en.NAMING or lemma in _OPEN
    leaning = leaning and not (lemma in en.COMING and _is_of_happening(clause))
    if lemma in en.SENSING and not clause.kids("dobj", "ccomp", "xcomp", "nsubjpass", "agent"):
        return clause.verb.dep not in {"acl", "relcl"} and not _is_of(clause)
    return not clause.complete and (lost or leaning or _needs(clause.phrase, clause.verb))


def _is_of_happening(clause: _Clause) -> bool:
    """Whether the subject is a happening, which only came: "the report came"."""
    return any(event_share(kid) >= CERTAIN for kid in clause.kids("nsubj"))


def _is_of(clause: _Clause) -> bool:
    """Whether what was noticed follows with an "of": "heard of the plan"."""
    return any(kid.text.lower() in en.NOTICED for kid in clause.kids("prep"))


def _is_free(clause: _Clause) -> bool:
    """Whether a clause points to what it is about: "what the inquiry heard"."""
    return any(kid.tag == "WP" and kid.i < clause.verb.i for kid in clause.kids("dobj"))


def _is_lost(clause: _Clause) -> bool:
    """Whether a pronoun that a label leaves out is what the verb is about: "learned of it"."""
    near = [kid for kid in clause.kids("prep") if kid.i == clause.verb.i + 1]
    objects = [low.text.lower() for kid in near for low in clause.phrase.sentence.kids(kid, "pobj")]
    return not clause.complete and bool(objects) and objects[0] in en.NO_OBJECTS


def _is_description(clause: _Clause) -> bool:
    """Whether a relative clause only says who or what is meant: "The woman who fed the gulls" as a headline."""
    if clause.verb.dep != "relcl":
        return False
    sentence, noun = clause.phrase.sentence, clause.phrase.sentence.head(clause.verb)
    titles = any(
        above.dep == "ROOT" and above.pos in {"NOUN", "PROPN"} for above in (noun, *sentence.ancestors(noun))
    )
    timed = any(token.i in clause.phrase.dropped for token in sentence.subtree(clause.verb))
    return titles or (clause.verb.tag in {"VBZ", "VBP"} and not timed)


def _needs(phrase: Phrase, verb: Token) -> bool:
    """Whether an active verb that takes an object has none: "The firm filed"."""
    passive = verb.dep in {"acl", "amod"} or bool(phrase.sentence.kids(verb, "auxpass", "nsubjpass"))
    complete = en.COMPLETE | en.BEGINNING | en.ENDING
    return not passive and needs_object(verb.lemma) and verb.lemma not in complete


_OPEN = (
    en.I_ACTION | en.I_STATE | en.PLANNING | en.SAYING
) - en.COMPLETE  # verbs that lean on what they lost


_CHECKS: tuple[tuple[Flaw, Callable[[_Clause], bool]], ...] = (
    (Flaw.TIME, _is_about_time),
    (Flaw.EMPTY, _is_empty),
    (Flaw.THIN, _is_thin),
    (Flaw.WHICH, _is_free),
    (Flaw.WHOM, _is_lost),
    (Flaw.TENSELESS, lambda clause: not is_finite(clause.phrase.sentence, clause.chain[0])),
    (Flaw.DENIED, lambda clause: len(clause.chain) > 1 and clause.chain[0].lemma in en.DENYING),
    (Flaw.WHICH, _is_description),
)


def is_apart(sentence: Sentence, verb: Token, kid: Token) -> bool:
    """Whether what follows only stands beside the clause: "he reopened the bridge: the work was done", "settled: $2 million"."""
    marks = {token.text for token in sentence.tokens[verb.i : kid.i]}
    told = kid.dep == "ccomp" and verb.lemma not in en.SAYING | en.NEWS_SAYING
    return (told or kid.dep == "dobj") and bool(marks & en.COLONS)


def is_fixed(sentence: Sentence, verb: Token) -> bool:
    """Whether a day is chosen for something: "fixed 4 May for the vote"."""
    passive = bool(sentence.kids(verb, "nsubjpass", "auxpass")) or verb.dep in {"acl", "relcl"}
    return (
        not passive
        and verb.lemma in en.FIXING
        and any(kid.text.lower() == en.FOR for kid in sentence.kids(verb, "prep"))
    )


def is_busy(sentence: Sentence, verb: Token) -> bool:
    """Whether what somebody did is said after how long it took: "spent Monday mending nets"."""
    return any(kid.tag == "VBG" and kid.i > verb.i for kid in sentence.kids(verb, "xcomp", "advcl", "ccomp"))


def disagree(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """Whether a plural stands before a singular verb: the parser took the wrong word for the subject."""
    finite = [token.text.lower() for token in (*sentence.kids(verb, "aux", "auxpass"), verb)]
    hour = subject.lemma.lower() in en.CLOCK_WORDS and not sentence.kids(subject, "det", "poss", "prep")
    several = subject.tag == "NNS" or (subject.tag == "CD" and subject.text.lower() not in en.ONE)
    alone = verb.tag == "VBZ" and not sentence.kids(verb, "aux", "auxpass")
    single = (
        subject.tag in {"NN", "NNP"}
        and not sentence.kids(subject, "conj")
        and is_person(subject.lemma.lower())
    )
    return (
        hour
        or (several and (alone or bool(set(finite) & en.SINGULAR)))
        or (single and bool(set(finite) & en.PLURAL))
    )


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb heads a sentence of its own: a tense, a modal, or a participle that stands for a passive."""
    above = sentence.head(verb)
    if verb.dep == "ccomp" and above.lemma in en.PERCEPTION and verb.tag in {"VB", "VBP"}:
        return bool(auxiliaries(sentence, verb))
    if is_having(sentence, verb):
        return True
    having = any(token.tag == "VBG" for token in sentence.kids(verb, "aux"))
    if verb.pos == "ADJ" or (verb.tag in {"VBD", "VBZ", "VBP", "VBN", "MD"} and not having):
        return True
    return any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in auxiliaries(sentence, verb))


def is_having(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle tells what was done before: "having sold the farm, she left"; not "accused of having sold it"."""
    first = next(iter(sentence.kids(verb, "aux", "auxpass")), None)
    return verb.dep == "advcl" and first is not None and first.text.lower() == en.HAVING


def is_misread(sentence: Sentence, verb: Token) -> bool:
    """Whether the parser lost a clause: its verb stands after "after", or in "a study that a chemist, Eva Holm, wrote"."""
    above = sentence.head(verb)
    clause = (
        above.dep in {"relcl", "ccomp", "dep"} and above.pos == "NOUN" and bool(sentence.kids(above, "nsubj"))
    )
    if verb.dep == "acl" and clause:
        return True
    marks = sentence.kids(verb, "mark")
    main = verb.dep == "ROOT" or (verb.dep == "conj" and sentence.head(verb).dep == "ROOT")
    return main and any(kid.text.lower() in en.TIME_PREPOSITIONS for kid in marks)


def auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    """A verb's own auxiliaries, or those that it shares ("was tried on Monday, freed on Friday and fled")."""
    own, first = sentence.kids(verb, "aux", "auxpass"), sentence.head(verb)
    joined = verb.dep in {"conj", "advcl", "dep"} and first.pos in {"VERB", "AUX"}
    if own or not joined or sentence.kids(verb, "nsubj", "nsubjpass", "mark"):
        return own
    shared = auxiliaries(sentence, first)
    passive = any(token.dep == "auxpass" for token in shared) and not objects_of(sentence, verb)
    infinitives = verb.dep == "conj" and first.tag == verb.tag == "VB"
    listed = verb.tag == "VBD" and sentence.tokens[verb.i - 1].text == ","  # "was sold, rebuilt and let"
    return shared if infinitives or (passive and (verb.tag == "VBN" or listed)) else []


def objects_of(sentence: Sentence, verb: Token) -> list[Token]:
    """The nouns that something is done to."""
    return [kid for kid in sentence.kids(verb, "dobj") if kid.pos in {"NOUN", "PROPN", "PRON"}]


__all__ = [
    "auxiliaries",
    "disagree",
    "find_flaws",
    "is_apart",
    "is_busy",
    "is_finite",
    "is_fixed",
    "is_having",
    "is_misread",
    "objects_of",
]
