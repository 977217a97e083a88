"""What parsing gives: plain, picklable sentences, tokens, quotations and names, and walks over the trees.

Nothing here knows which parser made them. All offsets are into `Article.text` (of a title's sentences:
into `Article.title`), as everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import EventMention


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `i` and `head` are indices in its sentence (a root is its own head)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent_type: str = ""
    morph: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tree; `children[i]` are the indices of token i's dependents, in order."""

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    heading: bool = False

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """Dependents of `token`, in order; with `deps`, only those so related: `kids(verb, "nsubj")`."""
        tokens = self.tokens
        if not deps:
            return [tokens[i] for i in self.children[token.i]]
        return [kid for i in self.children[token.i] if (kid := tokens[i]).dep in deps]

    def head(self, token: Token) -> Token:
        """The governor of `token`, itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of `token` from the nearest to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """`token` and everything below it, in reading order."""
        seen, stack = [], [token.i]
        while stack:
            i = stack.pop()
            seen.append(i)
            stack.extend(self.children[i])
        return [self.tokens[i] for i in sorted(seen)]

    def roots(self) -> list[Token]:
        """The tokens that hang on nothing."""
        return [token for token in self.tokens if token.head == token.i]

    def between(self, span: Span) -> list[Token]:
        """The tokens that share a character with `span`."""
        return [token for token in self.tokens if token.start < span.end and span.start < token.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of quoted speech: `parts` are what stands between the marks, `start`/`end` the outer bounds.

    A quotation that its reporting clause splits, that runs over paragraphs, or that stands as a block
    after a colon is one quote with several parts. `speaker_span` and `verb_span` are those of the
    reporting clause ("Smith", "said"), None where the text gives none. `sentences` are the indices of
    the first and the last sentence that it touches.
    """

    index: int
    start: int
    end: int
    parts: tuple[Span, ...]
    speaker_span: Span | None = None
    verb_span: Span | None = None
    sentences: tuple[int, int] = (0, 0)

    def contains(self, offset: int) -> bool:
        """Whether the character at `offset` is quoted speech of this quote."""
        return any(part.start <= offset < part.end for part in self.parts)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text: its span, surface and type (PERSON, ORG, GPE …), and the sentence it stands in."""

    start: int
    end: int
    text: str
    label: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article's sentences, quotations and names, in text order; the title's sentences apart."""

    article_id: str
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    title_sentences: tuple[Sentence, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`."""
        at = bisect_right(self.sentences, offset, key=_start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def token_at(self, offset: int) -> tuple[Sentence, Token] | None:
        """The token that holds the character at `offset`, with its sentence."""
        sentence = self.sentence_at(offset)
        if sentence is None:
            return None
        at = bisect_right(sentence.tokens, offset, key=_start) - 1
        return (sentence, sentence.tokens[at]) if at >= 0 and offset < sentence.tokens[at].end else None

    def token_of(self, mention: EventMention) -> tuple[Sentence, Token] | None:
        """A mention's trigger with its sentence; None where it stands in the title, whose offsets are its own."""
        return self.token_at(mention.span.start) if mention.sentence >= 0 else None

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation whose words hold the character at `offset`."""
        at = bisect_right(self.quotes, offset, key=_start) - 1
        for quote in reversed(self.quotes[max(0, at - 3) : at + 1]):
            if quote.contains(offset):
                return quote
        return None


def _start(item: Sentence | Token | Quote) -> int:
    return item.start


__all__ = ["Entity", "Parsed", "Quote", "Sentence", "Span", "Token"]
