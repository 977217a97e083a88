"""What words mean, as far as events need it: which nouns name happenings, and how near two words are.

Everything comes from `data/words.tsv.gz`, derived from WordNet (see `data/derive.py` and `data/NOTICE`).
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_DIGITS = {"n": "NOUN", "v": "VERB"}
_STEM = 4  # letters that words of one derivational family share, at least

# Closeness by how two senses lie in the hierarchy, and what each step down in sense rank costs.
_SAME, _SYNONYM, _PARENT, _SIBLING, _RANK_COST = 0.95, 0.9, 0.65, 0.45, 0.1
_COMMON = 4  # so many senses of a word bring it together with others
_SPECIFIC = 2  # siblings below a concept as deep as this have something in common


@dataclass(frozen=True, slots=True)
class _Tables:
    eventive: dict[str, float]
    concepts: dict[str, dict[str, tuple[str, ...]]]  # lemma -> pos -> concepts, commonest first
    parents: dict[str, tuple[str, int]]
    verbs: dict[str, tuple[str, ...]]  # concept -> verbs
    people: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    needy: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    packed = (files("timeline.data") / "words.tsv.gz").read_bytes()
    words, tree, *lists = gzip.decompress(packed).decode().split("--------\n")
    tables = _Tables({}, {}, {}, {}, *(frozenset(part.split()) for part in lists))
    for line in words.splitlines():
        lemma, pos, score, senses = line.split("\t")
        lemma, pos, kept = lemma.replace("_", " "), _DIGITS[pos], tuple(senses.split(",")) if senses else ()
        tables.concepts.setdefault(lemma, {})[pos] = tuple(dict.fromkeys(kept))
        if pos == "NOUN":
            tables.eventive[lemma] = int(score) / 9
        else:
            for concept in kept:
                tables.verbs[concept] = (*tables.verbs.get(concept, ()), lemma)
    for line in tree.splitlines():
        concept, parent, depth = line.split("\t")
        tables.parents[concept] = (parent, int(depth))
    return tables


def eventive(noun: str) -> float:
    """How much of a noun's use names happenings, 0 to 1: "invasion" 1.0, "table" 0.0."""
    return _tables().eventive.get(noun, 0.0)


def is_person(noun: str) -> bool:
    """Whether a common noun first of all names people: "nurse", "minister"."""
    return noun in _tables().people


def is_idle(noun: str) -> bool:
    """Whether an eventive noun hardly ever names something that happened once: "support", "word"."""
    return noun in _tables().idle


def needs_object(verb: str) -> bool:
    """Whether a verb says little without an object: "arrest", unlike "resign"."""
    return verb in _tables().needy


def is_verb(lemma: str) -> bool:
    """Whether a word can be a verb."""
    return "VERB" in _tables().concepts.get(lemma, {})


def family(lemma: str, pos: str = "") -> frozenset[str]:
    """The word's commonest meanings as keys that a verb and its noun share: "invade" and "invasion" have one in common."""
    by_pos = _tables().concepts.get(lemma, {})
    return frozenset(
        concept for kind, kept in by_pos.items() if pos in {"", kind} for concept in kept[:_COMMON]
    )


@lru_cache(maxsize=65536)
def verb_of(noun: str) -> str | None:
    """The verb that an eventive noun comes from: "invasion" gives "invade"; None where there is none."""
    tables = _tables()
    for concept in tables.concepts.get(noun, {}).get("NOUN", ()):
        for verb in tables.verbs.get(concept, ()):
            if _shared(noun, verb) >= min(_STEM, len(verb)) - (len(verb) <= _STEM):
                return verb
    return None


@lru_cache(maxsize=262144)
def related(a: str, b: str) -> float:
    """How near two words are in meaning, 0 to 1: "scrub" and "cancel" 0.7, "strike" and "moon" 0."""
    if a == b:
        return 1.0
    best = 0.0
    for i, left in enumerate(_senses(a)):
        for j, right in enumerate(_senses(b)):
            best = max(best, _near(left, right, a, b) - _RANK_COST * (i + j) / 2)
    return max(best, 0.0)


@lru_cache(maxsize=65536)
def _senses(lemma: str) -> tuple[str, ...]:
    """The senses of a word, of verb and noun in turn."""
    kinds = list(_tables().concepts.get(lemma, {}).values())
    longest = max((len(kept) for kept in kinds), default=0)
    return tuple(dict.fromkeys(kept[i] for i in range(longest) for kept in kinds if i < len(kept)))


def _near(left: str, right: str, a: str, b: str) -> float:
    if left == right:
        return _SAME if _shared(a, b) >= _STEM else _SYNONYM
    parents = _tables().parents
    up_left, up_right = parents.get(left, ("", 0)), parents.get(right, ("", 0))
    if up_left[0] == right or up_right[0] == left:
        return _PARENT
    if up_left[0] and up_left == up_right and up_left[1] > _SPECIFIC:
        return _SIBLING
    return 0.0


def _shared(a: str, b: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


__all__ = ["eventive", "family", "is_idle", "is_person", "is_verb", "needs_object", "related", "verb_of"]
