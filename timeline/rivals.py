"""One happening that two articles date a day or two apart, in words of their own: the groups of both become one.

"Its chief executive left on 11 May" here, "Moe, who stepped down as chief executive on 12 May" there. Dates that differ
speak against one happening, so the words around must speak for it. Who tells both days knows two happenings, unless
what it tells of the other day is of another kind.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.alike import KIN, alike, head, near, tells_apart
from timeline.candidates import place_of, when_of
from timeline.coincide import Bag, Rarity, shared, with_beside, words_inside
from timeline.model import EventClass, Role, Status
from timeline.rules.en_events import STAGING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.model import Dating, EventMention

APART = 2  # days that tellings of one happening may differ
ENOUGH = 2.1  # the weight of what two passages share from which they tell of one happening
OWN = 1.3  # ... of it, what their very sentences share: what stands beside may be about something else
SAME = 3.0  # what the same trigger with the same parties adds
KNOWN = 2.5  # what it takes away that a third article tells both days
BOTH = 2.0  # ... that who tells one of the days tells the other, too, if of something else
LIKE = 0.3  # two mentions of one article this alike may tell of one kind of happening
PLAIN = 2.0  # how much of SAME two must have that are one in spite of that
CROWD = 40  # passages with a word in common that are compared
RARE = 1.5  # a word that is less rare brings no two passages together


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening that an article dates to a day, with the words around it."""

    mention: EventMention
    group: int
    day: int
    words: Bag
    own: Bag


def unite(
    groups: Sequence[tuple[EventMention, ...]], readings: Sequence[Reading], datings: Mapping[str, Dating]
) -> tuple[tuple[EventMention, ...], ...]:
    """Groups of mentions with those made one that tell one happening on different days."""
    rarity, days = Rarity(readings), _days(readings, datings)
    groups = [part for group in groups for part in _parted(group, datings, days)]
    told = list(_told(groups, readings, datings))
    home = list(range(len(groups)))
    parts = {number: [number] for number in home}
    members = {number: list(group) for number, group in enumerate(groups)}
    for _, a, b in sorted(
        _rivals(told, days, rarity), key=lambda r: (-r[0], r[1].mention.id, r[2].mention.id)
    ):
        left, right = sorted((home[a.group], home[b.group]))
        if left != right and _agree([*members[left], *members[right]], datings):
            members[left] += members.pop(right)
            for number in parts[right]:
                home[number] = left
            parts[left] += parts.pop(right)
    return tuple(tuple(sorted(found, key=place_of)) for _, found in sorted(members.items()))


def _agree(mentions: Sequence[EventMention], datings: Mapping[str, Dating]) -> bool:
    """Whether each article puts all on one day, and these days lie near to each other."""
    told = {(m.article, day) for m in mentions if (day := _day(datings.get(m.id))) is not None}
    days = [day for _, day in told]
    return len(told) == len({article for article, _ in told}) and max(days) - min(days) <= APART


def _parted(
    group: tuple[EventMention, ...], datings: Mapping[str, Dating], days: Mapping[int, frozenset[str]]
) -> Iterator[tuple[EventMention, ...]]:
    """A group without tellings of another day than most, if who tells one of the days tells both: they are two happenings."""
    by_day: defaultdict[int, list[EventMention]] = defaultdict(list)
    for mention in group:
        day = _day(datings.get(mention.id))
        if day is not None:
            by_day[day].append(mention)
    if len(by_day) < 2:
        yield group
        return
    main = min(by_day, key=lambda day: (-len({m.article for m in by_day[day]}), day))
    gone: set[str] = set()
    for day, mentions in sorted(by_day.items()):
        both = days.get(main, frozenset()) & days.get(day, frozenset())
        if day != main and both.intersection(m.article for m in (*by_day[main], *mentions)):
            yield tuple(mentions)
            gone.update(m.id for m in mentions)
    yield tuple(m for m in group if m.id not in gone)


def _day(dating: Dating | None) -> int | None:
    """The one day on which a text puts something."""
    when = when_of(dating)
    return when.first if when.dated and when.stated and when.first == when.last else None


def _told(
    groups: Sequence[tuple[EventMention, ...]], readings: Sequence[Reading], datings: Mapping[str, Dating]
) -> Iterator[_Told]:
    by_id = {r.article.id: r for r in readings}
    for number, group in enumerate(groups):
        for mention in group:
            day = _day(datings.get(mention.id))
            plain = mention.sentence >= 0 and mention.quote is None and mention.status is Status.OCCURRED
            if day is not None and plain and mention.event_class is not EventClass.REPORTING:
                reading = by_id[mention.article]
                own = words_inside(reading, mention.span)
                around = with_beside(own, reading, mention.span)
                yield _Told(mention, number, day, around, own)


def _days(readings: Sequence[Reading], datings: Mapping[str, Dating]) -> dict[int, frozenset[str]]:
    """Which articles tell a day at all."""
    days: defaultdict[int, set[str]] = defaultdict(set)
    for reading in readings:
        claimed = {claim.timex for mention in reading.mentions for claim in mention.claims}
        for timex in reading.timexes:
            when = when_of(datings.get(timex.id))
            if timex.id in claimed or reading.parsed.quote_at(timex.span.start) is not None:
                continue
            if when.dated and when.first is not None and when.first == when.last:
                days[when.first].add(reading.article.id)
    return {day: frozenset(articles) for day, articles in days.items()}


def _rivals(
    told: Sequence[_Told], days: Mapping[int, frozenset[str]], rarity: Rarity
) -> Iterator[tuple[float, _Told, _Told]]:
    """Pairs of tellings on days near to each other that share so much that they are one happening."""
    by_day: defaultdict[tuple[str, int], list[EventMention]] = defaultdict(list)
    for one in told:
        by_day[one.mention.article, one.day].append(one.mention)
    for a, b in _pairs(told, rarity):
        here, there = days.get(a.day, frozenset()), days.get(b.day, frozenset())
        kind = SAME * alike(a.mention, b.mention)
        both = (b.mention.article in here) + (a.mention.article in there)
        if (
            tells_apart(a.mention, b.mention)
            or _acts_on(a.mention, b.mention)
            or _acts_on(b.mention, a.mention)
        ):
            continue
        if both and (kind < PLAIN or _tells_two(a, b, by_day)):
            continue
        weight = shared(a.words, b.words, rarity) + kind - KNOWN * bool(here & there) - BOTH * both
        if weight >= ENOUGH and shared(a.own, b.own, rarity) + kind >= OWN:
            yield weight, a, b


def _tells_two(a: _Told, b: _Told, by_day: Mapping[tuple[str, int], Sequence[EventMention]]) -> bool:
    """Whether either article has the like of its telling on the other's day: two happenings."""
    return any(
        alike(one.mention, mention) >= LIKE
        for one, other in ((a, b), (b, a))
        for mention in by_day.get((one.mention.article, other.day), ())
    )


def _acts_on(one: EventMention, other: EventMention) -> bool:
    """Whether one is done to the other: "the court put the hearing off" is no telling of the hearing, "held it" is."""
    return (
        other.nominal
        and one.lemma not in STAGING
        and any(arg.role is Role.PATIENT and near(head(arg), other.lemma) >= KIN for arg in one.arguments)
    )


def _pairs(told: Sequence[_Told], rarity: Rarity) -> Iterator[tuple[_Told, _Told]]:
    """Tellings of two articles, a day or two apart, with a rare word or meaning in common; each pair once."""
    filed: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        met: set[int] = set()
        words = [w for w in (*one.words.words, *one.own.meanings) if rarity[w] >= RARE]
        for word in words:
            for shift in (*range(-APART, 0), *range(1, APART + 1)):
                met.update(filed[word, one.day + shift][-CROWD:])
        for other in sorted(met):
            if told[other].mention.article != one.mention.article:
                yield told[other], one
        for word in words:
            filed[word, one.day].append(number)


__all__ = ["unite"]
