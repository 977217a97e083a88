"""Questions that the next sentence answers with a time: "When does the hall open? On 3 May, at noon"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.model import Attachment, TimexType
from timeline.prepositions import ranges_in, relation_of
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Timex
    from timeline.syntax import Sentence, Token

_BEFORE = frozenset({"ADP", "DET", "ADV", "PART", "SCONJ"})


def asks(sentence: Sentence) -> bool:
    """Whether a sentence asks."""
    return any(token.text == "?" for token in sentence.tokens[-2:])


def answered(
    sentence: Sentence, after: Sentence | None, timexes: Sequence[Timex], text: str
) -> tuple[Attachment, ...]:
    """What the sentence after a "when" question says of its verb: "On 3 May" gives IS_INCLUDED 3 May; else nothing."""
    if after is None or not asks(sentence) or sentence.tokens[0].text.lower() not in en.MEANWHILE:
        return ()
    dated = [timex for timex in timexes if timex.type in {TimexType.DATE, TimexType.TIME}]
    lead = list(takewhile(lambda token: token.pos in _BEFORE, after.tokens))
    start = lead[-1].end if lead else after.start
    if not dated or dated[0].span.start > start + 1 or not _stands_alone(after, dated[0]):
        return ()
    ends = [token.start for token in after.tokens if token.text in {",", ";"} or token.pos == "VERB"]
    first = [timex for timex in dated if timex.span.end <= min(ends, default=after.end)] or dated[:1]
    ranges = ranges_in(first, text)
    return tuple(Attachment(t.id, ranges.get(t.id) or relation_of(t, text), "answer") for t in first)


def _stands_alone(sentence: Sentence, timex: Timex) -> bool:
    """Whether no clause begins right behind a time: "On 3 May, at noon", not "On 3 May the hall opens"."""
    behind = next((token for token in sentence.tokens if token.start >= timex.span.end), None)
    return behind is None or behind.pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}


def asked(triggers: Sequence[Token]) -> Token | None:
    """The happening that a question asks about: its main verb, or the noun in "When is the vote?"."""
    ordered = sorted(triggers, key=lambda token: (token.head != token.i, token.i))
    return next(iter(ordered), None)


__all__ = ["answered", "asked", "asks"]
