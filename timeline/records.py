"""JSON articles -> text and facts: schema.org's NewsArticle and its kin, alone, in a list or in an `@graph`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from timeline.errors import InputError
from timeline.header import Facts, Raw

_TYPE = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*Article|\w*NewsStory|\w*BlogPosting|Report|\w*Review|CreativeWork)"
)
_INSIDE = ("@graph", "articles", "items", "mainEntity", "liveBlogUpdate")  # where a page keeps its articles
_BODY = ("articleBody", "text", "body", "content")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>")
_BREAKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "section"}
)


def read_records(text: str) -> tuple[Raw, ...]:
    r"""The articles of a JSON text, in order; `InputError` where there are none.

    >>> read_records('{"@type": "NewsArticle", "headline": "Trains run", "articleBody": "They ran."}')[0].text
    'They ran.\n'
    """
    if not text.strip():
        raise InputError("empty, nothing to read; put an article in it")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"no valid JSON ({error}); correct it") from error
    found = tuple(find_articles(data))
    told = tuple(Raw(body, facts_of_record(record)) for record in found if (body := body_of(record)))
    if not told:
        missing = "articles without an `articleBody`" if found else "no schema.org NewsArticle in it"
        raise InputError(f"{missing}; give each a `headline`, a `datePublished` and an `articleBody`")
    return told


def find_articles(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects that are articles: those of an article's type, or of none but with a body."""
    if isinstance(data, list) and depth < 6:
        for item in data:
            yield from find_articles(item, depth + 1)
    elif isinstance(data, Mapping):
        if _is_article(data):
            yield data
        elif depth < 6:
            for key in _INSIDE:
                yield from find_articles(data.get(key), depth + 1)


def body_of(record: Mapping[str, object]) -> str:
    """An article's body as paragraphs of plain text; "" where there is none."""
    body = next((record[key] for key in _BODY if record.get(key)), "")
    if isinstance(body, list):
        body = "\n\n".join(item for item in body if isinstance(item, str))
    if not isinstance(body, str):
        return ""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    if _TAG.search(body):
        body = re.sub(r"\n{3,}", "\n\n", unescape(_TAG.sub(_plain_tag, body)))
    return body.strip() + "\n" if body.strip() else ""


def facts_of_record(record: Mapping[str, object]) -> Facts:
    """What an article's record tells: schema.org's names, or a header's."""
    return Facts(
        id=_name(record, "identifier", "id"),
        title=unescape(_name(record, "headline", "title", "name")),
        publisher=unescape(_name(record, "publisher", "sourceOrganization", "provider")),
        url=_name(record, "url", "mainEntityOfPage", "@id"),
        published=_name(record, "datePublished", "published", "dateCreated"),
        timezone=_name(record, "timezone"),
        language=_name(record, "inLanguage", "language").split("-")[0].lower(),
        retrieved=_name(record, "retrieved"),
    )


def _is_article(record: Mapping[str, object]) -> bool:
    types = record.get("@type")
    if types is None:
        return any(isinstance(record.get(key), (str, list)) and record[key] for key in _BODY)
    return any(
        isinstance(kind, str) and _TYPE.fullmatch(kind)
        for kind in (types if isinstance(types, list) else [types])
    )


def _name(record: Mapping[str, object], *keys: str) -> str:
    """The first of some keys that tells a text; of an object its name, of a list its first."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = next((value[k] for k in ("name", "value", "@id", "url") if value.get(k)), None)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _plain_tag(match: re.Match[str]) -> str:
    return "\n\n" if match["name"].lower() in _BREAKS else ""
