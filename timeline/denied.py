"""Dates that an article tells only to say that they are wrong, or that others give them.

"The bridge fell on Wednesday, not on Tuesday, as the Gazette reported": Tuesday dates nothing here, but it says that
the sources disagree. Such an expression is taken from the happenings that it would date, and becomes a claim on them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model import Attachment, Claim, EventClass, Span, Status, Tense, TimexType
from timeline.rules import en_denials as en

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import Article, EventMention, Timex
    from timeline.syntax import Parsed, Sentence

BACK = 2  # sentences back in which what is corrected may have been told
_DATES = frozenset({TimexType.DATE, TimexType.TIME})
_DENIED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in en.DENIED)
_DISPUTED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in en.DISPUTED)
_SPACE = re.compile(r"\s")
_SLOT = re.compile(re.escape(en.SLOT).replace(r"\{\}", r"(\d+)"))


@dataclass(frozen=True, slots=True)
class _Found:
    claim: Claim
    timex: Timex
    sentence: int
    said: Span  # all that says so
    row: str = ""
    right: str = ""  # the expression that is said to be the right one


def ascribe(
    mentions: Sequence[EventMention], timexes: Sequence[Timex], article: Article, parsed: Parsed
) -> list[EventMention]:
    """The mentions, with the dates that the article does not take as its own made claims of them."""
    found = {f.timex.id: f for f in _claims(timexes, article, parsed)}
    if not found:
        return list(mentions)
    owners: dict[str, list[_Found]] = {}
    for each in found.values():
        owner = _owner(each, mentions, found)
        if owner is not None:
            owners.setdefault(owner.id, []).append(each)
    return [_without(m, found, owners.get(m.id, ())) for m in mentions]


def _claims(timexes: Sequence[Timex], article: Article, parsed: Parsed) -> Iterator[_Found]:
    for sentence in parsed.sentences:
        first = bisect_left(timexes, sentence.start, key=lambda t: t.span.start)
        last = bisect_left(timexes, sentence.end, key=lambda t: t.span.start)
        own = timexes[first:last]
        if own:
            yield from _in_sentence(sentence, own, article, parsed)


def _in_sentence(
    sentence: Sentence, own: Sequence[Timex], article: Article, parsed: Parsed
) -> Iterator[_Found]:
    told = _slotted(sentence, own, article.text)
    met: set[int] = set()
    for denied, rows in ((True, _DENIED), (False, _DISPUTED)):
        for name, pattern in rows:
            for match in pattern.finditer(told):
                number = int(match["t"])
                if number in met or not _counts(own[number], parsed):
                    continue
                met.add(number)
                claim = Claim(own[number].id, _who(match), denied)
                said = Span(*(_offset(place, told, sentence, own) for place in match.span()))
                right = match.groupdict().get("right")
                instead = own[int(right)].id if right else ""
                yield _Found(claim, own[number], sentence.index, said, name, instead)
    corrected = _corrected(sentence, told, article.text, parsed)
    if corrected is not None and corrected not in met and _counts(own[corrected], parsed):
        wrong = own[corrected]
        yield _Found(Claim(wrong.id), wrong, sentence.index, Span(sentence.start, wrong.span.end))


def _slotted(sentence: Sentence, own: Sequence[Timex], text: str) -> str:
    """A sentence with its expressions as numbers: "It fell on ⟦0⟧, not on ⟦1⟧."."""
    parts, at = [], sentence.start
    for number, timex in enumerate(own):
        parts += [text[at : timex.span.start], en.SLOT.format(number)]
        at = timex.span.end
    return _SPACE.sub(" ", "".join([*parts, text[at : sentence.end]]))


def _offset(place: int, told: str, sentence: Sentence, own: Sequence[Timex]) -> int:
    """Where in the text a place of the sentence with numbers for expressions is."""
    shift = sum(
        len(own[int(slot[1])].text) - len(slot[0]) for slot in _SLOT.finditer(told) if slot.end() <= place
    )
    return sentence.start + place + shift


def _counts(timex: Timex, parsed: Parsed) -> bool:
    """Whether an expression is a date that the narrator tells."""
    dated = timex.type in _DATES and (timex.expr is not None or timex.value not in {None, "PRESENT_REF"})
    return dated and parsed.quote_at(timex.span.start) is None


def _who(match: re.Match[str]) -> str:
    """Who gave a date, as the sentence names it; "" where it was the publisher itself."""
    groups = match.groupdict()
    said = " ".join((groups.get("by") or groups.get("by2") or "").split())
    begun = en.BEGINNINGS.match(said)
    said = begun["who"] if begun is not None else said
    first, _, rest = said.partition(" ")
    if first.lower() in en.OURSELVES:
        return ""
    return f"{first.lower()} {rest}" if first.lower() in en.LOWERED else said


def _corrected(sentence: Sentence, told: str, text: str, parsed: Parsed) -> int | None:
    """The last expression of what a correction says that was written before."""
    before = parsed.sentences[sentence.index - 1] if sentence.index else None
    heads = [told, *([text[before.start : before.end]] if before is not None else [])]
    if not any(en.CORRECTION.match(head) for head in heads):
        return None
    match = en.CORRECTED.search(told)
    slots = _SLOT.findall(match["rest"]) if match is not None else []
    return int(slots[-1]) if slots else None


def _owner(
    each: _Found, mentions: Sequence[EventMention], found: Mapping[str, _Found]
) -> EventMention | None:
    """The happening that a claim is about: what the expression would date, else the dated one that was told last."""
    able = [
        m
        for m in mentions
        if m.quote is None and m.event_class is not EventClass.REPORTING and m.sentence >= 0
    ]
    held = [m for m in able if any(a.timex == each.timex.id for a in m.attachments)]
    dated = [m for m in able if any(a.timex not in found for a in m.attachments)]
    before = [
        m
        for m in dated
        if each.sentence - BACK <= m.sentence <= each.sentence and m.span.start < each.said.start
    ]
    here = [m for m in able if m.sentence == each.sentence]
    after = [m for m in dated if m.sentence == each.sentence and m.span.start >= each.said.end]
    asides = (*reversed(before), *after) if each.row in en.ASIDES else ()
    return next(iter((*asides, *held, *reversed(before), *after, *reversed(here))), None)


def _without(mention: EventMention, found: Mapping[str, _Found], own: Sequence[_Found]) -> EventMention:
    rights = {each.right for each in found.values() if each.right}
    aside = not own and any(
        each.said.start <= mention.span.start < each.said.end and mention.sentence == each.sentence
        for each in found.values()
    )
    kept = tuple(a for a in mention.attachments if a.timex not in found and (own or a.timex not in rights))
    if len(kept) == len(mention.attachments) and not own and not aside:
        return mention
    if aside:
        return replace(mention, attachments=kept, salient=False, joins=False)
    claims = tuple(each.claim for each in own)
    kept = kept or tuple(Attachment(each.right) for each in own if each.right)
    undone = any(each.row in en.UNDOING for each in own) and mention.negated
    past = mention.tense in {Tense.PAST, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT}
    return replace(
        mention,
        attachments=kept,
        claims=claims,
        negated=mention.negated and not undone,
        joins=mention.joins or undone,
        status=Status.OCCURRED if undone and past else mention.status,
    )


__all__ = ["ascribe"]
