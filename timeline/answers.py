"""Times that the next sentence gives: "When does the hall open? On 3 May", "We missed the regatta. It was on Monday"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.model import Attachment, EventClass, TimexType
from timeline.prepositions import ranges_in, relation_of
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Timex
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

_BEFORE = frozenset({"ADP", "DET", "ADV", "PART", "SCONJ"})


def asks(sentence: Sentence) -> bool:
    """Whether a sentence asks."""
    return any(token.text == "?" for token in sentence.tokens[-2:])


def leaves_open(sentence: Sentence) -> bool:
    """Whether a sentence asks if something is so at all: "Can they win?", "When can we return?", not "When was it built?"."""
    tags = {token.tag for token in sentence.tokens}
    return asks(sentence) and ("MD" in tags or not tags & {"WRB", "WP", "WDT"})


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


def added(after: Sentence, timexes: Sequence[Timex], text: str) -> tuple[Attachment, ...]:
    """What "It was on 5 March" says of the happening told just before; else nothing."""
    root = next(token for token in after.tokens if token.head == token.i)
    subjects = after.kids(root, "nsubj")
    it = len(subjects) == 1 and subjects[0].text.lower() in {en.IT, *en.POINTING}
    if root.lemma != en.BE or root.tag != "VBD" or not it:
        return ()
    return tuple(
        Attachment(timex.id, relation_of(timex, text), "answer")
        for timex in timexes
        if timex.type in {TimexType.DATE, TimexType.TIME} and _predicate(after, root, timex)
    )[:1]


def _predicate(sentence: Sentence, be: Token, timex: Timex) -> bool:
    """Whether an expression is what "was" says, straight or by a preposition."""
    inside = sentence.between(timex.span)
    top = next((t for t in inside if all(t.head != other.i for other in inside)), None)
    above = sentence.head(top) if top is not None else None
    prep = above is not None and above.dep == "prep" and above.head == be.i
    return top is not None and top.i > be.i and (prep or top.head == be.i)


def meant(
    sentence: Sentence, triggers: Mapping[int, Trigger], attached: Mapping[int, tuple[Attachment, ...]]
) -> Iterable[int]:
    """The happenings that an added "It was on 5 March" dates: what an author takes back, else what has no time yet."""
    told = [i for i, t in triggers.items() if _by_author(sentence, t)]
    if told:
        return [i for i in attached if i > told[0] and triggers[i].event_class is not EventClass.REPORTING]
    root = next(token for token in sentence.tokens if token.head == token.i)
    known = [kid.i for kid in sentence.kids(root, "dobj") if kid.i in triggers and triggers[kid.i].nominal]
    main = known or [root.i, *(kid.i for kid in sentence.kids(root, "conj"))]
    return [i for i in main if i in triggers] if not attached else ()


def _by_author(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an author says what was written before: "I wrote last week that the march was on Sunday"."""
    if trigger.event_class is not EventClass.REPORTING or trigger.nominal:
        return False
    return any(kid.text.lower() in en.AUTHORS for kid in sentence.kids(trigger.token, "nsubj"))


__all__ = ["added", "answered", "asked", "asks", "leaves_open", "meant"]
