"""What merging compares: a mention's words, its time in days, and how alone it stands in its article."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.alike import content_words, fold, head, keys, roots
from timeline.civil import DAY
from timeline.grammar import spoken_in
from timeline.graph import dct_id
from timeline.model import EventClass
from timeline.rules.en_events import PRONOUNS
from timeline.rules.en_merge import LIGHT, STOPWORDS, SUPPORT, TURNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.events import Reading
    from timeline.model import Dating, EventMention, Span
    from timeline.syntax import Sentence, Token

FEW_DAYS = 3
"""The longest that counts as one day."""

GUESSED, KNOWN = 0.3, 0.7
"""Confidence of a date that is only assumed, and of one that is as good as said."""

BORROWED = 0.3
"""What a date is worth that a mention has from its clause alone: "on Friday they dropped the appeal" dates no appeal."""

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
OBJECTS = ("dobj", "obj", "nsubjpass", "nsubj:pass", "attr")
MODIFIERS = frozenset({"acl", "relcl", "acl:relcl"})
PARTICLES = ("prt", "compound:prt")


class When(NamedTuple):
    """A mention's time in whole days, both ends inclusive; None where open or unknown.

    `borrowed`: it is the time of the clause, told of another happening.
    """

    first: int | None = None
    last: int | None = None
    stated: bool = False
    dated: bool = False
    trust: float = 1.0
    borrowed: bool = False

    @property
    def days(self) -> float:
        """How many days the window spans."""
        return math.inf if self.first is None or self.last is None else self.last - self.first + 1


def when_of(dating: Dating | None) -> When:
    """A dating in days: its interval, else its bounds."""
    if dating is None:
        return When()
    window = dating.interval or dating.bounds
    if window is None:
        return When()
    first = None if window.start is None else window.start // DAY
    last = None if window.end is None else (window.end - 1) // DAY
    if window.part == "NI":  # a night belongs to the day on which it began
        last = first
    told = dating.point or dating.origin == "begun"  # "closed since Friday" is the closing of Friday
    dated = dating.interval is not None and told and first is not None and last is not None
    borrowed = not dating.stated and dating.origin == "clause"
    return When(first, last, dating.stated, dated, BORROWED if borrowed else _trust(dating), borrowed)


def _trust(dating: Dating) -> float:
    """How far a date may speak for two mentions being one: 0 where it is hardly more than the day of printing."""
    return 1.0 if dating.stated else min(1.0, max(0.0, (dating.confidence - GUESSED) / (KNOWN - GUESSED)))


@dataclass(frozen=True, slots=True)
class Words:
    """A bag of words, each weighed by how rare it is in the story."""

    weights: Mapping[str, float]
    norm: float

    def cosine(self, other: Words) -> float:
        """How much two bags share, 0 to 1, rare words counting more."""
        if not self.norm or not other.norm:
            return 0.0
        small, large = sorted((self.weights, other.weights), key=len)
        return sum(w * w for word, w in small.items() if word in large) / (self.norm * other.norm)


class Calendar:
    """The stated times of the happenings that an article tells: `calendar.within(first, last)` of them in a window."""

    def __init__(self, whens: Iterable[When]) -> None:
        self._whens = [w for w in whens if w.dated and w.stated]
        self._within: dict[When, int] = {}

    def within(self, when: When) -> int:
        """How many lie inside a window."""
        if when not in self._within:
            first, last = when.first or 0, when.last or 0
            self._within[when] = sum(first <= (w.first or 0) and (w.last or 0) <= last for w in self._whens)
        return self._within[when]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention as merging sees it.

    `maker`: it may stand on a timeline by itself (the others only join). `terms`: what names the
    happening ("touch down", "make a landing" -> landing). `company`: how many makers of its article
    share its very time, itself included. `published`: the day its article came out, None where unknown.
    `carries`: where the nouns start whose happening this verb only reports ("the talks took place").
    `named`: the mention with those parties only that are named, not those whom a pronoun is taken for.
    `sole`: the word families of its terms that the whole story dates to one day: "the derailment" needs no date.
    `calendar`: what else its article dates. `rarity`: how rare each party is in the whole story, by the last word of its name.
    """

    mention: EventMention
    when: When
    maker: bool
    terms: tuple[str, ...]
    keys: tuple[str, ...]
    label: Words
    sentence: Words
    company: int = 1
    published: int | None = None
    carries: frozenset[int] = frozenset()
    named: EventMention | None = None
    sole: frozenset[str] = frozenset()
    calendar: Calendar = field(default_factory=lambda: Calendar(()))
    rarity: Mapping[str, float] = field(default_factory=dict)


def is_maker(mention: EventMention, when: When) -> bool:
    """Whether a mention may make an event of its own: a telling one, or any happening whose date is said."""
    return not mention.generic and (mention.salient or (mention.joins and when.stated and when.dated))


def place_of(mention: EventMention) -> tuple[str, bool, Span, str]:
    """Where a mention stands, to sort by: its article, the headline before the body, its offset."""
    return mention.article, mention.sentence >= 0, mention.span, mention.id


def candidates(readings: Sequence[Reading], datings: Mapping[str, Dating]) -> list[Candidate]:
    """Every mention that may make or join an event, in the order of article and offset."""
    home = {m.id: reading for reading in readings for m in reading.mentions}
    mentions = sorted(
        (m for reading in readings for m in reading.mentions if m.joins or (m.salient and not m.generic)),
        key=place_of,
    )
    whens = [when_of(datings.get(m.id)) for m in mentions]
    company = Counter((m.article, w[:2]) for m, w in zip(mentions, whens, strict=True) if is_maker(m, w))
    days = {r.article.id: published_day(r, datings) for r in readings}
    calendars, rarity = _calendars(mentions, whens), _rarity(mentions)
    labels = _weigh([content_words(m.label) | {fold(m.lemma)} for m in mentions])
    terms = [_terms(m, home[m.id]) for m in mentions]
    sole = _sole([(t, w) for m, t, w in zip(mentions, terms, whens, strict=True) if is_maker(m, w)])
    sentences = _weigh([_sentence_words(_sentence(m, home[m.id])) for m in mentions])
    return [
        Candidate(
            mention, when, is_maker(mention, when), term, keys(mention), label, sentence,
            max(1, company[mention.article, when[:2]]), days.get(mention.article), _carried(mention, home[mention.id]),
            _named(mention, home[mention.id]), _families(term) & sole,
            calendars[mention.article], rarity,
        )
        for mention, when, term, label, sentence in zip(mentions, whens, terms, labels, sentences, strict=True)
    ]  # fmt: skip


def _calendars(mentions: Sequence[EventMention], whens: Sequence[When]) -> dict[str, Calendar]:
    told: defaultdict[str, list[When]] = defaultdict(list)
    for mention, when in zip(mentions, whens, strict=True):
        told[mention.article] += [when] if is_maker(mention, when) else []
    return {article: Calendar(found) for article, found in told.items()}


def _rarity(mentions: Sequence[EventMention]) -> dict[str, float]:
    """How rare a party is, 0 to 1, by the mentions that it takes part in: 1 for one of them, 0 for all."""
    seen = Counter(name for mention in mentions for name in {head(a) for a in mention.arguments})
    return {name: 1 - math.log(count) / math.log(len(mentions) + 1) for name, count in seen.items()}


def _families(terms: Sequence[str]) -> frozenset[str]:
    return frozenset(root for term in terms if term not in LIGHT for root in roots(term))


def _sole(told: Sequence[tuple[Sequence[str], When]]) -> frozenset[str]:
    """The word families with dated mentions that all lie in one stretch of time, at least one of them a day."""
    days: defaultdict[str, list[When]] = defaultdict(list)
    for terms, when in told:
        for root in _families(terms) if when.dated else ():
            days[root].append(when)
    return frozenset(root for root, whens in days.items() if _one_day(whens))


def _one_day(whens: Sequence[When]) -> bool:
    finest = min(whens, key=lambda w: w.days)
    return finest.days <= FEW_DAYS and all(
        (w.first or 0) <= (finest.last or 0) and (finest.first or 0) <= (w.last or 0) for w in whens
    )


def published_day(
    reading: Reading, datings: Mapping[str, Dating], published: Mapping[str, Dating] | None = None
) -> int | None:
    """The day on which an article came out, as given or as inferred."""
    inferred = (published or {}).get(reading.article.id) or datings.get(dct_id(reading.article.id))
    dct = reading.article.dct or (inferred.interval if inferred else None)
    return None if dct is None or dct.start is None else dct.start // DAY


def _weigh(bags: Sequence[frozenset[str]]) -> list[Words]:
    seen = Counter(word for bag in bags for word in bag)
    total = len(bags) + 1
    found = []
    for bag in bags:
        weights = {word: math.log(total / seen[word]) for word in sorted(bag)}
        found.append(Words(weights, math.sqrt(sum(w * w for w in weights.values()))))
    return found


def _sentence(mention: EventMention, reading: Reading) -> Sentence | None:
    parsed = reading.parsed
    if mention.sentence >= 0:
        return parsed.sentences[mention.sentence] if mention.sentence < len(parsed.sentences) else None
    return parsed.title_sentences[0] if parsed.title_sentences else None


def _sentence_words(sentence: Sentence | None) -> frozenset[str]:
    tokens = sentence.tokens if sentence else ()
    return frozenset(fold(t.lemma) for t in tokens if t.pos in CONTENT) - STOPWORDS


def _terms(mention: EventMention, reading: Reading) -> tuple[str, ...]:
    """The words that name a happening: its trigger, with its particle, and what a light verb carries."""
    lemma = fold(mention.lemma)
    found = [lemma]
    place = _token(mention, reading)
    if place is not None:
        sentence, token = place
        turned = {f"{lemma} {fold(kid.text)}" for kid in sentence.kids(token, "prep")} & TURNED.get(
            token.pos, set()
        )
        if turned:
            return tuple(sorted(turned))
        found += [f"{lemma} {fold(kid.text)}" for kid in sentence.kids(token, *PARTICLES)]
        if lemma in LIGHT:
            found += [fold(kid.lemma) for kid in sentence.kids(token, *OBJECTS)]
    return tuple(dict.fromkeys(found))


def _carried(mention: EventMention, reading: Reading) -> frozenset[int]:
    place = None if mention.nominal else _token(mention, reading)
    if place is None:
        return frozenset()
    sentence, token = place
    lemma = fold(mention.lemma)
    kids = [
        kid
        for role, relations in (("subject", ("nsubj",)), ("object", OBJECTS))
        if lemma in SUPPORT[role]
        for kid in sentence.kids(token, *relations)
    ]
    if token.dep in MODIFIERS and any(lemma in verbs for verbs in SUPPORT.values()):
        kids.append(sentence.head(token))
    if mention.event_class is EventClass.REPORTING:
        kids += spoken_in(sentence, token)
    return frozenset(kid.start for kid in kids)


def _named(mention: EventMention, reading: Reading) -> EventMention:
    text = reading.article.text if mention.sentence >= 0 else reading.article.title
    told = tuple(a for a in mention.arguments if fold(text[a.span.start : a.span.end]) not in PRONOUNS)
    return mention if len(told) == len(mention.arguments) else replace(mention, arguments=told)


def _token(mention: EventMention, reading: Reading) -> tuple[Sentence, Token] | None:
    if mention.sentence >= 0:
        return reading.parsed.token_of(mention)
    for sentence in reading.parsed.title_sentences:
        for token in sentence.tokens:
            if token.start == mention.span.start:
                return sentence, token
    return None


__all__ = ["Candidate", "When", "Words", "candidates", "is_maker", "place_of", "when_of"]
