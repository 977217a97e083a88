"""Where the narrative stands: which earlier expression "the next day" counts from, and when a quotation was spoken.

The time that a text has reached is that of the last expression that moved it there: not an edge ("until 13
October"), not a plan while the past is told, not what stands in somebody's words, not a flashback that a later
sentence has closed. Only as fine as needed: "the next day" counts from a day, "the following year" from a year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.agreement import side_of
from timeline.graph import dct_id, quote_id
from timeline.interval import Direction, Granularity
from timeline.model import (
    Anchor,
    AnchorKind,
    EventClass,
    EventMention,
    Reference,
    Span,
    Tense,
    Timex,
    TimexType,
)
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, anchor_needed, dated, element, grain, is_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.syntax import Quote

REACH = 40  # expressions looked back through: further back is another story
LEAD_PARAGRAPHS = 3  # how far the day of an opening carries over other days told since
SCENE_PARAGRAPHS = 2  # how far a scene carries to a quotation that names no time of its own

_CAPTION = " .,:\n–—-“‘\"'`„«"  # what may stand between a caption and the words under it
_BACK = frozenset({Tense.PAST_PERFECT})


def reached(
    scene: Scene, span: Span, needed: Granularity, hook: Hook, skip: frozenset[Reference] = frozenset()
) -> Timex | None:
    """The expression that the narrative's time comes from at `span`, at least as fine as `needed`."""
    fallback: Timex | None = None
    aside: Timex | None = None  # "in the hall where we met on Tuesday", a paragraph above
    quote = scene.quote_of(span)
    for timex in _earlier(scene, span, voice=quote.index if quote else None):
        there = scene.hook(timex)
        if hook.tense is Tense.PAST and timex.reference is Reference.DEICTIC and side_of(timex) > 0:
            continue  # "“See you tomorrow,” he said": no time that a past has reached
        if there.paragraph != hook.paragraph and needed >= Granularity.YEAR and quote is None:
            told = _year_in_quote(scene, span, needed, hook)
            if told is not None:
                return told
        if timex.expr is None or timex.reference in skip or (grain(timex.expr) or needed + 1) > needed:
            continue
        if there.sentence == hook.sentence:
            holds = not _edge(there) or timex.reference is Reference.EVENT
            if holds and (is_plan(hook) or not is_plan(there) or _names_year(timex, needed)):
                return timex
            fallback = fallback or timex
            continue
        if (_edge(there) and not _on_the_day(timex, there)) or (is_plan(there) and not is_plan(hook)):
            continue
        if there.paragraph == hook.paragraph and _looks_away(there, hook):
            fallback = fallback or timex
            continue
        if there.relative and aside is None and fallback is None and hook.tense is Tense.PAST:
            aside = timex
            continue
        if aside is not None and hook.paragraph - there.paragraph > SCENE_PARAGRAPHS:
            return aside
        return timex if fallback is None or there.paragraph == hook.paragraph else fallback
    return fallback or aside or _year_in_quote(scene, span, needed, hook)


def _looks_away(there: Hook, here: Hook) -> bool:
    """Whether a passage leaves the time of a clause before: what was told in passing, or as past before a plan.

    "The count is in May. …, she said today. The new warden gets the keys later that month".
    """
    back = there.relative or (there.tense in _BACK and here.tense not in _BACK)
    return back or (here.tense is Tense.FUTURE and not is_plan(there))


def pointed_at(scene: Scene, timex: Timex, needed: Granularity, hook: Hook) -> Timex | None:
    """The day of "that night", of "ten days earlier": the last one told, be it that of a plan."""
    told = reached(scene, timex.span, needed, hook)
    text = timex.text.lower()
    points = text.startswith(words.THAT) or (text.endswith(words.BACKWARD) and hook.tense is Tense.PAST)
    if not points or needed > Granularity.DAY:
        return told
    for near in scene.before(timex.span):
        there = scene.hook(near)
        if there.paragraph != hook.paragraph or there.sentence < hook.sentence - 1:
            break
        fine = dated(near) and near.expr is not None and (grain(near.expr) or needed + 1) <= needed
        if scene.quote_of(near.span) is not None:
            continue
        if fine:
            return near if is_plan(there) else told
    return told


def day_beside(scene: Scene, timex: Timex) -> Timex | None:
    """The day that a time of day is told before: "shot at 10 p.m. near her home on Friday", "from 6am until 6pm on Tuesday"."""
    hook = scene.hook(timex)
    earlier = next((t for t in scene.before(timex.span) if dated(t)), None)
    if earlier is not None and scene.hook(earlier).sentence == hook.sentence:
        return None
    day, at_end = scene.after(timex), scene.partner(timex)
    while day is not None and is_clock(day.expr) and scene.hook(day).sentence == hook.sentence:
        day = scene.after(day)
    if day is None or day.expr is None or not dated(day) or scene.hook(day).sentence != hook.sentence:
        return None
    told = scene.hook(day)
    near = day is at_end or (
        told.verb is not None and told.verb == hook.verb and not (_edge(told) or told.noun)
    )
    return day if near and (grain(day.expr) or Granularity.YEAR) <= Granularity.DAY else None


def day_above(scene: Scene, timex: Timex, hook: Hook) -> Timex | None:
    """The past day that the paragraph before was on: "searched the farm on Sunday. // They broke the door at 4 a.m."."""
    teller = scene.mention_at(hook.verb) if hook.verb is not None else None
    repeat = element(timex.expr)
    if (
        repeat is None
        or repeat.hour < 0
        or hook.tense is not Tense.PAST
        or (teller is not None and teller.event_class is EventClass.REPORTING)
    ):
        return None
    told = reached(scene, timex.span, Granularity.DAY, hook)
    near = told is not None and hook.paragraph - scene.hook(told).paragraph == 1
    return told if near and told is not None and scene.hook(told).tense is Tense.PAST else None


def around(scene: Scene, quote: Quote, timex: Timex) -> Timex | None:
    """What a speaker points at that the narrator has told: "She sent it on 3 May. // “I told them that night,” she says"."""
    if timex.reference is not Reference.ANAPHORIC:
        return None
    here = _paragraph(scene, quote.start)
    for told in _earlier(scene, Span(quote.start, quote.end), voice=None):
        hook = scene.hook(told)
        if here - hook.paragraph > 1:
            return None
        if told.expr is not None and (grain(told.expr) or Granularity.YEAR) <= anchor_needed(timex):
            return told if hook.tense is Tense.PAST else None
    return None


def _names_year(timex: Timex, needed: Granularity) -> bool:
    """Whether a year is wanted and an expression tells one, be it a plan's: "fixed for May 2025, it was put back to July"."""
    return needed >= Granularity.YEAR and timex.reference is Reference.ABSOLUTE


def _year_in_quote(scene: Scene, span: Span, needed: Granularity, hook: Hook) -> Timex | None:
    """A full date in words quoted just before, where the narrator has told none: "“I did this in 2022,” she said. That year …"."""
    for count, timex in enumerate(scene.before(span)):
        if count > REACH or scene.hook(timex).paragraph != hook.paragraph:
            return None
        fits = timex.expr is not None and (grain(timex.expr) or needed + 1) <= needed
        if timex.reference is Reference.ABSOLUTE and fits and not _edge(scene.hook(timex)):
            return timex
    return None


def _earlier(scene: Scene, span: Span, *, voice: int | None) -> Iterator[Timex]:
    """Datable expressions before `span` in one voice (a quotation, or None), nearest first; a heading closes what is above."""
    floor = _section(scene, span)
    for count, timex in enumerate(scene.before(span)):
        if count > REACH or timex.span.start < floor:
            return
        said = scene.quote_of(timex.span)
        last = scene.partner(timex)
        if last is not None and last.span.contains(span) and not _restarts(timex, last):
            continue
        if dated(timex) and (said.index if said else None) == voice:
            yield timex


def _restarts(first: Timex, last: Timex) -> bool:
    """ "last year and the year before": no range, the second counts from the first."""
    return last.reference is Reference.ANAPHORIC and first.reference is Reference.DEICTIC


def _section(scene: Scene, span: Span) -> int:
    """Where the section that holds `span` begins."""
    here = scene.sentence_of(span)
    if here is None or here.heading:
        return 0
    for sentence in reversed(scene.parsed.sentences[: here.index]):
        if sentence.heading:
            return sentence.start
    return 0


def _edge(hook: Hook) -> bool:
    """Whether an expression is an edge of something: "until 13 October", "since May", "by then"."""
    return hook.prep in words.EDGES


def _on_the_day(timex: Timex, hook: Hook) -> bool:
    """What happens "before dawn on 6 May" happens on that day."""
    return hook.prep in words.EARLIER and timex.type is TimexType.TIME


def is_plan(hook: Hook) -> bool:
    """Whether an expression stands in what is only to come, or may be, or was once "fixed for" it."""
    fixed = hook.relative and hook.lemma in words.SCHEDULED and hook.prep == words.FOR
    called = hook.occasion and hook.lemma in words.CALLING and hook.tense is Tense.PRESENT_PERFECT
    return called or hook.ahead or hook.modal or hook.tense is Tense.FUTURE or fixed


# --------------------------------------------------------------------------- quotations


def quote_anchor(scene: Scene, quote: Quote) -> Anchor:
    """The anchor of a quotation's moment of speaking, by the first of `QUOTE_SIEVES` that finds one."""
    for sieve in QUOTE_SIEVES:
        anchor = sieve(scene, quote)
        if anchor is not None:
            return anchor
    return Anchor(
        quote_id(scene.article.id, quote.index), dct_id(scene.article.id), AnchorKind.DCT, "quote.publication",
        why="nothing tells when the words were spoken, so the day of publication is assumed",
    )  # fmt: skip


def _reporting_clause(scene: Scene, quote: Quote) -> Anchor | None:
    """ "said on Monday", "told a briefing last night": the reporting clause's own time."""
    if quote.verb_span is None:
        return None
    sentence = scene.sentence_of(quote.verb_span)
    if sentence is None:
        return None
    found = [
        t for t in scene.timexes
        if sentence.start <= t.span.start < sentence.end and _speakable(scene, t)
    ]  # fmt: skip
    if not found:
        return None
    own = [t for t in found if scene.hook(t).verb == quote.verb_span]
    at = quote.verb_span.start
    best = min(own or found, key=lambda t: (abs(t.span.start - at), t.span.start))
    if not own and scene.hook(best).relative:
        return None
    return _spoken(
        scene,
        quote,
        best.id,
        "quote.reporting",
        f"the report says when the words were spoken, “{best.text}”",
    )


def _captioned(scene: Scene, quote: Quote) -> Anchor | None:
    """Words set under their speaker and day, without a verb: "The mayor on Friday: “…”"."""
    timex = next(iter(scene.before(Span(quote.start, quote.end))), None)
    sentence = scene.sentence_of(timex.span) if timex is not None else None
    if timex is None or sentence is None or timex.expr is None or quote.verb_span is not None:
        return None
    if scene.article.text[timex.span.end : quote.start].strip(_CAPTION) or scene.quote_of(timex.span):
        return None
    floor = max((q.end for q in scene.parsed.quotes[: quote.index]), default=0)
    caption = [t for t in sentence.tokens if floor <= t.start and t.end <= timex.span.start]
    fine = dated(timex) and (grain(timex.expr) or Granularity.YEAR) <= Granularity.DAY
    if not fine or not caption or any(t.pos in {"VERB", "AUX"} for t in caption):
        return None
    why = f"they stand under who spoke them and when, “{timex.text}”"
    return _spoken(scene, quote, timex.id, "quote.caption", why)


def occasion(scene: Scene, quote: Quote) -> EventMention | None:
    """The known event that a reporting clause is set beside: "said just before the meeting", "told us after the verdict"."""
    found = scene.parsed.token_at(quote.verb_span.start) if quote.verb_span is not None else None
    if found is None:
        return None
    sentence, verb = found
    for prep in sentence.kids(verb, "prep"):
        if prep.lemma.lower() not in words.BESIDE:
            continue
        for noun in sentence.kids(prep, "pobj"):
            event = scene.mention_at(Span(noun.start, noun.end))
            if event is not None and event.nominal and event.event_class is EventClass.OCCURRENCE:
                return event
    return None


def retold(scene: Scene, quote: Quote, timex: Timex) -> Timex | None:
    """The time of a saying that a speaker tells of: "on 6 May I told them that tomorrow would be better"."""
    hook = scene.hook(timex)
    day = timex.expr is not None and grain(timex.expr) is Granularity.DAY
    if timex.reference is not Reference.DEICTIC or not (day or side_of(timex) > 0):
        return None
    sayings = [
        m for m in scene.mentions_of(hook.sentence)
        if m.event_class is EventClass.REPORTING and m.tense is Tense.PAST
        and quote.start <= m.span.start and m.span.end <= timex.span.start
    ]  # fmt: skip
    if not sayings:
        return None
    for told in scene.before(timex.span):
        there = scene.hook(told)
        if told.span.start < quote.start or hook.sentence - there.sentence > 1:
            return None
        fine = told.expr is not None and (grain(told.expr) or Granularity.YEAR) <= Granularity.DAY
        if fine and dated(told) and (there.verb == sayings[-1].span or _leads_to(scene, told, sayings[-1])):
            return told
    return None


def _leads_to(scene: Scene, told: Timex, saying: EventMention) -> bool:
    """Whether a past day opens what ends in a saying: "on Friday he sat up and said", "on Friday I asked. He said"."""
    there = scene.hook(told)
    found = scene.parsed.token_at(saying.span.start)
    if there.tense is not Tense.PAST or _edge(there) or found is None or told.reference is Reference.DEICTIC:
        return False
    sentence, verb = found
    joined = verb.dep == "conj" and there.verb == Span(sentence.head(verb).start, sentence.head(verb).end)
    return joined or (there.sentence < saying.sentence and _said_then(scene, there))


def _same_paragraph(scene: Scene, quote: Quote) -> Anchor | None:
    """Several quotations of one paragraph share the moment that the first was spoken at."""
    here = _paragraph(scene, quote.start)
    for other in reversed(scene.parsed.quotes[: quote.index]):
        if _paragraph(scene, other.start) != here:
            return None
        if any(_speakable(scene, t) for t in scene.timexes if other.end <= t.span.start < quote.start):
            return None
        if _reporting_clause(scene, other):
            return _spoken(
                scene, quote, quote_id(scene.article.id, other.index), "quote.paragraph",
                "the same paragraph quotes the speaker with a time",
            )  # fmt: skip
    return None


def _scene_before(scene: Scene, quote: Quote) -> Anchor | None:
    """The scene that the words belong to: the last past day told in this paragraph, or what the one above opens on."""
    here = _paragraph(scene, quote.start)
    found: Timex | None = None
    for timex in _earlier(scene, Span(quote.start, quote.end), voice=None):
        hook = scene.hook(timex)
        if here - hook.paragraph > SCENE_PARAGRAPHS or (
            found and hook.paragraph != scene.hook(found).paragraph
        ):
            break
        aside = hook.relative or bool(scene.marks(hook) & words.ORDER_WORDS.keys())
        history = timex.reference is Reference.ABSOLUTE or (aside and not _recent(timex, hook))
        if history or not _speakable(scene, timex):
            continue  # a full date is history beside the speaker, not the moment of speaking
        if hook.paragraph != here and (not _recent(timex, hook) or _said_then(scene, hook)):
            continue
        found = timex
        if hook.paragraph == here:
            break
    if found is None:
        return None
    why = f"the words were spoken in a scene that is set at “{found.text}”"
    return _spoken(scene, quote, found.id, "quote.scene", why)


def _said_then(scene: Scene, hook: Hook) -> bool:
    """Whether a day is when somebody said something: another one's words were not spoken then."""
    teller = scene.mention_at(hook.verb) if hook.verb is not None else None
    return teller is not None and teller.event_class is EventClass.REPORTING


def _recent(timex: Timex, hook: Hook) -> bool:
    """Whether an expression tells a day close to publication, where the news is: "yesterday", "on Monday"."""
    if hook.tense in _BACK or getattr(timex.expr, "n", 1) > 1:  # "the Monday before last"
        return False
    if timex.reference is Reference.DEICTIC and getattr(getattr(timex.expr, "what", None), "month", False):
        return False  # "last Sept. 4"
    if timex.reference is Reference.DEICTIC or is_clock(timex.expr):
        return True
    repeat = element(timex.expr)
    return repeat is not None and bool(repeat.weekday) and not (repeat.month or repeat.day)


def _lead(scene: Scene, quote: Quote) -> Anchor | None:
    """The day that the report opens on."""
    if (
        scene.lead is None
        or scene.lead.reference is Reference.ABSOLUTE
        or scene.lead.span.start > quote.start
    ):
        return None
    return _spoken(
        scene,
        quote,
        scene.lead.id,
        "quote.lead",
        f"nothing tells when the words were spoken; as the report opens on “{scene.lead.text}”, that day is assumed",
    )


def _near_lead(scene: Scene, quote: Quote) -> Anchor | None:
    """The day that the report opens on, for words quoted close to its opening and with no day in their paragraph."""
    here = _paragraph(scene, quote.start)
    if scene.lead is None or here - scene.hook(scene.lead).paragraph > LEAD_PARAGRAPHS:
        return None
    scene_here = _scene_before(scene, quote)
    told = scene.by_id.get(scene_here.target or "") if scene_here is not None else None
    if told is not None and scene.hook(told).paragraph == here:
        return None
    return _lead(scene, quote)


QUOTE_SIEVES: tuple[Callable[[Scene, Quote], Anchor | None], ...] = (
    _reporting_clause,
    _captioned,
    _same_paragraph,
    _near_lead,
    _scene_before,
    _lead,
)
"""How the moment of speaking is found, most precise first."""


def _speakable(scene: Scene, timex: Timex) -> bool:
    """Whether something may have been said at an expression: a past day or finer, outside all quotations."""
    if not dated(timex) or timex.expr is None or scene.quote_of(timex.span) is not None:
        return False
    hook = scene.hook(timex)
    fine = (grain(timex.expr) or Granularity.YEAR) <= Granularity.DAY
    return fine and hook.tense is not Tense.PRESENT and not is_plan(hook) and not _edge(hook)


def _spoken(scene: Scene, quote: Quote, target: str, origin: str, why: str) -> Anchor:
    return Anchor(
        quote_id(scene.article.id, quote.index), target, AnchorKind.TEXT, origin, Direction.SAME, why
    )


def _paragraph(scene: Scene, offset: int) -> int:
    sentence = scene.parsed.sentence_at(offset)
    return sentence.paragraph if sentence is not None else -1


__all__ = ["QUOTE_SIEVES", "is_clock", "quote_anchor", "reached"]
