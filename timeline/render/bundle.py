"""plotly.js for the page: the small bundle where the build brought it, else the plotly wheel's own.

The page's strict policies forbid the `<style>` rules that plotly.js writes at start, so the rules are read
out of the bundle here and shipped as a style sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VENDORED = "plotly-basic.min.js"
_VERSION = re.compile(r"plotly\.js (?:\(basic - minified\) )?v(?P<version>[\d.]+)")
_RULE = re.compile(
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>\w+)):"""
    r"""(?:"(?P<body_double>[^"]*)"|'(?P<body_single>[^']*)')"""
)
_UNUSED = re.compile(
    r"cloud-dialog|modebar|data-title|notifier| button"
)  # parts of a plot that no page of ours has
_ROOTS = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plotly.js file: its text, its version, and the style rules that it would inject."""

    name: str
    script: str
    version: str
    basic: bool
    styles: str


@cache
def plotly_bundle() -> Bundle:
    """Return the bundle that pages carry.

    >>> plotly_bundle().version.split(".")[0]
    '4'
    """
    vendored = files("timeline.render") / "static" / "vendor" / VENDORED
    if vendored.is_file():
        return _bundle(VENDORED, vendored.read_text(encoding="utf-8"), basic=True)
    return wheel_bundle()


@cache
def wheel_bundle() -> Bundle:
    """Return the full bundle that the installed plotly wheel has."""
    path = files("plotly") / "package_data" / "plotly.min.js"
    return _bundle("plotly.min.js", path.read_text(encoding="utf-8"), basic=False)


def notice() -> str | None:
    """One line for the user where the small bundle is missing, else None."""
    bundle = plotly_bundle()
    if bundle.basic:
        return None
    size = len(bundle.script) / 1e6
    return f"the small plotly bundle is not installed; the page carries the full one ({size:.1f} MB)"


def _bundle(name: str, script: str, *, basic: bool) -> Bundle:
    found = _VERSION.search(script[:300])
    return Bundle(name, script, found["version"] if found else "", basic, _injected(script))


def _injected(script: str) -> str:
    """The style rules that this bundle injects; each goes in before the last one, hence the reversal."""
    inside = script.find('"X .modebar"')
    if inside < 0:
        return ""
    table = script[script.rfind("{", 0, inside) : script.find("}", inside)]
    rules = [_rule(match) for match in _RULE.finditer(table)]
    return "\n".join(rule for rule in reversed(rules) if not _UNUSED.search(rule)) + "\n"


def _rule(match: re.Match[str]) -> str:
    selector = match["double"] or match["single"] or match["bare"]
    scoped = re.sub(r"\b[XY]\b", lambda root: _ROOTS[root[0]], selector)
    return f"{scoped} {{ {match['body_double'] or match['body_single']} }}"
