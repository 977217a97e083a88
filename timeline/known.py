"""What an article without a date knows to be over or still to come, beside the days on which others date it.

"The bridge will open" here, "the bridge opened on 5 May" there: it was written no later than 5 May.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.alike import alike
from timeline.evaluate import WEAK
from timeline.interval import Granularity, Interval
from timeline.lexicon import related
from timeline.model import EventClass, Status, Tense
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.evaluate import Story, Value
    from timeline.events import Reading
    from timeline.model import EventMention

OVER, AHEAD = -1, 1
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


__all__ = ["Known", "known"]
