"""What all mentions of one event say together: its date and who disagrees, its status, label and names."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.alike import closeness, content_words, is_name, name_words, same_name
from timeline.candidates import When, when_of
from timeline.civil import DAY
from timeline.evaluate import day
from timeline.interval import Granularity, Interval, unit_of
from timeline.model import Argument, Relation, Role, Status, Tense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model import Claim, Dating, EventMention

STATED, IMPLIED = 1.0, 0.35
"""What an article's vote for a date counts."""

FIRM = 0.7
"""From this confidence on an implied date is as good as told: its clause has it."""

DENIED = 0.6
"""What it takes from a date that an article says it is wrong."""

COARSE = 0.3
"""What a coarser date that holds a finer one adds to it."""

NOT_KNOWN: Mapping[str, int] = MappingProxyType({})
"""The days on which articles came out, where nobody knows them."""

UNDATED: Mapping[str, Dating] = MappingProxyType({})
"""The dates of mentions, where none has any."""


# --------------------------------------------------------------------------- date


@dataclass(frozen=True, slots=True)
class Verdict:
    """The date that an event is shown with, and the mentions that state another one."""

    interval: Interval | None = None
    bounds: Interval | None = None
    stated: bool = False
    confidence: float = 0.0
    others: tuple[tuple[Interval, tuple[str, ...]], ...] = ()
    point: bool = True
    dated: tuple[str, ...] = ()
    claims: tuple[tuple[Interval, str, Claim], ...] = ()


@dataclass(frozen=True, slots=True)
class _Value:
    """One date as days, who says so, and how it is best written."""

    when: When
    interval: Interval
    votes: Mapping[str, float]
    mentions: tuple[str, ...]
    confidence: float
    point: bool

    @property
    def stated(self) -> bool:
        return self.when.stated

    @property
    def is_extent(self) -> bool:
        return self.point and self.stated and is_extent(self.interval)


def decide_date(
    mentions: Sequence[EventMention],
    datings: Mapping[str, Dating],
    published: Mapping[str, int] = NOT_KNOWN,
) -> Verdict:
    """The best supported date: more articles before fewer, stated before implied, finer before coarser.

    "in March", "on 3 March" and "on Tuesday" (the 3rd) -> 3 March; one more paper's "4 March" is listed. Of two
    dates with equal support that holds which was told soonest: memory wears.
    """
    claims = list(_claims(mentions, datings))
    values = [_less(v, claims) for v in _values(mentions, datings)]
    if not values:
        return Verdict(bounds=_bounds(mentions, datings))
    leaves = [v for v in values if not any(_refines(other, v) for other in values)]
    best = max(
        leaves,
        key=lambda v: (
            _support(v, values), v.stated, v.is_extent, -v.when.days, -_delay(v, published), -_first(v.when)
        ),
    )  # fmt: skip
    others = tuple(
        (v.interval, v.mentions)
        for v in leaves
        if v is not best and v.stated and _differ(v.when, best.when) and _alike_known(v, best, mentions)
    )
    ends = [m for m in mentions if m.id in best.mentions and not datings[m.id].point]
    window = None if best.point else _bounds(ends, datings)
    told = [_days(best.interval), *(_days(interval) for interval, _ in others)]
    news = tuple(c for c in claims if c[2].by and not any(_meet(_days(c[0]), days) for days in told))
    return Verdict(
        best.interval,
        window,
        best.stated,
        round(min(1.0, _confidence(best, values, leaves)), 3),
        others,
        best.point,
        best.mentions,
        news,
    )


def _confidence(best: _Value, values: Sequence[_Value], leaves: Sequence[_Value]) -> float:
    """How sure a date is: more so by each that agrees with it, less by what speaks for others."""
    doubt = 1.0
    for value in values:
        if _meet(value.when, best.when):
            doubt *= 1 - min(value.confidence, 0.99)
    support = _support(best, values)
    apart = sum(_support(v, values) for v in leaves if not _meet(v.when, best.when))
    return (1 - doubt) * support / (support + apart)


def _claims(
    mentions: Sequence[EventMention], datings: Mapping[str, Dating]
) -> Iterator[tuple[Interval, str, Claim]]:
    """The dates that the articles only say others give, once each, with the mention that says so."""
    met: set[tuple[Interval, str]] = set()
    for mention in mentions:
        for claim in mention.claims:
            dating = datings.get(claim.timex)
            interval = dating.interval if dating is not None else None
            if interval is None or None in (interval.start, interval.end):
                continue
            told = day(interval)
            if (told, mention.article) not in met:
                met.add((told, mention.article))
                yield told, mention.id, claim


def _less(value: _Value, claims: Sequence[tuple[Interval, str, Claim]]) -> _Value:
    """A date with less support where an article says that it is wrong."""
    denying = sum(claim.denied and _days(interval)[:2] == value.when[:2] for interval, _, claim in claims)
    if not denying:
        return value
    return replace(value, votes={a: vote * (1 - DENIED) ** denying for a, vote in value.votes.items()})


def _days(interval: Interval) -> When:
    return When((interval.start or 0) // DAY, ((interval.end or 0) - 1) // DAY, stated=True, dated=True)


def _alike_known(one: _Value, other: _Value, mentions: Sequence[EventMention]) -> bool:
    """Whether two dates are told of what was done, or both of what is planned: a plan that came to pass later is no quarrel."""
    a, b = ({m.status for m in mentions if m.id in value.mentions} for value in (one, other))
    return bool(a & b)


def _values(mentions: Sequence[EventMention], datings: Mapping[str, Dating]) -> list[_Value]:
    groups: defaultdict[tuple[int, int], list[tuple[EventMention, Dating, Interval]]] = defaultdict(list)
    for mention in mentions:
        dating = datings.get(mention.id)
        when = when_of(dating)
        if dating is None or dating.interval is None or when.first is None or when.last is None:
            continue
        groups[when.first, when.last].append((mention, dating, dating.interval))
    return [_value(*key, group) for key, group in sorted(groups.items())]


def _value(first: int, last: int, group: Sequence[tuple[EventMention, Dating, Interval]]) -> _Value:
    votes: dict[str, float] = {}
    for mention, dating, _ in group:
        vote = STATED if dating.stated else IMPLIED
        votes[mention.article] = max(votes.get(mention.article, 0.0), vote if dating.point else vote * 0.8)
    interval = day(max((i for _, _, i in group), key=lambda i: (i.granularity, -(i.start or 0))))
    stated = any(dating.stated for _, dating, _ in group)
    firm = [dating for _, dating, _ in group if dating.stated == stated]  # a guess makes no day of a deadline
    sure = max(dating.confidence or (0.8 if dating.stated else 0.4) for _, dating, _ in group)
    return _Value(
        When(first, last, stated, dated=True),
        interval,
        votes,
        tuple(m.id for m, _, _ in group),
        sure,
        any(dating.point for dating in firm),
    )


def is_extent(interval: Interval) -> bool:
    """Whether an interval tells how long something lasted ("from 3 to 7 March", "from May 2019 to June 2021") and not how little is known."""
    if interval.start is None or interval.end is None:
        return False
    if interval.granularity <= Granularity.DAY:
        return interval.end - interval.start > DAY and not interval.part
    return not interval.part and interval.end > (unit_of(interval.start, interval.granularity).end or 0)


def _refines(finer: _Value, coarser: _Value) -> bool:
    """Whether one date says the same as another, only closer."""
    inside = (
        finer.when != coarser.when
        and _first(finer.when) >= _first(coarser.when)
        and _last(finer.when) <= _last(coarser.when)
    )
    closer = _same_ends(finer.interval, coarser.interval) if coarser.is_extent else True
    firm = finer.stated or not coarser.stated or finer.confidence >= FIRM
    return inside and closer and firm


def _same_ends(finer: Interval, coarser: Interval) -> bool:
    """Whether a stretch begins and ends in the units of a coarser one: "from March 2019 to June 2021", "2019-2021"."""
    if not is_extent(finer) or None in (finer.start, finer.end, coarser.start, coarser.end):
        return False
    first, last = (unit_of(at, coarser.granularity) for at in (finer.start, finer.end - 1))  # type: ignore[arg-type,operator]
    return first.start == coarser.start and last.end == coarser.end


def _support(value: _Value, values: Iterable[_Value]) -> float:
    """What all articles give to a date: their own vote, or a share of it where one date holds the other."""
    votes: dict[str, float] = {}
    for other in values:
        share = _share(value, other)
        for article, vote in other.votes.items():
            votes[article] = max(votes.get(article, 0.0), vote * share)
    return sum(votes.values())


def _share(value: _Value, other: _Value) -> float:
    if value is other or (value.is_extent and _holds(value.when, other.when)):
        return 1.0
    return COARSE if _holds(other.when, value.when) or _holds(value.when, other.when) else 0.0


def _delay(value: _Value, published: Mapping[str, int]) -> float:
    """How many days after a date the first article that tells it came out; what is told before is a plan."""
    days = (published[article] - _first(value.when) for article in value.votes if article in published)
    return min((late for late in days if late >= 0), default=inf)


def _first(when: When) -> int:
    return when.first or 0


def _last(when: When) -> int:
    return when.last or 0


def _holds(a: When, b: When) -> bool:
    return _first(a) <= _first(b) and _last(b) <= _last(a)


def _meet(a: When, b: When) -> bool:
    return _first(a) <= _last(b) and _first(b) <= _last(a)


def _differ(a: When, b: When) -> bool:
    """Whether two dates cannot both be right: days that differ; months and years by as much as people round."""
    gap = max(_first(b) - _last(a), _first(a) - _last(b))
    return gap >= max(a.days, b.days)


def _bounds(mentions: Sequence[EventMention], datings: Mapping[str, Dating]) -> Interval | None:
    """The window that all mentions leave; the first one's where they leave none."""
    window: Interval | None = None
    for mention in mentions:
        dating = datings.get(mention.id)
        if dating is None or dating.bounds is None:
            continue
        window = dating.bounds if window is None else window.intersect(dating.bounds) or window
    return window


# --------------------------------------------------------------------------- status

TOLD = (Status.OCCURRED, Status.ONGOING, Status.CANCELLED, Status.PLANNED, Status.HYPOTHETICAL)
"""Which status wins where one article says several: what is known before what is expected."""


def decide_status(
    mentions: Sequence[EventMention], published: Mapping[str, int], datings: Mapping[str, Dating] = UNDATED
) -> Status:
    """What the newest article that knows says: planned on Monday, reported on Wednesday -> occurred.

    A cancellation holds unless a later article reports the event, or any tells it as done and dated: what
    has happened cannot be called off. A supposition never overrules.
    """
    known = [m for m in mentions if m.status is not Status.HYPOTHETICAL]
    if not known:
        return Status.HYPOTHETICAL
    newest: dict[Status, int] = {}
    for mention in known:
        status = Status.PLANNED if _is_ahead(mention, published, datings) else mention.status
        newest[status] = max(newest.get(status, -1), published.get(mention.article, 0))
    occurred, cancelled = newest.get(Status.OCCURRED), newest.get(Status.CANCELLED)
    told = [published.get(m.article, 0) for m in known if m.status is Status.OCCURRED and not _only_named(m)]
    if cancelled is not None and not any(map(_is_done, known)) and cancelled >= max(told, default=-1):
        return Status.CANCELLED
    if occurred is not None:
        return Status.OCCURRED
    return max(newest, key=lambda status: (newest[status], -TOLD.index(status)))


def _only_named(mention: EventMention) -> bool:
    """Whether a noun names the happening and nothing says that it was: "the week after the vote"."""
    return mention.nominal and not mention.attachments


def _is_ahead(mention: EventMention, published: Mapping[str, int], datings: Mapping[str, Dating]) -> bool:
    """Whether its article tells it of a day still to come: "takes over on 1 June", not of what a verb tells as past."""
    if mention.tense in {Tense.PAST, Tense.PAST_PERFECT} and not mention.nominal:
        return False
    when = when_of(datings.get(mention.id))
    told = mention.status in {Status.OCCURRED, Status.ONGOING} and when.stated and when.first is not None
    return told and mention.article in published and (when.first or 0) > published[mention.article]


def _is_done(mention: EventMention) -> bool:
    """Whether a verb in the past tells the happening with a date of its own: "bought the land in 1867"."""
    told = mention.status is Status.OCCURRED and mention.tense is Tense.PAST and not mention.nominal
    return told and any(a.relation is Relation.IS_INCLUDED for a in mention.attachments)


# --------------------------------------------------------------------------- label and names

LONGEST_LABEL = 90

CENTRAL, DATED, STALE, DOUBTED = 3.0, 1.0, 1.5, 2.0
"""What it weighs that a label tells what the other mentions tell, that its mention says the date, that it expects
what has happened since, and that it only supposes what others know."""

LOOKED_AT = 12
"""How many other mentions are asked."""


def best_label(
    mentions: Sequence[EventMention],
    participants: Sequence[str],
    *,
    status: Status = Status.OCCURRED,
    dated: Sequence[str] = (),
) -> str:
    """The label of the mention that tells most, and tells what the others tell: a clause with its parties named.

    `dated` are the mentions that say the event's own date; a plan's words do not suit what has happened.
    """

    def rank(mention: EventMention) -> float:
        fits = CENTRAL * central(mention, mentions) + DATED * (mention.id in dated)
        return (
            label_rank(mention, participants)
            + fits
            - STALE * (_expects(mention) and status is Status.OCCURRED)
            - DOUBTED * (mention.status is Status.HYPOTHETICAL and status is not Status.HYPOTHETICAL)
        )

    def suits(mention: EventMention) -> bool:
        supposed = mention.status is Status.HYPOTHETICAL and status is not Status.HYPOTHETICAL
        return mention.printable and not supposed

    best = min(mentions, key=lambda m: (not suits(m), -rank(m), m.article, m.span))
    return best.done if best.done and status is Status.OCCURRED else best.label


def _expects(mention: EventMention) -> bool:
    return mention.status is Status.PLANNED or mention.tense is Tense.FUTURE or mention.modal


def central(mention: EventMention, mentions: Sequence[EventMention]) -> float:
    """How far a mention tells the same as the others, by trigger and words, 0 to 1."""
    others = [m for m in mentions if m is not mention][:LOOKED_AT]
    if not others:
        return 1.0
    mine = content_words(mention.label)
    shared = [
        max(
            closeness(mention, m),
            2 * len(mine & content_words(m.label)) / (len(mine) + len(content_words(m.label)) + 1),
        )
        for m in others
    ]
    return min(1.0, sum(shared) / len(shared))


def label_rank(mention: EventMention, participants: Sequence[str]) -> float:
    """How good a mention's label is for the whole event."""
    words = content_words(mention.label)
    named = sum(1 for name in participants[:4] if words & set(name_words(name)))
    length = len(mention.label)
    roles = {a.role for a in mention.arguments}
    rank = 1.0 * min(named, 2) + 0.25 * min(len(words), 6)
    rank += 0.8 * (Role.AGENT in roles or Role.PATIENT in roles) + 0.5 * (
        Role.PATIENT in roles and Role.AGENT in roles
    )
    rank += 0.6 * (not mention.nominal) + 0.8 * (mention.sentence < 0)
    rank -= 1.5 * (length > LONGEST_LABEL) + 1.0 * (len(words) < 2)
    rank -= 0.5 * (not mention.salient)
    rank -= 0.5 * _expects(mention) + 0.4 * (mention.quote is not None)
    return rank


def names(arguments: Iterable[Argument]) -> tuple[str, ...]:
    """Each name once, in its fullest form, the most told first."""
    counted: Counter[str] = Counter(a.name for a in arguments if is_name(a) and name_words(a.name))
    fullest: dict[str, int] = {}
    for name in sorted(counted, key=lambda n: (-len(name_words(n)), -counted[n], n)):
        home = next((kept for kept in fullest if same_name(kept, name)), name)
        fullest[home] = fullest.get(home, 0) + counted[name]
    return tuple(sorted(fullest, key=lambda n: (-fullest[n], n)))


__all__ = ["Verdict", "best_label", "decide_date", "decide_status", "is_extent", "names", "replace"]
