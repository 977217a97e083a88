"""What a newsroom can set to make a timeline look like its own: custom properties, and their defaults."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.render.isolate import SIZE
from timeline.render.page import STYLES
from timeline.render.scripts import static_text

MEANINGS = {
    "--tl-serif": "typeface of the story: title, labels, quotations",
    "--tl-sans": "typeface of everything beside it: dates, sources, controls",
    "--tl-size": "the size of plain text, in a fragment (a page of its own follows the reader's)",
    "--tl-paper": "background",
    "--tl-ink": "text, rules, marks of events",
    "--tl-quiet": "text of second rank: dates, sources",
    "--tl-dim": "underlines and the lightest marks",
    "--tl-rule": "hairlines",
    "--tl-wash": "background of what is opened or chosen",
    "--tl-accent": "key events, conflicts, focus",
    "--tl-mark": "background of the time expression in a quotation",
    "--tl-span": "the span that an uncertain date lies in",
    "--tl-radius": "roundness of corners",
}
_DEFAULT = re.compile(r"var\((?P<name>--tl-[\w-]+?)(?P<dark>-dark)?,\s*(?P<value>(?:[^()]|\([^()]*\))+)\)")


class Property(NamedTuple):
    """A custom property; `dark` is the default of its `-dark` twin, "" where it has none."""

    name: str
    meaning: str
    light: str
    dark: str


def properties() -> tuple[Property, ...]:
    """Every custom property of the style sheet, in the order of `MEANINGS`.

    >>> properties()[-1].name
    '--tl-radius'
    """
    found: dict[tuple[str, bool], str] = {}
    for name in STYLES:
        for default in _DEFAULT.finditer(static_text(name) + SIZE):
            found.setdefault((default["name"], bool(default["dark"])), default["value"].strip())
    names = [*MEANINGS, *sorted({name for name, _ in found} - MEANINGS.keys())]
    return tuple(
        Property(name, MEANINGS.get(name, ""), found[name, False], found.get((name, True), ""))
        for name in names
        if (name, False) in found
    )


def theme_sheet() -> str:
    """A style sheet with each property at its default, to copy from."""
    lines = ["/* What can be set, at its default: copy the lines that you change. */", ".tl-root {"]
    for name, meaning, light, dark in properties():
        lines += [f"  /* {meaning} */", f"  {name}: {light};"]
        lines += [f"  {name}-dark: {dark};"] if dark else []
    return "\n".join([*lines, "}", ""])
