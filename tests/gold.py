"""Gold stories: articles with inline marks, told apart into clean text, time expressions and event mentions.

    {T|TYPE|VALUE|surface}    a time expression with its TIMEX3 value
    {E|ID|surface}            a mention of event ID, dated in story.toml

`python tests/gold.py` writes the clean files of `seeds/` anew from `seeds/gold/`.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parent.parent / "seeds"
STORIES = ("alaska-summit", "lannagh-flood")

_MARK = re.compile(
    r"\{T\|(?P<type>[A-Z]+)\|(?P<value>[^|{}]+)\|(?P<timex>[^{}]+)\}|\{E\|(?P<event>[^|{}]+)\|(?P<trigger>[^{}]+)\}"
)


@dataclass(frozen=True)
class GoldTimex:
    """A marked time expression."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class GoldMention:
    """A marked mention of an event."""

    start: int
    end: int
    event: str


@dataclass(frozen=True)
class GoldArticle:
    """An article without its marks, and what they said."""

    name: str
    header: dict[str, str]
    text: str
    timexes: tuple[GoldTimex, ...]
    mentions: tuple[GoldMention, ...]

    @property
    def id(self) -> str:
        return self.header["id"]

    def clean(self, timezone: str) -> str:
        """The file that a newsroom would have: nothing that only the gold knows."""
        told = {key: value for key, value in self.header.items() if key != "true_published"}
        head = [
            f"{k}: {json.dumps(v, ensure_ascii=False) if k in {'title', 'publisher'} else v}"
            for k, v in told.items()
        ]
        return "\n".join(["---", *head, f"timezone: {timezone}", "---", self.text])


@dataclass(frozen=True)
class GoldStory:
    """The articles of a story and its events."""

    name: str

    @property
    def folder(self) -> Path:
        return SEEDS / self.name

    @cached_property
    def toml(self) -> dict[str, Any]:
        return tomllib.loads((SEEDS / "gold" / self.name / "story.toml").read_text(encoding="utf-8"))

    @cached_property
    def events(self) -> dict[str, dict[str, Any]]:
        return dict(self.toml["events"])

    @cached_property
    def articles(self) -> tuple[GoldArticle, ...]:
        return tuple(read_gold(path) for path in sorted((SEEDS / "gold" / self.name).glob("*.txt")))

    def clean_files(self) -> dict[str, str]:
        """The clean files by name."""
        return {article.name: article.clean(self.toml["story"]["tz"]) for article in self.articles}


def read_gold(path: Path) -> GoldArticle:
    """One article with its marks taken out and counted."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    header = dict(line.split(": ", 1) for line in head.splitlines())
    text, timexes, mentions, last = "", [], [], 0
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        surface = mark["timex"] or mark["trigger"]
        start, end = len(text), len(text) + len(surface)
        if mark["timex"]:
            timexes.append(GoldTimex(start, end, mark["type"], mark["value"]))
        else:
            mentions.append(GoldMention(start, end, mark["event"]))
        text, last = text + surface, mark.end()
    return GoldArticle(path.name, header, text + body[last:], tuple(timexes), tuple(mentions))


def write_clean_files() -> None:
    """Write the clean files of all stories anew."""
    for name in STORIES:
        story = GoldStory(name)
        story.folder.mkdir(exist_ok=True)
        for file, text in story.clean_files().items():
            (story.folder / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_clean_files()
