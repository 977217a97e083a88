"""What an article without a date knows: what is over, what is still to come, what it does every week.

"The bridge will open" here, "the bridge opened on 5 May" there: it was written no later than 5 May. "We answer letters
every Thursday, and will tonight": it was written on a Thursday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.alike import alike
from timeline.evaluate import WEAK
from timeline.graph import dct_id
from timeline.interval import Granularity, Interval
from timeline.lexicon import related
from timeline.model import EventClass, Reference, Span, Status, Tense
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.evaluate import Story, Value
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.model import EventMention
    from timeline.syntax import Sentence

OVER, AHEAD = -1, 1
SUBJECTS = ("nsubj", "nsubjpass", "expl")
SAME = 0.45  # from here on two mentions tell one happening
_ARRANGING = words.PLANNING | words.SCHEDULED | words.CALLING
_DONE = frozenset({Tense.PAST, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT})


@dataclass(frozen=True, slots=True)
class Known:
    """A happening that the article tells as over or ahead, and the days on which others date it."""

    text: str
    side: int
    days: Interval
    told: str

    def denies(self, day: Interval) -> bool:
        """Whether it could not be told so on a day."""
        if day.start is None or day.end is None or self.days.start is None or self.days.end is None:
            return False
        return day.end <= self.days.start if self.side == OVER else day.start >= self.days.end


def known(reading: Reading, story: Story, values: Mapping[str, Value]) -> Iterator[Known]:
    """The happenings of an article that merged mentions date, once each: `known(reading, story, values)`."""
    met: set[tuple[tuple[str, ...], int]] = set()
    for mention in reading.mentions:
        side, group = _side(mention), story.classes.get(mention.id, ())
        if side and (group, side) not in met:
            met.add((group, side))
            told = [
                m
                for m in group
                if (other := story.mentions[m]).article != mention.article
                and _dates(m, values)
                and other.quote is None
                and _side(other, nominal=True) == OVER
                and alike(mention, other, close=related) >= SAME
            ]
            days = [i for m in told if (i := values[m].interval) is not None]
            if days:
                start, end = min(i.start or 0 for i in days), max(i.end or 0 for i in days)
                yield Known(mention.text, side, Interval(start, end, Granularity.DAY), told[0])


def _dates(mention: str, values: Mapping[str, Value]) -> bool:
    """Whether a mention is dated by its own article, to a month or closer."""
    value = values.get(mention)
    if value is None or value.interval is None or None in (value.interval.start, value.interval.end):
        return False
    own = value.point and not value.lender and value.origin not in WEAK
    return own and value.interval.granularity <= Granularity.MONTH


def _side(mention: EventMention, *, nominal: bool = False) -> int:
    plain = mention.quote is None and not (mention.generic or mention.negated)
    if not plain or mention.event_class is EventClass.REPORTING or mention.lemma in _ARRANGING:
        return 0
    if mention.nominal:
        return OVER if nominal and mention.status is Status.OCCURRED else 0
    if mention.tense is Tense.FUTURE or mention.status is Status.PLANNED:
        return AHEAD
    done = mention.tense in _DONE and mention.status is Status.OCCURRED and not mention.modal
    return OVER if done else 0


# --------------------------------------------------------------------------- habits

_WEEKLY = re.compile(r"XXXX-WXX-(\d)")


def habits(reading: Reading, graph: TemporalGraph) -> Iterator[tuple[str, int]]:
    """Expressions that count from the day of writing, each with the weekday that its sentence says it is."""
    now = dct_id(reading.article.id)
    near = [t for t in reading.timexes if t.reference is Reference.DEICTIC and _is_from(t.id, now, graph)]
    for timex in reading.timexes:
        weekly = _WEEKLY.fullmatch(timex.value or "")
        sentence = reading.parsed.sentence_at(timex.span.start) if weekly else None
        if weekly is None or sentence is None or reading.parsed.quote_at(timex.span.start) is not None:
            continue
        here = [
            t
            for t in near
            if sentence.start <= t.span.start < sentence.end
            and _joined(sentence, *sorted((t.span, timex.span)))
        ]
        if len(here) == 1:
            yield here[0].id, int(weekly[1])


def _joined(sentence: Sentence, first: Span, last: Span) -> bool:
    """Whether what stands between begins nothing new: "tonight, as it is every Friday", "every Friday, and will tonight"."""
    between = [t for t in sentence.tokens if first.end <= t.start < last.start]
    return any(t.text.lower() == words.AS for t in between) or not any(t.dep in SUBJECTS for t in between)


def _is_from(node: str, now: str, graph: TemporalGraph) -> bool:
    anchor = graph.anchors.get(node)
    return anchor is not None and anchor.target == now


__all__ = ["Known", "habits", "known"]
