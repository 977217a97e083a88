"""A short clause for a happening, in the source's own words, without its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.arguments import Names
    from timeline.model import Timex
    from timeline.triggers import Trigger


def label_of(trigger: Trigger, timexes: Sequence[Timex], names: Names) -> str:  # noqa: ARG001
    """First version: subject, verb and what follows."""
    sentence = trigger.sentence
    words = [token.text for token in sentence.subtree(trigger.token)]
    return " ".join(words)[:90]
