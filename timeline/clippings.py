"""A page that holds several articles, each with its publisher and its age -> its parts.

An entry is a head of short lines, one of which tells an age ("13 minutes ago", "Reuters · 3h"), over a body of
prose. Any order of publisher, age and headline will do. What stands before the first entry is the page's own article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from timeline.boilerplate import Line, is_heading_of_others, is_prompt, lines_of
from timeline.model import Span
from timeline.published import Moment
from timeline.rules.en_pages import AGE_COUNTS, AGE_LINE, AGE_UNITS, AGE_WORDS, READERS

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_BODY_WORDS = 15  # a body is at least a sentence of this length; a shorter entry is only a link
_NAME_WORDS = 3  # a line of so few words names a publisher or a section
_HEAD_LINES = 3  # beside the age: publisher, headline, publisher again


@dataclass(frozen=True, slots=True)
class Age:
    """How old something was: 13 "minute"."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Clipping:
    """One entry: its span of the page, whose head ends at `body`, and what the head says."""

    span: Span
    body: int
    title: str
    publisher: str
    age: Age
    age_span: Span


def find_clippings(text: str) -> tuple[Clipping, ...]:
    r"""The entries of a page, in order; () for a page without ages.

    >>> [c.publisher for c in find_clippings("Daily Post\n5 minutes ago\nTrains run again\n" + "Trains ran. " * 15)]
    ['Daily Post']
    """
    lines = lines_of(text)
    heads = [_head(lines, i, match) for i, match in _age_lines(lines)]
    entries = [head for head in heads if head]
    ends = [*(head.first for head in entries), len(lines)][1:]
    return tuple(
        clipping for head, end in zip(entries, ends, strict=True) if (clipping := _clipping(lines, head, end))
    )


def moment_before(retrieved: Moment, age: Age) -> Moment | None:
    """When something of that age was published: to the minute, or to the day for ages in days.

    None for weeks and more: "2 weeks ago" is no day.
    """
    if age.unit not in _SECONDS:
        return None
    moment = retrieved - timedelta(seconds=age.count * _SECONDS[age.unit])
    return moment.date() if age.unit == "day" and isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class _Head:
    first: int  # its first line, and the first line of the body
    body: int
    age_line: int
    match: re.Match[str]
    others: tuple[str, ...]  # the lines beside the age


def _age_line(line: Line) -> re.Match[str] | None:
    """An age that stands alone, or with the publisher: but "Ten years ago" and "Today" alone head a section."""
    match = AGE_LINE.fullmatch(line.text) if len(line.text) < 120 else None
    if match is None or match["before"] or match["after"] or match["proper"] or match["lead"]:
        return match
    return match if match["unit"] and AGE_UNITS[match["unit"].lower()] in _SECONDS else None


def _age_lines(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that tell an age, but for those of readers' comments."""
    by_readers, told = False, 0
    for i, line in enumerate(lines):
        told += line.prose
        if is_heading_of_others(line):
            by_readers = False
        elif told > 1 and READERS.fullmatch(line.text):
            by_readers = True
        elif not by_readers and (match := _age_line(line)):
            yield i, match


def _head(lines: Sequence[Line], i: int, match: re.Match[str]) -> _Head | None:
    """The short lines around an age, up to the body below."""
    body = i + 1
    while body < len(lines) and body - i <= _HEAD_LINES and _is_label(lines[body]):
        body += 1
    if body == len(lines) or _is_label(lines[body]):
        return None
    body += _is_headline(lines, i, body)
    below = lines[i + 1 : body]
    named = bool(match["before"] or match["proper"] or match["after"])
    titled = any(len(line.text.split()) > _NAME_WORDS for line in below)
    first = i  # above stands what the age's line and those below have not told: publisher, headline
    for line in reversed(lines[max(0, i - (2 - titled - named)) : i]):
        apart = is_prompt(line) or is_heading_of_others(line) or READERS.fullmatch(line.text)
        if apart or not _is_label(line):
            break
        first -= 1
    others = tuple(line.text for line in (*lines[first:i], *below) if not is_prompt(line))
    return _Head(first, body, i, match, others)


def _is_label(line: Line) -> bool:
    """Whether a line may name something: it is no sentence, or one as short as "Yahoo!"."""
    return not line.prose or len(line.text.split()) <= _NAME_WORDS


def _is_headline(lines: Sequence[Line], i: int, body: int) -> bool:
    """Whether the first sentence below an age is a headline: "Afloat at last!", with the story under it."""
    titled = any(len(line.text.split()) > _NAME_WORDS for line in lines[i + 1 : body])
    short = len(lines[body].text.split()) < _BODY_WORDS
    goes_on = (
        body + 1 < len(lines) and lines[body + 1].prose and len(lines[body + 1].text.split()) >= _BODY_WORDS
    )
    return short and goes_on and not titled


def _clipping(lines: Sequence[Line], head: _Head, end: int) -> Clipping | None:
    """The entry whose body reaches to line `end`, if it has a body."""
    while end > head.body and is_heading_of_others(lines[end - 1]):
        end -= 1
    body = lines[head.body : end]
    if not any(line.prose and len(line.text.split()) >= _BODY_WORDS for line in body):
        return None
    line, match = lines[head.age_line], head.match
    publisher = match["before"] or match["proper"] or match["after"] or ""
    names = [text for text in head.others if text != publisher]
    if not publisher and len(names) > 1:  # told twice, or else in the fewest words
        publisher = min(names, key=lambda text: (-names.count(text), len(text.split())))
    title = max((text for text in names if text != publisher), key=len, default="")
    return Clipping(
        Span(lines[head.first].start, body[-1].end),
        lines[head.body].start,
        title,
        publisher,
        _age(match),
        Span(line.start, line.end),
    )


def _age(match: re.Match[str]) -> Age:
    if match["word"]:
        return Age(*AGE_WORDS[match["word"].lower()])
    count, unit = match["count"] or match["brief"], match["unit"] or match["letter"]
    return Age(AGE_COUNTS.get(count.lower()) or int(count), AGE_UNITS[unit.lower()])
