"""What the sieves read: one article's expressions, mentions and quotations, indexed by where they stand.

A `Hook` is how an expression hangs in its sentence (preposition, tense of its clause, quotation); a `Scene`
answers the questions that anchoring asks of an article. No date is looked at: the grain of an expression
("that night" is a part of a day) follows from its words.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.clauses import (
    Clause,
    clause,
    climb,
    denied_past,
    due,
    is_behind,
    nears,
    on_noun,
    recalled,
)
from timeline.interval import Direction, Expr, Granularity, Here, Interval, Last, Next, Repeat, Shift, This
from timeline.model import (
    Anchor,
    AnchorKind,
    EventMention,
    Reference,
    Relation,
    Span,
    Status,
    Tense,
    Timex,
    TimexType,
)
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events import Reading
    from timeline.syntax import Quote, Sentence

LEAD = 3  # sentences that open an article: what a report is about stands there
LEAD_TENSES = frozenset({Tense.PAST, Tense.PRESENT_PERFECT})
_PROBE = Interval.of(2025, 6, 18, 11, 30)


@dataclass(frozen=True, slots=True)
class Hook:
    """How an expression stands: its sentence and paragraph (-1: none), preposition, and its clause's tense.

    `ahead` is whether the clause looks forward ("will", "is due to", "draws near"); `noun` the noun that it modifies ("Monday's hearing"), `verb` and `lemma`
    the governing verb, `loose` whether only a purpose or plan looks ahead, `occasion` whether that noun is an event, `relative` whether that verb heads a relative clause or a participle on a noun,
    `behind` whether that noun is told as what came before: "shut since the fire on 3 May".
    """

    sentence: int = -1
    paragraph: int = -1
    prep: str = ""
    tense: Tense = Tense.NONE
    ahead: bool = False
    modal: bool = False
    heading: bool = False
    noun: str = ""
    verb: Span | None = None
    lemma: str = ""
    relative: bool = False
    occasion: bool = False
    loose: bool = False
    behind: bool = False


class Scene:
    """One article as the sieves see it: `scene.hook(timex)`, `scene.quote_of(timex)`, `scene.mentions_of(sentence)`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.article
        self.parsed = reading.parsed
        self.timexes = tuple(sorted(reading.timexes, key=lambda t: t.span))
        self.mentions = tuple(m for m in reading.mentions if m.sentence >= 0)
        self.by_id = {t.id: t for t in self.timexes}
        self.mention_by_id = {m.id: m for m in reading.mentions}
        self._hooks: dict[str, Hook] = {}
        self._in_sentence: dict[int, list[EventMention]] = {}
        for mention in self.mentions:
            self._in_sentence.setdefault(mention.sentence, []).append(mention)
        self._attached: dict[str, list[tuple[EventMention, Relation]]] = {}
        for mention in reading.mentions:
            for attachment in mention.attachments:
                self._attached.setdefault(attachment.timex, []).append((mention, attachment.relation))
        self._starts = [t.span.start for t in self.timexes]
        self.own_times: dict[str, Timex | None] = {}  # what `when.own_time` found, by mention
        self.lead = self._lead()

    def hook(self, timex: Timex) -> Hook:
        """How an expression hangs in its sentence (computed once)."""
        found = self._hooks.get(timex.id)
        if found is None:
            found = self._hooks[timex.id] = self._hook(timex)
        return found

    def quote_of(self, span: Span) -> Quote | None:
        """The quotation that holds the span's start."""
        return self.parsed.quote_at(span.start)

    def mentions_of(self, sentence: int) -> list[EventMention]:
        """The mentions of one sentence, in order."""
        return self._in_sentence.get(sentence, [])

    def attached(self, timex: Timex) -> list[tuple[EventMention, Relation]]:
        """The mentions that the syntax ties to an expression, and how."""
        return self._attached.get(timex.id, [])

    def mention_at(self, span: Span) -> EventMention | None:
        """The mention whose trigger overlaps the span, the first of several."""
        sentence = self.parsed.sentence_at(span.start)
        if sentence is None:
            return None
        return next((m for m in self.mentions_of(sentence.index) if m.span.overlaps(span)), None)

    def before(self, span: Span) -> Iterator[Timex]:
        """Expressions that end before the span begins, nearest first."""
        at = bisect_right(self._starts, span.start) - 1
        for timex in reversed(self.timexes[: at + 1]):
            if timex.span.end <= span.start:
                yield timex

    def timexes_at(self, span: Span) -> Iterator[Timex]:
        """Expressions that hold a span: "89 days after the fire" holds "fire"."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and self.timexes[at].span.contains(span):
            yield self.timexes[at]

    def names_today(self, timex: Timex) -> bool:
        """Whether the sentence says that an expression is today: "this is the third day of the fair"."""
        sentence = self.parsed.sentence_at(timex.span.start)
        tokens = sentence.between(timex.span) if sentence is not None else []
        inside = {token.i for token in tokens}
        for token in tokens:
            if sentence is None or token.head in inside or token.dep != "attr":
                continue
            be = sentence.head(token)
            subjects = {kid.lemma.lower() for kid in sentence.kids(be, "nsubj")}
            return be.lemma == words.BE and be.tag in {"VBZ", "VBP"} and bool(subjects & words.THIS_DAY)
        return False

    def partner(self, timex: Timex) -> Timex | None:
        """The other end of a range that an expression begins: "between March 2019 and June 2021"."""
        last = self.after(timex)
        if last is None:
            return None
        gap = self.article.text[timex.span.end : last.span.start].lower().split()
        if len(gap) != 1 or gap[0] not in words.RANGE:
            return None
        alike = timex.expr is None or last.expr is None or grain(timex.expr) is grain(last.expr)
        return last if alike or gap[0] not in words.AND else None

    def after(self, timex: Timex) -> Timex | None:
        """The next expression, None after the last one."""
        at = bisect_right(self._starts, timex.span.start)
        return self.timexes[at] if at < len(self.timexes) else None

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence that holds the span's start."""
        return self.parsed.sentence_at(span.start)

    def _lead(self) -> Timex | None:
        """The past day that the article's first sentences put its news on; None where they give none."""
        opening = [s.index for s in self.parsed.sentences if not s.heading][:LEAD]
        for timex in self.timexes:
            hook = self.hook(timex)
            if hook.sentence > (opening[-1] if opening else -1):
                return None
            if (
                hook.sentence not in opening
                or hook.ahead
                or hook.modal
                or hook.tense not in LEAD_TENSES
                or hook.relative
                or timex.reference in {Reference.EVENT, Reference.ANAPHORIC}
            ):
                continue
            day = (
                dated(timex)
                and timex.expr is not None
                and (grain(timex.expr) or Granularity.YEAR) <= Granularity.DAY
            )
            tied = any(
                relation in {Relation.IS_INCLUDED, Relation.SIMULTANEOUS}
                and mention.status is not Status.PLANNED
                for mention, relation in self.attached(timex)
            )
            if day and tied and self.quote_of(timex.span) is None:
                return timex
        return None

    def _hook(self, timex: Timex) -> Hook:
        sentence = self.parsed.sentence_at(timex.span.start)
        if sentence is None:
            return Hook()
        tokens = sentence.between(timex.span)
        if not tokens:
            return Hook(sentence.index, sentence.paragraph, heading=sentence.heading)
        inside = {token.i for token in tokens}
        top = next((t for t in tokens if t.head == t.i or t.head not in inside), tokens[0])
        prep, noun, verb = climb(sentence, top, inside)
        if not prep and tokens[0].i > 0 and sentence.tokens[tokens[0].i - 1].lemma.lower() in words.BOUNDING:
            prep = sentence.tokens[tokens[0].i - 1].lemma.lower()
        reading = clause(sentence, verb) if verb is not None else self._asked(sentence)
        told = recalled(sentence, tokens[-1], [t for t in (top, noun, verb) if t is not None])
        denied = prep in words.LASTING and verb is not None and denied_past(sentence, verb)
        edge = prep in (words.LASTING if timex.reference is Reference.ANAPHORIC else words.EDGES)
        if denied or (edge and told is not None):
            # "until Friday, when she left", "not until Friday": it is told what happened then
            prep = words.ON
        reading = told or reading
        ahead = reading.ahead or nears(sentence, top, noun) or due(sentence, top, verb)
        return Hook(
            sentence.index, sentence.paragraph, prep, reading.tense, ahead, reading.modal, sentence.heading,
            noun.lemma.lower() if noun is not None else "", Span(verb.start, verb.end) if verb is not None else None,
            verb.lemma.lower() if verb is not None else "", verb is not None and told is None and on_noun(sentence, verb),
            noun is not None and self.mention_at(Span(noun.start, noun.end)) is not None, reading.loose,
            noun is not None and is_behind(sentence, noun),
        )  # fmt: skip

    def marks(self, hook: Hook) -> frozenset[str]:
        """The conjunctions over a hook's verb: "after" of "she left after the report sent in May came out"."""
        found = self.parsed.token_at(hook.verb.start) if hook.verb is not None else None
        if found is None:
            return frozenset()
        sentence, verb = found
        over = [verb]
        while over[-1].dep != "conj" and over[-1].head != over[-1].i:
            over.append(sentence.head(over[-1]))
        return frozenset(kid.lemma.lower() for token in over for kid in sentence.kids(token, "mark"))

    def asks(self, sentence: int) -> bool:
        """Whether a sentence asks."""
        here = self.parsed.sentences[sentence] if sentence >= 0 else None
        return here is not None and self.article.text[here.start : here.end].rstrip().endswith(words.ASKS)

    def _asked(self, sentence: Sentence) -> Clause:
        """What a sentence without a verb answers: "When do polls open? On Friday." has the tense of the question."""
        before = self.parsed.sentences[sentence.index - 1] if sentence.index else sentence
        if not self.asks(before.index) or all(token.lemma.lower() != words.WHEN for token in before.tokens):
            return Clause()
        return clause(before, next(token for token in before.tokens if token.head == token.i))


# --------------------------------------------------------------------------- grain


@lru_cache(maxsize=65536)
def grain(expr: Expr) -> Granularity | None:
    """How fine the value of an expression will be, whatever it is counted from; None where unknown."""
    found = expr.resolve(_PROBE, Direction.NEAREST)
    return found.granularity if found is not None else None


def needed(expr: Expr) -> Granularity:
    """How fine an anchor must be for an expression: "that night" needs a day, "March of that year" a year."""
    base = getattr(expr, "base", None)
    if isinstance(expr, Shift):
        return max(expr.unit or expr.period.unit, Granularity.DAY)
    if isinstance(expr, This):
        return max(expr.what.cycle, Granularity.DAY)
    if isinstance(expr, (Last, Next)) and isinstance(base, Here):
        what = expr.what
        plain = isinstance(what, Repeat) and what == Repeat(what.unit)
        named_month = isinstance(what, Repeat) and bool(what.month) and not what.day
        unit = (
            what.unit
            if plain and isinstance(what, Repeat)
            else Granularity.YEAR
            if named_month
            else Granularity.DAY
        )
        return max(unit, Granularity.DAY)
    if isinstance(base, Expr) and not isinstance(base, Here):
        return needed(base)
    return max(grain(expr) or Granularity.DAY, Granularity.DAY)


def anchor_needed(timex: Timex) -> Granularity:
    """The same for an expression as found: a day where it has no tree."""
    return needed(timex.expr) if timex.expr is not None else Granularity.DAY


def text_anchor(
    timex: Timex, told: Timex, origin: str, way: Direction = Direction.NEAREST, *, why: str = ""
) -> Anchor:
    """An expression that counts from another one of the text."""
    return Anchor(
        timex.id, told.id, AnchorKind.TEXT, origin, way, why or f"counted from “{told.text}”, told before"
    )


def element(expr: Expr | None) -> Repeat | None:
    """The recurring element of a partial expression: "8 p.m. on Friday" -> Friday; None for other expressions."""
    while expr is not None and not isinstance(expr, Repeat):
        inner = getattr(expr, "base", None)
        if not isinstance(inner, Expr) or type(expr).__name__ != "Intersect":
            return None
        expr = inner
    return expr


def is_clock(expr: Expr | None) -> bool:
    """Whether an expression tells a time of day and no day: "at noon", "11.50am", "evening", "20 minutes before midnight"."""
    short = isinstance(expr, Shift) and all(unit <= Granularity.HOUR for _, unit in expr.period.amounts)
    repeat = element(expr.base if short and isinstance(expr, Shift) else expr)
    return (
        repeat is not None
        and (repeat.hour >= 0 or (bool(repeat.part) and repeat.unit is Granularity.PART))
        and not (repeat.weekday or repeat.day or repeat.month or repeat.index)
    )


def dated(timex: Timex) -> bool:
    """Whether an expression names a time that something can be counted from."""
    return (
        timex.expr is not None
        and timex.reference is not Reference.NONE
        and timex.type in {TimexType.DATE, TimexType.TIME}
    )
