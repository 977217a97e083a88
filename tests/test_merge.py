"""Mentions of several articles into one timeline: what merges, what must not, ids that stay, `--about`."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from telling import Told, build, reading

from timeline.cluster import cluster, coreferences
from timeline.model import Relation, Status
from timeline.result import Event

VOTED = Told(
    "The council [approved] the harbour bridge.", "2024-03-05", "approve", "Council", "the harbour bridge"
)
BACKED = Told("Council [backs] the harbour bridge.", "2024-03-05", "back", "Council", "the harbour bridge")

TOGETHER = [
    (VOTED, BACKED),
    (VOTED, Told("The [approval] of the harbour bridge came late.", "2024-03", "approval", "", "the harbour bridge")),
    (VOTED, VOTED._replace(date="2024-03-06")),
    (VOTED, VOTED._replace(date="")),
    (VOTED._replace(status="planned"), VOTED),
    (
        Told("Ana Ruiz was [arrested].", "2024-03-05", "arrest", "", "Ana Ruiz"),
        Told("Police made an [arrest] of Ruiz.", "2024-03-05", "arrest", "police", "Ruiz"),
    ),
]  # fmt: skip

APART = [
    (VOTED, VOTED._replace(date="2024-05-07")),
    (VOTED._replace(ordinal="first"), VOTED._replace(ordinal="second", date="2024-03-06")),
    (
        Told("Ana Ruiz was [arrested].", "2024-03-05", "arrest", "", "Ana Ruiz"),
        Told("Karl Moe was [arrested].", "2024-03-05", "arrest", "", "Karl Moe"),
    ),
    (
        Told("The trial of Moe [began].", "2024-03-05", "begin", "trial"),
        Told("The trial of Moe [ended].", "2024-03-05", "end", "trial"),
    ),
]


@pytest.mark.parametrize(("a", "b"), TOGETHER)
def test_one_event_of_two_papers(a: Told, b: Told) -> None:
    timeline = build(reading("one", "2024-03-06", a), reading("two", "2024-03-07", b))
    assert [len(event.mentions) for event in timeline.events] == [2]


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_events_of_two_papers(a: Told, b: Told) -> None:
    timeline = build(reading("one", "2024-03-06", a), reading("two", "2024-03-07", b))
    assert [len(event.mentions) for event in timeline.events] == [1, 1]


def test_a_month_in_a_quotation_joins_nothing() -> None:
    """Who says in a quotation what went wrong "in February" may speak of anything that month."""
    passed = Told("The ferry [passed] an inspection.", "2024-02", "pass", "the ferry", "an inspection")
    erred = Told("Mistakes were [made], he said.", "2024-02", "make", "", "mistakes")
    spoken, dates = reading("two", "2024-05-07", erred)
    quoted = replace(spoken, mentions=tuple(replace(m, quote=0) for m in spoken.mentions))
    assert len(build(reading("one", "2024-05-06", passed), (spoken, dates)).events) == 1
    assert len(build(reading("one", "2024-05-06", passed), (quoted, dates)).events) == 2


def test_two_acts_of_one_day() -> None:
    fair = Told(
        "The council [cancelled] the spring fair.", "2024-03-05", "cancel", "Council", "the spring fair"
    )
    timeline = build(reading("one", "2024-03-06", VOTED), reading("two", "2024-03-07", BACKED, fair))
    assert sorted(len(event.mentions) for event in timeline.events) == [1, 2]


def test_two_dates_of_one_article_are_two_events() -> None:
    again = VOTED._replace(date="2024-03-06")
    assert len(build(reading("one", "2024-03-09", VOTED, again)).events) == 2


def test_sources_that_disagree_are_shown() -> None:
    later = VOTED._replace(date="2024-03-06")
    parts = [
        reading("one", "2024-03-09", VOTED),
        reading("two", "2024-03-09", VOTED),
        reading("three", "2024-03-09", later),
    ]
    (event,) = build(*parts).events
    assert event.date == "2024-03-05"
    assert [(c.date, c.mentions) for c in event.conflicts] == [("2024-03-06", ("three:e0",))]


def test_a_plan_that_happened() -> None:
    plan = VOTED._replace(status="planned")
    (event,) = build(reading("one", "2024-03-01", plan), reading("two", "2024-03-07", VOTED)).events
    assert (event.status, len(event.mentions)) == (Status.OCCURRED, 2)


STORY = [
    reading(
        "one",
        "2024-03-06",
        VOTED,
        Told("Work will [begin] in May.", "2024-05", "begin", "Work", status="planned"),
    ),
    reading("two", "2024-03-07", BACKED, Told("The mayor [resigned].", "2024-03-06", "resign", "the mayor")),
    reading(
        "three",
        "2024-03-08",
        VOTED._replace(date="2024-03"),
        Told("A crane [collapsed].", "", "collapse", "a crane"),
    ),
]


def test_the_order_of_articles_changes_nothing() -> None:
    assert len({build(*order) for order in permutations(STORY)}) == 1


def test_adding_an_article_keeps_ids() -> None:
    before = {event.id for event in build(*STORY[:2]).events}
    assert before <= {event.id for event in build(*STORY).events}


def test_time_order_undated_last() -> None:
    dates = [event.date for event in build(*STORY).events]
    assert dates == ["2024-03-05", "2024-03-06", "2024-05", ""]


def test_links_for_the_second_solve() -> None:
    readings = [r for r, _ in STORY]
    datings = {key: dating for _, found in STORY for key, dating in found.items()}
    ties = list(coreferences(cluster(readings, datings)))
    assert {(t.source, t.target) for t in ties} == {("one:e0", "three:e0"), ("three:e0", "two:e0")}
    assert {t.relation for t in ties} == {Relation.SIMULTANEOUS}


ABOUT = [
    ("Council", 1),
    ("COUNCIL", 1),
    ("the mayor", 1),
    ("harbour bridge", 1),
    ("Work", 1),
    ("Müller", 0),
    ("coun", 0),
]


@pytest.mark.parametrize(("entity", "count"), ABOUT)
def test_about(entity: str, count: int) -> None:
    assert len(build(*STORY, about=entity).events) == count


def test_more_sources_weigh_more_and_say_why() -> None:
    events = {event.date: event for event in build(*STORY).events}
    vote, resigned = events["2024-03-05"], events["2024-03-06"]
    assert vote.salience > resigned.salience > events[""].salience
    assert vote.salience_reasons


def test_what_lies_ahead_of_all_its_articles_is_a_plan() -> None:
    told = Told("The [trial] in May will be long.", "2024-05-07", "trial", "the mayor")
    before, after = (build(reading("one", day, told)).events[0] for day in ("2024-03-06", "2024-06-06"))
    assert (before.status, after.status) == (Status.PLANNED, Status.OCCURRED)


def test_publishers_that_state_one_day_weigh_more_than_those_that_only_tell() -> None:
    agreed = [
        reading(n, "2024-03-08", Told("The mayor [resigned].", "2024-03-06", "resign", "the mayor"))
        for n in "ab"
    ]
    told = [*agreed[:1], reading("b", "2024-03-08", Told("The mayor [resigned].", "", "resign", "the mayor"))]
    assert build(*agreed).events[0].salience > build(*told).events[0].salience


def test_what_news_is_made_of_weighs_more() -> None:
    told = (
        Told("The mayor [resigned].", "2024-03-06", "resign", "the mayor"),
        Told("The mayor [smiled].", "2024-03-07", "smile", "the mayor"),
    )
    resigned, smiled = build(reading("one", "2024-03-08", *told)).events
    assert resigned.salience > smiled.salience
    assert any(
        reason.startswith("a kind of happening that news is made of") for reason in resigned.salience_reasons
    )


def test_every_field_is_filled() -> None:
    event: Event = build(*STORY).events[0]
    assert (event.earliest, event.latest, event.granularity, event.stated) == (
        "2024-03-05",
        "2024-03-05",
        "day",
        True,
    )
    assert event.participants == ("Council",)
    assert [m.article for m in event.mentions] == ["one", "three", "two"]
    assert event.mentions[0].quote == "The council approved the harbour bridge."
    assert 0 < event.confidence <= 1


def test_nothing_makes_nothing() -> None:
    empty, _ = reading("one", "2024-03-06")
    assert build((empty, {})).events == ()
    assert build((replace(empty, article=replace(empty.article, title="")), {})).title == ""
