"""What an event follows from and leads to: the timeline's orderings between events, without the implied ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.graph import essential
from timeline.model import Relation
from timeline.render.dates import read_edtf
from timeline.result import Event, Timeline

Pair = tuple[str, str]

AT_MOST = 6  # links of one kind that an event shows, the most salient ones
REDUCED = 4000  # orderings up to which the implied ones are taken out; it costs the square of their number

# What `source RELATION target` says of the page's four kinds; True where the two change places.
_KINDS: dict[Relation, tuple[str, bool]] = {
    Relation.BEFORE: ("leads", False),
    Relation.AFTER: ("leads", True),
    Relation.BEGINS: ("leads", False),
    Relation.BEGUN_BY: ("leads", True),
    Relation.ENDED_BY: ("leads", False),
    Relation.ENDS: ("leads", True),
    Relation.IS_INCLUDED: ("part", False),
    Relation.INCLUDES: ("part", True),
    Relation.SIMULTANEOUS: ("same", False),
}


@dataclass(frozen=True, slots=True)
class Relations:
    """Links between events by kind; an event's id gives the others' ids, in time order."""

    follows: dict[str, tuple[str, ...]]
    leads: dict[str, tuple[str, ...]]
    part: dict[str, tuple[str, ...]]
    same: dict[str, tuple[str, ...]]

    def of(self, event: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The kinds that an event has, each with its others."""
        for kind in ("follows", "leads", "part", "same"):
            if others := getattr(self, kind).get(event, ()):
                yield kind, others

    def arrows(self) -> tuple[Pair, ...]:
        """All (earlier, later) pairs."""
        return tuple((a, b) for a, others in self.leads.items() for b in others)


def relate(timeline: Timeline) -> Relations:
    """Read the links between events, whether they name events or their mentions."""
    order = {e.id: n for n, e in enumerate(timeline.events)}
    salience = {e.id: e.salience for e in timeline.events}
    pairs = _pairs(timeline)
    leads = tuple(_forward(pairs["leads"], timeline.events))
    if len(leads) <= REDUCED:
        leads = essential(leads)

    def grouped(edges: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for a, b in edges:
            found.setdefault(a, []).append(b)
        best = {a: sorted(bs, key=lambda b: (-salience[b], order[b]))[:AT_MOST] for a, bs in found.items()}
        return {a: tuple(sorted(bs, key=lambda b: order[b])) for a, bs in best.items()}

    same, part = (tuple(_together(pairs[kind], timeline.events)) for kind in ("same", "part"))
    both = dict.fromkeys([*same, *((b, a) for a, b in same)])
    return Relations(grouped((b, a) for a, b in leads), grouped(leads), grouped(part), grouped(both))


def _pairs(timeline: Timeline) -> dict[str, dict[Pair, None]]:
    """Pairs of different events by kind, in the order of the links."""
    home = {m.id: e.id for e in timeline.events for m in e.mentions} | {e.id: e.id for e in timeline.events}
    pairs: dict[str, dict[Pair, None]] = {"leads": {}, "part": {}, "same": {}}
    for link in timeline.links:
        source, target = home.get(link.source), home.get(link.target)
        if source is None or target is None or source == target or link.relation not in _KINDS:
            continue
        if link.origin == "merge":  # a tie that did not hold: the two are events of their own
            continue
        kind, turned = _KINDS[link.relation]
        pairs[kind][(target, source) if turned else (source, target)] = None
    return pairs


def _forward(pairs: Iterable[Pair], events: tuple[Event, ...]) -> Iterator[Pair]:
    """The pairs that the dates do not contradict."""
    by_id = {e.id: e for e in events}
    for a, b in pairs:
        first, last = _day(by_id[a].earliest), _day(by_id[b].latest)
        if first is None or last is None or first <= last:
            yield a, b


def _together(pairs: Iterable[Pair], events: tuple[Event, ...]) -> Iterator[Pair]:
    """The pairs whose dates meet."""
    forward = set(_forward((way for pair in pairs for way in (pair, pair[::-1])), events))
    yield from (pair for pair in pairs if {pair, pair[::-1]} <= forward)


def _day(date: str | None) -> int | None:
    """When an ISO date begins; None for no date, or for text that is none."""
    read = read_edtf(date or "")
    return read.first.start if read and read.first else None
