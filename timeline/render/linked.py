"""A timeline as schema.org JSON-LD, for search engines: an `ItemList` whose items cite `NewsArticle`s.

schema.org's `Event` is for what one can attend, so a happening is a `CreativeWork` with a temporal coverage.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.render.view import anchor, key_events, safe_link

if TYPE_CHECKING:
    from timeline.result import Event, Source, Timeline

SHOWN = 10  # the most salient; a search engine reads no further, and the page should stay light
_ISO_DATE = re.compile(r"-?\d{4,}(-\d\d(-\d\d(T[\d:.+Z-]+)?)?)?")


def item_list(timeline: Timeline, *, url: str = "", uid: str = "tl", shown: int = SHOWN) -> dict[str, Any]:
    """Return the JSON-LD of a timeline that is published at `url`.

    >>> from timeline.model import Timeline
    >>> item_list(Timeline("Floods", (), ()))["@graph"][0]["numberOfItems"]
    0
    """
    kept = [timeline.events[n] for n in sorted(key_events(timeline.events)[:shown])]
    cited = {mention.article for event in kept for mention in event.mentions}
    items = [_item(n, event, url, uid) for n, event in enumerate(kept, start=1)]
    head = {
        "@type": "ItemList",
        "name": timeline.title,
        "url": url,
        "numberOfItems": len(timeline.events),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": items,
    }
    articles = [_article(source) for source in timeline.articles if source.id in cited]
    return {"@context": "https://schema.org", "@graph": [_filled(head), *articles]}


def _item(position: int, event: Event, url: str, uid: str) -> dict[str, Any]:
    cited = dict.fromkeys(mention.article for mention in event.mentions)
    work = {
        "@type": "CreativeWork",
        "name": event.label,
        "temporalCoverage": _coverage(event),
        "url": f"{url}#{anchor(uid, event.id)}" if url else "",
        "citation": [{"@id": _reference(article)} for article in cited],
    }
    return {"@type": "ListItem", "position": position, "item": _filled(work)}


def _coverage(event: Event) -> str:
    """An ISO 8601 date or interval; ".." where an end is open."""
    first, last = (value or ".." for value in (event.earliest, event.latest))
    if first == last or not event.date:
        return "" if first == ".." else first
    return f"{first}/{last}"


def _article(source: Source) -> dict[str, Any]:
    published = source.published if _ISO_DATE.fullmatch(source.published or "") else ""
    article = {
        "@type": "NewsArticle",
        "@id": _reference(source.id),
        "headline": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": published,
        "inLanguage": source.language,
        "url": safe_link(source.url),
    }
    return _filled(article)


def _reference(article: str) -> str:
    return "#" + anchor("source", article)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None, [])}
