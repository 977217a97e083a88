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

from timeline.alike import clash, other_object, shared_parties, tells_apart, terms_near
from timeline.candidates import Candidate, When, candidates
from timeline.model import Relation, Status, TLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.model import Dating, EventMention

WEIGHTS = {
    "kind": 2.1,  # triggers near in meaning
    "who": 0.7,  # parties and places that agree
    "clash": -1.6,  # names in one role that differ
    "object": -1.0,  # done to something else
    "label": 0.9,  # rare words in common, in the clause
    "context": 1.0,  # and in the sentence
    "same": 0.4,  # the same day
    "coarse": 0.3,  # the same month, season, year
    "nested": 1.2,  # one date inside the other, the more the closer they are
    "alone": 1.9,  # nothing else in either article has this very date
    "undated": -2.0,  # one of them has no date
    "fresh": 2.0,  # the other's date is near to when that one was published
    "gap": -2.5,  # dates that differ, by how much
    "carried": 4.0,  # "the talks took place": one happening in two words
    "headed": 1.2,  # a headline and the opening below it
    "inside": -1.0,  # both in one article: a writer seldom tells one thing twice in other words
    "bias": -0.3,
}
"""What makes two mentions one happening: the weighted sum must be above 0."""

OPENING = 3
"""How many sentences tell again what the headline tells."""

NEIGHBOURS = 12
"""How many earlier mentions of one block a mention is compared with."""

COMPARED = 40
"""How many mentions a mention is compared with in all, those that share most first."""

LOOKED_AT = 3
"""How many mentions of a cluster speak for it when two clusters meet."""

NEAR = ((3, 0.9), (7, 0.75), (31, 0.5), (92, 0.4), (366, 0.3), (math.inf, 0.15))
"""How much a date says that holds the other, by the days that it spans."""

GAP = ((1, 0.5), (3, 0.9))
"""How much dates a few days apart say against; farther apart they never meet."""

FRESH = ((2, 1.0), (7, 0.7), (31, 0.3))
"""How near to its article's publication an undated mention is thought to lie."""

IMPLIED_GAP = ((1, 0.2), (7, 0.4), (31, 0.8))
"""The same where one of the dates is only implied."""


# --------------------------------------------------------------------------- one pair


def time_features(a: Candidate, b: Candidate) -> dict[str, float] | None:
    """What two times say of being one; None where they cannot be one.

    Two dates that one article states for two mentions are two happenings, whatever else agrees.
    """
    one, two = a.when, b.when
    apart = _gap(one, two)
    if not (one.dated and two.dated):
        return None if apart > 1 else {"undated": 1.0, "fresh": _fresh(a, b), "gap": 0.5 * (apart > 0)}
    if one[:2] == two[:2]:
        return {"same" if one.days <= 1 else "coarse": 1.0, "alone": 1 / max(a.company, b.company)}
    if apart <= 0:
        return {"nested": _table(NEAR, max(one.days, two.days)) or 0.0}
    stated = one.stated and two.stated
    if stated and a.mention.article == b.mention.article:
        return None
    gap = _table(GAP if stated else IMPLIED_GAP, apart)
    return None if gap is None else {"gap": gap}


def _fresh(a: Candidate, b: Candidate) -> float:
    """How near the one date that is known lies to when the undated mention was published, 1 to 0."""
    undated, dated = (b, a) if a.when.dated else (a, b)
    if not dated.when.dated or dated.when.first is None or undated.published is None:
        return 0.0
    return _table(FRESH, abs(undated.published - dated.when.first)) or 0.0


def _table(table: tuple[tuple[float, float], ...], days: float) -> float | None:
    return next((value for most, value in table if days <= most), None)


def _gap(a: When, b: When) -> int:
    """Days between two windows; 0 or less where they meet, open ends meeting everything."""
    gaps = [
        later.first - earlier.last
        for earlier, later in ((a, b), (b, a))
        if earlier.last is not None and later.first is not None
    ]
    return max(gaps, default=0)


def features(a: Candidate, b: Candidate) -> dict[str, float] | None:
    """What speaks for and against one happening, by the names of `WEIGHTS`; None where it cannot be."""
    if tells_apart(a.mention, b.mention):
        return None
    if (Status.HYPOTHETICAL in (a.mention.status, b.mention.status)) and a.mention.status != b.mention.status:
        return None
    times = time_features(a, b)
    inside = a.mention.article == b.mention.article
    if times is None or (inside and a.mention.sentence == b.mention.sentence and not carried(a, b)):
        return None
    return {
        **times,
        "kind": terms_near(a.terms, b.terms),
        "who": shared_parties(a.mention, b.mention),
        "clash": clash(a.mention, b.mention),
        "object": other_object(a.mention, b.mention),
        "label": a.label.cosine(b.label),
        "context": a.sentence.cosine(b.sentence),
        "inside": float(inside and not headed(a, b)),
        "headed": float(inside and headed(a, b)),
        "carried": float(inside and carried(a, b)),
        "bias": 1.0,
    }


def headed(a: Candidate, b: Candidate) -> bool:
    """Whether one stands in the headline and the other in the opening, where a headline is told again."""
    first, second = sorted((a.mention.sentence, b.mention.sentence))
    return first < 0 <= second < OPENING


def carried(a: Candidate, b: Candidate) -> bool:
    """Whether one is the verb that only says that the other happens."""
    return b.mention.span.start in a.carries or a.mention.span.start in b.carries


def score(a: Candidate, b: Candidate) -> float:
    """Above 0 where two mentions are taken for one happening; -inf where they cannot be."""
    if not (a.maker or b.maker):
        return -math.inf
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
            members,
            key=lambda i: (not found[i].when.dated, not found[i].when.stated, -found[i].label.norm, i),
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
    kept = (members for _, members in sorted(groups.members.items()) if any(found[i].maker for i in members))
    return tuple(tuple(found[i].mention for i in members) for members in kept)


def coreferences(groups: Iterable[Sequence[EventMention]]) -> Iterator[TLink]:
    """The groups as orderings: each mention SIMULTANEOUS with the next of its group, for a second solve."""
    for group in groups:
        for a, b in pairwise(group):
            yield TLink(a.id, b.id, Relation.SIMULTANEOUS, "merge")


__all__ = ["WEIGHTS", "cluster", "coreferences", "features", "score"]
