"""Names across articles: in short in one, in full in another."""

from __future__ import annotations

import pytest

from timeline.events import Reading, find_events
from timeline.model import Article
from timeline.parse import parse_article
from timeline.roster import full_names, in_full
from timeline.tag import tag_timexes


def reading(number: int, text: str) -> Reading:
    article = Article(id=f"a{number}", text=text)
    timexes, parsed = tag_timexes(article), parse_article(article)
    return Reading(article, tuple(timexes), parsed, find_events(article, parsed, timexes))


def story(*texts: str) -> dict[str, str]:
    return full_names([reading(number, text) for number, text in enumerate(texts)])


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    assert (
        story("Prime Minister Lund resigned on Friday.", "Anna Lund left the council.")["Lund"] == "Anna Lund"
    )


def test_two_namesakes_stay_apart() -> None:
    assert "Lund" not in story(
        "Prime Minister Lund resigned on Friday.", "Anna Lund left.", "Peter Lund left."
    )


def test_a_rare_namesake_does_not_hide_the_one_who_is_meant() -> None:
    often = [f"Anna Lund met farmers in week {n}." for n in range(4)]
    assert (
        story("Prime Minister Lund resigned on Friday.", "Peter Lund sent a letter.", *often)["Lund"]
        == "Anna Lund"
    )


def test_one_spelling_of_a_name() -> None:
    told = story("Oleh Petrenkoy spoke.", "Oleh Petrenko left.", "Oleh Petrenko resigned.")
    assert told["Oleh Petrenkoy"] == "Oleh Petrenko"


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Lund resigned", "Anna Lund resigned"),
        ("President Lund's visit", "President Anna Lund's visit"),
        ("Talks between Lund and Anna Lund", "Talks between Lund and Anna Lund"),
        ("Peter Lund resigned", "Peter Lund resigned"),
        ("Lund Street was closed", "Lund Street was closed"),
        ("The Lund was reopened", "The Lund was reopened"),
        ("Miners struck", "Miners struck"),
    ],
)
def test_labels_tell_names_in_full(label: str, told: str) -> None:
    assert in_full(label, {"Lund": "Anna Lund"}, 90) == told
