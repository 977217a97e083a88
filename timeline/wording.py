"""The words of a label, and what mars one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.syntax import Token

HYPHENS = frozenset("-–/")
QUOTES = frozenset("\"“”„«»‘’'`") | {"''", "``"}


class Flaw(StrEnum):
    """Why no editor would print a label as it is."""

    WHOM = "a pronoun that may be anybody"
    WHOSE = "an owner that may be anybody"
    WHICH = "a word that points to what is not there"
    BACK = "a word that counts from what was told before"
    TIME = "a time is what the clause is about"
    SUBJECT = "no subject"
    EMPTY = "a verb that says nothing alone"
    THIN = "a verb that says little alone"
    AGREEMENT = "a subject that cannot be the verb's"
    DENIED = "what somebody says has not happened"
    TENSELESS = "no finite verb"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a label; `start` and `end` where it stands in the text, -1 where it does not."""

    text: str
    start: int = -1
    end: int = -2

    @classmethod
    def of(cls, token: Token) -> Word:
        """A word as the source has it, without the capital that opens a sentence."""
        opens = (
            token.i == 0
            and token.pos not in {"PROPN", "NUM"}
            and not token.ent_type
            and token.text[1:].islower()
        )
        return cls(
            token.text.lower() if opens or token.text in {"A", "The"} else token.text, token.start, token.end
        )

    def joins(self, last: Word) -> bool:
        """Whether no space stands between the last word and this one."""
        if self.text in {",", "'s", "’s", "'", "’", "%", ")", "n't", "n’t"} or last.text in {
            "$",
            "£",
            "€",
            "(",
        }:
            return True
        return self.start == last.end


def is_tied(pair: tuple[Token, Token]) -> bool:
    """Whether two tokens are parts of one word: "handing" and "-"."""
    last, token = pair
    return token.start == last.end and (token.text in HYPHENS or token.text[:1].isalnum())


def owner_mark(name: str) -> str:
    """What makes an owner of a name: "'s", "'" after an s."""
    return "'" if name.endswith("s") else "'s"


__all__ = ["HYPHENS", "QUOTES", "Flaw", "Word", "is_tied", "owner_mark"]
