"""What an undated article says of its day, were it written on some day: `Evidence(…).ties(day)`.

Each day on which an article may have been written gives every expression in it a date. The day speaks for itself where
other articles tell the like of those very dates, where what is told as past lies before it and what is to come after.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline import voices as v
from timeline.civil import DAY
from timeline.coincide import Clue, Library, clues, tellings
from timeline.echo import Heard
from timeline.evaluate import Value
from timeline.graph import dct_id
from timeline.interval import Granularity, Interval, unit_of
from timeline.known import habits, known
from timeline.model import Reference
from timeline.rules.en_links import NAMES_OF_DAYS
from timeline.sameday import identities
from timeline.scene import element
from timeline.sides import sides
from timeline.suppose import Supposed
from timeline.witness import SOME_DAY, dateline, named_now, twofold, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.evaluate import Story
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.model import Timex

AROUND = 120  # days before the first and after the last date that others tell, when it was written
LATEST = 400  # ... as far as these dates are no farther from the days of publication
LONGEST = 600  # days before the last publication that are supposed at most


class Evidence:
    """All that an article says of its day, were it written on some day."""

    def __init__(
        self,
        reading: Reading,
        graph: TemporalGraph,
        story: Story,
        values: Mapping[str, Value],
        library: Library,
    ) -> None:
        kin = library.kin(reading.article.id)
        told = tellings(kin, graph, values)
        supposed = Supposed(graph, story, values, reading.article.id)
        lies = sides(reading)
        found = tuple(clues(reading, graph, told, kin, lies))
        asked = [*(t.id for t in reading.timexes), *(dct_id(r.article.id) for r in kin)]
        dates = {n: i for n in asked if (i := values.get(n, Value(None)).interval) is not None}
        published = (dates.get(dct_id(r.article.id)) for r in kin)
        self._published = sorted(p.start for p in published if p is not None and p.start is not None)
        self._told = [t.interval.start for t in told if t.interval.start is not None]
        self._fixed = tuple(
            v.Fixed(t, dates[t.id], lies[t.id]) for t in reading.timexes if lies.get(t.id) and t.id in dates
        )
        self._voices: tuple[v.Voice, ...] = (
            *self._fixed,
            *_counting(found, reading, graph, supposed),
            *_naming(found, reading, supposed),
            *_near(found, [dates[t.id] for t in reading.timexes if t.id in dates], supposed),
            *(v.Agreeing(story.timexes[one], other, supposed) for one, other in twofold(reading, graph)),
            *(v.Same(story.timexes[one], other, supposed) for one, other in identities(reading)),
            *(v.Knowing(fact) for fact in known(reading, story, values)),
            *(v.Usual(story.timexes[node], number, supposed) for node, number in habits(reading, graph)),
            *(v.Witnessing(witness) for witness in witnesses(reading, supposed, kin, values)),
        )

    def days(self) -> list[Interval]:
        """The days on which the article may have been written, as far as its kin tell."""
        if not self._published or not self._voices:
            return []
        first, last = self._published[0], self._published[-1]
        near = [first, last, *(t for t in self._told if first - LATEST * DAY <= t <= last + LATEST * DAY)]
        low = max(min(near) - AROUND * DAY, last - LONGEST * DAY)
        high = max(near) + AROUND * DAY
        return [unit_of(day * DAY, Granularity.DAY) for day in range(low // DAY, high // DAY)]

    def bounds(self) -> Interval:
        """No earlier than the last day that it tells in full as past, no later than the first still to come."""
        past = [f.date.start for f in self._fixed if f.side < 0 and f.date.start is not None]
        ahead = [f.date.end for f in self._fixed if f.side > 0 and f.date.end is not None]
        start, end = max(past, default=None), min(ahead, default=None)
        if start is not None and end is not None and start >= end:
            return Interval(None, None, Granularity.DAY)
        return Interval(start, end, Granularity.DAY)

    def ties(self, day: Interval) -> list[v.Tie]:
        """What speaks for a day, and (below 0) against it."""
        return _once(voice.says(day) for voice in self._voices)


def _once(ties: Iterable[v.Tie]) -> list[v.Tie]:
    """Ties without those to a telling that a better one is tied to: "at 10 last night", "late last night"."""
    found: list[v.Tie] = []
    heard: set[str] = set()
    for tie in sorted(ties, key=lambda t: (-t.worth, t.text)):
        if tie.once and tie.told and tie.worth > 0:
            if tie.told in heard:
                continue
            heard.add(tie.told)
        found.append(tie)
    return found


def _counting(
    found: Iterable[Clue], reading: Reading, graph: TemporalGraph, supposed: Supposed
) -> Iterator[v.Voice]:
    """Every expression that hangs on the day of writing."""
    now, line = named_now(reading), dateline(reading)
    calendar = {c.timex.id for c in found if c.calendar and c.steps == 1}
    dated = tuple(
        v.Dated(c, Heard(c.like))
        for c in found
        if c.timex.id in calendar and (line is None or c.timex.id != line.id)
    )
    yield from (*dated, *([v.Far(dated)] if dated else ()))
    for clue in found:
        if clue.timex.id in now:
            yield v.Now(clue.timex, v.NAMED)
        elif line is not None and clue.timex.id == line.id:
            yield v.Now(clue.timex, v.DATELINE)
        elif clue.timex.id not in calendar:
            counted = clue.steps > 1 and graph.explain(clue.timex.id)[-1].source in calendar
            cost = v.WRONG_SIDE if clue.steps == 1 else v.WRONG_CHAIN * counted
            yield v.Counted(clue, Heard(clue.like), supposed, cost)


def _near(found: Iterable[Clue], told: Iterable[Interval], supposed: Supposed) -> Iterator[v.Voice]:
    """All days of the calendar that the article tells."""
    days = sorted(i.start for i in told if i.start is not None and i.granularity <= Granularity.DAY)
    dates = tuple(c.timex.id for c in found if c.calendar and c.steps == 1)
    if days or dates:
        yield v.Near(tuple(days), dates, supposed)


def _naming(found: Iterable[Clue], reading: Reading, supposed: Supposed) -> Iterator[v.Voice]:
    """Weekdays, each once, in an article that calls the days beside its own "yesterday" and "tomorrow"."""
    own = [c.timex for c in found if c.timex.reference is Reference.DEICTIC and c.steps == 1]
    if dateline(reading) is not None or not any(_is_beside(t, supposed) for t in own):
        return
    now = named_now(reading)
    named = tuple(t.id for t in own if t.text.lower() in NAMES_OF_DAYS)
    days: defaultdict[int, list[str]] = defaultdict(list)
    for clue in found:
        repeat = element(clue.timex.expr)
        if clue.steps == 1 and clue.timex.id not in now and repeat is not None and repeat.weekday:
            days[repeat.weekday].append(clue.timex.id)
    yield from (v.Named(tuple(nodes), named, supposed) for _, nodes in sorted(days.items()))


def _is_beside(timex: Timex, supposed: Supposed) -> bool:
    """Whether an expression tells the day of writing or one beside it: "this morning", "late yesterday"."""
    date = supposed.when(timex.id, SOME_DAY)
    if date is None or date.start is None or date.granularity > Granularity.DAY:
        return False
    return element(timex.expr) is None and abs(date.start // DAY * DAY - (SOME_DAY.start or 0)) <= DAY


__all__ = ["Evidence"]
