"""Which mentions tell of one happening: candidate pairs by block, a score a pair, greedy clusters.

mentions -> candidates    what a mention says, and when, in comparable form
         -> pairs         only mentions that share a word and a time are compared (near-linear)
         -> clusters      best pairs first; two happenings that one article tells apart never meet

No step looks at the order in which the articles came.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from timeline.alike import agreement, closeness, content_words, fold, keys, tells_apart
from timeline.model import Relation, Status, TLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.model import Dating, EventMention

DAY = 86_400
"""Seconds, the unit of `interval.Instant`."""

WEIGHTS = {
    "kind": 1.6,  # triggers near in meaning
    "who": 0.9,  # arguments that agree (negative where they clash)
    "label": 1.2,  # rare words in common
    "when": 1.5,  # dates that agree (negative where they differ)
    "inside": -0.4,  # both in one article: a writer seldom tells one thing twice in other words
    "bias": -2.0,
}
"""What makes two mentions one happening: the weighted sum must be above 0."""

NEIGHBOURS = 12
"""How many earlier mentions of one block a mention is compared with."""

COMPARED = 40
"""How many mentions a mention is compared with in all, those that share most first."""

LOOKED_AT = 3
"""How many mentions of a cluster speak for it when two clusters meet."""

FIT = ((1, 1.0), (3, 0.9), (7, 0.75), (31, 0.5), (92, 0.4), (366, 0.3), (math.inf, 0.15))
"""How much a shared date says, by the days that the wider of two dates spans."""

GAP = ((1, -0.5), (3, -0.9))
"""How much two dates a few days apart say; farther apart they never meet."""

IMPLIED_GAP = ((1, -0.2), (7, -0.4), (31, -0.8))
"""The same where one of the dates is only implied."""


# --------------------------------------------------------------------------- candidates


class When(NamedTuple):
    """A mention's time in whole days, both ends inclusive; None where open or unknown."""

    first: int | None = None
    last: int | None = None
    stated: bool = False
    dated: bool = False

    @property
    def days(self) -> float:
        """How many days the window spans."""
        return math.inf if self.first is None or self.last is None else self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention as merging sees it; `words` are weighed by how rare they are in the story."""

    mention: EventMention
    when: When
    keys: tuple[str, ...]
    words: Mapping[str, float]
    norm: float


def when_of(dating: Dating | None) -> When:
    """A dating in days: its interval, else its bounds."""
    if dating is None:
        return When()
    window = dating.interval or dating.bounds
    if window is None:
        return When()
    first = None if window.start is None else window.start // DAY
    last = None if window.end is None else (window.end - 1) // DAY
    if window.part == "NI":  # a night belongs to the day on which it began
        last = first
    dated = dating.interval is not None and dating.point and first is not None and last is not None
    return When(first, last, dating.stated, dated)


def eligible(mention: EventMention) -> bool:
    """Whether a mention may make an event of its own."""
    return mention.salient and not mention.generic


def candidates(readings: Sequence[Reading], datings: Mapping[str, Dating]) -> list[Candidate]:
    """Every mention that may stand on a timeline, in the order of article and offset."""
    mentions = sorted(
        (m for reading in readings for m in reading.mentions if eligible(m)),
        key=lambda m: (m.article, m.sentence >= 0, m.span, m.id),
    )
    bags = [_bag(m) for m in mentions]
    seen = Counter(word for bag in bags for word in bag)
    total = len(mentions)
    found = []
    for mention, bag in zip(mentions, bags, strict=True):
        words = {word: math.log((total + 1) / seen[word]) for word in sorted(bag)}
        norm = math.sqrt(sum(weight * weight for weight in words.values()))
        found.append(Candidate(mention, when_of(datings.get(mention.id)), keys(mention), words, norm))
    return found


def _bag(mention: EventMention) -> frozenset[str]:
    return content_words(mention.label) | {fold(mention.lemma)}


# --------------------------------------------------------------------------- one pair


def time_fit(a: When, b: When, *, inside: bool) -> float | None:
    """What two times say of being one, 1 (one stated day) to -1; None where they cannot be one.

    Two dates that one article states for two mentions are two happenings, whatever else agrees.
    """
    apart = _gap(a, b)
    if apart <= 0:
        return _fit(max(a.days, b.days)) if a.dated and b.dated else 0.0
    if not (a.dated and b.dated):
        return None if apart > 1 else -0.5
    stated = a.stated and b.stated
    if inside and stated:
        return None
    table = GAP if stated else IMPLIED_GAP
    return next((value for days, value in table if apart <= days), None)


def _gap(a: When, b: When) -> int:
    """Days between two windows; 0 or less where they meet, open ends meeting everything."""
    gaps = [
        later.first - earlier.last
        for earlier, later in ((a, b), (b, a))
        if earlier.last is not None and later.first is not None
    ]
    return max(gaps, default=0)


def _fit(days: float) -> float:
    return next(value for most, value in FIT if days <= most)


def shared_words(a: Candidate, b: Candidate) -> float:
    """Cosine of two labels' words, weighed by rarity."""
    if not a.norm or not b.norm:
        return 0.0
    return sum(w * w for word, w in a.words.items() if word in b.words) / (a.norm * b.norm)


def features(a: Candidate, b: Candidate) -> dict[str, float] | None:
    """What speaks for and against one happening, by the names of `WEIGHTS`; None where it cannot be."""
    inside = a.mention.article == b.mention.article
    if tells_apart(a.mention, b.mention) or a.mention.negated != b.mention.negated:
        return None
    if (Status.HYPOTHETICAL in (a.mention.status, b.mention.status)) and a.mention.status != b.mention.status:
        return None
    when = time_fit(a.when, b.when, inside=inside)
    if when is None:
        return None
    return {
        "kind": closeness(a.mention, b.mention),
        "who": agreement(a.mention, b.mention),
        "label": shared_words(a, b),
        "when": when,
        "inside": float(inside),
        "bias": 1.0,
    }


def score(a: Candidate, b: Candidate) -> float:
    """Above 0 where two mentions are taken for one happening; -inf where they cannot be."""
    found = features(a, b)
    return -math.inf if found is None else sum(WEIGHTS[name] * value for name, value in found.items())


# --------------------------------------------------------------------------- blocks


def _buckets(when: When) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Time buckets that a mention is filed under, and those that it looks into."""
    if not when.dated or when.first is None or when.last is None:
        return ("u",), ("u", "a")
    day = when.first + (when.last - when.first) // 2
    month, year = day // 31, day // 366
    if when.days <= 3:
        near = (f"d{day - 1}", f"d{day}", f"d{day + 1}")
        return (f"d{day}", f"fm{month}", f"fy{year}", "a"), (
            *near, *(f"m{m}" for m in (month - 1, month, month + 1)), *(f"y{y}" for y in (year - 1, year, year + 1)), "u",
        )  # fmt: skip
    if when.days <= 31:
        months = tuple(f"{kind}{m}" for m in (month - 1, month, month + 1) for kind in ("m", "fm"))
        return (f"m{month}", f"fy{year}", "a"), (*months, *(f"y{y}" for y in (year - 1, year, year + 1)), "u")
    years = tuple(f"{kind}{y}" for y in (year - 1, year, year + 1) for kind in ("y", "fy"))
    return (f"y{year}", "a"), (*years, "u")


def pairs(found: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Index pairs worth a look: mentions that share a time and a word, or the very day; rarest words first."""
    seen = Counter(key for candidate in found for key in candidate.keys)
    filed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, candidate in enumerate(found):
        filing, looking = _buckets(candidate.when)
        mine = sorted(candidate.keys, key=lambda key: (seen[key], key))
        met: Counter[int] = Counter()
        for key in (*mine, "*"):
            for bucket in looking:
                for other in filed.get((bucket, key), ())[-NEIGHBOURS:]:
                    met[other] += 1
        for other, _ in sorted(met.items(), key=lambda item: (-item[1], -item[0]))[:COMPARED]:
            yield other, index
        for bucket in filing:
            for key in mine:
                filed[bucket, key].append(index)
        filed[filing[0], "*"].append(index)


# --------------------------------------------------------------------------- clusters


class _Clusters:
    """Disjoint sets that grow by the best pair first and never hold what must stay apart."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = found
        self.home = list(range(len(found)))
        self.members: dict[int, list[int]] = {index: [index] for index in range(len(found))}
        self.scores: dict[tuple[int, int], float] = {}

    def score(self, a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.scores:
            self.scores[pair] = score(self.found[pair[0]], self.found[pair[1]])
        return self.scores[pair]

    def join(self, a: int, b: int) -> None:
        left, right = sorted((self.home[a], self.home[b]))
        if left == right or not self._may(self.members[left], self.members[right]):
            return
        moved = self.members.pop(right)
        for index in moved:
            self.home[index] = left
        self.members[left] = sorted(self.members[left] + moved)

    def _may(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether clusters agree on average; one pair that cannot be keeps them apart."""
        scores = [self.score(a, b) for a, b in product(self._speakers(left), self._speakers(right))]
        return sum(scores) / len(scores) > 0

    def _speakers(self, members: Sequence[int]) -> Sequence[int]:
        """The members that say most: dated ones, fullest labels."""
        if len(members) <= LOOKED_AT:
            return members
        found = self.found
        return sorted(
            members, key=lambda i: (not found[i].when.dated, not found[i].when.stated, -found[i].norm, i)
        )[:LOOKED_AT]


def cluster(
    readings: Sequence[Reading], datings: Mapping[str, Dating]
) -> tuple[tuple[EventMention, ...], ...]:
    """Mentions grouped by happening, singles included; the order of articles changes nothing.

    "voted on Friday" and "Friday's ballot" of another paper in one group, "the second vote" in its own.
    """
    found = candidates(readings, datings)
    groups = _Clusters(found)
    scored = [(groups.score(a, b), a, b) for a, b in pairs(found)]
    for value, a, b in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value <= 0:
            break
        groups.join(a, b)
    return tuple(tuple(found[i].mention for i in members) for _, members in sorted(groups.members.items()))


def coreferences(groups: Iterable[Sequence[EventMention]]) -> Iterator[TLink]:
    """The groups as orderings: each mention SIMULTANEOUS with the next of its group, for a second solve."""
    for group in groups:
        for a, b in pairwise(group):
            yield TLink(a.id, b.id, Relation.SIMULTANEOUS, "merge")


__all__ = [
    "WEIGHTS",
    "Candidate",
    "When",
    "cluster",
    "coreferences",
    "features",
    "score",
    "time_fit",
    "when_of",
]
