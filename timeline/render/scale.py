"""A time axis on which 1867 and last Friday both have room.

A linear axis gives a story's busy week one pixel as soon as one event is a century old; a logarithmic one
bends every distance. This axis is linear in pieces. Where the events' density changes by orders of
magnitude (Bayesian blocks: Scargle et al. 2013, the exact optimum of a piecewise constant rate) the axis
changes its scale, and every empty stretch between two pieces shrinks to a break of fixed width, which the
page draws and labels with the time left out. A story of even density keeps one linear scale and no break.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

WIDTH = 1000.0  # the whole axis, in its own units
BREAK = 26.0  # a break, in the same units
CELLS = 240  # positions that the segmentation looks at; more are pooled
PENALTY = 8.0  # log-likelihood that one more change of scale must gain
CONTRAST = 12.0  # neighbouring pieces whose densities differ less are one piece
EMPTY = 8.0  # a stretch is empty that is so many times longer than the usual distance between events
PIECES = 7

Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """A monotone map from days since 1970 to axis units: straight between `knots`; `breaks` are (first, last) day."""

    knots: tuple[tuple[float, float], ...]
    breaks: tuple[Extent, ...]

    def at(self, day: float) -> float:
        """The axis position of a day; beyond the ends the outermost scale goes on."""
        days = [d for d, _ in self.knots]
        i = min(max(bisect_right(days, day), 1), len(days) - 1)
        (d0, u0), (d1, u1) = self.knots[i - 1], self.knots[i]
        return u0 + (day - d0) * (u1 - u0) / (d1 - d0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of events of one density, from its first to its last."""

    start: float
    end: float
    count: int

    @property
    def span(self) -> float:
        return max(self.end - self.start, 1e-3)

    def joined(self, other: _Piece) -> _Piece:
        return _Piece(self.start, max(self.end, other.end), self.count + other.count)


def fit_scale(extents: Iterable[Extent]) -> Scale:
    """Fit the axis to the events' extents (first day, day after the last), in any order.

    >>> fit_scale([(0, 1), (1, 2), (2, 3)]).breaks
    ()
    """
    known = sorted(extents)
    if not known:
        return Scale(((0.0, 0.0), (1.0, WIDTH)), ())
    fine = _fine(known)
    spots = sorted(((start + end) / 2, end - start) for start, end in fine)
    usual = _usual_gap([spot for spot, _ in spots])
    empty = EMPTY * usual
    pieces = _merged([part for run in _runs(spots, usual) for part in _split(run, empty)], empty)
    return _lay_out(pieces, known[0][0], max(end for _, end in known), empty)


def _fine(extents: Sequence[Extent]) -> Sequence[Extent]:
    """The extents that say where the story happens: not the year around two of its days."""
    spots = sorted({(start + end) / 2 for start, end in extents})

    def inside(extent: Extent) -> int:
        return bisect_left(spots, extent[1]) - bisect_right(spots, extent[0])

    return [e for e in extents if inside(e) <= 2 or e[1] - e[0] <= 1] or extents


def _usual_gap(spots: Sequence[float]) -> float:
    """The median event's distance to its nearest neighbour in time."""
    counts = Counter(spots)
    distinct = sorted(counts)
    gaps = [math.inf, *(b - a for a, b in pairwise(distinct)), math.inf]
    nearest = sorted((min(gaps[i : i + 2]), counts[spot]) for i, spot in enumerate(distinct))
    middle = next(
        gap
        for (gap, _), total in zip(nearest, accumulate(n for _, n in nearest), strict=True)
        if 2 * total >= len(spots)
    )
    return middle if middle < math.inf else 1.0


# --------------------------------------------------------------------------- pieces

Spot = tuple[float, float]  # where an event lies, and how wide its date is


def _runs(spots: Sequence[Spot], reach: float) -> list[Sequence[Spot]]:
    """The spots in runs of one density each (Bayesian blocks)."""
    starts = _cells([spot for spot, _ in spots])
    edges: list[float] = []
    counts: list[int] = []
    opens: list[int] = []
    for first, after in pairwise([*starts, len(spots)]):
        left, right = spots[first][0], spots[after - 1][0]
        before = spots[first - 1][0] if first else left - 2 * reach
        beyond = spots[after][0] if after < len(spots) else right + 2 * reach
        left, right = max(left - reach, (before + left) / 2), min(right + reach, (right + beyond) / 2)
        if edges and left > edges[-1]:  # a stretch that is empty is a cell of its own
            edges.append(left)
            counts.append(0)
            opens.append(first)
        edges += [right] if edges else [left, right]
        counts.append(after - first)
        opens.append(first)
    cuts = [*(opens[i] for i in _blocks(counts, edges)[:-1]), len(spots)]
    return [spots[a:b] for a, b in pairwise(dict.fromkeys(cuts))]


def _cells(spots: Sequence[float]) -> list[int]:
    """Where each cell begins: equal spots share one, and neighbours where there are too many."""
    fresh = [i for i, spot in enumerate(spots) if i == 0 or spot != spots[i - 1]]
    return fresh[:: math.ceil(len(fresh) / CELLS)]


def _blocks(counts: Sequence[int], edges: Sequence[float]) -> list[int]:
    """The cells at which the rate changes, with the first and the one after the last."""
    best, back, total = [0.0], [0], [0]
    for count in counts:
        total.append(total[-1] + count)
    for last in range(1, len(counts) + 1):
        value, start = max(
            (best[first] + _fitness(total[last] - total[first], edges[last] - edges[first]) - PENALTY, -first)
            for first in range(last)
        )
        best.append(value)
        back.append(-start)
    cuts = [len(counts)]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    return cuts[::-1]


def _fitness(count: int, width: float) -> float:
    return count * (math.log(count) - math.log(max(width, 1e-3))) if count else 0.0


def _split(run: Sequence[Spot], empty: float) -> list[_Piece]:
    """A run as pieces, cut at each stretch that is most of it and empty beside the rest of the story."""
    gaps = [b[0] - a[0] for a, b in pairwise(run)]
    longest = max(gaps, default=0.0)
    others = sorted(gap for gap in gaps if 0 < gap < longest) or [0.0]
    least = max(empty, sum(gaps) / 2, 4 * others[len(others) // 2], 1e-3)
    for i, gap in enumerate(gaps):
        if gap >= least:
            return [*_split(run[: i + 1], empty), *_split(run[i + 1 :], empty)]
    first, last = (max(width / 2, 0.5) for _, width in (run[0], run[-1]))
    return [_Piece(run[0][0] - first, run[-1][0] + last, len(run))]


def _merged(pieces: Sequence[_Piece], empty: float) -> list[_Piece]:
    """Join the neighbours that hardly differ, then the most alike until few enough are left."""
    left = list(pieces)
    while len(left) > 1:
        costs = [_difference(a, b, empty) for a, b in pairwise(left)]
        i = min(range(len(costs)), key=costs.__getitem__)
        if costs[i] > math.log(CONTRAST) and len(left) <= PIECES:
            break
        left[i : i + 2] = [left[i].joined(left[i + 1])]
    return left


def _difference(a: _Piece, b: _Piece, empty: float) -> float:
    """How much two neighbours differ: in density, or by the emptiness between them."""
    density = abs(math.log(a.count / a.span * b.span / b.count)) if min(a.count, b.count) > 1 else 0.0
    gap = b.start - a.end
    return max(density, math.log(CONTRAST * gap / empty) if gap > empty else 0.0)


# --------------------------------------------------------------------------- layout


def _lay_out(pieces: Sequence[_Piece], low: float, high: float, empty: float) -> Scale:
    """Give each piece width by its events (their root, so that none starves), and each empty stretch a break."""
    bounds = _closed([(max(p.start, low), min(p.end, high)) for p in pieces], empty)
    gaps = [(low, bounds[0][0]), *((a[1], b[0]) for a, b in pairwise(bounds)), (bounds[-1][1], high)]
    room = WIDTH - BREAK * sum(b > a for a, b in gaps)
    unit = room / sum(math.sqrt(p.count) for p in pieces)
    knots = [(low, 0.0)]
    for gap, bound, piece in zip(gaps, bounds, pieces, strict=False):
        if gap[1] > gap[0]:
            knots.append((gap[1], knots[-1][1] + BREAK))
        knots.append((bound[1], knots[-1][1] + unit * math.sqrt(piece.count)))
    if high > knots[-1][0]:
        knots.append((high, WIDTH))
    inner = tuple((round(a, 4), round(b, 4)) for a, b in gaps[1:-1] if b > a)
    return Scale(tuple((round(d, 4), round(u, 3)) for d, u in knots), inner)


def _closed(bounds: Sequence[Extent], empty: float) -> list[Extent]:
    """Let a piece reach to its neighbour where nothing worth a break lies between: the wider one of the two."""
    closed = [bounds[0]]
    for bound in bounds[1:]:
        (a0, a1), (b0, b1) = closed[-1], bound
        if b0 - a1 >= max(empty, 0.05 * max(a1 - a0, b1 - b0)):
            closed.append(bound)
            continue
        meet = max(a1, b0) if a1 - a0 >= b1 - b0 else min(a1, b0)
        meet = min(max(meet, a0 + 1e-3), b1 - 1e-3)
        closed[-1] = (a0, meet)
        closed.append((meet, b1))
    return closed
