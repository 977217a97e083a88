"""The chain of reasoning behind a date, in words that an editor understands.

From the event to the expression that dates it, to what that is counted from and why, down to publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.civil import DAY
from timeline.interval import Granularity, Interval
from timeline.model import AnchorKind, EventMention, Step, Timex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.evaluate import Story, Value
    from timeline.graph import TemporalGraph

LONGEST = 12  # steps that a trace tells: a longer chain repeats itself

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Explainer:
    """Traces of nodes, each told once: `explainer.trace("a:e1")`."""

    def __init__(self, graph: TemporalGraph, story: Story, values: Mapping[str, Value]) -> None:
        self._graph = graph
        self._story = story
        self._values = values
        self._told: dict[str, tuple[Step, ...]] = {}

    def trace(self, node: str) -> tuple[Step, ...]:
        """The steps from a node down to what needs no other."""
        path: list[str] = []
        here: str | None = node
        while here is not None and here not in self._told and here not in path:
            path.append(here)
            here = self._next(here)
        steps = self._told.get(here, ()) if here is not None else ()
        for known in reversed(path):
            step = self._step(known)
            steps = (*((step,) if step is not None else ()), *steps)[:LONGEST]
            self._told[known] = steps
        return steps

    def _next(self, node: str) -> str | None:
        value = self._values.get(node)
        if value is not None and value.lender:
            return value.lender
        if value is not None and value.origin == "deadline":
            return self._story.deadlines.get(node)
        anchor = self._graph.anchors.get(node)
        return anchor.target if anchor is not None else None

    def _step(self, node: str) -> Step | None:
        value = self._values.get(node)
        told = say(value.interval) if value is not None and value.interval is not None else ""
        if node in self._story.timexes:
            return self._timex(self._story.timexes[node], told)
        if node in self._story.mentions:
            return self._mention(self._story.mentions[node], value, told)
        return self._other(node, told)

    def _timex(self, timex: Timex, told: str) -> Step:
        anchor = self._graph.anchors.get(timex.id)
        if anchor is None:
            return Step(timex.rule, f"“{timex.text}” names no calendar date by itself.", timex.value or "")
        what = _KINDS[anchor.kind]
        reason = f"{anchor.why[:1].upper()}{anchor.why[1:]}."
        result = f"That makes it {told}." if told else "That leaves it without a date."
        zone = f" The time is told in {timex.zone}; the day is the one told." if timex.zone else ""
        return Step(timex.rule, f"“{timex.text}” {what}. {reason} {result}{zone}", told)

    def _mention(self, mention: EventMention, value: Value | None, told: str) -> Step | None:
        if value is not None and value.lender:
            lender = self._story.mentions[value.lender]
            return Step(
                "merged",
                f"Another article or passage tells of the same event and dates it (“{lender.text}”): {told}.",
                told,
            )
        if value is not None and value.origin == "deadline":
            return Step("deadline", f"The text gives an end, not a day: by {told}.", told)
        anchor = self._graph.anchors.get(mention.id)
        if anchor is None:
            return None
        return Step(anchor.origin, f"“{mention.text}”: {anchor.why}{_unsaid(told, anchor.why)}.", told)

    def _other(self, node: str, told: str) -> Step | None:
        anchor = self._graph.anchors.get(node)
        if anchor is not None:
            return Step(anchor.origin, f"The quotation: {anchor.why}{_unsaid(told, anchor.why)}.", told)
        if node.endswith(":dct") and told:
            return Step(
                "published",
                f"The article was published on {told}; another day would move what counts from it.",
                told,
            )
        if node.endswith(":retrieved"):
            when = f"on {told}" if told else "at a time that is not known"
            return Step("retrieved", f"The page was retrieved {when}.", told)
        return (
            Step("published", "The article's day of publication is not known.", "")
            if node.endswith(":dct")
            else None
        )


def _unsaid(told: str, reason: str) -> str:
    """The date behind a reason, unless the expression that the reason quotes says it: “2008”."""
    return f", {told}" if told and f"“{told}”" not in reason else ""


_KINDS = {
    AnchorKind.NONE: "is a full date",
    AnchorKind.DCT: "counts from publication",
    AnchorKind.QUOTE: "counts from the moment of speaking",
    AnchorKind.TEXT: "counts from the time told before",
    AnchorKind.EVENT: "counts from another event",
}


# --------------------------------------------------------------------------- dates in words


def say(interval: Interval) -> str:
    """An interval in words: "15 August 2025", "August 2025", "the week of 11 August 2025"."""
    if interval.start is None or interval.end is None:
        first, last = interval.first_day, interval.last_day
        return f"from {first} on" if first else f"up to {last}" if last else "any time"
    unit = _UNITS.get(interval.granularity)
    one_day = interval.granularity <= Granularity.DAY and interval.end - interval.start <= DAY
    if unit is None or not (one_day or interval.granularity > Granularity.DAY) or "/" in interval.value:
        return interval.value if "/" not in interval.value else _stretch(interval)
    return unit(interval)


def _stretch(interval: Interval) -> str:
    return f"{interval.first_day} to {interval.last_day}"


def _date(interval: Interval) -> str:
    year, month, day = (interval.first_day or "0-1-1").rsplit("-", 2)
    return f"{int(day)} {MONTHS[int(month) - 1]} {year.lstrip('0') or year}"


def _month(interval: Interval) -> str:
    return _date(interval).split(" ", 1)[1]


def _timed(interval: Interval) -> str:
    clock = interval.value.partition("T")[2]
    return f"{_date(interval)}, {_PARTS.get(clock, clock)}"


_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_UNITS: dict[Granularity, Callable[[Interval], str]] = {
    Granularity.SECOND: _timed,
    Granularity.MINUTE: _timed,
    Granularity.HOUR: _timed,
    Granularity.PART: _timed,
    Granularity.DAY: _date,
    Granularity.WEEKEND: lambda i: f"the weekend of {_date(i)}",
    Granularity.WEEK: lambda i: f"the week of {_date(i)}",
    Granularity.MONTH: _month,
    Granularity.YEAR: lambda i: i.value,
    Granularity.DECADE: lambda i: f"the {(i.first_day or '')[:4]}s",
}

__all__ = ["Explainer", "say"]
