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
from typing import TYPE_CHECKING

from timeline.candidates import Candidate, When, candidates
from timeline.compare import likely, score
from timeline.model import Relation, TLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.model import Dating, EventMention

NEIGHBOURS = 12
"""How many earlier mentions of one block a mention is compared with."""

COMPARED = 30
"""How many mentions a mention is compared with in all, those that share most first."""

IMPOSSIBLE = float("-inf")
"""The score of two mentions that cannot be one happening."""

FEW = 3
"""From how many mentions on a group can tell who does not belong to it."""

WORST = -3.0
"""What an impossible pair counts where an average is taken."""

HEARD = 5
"""How many articles of a cluster speak for it when two clusters meet."""

EACH = 3
"""How many mentions of an article are heard."""


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
        met: defaultdict[int, float] = defaultdict(float)
        for key in (*mine, "*"):
            worth = 1 / (1 + math.log2(seen[key])) if key != "*" else 1.0
            for bucket in looking:
                for other in filed.get((bucket, key), ())[-NEIGHBOURS:]:
                    met[other] += worth
        for other, _ in sorted(met.items(), key=lambda item: (-item[1], -item[0]))[:COMPARED]:
            yield other, index
        for bucket in filing:
            for key in mine:
                filed[bucket, key].append(index)
        for bucket in filing[:-1] if candidate.when.dated else filing:
            filed[bucket, "*"].append(index)


# --------------------------------------------------------------------------- clusters


@dataclass(slots=True)
class _Group:
    """Mentions taken for one happening, with what joining another group needs at hand."""

    members: list[int]
    speakers: list[int]
    at: dict[str, list[int]]


class _Clusters:
    """Disjoint sets that grow by the best pair first and never hold what must stay apart."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = found
        self.groups = [_Group([i], [i], {c.mention.article: [i]}) for i, c in enumerate(found)]
        self.refused: dict[tuple[int, int], int] = {}

    def join(self, a: int, b: int) -> None:
        """Make one group of two, the smaller moved into the larger: each mention moves seldom."""
        small, large = sorted((self.groups[a], self.groups[b]), key=lambda g: (len(g.members), g.members[0]))
        if small is large:
            return
        both, many = (small.members[0], large.members[0]), len(small.members) + len(large.members)
        if self.refused.get(both) == many:
            return  # neither has grown since
        if not self._may(small, large):
            self.refused[both] = many
            return
        large.members += small.members
        large.speakers = self._chosen((*large.speakers, *small.speakers))
        for article, indices in small.at.items():
            large.at.setdefault(article, []).extend(indices)
        for index in small.members:
            self.groups[index] = large

    def told(self) -> Iterator[list[int]]:
        """The groups, each without those that agree with the others no better than strangers do; these alone."""
        for index, group in enumerate(self.groups):
            members = sorted(group.members)
            if index != members[0]:
                continue
            strangers = [a for a in members if len(members) >= FEW and self._standing(a, members) < 0]
            yield [a for a in members if a not in strangers]
            yield from ([a] for a in strangers)

    def _standing(self, a: int, members: Sequence[int]) -> float:
        """How well a mention agrees with the rest of its group, on average."""
        scores = [max(WORST, self._score(a, b)) for b in members[:NEIGHBOURS] if b != a]
        return sum(scores) / len(scores)

    def _may(self, small: _Group, large: _Group) -> bool:
        """Whether groups agree on average, and no article tells two of their mentions apart."""
        voices = product(self._voices(small), self._voices(large))
        if sum(self._best(one, other) for one, other in voices) <= 0:
            return False
        return all(
            self._score(a, b) > IMPOSSIBLE
            for article, indices in small.at.items()
            for a, b in product(indices, large.at.get(article, ())[:NEIGHBOURS])
        )

    def _chosen(self, speakers: Iterable[int]) -> list[int]:
        """One mention of each article that speaks first for a group."""
        first: dict[str, int] = {}
        for index in sorted(speakers, key=self._reticence):
            first.setdefault(self.found[index].mention.article, index)
        return list(first.values())[:HEARD]

    def _voices(self, group: _Group) -> list[list[int]]:
        """The mentions that speak for a group, those of one article together: it may say in two words what it says once."""
        return [group.at[self.found[index].mention.article][:EACH] for index in group.speakers]

    def _best(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How well two articles agree: as well as the words of theirs that agree best."""
        return max(max(WORST, self._score(a, b)) for a, b in product(one, other))

    def _score(self, a: int, b: int) -> float:
        first, second = sorted((a, b))
        return score(self.found[first], self.found[second])

    def _reticence(self, index: int) -> tuple[bool, bool, float, int]:
        """Who speaks for a group first: dated ones, fullest labels."""
        candidate = self.found[index]
        return not candidate.when.dated, not candidate.when.stated, -candidate.label.norm, index


def cluster(
    readings: Sequence[Reading], datings: Mapping[str, Dating]
) -> tuple[tuple[EventMention, ...], ...]:
    """Mentions grouped by happening, singles included; the order of articles changes nothing.

    "voted on Friday" and "Friday's ballot" of another paper in one group, "the second vote" in its own.
    """
    return grouped(candidates(readings, datings))


def grouped(found: Sequence[Candidate]) -> tuple[tuple[EventMention, ...], ...]:
    """The same of candidates that are at hand."""
    groups = _Clusters(found)
    scored = ((likely(found[a], found[b]), a, b) for a, b in pairs(found))
    good = [(-value, a, b) for value, a, b in scored if value > 0]
    for _, a, b in sorted(good):
        groups.join(a, b)
    kept = sorted(members for members in groups.told() if any(found[i].maker for i in members))
    return tuple(tuple(found[i].mention for i in members) for members in kept)


def coreferences(groups: Iterable[Sequence[EventMention]]) -> Iterator[TLink]:
    """The groups as orderings: each mention SIMULTANEOUS with the next of its group, for a second solve."""
    for group in groups:
        for a, b in pairwise(group):
            yield TLink(a.id, b.id, Relation.SIMULTANEOUS, "merge")


__all__ = ["cluster", "coreferences", "grouped"]
