"""Trees that the parser is known to get wrong, put right: plain tokens in, plain tokens out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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


__all__ = ["mended"]
