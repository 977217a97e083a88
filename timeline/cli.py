"""The `timeline` command: thin commands over read, build, render and export. typer enters here only.

Every command loads what it needs in its own body, so that `timeline --help` answers at once. Exit codes: 0 a result
was made, 1 none could be, 2 wrong usage, 130 stopped with Ctrl-C, 141 the reader of the output went away.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from timeline.errors import DateError, InputError, TimelineError

if TYPE_CHECKING:
    from timeline.model import Warning
    from timeline.read import ReadResult
    from timeline.result import DatedTimex, Timeline

DEFAULT_MODEL = "en_core_web_sm"  # as parse.DEFAULT_MODEL, which is not loaded for --help
_SHOWN_WARNINGS = 20
_INTERRUPTED, _BROKEN_PIPE = 130, 141  # as shells count: 128 and the number of the signal


Form = Literal["html", "json", "fragment"]
Theme = Literal["light", "dark"]


class Guarded(TyperGroup):
    """A command group whose failures are one line on stderr and an exit code; `--debug` shows where they arose."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run the command that `args` name, and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in given
        extra["standalone_mode"] = False
        try:
            code = super().main([arg for arg in given if arg != "--debug"], *rest, **extra)
            sys.stdout.flush()
            if code == _INTERRUPTED:
                _say("stopped; nothing was written")
        except SystemExit:  # typer and rich leave so where the reader of the output has gone away
            code = _BROKEN_PIPE
        except Exception as error:  # noqa: BLE001  the last line of defence: no traceback reaches a user
            if debug:
                traceback.print_exc()
            code = _report(error)
        sys.exit(code or 0)


def _report(error: Exception) -> int:
    """Say in one line on stderr what went wrong; return the exit code."""
    if isinstance(error, TimelineError):
        _say(str(error))
        return 1
    if isinstance(error, TyperException):
        _complain(error.format_message())
        return error.exit_code
    _say(
        f"internal error, {type(error).__name__}: {error}; run it again with --debug and report what that shows"
    )
    return 1


def _complain(message: str) -> None:
    """Show what is wrong with the usage; a bare `timeline` gets the help that typer has written for it."""
    if "\n" in message:
        typer.echo(message, err=True)
    else:
        _say(f"{message.replace('Value error, ', '').rstrip('.')}; 'timeline --help' shows the usage")


def _say(line: str) -> None:
    typer.echo(f"timeline: {' '.join(line.split())}", err=True)


app = typer.Typer(
    cls=Guarded,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Article files (.txt .md .html .json), folders of them, or - for standard input.",
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of articles that do not give theirs.")
]
Zone = Annotated[
    str | None, typer.Option("--timezone", metavar="ZONE", help="Their time zone, as in America/New_York.")
]
Model = Annotated[str, typer.Option(metavar="NAME", help="The spaCy pipeline that parses the text.")]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for errors: exit 1, write nothing.")]
Title = Annotated[str, typer.Option(metavar="TEXT", help="The headline of the timeline.")]
Top = Annotated[int | None, typer.Option(min=1, metavar="N", help="Keep the N most salient events.")]
Jobs = Annotated[int, typer.Option(min=0, metavar="N", help="Processes; 0 chooses by the work there is.")]
Language = Annotated[str, typer.Option(metavar="LANG", help="The language of the page's own words.")]
Look = Annotated[Theme | None, typer.Option("--theme", help="By default the reader's preference.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")
]
Saved = Annotated[
    str, typer.Argument(metavar="TIMELINE.json", help="What 'timeline build' wrote; - is standard input.")
]


def _show_version(wanted: bool) -> None:  # noqa: FBT001  typer's way to call it
    if wanted:
        from importlib.metadata import version

        typer.echo(f"timeline {version('newsroom-timeline')}")
        raise typer.Exit


@app.callback()
def timeline(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show an error's traceback; goes anywhere.")] = False,
) -> None:
    """Turn news articles into one dated, explained timeline.

    Example: timeline build seeds/alaska-summit -o summit.html
    """


@app.command()
def build(
    paths: Paths,
    output: Output = None,
    form: Annotated[
        Form | None, typer.Option("--format", help="By default the output file's ending says.")
    ] = None,
    title: Title = "",
    published: Published = None,
    timezone: Zone = None,
    top: Top = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Keep the events of one entity.")] = None,
    language: Language = "en",
    theme: Look = None,
    jobs: Jobs = 0,
    model: Model = DEFAULT_MODEL,
    strict: Strict = False,
) -> None:
    """Build a timeline: a page, or JSON for other tools.

    Without -o, a page goes to timeline.html beside you, and JSON and fragments to standard output.

    Example: timeline build articles/ --title "The summit" -o summit.html
    """
    form = form or _form_of(output)
    story = _story(paths, published, timezone, jobs=jobs, title=title, about=about, model=model)
    _warn(story.warnings, strict=strict)
    target = output or (Path("timeline.html") if form == "html" else None)
    _write(_rendered(story, form, top, language=language, theme=theme), target)
    if target and str(target) != "-":
        _say(f"{_count(story.events, 'event')} from {_count(story.articles, 'article')} in {target}")


def _form_of(output: Path | None) -> Form:
    """Tell the format by the file's ending."""
    forms: dict[str, Form] = {"": "html", ".html": "html", ".htm": "html", ".json": "json"}
    ending = output.suffix.lower() if output else ""
    if ending not in forms:
        raise typer.BadParameter(
            f"{output}: an ending that tells no format; use .html or .json, or give --format"
        )
    return forms[ending]


def _story(
    paths: Sequence[str], published: str | None, timezone: str | None, *, jobs: int, **options: Any
) -> Timeline:
    from timeline.build import build_timeline
    from timeline.console import progress_on

    articles = _articles(paths, published, timezone)
    jobs = jobs or _jobs_for(len(articles))
    with progress_on(sys.stderr) as progress:
        return build_timeline(articles, jobs=jobs, progress=progress, **options)


def _jobs_for(articles: int) -> int:
    """Choose the number of processes: starting one takes as long as it reads some forty articles."""
    return min(os.cpu_count() or 1, 1 + articles // 40)


def _articles(paths: Sequence[str], published: str | None, timezone: str | None) -> ReadResult:
    """Read the articles; what is wrong with the only ones there are is an error."""
    from timeline.read import read_articles

    try:
        result = read_articles(*paths, published=published, timezone=timezone)
    except DateError as error:
        raise typer.BadParameter(str(error)) from error
    if not len(result) and result.warnings:
        _warn(result.warnings[:-1], strict=False)
        raise InputError(result.warnings[-1].message)
    return result


def _warn(warnings: Sequence[Warning], *, strict: bool) -> None:
    """Show warnings, a line each; with `strict`, stop."""
    for warning in warnings[:_SHOWN_WARNINGS]:
        place = f"{warning.article}: " if warning.article and warning.article not in warning.message else ""
        _say(f"warning: {place}{warning.message}")
    if len(warnings) > _SHOWN_WARNINGS:
        _say(f"warning: {len(warnings) - _SHOWN_WARNINGS} more, all of them in the JSON output")
    if strict and warnings:
        raise InputError(
            f"{_count(warnings, 'warning')}: --strict takes them for errors; nothing was written"
        )


def _count(items: Sequence[object], noun: str) -> str:
    return f"{len(items):,} {noun}{'' if len(items) == 1 else 's'}"


def _rendered(story: Timeline, form: Form, top: int | None, **look: Any) -> bytes:
    if form == "json":
        from timeline.export import to_json
        from timeline.render.page import keep_top

        return to_json(keep_top(story, top))
    from timeline.render import render_fragment, render_page

    _tell_bundle()
    render = render_page if form == "html" else render_fragment
    return render(story, top=top, **look).encode()


def _tell_bundle() -> None:
    """Say so where pages must carry the larger plotly bundle."""
    from timeline.render.bundle import notice

    if line := notice():
        _say(line)


def _write(data: bytes, target: Path | None) -> None:
    """Write to a file, or to standard output where there is none or it is `-`."""
    if target is None or str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from timeline.output import write_file

    write_file(target, data)


@app.command()
def tag(
    paths: Paths,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Coloured text, or JSON.")
    ] = "text",
    unmatched: Annotated[
        bool, typer.Option("--unmatched", help="Show time words that no rule took, too.")
    ] = False,
    published: Published = None,
    timezone: Zone = None,
    model: Model = DEFAULT_MODEL,
    strict: Strict = False,
) -> None:
    """Show the time expressions of articles, with their values.

    Example: timeline tag article.txt --published 2025-08-16
    """
    from timeline.build import assemble, read_all

    articles = _articles(paths, published, timezone)
    _warn(articles.warnings, strict=strict)
    readings = read_all(articles.articles, model=model)
    dated: dict[str, list[DatedTimex]] = {reading.article.id: [] for reading in readings}
    for timex in assemble(readings).timexes:
        dated[timex.article].append(timex)
    if form == "json":
        from timeline.export import dumps

        _write(dumps([{"article": article.id, "timexes": dated[article.id]} for article in articles]), None)
        return
    from timeline.console import print_tagged
    from timeline.tag import unmatched as missed

    found = {reading.article.id: reading.timexes for reading in readings}
    for article in articles:
        gaps = missed(article.text, found[article.id], article.language) if unmatched else ()
        print_tagged(article, dated[article.id], gaps)


def _saved(path: str) -> Timeline:
    """Read a timeline that `timeline build` wrote."""
    from timeline.export import from_json

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); name what 'timeline build' wrote"
        ) from error
    try:
        return from_json(data)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


@app.command()
def embed(
    paths: Paths,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write; publish it whole.")],
    url: Annotated[str, typer.Option(metavar="URL", help="Where the folder will stand on the web.")] = "",
    title: Title = "",
    published: Published = None,
    timezone: Zone = None,
    top: Top = None,
    language: Language = "en",
    theme: Look = None,
    jobs: Jobs = 0,
    model: Model = DEFAULT_MODEL,
    strict: Strict = False,
) -> None:
    """Write all that a site needs to show a timeline, and say what to paste where.

    PATHS are articles, or the one JSON that 'timeline build' wrote.

    Example: timeline embed summit.json --out embed/ --url https://news.example/summit/
    """
    from timeline.output import write_file
    from timeline.render.embed import embed as make

    if len(paths) == 1 and _is_saved(paths[0]):
        story = _saved(paths[0])
        story = replace(story, title=title or story.title)
    else:
        story = _story(paths, published, timezone, jobs=jobs, title=title, model=model)
        _warn(story.warnings, strict=strict)
    _tell_bundle()
    made = make(story, url=url, language=language, theme=theme, top=top)
    for name, data in made.files.items():
        write_file(out / name, data)
    typer.echo(made.paste, nl=False)


def _is_saved(path: str) -> bool:
    """Whether a file is what `timeline build` wrote, and no article."""
    from timeline.export import is_timeline

    return path.lower().endswith(".json") and Path(path).is_file() and is_timeline(Path(path).read_bytes())


@app.command()
def explain(
    saved: Saved,
    event: Annotated[
        str | None, typer.Argument(metavar="EVENT_ID", help="One event; without it, all.")
    ] = None,
) -> None:
    """Explain the date of each event, from quote to date.

    Example: timeline explain summit.json ev1
    """
    from timeline.console import print_explanation

    story = _saved(saved)
    events = [e for e in story.events if event in (None, e.id)]
    if event and not events:
        some = ", ".join(e.id for e in story.events[:5])
        raise typer.BadParameter(f"no event {event!r} in {saved}; there are {some} …")
    print_explanation(story, events)


@app.command()
def graph(
    saved: Saved,
    form: Annotated[
        Literal["graphml", "dot", "json"],
        typer.Option("--format", help="For Gephi or yEd, Graphviz, or a script."),
    ] = "graphml",
    output: Output = None,
) -> None:
    """Write the graph of events, mentions, expressions and what they hang on.

    Example: timeline graph summit.json --format dot -o summit.dot
    """
    from timeline.export import to_graph

    _write(to_graph(_saved(saved), form), output)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the JSON output.

    Example: timeline schema > timeline.schema.json
    """
    from timeline.export import dumps, json_schema

    _write(dumps(json_schema()), None)


def main() -> None:
    """Run the console command."""
    app()


if __name__ == "__main__":
    main()
