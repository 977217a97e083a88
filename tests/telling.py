"""Small hand-made readings for tests of merging: a sentence a mention, dates given."""

from __future__ import annotations

from typing import NamedTuple

from timeline.events import Reading
from timeline.graph import TemporalGraph
from timeline.interval import parse_value
from timeline.merge import merge
from timeline.model import Argument, Article, Dating, EventClass, EventMention, Role, Span, Status, Tense
from timeline.result import Timeline
from timeline.solve import Solution
from timeline.syntax import Parsed, Sentence


class Told(NamedTuple):
    """One sentence with one mention: its trigger stands in [brackets]; "~" before a date that is implied."""

    text: str
    date: str = ""
    lemma: str = ""
    who: str = ""
    what: str = ""
    status: str = "occurred"
    ordinal: str = ""


def _entity(party: str) -> str:
    return (
        "" if party[0].islower() else "PERSON" if party.rsplit(maxsplit=1)[-1] in {"Ruiz", "Moe"} else "ORG"
    )


def reading(name: str, published: str, *told: Told) -> tuple[Reading, dict[str, Dating]]:
    """An article of a sentence a mention, and what its mentions are dated."""
    text, sentences, mentions, datings = "", [], [], {}
    for number, one in enumerate(told):
        start = len(text)
        before, trigger, after = one.text.replace("]", "[").split("[")
        text += f"{before}{trigger}{after} "
        sentences.append(Sentence(number, number, start, len(text) - 1, (), ()))
        span = Span(start + len(before), start + len(before) + len(trigger))
        arguments = [
            Argument(party, role, Span(start, start + 1), _entity(party))
            for party, role in ((one.who, Role.AGENT), (one.what, Role.PATIENT)) if party
        ]  # fmt: skip
        mention = EventMention(
            id=f"{name}:e{number}", article=name, span=span, text=trigger, lemma=one.lemma or trigger, sentence=number,
            event_class=EventClass.OCCURRENCE, tense=Tense.PAST, status=Status(one.status),
            label=f"{before}{trigger}{after}".rstrip("."), arguments=tuple(arguments), ordinal=one.ordinal,
        )  # fmt: skip
        mentions.append(mention)
        if one.date:
            stated = not one.date.startswith("~")
            datings[mention.id] = Dating(parse_value(one.date.lstrip("~")), stated=stated, confidence=0.9)
    article = Article(
        id=name,
        text=text,
        title=f"News of {name}",
        publisher=name,
        published=published,
        dct=parse_value(published),
    )
    return Reading(article, (), Parsed(name, tuple(sentences)), tuple(mentions)), datings


def build(*parts: tuple[Reading, dict[str, Dating]], about: str | None = None) -> Timeline:
    datings = {key: dating for _, found in parts for key, dating in found.items()}
    return merge([r for r, _ in parts], TemporalGraph(), Solution(datings, {}, (), ()), about=about)
