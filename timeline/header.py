"""What is told of an article outside its text: the `---` header and `sources.toml`; PyYAML enters here only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches

from timeline.errors import HeaderError


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header, a `sources.toml` table or a page tells of an article; "" is not told."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    timezone: str = ""
    language: str = ""
    retrieved: str = ""

    def or_else(self, other: Facts) -> Facts:
        """These facts, and those of `other` where these are silent."""
        return Facts(*(getattr(self, key) or getattr(other, key) for key in KEYS))


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as a format gives it: its text, what its header tells and what the page says of itself.

    `notes` are (code, message) of warnings.
    """

    text: str
    given: Facts = Facts()
    page: Facts = Facts()
    notes: tuple[tuple[str, str], ...] = ()


KEYS = tuple(field.name for field in fields(Facts))

_MISSPELT = 0.85  # likeness from which on an unknown key is taken for a slip: "publishd", not "author"
_HEADER = re.compile(
    r"\s*---[ \t]*\n(?P<head>.*?)(?:(?<=\n))(?:---|\.\.\.)[ \t]*(?:\n|\Z)(?P<body>.*)", re.DOTALL
)
_PAIR = re.compile(r"(?P<key>[A-Za-z_]\w*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
_PLAIN_VALUE = re.compile(r"[^\s\"'\[{&*!|>%@`].*")


def split_header(text: str) -> tuple[Facts, str, tuple[str, ...]]:
    r"""(facts, body, unknown keys that look like misspelt ones) of a text with or without a header.

    >>> split_header("---\ntitle: A walkout ends\n---\nTrains ran.\n")[1]
    'Trains ran.\n'
    """
    match = _HEADER.match(text)
    if match and _PAIR.match(_COMMENT.sub("", match["head"]).lstrip() or "none:"):
        facts, odd = facts_of(_load(match["head"]))
        return facts, match["body"], odd
    lines = text.lstrip().split("\n", 2)
    if lines[0].rstrip() == "---" and len(lines) > 1 and _known(lines[1]):
        raise HeaderError("the header has no closing --- line; add one between the header and the text")
    return Facts(), text, ()


def facts_of(table: Mapping[str, object]) -> tuple[Facts, tuple[str, ...]]:
    """Facts from a table of keys and values, and its keys that look like misspelt ones."""
    told = {key.strip().lower(): _text(value) for key, value in table.items()}
    odd = tuple(key for key in told if key not in KEYS and get_close_matches(key, KEYS, 1, _MISSPELT))
    return Facts(**{key: told[key] for key in KEYS if key in told}), odd


def load_sources(text: str) -> dict[str, dict[str, object]]:
    """The tables of a `sources.toml` by file name."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HeaderError(f"no valid TOML ({error}); correct it") from error
    return {name: table for name, table in tables.items() if isinstance(table, dict)}


def _known(line: str) -> bool:
    match = _PAIR.match(line)
    return match is not None and match["key"].lower() in KEYS


def _text(value: object) -> str:
    """A value as one line: TOML knows dates and numbers, YAML lists; nothing is told by a table."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return "" if value is None or isinstance(value, dict) else " ".join(str(value).split())


def _load(head: str) -> dict[str, object]:
    """Read the header as YAML of plain text, so that no date or number changes its form."""
    import yaml

    for attempt in (head, _quoted(head)):
        try:
            table = yaml.load(attempt, Loader=yaml.BaseLoader)  # noqa: S506  makes text, lists and tables only
        except yaml.YAMLError as error:
            problem = error
            continue
        if table is None or table == "":
            return {}
        if isinstance(table, dict):
            return table
        raise HeaderError("the header is no list of `key: value` lines; write one key a line")
    mark = getattr(problem, "context_mark", None) or getattr(problem, "problem_mark", None)
    where = f" in line {mark.line + 2}" if mark else ""
    raise HeaderError(
        f"the header cannot be read{where}; write `key: value`, the value in quotes if it has a colon"
    )


def _quoted(head: str) -> str:
    """Put plain values in quotes: "title: Strike: the end" is what people write, though it is no YAML."""
    return "\n".join(_quote(line) for line in head.split("\n"))


def _quote(line: str) -> str:
    match = _PAIR.fullmatch(line.rstrip())
    value = (match["value"] or "").strip() if match else ""
    if match is None or not _PLAIN_VALUE.fullmatch(value):
        return line
    return f"{match['key']}: '{value.replace(chr(39), chr(39) * 2)}'"
