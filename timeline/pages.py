"""HTML pages -> an article's text and what the page says of itself; trafilatura and htmldate enter here only.

When it was published is told up to three times: in a line printed under the headline, in JSON-LD and in meta tags.
Where they differ the printed line is believed, which readers and editors see, and a warning says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction, html2txt, load_html

from timeline.errors import DateError, InputError
from timeline.header import Facts, Raw
from timeline.published import Moment, day, iso, parse_moment, printed_date
from timeline.records import body_of, facts_of_record, find_articles

# Both bounds are given, as the library's own end today.
_DATES: dict[str, Any] = {"original_date": True, "min_date": "1900-01-01", "max_date": "2199-12-31"}
_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "publish_date", "published", "pubdate", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "date",
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "span",
        "time",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "td",
        "strong",
        "b",
        "em",
        "i",
        "small",
        "abbr",
        "section",
        "header",
        "address",
    }
)
_LEAVES = frozenset({"script", "style", "noscript", "template", "svg", "nav", "footer", "aside"})
_SCRIPT = re.compile(r"<(script|style|title)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_NEAR = 60  # elements after the headline among which its date line stands
_LONG = 200  # letters of a paragraph of the story itself
_AGREE = 1  # days: a time zone's worth


def read_page(html: str) -> Raw:
    """The article of a page; `InputError` where no text is found in it."""
    if not html.strip():
        raise InputError("empty, nothing to read; save the page again")
    tree = load_html(html)
    records = [] if tree is None else list(_json_ld(tree))
    record = next((r for r in records if r.get("datePublished") or r.get("articleBody")), {})
    facts, text = _extracted(html)
    facts = replace(facts_of_record(record), id="").or_else(facts)
    whole = body_of(record)
    text = whole if len(whole) > 2 * len(text) else text or body_of({"text": _SCRIPT.sub("", html)})
    if not text:
        raise InputError("no article's text found in this page; save it as .txt with a header")
    lines = text.strip().split("\n")
    if lines[0].strip() == facts.title and len(lines) > 1:
        lines = lines[1:]
    moment, notes = (None, ()) if tree is None else _published(tree, html, facts.published)
    return Raw(
        "\n\n".join(line.strip() for line in lines if line.strip()) + "\n",
        page=replace(facts, published=iso(moment) if moment else ""),
        notes=notes,
    )


def _extracted(html: str) -> tuple[Facts, str]:
    """Text, title, publisher, address and language as trafilatura sees them."""
    found = bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        date_extraction_params={**_DATES, "extensive_search": False},
        with_metadata=True,
    )
    if found is None:
        return Facts(), html2txt(html)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    language = re.search(r"<html[^>]*\slang=[\"']?([a-zA-Z]{2,3})", html[:5000])
    facts = Facts(
        title=page.get("title") or "",
        publisher=page.get("sitename") or "",
        url=page.get("url") or "",
        language=language[1].lower() if language else "",
    )
    return facts, page.get("text") or ""


def _published(tree: Any, html: str, linked: str) -> tuple[Moment | None, tuple[tuple[str, str], ...]]:
    """The publication time that a page tells, and a note where it tells several."""
    told = [
        (name, moment)
        for name, moment in (
            ("the printed date line", _printed(tree)),
            ("JSON-LD", _moment(linked)),
            ("the meta tags", _meta(tree)),
        )
        if moment is not None
    ]
    if not told:
        guess = find_date(html, extensive_search=False, **_DATES)  # or it takes "© 2019" for 1 January 2019
        return (_moment(guess) if guess else None), ()
    best = told[0][1]  # with the time of day and its offset, where another tells them of the same day
    same = [m for _, m in told if day(m) == day(best)]
    best = max(
        same, key=lambda m: (isinstance(m, datetime) and m.tzinfo is not None, isinstance(m, datetime))
    )
    if max(abs((day(m) - day(best)).days) for _, m in told) <= _AGREE:
        return best, ()
    said = ", ".join(f"{name} says {day(moment).isoformat()}" for name, moment in told)
    return best, (
        ("date-disagreement", f"{said}; {day(best).isoformat()} is used, set `published` if that is wrong"),
    )


def _json_ld(tree: Any) -> Iterator[Mapping[str, object]]:
    """The article records of a page's JSON-LD."""
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from find_articles(data)


def _meta(tree: Any) -> Moment | None:
    """The date of the first known meta tag, or of an element marked as the date of publication."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        tags.setdefault(name.lower(), tag.get("content") or "")
    marked = tree.xpath(
        "//*[@itemprop='datePublished' or @pubdate]/@datetime | //*[@itemprop='datePublished']/@content"
    )
    return next(
        (m for text in (*(tags.get(name, "") for name in _META), *marked) if (m := _moment(text))), None
    )


def _printed(tree: Any) -> Moment | None:
    """The date that is printed by itself between the headline and the story."""
    started, near = not tree.xpath("//h1"), 0
    for element in tree.iter():
        if element.tag == "h1":
            started = True
        if not started or element.tag not in _BLOCKS or _hidden(element):
            continue
        text = " ".join(element.text_content().split())
        if not text:
            continue
        moment = printed_date(text) if len(text) < 120 else None
        if moment is not None:
            return moment
        near += 1
        if near > _NEAR or (element.tag == "p" and len(text) > _LONG):
            break
    return None


def _hidden(element: Any) -> bool:
    return element.tag in _LEAVES or any(parent.tag in _LEAVES for parent in element.iterancestors())


def _moment(text: str) -> Moment | None:
    """A date as a machine wrote it; None where it is none."""
    try:
        return parse_moment(text)
    except DateError:
        return None
