"""What a language is to the tagger: a lexicon, a table of rules, a table of joins.

A rule is a name, the classes of words it may start a search from, a pattern and a production. Patterns
are composed of named pieces: `{WEEKDAY}` stands for the piece, `{weekday:WEEKDAY}` captures it. They are
matched against folded text (lower case, plain quotes and dashes); one space stands for one to three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.interval import Expr, Granularity, Period
from timeline.model import Reference, TimexType

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rule makes of its match: everything of a `Timex` but its place.

    `shape` is what joins look at ("date", "clock", "part", "year", …); a shape in `Language.dangling`
    ("two days after") needs a right neighbour, and without one becomes `otherwise`, or nothing.
    `extent` narrows the span to a named group of the match.
    """

    type: TimexType
    reference: Reference = Reference.NONE
    expr: Expr | None = None
    value: str | None = None
    period: Period | None = None
    mod: str | None = None
    zone: str | None = None
    shape: str = "date"
    unit: Granularity = Granularity.DAY
    extent: str = ""
    otherwise: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: `make` turns a match into a meaning, several, or none (what must not match).

    `on` names the word classes that the rule is tried at. A rule with `make=None` blocks: it takes
    the text it matches and gives nothing ("24/7", "Route 66").
    """

    name: str
    on: tuple[str, ...]
    pattern: str
    make: Callable[[Match], Meaning | Sequence[Meaning] | None] | None


@dataclass(frozen=True, slots=True)
class Join:
    """Two neighbouring expressions that are one: shapes, what may stand between, and what they mean."""

    name: str
    left: tuple[str, ...]
    between: str
    right: tuple[str, ...]
    make: Callable[[Meaning, Meaning], Meaning | None]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its pattern compiled."""

    name: str
    match: Callable[[str, int], Match | None]
    make: Callable[[Match], Meaning | Sequence[Meaning] | None] | None


@dataclass(frozen=True, slots=True)
class Language:
    """All that the tagger knows of a language.

    `classes` maps a folded word to its class: a trigger class, or "left" for words that may only stand
    before one ("early", "the", numbers), "inside" for those that no expression begins with ("of"). `digits` gives the class of a run of digits at an offset.
    `fold` makes the text that patterns see, of the same length. `event_phrase` finds the words of an
    event after "two days after": (end, head start, head end), or None.
    """

    code: str
    classes: Mapping[str, str]
    rules: Mapping[str, tuple[CompiledRule, ...]]
    joins: tuple[tuple[Join, re.Pattern[str]], ...]
    digits: Callable[[str, int, int], str]
    fold: Callable[[str], str]
    event_phrase: Callable[[str, int], tuple[int, int, int] | None]
    dangling: frozenset[str] = field(default_factory=frozenset)
    telling: frozenset[str] = field(default_factory=frozenset)
    names: tuple[str, ...] = ()


_SLOT = re.compile(r"\{(?:(?P<group>[a-z]\w*):)?(?P<piece>[A-Z]\w*)\}")


def compose(pattern: str, pieces: Mapping[str, str]) -> str:
    """Put the named pieces into a pattern: "{weekday:WEEKDAY}" -> "(?P<weekday>monday|…)"."""

    def piece(m: Match) -> str:
        inner = compose(pieces[m["piece"]], pieces)
        return f"(?P<{m['group']}>{inner})" if m["group"] else f"(?:{inner})"

    return _SLOT.sub(piece, pattern)


# A space outside character classes and look-behinds (which must have a fixed width).
_SPACE = re.compile(r"\[[^\]]*\]|\(\?<[=!][^)]*\)| \??")
_GAPS = {" ": "[ ]{1,3}", " ?": "[ ]{0,3}"}


def compile_pattern(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """Compose and compile a pattern; it may not end inside a word."""
    composed = _SPACE.sub(lambda m: _GAPS.get(m[0], m[0]), compose(pattern, pieces))
    return re.compile(rf"(?:{composed})(?!\w)")


def compile_rules(rules: Sequence[Rule], pieces: Mapping[str, str]) -> dict[str, tuple[CompiledRule, ...]]:
    """The rules by the class of word that they are tried at, in the table's order."""
    table: dict[str, list[CompiledRule]] = {}
    for rule in rules:
        compiled = CompiledRule(rule.name, compile_pattern(rule.pattern, pieces).match, rule.make)
        for word_class in rule.on:
            table.setdefault(word_class, []).append(compiled)
    return {word_class: tuple(rows) for word_class, rows in table.items()}
