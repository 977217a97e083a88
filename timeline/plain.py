"""Plain text and Markdown -> an article's text, its headline where the first line is one, its printed date."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.boilerplate import Line, lines_of
from timeline.errors import InputError
from timeline.header import Facts, Raw, split_header
from timeline.published import iso, printed_date

_DATE_LINES = 6  # a printed date stands among the first lines
_TITLE_WORDS = 30
_WIDTH = 100  # letters of the longest line of a text that is broken at a fixed width

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_MARKDOWN = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),  # an image
    (re.compile(r"\[(?P<text>[^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\g<text>"),  # a link
    (re.compile(r"^\[[^\]\n]+\]:\s+\S+.*$", re.MULTILINE), ""),  # where a link leads
    (re.compile(r"<(?P<url>https?://[^>\s]+)>"), r"\g<url>"),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), ""),
    (re.compile(r"^[ ]{0,3}(?:[-*_][ ]*){3,}$", re.MULTILINE), ""),  # a rule
    (re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE), ""),  # a quotation
    (
        re.compile(r"(?<![\w*])(?P<mark>\*{1,3})(?=\S)(?P<text>[^*\n]+?)(?<=\S)(?P=mark)(?![\w*])"),
        r"\g<text>",
    ),
    (re.compile(r"(?<!\w)(?P<mark>_{1,3})(?=\S)(?P<text>[^_\n]+?)(?<=\S)(?P=mark)(?!\w)"), r"\g<text>"),
    (re.compile(r"`(?P<text>[^`\n]+)`"), r"\g<text>"),
    (re.compile(r"\\(?P<mark>[\\`*_{}\[\]()#+.!>-])"), r"\g<mark>"),
)
_HEADING = re.compile(r"^[ ]{0,3}(?P<level>#{1,6})[ \t]+(?P<text>[^\n]*?)[ \t]*#*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<text>[^\n]*\S[^\n]*)\n[ ]{0,3}(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[^\n\s])[ \t]*\n(?=[^\s>#*+-])(?!\d+[.)]\s)")


def read_text(text: str) -> Raw:
    """A text file with or without a header; the body under a header stays as it is, to the letter."""
    given, body, notes = _body(text)
    return _with_page(Raw(body, given, notes=notes))


def read_markdown(text: str) -> Raw:
    """A Markdown file: its words without its marks, its first heading the title."""
    given, body, notes = _body(text)
    body = _UNDERLINED.sub(r"# \g<text>", _FENCE.sub("", body))
    top = _HEADING.search(body)
    title = ""
    if top and not given.title and not body[: top.start()].strip():
        title, body = _unmarked(top["text"]), body[top.end() :]
    body = _unmarked(_HEADING.sub(r"\n\g<text>\n", body))
    body = _WRAPPED.sub(" ", body)
    body = re.sub(r"\n{3,}", "\n\n", body).strip("\n") + "\n"
    return _with_page(Raw(body, replace(given, title=given.title or title), notes=notes))


def _body(text: str) -> tuple[Facts, str, tuple[tuple[str, str], ...]]:
    if not text.strip():
        raise InputError("empty, nothing to read; put the article's text in it")
    given, body, odd = split_header(text)
    if not body.strip():
        raise InputError("a header without a text; put the article's text under it")
    notes = tuple(
        ("unknown-key", f"the header's {key!r} is no known key; use id, title, publisher, url, published …")
        for key in odd
    )
    return given, body.strip("\n") + "\n", notes


def _unmarked(text: str) -> str:
    for pattern, plain in _MARKDOWN:
        text = pattern.sub(plain, text)
    return text


def _with_page(raw: Raw) -> Raw:
    """Add what the first lines tell: the date that is printed there."""
    for line in lines_of(raw.text)[:_DATE_LINES]:
        moment = printed_date(line.text)
        if moment is not None:
            return replace(raw, page=replace(raw.page, published=iso(moment)))
    return raw


def without_headline(text: str, publisher: str) -> tuple[str, str]:
    """(title, rest) of a text whose first line is a headline, ("", text) of another.

    A line that only names the publisher may stand above it.
    """
    lines = lines_of(text)
    if len(lines) > 2 and publisher and lines[0].text.casefold() == publisher.casefold():
        lines = lines[1:]
    if len(lines) < 2 or not _is_headline(lines[0]) or _runs_on(text, lines):
        return "", text
    return lines[0].text, text[lines[1].start :]


def _runs_on(text: str, lines: list[Line]) -> bool:
    """Whether the first line is no headline but the first of a paragraph that is broken at a fixed width."""
    first, second = lines[:2]
    if "\n\n" in text[first.end : second.start + 1]:
        return False
    width = max(len(line.text) for line in lines)
    return text[second.start].islower() or (second.prose is False and width <= _WIDTH)


def _is_headline(line: Line) -> bool:
    words = line.text.split()
    if not 2 < len(words) <= _TITLE_WORDS or printed_date(line.text):
        return False
    return line.text.endswith("?") or not line.prose
