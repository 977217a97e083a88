"""A simple temporal network: difference constraints between time points, earliest and latest bounds.

A statement says that one point comes at least `gap` seconds after another. Statements are asserted in the order
of trust; one that cannot hold beside those before it is refused, and the chain of statements that refuses it is
the answer. What stands is consistent by construction, so bounds exist.

Earliest bounds are kept as statements come (longest paths from the origin, by a worklist; cf. Cotton & Maler
2006, "Fast and flexible difference constraint propagation"), latest bounds are one pass at the end. A statement
costs only the points that it moves: near-linear on real stories, whose orderings are local.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.interval import Instant

Point: TypeAlias = tuple[str, str]
"""A node's "start" or "end"."""

_Undo: TypeAlias = tuple[str, Point, Any]

ORIGIN: Point = ("", "")
"""The point that absolute times are measured from."""


@dataclass(frozen=True, slots=True)
class Statement:
    """`later` is at least `gap` seconds after `earlier`; `source` says in words who says so.

    `Statement(("a:e1", "end"), ("a:e2", "start"), 0, "e1 before e2")`
    """

    earlier: Point
    later: Point
    gap: int
    source: str


def not_before(point: Point, time: Instant, source: str) -> Statement:
    """`point` is at `time` or later."""
    return Statement(ORIGIN, point, time, source)


def not_after(point: Point, time: Instant, source: str) -> Statement:
    """`point` is at `time` or earlier."""
    return Statement(point, ORIGIN, -time, source)


class Network:
    """Statements that hold together: `network.add(statement)` is () or the statements that forbid it."""

    __slots__ = ("_after", "_before", "_ceiling", "_earliest", "_reason")

    def __init__(self) -> None:
        self._earliest: dict[Point, int] = {}  # absent: nothing known
        self._reason: dict[Point, Statement] = {}  # the statement that raised the earliest bound last
        self._ceiling: dict[Point, Statement] = {}  # the tightest absolute "not after"
        self._after: dict[Point, list[Statement]] = {}
        self._before: dict[Point, list[Statement]] = {}

    def add(self, *statements: Statement) -> tuple[Statement, ...]:
        """Assert statements together; where they cannot hold, none is kept and the conflict is returned."""
        undo: list[_Undo] = []
        for statement in statements:
            conflict = self._assert(statement, undo)
            if conflict:
                self._restore(undo)
                return conflict
        return ()

    def earliest(self) -> dict[Point, Instant]:
        """Each point's earliest time; a point without one is not there."""
        return dict(self._earliest)

    def latest(self) -> dict[Point, Instant]:
        """Each point's latest time; a point without one is not there."""
        latest = {point: -ceiling.gap for point, ceiling in self._ceiling.items()}
        queue = deque(latest)
        while queue:
            point = queue.popleft()
            for statement in self._before.get(point, ()):
                bound = latest[point] - statement.gap
                if bound < latest.get(statement.earlier, bound + 1):
                    latest[statement.earlier] = bound
                    queue.append(statement.earlier)
        return latest

    def _assert(self, new: Statement, undo: list[_Undo]) -> tuple[Statement, ...]:
        if new.later == ORIGIN:
            return self._lower(new, undo)
        if new.earlier != ORIGIN:
            self._after.setdefault(new.earlier, []).append(new)
            self._before.setdefault(new.later, []).append(new)
            undo.append(("edge", new.earlier, new))
            if new.earlier not in self._earliest:
                return self._circle(new)
        return self._raise(new, undo)

    def _lower(self, new: Statement, undo: list[_Undo]) -> tuple[Statement, ...]:
        """Take a ceiling."""
        old = self._ceiling.get(new.earlier)
        if old is None or new.gap > old.gap:
            undo.append(("ceiling", new.earlier, old))
            self._ceiling[new.earlier] = new
        floor = self._earliest.get(new.earlier)
        return (*self._chain(new.earlier), new) if floor is not None and floor > -new.gap else ()

    def _raise(self, new: Statement, undo: list[_Undo]) -> tuple[Statement, ...]:
        """Carry a raised earliest bound on to all that follows, until nothing changes."""
        queue = deque((new,))
        while queue:
            statement = queue.popleft()
            floor = self._earliest[statement.earlier] if statement.earlier != ORIGIN else 0
            bound, point = floor + statement.gap, statement.later
            old = self._earliest.get(point)
            if old is not None and bound <= old:
                continue
            undo.append(("earliest", point, (old, self._reason.get(point))))
            self._earliest[point], self._reason[point] = bound, statement
            ceiling = self._ceiling.get(point)
            if point == new.earlier and statement is not new:
                return self._chain(point)
            if ceiling is not None and bound > -ceiling.gap:
                chain = self._chain(point)
                return (*chain, ceiling) if chain[0].earlier == ORIGIN else chain
            queue.extend(self._after.get(point, ()))
        return ()

    def _chain(self, point: Point) -> tuple[Statement, ...]:
        """The statements that raised `point`, first to last: from the origin, or round a circle that raises itself."""
        chain: list[Statement] = []
        seen: dict[Point, int] = {}
        while point != ORIGIN and point not in seen:
            seen[point] = len(chain)
            chain.append(self._reason[point])
            point = chain[-1].earlier
        return tuple(reversed(chain[seen.get(point, 0) :]))

    def _circle(self, new: Statement) -> tuple[Statement, ...]:
        """The statements that put `new.earlier` after `new.later` although neither has a date; () where none do."""
        best: dict[Point, int] = {new.later: new.gap}
        reason: dict[Point, Statement] = {}
        queue = deque((new.later,))
        while queue:
            point = queue.popleft()
            for statement in self._after.get(point, ()):
                bound = best[point] + statement.gap
                if statement is new or bound <= best.get(statement.later, bound - 1):
                    continue
                best[statement.later], reason[statement.later] = bound, statement
                if statement.later == new.earlier and bound > 0:
                    return (new, *_back(reason, new.earlier, new.later))
                queue.append(statement.later)
        return ()

    def _restore(self, undo: Iterable[_Undo]) -> None:
        for what, point, old in reversed(list(undo)):
            if what == "edge" and isinstance(old, Statement):
                self._after[point].pop()
                self._before[old.later].pop()
            elif what == "ceiling":
                _put_back(self._ceiling, point, old)
            else:
                _put_back(self._earliest, point, old[0])
                _put_back(self._reason, point, old[1])


def _back(reason: dict[Point, Statement], point: Point, first: Point) -> tuple[Statement, ...]:
    chain: list[Statement] = []
    seen: set[Point] = set()
    while point != first and point not in seen:
        seen.add(point)
        chain.append(reason[point])
        point = chain[-1].earlier
    return tuple(reversed(chain))


def _put_back(table: dict[Point, Any], point: Point, old: Any) -> None:
    if old is None:
        table.pop(point, None)
    else:
        table[point] = old
