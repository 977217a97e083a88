"""What a person sees in a terminal: progress, coloured expressions, explanations. rich enters here only.

Nothing here decides anything; all of it can be piped, and then it is plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from timeline.model import Article, Span
from timeline.render.phrases import edtf_phrase, plain, when
from timeline.render.view import conflict_key
from timeline.render.words import load_words
from timeline.result import DatedTimex, Event, Mention, Timeline

_STYLES = {"DATE": "bold green", "TIME": "bold cyan", "DURATION": "bold yellow", "SET": "bold magenta"}
_UNMATCHED = "black on yellow"


@contextmanager
def progress_on(stream: IO[str]) -> Iterator[Callable[[str, int, int], None]]:
    """Give a `progress` for `build_timeline` that draws bars in a terminal, and nothing anywhere else."""
    console = Console(file=stream)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done)

        yield tell


def print_tagged(article: Article, timexes: Sequence[DatedTimex], unmatched: Sequence[Span]) -> None:
    """Print an article with each expression coloured by type and followed by its value and anchor."""
    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(f"{article.id}  {article.title}", style="bold underline"))
    marks = [(t.start, t.end, _STYLES[t.type], f" [{_value(t)}]") for t in timexes]
    marks += [(span.start, span.end, _UNMATCHED, " [?]") for span in unmatched]
    line, at = Text(), 0
    for start, end, style, note in sorted(marks):
        line.append(article.text[at:start])
        line.append(article.text[start:end], style)
        line.append(note, "dim")
        at = end
    line.append(article.text[at:].rstrip("\n"))
    console.print(line)
    console.print()


def _value(timex: DatedTimex) -> str:
    value = timex.value or "unresolved"
    return f"{value} {timex.mod}" if timex.mod else value


def print_explanation(timeline: Timeline, events: Sequence[Event]) -> None:
    """Print the chain of reasoning behind each event's date, from quote to date."""
    console = Console(soft_wrap=True, highlight=False)
    words = load_words("en")
    publishers = {
        article.id: article.publisher or article.title or article.id for article in timeline.articles
    }
    for event in events:
        console.print(_heading(event, plain(when(event, words))))
        console.print(
            f"  salience {event.salience:.2f}: {', '.join(event.salience_reasons)}", style="dim", markup=False
        )
        for mention in event.mentions:
            _print_mention(console, mention, publishers.get(mention.article, mention.article))
        told_by = {mention.id: publishers.get(mention.article, mention.article) for mention in event.mentions}
        for conflict in event.conflicts:
            others = dict.fromkeys(told_by.get(mention, mention) for mention in conflict.mentions)
            date = plain(edtf_phrase(conflict.date, words))
            how = words(conflict_key(conflict), publisher=", ".join(others), source=conflict.by, date=date)
            console.print(f"  disagrees: {how}", markup=False)
        console.print()


def _heading(event: Event, date: str) -> Text:
    known = "stated" if event.stated else "implied"
    heading = Text(event.label, "bold")
    heading.append(f"\n  {date}", "bold green")
    heading.append(f"  [{event.id}, {event.status}, {known}, confidence {event.confidence:.2f}]", "dim")
    if (event.earliest or event.latest) and event.earliest != event.latest:
        heading.append(f"\n  between {event.earliest or '?'} and {event.latest or '?'}", "dim")
    return heading


def _print_mention(console: Console, mention: Mention, publisher: str) -> None:
    console.print(Text(f"  {publisher}: “{mention.quote}”", "italic"))
    for number, step in enumerate(mention.trace, start=1):
        console.print(f"    {number}. {step}", markup=False)
