"""The whole story in one timeline: mentions grouped by happening, each group one event with its evidence.

readings + graph + solution -> groups (cluster) -> one event a group (verdict, salience) -> Timeline

The same articles in another order give the same timeline.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from timeline.alike import is_called, name_words, parties, places
from timeline.candidates import DAY
from timeline.cluster import cluster
from timeline.interval import Granularity, Interval
from timeline.model import (
    AnchorKind,
    Conflict,
    DatedTimex,
    Event,
    Mention,
    PublishedFrom,
    Source,
    Status,
    Timeline,
    TimexAnchor,
)
from timeline.salience import Evidence, salience
from timeline.verdict import Verdict, best_label, decide_date, decide_status, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.model import Dating, EventMention, Timex
    from timeline.solve import Solution

LEAD = 2
"""How many sentences open an article."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What every event is seen against."""

    readings: Mapping[str, Reading]
    datings: Mapping[str, Dating]
    published: Mapping[str, int]  # day on which an article came out
    prominence: Mapping[str, float]  # last word of a party's name -> share of articles
    anchored: Mapping[str, int]  # how many nodes are counted from a node
    span: tuple[int, int] | None  # first and last day of publication

    def quote(self, mention: EventMention) -> str:
        """The sentence of a mention."""
        parsed, article = self.readings[mention.article].parsed, self.readings[mention.article].article
        if mention.sentence < 0:
            return article.title
        sentence = parsed.sentences[mention.sentence]
        return article.text[sentence.start : sentence.end]


def merge(
    readings: Sequence[Reading],
    graph: TemporalGraph,
    solution: Solution,
    *,
    title: str = "",
    about: str | None = None,
) -> Timeline:
    """One timeline of all readings: events in time order, undated ones last; `about` keeps one entity's.

    Three papers on one vote give one event with three sources, their dates reconciled.
    """
    readings = sorted(readings, key=lambda r: r.article.id)
    groups = cluster(readings, solution.datings)
    story = _story(readings, graph, solution)
    drawn = [(_event(group, story), group) for group in groups if any(m.sentence >= 0 for m in group)]
    kept = [pair for pair in drawn if about is None or takes_part(about, pair[1])]
    ordered = sorted(kept, key=lambda pair: _place(pair, solution.datings))
    return Timeline(
        title=title or _title(readings),
        articles=tuple(_source(r, solution) for r in readings),
        events=tuple(event for event, _ in ordered),
        timexes=tuple(_timex(t, r, graph, solution) for r in readings for t in r.timexes),
        links=graph.tlinks,
        warnings=tuple(solution.warnings),
    )


def takes_part(entity: str, group: Sequence[EventMention]) -> bool:
    """Whether an entity is among the parties or places of an event, by any of its names, or in its label."""
    wanted = f" {' '.join(name_words(entity))} "
    return any(
        any(is_called(entity, argument.name) for argument in mention.arguments)
        or wanted in f" {' '.join(name_words(mention.label))} "
        for mention in group
    )


# --------------------------------------------------------------------------- the story


def _story(readings: Sequence[Reading], graph: TemporalGraph, solution: Solution) -> _Story:
    published = {}
    for reading in readings:
        dct = _published(reading, solution)
        if dct is not None and dct.start is not None:
            published[reading.article.id] = dct.start // DAY
    told: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for mention in reading.mentions:
            for argument in mention.arguments:
                for word in name_words(argument.name)[-1:]:
                    told[word].add(reading.article.id)
    days = published.values()
    return _Story(
        {r.article.id: r for r in readings},
        solution.datings,
        published,
        {word: len(articles) / len(readings) for word, articles in told.items()},
        Counter(a.target for a in graph.anchors.values() if a.target is not None),
        (min(days), max(days)) if days else None,
    )


def _published(reading: Reading, solution: Solution) -> Interval | None:
    if reading.article.dct is not None:
        return reading.article.dct
    inferred = solution.published.get(reading.article.id)
    return inferred.interval if inferred else None


def _title(readings: Sequence[Reading]) -> str:
    return next((r.article.title for r in readings if r.article.title), "")


def _source(reading: Reading, solution: Solution) -> Source:
    article = reading.article
    published, origin = article.published, article.published_from
    inferred = solution.published.get(article.id)
    if (
        published is None
        and inferred is not None
        and inferred.interval is not None
        and inferred.interval.first_day
    ):
        published, origin = inferred.interval.edtf, PublishedFrom.INFERRED
    return Source(
        article.id, article.title, article.publisher, article.url, article.language, published, origin
    )


def _timex(timex: Timex, reading: Reading, graph: TemporalGraph, solution: Solution) -> DatedTimex:
    dating = solution.datings.get(timex.id)
    value = timex.value or (dating.interval.value if dating and dating.interval else "")
    anchor = graph.anchors.get(timex.id)
    sentence = reading.parsed.sentence_at(timex.span.start)
    quote = reading.article.text[sentence.start : sentence.end] if sentence else timex.text
    return DatedTimex(
        timex.id, timex.article, timex.span.start, timex.span.end, timex.text, quote, timex.type, value, timex.mod,
        TimexAnchor(anchor.kind, anchor.target) if anchor else TimexAnchor(AnchorKind.NONE),
    )  # fmt: skip


# --------------------------------------------------------------------------- one event


def _event(group: Sequence[EventMention], story: _Story) -> Event:
    verdict = decide_date(group, story.datings)
    status = decide_status(group, story.published)
    who = names(a for m in group for a in parties(m))
    weight, reasons = salience(_evidence(group, verdict, status, story))
    window = verdict.interval or verdict.bounds
    return Event(
        id=event_id(group, story),
        label=best_label(group, who),
        date=verdict.interval.edtf if verdict.interval else "",
        earliest=window.first_day if window else None,
        latest=window.last_day if window else None,
        granularity=verdict.interval.granularity.name.lower() if verdict.interval else "",
        status=status,
        stated=verdict.stated,
        confidence=verdict.confidence,
        salience=weight,
        participants=who,
        places=names(a for m in group for a in places(m)),
        mentions=tuple(_mention(m, story) for m in group if m.sentence >= 0),
        conflicts=tuple(Conflict(interval.edtf, ids) for interval, ids in verdict.others),
        salience_reasons=reasons,
        point=verdict.point,
    )


def event_id(group: Sequence[EventMention], story: _Story) -> str:
    """An id that stays when articles are added: from the sentence of the first article that told it."""
    body = [m for m in group if m.sentence >= 0]
    first = min(body, key=lambda m: (story.published.get(m.article, math.inf), m.article, m.span))
    told = "\n".join(
        (first.article, " ".join(story.quote(first).split()), first.text, str(_rank(first, story)))
    )
    return "ev-" + blake2b(told.encode(), digest_size=5).hexdigest()


def _rank(mention: EventMention, story: _Story) -> int:
    """Which of the equal trigger words of its sentence a mention is."""
    return sum(
        1
        for m in story.readings[mention.article].mentions
        if m.sentence == mention.sentence and m.text == mention.text and m.span < mention.span
    )


def _mention(mention: EventMention, story: _Story) -> Mention:
    dating = story.datings.get(mention.id)
    return Mention(
        id=mention.id,
        article=mention.article,
        start=mention.span.start,
        end=mention.span.end,
        text=mention.text,
        quote=story.quote(mention),
        date=dating.interval.edtf if dating and dating.interval else "",
        timex=mention.attachments[0].timex if mention.attachments else None,
        trace=tuple(step.text for step in dating.trace) if dating else (),
    )


def _place(pair: tuple[Event, Sequence[EventMention]], datings: Mapping[str, Dating]) -> tuple[object, ...]:
    """Where an event stands in time order: by day, clock, then how much is known; undated ones last."""
    event, group = pair
    clocks = [
        d.interval.start
        for d in (datings.get(m.id) for m in group)
        if d and d.interval and d.interval.start is not None and d.interval.first_day == event.earliest
    ]
    undated = not event.date
    day = event.earliest or event.latest or "~"
    return undated, day.startswith("-"), day, event.latest or "~", max(clocks, default=0), event.id


def _evidence(group: Sequence[EventMention], verdict: Verdict, status: Status, story: _Story) -> Evidence:
    publishers = {story.readings[m.article].article.publisher or m.article for m in group}
    articles = {m.article for m in group}
    interval = verdict.interval
    day = interval.start // DAY if interval and interval.start is not None else None
    recent = background = 0.0
    if day is not None and story.span is not None:
        first, last = story.span
        recent = float(first - 31 <= day <= last + 31)
        background = min(1.0, max(0, first - 366 - day) / 3660 + (first - 366 > day) * 0.5)
    prominent = [
        story.prominence.get(word, 0.0) for m in group for a in parties(m) for word in name_words(a.name)[-1:]
    ]
    return Evidence(
        sources=math.log2(len(publishers)),
        mentions=math.log2(1 + len(group) - len(articles)),
        headline=float(any(m.sentence < 0 for m in group)),
        lead=float(any(0 <= m.sentence < LEAD for m in group)),
        stated=float(verdict.stated),
        exact=float(interval is not None and interval.granularity <= Granularity.DAY),
        recent=recent,
        parties=max(prominent, default=0.0),
        links=min(1.0, math.log2(1 + sum(story.anchored.get(m.id, 0) for m in group))),
        hypothetical=float(status is Status.HYPOTHETICAL),
        undated=float(interval is None),
        background=background,
        quoted=float(all(m.quote is not None for m in group)),
        thin=float(all(len(m.label.split()) < 3 for m in group)),
    )


__all__ = ["event_id", "merge", "takes_part"]
