"""What the README shows works, and what there is, it shows."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from timeline.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def blocks(language: str) -> list[str]:
    """The fenced blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def beside_the_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the project's, where the snippets may write."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_run(beside_the_seeds: Path) -> None:
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    for command in commands:
        name, *args = shlex.split(command, comments=True)
        assert name == "timeline"
        result = CliRunner().invoke(app, args)
        assert result.exit_code == 0, f"{command}: {result.stderr}"
    assert {"summit.html", "summit.json", "summit.dot", "embed"} <= {
        p.name for p in beside_the_seeds.iterdir()
    }


@pytest.mark.usefixtures("beside_the_seeds")
def test_python_runs_and_is_five_lines() -> None:
    (snippet,) = blocks("python")
    assert len(snippet.split("\n\n", 1)[1].splitlines()) <= 5
    names: dict[str, object] = {}
    exec(snippet, names)
    assert names["dates"]
    assert str(names["html"]).startswith("<!doctype html>")


def test_every_command_is_shown() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"timeline {name} " not in README] == []


def test_every_dependency_is_explained() -> None:
    rows = re.findall(r"^\| ([\w, -]+) \| .+ \|$", README, re.MULTILINE)
    explained = {name.strip().lower() for row in rows for name in row.split(",")}
    needed = {re.split(r"[<>=]", requirement)[0].lower() for requirement in PROJECT["dependencies"]}
    assert needed <= explained


def test_picture_is_there_and_small() -> None:
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", README)
    assert pictures
    assert all((ROOT / picture).stat().st_size <= 300_000 for picture in pictures)


def test_changelog_has_this_version() -> None:
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
