"""Tellings of one happening inside a story, and the time that a telling has of its own.

"The ruling" is the ruling that the article dated before; what an expression counts from ("two days after the
walkout") may have been told with another word ("walked out"). Dates are not looked at.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from timeline.alike import agreement, alike, fold, keys, kinds, near, phase, tells_apart
from timeline.interval import Granularity
from timeline.lexicon import related
from timeline.model import EventClass, EventMention, Reference, Relation, Span, Status, Timex
from timeline.rules import en_links as words
from timeline.scene import Scene, dated, grain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SAME = 0.6  # from here on two mentions may be taken for one happening
LIKELY = 0.4  # enough for a noun that an expression counts from: it must mean something told before
KIN = 4  # letters that a verb and a noun made of it share: "walk", "walkout"
SURE = 0.8  # a verb is taken up again only where its parties agree too
BYGONE = 2 * 366 * 86400  # seconds from which on a happening told with its year is not this story's
CROWD = 48  # twins looked at for one mention: a common verb has thousands, and they tell nothing

INSIDE = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})


class Story:
    """All articles' dated mentions by trigger, so that "the ruling" finds the ruling: `story.twin(mention)`."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._dated: dict[str, list[EventMention]] = {}
        self._own: dict[tuple[str, str], list[EventMention]] = {}
        self._kind: dict[int, dict[str, list[EventMention]]] = {}
        self._bygone: set[str] = set()
        for scene in sorted(scenes, key=lambda s: s.article.id):
            for mention in scene.mentions:
                timex = own_time(scene, mention)
                if timex is not None and not mention.generic:
                    self._add(mention)
                    if _is_bygone(scene, timex):
                        self._bygone.add(mention.id)

    def _add(self, mention: EventMention) -> None:
        key = keys(mention)[0]
        self._dated.setdefault(key, []).append(mention)
        self._own.setdefault((mention.article, key), []).append(mention)
        if mention.status is Status.OCCURRED and not mention.negated:
            for kind in kinds(fold(mention.lemma)):
                self._kind.setdefault(kind, {}).setdefault(mention.article, []).append(mention)

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
        if here is None:
            return _by_word(scene, timex.head)
        if own_time(scene, here) is timex or main_verb(scene, here):
            return None
        whole = _whole(scene, here)
        if own_time(scene, whole) is not None:
            return whole
        before = _told_before(scene, whole)
        if before is not None and own_time(scene, before) is not None:
            return before
        return self._elsewhere(scene, whole) or self._of_kind(scene, whole) or before or whole

    def meant(self, scene: Scene, mention: EventMention) -> EventMention | None:
        """The telling that gives a known happening its date: its own, the article's before, another article's."""
        if own_time(scene, mention) is not None:
            return mention
        before = _told_before(scene, mention)
        if before is not None and own_time(scene, before) is not None:
            return before
        return self._elsewhere(scene, before or mention)

    def _elsewhere(self, scene: Scene, mention: EventMention) -> EventMention | None:
        """Another article's dated telling of something known: "the collapse"."""
        if not mention.nominal or not definite(scene, mention):
            return None
        others = [
            m
            for m in self._dated.get(keys(mention)[0], ())[:CROWD]
            if m.article != mention.article
            and (m.id not in self._bygone or owned(scene, mention))
            and (m.status is mention.status or m.status is Status.OCCURRED)
        ]
        return _best(mention, others)

    def _of_kind(self, scene: Scene, mention: EventMention) -> EventMention | None:
        """The only dated happening of a kind that an article tells, this one's first: "fell on Monday … the collapse"."""
        if not mention.nominal or not definite(scene, mention) or owned(scene, mention):
            return None
        for kind in sorted(kinds(fold(mention.lemma))):
            told = self._kind.get(kind, {})
            for article in (scene.article.id, *islice(told, CROWD)):
                alone = [m for m in told.get(article, ()) if m.id not in self._bygone]
                if (
                    len(alone) == 1
                    and not tells_apart(mention, alone[0])
                    and agreement(mention, alone[0]) >= 0
                ):
                    return alone[0]
        return None

    def event_before(self, scene: Scene, timex: Timex) -> EventMention | None:
        """The event that an article keeps coming back to, or else the last told before, whose time another article gives."""
        theme = self._theme(scene, timex)
        if theme is not None:
            return theme
        for count, mention in enumerate(
            reversed([m for m in scene.mentions if m.span.end <= timex.span.start])
        ):
            if count > CROWD:
                return None
            if mention.event_class is EventClass.OCCURRENCE and mention.quote is None and self.twin(mention):
                return mention
        return None

    def _theme(self, scene: Scene, timex: Timex) -> EventMention | None:
        """What was named again and again up to an expression: "the meeting", "the talks"."""
        told = [m for m in scene.mentions if m.span.end <= timex.span.start and _nameable(scene, m)][:CROWD]
        often = Counter(keys(m)[0] for m in told)
        for mention in sorted(told, key=lambda m: (-often[keys(m)[0]], m.span.start)):
            if often[keys(mention)[0]] > 1 and self.twin(mention):
                return mention
        return None


def _is_bygone(scene: Scene, timex: Timex) -> bool:
    """Whether a date is told with a year long past: "the flood of 1998" is named so since it is not the one in the news."""
    published = scene.article.dct
    if timex.reference is not Reference.ABSOLUTE or timex.expr is None or published is None:
        return False
    value = timex.expr.resolve(None)
    if value is None or value.end is None or published.start is None:
        return False
    return published.start - value.end > BYGONE


def definite(scene: Scene, mention: EventMention) -> bool:
    """Whether a noun speaks of something known: "the vote", "his arrest", "that strike"."""
    found = scene.parsed.token_at(mention.span.start)
    if found is None:
        return False
    sentence, token = found
    return owned(scene, mention) or any(
        kid.lemma.lower() in words.POINTING for kid in sentence.kids(token, "det")
    )


def owned(scene: Scene, mention: EventMention) -> bool:
    """Whether a noun says whose it is: "his arrest", "the mayor's death"."""
    found = scene.parsed.token_at(mention.span.start)
    return found is not None and any(True for _ in found[0].kids(found[1], "poss"))


def _nameable(scene: Scene, mention: EventMention) -> bool:
    """Whether a mention is a known occasion that the narrator names."""
    occurred = mention.event_class is EventClass.OCCURRENCE and mention.status is Status.OCCURRED
    return occurred and mention.nominal and mention.quote is None and definite(scene, mention)


def main_verb(scene: Scene, mention: EventMention) -> bool:
    """Whether a verb heads its sentence: "the month after the well failed" is then "the month after"."""
    found = scene.parsed.token_at(mention.span.start)
    return found is not None and not mention.nominal and found[1].dep in {"ROOT", "conj"}


def _told_before(scene: Scene, mention: EventMention) -> EventMention | None:
    """The last mention before, a dated one first, of what may be the same happening: "walked out … ten days after the walkout".

    Else a dated one in the next sentence: "two days after the accident. The crash on 7 June …".
    """
    before = [m for m in scene.mentions if m.span.end <= mention.span.start][-CROWD:]
    after = [m for m in scene.mentions_of(mention.sentence + 1) if m.nominal]
    likely = _likely(mention, before)
    told = [each for each in likely if own_time(scene, each[2]) is not None]
    if likely:
        return max(told or likely, key=lambda each: each[:2])[2]
    ahead = [m for _, _, m in _likely(mention, after) if own_time(scene, m) is not None]
    return ahead[0] if definite(scene, mention) and ahead else None


def _by_word(scene: Scene, head: Span) -> EventMention | None:
    """The last dated telling before of what a noun that is not read as an event sums up: "was declared … the declaration"."""
    found = scene.parsed.token_at(head.start)
    if found is None:
        return None
    lemma = fold(found[1].lemma)
    before = [m for m in scene.mentions if m.span.end <= head.start and _dated_outside(scene, m, head)]
    scored = ((near(lemma, fold(m.lemma), kin), m.span.start, m) for m in before[-CROWD:])
    told = [each for each in scored if each[0] >= LIKELY]
    return max(told, key=lambda each: each[:2])[2] if told else None


def _dated_outside(scene: Scene, mention: EventMention, head: Span) -> bool:
    timex = own_time(scene, mention)
    return timex is not None and not timex.span.contains(head)


def _likely(mention: EventMention, others: Iterable[EventMention]) -> list[tuple[float, int, EventMention]]:
    scored = ((round(alike(mention, m, close=kin), 1), m.span.start, m) for m in others)
    return [each for each in scored if each[0] >= LIKELY]


def kin(a: str, b: str) -> float:
    """How near two lemmas are in meaning or in form, "walkout" and "walk", or as a noun that sums a verb up."""
    begins = min(len(a), len(b)) >= KIN and (a.startswith(b) or b.startswith(a))
    sums = b in words.SUMMING.get(a, ())
    return max(related(a, b), 0.8 if begins or sums else 0.0)


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
    return min(found, key=lambda t: _closeness(t, mention), default=None)


def _closeness(timex: Timex, mention: EventMention) -> tuple[int, bool, int, str]:
    """The finest first, "on 12 September" before "30 days after the vote", then the nearest."""
    counted = timex.reference is Reference.EVENT
    return _fineness(timex), counted, _gap(timex.span, mention.span), timex.id


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


def completed(scene: Scene, mention: EventMention) -> Iterator[tuple[str, Relation]]:
    """An event's edges, with the other end of a range whose first end is one."""
    found = dict(edges(mention))
    for timex, relation in list(found.items()):
        first = scene.by_id.get(timex)
        last = scene.partner(first) if first is not None and relation is Relation.BEGUN_BY else None
        if last is not None:
            found.setdefault(last.id, Relation.ENDED_BY)
    yield from found.items()
