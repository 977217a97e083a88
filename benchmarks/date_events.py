"""Date every event mention of documents with the whole pipeline: `date_events.py DOCS.jsonl OUT.json`.

Each line of DOCS.jsonl is an article (`doc_id`, `dct`, `text`; nothing else is read) and a story by itself. OUT.json maps
each doc_id to its mentions in TimeML's sense, reporting verbs, states and nominals included, as
`{start, end, text, date}`: a date, an interval `A/B`, or null, as `score_anchoring.py` reads them.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.background import is_background
from timeline.build import date_all, read_one
from timeline.interval import Granularity, Interval, parse_value
from timeline.model import Article, Dating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events import Reading
    from timeline.model import EventMention


def read_article(row: dict[str, str]) -> Article:
    """One line of the input."""
    dct = parse_value(row.get("dct") or "")
    return Article(id=row["doc_id"], text=row["text"], published=dct.first_day if dct else None, dct=dct)


def said(dating: Dating | None, *, fresh: bool = True) -> str | None:
    """A dating as the scorer reads it: the day where it is one, else the larger unit or both ends.

    Of a window without a beginning ("no later than publication") it is the last day where the news itself may be told:
    it is fresh, and annotators take it so. What is told as its background lies anywhere in the window.
    """
    if dating is None:
        return None
    if dating.interval is not None:
        return written(dating.interval)
    if dating.bounds is None:
        return None
    return dating.bounds.last_day if fresh and dating.bounds.start is None else written(dating.bounds)


def is_fresh(reading: Reading, mention: EventMention) -> bool:
    """Whether a mention may tell the news itself."""
    found = reading.parsed.token_at(mention.span.start)
    return found is None or not is_background(mention, *found)


def written(interval: Interval) -> str | None:
    """A day for anything within one, else the unit's own value, else first and last day."""
    first, last = interval.first_day, interval.last_day
    if first is None or last is None:
        return f"{first or '0001-01-01'}/{last or '9999-12-31'}" if first or last else None
    if first == last or interval.granularity < Granularity.DAY:
        return first
    value = interval.value
    return value if value and value[:4] == first[:4] and not interval.part else f"{first}/{last}"


def dated(reading: Reading) -> Iterator[dict[str, object]]:
    """All mentions of one document with their dates."""
    _, solution = date_all([reading])
    for mention in reading.mentions:
        if mention.sentence >= 0:
            date = said(solution.datings.get(mention.id), fresh=is_fresh(reading, mention))
            yield {"start": mention.span.start, "end": mention.span.end, "text": mention.text, "date": date}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path, metavar="DOCS.jsonl")
    parser.add_argument("out", type=Path, metavar="OUT.json")
    options = parser.parse_args()
    lines = options.docs.read_text(encoding="utf-8").splitlines()
    articles = [read_article(json.loads(line)) for line in lines if line.strip()]
    start = time.perf_counter()
    found = {article.id: list(dated(read_one(article))) for article in articles}
    seconds = time.perf_counter() - start
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    words = sum(len(article.text.split()) for article in articles)
    mentions = sum(map(len, found.values()))
    print(
        f"{len(articles)} documents, {words:,} words, {mentions:,} mentions in {seconds:.1f} s, {words / seconds:,.0f} words/s"
    )


if __name__ == "__main__":
    main()
