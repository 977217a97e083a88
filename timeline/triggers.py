"""Which words of a sentence name happenings, of which class and in which state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.grammar import VerbGroup, in_condition, status_of, verb_group
from timeline.lexicon import is_verb
from timeline.model import EventClass, Status, Tense
from timeline.nouns import (
    SUBJECTS,
    carries,
    done_to_be,
    governing_verb,
    is_dated,
    is_dropped,
    is_eventive,
    is_given_up,
    is_missed,
    is_staged,
    is_to_be,
    is_undone,
    names_nothing,
)
from timeline.rules import en_events as en
from timeline.wording import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.syntax import Sentence, Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a happening; `group` is its own verb group, of a noun the governing verb's."""

    sentence: Sentence
    token: Token
    event_class: EventClass
    group: VerbGroup
    status: Status
    nominal: bool = False
    weak: bool = False  # an event in TimeML's sense only: "the announced plan", "demand", "policy"
    light: Token | None = None  # the verb that a noun hangs on and that says nothing more ("held talks")


def find_triggers(sentence: Sentence) -> Iterator[Trigger]:
    """All mentions of a sentence in TimeML's sense, in order: verbs, eventive nouns, predicates."""
    for token in sentence.tokens:
        if not token.text[:1].isalnum():
            continue
        if (
            token.pos == "VERB"
            or (token.pos == "AUX" and (_is_main(token) or _is_taken_for_aux(token)))
            or (token.pos == "NOUN" and sentence.kids(token, "nsubj") and is_verb(token.lemma))
        ):
            yield from _verbal(sentence, token)
        elif _is_nominal(sentence, token):
            yield from _nominal(sentence, token)
        elif (token.pos == "ADJ" and token.dep in _PREDICATES) or _is_adrift(sentence, token):
            yield from _predicate(sentence, token)


_PREDICATES = frozenset({"acomp", "oprd", "ROOT", "conj"})


def _is_adrift(sentence: Sentence, token: Token) -> bool:
    """Whether a particle is all that "be" says: "the lights are out"."""
    be = sentence.head(token)
    alone = token.dep == "advmod" and be.lemma == en.BE and not sentence.kids(be, "attr", "acomp", "prep")
    return alone and token.text.lower() in en.PARTICLE_STATES and token.i > be.i


def _is_taken_for_aux(token: Token) -> bool:
    """Whether a verb of its own was read as an auxiliary: "the line remained working"."""
    return token.dep == "aux" and token.tag in {"VBD", "VBZ", "VBP"} and token.lemma in en.LASTING_STATES


def _is_nominal(sentence: Sentence, token: Token) -> bool:
    """A noun, no name, or what stands as one: "saw the final", "last night's semi-final"."""
    if token.pos == "ADJ":
        return token.dep in _NOUN_PLACES or _ends_noun(sentence, token)
    return token.pos == "NOUN" or (token.pos == "PROPN" and (token.i == 0 or token.text.islower()))


def _ends_noun(sentence: Sentence, token: Token) -> bool:
    """Whether an adjective closes what an article or an owner opens."""
    first = token.i - 2 if token.i > 1 and sentence.tokens[token.i - 1].text in HYPHENS else token.i
    opened = first > 0 and sentence.tokens[first - 1].tag in {"DT", "PRP$", "POS"}
    after = sentence.tokens[token.i + 1].pos if token.i + 1 < len(sentence.tokens) else ""
    return opened and after not in {"NOUN", "PROPN", "ADJ", "NUM", "CCONJ"}


_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def _is_main(token: Token) -> bool:
    """A form of be, have or do that is no auxiliary and whose complement is not itself the event."""
    if token.dep in {"aux", "auxpass"}:
        return False
    return token.lemma != en.BE and not token.text.startswith(("'", "’"))


def _verbal(sentence: Sentence, verb: Token) -> Iterator[Trigger]:
    aux = verb.dep in {"aux", "auxpass", "compound", "mark"} and not _is_taken_for_aux(verb)
    if aux or not verb.text[:1].isalpha():
        return
    group = verb_group(sentence, verb)
    kind, status = class_of_verb(sentence, verb), status_of(sentence, verb, group)
    yield Trigger(sentence, verb, kind, group, status, weak=verb.dep in {"amod", "prep"})


def class_of_verb(sentence: Sentence, verb: Token) -> EventClass:
    """TimeML's class of a verb in its sentence."""
    lemma = verb.lemma.lower()
    clause = sentence.kids(verb, "ccomp", "xcomp")
    if _reports(sentence, verb, lemma) or is_citing(verb) or _is_silent(sentence, verb):
        return EventClass.REPORTING
    phase_of = clause or any(is_eventive(sentence, kid) for kid in sentence.kids(verb, "dobj"))
    if lemma in en.ASPECTUAL and phase_of:
        return EventClass.ASPECTUAL
    if lemma in en.PERCEPTION:
        return EventClass.PERCEPTION
    if lemma in en.I_STATE:
        return EventClass.I_STATE
    if lemma in en.STATE:
        return EventClass.STATE
    if lemma in en.I_ACTION and clause:
        return EventClass.I_ACTION
    return EventClass.OCCURRENCE


def _reports(sentence: Sentence, verb: Token, lemma: str) -> bool:
    """Whether a verb only introduces words: always for "say", for "ask" or "call" where words follow."""
    if any(kid.text.lower() in en.ANSWERS for kid in sentence.kids(verb, "intj", "dobj", "advmod")):
        return False  # "said yes" decides
    if lemma in en.ONLY_SAYING:
        return True
    words = bool(sentence.kids(verb, "ccomp", "parataxis")) or any(
        token.text in _MARKS for token in sentence.tokens
    )
    return words and lemma in en.SAYING and lemma not in en.NEWS_SAYING


def is_citing(verb: Token) -> bool:
    """Whether a participle only names the source: "according to the police"."""
    return verb.dep == "prep" and verb.text.lower() in en.CITING


def _is_silent(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb only tells what was not said: "gave no details", "had no comment"."""
    said = [kid for kid in sentence.kids(verb, "dobj") if kid.lemma.lower() in en.UNSAID]
    return verb.lemma in en.LIGHT and any(
        low.text.lower() in en.UNCERTAIN for kid in said for low in sentence.kids(kid, "det")
    )


def _predicate(sentence: Sentence, adjective: Token) -> Iterator[Trigger]:
    """A predicative adjective is a state ("was ill"), a participle in disguise ("was closed") too."""
    above = sentence.head(adjective)
    if above.i == adjective.i or above.pos not in {"VERB", "AUX"}:
        return
    group = verb_group(sentence, above)
    due = adjective.lemma.lower() in en.PLANNED_PARTICIPLES
    status = Status.PLANNED if due and group.tense is Tense.PRESENT else status_of(sentence, above, group)
    kind = EventClass.I_STATE if due else EventClass.STATE
    changed = above.lemma in en.BECOMING
    yield Trigger(
        sentence,
        adjective,
        EventClass.OCCURRENCE if changed else kind,
        group,
        status,
        light=above if changed else None,
    )


def _nominal(sentence: Sentence, noun: Token) -> Iterator[Trigger]:
    if not is_eventive(sentence, noun):
        return
    verb = done_to_be(sentence, noun) or governing_verb(sentence, noun)
    group = verb_group(sentence, verb) if verb is not None else VerbGroup(Tense.NONE)
    light = verb if verb is not None and carries(sentence, verb, noun) else None
    yield Trigger(
        sentence,
        noun,
        EventClass.OCCURRENCE,
        group,
        _noun_status(sentence, noun, verb, group, light),
        nominal=True,
        weak=names_nothing(noun) and not (is_staged(sentence, noun) or is_dated(sentence, noun)),
        light=light,
    )


def _noun_status(
    sentence: Sentence, noun: Token, verb: Token | None, group: VerbGroup, light: Token | None
) -> Status:
    """A noun takes its status from the verb that it hangs on where that verb decides it."""
    if verb is None:
        return Status.OCCURRED
    if _is_off(sentence, noun, verb, group):
        return Status.CANCELLED
    direct = noun.dep in {*SUBJECTS, "dobj", "attr"} and sentence.head(noun).i == verb.i
    if verb.lemma == en.BE and any(
        kid.text.lower() in en.PLANNED_PARTICIPLES for kid in sentence.kids(verb, "acomp")
    ):
        return Status.PLANNED
    subject = direct or is_to_be(sentence, noun, verb)
    if light is not None or (subject and verb.lemma in {*en.HAPPENING, en.BE}):
        return status_of(sentence, verb, group)
    planned = verb.text.lower() in en.PLANNED_PARTICIPLES or (
        verb.lemma in en.PLANNING and noun.dep == "dobj"
    )
    come = (
        verb.lemma in en.EXPECTING and group.tense is Tense.PAST_PERFECT and not sentence.kids(verb, "xcomp")
    )
    if planned and noun.dep in {"nsubjpass", "dobj"}:
        return Status.OCCURRED if come else Status.PLANNED  # "the move had been expected"
    if any(kid.text.lower() in en.PLANNED_PARTICIPLES for kid in sentence.kids(noun, "acl", "amod")):
        return Status.PLANNED
    if in_condition(sentence, verb):
        return Status.HYPOTHETICAL
    if group.modal and en.MUST not in group.modals and _is_new(sentence, noun):
        return Status.HYPOTHETICAL
    if direct and group.tense is Tense.FUTURE:
        return Status.PLANNED if noun.dep != "nsubj" else Status.OCCURRED
    if group.tense is Tense.FUTURE and _is_aim(sentence, noun, verb):
        return Status.PLANNED
    if any(low.text.lower() in en.UNCERTAIN for low in sentence.kids(noun, "det")):
        return Status.HYPOTHETICAL
    return _brought_about(sentence, noun, verb, group) if direct and noun.dep == "dobj" else Status.OCCURRED


def _is_off(sentence: Sentence, noun: Token, verb: Token, group: VerbGroup) -> bool:
    """Whether a noun names what did not come about: "scrapped the march", "was set for May but was put back", "never happened"."""
    if is_undone(sentence, noun, verb):
        return group.tense is not Tense.FUTURE and not group.modal and not group.negated
    if is_dropped(sentence, noun) or (is_missed(sentence, noun, verb) and not (group.modal or group.negated)):
        return True
    if noun.dep not in {*SUBJECTS, "dobj", "attr"} or sentence.head(noun).i != verb.i:
        return False
    never = group.negated and group.tense is Tense.PAST and verb.lemma in en.STARTING
    return never or is_given_up(sentence, verb)


def _brought_about(sentence: Sentence, noun: Token, verb: Token, group: VerbGroup) -> Status:
    """What a verb yet to be done brings about is as far off: "expects to publish its report", "want to see a truce"."""
    status = status_of(sentence, verb, group)
    yet = status in {Status.PLANNED, Status.HYPOTHETICAL}
    return status if yet and (_is_new(sentence, noun) or sentence.kids(noun, "poss")) else Status.OCCURRED


def _is_new(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is told of for the first time: "could lead to a merger", "may face trial"."""
    bare = noun.tag == "NN" and noun.dep == "dobj" and not sentence.kids(noun, "det", "poss")
    return bare or any(low.text.lower() in en.INDEFINITE for low in sentence.kids(noun, "det"))


def _is_aim(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a noun is what somebody goes for: "they will fly to Lisbon for a round of talks"."""
    path = list(sentence.ancestors(noun))
    return any(low.text.lower() == en.FOR and low.head == verb.i for low in path)


_MARKS = frozenset({'"', "“", "”", "''", "``"})
