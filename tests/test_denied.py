"""Dates that an article tells only to deny them, or to say that others give them."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_link import make

from timeline.build import build_timeline
from timeline.console import print_explanation
from timeline.render import render_page
from timeline.rules import en_denials as en

TABLE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "tables" / "denials_en.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLE, ids=[row["text"][:60] for row in TABLE])
def test_dates_that_are_denied(row: dict[str, Any]) -> None:
    articles = [make("a", row["text"], "2025-03-06")]
    if "other" in row:
        articles.append(make("b", row["other"], "2025-03-07"))
    timeline = build_timeline(articles)
    dated = [event for event in timeline.events if event.date]
    assert [event.date for event in dated][:1] == [str(day) for day in row["events"]]
    found = [[c.date, c.by, "denied" if c.denied else ""] for c in dated[0].conflicts]
    assert found == [[str(day), by, denied] for day, by, denied in row["conflicts"]]


SAID = (
    (
        "not on 3 March, as the Gazette reported",
        "says it was not 3 March 2025, the date given by the Gazette",
    ),
    ("though the union puts the date at 3 March", "3 March 2025, according to the union, says"),
)


@pytest.mark.parametrize(("clause", "words"), SAID)
def test_page_and_explanation_tell_what_is_denied(
    clause: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline = build_timeline([make("a", f"The Halden bridge fell on 4 March, {clause}.", "2025-03-06")])
    page = re.sub(r"<[^>]+>", "", render_page(timeline))
    assert words in " ".join(page.split())
    print_explanation(timeline, timeline.events)
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    "unit", ["not ", "contrary to reports ", "contrary to what he said ", "an earlier version said "]
)
def test_sentence_without_end_is_read_in_its_length(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    start = time.perf_counter()
    for _, pattern in (*en.DENIED, *en.DISPUTED):
        assert not re.search(pattern, text, re.IGNORECASE)
    assert time.perf_counter() - start < 5  # unbounded gaps took minutes
