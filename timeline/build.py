"""The whole flow on one screen: articles in, one timeline out.

    articles -> tag -> parse -> events      per article, pure: in as many processes as `jobs` says
             -> link -> solve -> merge      over the whole story

The result depends on the articles alone: not on `jobs`, hashing, the clock or the machine's time zone.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from threading import current_thread, main_thread

from timeline.errors import NothingToShow
from timeline.events import Reading, find_events
from timeline.link import link
from timeline.merge import merge
from timeline.model import Article, Timeline, Warning
from timeline.parse import parse_articles
from timeline.solve import solve
from timeline.tag import tag_timexes

CHUNK = (
    8  # articles that a process reads at a time; the same for any number of jobs, as batches sway the parser
)

Progress = Callable[[str, int, int], None]  # stage, done, of how many


def build_timeline(
    articles: Iterable[Article],
    *,
    title: str = "",
    model: str = "en_core_web_sm",
    jobs: int = 1,
    about: str | None = None,
    warnings: Sequence[Warning] = (),
    progress: Progress | None = None,
) -> Timeline:
    """Build one timeline of all articles: `build_timeline(read_articles("seeds/alaska-summit"))`.

    `jobs` processes read the articles side by side (with more than one, call it under `if __name__ ==
    "__main__":`, as `multiprocessing` asks). `about` keeps the events of one entity. `warnings` of the
    reading go before the build's own. Raises `NothingToShow` where there is no article or no event.
    """
    articles = tuple(articles)
    if not articles:
        raise NothingToShow(
            "no article to read; name files or folders with .txt, .md, .html or .json articles"
        )
    tell = progress or _silent
    readings = read_all(articles, model=model, jobs=jobs, progress=tell)
    tell("linking", 0, 1)
    graph = link(readings)
    solution = solve(graph, readings)
    timeline = merge(readings, graph, solution, title=title, about=about)
    if not timeline.events:
        raise NothingToShow(
            f"no event found in {_count(len(articles), 'article')}; is the text English prose?"
        )
    return replace(timeline, warnings=(*warnings, *timeline.warnings))


def read_all(
    articles: Sequence[Article],
    *,
    model: str = "en_core_web_sm",
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Reading, ...]:
    """Take every article through the stages that look at one article alone, in the order given."""
    tell = progress or _silent
    readings: list[Reading] = []
    chunks = [articles[i : i + CHUNK] for i in range(0, len(articles), CHUNK)]
    for chunk in _mapped(partial(_read_chunk, model=model), chunks, jobs):
        readings += chunk
        tell("reading", len(readings), len(articles))
    return tuple(readings)


def _read_chunk(articles: Sequence[Article], *, model: str) -> list[Reading]:
    readings = []
    for article, parsed in zip(articles, parse_articles(articles, model=model), strict=True):
        timexes = tag_timexes(article)
        readings.append(Reading(article, timexes, parsed, find_events(article, parsed, timexes)))
    return readings


def _mapped(
    work: Callable[[Sequence[Article]], list[Reading]], chunks: Sequence[Sequence[Article]], jobs: int
) -> Iterator[list[Reading]]:
    """Map in this process, or in `jobs` fresh ones; stopping early leaves none behind."""
    if min(jobs, len(chunks)) <= 1:
        yield from map(work, chunks)
        return
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), mp_context=get_context("spawn"))
    try:
        with _deaf_to_interrupts():
            results = pool.map(work, chunks)
        yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that leave Ctrl-C to this one: they inherit what is ignored here."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
