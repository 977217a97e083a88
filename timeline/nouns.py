"""Which nouns of a sentence name happenings: by their senses, and where these leave it open by their company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import eventive, is_idle, is_verb, verb_of
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from timeline.syntax import Sentence, Token

CERTAIN = 0.55  # share of a noun's senses that are happenings, from which on it needs no support
SURE = 0.9  # from which on it may stand before another such noun ("plea hearing")
POSSIBLE = 0.12  # from which on the context may decide
SUBJECTS = ("nsubj", "nsubjpass")


def names_nothing(noun: Token) -> bool:
    """Whether a noun names no happening unless something stages it; "talks" do, "talk" does not."""
    lemma, word = noun.lemma.lower(), noun.text.lower()
    if lemma in en.PLACEHOLDERS:
        return True
    return is_idle(lemma) and lemma not in en.OUTCOMES and word not in en.OUTCOMES | en.PLURAL_EVENTS


def is_eventive(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names a happening here: by its senses, and where these leave it open by its company."""
    if noun.dep == "npadvmod" or noun.ent_type in _NO_NOUNS or len(noun.lemma) < 3:
        return False
    if _ends_chain(sentence, noun):
        return False
    if noun.dep == "compound":
        return min(event_share(noun), event_share(sentence.head(noun))) >= SURE
    share = max(event_share(noun), _hyphened(sentence, noun))
    return share >= CERTAIN or (share >= POSSIBLE and (_is_deverbal(noun) or happens(sentence, noun)))


def _is_deverbal(noun: Token) -> bool:
    """Whether a suffix makes a verb the noun: "resignation", "settlement", unlike "count" or "title"."""
    lemma = noun.lemma.lower()
    verb = verb_of(lemma)
    return verb is not None and len(lemma) > len(verb) + 1 and not is_idle(lemma)


_NO_NOUNS = frozenset({"PERSON", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "DATE", "TIME"})


def _ends_chain(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is the last of three words tied by hyphens: "brother-in-law"."""
    tied = [token.text for token in sentence.tokens[max(0, noun.i - 3) : noun.i]]
    return len(tied) == 3 and tied[0] == tied[2] == "-" and sentence.tokens[noun.i - 1].end == noun.start


def _hyphened(sentence: Sentence, noun: Token) -> float:
    """The share of a word in two parts that the parser took apart: "lift-off"."""
    return max((_share_of(form) for form in _forms(sentence, noun)), default=0.0)


def _forms(sentence: Sentence, noun: Token) -> tuple[str, ...]:
    """How a word is spelled whose first part stands before a hyphen: "lift-off", "liftoff"; nothing where none does."""
    if (
        noun.i < 2
        or sentence.tokens[noun.i - 1].text != "-"
        or sentence.tokens[noun.i - 2].end != noun.start - 1
    ):
        return ()
    first = sentence.tokens[noun.i - 2].text.lower()
    return f"{first}-{noun.lemma.lower()}", first + noun.lemma.lower()


def _share_of(form: str) -> float:
    return 1.0 if form in en.OUTCOMES else eventive(form)


def lemma_of(sentence: Sentence, token: Token) -> str:
    """The lemma of a word, all of it where hyphens join its parts: "semi-final" is no "final"."""
    known = [form for form in _forms(sentence, token) if token.pos in {"NOUN", "ADJ"} and _share_of(form)]
    return known[-1] if known else token.lemma.lower()


def event_share(noun: Token) -> float:
    """How much of a noun's use names happenings, outcomes of happenings counted in full."""
    lemma, word = noun.lemma.lower(), noun.text.lower()
    if lemma in en.OUTCOMES or word in en.OUTCOMES:
        return 1.0
    known = eventive(word if word in en.PLURAL_EVENTS else lemma)
    stem = word.removesuffix(en.GERUND_ENDING)
    gerund = word != stem and len(stem) > 2 and (is_verb(stem) or is_verb(stem + "e"))
    return GERUND if gerund and not known else known


GERUND = 0.6  # what is counted for "sentencing", which no dictionary has


def is_staged(sentence: Sentence, noun: Token) -> bool:
    """Whether a verb says that the noun began, was held, is due: "the trip began", "held a session"."""
    above = sentence.head(noun)
    if above.pos != "VERB":
        return False
    staging = en.STARTING if names_nothing(noun) else en.HAPPENING
    if noun.dep in SUBJECTS and above.lemma in staging:
        return True
    if noun.dep in {"dobj", "nsubjpass"} and above.lemma in en.STAGING:
        return True
    return noun.dep == "nsubjpass" and above.text.lower() in en.PLANNED_PARTICIPLES


def happens(sentence: Sentence, noun: Token) -> bool:
    """Whether its company makes the noun a happening: a verb that stages it, or a time ("her speech on Monday", "her post the next day")."""
    above = sentence.head(noun)
    if is_staged(sentence, noun) or is_undone(sentence, noun, above) or is_dated(sentence, noun):
        return True
    return noun.dep == "pobj" and above.text.lower() in en.TIME_PREPOSITIONS


def is_dated(sentence: Sentence, noun: Token) -> bool:
    """Whether a time stands in the noun's own phrase: "the letter of 3 May", "Friday's answer"."""
    times = [low for kid in sentence.kids(noun, "prep") for low in sentence.kids(kid, "pobj")]
    times += sentence.kids(noun, "poss", "npadvmod")
    return any(low.ent_type in {"DATE", "TIME"} for low in times)


def governing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The nearest verb above a noun."""
    return next((above for above in sentence.ancestors(noun) if above.pos in {"VERB", "AUX"}), None)


def done_to_be(sentence: Sentence, noun: Token) -> Token | None:
    """The infinitive that a noun is the subject of across "be": "the vote is to be held", "the talks were to resume"."""
    above = sentence.head(noun)
    return next((kid for kid in sentence.kids(above, "xcomp") if is_to_be(sentence, noun, kid)), None)


def carries(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether the verb only says that the noun happened: "held talks", "the vote took place"."""
    if is_to_be(sentence, noun, verb):
        return verb.lemma in en.LIGHT
    if sentence.head(noun).i != verb.i:
        return False
    if noun.dep in {"dobj", "nsubjpass"}:
        return verb.lemma in en.LIGHT
    if verb.lemma in en.NEEDY:
        return noun.dep == "nsubj" and bool(
            [
                kid
                for kid in sentence.kids(verb, "prt", "advmod", "dobj")
                if kid.text.lower() in en.NEEDY[verb.lemma]
            ]
        )
    return noun.dep == "nsubj" and verb.lemma in en.GOING_ON


def is_to_be(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether an infinitive after "be" says that a noun is done or happens: "the vote is to be held", "is to begin"."""
    above = sentence.head(verb)
    return (
        verb.dep == "xcomp"
        and above.lemma == en.BE
        and noun.dep in SUBJECTS
        and noun.head == above.i
        and (bool(sentence.kids(verb, "auxpass")) or verb.lemma in en.HAPPENING)
    )


def is_undone(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether the verb cancels or moves what the noun names: "the summit was called off", "the trial is off"."""
    places = {"nsubj"} if verb.lemma == en.BE else {"dobj", "nsubjpass"}
    return noun.dep in places and sentence.head(noun).i == verb.i and undoes(sentence, verb)


def undoes(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb cancels or moves something: "scrap", "put off", "is off"."""
    particles = {kid.text.lower() for kid in sentence.kids(verb, "prt", "advmod")}
    if verb.lemma in en.CANCEL_PARTICLES:
        return bool(particles & en.CANCEL_PARTICLES[verb.lemma])
    return verb.lemma in en.CANCELLING or verb.lemma in en.POSTPONING


def is_dropped(sentence: Sentence, noun: Token) -> bool:
    """Whether a clause that describes a noun cancels it: "(the opening of) the gala, which the mayor had called off"."""
    opened = (low for kid in sentence.kids(noun, "prep") for low in sentence.kids(kid, "pobj"))
    told = (noun, *opened) if noun.lemma.lower() in en.OPENINGS else (noun,)
    return any(
        undoes(sentence, kid) and (kid.dep == "acl" or _is_done_to(sentence, kid))
        for low in told
        for kid in sentence.kids(low, "relcl", "acl")
    )


def _is_done_to(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause tells what is done to the noun before it, not what that does."""
    objects = sentence.kids(verb, "dobj")
    return bool(sentence.kids(verb, "auxpass")) or any(kid.tag == "WDT" for kid in objects)


def is_missed(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether nothing came of a term: "missed the deadline", "the deadline came and went"."""
    if noun.lemma.lower() not in en.TERMS or sentence.head(noun).i != verb.i:
        return False
    gone = verb.lemma in en.COMING and any(kid.lemma in en.GOING for kid in sentence.kids(verb, "conj"))
    return gone if noun.dep == "nsubj" else noun.dep in {"dobj", "nsubjpass"} and verb.lemma in en.MISSING


def is_given_up(sentence: Sentence, plan: Token) -> bool:
    """Whether the same sentence says that a plan came to nothing: "was set for May but was put back"."""
    return any(
        undoes(sentence, kid) and bool(sentence.kids(kid, "auxpass"))
        for kid in sentence.kids(plan, "conj")
        if not sentence.kids(kid, "nsubj", "nsubjpass", "dobj")
    )


__all__ = [
    "CERTAIN",
    "SUBJECTS",
    "carries",
    "done_to_be",
    "event_share",
    "governing_verb",
    "is_dated",
    "is_dropped",
    "is_eventive",
    "is_given_up",
    "is_missed",
    "is_staged",
    "is_undone",
    "lemma_of",
    "names_nothing",
    "undoes",
]
