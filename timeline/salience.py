"""How much an event matters to its story, 0 to 1, and why: one table of weights, summed and squashed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from timeline.model import Status

WEIGHTS: dict[str, float] = {
    "sources": 1.2,  # independent publishers beyond the first, on a log scale
    "mentions": 0.4,  # mentions beyond one a source, on a log scale
    "headline": 1.0,  # told in a headline
    "lead": 0.6,  # told in the first sentences of an article
    "stated": 0.8,  # its date is stated
    "exact": 0.7,  # to the day
    "recent": 0.8,  # inside the time that the articles report on
    "parties": 0.5,  # who takes part is who the story is about
    "links": 0.3,  # other dates hang on it
    "hypothetical": -2.5,
    "undated": -1.5,
    "background": -0.8,  # years before the story
    "quoted": -0.5,  # told only inside quotation marks
    "thin": -0.6,  # a label of one or two words
    "bias": -2.0,
}
"""What makes an event worth its line; `salience` is the logistic of the sum."""

WORDS: dict[str, str] = {
    "sources": "told by several publishers",
    "mentions": "told more than once",
    "headline": "in a headline",
    "lead": "at the top of an article",
    "stated": "its date is stated",
    "exact": "dated to the day",
    "recent": "falls in the time the articles report on",
    "parties": "its parties are central to the story",
    "links": "other dates are counted from it",
    "hypothetical": "only supposed",
    "undated": "no date known",
    "background": "long before the story",
    "quoted": "told only in quoted words",
    "thin": "said in a word or two",
}
"""Each weight in an editor's words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is counted for one event; each field is 0 to about 2 and meets its weight by name."""

    sources: float = 0.0
    mentions: float = 0.0
    headline: float = 0.0
    lead: float = 0.0
    stated: float = 0.0
    exact: float = 0.0
    recent: float = 0.0
    parties: float = 0.0
    links: float = 0.0
    hypothetical: float = 0.0
    undated: float = 0.0
    background: float = 0.0
    quoted: float = 0.0
    thin: float = 0.0


def salience(evidence: Evidence) -> tuple[float, tuple[str, ...]]:
    """The score and its reasons, the weightiest first: `(0.87, ("told by several publishers +1.20", …))`."""
    parts = {name: WEIGHTS[name] * getattr(evidence, name) for name in WORDS}
    total = WEIGHTS["bias"] + sum(parts.values())
    told = sorted((name for name in parts if parts[name]), key=lambda name: (-abs(parts[name]), name))
    reasons = tuple(f"{WORDS[name]} {parts[name]:+.2f}" for name in told)
    return round(1 / (1 + math.exp(-total)), 4), reasons


__all__ = ["WEIGHTS", "Evidence", "Status", "salience"]
