"""Expressions of an article that are said to be one day: `list(identities(reading))`.

"Tomorrow is Christmas", "happy Easter for Sunday", "two days ago (that makes it Tuesday 11 May)": the first counts from the
day of writing, the second has its place in the calendar, so both together tell when the article was written.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.coincide import is_calendar
from timeline.model import Reference, Span, TimexType
from timeline.rules import en_links as words
from timeline.rules.en_events import AUTHORS
from timeline.scene import element, is_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events import Reading
    from timeline.model import Timex
    from timeline.syntax import Sentence, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_OPENING = frozenset({",", "("})


def identities(reading: Reading) -> Iterator[tuple[str, str]]:
    """Expressions that count from the day of writing, each with the one that it is said to be: "tomorrow is Christmas"."""
    told = [t for t in reading.timexes if _is_plain(reading, t)]
    for one, other in pairwise(told):
        first, last = (reading.parsed.sentence_at(t.span.start) for t in (one, other))
        if first is None or last is None or first.paragraph != last.paragraph:
            continue
        if first.index == last.index:
            joined = _is_copula(first, one, other) or _is_apposed(first, one, other)
        else:
            joined = last.index == first.index + 1 and _goes_on(last, other)
        if joined or _points_back(first, last, one, other):
            yield from _counted_first(one, other)


def _is_plain(reading: Reading, timex: Timex) -> bool:
    """Whether an expression tells a day in the article's own voice; hours and durations stand between such without harm."""
    dated = timex.type in {TimexType.DATE, TimexType.TIME} and timex.expr is not None
    return dated and not is_clock(timex.expr) and reading.parsed.quote_at(timex.span.start) is None


def _counted_first(one: Timex, other: Timex) -> Iterator[tuple[str, str]]:
    """The two, if one counts from the day of writing and the other has its place in the year: that one last."""
    for own, named in ((one, other), (other, one)):
        if _counts(own) and _is_named(named):
            yield own.id, named.id
            return


def _counts(timex: Timex) -> bool:
    """Whether an expression counts from the day of writing: "tomorrow", a weekday."""
    repeat = element(timex.expr)
    return timex.reference is Reference.DEICTIC or (
        repeat is not None and bool(repeat.weekday) and not _is_named(timex)
    )


def _is_named(timex: Timex) -> bool:
    """Whether it has its place in the year: "12 June", "Christmas"."""
    return timex.reference is Reference.PARTIAL and timex.expr is not None and is_calendar(timex.expr)


def _is_copula(sentence: Sentence, one: Timex, other: Timex) -> bool:
    """ "Tomorrow is Christmas", "Labour Day is Monday"."""
    return any(
        be.lemma == words.BE and be.tag in _PRESENT and all(_hangs(sentence, t, be) for t in (one, other))
        for be in sentence.tokens
    )


def _hangs(sentence: Sentence, timex: Timex, verb: Token) -> bool:
    return any(t.head == verb.i != t.i for t in sentence.between(timex.span))


def _is_apposed(sentence: Sentence, one: Timex, other: Timex) -> bool:
    """ "Yesterday, the last day of March,", "a happy Easter to you for tomorrow": no verb between, and a comma or "for" before.

    What "since", "between" or "before" opens with the first is a stretch or a list.
    """
    between = sentence.between(Span(one.span.end, other.span.start))
    before = [t for t in sentence.tokens if t.end <= one.span.start][-1:]
    bound = any(t.pos in {"ADP", "SCONJ"} and t.lemma.lower() not in words.INSIDE for t in before)
    if not between or bound or any(t.pos in {"VERB", "AUX", "CCONJ"} for t in between):
        return False
    return between[-1].lemma.lower() == words.FOR or (len(between) == 1 and between[0].text in _OPENING)


def _goes_on(sentence: Sentence, timex: Timex) -> bool:
    """Whether writers go on with their own doings, and a feast only says which: the time of the sentence before goes on.

    "There is mud on my boots from yesterday. We took the dog to the Boxing Day race."
    """
    inside = sentence.between(timex.span)
    named = bool(inside) and inside[-1].dep == "compound" and sentence.head(inside[-1]).end > timex.span.end
    return named and any(
        lead.lemma.lower() in AUTHORS
        for verb in sentence.ancestors(inside[-1])
        if verb.tag == "VBD"
        for lead in sentence.kids(verb, "nsubj")
    )


def _points_back(first: Sentence, last: Sentence, one: Timex, other: Timex) -> bool:
    """ "The day before yesterday ... (that makes it Tuesday 11 May)"."""
    for verb in last.tokens:
        leads = [k for k in last.kids(verb, "nsubj") if k.lemma.lower() in words.LOOKING_BACK]
        between = any(one.span.end <= k.start < other.span.start for k in leads)
        if between and verb.lemma in words.EQUATING and _hangs(last, other, verb):
            return last.index - first.index <= 1
    return False


__all__ = ["identities"]
