"""What an article itself tells of the day on which it was written.

"This is the third day of the fair", "it is now Thursday", "six weeks ago, on 30 September", an odd minute that others
tell with its day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from timeline.alike import alike, keys
from timeline.civil import DAY, weekday
from timeline.evaluate import WEAK
from timeline.graph import dct_id
from timeline.interval import Granularity, Interval, unit_of
from timeline.lexicon import related
from timeline.model import EventClass, Reference, Relation, Span
from timeline.rules import en_links as words
from timeline.rules.en_events import BEGINNING
from timeline.scene import is_clock
from timeline.sides import side_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.evaluate import Value
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant
    from timeline.model import EventMention, Timex
    from timeline.suppose import Supposed
    from timeline.syntax import Sentence, Token

COUNTED = 2.0  # what a day of writing is worth that is told as the nth day of something
MINUTE = 1.8  # ... and one on which an odd minute is the minute that others tell
OFFSET = 1.0  # ... on which "yesterday" is as long after an event as the article says
HEARD = 3  # tellings of that event that are heard
MONTH = 31
LIKE = 0.5  # two mentions this alike may tell of one event
NEAR = 16  # days around a moment within which it is told by its place beside the day of writing
HERE = (
    0.75  # what is worth a beginning that the article tells without its year, and perhaps of something else
)
WORKDAYS = 5
_PRESENT = frozenset({"VBZ", "VBP"})
SOME_DAY, LATER = Interval.of(2025, 6, 18), Interval.of(2025, 6, 26)
_INSIDE = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})


@dataclass(frozen=True, slots=True)
class Witness:
    """Days of writing that speak for themselves, each with its weight: `days[start]`; `told` is who dates it elsewhere."""

    node: str
    text: str
    days: Mapping[Instant, float]
    told: str


# --------------------------------------------------------------------------- days that name themselves


def named_now(reading: Reading) -> frozenset[str]:
    """The expressions that are said to be the day of writing: "it is now Thursday"."""
    found = set()
    for timex in reading.timexes:
        sentence = reading.parsed.sentence_at(timex.span.start)
        if sentence is None or reading.parsed.quote_at(timex.span.start) is not None:
            continue
        for token in sentence.between(timex.span):
            be = sentence.head(token)
            now = be.lemma == words.BE and be.tag in _PRESENT and token.dep in {"attr", "npadvmod"}
            if now and any(
                k.lemma.lower() in words.THIS_DAY | {words.IT} for k in sentence.kids(be, "nsubj")
            ):
                found.add(timex.id)
    return frozenset(found)


def dateline(reading: Reading) -> Timex | None:
    """The date of a dateline, which stands before the first sentence: "OSTROW, Oct 17 (AB) -"."""
    first = reading.parsed.sentences[0] if reading.parsed.sentences else None
    if first is None or not first.tokens or not first.tokens[0].text.isupper():
        return None
    here = [t for t in reading.timexes if first.start <= t.span.start < first.end]
    verbs = any(t.pos in {"VERB", "AUX"} for t in first.tokens)
    return here[0] if len(here) == 1 and here[0].expr is not None and not verbs else None


def twofold(reading: Reading, graph: TemporalGraph) -> Iterator[tuple[str, str]]:
    """Pairs of expressions that date one event, the first from the day of writing: "Sept. 30 went by six weeks ago"."""
    own = {t.id: t for t in reading.timexes}
    for mention in reading.mentions:
        inside = [a.timex for a in mention.attachments if a.relation in _INSIDE and a.timex in own]
        for one in inside:
            anchor = graph.anchors.get(one)
            if anchor is not None and anchor.origin == "publication":
                others = (o for o in inside if not _hangs_on(o, one, graph))
                yield from ((one, o) for o in others if not _listed(reading, own[one], own[o]))


def _listed(reading: Reading, one: Timex, other: Timex) -> bool:
    """Whether two expressions are told beside each other: "neither today nor on Monday"."""
    sentence = reading.parsed.sentence_at(one.span.start)
    first, last = sorted((one.span, other.span))
    between = sentence.between(Span(first.end, last.start)) if sentence is not None else []
    return any(t.pos == "CCONJ" for t in between)


def _hangs_on(node: str, other: str, graph: TemporalGraph) -> bool:
    anchor = graph.anchors.get(node)
    chain = {link.target for link in graph.explain(node)}
    return node == other or other in chain or anchor is None or anchor.origin == "publication"


def witnesses(
    reading: Reading, supposed: Supposed, kin: Sequence[Reading], values: Mapping[str, Value]
) -> Iterator[Witness]:
    """What counts the day of writing from something that others date."""
    yield from _counted_days(reading, supposed, kin, values)
    yield from _offsets(reading, supposed, kin, values)
    yield from _same_minute(reading, supposed, kin, values)


def _counted_days(
    reading: Reading, supposed: Supposed, kin: Sequence[Reading], values: Mapping[str, Value]
) -> Iterator[Witness]:
    """The nth day of a strike, told as the day of writing: its first day and n - 1 more."""
    for sentence in reading.parsed.sentences:
        for noun in sentence.tokens:
            nth = _nth_day(sentence, noun) if reading.parsed.quote_at(noun.start) is None else 0
            if not nth:
                continue
            step = _nth_sitting if noun.lemma.lower() in words.SITTINGS else _nth
            here = [m for m in reading.mentions if m.lemma == noun.lemma.lower()]
            at = [m for m in here if m.span.start == noun.start]
            days: dict[Instant, float] = {}
            told = _first_days(at or here, kin, values) if here else []
            for weight, _, first, last in (*told, *_begun(noun, reading, supposed, kin, values)):
                day = step(first, nth)
                if day < last:
                    days.setdefault(day, COUNTED * weight)
            if days:
                yield Witness(
                    f"{reading.article.id}:{noun.start}", noun.text, days, told[0][1] if told else ""
                )


def _nth(first: Instant, n: int) -> Instant:
    return first + (n - 1) * DAY


def _nth_sitting(first: Instant, n: int) -> Instant:
    """A court sits from Monday to Friday."""
    day = first
    while n > 1:
        day += DAY
        n -= weekday(day) <= WORKDAYS
    return day


def _first_days(
    mentions: Sequence[EventMention], kin: Sequence[Reading], values: Mapping[str, Value]
) -> list[tuple[float, str, Instant, Instant]]:
    """When other articles let something begin and end, if they tell the day."""
    return [
        (score, other, (interval.start or 0) // DAY * DAY, interval.end or 0)
        for score, other, interval in _elsewhere(mentions[0], kin, values)
        if interval.granularity <= Granularity.DAY
    ]


def _begun(
    noun: Token, reading: Reading, supposed: Supposed, kin: Sequence[Reading], values: Mapping[str, Value]
) -> Iterator[tuple[float, str, Instant, float]]:
    """The dates of the year on which the article itself lets something begin, in the years of its kin."""
    own = {t.id for t in reading.timexes}
    published = (values.get(dct_id(r.article.id)) for r in kin)
    years = dict.fromkeys(v.interval for v in published if v is not None and v.interval is not None)
    for mention in reading.mentions:
        begins = (
            mention.lemma in BEGINNING and side_of(mention, reading) < 0 and _led_by(mention, noun, reading)
        )
        for attachment in mention.attachments if begins else ():
            for year in years if attachment.relation in _INSIDE and attachment.timex in own else ():
                first = supposed.when(attachment.timex, year)
                if first is not None and first.start is not None and first.granularity <= Granularity.DAY:
                    yield HERE, "", first.start // DAY * DAY, inf


def _led_by(mention: EventMention, noun: Token, reading: Reading) -> bool:
    """Whether the subject of a verb may be what a noun tells of: the noun again, or a pronoun."""
    sentence = reading.parsed.sentence_at(mention.span.start)
    verbs = sentence.between(mention.span)[:1] if sentence is not None else []
    leads = [k for v in verbs if sentence is not None for k in sentence.kids(v, "nsubj", "nsubjpass")]
    return any(k.pos in {"PRON", "DET"} or k.lemma.lower() == noun.lemma.lower() for k in leads)


def _offsets(
    reading: Reading, supposed: Supposed, kin: Sequence[Reading], values: Mapping[str, Value]
) -> Iterator[Witness]:
    """ "Last Tuesday, nine days after the eruption": others tell when that was."""
    own = {t.id: t for t in reading.timexes}
    for mention in reading.mentions:
        inside = [own[a.timex] for a in mention.attachments if a.relation in _INSIDE and a.timex in own]
        for timex in inside:
            head = _head(reading, timex)
            for other in inside if head is not None else ():
                if head is not None and other.head is None and other.reference is not Reference.ABSOLUTE:
                    yield from _met(timex, other, supposed, _elsewhere(head, kin, values)[:HEARD])


def _head(reading: Reading, timex: Timex) -> EventMention | None:
    """The event that an expression counts from."""
    span = timex.head
    return next(
        (m for m in reading.mentions if span and m.span.start < span.end and span.start < m.span.end), None
    )


def _met(
    timex: Timex, other: Timex, supposed: Supposed, told: Sequence[tuple[float, str, Interval]]
) -> Iterator[Witness]:
    """The days of writing on which an expression falls on the day that is so far from an event."""
    days: dict[Instant, float] = {}
    for score, _, interval in told:
        date = timex.expr.resolve(interval) if timex.expr is not None else None
        if date is None or date.start is None or date.granularity > Granularity.DAY:
            continue
        for day in range(date.start // DAY - MONTH, date.start // DAY + MONTH + 1):
            then = supposed.when(other.id, unit_of(day * DAY, Granularity.DAY))
            if then is not None and then.granularity <= Granularity.DAY and then.overlaps(date):
                days[day * DAY] = max(days.get(day * DAY, 0.0), OFFSET * score)
    if days:
        yield Witness(timex.id, timex.text, days, told[0][1])


def _nth_day(sentence: Sentence, noun: Token) -> int:
    """The n of "this is the nth day of `noun`", "`noun` is in its nth day", "`noun` sits for the nth time", else 0."""
    above = sentence.head(noun)
    if above.lemma == words.OF and sentence.head(above).lemma == words.DAY:
        day = sentence.head(above)
        be = sentence.head(day)
        this = any(kid.lemma.lower() in words.THIS_DAY for kid in sentence.kids(be, "nsubj"))
        return _ordinal(sentence, day) if this and be.lemma == words.BE and be.tag in _PRESENT else 0
    if noun.dep != "nsubj" or above.tag not in _PRESENT:
        return 0
    for count in (t for t in sentence.subtree(above) if t.lemma in {words.DAY, words.TIME}):
        its = count.lemma == words.DAY and any(k.tag == "PRP$" for k in sentence.kids(count, "poss"))
        sits = (
            count.lemma == words.TIME
            and above.lemma in words.SITTING
            and sentence.head(count).lemma == words.FOR
        )
        if its or sits:
            return _ordinal(sentence, count)
    return 0


def _ordinal(sentence: Sentence, noun: Token) -> int:
    said = (kid.lemma.lower() for kid in sentence.kids(noun, "amod"))
    return max((words.COUNTS.get(word, 0) for word in said), default=0)


def _elsewhere(
    mention: EventMention, kin: Sequence[Reading], values: Mapping[str, Value]
) -> list[tuple[float, str, Interval]]:
    """When other articles date what a mention tells, the most alike first."""
    wanted = set(keys(mention))
    found = []
    for other in (m for reading in kin for m in reading.mentions):
        value = values.get(other.id)
        if other.event_class is EventClass.REPORTING or value is None or value.interval is None:
            continue
        if value.point and value.origin not in WEAK and wanted.intersection(keys(other)):
            found.append((alike(mention, other, close=related), other.id, value.interval))
    return sorted((f for f in found if f[0] >= LIKE), key=lambda f: (-f[0], f[1]))


def _same_minute(
    reading: Reading, supposed: Supposed, kin: Sequence[Reading], values: Mapping[str, Value]
) -> Iterator[Witness]:
    """ "Yesterday at 5.31 p.m." here, "at 5.31 p.m. on 22 February" elsewhere: an odd minute is seldom two events'."""
    odd = [t for t in reading.timexes if _odd_minute(supposed.when(t.id, SOME_DAY)) and _moves(t, supposed)]
    clocks: defaultdict[Instant, list[tuple[Instant, str]]] = defaultdict(list)
    for timex in (t for other in kin for t in other.timexes) if odd else ():
        interval = values[timex.id].interval if timex.id in values else None
        if interval is not None and _odd_minute(interval):
            clocks[(interval.start or 0) % DAY].append((interval.start or 0, timex.id))
    for timex in odd:
        told = supposed.when(timex.id, SOME_DAY)
        days: dict[Instant, float] = {}
        same = clocks.get((told.start or 0) % DAY, []) if told is not None else []
        for moment, _ in same:
            for day in range(moment // DAY - NEAR, moment // DAY + NEAR + 1):
                then = supposed.when(timex.id, unit_of(day * DAY, Granularity.DAY))
                if then is not None and then.start == moment:
                    days[day * DAY] = MINUTE
        if days:
            yield Witness(timex.id, timex.text, days, same[0][1])


def _moves(timex: Timex, supposed: Supposed) -> bool:
    """Whether an expression goes on with the day of writing: not "a minute later", counted from 11 August.

    A time of day alone is on the day that the narrative has come to.
    """
    return not is_clock(timex.expr) and supposed.when(timex.id, SOME_DAY) != supposed.when(timex.id, LATER)


def _odd_minute(told: Interval | None) -> bool:
    """Whether a moment is told to the minute, and not a round one."""
    exact = told is not None and told.granularity is Granularity.MINUTE and told.start is not None
    return exact and bool((told.start or 0) // 60 % 5)  # type: ignore[union-attr]


__all__ = ["SOME_DAY", "Witness", "dateline", "named_now", "twofold", "witnesses"]
