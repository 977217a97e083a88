"""Tag TimeML documents with the whole pipeline: `tag_timeml.py GOLD_TML_DIR OUT_DIR`.

Writes `OUT_DIR/NAME.json` for each `NAME.tml`: a list of `{start, end, text, type, value}` over the raw text of
`<TEXT>`, as `score_timex.py` reads them. Each document is a story by itself, so that values count from the right
anchors; of the gold only the document creation time and the text are read.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.build import date_all, read_one
from timeline.interval import Interval, parse_value
from timeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events import Reading


def read_tml(path: Path) -> Article:
    """Text and creation time of a TimeML document."""
    root = ET.fromstring(path.read_bytes())
    body = root.find(".//TEXT")
    stamp = root.find(".//DCT/TIMEX3")
    value = "" if stamp is None else stamp.get("value", "")
    text = "" if body is None else "".join(body.itertext())
    dct = creation_day(value)
    return Article(id=path.stem, text=text, published=dct.first_day if dct else None, dct=dct)


def creation_day(value: str) -> Interval | None:
    """The day of a creation time, "1998-02-13" or "19980213"."""
    m = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value)
    return parse_value("-".join(m.groups())) if m else None


def tagged(reading: Reading) -> Iterator[dict[str, object]]:
    """The expressions of one document with their values."""
    _, solution = date_all([reading])
    for timex in reading.timexes:
        dating = solution.datings.get(timex.id)
        value = timex.value or (dating.interval.value if dating and dating.interval else "")
        yield {
            "start": timex.span.start,
            "end": timex.span.end,
            "text": timex.text,
            "type": str(timex.type),
            "value": value,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, metavar="GOLD_TML_DIR")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    articles = [read_tml(path) for path in sorted(options.gold.glob("*.tml"))]
    start = time.perf_counter()
    for article in articles:
        rows = list(tagged(read_one(article)))
        target = options.out / f"{article.id}.json"
        target.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    words = sum(len(article.text.split()) for article in articles)
    seconds = time.perf_counter() - start
    print(
        f"{len(articles)} documents, {words:,} words in {seconds:.1f} s, {words / seconds:,.0f} words/s"
        " (the whole pipeline)"
    )


if __name__ == "__main__":
    main()
