"""Hostile text through every field of a timeline: it is shown as text, and nothing runs, loads or leaves."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hostile import ATTRIBUTES, HANDLERS, SCRIPTS, STRINGS, URLS, hostile_fields, hostile_timeline

from timeline import build_timeline, read_articles
from timeline.render import render_fragment, render_page
from timeline.render.embed import assets, embed
from timeline.render.page import render_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser import Site, Visit

    from timeline.result import Timeline

SPY = "window.alert = (what) => { window.__ran = (window.__ran || 0) + 1 };"
RENDERERS: dict[str, Callable[[Timeline], str]] = {
    "page": render_page,
    "external": lambda story: render_page(story, assets="external", base_url="/assets/"),
    "fragment": lambda story: f"<!doctype html><title>host</title><main>{render_fragment(story)}</main>",
}


class Shape(HTMLParser):
    """The elements of a page with their attribute names, and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.links: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[(tag, *sorted(name for name, _ in attrs))] += 1
        if tag == "a":
            self.links.append(dict(attrs))


def without_policy(page: str) -> str:
    """The page without the policy that would hide a hole in the escaping."""
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)


def test_corpus_is_large() -> None:
    assert len(set(STRINGS)) >= 100


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("story", [hostile_timeline, hostile_fields])
def test_only_the_templates_own_markup_is_there(render: str, story: Callable[[], Timeline]) -> None:
    plain = tuple(f"plain words {n}" for n in range(len(STRINGS)))
    written = RENDERERS[render](hostile_timeline(plain))
    allowed = set(Shape(written).elements)
    optional = {("a", "href", "rel", "target"), ("mark",), ("time",), ("p", "lang")}
    assert set(Shape(RENDERERS[render](story())).elements) - allowed <= optional


@pytest.mark.parametrize("render", RENDERERS)
def test_links_are_web_addresses_without_opener(render: str) -> None:
    for link in Shape(RENDERERS[render](hostile_timeline())).links:
        href = link["href"] or ""
        assert href.startswith(("#", "http://", "https://")), href
        if not href.startswith("#"):
            assert "noopener" in (link["rel"] or "").split()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("render", RENDERERS)
def test_nothing_runs_and_nothing_is_fetched(
    render: str, *, javascript: bool, site: Site, open_page: Callable[..., Visit]
) -> None:
    for name, text in assets().items():
        site.put(f"/assets/{name}", text)
    page = without_policy(RENDERERS[render](hostile_timeline())).replace(
        "<title>", f"<script>{SPY}</script><title>", 1
    )
    seen = open_page(site.put("/story/index.html", page), java_script_enabled=javascript)
    if javascript:
        _open_everything(seen)
    assert seen.foreign == []
    assert [url for url in seen.requests if "/assets/" not in url] == [site.origin + "/story/index.html"]
    assert seen.dialogs == []
    if javascript:
        assert seen.page.evaluate("window.__ran || 0") == 0
        assert seen.errors == []


def test_parts_of_a_long_list_run_nothing(site: Site, open_page: Callable[..., Visit]) -> None:
    story = hostile_timeline(STRINGS * 2)
    made = render_folder(story)
    assert "full.html" in made
    for name, text in (made | {f"assets/{name}": text for name, text in assets().items()}).items():
        site.put(f"/{name}", text.replace("<title>", f"<script>{SPY}</script><title>", 1))
    seen = open_page(site.origin + "/index.html")
    for height in range(0, 60_000, 1500):
        seen.page.evaluate(f"scrollTo(0, {height})")
        seen.page.wait_for_timeout(30)
    seen.until("document.querySelectorAll('.tl-events blockquote').length > 30")
    seen.page.locator("input[type=search]").fill("alert")
    seen.page.wait_for_timeout(800)
    _open_everything(seen)
    assert seen.page.evaluate("window.__ran || 0") == 0
    assert (seen.foreign, seen.dialogs, seen.errors) == ([], [], [])
    assert all(url.removeprefix(site.origin).startswith(("/index.html", "/assets/")) for url in seen.requests)


def test_address_is_only_a_view(site: Site, open_page: Callable[..., Visit]) -> None:
    page = without_policy(render_page(hostile_timeline(STRINGS[:12])))
    url = site.put("/", page.replace("<title>", f"<script>{SPY}</script><title>", 1))
    texts = [*SCRIPTS, *HANDLERS, *ATTRIBUTES, "%", "%ff", "__proto__=1", "#"]
    views = [f"tl?q={quote(text)}&rows={quote(text)}&view={quote(text)}&who={text}" for text in texts]
    seen = open_page(f"{url}#{views[0]}")
    for view in [*texts, *views, *(f"tl-{text}" for text in texts)]:
        seen.page.evaluate("(view) => { location.hash = view }", view)
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate("window.__ran || 0") == 0
    assert (seen.foreign, seen.dialogs, seen.errors) == ([], [], [])


def _open_everything(seen: Visit) -> None:
    """Open each disclosure and let the figure draw, point and zoom."""
    page = seen.page
    page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
    if page.locator(".tl-figure").count():
        seen.until("performance.getEntriesByName('timeline-ready').length > 0")
    page.evaluate("scrollTo(0, 0)")
    for mark in page.query_selector_all(".points path")[:6]:
        if box := mark.bounding_box():
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.evaluate("document.querySelectorAll('[value=all]').forEach((radio) => radio.click())")
    page.evaluate("document.querySelectorAll('[data-zoom]').forEach((button) => button.click())")
    page.wait_for_timeout(200)


def test_hostile_articles_go_through_the_whole_pipeline(
    tmp_path: Path, site: Site, open_page: Callable[..., Visit]
) -> None:
    told = [
        f"On {1 + n % 28} May 2025 the council rejected {text} in Alder." for n, text in enumerate(STRINGS)
    ]
    for n in range(0, len(told), 30):
        header = json.dumps({"title": STRINGS[n], "publisher": STRINGS[n + 1], "url": URLS[n % len(URLS)]})
        text = "\n\n".join(told[n : n + 30])
        (tmp_path / f"{n}.txt").write_text(f"---\n{header}\n---\n{text}\n", encoding="utf-8")
    story = build_timeline(read_articles(tmp_path), title=STRINGS[3])
    assert story.events
    page = without_policy(render_page(story)).replace("<title>", f"<script>{SPY}</script><title>", 1)
    seen = open_page(site.put("/", page))
    _open_everything(seen)
    assert seen.page.evaluate("window.__ran || 0") == 0
    assert (seen.foreign, seen.dialogs, seen.errors) == ([], [], [])
    assert seen.requests == [site.origin + "/"]


def test_text_is_shown_as_written(site: Site, open_page: Callable[..., Visit]) -> None:
    seen = open_page(site.put("/", render_page(hostile_timeline())))
    labels = seen.page.evaluate(
        "[...document.querySelectorAll('.tl-events > li > :is(h2, h3, h4)')].map((e) => e.textContent)"
    )
    assert len(labels) == len(STRINGS)
    for text, label in zip(STRINGS, labels, strict=True):
        assert _seen(text) == _seen(label) or not _seen(text)


def _seen(text: str) -> str:
    """What an HTML parser leaves of a text: no null, and white space as a reader sees it."""
    return " ".join(re.sub(r"[\x00\ufffd]", "", text).split())


def test_long_words_do_not_widen_a_narrow_page(site: Site, open_page: Callable[..., Visit]) -> None:
    url = site.put("/", render_page(hostile_timeline()))
    seen = open_page(url, viewport={"width": 320, "height": 640})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_direction_overrides_stay_inside_their_own_text(site: Site, open_page: Callable[..., Visit]) -> None:
    marked = tuple(text for text in STRINGS if "\u202e" in text) * 2
    seen = open_page(site.put("/", render_page(hostile_timeline(marked))))
    isolated = """() => [...document.querySelectorAll('body *')].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.data.includes('\\u202e')) &&
        !element.closest('script')).every((element) =>
        element.closest('[dir], bdi') && getComputedStyle(element.closest('[dir], bdi')).unicodeBidi !== 'normal')"""
    assert seen.page.evaluate(isolated)


def test_snippets_hold_no_foreign_markup(site: Site, open_page: Callable[..., Visit]) -> None:
    made = embed(hostile_timeline(), url="https://news.example/t/")
    plain = embed(hostile_timeline(("plain words",) * len(STRINGS)), url="https://news.example/t/")
    for name in ("blockquote", "iframe", "amp"):
        path = f"snippets/{name}.html"
        hostile, harmless = made.files[path].decode(), plain.files[path].decode()
        assert set(Shape(hostile).elements) == set(Shape(harmless).elements)
        assert all(character.isprintable() or character == "\n" for character in hostile)
    page = made.files["snippets/blockquote.html"].decode().split("<script")[0]
    seen = open_page(site.put("/", f"<!doctype html><script>{SPY}</script>{page}"))
    assert seen.page.evaluate("window.__ran || 0") == 0
    assert seen.foreign == []


def test_urls_of_articles_are_web_addresses_or_no_links() -> None:
    page = render_page(hostile_timeline())
    foreign = [link["href"] or "" for link in Shape(page).links if not (link["href"] or "").startswith("#")]
    assert foreign
    assert not any(
        re.match(r"\s*(javascript|data|vbscript|file|blob|view-source):", href, re.IGNORECASE)
        for href in foreign
    )
    assert len(set(foreign)) < len(URLS)
