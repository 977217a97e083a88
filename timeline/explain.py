"""The chain of reasoning behind a date, in words that an editor understands.

From the event to the expression that dates it, to what that is counted from and why, down to publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.civil import DAY, civil
from timeline.direction import WAYS
from timeline.graph import dct_id
from timeline.interval import Direction, Granularity, Interval
from timeline.model import Anchor, AnchorKind, Dating, EventMention, Step, Timex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.civil import Instant
    from timeline.evaluate import Story, Value
    from timeline.graph import TemporalGraph

LONGEST = 12  # steps that a trace tells: a longer chain repeats itself

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Explainer:
    """Traces of nodes, each told once: `explainer.trace("a:e1")`."""

    def __init__(
        self,
        graph: TemporalGraph,
        story: Story,
        values: Mapping[str, Value],
        published: Mapping[str, Dating],
        papers: Mapping[str, str],
    ) -> None:
        self._graph = graph
        self._story = story
        self._values = values
        self._published = published
        self._papers = papers
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
        if told and anchor.kind is AnchorKind.NONE:
            return Step(timex.rule, f"“{timex.text}” is a date in full.", told)
        is_ = f"“{timex.text}” is {told}" if told else f"“{timex.text}” stays without a date"
        zone = f" It is told in {timex.zone.upper()} time." if timex.zone and timex.zone != "local" else ""
        return Step(timex.rule, f"{is_}: {self._reason(timex, anchor)}.{zone}", told)

    def _reason(self, timex: Timex, anchor: Anchor) -> str:
        """Why this anchor; of a tense that another year's date overruled, the truth."""
        value, now = self._values.get(timex.id), self._values.get(dct_id(timex.article))
        mine = value.interval if value is not None else None
        day = now.interval if now is not None else None
        if mine is not None and day is None and anchor.kind is AnchorKind.DCT:
            return "so it is on every day on which the article may have been written"
        if mine is not None and day is not None and None not in (mine.start, day.start):
            ahead = mine.start >= day.end if day.end is not None else False  # type: ignore[operator]
            back = mine.end is not None and mine.end <= day.start  # type: ignore[operator]
            if (ahead and anchor.direction is Direction.LIKELY_PAST) or (
                back and anchor.direction is Direction.LIKELY_FUTURE
            ):
                return WAYS[Direction.NEAREST]
        event = self._story.mentions.get(anchor.target or "")
        if event is not None and event.article != timex.article:
            return f"{anchor.why}, as {self._paper(event.article)} dates it"
        return anchor.why

    def _mention(self, mention: EventMention, value: Value | None, told: str) -> Step | None:
        if value is not None and value.lender:
            return Step("merged", f"“{mention.text}”: no date is told; {self._lent(mention, value)}.", told)
        if value is not None and value.origin == "deadline":
            return Step("deadline", f"Only an end is told, no day: {told} at the latest.", told)
        anchor = self._graph.anchors.get(mention.id)
        if anchor is None:
            return None
        return Step(anchor.origin, f"“{mention.text}”: {anchor.why}.", told)

    def _lent(self, mention: EventMention, value: Value) -> str:
        lender = self._story.mentions[value.lender]
        if lender.article == mention.article:
            return f"this article dates the same event elsewhere, “{lender.text}”"
        return f"{self._paper(lender.article)} dates the same event, “{lender.text}”"

    def _paper(self, article: str) -> str:
        return self._papers.get(article) or "another article"

    def _other(self, node: str, told: str) -> Step | None:
        anchor = self._graph.anchors.get(node)
        if anchor is not None:
            return Step(anchor.origin, f"{anchor.why[:1].upper()}{anchor.why[1:]}.", told)
        if node.endswith(":retrieved"):
            when = f"on {told}" if told else "at a time that is not known"
            return Step("retrieved", f"The page was retrieved {when}.", told)
        return self._publication(node.removesuffix(":dct"), told) if node.endswith(":dct") else None

    def _publication(self, article: str, told: str) -> Step:
        inferred = self._published.get(article)
        if inferred is not None:
            steps = inferred.trace  # what it is, the weightiest clue, the verdict
            return Step(
                "published", " ".join(s.text for s in (*steps[: 2 if steps[2:] else 1], steps[-1])), told
            )
        if not told:
            return Step("published", "The article's day of publication is not known.", "")
        paper = self._papers.get(article)
        by = f"{paper} published the article" if paper else "The article was published"
        return Step("published", f"{by} on {told}; if that is wrong, so may this date be.", told)


# --------------------------------------------------------------------------- dates in words


def say(interval: Interval) -> str:
    """An interval in words: "15 August 2025", "August 2025", "the week of 11 August 2025"."""
    first, last = _days(interval)
    if interval.start is None or interval.end is None:
        return f"from {first} on" if first else f"up to {last}" if last else "any time"
    if "/" in interval.value:
        return f"{first} to {last}"
    stem, _, part = interval.value.partition("-")
    if part in _SEASONS:
        return _SEASONS[part].format(stem)
    unit = _UNITS.get(interval.granularity)
    one_day = interval.granularity <= Granularity.DAY and interval.end - interval.start <= DAY
    if unit is None or not (one_day or interval.granularity > Granularity.DAY):
        return interval.value
    return unit(interval)


def _days(interval: Interval) -> tuple[str, str]:
    """The first and the last day in words, "" where one is open."""
    start, end = interval.start, interval.end
    return (_day(start) if start is not None else "", _day(end - 1) if end is not None else "")


def _day(moment: Instant) -> str:
    year, month, day = civil(moment)
    return f"{day} {MONTHS[month - 1]} {year if year > 0 else f'{1 - year} BC'}"


def _date(interval: Interval) -> str:
    return _days(interval)[0]


def _month(interval: Interval) -> str:
    return _date(interval).split(" ", 1)[1]


def _timed(interval: Interval) -> str:
    clock = interval.value.partition("T")[2]
    return f"{_date(interval)}, {_PARTS.get(clock, clock)}"


_SEASONS = {
    "SP": "spring {}", "SU": "summer {}", "FA": "autumn {}", "WI": "winter {}",
    "Q1": "the first quarter of {}", "Q2": "the second quarter of {}", "Q3": "the third quarter of {}",
    "Q4": "the fourth quarter of {}", "H1": "the first half of {}", "H2": "the second half of {}",
}  # fmt: skip
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
