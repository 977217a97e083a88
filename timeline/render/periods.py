"""The list in periods: years where little happened, months and days where much did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.civil import Instant, civil, instant
from timeline.render.dates import read_edtf
from timeline.render.phrases import plain, side_phrase
from timeline.render.words import Words
from timeline.result import Event

CROWDED = 12  # events above which a year is told by months, a month by days
MANY = 1000  # events above which days get no heading of their own

Key = tuple[int, ...]  # (), (year,), (year, month) or (year, month, day)


@dataclass(frozen=True, slots=True)
class Period:
    """A heading and the numbers of its events, first and one after the last."""

    heading: str
    first: int
    last: int


def periods(events: Sequence[Event], words: Words) -> tuple[Period, ...]:
    """Group events, given in time order, under headings: 1867, 2022, August 2025, undated."""
    keys = _keys(events)
    found: list[Period] = []
    at = 0
    for key, run in groupby(keys):
        size = len(list(run))
        found.append(Period(_coarse(events[at : at + size], words) or _heading(key, words), at, at + size))
        at += size
    return tuple(found)


def _keys(events: Sequence[Event]) -> list[Key]:
    """The period of each event: as fine as its neighbours are many and as its own date is told."""
    full = [_full_key(event) for event in events]
    finest = 2 if len(events) > MANY else 3
    counts: dict[Key, int] = {}
    for key in full:
        for depth in range(1, len(key) + 1):
            counts[key[:depth]] = counts.get(key[:depth], 0) + 1
    return [_shortened(key, counts, finest) for key in full]


def _shortened(key: Key, counts: dict[Key, int], finest: int) -> Key:
    depth = min(1, len(key))
    while depth < min(len(key), finest) and counts[key[:depth]] > CROWDED:
        depth += 1
    return key[:depth]


def _full_key(event: Event) -> Key:
    """Year, month and day as far as the date tells them."""
    date = read_edtf(event.date)
    side = date and (date.first or date.last)
    if not side:
        return ()
    fields = civil(side.start)
    return fields[: {"day": 3, "second": 3, "month": 2}.get(side.unit, 1)]


def _coarse(events: Sequence[Event], words: Words) -> str:
    """The heading of events that share a date coarser than a year: "the 1990s"; "" for any others."""
    dates = {event.date for event in events}
    date = read_edtf(min(dates)) if len(dates) == 1 else None
    single = date and date.single
    return plain(side_phrase(single, words)) if single and single.unit in ("decade", "century") else ""


def _heading(key: Key, words: Words) -> str:
    if not key:
        return words("date.undated")
    year = words.calendar.year(key[0], words("date.bc", year="{year}"))
    if len(key) == 1:
        return year
    moment: Instant = instant(*key)
    return words.calendar.skeleton(moment, "yMMMM") if len(key) == 2 else words.calendar.day(moment)
