"""Datings: undated articles, contradictions, and what no change elsewhere may touch."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_link import _read, make

from timeline.build import read_one
from timeline.evaluate import Story, evaluate
from timeline.events import Reading
from timeline.graph import TemporalGraph
from timeline.interval import parse_value
from timeline.known import known
from timeline.link import link
from timeline.model import Dating, EventMention, Relation, TLink
from timeline.solve import Solution, solve

STORIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "tables" / "undated_en.yaml").read_text(encoding="utf-8")
)
STORY = (
    ("a", "The court ruled on [Monday]. Two days after the ruling, the firm paid.", "2025-06-20"),
    ("b", "“We leave tomorrow,” the captain said on Thursday. The ship sailed a day later.", "2025-06-21"),
    ("c", "The bridge at Ostrow fell on 3 March. It had opened in 1932.", "2025-06-18"),
)


def _solve(readings: list[Reading]) -> Solution:
    return solve(link(readings), readings)


def _stated(solution: Solution, article: str) -> dict[str, str]:
    return {
        node: dating.interval.value
        for node, dating in sorted(solution.datings.items())
        if node.startswith(f"{article}:") and dating.stated and dating.interval is not None
    }


@pytest.mark.parametrize("story", STORIES, ids=[s["name"] for s in STORIES])
def test_undated_articles(story: dict[str, Any]) -> None:
    readings = [
        read_one(make(f"k{i}", text, str(day))) for i, (day, text) in enumerate(story["known"].items())
    ]
    undated = read_one(make("u", story["undated"], None))
    solution = _solve([*readings, undated])
    found = solution.published.get("u")
    day = found.interval.value if found is not None and found.interval is not None else ""
    assert day == str(story["published"])
    for text, value in story.get("expect", {}).items():
        timex = next(t for t in undated.timexes if t.text == text)
        interval = solution.datings[timex.id].interval
        assert (interval.value if interval else "") == str(value)
    assert any(w.article == "u" for w in solution.warnings)
    assert found is None or found.trace


@pytest.mark.parametrize(("text", "verb", "denied"), [
    ("The Corrin bridge at Halden will reopen with a fair.", "reopen", "2025-06-13"),
    ("The Corrin bridge at Halden has reopened with a fair.", "reopened", "2025-06-11"),
])  # fmt: skip
def test_what_others_date_denies_days_to_who_expects_or_knows_it(text: str, verb: str, denied: str) -> None:
    told = _read("a", "The Corrin bridge at Halden reopened with a fair on 12 June.", "2025-06-18")
    undated = _read("b", text, None)
    graph = link([told, undated])
    graph.add_tlink(
        TLink(_mention(told, "reopened").id, _mention(undated, verb).id, Relation.SIMULTANEOUS, "merge")
    )
    story = Story.of(graph, [told, undated])
    (fact,) = known(undated, story, evaluate(graph, story, story.published))
    days = [f"2025-06-{day}" for day in (11, 12, 13)]
    assert [day for day in days if fact.denies(parse_value(day))] == [denied]


def _mention(reading: Reading, word: str) -> EventMention:
    return next(m for m in reading.mentions if m.text == word)


def _dated(text: str, word: str) -> Dating:
    """When an article of 18 June 2025 puts what one of its words tells."""
    found = _read("a", text, "2025-06-18")
    return _solve([found]).datings[_mention(found, word).id]


def _tied(first: str, second: str) -> tuple[TemporalGraph, list[Reading]]:
    readings = [_read("a", first, "2025-06-18"), _read("b", second, "2025-06-18")]
    graph = link(readings)
    source, target = (_mention(r, "fell").id for r in readings)
    graph.add_tlink(TLink(source, target, Relation.SIMULTANEOUS, "merge"))
    return graph, readings


def test_a_contradiction_is_reported_with_its_sources() -> None:
    graph, readings = _tied("The bridge fell on 3 March.", "The bridge fell on 5 March.")
    solution = solve(graph, readings)
    assert len(solution.contradictions) == 1
    assert {node[0] for node in solution.contradictions[0].nodes} == {"a", "b"}
    assert any(w.code == "contradiction" and "fell" in w.message for w in solution.warnings)


def test_merged_events_lend_their_date() -> None:
    graph, readings = _tied("The bridge fell on 3 March.", "The bridge, which fell, was old.")
    dating = solve(graph, readings).datings[_mention(readings[1], "fell").id]
    assert dating.interval is not None
    assert dating.interval.value == "2025-03-03"
    assert not dating.stated


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("The bridge has been shut since May.", "shut", "2025-05"),
        ("The new rates will apply from 27 June.", "apply", "2025-06-27"),
    ],
)
def test_what_goes_on_is_dated_by_its_beginning_though_that_is_no_point(
    text: str, word: str, first: str
) -> None:
    dating = _dated(text, word)
    assert dating.interval is not None
    assert (dating.interval.value, dating.stated, dating.point) == (first, True, False)


@pytest.mark.parametrize(("text", "noun", "stated"), [
    ("A fire broke out in the mill on Monday.", "fire", True),
    ("The union held talks on Monday.", "talks", True),
    ("The union criticised talks on Monday.", "talks", False),
])  # fmt: skip
def test_what_only_says_that_it_happened_dates_it_in_so_many_words(
    text: str, noun: str, stated: bool
) -> None:
    dating = _dated(text, noun)
    assert dating.interval is not None
    assert (dating.interval.value, dating.stated) == ("2025-06-16", stated)


def test_what_goes_on_is_no_later_than_it_is_told_and_a_war_is_dated_by_no_clause() -> None:
    under_way = _dated("Divers who are searching the lock have found a boat.", "searching").bounds
    assert under_way is not None
    assert under_way.last_day == "2025-06-18"
    assert _dated("The summit on Monday changed the war.", "war").interval is None


def test_no_date_is_surer_than_the_guess_that_it_comes_from() -> None:
    text = "The mayor walked down the pier, waving to the crowd."
    first, second = (_dated(text, word) for word in ("walked", "waving"))
    assert first.interval == second.interval is not None
    assert second.confidence <= first.confidence < 0.5


def test_the_order_of_articles_changes_nothing() -> None:
    readings = [_read(*row) for row in STORY]
    first = _solve(readings)
    shuffled = list(readings)
    random.Random(3).shuffle(shuffled)
    again = _solve(shuffled)
    assert {k: (d.interval, d.bounds) for k, d in first.datings.items()} == {
        k: (d.interval, d.bounds) for k, d in again.datings.items()
    }


@pytest.mark.parametrize("gone", range(len(STORY)))
def test_removing_an_article_changes_no_stated_date_of_another(gone: int) -> None:
    readings = [_read(*row) for row in STORY]
    whole, rest = _solve(readings), _solve([r for i, r in enumerate(readings) if i != gone])
    for i, reading in enumerate(readings):
        if i != gone:
            assert _stated(rest, reading.article.id) == _stated(whole, reading.article.id)


def test_a_trace_goes_down_to_publication() -> None:
    reading = _read(
        "a", "Police searched the flat on Monday. The next day they found the knife.", "2025-06-18"
    )
    trace = _solve([reading]).datings[_mention(reading, "found").id].trace
    words = " ".join(step.text for step in trace)
    assert "The next day" in words
    assert "Monday" in words
    assert "published on 18 June 2025" in words


def test_a_trace_says_a_date_once() -> None:
    reading = _read("a", "The bridge was built in 1998. Police closed it on Monday.", "2025-06-18")
    solved = _solve([reading]).datings
    assert solved[_mention(reading, "built").id].trace[0].text == "“built”: the sentence dates it by “1998”."
    closed = [step.text for step in solved[_mention(reading, "closed").id].trace]
    assert closed == [
        "“closed”: the sentence dates it by “Monday”.",
        "“Monday” is 16 June 2025: told as past, so the last one up to publication.",
        "The article was published on 18 June 2025; if that is wrong, so may this date be.",
    ]


def test_an_empty_article_has_no_dates() -> None:
    assert not _solve([_read("a", "", "2025-06-18")]).datings
