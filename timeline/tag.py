"""Text -> time expressions, unresolved: one pass over the words, rules tried only around time words.

A word's class comes from one dictionary look-up. At a word that may begin or carry an expression the
rules of its class are matched from each of at most seven words before it; the longest match from the
leftmost place wins. Neighbours are then joined from the right ("8 p.m." + "on" + "Friday").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.feasts import localise
from timeline.model import Reference, Span, Timex, TimexType
from timeline.rules import Meaning
from timeline.rules.en import ENGLISH

if TYPE_CHECKING:
    from timeline.model import Article
    from timeline.rules import CompiledRule, Language

LANGUAGES: dict[str, Language] = {"en": ENGLISH}

_TOKEN = re.compile(r"[qh][1-4]\b|[a-z]+|\d+(?:st|nd|rd|th|s)?")
_REACH = 7  # words before a trigger from which a rule may start
_CHAIN = 4  # expressions that may be joined into one
_GAPS = frozenset(
    {" ", "-", "  ", ", ", ". ", ".", " '", "'", "   ", "/", ":", ","}
)  # between words of one expression
# Rules tried in one text: as many as any article needs, then one for each character. News takes a third of
# that; a text that is nothing but time words is left untagged where the budget ends, so that time stays linear.
_FREE = 10_000
_NOTHING = Meaning(TimexType.DATE)  # what a blocking rule means


@dataclass(frozen=True, slots=True)
class Found:
    """A match with its meaning, before joining."""

    start: int
    end: int
    rule: str
    meaning: Meaning
    head: Span | None = None
    links: int = 0


def tag_timexes(article: Article) -> tuple[Timex, ...]:
    """All time expressions of an article's text: "on Friday" -> one Timex "Friday", not yet dated."""
    found = tag_text(article.text, article.language, article=article.id)
    if not article.timezone:
        return found
    zone = article.timezone
    return tuple(replace(t, expr=localise(t.expr, zone)) if t.expr is not None else t for t in found)


def tag_text(text: str, language: str = "en", *, article: str = "") -> tuple[Timex, ...]:
    """All time expressions of bare text, in order, with ids "<article>:t0", "<article>:t1" and so on."""
    rules = LANGUAGES.get(language.partition("-")[0].lower())
    if rules is None:
        return ()
    folded = rules.fold(text)
    found = join(find(folded, rules), text, folded, rules)
    return tuple(_timex(f, f"{article}:t{i}", article, text) for i, f in enumerate(found))


def unmatched(text: str, timexes: tuple[Timex, ...], language: str = "en") -> tuple[Span, ...]:
    """Time words that stand in no expression: where to look for missing rules."""
    rules = LANGUAGES.get(language.partition("-")[0].lower())
    if rules is None:
        return ()
    ends = iter(sorted(t.span for t in timexes))
    taken, out = next(ends, None), []
    for m in _TOKEN.finditer(rules.fold(text)):
        while taken is not None and taken.end <= m.start():
            taken = next(ends, None)
        inside = taken is not None and taken.start < m.end()
        if not inside and rules.classes.get(m[0], "left") in rules.telling:
            out.append(Span(*m.span()))
    return tuple(out)


# --------------------------------------------------------------------------- finding


def find(folded: str, language: Language) -> list[Found]:
    """Every match of a rule in folded text, left to right, none overlapping."""
    class_of, rules = language.classes.get, language.rules
    found: list[Found] = []
    run: list[int] = []
    done = last = 0
    attempts = _FREE + len(folded)
    for token in _TOKEN.finditer(folded):
        word = token[0]
        start, end = token.span()
        kind = class_of(word)
        if kind is None:
            if not word[0].isdigit():
                run.clear()
                continue
            kind = language.digits(folded, start, end)
        if start < done:
            continue
        if run and folded[last:start] not in _GAPS:
            run.clear()
        last = end
        if kind in rules and not (start and folded[start - 1].isalnum()):
            if folded[start - 1 : start] == "'" and kind == "digits":
                start -= 1
            match, tried = _longest(folded, [*run, start], rules[kind], end) if attempts > 0 else (None, 0)
            attempts -= tried
            if match is not None:
                done = match[-1].end
                found += match
                run.clear()
                continue
        if kind != "inside":
            run.append(start)
        if len(run) > _REACH:
            del run[0]
    return [f for f in found if f.meaning is not _NOTHING]


def _longest(
    folded: str, starts: list[int], rules: tuple[CompiledRule, ...], reach: int
) -> tuple[list[Found] | None, int]:
    """The longest match from the leftmost start that reaches past the trigger, None where there is none; rules tried."""
    for count, start in enumerate(starts, 1):
        best = None
        for rule in rules:
            m = rule.match(folded, start)
            if m is not None and m.end() >= reach and (best is None or m.end() > best[0].end()):
                best = m, rule
        if best is not None and (found := _made(*best)) is not None:
            return found, count * len(rules)
    return None, len(starts) * len(rules)


def _made(m: re.Match[str], rule: CompiledRule) -> list[Found] | None:
    """What the rule's production makes of a match, None where it makes nothing of it."""
    if rule.make is None:
        return [Found(m.start(), m.end(), rule.name, _NOTHING)]
    made = rule.make(m)
    if made is None:
        return None
    return [_placed(m, rule.name, meaning) for meaning in (made if isinstance(made, tuple) else (made,))]


def _placed(m: re.Match[str], name: str, meaning: Meaning) -> Found:
    start, end = m.span(meaning.extent) if meaning.extent else m.span()
    alone = meaning.otherwise
    if alone is not None and alone.extent:
        meaning = replace(meaning, otherwise=replace(alone, extent=str(m.end(alone.extent))))
    return Found(start, end, name, meaning)


# --------------------------------------------------------------------------- joining


def join(found: list[Found], text: str, folded: str, language: Language) -> list[Found]:
    """Neighbours that are one expression, joined from the right; what is left dangling settled."""
    out: list[Found] = []
    for each in reversed(found):
        current: Found | None = each
        while current and out and (joined := _joined(current, out[-1], folded, language)) is not None:
            out.pop()
            current = joined
        if current and current.meaning.shape in language.dangling:
            current = _settled(current, text, language, out)
        if current:
            out.append(current)
    out.reverse()
    return out


def _joined(left: Found, right: Found, folded: str, language: Language) -> Found | None:
    if right.start - left.end > 12 or left.links + right.links >= _CHAIN:
        return None
    for rule, between in language.joins:
        if left.meaning.shape not in rule.left or right.meaning.shape not in rule.right:
            continue
        if between.fullmatch(folded, left.end, right.start):
            meaning = rule.make(left.meaning, right.meaning)
            if meaning is not None:
                name = left.rule if left.meaning.shape in language.dangling else rule.name
                links = left.links + right.links + 1
                return Found(left.start, right.end, name, meaning, right.head, links)
    return None


def _settled(found: Found, text: str, language: Language, after: list[Found]) -> Found | None:
    """A dangling "two days after" with its event, or what it means alone."""
    meaning = found.meaning
    if meaning.shape in {"offset", "offset-date"}:
        event = language.event_phrase(text, found.end) if meaning.shape == "offset" else None
        if event is not None and not (after and after[-1].start < event[0]):
            whole = replace(meaning, reference=Reference.EVENT, otherwise=None)
            return Found(found.start, event[0], found.rule, whole, Span(event[1], event[2]))
    alone = meaning.otherwise
    if alone is None:
        return None
    return Found(found.start, int(alone.extent) if alone.extent else found.end, found.rule, alone)


def _timex(found: Found, identity: str, article: str, text: str) -> Timex:
    meaning = found.meaning
    return Timex(
        id=identity,
        article=article,
        span=Span(found.start, found.end),
        text=text[found.start : found.end],
        type=meaning.type,
        rule=found.rule,
        reference=meaning.reference,
        expr=meaning.expr,
        value=meaning.value,
        mod=meaning.mod,
        period=meaning.period,
        head=found.head,
        zone=meaning.zone,
    )
