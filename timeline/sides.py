"""On which side of the day of writing an article's dates lie, by the verbs that they date.

"Opened on 4 May" lies before it, "will open on 4 May" after it; "was to open on 4 May" tells neither.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.model import EventClass, Relation, Status, Tense
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events import Reading
    from timeline.model import EventMention, Timex
    from timeline.syntax import Sentence, Token

SURE, FAIRLY = 1.0, 0.5  # how surely a tense or a perfect tells the side
_HAPPENING = frozenset({EventClass.OCCURRENCE, EventClass.ASPECTUAL})
_INSIDE = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})
_AHEAD = _INSIDE | {Relation.NOT_AFTER, Relation.ENDED_BY, Relation.BEGUN_BY}
"""What is still to come ends and begins on days to come, too: "must be paid by 7 May"."""
_PAST = frozenset({"VBD", "VBN"})


def sides(reading: Reading) -> dict[str, float]:
    """On which side of the day of writing expressions lie: -1 surely before, 1 surely after; by the verbs that they date."""
    told: defaultdict[str, set[float]] = defaultdict(set)
    own = {t.id: t for t in reading.timexes}
    for mention in reading.mentions:
        side = side_of(mention, reading)
        for attachment in mention.attachments:
            timex = own.get(attachment.timex)
            if timex is None:
                continue
            lies = side or FAIRLY * (_arranged(mention, timex) or _may_be(mention, reading))
            if _is_aimed_at(reading, timex):
                lies = FAIRLY if mention.tense is Tense.PRESENT_PERFECT else max(lies, 0.0)
            if lies and attachment.relation in (_INSIDE if lies < 0 else _AHEAD):
                told[timex.id].add(lies)
    for timex in reading.timexes:
        if timex.id not in told:
            told[timex.id] |= _asked(reading, timex)
    return {timex: next(iter(found)) for timex, found in told.items() if len(found) == 1}


def side_of(mention: EventMention, reading: Reading) -> float:
    """Whether a verb tells of something over (below 0) or to come (above 0); 0 where it does not say."""
    if not _is_plain(mention) or mention.modal:
        return 0.0
    if mention.tense is Tense.FUTURE or mention.status is Status.PLANNED:
        return _still_planned(mention, reading)
    over = mention.tense is Tense.PAST and mention.status is Status.OCCURRED
    return -SURE if over and _is_finite(mention, reading) else 0.0


def _is_plain(mention: EventMention) -> bool:
    return mention.quote is None and not (mention.generic or mention.nominal)


def _still_planned(mention: EventMention, reading: Reading) -> float:
    """How surely a plan is one on the day of writing: no longer where it "was to open", likely where one "agreed to pay"."""
    found = reading.parsed.token_of(mention)
    if found is None:
        return SURE
    sentence, verb = found
    past = {word.lemma for word in _governing(sentence, verb) if word.tag == "VBD"}
    if past & {words.BE, words.HAVE}:
        return 0.0
    return FAIRLY if past else SURE


def _governing(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The auxiliaries of a verb, and the verbs that it completes with theirs: "had been due to open"."""
    yield from sentence.kids(verb, "aux", "auxpass")
    while verb.dep == "xcomp" and verb.head != verb.i:
        verb = sentence.head(verb)
        yield verb
        yield from sentence.kids(verb, "aux", "auxpass")
        while verb.dep == "acomp" and verb.head != verb.i:
            verb = sentence.head(verb)
            yield verb
            yield from sentence.kids(verb, "aux")


def _is_finite(mention: EventMention, reading: Reading) -> bool:
    """Whether a verb of the past has its tense from itself: not "hoped to open", "a bond maturing in 2031"."""
    found = reading.parsed.token_of(mention)
    if found is None:
        return True
    sentence, verb = found
    return verb.tag in _PAST or any(aux.tag == "VBD" for aux in sentence.kids(verb, "aux"))


def _is_aimed_at(reading: Reading, timex: Timex) -> bool:
    """Whether a date is what something is meant for: "promised for 4 May", which may be over; "has promised" is not."""
    sentence = reading.parsed.sentence_at(timex.span.start)
    above = [sentence.head(t) for t in sentence.between(timex.span)] if sentence is not None else []
    return any(t.lemma == words.FOR and t.end <= timex.span.start for t in above)


def _arranged(mention: EventMention, timex: Timex) -> bool:
    """Whether a present tense tells what is fixed for a date to come: "the hall opens on 4 May".

    A diary tells what is over in it too, but puts the date first: "4 May: the hall opens".
    """
    present = mention.tense is Tense.PRESENT and mention.status is Status.OCCURRED
    return (
        _is_plain(mention)
        and not mention.modal
        and present
        and mention.span.end <= timex.span.start
        and mention.event_class in _HAPPENING
    )


def _may_be(mention: EventMention, reading: Reading) -> bool:
    """Whether a verb tells what can still be: "it may open on 4 May", not "it may have opened" or "it would open"."""
    if mention.quote is not None or not mention.modal:
        return False
    sentence = reading.parsed.sentence_at(mention.span.start)
    verbs = sentence.between(mention.span)[:1] if sentence is not None else []
    aux = {k.text.lower() for v in verbs if sentence is not None for k in sentence.kids(v, "aux")}
    return bool(aux & words.STILL_OPEN) and words.HAVE not in aux


def _asked(reading: Reading, timex: Timex) -> set[float]:
    """An answer without a verb has the tense of its question: "When did it begin? On 19 June."."""
    sentence = reading.parsed.sentence_at(timex.span.start)
    if sentence is None or not sentence.index or any(t.pos in {"VERB", "AUX"} for t in sentence.tokens):
        return set()
    before = reading.parsed.sentences[sentence.index - 1]
    if not before.tokens or before.tokens[-1].text != "?":
        return set()
    return {side for m in reading.mentions if m.sentence == before.index and (side := side_of(m, reading))}


__all__ = ["side_of", "sides"]
