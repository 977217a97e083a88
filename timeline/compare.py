"""How likely two mentions are one happening: what speaks for and against, each with its weight."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from timeline.alike import (
    KIN,
    RELATED,
    clash,
    other_object,
    rare_party,
    shared_parties,
    tells_apart,
    terms_near,
)
from timeline.orderings import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.candidates import Candidate, When

WEIGHTS = {
    "kind": 2.1,  # triggers near in meaning
    "who": 0.9,  # parties and places that agree
    "rare": 1.5,  # one of them that few happenings share
    "clash": -1.6,  # names in one role that differ
    "object": -0.5,  # done to something else
    "label": 0.9,  # rare words in common, in the clause
    "context": 2.5,  # and in the sentence
    "same": 0.4,  # the same day
    "coarse": 0.3,  # the same month, season, year
    "nested": 1.2,  # one date inside the other, the more the closer they are
    "alone": 1.6,  # nothing else in either article has this very date
    "within": 0.7,  # nothing else in either article lies inside the wider of two dates
    "faint": -0.55,  # unlike words, joined by a wide date that holds the other, in sentences about other things
    "plan": -3.0,  # a plan and a deed that share neither words nor a day: a false match would print the plan as done
    "undated": -2.2,  # one of them has no date
    "fresh": 2.0,  # the other's date is near to when that one was published
    "sole": 2.2,  # one of them has no date, and the story tells of one such happening
    "gap": -2.2,  # dates that differ, by how much
    "carried": 4.0,  # "the talks took place": one happening in two words
    "headed": 1.2,  # a headline and the opening below it
    "inside": -1.0,  # both in one article: a writer seldom tells one thing twice in other words
    "bias": -0.5,
}
"""What makes two mentions one happening: the weighted sum must be above 0."""

BEST = {"who": 1.0, "rare": 1.0, "label": 1.0, "context": 1.0}
"""What features that take time to compute can come to at most."""

DOUBT = 0.2
"""How much a date that is only assumed is like none."""

SHARED = 0.2
"""How much two mentions with different dates must share in parties and words."""

FIRM = 0.1
"""From how much of a gap on that holds: what is told of another happening of the clause keeps no two apart."""

FAINT = 0.1
"""From how much of their sentences' words in common on two unlike mentions are taken to be about one thing."""

CROWDED = 0.5
"""A wide date that holds three of an article's happenings or more may be any of them."""

COMMON = 0.15
"""How much of their sentences' words two mentions share that may be one by a coarse date in a quotation."""

OPENING = 3
"""How many sentences tell again what the headline tells."""

NEAR = ((3, 0.9), (7, 0.75), (31, 0.5), (92, 0.4), (366, 0.3), (math.inf, 0.15))
"""How much a date says that holds the other, by the days that it spans."""

ALONE = ((3, 1.0), (31, 0.8), (366, 0.7), (math.inf, 0.5))
"""How much it says that nothing else has a date, by the days that it spans: much else happens in a year."""

GAP = ((1, 0.5), (3, 0.9))
"""How much dates a few days apart say against; farther apart they never meet."""

FRESH = ((2, 1.0), (7, 0.7), (31, 0.3))
"""How near to its article's publication an undated mention is thought to lie."""

IMPLIED_GAP = ((1, 0.2), (7, 0.4), (31, 0.8))
"""The same where one of the dates is only implied."""


def time_features(a: Candidate, b: Candidate) -> dict[str, float] | None:
    """What two times say of being one; None where they cannot be one.

    Two dates that one article states for two mentions are two happenings, whatever else agrees;
    a date that is only borrowed never keeps two apart.
    """
    one, two = a.when, b.when
    apart = _gap(one, two)
    if not (one.dated and two.dated):
        return None if apart > 1 else {"undated": 1.0, "fresh": _fresh(a, b), "gap": 0.5 * (apart > 0)}
    trust = min(one.trust, two.trust)
    told = _dated(a, b, apart)
    if told is None and (one.borrowed or two.borrowed):
        told = {}
    if trust == 1.0 or told is None:
        return told
    return {"undated": DOUBT * (1 - trust), **{name: value * trust for name, value in told.items()}}


def _dated(a: Candidate, b: Candidate, apart: int) -> dict[str, float] | None:
    one, two = a.when, b.when
    if one[:2] == two[:2]:
        alone = (_table(ALONE, one.days) or 0.0) / max(a.company, b.company)
        return {"same" if one.days <= 1 else "coarse": 1.0, "alone": alone}
    if apart <= 0:
        wide = max(one, two, key=lambda w: w.days)
        others = max(a.calendar.within(wide), b.calendar.within(wide), 1)
        return {"nested": _table(NEAR, wide.days) or 0.0, "within": 1 / others}
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


def quick_features(a: Candidate, b: Candidate) -> dict[str, float] | None:
    """The features that cost little: time, trigger, place in the article; None where they cannot be one."""
    inside = a.mention.article == b.mention.article
    kind = terms_near(a.terms, b.terms)
    if inside and kind < RELATED and not carried(a, b) and not headed(a, b):
        return None
    times = time_features(a, b)
    if times is None:
        return None
    return {
        **times,
        "kind": kind,
        "sole": times.get("undated", 0.0) * bool(a.sole & b.sole),
        "inside": float(inside and not headed(a, b)),
        "headed": float(inside and headed(a, b)),
        "carried": float(inside and carried(a, b)),
        "bias": 1.0,
    }


def features(a: Candidate, b: Candidate) -> dict[str, float] | None:
    """What speaks for and against one happening, by the names of `WEIGHTS`; None where it cannot be."""
    found = quick_features(a, b)
    return None if found is None else _slow_features(a, b, found | _words(a, b))


def _words(a: Candidate, b: Candidate) -> dict[str, float]:
    return {"label": a.label.cosine(b.label), "context": a.sentence.cosine(b.sentence)}


def _slow_features(a: Candidate, b: Candidate, found: dict[str, float]) -> dict[str, float] | None:
    """The features with those that read the arguments."""
    if tells_apart(a.mention, b.mention):
        return None
    other = other_object(a.mention, b.mention)
    if other and found["inside"] and found["kind"] < RELATED:
        return None  # one article, two acts: "approved the bridge and cancelled the fair"
    who = shared_parties(a.mention, b.mention)
    if found.get("gap", 0.0) >= FIRM and who + found["label"] < SHARED:
        return None  # "three were killed" on Monday, "five were killed" on Tuesday
    if _stranger(found, who) or (who <= 0 and _only_spoken(a, b, found)):
        return None
    rare = rare_party(a.mention, b.mention, a.rarity) if who else 0.0
    return {
        **found,
        "faint": float(_faint(found)),
        "plan": float(who <= 0 and _another_plan(a, b, found)),
        "who": who,
        "rare": rare,
        "clash": clash(a.named or a.mention, b.named or b.mention),
        "object": other,
    }


def _faint(found: Mapping[str, float]) -> bool:
    """Whether unlike words have no tie but that "in March" holds the 8th, and much else that is dated."""
    return not _tied(found) and found.get("within", 1.0) < CROWDED


def _only_spoken(a: Candidate, b: Candidate, found: Mapping[str, float]) -> bool:
    """Whether only a coarse date in a quotation joins them: who speaks of "this week" may speak of anything in it."""
    spoken = a.mention.quote is not None or b.mention.quote is not None
    unlike = found["kind"] < RELATED and found["context"] < COMMON
    return spoken and unlike and bool(found.get("coarse"))


def _stranger(found: Mapping[str, float], who: float) -> bool:
    """Whether unlike words, in sentences about other things, have not even two dates that are told."""
    return not _tied(found, RELATED if who > 0 else KIN) and found.get("undated") == 1.0


def _tied(found: Mapping[str, float], near: float = RELATED) -> bool:
    """Whether words that are `near` in meaning, one that carries the other or the sentences around speak for one thing."""
    placed = found["carried"] or found["headed"]
    return found["kind"] >= near or bool(placed) or found["context"] >= FAINT


def _another_plan(a: Candidate, b: Candidate, found: Mapping[str, float]) -> bool:
    """Whether a plan and a deed share neither words nor a day."""
    apart = (a.mention.status in NOT_YET) != (b.mention.status in NOT_YET)
    strange = found["context"] < COMMON and not (found["carried"] or found["headed"])
    loose = found.get("undated") == 1.0 or (found.get("nested") and found["kind"] < RELATED)
    return apart and strange and bool(loose)


def headed(a: Candidate, b: Candidate) -> bool:
    """Whether one stands in the headline and the other in the opening, where a headline is told again."""
    first, second = sorted((a.mention.sentence, b.mention.sentence))
    return first < 0 <= second < OPENING


def carried(a: Candidate, b: Candidate) -> bool:
    """Whether one is the verb that only says that the other happens."""
    return b.mention.span.start in a.carries or a.mention.span.start in b.carries


def score(a: Candidate, b: Candidate) -> float:
    """Above 0 where two mentions are taken for one happening; -inf where they cannot be."""
    found = features(a, b)
    return -math.inf if found is None else _sum(found)


def likely(a: Candidate, b: Candidate) -> float:
    """The score of two mentions that may be one happening, -inf for the others as soon as that is plain."""
    found = quick_features(a, b) if a.maker or b.maker else None
    if found is None or _sum(found) + _sum(BEST) <= 0:
        return -math.inf
    found |= _words(a, b)
    if _sum(found) + WEIGHTS["who"] + WEIGHTS["rare"] <= 0:
        return -math.inf
    told = _slow_features(a, b, found)
    return -math.inf if told is None else _sum(told)


def _sum(found: Mapping[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in found.items())


__all__ = ["WEIGHTS", "features", "likely", "score"]
