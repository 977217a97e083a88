"""A fragment's style sheet: all of it inside the root, none of it tied to the host's."""

from __future__ import annotations

import re

import pytest

from timeline.render.isolate import HEAVY, MEASURE, RESET, isolated
from timeline.render.page import guest_style

ROWS = (
    # of the page                                      in a fragment
    (".tl-root p { color: red }", f"{HEAVY} p{{color: red}}"),
    (".tl-sr { width: 1px }", f"{HEAVY} .tl-sr{{width: 1px}}"),
    (".tl-page { margin: 0 }", ""),
    (".tl-page, .tl-root { color: red }", f"{HEAVY}{{color: red}}"),
    (".tl-root :is(h2, h3) a { top: 0 }", f"{HEAVY} :is(h2, h3) a{{top: 0}}"),
    ("p { margin: 2rem -.5rem }", f"{HEAVY} p{{margin: calc(var(--tl-size,16px)*2) calc(var(--tl-size,16px)*-.5)}}"),
    (".tl-root { width: calc(1rem + 2px) }", f"{HEAVY}{{width: calc(calc(var(--tl-size,16px)*1) + 2px)}}"),
    ("@keyframes tl-in { from { top: 0 } 50% { top: 1px } }", "@keyframes tl-in {from{top: 0}50%{top: 1px} }"),
    ("@container (min-width: 46rem) { p { top: 0 } }", f"@container (min-width: 736px) {{{HEAVY} p{{top: 0}} }}"),
    ("@media print { .tl-page { margin: 0 } }", "@media print { }"),
)  # fmt: skip


@pytest.mark.parametrize(("style", "expected"), ROWS)
def test_rules(style: str, expected: str) -> None:
    assert isolated(style).removeprefix(RESET).strip() == expected


def test_each_selector_of_the_page_begins_at_the_root() -> None:
    sheet = re.sub(r"@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", guest_style())
    for rule in re.finditer(r"(?:^|[{};])\s*([^{}@;]+)\{", sheet):
        for selector in re.split(r",(?![^()]*\))", rule[1]):
            assert selector.strip().startswith((HEAVY, MEASURE)), selector


def test_nothing_follows_the_hosts_root_size() -> None:
    assert not re.search(r"\drem\b", guest_style())
