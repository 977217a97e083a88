"""What the parser is known to get wrong, put right: trees and the lemmas of verbs."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.lexicon import is_verb
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.syntax import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A sentence that was read as a lone noun, made a clause: "the map that she drew shows a fort" -> "map … shows".

    The parser takes "that she" for the subject of the last verb, and the verb between for a participle.
    """
    for main in tokens:
        found = _led_astray(tokens, main)
        if found is not None:
            return _as_relative(tokens, main, *found)
    return tuple(tokens)


def _led_astray(tokens: Sequence[Token], main: Token) -> tuple[Token, Token, Token, Token] | None:
    """The noun, its "that", and the subject and verb of what is a relative clause."""
    noun = tokens[main.head]
    if (
        main.dep not in {"acl", "relcl"}
        or main.tag not in _FINITE
        or noun.dep != "ROOT"
        or noun.pos != "NOUN"
    ):
        return None
    kids = [token for token in tokens if token.head == main.i]
    that = next((kid for kid in kids if kid.dep == "mark" and kid.text.lower() == en.THAT), None)
    subject = next((kid for kid in kids if kid.dep == "nsubj"), None)
    if that is None or subject is None or that.i != noun.i + 1 or subject.i + 1 >= main.i:
        return None
    inner = tokens[subject.i + 1]
    told = inner.dep == "acl" and inner.tag in {"VBN", "VBD"} and inner.head == subject.i
    passive = any(token.dep == "agent" and token.head == inner.i for token in tokens)
    return (noun, that, subject, inner) if told and not passive else None


def _as_relative(
    tokens: Sequence[Token], main: Token, noun: Token, that: Token, subject: Token, inner: Token
) -> tuple[Token, ...]:
    changed = {
        noun.i: replace(noun, dep="nsubj", head=main.i),
        that.i: replace(that, dep="dobj", pos="PRON", tag="WDT", head=inner.i),
        subject.i: replace(subject, head=inner.i),
        inner.i: replace(inner, dep="relcl", tag="VBD", head=noun.i),
        main.i: replace(main, dep="ROOT", head=main.i),
    }
    stops = {
        token.i: replace(token, head=main.i)
        for token in tokens
        if token.head == noun.i and token.dep == "punct" and token.i > main.i
    }
    return tuple({**stops, **changed}.get(token.i, token) for token in tokens)


@lru_cache(maxsize=16384)
def respelled(word: str, lemma: str) -> str:
    """A verb's lemma as its spelling gives it away: `respelled("hoped", "hop")` is "hope".

    A short verb doubles its last letter before an ending: "hopped" is of "hop", "hoped" only of "hope".
    """
    if lemma in en.LEMMAS:
        return en.LEMMAS[lemma]
    if len(lemma) > 2 and _is_short(lemma) and word in {lemma + end for end in en.VERB_ENDINGS}:
        return lemma + "e" if is_verb(lemma + "e") else lemma
    if lemma.endswith("e") and not is_verb(lemma):
        stem = lemma[:-1]
        known = (stem[:-1], stem[:-1] + "y")[stem.endswith("i")]
        return known if (stem[-2:-1] == stem[-1:] or stem.endswith("i")) and is_verb(known) else lemma
    return lemma


def _is_short(lemma: str) -> bool:
    """Whether a verb ends in one consonant after one vowel."""
    before, vowel, last = lemma[-3], lemma[-2], lemma[-1]
    return vowel in en.VOWELS and before not in en.VOWELS and last not in en.VOWELS | {"w", "x", "y"}


__all__ = ["mended", "respelled"]
