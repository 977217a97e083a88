"""Fixtures that several test modules share."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from browser import CHROMIUM_ARGS, Site, Visit, chromium_path, serve, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    executable = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGS))
        yield browser
        browser.close()


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve an empty local site, filled with `site.put(path, content, csp=…)`, which returns the URL."""
    with serve() as running:
        yield running


@pytest.fixture
def open_page(chromium: Browser, site: Site) -> Iterator[Callable[..., Visit]]:
    """Open watched pages: `seen = open_page(url, viewport=…, java_script_enabled=…, color_scheme=…)`."""
    with ExitStack() as stack:

        def opener(url: str, *, wait_until: Any = "load", **options: Any) -> Visit:
            seen = stack.enter_context(visit(chromium, site.origin, **options))
            seen.page.goto(url, wait_until=wait_until)
            return seen

        yield opener
