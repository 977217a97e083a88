"""Auto-height: the sender inside the frame against the hosts that newsrooms have, from their npm packages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Site, Visit

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "timeline" / "render" / "static"
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"

STORY = """<!doctype html><meta charset=utf-8><title>story</title>
<style>body { margin: 0; display: flow-root } #a { height: 700px } #e2 { height: 100px }</style>
<div id=a></div><div id=e2>here</div><script src=/frame.js></script>"""

HOSTS = {
    "pym": """<div id=box data-pym-src=/story.html data-pym-sandbox="allow-scripts"></div>
        <script src=/pym.js></script>""",
    "sidechain": """<side-chain src=/story.html></side-chain><script src=/sidechain.js></script>""",
    "newswire": """<div id=box></div><script src=/frames.js></script><script>
        new newswireFrames.Framer(document.getElementById("box"),
            { src: "/story.html", attributes: { sandbox: "allow-scripts" } });</script>""",
    "newswire-observe": """<iframe id=box src=/story.html></iframe><script src=/frames.js></script><script>
        newswireFrames.observeIframe(document.getElementById("box"));</script>""",
    "own": f"""<iframe data-timeline src=/story.html title=x sandbox="{SANDBOX}"></iframe>
        <script src=/embed.js></script>""",
    "own-blockquote": """<blockquote data-timeline-src=/story.html data-timeline-title="A story"><p>Text</p></blockquote>
        <script async src=/embed.js></script>""",
}
FRAME = "(document.querySelector('side-chain') || {}).iframe || document.querySelector('iframe')"


def npm(path: str) -> bytes:
    file = ROOT / "node_modules" / path
    if not file.is_file() and os.environ.get("CI") != "true":
        pytest.skip(f"{path} is not installed (npm ci --ignore-scripts)")
    return file.read_bytes()


@pytest.fixture
def host_site(site: Site) -> Site:
    site.put("/story.html", STORY)
    site.put("/frame.js", (STATIC / "frame.js").read_bytes())
    site.put("/embed.js", (STATIC / "embed.js").read_bytes())
    site.put("/pym.js", npm("pym.js/dist/pym.v1.min.js"))
    site.put("/sidechain.js", npm("@nprapps/sidechain/dist/sidechain.js"))
    site.put("/frames.js", npm("@newswire/frames/dist/frames.umd.js"))
    return site


def wait_height(seen: Visit, height: int) -> None:
    seen.page.wait_for_function(f"parseInt(({FRAME} || document.body).getAttribute('height')) === {height}")


@pytest.mark.parametrize("host", HOSTS)
def test_host_follows_the_story_as_it_grows_and_shrinks(
    host: str, host_site: Site, open_page: Callable[..., Visit]
) -> None:
    seen = open_page(host_site.put("/host.html", "<!doctype html>" + HOSTS[host]))
    wait_height(seen, 800)
    inner = next(frame for frame in seen.page.frames if "story" in frame.url)
    for change, height in ((1500, 1600), (200, 300)):
        inner.evaluate(f"document.getElementById('a').style.height = '{change}px'")
        wait_height(seen, height)
    assert seen.errors == []
    assert seen.foreign == []


def test_messages_are_what_amp_and_pym_read(host_site: Site, open_page: Callable[..., Visit]) -> None:
    host = """<script>heard = []; addEventListener("message", (event) => heard.push(event.data))</script>
        <iframe src="/story.html?childId=a%20b" sandbox="allow-scripts"></iframe>"""
    seen = open_page(host_site.put("/host.html", host))
    seen.page.wait_for_function("heard.length >= 2")
    heard = seen.page.evaluate("heard")
    assert {"sentinel": "amp", "type": "embed-size", "height": 800} in heard
    assert "pymxPYMxa bxPYMxheightxPYMx800" in heard


def test_address_pasted_into_wordpress_grows(host_site: Site, open_page: Callable[..., Visit]) -> None:
    host = """<script>heard = []; addEventListener("message", (event) => heard.push(event.data))</script>
        <iframe src="/story.html#?secret=Ab12Cd34Ef" sandbox="allow-scripts"></iframe>"""
    seen = open_page(host_site.put("/host.html", host))
    seen.page.wait_for_function("heard.some((said) => said.message === 'height')")
    assert {"message": "height", "value": 800, "secret": "Ab12Cd34Ef"} in seen.page.evaluate("heard")


def test_sender_is_silent_outside_a_frame(host_site: Site, open_page: Callable[..., Visit]) -> None:
    seen = open_page(host_site.put("/top.html", STORY))
    assert seen.page.evaluate("document.documentElement.hasAttribute('data-framed')") is False
    assert seen.errors == []


def test_deep_link_scrolls_the_host(host_site: Site, open_page: Callable[..., Visit]) -> None:
    tall = "<div style='height: 900px'></div>"
    url = host_site.put(
        "/host.html", "<!doctype html><body style='margin:0'>" + tall + HOSTS["own-blockquote"] + tall
    )
    seen = open_page(url + "#timeline-e2")
    seen.page.wait_for_function("Math.abs(scrollY - 1600) < 3")
    seen.page.evaluate("scrollTo(0, 0); location.hash = '#timeline-a'")
    seen.page.wait_for_function("Math.abs(scrollY - 900) < 3")
    seen.page.evaluate("scrollTo(0, 0); location.hash = '#timeline-e2'")
    seen.page.wait_for_function("Math.abs(scrollY - 1600) < 3")


def test_deep_link_scrolls_a_pym_host(host_site: Site, open_page: Callable[..., Visit]) -> None:
    tall = "<div style='height: 900px'></div>"
    page = (
        f"<!doctype html><body style='margin:0'>{tall}<div id=box></div>{tall}<script src=/pym.js></script>"
    )
    page += "<script>new pym.Parent('box', '/story.html#e2', {})</script>"
    seen = open_page(host_site.put("/host.html", page))
    seen.page.wait_for_function("Math.abs(scrollY - 1600) < 3")


def test_blockquote_stays_where_its_source_is_not_a_web_address(
    host_site: Site, open_page: Callable[..., Visit]
) -> None:
    page = """<blockquote data-timeline-src="javascript:alert(1)">kept</blockquote><script src=/embed.js></script>"""
    seen = open_page(host_site.put("/host.html", page))
    assert seen.page.inner_text("blockquote") == "kept"
    assert seen.dialogs == []


def test_host_ignores_other_frames_and_odd_messages(host_site: Site, open_page: Callable[..., Visit]) -> None:
    seen = open_page(
        host_site.put("/host.html", "<!doctype html>" + HOSTS["own"] + "<iframe id=other></iframe>")
    )
    wait_height(seen, 800)
    seen.page.evaluate(
        """() => {
          postMessage({ sentinel: "amp", type: "embed-size", height: 5 }, "*");
          for (const odd of [null, 7, "x", [], { sentinel: "amp" }]) postMessage(odd, "*");
        }"""
    )
    seen.page.wait_for_timeout(100)
    wait_height(seen, 800)
    assert seen.errors == []
