"""Anchors evaluated in order: each expression on the interval of its anchor, each event on what it hangs on.

Events that were merged lend each other their dates: an undated "meeting" takes that of the dated "summit" it
was found to be, and expressions that hang on it are then evaluated in turn, until nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.graph import dct_id, retrieved_id
from timeline.interval import Direction, Expr, Granularity, Interval, unit_of
from timeline.model import Reference, Relation, Timex
from timeline.rewrite import back
from timeline.scene import grain, needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.model import Anchor, EventMention

ROUNDS = 3  # times that merged events pass dates on: a chain over three articles is already rare

CONFIDENCE: dict[str, float] = {
    "attached": 0.9, "extent": 0.95, "again": 0.65, "setting": 0.85, "begun": 0.7, "clause": 0.8, "spoken": 0.9, "uttered": 0.7, "narrated": 0.7, "lead": 0.4, "news": 0.35,
    "counted": 0.85, "upshot": 0.7, "enacted": 0.85, "deadline": 0.6, "merged": 0.65,
}  # fmt: skip
"""How sure an event's date is by the sieve that gave it: how often it was right in annotated news.

"lead" and "news" were right as often as "clause"; they stay low, as the day of printing must not tell two happenings apart.
"""

RESTATED = frozenset({"identity", "apposed"})
"""Anchors whose day an expression only tells once more: nothing is counted."""

STATED = frozenset({"attached", "extent", "setting", "begun", "counted", "enacted"})
WEAK = frozenset({"news", "lead", "narrated", "spoken", "uttered", ""})
SECOND_HAND = frozenset({"clause", "again"})
"""Sieves that date a mention by another one: "a fire broke out on Monday" dates the fire."""


@dataclass(frozen=True, slots=True)
class Value:
    """When a node is, and by which sieve it is known; `lender` is the merged mention whose date it took.

    `most`: how sure it can be at most, taken from a mention that is itself dated by a guess.
    """

    interval: Interval | None
    origin: str = ""
    stated: bool = False
    point: bool = True
    lender: str = ""
    most: float = 1.0

    @property
    def confidence(self) -> float:
        """How sure the date is, 0 to 1."""
        return min(CONFIDENCE.get(self.origin, 0.9), self.most) if self.interval is not None else 0.0

    @property
    def guessed(self) -> bool:
        """Whether nothing but the day of publication dates it, or dates what it takes its date from."""
        return not self.stated and self.confidence <= CONFIDENCE["lead"]


@dataclass(frozen=True, slots=True)
class Story:
    """All nodes of a story by id, as evaluation needs them."""

    timexes: Mapping[str, Timex]
    mentions: Mapping[str, EventMention]
    published: Mapping[str, Interval]
    ends: Mapping[str, str] = field(default_factory=dict)  # mention -> the expression that it lasts until
    deadlines: Mapping[str, str] = field(default_factory=dict)
    retrieved: Mapping[str, Interval] = field(default_factory=dict)  # article -> when its page was
    classes: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # mention -> all mentions of its event

    @classmethod
    def of(cls, graph: TemporalGraph, readings: Sequence[Reading]) -> Story:
        """Index a story once."""
        mentions = {m.id: m for r in readings for m in r.mentions}
        ends, deadlines = {}, {}
        for link in graph.tlinks:
            if link.relation is Relation.ENDED_BY:
                ends[link.source] = link.target
            elif link.relation is Relation.NOT_AFTER and link.origin == "syntax":
                deadlines[link.source] = link.target
        return cls(
            {t.id: t for r in readings for t in r.timexes},
            mentions,
            {r.article.id: r.article.dct for r in readings if r.article.dct is not None},
            ends,
            deadlines,
            {r.article.id: r.article.retrieved for r in readings if r.article.retrieved is not None},
            _classes(graph),
        )


def _classes(graph: TemporalGraph) -> dict[str, tuple[str, ...]]:
    """Merged mentions together, by each of them."""
    leader: dict[str, str] = {}

    def find(node: str) -> str:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for link in graph.tlinks:
        if link.relation is Relation.SIMULTANEOUS and link.origin == "merge":
            a, b = sorted((find(link.source), find(link.target)))
            leader[b] = a
    groups: dict[str, list[str]] = {}
    for node in sorted(leader):
        groups.setdefault(find(node), []).append(node)
    return {node: tuple(group) for group in groups.values() for node in group}


def evaluate(
    graph: TemporalGraph,
    story: Story,
    published: Mapping[str, Interval],
    settled: Mapping[str, Interval] | None = None,
) -> dict[str, Value]:
    """The value of every node that anything dates: `evaluate(graph, story, {})["a:t0"].interval`.

    `settled` are expressions whose value is known although what they count from is not: on whichever
    of the days left the article was written, "June 11" is the same.
    """
    values: dict[str, Value] = {
        dct_id(article): Value(i, "given", stated=True) for article, i in published.items()
    }
    values |= {
        retrieved_id(article): Value(i, "given", stated=True) for article, i in story.retrieved.items()
    }
    for node, interval in (settled or {}).items():
        anchor = graph.anchors.get(node)
        values[node] = Value(interval, anchor.origin if anchor is not None else "", stated=True)
    order = [node for node in graph.order() if node not in values]
    for node in order:
        values[node] = value_of(node, graph, story, values)
    for _ in range(ROUNDS):
        changed = _lend(story, values)
        for node in order if changed else ():
            anchor = graph.anchors.get(node)
            if anchor is not None and anchor.target in changed and not values[node].lender:
                new = value_of(node, graph, story, values)
                if new != values[node]:
                    values[node] = new
                    changed.add(node)
        if not changed:
            break
    for mention, timex in story.deadlines.items():
        _set_deadline(mention, values.get(timex), values)
    return values


def value_of(node: str, graph: TemporalGraph, story: Story, values: Mapping[str, Value]) -> Value:
    """One node's value from its anchor's."""
    anchor = graph.anchors.get(node)
    if anchor is None:
        return Value(None)
    base = values.get(anchor.target) if anchor.target is not None else None
    timex = story.timexes.get(node)
    if timex is not None:
        told = base.interval if base and (anchor.origin, base.origin) != ("event", "news") else None
        if told is not None and anchor.target is not None and anchor.target in story.mentions:
            told = _finest(told, story.classes.get(anchor.target, ()), values)
        now = values.get(dct_id(timex.article))
        return Value(_resolve(timex, anchor, told, now.interval if now else None), anchor.origin, stated=True)
    if node not in story.mentions:  # a quotation: the day on which it was spoken, else that of publication
        told = (base.interval if base else None) or values.get(
            dct_id(node.rpartition(":")[0]), Value(None)
        ).interval
        return Value(told, anchor.origin)
    if base is None or base.interval is None:
        return Value(None, anchor.origin)
    interval: Interval | None = base.interval
    if anchor.origin == "extent" and interval is not None:
        interval = _extent(interval, values.get(story.ends.get(node, "")))
    counted = story.timexes.get(anchor.target or "") if anchor.origin == "counted" else None
    way = back(counted.expr) if counted is not None else None
    if way is not None:
        interval = way.resolve(day(base.interval))
    point = base.point and anchor.origin != "begun"
    most = base.confidence if anchor.target in story.mentions else 1.0
    return Value(interval, anchor.origin, stated=anchor.origin in STATED, point=point, most=most)


def _finest(told: Interval, group: Iterable[str], values: Mapping[str, Value]) -> Interval:
    """An event's date as closely as any telling of it gives it: "in May" and "on 14 May" -> 14 May."""
    for mention in group:
        value = values.get(mention)
        other = value.interval if value is not None and value.stated and value.point else None
        if other is not None and other.granularity < told.granularity and told.contains(other):
            told = other
    return told


def _resolve(timex: Timex, anchor: Anchor, base: Interval | None, now: Interval | None) -> Interval | None:
    """The expression on its base; a month "after" one just told is the one before where it would be yet to come."""
    if timex.expr is None or (anchor.target is not None and base is None):
        return None
    if anchor.origin in RESTATED and base is not None:
        return day(base) if timex.reference is Reference.EVENT else _as_told(day(base), timex.expr)
    if anchor.origin in {"narrative", "event"} and base is not None and base.granularity > needed(timex.expr):
        return None
    try:
        found = timex.expr.resolve(base, anchor.direction)
        if anchor.origin == "year" and anchor.direction is Direction.FUTURE and _after(found, now):
            return timex.expr.resolve(base, Direction.PAST)
    except (OverflowError, ValueError):  # a date beyond the calendar: "300,000 years ago"
        return None
    return found


def _as_told(told: Interval, expr: Expr) -> Interval:
    """A day as closely as an expression counts: "on 27 June, ten weeks later" tells a week."""
    unit = grain(expr) or Granularity.DAY
    return unit_of(told.start, unit) if unit > Granularity.DAY and told.start is not None else told


def _after(found: Interval | None, now: Interval | None) -> bool:
    """Whether an interval begins when `now` is over."""
    return None not in (found, now) and (found.start or 0) >= (now.end or 0)  # type: ignore[union-attr]


def _extent(first: Interval, last: Value | None) -> Interval | None:
    """From the start of one interval to the end of another."""
    end = last.interval.end if last is not None and last.interval is not None else None
    if first.start is None or end is None or end <= first.start:
        return first
    unit = max(first.granularity, last.interval.granularity) if last and last.interval else first.granularity
    return Interval(first.start, end, max(unit, Granularity.DAY))


def _set_deadline(mention: str, deadline: Value | None, values: dict[str, Value]) -> None:
    """An event with a deadline and no date of its own is shown at it, as a window."""
    mine = values.get(mention)
    if deadline is None or deadline.interval is None or (mine is not None and mine.stated):
        return
    values[mention] = Value(deadline.interval, "deadline", stated=True, point=False)


def _lend(story: Story, values: dict[str, Value]) -> set[str]:
    """Let merged mentions without a date of their own take the best of their event; which did."""
    changed: set[str] = set()
    for node, group in story.classes.items():
        best = _lender(group, values) if node == group[0] else None
        if best is None:
            continue
        exact = values[best].interval
        for mention in group:
            mine = values.get(mention, Value(None))
            if exact is not None and _is_night_of(mine.interval, exact):
                values[mention] = replace(mine, interval=exact)  # "overnight" is the night of "at 2 a.m."
                changed.add(mention)
            if mention != best and mine.origin in WEAK and not mine.stated and not mine.lender:
                values[mention] = Value(
                    values[best].interval, "merged", lender=best, most=values[best].confidence
                )
                changed.add(mention)
    return changed


def _is_night_of(night: Interval | None, exact: Interval) -> bool:
    """Whether a night holds a time that is told by the clock."""
    if night is None or night.part != "NI" or exact.granularity >= Granularity.PART:
        return False
    return night.contains(exact)


def _lender(group: Iterable[str], values: Mapping[str, Value]) -> str | None:
    """The mention whose date its event's others may take: the finest that most agree with.

    Stated, or else taken from the mention that it is told with.
    """
    stated: dict[Interval, list[str]] = {}
    second_hand: dict[Interval, list[str]] = {}
    for mention in group:
        value = values.get(mention)
        if value is None or not value.point or value.interval is None:
            continue
        if value.stated:
            stated.setdefault(value.interval, []).append(mention)
        elif value.origin in SECOND_HAND and not value.guessed:
            second_hand.setdefault(value.interval, []).append(mention)
    tellers = stated or second_hand
    if not tellers:
        return None

    def rank(interval: Interval) -> tuple[int, int, str]:
        agree = sum(len(who) for other, who in tellers.items() if other.overlaps(interval))
        return -agree, int(interval.granularity), min(tellers[interval])

    return min(tellers[min(tellers, key=rank)])


def day(interval: Interval) -> Interval:
    """The interval, or the day that holds it where it is finer."""
    if interval.granularity < Granularity.DAY and interval.start is not None:
        return unit_of(interval.start, Granularity.DAY)
    return interval


__all__ = ["CONFIDENCE", "Direction", "Story", "Value", "day", "evaluate"]
