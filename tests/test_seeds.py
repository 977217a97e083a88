"""The sample stories: clean files true to their gold, and the accuracy that a build of them must keep."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import pytest
from gold import STORIES, GoldArticle, GoldMention, GoldStory, GoldTimex

from timeline.build import build_timeline
from timeline.interval import parse_value
from timeline.read import read_articles
from timeline.result import DatedTimex, Event, Mention, Timeline

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@dataclass
class Tally:
    """Counts over all stories: `hit` of `found` by the build and of `wanted` by the gold."""

    hit: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, *, hit: bool, found: bool = True, wanted: bool = True) -> None:
        self.hit += hit
        self.found += found
        self.wanted += wanted

    @property
    def f1(self) -> float:
        return 200 * self.hit / (self.found + self.wanted) if self.hit else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.hit / self.wanted if self.wanted else 0.0


@dataclass
class Scores:
    """What the floors are about."""

    relaxed: Tally = field(default_factory=Tally)
    value: Tally = field(default_factory=Tally)
    dating: Tally = field(default_factory=Tally)
    merging: Tally = field(default_factory=Tally)
    status: Tally = field(default_factory=Tally)
    undated: Tally = field(default_factory=Tally)
    conflicts: Tally = field(default_factory=Tally)
    false_conflicts: int = 0
    events: int = 0

    @property
    def reached(self) -> dict[str, float]:
        return {
            "timex_relaxed": self.relaxed.f1,
            "timex_value": self.value.f1,
            "dating_exact": self.dating.recall,
            "merging": self.merging.f1,
            "status": self.status.recall,
            "undated_exact": self.undated.recall,
            "conflicts_flagged": self.conflicts.recall,
        }


def score(scores: Scores, story: GoldStory, timeline: Timeline) -> None:
    """Add one story's counts."""
    pairs: list[tuple[str, Event]] = []
    for article in story.articles:
        _timexes(scores, article, [t for t in timeline.timexes if t.article == article.id])
        mentions = [(m, e) for e in timeline.events for m in e.mentions if m.article == article.id]
        pairs += list(_mentions(scores, story, article, mentions))
        if article.header["published"] == "unknown":
            (source,) = (s for s in timeline.articles if s.id == article.id)
            scores.undated.add(hit=(source.published or "")[:10] == article.header["true_published"])
    for (gold, event), (other_gold, other) in combinations(pairs, 2):
        same, merged = gold == other_gold, event is other
        if same or merged:
            scores.merging.add(hit=same and merged, found=merged, wanted=same)
    _events(scores, story, pairs)
    scores.events += len(timeline.events)


def _timexes(scores: Scores, article: GoldArticle, found: list[DatedTimex]) -> None:
    """Match each gold expression with the one that it shares most with."""
    scores.relaxed.found += len(found)
    scores.value.found += len(found)
    left = sorted(found, key=lambda t: t.start)
    for gold in article.timexes:
        best = max(left, key=lambda t: shared(t, gold), default=None)
        if best is None or not shared(best, gold):
            best = None
        else:
            left.remove(best)
        scores.relaxed.add(hit=best is not None, found=False)
        scores.value.add(hit=best is not None and same_value(best.value, gold.value), found=False)


def _mentions(
    scores: Scores, story: GoldStory, article: GoldArticle, found: list[tuple[Mention, Event]]
) -> Iterator[tuple[str, Event]]:
    """Count the dates of an article's mentions; give each that was found with its event."""
    for gold in article.mentions:
        event = next((e for m, e in found if shared(m, gold)), None)
        date = story.events[gold.event]["date"]
        if date:
            scores.dating.add(hit=event is not None and day_form(event.date) == date)
        if event is not None:
            yield gold.event, event


def _events(scores: Scores, story: GoldStory, pairs: list[tuple[str, Event]]) -> None:
    """Count the statuses of salient events and the conflicts."""
    for id_, gold in story.events.items():
        told = [event for other, event in pairs if other == id_]
        if gold["salient"] and told:
            scores.status.add(hit=max(told, key=told.count).status == gold["status"])
        if "conflict" in gold:
            scores.conflicts.add(hit=any(event.conflicts for event in told))
    honest = {id(e) for other, e in pairs if "conflict" in story.events[other]}
    accused = {id(e) for _, e in pairs if e.conflicts}
    scores.false_conflicts += len(accused - honest)


def shared(found: DatedTimex | Mention, gold: GoldTimex | GoldMention) -> int:
    """Characters that the two share."""
    return max(0, min(found.end, gold.end) - max(found.start, gold.start))


def day_form(date: str) -> str:
    """EDTF as the gold writes it: a decade by its years aside, the forms are the same."""
    return date.removesuffix("~").removesuffix("?")


def same_value(found: str, gold: str) -> bool:
    """Equal TIMEX3 values: spellings of one duration or one instant are one value."""
    if gold.startswith("P") and not gold.endswith("_REF"):
        return _duration(found) == _duration(gold)
    if "T" in gold and ":" in gold and "T" in found:
        return parse_value(found) == parse_value(gold)
    return found == gold


def _duration(value: str) -> frozenset[tuple[str, float]]:
    """A duration as amounts in months, days and minutes: "P3Y6M" is "P42M" is "P3.5Y"."""
    units = {"DE": ("M", 120), "Y": ("M", 12), "Q": ("M", 3), "M": ("M", 1), "W": ("D", 7), "D": ("D", 1), "H": ("T", 60), "m": ("T", 1)}  # fmt: skip
    date, _, clock = value.removeprefix("P").partition("T")
    amounts: dict[str, float] = {}
    for number, unit in re.findall(r"(\d+(?:\.\d+)?|X+)([A-Zm]+)", date + clock.replace("M", "m")):
        kind, size = units.get(unit, (unit, 1))
        amounts[kind] = amounts.get(kind, 0) + (float(number) * size if number[0] != "X" else -size)
    return frozenset(amounts.items())


# --------------------------------------------------------------------------- tests


@pytest.fixture(scope="module")
def built() -> dict[str, Timeline]:
    """Both stories, built once."""
    return {name: build_timeline(read_articles(GoldStory(name).folder)) for name in STORIES}


@pytest.fixture(scope="module")
def scores(built: dict[str, Timeline]) -> Scores:
    """Counts over both stories."""
    total = Scores()
    for name, timeline in built.items():
        score(total, GoldStory(name), timeline)
    return total


@pytest.mark.parametrize("name", STORIES)
def test_clean_files_are_the_gold_without_marks(name: str) -> None:
    story = GoldStory(name)
    files = {path.name: path.read_text(encoding="utf-8") for path in story.folder.glob("*.txt")}
    assert files == story.clean_files(), "run python tests/gold.py"
    for article, gold in zip(read_articles(story.folder), story.articles, strict=True):
        assert (article.id, article.text) == (gold.id, gold.text)
        assert (article.published is None) == (gold.header["published"] == "unknown")
        assert article.boilerplate == ()


@pytest.mark.parametrize("name", STORIES)
def test_gold_is_whole(name: str) -> None:
    story = GoldStory(name)
    told = [m.event for article in story.articles for m in article.mentions]
    assert set(told) == set(story.events)
    assert len(story.articles) == 5
    assert sum("conflict" in event for event in story.events.values()) == 1
    assert all(parse_value(t.value) for a in story.articles for t in a.timexes if t.value[0].isdigit())


@pytest.mark.parametrize("name", STORIES)
def test_offsets_fit_the_articles(name: str, built: dict[str, Timeline]) -> None:
    texts = {article.id: article.text for article in GoldStory(name).articles}
    spans: Iterable[DatedTimex | Mention] = (
        *built[name].timexes,
        *(m for e in built[name].events for m in e.mentions),
    )
    assert all(texts[s.article][s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize("measure", sorted(set(FLOORS) - {"ceilings"}))
def test_floors(measure: str, scores: Scores) -> None:
    assert scores.reached[measure] >= FLOORS[measure], scores.reached


def test_ceilings(scores: Scores) -> None:
    assert scores.events <= FLOORS["ceilings"]["events"]
    assert scores.false_conflicts <= FLOORS["ceilings"]["false_conflicts"]


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("P42M", "P3Y6M", True),
        ("P3.5Y", "P3Y6M", True),
        ("PT24H", "P1D", False),
        ("PT120M", "PT2H", True),
        ("P2W", "P14D", True),
        ("PXY", "P1Y", False),
        ("2025-08-15T24:00", "2025-08-16T00:00", True),
        ("2025-08-15TNI", "2025-08-15TEV", False),
        ("2025-08-15", "2025-08-15", True),
        ("", "P1D", False),
    ],
)
def test_values_are_compared_by_what_they_mean(found: str, gold: str, same: bool) -> None:
    assert same_value(found, gold) is same
