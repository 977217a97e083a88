"""Nouns that point to what was told: "the blackout" joins the one happening of its kind that the story tells.

    lone noun with an article or an owner -> happenings of its word or kind -> the only one with more in common than that

Two that may be meant leave it open; who tells of many of a kind does not point at one with a bare noun.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.alike import kinds, roots
from timeline.compare import score
from timeline.model import EventClass, Status
from timeline.rules.en_merge import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.candidates import Candidate, When

ENOUGH = -0.8
"""The score from which on a noun may mean a happening: it has no date, so it need not speak for itself."""

RIVAL = -1.0
"""The score from which on a happening competes: a little above that of words of one kind with nothing in common."""

MANY = 12
"""Of more happenings of a kind none is meant; of so many mentions of one the first speak for it."""

APART = float("-inf")
"""The score of two that cannot be one."""


def recall(found: Sequence[Candidate], groups: Iterable[list[int]]) -> list[list[int]]:
    """The groups that may stand on a timeline, each with the lone nouns that can mean no other.

    "The blackout" of one article joins "the power failed on Monday" of another where no second one is told.
    """
    told: list[list[int]] = []
    lone: list[int] = []
    for group in groups:
        if any(found[i].maker for i in group):
            told.append(group)
        elif len(group) == 1 and found[group[0]].known:
            lone += group
    filed = _filed(found, told)
    meant = [(one, _meant(found, one, told, filed)) for one in lone]
    return [sorted((*group, *(one for one, at in meant if at == n))) for n, group in enumerate(told)]


def _filed(found: Sequence[Candidate], groups: Sequence[Sequence[int]]) -> dict[str | int, list[int]]:
    """The groups by the word families and the kinds of what they tell, no longer than need be."""
    filed: defaultdict[str | int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        telling = (i for i in group if found[i].mention.event_class is not EventClass.REPORTING)
        for key in sorted({key for i in telling for key in _kin(found[i])}, key=str):
            if len(filed[key]) <= MANY:
                filed[key].append(number)
    return filed


def _kin(candidate: Candidate) -> Iterator[str | int]:
    for term in candidate.terms:
        if term not in LIGHT:
            yield from roots(term)
            yield from kinds(term)


def _meant(
    found: Sequence[Candidate], one: int, groups: Sequence[Sequence[int]], filed: dict[str | int, list[int]]
) -> int | None:
    """The only group that a noun can mean."""
    near = sorted({number for key in _kin(found[one]) for number in filed.get(key, ())})
    if len(near) > MANY:
        return None
    scores = [(_best(found, one, groups[number]), number) for number in near]
    rivals = [(value, number) for value, number in scores if value > RIVAL]
    if len(rivals) != 1 or rivals[0][0] < ENOUGH:
        return None
    number = rivals[0][1]
    others = [found[i] for i in groups[number]]
    return (
        number
        if _is_past(found[one], [c.when for c in others]) and _may(found, one, groups[number])
        else None
    )


def _may(found: Sequence[Candidate], one: int, group: Sequence[int]) -> bool:
    """Whether the noun's own article does not tell it and one of the group apart."""
    article = found[one].mention.article
    same = [i for i in group if found[i].mention.article == article]
    return all(score(*_pair(found, one, other)) > APART for other in same[:MANY])


def _is_past(noun: Candidate, whens: Iterable[When]) -> bool:
    """Whether a dated happening can be one that is known already: begun by when the noun is told, unless it is to come."""
    begun = [when.first for when in whens if when.dated and when.first is not None]
    if not begun or noun.mention.status is Status.PLANNED:
        return bool(begun)
    ends = [day for day in (noun.when.last, noun.published) if day is not None]
    return min(begun) <= min(ends, default=min(begun))


def _best(found: Sequence[Candidate], one: int, group: Sequence[int]) -> float:
    """How well a mention goes with the nearest of a group, -inf where most of the group cannot be it."""
    scores = sorted(score(*_pair(found, one, other)) for other in group[:MANY])
    return scores[-1] if scores[(len(scores) - 1) // 2] > APART else APART


def _pair(found: Sequence[Candidate], a: int, b: int) -> tuple[Candidate, Candidate]:
    first, second = sorted((a, b))
    return found[first], found[second]


__all__ = ["recall"]
