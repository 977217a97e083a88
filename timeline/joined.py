"""Happenings that share another's time: joined verbs, compounds, "as he was freed", "when she opened the shop"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Attachment, Relation
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Timex
    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

_WHEN = re.compile(rf",?\s+(?P<when>{en.WHEN})\b", re.IGNORECASE)


class Tie(NamedTuple):
    """A timex tied to a trigger token of its sentence."""

    token: int
    attachment: Attachment


def shared(
    sentence: Sentence, triggers: Mapping[int, Trigger], ties: Sequence[Tie], timexes: Sequence[Timex]
) -> list[Tie]:
    """What stands before the first of joined verbs, or after the last of verbs that share all else, dates them all."""
    starts = {timex.id: timex.span.start for timex in timexes}
    held = {tie.token for tie in ties}
    found: list[Tie] = []
    for tie in ties:
        verb, start = sentence.tokens[tie.token], starts[tie.attachment.timex]
        if verb.pos != "VERB":
            continue
        free = [kid for kid in _joined(sentence, verb) if kid.i in triggers and kid.i not in held]
        for kid in free:
            alike = start < verb.start or (kid.tag == verb.tag and start < kid.start)
            if alike and not _apart(sentence, kid):
                found.append(Tie(kid.i, tie.attachment))
        first = _first(sentence, verb) if start > verb.start else None
        if first is not None and first.i in triggers and first.i not in held:
            found.append(Tie(first.i, tie.attachment))
    return found


def _first(sentence: Sentence, verb: Token) -> Token | None:
    """The verb that a joined one shares all with, its date too: "met and voted on Friday"."""
    if verb.dep != "conj" or sentence.kids(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
        return None
    first = sentence.head(verb)
    own = first.pos != "VERB" or sentence.kids(first, "dobj") or _apart(sentence, first)
    return None if own else first


def complements(sentence: Sentence, triggers: Mapping[int, Trigger], ties: Sequence[Tie]) -> list[Tie]:
    """The verb of "pleaded guilty on Monday", whose time the parser hangs on what it says."""
    states = (sentence.tokens[tie.token] for tie in ties)
    return [
        Tie(state.head, tie.attachment)
        for tie, state in zip(ties, states, strict=True)
        if state.dep in {"acomp", "oprd"} and state.head in triggers
    ]


def compounds(sentence: Sentence, triggers: Mapping[int, Trigger], ties: Sequence[Tie]) -> list[Tie]:
    """Both words of a "plea hearing" happened when it did."""
    return [
        Tie(kid.i, tie.attachment)
        for tie in ties
        for kid in sentence.kids(sentence.tokens[tie.token], "compound")
        if kid.i in triggers
    ]


def during(sentence: Sentence, triggers: Mapping[int, Trigger], ties: Sequence[Tie]) -> list[Tie]:
    """As in "On Friday she wept as he was freed": a clause that goes on at the same time has the same date."""
    held, found = {tie.token for tie in ties}, []
    for tie in ties:
        if tie.attachment.relation is not Relation.IS_INCLUDED:
            continue
        for kid in sentence.kids(sentence.tokens[tie.token], "advcl"):
            mark = {low.text.lower() for low in sentence.kids(kid, "mark", "advmod")}
            bare = kid.tag == "VBN" and not sentence.kids(kid, "nsubj", "nsubjpass")  # "as announced"
            if _told(triggers, kid.i) and kid.i not in held and mark & en.MEANWHILE and not bare:
                found.append(Tie(kid.i, replace(tie.attachment, origin="same-time")))
    return found


def when_clauses(
    sentence: Sentence, triggers: Mapping[int, Trigger], timexes: Sequence[Timex], text: str
) -> list[Tie]:
    """As in "In 2008, when she opened the shop, …": the clause right after an expression happened then."""
    found = []
    for timex in timexes:
        match = _WHEN.match(text, timex.span.end, sentence.end)
        word = next(
            (token for token in sentence.tokens if match and token.start == match.start("when")), None
        )
        if word is None or word.head == word.i:
            continue
        if _told(triggers, word.head):
            found.append(Tie(word.head, Attachment(timex.id, Relation.IS_INCLUDED, "when-clause")))
    return found


def _apart(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says for itself when it was: "began in May and foundered before the month was out"."""
    own = sentence.kids(verb, "advcl", "prep")
    marks = (low for kid in own for low in (kid, *sentence.kids(kid, "mark", "advmod")))
    return any(mark.text.lower() in en.SETTING_OFF | en.SETTING_AFTER for mark in marks)


def _told(triggers: Mapping[int, Trigger], verb: int) -> bool:
    """Whether a clause tells what is so, and not "when he would resign"."""
    return verb in triggers and not triggers[verb].group.modal


def _joined(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs joined to this one, and to those, that have no subject of their own."""
    found = []
    for kid in sentence.kids(verb, "conj"):
        if kid.pos == "VERB" and not sentence.kids(kid, "nsubj", "nsubjpass"):
            found.extend([kid, *_joined(sentence, kid)])
    return found
