"""The page's own words: one table a language, with plural forms by CLDR. Babel enters by `dates` only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from timeline.errors import InputError
from timeline.render.dates import Calendar

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """The strings of one language: `load_words("en")("page.events", count=3)` is "3 events"."""

    language: str
    direction: str
    table: Table
    calendar: Calendar

    def __call__(self, key: str, **values: object) -> str:
        """The string at "section.name", in the plural form that `count` asks for, with its fields filled."""
        section, _, name = key.partition(".")
        entry = self.table[section][name]
        count = values.get("count")
        if isinstance(entry, Mapping):
            entry = self.plural(entry, count if isinstance(count, int) else 0, ordinal=key == "date.century")
        if isinstance(count, int):
            values["count"] = self.calendar.number(count)
        return str(entry).format(**values)

    def plural(self, forms: Mapping[str, str], count: int, *, ordinal: bool = False) -> str:
        """The form for `count`, "other" where a language does without it."""
        return forms.get(self.calendar.plural(count, ordinal=ordinal), forms["other"])

    def parts(self, key: str, **values: Any) -> tuple[Any, ...]:
        """The string as its literal pieces and the filled-in values, in order; for markup inside."""
        section, _, name = key.partition(".")
        pieces: list[Any] = []
        for literal, field, _, _ in Formatter().parse(self.table[section][name]):
            pieces += [literal] if literal else []
            pieces += [values[field]] if field else []
        return tuple(pieces)


@cache
def _read(language: str) -> Table:
    path = files("timeline.render") / "strings" / f"{language}.toml"
    if not path.is_file():
        known = ", ".join(languages())
        raise InputError(f"the page has no words in {language!r}; it has: {known}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """The languages that have a table: ("en",)."""
    folder = files("timeline.render") / "strings"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def load_words(language: str = "en", table: Table | None = None) -> Words:
    """The words of a language, from its file or from a table of the same shape; raises `InputError`."""
    read = table or _read(language)
    return Words(language, read["direction"], read, Calendar(read["locale"]))
