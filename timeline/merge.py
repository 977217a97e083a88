"""The whole story in one timeline: mentions grouped by happening, each group one event with its evidence.

readings + graph + solution -> groups (cluster) -> one event a group (verdict, salience) -> Timeline

The same articles in another order give the same timeline.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from timeline.about import takes_part
from timeline.alike import parties, places
from timeline.civil import DAY
from timeline.cluster import cluster
from timeline.interval import Granularity
from timeline.model import AnchorKind, PublishedFrom, Span, Status
from timeline.result import Conflict, DatedTimex, Event, Mention, Source, Timeline, TimexAnchor
from timeline.rivals import unite
from timeline.roster import full_names, in_full
from timeline.salience import Evidence, Story, evidence, salience, tell, total
from timeline.verdict import LONGEST_LABEL, Verdict, best_label, decide_date, decide_status, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.model import Dating, EventMention, Timex
    from timeline.solve import Solution


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it is weighed against the others."""

    group: Sequence[EventMention]
    verdict: Verdict
    status: Status
    evidence: Evidence
    id: str

    @property
    def day(self) -> int | None:
        """The one day that it is dated to."""
        interval = self.verdict.interval
        if (
            interval is None
            or interval.granularity > Granularity.DAY
            or interval.first_day != interval.last_day
        ):
            return None
        return None if interval.start is None else interval.start // DAY


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
    groups = unite(cluster(readings, solution.datings), readings, solution.datings)
    story, full = tell(readings, graph, solution), full_names(readings)
    drafts = [_draft(group, story) for group in groups if any(m.sentence >= 0 for m in group)]
    drawn = [(_event(draft, story, full), draft) for draft in _weighed(drafts)]
    kept = [pair for pair in drawn if about is None or _is_about(about, pair[1].group, story)]
    ordered = sorted(kept, key=lambda pair: _place(pair, solution.datings))
    return Timeline(
        title=title or _title(readings),
        articles=tuple(_source(r, solution) for r in readings),
        events=tuple(event for event, _ in ordered),
        timexes=tuple(_timex(t, r, graph, solution) for r in readings for t in r.timexes),
        links=tuple(sorted(graph.tlinks, key=lambda t: (t.source, t.target, t.relation, t.origin))),
        warnings=tuple(solution.warnings),
    )


def _is_about(entity: str, group: Sequence[EventMention], story: Story) -> bool:
    return any(takes_part(entity, mention, story.quote(mention)) for mention in group)


# --------------------------------------------------------------------------- the story


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


def _draft(group: Sequence[EventMention], story: Story) -> _Draft:
    verdict = decide_date(group, story.datings, story.published)
    status = decide_status(group, story.published, story.datings)
    if status in {Status.OCCURRED, Status.ONGOING} and _is_ahead(group, verdict, story):
        status = Status.PLANNED
    return _Draft(group, verdict, status, evidence(group, verdict, status, story), event_id(group, story))


def _is_ahead(group: Sequence[EventMention], verdict: Verdict, story: Story) -> bool:
    """Whether every article that tells an event came out before its date."""
    start = verdict.interval.start if verdict.interval else None
    return start is not None and all(story.published.get(m.article, start) < start // DAY for m in group)


def _weighed(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts, those that are not the weightiest of their day marked so: a day seldom has two lines."""
    days: defaultdict[int, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.day is not None:
            days[draft.day].append(draft)
    place = {
        draft.id: number
        for same in days.values()
        for number, draft in enumerate(sorted(same, key=lambda d: (-total(d.evidence), d.id)))
    }
    return [
        replace(draft, evidence=replace(draft.evidence, shadow=min(2.0, place.get(draft.id, 0))))
        for draft in drafts
    ]


def _event(draft: _Draft, story: Story, full: Mapping[str, str]) -> Event:
    group, verdict = draft.group, draft.verdict
    told = [replace(a, name=full.get(a.name, a.name)) for m in group for a in parties(m)]
    who = names(told)
    label = best_label(group, who, status=draft.status, dated=verdict.dated)
    weight, reasons = salience(draft.evidence)
    window = verdict.bounds or verdict.interval  # of a deadline, all the time up to it
    return Event(
        id=draft.id,
        label=in_full(label, full, LONGEST_LABEL),
        date=verdict.interval.edtf if verdict.interval else "",
        earliest=window.first_day if window else None,
        latest=window.last_day if window else None,
        granularity=verdict.interval.granularity.name.lower() if verdict.interval else "",
        status=draft.status,
        stated=verdict.stated,
        confidence=verdict.confidence,
        salience=weight,
        participants=who,
        places=names(a for m in group for a in places(m)),
        mentions=tuple(_mention(m, story) for m in group if m.sentence >= 0),
        conflicts=(
            *(Conflict(interval.edtf, ids) for interval, ids in verdict.others),
            *(Conflict(i.edtf, (mention,), c.by, c.denied) for i, mention, c in verdict.claims),
        ),
        salience_reasons=reasons,
        point=verdict.point,
    )


def event_id(group: Sequence[EventMention], story: Story) -> str:
    """An id that stays when articles are added: from the sentence of the first article that told it.

    First is the earliest by its own word: a day of publication that is inferred moves with what is added.
    """

    def told_at(mention: EventMention) -> tuple[float, str, Span]:
        given = story.readings[mention.article].article.dct
        day = math.inf if given is None or given.start is None else given.start
        return day, mention.article, mention.span

    first = min((m for m in group if m.sentence >= 0), key=told_at)
    told = "\n".join(
        (first.article, " ".join(story.quote(first).split()), first.text, str(_rank(first, story)))
    )
    return "ev-" + blake2b(told.encode(), digest_size=5).hexdigest()


def _rank(mention: EventMention, story: Story) -> int:
    """Which of the equal trigger words of its sentence a mention is."""
    return sum(
        1
        for m in story.readings[mention.article].mentions
        if m.sentence == mention.sentence and m.text == mention.text and m.span < mention.span
    )


def _mention(mention: EventMention, story: Story) -> Mention:
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


def _place(pair: tuple[Event, _Draft], datings: Mapping[str, Dating]) -> tuple[object, ...]:
    """Where an event stands in time order: by day, clock, then how much is known; undated ones last."""
    event, draft = pair
    told = draft.verdict.interval or draft.verdict.bounds
    first, last = (told.first_day, told.last_day) if told else (None, None)
    clocks = [
        d.interval.start
        for d in (datings.get(m.id) for m in draft.group)
        if d and d.interval and d.interval.start is not None and d.interval.first_day == first
    ]
    undated = not event.date
    day = first or last or "~"
    return undated, day.startswith("-"), day, last or "~", max(clocks, default=0), event.id


__all__ = ["event_id", "merge"]
