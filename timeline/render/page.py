"""The page and the fragment: templates filled, styles and scripts put in or linked to. jinja2 enters here only."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from timeline.civil import DAY
from timeline.render.bundle import plotly_bundle
from timeline.render.csp import meta_policy
from timeline.render.dates import EPOCH
from timeline.render.figure import figure_data, overview, to_script
from timeline.render.isolate import isolated
from timeline.render.linked import item_list
from timeline.render.periods import periods
from timeline.render.scripts import FIGURE, LIST, static_text
from timeline.render.view import StoryView, ranked, view
from timeline.render.words import Table, Words, load_words
from timeline.result import Timeline

Assets = Literal["inline", "external"]
Theme = Literal["light", "dark"]

FULL = 1000  # events up to which all of the list is in the page; above, it is brief and opens by period
LIGHT = 30_000  # bytes, compressed, up to which a folder's page has all of the list
CHUNK = 25  # events of a brief list that open together, at least
CHUNKS = 100  # and in how many parts at most

STYLES = ("timeline.css",)
GUEST_STYLE = "fragment.css"
SCRIPTS = (LIST, "frame.js")
PLOTLY_STYLE = "plotly.js-style-global"  # plotly.js looks for this id before it writes style rules itself


def render_page(
    timeline: Timeline,
    *,
    language: str = "en",
    assets: Assets = "inline",
    top: int | None = None,
    theme: Theme | None = None,
    base_url: str = "assets/",
    url: str = "",
    today: str | None = None,
    words: Table | None = None,
) -> str:
    """Write a whole page: `render_page(story)` is one file that needs no other.

    `assets="external"` links to the files of `static_files()` under `base_url` instead. `top` keeps the most
    salient events, `theme` overrides the reader's preference, `url` is where the page will stand, `today`
    (an ISO date) draws a line, and `words` is a table of strings in place of `language`'s own.
    """
    root = _Root.of(timeline, load_words(language, words), top, theme, today)
    return _page(root, _Parts.of(assets, base_url), url)


def render_folder(
    timeline: Timeline,
    *,
    language: str = "en",
    top: int | None = None,
    theme: Theme | None = None,
    url: str = "",
    today: str | None = None,
    words: Table | None = None,
) -> dict[str, str]:
    """Write the page as files, by name, that link to the static files in assets/: `render_folder(story)`.

    A heavy story is listed briefly in index.html; the rest of its events then wait in scripts that are loaded as
    they are wanted, and full.html has everything without a script.
    """
    root = replace(_Root.of(timeline, load_words(language, words), top, theme, today), whole=True)
    parts = _Parts.of("external", "assets/")
    whole = _page(root, parts, url)
    if len(zlib.compress(whole.encode(), level=1)) <= LIGHT:
        return {"index.html": whole}
    brief = replace(root, whole=False, beside="assets/events-")
    return {
        "index.html": _page(brief, parts, url),
        "full.html": _page(replace(root, still=True), _Parts(parts.styles[:1], ()), url),
        **{f"{brief.beside}{n}.js": _chunk_script(n, html) for n, html in brief.chunks()},
    }


def _page(root: _Root, parts: _Parts, url: str) -> str:
    return _filled(
        "page.html.j2",
        words=root.words,
        story=root.story,
        theme=root.theme,
        url=url,
        root=root.html(),
        linked=to_script(item_list(root.timeline, url=url and url + "index.html")),
        parts=parts,
    )


def render_fragment(
    timeline: Timeline,
    *,
    language: str = "en",
    assets: Assets = "inline",
    top: int | None = None,
    theme: Theme | None = None,
    base_url: str = "assets/",
    uid: str | None = None,
    level: int = 2,
    today: str | None = None,
    words: Table | None = None,
) -> str:
    """Write one element for a page that is there already, with its style and script: `render_fragment(story)`.

    `uid` begins all ids, so that several stories can share a page; `level` is the title's heading level.
    """
    told = load_words(language, words)
    root = _Root.of(timeline, told, top, theme, today, uid=uid or fragment_id(timeline), guest_level=level)
    return _filled("fragment.html.j2", root=root.html(), parts=_Parts.of(assets, base_url, guest=True))


def fragment_id(timeline: Timeline) -> str:
    """The id of a story's fragment, from its title: "tl-harbour-strike"."""
    name = re.sub(r"\W+", "-", timeline.title.lower()).strip("-")[:40]
    return f"tl-{name}" if name else "tl"


def keep_top(timeline: Timeline, top: int | None) -> Timeline:
    """The timeline with its `top` most salient events."""
    if top is None or len(timeline.events) <= top:
        return timeline
    return replace(timeline, events=tuple(timeline.events[n] for n in sorted(ranked(timeline.events)[:top])))


@dataclass(frozen=True, slots=True)
class _Root:
    """The element that holds a story, and how much of the story stands in it."""

    timeline: Timeline
    words: Words
    story: StoryView
    uid: str
    level: int  # of the title's heading
    guest: bool  # in another's page
    chosen: bool  # by `top`: then all of it is shown from the start
    theme: Theme | None
    today: str | None
    whole: bool = False  # list all in full, however long
    beside: str = ""  # where the scripts are that hold the rest of a brief list; else it is in the page
    still: bool = False  # for reading only: no data for a figure

    @classmethod
    def of(
        cls,
        timeline: Timeline,
        words: Words,
        top: int | None,
        theme: Theme | None,
        today: str | None,
        *,
        uid: str = "tl",
        guest_level: int = 0,
    ) -> _Root:
        """The `top` of a timeline in words; `guest_level` is the level of its heading in another's page."""
        kept = keep_top(timeline, top)
        chosen = kept is not timeline
        note = words("page.top", count=len(kept.events)) if chosen else ""
        story = replace(view(kept, words, uid=uid), note=note)
        return cls(kept, words, story, uid, guest_level or 1, bool(guest_level), chosen, theme, today)

    @property
    def brief(self) -> bool:
        return not self.whole and (bool(self.beside) or len(self.timeline.events) > FULL)

    @property
    def size(self) -> int:
        """How many events of a brief list open together."""
        return max(CHUNK, -(-len(self.timeline.events) // CHUNKS))

    @property
    def context(self) -> dict[str, Any]:
        return {"words": self.words, "uid": self.uid, "level": self.level}

    def chunks(self) -> Iterator[tuple[int, str]]:
        """The full items of a brief list, as text that the script opens when they are wanted."""
        events = self.story.events if self.brief else ()
        for n in range(0, len(events), self.size):
            yield n, _filled("chunk.html.j2", events=events[n : n + self.size], **self.context)

    def html(self) -> str:
        """The element itself."""
        words, events = self.words, self.timeline.events
        notes = [self.story.note, words("page.brief") if self.brief else ""]
        locale = words.calendar.name.replace("_", "-")
        minor = 0 if self.still or self.chosen else sum(not event.key for event in self.story.events)
        return _filled(
            "root.html.j2",
            **self.context,
            tag="section" if self.guest else "main",
            theme=self.theme,
            expects_script=not self.guest and not self.still,
            minor=minor,
            story=replace(self.story, note=" ".join(filter(None, notes))),
            periods=periods(events, words),
            overview=overview(events, lambda day: _year_label(day, words)),
            data="" if self.still else figure_data(self.timeline, _script_words(words, self.today), locale),
            brief_list=self.brief,
            beside=self.beside,
            chunks=tuple((n, "") for n in range(0, len(events), self.size))
            if self.beside
            else tuple(self.chunks()),
        )


def _chunk_script(n: int, html: str) -> str:
    """A script that hands over the full items from the `n`th on: the strictest policy lets a page load those."""
    return f"(window.tlChunks=window.tlChunks||{{}})[{n}]={to_script(html)};\n"


def _year_label(day: float, words: Words) -> str:
    return words.calendar.skeleton(round((day + EPOCH) * DAY), "yMMM")


def _script_words(words: Words, today: str | None) -> dict[str, Any]:
    """The strings that the script writes."""
    told = {**words.table["filter"], **words.table["figure"]}
    told["states"] = words.table["status"]
    return {**told, "today_date": today} if today else told


# --------------------------------------------------------------------------- assets


@cache
def guest_style() -> str:
    """The style sheet of a fragment, closed against its host's."""
    return isolated("".join(static_text(name) for name in STYLES))


@dataclass(frozen=True, slots=True)
class _Part:
    """A style sheet or script: its address or its text. An `idle` script waits as text until it is wanted."""

    text: str = ""
    href: str = ""
    id: str = ""
    idle: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page's styles and scripts, and the policy that allows no others."""

    styles: tuple[_Part, ...]
    scripts: tuple[_Part, ...]
    policy: str = ""
    soon: tuple[str, ...] = ()  # what a wide screen will want next: the figure stands open there

    @classmethod
    def of(cls, assets: Assets, base_url: str, *, guest: bool = False) -> _Parts:
        """The parts of a page of our own, or of a `guest` in another's."""
        return cls.linked(base_url, guest=guest) if assets == "external" else cls.inline(guest=guest)

    @classmethod
    def inline(cls, *, guest: bool) -> _Parts:
        bundle = plotly_bundle()
        texts = [guest_style()] if guest else [static_text(name) for name in STYLES]
        styles = [*(_Part(text) for text in texts), _Part(bundle.styles, id=PLOTLY_STYLE)]
        later = [static_text(FIGURE), bundle.script]
        idle = [_Part(_deflated(text), idle="tl-later") for text in later]
        scripts = [_Part(static_text(name)) for name in SCRIPTS]
        policy = meta_policy([s.text for s in styles], [*(s.text for s in scripts), *later])
        return cls(tuple(styles), (*scripts, *idle), policy)  # what is used first comes first

    @classmethod
    def linked(cls, base: str, *, guest: bool) -> _Parts:
        styles = [
            *(_Part(href=base + name) for name in ((GUEST_STYLE,) if guest else STYLES)),
            _Part(href=base + "plotcss.css", id=PLOTLY_STYLE),
        ]
        soon = (base + FIGURE, base + plotly_bundle().name)
        scripts = tuple(_Part(href=base + name, later=" ".join(soon)) for name in SCRIPTS)
        return cls(tuple(styles), scripts, soon=soon)


@cache
def _deflated(script: str) -> str:
    """A script as compressed text, which its reader's browser opens: plotly.js takes less than half the room."""
    return base64.b64encode(zlib.compress(script.encode(), level=9)).decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("timeline.render"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
    )


def _filled(name: str, **values: Any) -> str:
    return str(_environment().get_template(name).render(**values))
