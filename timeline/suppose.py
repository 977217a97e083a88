"""An article's expressions as they would be, had it been written on some day; what a window of days leaves the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.civil import DAY
from timeline.evaluate import RESTATED, Story, Value
from timeline.evaluate import day as written_day
from timeline.graph import dct_id
from timeline.interval import Direction, Expr, Granularity, Interval, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant
    from timeline.model import Dating

FAR = 90 * DAY  # of two years' dates, one this far from all days left gives way ...
TIMES = 3  # ... to one this many times nearer


class Supposed:
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
        if known is not None and known.interval is not None and not known.lender:
            return known.interval
        anchor = self._graph.anchors.get(node)
        if anchor is None or anchor.target is None:
            return None
        base = self.when(anchor.target, day)
        timex = self._story.timexes.get(node)
        if base is None or timex is None or timex.expr is None:
            return base
        if anchor.origin in RESTATED:
            return written_day(base)
        return _resolved(timex.expr, base, anchor.direction)


@lru_cache(maxsize=65536)
def _resolved(expr: Expr, base: Interval, way: Direction) -> Interval | None:
    """An expression on a base; the same few expressions are tried on the same days by every undated article."""
    try:
        return expr.resolve(base, way)
    except (OverflowError, ValueError):
        return None


def settle(
    graph: TemporalGraph,
    story: Story,
    values: Mapping[str, Value],
    readings: Sequence[Reading],
    inferred: Mapping[str, Dating],
) -> tuple[dict[str, Interval], dict[str, Interval]]:
    """Values and bounds of the expressions of articles that are only known to be written inside a window.

    An expression never goes back when the day of writing goes on, so the first and the last day stand for all
    between: where both give one value, that is the value; else it lies between the two.
    """
    same: dict[str, Interval] = {}
    between: dict[str, Interval] = {}
    for reading in readings:
        dating = inferred.get(reading.article.id)
        window = dating.bounds if dating is not None and dating.interval is None else None
        if window is None or window.start is None or window.end is None:
            continue
        supposed = Supposed(graph, story, values, reading.article.id)
        ends = unit_of(window.start, Granularity.DAY), unit_of(window.end - 1, Granularity.DAY)
        between[dct_id(reading.article.id)] = window
        for node in _unvalued(reading, values):
            first, last = (supposed.when(node, end) for end in ends)
            if first is None or last is None:
                continue
            gaps = _gap(first, window), _gap(last, window)
            if first == last or (gaps[1] > FAR and gaps[1] >= TIMES * gaps[0]):
                same[node] = first
            elif gaps[0] > FAR and gaps[0] >= TIMES * gaps[1]:
                same[node] = last
            elif first.start is not None and last.end is not None and first.start < last.end:
                between[node] = Interval(first.start, last.end, Granularity.DAY)
    return same, between


def _gap(told: Interval, window: Interval) -> int:
    """How far a date lies outside a window."""
    if None in (told.start, told.end, window.start, window.end):
        return 0
    return max(window.start - told.end, told.start - window.end, 0)  # type: ignore[operator]


def _unvalued(reading: Reading, values: Mapping[str, Value]) -> Iterator[str]:
    for timex in reading.timexes:
        if timex.expr is not None and values.get(timex.id, Value(None)).interval is None:
            yield timex.id


__all__ = ["Supposed", "settle"]
