"""Everything that a newsroom needs to put a timeline into its own site: a folder of files and what to paste.

DIR/
  index.html       the page, with its assets beside it; runs under a strict content security policy
  assets/          style sheets and scripts, among them embed.js for the host page
  timeline.html    the same page in one file
  fragment.html    one element for a CMS, with its style and script inside
  snippets/        blockquote.html, iframe.html, amp.html: what to paste
  oembed.json      for sites that embed an address by oEmbed
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.errors import InputError
from timeline.render.bundle import plotly_bundle
from timeline.render.page import (
    GUEST_STYLE,
    guest_style,
    render_folder,
    render_fragment,
    render_page,
)
from timeline.render.phrases import plain, when
from timeline.render.scripts import static_names, static_text
from timeline.render.theme import theme_sheet
from timeline.render.view import anchor, key_events, view
from timeline.render.words import load_words

if TYPE_CHECKING:
    from timeline.render.page import Theme
    from timeline.result import Timeline

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
PLACEHOLDER = "https://example.com/timeline/"
AMP_COMPONENT = '<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script>'
HEIGHT = 600  # until the page says how tall it is
WIDTH = 720
QUOTED = 5  # events that the blockquote tells


@dataclass(frozen=True, slots=True)
class Embed:
    """The files of an embed folder, by their path in it, and the words that say what to paste where."""

    files: dict[str, bytes]
    paste: str


def embed(
    timeline: Timeline,
    *,
    url: str = "",
    language: str = "en",
    theme: Theme | None = None,
    top: int | None = None,
) -> Embed:
    """Make all that a site needs to show a timeline that will be published at `url`.

    Without `url` the snippets name an example address, and `paste` says to replace it. Raises `InputError`
    where `url` is not a web address.
    """
    base = web_address(url) or PLACEHOLDER
    story = _Story.of(timeline, base, language)
    fragment = partial(render_fragment, timeline, language=language, theme=theme, top=top)
    made = {
        **render_folder(timeline, language=language, theme=theme, top=top, url=web_address(url)),
        "timeline.html": render_page(timeline, language=language, theme=theme, top=top),
        "fragment.html": fragment(assets="external", base_url=base + "assets/") if url else fragment(),
        "oembed.json": json.dumps(story.oembed(), ensure_ascii=False, indent=1) + "\n",
        "snippets/blockquote.html": story.blockquote(),
        "snippets/iframe.html": story.iframe(),
        "snippets/amp.html": story.amp(),
        "snippets/theme.css": theme_sheet(),
        **{f"assets/{name}": text for name, text in assets().items()},
    }
    return Embed({name: text.encode() for name, text in made.items()}, story.paste(given=bool(url)))


def web_address(url: str) -> str:
    """Return a folder's address with its final slash, "" for none; raises `InputError` where it is none.

    >>> web_address("https://news.example/stories/flood")
    'https://news.example/stories/flood/'
    """
    if not url:
        return ""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise InputError(f"{url}: not the address of a folder; give one such as {PLACEHOLDER}")
    return url.rstrip("/") + "/"


@cache
def assets() -> dict[str, str]:
    """The style sheets and scripts that the page of the folder and its host link to, by file name."""
    bundle = plotly_bundle()
    return {
        **{name: static_text(name) for name in static_names()},
        GUEST_STYLE: guest_style(),
        "plotcss.css": bundle.styles,
        bundle.name: bundle.script,
    }


@dataclass(frozen=True, slots=True)
class _Story:
    """What the snippets say of a timeline."""

    base: str
    title: str
    summary: str
    events: tuple[tuple[str, str, str], ...]  # address, date, label
    frame_title: str
    whole: str
    language: str
    direction: str

    @classmethod
    def of(cls, timeline: Timeline, base: str, language: str) -> _Story:
        words = load_words(language)
        shown = view(timeline, words)
        told = [timeline.events[n] for n in sorted(key_events(timeline.events)[:QUOTED])]
        return cls(
            base=base,
            title=shown.title,
            summary=shown.summary,
            events=tuple((anchor("tl", e.id), plain(when(e, words)), e.label) for e in told),
            frame_title=words("embed.frame", title=shown.title),
            whole=words("embed.whole"),
            language=words.language,
            direction=words.direction,
        )

    @property
    def page(self) -> str:
        return self.base + "index.html"

    def blockquote(self) -> str:
        """The story in brief, which the host's script turns into the frame; it stays where scripts are stripped."""
        attributes = {
            "class": "timeline-embed",
            "lang": self.language,
            "dir": self.direction,
            "cite": self.page,
            "data-timeline-src": self.page,
            "data-timeline-title": self.frame_title,
            "data-timeline-height": str(HEIGHT),
        }
        return f"<blockquote{_attributes(attributes)}>\n{self._brief()}</blockquote>\n{self._script()}"

    def iframe(self) -> str:
        """The frame itself; of a fixed height, scrolling inside, where scripts are stripped."""
        return f"{self._frame()}\n{self._script()}"

    def amp(self) -> str:
        """The frame for an AMP page, which grows when it is asked to."""
        attributes = {
            "src": self.page,
            "title": self.frame_title,
            "layout": "fixed-height",
            "height": str(HEIGHT),
            "sandbox": SANDBOX,
            "frameborder": "0",
        }
        more = _text(self.whole)
        return (
            f"<!-- In the page's head, once: {AMP_COMPONENT} -->\n"
            f"<amp-iframe{_attributes(attributes)} resizable>\n"
            f"  <p placeholder>{_text(self.title)}</p>\n"
            f'  <div overflow tabindex="0" role="button" aria-label="{more}">{more}</div>\n'
            "</amp-iframe>\n"
        )

    def oembed(self) -> dict[str, object]:
        """The oEmbed answer: a blockquote for readers without frames, then the frame, as WordPress wants them."""
        host = urlsplit(self.base)
        return {
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": host.netloc,
            "provider_url": f"{host.scheme}://{host.netloc}/",
            "html": f"<blockquote>{self._brief()}</blockquote>{self._frame()}",
            "width": WIDTH,
            "height": HEIGHT,
        }

    def paste(self, *, given: bool) -> str:
        """Say what to paste where."""
        return "\n".join(
            [
                f"Publish the folder at {self.base}"
                + ("" if given else " (an example: give yours with --url, or replace it in the snippets)"),
                "",
                "Paste this where the timeline shall stand (snippets/blockquote.html):",
                "",
                self.blockquote().rstrip(),
                "",
                f"WordPress: paste {self.page} on a line of its own, or the above into a Custom HTML block.",
                "CMS with raw HTML: paste the above, or fragment.html to have the story in the article itself.",
                "AMP: paste snippets/amp.html (its first line goes into the head); the address must be https.",
                "Without scripts: snippets/iframe.html has a fixed height; the blockquote stays readable text.",
                "Look: set the properties of snippets/theme.css on .tl-root, in your own style sheet.",
                f"pym.js, @nprapps/sidechain, @newswire/frames: give them the address {self.page}",
                "",
            ]
        )

    def _brief(self) -> str:
        events = "".join(
            f'    <li><a href="{_text(self.page)}#{_text(name)}">{_text(date)}</a>: <bdi>{_text(label)}</bdi></li>\n'
            for name, date, label in self.events
        )
        return (
            f"  <p><strong>{_text(self.title)}</strong></p>\n  <p>{_text(self.summary)}</p>\n"
            + (f"  <ol>\n{events}  </ol>\n" if events else "")
            + f'  <p><a href="{_text(self.page)}">{_text(self.whole)}</a></p>\n'
        )

    def _frame(self) -> str:
        attributes = {
            "src": self.page,
            "title": self.frame_title,
            "width": "100%",
            "height": str(HEIGHT),
            "style": "display:block;width:100%;border:0",
            "loading": "lazy",
            "sandbox": SANDBOX,
        }
        return f"<iframe data-timeline{_attributes(attributes)}></iframe>"

    def _script(self) -> str:
        return f'<script async src="{_text(self.base)}assets/embed.js"></script>\n'


def _text(text: str) -> str:
    """The text on one line, without control characters (a terminal shows the snippets too), as HTML has it."""
    return escape("".join(c for c in " ".join(text.split()) if c.isprintable() or c == "\u200d"))


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in values.items())
