"""What each expression and each event hangs on: ordered sieves, the most precise first.

Every sieve is a small function that answers with an anchor or with None; the first answer counts, and the
anchor carries the sieve's name and its reason in plain words. No date is looked at here: what an expression
hangs on follows from the text. Dates are computed by `solve`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.direction import WAYS, direction, happened, is_weekday, joins, opening
from timeline.graph import TemporalGraph, dct_id, quote_id, retrieved_id
from timeline.interval import Direction, Granularity, Intersect, Repeat, Shift
from timeline.model import Anchor, AnchorKind, EventClass, Reference, Tense, Timex
from timeline.narrative import day_above, day_beside, is_plan, pointed_at, reached
from timeline.reporting import likely, reporting_sieve
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, anchor_needed, dated, element, grain, is_clock, text_anchor
from timeline.spoken import around, occasion, quote_anchor, retold
from timeline.together import enacted_elsewhere
from timeline.twins import Story, own_time
from timeline.when import date_events
from timeline.years import own_year, year_in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.events import Reading
    from timeline.syntax import Quote


DATES = frozenset({Reference.ABSOLUTE, Reference.PARTIAL})
SMALL_HOURS, EVENING = 6, 18  # the hours before which a night, and from which on an evening, is told


def link(readings: Sequence[Reading]) -> TemporalGraph:
    """Anchor every expression, quotation and event of a story: `link(readings).anchors["a:t0"].origin`."""
    graph = TemporalGraph()
    scenes = [Scene(reading) for reading in readings]
    story = Story(scenes)
    for scene in scenes:
        for quote in scene.parsed.quotes:
            graph.add_anchor(_at_occasion(scene, quote, story) or quote_anchor(scene, quote))
        for timex in scene.timexes:
            anchor = anchor_of(scene, timex, story)
            if anchor is not None:
                graph.add_anchor(anchor)
        date_events(scene, story, graph)
    return graph


def anchor_of(scene: Scene, timex: Timex, story: Story) -> Anchor | None:
    """The anchor of one expression, by the first of `SIEVES` that knows one; None where it needs none."""
    if timex.expr is None or timex.reference is Reference.NONE:
        return None
    for sieve in SIEVES:
        anchor = sieve(scene, timex, story)
        if anchor is not None:
            return anchor
    return None


def _at_occasion(scene: Scene, quote: Quote, story: Story) -> Anchor | None:
    """ "he said just before the meeting": the event that the reporting clause names, where it gives no time."""
    if quote_anchor(scene, quote).origin in {"quote.reporting", "quote.paragraph"}:
        return None
    event = occasion(scene, quote)
    target = story.meant(scene, event) if event is not None else None
    if event is None or target is None:
        return None
    why = f"the words were spoken at the event that the report names, “{event.text}”"
    return Anchor(
        quote_id(scene.article.id, quote.index), target.id, AnchorKind.EVENT, "quote.occasion", Direction.SAME, why
    )  # fmt: skip


# --------------------------------------------------------------------------- sieves


def _absolute(_scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "15 August 2025": it says everything itself."""
    if timex.reference is not Reference.ABSOLUTE:
        return None
    return Anchor(timex.id, None, AnchorKind.NONE, "absolute", why="a date in full")


def _age(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """An age line over the article, "13 minutes ago": when its page was retrieved, not when it was published."""
    if scene.article.age is None or not scene.article.age.overlaps(timex.span):
        return None
    target, why = (
        retrieved_id(scene.article.id),
        "how old the article was when its page was retrieved",
    )
    return Anchor(timex.id, target, AnchorKind.DCT, "age", Direction.PAST, why)


def _identity(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """The day of publication itself: "this is the third day of the fair"."""
    if timex.expr is None or (grain(timex.expr) or Granularity.YEAR) is not Granularity.DAY:
        return None
    if scene.quote_of(timex.span) is not None or not scene.names_today(timex):
        return None
    why = "the sentence says that it is the day of writing"
    return Anchor(timex.id, dct_id(scene.article.id), AnchorKind.DCT, "identity", Direction.SAME, why)


def _apposed(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "on 12 May, 30 days after the vote", "on 27 June, ten weeks later;": the day that is told beside it."""
    if timex.reference is not Reference.EVENT and not _closes(scene, timex):
        return None
    first, last = next(iter(scene.before(timex.span)), None), scene.after(timex)
    for told, gap in ((first, (first, timex)), (last, (timex, last))):
        if told is None or told.expr is None or told.reference is Reference.EVENT or not dated(told):
            continue
        between = scene.article.text[gap[0].span.end : gap[1].span.start]  # type: ignore[union-attr]
        if between.strip() in words.APPOSING and (grain(told.expr) or Granularity.YEAR) <= Granularity.DAY:
            return text_anchor(timex, told, "apposed", why=f"the same as “{told.text}” beside it")
    return None


def _closes(scene: Scene, timex: Timex) -> bool:
    """Whether a count stands between a full date and the end of its clause: "on 27 June, ten weeks later;"."""
    first = next(iter(scene.before(timex.span)), None)
    if timex.reference is not Reference.ANAPHORIC or not isinstance(timex.expr, Shift) or first is None:
        return False
    text, end = scene.article.text, timex.span.end
    beside = text[first.span.end : timex.span.start].strip() == ","
    return (
        beside and first.reference in DATES and not is_weekday(first) and text[end : end + 1] in words.CLOSING
    )


def _event(scene: Scene, timex: Timex, story: Story) -> Anchor | None:
    """ "two days after the ruling": the event inside the expression."""
    if timex.reference is not Reference.EVENT or timex.head is None:
        return None
    mention = story.event_for(scene, timex)
    if mention is None:
        return None
    if own_time(scene, mention) is None:
        mention = enacted_elsewhere(scene, mention) or mention
    return Anchor(
        timex.id,
        mention.id,
        AnchorKind.EVENT,
        "event",
        why=f"counted from the event that it names, “{mention.text}”",
    )


def _quoted(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "tomorrow" in somebody's words: the moment of speaking."""
    quote = scene.quote_of(timex.span)
    if quote is None or timex.reference not in {Reference.DEICTIC, Reference.PARTIAL, Reference.ANAPHORIC}:
        return None
    if timex.reference is Reference.ANAPHORIC or is_clock(timex.expr):
        hook = scene.hook(timex)
        told = reached(scene, timex.span, anchor_needed(timex), hook) or around(scene, quote, timex)
        if told is not None:
            return text_anchor(timex, told, "quoted", _of_days_told(timex, hook) or Direction.NEAREST)
    said = retold(scene, quote, timex)
    if said is not None:
        way = direction(timex, scene.hook(timex), spoken=True) if is_weekday(timex) else Direction.NEAREST
        return text_anchor(
            timex, said, "quoted.retold", way, why=f"the speaker tells what was said on “{said.text}”"
        )
    return Anchor(
        timex.id, quote_id(scene.article.id, quote.index), AnchorKind.QUOTE, "quoted",
        direction(timex, scene.hook(timex), spoken=True), "counted from when these words were spoken",
    )  # fmt: skip


def _narrative(scene: Scene, timex: Timex, story: Story) -> Anchor | None:
    """ "the next day", "that night": the time that the narrative has reached."""
    if timex.reference is not Reference.ANAPHORIC or joins(scene, timex):
        return None
    hook = scene.hook(timex)
    if words.RUNNING.search(timex.text.lower()) and (is_plan(hook) or hook.tense is Tense.PRESENT):
        return None  # "will see me on the last day of the month": the one that is running
    told = pointed_at(scene, timex, anchor_needed(timex), hook)
    if told is not None:
        return text_anchor(timex, told, "narrative", _of_days_told(timex, hook) or _onward(hook))
    vague = reached(scene, timex.span, Granularity.MILLENNIUM, hook)
    if vague is not None and scene.hook(vague).paragraph == hook.paragraph:
        return text_anchor(
            timex,
            vague,
            "narrative",
            why=f"counted from “{vague.text}”, told before, which leaves the day open",
        )
    event = story.event_before(scene, timex)
    twin = story.twin(event) if event is not None else None
    if event is None or twin is None:
        return None
    why = f"counted from “{event.text}”, told before"
    return Anchor(timex.id, twin.id, AnchorKind.TEXT, "narrative.event", _onward(hook), why)


def _onward(hook: Hook) -> Direction:
    """A narrative goes on: "that Friday" is the next one, unless it looks back on what was not "fixed for that Friday"."""
    planned = hook.lemma in words.SCHEDULED and hook.prep in words.TOWARDS
    return Direction.NEAREST if hook.tense is Tense.PAST_PERFECT and not planned else Direction.FUTURE


def _of_days_told(timex: Timex, hook: Hook) -> Direction | None:
    """ "She wrote on 4 May. He answered on the Monday": the next one, unless that is nearly a week away, or it looks back."""
    if not is_weekday(timex) or not timex.text.lower().startswith(words.DEFINITE):
        return None
    on = hook.tense is Tense.PAST and hook.lemma != words.BE
    return Direction.LIKELY_FUTURE if on else Direction.NEAREST


def _restated(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "at 03:20 UTC on 12 May, still Monday evening in Houston": the same moment told again."""
    before = next(iter(scene.before(timex.span)), None)
    if (
        timex.reference is not Reference.PARTIAL
        or before is None
        or before.expr is None
        or not is_weekday(timex)
    ):
        return None
    gap = scene.article.text[before.span.end : timex.span.start].strip()
    named = before.reference is Reference.DEICTIC and gap in words.APPOSING  # "tomorrow, Thursday"
    told = bool(gap) and gap.strip(" ,(–—-").lower() in words.RESTATING
    if not (named or told) or scene.partner(before) is timex:
        return None
    if (grain(before.expr) or Granularity.YEAR) > Granularity.DAY:
        return None
    return text_anchor(timex, before, "restated", why=f"the same as “{before.text}” beside it")


def _weekday_of(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "twenty days later, on a Sunday": which day of the week it was, not another day."""
    if not is_weekday(timex) or not timex.text.lower().startswith(words.INDEFINITE):
        return None
    told = reached(scene, timex.span, Granularity.DAY, scene.hook(timex))
    why = "the day just told, of which it gives the day of the week"
    return text_anchor(timex, told, "weekday", Direction.SAME, why=why) if told is not None else None


def _named_day(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "On the day of the fire she was away, though it was Palm Sunday": the day just told, by its name."""
    hook = scene.hook(timex)
    if timex.reference is not Reference.PARTIAL or hook.lemma != words.BE or hook.prep or hook.noun:
        return None
    if hook.tense is not Tense.PAST or timex.expr is None or grain(timex.expr) is not Granularity.DAY:
        return None
    told = reached(scene, timex.span, Granularity.DAY, hook)
    if told is None or hook.sentence - scene.hook(told).sentence > 1 or is_clock(told.expr):
        return None
    return text_anchor(
        timex, told, "named", Direction.NEAREST, why=f"the day just told, “{told.text}”, by name"
    )


def _onwards(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "On 3 May … The next morning … Thursday came": the next one, in a past that is told day by day."""
    hook = scene.hook(timex)
    if timex.reference is not Reference.PARTIAL or not is_weekday(timex) or hook.tense is not Tense.PAST:
        return None
    teller = scene.mention_at(hook.verb) if hook.verb is not None else None
    told = reached(scene, timex.span, Granularity.DAY, hook)
    if told is None or hook.relative or (teller is not None and teller.event_class is EventClass.REPORTING):
        return None
    near = hook.paragraph - scene.hook(told).paragraph <= 1
    if not near or not _carried(told) or not _from_date(scene, told):
        return None
    return text_anchor(
        timex, told, "onwards", Direction.AFTER, why=f"the next one after “{told.text}”, as the story goes on"
    )


def _carried(timex: Timex) -> bool:
    """Whether an expression has its day from what was told before: "that night", "at dawn", "on a Sunday"."""
    named = is_weekday(timex) and timex.text.lower().startswith(words.INDEFINITE)
    return named or timex.reference is Reference.ANAPHORIC or is_clock(timex.expr)


def _from_date(scene: Scene, timex: Timex | None, depth: int = 6) -> bool:
    """Whether the days told up to an expression began with a date: "on 3 May", and not "on Monday"."""
    while timex is not None and depth and _carried(timex):
        timex, depth = reached(scene, timex.span, anchor_needed(timex), scene.hook(timex)), depth - 1
    return timex is not None and timex.reference in DATES and not is_weekday(timex)


def _clock(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "at noon", "11.50am": the day that its clause names after it, or the day that the narrative is on."""
    if timex.reference is not Reference.PARTIAL or not is_clock(timex.expr):
        return None
    first = next(iter(scene.before(timex.span)), None)
    if first is not None and scene.partner(first) is timex and dated(first) and not is_clock(first.expr):
        return text_anchor(timex, first, "clock", Direction.FUTURE)  # "from 9 a.m. on Friday to 5 p.m."
    hook = scene.hook(timex)
    told = day_beside(scene, timex) or _main_day(scene, timex, hook)
    if told is None or scene.hook(told).paragraph != hook.paragraph:
        told = _quoted_day(scene, timex, hook) or day_above(scene, timex, hook)
    if told is None:
        return None
    way = Direction.FUTURE if _past_midnight(timex, told, hook) else Direction.SAME
    return text_anchor(timex, told, "clock", way, why=f"a time on the day just told, “{told.text}”")


def _past_midnight(timex: Timex, told: Timex, hook: Hook) -> bool:
    """ "They left late on Sunday evening and rang the bell until two in the morning": the small hours that an evening runs into."""
    clock = element(timex.expr)
    if clock is None or not 0 <= clock.hour < SMALL_HOURS or hook.tense is Tense.PAST_PERFECT:
        return False
    late = told.expr.what if isinstance(told.expr, Intersect) else told.expr
    if not isinstance(late, Repeat) or told.span.start > timex.span.start:
        return False
    return late.part in {"EV", "NI"} or late.hour >= EVENING


def _main_day(scene: Scene, timex: Timex, hook: Hook) -> Timex | None:
    """The day in force; not that of a noun, where its paragraph tells another: "the vote held on Monday, she said at 9.40"."""
    told = reached(scene, timex.span, Granularity.DAY, hook)
    there = scene.hook(told) if told is not None else hook
    if told is None or not there.relative or there.verb == hook.verb or hook.relative:
        return told
    other = reached(scene, told.span, Granularity.DAY, hook)
    return other if other is not None and scene.hook(other).paragraph == hook.paragraph else told


def _month_in_force(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "the 29th": of the month that the narrative is in."""
    repeat = element(timex.expr)
    if timex.reference is not Reference.PARTIAL or repeat is None or not repeat.day or repeat.month:
        return None
    told = reached(scene, timex.span, Granularity.MONTH, scene.hook(timex), frozenset({Reference.EVENT}))
    if told is None or _bare_month(told):
        return None
    return text_anchor(
        timex, told, "month", Direction.SAME, why=f"a day in the month just told, that of “{told.text}”"
    )


def _quoted_day(scene: Scene, timex: Timex, hook: Hook) -> Timex | None:
    """The day that a speaker has just named, where the narrator then looks back: "He had been woken at four"."""
    if hook.tense is not Tense.PAST_PERFECT:
        return None
    for told in scene.before(timex.span):
        there, repeat = scene.hook(told), element(told.expr)
        if hook.paragraph - there.paragraph > 1:
            return None
        if scene.quote_of(told.span) and repeat is not None and repeat.month and repeat.day:
            return told if there.tense is Tense.PAST else None
    return None


def _bare_month(timex: Timex) -> bool:
    """ "last month", a month that no name tells; "January of this year" has one."""
    unnamed = timex.reference is Reference.DEICTIC and not isinstance(timex.expr, Intersect)
    return unnamed and timex.expr is not None and grain(timex.expr) is Granularity.MONTH


def _range(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """The first end of a range hangs on the last: "from March to June 2019", "between June and August of that year"."""
    last = scene.partner(timex) if timex.reference is Reference.PARTIAL else None
    if (
        last is None
        or not (
            last.reference in {Reference.ABSOLUTE, Reference.ANAPHORIC} or isinstance(last.expr, Intersect)
        )
        or is_clock(timex.expr)
    ):
        return None
    return text_anchor(
        timex, last, "range", Direction.PAST, why=f"the beginning of the stretch that ends with “{last.text}”"
    )


def _range_end(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "from Monday to Thursday": the last day is the next one after the first."""
    first = next(iter(scene.before(timex.span)), None)
    if first is None or scene.partner(first) is not timex or not (is_weekday(first) and is_weekday(timex)):
        return None
    if timex.reference is not Reference.PARTIAL or first.reference is not Reference.PARTIAL:
        return None
    gap = scene.article.text[first.span.end : timex.span.start].strip().lower()
    if gap in words.AND and scene.hook(first).prep != words.BETWEEN:
        return None  # "on Friday and Sunday"
    return text_anchor(
        timex, first, "range", Direction.AFTER, why=f"the end of what begins on “{first.text}”"
    )


def _tense(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "on Friday", "in May": before or after publication, by the verb that governs it and the words around it."""
    if timex.reference is not Reference.PARTIAL:
        return None
    hook = opening(scene, timex)
    way = direction(timex, hook)
    told = way if way is Direction.PAST and happened(scene, hook) else likely(timex, way, hook)
    return Anchor(timex.id, dct_id(scene.article.id), AnchorKind.DCT, "tense", told, WAYS[told])


def _publication(scene: Scene, timex: Timex, _story: Story) -> Anchor | None:
    """ "yesterday", "last year": counted from publication; nothing that counts from an event is."""
    if timex.reference is Reference.EVENT:
        return None
    return Anchor(
        timex.id, dct_id(scene.article.id), AnchorKind.DCT, "publication",
        direction(timex, scene.hook(timex)), "counted from publication",
    )  # fmt: skip


SIEVES: tuple[Callable[[Scene, Timex, Story], Anchor | None], ...] = (
    _absolute,
    _age,
    _identity,
    _apposed,
    _event,
    reporting_sieve,
    _quoted,
    _narrative,
    _restated,
    _weekday_of,
    _named_day,
    _onwards,
    _clock,
    own_year,
    _month_in_force,
    _range,
    _range_end,
    year_in_force,
    _tense,
    _publication,
)
"""Anchoring in order of precision."""
