"""The page's weight and speed in Chromium, beside Plotly's own page, TimelineJS3 and vis-timeline, in one run.

    page.py [--events 50 500 5000 20000] [--runs 3] [--only ours,plotly,…] [--check] [--json FILE]

All show the same made-up story, served compressed on this machine. "Throttled" is slow 4G (1.6 Mb/s, 150 ms) with the
processor slowed four times. Ready is when the figure can be used; redraw is from asking for a zoom to the frame after it.
Times are medians in milliseconds; KB are 1000 bytes. Work is the processor time of the page's main thread until it is
ready, the smallest of the runs: unlike the others it hardly depends on what else the machine does. `--check` fails where the page exceeds its budget. The others
are installed by `npm ci --ignore-scripts --prefix benchmarks`; without that they are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from browser import CHROMIUM_ARGS, Site, chromium_path, serve  # noqa: E402
from synthetic import made_story  # noqa: E402

from timeline.render.bundle import plotly_bundle  # noqa: E402
from timeline.render.embed import assets  # noqa: E402
from timeline.render.page import render_folder, render_page  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

    from timeline.result import Timeline

NPM = ROOT / "benchmarks" / "node_modules"
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWDOWN = 4
PATIENCE = 120_000
FIGURE_ONLY = r"plotly[\w.-]*\.js|/figure\.js"
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

Files = dict[str, bytes | str]

# --------------------------------------------------------------------------- what is measured


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to show a story: its files ("/" is the page), when it is ready, and how it zooms."""

    name: str
    files: Callable[[Timeline], Files]
    ready: str  # JavaScript: true once the figure can be used
    zoom: str  # JavaScript: ask for a zoom
    runs_at: int = 1_000_000  # more events than that are not tried


def ours(timeline: Timeline, assets_kind: str = "external") -> Files:
    """The page as `timeline embed` publishes it, or as one file."""
    if assets_kind == "inline":
        return {"/": render_page(timeline)}
    pages = {f"/{name}": text for name, text in render_folder(timeline).items()}
    return {
        "/": pages["/index.html"],
        **pages,
        **{f"/assets/{name}": text for name, text in assets().items()},
    }


def plotly(timeline: Timeline, *, basic: bool) -> Files:
    """What `Figure.to_html` writes for the same events, with the wheel's bundle or the basic one."""
    import plotly.graph_objects as go  # type: ignore[import-untyped]

    events = timeline.events
    lanes = [event.participants[0] if event.participants else "" for event in events]
    scatter = go.Scatter(
        x=[event.earliest for event in events],
        y=lanes,
        mode="markers+text",
        text=[event.label for event in events],
        hovertext=["<br>".join(mention.quote for mention in event.mentions) for event in events],
    )
    figure = go.Figure(scatter, layout={"title": {"text": timeline.title}})
    script: Any = "/plotly.js" if basic else True
    page = figure.to_html(include_plotlyjs=script, full_html=True, div_id="figure")
    return {"/": page, "/plotly.js": plotly_bundle().script}


def timelinejs(timeline: Timeline) -> Files:
    """TimelineJS3 with a slide an event."""
    folder = NPM / "@knight-lab" / "timelinejs" / "dist"
    page = """<!doctype html><meta charset=utf-8><title>t</title><link rel=stylesheet href=/css/timeline.css>
        <div id=figure style="width:100%;height:600px"></div><script src=/js/timeline.js></script><script>
        fetch("/story.json").then((answer) => answer.json()).then((story) => {
          window.figure = new TL.Timeline("figure", story, { font: null, hash_bookmark: false });
        });</script>"""
    story = {
        "events": [_slide(event) for event in timeline.events],
        "title": {"text": {"headline": timeline.title}},
    }
    static = {
        f"/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in {".css", ".js", ".json", ".woff", ".ttf", ".svg", ".png"}
    }
    return {"/": page, "/story.json": json.dumps(story), **static}


def _slide(event: Any) -> dict[str, Any]:
    year, month, day = event.earliest.split("-")
    quotes = "".join(f"<p>{mention.quote}</p>" for mention in event.mentions)
    return {
        "start_date": {"year": year, "month": month, "day": day},
        "text": {"headline": event.label, "text": quotes},
        "group": event.participants[0] if event.participants else "",
        "unique_id": event.id,
    }


def vis(timeline: Timeline) -> Files:
    """vis-timeline with an item an event."""
    folder = NPM / "vis-timeline"
    items = [
        {
            "id": event.id,
            "content": event.label,
            "start": event.earliest,
            "group": event.participants[0],
            "title": "\n".join(mention.quote for mention in event.mentions),
        }
        for event in timeline.events
    ]
    groups = [{"id": name, "content": name} for name in dict.fromkeys(item["group"] for item in items)]
    page = """<!doctype html><meta charset=utf-8><title>t</title><link rel=stylesheet href=/vis.css>
        <div id=figure></div><script src=/vis.js></script><script>
        fetch("/story.json").then((answer) => answer.json()).then((story) => {
          window.figure = new vis.Timeline(document.getElementById("figure"), new vis.DataSet(story.items),
            new vis.DataSet(story.groups), { height: 600 });
        });</script>"""
    return {
        "/": page,
        "/vis.js": (folder / "standalone/umd/vis-timeline-graph2d.min.js").read_bytes(),
        "/vis.css": (folder / "styles/vis-timeline-graph2d.min.css").read_bytes(),
        "/story.json": json.dumps({"items": items, "groups": groups}),
    }


PLOTLY_READY = "document.querySelectorAll('#figure .points path').length > 0"
PLOTLY_ZOOM = """(() => { const [low, high] = figure.layout.xaxis.range.map((day) => +new Date(day));
    const third = (high - low) / 3; Plotly.relayout(figure, "xaxis.range", [low + third, high - third]) })()"""
OUR_READY = "performance.getEntriesByName('timeline-ready').length > 0"
OUR_ZOOM = "document.querySelector('[data-zoom=in]').click()"

CONTENDERS = (
    Contender("ours", ours, OUR_READY, OUR_ZOOM),
    Contender("ours, one file", partial(ours, assets_kind="inline"), OUR_READY, OUR_ZOOM),
    Contender("Plotly to_html", partial(plotly, basic=False), PLOTLY_READY, PLOTLY_ZOOM),
    Contender("Plotly, basic bundle", partial(plotly, basic=True), PLOTLY_READY, PLOTLY_ZOOM),
    Contender(
        "TimelineJS3", timelinejs, "document.querySelectorAll('.tl-timemarker').length > 0 && !!window.figure.ready",
        "figure.zoomIn()", runs_at=500,
    ),
    Contender(
        "vis-timeline", vis, "document.querySelectorAll('.vis-item').length > 0",
        "figure.zoomIn(0.5, { animation: false })", runs_at=5000,
    ),
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """One line of the table."""

    name: str
    events: int
    page: int = 0  # all but what only the figure needs, gzip
    all: int = 0  # everything fetched, gzip
    raw: int = 0
    paint: float | None = None
    ready: float | None = None
    redraw: float | None = None
    work: float | None = None
    slow_paint: float | None = None
    slow_ready: float | None = None
    slow_redraw: float | None = None
    trouble: list[str] = field(default_factory=list)


# --------------------------------------------------------------------------- measuring

WATCH = """window.__ready = 0; (function look() {
  try { if (READY) { requestAnimationFrame(() => { window.__ready = performance.now() }); return } } catch (error) {}
  requestAnimationFrame(look) })()"""
REDRAW = """() => new Promise((done) => {
  const from = performance.now(); ZOOM;
  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done(performance.now() - from)), 0)) })"""
PAINT = "(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || null"


def measure(browser: Browser, contender: Contender, timeline: Timeline, runs: int) -> Row:
    """Weigh a contender, and time it as it is and throttled."""
    row = Row(contender.name, len(timeline.events))
    with serve() as site:
        sizes = _publish(site, contender.files(timeline))
        for slow in (False, True):
            visits = [_visit(browser, site, contender, row, slow=slow) for _ in range(runs)]
            for name in ("paint", "ready", "redraw"):
                known = [visit[name] for visit in visits if visit.get(name) is not None]
                setattr(row, f"slow_{name}" if slow else name, statistics.median(known) if known else None)
            if not slow:
                row.work = min((visit["work"] for visit in visits if "work" in visit), default=None)
        fetched = [path for path in site.fetched if path in sizes]
    row.raw = sum(sizes[path][0] for path in set(fetched))
    row.all = sum(sizes[path][1] for path in set(fetched))
    row.page = sum(sizes[path][1] for path in set(fetched) if not re.search(FIGURE_ONLY, path))
    return row


def _publish(site: Site, files: Files) -> dict[str, tuple[int, int]]:
    """Serve the files compressed; return their raw and compressed sizes."""
    sizes = {}
    for path, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        packed = gzip.compress(raw, 6, mtime=0)
        site.put(path, packed)
        site.headers[path] = {"Content-Encoding": "gzip"}
        sizes[path] = len(raw), len(packed)
    return sizes


def _visit(browser: Browser, site: Site, contender: Contender, row: Row, *, slow: bool) -> dict[str, float]:
    """Times of one visit by name; none where it failed."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH.replace("READY", contender.ready))
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = _worked(session)
        if slow:
            _throttle(session)
        page.on("pageerror", lambda error: row.trouble.append(str(error)))
        page.goto(site.origin + "/", wait_until="commit", timeout=PATIENCE)
        ready = _awaited(page)
        work = _worked(session) - before
        page.wait_for_timeout(500)
        paint = page.evaluate(PAINT)
        zooms = [page.evaluate(REDRAW.replace("ZOOM", contender.zoom)) for _ in range(3)]
        return {"paint": paint, "ready": ready, "redraw": statistics.median(zooms), "work": work}
    except Exception as error:  # noqa: BLE001  a contender that fails is a finding, not an end
        row.trouble.append(str(error).splitlines()[0])
        return {}
    finally:
        context.close()


def _worked(session: CDPSession) -> float:
    """Milliseconds of processor time that the page's main thread has taken."""
    metrics = {
        metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]
    }
    return float(metrics["TaskDuration"]) * 1000


def _awaited(page: Page) -> float:
    """When the figure was ready, by the page's own clock."""
    end = time.monotonic() + PATIENCE / 1000
    while not (ready := page.evaluate("window.__ready")):
        if time.monotonic() > end:
            raise TimeoutError(f"not ready within {PATIENCE / 1000:g} s")
        page.wait_for_timeout(50)
    return float(ready)


def _throttle(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


# --------------------------------------------------------------------------- budgets and the table

KB, MB = 1000, 1_000_000
TIMES = {
    "paint": 300,
    "slow_paint": 1000,
    "ready": 1000,
    "slow_ready": 4500,
    "redraw": 100,
    "slow_redraw": 500,
}
BUDGETS: tuple[tuple[str, str, float], ...] = (
    ("ours", "page", 40 * KB),
    ("ours", "all", 450 * KB),
    ("ours, one file", "raw", 1.5 * MB),
    *((name, what, most) for name in ("ours", "ours, one file") for what, most in TIMES.items()),
)
BUDGET_EVENTS = 500


def over_budget(rows: list[Row]) -> Iterator[str]:
    """Yield a line for each budget that the page of 500 events exceeds."""
    measured = {row.name: row for row in rows if row.events == BUDGET_EVENTS}
    for name, what, most in BUDGETS:
        value = getattr(measured[name], what) if name in measured else None
        if name in measured and (value is None or value > most):
            yield f"{name}, {BUDGET_EVENTS} events: {what} is {value}, the budget {most:g}"


HEAD = (
    "| page | events | first view KB gz | all KB gz | all KB raw | first paint | ready | redraw | work "
    "| throttled: first paint | ready | redraw |"
)


def line(row: Row) -> str:
    """One row of the Markdown table."""
    sizes = [f"{value / KB:,.0f}" for value in (row.page, row.all, row.raw)]
    times = [row.paint, row.ready, row.redraw, row.work, row.slow_paint, row.slow_ready, row.slow_redraw]
    cells = [row.name, f"{row.events:,}", *sizes, *("-" if t is None else f"{t:,.0f}" for t in times)]
    return "| " + " | ".join(cells) + " |"


def _chosen(names: str) -> list[Contender]:
    wanted = [name.strip().lower() for name in names.split(",") if name.strip()]
    found = [c for c in CONTENDERS if not wanted or any(c.name.lower().startswith(name) for name in wanted)]
    return [c for c in found if NPM.is_dir() or c.name.startswith(("ours", "Plotly"))]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, nargs="+", default=[50, 500, 5000, 20000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--only", default="", metavar="NAMES", help="beginnings of names, with commas between"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 where a budget is exceeded")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows there, too")
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    rows: list[Row] = []
    print(HEAD + "\n|" + "---|" * 12)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*CHROMIUM_ARGS, OFFLINE])
        for count in given.events:
            timeline = made_story(count)
            for contender in _chosen(given.only):
                if count <= contender.runs_at:
                    rows.append(measure(browser, contender, timeline, given.runs if count < 5000 else 1))
                    print(line(rows[-1]), flush=True)
        browser.close()
    for row in rows:
        for trouble in sorted(set(row.trouble)):
            print(f"{row.name}, {row.events} events: {trouble}", file=sys.stderr)
    if given.json:
        given.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    exceeded = list(over_budget(rows))
    print("\n".join(exceeded) or "All budgets met.")
    return 1 if given.check and exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
