"""The whole flow on one screen: articles in, one timeline out.

    articles -> tag -> parse -> events                     per article, pure: in as many processes as `jobs` says
             -> link -> solve -> cluster -> solve -> merge     over the whole story

The story is solved twice: the first time dates what the articles say of themselves; then mentions that tell of one
happening are tied together, so that an undated mention, or an undated article, is dated by what another one tells. Before
that, a date told without its year is given the year that another article tells of the same happening.
The result depends on the articles alone: not on their order, `jobs`, hashing, the clock or the machine's time zone.
"""

from __future__ import annotations

import gc
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import active_children, get_context
from threading import current_thread, main_thread

from timeline.candidates import candidates
from timeline.cluster import coreferences, grouped
from timeline.counted import counted
from timeline.errors import InputError, NothingToShow
from timeline.events import Reading, find_events
from timeline.graph import TemporalGraph
from timeline.link import link
from timeline.merge import merge
from timeline.model import Article, Warning
from timeline.parse import DEFAULT_MODEL, parse_article
from timeline.read import ReadResult
from timeline.result import Timeline
from timeline.solve import Solution, solve
from timeline.tag import tag_timexes
from timeline.whichyear import borrowed_years, redated

CHUNK = 8  # articles that a process takes at a time

Progress = Callable[[str, int, int], None]  # stage that begins or goes on, steps done, of how many


def build_timeline(
    articles: Iterable[Article] | ReadResult,
    *,
    title: str = "",
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    about: str | None = None,
    warnings: Sequence[Warning] = (),
    progress: Progress | None = None,
) -> Timeline:
    """Build one timeline of all articles: `build_timeline(read_articles("seeds/alaska-summit"))`.

    `jobs` processes read the articles side by side (with more than one, call it under `if __name__ ==
    "__main__":`, as `multiprocessing` asks). `about` keeps the events of one entity. What was wrong with
    the input goes before the build's own warnings. Raises `NothingToShow` where there is no event.
    """
    if isinstance(articles, ReadResult):
        warnings = (*articles.warnings, *warnings)
    articles = tuple(articles)
    if not articles:
        raise NothingToShow(
            "no article to read; name files or folders with .txt, .md, .html or .json articles"
        )
    tell = progress or _silent
    readings = read_all(articles, model=model, jobs=jobs, progress=tell)
    timeline = assemble(readings, title=title, about=about, progress=tell)
    if not timeline.events:
        raise NothingToShow(_nothing(articles, about))
    return replace(timeline, warnings=(*warnings, *timeline.warnings))


def read_all(
    articles: Sequence[Article],
    *,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Reading, ...]:
    """Take every article through the stages that look at one article alone; in the order of their ids."""
    _check_ids(articles)
    tell = progress or _silent
    ordered = sorted(articles, key=lambda article: article.id)
    chunks = [ordered[i : i + CHUNK] for i in range(0, len(ordered), CHUNK)]
    readings: list[Reading] = []
    tell("reading", 0, len(ordered))
    for chunk in _mapped(partial(_read_chunk, model=model), chunks, jobs):
        readings += chunk
        tell("reading", len(readings), len(ordered))
    return tuple(readings)


def assemble(
    readings: Sequence[Reading],
    *,
    title: str = "",
    about: str | None = None,
    progress: Progress | None = None,
) -> Timeline:
    """Date and merge what was read of all articles; a timeline without events where there are none."""
    tell = progress or _silent
    with _kept():
        graph, solution = date_all(readings, progress=tell)
        tell("merging", 1, 2)
        timeline = merge(readings, graph, solution, title=title, about=about)
    tell("merging", 2, 2)
    return timeline


def date_all(
    readings: Sequence[Reading], *, progress: Progress | None = None
) -> tuple[TemporalGraph, Solution]:
    """What everything hangs on and when it was, mentions of one happening dated by each other."""
    tell = progress or _silent
    tell("linking", 0, 1)
    graph = link(readings)
    tell("solving", 0, 2)
    solution = solve(graph, readings, explained=False)
    tell("merging", 0, 2)
    found = candidates(readings, solution.datings)
    agreed = borrowed_years(readings, found, graph, solution.datings)
    for anchor in agreed:
        graph.add_anchor(anchor)
    found = redated(readings, found, graph, solution.datings, agreed)
    groups = grouped(found)
    for tie in coreferences(groups):
        graph.add_tlink(tie)
    for anchor in counted(readings, graph, solution.datings, groups):
        graph.add_anchor(anchor)
    tell("solving", 1, 2)
    return graph, solve(graph, readings)


def read_one(article: Article, *, model: str = DEFAULT_MODEL) -> Reading:
    """Take one article through tag, parse and events."""
    timexes = tag_timexes(article)
    parsed = parse_article(article, model=model)
    return Reading(article, timexes, parsed, find_events(article, parsed, timexes))


def _read_chunk(articles: Sequence[Article], *, model: str) -> list[Reading]:
    return [read_one(article, model=model) for article in articles]


def _check_ids(articles: Sequence[Article]) -> None:
    twice = [key for key, count in Counter(article.id for article in articles).items() if count > 1]
    if twice:
        raise InputError(f"{twice[0]}: two articles have this id; give each its own")


def _nothing(articles: Sequence[Article], about: str | None) -> str:
    many = f"{len(articles):,} article{'' if len(articles) == 1 else 's'}"
    if about:
        return f"no event of {about!r} in {many}; try the name as the articles write it"
    return f"no event found in {many}; is the text English prose?"


# --------------------------------------------------------------------------- processes


def _mapped(
    work: Callable[[Sequence[Article]], list[Reading]], chunks: Sequence[Sequence[Article]], jobs: int
) -> Iterator[list[Reading]]:
    """Map in this process, or in `jobs` fresh ones; stopping early stops them at once."""
    if min(jobs, len(chunks)) <= 1:
        yield from map(work, chunks)
        return
    bystanders = active_children()
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), mp_context=get_context("spawn"))
    try:
        with _deaf_to_interrupts():
            results = pool.map(work, chunks)
        yield from results
    except BaseException:
        for worker in active_children():
            if worker not in bystanders:
                worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _kept() -> Iterator[None]:
    """Spare the garbage collector what has been read: all of it stays to the end, and looking through it takes time."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


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


__all__ = ["Progress", "assemble", "build_timeline", "read_all", "read_one"]
