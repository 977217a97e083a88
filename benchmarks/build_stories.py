"""Build the timeline of each story folder: `build_stories.py STORY_DIR… --out DIR` writes `DIR/<story>.json`.

A folder with a `story.toml` is a gold story: its inline marks, and what else only the gold knows, are taken out first.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from gold import read_gold

from timeline import build_timeline, read_articles
from timeline.output import write_file

if TYPE_CHECKING:
    from timeline.read import ReadResult


def read_story(folder: Path) -> ReadResult:
    """The articles of a folder as a newsroom would have them."""
    gold = folder / "story.toml"
    if not gold.exists():
        return read_articles(folder)
    zone = tomllib.loads(gold.read_text(encoding="utf-8"))["story"]["tz"]
    with tempfile.TemporaryDirectory() as clean:
        for path in sorted(folder.glob("*.txt")):
            Path(clean, path.name).write_text(read_gold(path).clean(zone), encoding="utf-8")
        return read_articles(clean)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+", type=Path, metavar="STORY_DIR")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    build_timeline(read_story(options.stories[0]))  # load the model outside of the clock
    for folder in options.stories:
        start = time.perf_counter()
        articles = read_story(folder)
        story = build_timeline(articles, jobs=options.jobs)
        write_file(options.out / f"{folder.name}.json", story.to_json())
        words = sum(len(article.text.split()) for article in articles)
        seconds = time.perf_counter() - start
        dated = sum(bool(event.date) for event in story.events)
        print(
            f"{folder.name}: {len(articles)} articles, {len(story.events)} events, {dated} dated;"
            f" {words:,} words in {seconds:.2f} s, {words / seconds:,.0f} words/s"
        )


if __name__ == "__main__":
    main()
