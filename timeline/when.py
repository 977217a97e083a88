"""What each event is dated by: ordered sieves over mentions, and the orderings that leave a window.

An event takes its time from the expression that the syntax ties to it, else from another telling of the same
event, its clause, the words it was reported in, the narrative, or publication. What has none of these keeps its
orderings, and `solve` gives it the window that they leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.agreement import side_of
from timeline.alike import phase
from timeline.background import retold
from timeline.elsewhen import called_off, elsewhen
from timeline.graph import TemporalGraph, dct_id, quote_id
from timeline.interval import Direction, Granularity
from timeline.model import (
    Anchor,
    AnchorKind,
    EventClass,
    EventMention,
    Reference,
    Relation,
    Span,
    Status,
    Tense,
    Timex,
    TLink,
)
from timeline.narrative import is_plan, reached
from timeline.orderings import NOT_YET, awaited, endures, orderings
from timeline.rewrite import back
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, dated, grain
from timeline.spoken import quote_anchor
from timeline.together import arranged, brought, complement, enacted, governor, purpose, spoken_by
from timeline.twins import SAME, SURE, Story, completed, definite, edges, main_verb, own_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.syntax import Sentence


def date_events(scene: Scene, story: Story, graph: TemporalGraph) -> None:
    """Anchor every mention of one article that something dates, and order all."""
    for mention in scene.reading.mentions:
        for timex, relation in completed(scene, mention):
            graph.add_tlink(TLink(mention.id, timex, relation, "syntax"))
        sieves = TOLD_SIEVES if endures(mention) else EVENT_SIEVES
        anchor = next((a for sieve in sieves if (a := sieve(scene, mention, story)) is not None), None)
        if anchor is None or anchor.origin in _GUESSED:
            anchor = _counted_back(scene, mention, graph) or anchor
        if anchor is not None:
            graph.add_anchor(anchor)
        done = anchor is not None and anchor.origin == "clause"  # "came on Monday to explain": not to come
        for tlink in orderings(scene, mention):
            if not (done and tlink.relation is Relation.NOT_BEFORE):
                graph.add_tlink(tlink)


_GUESSED = frozenset({"again", "clause", "narrated", "lead", "news"})


def _counted_back(scene: Scene, mention: EventMention, graph: TemporalGraph) -> Anchor | None:
    """ "On 11 July, 40 days after the flood": the day of the flood."""
    for timex in scene.timexes_at(mention.span):
        told = graph.anchors.get(timex.id)
        if told is None or told.origin != "apposed" or timex.head is None:
            continue
        if timex.head.overlaps(mention.span) and back(timex.expr) is not None:
            why = f"it is counted back from the day that the sentence gives: “{timex.text}”"
            return _anchor(mention, timex.id, AnchorKind.TEXT, "counted", why)
    return None


def _anchor(mention: EventMention, target: str, kind: AnchorKind, origin: str, why: str) -> Anchor:
    return Anchor(mention.id, target, kind, origin, Direction.SAME, why)


def _attached(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "resigned on Friday": the expression that the syntax ties to it."""
    timex = own_time(scene, mention) or _beside(scene, mention) or _opened(scene, mention)
    if timex is None:
        return None
    return _anchor(mention, timex.id, AnchorKind.TEXT, "attached", f"the sentence dates it by “{timex.text}”")


def _opened(scene: Scene, mention: EventMention) -> Timex | None:
    """The expression that a main verb was taken into: "the month after the well failed"."""
    if not main_verb(scene, mention):
        return None
    heads = (t for t in scene.timexes if t.head is not None and t.head.contains(mention.span))
    return next(heads, None)


def _beside(scene: Scene, mention: EventMention) -> Timex | None:
    """ "It failed, says a guest, on 9 May": what follows an inserted "says" dates what is said."""
    teller = scene.mention_by_id.get(mention.reported_by or "")
    if (
        teller is None
        or teller.tense is not Tense.PRESENT
        or mention.tense is not Tense.PAST
        or mention.nominal
    ):
        return None
    if (
        teller.sentence != mention.sentence
        or teller.span.start < mention.span.start
        or mention.quote is not None
    ):
        return None
    timex = own_time(scene, teller)
    return timex if timex is not None and timex.span.start > teller.span.end else None


def _extent(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "ran from 3 to 7 March": from the one expression to the other."""
    ends = {relation: timex for timex, relation in edges(mention)}
    first = scene.by_id.get(ends.get(Relation.BEGUN_BY, ""))
    if first is None or (Relation.ENDED_BY not in ends and scene.partner(first) is None):
        return None
    return _anchor(
        mention, first.id, AnchorKind.TEXT, "extent", "the sentence says from when to when it lasted"
    )


def _begun(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "has been shut since May", "will apply from Friday": when it began, for want of another date."""
    first = next((timex for timex, relation in edges(mention) if relation is Relation.BEGUN_BY), "")
    if first not in scene.by_id:
        return None
    return _anchor(mention, first, AnchorKind.TEXT, "begun", "the sentence says since when")


def _again(scene: Scene, mention: EventMention, story: Story) -> Anchor | None:
    """The same happening, dated by the article elsewhere: "the ruling", "she resigned in a letter"."""
    if mention.event_class is not EventClass.OCCURRENCE or mention.quote is not None or any(edges(mention)):
        return None
    if mention.nominal and not definite(scene, mention):
        return None
    twin = story.twin_here(mention, SAME if mention.nominal else SURE)
    if twin is None or ({twin.status, mention.status} & NOT_YET and twin.status is not mention.status):
        return None
    why = f"the article dates the same event elsewhere, “{twin.label or twin.text}”"
    return _anchor(mention, twin.id, AnchorKind.EVENT, "again", why)


def _enacted(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "The talks took place on Monday": the sentence dates the talks."""
    other = None if any(edges(mention)) else enacted(scene, mention)
    if other is None:
        return None
    why = f"the sentence tells with “{other.text}” when it was"
    return _anchor(mention, other.id, AnchorKind.EVENT, "enacted", why)


def _clause(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """One clause has one time: "was arrested on Tuesday and charged", "held a ceremony", "fell, leaving"."""
    if any(edges(mention)) or awaited(scene, mention):
        return None
    to_come = mention.tense is Tense.FUTURE or mention.modal or mention.status in NOT_YET
    goal = mention.status is Status.HYPOTHETICAL and not mention.modal and purpose(scene, mention)
    other = (
        brought(scene, mention)
        or spoken_by(scene, mention)
        or governor(scene, mention)
        or complement(scene, mention)
    )
    if other is None or (to_come and not goal and not arranged(scene, mention, other)):
        return None
    why = f"told in one clause with “{other.text}”, it takes its date"
    return _anchor(mention, other.id, AnchorKind.EVENT, "clause", why)


def _setting(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "was freed in a raid on 22 April": the dated happening that a verb's clause is set in."""
    found = scene.parsed.token_of(mention)
    if found is None or mention.nominal or mention.status in NOT_YET or any(edges(mention)):
        return None
    sentence, verb = found
    nouns = [
        noun
        for prep in sentence.kids(verb, "prep")
        if prep.lemma.lower() in words.AMID
        for noun in sentence.kids(prep, "pobj")
    ]
    for event in (scene.mention_at(Span(noun.start, noun.end)) for noun in nouns):
        if event is not None and event.nominal and own_time(scene, event) is not None:
            why = f"told as part of “{event.text}”, it takes its date"
            return _anchor(mention, event.id, AnchorKind.EVENT, "setting", why)
    return None


def _spoken(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """A saying takes the moment at which its words were spoken."""
    if mention.event_class is not EventClass.REPORTING or mention.quote is not None:
        return None
    quote = next((q for q in scene.parsed.quotes if q.verb_span == mention.span), None)
    if quote is None or quote_anchor(scene, quote).origin not in {"quote.reporting", "quote.paragraph"}:
        return None
    return _anchor(
        mention,
        quote_id(scene.article.id, quote.index),
        AnchorKind.QUOTE,
        "spoken",
        "it reports words that were spoken then",
    )


def _uttered(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """What a speaker tells as going on is so when the words are spoken."""
    if (
        mention.quote is None
        or mention.tense is not Tense.PRESENT
        or mention.status in NOT_YET
        or mention.modal
    ):
        return None
    return _anchor(
        mention,
        quote_id(scene.article.id, mention.quote),
        AnchorKind.QUOTE,
        "uttered",
        "the speaker tells it as going on",
    )


def _narrated(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """A past event told on in the paragraph of a dated one: the time that the narrative has reached."""
    if not _tells_past(mention) or mention.quote is not None or mention.event_class is EventClass.REPORTING:
        return None
    sentence = scene.sentence_of(mention.span)
    if sentence is None:
        return None
    hook = Hook(sentence.index, sentence.paragraph, tense=mention.tense)
    told = reached(scene, mention.span, Granularity.YEAR, hook)
    if (
        told is None
        or is_plan(scene.hook(told))
        or scene.hook(told).relative
        or _other_phase(scene, mention, told)
        or sentence.index - scene.hook(told).sentence > 1
        or scene.hook(told).paragraph != sentence.paragraph
        or scene.hook(told).tense is not mention.tense
        or elsewhen(scene, mention)
        or called_off(scene, mention)
        or not (_fine(told) or _carries(scene, told))
    ):
        return None
    return _anchor(
        mention,
        told.id,
        AnchorKind.TEXT,
        "narrated",
        f"no date is told; the passage has just told of “{told.text}”",
    )


def _fine(timex: Timex) -> bool:
    return timex.expr is not None and (grain(timex.expr) or Granularity.YEAR) <= Granularity.DAY


def _carries(scene: Scene, told: Timex) -> bool:
    """Whether a month or year dates what its sentence tells, and not a thing named by the way: "In 1992 he moved"."""
    if told.reference is Reference.DEICTIC and side_of(told) >= 0:  # "this year" is not over
        return False
    dated = (m for m, relation in scene.attached(told) if relation is Relation.IS_INCLUDED)
    return any(not m.nominal and m.tense is Tense.PAST and _main_line(scene, m) for m in dated)


def _other_phase(scene: Scene, mention: EventMention, told: Timex) -> bool:
    """Whether a time dates the beginning of what a mention ends, or the end of what it begins."""
    phases = {phase(m.lemma) for m, _ in scene.attached(told)} - {""}
    return bool(phase(mention.lemma)) and bool(phases) and phase(mention.lemma) not in phases


def _lead(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """Past events of a report whose opening names its day: that day."""
    if scene.lead is None or mention.quote is not None or mention.status in NOT_YET or mention.modal:
        return None
    if elsewhen(scene, mention) or called_off(scene, mention) or retold(scene, mention):
        return None
    if mention.event_class is EventClass.REPORTING and any(
        m.reported_by for m, _ in scene.attached(scene.lead)
    ):
        return None
    heading = mention.sentence < 0 or scene.parsed.sentences[mention.sentence].heading
    fresh = mention.tense is Tense.PAST or (
        mention.tense is Tense.PRESENT_PERFECT and mention.sentence == _first(scene)
    )
    if not heading and not (fresh and _main_line(scene, mention)):
        return None
    return _anchor(
        mention,
        scene.lead.id,
        AnchorKind.TEXT,
        "lead",
        f"no date is told; as the report opens on “{scene.lead.text}”, that day is assumed",
    )


def _upshot(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "Teachers have voted to strike. The result, read out on Friday, …": the day told of what the opening sums up."""
    opening = mention.tense is Tense.PRESENT_PERFECT and mention.sentence == _first(scene)
    if not opening or mention.quote is not None or mention.nominal or not _main_line(scene, mention):
        return None
    after = scene.parsed.sentences[mention.sentence + 1 : mention.sentence + 2]
    day = next((timex for sentence in after for timex in _summed(scene, sentence)), None)
    if day is None:
        return None
    why = f"the next sentence dates what is told here: “{day.text}”"
    return _anchor(mention, day.id, AnchorKind.TEXT, "upshot", why)


def _summed(scene: Scene, sentence: Sentence) -> Iterator[Timex]:
    """The past days of a participle on a known subject: "The truce, announced on Thursday, was …"."""
    root = next(token for token in sentence.tokens if token.head == token.i)
    for subject in sentence.kids(root, "nsubj", "nsubjpass"):
        known = any(kid.text.lower() == words.THE for kid in sentence.kids(subject, "det"))
        for verb in sentence.kids(subject, "acl") if known and subject.tag == "NN" else ():
            for timex in scene.timexes:
                if scene.hook(timex).verb == Span(verb.start, verb.end) and dated(timex) and _fine(timex):
                    yield timex


def _first(scene: Scene) -> int:
    """The index of the article's first sentence: "workers have voted to strike", whose day is told next."""
    return next((s.index for s in scene.parsed.sentences if not s.heading), 0)


def _news(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """Undated news is of the day of publication: headlines, sayings, and what the main line tells as done or going on."""
    waiting = (
        mention.tense is Tense.PRESENT and mention.event_class in _MINDS
    )  # "is expected to": so it is today
    telling = mention.event_class is EventClass.REPORTING and mention.tense in {*_FRESH, Tense.NONE}
    if mention.quote is not None or ((mention.status in NOT_YET or mention.modal) and not waiting):
        return None
    if awaited(scene, mention) or elsewhen(scene, mention) or retold(scene, mention):
        return None
    heading = mention.sentence < 0 or scene.parsed.sentences[mention.sentence].heading
    state = mention.event_class is EventClass.STATE and not mention.nominal
    going_on = mention.tense is Tense.PRESENT or state
    if not heading and _by_the_way(scene, mention):
        return None
    if not (heading or going_on or telling or _is_fresh(scene, mention)):
        return None
    return _anchor(
        mention,
        dct_id(scene.article.id),
        AnchorKind.DCT,
        "news",
        "no date is told; as it is news, the day of publication is assumed",
    )


def _is_fresh(scene: Scene, mention: EventMention) -> bool:
    """Whether a main line tells news: what "has resigned", and what is past in the opening; a past told later may be any."""
    if mention.tense not in _FRESH or not _main_line(scene, mention):
        return False
    return mention.tense is not Tense.PAST or mention.sentence == _first(scene)


def _by_the_way(scene: Scene, noun: EventMention) -> bool:
    """Whether a clause tells something else of a known happening: "her report on the fire is long", "in May the suit comes to court"."""
    found = scene.parsed.token_at(noun.span.start) if noun.nominal else None
    if found is None:
        return False
    sentence, token = found
    above = sentence.head(token)
    teller = scene.mention_at(Span(above.start, above.end))
    dated_otherwise = teller is not None and own_time(scene, teller) is not None
    return dated_otherwise or (token.dep == "pobj" and definite(scene, noun))


_MINDS = frozenset({EventClass.I_STATE, EventClass.I_ACTION, EventClass.REPORTING})
_FRESH = frozenset({Tense.PAST, Tense.PRESENT, Tense.PRESENT_PERFECT})
_MAIN = frozenset({"ROOT", "conj", "ccomp", "xcomp", "parataxis"})


def _main_line(scene: Scene, mention: EventMention) -> bool:
    """Whether a verb stands in the main clause, or in what somebody is reported to have said."""
    found = scene.parsed.token_at(mention.span.start)
    if found is None:
        return False
    sentence, token = found
    if mention.nominal:
        return token.dep in {"ROOT", "nsubj", "nsubjpass", "dobj"} and not definite(scene, mention)
    return all(t.dep in _MAIN or t.head == t.i for t in (token, *sentence.ancestors(token)))


def _tells_past(mention: EventMention) -> bool:
    return (
        mention.tense is Tense.PAST and not mention.modal and not mention.nominal
        and mention.event_class not in {EventClass.STATE, EventClass.I_STATE}
        and mention.lemma not in words.ONGOING
    )  # fmt: skip


EVENT_SIEVES: tuple[Callable[[Scene, EventMention, Story], Anchor | None], ...] = (
    _extent,
    _attached,
    _begun,
    _again,
    _setting,
    _enacted,
    _clause,
    _spoken,
    _uttered,
    _narrated,
    _upshot,
    _lead,
    _news,
)
"""Event dating in order of precision."""

TOLD_SIEVES = (_extent, _attached, _begun, _again, _setting, _enacted)
"""Those that date what goes on for long."""


__all__ = ["EVENT_SIEVES", "date_events"]
