"""The year of a date told without one, where another article tells the same happening of another year."""

from __future__ import annotations

import pytest

from timeline.build import date_all, read_all
from timeline.interval import Interval
from timeline.model import Article, PublishedFrom

AIRED = ("b", "2021-11-30", "Channel Nine aired the secret tape of Mayor Anna Holt on Sunday 21 November.")
ROWS = [
    # the year that another article knows better, and what counts from it
    ("2024-03-29", "Channel Nine aired the secret tape of Mayor Holt on 21 November. She quit ten days later.", AIRED,
     {"21 November": "2021-11-21", "ten days later": "2021-12-01"}),
    # what one sentence tells goes along
    ("2024-03-29", "The secret tape of Mayor Holt was aired by Channel Nine on 21 November, and she left on 4 December.", AIRED,
     {"21 November": "2021-11-21", "4 December": "2021-12-04"}),
    # a year that is said stays, and so does a date nearer to its publication
    ("2024-03-29", "Channel Nine aired the secret tape of Mayor Holt on 21 November 2023.", AIRED,
     {"21 November 2023": "2023-11-21"}),
    ("2023-11-22", "Channel Nine aired the secret tape of Mayor Holt on 21 November.", AIRED,
     {"21 November": "2023-11-21"}),
    # another weekday, another happening, what is still to come
    ("2024-03-29", "Channel Nine aired the secret tape of Mayor Holt on Tuesday 21 November.", AIRED,
     {"Tuesday 21 November": "2023-11-21"}),
    ("2024-03-29", "A storm flattened the pier at Ostrow on 21 November.", AIRED,
     {"21 November": "2023-11-21"}),
    ("2024-03-29", "Channel Nine will air a secret tape of Mayor Holt on 21 November.", AIRED,
     {"21 November": "2024-11-21"}),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "other", "dates"), ROWS)
def test_the_year_that_another_article_knows(
    published: str, text: str, other: tuple[str, str, str], dates: dict[str, str]
) -> None:
    readings = read_all([_article("a", published, text), _article(*other)])
    _, solution = date_all(readings)
    found = {t.text: solution.datings[t.id].interval for t in readings[0].timexes}
    assert {word: found[word].value for word in dates} == dates  # type: ignore[union-attr]


def _article(key: str, published: str, text: str) -> Article:
    dct = Interval.of(*map(int, published.split("-")))
    return Article(key, text, published=published, published_from=PublishedFrom.GIVEN, dct=dct)
