"""Which mentions tell of one happening: candidate pairs by block, a score a pair, greedy clusters.

    mentions -> candidates    what a mention says, and when, in comparable form
             -> pairs         only mentions that share a word and a time are compared (near-linear)
             -> clusters      best pairs first; two happenings that one article tells apart never meet

No step looks at the order in which the articles came.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import pairwise, product
from typing import TYPE_CHECKING

from timeline.candidates import Candidate, When, candidates
from timeline.compare import promising, score
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

LOOKED_AT = 3
"""How many mentions of a cluster speak for it when two clusters meet."""


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


class _Clusters:
    """Disjoint sets that grow by the best pair first and never hold what must stay apart."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = found
        self.home = list(range(len(found)))
        self.members: dict[int, list[int]] = {index: [index] for index in range(len(found))}

    def join(self, a: int, b: int) -> None:
        left, right = sorted((self.home[a], self.home[b]))
        if left == right or not self._may(self.members[left], self.members[right]):
            return
        moved = self.members.pop(right)
        for index in moved:
            self.home[index] = left
        self.members[left] = sorted(self.members[left] + moved)

    def pruned(self, members: Sequence[int]) -> list[list[int]]:
        """A group without those that agree with the others no better than strangers do; these by themselves."""
        if len(members) < FEW:
            return [list(members)]
        strangers = [a for a in members if self._standing(a, members) < 0]
        return [[a for a in members if a not in strangers], *([a] for a in strangers)]

    def _standing(self, a: int, members: Sequence[int]) -> float:
        """How well a mention agrees with the rest of its group, on average."""
        scores = [max(WORST, self._score(a, b)) for b in members[:NEIGHBOURS] if b != a]
        return sum(scores) / len(scores)

    def _may(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether clusters agree on average, and no article tells two of their mentions apart."""
        speakers = list(product(self._speakers(left), self._speakers(right)))
        scores = [self._score(a, b) for a, b in speakers]
        if sum(scores) <= 0:
            return False
        return all(self._score(a, b) > IMPOSSIBLE for a, b in self._of_one_article(left, right))

    def _score(self, a: int, b: int) -> float:
        first, second = sorted((a, b))
        return score(self.found[first], self.found[second])

    def _speakers(self, members: Sequence[int]) -> Sequence[int]:
        """The members that say most: dated ones, fullest labels."""
        if len(members) <= LOOKED_AT:
            return members
        found = self.found
        return sorted(
            members,
            key=lambda i: (not found[i].when.dated, not found[i].when.stated, -found[i].label.norm, i),
        )[:LOOKED_AT]

    def _of_one_article(self, left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs across two clusters that stand in one article."""
        if len(left) + len(right) <= LOOKED_AT + 1:
            return  # all of them have spoken
        at: defaultdict[str, list[int]] = defaultdict(list)
        for index in left:
            at[self.found[index].mention.article].append(index)
        for other in right:
            for index in at.get(self.found[other].mention.article, ())[:NEIGHBOURS]:
                yield index, other


def cluster(
    readings: Sequence[Reading], datings: Mapping[str, Dating]
) -> tuple[tuple[EventMention, ...], ...]:
    """Mentions grouped by happening, singles included; the order of articles changes nothing.

    "voted on Friday" and "Friday's ballot" of another paper in one group, "the second vote" in its own.
    """
    found = candidates(readings, datings)
    groups = _Clusters(found)
    likely = [(score(found[a], found[b]), a, b) for a, b in pairs(found) if promising(found[a], found[b])]
    for value, a, b in sorted(likely, key=lambda item: (-item[0], item[1], item[2])):
        if value <= 0:
            break
        groups.join(a, b)
    told = (part for _, members in sorted(groups.members.items()) for part in groups.pruned(members))
    kept = sorted(members for members in told if any(found[i].maker for i in members))
    return tuple(tuple(found[i].mention for i in members) for members in kept)


def coreferences(groups: Iterable[Sequence[EventMention]]) -> Iterator[TLink]:
    """The groups as orderings: each mention SIMULTANEOUS with the next of its group, for a second solve."""
    for group in groups:
        for a, b in pairwise(group):
            yield TLink(a.id, b.id, Relation.SIMULTANEOUS, "merge")


__all__ = ["cluster", "coreferences"]
