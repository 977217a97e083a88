"""What the page may weigh, with 500 events of ordinary length: bytes do not depend on the machine, so they are pinned."""

from __future__ import annotations

import gzip
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.render.bundle import plotly_bundle
from timeline.render.embed import assets
from timeline.render.page import CHUNKS, render_folder, render_page
from timeline.render.scripts import FIGURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Site, Visit

    from timeline.result import Timeline

KB = 1000
made_story: Callable[[int], Timeline] = runpy.run_path(
    str(Path(__file__).parent.parent / "benchmarks" / "synthetic.py")
)["made_story"]


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def needs_small_bundle() -> None:
    if not plotly_bundle().basic:
        pytest.skip("the small plotly bundle is not installed (python hatch_build.py)")


def test_first_view_and_all(site: Site, open_page: Callable[..., Visit]) -> None:
    needs_small_bundle()
    files = render_folder(made_story(500)) | {f"assets/{name}": text for name, text in assets().items()}
    for name, text in files.items():
        site.put(f"/{name}", text)
    seen = open_page(site.origin + "/index.html", viewport={"width": 1280, "height": 800})
    seen.until("performance.getEntriesByName('timeline-ready').length > 0")
    fetched = {path.removeprefix("/") for path in site.fetched} & set(files)
    weights = {name: packed(files[name]) for name in fetched}
    figure = {f"assets/{FIGURE}", f"assets/{plotly_bundle().name}"}
    assert figure <= fetched
    assert sum(weight for name, weight in weights.items() if name not in figure) <= 40 * KB
    assert sum(weights.values()) <= 450 * KB


def test_one_file() -> None:
    needs_small_bundle()
    assert len(render_page(made_story(500)).encode()) <= 1500 * KB


def test_light_story_is_whole_and_heavy_one_comes_in_parts() -> None:
    assert list(render_folder(made_story(50))) == ["index.html"]
    heavy = render_folder(made_story(500))
    assert {"index.html", "full.html"} < set(heavy)
    assert len(heavy) <= 2 + CHUNKS
    quotes = [mention.quote for event in made_story(500).events for mention in event.mentions]
    assert packed(heavy["index.html"]) < packed(heavy["full.html"]) / 2
    for quote in quotes[::40]:
        assert quote.split(", ")[-1] in heavy["full.html"]


def test_full_page_needs_no_script(site: Site, open_page: Callable[..., Visit]) -> None:
    files = render_folder(made_story(400))
    seen = open_page(site.put("/full.html", files["full.html"]))
    assert "<script src" not in files["full.html"]
    assert seen.page.locator(".tl-events blockquote").count() >= 400


def test_brief_list_opens_as_it_is_read(site: Site, open_page: Callable[..., Visit]) -> None:
    files = render_folder(made_story(400)) | {f"assets/{name}": text for name, text in assets().items()}
    for name, text in files.items():
        site.put(f"/{name}", text)
    seen = open_page(site.origin + "/index.html")
    seen.until("performance.getEntriesByName('timeline-ready').length > 0")
    opened = "document.querySelectorAll('.tl-events blockquote').length"
    assert seen.page.evaluate(opened) < 100
    last = made_story(400).events[-1]
    seen.page.evaluate(f"location.hash = '#tl-{last.id}'")
    seen.until(f"document.querySelector('#tl-{last.id} blockquote') !== null")
    assert seen.errors == []
