"""axe-core finds nothing: light, dark, narrow and right-to-left, with the figure open and shut, with and without script."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from story import story

from timeline.render import render_fragment, render_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Site, Visit

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
READY = "performance.getEntriesByName('timeline-ready').length > 0"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}, "has_touch": True},
    "narrow-dark": {"color_scheme": "dark", "viewport": {"width": 360, "height": 640}},
    "still": {
        "reduced_motion": "reduce",
        "forced_colors": "active",
        "viewport": {"width": 800, "height": 600},
    },
}
PAGES: dict[str, Callable[[], str]] = {
    "page": lambda: render_page(story()),
    "fragment": lambda: (
        "<!doctype html><html lang=en><title>host</title><main><h1>Host</h1>"
        + render_fragment(story())
        + "</main></html>"
    ),
}


def violations(seen: Visit) -> list[str]:
    """What axe-core finds, a line each."""
    seen.page.evaluate(AXE)
    found = seen.page.evaluate("(tags) => axe.run({ runOnly: { type: 'tag', values: tags } })", TAGS)
    return [
        f"{broken['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_with_the_figure(
    look: str, kind: str, site: Site, open_page: Callable[..., Visit]
) -> None:
    seen = open_page(site.put("/", PAGES[kind]()), **LOOKS[look])
    if look.startswith("narrow"):
        seen.page.wait_for_timeout(500)
    else:
        seen.until(READY)
    seen.page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
    seen.page.wait_for_timeout(300)
    assert violations(seen) == []


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_axe_finds_nothing_without_script(look: str, site: Site, open_page: Callable[..., Visit]) -> None:
    page = render_page(story()).replace('id="tl-later"', "").replace("<script>", '<script type="text/plain">')
    seen = open_page(site.put("/", page), **LOOKS[look])
    assert violations(seen) == []
