"""The order of the house: imports go only upward, each package has one door, and words live in rules."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "timeline"


def _listed() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The README's list: each module in order, with the packages that enter through it."""
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    for line in re.search(r"^    errors\n(?:    .*\n)+", readme, re.MULTILINE)[0].splitlines():  # type: ignore[index]
        told = line.strip().partition("   ")[0]
        for module, packages in re.findall(r"([\w.]+)(?: \[(.+?)\])?", told):
            yield module, tuple(packages.split(", ")) if packages else ()


LISTED = dict(_listed())
ORDER = [module for module in LISTED if "." not in module]
DOORS = {package: module for module, packages in LISTED.items() for package in packages}

# What the result offers for convenience, loaded inside the methods.
CONVENIENCES = {("result", "export"), ("result", "render")}

# Words that only a language's rules may know: enough of each kind to notice a table of them elsewhere.
CALENDAR = frozenset(
    """
    january february april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    yesterday today tomorrow tonight ago noon midnight
    """.split()
)
SPEECH = frozenset("said says told tells announced would could should".split())

# What these write is for readers; they read no text.
SPEAKING = {"rules", "render", "explain", "console", "cli"}


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name below it."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__") or "timeline"] = path
    return found


MODULES = {name: path for name, path in modules().items() if name != "timeline"}


def imports(path: Path) -> set[str]:
    """Dotted names that a module imports, at its top or inside its functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            names |= {node.module or ""}
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "timeline"}
    return names


def room(module: str) -> str:
    """The place in ORDER that a module belongs to: `render.page` is in `render`."""
    return module.partition(".")[0]


@pytest.mark.parametrize("module", MODULES)
def test_module_has_a_place(module: str) -> None:
    assert room(module) in ORDER


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_upward(module: str) -> None:
    own = {
        name.removeprefix("timeline.") for name in imports(MODULES[module]) if name.startswith("timeline.")
    }
    below = {
        name
        for name in own
        if ORDER.index(room(name)) >= ORDER.index(room(module))
        and room(name) != room(module)
        and (module, room(name)) not in CONVENIENCES
    }
    assert not below


@pytest.mark.parametrize("module", MODULES)
def test_packages_enter_through_their_door(module: str) -> None:
    packages = {name.partition(".")[0] for name in imports(MODULES[module])} - {"timeline", "__future__"}
    outside = packages - set(sys.stdlib_module_names)
    assert {package: DOORS.get(package) for package in outside} == dict.fromkeys(outside, module)


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) not in SPEAKING])
def test_words_live_in_rules(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    pieces = {
        id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            words = re.findall(r"[a-z]+", node.value.lower())
            told = len(words) <= 2 and (CALENDAR & set(words) or (words and set(words) <= SPEECH))
            assert not told, f"line {node.lineno}: {node.value!r}"


def test_rules_never_see_a_date() -> None:
    for name, path in MODULES.items():
        if room(name) == "rules":
            assert not {"datetime", "time", "calendar"} & {n.split(".")[0] for n in imports(path)}


def test_no_clock_in_the_library() -> None:
    clock = re.compile(r"\b(datetime\.now|date\.today|time\.time|time\.localtime|utcnow|datetime\.today)\b")
    assert [name for name, path in MODULES.items() if clock.search(path.read_text(encoding="utf-8"))] == []
