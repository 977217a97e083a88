"""The page's own style sheets and scripts as they are served: joined from their files and made small. rjsmin enters here only."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from rjsmin import jsmin  # type: ignore[import-untyped]

LIST = "timeline.js"
FIGURE = "figure.js"  # with plotly.js, loaded when the figure is wanted and not before
ROOMS = {  # the files, in a folder each, that are joined to one script
    LIST: ("list", "tools loading story brief filter address place start".split()),
    FIGURE: (
        "figure",
        "constants axis story controls moving listening card layout packing labels ticks drawing".split(),
    ),
}

_STATIC = files("timeline.render") / "static"
_CLOSED = '(function () {{\n"use strict";\n{}\n}})();\n'  # its names stay inside


@cache
def static_names() -> tuple[str, ...]:
    """The names of all style sheets and scripts of ours, in alphabetical order."""
    own = (file.name for file in _STATIC.iterdir() if file.name.endswith((".css", ".js")))
    return tuple(sorted([*own, *ROOMS]))


@cache
def static_text(name: str) -> str:
    """A style sheet or script of the page without its comments and indentation.

    >>> "/*" in static_text("timeline.css")
    False
    """
    if name in ROOMS:
        folder, rooms = ROOMS[name]
        return _small_script(_CLOSED.format("\n".join(_read(f"{folder}/{room}.js") for room in rooms)))
    text = _read(name)
    return _small_script(text) if name.endswith(".js") else _small_style(text)


def _read(path: str) -> str:
    return _STATIC.joinpath(*path.split("/")).read_text(encoding="utf-8")


def _small_script(text: str) -> str:
    return str(jsmin(text)).strip() + "\n"


def _small_style(text: str) -> str:
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    tight = re.sub(r"\s*([{};])\s*|(?<=[:,])\s+", r"\1", bare)
    return tight.replace(";}", "}").replace("}", "}\n").strip() + "\n"
