"""A local site and a watched browser page, for tests that need a real browser."""

from __future__ import annotations

import os
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request, Route

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}
PATIENCE = 30  # seconds: a busy build machine is slow
WATCH = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber));
"""


def chromium_path() -> str:
    """Return the installed Chromium; without one, CI fails and a developer's run skips."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("no Chromium on PATH; CI must have one (apt-get install chromium)")
    if found is None:
        pytest.skip("no Chromium on PATH (apt-get install chromium)")
    return found


@dataclass
class Site:
    """Files served from memory on 127.0.0.1, by path, with headers of their own; `fetched` is what was asked for."""

    origin: str
    files: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)

    def put(self, path: str, content: str | bytes, *, csp: str | None = None) -> str:
        """Serve `content` at `path` and return its URL."""
        self.files[path] = content.encode() if isinstance(content, str) else content
        self.headers[path] = {"Content-Security-Policy": csp} if csp else {}
        return self.origin + path

    def put_folder(self, prefix: str, folder: Any, *, csp: str | None = None) -> None:
        """Serve all files of a folder under `prefix`."""
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                self.put(prefix + file.relative_to(folder).as_posix(), file.read_bytes(), csp=csp)


@contextmanager
def serve() -> Iterator[Site]:
    """Run a site until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            content = site.files.get(path)
            site.fetched.append(path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", TYPES.get(path.rpartition(".")[2], "text/html; charset=utf-8"))
            self.send_header("Content-Length", str(len(content or b"")))
            self.send_header("Cache-Control", "no-store")
            for name, value in site.headers.get(path, {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    site.put("/favicon.ico", b"")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Visit:
    """A page and all that it did: errors, policy violations, dialogs, requests made and requests refused."""

    page: Page
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def until(self, expression: str, *, frame: Any = None, seconds: float = PATIENCE) -> None:
        """Wait until a JavaScript expression is true; unlike Playwright's own way, a strict policy allows this."""
        end = time.monotonic() + seconds
        while not (frame or self.page).evaluate(expression):
            assert time.monotonic() < end, f"not true within {seconds} s: {expression}"
            self.page.wait_for_timeout(50)

    @property
    def violations(self) -> list[str]:
        """Policy violations, from every frame's own events and from the console's words."""
        events = [line for frame in self.page.frames for line in frame.evaluate("window.__violations || []")]
        return events + [error for error in self.errors if "Content Security Policy" in error]


@contextmanager
def visit(browser: Browser, origin: str, **context_options: Any) -> Iterator[Visit]:
    """Open a new, watched page in a context of its own; only the local site answers, all else is refused."""
    context = browser.new_context(**context_options)
    context.add_init_script(WATCH)
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    seen = Visit(page)

    def on_route(route: Route, request: Request) -> None:
        if request.url.startswith((origin, "about:", "data:", "blob:")):
            route.continue_()
        else:
            seen.foreign.append(request.url)
            route.abort()

    def on_dialog(dialog: Any) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    context.route("**/*", on_route)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda line: seen.errors.append(line.text) if line.type == "error" else None)
    page.on("dialog", on_dialog)
    try:
        yield seen
    finally:
        context.close()
