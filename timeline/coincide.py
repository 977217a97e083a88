"""Where an undated article and dated ones seem to tell of the same day: expressions with the words around them.

"Yesterday Karl Moe left the board" here, "Moe, who left the board on 12 May" there: rare words near both expressions
speak for one day. Dates are not looked at; only articles that share names with the undated one are heard.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import product
from math import log
from typing import TYPE_CHECKING

from timeline.alike import alike, fold
from timeline.graph import dct_id
from timeline.interval import Direction, Granularity, Interval
from timeline.lexicon import family, verb_of
from timeline.model import EventClass, Reference, Relation, Span
from timeline.rules.en_events import ONLY_SAYING
from timeline.rules.en_links import MODALS, ORDER_WORDS, THE, WILL
from timeline.rules.en_merge import LIGHT, STOPWORDS
from timeline.scene import is_clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.evaluate import Value
    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Expr
    from timeline.model import EventMention, Timex
    from timeline.syntax import Sentence, Token

HEARD = 12  # articles that share most names with the undated one
COMMON = 60  # a name that more articles share tells nothing of one story
HALF = 4.0  # the weight of shared words that is worth half of certainty
USUAL = 100  # sentences that words are counted in, at least: in three sentences every word is rare
MEANING = 0.6  # what sharing a meaning is worth, against sharing the word
EDGE = 0.3  # what an expression is worth that only bounds what it stands with: "by Friday"
EVENT = 3.0  # the weight of the same event on both, by its trigger and parties
CHANCE = 0.5  # two mentions no more alike than this are alike by chance
LEAST = 0.1  # likeness below which two passages have nothing to do with each other
FAR = 99
OTHER_TIME = 6  # steps into a clause of another time: "before he left"
NEARBY = (
    (3, 1.0),
    (5, 0.7),
    (FAR - 1, 0.4),
    (2 * FAR, 0.15),
)  # what a word weighs by its steps in the tree from the expression
FIRST_NAME = 0.5  # ... if it is the first of a name
BEFORE, AFTER = 0.3, 0.2  # ... in the sentence before and after, of the same paragraph
STILL = 0.6  # ... in one after it that tells no time of its own: the narrative stands still

TOLD = frozenset({"attached", "extent", "clause", "narrated"})
"""Sieves that put an event on an expression by what the text says."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "conj"})
_AHEAD = MODALS | WILL
_SUBJECTS = ("nsubj", "nsubjpass")
_APART = frozenset({Relation.BEFORE, Relation.AFTER})
_INSIDE = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})
_PROBES = tuple((Interval.of(2025, month, 5), Interval.of(2025, month, 13)) for month in (2, 6, 10))


@dataclass(frozen=True, slots=True)
class Bag:
    """Words by weight, and their meanings by the weight of the nearest word that has them."""

    words: Mapping[str, float]
    meanings: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """A date that another article tells, with the words around it."""

    node: str
    article: str
    interval: Interval
    words: Bag
    edge: frozenset[Relation] = frozenset()
    events: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression that hangs on the day of writing, by `steps` anchors, with tellings that are like it.

    `calendar`: it names a date of the year ("11 June", "in March"); `side` is where it lies from the day of writing as
    far as the tense tells, -1 surely before, 1 surely after.
    """

    timex: Timex
    steps: int
    calendar: bool
    side: float
    like: tuple[tuple[float, Telling], ...] = ()


class Library:
    """All articles by the names that they tell, so that an undated one finds its story: `library.kin("a1")`."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = {r.article.id: r for r in readings}
        self._names: dict[str, frozenset[str]] = {}
        self._telling: defaultdict[str, list[str]] = defaultdict(list)
        for reading in sorted(readings, key=lambda r: r.article.id):
            names = frozenset(
                t.lemma.lower() for s in reading.parsed.sentences for t in s.tokens if t.pos == "PROPN"
            )
            self._names[reading.article.id] = names
            for name in names:
                self._telling[name].append(reading.article.id)

    def kin(self, article: str) -> list[Reading]:
        """The articles that share most names with one."""
        shared: Counter[str] = Counter()
        for name in sorted(self._names.get(article, ())):
            telling = self._telling[name]
            for other in telling if len(telling) <= COMMON else ():
                shared[other] += 1
        del shared[article]
        ranked = sorted((-n, other) for other, n in shared.items())
        return [self.readings[other] for _, other in ranked[:HEARD]]


def tellings(kin: Sequence[Reading], graph: TemporalGraph, values: Mapping[str, Value]) -> list[Telling]:
    """The days, weeks and months that articles tell, each with the words around it and the events on it."""
    found = []
    for reading in kin:
        edges, events = _edges(reading), _events(reading, graph)
        for timex in reading.timexes:
            value = values.get(timex.id)
            if value is None or value.interval is None or None in (value.interval.start, value.interval.end):
                continue
            if value.interval.granularity <= Granularity.MONTH:
                words = words_around(reading, timex.span)
                edge, here = edges.get(timex.id, frozenset()), tuple(events.get(timex.id, ()))
                found.append(Telling(timex.id, reading.article.id, value.interval, words, edge, here))
    return found


def _events(reading: Reading, graph: TemporalGraph) -> dict[str, list[EventMention]]:
    """The events that hang on each expression by what the text says."""
    found: defaultdict[str, list[EventMention]] = defaultdict(list)
    for mention in reading.mentions:
        anchor = graph.anchors.get(mention.id)
        telling = (
            anchor is not None and anchor.origin in TOLD and mention.event_class is not EventClass.REPORTING
        )
        if telling and anchor is not None and anchor.target is not None:
            found[anchor.target].append(mention)
    return found


def _edges(reading: Reading) -> dict[str, frozenset[Relation]]:
    """The expressions that only bound events, and how: "by Friday", "since March"."""
    relations: defaultdict[str, set[Relation]] = defaultdict(set)
    for mention in reading.mentions:
        for attachment in mention.attachments:
            relations[attachment.timex].add(attachment.relation)
    return {timex: frozenset(found) for timex, found in relations.items() if not found & _INSIDE}


def clues(
    reading: Reading,
    graph: TemporalGraph,
    told: Sequence[Telling],
    kin: Sequence[Reading],
    sides: Mapping[str, float],
) -> Iterator[Clue]:
    """The article's expressions that hang on its own day, through other expressions alone."""
    now = dct_id(reading.article.id)
    own = {t.id for t in reading.timexes}
    rarity, events, edges = Rarity((reading, *kin)), _events(reading, graph), _edges(reading)
    for timex in reading.timexes:
        chain = graph.explain(timex.id)
        if timex.expr is None or not chain or chain[-1].target != now:
            continue
        if any(link.target not in own for link in chain[:-1]) or _definite_weekday(timex):
            continue
        if (len(chain) == 1 and is_clock(timex.expr)) or _is_name(reading, timex):
            continue  # "at noon" is on the day that the narrative has come to
        here = words_around(reading, timex.span), events.get(timex.id, ()), edges.get(timex.id, frozenset())
        like = tuple(_like(*here, told, rarity))
        yield Clue(timex, len(chain), is_calendar(timex.expr), sides.get(timex.id, 0.0), like)


def _definite_weekday(timex: Timex) -> bool:
    """ "The Saturday": a day that the narrative knows, not one that counts from the day of writing."""
    words = timex.text.lower().split()
    return len(words) == 2 and words[0] == THE and words[1].endswith("day")


def _is_name(reading: Reading, timex: Timex) -> bool:
    """Whether what looks like a time is somebody's name: "Friday Banda", "Theresa May"."""
    found = reading.parsed.token_at(timex.span.start)
    if found is None or timex.reference is not Reference.PARTIAL:
        return False
    sentence, token = found
    first = token.dep == "compound" and token.head == token.i + 1
    return token.ent_type == "PERSON" or (first and sentence.head(token).ent_type == "PERSON")


def is_calendar(expr: Expr) -> bool:
    """Whether an expression names a date of the year, the same next week: "11 June", "in March", "Christmas"."""
    pairs = [tuple(_nearest(expr, day) for day in pair) for pair in _PROBES]
    same = [a for a, b in pairs if a == b and a is not None and a.granularity <= Granularity.MONTH]
    return len(same) > 1 and len(set(same)) < len(_PROBES)


def _nearest(expr: Expr, day: Interval) -> Interval | None:
    try:
        return expr.resolve(day, Direction.NEAREST)
    except (OverflowError, ValueError):
        return None


# --------------------------------------------------------------------------- likeness


class Rarity:
    """How rare words are in some articles, by the sentences that hold them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        sentences = [s for r in readings for s in r.parsed.sentences]
        told = ({word for token in s.tokens if (word := _word(token))} for s in sentences)
        self._count = Counter(key for words in told for key in _with_meanings(words))
        self._many = max(USUAL, len(sentences))

    def __getitem__(self, key: str) -> float:
        return log(self._many / max(1, self._count[key]))


def _like(
    words: Bag,
    events: Sequence[EventMention],
    edge: frozenset[Relation],
    told: Sequence[Telling],
    rarity: Rarity,
) -> Iterator[tuple[float, Telling]]:
    """The tellings like a passage, 0 to 1; what is less like it than another telling counts for less."""
    weights = [
        (
            (shared(words, telling.words, rarity) + EVENT * _same_event(events, telling.events))
            * (EDGE if telling.edge and telling.edge != edge else 1.0),
            telling,
        )
        for telling in told
    ]
    best = max((weight for weight, _ in weights), default=0.0)
    for weight, telling in weights:
        likeness = weight / (weight + HALF) * weight / best if weight else 0.0
        if likeness > LEAST:
            yield likeness, telling


def _same_event(here: Sequence[EventMention], there: Sequence[EventMention]) -> float:
    """How surely two dates have one event on them, 0 to 1."""
    return max((max(0.0, alike(a, b) - CHANCE) / (1 - CHANCE) for a, b in product(here, there)), default=0.0)


def shared(a: Bag, b: Bag, rarity: Rarity) -> float:
    """What two passages have in common: words, and words of one meaning, the more the rarer; two rare ones are about 6."""
    return sum(_met(word, weight, b, rarity) for word, weight in a.words.items())


def _met(word: str, weight: float, other: Bag, rarity: Rarity) -> float:
    if word in other.words:
        return min(weight, other.words[word]) * rarity[word]
    return max(
        (
            MEANING * min(weight, other.meanings[m]) * rarity[m]
            for m in _meanings(word)
            if m in other.meanings
        ),
        default=0.0,
    )


def words_around(reading: Reading, span: Span) -> Bag:
    """The words near an expression and their meanings, weighed by how near: in its clause, sentence, paragraph."""
    return with_beside(words_inside(reading, span), reading, span)


def words_inside(reading: Reading, span: Span) -> Bag:
    """The words of an expression's own sentence, the more steps away the lighter."""
    sentence = reading.parsed.sentence_at(span.start)
    if sentence is None:
        return Bag({}, {})
    steps = _steps(sentence, [t.i for t in sentence.between(span)])
    for i, subject in _meant(sentence):
        steps[subject] = min(steps.get(subject, FAR), steps.get(i, FAR))
    found: dict[str, float] = {}
    for token in _content(sentence, [t.span for t in reading.timexes]):
        near = next(w for most, w in NEARBY if min(steps.get(token.i, FAR - 1), 2 * FAR) <= most)
        _put(found, token, near * (FIRST_NAME if _is_first_name(sentence, token) else 1.0))
    return _bag(found)


def with_beside(own: Bag, reading: Reading, span: Span) -> Bag:
    """The words of an expression's sentence with those of the sentences before and after, of the same paragraph."""
    sentence = reading.parsed.sentence_at(span.start)
    if sentence is None:
        return own
    timed = [t.span for t in reading.timexes]
    found = dict(own.words)
    for way in (-1, 1):
        at = sentence.index + way
        next_ = reading.parsed.sentences[at] if 0 <= at < len(reading.parsed.sentences) else None
        if next_ is None or next_.paragraph != sentence.paragraph:
            continue
        weight = _beside(sentence, next_, timed)
        for token in _content(next_, timed):
            share = FIRST_NAME if _is_first_name(next_, token) else 1.0
            _put(found, token, share * weight)
    return _bag(found)


def _beside(sentence: Sentence, other: Sentence, timed: Sequence[Span]) -> float:
    """What the words of the sentence before or after weigh.

    An answer without a verb stands on the words of its question: "When is the vote? Tuesday."
    """
    if other.index > sentence.index:
        return AFTER if any(_moves(other, span) for span in timed) else STILL
    if other.tokens[-1].text == "?" and not any(t.pos in _VERBAL for t in sentence.tokens):
        return 1.0
    return BEFORE


def _bag(found: Mapping[str, float]) -> Bag:
    meanings: dict[str, float] = {}
    for word, weight in sorted(found.items()):
        for meaning in _meanings(word):
            meanings[meaning] = max(meanings.get(meaning, 0.0), weight)
    return Bag(dict(sorted(found.items())), meanings)


def _meant(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Pronouns that lead a clause, each with the noun that leads the clause above: "the mill was shut until it burned"."""
    for token in sentence.tokens:
        if token.pos == "PRON" and token.tag == "PRP" and token.dep in _SUBJECTS:
            for above in sentence.ancestors(sentence.head(token)):
                nouns = [k for k in sentence.kids(above, *_SUBJECTS) if k.pos in {"NOUN", "PROPN"}]
                yield from ((token.i, noun.i) for noun in nouns[:1])


def _moves(sentence: Sentence, span: Span) -> bool:
    """Whether a sentence goes on to another time; what a relative clause tells moves nothing: "a trial, which is in May"."""
    if not sentence.start <= span.start < sentence.end:
        return False
    inside = sentence.between(span)
    return not (inside and any(t.dep == "relcl" for t in sentence.ancestors(inside[0])))


def _content(sentence: Sentence, timed: Sequence[Span]) -> Iterator[Token]:
    here = [span for span in timed if sentence.start <= span.start < sentence.end]
    for token in sentence.tokens:
        if token.pos not in _CONTENT or any(span.start <= token.start < span.end for span in here):
            continue
        yield token


def _is_first_name(sentence: Sentence, token: Token) -> bool:
    """Whether a word only goes before the last word of a name: both together are one thing that is shared."""
    return token.dep == "compound" and token.pos == sentence.head(token).pos == "PROPN"


def _put(found: dict[str, float], token: Token, weight: float) -> None:
    word = _word(token)
    if word:
        found[word] = max(found.get(word, 0.0), weight)


def _word(token: Token) -> str:
    """A word as it counts, a noun by its verb; "" where it says nothing but that something is said or happens."""
    lemma = fold(token.lemma)
    light = lemma in STOPWORDS or lemma in ONLY_SAYING or (token.pos == "VERB" and lemma in LIGHT)
    if token.pos not in _CONTENT or light:
        return ""
    return (verb_of(lemma) if token.pos == "NOUN" else None) or lemma


def _with_meanings(words: set[str]) -> set[str]:
    return words.union(*map(_meanings, words))


@lru_cache(maxsize=65536)
def _meanings(word: str) -> tuple[str, ...]:
    return tuple(f"~{meaning}" for meaning in sorted(family(word)))


def _steps(sentence: Sentence, start: Sequence[int]) -> dict[int, int]:
    """Steps through the tree from some tokens to every other; into another clause it is farther."""
    found: dict[int, int] = {}
    queue = [(0, i) for i in start]
    while queue:
        far, i = heappop(queue)
        if i in found:
            continue
        found[i] = far
        token = sentence.tokens[i]
        edges = [(token.head, token)] if token.head != i else []
        edges += [(kid, sentence.tokens[kid]) for kid in sentence.children[i]]
        for other, edge in edges:
            if other not in found:
                heappush(queue, (far + _length(sentence, edge, up=other == edge.head), other))
    return found


def _length(sentence: Sentence, edge: Token, *, up: bool) -> int:
    """How far it is over an edge: into another clause more, farther into one of another time, or yet to come, or back to one told before."""
    if edge.dep not in _CLAUSES or edge.pos not in {"VERB", "AUX"}:
        return 1
    if any(kid.text.lower() in _AHEAD for kid in sentence.kids(edge, "aux")):
        return FAR
    if any(ORDER_WORDS.get(kid.lemma.lower()) in _APART for kid in sentence.kids(edge, "mark", "advmod")):
        return OTHER_TIME
    return FAR if up and edge.dep == "conj" and any(True for _ in sentence.kids(edge, *_SUBJECTS)) else 3


__all__ = [
    "Bag",
    "Clue",
    "Library",
    "Rarity",
    "Telling",
    "clues",
    "is_calendar",
    "shared",
    "tellings",
    "with_beside",
    "words_inside",
]
