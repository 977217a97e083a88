"""The figure's skeleton and its data: plotly checks the one, the page's script draws what is in view from the other.

A figure of thousands of events cannot be drawn at once (SVG holds some 300 marks and 40 labels at 60 frames
a second), so the traces here are empty: each is one kind of mark, with all that does not change as the
reader zooms. plotly enters here only.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from timeline.lexicon import eventive
from timeline.model import Status
from timeline.render.dates import Edtf, day_number, read_edtf
from timeline.render.phrases import limit
from timeline.render.relations import relate
from timeline.render.scale import WIDTH, Extent, Scale, fit_scale
from timeline.render.view import key_events, leading_events, source_name
from timeline.result import Event, Timeline

LANES = ("participant", "place", "source", "topic")
NAMES = 40  # names of a kind that the filter offers; the figure has rows for the first few
STATUSES = tuple(Status)
TOPICAL = 0.3  # how much of a noun's use must name happenings for it to be a topic

# What a date says of an event's place in time, and how it is drawn.
INSTANT, WITHIN, LASTING, SINCE, BY = range(5)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event lies on the axis: its best estimate, what its bounds leave, and which of the five it is."""

    start: float
    end: float
    low: float
    high: float
    kind: int

    @property
    def loose(self) -> bool:
        """Whether the bounds leave whole days beside the estimate."""
        return self.low < math.floor(self.start) or self.high > math.ceil(self.end)


def spot(event: Event) -> Spot | None:
    """The place of a dated event; None for one without any date."""
    date = read_edtf(event.date)
    first = date.first if date else None
    last = date.last if date else None
    if first is None and last is None:
        return None
    start, end = day_number((first or last).start), day_number((last or first).end)  # type: ignore[union-attr]
    low, high = _bounds(event, start, end)
    return Spot(start, end, low, high, _kind(event, date, end - start))


def _kind(event: Event, date: Edtf | None, days: float) -> int:
    side = limit(event)
    if date is None or date.first is None or side == "until":
        return BY
    if date.last is None or event.status is Status.ONGOING or side == "from":
        return SINCE
    if days <= 1.01:
        return INSTANT
    named = event.granularity.lower() in ("week", "weekend", "quarter", "half")
    return LASTING if event.point and not date.single and not named else WITHIN


def _bounds(event: Event, start: float, end: float) -> Extent:
    """What the constraints leave open, never less than the estimate."""
    earliest, latest = (read_edtf(bound or "") for bound in (event.earliest, event.latest))
    low = day_number(earliest.first.start) if earliest and earliest.first else start
    high = day_number(latest.last.end) if latest and latest.last else end
    return min(low, start), max(high, end)


def story_scale(events: Iterable[Event]) -> Scale:
    """The axis of a story."""
    return fit_scale([(s.start, s.end) for e in events if (s := spot(e))])


# --------------------------------------------------------------------------- data


def figure_data(timeline: Timeline, strings: dict[str, str], locale: str) -> str:
    """The compact JSON that the page's script draws from; columns by event, in the list's order."""
    events = timeline.events
    spots = [spot(event) for event in events]
    scale = story_scale(events)
    number = {e.id: n for n, e in enumerate(events)}
    bounds = {n: [s.low, s.high] for n, s in enumerate(spots) if s and s.loose}
    data = {
        "n": len(events),
        "s": [_short(s.start) if s else None for s in spots],
        "d": [_short(s.end - s.start) if s else 0 for s in spots],
        "b": bounds,
        "k": "".join(str(s.kind) if s else "-" for s in spots),
        "st": "".join(str(STATUSES.index(e.status)) for e in events),
        "sal": [round(e.salience * 99) for e in events],
        "key": sorted(key_events(events)),
        "lead": sorted(leading_events(events)),
        "c": {n: c for n, e in enumerate(events) if (c := _others(e))},
        "a": [[number[a], number[b]] for a, b in relate(timeline).arrows()],
        "lanes": {kind: _lanes(timeline, kind) for kind in LANES},
        "knots": scale.knots,
        "breaks": scale.breaks,
        "status": [s.value for s in STATUSES],
        "words": strings,
        "locale": locale,
        "figure": skeleton(),
    }
    return to_script(data)


def to_script(data: Any) -> str:
    """JSON that may stand in a script element: it holds no "<", so nothing in it can close the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _others(event: Event) -> list[list[float]]:
    """The stretches that other sources give for an event."""
    dates = (read_edtf(conflict.date) for conflict in event.conflicts)
    return [
        [_short(day_number(d.first.start)), _short(day_number(d.last.end))]
        for d in dates
        if d and d.first and d.last
    ]


def _lanes(timeline: Timeline, kind: str) -> dict[str, Any]:
    """The most frequent names of a kind, and for each event which of them it has."""
    sources = {a.id: source_name(a) for a in timeline.articles}
    surnames = _surnames(name for event in timeline.events for name in event.participants)
    named = [_names(event, kind, sources, surnames) for event in timeline.events]
    counts = Counter(name for names in named for name in names)
    first = {name: n for n, name in reversed(list(enumerate(n for names in named for n in names)))}
    least = 2 if kind == "topic" else 1  # a topic of one event is none
    top = sorted(counts, key=lambda name: (-counts[name], first[name]))[:NAMES]
    top = [name for name in top if counts[name] >= least]
    index = {name: i for i, name in enumerate(top)}
    return {
        "names": top,
        "counts": [counts[name] for name in top],
        "of": [sorted(index[name] for name in names if name in index) for names in named],
    }


def _surnames(names: Iterable[str]) -> dict[str, str]:
    """The full name of each name of one word that ends just one other: "Ruiz" -> "Ana Ruiz"."""
    known = dict.fromkeys(names)
    full = {
        name: [other for other in known if other.endswith(" " + name)] for name in known if " " not in name
    }
    return {name: others[0] for name, others in full.items() if len(others) == 1}


def _names(event: Event, kind: str, sources: Mapping[str, str], surnames: Mapping[str, str]) -> Sequence[str]:
    if kind == "participant":
        return tuple(dict.fromkeys(surnames.get(name, name) for name in event.participants))
    if kind == "place":
        return tuple(dict.fromkeys(event.places))
    if kind == "topic":
        return tuple(dict.fromkeys(t for m in event.mentions if (t := _topic(m.text))))
    return tuple(dict.fromkeys(sources[m.article] for m in event.mentions if sources.get(m.article)))


@cache
def _topic(trigger: str) -> str:
    """What a mention is about, where its trigger is a noun that names happenings: "talks" -> "Talks"."""
    word = trigger.lower()
    noun = word if eventive(word) else word.removesuffix("s")
    return word.capitalize() if eventive(noun) >= TOPICAL else ""


# --------------------------------------------------------------------------- skeleton


def skeleton() -> dict[str, Any]:
    """Traces, layout and config, checked by plotly; colours, positions and texts are the script's."""
    line = {"mode": "lines", "connectgaps": False}
    traces = [
        _trace("windows", **line, line={"width": 9}),
        _trace("bounds", **line, line={"width": 1.5}),
        _trace("bars", **line, line={"width": 4}),
        _trace("conflicts", mode="lines+markers", line={"width": 1.5, "dash": "dot"}, marker={"size": 8}),
        _trace("arrows", mode="lines+markers", line={"width": 1.5},
               marker={"size": 11, "symbol": "arrow", "angleref": "previous", "standoff": 5}),
        _trace("marks", mode="markers", hoverinfo="none", marker={"size": 11, "line": {"width": 2}}),
        _trace("counts", mode="markers+text", hoverinfo="none", textposition="middle center",
               marker={"symbol": "circle", "line": {"width": 1}}),
        _trace("labels", mode="text", textposition="middle right", cliponaxis=True),
        _trace("ring", mode="markers", marker={"symbol": "circle-open", "size": 22, "line": {"width": 2}}),
    ]  # fmt: skip
    figure = go.Figure(data=traces, layout=_layout())
    plain = figure.to_plotly_json()
    return {"data": plain["data"], "layout": plain["layout"], "config": CONFIG}


def _trace(name: str, **options: Any) -> go.Scatter:
    options = {"hoverinfo": "skip", **options}
    return go.Scatter(name=name, x=[], y=[], showlegend=False, **options)


def _layout() -> go.Layout:
    still = {"showgrid": False, "zeroline": False, "showline": False, "automargin": False}
    return go.Layout(
        template={},
        margin={"l": 0, "r": 0, "t": 4, "b": 40, "pad": 0},
        xaxis={
            **still,
            "range": [0, WIDTH],
            "ticks": "outside",
            "ticklen": 5,
            "tickangle": 0,
            "tickmode": "array",
        },
        yaxis={**still, "fixedrange": True, "showticklabels": False, "autorange": False},
        showlegend=False,
        hovermode="closest",
        dragmode="pan",
        hoverdistance=16,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )


CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": False,
    "showTips": False,
}


# --------------------------------------------------------------------------- the strip


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip above the list, in per cent of its width: how many events where, what is left out, some dates."""

    bars: tuple[tuple[float, float], ...]
    breaks: tuple[tuple[float, float], ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A date under the strip."""

    x: float
    anchor: str
    text: str


BINS = 120
TALL = 26


def overview(events: Sequence[Event], year: Any) -> Overview | None:
    """The strip of a story; None where no event has a date. `year` writes a day's label."""
    spots = [s for e in events if (s := spot(e))]
    if not spots:
        return None
    scale = story_scale(events)
    counts = Counter(min(int(scale.at((s.start + s.end) / 2) / WIDTH * BINS), BINS - 1) for s in spots)
    most = max(counts.values())
    bars = tuple(
        (round(b * 100 / BINS, 2), round(4 + (TALL - 4) * (c / most) ** 0.5, 1))
        for b, c in sorted(counts.items())
    )
    gaps = tuple(
        (round(scale.at(a) / 10, 2), round((scale.at(b) - scale.at(a)) / 10, 2)) for a, b in scale.breaks
    )
    ends = [(0.0, "start", year(scale.knots[0][0])), (100.0, "end", year(scale.knots[-1][0] - 1))]
    return Overview(bars, gaps, tuple(Label(*end) for end in ends))
