"""The whole flow: what a build promises whatever the stages find."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

import timeline
from timeline.build import build_timeline, read_all
from timeline.errors import InputError, NothingToShow
from timeline.export import from_json, json_schema, to_graph, to_json
from timeline.interval import Interval
from timeline.model import Article, PublishedFrom, Warning
from timeline.read import ReadResult, read_articles
from timeline.result import Timeline


def article(key: str, text: str, published: str | None = "2025-08-14", **more: str) -> Article:
    dct = Interval.of(*map(int, published.split("-"))) if published else None
    origin = PublishedFrom.GIVEN if published else PublishedFrom.UNKNOWN
    return Article(key, text, published=published, published_from=origin, dct=dct, **more)  # type: ignore[arg-type]


STORY = (
    article(
        "a-mail",
        "Marlow council approved the new footbridge on Tuesday by nine votes to two.\n\nThe old bridge collapsed"
        " in March 2024 after a flood. “We will open it next summer,” Mayor Dana Reyes said.",
        publisher="Marlow Mail",
        title="Council approves footbridge",
    ),
    article(
        "b-post",
        "The council in Marlow approved a footbridge last week. Two days later, engineers surveyed the river.",
        "2025-08-20",
        publisher="River Post",
    ),
    article(
        "c-note",
        "Engineers surveyed the river in Marlow two days after the council approved the footbridge.",
        None,
    ),
)


SEEDS = [Path(__file__).parent.parent / "seeds" / name for name in ("alaska-summit", "lannagh-flood")]


@pytest.fixture(scope="module")
def story() -> Timeline:
    return build_timeline(STORY)


def test_events_come_from_all_articles(story: Timeline) -> None:
    told = {mention.article for event in story.events for mention in event.mentions}
    assert told == {article.id for article in STORY}
    assert "2025-08-12" in {event.date for event in story.events}


def test_offsets_fit_the_text(story: Timeline) -> None:
    texts = {article.id: article.text for article in STORY}
    for mention in (m for event in story.events for m in event.mentions):
        assert texts[mention.article][mention.start : mention.end] == mention.text
        assert mention.text in mention.quote
    for timex in story.timexes:
        assert texts[timex.article][timex.start : timex.end] == timex.text


def test_events_stand_in_time_order(story: Timeline) -> None:
    dated = [event.earliest for event in story.events if event.date and event.earliest]
    assert dated == sorted(dated)
    undated = [not event.date for event in story.events]
    assert undated == sorted(undated)


def test_ids_are_unique_and_references_hold(story: Timeline) -> None:
    events = [event.id for event in story.events]
    mentions = [mention.id for event in story.events for mention in event.mentions]
    timexes = {timex.id for timex in story.timexes}
    assert len(set(events)) == len(events)
    assert len(set(mentions)) == len(mentions)
    assert {m.timex for e in story.events for m in e.mentions if m.timex} <= timexes
    assert {m for e in story.events for c in e.conflicts for m in c.mentions} <= set(mentions)


def test_output_is_what_the_schema_says(story: Timeline) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(to_json(story)), schema)


def test_schema_names_what_design_names() -> None:
    names = set(json_schema()["$defs"]["Event"]["properties"])
    assert names >= {
        "id", "label", "date", "earliest", "latest", "granularity", "status", "stated", "confidence", "salience",
        "participants", "places", "mentions", "conflicts",
    }  # fmt: skip


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_sample_stories_hold_what_is_promised(folder: Path) -> None:
    articles = read_articles(folder)
    story = build_timeline(articles)
    jsonschema.validate(json.loads(story.to_json()), json_schema())
    assert from_json(story.to_json()) == story
    texts = {article.id: article.text for article in articles}
    mentions = [mention for event in story.events for mention in event.mentions]
    assert all(texts[t.article][t.start : t.end] == t.text and t.text in t.quote for t in story.timexes)
    assert all(texts[m.article][m.start : m.end] == m.text and m.text in m.quote for m in mentions)
    assert json.loads(to_graph(story, "json"))["directed"] is True
    assert ET.fromstring(to_graph(story, "graphml")).tag.endswith("graphml")


@pytest.mark.parametrize("change", [{"schema": 3}, {"events": [{"id": "e"}]}, {"more": 1}])
def test_schema_refuses_what_is_none(story: Timeline, change: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**json.loads(to_json(story)), **change}, json_schema())


def test_json_round_trip(story: Timeline) -> None:
    data = to_json(story)
    assert data.startswith(b'{\n "schema": 1,\n "title"')
    assert from_json(data) == story
    assert story.to_json() == data


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"{'schema': 1}", b'{"schema": 2}', b"\xff"])
def test_what_is_no_timeline_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        from_json(data)


def test_graph_has_every_node_of_the_story(story: Timeline) -> None:
    data = json.loads(to_graph(story, "json"))
    nodes = {node["id"] for node in data["nodes"]}
    assert nodes >= {event.id for event in story.events} | {timex.id for timex in story.timexes}
    assert {edge["relation"] for edge in data["links"]} >= {"MENTION_OF", "DATED_BY"}


def test_dot_quotes_what_it_must() -> None:
    odd = build_timeline(
        [article("x", "Marlow “council” approved the \\new\\ footbridge on Tuesday.", title='A "b" \\ c')]
    )
    dot = to_graph(odd, "dot").decode()
    assert '[label="A \\"b\\" \\\\ c\\n2025-08-14"' in dot


def test_order_of_articles_changes_nothing(story: Timeline) -> None:
    assert {build_timeline(order).to_json() for order in permutations(STORY)} == {to_json(story)}


def test_public_names_need_no_module() -> None:
    assert timeline.build_timeline(STORY) == build_timeline(STORY)
    assert timeline.tag_timexes(STORY[0])
    assert set(timeline.__all__) <= set(dir(timeline))
    with pytest.raises(AttributeError, match="no_such_name"):
        timeline.no_such_name  # noqa: B018


def test_page_of_a_story(story: Timeline) -> None:
    assert story.to_html().lower().startswith("<!doctype html>")


def test_warnings_of_the_reading_come_first() -> None:
    warning = Warning("empty", "x.txt: empty; nothing to read")
    built = build_timeline(ReadResult(STORY, (warning,)))
    assert built.warnings[0] == warning


def test_progress_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    build_timeline(STORY, progress=lambda *step: told.append(step))
    assert told[0] == ("reading", 0, 3)
    assert ("reading", 3, 3) in told
    assert told[-1] == ("merging", 2, 2)


@pytest.mark.parametrize(
    ("articles", "words"),
    [((), "no article"), ((article("x", "Blue green red."),), "no event"), ((article("x", ""),), "no event")],
)
def test_nothing_to_show(articles: tuple[Article, ...], words: str) -> None:
    with pytest.raises(NothingToShow, match=words):
        build_timeline(articles)


def test_about_names_who_is_missing() -> None:
    with pytest.raises(NothingToShow, match="Nobody Inc"):
        build_timeline(STORY, about="Nobody Inc")


def test_two_articles_with_one_id() -> None:
    with pytest.raises(InputError, match="a-mail"):
        build_timeline([STORY[0], STORY[0]])


def test_readings_come_in_the_order_of_ids() -> None:
    assert [reading.article.id for reading in read_all(STORY[::-1])] == ["a-mail", "b-post", "c-note"]


def test_a_saying_is_the_occasion_that_it_is_set_in() -> None:
    text = "In a call on Monday, Ada Vane told Ben Moss that the ferry would sail. Crowds cheered."
    timeline = build_timeline([article("a", text, "2025-06-18")])
    one = next(event for event in timeline.events if "told" in {m.text for m in event.mentions})
    assert ({m.text for m in one.mentions}, one.date) == ({"call", "told"}, "2025-06-16")


def test_a_deadline_stands_at_its_end_and_is_open_before_it() -> None:
    text = (
        "The port closed on 2 March. The operator must file its plan by 20 March. Divers go down on 9 March."
    )
    events = build_timeline([article("a", text, "2025-03-04")]).events
    assert [e.date for e in events] == ["2025-03-02", "2025-03-09", "2025-03-20"]
    end = events[-1]
    assert (end.point, end.latest) == (False, "2025-03-20")
    assert end.earliest is None or end.earliest <= "2025-03-04"
