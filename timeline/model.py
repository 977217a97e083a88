"""The types that every stage speaks: plain frozen data, no behaviour beyond what a value says of itself.

All spans are half-open Python string offsets into `Article.text`. All times are local to the article's
zone (see `Article.timezone`), without an offset, as `interval.Instant`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.interval import Direction, Expr, Granularity, Interval, Period


class Span(NamedTuple):
    """Half-open offsets into an article's text: `text[start:end]` is the surface."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


# --------------------------------------------------------------------------- articles


class PublishedFrom(StrEnum):
    """How the publication time (the DCT) is known."""

    GIVEN = "given"
    PAGE = "page"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text with stable offsets, and what is known of its publication.

    `published` is ISO 8601 with an offset where one is known ("2025-08-16T12:00:00+00:00", or a bare
    date "2025-08-16"), None where unknown. `dct` is the same as an interval of local time in `timezone`.
    `text` is the body only; the headline is `title`. `boilerplate` are the spans of it that tell no
    story (prompts, other stories' headlines, bylines): they make no event. `age` is the line that says
    how old the article was ("13 minutes ago") when its page was `retrieved`: it counts from then, all
    else in the text from `dct`.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "en"
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    timezone: str | None = None
    dct: Interval | None = None
    boilerplate: tuple[Span, ...] = ()
    age: Span | None = None
    retrieved: Interval | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that a reader of the output should know; never an exception."""

    code: str
    message: str
    article: str | None = None


# --------------------------------------------------------------------------- time expressions


class TimexType(StrEnum):
    """TIMEX3's four types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Reference(StrEnum):
    """What an expression needs before it is a date; decided by its rule, from its words alone."""

    ABSOLUTE = "absolute"  # "15 August 2025", "1867": nothing
    PARTIAL = "partial"  # "Friday", "March 3", "the 14th", "8 p.m.": the larger unit, from context
    DEICTIC = "deictic"  # "today", "two weeks ago", "last year": the moment of speaking or writing
    ANAPHORIC = "anaphoric"  # "the next day", "that night", "a week earlier": the narrative's time
    EVENT = "event"  # "two days after the ruling": the event named inside the span, at `Timex.head`
    NONE = "none"  # durations, sets, PAST_REF …: `Timex.value` is all there is


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as TIMEX3 has it, unresolved: an expression tree and what it depends on.

    `value` is set by the tagger only where it needs no anchor (durations, sets, PAST_REF …); for all
    others the value is derived from the interval that `solve` computes. `head` is the span of the
    event words inside an EVENT expression. `mod` is TIMEX3's (START, MID, END, APPROX, MORE_THAN …).
    `zone` is a time zone named in the expression ("EDT", "GMT", "local").
    """

    id: str
    article: str
    span: Span
    text: str
    type: TimexType
    rule: str
    reference: Reference = Reference.NONE
    expr: Expr | None = None
    value: str | None = None
    mod: str | None = None
    period: Period | None = None
    head: Span | None = None
    zone: str | None = None


# --------------------------------------------------------------------------- events


class EventClass(StrEnum):
    """TimeML's event classes, as far as dating and salience need them."""

    OCCURRENCE = "OCCURRENCE"
    REPORTING = "REPORTING"
    PERCEPTION = "PERCEPTION"
    ASPECTUAL = "ASPECTUAL"
    I_ACTION = "I_ACTION"
    I_STATE = "I_STATE"
    STATE = "STATE"


class Tense(StrEnum):
    """Tense of the governing verb group, with the perfect kept apart because it dates differently."""

    PAST = "past"
    PAST_PERFECT = "past-perfect"
    PRESENT = "present"
    PRESENT_PERFECT = "present-perfect"
    FUTURE = "future"
    NONE = "none"


class Status(StrEnum):
    """What a reader knows of an event after reading everything."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"


class Relation(StrEnum):
    """TLINK relations, read `source RELATION target`."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    INCLUDES = "INCLUDES"
    IS_INCLUDED = "IS_INCLUDED"
    SIMULTANEOUS = "SIMULTANEOUS"
    BEGINS = "BEGINS"  # source starts when target starts: "since Monday" is BEGUN_BY Monday
    BEGUN_BY = "BEGUN_BY"
    ENDS = "ENDS"
    ENDED_BY = "ENDED_BY"  # "until Friday"
    NOT_AFTER = "NOT_AFTER"  # "by Friday": ends no later than target ends
    NOT_BEFORE = "NOT_BEFORE"  # starts no earlier than target starts


class Role(StrEnum):
    """The part that an argument plays."""

    AGENT = "agent"
    PATIENT = "patient"
    OTHER = "other"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Argument:
    """Who, what or where: `name` is resolved (fullest name known), `span` is the mention's."""

    name: str
    role: Role
    span: Span
    entity: str = ""  # spaCy's entity type (PERSON, ORG, GPE …) or ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A timex that the syntax ties to an event, and how: "on Friday" IS_INCLUDED, "by Friday" NOT_AFTER."""

    timex: str
    relation: Relation = Relation.IS_INCLUDED
    origin: str = "syntax"


@dataclass(frozen=True, slots=True)
class Claim:
    """A date of a happening that its article does not take for its own: who gave it, `by` "" the article itself."""

    timex: str
    by: str = ""
    denied: bool = True


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of a happening: its trigger, what the grammar says of it, and what it hangs on.

    `span`/`text` are the trigger's, `sentence` the index in the article's sentences (-1: the headline,
    whose mentions have offsets into `Article.title` and are never written to the JSON), `quote` the
    index of the quotation that it stands in, or None. `reported_by` is the mention id of the reporting
    event whose content this is. `ordinal` tells happenings of one kind apart ("first", "second").
    """

    id: str
    article: str
    span: Span
    text: str
    lemma: str
    sentence: int
    event_class: EventClass
    tense: Tense
    status: Status
    label: str
    nominal: bool = False
    modal: bool = False
    negated: bool = False
    generic: bool = False
    progressive: bool = False
    quote: int | None = None
    reported_by: str | None = None
    arguments: tuple[Argument, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    ordinal: str = ""
    salient: bool = True  # may stand on a timeline (False: reporting, states, generics; still dated)
    done: str = ""  # the label once what it expects has happened: "will open" -> "opened"
    printable: bool = True  # whether an editor could print the label as it is
    claims: tuple[Claim, ...] = ()
    joins: bool = False  # may join an event that salient mentions tell, though it makes none of its own


# --------------------------------------------------------------------------- graph


class AnchorKind(StrEnum):
    """What an expression is counted from."""

    NONE = "none"
    DCT = "dct"
    QUOTE = "quote"
    TEXT = "text"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dependency edge: `source` (a timex or mention id) is computed from `target` (a node id or None).

    `direction` settles what the words leave open ("Friday": past or future); `origin` names the sieve
    that made the edge and `why` says in plain words why this anchor.
    """

    source: str
    target: str | None
    kind: AnchorKind
    origin: str
    direction: Direction = Direction.NEAREST
    why: str = ""


@dataclass(frozen=True, slots=True)
class TLink:
    """An ordering edge between two nodes, with the sieve that made it."""

    source: str
    target: str
    relation: Relation
    origin: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace: what was done (`rule`), in words (`text`), and what it gave (`value`)."""

    rule: str
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """When a node is: an interval, what it is known to, and how.

    `interval` is the best estimate with its granularity, None where undated. `bounds` is the window
    that all constraints leave (either end None where open). `point` is False where the interval is only a window that the event lies
    somewhere inside (a deadline, "between 14 and 18 August"). `stated` is False where a date is only implied. `origin` names the sieve that tied
    a mention to its date.
    """

    interval: Interval | None
    bounds: Interval | None = None
    stated: bool = False
    point: bool = True
    confidence: float = 0.0
    trace: tuple[Step, ...] = ()
    origin: str = ""


__all__ = [
    "Anchor",
    "AnchorKind",
    "Argument",
    "Article",
    "Attachment",
    "Claim",
    "Dating",
    "Direction",
    "EventClass",
    "EventMention",
    "Expr",
    "Granularity",
    "Interval",
    "Period",
    "PublishedFrom",
    "Reference",
    "Relation",
    "Role",
    "Span",
    "Status",
    "Step",
    "TLink",
    "Tense",
    "Timex",
    "TimexType",
    "Warning",
]
