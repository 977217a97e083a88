"""How alike two event mentions are: the same kind of happening, with arguments that agree; dates not looked at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import product

from timeline.lexicon import family, related, verb_of
from timeline.model import Argument, EventMention, Role
from timeline.rules.en_merge import (
    COMPANY_FORMS,
    KINDS,
    LIGHT,
    NOUN_ENDINGS,
    PHASES,
    PLURAL,
    ROLE_NOUNS,
    STOPWORDS,
    TITLES,
)

Closeness = Callable[[str, str], float]
"""How near two trigger lemmas are in meaning, 0 to 1."""

NO_ARGUMENTS = 0.7
"""What is left of a trigger's closeness where the arguments say nothing either way."""

FAMILY = 0.9
"""How near a verb and its own noun are: "approve", "approval"."""

DERIVED = 0.9
"""What the closeness of the verbs behind two nouns is worth."""

KIN = 0.7
"""How near two words for one kind of happening are: "strike", "stoppage"."""

RELATED = 0.4
"""From this closeness on two words may name one thing."""

LIGHTLY = 0.5
"""What a light verb's closeness is worth."""

SHORTEST_STEM = 4
"""How much of a word must be left when its ending is cut off."""

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""Entity types that are names."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


# --------------------------------------------------------------------------- names


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case and accents off, apostrophes made plain: "Zürich’s" -> "zurich's"."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """A name's own words, folded: "President José Ruiz’s" -> ("jose", "ruiz")."""
    words = [w.removesuffix("'s").removesuffix("'") for w in WORD.findall(fold(name))]
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in COMPANY_FORMS:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> float:
    """How sure it is that two names name the same: "Ruiz" and "José Ruiz" 0.9, "EU" and "European Union" 0.8.

    A shorter name must be the beginning or the end of the longer one; two first names that differ tell
    people apart ("Ana Ruiz", "José Ruiz" 0.0).
    """
    left, right = sorted((name_words(a), name_words(b)), key=len)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if right[-len(left) :] == left:
        return 0.9
    if right[: len(left)] == left:
        return 0.0 if _numbered(right[len(left) :]) else 0.9
    if len(left) == 1 and len(right) > 1 and left[0] == "".join(w[0] for w in right):
        return 0.8
    return 0.0


def _numbered(words: Iterable[str]) -> bool:
    """Whether a number follows a maker's name: "Kestrel 300" is no other word for "Kestrel"."""
    return any(c.isdigit() for word in words for c in word)


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    return (
        (*words[:-1], words[-1].removesuffix(PLURAL))
        if words and len(words[-1]) > SHORTEST_STEM - 1
        else words
    )


def is_called(entity: str, name: str) -> bool:
    """Whether a name as it stands in a text can mean an entity: "Ruiz", "the EU", "Kestrel 300 jets".

    Not the other way round: "Kestrel" is the maker, not the "Kestrel 300".
    """
    wanted, told = _singular(name_words(entity)), _singular(name_words(name))
    if not wanted or not told:
        return False
    if told == wanted or told[-len(wanted) :] == wanted:
        return True
    if told[: len(wanted)] == wanted:
        tail = name.split()[-(len(told) - len(wanted)) :]
        return not any(word[:1].isupper() or word[:1].isdigit() for word in tail)
    if len(told) == 1 and len(wanted) > 1 and told[0] == "".join(w[0] for w in wanted):
        return True
    return len(told) < len(wanted) and any(
        wanted[i : i + len(told)] == told for i in range(1, len(wanted) - len(told) + 1)
    )


def is_name(argument: Argument) -> bool:
    """Whether the argument names its party, and does not only describe it: "Ana Ruiz", not "Drivers"."""
    return argument.entity in NAMED or _capital(argument.name)


@lru_cache(maxsize=65536)
def _capital(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split()[1:])


def head(argument: Argument) -> str:
    """The last word of a party's name, folded: "President José Ruiz" -> "ruiz"."""
    words = name_words(argument.name)
    return words[-1] if words else ""


# --------------------------------------------------------------------------- triggers


@lru_cache(maxsize=65536)
def phase(lemma: str) -> str:
    """Which end of something a verb names: "resume" -> "begin", "founder" -> "end", else ""."""
    return next((name for name, words in PHASES.items() if lemma in words), "")


@lru_cache(maxsize=65536)
def kinds(term: str) -> frozenset[int]:
    """The kinds of happening, by number, that a word or a verb with its particle may tell."""
    return frozenset(number for number, words in enumerate(KINDS) if term in words)


@lru_cache(maxsize=65536)
def roots(lemma: str) -> frozenset[str]:
    """What words of one family share: "approval" and "approve" {"approv"}, "invasion" and "invade" {"invad"}."""
    return frozenset(_cut(word) for word in (lemma, verb_of(lemma)) if word)


def _cut(word: str) -> str:
    ending = next((e for e in NOUN_ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), "")
    return word.removesuffix(ending)


def near(left: str, right: str, close: Closeness = related) -> float:
    """How near two words for a happening are; "began" and "ended" 0 whatever a lexicon says.

    A light verb ("made", "held") is weak on its own, even against itself.
    """
    if {phase(left), phase(right)} == {"begin", "end"}:
        return 0.0
    value = 1.0 if left == right else FAMILY if roots(left) & roots(right) else _close(left, right, close)
    value = max(value, KIN if kinds(left) & kinds(right) else 0.0)
    return value * LIGHTLY if left in LIGHT or right in LIGHT else value


def _close(left: str, right: str, close: Closeness) -> float:
    """How near two words are, or the verbs that they come from: "settlement" and "agree"."""
    acts = verb_of(left) or left, verb_of(right) or right
    return max(close(left, right), 0.0 if acts == (left, right) else DERIVED * close(*acts))


@lru_cache(maxsize=131072)
def terms_near(left: tuple[str, ...], right: tuple[str, ...], close: Closeness = related) -> float:
    """The nearest that any word of one comes to any of the other: "touch down" and "landing"."""
    return max((near(a, b, close) for a, b in product(left, right)), default=0.0)


def closeness(a: EventMention, b: EventMention, close: Closeness = related) -> float:
    """How near two triggers are in meaning."""
    return near(fold(a.lemma), fold(b.lemma), close)


# --------------------------------------------------------------------------- arguments


def parties(mention: EventMention) -> tuple[Argument, ...]:
    """Who takes part, without places."""
    return tuple(a for a in mention.arguments if a.role is not Role.PLACE)


def places(mention: EventMention) -> tuple[Argument, ...]:
    """Where it happens."""
    return tuple(a for a in mention.arguments if a.role is Role.PLACE)


def _match(a: Argument, b: Argument) -> float:
    """How well one argument fits another: names by name, descriptions by their head."""
    if is_name(a) and is_name(b):
        return same_name(a.name, b.name)
    if head(a) and head(a) == head(b):
        return 0.3 if head(a) in ROLE_NOUNS else 0.6
    return 0.0


def _best(one: Argument, others: Iterable[Argument]) -> float:
    return max((_match(one, other) for other in others), default=0.0)


def shared_parties(a: EventMention, b: EventMention) -> float:
    """How many who and where agree, 0 to 1."""
    left, right = parties(a), parties(b)
    score = 0.0
    if left and right:
        shorter, longer = sorted((left, right), key=len)
        found = [_best(one, longer) for one in shorter]
        score = max(found) * 0.5 + sum(found) / len(found) * 0.5
    here, there = places(a), places(b)
    if here and there and any(_best(one, there) for one in here):
        score += 0.3
    return min(1.0, score)


def rare_party(a: EventMention, b: EventMention, rarity: Mapping[str, float]) -> float:
    """How much the rarest party or place that two mentions share says, 0 to 1: who is in every happening says nothing."""
    return max(
        (
            _match(x, y) * min(rarity.get(head(x), 1.0), rarity.get(head(y), 1.0))
            for x, y in product(a.arguments, b.arguments)
        ),
        default=0.0,
    )


def clash(a: EventMention, b: EventMention) -> float:
    """1 where both name someone in one role and no name of either is found in the other, 3 where persons differ.

    Places that differ count half: one may lie in the other.
    """
    left, right = parties(a), parties(b)
    for role in (Role.AGENT, Role.PATIENT):
        mine = [x for x in left if x.role is role and is_name(x)]
        theirs = [x for x in right if x.role is role and is_name(x)]
        if (
            mine
            and theirs
            and not any(_best(x, right) for x in mine)
            and not any(_best(y, left) for y in theirs)
        ):
            return 3.0 if {x.entity for x in (*mine, *theirs)} == {"PERSON"} else 1.0
    here, there = places(a), places(b)
    return 0.5 if here and there and not any(_best(one, there) for one in here) else 0.0


def other_object(a: EventMention, b: EventMention) -> float:
    """1 where the same or another verb is done to things that have no word and no meaning in common."""
    mine = [x for x in a.arguments if x.role is Role.PATIENT]
    theirs = [x for x in b.arguments if x.role is Role.PATIENT]
    if a.nominal or b.nominal or not mine or not theirs:
        return 0.0
    near_enough = any(
        set(name_words(x.name)) & set(name_words(y.name)) or near(head(x), head(y)) >= RELATED
        for x, y in product(mine, theirs)
    )
    return 0.0 if near_enough else 1.0


def agreement(a: EventMention, b: EventMention) -> float:
    """How far who and where agree, -1 (different people or places) to 1; 0 where nothing is known."""
    return max(-1.0, shared_parties(a, b) - 0.6 * clash(a, b) - 0.3 * other_object(a, b))


def tells_apart(a: EventMention, b: EventMention) -> bool:
    """Whether the words alone keep two happenings apart: "the first vote", "the second"; "began", "ended"."""
    if {phase(fold(a.lemma)), phase(fold(b.lemma))} == {"begin", "end"}:
        return True
    return a.negated != b.negated or bool(a.ordinal and b.ordinal and fold(a.ordinal) != fold(b.ordinal))


def alike(a: EventMention, b: EventMention, *, close: Closeness = related) -> float:
    """How likely two mentions tell of one kind of happening with the same parties, 0 to 1.

    "the ruling" after "the court ruled on the fees" 0.63 (nothing but the trigger); with the court named
    in both 0.9; "the first vote" and "the second vote" 0. From 0.6 on they may be taken for one another.
    """
    if tells_apart(a, b):
        return 0.0
    known = agreement(a, b)
    factor = NO_ARGUMENTS + (1 - NO_ARGUMENTS) * known if known >= 0 else NO_ARGUMENTS * (1 + known)
    return round(closeness(a, b, close) * factor, 4)


# --------------------------------------------------------------------------- words and keys


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The words of a label or clause that could tell happenings apart, folded, numbers kept."""
    words = (w.removesuffix("'s") for w in WORD.findall(fold(text)))
    return frozenset(w for w in words if w not in STOPWORDS)


def keys(mention: EventMention) -> tuple[str, ...]:
    """Blocking keys: mentions that share none are never compared.

    The trigger and its commonest meanings and kinds, each party's last word, each content word of the label.
    """
    lemma = fold(mention.lemma)
    found = [f"t:{verb_of(lemma) or lemma}", *(f"c:{concept}" for concept in sorted(family(lemma)))]
    found += [f"k:{kind}" for kind in sorted(kinds(lemma))]
    found += [f"n:{head(argument)}" for argument in mention.arguments if head(argument)]
    found += [f"w:{word}" for word in sorted(content_words(mention.label))]
    return tuple(dict.fromkeys(found))
