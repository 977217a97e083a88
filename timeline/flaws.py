"""What keeps an editor from printing a clause as a label: nothing said, no tense, a subject that cannot be its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import is_person, needs_object
from timeline.rules import en_events as en
from timeline.wording import Flaw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.phrase import Phrase
    from timeline.syntax import Sentence, Token


def find_flaws(phrase: Phrase, verb: Token, chain: Sequence[Token], *, complete: bool) -> None:
    """What is amiss with a clause: nothing said, a time as its object, no tense."""
    spent = verb.lemma in en.SPENDING and any(kid.i in phrase.dropped for kid in phrase.sentence.kids(verb))
    if spent and not is_busy(phrase.sentence, verb):
        phrase.flaws.append(Flaw.TIME)
    words = [kid for kid in phrase.sentence.kids(verb, "ccomp", "dobj", "xcomp") if kid.i > verb.i]
    if verb.lemma in en.ONLY_SAYING and not words:
        phrase.flaws.append(Flaw.EMPTY)
    if not complete and (verb.lemma in en.EMPTY or verb.lemma in en.NEWS_SAYING - en.COMPLETE):
        phrase.flaws.append(Flaw.EMPTY)
    lost = any(kid.i > verb.i for kid in phrase.sentence.kids(verb, "dobj", "xcomp", "ccomp"))
    if not complete and (
        lost
        or verb.lemma in en.WANTING | en.FIXING | en.NAMING
        or verb.lemma in _OPEN
        or _needs(phrase, verb)
    ):
        phrase.flaws.append(Flaw.THIN)
    lost_day = any(kid.i in phrase.dropped for kid in phrase.sentence.kids(verb, "dobj"))
    if lost_day and not spent and not is_fixed(phrase.sentence, verb):
        phrase.flaws.append(Flaw.TIME)
    if any(kid.tag == "WP" and kid.i < verb.i for kid in phrase.sentence.kids(verb, "dobj")):
        phrase.flaws.append(Flaw.WHICH)
    if not complete and any(
        _is_lost(phrase.sentence, verb, kid) for kid in phrase.sentence.kids(verb, "prep")
    ):
        phrase.flaws.append(Flaw.WHOM)
    if not is_finite(phrase.sentence, chain[0]):
        phrase.flaws.append(Flaw.TENSELESS)
    if len(chain) > 1 and chain[0].lemma in en.DENYING:
        phrase.flaws.append(Flaw.DENIED)
    if verb.dep == "relcl" and _is_description(phrase, verb):
        phrase.flaws.append(Flaw.WHICH)


def _is_description(phrase: Phrase, clause: Token) -> bool:
    """Whether a relative clause only says who or what is meant: "The man who drove the trains" as a headline."""
    sentence, noun = phrase.sentence, phrase.sentence.head(clause)
    titles = any(
        above.dep == "ROOT" and above.pos in {"NOUN", "PROPN"} for above in (noun, *sentence.ancestors(noun))
    )
    timed = any(token.i in phrase.dropped for token in sentence.subtree(clause))
    return titles or (clause.tag in {"VBZ", "VBP"} and not timed)


def _is_lost(sentence: Sentence, verb: Token, prep: Token) -> bool:
    """Whether a pronoun that a label leaves out is what the verb is about: "learned of it"."""
    objects = [kid.text.lower() for kid in sentence.kids(prep, "pobj")]
    return prep.i == verb.i + 1 and bool(objects) and objects[0] in en.NO_OBJECTS


def _needs(phrase: Phrase, verb: Token) -> bool:
    """Whether an active verb that takes an object has none: "The firm filed"."""
    passive = verb.dep in {"acl", "amod"} or bool(phrase.sentence.kids(verb, "auxpass", "nsubjpass"))
    complete = en.COMPLETE | en.BEGINNING | en.ENDING
    return not passive and needs_object(verb.lemma) and verb.lemma not in complete


_OPEN = (
    en.I_ACTION | en.I_STATE | en.PLANNING | en.SAYING
) - en.COMPLETE  # verbs that lean on what they lost


def is_fixed(sentence: Sentence, verb: Token) -> bool:
    """Whether a day is chosen for something: "fixed 4 May for the vote"."""
    return verb.lemma in en.FIXING and any(kid.text.lower() == en.FOR for kid in sentence.kids(verb, "prep"))


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
    if verb.pos == "ADJ" or (verb.tag in {"VBD", "VBZ", "VBP", "VBN"} and not having):
        return True
    return any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in auxiliaries(sentence, verb))


def is_having(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle tells what was done before: "having sold the farm, she left"; not "accused of having sold it"."""
    first = next(iter(sentence.kids(verb, "aux", "auxpass")), None)
    return verb.dep == "advcl" and first is not None and first.text.lower() == en.HAVING


def is_misread(sentence: Sentence, verb: Token) -> bool:
    """Whether a sentence's own verb stands after "after": the parser lost the clause that it opens."""
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
    "is_busy",
    "is_finite",
    "is_fixed",
    "is_having",
    "is_misread",
    "objects_of",
]
