"""Paths -> the files to read, each with its name for a user, an id, and what `sources.toml` tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from timeline.decode import decode
from timeline.errors import InputError
from timeline.header import load_sources
from timeline.model import Warning

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json")
SOURCES = "sources.toml"
STDIN = "-"

Tables = dict[str, dict[str, object]]  # a `sources.toml`: facts by file name


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `name` is what the user called it, `id` what its article is called by default."""

    name: str
    path: Path
    id: str
    tables: Tables = field(default_factory=dict)

    def part(self, number: int) -> File:
        """One of several articles in this file."""
        return File(f"{self.name}#{number}", self.path, f"{self.id}#{number}", self.tables)

    @property
    def table(self) -> dict[str, object]:
        """What the `sources.toml` beside it tells of this file or part."""
        return self.tables.get(Path(self.name).name, {})


@dataclass(frozen=True, slots=True)
class _Path:
    name: str  # as the user called it
    path: Path
    below: Path  # below the folder that the user named


def gather(paths: Sequence[str | Path]) -> Iterator[File | Warning]:
    """The files that some paths stand for: folders in name order, with all their folders; "-" is standard input."""
    found: dict[Path, _Path] = {}
    for name in dict.fromkeys(str(path) for path in paths):
        listed = _listed(name)
        if isinstance(listed, Warning):
            yield listed
        else:
            for path in listed:
                found.setdefault(path.path if name == STDIN else path.path.resolve(), path)
    tables: dict[Path, Tables] = {}
    for path, id_ in zip(found.values(), _ids(list(found.values())), strict=True):
        folder = path.path.parent
        if folder not in tables:
            tables[folder], broken = _sources(folder / SOURCES)
            if broken:
                yield broken
        yield File(path.name, path.path, id_, tables[folder])


def _listed(name: str) -> list[_Path] | Warning:
    path = Path(name)
    if name == STDIN:
        return [_Path(name, path, Path("stdin"))]
    if path.is_dir():
        below = sorted(
            (p.relative_to(path) for p in path.rglob("*") if _is_article(p)), key=lambda p: p.parts
        )
        if visible := [p for p in below if not any(part.startswith(".") for part in p.parts)]:
            return [_Path(str(path / p), path / p, p) for p in visible]
        endings = ", ".join(SUFFIXES)
        return Warning(
            "no-article", f"{name}: no file in this folder ends in {endings}; name one that holds articles"
        )
    if path.exists():
        return [_Path(name, path, Path(path.name))]
    return Warning("no-such-file", f"{name}: no such file or folder; check the path")


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _ids(paths: Sequence[_Path]) -> list[str]:
    """Call each article by its file's name, with as much of the path as tells it from the others."""
    rows = [
        (p.below.stem, p.below.with_suffix("").as_posix(), p.below.as_posix(), p.path.as_posix())
        for p in paths
    ]
    counts = [Counter(column) for column in zip(*rows, strict=True)]
    return [
        next((call for call, count in zip(row, counts, strict=True) if count[call] == 1), row[-1])
        for row in rows
    ]


def _sources(path: Path) -> tuple[Tables, Warning | None]:
    """What the `sources.toml` of a folder tells of its files."""
    if not path.is_file():
        return {}, None
    try:
        return load_sources(decode(path.read_bytes())), None
    except (OSError, InputError) as error:
        return {}, Warning("broken-sources", f"{path}: {error}")
