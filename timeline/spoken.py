"""When a quotation was spoken, and what a speaker's "that night" or "tomorrow" counts from.

The reporting clause tells first ("said on Monday"), then the scene that the words stand in, then the day that the
report opens on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.agreement import side_of
from timeline.graph import dct_id, quote_id
from timeline.interval import Direction, Expr, Granularity, Repeat
from timeline.model import Anchor, AnchorKind, EventClass, EventMention, Reference, Span, Tense, Timex
from timeline.narrative import SCENE_PARAGRAPHS, earlier, is_edge, is_plan
from timeline.rules import en_links as words
from timeline.scene import Hook, Scene, anchor_needed, dated, element, grain, is_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.syntax import Quote

LEAD_PARAGRAPHS = 3  # how far the day of an opening carries over other days told since

_SINGLE, _DOUBLE = (
    re.compile(rf"(?<=[,:.;!?] )(?P<opens>[{first}])(?=\w)|[.,!?…][{last}](?!\w)")
    for first, last in (("‘'", "’'"), ('“"', '”"'))
)  # where quoted words open and close within a quotation

_CAPTION = " .,:\n–—-“‘\"'`„«"  # what may stand between a caption and the words under it


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
    opening = _nested(scene, quote, timex)
    if opening is not None:
        return _quoting(scene, quote, timex, opening)
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
        if told.reference is Reference.DEICTIC:
            continue  # "I was told yesterday that it ends today": both are counted from the speaking
        if fine and dated(told) and (there.verb == sayings[-1].span or _leads_to(scene, told, sayings[-1])):
            return told
    return None


def _nested(scene: Scene, quote: Quote, timex: Timex) -> int | None:
    """Where the words open that a speaker quotes in turn, if an expression stands in them."""
    text = scene.article.text
    within = _DOUBLE if text[quote.start] in "‘'" else _SINGLE
    marks = list(within.finditer(text, quote.start + 1, timex.span.start))
    return marks[-1].end() if marks and marks[-1]["opens"] else None


def _quoting(scene: Scene, quote: Quote, timex: Timex, opening: int) -> Timex | None:
    """The past day that a speaker tells before the words quoted: "She rang on Sunday. She said, ‘See you tomorrow’"."""
    repeat = element(timex.expr)
    if timex.reference is not Reference.DEICTIC and not (repeat is not None and repeat.weekday):
        return None
    sentence = scene.parsed.sentence_at(opening)
    for told in scene.before(Span(opening, opening)):
        there = scene.hook(told)
        if told.span.start < quote.start or sentence is None or sentence.index - there.sentence > 1:
            return None
        fine = told.expr is not None and (grain(told.expr) or Granularity.YEAR) <= Granularity.DAY
        own = scene.quote_of(told.span) is quote
        if own and fine and dated(told) and there.tense is Tense.PAST and not is_edge(there):
            return told
    return None


def _leads_to(scene: Scene, told: Timex, saying: EventMention) -> bool:
    """Whether a past day opens what ends in a saying: "on Friday he sat up and said", "on Friday I asked. He said"."""
    there = scene.hook(told)
    found = scene.parsed.token_at(saying.span.start)
    if there.tense is not Tense.PAST or is_edge(there) or found is None:
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
    for timex in earlier(scene, Span(quote.start, quote.end), voice=None):
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
    if hook.tense is Tense.PAST_PERFECT or getattr(timex.expr, "n", 1) > 1:  # "the Monday before last"
        return False
    if timex.reference is Reference.DEICTIC and _tells_month(timex.expr):  # "last Sept. 4"
        return False
    if timex.reference is Reference.DEICTIC or is_clock(timex.expr):
        return True
    repeat = element(timex.expr)
    return repeat is not None and bool(repeat.weekday) and not (repeat.month or repeat.day)


def _tells_month(expr: Expr | None) -> bool:
    """Whether an expression names a month: "the night of 4 May last year"."""
    if expr is None or isinstance(expr, Repeat):
        return expr is not None and bool(expr.month)
    return any(_tells_month(getattr(expr, part, None)) for part in ("base", "what"))


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
    return fine and hook.tense is not Tense.PRESENT and not is_plan(hook) and not is_edge(hook)


def _spoken(scene: Scene, quote: Quote, target: str, origin: str, why: str) -> Anchor:
    return Anchor(
        quote_id(scene.article.id, quote.index), target, AnchorKind.TEXT, origin, Direction.SAME, why
    )


def _paragraph(scene: Scene, offset: int) -> int:
    sentence = scene.parsed.sentence_at(offset)
    return sentence.paragraph if sentence is not None else -1


def around(scene: Scene, quote: Quote, timex: Timex) -> Timex | None:
    """What a speaker points at that the narrator has told: "She sent it on 3 May. // “I told them that night,” she says"."""
    if timex.reference is not Reference.ANAPHORIC:
        return None
    here = _paragraph(scene, quote.start)
    for told in earlier(scene, Span(quote.start, quote.end), voice=None):
        hook = scene.hook(told)
        if here - hook.paragraph > 1:
            return None
        if told.expr is not None and (grain(told.expr) or Granularity.YEAR) <= anchor_needed(timex):
            return told if hook.tense is Tense.PAST else None
    return None
