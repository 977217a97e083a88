"""Quoted speech: which characters are somebody's words, whose, and which verb reports them.

Marks are found paragraph by paragraph in the bare text (curly, straight, single and double); a
quotation left open at a paragraph's end goes on where the next paragraph opens with a mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model import Span
from timeline.rules.en_events import IRREGULAR_SAYING, SAYING
from timeline.syntax import Quote, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

# Openers with the mark that closes them; single marks only where they cannot be an apostrophe.
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''"}
_OPENER = re.compile(r"“|„|«|\"|``|(?<![\w’'.,])[‘'](?=[\w(\[$£€])")
_SINGLE_CLOSER = re.compile(r"(?<=[\w.,!?;:—–-])[’'](?!\w)")
# An opening mark inside open speech, after the end of a sentence: a paragraph break got lost there.
_REOPENER = re.compile(r"(?<=[.?!] )[\"“](?=[\w(\[$£€])")
_NEAR = 8  # quotations on either side whose words are no reporting clause
_LONGEST_BRIDGE = 220  # characters of reporting clause between two parts of one quotation


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two marks; `open` where the paragraph ended first."""

    start: int
    end: int
    paragraph: int
    open: bool = False


def find_quotes(text: str, paragraphs: Sequence[Span], sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """All quotations of a text in order: `“Go,” he said. “Now.”` is one, spoken by "he", reported by "said"."""
    parts = [part for i, span in enumerate(paragraphs) for part in _parts(text, span, i)]
    groups = _group(text, paragraphs, parts)
    quotes = [_quote(i, group, sentences) for i, group in enumerate(groups)]
    return tuple(_attribute(text, quotes, sentences))


def _parts(text: str, paragraph: Span, index: int) -> list[_Part]:
    """The marked stretches of one paragraph."""
    found, at = [], paragraph.start
    while opener := _OPENER.search(text, at, paragraph.end):
        mark, start = opener.group(), opener.end()
        end = (
            _single_closing(text, start, paragraph.end)
            if mark in "‘'"
            else _closing(text, mark, start, paragraph)
        )
        if end is not None:
            opened = bool(_REOPENER.match(text, end))
            found.append(_Part(start, end, index, open=opened))
            at = end if opened else end + 1
        elif mark in "‘'":
            at = start
        else:
            found.append(_Part(start, paragraph.end, index, open=True))
            at = paragraph.end
    return found


def _closing(text: str, mark: str, start: int, paragraph: Span) -> int | None:
    """Where the mark that closes (or opens the next paragraph of) the speech stands, None where it is missing."""
    closers = _CLOSERS[mark]
    ends = [text.find(closer, start, paragraph.end) for closer in (closers if closers != "''" else ("''",))]
    reopener = _REOPENER.search(text, start, paragraph.end)
    ends.append(reopener.start() if reopener else -1)
    return min((end for end in ends if end >= 0), default=None)


def _single_closing(text: str, start: int, stop: int) -> int | None:
    """The first closing single mark that cannot be the apostrophe of a plural."""
    for match in _SINGLE_CLOSER.finditer(text, start, stop):
        end = match.start()
        if text[end - 1] != "s" or not text[end + 1 : end + 3].strip()[:1].isalpha():
            return end
    return None


def _group(text: str, paragraphs: Sequence[Span], parts: Sequence[_Part]) -> list[list[_Part]]:
    """Parts of one speech together: over paragraphs, and around a reporting clause."""
    groups: list[list[_Part]] = []
    for part in parts:
        if groups and _continues(text, paragraphs, groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _continues(text: str, paragraphs: Sequence[Span], last: _Part, part: _Part) -> bool:
    if part.paragraph != last.paragraph:
        opens = not text[paragraphs[part.paragraph].start : part.start].strip('“"„«` \u00a0>')
        return part.paragraph == last.paragraph + 1 and last.open and opens
    if last.open:
        return True
    bridge = text[last.end + 1 : part.start - 1]
    said = text[last.start : last.end].rstrip()
    if len(bridge) > _LONGEST_BRIDGE or not bridge.strip() or len(said.split()) < 2:
        return False
    if said.endswith((",", "—", "–", "-", "...", "…")) or _goes_on(text, part, bridge):
        return _reports(bridge)
    return said.endswith((".", "?", "!")) and _reports(bridge) and bridge.count(". ") == 0


def _goes_on(text: str, part: _Part, bridge: str) -> bool:
    """Whether the words after the bridge continue a clause: lower case, after a comma."""
    return bridge.rstrip().endswith(",") and text[part.start : part.start + 1].islower()


def _reports(bridge: str) -> bool:
    """Whether a short text between two quoted parts is a reporting clause."""
    words = re.findall(r"[a-z]+", bridge.lower())
    return any(stem in SAYING for word in words for stem in _stems(word))


def _stems(word: str) -> tuple[str, ...]:
    """Rough lemmas of a verb form, enough to look a reporting verb up."""
    if word in IRREGULAR_SAYING:
        return (IRREGULAR_SAYING[word],)
    return (
        word,
        word.removesuffix("s"),
        word.removesuffix("ed"),
        word.removesuffix("d"),
        word.removesuffix("ied") + "y",
    )


def _quote(index: int, group: Sequence[_Part], sentences: Sequence[Sentence]) -> Quote:
    spans = tuple(Span(part.start, part.end) for part in group)
    start, end = spans[0].start, spans[-1].end
    return Quote(index, start, end, spans, sentences=_touched(sentences, start, end))


def _touched(sentences: Sequence[Sentence], start: int, end: int) -> tuple[int, int]:
    """Indices of the first and last sentence that share a character with the span."""
    first = bisect_left(sentences, start + 1, key=lambda sentence: sentence.end)
    last = first
    while last + 1 < len(sentences) and sentences[last + 1].start < end:
        last += 1
    return first, last


# --------------------------------------------------------------------------- who said it


def _attribute(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> list[Quote]:
    """Give each quotation its reporting verb and speaker; one without takes those of the speech it continues."""
    done: list[Quote] = []
    for quote in quotes:
        found = _reporting(quote, quotes, sentences)
        if found is not None:
            speaker, verb = found
            done.append(replace(quote, speaker_span=speaker, verb_span=verb))
        elif done and _follows_on(text, done[-1], quote, sentences):
            done.append(replace(quote, speaker_span=done[-1].speaker_span, verb_span=done[-1].verb_span))
        else:
            done.append(quote)
    return done


def _follows_on(text: str, last: Quote, quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """A quotation that opens a sentence of its own right after another's reporting clause is the same speech."""
    if last.verb_span is None or quote.start >= quote.end:
        return False
    first, end = quote.sentences[0], last.sentences[1]
    if not (0 <= first - end <= 2 and first < len(sentences)):
        return False
    return not text[sentences[first].start : quote.start].strip("“\"„«‘'` \u00a0>")


def _reporting(
    quote: Quote, quotes: Sequence[Quote], sentences: Sequence[Sentence]
) -> tuple[Span | None, Span] | None:
    """The reporting verb nearest to the quotation's edges, with its subject."""
    first, last = quote.sentences
    if first >= len(sentences):
        return None
    around = [sentences[i] for i in range(first, min(last, len(sentences) - 1) + 1)]
    near = {
        sentence.index: sentence
        for sentence in (*around, *_introducing(first, sentences), *_closing_tag(last, sentences))
    }
    spoken = quotes[max(0, quote.index - _NEAR) : quote.index + _NEAR + 1]
    candidates = [
        (_distance(quote, verb), sentence, verb)
        for sentence in near.values()
        for verb in sentence.tokens
        if verb.pos in {"VERB", "NOUN", "PROPN"}
        and verb.lemma.lower() in SAYING
        and verb.tag != "VBG"
        and (verb.pos == "VERB" or verb.tag.startswith("VB"))
        and _distance(quote, verb) <= _LONGEST_BRIDGE
        and not any(other.contains(verb.start) for other in spoken)
    ]
    if not candidates:
        return None
    _, sentence, verb = min(candidates, key=lambda item: (item[0], item[2].start))
    return _speaker(sentence, verb), Span(verb.start, verb.end)


def _introducing(first: int, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentence before, where it ends in a colon ("He told reporters on Friday:")."""
    if first > 0 and sentences[first - 1].tokens and sentences[first - 1].tokens[-1].text in {":", ",", "—"}:
        return [sentences[first - 1]]
    return []


def _closing_tag(last: int, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentence after, where the parser cut a reporting clause off ("he told reporters.")."""
    if last + 1 >= len(sentences):
        return []
    after, here = sentences[last + 1], sentences[last]
    opens_low = bool(after.tokens) and after.tokens[0].text[:1].islower()
    return [after] if after.paragraph == here.paragraph and opens_low else []


def _distance(quote: Quote, verb: Token) -> int:
    """Characters between a verb and the nearest edge of a part."""
    return min(min(abs(verb.start - part.end), abs(part.start - verb.end)) for part in quote.parts)


def _speaker(sentence: Sentence, verb: Token) -> Span | None:
    """The span of the verb's subject without what hangs on it after a comma."""
    for candidate in (verb, *sentence.ancestors(verb)):
        for subject in sentence.kids(candidate, "nsubj", "nsubjpass"):
            return name_span(sentence, subject)
        if candidate.dep not in {"conj", "xcomp"}:
            break
    return None


def name_span(sentence: Sentence, head: Token) -> Span:
    """The head noun with its compounds, titles and determiners: "Prime Minister Mary Hall"."""
    tokens = [head]
    for kid in sentence.kids(head, "compound", "amod", "poss", "det", "nummod", "flat", "nmod"):
        tokens.extend(sentence.subtree(kid))
    low, high = min(token.i for token in tokens), max(token.i for token in tokens)
    return Span(sentence.tokens[low].start, sentence.tokens[max(high, head.i)].end)


__all__ = ["find_quotes", "name_span"]
