"""A noun that points to what another article told joins it where it can mean nothing else."""

from __future__ import annotations

import pytest

from timeline.build import build_timeline
from timeline.interval import Interval
from timeline.model import Article

FAILED = "The power grid of Ostrow failed on 3 March 2025, and the lights went out."
AGAIN = "The power grid of Ostrow failed on 9 April 2025, and the trains stood still."
LATER = "The power grid of Ostrow failed on 3 July 2025, and the lights went out."
BLACKOUT = "Karl Moe sells candles. The blackout had made the power grid of Ostrow a joke."
SOME = "Karl Moe sells candles. A blackout had made the power grid of Ostrow a joke."
VETOED = "The mayor of Ostrow vetoed the budget on 3 March 2025."

# what one paper told, what the other says -> whether its noun is told with what it points to
STORIES = [
    ((FAILED,), BLACKOUT, True),
    ((FAILED, AGAIN), BLACKOUT, False),  # which of them?
    ((LATER,), BLACKOUT, False),  # not yet known
    ((FAILED,), SOME, False),  # points to none
    ((VETOED,), BLACKOUT, False),  # nothing of its kind
]


@pytest.mark.parametrize(("told", "said", "joins"), STORIES)
def test_a_noun_means_the_one_happening_of_its_kind(told: tuple[str, ...], said: str, joins: bool) -> None:
    published = {"z": (said, Interval.of(2025, 6, 20))} | {
        f"a{number}": (text, Interval.of(2025, 7, 20)) for number, text in enumerate(told)
    }
    events = build_timeline(
        [
            Article(key, text, published=day.first_day, dct=day)
            for key, (text, day) in sorted(published.items())
        ]
    ).events
    with_it = [event for event in events if "blackout" in {mention.text for mention in event.mentions}]
    assert [len(event.mentions) > 1 for event in with_it] == [True] * joins
