"""Articles without a publication date, dated from their own evidence; bounds where it is not exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import Dating, Warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.evaluate import Story
    from timeline.events import Reading
    from timeline.graph import TemporalGraph


def infer_published(
    graph: TemporalGraph, story: Story, readings: Sequence[Reading]
) -> tuple[dict[str, Dating], tuple[Warning, ...]]:
    """The publication time of each article that has none."""
    return {}, ()
