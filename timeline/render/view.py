"""What the page says of a timeline: sentences, periods, quotes and links, ready for the templates.

Nothing here is markup; the templates escape all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from urllib.parse import quote, urlsplit

from timeline.model import PublishedFrom, Status, Warning
from timeline.render.dates import read_edtf
from timeline.render.phrases import Phrase, edtf_phrase, is_assumed, plain, side_phrase, when
from timeline.render.relations import Relations, relate
from timeline.render.words import Words
from timeline.result import Conflict, Event, Mention, Source, Timeline

SHOWN_QUOTES = 2  # the rest of an event's quotations opens on demand
KEPT = 0.5  # salience from which an editor keeps an event rather than not
LEAST_KEY, MOST_KEY = 8, 40
_CONFIDENCE = ((0.75, "high"), (0.45, "middle"), (0.0, "low"))


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation: the words before, in and after the time expression, and where they stand."""

    before: str
    marked: str
    after: str
    lang: str
    source: SourceView


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article as the page names it; `href` is "" where there is no safe link."""

    n: int
    name: str
    title: str
    href: str
    published: str
    machine: str
    note: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to another event of the page."""

    href: str
    label: str


def conflict_key(conflict: Conflict) -> str:
    """The words that say how another date is told: given, given by somebody else, or denied."""
    if conflict.denied:
        return "event.conflict_denied"
    return "event.conflict_by" if conflict.by else "event.conflict_says"


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Another date of an event, and who gives or denies it; `key` names the words that say so."""

    key: str
    publisher: str
    source: str
    date: Phrase


@dataclass(frozen=True, slots=True)
class EventView:
    """One event, in the words and links that the page shows."""

    n: int
    id: str
    href: str
    when: Phrase
    label: str
    lang: str
    participants: tuple[str, ...]
    place: str
    status: Status
    badge: str
    key: bool
    leading: bool
    quotes: tuple[QuoteView, ...]
    more: tuple[QuoteView, ...]
    why: str
    trace: tuple[str, ...]
    confidence: str
    conflicts: tuple[ConflictView, ...]
    shown: str
    relations: tuple[tuple[str, tuple[LinkView, ...]], ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that the templates show but the periods, which `periods` groups."""

    title: str
    summary: str
    note: str
    events: tuple[EventView, ...]
    sources: tuple[SourceView, ...]
    warnings: tuple[str, ...]


def view(timeline: Timeline, words: Words, *, uid: str = "tl") -> StoryView:
    """Put a timeline into words; `uid` begins every id, so that several stories share a page."""
    return _Viewer(timeline, words, uid).story()


def ranked(events: Sequence[Event]) -> list[int]:
    """The numbers of the events, the most salient first."""
    return sorted(range(len(events)), key=lambda n: (-events[n].salience, n))


def key_events(events: Sequence[Event]) -> list[int]:
    """The numbers of the events that an editor would keep, the most salient first: what the page shows at first.

    Salience is the chance that an editor keeps an event. Supposed ones are none of them, however often they are told.
    """
    real = [n for n in ranked(events) if events[n].status is not Status.HYPOTHETICAL]
    likely = sum(events[n].salience >= KEPT for n in real)
    return real[: min(MOST_KEY, max(LEAST_KEY, likely))]


def leading_events(events: Sequence[Event]) -> list[int]:
    """The numbers of the events that carry the story: the foremost third of those that an editor would keep."""
    key = key_events(events)
    return key[: min(12, max(3, len(key) // 3))]


def source_name(article: Source) -> str:
    """What an article is quoted as: its publisher, else the site that it stands on, else its title, cut; or ""."""
    site = urlsplit(safe_link(article.url)).hostname or ""
    return article.publisher or site.removeprefix("www.") or shorten(article.title, 60, placeholder="…")


def anchor(uid: str, event: str) -> str:
    """The id that an event has on the page, and its deep link without the "#": "tl-E12"."""
    return uid + "-" + re.sub(r"[^\w.-]+", "-", event)


def safe_link(url: str) -> str:
    """The URL where it is plain http(s), else ""."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url.strip(), safe="!#$%&'()*+,/:;=?@[]~")


class _Viewer:
    def __init__(self, timeline: Timeline, words: Words, uid: str) -> None:
        self.timeline, self.words, self.uid = timeline, words, uid
        self.sources = {a.id: self._source(n, a) for n, a in enumerate(timeline.articles)}
        self.languages = {a.id: a.language for a in timeline.articles}
        self.timexes = {t.id: t for t in timeline.timexes}
        self.relations: Relations = relate(timeline)
        self.key = frozenset(key_events(timeline.events))
        self.leading = frozenset(leading_events(timeline.events))
        self.labels = {e.id: e.label for e in timeline.events}

    def story(self) -> StoryView:
        timeline, words = self.timeline, self.words
        return StoryView(
            title=timeline.title or words("page.untitled"),
            summary=self._summary(),
            note="",
            events=tuple(self._event(n, event) for n, event in enumerate(timeline.events)),
            sources=tuple(self.sources.values()),
            warnings=tuple(dict.fromkeys(self._warning(w) for w in timeline.warnings)),
        )

    def _warning(self, warning: Warning) -> str:
        source = self.sources.get(warning.article or "")
        return f"{source.name}: {warning.message}" if source else warning.message

    def _summary(self) -> str:
        """How many events, from which sources, over what time."""
        words, timeline = self.words, self.timeline
        names = list(dict.fromkeys(s.name for s in self.sources.values() if s.name))
        if len(names) > 4:
            names = [*names[:3], words("page.others", count=len(names) - 3)]
        sources = words("page.summary_sources", names=words.calendar.listed(names)) if names else ""
        dates = [date for e in timeline.events if (date := read_edtf(e.date))]
        firsts = [date.first for date in dates if date.first]
        lasts = [date.last for date in dates if date.last]
        ends = (
            (min(firsts, key=lambda side: side.start), max(lasts, key=lambda side: side.end))
            if firsts and lasts
            else ()
        )
        span = tuple(dict.fromkeys(plain(side_phrase(side, words)) for side in ends))
        text = words(
            "page.summary" if span else "page.summary_undated",
            events=words("page.events", count=len(timeline.events)),
            articles=words("page.articles", count=len(timeline.articles)),
            sources=sources,
            span=words("page.summary_span", first=span[0], last=span[1]) if len(span) == 2 else "".join(span),
        )
        return re.sub(r"\s+(?=[ ,.])", "", text)

    def _source(self, n: int, article: Source) -> SourceView:
        words = self.words
        day = (article.published or "")[:10]
        written = plain(edtf_phrase(day, words)) if day else ""
        inferred = article.published_from is PublishedFrom.INFERRED
        note = (
            words("page.published_inferred" if inferred else "page.published", date=written)
            if day
            else (words("page.published_unknown"))
        )
        title = article.title or words("page.untitled_article")
        name = source_name(article) or words("event.article", n=n + 1)
        return SourceView(n, name, title, safe_link(article.url), written, day, note)

    def _event(self, n: int, event: Event) -> EventView:
        words = self.words
        quotes = tuple(_distinct(self._quote(m) for m in self._ordered(event)))
        lead = self._lead(event)
        places = [name for name in event.places if name not in event.label]
        return EventView(
            n=n,
            id=anchor(self.uid, event.id),
            href="#" + quote(anchor(self.uid, event.id)),
            when=when(event, words),
            label=event.label,
            lang=self.languages.get(lead.article, "") if lead else "",
            participants=tuple(name for name in event.participants if name not in event.label),
            place=words("event.place", places=words("event.separator").join(places)) if places else "",
            status=event.status,
            badge="" if event.status is Status.OCCURRED else words(f"status.{event.status}"),
            key=n in self.key,
            leading=n in self.leading,
            quotes=quotes[:SHOWN_QUOTES],
            more=quotes[SHOWN_QUOTES:],
            why=words(f"event.why_{_known(event)}"),
            trace=tuple(_sentence(step) for step in (lead.trace if lead else ())),
            confidence=self._sure(event),
            conflicts=tuple(self._conflicts(event)),
            shown=self._names(m for m in event.mentions if _dates(m, event)),
            relations=tuple(self._related(event)),
        )

    def _ordered(self, event: Event) -> list[Mention]:
        """The mentions that date the event first, then those with an expression of their own; each source's first."""
        best = sorted(event.mentions, key=lambda m: (not _dates(m, event), m.timex is None))
        firsts = {m.article: m.id for m in reversed(best)}
        return sorted(best, key=lambda m: firsts[m.article] != m.id)

    def _lead(self, event: Event) -> Mention | None:
        """The mention whose trace explains the event's date."""
        ordered = self._ordered(event)
        return next((m for m in ordered if m.trace), ordered[0] if ordered else None)

    def _sure(self, event: Event) -> str:
        """How strong the evidence is, how many articles agree, and why no date of others is shown."""
        agree = len({m.article for m in event.mentions if _dates(m, event)}) if event.date else 0
        home = {m.id: m.article for m in event.mentions}
        told = [c.mentions for c in event.conflicts if not (c.by or c.denied)]
        others = max((len({home.get(m) for m in mentions}) for mentions in told), default=0)
        said = ["event.confidence_" + next(w for least, w in _CONFIDENCE if event.confidence >= least)]
        if others and agree == others:
            said.append("event.told_soonest")
        elif agree > 1:
            said.append("event.more_say" if 0 < others < agree else "event.agree")
        return " ".join(self.words(key, count=agree) for key in said)

    def _quote(self, mention: Mention) -> QuoteView:
        start, end = self._marked(mention)
        text = mention.quote
        source = self.sources.get(mention.article) or SourceView(
            -1, self.words("event.unnamed"), "", "", "", "", ""
        )
        lang = self.languages.get(mention.article, "")
        lang = "" if lang == self.words.language else lang
        return QuoteView(text[:start], text[start:end], text[end:], lang, source)

    def _marked(self, mention: Mention) -> tuple[int, int]:
        """Where the mention's time expression stands in its quotation; (0, 0) where it stands elsewhere."""
        timex = self.timexes.get(mention.timex or "")
        if timex is None or timex.article != mention.article or not timex.text:
            return 0, 0
        places = [m.start() for m in re.finditer(re.escape(timex.text), mention.quote)]
        triggers = [m.start() for m in re.finditer(re.escape(mention.text), mention.quote)]
        exact = [p for p in places if any(p - t == timex.start - mention.start for t in triggers)]
        if not exact and timex.quote != mention.quote:
            return 0, 0
        start = (exact or places or [0])[0]
        return (start, start + len(timex.text)) if places else (0, 0)

    def _conflicts(self, event: Event) -> Iterable[ConflictView]:
        by_id = {m.id: m for m in event.mentions}
        for conflict in event.conflicts:
            names = self._names(by_id[m] for m in conflict.mentions if m in by_id)
            yield ConflictView(
                conflict_key(conflict), names, conflict.by, edtf_phrase(conflict.date, self.words)
            )

    def _names(self, mentions: Iterable[Mention]) -> str:
        """Who tells it, in words."""
        sources = (self.sources.get(m.article) for m in mentions)
        names = list(dict.fromkeys(s.name for s in sources if s))
        return self.words.calendar.listed(names) or self.words("event.unnamed")

    def _related(self, event: Event) -> Iterable[tuple[str, tuple[LinkView, ...]]]:
        for kind, others in self.relations.of(event.id):
            links = (LinkView("#" + quote(anchor(self.uid, other)), self.labels[other]) for other in others)
            yield self.words(f"event.{kind}"), tuple(links)


def _dates(mention: Mention, event: Event) -> bool:
    """Whether a mention gives the event's date, or a time on that day."""
    return mention.date == event.date or (bool(event.date) and mention.date.startswith(event.date + "T"))


def _known(event: Event) -> str:
    """How an event's date is known: "stated", "implied", "assumed", or no more than a "window"."""
    if not event.date:
        return "window"
    return "stated" if event.stated else "assumed" if is_assumed(event) else "implied"


def _distinct(quotes: Iterable[QuoteView]) -> Iterable[QuoteView]:
    """Each sentence of an article once."""
    seen: set[tuple[int, str]] = set()
    for q in quotes:
        key = (q.source.n, q.before + q.marked + q.after)
        if key not in seen:
            seen.add(key)
            yield q


def _sentence(step: str) -> str:
    """A step of a trace as a sentence of its own."""
    return step[:1].upper() + step[1:]
