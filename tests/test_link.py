"""What expressions and events hang on: the discourse table, read like short articles."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from timeline.build import read_one
from timeline.events import Reading
from timeline.graph import TemporalGraph
from timeline.interval import Interval, parse_value
from timeline.link import SIEVES, link
from timeline.model import AnchorKind, Article, Dating, PublishedFrom, Span, Timex
from timeline.solve import Solution, solve

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "tables" / "anchors_en.yaml").read_text(encoding="utf-8")
)
MARK = re.compile(r"\[([^\]]+)\]")
DAY = "2025-06-18"


def _plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and the spans that stood in them."""
    text, spans, last = "", [], 0
    marked = marked.replace(" // ", "\n\n")
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        spans.append((len(text), len(text) + len(m[1])))
        text, last = text + m[1], m.end()
    return text + marked[last:], spans


def make(name: str, text: str, day: str | None = DAY, retrieved: str = "") -> Article:
    """An article; with `retrieved`, its first line is the age that its page showed."""
    dct = Interval.of(*map(int, day.split("-"))) if day else None
    origin = PublishedFrom.GIVEN if day else PublishedFrom.UNKNOWN
    text = text.replace("# ", "")
    age = Span(0, text.index("\n")) if retrieved else None
    moment = parse_value(retrieved) if retrieved else None
    return Article(name, text, published=day, published_from=origin, dct=dct, age=age, retrieved=moment)


@cache
def _read(name: str, text: str, day: str | None, retrieved: str = "") -> Reading:
    return read_one(make(name, text, day, retrieved))


def _solved(row: dict[str, Any]) -> tuple[Reading, TemporalGraph, Solution, list[tuple[int, int]]]:
    text, spans = _plain(row["text"].replace("# ", ""))
    reading = _read("a", text, str(row.get("dct", DAY)), row.get("retrieved", ""))
    graph = link([reading])
    return reading, graph, solve(graph, [reading]), spans


def _at(reading: Reading, span: tuple[int, int]) -> Timex:
    overlap = {t.id: min(t.span.end, span[1]) - max(t.span.start, span[0]) for t in reading.timexes}
    found = max(reading.timexes, key=lambda t: overlap[t.id], default=None)
    assert found is not None, "no expression found"
    assert overlap[found.id] > 0, "expression not found"
    return found


def _hangs_on(graph: TemporalGraph, timex: Timex, marked: list[Timex]) -> str:
    anchor = graph.anchors[timex.id]
    if anchor.kind is AnchorKind.TEXT and anchor.target in {t.id for t in marked}:
        return str([t.id for t in marked].index(anchor.target))
    if anchor.kind in {AnchorKind.TEXT, AnchorKind.EVENT}:
        return "event"
    return anchor.kind.value


def _shown(dating: Dating) -> str:
    if dating.interval is not None and dating.point:
        return dating.interval.value
    window = dating.bounds
    if window is None:
        return ""
    return f"~{window.first_day or '..'}/{window.last_day or '..'}"


@pytest.mark.parametrize("row", ROWS, ids=[f"{i}-{r['text'][:40]}" for i, r in enumerate(ROWS)])
def test_discourse(row: dict[str, Any]) -> None:
    reading, graph, solution, spans = _solved(row)
    marked = [_at(reading, span) for span in spans]
    got = []
    for timex in marked:
        interval = solution.datings[timex.id].interval
        got.append(f"{interval.value if interval else '-'} {_hangs_on(graph, timex, marked)}")
    assert got == [str(e) for e in row["expect"]]
    for word, date in row.get("events", {}).items():
        mention = next(m for m in reading.mentions if m.text == word)
        assert _shown(solution.datings[mention.id]) == str(date), word


def test_table_is_large_and_every_sieve_is_used() -> None:
    assert len(ROWS) >= 120
    used = {anchor.origin for row in ROWS for anchor in _solved(row)[1].anchors.values()}
    assert {sieve.__name__.strip("_").split("_")[0] for sieve in SIEVES} <= {o.split(".")[0] for o in used}
