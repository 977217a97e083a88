"""Articles without a publication date, dated from their own evidence; bounds where it is not exact.

All that an article says of its day is weighed for every day (`evidence`): the days are then so and so likely. One that
is likely enough is the day of writing; else the days that are not too unlikely are bounds, and without evidence
nothing is said. Never a guess of today.
"""

from __future__ import annotations

from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

from timeline.coincide import Library
from timeline.evaluate import Story, Value, evaluate
from timeline.evidence import Evidence
from timeline.explain import say
from timeline.interval import Granularity, Interval
from timeline.model import Dating, Step, Warning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.voices import Tie

ROUNDS = 2  # articles dated in the first round date others in the second

TRUST = 3.5  # how many times likelier a day is, as a power of e, for what is worth 1: some ties are wrong
UNTIED = 0.2  # how likely a day is beside others that no expression is tied to
STRONG = 0.7  # what such a tie is worth, and one that the day of writing must have
SURE = 0.8  # how likely the day of writing must be among all days: a wrong one makes every "yesterday" wrong
LEFT_OUT = 0.1  # how likely days are, together, that bounds leave out


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
    evidence = Evidence(reading, graph, story, values, library)
    days = evidence.days()
    likely = _likely([(day, evidence.ties(day)) for day in days])
    if not likely:
        return _bounded(evidence.bounds(), _steps((), story))
    best = max(likely, key=lambda day: (likely[day], -(day.start or 0)))
    ties = evidence.ties(best)
    if likely[best] >= SURE and _is_tied(ties):
        steps = (*_steps(ties, story), Step("published", f"So it was written on {say(best)}.", best.value))
        return Dating(best, best, confidence=min(0.95, likely[best]), trace=steps)
    first, last = _ends(likely)
    start = first.start if first != days[0] else evidence.bounds().start
    end = last.end if last != days[-1] else evidence.bounds().end
    return _bounded(Interval(start, end, Granularity.DAY), _steps(ties, story))


def _likely(weighed: Sequence[tuple[Interval, Sequence[Tie]]]) -> dict[Interval, float]:
    """How likely each day is, all together 1, by what speaks for it; nothing where nothing speaks for any."""
    worth = {day: sum(tie.worth for tie in ties) for day, ties in weighed}
    best = max(worth.values(), default=0.0)
    if best == min(worth.values(), default=0.0):
        return {}
    odds = {
        day: exp(TRUST * (worth[day] - best)) * (1.0 if _is_tied(ties) else UNTIED) for day, ties in weighed
    }
    whole = sum(odds.values())
    return {day: share / whole for day, share in odds.items()}


def _is_tied(ties: Sequence[Tie]) -> bool:
    return any(tie.exact and tie.worth >= STRONG for tie in ties)


def _ends(likely: Mapping[Interval, float]) -> tuple[Interval, Interval]:
    """The first and the last day, when those are left out that are together too unlikely."""
    ranked = sorted(likely, key=lambda day: (likely[day], day.start or 0))
    below = accumulate(likely[day] for day in ranked)
    left = [day for day, share in zip(ranked, below, strict=True) if share > LEFT_OUT]
    return min(left, key=lambda day: day.start or 0), max(left, key=lambda day: day.start or 0)


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


__all__ = ["infer_published"]
