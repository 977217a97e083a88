"""Articles without a publication date, dated from their own evidence; bounds where it is not exact.

An article says "yesterday the jury was discharged"; another dates the discharge. Every such pair is a witness for
the days on which both can be true. The day that most of the evidence agrees on is the day of writing, if there is
one such day; where several remain they are bounds; without evidence nothing is said. Never a guess of today.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.alike import alike, keys
from timeline.civil import DAY
from timeline.evaluate import WEAK, Story, Value, evaluate
from timeline.explain import say
from timeline.graph import dct_id
from timeline.interval import Granularity, Interval, unit_of
from timeline.lexicon import related
from timeline.model import Dating, EventMention, Relation, Status, Step, Tense, Timex, Warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant

LIKE = 0.5  # two mentions this alike may tell of one event, if the rest of the evidence agrees
NEAR = 45  # days around an event within which an article that dates it to the day was written
ENOUGH = 0.6  # the weight of evidence below which no day is named
TWINS = 40  # other tellings looked at for one mention
ROUNDS = 2  # articles dated in the first round date others in the second

WEIGHT: dict[Granularity, float] = {
    Granularity.WEEKEND: 0.7,
    Granularity.WEEK: 0.6,
    Granularity.MONTH: 0.5,
    Granularity.SEASON: 0.3,
    Granularity.QUARTER: 0.3,
    Granularity.YEAR: 0.2,
}
"""What a witness is worth by how closely it dates; a day or finer is worth 1."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One relative expression of the article, and when others say that its event was."""

    timex: Timex
    mention: EventMention | None
    dates: tuple[tuple[Interval, float, str], ...]  # when, how surely the same event, which mention says so


def infer_published(
    graph: TemporalGraph, story: Story, readings: Sequence[Reading]
) -> tuple[dict[str, Dating], tuple[Warning, ...]]:
    """The publication day of each article that has none: exact, bounds, or not there."""
    open_ = {r.article.id: r for r in readings if r.article.dct is None}
    found: dict[str, Dating] = {}
    for _ in range(ROUNDS if open_ else 0):
        known = {**story.published, **{a: d.interval for a, d in found.items() if d.interval is not None}}
        values = evaluate(graph, story, known)
        others = _dated(story, values)
        new = {
            a: d
            for a, r in open_.items()
            if a not in known and (d := _infer(r, graph, story, values, others))
        }
        if not new:
            break
        found.update(new)
    return found, tuple(_note(a, found.get(a)) for a in sorted(open_))


def _note(article: str, dating: Dating | None) -> Warning:
    if dating is None:
        return Warning(
            "undated-article",
            "no publication date: what counts from it stays undated; give it with --published",
            article,
        )
    if dating.interval is None and dating.bounds is not None:
        return Warning(
            "undated-article", f"no publication date; its evidence leaves {say(dating.bounds)}", article
        )
    day = say(dating.interval) if dating.interval is not None else ""
    return Warning("published-inferred", f"no publication date; dated {day} from its own evidence", article)


# --------------------------------------------------------------------------- evidence


def _dated(story: Story, values: Mapping[str, Value]) -> dict[str, list[EventMention]]:
    """Mentions whose text gives their date, by trigger key."""
    found: defaultdict[str, list[EventMention]] = defaultdict(list)
    for node in sorted(story.mentions):
        value = values.get(node)
        if value is None or value.interval is None or not value.point or value.origin in WEAK:
            continue
        for key in keys(story.mentions[node])[:1]:
            found[key].append(story.mentions[node])
    return found


def _witnesses(
    reading: Reading,
    graph: TemporalGraph,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
) -> Iterator[Witness]:
    """The article's expressions that hang on its unknown date and tell when a known event was."""
    now = dct_id(reading.article.id)
    for mention in reading.mentions:
        for attachment in mention.attachments:
            timex = story.timexes.get(attachment.timex)
            if timex is None or attachment.relation not in {Relation.IS_INCLUDED, Relation.SIMULTANEOUS}:
                continue
            if any(anchor.target == now for anchor in graph.explain(timex.id)):
                dates = tuple(_elsewhere(mention, story, values, others))
                if dates:
                    yield Witness(timex, mention, dates)


def _elsewhere(
    mention: EventMention,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
) -> Iterator[tuple[Interval, float, str]]:
    """When other articles date what a mention tells."""
    merged = set(story.classes.get(mention.id, ()))
    candidates = [story.mentions[m] for m in sorted(merged)]
    for key in keys(mention)[:1]:
        candidates += [m for m in others.get(key, ()) if m.id not in merged and m.article != mention.article][
            :TWINS
        ]
    for other in candidates:
        value = values.get(other.id)
        if other.article == mention.article or value is None or value.interval is None or not value.point:
            continue
        score = 0.9 if other.id in merged else alike(mention, other, close=related)
        if score >= LIKE:
            yield value.interval, score, other.id


# --------------------------------------------------------------------------- supposing a day


class _Supposed:
    """The article's expressions as they would be, had it been written on a day."""

    def __init__(self, graph: TemporalGraph, story: Story, values: Mapping[str, Value], article: str) -> None:
        self._graph = graph
        self._story = story
        self._values = values
        self._now = dct_id(article)
        self._memo: dict[tuple[str, Instant], Interval | None] = {}

    def when(self, node: str, day: Interval) -> Interval | None:
        """The node's interval if the article was written on `day`."""
        assert day.start is not None
        key = (node, day.start)
        if key not in self._memo:
            self._memo[key] = None  # a node met again on its own chain has no date
            self._memo[key] = self._compute(node, day)
        return self._memo[key]

    def _compute(self, node: str, day: Interval) -> Interval | None:
        if node == self._now:
            return day
        known = self._values.get(node)
        if known is not None and known.interval is not None:
            return known.interval
        anchor = self._graph.anchors.get(node)
        if anchor is None or anchor.target is None:
            return None
        base = self.when(anchor.target, day)
        timex = self._story.timexes.get(node)
        if base is None or timex is None or timex.expr is None:
            return base
        try:
            return timex.expr.resolve(base, anchor.direction)
        except (OverflowError, ValueError):
            return None


# --------------------------------------------------------------------------- the verdict


def _infer(
    reading: Reading,
    graph: TemporalGraph,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
) -> Dating | None:
    supposed = _Supposed(graph, story, values, reading.article.id)
    witnesses = [*_witnesses(reading, graph, story, values, others), *_identities(reading, graph, story)]
    window = _window(reading, values)
    scores: dict[Instant, float] = {}
    for start in sorted(_candidates(witnesses, supposed, window)):
        scores[start] = sum(_support(w, unit_of(start, Granularity.DAY), supposed) for w in witnesses)
    best = max(scores.values(), default=0.0)
    if best < ENOUGH:
        return _bounded(window)
    days = sorted(start for start, score in scores.items() if score > best - 0.05)
    if len(days) > 1:
        return _bounded(
            Interval(days[0], days[-1] + DAY, Granularity.DAY), _steps(witnesses, None, supposed, story)
        )
    day = unit_of(days[0], Granularity.DAY)
    return Dating(
        day, day, confidence=min(0.95, best / (best + 0.5)), trace=_steps(witnesses, day, supposed, story)
    )


def _bounded(window: Interval, steps: tuple[Step, ...] = ()) -> Dating | None:
    if window.start is None and window.end is None:
        return None
    step = Step("undated", f"The article gives no date; what it tells leaves {say(window)}.", window.value)
    return Dating(None, window, point=False, confidence=0.3, trace=(*steps, step))


def _candidates(witnesses: Iterable[Witness], supposed: _Supposed, window: Interval) -> Iterator[Instant]:
    """Days on which some witness that dates to the day holds, inside the window."""
    seen: set[Instant] = set()
    for witness in witnesses:
        for date, _, _ in witness.dates:
            if date.start is None or date.end is None or date.granularity > Granularity.DAY:
                continue
            first = date.start // DAY * DAY
            for start in range(first - NEAR * DAY, first + (NEAR + 1) * DAY, DAY):
                day = unit_of(start, Granularity.DAY)
                told = (
                    supposed.when(witness.timex.id, day)
                    if start not in seen and day.overlaps(window)
                    else None
                )
                if told is not None and told.granularity <= Granularity.WEEK and told.overlaps(date):
                    seen.add(start)
                    yield start


def _support(witness: Witness, day: Interval, supposed: _Supposed) -> float:
    """How strongly a witness speaks for a day."""
    told = supposed.when(witness.timex.id, day)
    if told is None:
        return 0.0
    scores = [s * WEIGHT.get(told.granularity, 1.0) for date, s, _ in witness.dates if told.overlaps(date)]
    return max(scores, default=0.0)


def _identities(reading: Reading, graph: TemporalGraph, story: Story) -> Iterator[Witness]:
    """ "This is the third day of the strike": the day of writing itself."""
    now = dct_id(reading.article.id)
    for link in graph.tlinks:
        if link.source == now and link.relation is Relation.SIMULTANEOUS and link.target in story.timexes:
            yield Witness(story.timexes[link.target], None, ())


def _window(reading: Reading, values: Mapping[str, Value]) -> Interval:
    """No earlier than the latest past day that the article names in full, no later than the first that it plans."""
    start: Instant | None = None
    end: Instant | None = None
    for mention in reading.mentions:
        value = values.get(mention.id)
        if value is None or value.interval is None or not value.stated or mention.modal:
            continue
        if (
            mention.tense is Tense.PAST
            and mention.status is Status.OCCURRED
            and value.interval.start is not None
        ):
            start = max(start or value.interval.start, value.interval.start)
        elif mention.tense is Tense.FUTURE and value.interval.end is not None:
            end = min(end or value.interval.end, value.interval.end)
    if start is not None and end is not None and start >= end:
        return Interval(None, None, Granularity.DAY)
    return Interval(start, end, Granularity.DAY)


def _steps(
    witnesses: Iterable[Witness], day: Interval | None, supposed: _Supposed, story: Story
) -> tuple[Step, ...]:
    """What speaks for the day, in words."""
    steps = [Step("undated", "The article gives no date of its own; it was found from what it tells.", "")]
    for witness in witnesses:
        told = supposed.when(witness.timex.id, day) if day is not None else None
        for date, _, other in witness.dates:
            if witness.mention is not None and (day is None or (told is not None and told.overlaps(date))):
                where = story.mentions[other].article
                steps.append(
                    Step(
                        "joined",
                        f"“{witness.mention.text}” was “{witness.timex.text}”; {where} dates it {say(date)}.",
                        say(date),
                    )
                )
                break
    if day is not None:
        steps.append(Step("published", f"So it was written on {say(day)}.", day.value))
    return tuple(steps)
