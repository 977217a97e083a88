"""The day of writing from dates that coincide: each day supposed gives every expression of an article a date.

Written on 3 July 2024, "June 11" is 11 June 2024, "yesterday" 2 July. What other articles tell of those very dates,
in the same uncommon words, speaks for the day. Month-days fix the year and a stretch of it, days counted from the
day of writing the day. Only articles that share names with this one are heard.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from timeline.civil import DAY
from timeline.graph import dct_id
from timeline.interval import Direction, Granularity, Interval, unit_of
from timeline.model import Reference
from timeline.scene import element

if TYPE_CHECKING:
    from timeline.evaluate import Story, Value
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant
    from timeline.model import Timex

HEARD = 12  # articles that share most names with the undated one
COMMON = 60  # a name that more articles share tells nothing of one story
AROUND = 45  # days before the first and after the last date that the others tell, within which it was written
LONGEST = 800  # days that are supposed at most
SAME_DATE = 0.25  # what it is worth that others tell the same calendar date, in whatever words
HALF = 6.0  # the weight of shared words that is worth half of certainty
FLOOR = 0.45  # words shared less surely than this are chance, for a day that was only counted
LEAST = 0.5  # evidence below which nothing is bounded
MOST = 2.0  # what one day that coincides is worth at most
MARGIN = 1.0  # by this much a day must be better than all others
SLACK = 0.3  # days of writing this near to the best are all possible: one tense may have been misread
SHARE = 0.6  # of what the best day gains by votes, what a day must gain to remain
OTHER_SIDE = 0.7  # what a calendar date is worth where it coincides on the other side than its tense tells
FAR_OFF = 0.2  # what a calendar date costs that would lie far from all that the others tell
SURE = 0.5  # how alike a telling must be that gives only the month
STRIDE = 16  # days looked at together
MONTHLY = 0.5  # what a telling that gives only the month is worth

_SIDES = (Direction.PAST, Direction.FUTURE)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

When = Callable[[str, Interval], "Interval | None"]
Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """A date that another article tells, with the words around it."""

    node: str
    interval: Interval
    words: Bag


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression that hangs on the day of writing, with the words around it; `dated` where it names a date."""

    timex: Timex
    words: Bag
    dated: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """The days that remain; `exact` where one is clearly best, with the other tellings that say so."""

    window: Interval
    exact: bool
    witnesses: tuple[tuple[str, str], ...]


class Library:
    """All articles by the names that they tell, so that an undated one finds its story: `library.kin("a1")`."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = {r.article.id: r for r in readings}
        self._names: dict[str, frozenset[str]] = {}
        self._telling: defaultdict[str, list[str]] = defaultdict(list)
        for reading in sorted(readings, key=lambda r: r.article.id):
            names = frozenset(
                t.lemma.lower() for s in reading.parsed.sentences for t in s.tokens if t.pos == "PROPN"
            )
            self._names[reading.article.id] = names
            for name in names:
                self._telling[name].append(reading.article.id)

    def kin(self, article: str) -> list[str]:
        """The articles that share most names with one, the rarer the better."""
        shared: Counter[str] = Counter()
        for name in sorted(self._names.get(article, ())):
            telling = self._telling[name]
            for other in telling if len(telling) <= COMMON else ():
                shared[other] += 1
        del shared[article]
        ranked = sorted((-n, other) for other, n in shared.items() if n > 1)
        return [other for _, other in ranked[:HEARD]]


class Coincidence:
    """What the dates of kindred articles say of the day on which one was written."""

    def __init__(
        self,
        reading: Reading,
        graph: TemporalGraph,
        story: Story,
        values: Mapping[str, Value],
        library: Library,
    ) -> None:
        self._story = story
        kin = [library.readings[other] for other in library.kin(reading.article.id)]
        self.published = [i for r in kin if (i := _day_of(values, dct_id(r.article.id))) is not None]
        bags = {r.article.id: _bags(r) for r in (reading, *kin)}
        self._count = Counter(
            word for found in bags.values() for bag in found for word, weight in bag.items() if weight == 1
        )
        self._many = sum(map(len, bags.values()))
        self.tellings = tuple(t for r in kin for t in _tellings(r, values, bags[r.article.id]))
        self.clues = tuple(_clues(reading, graph, bags[reading.article.id]))
        self._by_day: defaultdict[int, list[Telling]] = defaultdict(list)
        self._by_month: defaultdict[int, list[Telling]] = defaultdict(list)
        for telling in self.tellings:
            if telling.interval.start is not None and telling.interval.granularity is Granularity.MONTH:
                self._by_month[telling.interval.start].append(telling)
            elif telling.interval.start is not None:
                self._by_day[telling.interval.start // DAY].append(telling)
        self._months = {t.node for found in self._by_month.values() for t in found}
        self._span = self._told_span()
        self._likeness: dict[tuple[str, str], float] = {}

    def _told_span(self) -> tuple[Instant, Instant]:
        """From a while before the first date that the kin tell, of those near to their own, to a while after the last."""
        if not self.published:
            return 0, 0
        said = [start for t in self.tellings if (start := t.interval.start) is not None]
        last = max(i.start or 0 for i in self.published)
        near = [start for start in said if abs(start - last) <= LONGEST * DAY // 2]
        first = max(min([i.start or 0 for i in self.published] + near), last - LONGEST * DAY)
        return first - AROUND * DAY, max([last, *near]) + AROUND * DAY

    def days(self, window: Interval) -> range:
        """The days on which the article may have been written, as far as its kin tell."""
        low, high = self._span
        last = max((i.start or 0 for i in self.published), default=0) + AROUND * DAY
        low = max(low, window.start if window.start is not None else low)
        high = min(high, last, window.end if window.end is not None else high)
        return range(low // DAY, high // DAY)

    def guess(self, window: Interval, when: When, other: Callable[[Interval], float]) -> Guess | None:
        """The best days: by calendar dates first, then by all that counts from the day of writing."""
        days = [unit_of(day * DAY, Granularity.DAY) for day in self.days(window)]
        worth = [self._calendar(clue, days, when) for clue in self.clues if clue.dated]
        calendar = [(sum(told[i] for told in worth), d) for i, d in enumerate(days)]
        best = max((score for score, _ in calendar), default=0.0)
        kept = [(score, d) for score, d in calendar if score >= best - SLACK]
        counted = [c for c in self.clues if not c.dated]
        scored = [
            (score + other(d) + sum(self._worth(c, when(c.timex.id, d)) for c in counted), d)
            for score, d in kept
        ]
        top = max((score for score, _ in scored), default=0.0)
        if top < LEAST:
            return None
        first = next(d for score, d in scored if score == top)
        near = [d for score, d in scored if score > top - MARGIN]
        exact = len(near) == 1 and top - best >= LEAST
        # Without a clear winner all days that the votes do not speak against remain: those that tie may all be wrong.
        left = (
            near if exact else [d for score, d in scored if score >= (1 - SHARE) * best + SHARE * top - SLACK]
        )
        hull = Interval(left[0].start, left[-1].end, Granularity.DAY)
        return Guess(hull, exact, tuple(self._said(first, when)))

    def _calendar(self, clue: Clue, days: Sequence[Interval], when: When) -> list[float]:
        """What a calendar date is worth on each day; it changes once a year, so most days need no look."""
        found: list[float] = []
        for begin in range(0, len(days), STRIDE):
            some = days[begin : begin + STRIDE]
            first, last = self._sides(clue, some[0], when), self._sides(clue, some[-1], when)
            if first == last:
                found += [self._dates(clue, first)] * len(some)
            else:
                found += [self._dates(clue, self._sides(clue, d, when)) for d in some]
        return found

    def _sides(self, clue: Clue, day: Interval, when: When) -> tuple[Interval | None, ...]:
        """The date on the side of a day that its tense tells, and those on either side."""
        assert clue.timex.expr is not None
        expr = clue.timex.expr
        return when(clue.timex.id, day), *(expr.resolve(day, way) for way in _SIDES)

    def _dates(self, clue: Clue, sides: Sequence[Interval | None]) -> float:
        """What the dates that a calendar date may be are worth."""
        told = sides[0]
        shares = (1.0, OTHER_SIDE, OTHER_SIDE)
        worth = max(share * self._worth(clue, date) for share, date in zip(shares, sides, strict=True))
        far = told is not None and told.start is not None and not self._near(told.start)
        return worth or (-FAR_OFF if far else 0.0)

    def _near(self, moment: Instant) -> bool:
        low, high = self._span
        return low <= moment < high

    def _worth(self, clue: Clue, told: Interval | None) -> float:
        return self._best(clue, told)[0]

    def _best(self, clue: Clue, told: Interval | None) -> tuple[float, str]:
        """How surely others tell of a clue's date, and which telling does."""
        if told is None or told.start is None or told.granularity > Granularity.DAY:
            return 0.0, ""
        found = [(self._alike(clue, t), t.node) for t in self._by_day.get(told.start // DAY, ())]
        if not clue.dated:
            month = unit_of(told.start, Granularity.MONTH).start
            inside = [(self._alike(clue, t), t.node) for t in self._by_month.get(month or 0, ())]
            found += [(MONTHLY * score, node) for score, node in inside if score >= SURE]
        score, node = max(found, default=(0.0, ""))
        if clue.dated:
            return (SAME_DATE + score, node) if found else (0.0, "")
        # A day that is only counted is worth the weight of the words it shares: two rare ones outdo many chances.
        return (min(MOST, score / (1 - score)), node) if score >= FLOOR or node in self._months else (0.0, "")

    def _alike(self, clue: Clue, telling: Telling) -> float:
        """How much the words around two dates have in common: 0 nothing, near 1 several rare ones."""
        key = (clue.timex.id, telling.node)
        if key not in self._likeness:
            shared = sum(
                min(weight, telling.words[word]) * log(self._many / self._count[word])
                for word, weight in sorted(clue.words.items())
                if word in telling.words
            )
            self._likeness[key] = shared / (shared + HALF)
        return self._likeness[key]

    def _said(self, day: Interval, when: When) -> list[tuple[str, str]]:
        """The clues that coincide with other tellings, were the article written on a day."""
        found = [(clue.timex.id, self._best(clue, when(clue.timex.id, day))[1]) for clue in self.clues]
        return [(clue, node) for clue, node in found if node]


def _day_of(values: Mapping[str, Value], node: str) -> Interval | None:
    value = values.get(node)
    return value.interval if value is not None else None


def _bags(reading: Reading) -> list[Bag]:
    """The content words of each sentence, those near it in its paragraph at half weight."""
    sentences = reading.parsed.sentences
    timed = [t.span for t in reading.timexes]
    own = [
        {
            t.lemma.lower()
            for t in s.tokens
            if t.pos in _CONTENT and not any(span.start <= t.start < span.end for span in timed)
        }
        for s in sentences
    ]
    bags: list[Bag] = []
    for i, sentence in enumerate(sentences):
        bag = dict.fromkeys(sorted(own[i]), 1.0)
        for j in (i - 1, i + 1, i - 2, i + 2):
            if 0 <= j < len(sentences) and sentences[j].paragraph == sentence.paragraph:
                for word in sorted(own[j]):
                    bag.setdefault(word, 0.5)
        bags.append(bag)
    return bags


def _around(reading: Reading, timex: Timex, bags: Sequence[Bag]) -> Bag:
    for sentence, bag in zip(reading.parsed.sentences, bags, strict=True):
        if sentence.start <= timex.span.start < sentence.end:
            return bag
    return {}


def _tellings(reading: Reading, values: Mapping[str, Value], bags: Sequence[Bag]) -> list[Telling]:
    """The days and months that an article tells in its own words."""
    found = []
    for timex in reading.timexes:
        interval = _day_of(values, timex.id)
        if interval is None or reading.parsed.quote_at(timex.span.start) is not None:
            continue
        if interval.granularity <= Granularity.DAY or interval.granularity is Granularity.MONTH:
            found.append(Telling(timex.id, interval, _around(reading, timex, bags)))
    return found


def _clues(reading: Reading, graph: TemporalGraph, bags: Sequence[Bag]) -> list[Clue]:
    """The article's expressions that hang on its own day, each calendar date once."""
    now = dct_id(reading.article.id)
    found: dict[str, Clue] = {}
    for timex in reading.timexes:
        chain = graph.explain(timex.id)
        if timex.expr is None or [link.target for link in chain] != [now]:
            continue
        if timex.reference not in {Reference.DEICTIC, Reference.PARTIAL}:
            continue
        repeat = element(timex.expr)
        dated = repeat is not None and bool(repeat.month) and bool(repeat.day)
        key = timex.text.lower() if dated else timex.id
        found.setdefault(key, Clue(timex, _around(reading, timex, bags), dated))
    return list(found.values())


__all__ = ["Clue", "Coincidence", "Guess", "Library"]
