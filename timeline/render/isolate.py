"""The page's style sheet made fit for a foreign page: it neither takes styles from there nor gives any away.

Three things keep a host's styles out. The root starts from `all: initial`, so nothing is inherited. All inside starts
from `all: revert`, so no property that the host sets survives. And `.tl-root` is written `:is(#_#_, .tl-root)`, which
matches the same elements with the weight of two ids, so that the host's `#content p` loses; only its `!important` wins.
Lengths in `rem`, which would follow the host's root, are multiples of `--tl-size` instead. A shadow root would keep out
more, but a CMS strips its template, and a deep link finds nothing inside.
"""

from __future__ import annotations

import re

ROOT = ".tl-root"
HEAVY = ":is(#_#_,.tl-root)"
PAGE = ".tl-page"
SIZE = "var(--tl-size,16px)"
OURS = ":where(:not(svg,svg *,.tl-stage,.tl-stage *))"  # a figure has its sizes in attributes, which a reset would take
PLAIN = (
    "margin:0;padding:0;border:0;float:none;max-width:none;max-height:none;background:none;box-shadow:none"
)
MEASURE = "#js-plotly-tester#js-plotly-tester"  # where plotly.js measures texts: it stands in the host's body
RESET = (
    f"{HEAVY}{{all:initial;display:block}}\n"
    f"{HEAVY} {OURS},{HEAVY} {OURS}::before,{HEAVY} {OURS}::after{{all:revert}}\n"
    f"{HEAVY} :where(svg,.tl-stage div){{{PLAIN};transform:none;opacity:1;filter:none}}\n"
    f"{HEAVY} :where(svg:not(.tl-stage *)){{position:static}}\n"
    f"{HEAVY} :where(.tl-stage .main-svg){{position:absolute;inset:0;width:100%;height:100%}}\n"
    f"{MEASURE}{{transform:none;letter-spacing:normal;word-spacing:normal;text-transform:none;zoom:1}}\n"
)

_RULE = re.compile(r"(?P<selectors>[^{}@;]+)\{(?P<body>[^{}]*)\}")
_CONDITION = re.compile(r"@(?:media|container)[^{]*")
_REM = re.compile(r"(?P<amount>-?(?:\d+\.?\d*|\.\d+))rem\b")
_FRAME = re.compile(r"from|to|[\d.]+%")
_COMMA = re.compile(r",(?![^()]*\))")


def isolated(styles: str) -> str:
    """Return the style sheet for a fragment.

    >>> isolated(".tl-root p { margin: 1rem }").splitlines()[-1]
    ':is(#_#_,.tl-root) p{margin: calc(var(--tl-size,16px)*1)}'
    """
    scoped = _RULE.sub(_scoped, styles)
    return RESET + _CONDITION.sub(lambda found: _REM.sub(_pixels, found[0]), scoped)


def _scoped(rule: re.Match[str]) -> str:
    """A rule whose selectors all begin at the root; "" where it was the page's own."""
    selectors = [one.strip() for one in _COMMA.split(rule["selectors"]) if PAGE not in one]
    if not selectors:
        return ""
    body = _REM.sub(rf"calc({SIZE}*\g<amount>)", rule["body"].strip())
    return f"{','.join(_weighed(one) for one in selectors)}{{{body}}}"


def _weighed(selector: str) -> str:
    if _FRAME.fullmatch(selector):
        return selector
    inside = selector if ROOT in selector else f"{ROOT} {selector}"
    return inside.replace(ROOT, HEAVY)


def _pixels(length: re.Match[str]) -> str:
    """A condition cannot hold a variable, and a rem there is 16 pixels to most readers."""
    return f"{float(length['amount']) * 16:g}px"
