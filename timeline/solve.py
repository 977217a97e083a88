"""Graph -> datings: anchors evaluated in order, then orderings propagated to bounds.

First every expression is evaluated on the interval of its anchor, and every event takes the interval of what it
hangs on (`evaluate`). Then all that is known goes into a simple temporal network (`network`), the most trusted
statements first: each event gets the window that the orderings leave, and a statement that cannot hold beside
better ones is a contradiction, reported with the statements that forbid it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.evaluate import Story, Value, evaluate
from timeline.explain import Explainer, say
from timeline.interval import Granularity, Interval
from timeline.model import Dating, Relation, Step, TLink, Warning
from timeline.network import Network, Point, Statement, not_after, not_before
from timeline.suppose import settle
from timeline.undated import infer_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all hold, in words, and the nodes they speak of; the last one was dropped."""

    statements: tuple[str, ...]
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """All datings by node id, publication times that were inferred, and what does not fit together."""

    datings: Mapping[str, Dating]
    published: Mapping[str, Dating] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    warnings: tuple[Warning, ...] = ()


def solve(graph: TemporalGraph, readings: Sequence[Reading], *, explained: bool = True) -> Solution:
    """Date everything that the graph dates: `solve(link(readings), readings).datings["a:t0"].interval`.

    Not `explained`, dates come without the steps that lead to them: to merge by, and to solve again.
    """
    story = Story.of(graph, readings)
    inferred, notes = infer_published(graph, story, readings)
    known = dict(story.published)
    known.update({a: d.interval for a, d in inferred.items() if d.interval is not None and d.point})
    values = evaluate(graph, story, known)
    same, between = settle(graph, story, values, readings, inferred)
    if same:
        values = evaluate(graph, story, known, same)
    windows = {a: d.bounds for a, d in inferred.items() if d.bounds is not None}
    bounds, contradictions = tighten(graph, story, values, windows)
    papers = {r.article.id: r.article.publisher for r in readings}
    explainer = Explainer(graph, story, values, inferred, papers) if explained else None
    datings = {node: _timex_dating(node, values, between.get(node), explainer) for node in story.timexes}
    datings.update(
        {
            node: _mention_dating(
                node,
                values.get(node, Value(None)),
                _narrower(bounds.get(node), _hung(node, graph, story, between)),
                explainer,
                _origin(node, graph, values),
            )
            for node in story.mentions
        }
    )
    warnings = (*notes, *_warnings(graph, story, contradictions))
    return Solution(datings, inferred, contradictions, warnings)


def _hung(node: str, graph: TemporalGraph, story: Story, between: Mapping[str, Interval]) -> Interval | None:
    """The bounds of the expression that an event is dated by, where the day of writing is only bounded."""
    anchor = graph.anchors.get(node) if between else None
    if anchor is None or anchor.target is None or anchor.target not in story.timexes:
        return None
    return between.get(anchor.target)


def _narrower(window: Interval | None, other: Interval | None) -> Interval | None:
    """What two windows leave; the first where they do not meet."""
    if window is None or other is None:
        return window or other
    return window.intersect(other) or window


def _timex_dating(
    node: str, values: Mapping[str, Value], between: Interval | None, explainer: Explainer | None
) -> Dating:
    value = values.get(node, Value(None))
    trace = explainer.trace(node) if explainer is not None else ()
    if value.interval is None and between is not None:
        return Dating(None, between, stated=True, point=False, confidence=0.3, trace=trace)
    return Dating(value.interval, value.interval, stated=True, confidence=value.confidence, trace=trace)


def _origin(node: str, graph: TemporalGraph, values: Mapping[str, Value]) -> str:
    """The sieve that a mention has its date from."""
    value, anchor = values.get(node), graph.anchors.get(node)
    if value is not None and value.lender:
        return "merged"
    if value is not None and value.origin == "deadline":
        return value.origin
    return anchor.origin if anchor is not None else ""


def _mention_dating(
    node: str, value: Value, window: Interval | None, explainer: Explainer | None, origin: str
) -> Dating:
    """A mention's date with its window; an implied date outside the window is dropped for the window."""
    trace = explainer.trace(node) if explainer is not None else ()
    interval = value.interval
    if interval is not None and window is not None and not value.stated and not interval.overlaps(window):
        interval = None
    if interval is not None:
        return Dating(
            interval, window or interval, value.stated, value.point, value.confidence, trace, origin
        )
    if window is None or (window.start is None and window.end is None):
        return Dating(None, None, trace=trace, origin=origin)
    if explainer is not None:
        text = f"No date is told; by what is told around it, the possible time is {say(window)}."
        trace = (*trace, Step("bounds", text, window.value))
    return Dating(None, window, stated=False, point=False, confidence=0.2, trace=trace, origin=origin)


# --------------------------------------------------------------------------- bounds

TRUST = {"syntax": 1, "connective": 2, "merge": 3, "tense": 4}
"""Orderings are asserted in this order, after the dates that are told."""


def tighten(
    graph: TemporalGraph, story: Story, values: Mapping[str, Value], windows: Mapping[str, Interval]
) -> tuple[dict[str, Interval], tuple[Contradiction, ...]]:
    """Earliest and latest bounds of all mentions, and the statements that had to go."""
    network = Network()
    links = _links(graph, story)
    touched = sorted(
        {node for link in links for node in (link.source, link.target) if node in story.mentions}
    )
    for node in touched:
        network.add(Statement((node, "start"), (node, "end"), 1, ""))
        value = values.get(node)
        if value is not None and value.stated and value.point and value.interval is not None:
            network.add(*_inside((node, "start"), (node, "end"), value.interval, node))
    contradictions = []
    for link in links:
        conflict = network.add(*_statements(link, story, values, windows))
        if conflict and link.target in story.mentions:
            contradictions.append(_contradiction(link, conflict, story))
    return _windows(touched, network), tuple(contradictions)


def _links(graph: TemporalGraph, story: Story) -> list[TLink]:
    usable = (link for link in graph.tlinks if link.source in story.mentions)
    return sorted(usable, key=lambda x: (TRUST.get(x.origin, 5), x.source, x.target, x.relation.value))


def _inside(start: Point, end: Point, interval: Interval, source: str) -> Iterator[Statement]:
    if interval.start is not None:
        yield not_before(start, interval.start, source)
    if interval.end is not None:
        yield not_after(end, interval.end, source)


def _statements(
    link: TLink, story: Story, values: Mapping[str, Value], windows: Mapping[str, Interval]
) -> Iterator[Statement]:
    """An ordering as difference constraints; between a mention and a known time, as bounds."""
    source = f"{link.source} {link.relation.value} {link.target}"
    if link.target in story.mentions:
        for a, b in _PAIRS.get("MERGE" if link.origin == "merge" else link.relation.value, ()):
            ends = {"s": link.source, "t": link.target}
            yield Statement((ends[a[0]], _SIDE[a[1]]), (ends[b[0]], _SIDE[b[1]]), 0, source)
        return
    value = values.get(link.target)
    known = value.interval if value is not None else windows.get(link.target.removesuffix(":dct"))
    if known is None:
        return
    if known.granularity < Granularity.DAY and link.origin == "tense":
        known = Interval(
            known.start and known.start // 86400 * 86400,
            known.end and -(-known.end // 86400) * 86400,
            Granularity.DAY,
        )
    for side, edge, way in _EDGES.get(link.relation, ()):
        time = known.start if edge == "start" else known.end
        if time is not None:
            yield (not_before if way == ">=" else not_after)((link.source, side), time, source)


_SIDE = {"0": "start", "1": "end"}
# For each relation, pairs (a, b) of points with a <= b: s and t are source and target, 0 the start, 1 the end.
_PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "BEFORE": (("s1", "t0"),),
    "AFTER": (("t1", "s0"),),
    "INCLUDES": (("s0", "t0"), ("t1", "s1")),
    "IS_INCLUDED": (("t0", "s0"), ("s1", "t1")),
    "SIMULTANEOUS": (("s0", "t1"), ("t0", "s1")),
    "MERGE": (("s0", "t1"), ("t0", "s1")),
    "BEGUN_BY": (("t0", "s0"),),
    "BEGINS": (("s0", "t0"),),
    "ENDED_BY": (("s1", "t1"),),
    "ENDS": (("t1", "s1"),),
    "NOT_AFTER": (("s1", "t1"),),
    "NOT_BEFORE": (("t0", "s0"),),
}
# The same beside a known time: (point of the source, edge of the time, which way).
_EDGES: dict[Relation, tuple[tuple[str, str, str], ...]] = {
    Relation.BEFORE: (("end", "start", "<="),),
    Relation.AFTER: (("start", "end", ">="),),
    Relation.IS_INCLUDED: (("start", "start", ">="), ("end", "end", "<=")),
    Relation.SIMULTANEOUS: (("start", "start", ">="), ("end", "end", "<=")),
    Relation.BEGUN_BY: (("start", "start", ">="), ("start", "end", "<=")),
    Relation.ENDED_BY: (("end", "end", "<="), ("end", "start", ">=")),
    Relation.NOT_AFTER: (("end", "end", "<="),),
    Relation.NOT_BEFORE: (("start", "start", ">="),),
}


def _windows(nodes: Sequence[str], network: Network) -> dict[str, Interval]:
    earliest, latest = network.earliest(), network.latest()
    return {
        node: Interval(earliest.get((node, "start")), latest.get((node, "end")), Granularity.DAY)
        for node in nodes
        if (node, "start") in earliest or (node, "end") in latest
    }


def _contradiction(link: TLink, conflict: Sequence[Statement], story: Story) -> Contradiction:
    sources = tuple(dict.fromkeys(s.source for s in conflict if s.source))
    nodes = dict.fromkeys(p[0] for s in conflict for p in (s.earlier, s.later) if p[0] in story.mentions)
    return Contradiction(
        (*(s for s in sources), f"{link.source} {link.relation.value} {link.target}"), tuple(nodes)
    )


def _warnings(
    graph: TemporalGraph, story: Story, contradictions: Sequence[Contradiction]
) -> Iterator[Warning]:
    for anchor in graph.refused:
        yield Warning(
            "anchor-cycle",
            f"{_in_words(f'{anchor.source} and {anchor.target}', story)} would be dated by each other; kept apart",
            _article(anchor.source),
        )
    for contradiction in contradictions:
        yield Warning(
            "contradiction",
            f"the text seems to put {_in_words(contradiction.statements[-1], story)}; other dates forbid it",
            _article(contradiction.nodes[0]) if contradiction.nodes else None,
        )


def _in_words(statement: str, story: Story) -> str:
    parts = []
    for word in statement.split(" "):
        node = story.mentions.get(word) or story.timexes.get(word)
        parts.append(f"“{node.text}”" if node is not None else _PUT.get(word, word.lower()))
    return " ".join(parts)


_PUT = {
    "SIMULTANEOUS": "at the time of", "IS_INCLUDED": "within", "INCLUDES": "around", "BEGINS": "at the start of",
    "BEGUN_BY": "from", "ENDS": "at the end of", "ENDED_BY": "until", "NOT_AFTER": "no later than",
    "NOT_BEFORE": "no earlier than",
}  # fmt: skip


def _article(node: str) -> str:
    return node.rpartition(":")[0]
