"""The command line: what each kind of bad input gives, and that nothing is ever half-written."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from timeline.cli import app
from timeline.console import progress_on

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]

BODY = """Marlow council approved the new footbridge on Tuesday by nine votes to two.

Work will begin next month, Mayor Dana Reyes said. The old bridge collapsed in March 2024.
"""
HEADER = """---
id: bridge
title: Council approves footbridge
publisher: Marlow Mail
published: 2025-08-14
---
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """One good article."""
    path = tmp_path / "bridge.txt"
    path.write_text(HEADER + BODY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A timeline of one article, as JSON."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "bridge.txt").write_text(HEADER + BODY, encoding="utf-8")
    assert run("build", folder / "bridge.txt", "-o", folder / "story.json").exit_code == 0
    return folder / "story.json"


def run(*args: object, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)


def shell(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does."""
    command = [sys.executable, "-m", "timeline.cli", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def one_line(result: Result) -> str:
    """The only line on stderr."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("timeline: ")
    assert "Traceback" not in result.stderr
    return lines[0]


# --------------------------------------------------------------------------- help


def test_help_names_every_command() -> None:
    help_text = run("--help").stdout
    assert all(f"  {command} " in help_text for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: timeline {command}" in result.stdout


def test_help_is_quick() -> None:
    before = os.times()
    assert shell("--help").returncode == 0
    after = os.times()
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.4


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from timeline.cli import app; print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert not loaded & {
        "spacy",
        "networkx",
        "plotly",
        "trafilatura",
        "dateparser",
        "jinja2",
        "msgspec",
        "babel",
    }


def test_version() -> None:
    assert run("--version").stdout == "timeline 0.1.0\n"


# --------------------------------------------------------------------------- good input


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", b"<!doctype html>"), ("a.htm", b"<!doctype html>"), ("a.json", b'{\n "schema": 1,')],
)
def test_ending_tells_the_format(article: Path, tmp_path: Path, name: str, start: bytes) -> None:
    assert run("build", article, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().lower().startswith(start)


def test_page_goes_beside_you(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build", article)
    assert result.exit_code == 0
    assert "timeline.html" in result.stderr
    assert (tmp_path / "timeline.html").is_file()
    assert result.stdout == ""


def test_json_goes_to_standard_output(article: Path) -> None:
    result = run("build", article, "--format", "json")
    assert json.loads(result.stdout)["articles"][0]["publisher"] == "Marlow Mail"


def test_standard_input_is_an_article() -> None:
    result = run("build", "-", "--format", "json", "--published", "2025-08-14", stdin=BODY)
    assert "2025-08-12" in {event["date"] for event in json.loads(result.stdout)["events"]}


def test_title_and_top(article: Path) -> None:
    story = json.loads(run("build", article, "--format", "json", "--title", "Bridges", "--top", "1").stdout)
    assert story["title"] == "Bridges"
    assert len(story["events"]) == 1


def test_fragment_is_no_page(article: Path) -> None:
    result = run("build", article, "--format", "fragment")
    assert result.exit_code == 0
    assert "<html" not in result.stdout


def test_tag_text_shows_values(article: Path) -> None:
    result = run("tag", article)
    assert result.exit_code == 0
    assert "2025-08-12" in result.stdout
    assert "\x1b[" not in result.stdout  # no colours outside a terminal


def test_tag_json_is_the_timexes_of_the_schema(article: Path) -> None:
    (tagged,) = json.loads(run("tag", article, "--format", "json").stdout)
    assert tagged["article"] == "bridge"
    assert {"id", "start", "end", "text", "quote", "type", "value", "mod", "anchor"} <= set(
        tagged["timexes"][0]
    )
    assert "2025-09" in {timex["value"] for timex in tagged["timexes"]}


def test_tag_unmatched(article: Path) -> None:
    assert run("tag", article, "--unmatched").exit_code == 0


def test_explain_all_and_one(saved: Path) -> None:
    story = json.loads(saved.read_bytes())
    whole = run("explain", saved).stdout
    assert all(event["label"] in whole for event in story["events"])
    one = run("explain", saved, story["events"][0]["id"]).stdout
    assert story["events"][0]["label"] in one
    assert len(one) < len(whole)


@pytest.mark.parametrize(("form", "sign"), [("graphml", "<graphml"), ("dot", "digraph"), ("json", '"links"')])
def test_graph_formats(saved: Path, form: str, sign: str) -> None:
    result = run("graph", saved, "--format", form)
    assert result.exit_code == 0
    assert sign in result.stdout


def test_saved_timeline_from_standard_input(saved: Path) -> None:
    assert run("graph", "-", "--format", "dot", stdin=saved.read_bytes()).exit_code == 0


# --------------------------------------------------------------------------- bad input: nothing to build


def bad(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content


NOTHING = {
    "empty": bad("empty.txt", b""),
    "blank": bad("blank.txt", b"  \n\n \n"),
    "binary": bad("picture.txt", bytes(range(256)) * 20),
    "broken header": bad("header.txt", b"---\ntitle: [unclosed\n---\nThe council met on Tuesday.\n"),
    "broken json": bad("article.json", b'{"@type": "NewsArticle", '),
    "json without article": bad("other.json", b'{"@type": "Recipe"}'),
    "no event": bad("dull.txt", b"---\npublished: 2025-02-03\n---\nBlue green red.\n"),
}


@pytest.mark.parametrize("case", NOTHING)
def test_no_timeline_can_be_built(case: str, tmp_path: Path) -> None:
    name, content = NOTHING[case]
    (tmp_path / name).write_bytes(content)
    result = run("build", tmp_path / name, "-o", tmp_path / "out.json")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out.json").exists()
    if case != "no event":
        assert name in one_line(result)


def test_no_such_file(tmp_path: Path) -> None:
    result = run("build", tmp_path / "gone.txt", "--format", "json")
    assert result.exit_code == 1
    assert "gone.txt" in one_line(result)


def test_folder_without_articles(tmp_path: Path) -> None:
    result = run("build", tmp_path, "--format", "json")
    assert result.exit_code == 1
    assert tmp_path.name in one_line(result)


def test_missing_pipeline(article: Path) -> None:
    result = run("build", article, "--format", "json", "--model", "xx_no_such_model")
    assert result.exit_code == 1
    assert "xx_no_such_model" in one_line(result)


# --------------------------------------------------------------------------- bad input: a warning


BESIDE = {
    **NOTHING,
    "impossible date": bad("date.txt", b"---\npublished: 2025-02-30\n---\nThe council met on Tuesday.\n"),
    "unknown zone": bad("zone.txt", b"---\ntimezone: Mars/Olympus\n---\nThe council met on Tuesday.\n"),
    "no date": bad("undated.txt", b"The ferry company closed its office yesterday.\n"),
}


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("case", [case for case in BESIDE if case != "no event"])
def test_bad_file_beside_a_good_one_is_a_warning(case: str, tmp_path: Path) -> None:
    name, content = BESIDE[case]
    (tmp_path / name).write_bytes(content)
    result = run("build", tmp_path, "-o", tmp_path / "out" / "story.json")
    assert result.exit_code == 0
    assert name.removesuffix(".txt") in result.stderr
    assert "warning: " in result.stderr
    warnings = json.loads((tmp_path / "out" / "story.json").read_bytes())["warnings"]
    assert any(name.removesuffix(".txt") in f"{w['article']} {w['message']}" for w in warnings)


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("case", [case for case in BESIDE if case != "no event"])
def test_strict_makes_warnings_errors(case: str, tmp_path: Path) -> None:
    name, content = BESIDE[case]
    (tmp_path / name).write_bytes(content)
    result = run("build", tmp_path, "-o", tmp_path / "out" / "story.json", "--strict")
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("article")
def test_two_articles_with_one_id(tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(HEADER + BODY, encoding="utf-8")
    result = run("build", tmp_path, "--format", "json")
    assert result.exit_code == 0
    assert "bridge" in result.stderr
    story = json.loads(result.stdout)
    assert len({a["id"] for a in story["articles"]}) == len(story["articles"])


def test_undated_article_stays_relative(tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("The ferry company closed its office yesterday.\n", encoding="utf-8")
    result = run("build", path, "--format", "json")
    assert result.exit_code == 0
    story = json.loads(result.stdout)
    assert story["articles"][0]["published"] is None
    assert [event["date"] for event in story["events"]] == [""]
    assert any(w["article"] == "undated" for w in story["warnings"])


@pytest.mark.usefixtures("article")
def test_many_warnings_are_cut_on_screen_only(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"empty{number:02}.txt").write_bytes(b"")
    result = run("build", tmp_path, "--format", "json")
    assert "more, all of them in the JSON" in result.stderr
    assert len(result.stderr.splitlines()) <= 21
    assert len(json.loads(result.stdout)["warnings"]) >= 30


# --------------------------------------------------------------------------- wrong usage


@pytest.mark.parametrize(
    "args",
    [
        ["build"],
        ["buidl", "x"],
        ["build", "ARTICLE", "--no-such-option"],
        ["build", "ARTICLE", "--format", "pdf"],
        ["build", "ARTICLE", "-o", "story.pdf"],
        ["build", "ARTICLE", "--top", "0"],
        ["build", "ARTICLE", "--jobs", "many"],
        ["build", "ARTICLE", "--published", "2025-02-30"],
        ["build", "ARTICLE", "--published", "03/04/2025"],
        ["build", "ARTICLE", "--published", "someday"],
        ["build", "ARTICLE", "--timezone", "Mars/Olympus"],
        ["tag", "ARTICLE", "--published", "2025-13-01"],
        ["tag", "ARTICLE", "--timezone", "Nowhere"],
        ["explain", "SAVED", "ev-nobody"],
        ["graph", "SAVED", "--format", "png"],
    ],
)
def test_wrong_usage(args: list[str], article: Path, saved: Path) -> None:
    places = {"ARTICLE": str(article), "SAVED": str(saved)}
    result = run(*(places.get(arg, arg) for arg in args))
    assert result.exit_code == 2, result.output
    one_line(result)
    assert result.stdout == ""


@pytest.mark.parametrize("content", [b"", b"not json", b"[]", b'{"schema": 1}', b"\xff\xfe"])
def test_not_a_timeline(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(content)
    for command in ("explain", "graph"):
        result = run(command, tmp_path / "x.json")
        assert result.exit_code == 1
        assert "x.json" in one_line(result)


def test_newer_schema(saved: Path, tmp_path: Path) -> None:
    story = json.loads(saved.read_bytes())
    (tmp_path / "new.json").write_text(json.dumps({**story, "schema": 2}))
    assert "schema 2" in one_line(run("explain", tmp_path / "new.json"))


# --------------------------------------------------------------------------- writing


def test_missing_folders_are_made(article: Path, tmp_path: Path) -> None:
    assert run("build", article, "-o", tmp_path / "a" / "b" / "story.json").exit_code == 0
    assert (tmp_path / "a" / "b" / "story.json").is_file()


def test_folder_that_cannot_be_made(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("build", article, "-o", tmp_path / "file" / "story.json")
    assert result.exit_code == 1
    assert "story.json" in one_line(result)


def test_folder_that_cannot_be_written(article: Path) -> None:
    result = run("build", article, "-o", "/proc/story.json")
    assert result.exit_code == 1
    assert "/proc/story.json" in one_line(result)


def test_output_is_a_folder(article: Path, tmp_path: Path) -> None:
    (tmp_path / "out.html").mkdir()
    result = run("build", article, "-o", tmp_path / "out.html")
    assert result.exit_code == 1
    assert "is a folder" in one_line(result)


def test_failed_write_leaves_the_old_file(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "story.json"
    target.write_text("old")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("build", article, "-o", target)
    assert result.exit_code == 1
    assert "No space left" in one_line(result)
    assert target.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bridge.txt", "story.json"]


def test_written_file_has_common_permissions(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "story.json"
    mask = os.umask(0o022)
    try:
        run("build", article, "-o", target)
    finally:
        os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o644


def test_device_is_written_not_replaced(article: Path) -> None:
    assert run("build", article, "--format", "json", "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


def test_reader_of_the_output_goes_away(saved: Path) -> None:
    command = f"set -o pipefail; {sys.executable} -m timeline.cli schema | true"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=saved.parent
    )
    assert done.stderr == ""
    assert done.returncode in (0, 141)  # 0 where it had written all before the reader left


# Says on standard output when the build has begun.
TELLING = """
from contextlib import contextmanager
from timeline import console
from timeline.cli import main
@contextmanager
def telling(_stream):
    yield lambda stage, done, total: print(stage, flush=True)
if __name__ == "__main__":
    console.progress_on = telling
    main()
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupt_leaves_nothing(tmp_path: Path, jobs: int) -> None:
    story = tmp_path / "story"
    story.mkdir()
    for number in range(200):
        text = HEADER.replace("bridge", f"bridge{number:03}") + BODY * 20
        (story / f"{number:03}.txt").write_text(text, encoding="utf-8")
    target = tmp_path / "out" / "story.html"
    program = tmp_path / "program.py"
    program.write_text(TELLING)
    command = [
        sys.executable,
        str(program),
        "build",
        str(story),
        "-o",
        str(target),
        "--jobs",
        str(jobs),
    ]
    heard = signal.signal(signal.SIGINT, signal.SIG_DFL)  # what this process ignores, its children would
    try:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
    finally:
        signal.signal(signal.SIGINT, heard)
    assert process.stdout
    assert process.stdout.readline() == "reading\n"
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=120)
    assert process.returncode == 130
    assert stderr.splitlines() == ["timeline: stopped; nothing was written"]
    assert not target.exists()


# --------------------------------------------------------------------------- errors nobody expected


def test_no_traceback_unless_asked(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("timeline.build.build_timeline", broken)
    result = run("build", article, "--format", "json")
    assert result.exit_code == 1
    assert "a bug" in one_line(result)
    assert "ZeroDivisionError" in run("build", article, "--format", "json", "--debug").stderr


def test_debug_goes_anywhere() -> None:
    for args in (["--debug", "build", "gone.txt"], ["build", "gone.txt", "--debug"]):
        assert "Traceback" in run(*args, "--format", "json").stderr


def test_no_progress_outside_a_terminal(article: Path) -> None:
    done = shell("build", article, "--format", "json")
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.parametrize(("terminal", "shown"), [(True, "reading"), (False, "")])
def test_progress_in_a_terminal_only(terminal: bool, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    with progress_on(screen) as tell:
        tell("reading", 0, 3)
        tell("reading", 3, 3)
    assert shown in screen.getvalue()
    assert bool(screen.getvalue()) == terminal
