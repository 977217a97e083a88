"""What a count starts from, where its own noun has no date: "three days after the raid", and one raid is dated.

The words have been searched before (`twins`); here the dates are known. The article's own happenings of the kind count
first, then those of all. Where two days are about as good, the count is left open.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.alike import agreement, fold, near, phase, tells_apart
from timeline.civil import DAY
from timeline.interval import Granularity
from timeline.model import Anchor, AnchorKind, EventClass, Reference, Status
from timeline.twins import BYGONE, kin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant
    from timeline.model import Dating, EventMention, Timex

HERE = 0.7  # how near in meaning a happening of the same article must be
ELSEWHERE = 0.8  # and one that only other articles date
MARGIN = 0.15  # a day this much behind the best is no rival
FEW = 4  # tellings looked at of one word and day
CROWD = 48  # of a word that is dated to more days, no one day is meant
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening that its article dates to a day."""

    mention: EventMention
    day: Instant


class _Shelf:
    """All dated happenings by their word: what an article tells, and what the story tells."""

    def __init__(self, readings: Sequence[Reading], datings: Mapping[str, Dating]) -> None:
        self._own: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
        self._days: defaultdict[str, defaultdict[Instant, list[_Told]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for mention in (m for reading in readings for m in reading.mentions):
            day = _day(mention, datings.get(mention.id))
            if day is not None:
                word, told = fold(mention.lemma), _Told(mention, day)
                self._own[word, mention.article].append(told)
                if len(self._days[word][day]) < FEW:
                    self._days[word][day].append(told)
        self._near: dict[str, list[tuple[float, str]]] = {}

    def near(self, word: str) -> list[tuple[float, str]]:
        """The words of dated happenings that may mean the same, with how likely they do."""
        if word not in self._near:
            scored = ((max(near(word, other, kin), kin(word, other)), other) for other in self._days)
            self._near[word] = [each for each in scored if each[0] >= HERE]
        return self._near[word]

    def of(self, word: str, article: str) -> Iterator[tuple[float, _Told]]:
        """What one article tells of the kind."""
        for score, other in self.near(word):
            yield from ((score, told) for told in self._own.get((other, article), ()))

    def all(self, word: str) -> Iterator[tuple[float, _Told]]:
        """What any article tells of the kind."""
        for score, other in self.near(word):
            for tellings in self._days[other].values() if len(self._days[other]) <= CROWD else ():
                yield from ((score, told) for told in tellings)


def counted(
    readings: Sequence[Reading],
    graph: TemporalGraph,
    datings: Mapping[str, Dating],
    groups: Sequence[Sequence[EventMention]] = (),
) -> tuple[Anchor, ...]:
    """New anchors for expressions whose event has no date: `counted(readings, graph, solution.datings)`.

    What one of `groups` ties to a day has it from there, unless another happening is nearer in meaning.
    """
    shelf = _Shelf(readings, datings)
    told = (group for group in groups if any(_lends(datings.get(m.id)) for m in group))
    tied = {m.id: fold(m.lemma) for group in told for m in group}
    return tuple(
        anchor for reading in readings for anchor in _of_article(reading, shelf, graph, datings, tied)
    )


def _of_article(
    reading: Reading,
    shelf: _Shelf,
    graph: TemporalGraph,
    datings: Mapping[str, Dating],
    tied: Mapping[str, str],
) -> Iterator[Anchor]:
    """The anchors of one article's open counts, and of what they count from."""
    found: dict[str, EventMention] = {}
    for timex in reading.timexes:
        if timex.reference is not Reference.EVENT or timex.head is None or _dated(timex.id, datings):
            continue
        hung = graph.anchors.get(timex.id)
        head = next((m for m in reading.mentions if m.span.overlaps(timex.head)), None)
        target = hung.target or "" if hung is not None else ""
        meant = found.get(target) or _meant(reading, timex, head, shelf, tied.get(target, ""))
        if meant is None:
            continue
        if head is not None:
            found[head.id] = meant
            yield Anchor(head.id, meant.id, AnchorKind.EVENT, "again", why=_why(meant))
        yield Anchor(timex.id, meant.id, AnchorKind.EVENT, "event", why=_why(meant))


def _dated(node: str, datings: Mapping[str, Dating]) -> bool:
    dating = datings.get(node)
    return dating is not None and dating.interval is not None


def _lends(dating: Dating | None) -> bool:
    """Whether a date is a day that is told."""
    told = dating is not None and dating.stated and dating.point and dating.interval is not None
    return told and dating.interval.granularity <= Granularity.DAY  # type: ignore[union-attr]


def _why(meant: EventMention) -> str:
    return f"of what it names, the articles date one, “{meant.text}”"


def _meant(
    reading: Reading, timex: Timex, head: EventMention | None, shelf: _Shelf, taken: str
) -> EventMention | None:
    """The telling of the one day that the articles give to what an expression counts from."""
    word = _word(reading, timex)
    if not word:
        return None
    bar = near(word, taken, kin) + MARGIN if taken else 0.0
    for tellings, enough in ((shelf.of(word, reading.article.id), HERE), (shelf.all(word), ELSEWHERE)):
        fit = [
            (score, told)
            for score, told in tellings
            if score >= max(enough, bar) and _fits(reading, timex, head, told)
        ]
        best = max((score for score, _ in fit), default=0.0)
        days: dict[Instant, EventMention] = {}
        for score, told in fit:
            if score > best - MARGIN:
                days.setdefault(told.day, told.mention)
        if days:
            return next(iter(days.values())) if len(days) == 1 else None
    return None


def _word(reading: Reading, timex: Timex) -> str:
    """The word that an expression counts from; "" where it may be anybody's: "after he left", "my email", "it ended"."""
    found = reading.parsed.token_at(timex.head.start) if timex.head is not None else None
    if found is None:
        return ""
    sentence, token = found
    whose = any(kid.tag in PRONOUN_TAGS for kid in sentence.kids(token, "nsubj", "nsubjpass", "poss"))
    word = fold(token.lemma)
    return "" if whose or phase(word) else word


def _fits(reading: Reading, timex: Timex, head: EventMention | None, told: _Told) -> bool:
    """Whether a happening may be what is counted from: not told with the count, not to come, not of other parties."""
    if told.mention.article == timex.article and told.mention.span.overlaps(timex.span):
        return False
    dct = reading.article.dct
    if dct is not None and dct.end is not None and not dct.end - BYGONE < told.day * DAY < dct.end:
        return False
    return head is None or not (tells_apart(head, told.mention) or agreement(head, told.mention) < 0)


def _day(mention: EventMention, dating: Dating | None) -> Instant | None:
    """The day that an article gives to a happening, or on which it began."""
    if dating is None or dating.interval is None or dating.interval.start is None:
        return None
    occurred = mention.status is Status.OCCURRED and mention.event_class is EventClass.OCCURRENCE
    if not occurred or mention.negated or mention.generic or not (_lends(dating) or dating.origin == "begun"):
        return None
    return dating.interval.start // DAY if dating.interval.granularity <= Granularity.DAY else None


__all__ = ["counted"]
