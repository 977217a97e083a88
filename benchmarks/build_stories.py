"""Build the timeline of each story folder: `build_stories.py STORY_DIR… --out DIR` writes `DIR/<story>.json`.

Gold stories carry inline markup: strip it first (see README.md), or the markup is read as text.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from timeline import build_timeline, read_articles
from timeline.output import write_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="+", type=Path, metavar="STORY_DIR")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    build_timeline(read_articles(*options.stories[:1]))  # load the model outside of the clock
    for folder in options.stories:
        start = time.perf_counter()
        articles = read_articles(folder)
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
