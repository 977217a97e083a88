"""One happening that two articles date a day apart: a conflict; two happenings on neighbouring days: none."""

from __future__ import annotations

from itertools import permutations

import pytest

from timeline.build import build_timeline
from timeline.interval import Interval
from timeline.model import Article
from timeline.result import Timeline

BOARD = "Karl Moe, who stepped down as chief executive of Halden Docks on 12 May 2025, has bought a boat."
LEFT = "The chief executive of Halden Docks, Karl Moe, left on 11 May 2025 without a word."
KNOWS = (
    "The chief executive of Halden Docks, Karl Moe, sold his shares on 11 May 2025. On 12 May 2025 he left."
)
DONE = "The Corrin bridge was blown up on 3 March 2025 by engineers from Ostrow."
PLAN = "Engineers from Ostrow will blow up the Corrin bridge on 2 March 2025."
OTHER = "A crane fell into the harbour of Ostrow on 11 May 2025."
FORBADE = "Inspectors forbade work at the Corrin quarry on 4 April 2025."
BAN = "The inspectorate slapped a ban on the place, the quarry, on 5 April 2025."
FIRE = "A fire at the Ostrow bakery killed a cat on 5 April 2025."
CALLED = "I called Ana Ruiz before she boarded a ferry to Ostrow on 11 May 2025."
CALLS = "The dockers of Halden made calls to the ministry on 12 May 2025."
SIGNED = "The governor of Halden signed the Corrin water decree on 3 May 2025."
SIGNS = "The governor of Halden signed the Corrin water decree on 4 May 2025. A baker in Ostrow won a race on 3 May 2025."
TWICE = "The governor of Halden signed the Corrin water decree on 4 May 2025. He signed another decree on 3 May 2025."
HEARING = "Halden harbour council summoned Karl Moe, the dock owner, to a hearing on 24 April 2025."
PUT_OFF = "Halden harbour council put the hearing of Karl Moe, the dock owner, off on 22 April 2025."

# texts of three papers -> days on which some event is told, where they disagree
STORIES = [
    ((BOARD, LEFT), [("2025-05-11", "2025-05-12")]),
    ((FORBADE, BAN), [("2025-04-04", "2025-04-05")]),
    ((FORBADE, FIRE), []),
    ((BOARD, KNOWS), []),
    ((BOARD, OTHER), []),
    ((DONE, PLAN), []),
    ((CALLED, CALLS), []),
    ((SIGNED, SIGNS), [("2025-05-03", "2025-05-04")]),
    ((SIGNED, TWICE), []),
    ((HEARING, PUT_OFF), []),
]


def _build(texts: dict[str, str]) -> Timeline:
    articles = [
        Article(key, text, published="2025-06-20", dct=Interval.of(2025, 6, 20))
        for key, text in texts.items()
    ]
    return build_timeline(articles)


def _quarrels(timeline: Timeline) -> list[tuple[str, ...]]:
    return [
        tuple(sorted((event.date, *(c.date for c in event.conflicts))))
        for event in timeline.events
        if event.conflicts
    ]


@pytest.mark.parametrize(("texts", "want"), STORIES)
def test_days_that_differ(texts: tuple[str, ...], want: list[tuple[str, ...]]) -> None:
    named = {f"a{n}": text for n, text in enumerate(texts)}
    for order in permutations(named):
        assert _quarrels(_build({key: named[key] for key in order})) == want
