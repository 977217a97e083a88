"""How much an event matters to its story, 0 to 1, and why: one table of weights, summed and squashed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.about import sentence_of
from timeline.alike import fold, is_name, kinds, name_words, parties
from timeline.candidates import published_day
from timeline.civil import DAY
from timeline.interval import Granularity
from timeline.model import Status
from timeline.rules.en_merge import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.model import Dating, EventMention
    from timeline.solve import Solution
    from timeline.verdict import Verdict

WEIGHTS: dict[str, float] = {
    "sources": 0.5,  # independent publishers beyond the first, on a log scale
    "agreed": 1.2,  # publishers that state this very date, on a log scale
    "news": 0.3,  # a kind of happening that news is made of
    "mentions": 0.4,  # mentions beyond one a source, on a log scale
    "headline": 0.3,  # told in a headline
    "lead": 0.35,  # told in the first sentences of an article
    "stated": 0.9,  # its date is stated
    "exact": 1.4,  # to the day
    "parties": 0.25,  # who takes part is who the story is about
    "links": 0.05,  # other dates hang on it
    "hypothetical": -1.2,
    "cancelled": -0.5,  # it came to nothing; what took its place is the news
    "undated": -1.5,
    "background": -0.9,  # years before the story
    "quoted": -0.5,  # told only inside quotation marks
    "thin": -0.9,  # a label of one or two words
    "vague": -0.5,  # no mention says plainly who or what
    "main": 0.4,  # the main clause of its sentence
    "named": 0.4,  # someone named takes part
    "light": -0.5,  # nothing but verbs that say little
    "echo": 0.1,  # still told a week later
    "shadow": -0.7,  # not the weightiest of its day
    "bias": -4.4,
}
"""What makes an event worth its line; `salience` is the logistic of the sum."""

WORDS: dict[str, str] = {
    "sources": "told by several publishers",
    "agreed": "publishers state this very date",
    "news": "a kind of happening that news is made of",
    "mentions": "told more than once",
    "headline": "in a headline",
    "lead": "at the top of an article",
    "stated": "its date is stated",
    "exact": "dated to the day",
    "parties": "its parties are central to the story",
    "links": "other dates are counted from it",
    "hypothetical": "only supposed",
    "cancelled": "it came to nothing",
    "undated": "no date known",
    "background": "long before the story",
    "quoted": "told only in quoted words",
    "thin": "said in a word or two",
    "vague": "no source says plainly who or what",
    "main": "the main clause of its sentence",
    "named": "someone named takes part",
    "light": "told in words that say little",
    "echo": "still told a week later",
    "shadow": "not the weightiest of its day",
}
"""Each weight in an editor's words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is counted for one event; each field is 0 to about 2 and meets its weight by name."""

    sources: float = 0.0
    agreed: float = 0.0
    news: float = 0.0
    mentions: float = 0.0
    headline: float = 0.0
    lead: float = 0.0
    stated: float = 0.0
    exact: float = 0.0
    parties: float = 0.0
    links: float = 0.0
    hypothetical: float = 0.0
    cancelled: float = 0.0
    undated: float = 0.0
    background: float = 0.0
    quoted: float = 0.0
    thin: float = 0.0
    vague: float = 0.0
    main: float = 0.0
    named: float = 0.0
    light: float = 0.0
    echo: float = 0.0
    shadow: float = 0.0


def total(evidence: Evidence) -> float:
    """The weighted sum of all that speaks for and against an event."""
    return WEIGHTS["bias"] + sum(_parts(evidence).values())


def salience(evidence: Evidence) -> tuple[float, tuple[str, ...]]:
    """The score and its reasons, the weightiest first: `(0.87, ("told by several publishers +1.20", …))`."""
    parts = _parts(evidence)
    told = sorted((name for name in parts if parts[name]), key=lambda name: (-abs(parts[name]), name))
    reasons = tuple(f"{WORDS[name]} {parts[name]:+.2f}" for name in told)
    return round(1 / (1 + math.exp(-total(evidence))), 4), reasons


def _parts(evidence: Evidence) -> dict[str, float]:
    return {name: WEIGHTS[name] * float(getattr(evidence, name)) for name in WORDS}


# --------------------------------------------------------------------------- what is counted

LEAD = 2
"""How many sentences open an article."""

LONG_AGO = 366
"""Days before the first article that lie long before the story."""

WEEK = 7


@dataclass(frozen=True, slots=True)
class Story:
    """What every event is seen against."""

    readings: Mapping[str, Reading]
    datings: Mapping[str, Dating]
    published: Mapping[str, int]  # day on which an article came out
    prominence: Mapping[str, float]  # last word of a party's name -> share of articles
    anchored: Mapping[str | None, int]  # how many nodes are counted from a node

    def quote(self, mention: EventMention) -> str:
        """The sentence of a mention."""
        return sentence_of(mention, self.readings[mention.article])

    def publishers(self, articles: Iterable[str]) -> set[str]:
        """Who stands behind articles; one without a publisher stands for itself."""
        return {self.readings[a].article.publisher or a for a in articles}

    def leads(self, mention: EventMention) -> bool:
        """Whether a verb governs its whole sentence."""
        place = self.readings[mention.article].parsed.token_at(mention.span.start)
        if mention.sentence < 0 or place is None:
            return False
        sentence, token = place
        while token.dep == "conj":
            token = sentence.head(token)
        return token.head == token.i and token.pos in {"VERB", "AUX"}


def tell(readings: Sequence[Reading], graph: TemporalGraph, solution: Solution) -> Story:
    """All that readings say together, ready for looking up."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for mention in reading.mentions:
            for argument in mention.arguments:
                for word in name_words(argument.name)[-1:]:
                    told[word].add(reading.article.id)
    days = {r.article.id: published_day(r, solution.datings, solution.published) for r in readings}
    return Story(
        {r.article.id: r for r in readings},
        solution.datings,
        {article: day for article, day in days.items() if day is not None},
        {word: len(articles) / len(readings) for word, articles in told.items()},
        Counter(a.target for a in graph.anchors.values()),
    )


def evidence(group: Sequence[EventMention], verdict: Verdict, status: Status, story: Story) -> Evidence:
    """What is counted for one event, all but its place in its day."""
    articles = {m.article for m in group}
    dated = {m.article for m in group if m.id in verdict.dated and story.datings[m.id].stated}
    interval = verdict.interval
    day = interval.start // DAY if interval and interval.start is not None else None
    first = min(story.published.values(), default=0)
    people = [a for m in group for a in parties(m)]
    return Evidence(
        sources=math.log2(len(story.publishers(articles))),
        agreed=math.log2(1 + len(story.publishers(dated))),
        news=sum(map(_is_news, group)) / len(group),
        mentions=math.log2(1 + len(group) - len(articles)),
        headline=float(any(m.sentence < 0 for m in group)),
        lead=float(any(0 <= m.sentence < LEAD for m in group)),
        stated=float(verdict.stated),
        exact=float(interval is not None and interval.granularity <= Granularity.DAY),
        parties=max(
            (story.prominence.get(w, 0.0) for a in people for w in name_words(a.name)[-1:]), default=0.0
        ),
        links=min(1.0, math.log2(1 + sum(story.anchored.get(m.id, 0) for m in group))),
        hypothetical=float(status is Status.HYPOTHETICAL),
        cancelled=float(status is Status.CANCELLED),
        undated=float(interval is None),
        background=_long_ago(first - day) if day is not None and story.published else 0.0,
        quoted=float(all(m.quote is not None for m in group)),
        thin=float(all(len(m.label.split()) < 3 for m in group)),
        vague=float(not any(m.printable for m in group)),
        main=float(any(story.leads(m) for m in group)),
        named=float(any(is_name(a) for a in people)),
        light=float(all(fold(m.lemma) in LIGHT for m in group)),
        echo=float(day is not None and any(story.published.get(a, day) > day + WEEK for a in articles)),
    )


def _is_news(mention: EventMention) -> bool:
    lemma = fold(mention.lemma)
    return lemma not in LIGHT and bool(kinds(lemma))


def _long_ago(days: int) -> float:
    """0 for a year before the first article, then from a half to 1 for ten years more."""
    return 0.0 if days <= LONG_AGO else min(1.0, 0.5 + (days - LONG_AGO) / (10 * LONG_AGO))


__all__ = ["WEIGHTS", "Evidence", "Story", "evidence", "salience", "tell", "total"]
