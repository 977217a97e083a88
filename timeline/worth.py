"""Which mentions may stand on a timeline, which may only join what others tell, and which are habits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.grammar import is_main, spoken_in
from timeline.model import EventClass, Status, Tense
from timeline.nouns import carries, is_eventive, is_staged, names_nothing
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger


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
    if trigger.nominal and (_is_denied(trigger) or _is_vehicle(trigger)):
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


def _is_vehicle(trigger: Trigger) -> bool:
    """Whether a noun is only what was spoken in: "said in a statement on Sunday"."""
    verb = trigger.sentence.head(trigger.sentence.head(trigger.token))
    spoken = trigger.token.dep == "pobj" and verb.lemma in en.ONLY_SAYING
    return spoken and trigger.token.lemma.lower() in en.VEHICLES


def is_called(sentence: Sentence, token: Token) -> bool:
    """Whether a verb only gives a thing its name: "a ferry named Aurora", "the group calls itself Dawn", "calls it naive"."""
    own = sentence.kids(token, "nsubj", "dobj", "nsubjpass")
    if token.lemma in en.NAMING and any(kid.text.lower() in en.REFLEXIVES for kid in own):
        return True
    if token.lemma in en.TERMING and sentence.kids(token, "oprd"):
        return True
    return (
        token.dep in {"acl", "amod"}
        and token.lemma in en.NAMING
        and bool(sentence.kids(token, "oprd", "dobj", "attr"))
        and not is_main(sentence, token)
    )


def is_passing(sentence: Sentence, token: Token) -> bool:
    """Whether a clause only tells that time goes by: "the week wore on", "as the sun rose", "when Tuesday came"."""
    return token.lemma in en.TIME_GOES and any(
        kid.lemma.lower() in en.TIME_WORDS for kid in sentence.kids(token, "nsubj")
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
    if is_called(sentence, token) or is_passing(sentence, token):
        return False
    if trigger.event_class is EventClass.REPORTING and not trigger.nominal:
        return not quoted and trigger.group.tense in _PASTS and bool(spoken_in(sentence, token))
    return trigger.nominal or ((timed or not quoted) and trigger.event_class in _LOUD)


_QUIET = frozenset({EventClass.REPORTING, EventClass.STATE, EventClass.I_STATE, EventClass.PERCEPTION})
_LOUD = frozenset({EventClass.OCCURRENCE, EventClass.ASPECTUAL, EventClass.I_ACTION})


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
    if is_called(sentence, token) or is_passing(sentence, token):
        return False
    if trigger.event_class is EventClass.ASPECTUAL:
        return timed
    if any(_tells_instead(sentence, token, kid) for kid in sentence.kids(token)):
        return False
    return timed or _is_clause(trigger)


def _tells_instead(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether what a light verb carries is the happening: "held talks", not "gave evidence" or "filed papers"."""
    idle = names_nothing(noun) and not is_staged(sentence, noun)
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
