"""Articles without a publication date, dated from their own evidence; bounds where it is not exact.

Each day on which an article may have been written gives every expression in it a date. The day speaks for itself where
other articles tell the like of those very dates, where what is told as past lies before it and what is to come after.
One tie may be wrong: all of them vote, and the day that is clearly best is the day of writing. Where several remain
they are bounds; without evidence nothing is said. Never a guess of today.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.civil import DAY, weekday
from timeline.coincide import Clue, Library, Telling, clues, tellings
from timeline.evaluate import Story, Value, evaluate
from timeline.explain import say
from timeline.graph import dct_id
from timeline.interval import Direction, Granularity, Interval, unit_of
from timeline.known import habits, known
from timeline.model import Dating, Reference, Status, Step, Tense, Warning
from timeline.rules.en_links import NAMES_OF_DAYS
from timeline.scene import element
from timeline.suppose import Supposed
from timeline.witness import named_now, sides, twofold, witnesses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant

ROUNDS = 2  # articles dated in the first round date others in the second
AROUND = (
    120  # days before the first and after the last date that the others tell, within which it was written
)
LONGEST = 800  # days that are supposed at most

ECHO = ((0.25, 3.5), (0.15, 1.4), (0.15, 0.7))
"""How like a telling is by chance, and what is worth what it is more, for the article that is most like and the next."""
STEP = 0.5  # what a tie is worth that hangs on the day of writing by way of another expression
CALENDAR = 0.3  # what it is worth that others tell the same calendar date, in whatever words
MONTHLY = 0.6  # what a month weighs beside a day
WRONG_SIDE = 1.4  # what a calendar date costs that lies on the other side of the day than its tense tells
WRONG_CHAIN = 0.4  # ... one that is counted from another
FAR, TOO_FAR = 200, 300  # days to a calendar date: nobody leaves out the year of what is farther off
FAR_OFF = 1.2  # what such a one costs
NOT_YET = (
    0.8  # what it costs that something would be told as over before it was, or as ahead when it was over
)
SAME_NAME = (
    0.5  # what it costs that a day would be told by its weekday where others are "yesterday" and "today"
)
BESIDE = 0.4  # ... that the day before or after would be
NAMED = 2.0  # what "it is now Thursday" is worth
USUAL = 1.0  # what it is worth that a day is the weekday that its sentence says it is
AGREED, SAME_DAY, APART = (
    0.8,
    1.5,
    0.6,
)  # two expressions that date one event: what it is worth that they agree, to the day, costs that they do not

LEAST = 0.4  # evidence below which nothing is bounded
ENOUGH = 2.0  # a day is named only if all that speaks for it is worth so much ...
SHARE = 0.2  # ... or so much an expression, in an article that has few ...
STRONG = 0.7  # ... one of its ties is worth so much ...
MARGIN = 0.62  # ... and it is so much better than all others: by more than how a day is named
SLACK = 0.8  # days this near to the best are possible: one tie or tense may have been misread

FITS: dict[Granularity, float] = {
    Granularity.WEEKEND: 0.7,
    Granularity.WEEK: 0.5,
    Granularity.MONTH: 0.3,
}
"""What two tellings share by the coarser of them; a day or finer is 1."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What one expression says for a day of writing, and which telling agrees with it."""

    worth: float
    text: str = ""
    told: str = ""
    exact: bool = False


NOTHING = Tie(0.0)
NONE = (0.0, 0.0, "")


def infer_published(
    graph: TemporalGraph, story: Story, readings: Sequence[Reading]
) -> tuple[dict[str, Dating], tuple[Warning, ...]]:
    """The publication day of each article that has none: exact, bounds, or not there."""
    open_ = {r.article.id: r for r in readings if r.article.dct is None}
    found: dict[str, Dating] = {}
    library = Library(readings if open_ and story.published else ())
    asked = set(open_)
    for _ in range(ROUNDS if open_ else 0):
        known = {**story.published, **{a: d.interval for a, d in found.items() if d.interval is not None}}
        values = evaluate(graph, story, known)
        new = {a: d for a in sorted(asked) if (d := _infer(open_[a], graph, story, values, library))}
        found.update(new)
        dated = {a for a, d in new.items() if d.interval is not None}
        asked = {a for a in open_ if a not in known and a not in dated and _hears(a, dated, library)}
        if not asked:
            break
    return found, tuple(_note(a, found.get(a)) for a in sorted(open_))


def _hears(article: str, others: Collection[str], library: Library) -> bool:
    """Whether an article's evidence comes from any of others."""
    return any(r.article.id in others for r in library.kin(article))


def _note(article: str, dating: Dating | None) -> Warning:
    if dating is None:
        return Warning(
            "undated-article",
            "no publication date: what counts from it stays undated; give it with --published",
            article,
        )
    if dating.interval is None and dating.bounds is not None:
        return Warning(
            "undated-article", f"no publication date; its evidence leaves {say(dating.bounds)}", article
        )
    day = say(dating.interval) if dating.interval is not None else ""
    return Warning("published-inferred", f"no publication date; dated {day} from its own evidence", article)


# --------------------------------------------------------------------------- the verdict


def _infer(
    reading: Reading, graph: TemporalGraph, story: Story, values: Mapping[str, Value], library: Library
) -> Dating | None:
    window = _window(reading, graph, values)
    evidence = _Evidence(reading, graph, story, values, library)
    ranked = sorted(
        ((sum(t.worth for t in evidence.ties(day)), day) for day in evidence.days(window)), key=_rank
    )
    if not ranked or ranked[0][0] < LEAST:
        return _bounded(window, _steps((), story))
    best, day = ranked[0]
    ties = evidence.ties(day)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if (
        best >= evidence.enough
        and best - second >= MARGIN
        and any(t.exact and t.worth >= STRONG for t in ties)
    ):
        sure = min(0.95, 0.5 + 0.4 * min(1.0, (best - second) / 2))
        steps = (*_steps(ties, story), Step("published", f"So it was written on {say(day)}.", day.value))
        return Dating(day, day, confidence=sure, trace=steps)
    left = [d.start for score, d in ranked if score >= best - SLACK and d.start is not None]
    return _bounded(Interval(min(left), max(left) + DAY, Granularity.DAY), _steps(ties, story))


def _rank(scored: tuple[float, Interval]) -> tuple[float, int]:
    return -scored[0], scored[1].start or 0


def _bounded(window: Interval, steps: tuple[Step, ...]) -> Dating | None:
    if window.start is None and window.end is None:
        return None
    step = Step("undated", f"What it tells leaves {say(window)}.", window.value)
    return Dating(None, window, point=False, confidence=0.3, trace=(*steps, step))


def _steps(ties: Iterable[Tie], story: Story) -> tuple[Step, ...]:
    """What speaks for the day, in words, the weightiest first."""
    steps = [Step("undated", "The article gives no day of publication.", "")]
    for tie in sorted((t for t in ties if t.worth > 0 and t.text), key=lambda t: (-t.worth, t.text)):
        other = story.timexes.get(tie.told) or story.mentions.get(tie.told)
        if other is not None:
            text = f"“{tie.text}” is a day that another article tells of too, “{other.text}”."
            steps.append(Step("joined", text, ""))
        elif not tie.told:
            steps.append(Step("joined", f"The article says of itself “{tie.text}”.", ""))
    return tuple(steps)


def _window(reading: Reading, graph: TemporalGraph, values: Mapping[str, Value]) -> Interval:
    """No earlier than the latest past day that the article names in full, no later than the first that it plans."""
    start: Instant | None = None
    end: Instant | None = None
    for mention in reading.mentions:
        value = values.get(mention.id)
        if value is None or value.interval is None or not value.stated or mention.modal:
            continue
        if any(reading.article.id != link.source.rpartition(":")[0] for link in graph.explain(mention.id)):
            continue  # it counts from what another article tells, if that is the same event
        past = mention.tense is Tense.PAST and mention.status is Status.OCCURRED
        if past and value.interval.start is not None:
            start = max(start or value.interval.start, value.interval.start)
        elif mention.tense is Tense.FUTURE and value.interval.end is not None:
            end = min(end or value.interval.end, value.interval.end)
    if start is not None and end is not None and start >= end:
        return Interval(None, None, Granularity.DAY)
    return Interval(start, end, Granularity.DAY)


# --------------------------------------------------------------------------- evidence


class _Evidence:
    """All that an article says of its day, were it written on some day: `evidence.ties(day)`."""

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
        self._published = [
            v.interval.start
            for r in kin
            if (v := values.get(dct_id(r.article.id))) and v.interval and v.interval.start is not None
        ]
        self._told = [t.interval.start for t in told if t.interval.start is not None]
        self._supposed = Supposed(graph, story, values, reading.article.id)
        self._clues = tuple(clues(reading, graph, told, kin, sides(reading)))
        self._heard = {clue.timex.id: _Heard(clue.like) for clue in self._clues}
        self._now = named_now(reading)
        self._twofold = tuple(twofold(reading, graph))
        self._witnesses = tuple(witnesses(reading, self._supposed, kin, values))
        self._known = tuple(known(reading, story, values))
        self._habits = tuple(habits(reading, graph))
        self._deictic = any(
            c.timex.reference is Reference.DEICTIC and c.steps == 1 and _is_near(c) for c in self._clues
        )
        self._named = tuple(
            c.timex.id
            for c in self._clues
            if c.timex.reference is Reference.DEICTIC
            and c.steps == 1
            and c.timex.text.lower() in NAMES_OF_DAYS
        )
        self._from_calendar = frozenset(c.timex.id for c in self._clues if c.calendar and c.steps == 1)
        self._graph = graph
        self._story = story
        self._echoes: dict[tuple[str, Interval], tuple[float, str]] = {}

    @property
    def enough(self) -> float:
        """What must speak for a day that is named: more in an article that tells more."""
        return min(ENOUGH, SHARE * len(self._clues))

    def days(self, window: Interval) -> list[Interval]:
        """The days on which the article may have been written, as far as its kin tell."""
        if not self._published or not (self._clues or self._witnesses):
            return []
        last = max(self._published)
        near = [start for start in self._told if abs(start - last) <= LONGEST * DAY // 2]
        low = max(min([*self._published, *near]) - AROUND * DAY, last - LONGEST * DAY)
        high = last + AROUND * DAY
        low = max(low, window.start if window.start is not None else low)
        high = min(high, window.end if window.end is not None else high)
        return [unit_of(day * DAY, Granularity.DAY) for day in range(low // DAY, high // DAY)]

    def ties(self, day: Interval) -> list[Tie]:
        """What speaks for a day, and (below 0) against it."""
        found = [
            self._dated(clue, day) if clue.calendar and clue.steps == 1 else self._counted(clue, day)
            for clue in self._clues
        ]
        found += [self._agree(one, other, day) for one, other in self._twofold]
        found += [Tie(-NOT_YET, k.text) for k in self._known if k.denies(day)]
        found += [self._usual(node, number, day) for node, number in self._habits]
        found += [
            Tie(w.days[day.start], w.text, w.told, exact=True)
            for w in self._witnesses
            if day.start is not None and day.start in w.days
        ]
        return _once(found)

    def _counted(self, clue: Clue, day: Interval) -> Tie:
        """An expression that counts from the day: whether others tell of the date that it gives."""
        date = self._supposed.when(clue.timex.id, day)
        if date is None:
            return NOTHING
        if clue.timex.id in self._now:
            return Tie(NAMED * (_this_day(clue, day) == day), clue.timex.text, exact=True)
        key = clue.timex.id, date
        if key not in self._echoes:
            self._echoes[key] = _echo(self._heard[clue.timex.id].near(date), date)
        worth, told = self._echoes[key]
        worth *= 1.0 if clue.steps == 1 else STEP
        if _is_wrong(date, clue.side, day):
            worth -= abs(clue.side) * self._cost(clue)
        if self._deictic and clue.steps == 1 and _is_weekday(clue):
            worth -= SAME_NAME * date.overlaps(day) + BESIDE * self._has_name(date, day)
        return Tie(
            worth, clue.timex.text, told, exact=clue.steps == 1 and date.granularity <= Granularity.DAY
        )

    def _has_name(self, date: Interval, day: Interval) -> bool:
        """Whether the article has a nearer name for a date beside the day: "yesterday", "tomorrow"."""
        return any(
            then is not None and then.granularity <= Granularity.DAY and then.start is not None
            and not then.overlaps(day) and date.overlaps(unit_of(then.start, Granularity.DAY))
            for then in (self._supposed.when(node, day) for node in self._named)
        )  # fmt: skip

    def _cost(self, clue: Clue) -> float:
        if clue.steps == 1:
            return WRONG_SIDE
        return WRONG_CHAIN if self._graph.explain(clue.timex.id)[-1].source in self._from_calendar else 0.0

    def _dated(self, clue: Clue, day: Interval) -> Tie:
        """A date of the year, in the year that fits best: on its side of the day, not far off, told by others."""
        assert clue.timex.expr is not None
        best: Tie | None = None
        for way in (Direction.PAST, Direction.FUTURE):
            date = clue.timex.expr.resolve(day, way)
            if date is None or date.start is None or day.start is None:
                continue
            like, told = max(
                (
                    (fit * x, t.node)
                    for x, t in self._heard[clue.timex.id].near(date)
                    if (fit := _fit(date, t.interval))
                ),
                default=(0.0, ""),
            )
            far = min(1.0, max(0.0, (abs(date.start - day.start) / DAY - FAR) / (TOO_FAR - FAR)))
            worth = like + CALENDAR * bool(like) - FAR_OFF * far
            worth -= WRONG_SIDE * abs(clue.side) * _is_wrong(date, clue.side, day)
            worth *= MONTHLY if date.granularity > Granularity.DAY else 1.0
            if best is None or worth > best.worth:
                best = Tie(worth, clue.timex.text, told)
        return best or NOTHING

    def _usual(self, node: str, number: int, day: Interval) -> Tie:
        """Whether an expression falls on the weekday that it is said to fall on."""
        date = self._supposed.when(node, day)
        if date is None or date.start is None or date.granularity > Granularity.DAY:
            return NOTHING
        return Tie(USUAL * (weekday(date.start) == number), self._story.timexes[node].text)

    def _agree(self, one: str, other: str, day: Interval) -> Tie:
        """Whether two expressions that date one event fall together."""
        a, b = self._supposed.when(one, day), self._supposed.when(other, day)
        if a is None or b is None:
            return NOTHING
        exact = max(a.granularity, b.granularity) <= Granularity.DAY
        text = self._story.timexes[one].text
        return Tie((SAME_DAY if exact else AGREED) if a.overlaps(b) else -APART, text, exact=exact)


def _once(ties: Iterable[Tie]) -> list[Tie]:
    """Ties without those to a telling that a better one is tied to: "at 10 last night", "late last night"."""
    found: list[Tie] = []
    heard: set[str] = set()
    for tie in sorted(ties, key=lambda t: (-t.worth, t.text)):
        if tie.exact and tie.told and tie.worth > 0:
            if tie.told in heard:
                continue
            heard.add(tie.told)
        found.append(tie)
    return found


class _Heard:
    """What others tell in the words of a clue, by the day that they tell: `heard.near(date)`."""

    def __init__(self, like: Sequence[tuple[float, Telling]]) -> None:
        self._all = like
        self._wide: list[tuple[float, Telling]] = []
        self._by_day: defaultdict[int, list[tuple[float, Telling]]] = defaultdict(list)
        for told in like:
            interval = told[1].interval
            if interval.granularity <= Granularity.DAY and interval.start is not None:
                self._by_day[interval.start // DAY].append(told)
            else:
                self._wide.append(told)

    def near(self, date: Interval) -> Sequence[tuple[float, Telling]]:
        """Those that may tell a date: of a day, what is told of that day and of whole months."""
        if date.granularity > Granularity.DAY or date.start is None:
            return self._all
        return [*self._by_day.get(date.start // DAY, ()), *self._wide]


def _echo(like: Sequence[tuple[float, Telling]], date: Interval) -> tuple[float, str]:
    """What it is worth that others tell of a date in the words of a clue, and which telling is most like."""
    best: dict[str, tuple[float, float, str]] = {}
    for likeness, telling in like:
        fit = _fit(date, telling.interval)
        if fit:
            best[telling.article] = max(best.get(telling.article, NONE), (fit * likeness, fit, telling.node))
    ranked = sorted(best.values(), key=lambda b: (-b[0], b[2]))
    worth = sum(
        weight * max(0.0, like - fit * chance)
        for (like, fit, _), (chance, weight) in zip(ranked, ECHO, strict=False)
    )
    return worth, ranked[0][2] if ranked and worth else ""


def _fit(date: Interval, other: Interval) -> float:
    """How closely two dates can tell the same: one day, a day in a month, not at all."""
    if date.start is None or other.start is None or date.end is None or other.end is None:
        return 0.0
    coarse = max(date.granularity, other.granularity)
    if coarse <= Granularity.DAY:
        return float(date.start // DAY == other.start // DAY)
    return FITS.get(coarse, 0.0) if date.overlaps(other) else 0.0


def _is_wrong(date: Interval, side: float, day: Interval) -> bool:
    """Whether a date lies on the other side of the day of writing than its tense tells."""
    if None in (date.start, date.end, day.start, day.end):
        return False
    return date.start >= day.end if side < 0 else side > 0 and date.end <= day.start  # type: ignore[operator]


def _is_near(clue: Clue) -> bool:
    """Whether an expression tells a day or part of it by its place beside the day of writing: "yesterday"."""
    assert clue.timex.expr is not None
    repeat = element(clue.timex.expr)
    return repeat is None and not clue.calendar


def _is_weekday(clue: Clue) -> bool:
    repeat = element(clue.timex.expr)
    return repeat is not None and bool(repeat.weekday)


def _this_day(clue: Clue, day: Interval) -> Interval | None:
    """The last day, this one included, that a name of days tells."""
    assert clue.timex.expr is not None
    found = clue.timex.expr.resolve(day, Direction.PAST)
    return unit_of(found.start, Granularity.DAY) if found is not None and found.start is not None else None
