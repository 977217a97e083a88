"""Same input, same bytes, whatever the machine is like."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds" / "alaska-summit"

SETTINGS: dict[str, dict[str, str]] = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "two jobs": {"PYTHONHASHSEED": "2", "JOBS": "2"},
    "far east": {"PYTHONHASHSEED": "3", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    "far west": {"PYTHONHASHSEED": "4", "TZ": "Pacific/Niue", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
    "another day": {"PYTHONHASHSEED": "5", "SHIFT": str(400 * 86_400)},
}

# The clock is moved in the process, before anything is imported.
PROGRAM = """
import os, sys, time, datetime
shift = int(os.environ.get("SHIFT", "0"))
if shift:
    real = time.time
    time.time = lambda: real() + shift
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(real() + shift, tz)
    datetime.datetime = Later
from pathlib import Path
from timeline import build_timeline, read_articles
if __name__ == "__main__":
    out, *folders = map(Path, sys.argv[1:])
    for folder in folders:
        story = build_timeline(read_articles(folder), jobs=int(os.environ.get("JOBS", "1")))
        (out / f"{folder.name}.json").write_bytes(story.to_json())
        (out / f"{folder.name}.html").write_text(story.to_html(), encoding="utf-8")
"""


def build(folders: list[Path], out: Path, setting: dict[str, str]) -> dict[str, bytes]:
    """Build the stories in a process of its own."""
    out.mkdir()
    program = out / "program.py"
    program.write_text(PROGRAM)
    command = [sys.executable, str(program), str(out), *map(str, folders)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **setting}, cwd=out)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path != program}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough articles for two processes to have something to do each."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(12):
        text = f"---\npublished: 2025-08-{number + 10}\n---\nThe council of Marlow met on Monday. It voted two days later.\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What comes out on an ordinary machine."""
    return build([SEEDS, many], tmp_path_factory.mktemp("plain") / "out", {"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize("setting", SETTINGS)
def test_same_bytes_everywhere(setting: str, plain: dict[str, bytes], many: Path, tmp_path: Path) -> None:
    built = build([SEEDS, many], tmp_path / "out", SETTINGS[setting])
    assert sorted(built) == sorted(plain)
    assert [name for name, data in built.items() if data != plain[name]] == []
