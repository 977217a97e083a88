"""Article -> event mentions: what happened, to whom, where, as the grammar of each sentence tells it.

Every mention in TimeML's sense is kept, reporting verbs and nouns included, since each must be dated;
those that no editor would put on a timeline say so (`salient`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.answers import added, answered, asked, asks, leaves_open, meant
from timeline.arguments import arguments_of
from timeline.attach import attach
from timeline.collect import collect_names, title_names
from timeline.denied import ascribe
from timeline.grammar import depends, in_condition
from timeline.labels import label_of
from timeline.model import Article, Attachment, EventClass, EventMention, Relation, Span, Status, Timex
from timeline.nouns import lemma_of
from timeline.rules import en_events as en
from timeline.syntax import Parsed
from timeline.tag import tag_text
from timeline.triggers import Trigger, find_triggers
from timeline.worth import is_generic, is_salient, may_join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.names import Names
    from timeline.syntax import Sentence, Token

HEADLINE = -1
ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the stages of one article found."""

    article: Article
    timexes: tuple[Timex, ...]
    parsed: Parsed
    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the mentions of one article share."""

    article: Article
    parsed: Parsed
    names: Names
    text: str
    headline: bool = False


def find_events(article: Article, parsed: Parsed, timexes: Sequence[Timex]) -> tuple[EventMention, ...]:
    """All event mentions of an article in text order, the headline's last.

    "The council met on Monday and will vote by Friday" gives `met` (occurred, IS_INCLUDED Monday) and `vote`
    (planned, NOT_AFTER Friday).
    """
    names = collect_names(parsed)
    body = _Context(article, parsed, names, article.text)
    title = replace(body, text=article.title, headline=True, names=title_names(names, parsed.title_sentences))
    found = [
        mention
        for sentence, after in zip_longest(parsed.sentences, parsed.sentences[1:])
        for mention in _mentions(sentence, timexes, body, after)
    ]
    if parsed.title_sentences:
        own = tag_text(article.title, article.language)
        found.extend(m for sentence in parsed.title_sentences for m in _mentions(sentence, own, title))
    return tuple(_numbered(article.id, ascribe(found, timexes, article, parsed)))


def _inside(sentence: Sentence, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """The expressions of a sentence; all come in text order."""
    first = bisect_left(timexes, sentence.start, key=lambda timex: timex.span.start)
    return timexes[first : bisect_left(timexes, sentence.end, key=lambda timex: timex.span.start)]


def _numbered(article: str, mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    """The mentions with ids of their own, references to each other kept."""
    ids = {mention.id: f"{article}:e{number}" for number, mention in enumerate(mentions, 1)}
    for mention in mentions:
        yield replace(mention, id=ids[mention.id], reported_by=ids.get(mention.reported_by or ""))


def _mentions(
    sentence: Sentence, timexes: Sequence[Timex], context: _Context, after: Sentence | None = None
) -> list[EventMention]:
    own = _inside(sentence, timexes)
    triggers = {
        trigger.token.i: trigger
        for trigger in find_triggers(sentence)
        if not any(t.span.start <= trigger.token.start < t.span.end and t.head is None for t in own)
    }
    strong = {i: trigger for i, trigger in triggers.items() if not trigger.weak}
    attached = {} if context.headline else attach(sentence, strong, own, context.text)
    answer = answered(sentence, after, _inside(after, timexes), context.text) if after is not None else ()
    about = asked([trigger.token for trigger in strong.values()]) if answer else None
    if about is not None:
        attached[about.i] = answer
    more = added(after, _inside(after, timexes), context.text) if after is not None else ()
    attached |= dict.fromkeys(meant(sentence, strong, attached) if more else (), more)
    return [
        _mention(trigger, own, attached.get(i, ()), triggers, context)
        for i, trigger in sorted(triggers.items())
    ]


def _mention(
    trigger: Trigger,
    timexes: Sequence[Timex],
    attached: tuple[Attachment, ...],
    triggers: dict[int, Trigger],
    context: _Context,
) -> EventMention:
    sentence, token, group = trigger.sentence, trigger.token, trigger.group
    quote = None if context.headline else context.parsed.quote_at(token.start)
    label = label_of(trigger, timexes, context.names)
    timed, quoted = _is_timed(attached, timexes), quote is not None
    told = _is_told(trigger, context)
    joins = told and (label.sound or not context.headline)
    shown = told and (label.sound or timed) and _says_something(trigger, attached)
    return EventMention(
        id=_key(sentence, token, context),
        article=context.article.id,
        span=Span(token.start, token.end),
        text=token.text,
        lemma=lemma_of(sentence, token),
        sentence=HEADLINE if context.headline else sentence.index,
        event_class=trigger.event_class,
        tense=group.tense,
        status=_status(trigger, attached),
        label=label.text,
        done="" if context.headline else label.done,
        printable=label.printable and not leaves_open(sentence),
        nominal=trigger.nominal,
        modal=group.modal,
        negated=group.negated and not trigger.nominal,
        generic=is_generic(trigger, timed=timed),
        progressive=group.progressive and not trigger.nominal,
        quote=quote.index if quote is not None else None,
        reported_by=_reporter(trigger, triggers, context),
        arguments=arguments_of(trigger, context.names),
        attachments=attached,
        ordinal=_ordinal(sentence, token),
        joins=joins and may_join(trigger, quoted=quoted, timed=timed),
        salient=shown and is_salient(trigger, quoted=quoted, timed=timed, headline=context.headline),
    )


def _is_told(trigger: Trigger, context: _Context) -> bool:
    """Whether the article tells a happening: not in what frames every page of the site, not only as "what happened"."""
    start = trigger.token.start
    framed = any(span.start <= start < span.end for span in context.article.boilerplate)
    return not framed and not _is_unnamed(trigger.sentence, trigger.token)


def _says_something(trigger: Trigger, attached: Sequence[Attachment]) -> bool:
    """Whether a trigger says what came about: not what a question leaves open, nor what another verb says already."""
    return not (_is_left_open(trigger.sentence, attached) or _is_outcome(trigger.sentence, trigger.token))


def _is_left_open(sentence: Sentence, attached: Sequence[Attachment]) -> bool:
    """Whether a sentence asks and none answers."""
    return asks(sentence) and all(attachment.origin != ANSWER for attachment in attached)


def _status(trigger: Trigger, attached: Sequence[Attachment]) -> Status:
    """The status that grammar and dates give: what may be on a day that is named is planned, "may begin in March"."""
    if any(a.origin == "postponed" for a in attached):
        return Status.PLANNED
    perhaps = trigger.status is Status.HYPOTHETICAL and trigger.group.modal
    return Status.PLANNED if perhaps and _is_set(trigger, attached) else trigger.status


def _is_set(trigger: Trigger, attached: Sequence[Attachment]) -> bool:
    """Whether what may be has its time and hangs on nothing: "may begin in March", "should be running by May"."""
    sentence, token, modals = trigger.sentence, trigger.token, set(trigger.group.modals)
    firm = {Relation.IS_INCLUDED, Relation.NOT_AFTER} if modals <= en.DUTIES else {Relation.IS_INCLUDED}
    perfect = any(kid.lemma == en.HAVE for kid in sentence.kids(token, "aux"))
    supposed = perfect or in_condition(sentence, token) or depends(sentence, token)
    return not supposed and any(a.relation in firm for a in attached)


def _is_unnamed(sentence: Sentence, token: Token) -> bool:
    """Whether a clause only points to a happening: "they asked what happened", not "the man who fell"."""
    subjects = (*sentence.kids(token, "nsubj"), *sentence.kids(token, "nsubjpass"))
    return token.dep != "relcl" and any(kid.tag == "WP" for kid in subjects)


def _is_outcome(sentence: Sentence, token: Token) -> bool:
    """Whether a quality is what a verb says that something became: "turned sour" is one happening, the verb's."""
    verb = sentence.tokens[token.head]
    return token.pos == "ADJ" and token.dep == "acomp" and verb.pos == "VERB" and verb.lemma != en.BE


def _is_timed(attached: Sequence[Attachment], timexes: Sequence[Timex]) -> bool:
    """Whether a date of its own holds the mention: not "now", not only that it began or ended then."""
    vague = {timex.id for timex in timexes if timex.value == "PRESENT_REF"}
    return any(attachment.origin != "phase" and attachment.timex not in vague for attachment in attached)


def _key(sentence: Sentence, token: Token, context: _Context) -> str:
    return f"{'title' if context.headline else 'body'}:{sentence.index}:{token.i}"


def _reporter(trigger: Trigger, triggers: dict[int, Trigger], context: _Context) -> str | None:
    """The reporting verb whose content this is: above it in the tree, or that of its quotation."""
    for above in trigger.sentence.ancestors(trigger.token):
        higher = triggers.get(above.i)
        if higher is not None and (higher.event_class is EventClass.REPORTING or above.lemma in en.SAYING):
            return _key(trigger.sentence, above, context)
    quote = None if context.headline else context.parsed.quote_at(trigger.token.start)
    found = (
        context.parsed.token_at(quote.verb_span.start)
        if quote is not None and quote.verb_span is not None
        else None
    )
    return _key(*found, context) if found is not None else None


def _ordinal(sentence: Sentence, token: Token) -> str:
    """What tells happenings of one kind apart: "the second walkout"."""
    for kid in sentence.kids(token, "amod", "nummod", "det"):
        if kid.text.lower() in en.ORDINALS:
            return en.ORDINALS[kid.text.lower()]
    return ""


__all__ = ["Reading", "find_events"]
