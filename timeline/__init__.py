"""Articles in, one dated and explained timeline out.

>>> import timeline
>>> articles = timeline.read_articles("seeds/alaska-summit")
>>> story = timeline.build_timeline(articles)
>>> page = story.to_html()

The names below are loaded when they are first asked for, so that `import timeline` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.build import build_timeline
    from timeline.read import read_articles
    from timeline.result import Timeline
    from timeline.tag import tag_timexes

__all__ = ["Timeline", "build_timeline", "read_articles", "tag_timexes"]

_HOMES = {
    "Timeline": "timeline.model",
    "build_timeline": "timeline.build",
    "read_articles": "timeline.read",
    "tag_timexes": "timeline.tag",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
