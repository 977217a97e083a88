"""Whether others tell of a date, in the words that stand around an expression: `Heard(clue.like).echo(date)`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.civil import DAY
from timeline.interval import Granularity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.coincide import Telling
    from timeline.interval import Interval

ECHO = ((0.25, 3.5), (0.15, 1.4), (0.15, 0.7))
"""How like a telling is by chance, and what is worth what it is more, for the article that is most like and the next."""

FITS: dict[Granularity, float] = {
    Granularity.WEEKEND: 0.7,
    Granularity.WEEK: 0.5,
    Granularity.MONTH: 0.3,
}
"""What two tellings share by the coarser of them; a day or finer is 1."""

NONE = (0.0, 0.0, "")


class Heard:
    """What others tell in words like a clue's, by the day that they tell."""

    def __init__(self, like: Sequence[tuple[float, Telling]]) -> None:
        self._all = like
        self._wide: list[tuple[float, Telling]] = []
        self._by_day: defaultdict[int, list[tuple[float, Telling]]] = defaultdict(list)
        self._echoes: dict[Interval, tuple[float, str]] = {}
        self._likest: dict[Interval, tuple[float, str]] = {}
        for told in like:
            interval = told[1].interval
            if interval.granularity <= Granularity.DAY and interval.start is not None:
                self._by_day[interval.start // DAY].append(told)
            else:
                self._wide.append(told)

    def echo(self, date: Interval) -> tuple[float, str]:
        """What it is worth that others tell of a date in such words, and which telling is most like."""
        if date not in self._echoes:
            self._echoes[date] = _echo(self._near(date), date)
        return self._echoes[date]

    def most_like(self, date: Interval) -> tuple[float, str]:
        """How like the telling is that tells a date most alike, and which it is."""
        if date not in self._likest:
            fits = ((fit(date, told.interval) * like, told.node) for like, told in self._near(date))
            self._likest[date] = max((each for each in fits if each[0]), default=(0.0, ""))
        return self._likest[date]

    def _near(self, date: Interval) -> Sequence[tuple[float, Telling]]:
        """Those that may tell a date: of a day, what is told of that day and of whole months."""
        if date.granularity > Granularity.DAY or date.start is None:
            return self._all
        return [*self._by_day.get(date.start // DAY, ()), *self._wide]


def _echo(like: Sequence[tuple[float, Telling]], date: Interval) -> tuple[float, str]:
    best: dict[str, tuple[float, float, str]] = {}
    for likeness, telling in like:
        share = fit(date, telling.interval)
        if share:
            found = share * likeness, share, telling.node
            best[telling.article] = max(best.get(telling.article, NONE), found)
    ranked = sorted(best.values(), key=lambda b: (-b[0], b[2]))
    worth = sum(
        weight * max(0.0, likeness - share * chance)
        for (likeness, share, _), (chance, weight) in zip(ranked, ECHO, strict=False)
    )
    return worth, ranked[0][2] if ranked and worth else ""


def fit(date: Interval, other: Interval) -> float:
    """How closely two dates can tell the same: one day 1, a day in a month less, 0 where they do not meet."""
    if date.start is None or other.start is None or date.end is None or other.end is None:
        return 0.0
    coarse = max(date.granularity, other.granularity)
    if coarse <= Granularity.DAY:
        return float(date.start // DAY == other.start // DAY)
    return FITS.get(coarse, 0.0) if date.overlaps(other) else 0.0


__all__ = ["Heard", "fit"]
