"""Entity timelines of SemEval-2015 Task 4: CAT files in, one file an entity out, as `score_timeline.py` reads them.

    python benchmarks/entity_timelines.py --texts corpus_1/track_b --entities corpus_1/entities.txt --track b --out DIR

Track a: raw text, every event found. Track b: the events are given and only dated, ordered and assigned.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from timeline.about import sentence_of, takes_part
from timeline.build import date_all, read_all
from timeline.cluster import cluster
from timeline.interval import Granularity, Interval
from timeline.model import (
    Article,
    EventClass,
    EventMention,
    PublishedFrom,
    Span,
    Status,
    Tense,
)
from timeline.verdict import decide_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.model import Dating

NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'\"’”") | {"'s", "n't", "’s"}
NO_SPACE_AFTER = frozenset("([{$£€#“‘")
HEADLINE, DATELINE = 0, 1
UNKNOWN = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class CatToken:
    """A token of a CAT file, with its place in the article that is made of it."""

    id: str
    sentence: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class CatDocument:
    """A CAT file as an article, its tokens, and the token groups that are events."""

    article: Article
    tokens: tuple[CatToken, ...]
    events: tuple[tuple[CatToken, ...], ...]


def read_cat(path: Path) -> CatDocument:
    """One CAT file; sentence 0 is the headline, 1 the date line, the rest the body, a paragraph each."""
    root = ET.parse(path).getroot()
    sentences: defaultdict[int, list[ET.Element]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence", "0"))].append(token)
    pieces: dict[bool, list[str]] = {True: [], False: []}
    tokens = []
    for number, group in sorted(sentences.items()):
        if number == DATELINE:
            continue
        out = pieces[number == HEADLINE]
        if out:
            out.append("\n\n")
        tokens += _lay_out(number, group, out)
    by_id = {token.id: token for token in tokens}
    events = tuple(
        tuple(by_id[a.get("t_id", "")] for a in event.iter("token_anchor") if a.get("t_id", "") in by_id)
        for event in root.iter("EVENT_MENTION")
    )
    creation = next(
        t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"
    )
    day = date.fromisoformat(creation)
    article = Article(
        id=root.get("doc_id", path.stem), text="".join(pieces[False]), title="".join(pieces[True]), publisher=path.stem,
        published=creation, published_from=PublishedFrom.GIVEN, dct=Interval.of(day.year, day.month, day.day),
    )  # fmt: skip
    return CatDocument(article, tuple(tokens), tuple(e for e in events if e))


def _lay_out(number: int, group: Iterable[ET.Element], out: list[str]) -> list[CatToken]:
    """Append a sentence's tokens to `out` as plain prose; their spans."""
    found = []
    position = sum(map(len, out))
    glued = True
    for element in group:
        text = element.text or ""
        if not glued and text not in NO_SPACE_BEFORE and not text.startswith("'"):
            out.append(" ")
            position += 1
        out.append(text)
        found.append(CatToken(element.get("t_id", ""), number, text, Span(position, position + len(text))))
        position += len(text)
        glued = text in NO_SPACE_AFTER
    return found


# --------------------------------------------------------------------------- events


def given_only(reading: Reading, document: CatDocument) -> tuple[Reading, dict[str, tuple[CatToken, ...]]]:
    """The reading with the given events as its salient mentions; those we have not found are made up."""
    names: dict[str, tuple[CatToken, ...]] = {}
    kept: list[EventMention] = []
    for number, group in enumerate(document.events):
        found = next((m for t in group for m in reading.mentions if _is(m, t) and m.id not in names), None)
        mention = found or _bare(reading, group, number)
        names[mention.id] = group
        kept.append(replace(mention, salient=True, generic=False))
    others = [replace(m, salient=False) for m in reading.mentions if m.id not in names]
    mentions = tuple(sorted(kept + others, key=lambda m: (m.sentence, m.span, m.id)))
    return replace(reading, mentions=mentions), names


def _is(mention: EventMention, token: CatToken) -> bool:
    return (mention.sentence < 0) == (token.sentence == HEADLINE) and mention.span.overlaps(token.span)


def _bare(reading: Reading, group: Sequence[CatToken], number: int) -> EventMention:
    """A given event that our reading has not: what it says is what the nearest one in its sentence says."""
    first = group[0]
    headline = first.sentence == HEADLINE
    home = None if headline else reading.parsed.sentence_at(first.span.start)
    index = -1 if headline or home is None else home.index
    near = [m for m in reading.mentions if m.sentence == index]
    model = min(near, key=lambda m: (abs(m.span.start - first.span.start), m.id), default=None)
    text = " ".join(t.text for t in group)
    mention_id = f"{reading.article.id}:given{number}"
    if model is not None:
        return replace(
            model, id=mention_id, span=first.span, text=text, lemma=text.lower(), label=text, ordinal=""
        )
    return EventMention(
        id=mention_id, article=reading.article.id, span=first.span, text=text, lemma=text.lower(), sentence=index,
        event_class=EventClass.OCCURRENCE, tense=Tense.NONE, status=Status.OCCURRED, label=text,
    )  # fmt: skip


def all_found(reading: Reading, document: CatDocument) -> tuple[Reading, dict[str, tuple[CatToken, ...]]]:
    """The reading as it is, with the tokens of each mention."""
    names = {m.id: tuple(t for t in document.tokens if _is(m, t)) for m in reading.mentions if m.salient}
    return reading, {key: group for key, group in names.items() if group}


# --------------------------------------------------------------------------- timelines


def written(interval: Interval | None) -> str:
    """A date as the task writes it: "2008-03-XX"; "XXXX-XX-XX" where it has no name for it."""
    if interval is None or interval.first_day is None:
        return UNKNOWN
    year, month, day = interval.first_day.rsplit("-", 2)
    if interval.granularity <= Granularity.DAY:
        return f"{year}-{month}-{day}"
    if interval.granularity == Granularity.MONTH:
        return f"{year}-{month}-XX"
    if interval.granularity == Granularity.YEAR:
        return f"{year}-XX-XX"
    return f"{year}-{month}-XX" if interval.granularity < Granularity.MONTH else f"{year}-XX-XX"


Line = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the entities' timelines are cut from."""

    readings: Mapping[str, Reading]
    groups: Sequence[Sequence[EventMention]]
    datings: Mapping[str, Dating]
    tokens: Mapping[str, str]

    def lines(self, entity: str) -> list[Line]:
        """Date and mentions of each event in which an entity takes part, in time order."""
        return sorted(line for group in self.groups for line in self._cut(entity, group))

    def _cut(self, entity: str, group: Sequence[EventMention]) -> Iterator[Line]:
        """A group's mentions that tell of the entity, by their own dates; undated ones have the group's."""
        shared = written(decide_date(group, self.datings).interval)
        told: defaultdict[str, list[str]] = defaultdict(list)
        for mention in group:
            sentence = sentence_of(mention, self.readings[mention.article])
            if mention.id in self.tokens and takes_part(entity, mention, sentence):
                dating = self.datings.get(mention.id)
                own = written(dating.interval if dating else None)
                told[shared if own == UNKNOWN else own].append(self.tokens[mention.id])
        yield from ((day, tuple(mentions)) for day, mentions in told.items())


def render(entity: str, lines: Sequence[Line]) -> str:
    """The task's file: order, date, mentions; undated events stand under 0."""
    days = sorted({day for day, _ in lines if not day.startswith("XXXX")})
    order = {day: number for number, day in enumerate(days, 1)}
    rows = sorted((order.get(day, 0), day, *told) for day, told in lines)
    return "\n".join([entity, *("\t".join(map(str, row)) for row in rows)]) + "\n"


def build(documents: Sequence[CatDocument], entities: Sequence[str], track: str) -> dict[str, str]:
    """File name -> content for every entity."""
    choose = given_only if track == "b" else all_found
    readings, tokens = [], {}
    for reading, document in zip(read_all([d.article for d in documents]), documents, strict=True):
        chosen, names = choose(reading, document)
        readings.append(chosen)
        for key, group in names.items():
            tokens[key] = f"{reading.article.id}-{group[0].sentence}-{'_'.join(t.text for t in group)}"
    corpus = solved(readings, tokens)
    return {
        f"{entity.lower().replace(' ', '_')}.txt": render(entity, corpus.lines(entity)) for entity in entities
    }


def solved(readings: Sequence[Reading], tokens: Mapping[str, str]) -> Corpus:
    """The story's dates, as `build` finds them."""
    datings = date_all(readings)[1].datings
    return Corpus({r.article.id: r for r in readings}, cluster(readings, datings), datings, tokens)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True, help="folder of CAT files")
    parser.add_argument("--entities", type=Path, required=True, help="text file, one entity a line")
    parser.add_argument("--track", choices=("a", "b"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    began = time.perf_counter()
    documents = [read_cat(path) for path in sorted(options.texts.glob("*.xml"))]
    entities = [
        line.strip() for line in options.entities.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    files = build(documents, entities, options.track)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.out / name).write_text(text, encoding="utf-8")
    words = sum(len(d.article.text.split()) for d in documents)
    seconds = time.perf_counter() - began
    print(f"{len(documents)} articles, {len(files)} entities, {words / seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
