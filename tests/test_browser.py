"""The browser harness itself: what it must notice, or the tests that stand on it prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.render.csp import EXTERNAL, meta_policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Site, Visit


def test_violations_errors_dialogs_and_foreign_requests_are_seen(
    site: Site, open_page: Callable[..., Visit]
) -> None:
    page = "<p style='color:red'>x<script>alert(1)</script><img src=http://elsewhere.test/a.png>"
    strict = open_page(site.put("/strict.html", page, csp=EXTERNAL))
    assert len(strict.violations) >= 3
    assert strict.dialogs == []
    loose = open_page(site.put("/loose.html", page + "<script>throw Error('boom')</script>"))
    assert loose.dialogs == ["1"]
    assert loose.foreign == ["http://elsewhere.test/a.png"]
    assert any("boom" in error for error in loose.errors)
    assert loose.violations == []


def test_meta_policy_lets_only_its_own_parts_run(site: Site, open_page: Callable[..., Visit]) -> None:
    style, script = "p { color: rgb(1, 2, 3) }\r\n", "document.title = 'ran é'"
    policy = meta_policy([style], [script])
    head = (
        f'<!doctype html><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="{policy}">'
    )
    page = f"{head}<style>{style}</style><p>x</p><script>{script}</script>"
    seen = open_page(site.put("/a.html", page))
    assert seen.page.title() == "ran é"
    assert seen.page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(1, 2, 3)"
    assert seen.violations == []
    intruded = open_page(site.put("/b.html", page + "<script>document.title = 'intruder'</script>"))
    assert intruded.page.title() == "ran é"
    assert intruded.violations
