"""What the words before a time say of the happening that it dates: "by Friday", "from 3 to 7 March", "since May"."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from timeline.interval import Repeat
from timeline.model import Relation, TimexType
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Timex
    from timeline.syntax import Sentence

_GAP = re.compile(rf"\s*(?:,\s*)?({en.RANGE_LINKS}|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_CLAUSE = 6  # words before a preposition that may deny its verb
_PREPOSITIONS = sorted(en.RELATIONS, key=len, reverse=True)


def relation_of(timex: Timex, text: str) -> Relation:
    """What the words before the expression say: "by Friday" NOT_AFTER, "shortly after 5 p.m." the time itself."""
    words = text[max(0, timex.span.start - 60) : timex.span.start].lower().split()
    counted = timex.text.lower().endswith(en.AFTERWARDS)
    through = words[-1:] == [en.THROUGH] and (counted or set(words[-2:-1]) & en.GETTING)
    if through or (words[-1:] == [en.BY] and set(words[-2:-1]) & en.GOING):  # of the verb, not of the time
        return Relation.IS_INCLUDED
    for preposition in _PREPOSITIONS:
        parts = preposition.split()
        if words[-len(parts) :] == parts:
            return _nuance(en.RELATIONS[preposition], words[: -len(parts)], timex)
    return Relation.IS_INCLUDED


def is_compared(sentence: Sentence, timex: Timex) -> bool:
    """Whether a time only measures another: "up from a year earlier", "the worst since 2009", "backdated to May"."""
    before = [token for token in sentence.tokens if token.end <= timex.span.start][-7:]
    last = before[-1].text.lower() if before else ""
    if last in en.COMPARED and set(timex.text.lower().split()) & en.ONCE:
        return True
    return last in en.SINCE and any(
        token.tag in {"JJS", "RBS"} or token.text.lower() in en.SUPERLATIVES for token in before
    )


def _nuance(relation: Relation, before: Sequence[str], timex: Timex) -> Relation:
    """In "not until Monday" happens on Monday; "after noon on Friday" is Friday on any scale that a timeline has.

    What "will not open before May" may open from May on.
    """
    last = before[-1] if before else ""
    if relation is Relation.BEFORE and timex.type is TimexType.DATE and _denied(before):
        return Relation.BEGUN_BY
    if last in en.NEGATIONS and relation is Relation.ENDED_BY:
        return Relation.IS_INCLUDED
    if relation in {Relation.AFTER, Relation.BEFORE} and timex.type is TimexType.TIME:
        return Relation.IS_INCLUDED
    return relation


def _denied(before: Sequence[str]) -> bool:
    """Whether the words of the clause just before say "not"."""
    clause = takewhile(lambda word: word[-1].isalnum(), reversed(before[-_CLAUSE:]))
    return any(word in en.NEGATIONS or word.endswith(en.NOT) for word in clause)


def ranges_in(timexes: Sequence[Timex], text: str) -> dict[str, Relation]:
    """Both ends of "from 3 to 7 March", "between Monday and Friday", "2019-2021", "on 3 and 4 March"."""
    found: dict[str, Relation] = {}
    for first, second in pairwise(timexes):
        gap = _GAP.fullmatch(text, first.span.end, second.span.start)
        if gap is None:
            continue
        opener = text[max(0, first.span.start - 12) : first.span.start].lower().split()[-1:]
        between = bool(set(opener) & en.BETWEEN)
        joined = gap.group(1).lower()
        open_ = set(opener) & en.FROM or not joined.isalpha() or _opens(text, first)
        if (between or _next_day(first, second)) if joined in en.AND else open_:
            found[first.id], found[second.id] = Relation.BEGUN_BY, Relation.ENDED_BY
    return found


def _next_day(first: Timex, second: Timex) -> bool:
    """Whether the second of two joined days follows the first: "on 3 and 4 March" is one stretch of two days."""
    one, other = first.expr, second.expr
    if not isinstance(one, Repeat) or not isinstance(other, Repeat) or min(one.day, other.day) == 0:
        return False
    return other.day == one.day + 1 and (one.month or other.month) == (other.month or one.month)


def _opens(text: str, timex: Timex) -> bool:
    """Whether nothing stands before an expression in its line: "8 June to 12 June: the files are copied"."""
    return not text[: timex.span.start].rpartition("\n")[2].strip()
