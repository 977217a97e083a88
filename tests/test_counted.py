"""What a count starts from, where its own noun has no date: the one day that the articles give to its kind."""

from __future__ import annotations

import pytest

from timeline.build import date_all, read_all
from timeline.interval import Interval
from timeline.model import Article, PublishedFrom

RAID = "Police raided the office of Corvane Foods on 4 March 2025."
ROWS = [
    # one day of the kind elsewhere; with another word; begun then
    ("Three days after the raid the chief resigned.", RAID, {"Three days after the raid": "2025-03-07"}),
    ("Two days after the heist a van was found.", "The crown was stolen from the abbey on 4 March 2025.",
     {"Two days after the heist": "2025-03-06"}),
    ("The day after the closing she put out a sign.", "The pier has been shut since 4 March 2025.",
     {"The day after the closing": "2025-03-05"}),
    # two days fit: open
    ("Three days after the raid the chief resigned.", RAID + " On 9 May 2025 police raided the mill in Ostrow.",
     {"Three days after the raid": None}),
    # nobody's in particular, or long before this story
    ("The day he resigned it rained.", "Olga Brandt resigned on 4 March 2025.", {"The day he resigned": None}),
    ("Three days after the raid the chief resigned.", "Police raided the mill in Ostrow on 4 March 1988.",
     {"Three days after the raid": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "other", "dates"), ROWS)
def test_the_one_day_of_a_kind(text: str, other: str, dates: dict[str, str | None]) -> None:
    readings = read_all([_article("a", text), _article("b", other)])
    _, solution = date_all(readings)
    found = {t.text: solution.datings[t.id].interval for t in readings[0].timexes}
    values = {word: when.value if (when := found[word]) is not None else None for word in dates}
    assert values == dates


def _article(key: str, text: str) -> Article:
    day = Interval.of(2025, 6, 18)
    return Article(key, text, published="2025-06-18", published_from=PublishedFrom.GIVEN, dct=day)
