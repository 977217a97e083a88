"""Which words of a sentence name happenings, of which class, and which of them may stand on a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.grammar import VerbGroup, in_condition, is_main, spoken_in, status_of, verb_group
from timeline.lexicon import eventive, is_idle, is_verb, verb_of
from timeline.model import EventClass, Status, Tense
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.syntax import Sentence, Token

CERTAIN = 0.55  # share of a noun's senses that are happenings, from which on it needs no support
SURE = 0.9  # from which on it may stand before another such noun ("plea hearing")
POSSIBLE = 0.12  # from which on the context may decide
SUBJECTS = ("nsubj", "nsubjpass")


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
        if (
            token.pos == "VERB"
            or (token.pos == "AUX" and _is_main(token))
            or (token.pos == "NOUN" and sentence.kids(token, "nsubj") and is_verb(token.lemma))
        ):
            yield from _verbal(sentence, token)
        elif token.pos == "NOUN" or (token.pos == "PROPN" and (token.i == 0 or token.text.islower())):
            yield from _nominal(sentence, token)
        elif token.pos == "ADJ" and token.dep in {"acomp", "ROOT", "conj"}:
            yield from _predicate(sentence, token)


def _is_main(token: Token) -> bool:
    """A form of be, have or do that is no auxiliary and whose complement is not itself the event."""
    if token.dep in {"aux", "auxpass"}:
        return False
    return token.lemma != en.BE and not token.text.startswith(("'", "’"))


# --------------------------------------------------------------------------- verbs


def _verbal(sentence: Sentence, verb: Token) -> Iterator[Trigger]:
    if verb.dep in {"aux", "auxpass", "compound", "mark"} or not verb.text[:1].isalpha():
        return
    group = verb_group(sentence, verb)
    kind, status = class_of_verb(sentence, verb), status_of(sentence, verb, group)
    yield Trigger(sentence, verb, kind, group, status, weak=verb.dep in {"amod", "prep"})


def class_of_verb(sentence: Sentence, verb: Token) -> EventClass:
    """TimeML's class of a verb in its sentence."""
    lemma = verb.lemma.lower()
    clause = sentence.kids(verb, "ccomp", "xcomp")
    if _reports(sentence, verb, lemma):
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
    if lemma in en.ONLY_SAYING:
        return True
    words = bool(sentence.kids(verb, "ccomp", "parataxis")) or any(
        token.text in _MARKS for token in sentence.tokens
    )
    return words and lemma in en.SAYING and lemma not in en.NEWS_SAYING


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


# --------------------------------------------------------------------------- nouns


def _nominal(sentence: Sentence, noun: Token) -> Iterator[Trigger]:
    if not is_eventive(sentence, noun):
        return
    verb = _to_be(sentence, noun) or governing_verb(sentence, noun)
    group = verb_group(sentence, verb) if verb is not None else VerbGroup(Tense.NONE)
    light = verb if verb is not None and carries(sentence, verb, noun) else None
    yield Trigger(
        sentence,
        noun,
        EventClass.OCCURRENCE,
        group,
        _noun_status(sentence, noun, verb, group, light),
        nominal=True,
        weak=_is_idle(noun) and not (is_staged(sentence, noun) or _is_dated(sentence, noun)),
        light=light,
    )


def _is_idle(noun: Token) -> bool:
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
    if (
        noun.i < 2
        or sentence.tokens[noun.i - 1].text != "-"
        or sentence.tokens[noun.i - 2].end != noun.start - 1
    ):
        return 0.0
    first = sentence.tokens[noun.i - 2].text.lower()
    forms = {f"{first}-{noun.text.lower()}", first + noun.text.lower()}
    return 1.0 if forms & en.OUTCOMES else max(map(eventive, sorted(forms)))


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
    staging = en.STARTING if _is_idle(noun) else en.HAPPENING
    if noun.dep in SUBJECTS and above.lemma in staging:
        return True
    if noun.dep in {"dobj", "nsubjpass"} and above.lemma in en.STAGING:
        return True
    return noun.dep == "nsubjpass" and above.text.lower() in en.PLANNED_PARTICIPLES


def happens(sentence: Sentence, noun: Token) -> bool:
    """Whether its company makes the noun a happening: a verb that stages it, or a time ("her speech on Monday", "her post the next day")."""
    above = sentence.head(noun)
    if is_staged(sentence, noun) or _undone(sentence, noun, above) or _is_dated(sentence, noun):
        return True
    return noun.dep == "pobj" and above.text.lower() in en.TIME_PREPOSITIONS


def _is_dated(sentence: Sentence, noun: Token) -> bool:
    """Whether a time stands in the noun's own phrase: "the letter of 3 May", "Friday's answer"."""
    times = [low for kid in sentence.kids(noun, "prep") for low in sentence.kids(kid, "pobj")]
    times += sentence.kids(noun, "poss", "npadvmod")
    return any(low.ent_type in {"DATE", "TIME"} for low in times)


def governing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The nearest verb above a noun."""
    return next((above for above in sentence.ancestors(noun) if above.pos in {"VERB", "AUX"}), None)


def _to_be(sentence: Sentence, noun: Token) -> Token | None:
    """The passive infinitive that a noun is the subject of across "be"."""
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
    """Whether a noun is what a passive infinitive after "be" is done to: "the vote is to be held"."""
    above = sentence.head(verb)
    return (
        verb.dep == "xcomp"
        and above.lemma == en.BE
        and noun.dep in SUBJECTS
        and noun.head == above.i
        and bool(sentence.kids(verb, "auxpass"))
    )


def _noun_status(
    sentence: Sentence, noun: Token, verb: Token | None, group: VerbGroup, light: Token | None
) -> Status:
    """A noun takes its status from the verb that it hangs on where that verb decides it."""
    if verb is None:
        return Status.OCCURRED
    undone = _undone(sentence, noun, verb)
    if undone and group.tense is not Tense.FUTURE and not group.modal and not group.negated:
        return Status.CANCELLED
    direct = noun.dep in {*SUBJECTS, "dobj", "attr"} and sentence.head(noun).i == verb.i
    if verb.lemma == en.BE and any(
        kid.text.lower() in en.PLANNED_PARTICIPLES for kid in sentence.kids(verb, "acomp")
    ):
        return Status.PLANNED
    if light is not None or (direct and verb.lemma in {*en.HAPPENING, en.BE}):
        return status_of(sentence, verb, group)
    planned = verb.text.lower() in en.PLANNED_PARTICIPLES or (
        verb.lemma in en.PLANNING and noun.dep == "dobj"
    )
    if planned and noun.dep in {"nsubjpass", "dobj"}:
        return Status.PLANNED
    if any(kid.text.lower() in en.PLANNED_PARTICIPLES for kid in sentence.kids(noun, "acl", "amod")):
        return Status.PLANNED
    if in_condition(sentence, verb):
        return Status.HYPOTHETICAL
    if direct and group.tense is Tense.FUTURE:
        return Status.PLANNED if noun.dep != "nsubj" else Status.OCCURRED
    if group.tense is Tense.FUTURE and _is_aim(sentence, noun, verb):
        return Status.PLANNED
    if any(low.text.lower() in {"no", "any"} for low in sentence.kids(noun, "det")):
        return Status.HYPOTHETICAL
    return Status.OCCURRED


def _is_aim(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a noun is what somebody goes for: "they will fly to Lisbon for a round of talks"."""
    path = list(sentence.ancestors(noun))
    return any(low.text.lower() == en.AIMING and low.head == verb.i for low in path)


def _undone(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether the verb cancels or moves what the noun names: "the summit was called off"."""
    if noun.dep not in {"dobj", "nsubjpass"} or sentence.head(noun).i != verb.i:
        return False
    particles = {kid.text.lower() for kid in sentence.kids(verb, "prt", "advmod")}
    if verb.lemma in en.CANCEL_PARTICLES:
        return bool(particles & en.CANCEL_PARTICLES[verb.lemma])
    return verb.lemma in en.CANCELLING or verb.lemma in en.POSTPONING


# --------------------------------------------------------------------------- what a reader wants


def is_generic(trigger: Trigger, *, timed: bool) -> bool:
    """Habits and general truths: an adverb of habit, or a bare present that no time holds."""
    if any(kid.text.lower() in en.GENERIC_ADVERBS for kid in trigger.sentence.kids(trigger.token, "advmod")):
        return True
    if trigger.nominal or timed or trigger.light is not None:
        return False
    return (
        trigger.group.tense is Tense.PRESENT
        and not trigger.group.progressive
        and trigger.status is not Status.PLANNED
        and not _is_watched(trigger)
    )


def _is_watched(trigger: Trigger) -> bool:
    """Whether a bare infinitive is what somebody perceived: "they watched it burn"."""
    above = trigger.sentence.head(trigger.token)
    return trigger.token.dep == "ccomp" and above.lemma in en.PERCEPTION and above.tag == "VBD"


def is_salient(trigger: Trigger, *, quoted: bool, timed: bool, headline: bool = False) -> bool:
    """Whether the mention may stand on a timeline of its own; `timed` where a date hangs on it."""
    if (
        quoted
        or trigger.weak
        or (trigger.event_class in _QUIET and not (timed and _is_done(trigger)))
        or (
            trigger.group.negated
            and not trigger.nominal
            and not (timed and trigger.status is Status.CANCELLED)
        )
    ):
        return False
    if trigger.status is Status.HYPOTHETICAL and not timed:
        return False
    if trigger.nominal and _is_denied(trigger):
        return False
    if trigger.nominal:
        return trigger.token.dep != "compound" and (timed or trigger.light is not None or headline)
    if is_generic(trigger, timed=timed) and not headline:
        return False
    return trigger.light is not None or _tells(trigger, timed=timed)


def _is_done(trigger: Trigger) -> bool:
    """Whether a state or a saying is something done where a time holds it: "stayed until Monday", "wrote to her in May"."""
    lemma = trigger.token.lemma.lower()
    if lemma in en.PLANNED_PARTICIPLES:
        return trigger.status is Status.PLANNED and not trigger.sentence.kids(trigger.token, "xcomp")
    if trigger.event_class is EventClass.REPORTING:
        return lemma in en.WRITING and trigger.group.tense in _PASTS
    return lemma in en.SOFT_STATES and trigger.group.tense is not Tense.PRESENT


def _is_denied(trigger: Trigger) -> bool:
    """Whether there was none: "no answer"."""
    undone = trigger.light is not None and trigger.light.tag == "VBG" and trigger.group.negated
    return undone or any(
        low.text.lower() in en.NEGATIONS for low in trigger.sentence.kids(trigger.token, "det")
    )


def is_called(sentence: Sentence, token: Token) -> bool:
    """Whether a verb only gives a thing its name: "a ferry named Aurora", "the group calls itself Dawn"."""
    own = sentence.kids(token, "nsubj", "dobj", "nsubjpass")
    if token.lemma in en.NAMING and any(kid.text.lower() in en.REFLEXIVES for kid in own):
        return True
    return (
        token.dep in {"acl", "amod"}
        and token.lemma in en.NAMING
        and bool(sentence.kids(token, "oprd", "dobj", "attr"))
        and not is_main(sentence, token)
    )


def _is_known(trigger: Trigger) -> bool:
    """Whether the article of an outcome points to what was told: "the order", "the report"."""
    articles = trigger.sentence.kids(trigger.token, "det")
    return (
        trigger.nominal
        and trigger.token.lemma.lower() in en.OUTCOMES
        and any(low.text.lower() == en.THE for low in articles)
    )


def may_join(trigger: Trigger, *, quoted: bool, timed: bool = False) -> bool:
    """Whether the mention may join a happening that others tell, though it makes none of its own."""
    sentence, token = trigger.sentence, trigger.token
    if (trigger.weak and not _is_known(trigger)) or token.lemma in en.EMPTY:
        return False
    if trigger.group.negated and not trigger.nominal:
        return False
    if trigger.nominal and _is_denied(trigger):
        return False
    if is_called(sentence, token):
        return False
    if trigger.event_class is EventClass.REPORTING and not trigger.nominal:
        return not quoted and trigger.group.tense in _PASTS and bool(spoken_in(sentence, token))
    return trigger.nominal or ((timed or not quoted) and trigger.event_class in _LOUD)


_QUIET = frozenset({EventClass.REPORTING, EventClass.STATE, EventClass.I_STATE, EventClass.PERCEPTION})
_LOUD = frozenset({EventClass.OCCURRENCE, EventClass.ASPECTUAL, EventClass.I_ACTION})
_MARKS = frozenset({'"', "“", "”", "''", "``"})


def _tells(trigger: Trigger, *, timed: bool) -> bool:
    """Whether a verb heads a clause that can be told on its own, and says more than another word in it."""
    sentence, token = trigger.sentence, trigger.token
    above = sentence.head(token)
    if token.dep == "xcomp" and above.lemma in en.ASPECTUAL:
        return False
    if token.dep == "relcl" and not timed:
        return False
    if (
        sentence.kids(token, "xcomp")
        and (token.lemma in en.PLANNING or token.lemma in en.SUPPOSING)
        and not timed
    ):
        return token.lemma in en.RESOLVING and trigger.group.tense in _PASTS
    if token.text.lower() in en.PLANNED_PARTICIPLES and trigger.group.passive:
        return False
    if is_called(sentence, token):
        return False
    if trigger.event_class is EventClass.ASPECTUAL:
        return timed
    if any(_tells_instead(sentence, token, kid) for kid in sentence.kids(token)):
        return False
    return timed or _is_clause(trigger)


def _tells_instead(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether what a light verb carries is the happening: "held talks", not "gave evidence" or "filed papers"."""
    idle = _is_idle(noun) and not is_staged(sentence, noun)
    return not idle and is_eventive(sentence, noun) and carries(sentence, verb, noun)


_PASTS = frozenset({Tense.PAST, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT})


def _is_clause(trigger: Trigger) -> bool:
    """Whether an untimed verb is what its sentence tells: finite, no aside, no backdrop ("was growing")."""
    token, group = trigger.token, trigger.group
    done = any(is_eventive(trigger.sentence, kid) for kid in trigger.sentence.kids(token, "dobj"))
    if (token.lemma.lower() in en.RHETORIC and not done) or (group.progressive and group.tense is Tense.PAST):
        return False
    if token.tag in {"VBD", "VBZ", "VBP"} or trigger.sentence.kids(token, "aux", "auxpass"):
        return token.dep not in {"relcl", "xcomp", "acl"} and (token.dep != "advcl" or group.tense in _PASTS)
    return token.dep in {"conj", "ROOT"} and token.tag == "VBN"
