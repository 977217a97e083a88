"""What each event is dated by: ordered sieves over mentions, and the orderings that leave a window.

An event takes its time from the expression that the syntax ties to it, else from another telling of the same
event, its clause, the words it was reported in, the narrative, or publication. What has none of these keeps its
orderings, and `solve` gives it the window that they leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.alike import alike, keys, phase
from timeline.graph import TemporalGraph, dct_id, quote_id
from timeline.interval import Direction, Granularity
from timeline.lexicon import related
from timeline.model import (
    Anchor,
    AnchorKind,
    EventClass,
    EventMention,
    Relation,
    Span,
    Status,
    Tense,
    Timex,
    TimexType,
    TLink,
)
from timeline.narrative import is_plan, quote_anchor, reached
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, dated, grain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.syntax import Sentence, Token

SAME = 0.6  # from here on two mentions may be taken for one happening
LIKELY = 0.4  # enough for a noun that an expression counts from: it must mean something told before
KIN = 4  # letters that a verb and a noun made of it share: "walk", "walkout"
SURE = 0.8  # a verb is taken up again only where its parties agree too
CROWD = 48  # twins looked at for one mention: a common verb has thousands, and they tell nothing

INSIDE = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})


class Story:
    """All articles' dated mentions by trigger, so that "the ruling" finds the ruling: `story.twin(mention)`."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._dated: dict[str, list[EventMention]] = {}
        self._own: dict[tuple[str, str], list[EventMention]] = {}
        for scene in sorted(scenes, key=lambda s: s.article.id):
            for mention in scene.mentions:
                if own_time(scene, mention) is not None and not mention.generic:
                    key = keys(mention)[0]
                    self._dated.setdefault(key, []).append(mention)
                    self._own.setdefault((mention.article, key), []).append(mention)

    def twin(self, mention: EventMention) -> EventMention | None:
        """The mention with a time of its own that most likely tells of the same happening, this article's first."""
        key = keys(mention)[0]
        own = [m for m in self._own.get((mention.article, key), ()) if m.id != mention.id]
        others = [m for m in self._dated.get(key, ())[:CROWD] if m.article != mention.article]
        return _best(mention, own) or _best(mention, others)

    def twin_here(self, mention: EventMention, enough: float) -> EventMention | None:
        """The article's own dated telling of a happening: the last one before it, or the only one after it."""
        found = [
            (round(alike(mention, m, close=related), 1), m)
            for m in self._own.get((mention.article, keys(mention)[0]), ())[:CROWD]
            if m.id != mention.id
        ]
        alike_ones = [(score, m) for score, m in found if score >= enough]
        before = [
            (s, m.span.start, m)
            for s, m in alike_ones
            if m.sentence >= 0 and m.span.start < mention.span.start
        ]
        if before and mention.sentence >= 0:
            return max(before, key=lambda b: b[:2])[2]
        return alike_ones[0][1] if len(alike_ones) == 1 == len(found) else None

    def event_for(self, scene: Scene, timex: Timex) -> EventMention | None:
        """The mention that an event-headed expression counts from."""
        if timex.head is None:
            return None
        here = scene.mention_at(timex.head)
        if here is None or own_time(scene, here) is timex or _main_verb(scene, here):
            return None
        whole = _whole(scene, here)
        return whole if own_time(scene, whole) is not None else _told_before(scene, whole) or whole

    def event_before(self, scene: Scene, timex: Timex) -> EventMention | None:
        """The last event told before an expression whose time another article gives."""
        for count, mention in enumerate(
            reversed([m for m in scene.mentions if m.span.end <= timex.span.start])
        ):
            if count > CROWD:
                return None
            if mention.event_class is EventClass.OCCURRENCE and mention.quote is None and self.twin(mention):
                return mention
        return None


def _main_verb(scene: Scene, mention: EventMention) -> bool:
    """Whether a verb heads its sentence: "the month after the jury failed" is then "the month after"."""
    found = scene.parsed.token_at(mention.span.start)
    return found is not None and not mention.nominal and found[1].dep in {"ROOT", "conj"}


def _told_before(scene: Scene, mention: EventMention) -> EventMention | None:
    """The last mention before of what may be the same happening: "walked out … ten days after the walkout"."""
    before = [m for m in scene.mentions if m.span.end <= mention.span.start][-CROWD:]
    scored = [(round(alike(mention, m, close=_kin), 1), m.span.start, m) for m in before]
    score, _, best = max(scored, key=lambda s: s[:2], default=(0.0, 0, mention))
    return best if score >= LIKELY else None


def _kin(a: str, b: str) -> float:
    """How near two lemmas are in meaning or, failing that, in form: "walkout" and "walk"."""
    begins = min(len(a), len(b)) >= KIN and (a.startswith(b) or b.startswith(a))
    return max(related(a, b), 0.8 if begins else 0.0)


def _whole(scene: Scene, mention: EventMention) -> EventMention:
    """What began or ended: "after that strike ended" counts from the strike."""
    found = scene.parsed.token_at(mention.span.start)
    if found is None or not phase(mention.lemma):
        return mention
    sentence, token = found
    for subject in sentence.kids(token, "nsubj", "nsubjpass"):
        whole = scene.mention_at(Span(subject.start, subject.end))
        if whole is not None and whole.nominal:
            return whole
    return mention


def _best(mention: EventMention, others: Sequence[EventMention]) -> EventMention | None:
    scored = [(alike(mention, other, close=related), other) for other in others[:CROWD]]
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: (round(pair[0], 1), *_near(mention, pair[1])))
    return best if score >= SAME else None


def _near(mention: EventMention, other: EventMention) -> tuple[bool, int]:
    """What was told before a mention comes first, and the last of it."""
    before = other.article == mention.article and other.span.start < mention.span.start
    return before, other.span.start if before else -other.span.start


# --------------------------------------------------------------------------- own times


def own_time(scene: Scene, mention: EventMention) -> Timex | None:
    """The finest expression that the syntax puts an event inside of, the nearest of several."""
    if not mention.attachments:
        return None
    if mention.id not in scene.own_times:
        scene.own_times[mention.id] = _own_time(scene, mention)
    return scene.own_times[mention.id]


def _own_time(scene: Scene, mention: EventMention) -> Timex | None:
    found = [
        timex
        for attachment in mention.attachments
        if attachment.relation in INSIDE
        and (timex := scene.by_id.get(attachment.timex)) is not None
        and dated(timex)
    ]
    return min(found, key=lambda t: (_fineness(t), _gap(t.span, mention.span), t.id), default=None)


def _fineness(timex: Timex) -> int:
    unit = grain(timex.expr) if timex.expr is not None else None
    return max(int(unit or Granularity.MILLENNIUM), int(Granularity.DAY))


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def edges(mention: EventMention) -> Iterator[tuple[str, Relation]]:
    """The expressions that bound an event without dating it: "by Friday", "since 2019"."""
    for attachment in mention.attachments:
        if attachment.relation not in INSIDE:
            yield attachment.timex, attachment.relation


def _completed(scene: Scene, mention: EventMention) -> Iterator[tuple[str, Relation]]:
    """An event's edges, with the other end of a range whose first end is one."""
    found = dict(edges(mention))
    for timex, relation in list(found.items()):
        first = scene.by_id.get(timex)
        last = scene.partner(first) if first is not None and relation is Relation.BEGUN_BY else None
        if last is not None:
            found.setdefault(last.id, Relation.ENDED_BY)
    yield from found.items()


# --------------------------------------------------------------------------- dating


def date_events(scene: Scene, story: Story, graph: TemporalGraph) -> None:
    """Anchor every mention of one article that something dates, and order all."""
    for mention in scene.reading.mentions:
        for timex, relation in _completed(scene, mention):
            graph.add_tlink(TLink(mention.id, timex, relation, "syntax"))
        anchor = next((a for sieve in EVENT_SIEVES if (a := sieve(scene, mention, story)) is not None), None)
        if anchor is not None:
            graph.add_anchor(anchor)
        for tlink in _orderings(scene, mention):
            graph.add_tlink(tlink)


def _anchor(mention: EventMention, target: str, kind: AnchorKind, origin: str, why: str) -> Anchor:
    return Anchor(mention.id, target, kind, origin, Direction.SAME, why)


def _attached(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """ "resigned on Friday": the expression that the syntax ties to it."""
    timex = own_time(scene, mention) or _beside(scene, mention) or _opened(scene, mention)
    if timex is None:
        return None
    return _anchor(mention, timex.id, AnchorKind.TEXT, "attached", f"the sentence dates it: “{timex.text}”")


def _opened(scene: Scene, mention: EventMention) -> Timex | None:
    """The expression that a main verb was taken into: "the month after the jury failed"."""
    if not _main_verb(scene, mention):
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


def _again(scene: Scene, mention: EventMention, story: Story) -> Anchor | None:
    """The same happening, dated by the article elsewhere: "the ruling", "she resigned in a letter"."""
    if mention.event_class is not EventClass.OCCURRENCE or mention.quote is not None or any(edges(mention)):
        return None
    if mention.nominal and not _definite(scene, mention):
        return None
    twin = story.twin_here(mention, SAME if mention.nominal else SURE)
    if twin is None or ({twin.status, mention.status} & _NOT_YET and twin.status is not mention.status):
        return None
    why = f"the article dates the same event elsewhere: “{twin.label or twin.text}”"
    return _anchor(mention, twin.id, AnchorKind.EVENT, "again", why)


def _definite(scene: Scene, mention: EventMention) -> bool:
    """Whether a noun speaks of something known: "the vote", "his arrest", "that strike"."""
    found = scene.parsed.token_at(mention.span.start)
    if found is None:
        return False
    sentence, token = found
    return any(
        kid.dep == "poss"
        or (kid.dep == "det" and kid.lemma.lower() in {"the", "this", "that", "these", "those"})
        for kid in sentence.kids(token)
    )


def _clause(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """One clause has one time: "was arrested on Tuesday and charged", "held a ceremony", "fell, leaving"."""
    purpose = mention.status is Status.HYPOTHETICAL and _purpose(scene, mention)
    if mention.tense is Tense.FUTURE or mention.modal or any(edges(mention)):
        return None
    if mention.status in _NOT_YET and not purpose:
        return None
    if _awaited(scene, mention):
        return None
    governor = _governor(scene, mention)
    if governor is None:
        return None
    return _anchor(
        mention, governor.id, AnchorKind.EVENT, "clause", f"it is told in one clause with “{governor.text}”"
    )


def _purpose(scene: Scene, mention: EventMention) -> bool:
    """Whether an infinitive tells what a past step was for, and so came with it: "took the stage to reveal it"."""
    found = scene.parsed.token_at(mention.span.start) if mention.sentence >= 0 else None
    if found is None or found[1].tag != "VB" or found[1].dep != "advcl":
        return False
    sentence, token = found
    above = sentence.head(token)
    return above.tag == "VBD" and not any(kid.dep == "mark" for kid in sentence.kids(token))


_JOINED = frozenset(
    {"conj", "xcomp", "advcl", "dobj", "nsubj", "nsubjpass", "pobj", "compound", "ccomp", "pcomp"}
)
_NOT_YET = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def _governor(scene: Scene, mention: EventMention) -> EventMention | None:
    """The mention that governs this one in its sentence, where the two share a time."""
    found = scene.parsed.token_at(mention.span.start) if mention.sentence >= 0 else None
    if found is None:
        return None
    sentence, token = found
    at = {m.span.start: m for m in scene.mentions_of(sentence.index)}
    start = token
    for above in sentence.ancestors(token):
        if not _joins(sentence, token, mention):
            return None
        if above.start in at and at[above.start].id != mention.id:
            return at[above.start] if _shares(scene, mention, at[above.start], start) else None
        token = above
    return None


def _joins(sentence: Sentence, token: Token, mention: EventMention) -> bool:
    """Whether a step up the tree keeps the time: "in a ceremony", not "about the war" or "since the flood"."""
    if token.dep == "prep":
        return token.lemma.lower() in words.WITHIN or not mention.nominal
    if token.dep == "advcl":
        marks = [kid.lemma.lower() for kid in sentence.kids(token, "mark", "advmod")]
        return not any(words.ORDER_WORDS.get(mark) in {Relation.BEFORE, Relation.AFTER} for mark in marks)
    return token.dep in _JOINED


def _shares(scene: Scene, mention: EventMention, governor: EventMention, token: Token) -> bool:
    """Whether a mention happens when its governor does: same tense, or no tense of its own."""
    if governor.status in _NOT_YET or governor.tense is Tense.FUTURE:
        return False
    if {phase(mention.lemma), phase(governor.lemma)} == {"begin", "end"}:
        return False
    if mention.nominal or token.tag == "VBG":
        return True
    if token.dep == "ccomp" and mention.tense is not Tense.NONE:
        return mention.progressive or (
            mention.tense is governor.tense and own_time(scene, governor) is not None
        )
    if token.dep in {"conj", "advcl"} and {mention.tense, governor.tense} <= _PASTS:
        return True
    return mention.tense in {governor.tense, Tense.NONE}


_PASTS = frozenset({Tense.PAST, Tense.PAST_PERFECT})


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
        or mention.status in _NOT_YET
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
    told = reached(scene, mention.span, Granularity.DAY, hook)
    if (
        told is None
        or is_plan(scene.hook(told))
        or scene.hook(told).relative
        or _other_phase(scene, mention, told)
        or sentence.index - scene.hook(told).sentence > 1
        or scene.hook(told).paragraph != sentence.paragraph
        or scene.hook(told).tense is not mention.tense
    ):
        return None
    return _anchor(mention, told.id, AnchorKind.TEXT, "narrated", f"the narrative is at “{told.text}”")


def _other_phase(scene: Scene, mention: EventMention, told: Timex) -> bool:
    """Whether a time dates the beginning of what a mention ends, or the end of what it begins."""
    phases = {phase(m.lemma) for m, _ in scene.attached(told)} - {""}
    return bool(phase(mention.lemma)) and bool(phases) and phase(mention.lemma) not in phases


def _lead(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """Past events of a report whose opening names its day: that day."""
    if scene.lead is None or mention.quote is not None or mention.status in _NOT_YET or mention.modal:
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
        f"the report opens on “{scene.lead.text}” and tells on from there",
    )


def _first(scene: Scene) -> int:
    """The index of the article's first sentence: "workers have voted to strike", whose day is told next."""
    return next((s.index for s in scene.parsed.sentences if not s.heading), 0)


def _news(scene: Scene, mention: EventMention, _story: Story) -> Anchor | None:
    """Undated news is of the day of publication: headlines, sayings, and what the main line tells as done or going on."""
    waiting = (
        mention.tense is Tense.PRESENT and mention.event_class in _MINDS
    )  # "is expected to": so it is today
    telling = mention.event_class is EventClass.REPORTING and mention.tense in {*_FRESH, Tense.NONE}
    if mention.quote is not None or ((mention.status in _NOT_YET or mention.modal) and not waiting):
        return None
    if _awaited(scene, mention):
        return None
    heading = mention.sentence < 0 or scene.parsed.sentences[mention.sentence].heading
    state = mention.event_class is EventClass.STATE and not mention.nominal
    going_on = mention.tense is Tense.PRESENT or state
    if not (heading or going_on or telling) and not (mention.tense in _FRESH and _main_line(scene, mention)):
        return None
    return _anchor(
        mention,
        dct_id(scene.article.id),
        AnchorKind.DCT,
        "news",
        "no time is told, so it is taken for the day's news",
    )


def _awaited(scene: Scene, mention: EventMention) -> bool:
    """Whether a present tense means the future: "until the crisis ends", "once it is found"."""
    if mention.tense is not Tense.PRESENT or mention.nominal or mention.sentence < 0:
        return False
    found = scene.parsed.token_at(mention.span.start)
    if found is None or found[1].dep not in {"advcl", "pcomp"}:
        return False
    sentence, token = found
    return any(kid.lemma.lower() in words.AWAITING for kid in sentence.kids(token, "mark", "advmod"))


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
        return token.dep in {"ROOT", "nsubj", "nsubjpass", "dobj"} and not _definite(scene, mention)
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
    _again,
    _clause,
    _spoken,
    _uttered,
    _narrated,
    _lead,
    _news,
)
"""Event dating in order of precision."""


# --------------------------------------------------------------------------- orderings

_TOLD = frozenset({Tense.PAST, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT})


def _orderings(scene: Scene, mention: EventMention) -> Iterator[TLink]:
    """What the grammar says of an event beside publication, its report, and the events of its sentence."""
    now = dct_id(scene.article.id) if mention.quote is None else quote_id(scene.article.id, mention.quote)
    if (
        mention.tense is Tense.FUTURE
        or mention.modal
        or mention.status in _NOT_YET
        or _awaited(scene, mention)
    ):
        yield TLink(mention.id, now, Relation.NOT_BEFORE, "tense")
    elif mention.tense in _TOLD and mention.status is not Status.ONGOING:
        yield TLink(mention.id, now, Relation.NOT_AFTER, "tense")
    yield from _sentence_orderings(scene, mention)


def _sentence_orderings(scene: Scene, mention: EventMention) -> Iterator[TLink]:
    """ "left before the vote", "after he resigned", "while they met"."""
    found = scene.parsed.token_at(mention.span.start) if mention.sentence >= 0 else None
    if found is None:
        return
    sentence, token = found
    word, above = _connective(sentence, token)
    relation = words.ORDER_WORDS.get(word)
    if relation is None or above is None:
        return
    main = next((m for m in scene.mentions_of(sentence.index) if m.span.start == above.start), None)
    if main is not None and main.id != mention.id:
        yield TLink(main.id, mention.id, relation, "connective")


def _connective(sentence: Sentence, token: Token) -> tuple[str, Token | None]:
    """The word that ties a clause or noun to the verb above it: ("after", that verb)."""
    if token.dep == "pobj":
        prep = sentence.head(token)
        above = sentence.head(prep)
        return prep.lemma.lower(), above if above.pos in {"VERB", "AUX"} and above.i != prep.i else None
    if token.dep in {"advcl", "pcomp"}:
        above = sentence.head(token)
        marks = sentence.kids(token, "mark", "advmod")
        if above.pos in {"ADP", "SCONJ"}:
            return above.lemma.lower(), sentence.head(above)
        return next((m.lemma.lower() for m in marks if m.lemma.lower() in words.ORDER_WORDS), ""), above
    return "", None


__all__ = ["EVENT_SIEVES", "Story", "TimexType", "date_events", "edges", "own_time"]
