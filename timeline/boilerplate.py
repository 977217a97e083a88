"""The parts of a page's text that tell no story: prompts, bylines, lists of other stories, readers' comments.

The text is kept as it is; `find_boilerplate` marks spans, from which no event is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from timeline.model import Span
from timeline.rules.en_pages import DATE_LINE, OTHER_STORIES, PROMPT, READERS, TOLD

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\A(?:[-–—*•·▪►>#]+\s+)+")
_ENDED = re.compile(r"[.!…;:](?:[\"'”’)\]]|\s)*$|[?,][\"'”’)\]]+$")
_HEADLINE_WORDS = 25


class Line(NamedTuple):
    """A line with something on it: where, and what, blanks single and bullets gone."""

    start: int
    end: int
    text: str

    @property
    def prose(self) -> bool:
        """Whether the line is a sentence or more, not a headline, a name or a label."""
        return bool(_ENDED.search(self.text)) or len(self.text.split()) > _HEADLINE_WORDS


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    return [
        Line(match.start(), match.end(), " ".join(_BULLET.sub("", match[0].strip() + " ", count=1).split()))
        for match in _LINE.finditer(text)
    ]


class _Section(Enum):
    """What the lines stand under."""

    STORY = auto()
    OTHERS = auto()
    READERS = auto()


def find_boilerplate(text: str) -> tuple[Span, ...]:
    r"""Spans of the lines that tell no story, neighbours joined.

    >>> find_boilerplate("Trains ran again.\nLeave A Reply\n")
    (Span(start=18, end=31),)
    """
    lines = lines_of(text)
    flags = list(_flags(lines))
    if all(flags):
        return ()
    return tuple(_joined(zip(lines, flags, strict=True)))


def is_prompt(line: Line) -> bool:
    """Whether a line speaks to the visitor or of the page."""
    dated = DATE_LINE.fullmatch(line.text) if len(line.text) < 120 else None
    return bool(dated and dated["lead"]) or bool(PROMPT.fullmatch(line.text) and not TOLD.search(line.text))


def is_heading_of_others(line: Line) -> bool:
    """Whether a line is the heading over other stories."""
    return bool(OTHER_STORIES.fullmatch(line.text))


def _flags(lines: list[Line]) -> Iterator[bool]:
    """For each line, whether it is boilerplate."""
    section, told = _Section.STORY, 0
    for line in lines:
        if is_heading_of_others(line):
            section = _Section.OTHERS
        elif told >= 2 and READERS.fullmatch(line.text):
            section = _Section.READERS
        elif section is _Section.OTHERS and line.prose and not is_prompt(line):
            section = _Section.STORY
        flag = section is not _Section.STORY or is_prompt(line) or bool(READERS.fullmatch(line.text))
        flag = flag or (told > 0 and _shouted(line))
        told += not flag and line.prose
        yield flag


def _shouted(line: Line) -> bool:
    """Whether a line is all capitals, as the headline of another story that stands between paragraphs."""
    return line.text.isupper() and len(line.text.split()) >= 4 and not line.prose


def _joined(flagged: Iterable[tuple[Line, bool]]) -> Iterator[Span]:
    run: Span | None = None
    for line, flag in flagged:
        if flag:
            run = Span(run.start if run else line.start, line.end)
        elif run:
            yield run
            run = None
    if run:
        yield run
