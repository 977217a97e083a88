"""The embed folder in Chromium: strict policies, sandboxed frames, fragments in foreign pages, what to paste."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from story import long_story, story

from timeline.errors import InputError
from timeline.render import render_fragment, render_page
from timeline.render.csp import EXTERNAL
from timeline.render.embed import PLACEHOLDER, SANDBOX, assets, embed, web_address
from timeline.render.linked import item_list
from timeline.render.theme import MEANINGS, properties

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Site, Visit

README = Path(__file__).parent.parent / "README.md"
STORY = story()
URL = "https://news.example/stories/pier/"
READY = "performance.getEntriesByName('timeline-ready').length > 0"


@pytest.fixture
def published(site: Site) -> Site:
    """The embed folder at /t/, each file under the strict policy."""
    for name, data in embed(STORY).files.items():
        site.put(f"/t/{name}", data, csp=EXTERNAL)
    return site


def use_everything(seen: Visit) -> None:
    """Wait for the figure, then open, zoom and search."""
    page = seen.page
    seen.until(READY)
    page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
    page.evaluate("document.querySelectorAll('[data-zoom]').forEach((button) => button.click())")
    page.locator("input[type=search]").first.fill("pier")
    page.wait_for_timeout(300)


# --------------------------------------------------------------------------- policies


def test_folder_runs_under_the_strict_policy(published: Site, open_page: Callable[..., Visit]) -> None:
    seen = open_page(published.origin + "/t/index.html")
    use_everything(seen)
    assert seen.violations == []
    assert seen.errors == []
    assert seen.foreign == []
    assert seen.page.locator(".main-svg").count() > 0


def test_single_file_runs_under_its_own_policy(site: Site, open_page: Callable[..., Visit]) -> None:
    page = embed(STORY).files["timeline.html"].decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "unsafe" not in policy[1]
    seen = open_page(site.put("/", page))
    use_everything(seen)
    assert seen.violations == []
    assert seen.errors == []
    assert seen.requests == [site.origin + "/"]


@pytest.mark.parametrize("name", ["index.html", "timeline.html"])
def test_page_works_in_a_sandboxed_frame_without_storage(
    name: str, published: Site, open_page: Callable[..., Visit]
) -> None:
    frame = f'<iframe src="/t/{name}" title=x sandbox="{SANDBOX}" width=900 height=700></iframe>'
    if name == "timeline.html":
        published.headers[f"/t/{name}"] = {}
    seen = open_page(published.put("/host.html", "<!doctype html>" + frame))
    inner = next(frame for frame in seen.page.frames if name in frame.url)
    seen.until(READY, frame=inner)
    inner.locator("input[type=search]").first.fill("pier")
    assert inner.locator(".main-svg").count() > 0
    assert seen.violations == []
    assert seen.errors == []


@pytest.mark.parametrize("name", ["index.html", "timeline.html"])
def test_nothing_is_stored(name: str, published: Site, open_page: Callable[..., Visit]) -> None:
    published.headers[f"/t/{name}"] = {} if name == "timeline.html" else published.headers[f"/t/{name}"]
    seen = open_page(published.origin + f"/t/{name}")
    use_everything(seen)
    assert seen.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert seen.page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert seen.page.context.cookies() == []
    assert all(url.startswith(published.origin) for url in seen.requests)


# --------------------------------------------------------------------------- frames


def test_frame_grows_with_the_page(published: Site, open_page: Callable[..., Visit]) -> None:
    made = embed(STORY, url=published.origin + "/t/")
    seen = open_page(
        published.put("/host.html", "<!doctype html>" + made.files["snippets/iframe.html"].decode())
    )
    inner = next(frame for frame in seen.page.frames if "index" in frame.url)
    seen.until(READY, frame=inner)
    fits = "document.documentElement.scrollHeight <= innerHeight + 1 && innerHeight > 1000"
    seen.until(fits, frame=inner)
    before = inner.evaluate("innerHeight")
    inner.locator("input[type=search]").first.fill("no such words anywhere")
    seen.until(f"innerHeight < {before} - 400", frame=inner)
    assert seen.errors == []


def test_blockquote_becomes_the_frame_and_carries_deep_links(
    published: Site, open_page: Callable[..., Visit]
) -> None:
    made = embed(STORY, url=published.origin + "/t/")
    event = f"tl-{STORY.events[-3].id}"
    page = f"<!doctype html><p style='height:400px'>x</p>{made.files['snippets/blockquote.html'].decode()}"
    seen = open_page(published.put("/host.html", page) + f"#timeline-{event}")
    assert seen.page.locator("blockquote").count() == 0
    inner = next(frame for frame in seen.page.frames if "index" in frame.url)
    seen.until(READY, frame=inner)
    seen.until("scrollY > 1000")
    place = inner.locator(f"#{event}").evaluate("(element) => element.getBoundingClientRect().top")
    frame = seen.page.locator("iframe").evaluate("(element) => element.getBoundingClientRect().top")
    assert -50 < place + frame < 700


def test_blockquote_is_readable_without_its_script(site: Site, open_page: Callable[..., Visit]) -> None:
    quote = embed(STORY, url=URL).files["snippets/blockquote.html"].decode()
    stripped = re.sub(r"<script.*?</script>", "", quote, flags=re.DOTALL)
    text = open_page(site.put("/", stripped)).page.inner_text("blockquote")
    assert STORY.title in text
    assert len(re.findall(r"\d{4}", text)) >= 3


# --------------------------------------------------------------------------- fragments

HOST_STYLE = """<style>
  * { box-sizing: content-box } body { font: 13px/1 monospace; color: rgb(9, 9, 9) }
  p { margin: 77px; color: rgb(200, 0, 0); text-indent: 40px } a { color: rgb(0, 200, 0); text-transform: uppercase }
  h1, h2, h3, h4 { font: 60px fantasy; letter-spacing: 9px } ol, ul { list-style: square; padding: 99px } li { float: left }
  button, input, select { border: 9px solid red; padding: 33px } time, mark { background: rgb(200, 0, 200) }
  blockquote { border: 20px solid green; font-size: 40px } details, summary { display: inline } svg { transform: scale(.5) }
  section { background: rgb(1, 200, 1) } footer, header { position: fixed } form { opacity: .2 }
  html { font-size: 62.5% } body { letter-spacing: 3px; text-indent: 50px; text-shadow: 0 0 3px red; word-spacing: 9px }
  #content p { color: rgb(200, 0, 0); padding: 9px } .article li:hover, .article li { background: rgb(0, 0, 200) }
  #content .article a::after { content: "↗" } blockquote::before { content: open-quote } svg { height: auto }
</style>"""
HOST_BODY = (
    "<main id=host><h1>Host</h1><h2>Two</h2><p>Text <a href=#x>link</a> <time>now</time> <mark>m</mark></p>"
    "<ol><li>one</li></ol><blockquote>quoted</blockquote><details><summary>s</summary>d</details>"
    "<form><input><button>b</button><select><option>o</select></form><footer>f</footer></main>"
)
STYLES_OF = """(selector) => {
  const told = [];
  for (const element of document.querySelectorAll(selector)) {
    const style = getComputedStyle(element);
    told.push(element.tagName + " " + element.className + " " + [...style].filter((name) => KEPT(name))
      .map((name) => name + ":" + style.getPropertyValue(name)).join(";"));
  }
  return told;
}"""
LAYOUT = "width|height|inline-size|block-size|transform-origin|perspective-origin|inset|top|bottom|left|right"


def styles_of(seen: Visit, selector: str, *, layout: bool = True) -> list[str]:
    kept = "!name.startsWith('--')" + ("" if layout else f" && !/(^|-)({LAYOUT})/.test(name)")
    script = STYLES_OF.replace("KEPT(name)", kept)
    found: list[str] = seen.page.evaluate(script, selector)
    return found


def without_scripts(html: str) -> str:
    return re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_fragment_is_one_root_with_its_style_and_script() -> None:
    fragment = render_fragment(STORY)
    assert "<html" not in fragment
    assert "<body" not in fragment
    outside = re.sub(r"<(style|script|section)\b.*</\1>", "", fragment, flags=re.DOTALL)
    assert outside.strip() == ""
    assert fragment.count('class="tl-root') == 1


def test_fragment_styles_do_not_leak_out(site: Site, open_page: Callable[..., Visit]) -> None:
    alone = open_page(site.put("/a.html", f"<!doctype html><meta charset=utf-8>{HOST_BODY}"))
    with_it = open_page(
        site.put("/b.html", f"<!doctype html><meta charset=utf-8>{HOST_BODY}{render_fragment(STORY)}")
    )
    with_it.until(READY)
    both = "html, body, #host, #host *"
    assert styles_of(alone, both, layout=False) == styles_of(with_it, both, layout=False)


def test_host_styles_do_not_leak_in(site: Site, open_page: Callable[..., Visit]) -> None:
    still = without_scripts(render_fragment(STORY))
    frame = (
        "<!doctype html><meta charset=utf-8>{}<body style='margin:0;width:900px'>"
        "<main id=content><div class=article>{}</div></main>"
    )
    plain = open_page(site.put("/a.html", frame.format("", still)))
    hostile = open_page(site.put("/b.html", frame.format(HOST_STYLE, still)))
    selector = ".tl-root, .tl-root *:not(svg *)"
    for alone, hosted in zip(
        styles_of(plain, selector, layout=False), styles_of(hostile, selector, layout=False), strict=True
    ):
        assert alone == hosted


def test_figure_is_the_same_in_a_hostile_page(site: Site, open_page: Callable[..., Visit]) -> None:
    fragment, wide = render_fragment(STORY), {"width": 1000, "height": 900}
    frame = "<!doctype html><meta charset=utf-8>{}<body style='margin:0'><main id=content>{}</main>"
    alone = open_page(site.put("/a.html", frame.format("", fragment)), viewport=wide)
    hosted = open_page(site.put("/b.html", frame.format(HOST_STYLE, fragment)), viewport=wide)
    boxes = """[...document.querySelectorAll('.tl-stage svg, .tl-stage .points path, .tl-stage text')].map((element) => {
      const box = element.getBoundingClientRect();
      return [element.tagName, element.textContent, ...[box.x, box.y, box.width, box.height].map(Math.round)] })"""
    for seen in (alone, hosted):
        seen.until(READY)
    figure: list[Any] = alone.page.evaluate(boxes)
    assert len(figure) > 40
    # Plotly measures its texts in the host's own body, so that they may move by a pixel or two.
    for ours, theirs in zip(figure, hosted.page.evaluate(boxes), strict=True):
        assert ours[:2] == theirs[:2]
        assert ours[2:] == pytest.approx(theirs[2:], abs=3)


def test_two_fragments_share_a_page(site: Site, open_page: Callable[..., Visit]) -> None:
    other = long_story(12)
    page = (
        f"<!doctype html><meta charset=utf-8>{render_fragment(STORY)}{render_fragment(other, uid='second')}"
    )
    seen = open_page(site.put("/", page))
    seen.until(READY)
    seen.page.evaluate("document.querySelector('#second').scrollIntoView()")
    seen.until("performance.getEntriesByName('timeline-ready').length > 1")
    assert seen.page.evaluate("document.querySelectorAll('head > script').length") == 2
    ids: list[str] = seen.page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    ours = [name for name in ids if name.startswith(("tl-", "second"))]
    assert len(ours) == len(set(ours))
    assert seen.page.locator(".tl-root .main-svg").count() >= 2
    shown = "[...document.querySelectorAll('#second .tl-events > li')].filter((e) => e.offsetParent).length"
    before = seen.page.evaluate(shown)
    assert before
    seen.page.locator(".tl-root").first.locator("input[type=search]").fill("no such words anywhere")
    seen.page.wait_for_timeout(400)
    assert seen.page.evaluate(shown) == before
    assert seen.errors == []


@pytest.mark.parametrize("stripped", [True, False])
def test_fragment_reads_whole_without_its_script(
    *, stripped: bool, site: Site, open_page: Callable[..., Visit]
) -> None:
    fragment = render_fragment(STORY)
    page = without_scripts(fragment) if stripped else fragment
    seen = open_page(
        site.put("/", "<!doctype html><meta charset=utf-8>" + page), java_script_enabled=stripped
    )
    text = seen.page.inner_text("body")
    for event in STORY.events:
        assert event.label in text
    for event in STORY.events[:5]:
        assert event.mentions[0].quote in text


def test_theme_is_set_by_custom_properties(site: Site, open_page: Callable[..., Visit]) -> None:
    look = "<style>.tl-root { --tl-accent: rgb(10, 20, 30); --tl-paper: rgb(250, 240, 230); --tl-serif: cursive }</style>"
    page = f"<!doctype html><meta charset=utf-8>{render_fragment(STORY, theme='light')}{look}"
    seen = open_page(site.put("/", page))
    root = "getComputedStyle(document.querySelector('.tl-root'))"
    assert seen.page.evaluate(root + ".backgroundColor") == "rgb(250, 240, 230)"
    assert seen.page.evaluate(root + ".fontFamily") == "cursive"


def test_each_theme_property_is_explained() -> None:
    assert {name for name, _, _, _ in properties()} == set(MEANINGS)
    used = set(re.findall(r"var\((--tl-[\w-]+)", embed(STORY).files["assets/fragment.css"].decode()))
    assert used == {
        name for p in properties() for name in (p.name, p.name + "-dark") if name == p.name or p.dark
    }


def test_readme_lists_each_theme_property() -> None:
    rows = re.findall(r"^\| `(--tl-[\w-]+)`( \(`-dark`\))? \| (.+) \|$", README.read_text(), re.MULTILINE)
    assert rows == [(p.name, " (`-dark`)" if p.dark else "", p.meaning) for p in properties()]


# --------------------------------------------------------------------------- what is written


def test_folder_has_all_that_its_page_links_to() -> None:
    made = embed(STORY, url=URL)
    for path in re.findall(r'(?:src|href|data-plotly)="(assets/[^"]+)"', made.files["index.html"].decode()):
        assert path in made.files
    assert {"assets/embed.js", "assets/frame.js", "assets/plotcss.css"} <= set(made.files)
    assert embed(STORY, url=URL) == made


def test_snippets_name_the_address_and_the_sandbox() -> None:
    made = embed(STORY, url=URL)
    iframe, amp = (made.files[f"snippets/{name}.html"].decode() for name in ("iframe", "amp"))
    for snippet in (iframe, amp):
        assert f'src="{URL}index.html"' in snippet
        assert f'sandbox="{SANDBOX}"' in snippet
        assert 'title="' in snippet
    assert 'loading="lazy"' in iframe
    assert "resizable" in amp
    assert "overflow" in amp


def test_oembed_answer_and_its_discovery() -> None:
    made = embed(STORY, url=URL)
    answer: dict[str, Any] = json.loads(made.files["oembed.json"])
    assert (answer["type"], answer["version"]) == ("rich", "1.0")
    assert isinstance(answer["width"], int)
    assert isinstance(answer["height"], int)
    assert re.fullmatch(r"<blockquote>.*</blockquote><iframe [^>]*></iframe>", answer["html"], re.DOTALL)
    link = f'<link rel="alternate" type="application/json+oembed" href="{URL}oembed.json"'
    assert link in made.files["index.html"].decode()


def test_linked_data_lists_events_and_cites_articles() -> None:
    page = render_page(STORY, url=URL)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    head, *articles = json.loads(found[1])["@graph"]
    assert head["@type"] == "ItemList"
    assert head["numberOfItems"] == len(STORY.events)
    positions = [entry["position"] for entry in head["itemListElement"]]
    assert positions == list(range(1, len(positions) + 1))
    assert {article["@type"] for article in articles} == {"NewsArticle"}
    known = {article["@id"] for article in articles}
    for entry in head["itemListElement"]:
        assert {cited["@id"] for cited in entry["item"]["citation"]} <= known


def test_linked_data_points_into_the_page() -> None:
    page = render_page(STORY, url=URL)
    for entry in item_list(STORY, url=URL)["@graph"][0]["itemListElement"]:
        assert f'id="{entry["item"]["url"].partition("#")[2]}"' in page


@pytest.mark.parametrize(
    ("url", "read"),
    [("", ""), ("https://a.example", "https://a.example/"), ("http://a.example/b/", "http://a.example/b/")],
)
def test_web_address(url: str, read: str) -> None:
    assert web_address(url) == read


@pytest.mark.parametrize(
    "url", ["a.example", "ftp://a.example/", "javascript:alert(1)", "https://a.example/?x=1"]
)
def test_no_web_address(url: str) -> None:
    with pytest.raises(InputError):
        web_address(url)


def test_paste_says_what_to_do_where() -> None:
    paste = embed(STORY).paste
    assert PLACEHOLDER in paste
    assert "--url" in paste
    for place in ("WordPress", "CMS with raw HTML", "AMP", "pym.js"):
        assert re.search(f"^{place}.*:", paste, re.MULTILINE)
    assert "--url" not in embed(STORY, url=URL).paste


def test_assets_are_the_browser_code_and_nothing_else() -> None:
    assert all(name.endswith((".css", ".js")) for name in assets())
