"""The timeline as data: JSON, its schema, and the graph for other tools. msgspec enters here only.

>>> story = from_json(to_json(story))
>>> json_schema()["title"]
'Timeline'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from timeline.errors import InputError
from timeline.graph import to_graphml, to_node_link
from timeline.model import AnchorKind
from timeline.result import Timeline

SCHEMA = 1

GraphFormat = Literal["graphml", "dot", "json"]

Node = tuple[str, dict[str, str]]
Edge = tuple[str, str, dict[str, str]]


def to_json(timeline: Timeline, *, indent: int = 1) -> bytes:
    """Write a timeline as UTF-8 JSON, one value a line, version first; the same timeline gives the same bytes."""
    fields = msgspec.to_builtins(timeline)
    ordered = {"schema": fields.pop("schema"), **fields}
    return msgspec.json.format(msgspec.json.encode(ordered), indent=indent) + b"\n"


def from_json(data: bytes | str) -> Timeline:
    """Read a timeline back; raises `InputError` where the data is no timeline, or one of a newer schema."""
    try:
        timeline = msgspec.json.decode(data, type=Timeline, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(
            f"not a timeline's JSON ({error}); write one with 'timeline build --format json'"
        ) from error
    if timeline.schema != SCHEMA:
        raise InputError(
            f"schema {timeline.schema} is not schema {SCHEMA}, which this version reads; build it again"
        )
    return timeline


def is_timeline(data: bytes) -> bool:
    """Tell a timeline's JSON, of any version and even where it is damaged, from an article's."""
    try:
        fields = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return isinstance(fields, dict) and {"schema", "events"} <= fields.keys()


def dumps(value: object) -> bytes:
    """Write any plain value or dataclass as indented JSON, for the commands that print parts of a timeline."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


# --------------------------------------------------------------------------- the schema

_DATE = r"^-?\d{4,}-\d\d-\d\d$"
_FACETS: dict[str, dict[str, dict[str, Any]]] = {
    "Event": {
        "earliest": {"pattern": _DATE},
        "latest": {"pattern": _DATE},
        "confidence": {"minimum": 0, "maximum": 1},
        "salience": {"minimum": 0, "maximum": 1},
        "mentions": {"minItems": 1},
    },
    "Mention": {"start": {"minimum": 0}, "end": {"minimum": 1}, "text": {"minLength": 1}},
    "DatedTimex": {"start": {"minimum": 0}, "end": {"minimum": 1}, "text": {"minLength": 1}},
    "Timeline": {"schema": {"const": SCHEMA}},
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` writes: every field there, and no other."""
    schema = msgspec.json.schema(Timeline)
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            _close(definition, _FACETS.get(name, {}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Timeline",
        "description": f"What `timeline build --format json` writes, schema version {SCHEMA}.",
        **schema,
    }


def _close(definition: dict[str, Any], facets: dict[str, dict[str, Any]]) -> None:
    """Make an object's schema say what is always written, and bound what the types alone do not."""
    properties = definition["properties"]
    definition["required"] = list(properties)
    definition["additionalProperties"] = False
    for name, entry in properties.items():
        entry.pop("default", None)
        entry.update(facets.get(name, {}))


# --------------------------------------------------------------------------- the graph


def to_graph(timeline: Timeline, form: GraphFormat = "graphml") -> bytes:
    """Write articles, events, mentions and expressions with all edges between them, as GraphML, DOT or JSON.

    An edge points from what is dated to what it is dated by: `mention -> expression -> anchor`.
    """
    writers: dict[GraphFormat, Callable[[list[Node], list[Edge]], bytes]] = {
        "graphml": to_graphml,
        "dot": _to_dot,
        "json": to_node_link,
    }
    return writers[form](list(_nodes(timeline)), list(_edges(timeline)))


def _nodes(timeline: Timeline) -> Iterator[Node]:
    for article in timeline.articles:
        yield article.id, {"kind": "article", "label": article.title, "date": article.published or ""}
    for event in timeline.events:
        yield event.id, {"kind": "event", "label": event.label, "date": event.date}
        for mention in event.mentions:
            yield mention.id, {"kind": "mention", "label": mention.text, "date": mention.date}
    for timex in timeline.timexes:
        yield timex.id, {"kind": "timex", "label": timex.text, "date": timex.value}


def _edges(timeline: Timeline) -> Iterator[Edge]:
    for event in timeline.events:
        for mention in event.mentions:
            yield mention.id, event.id, {"relation": "MENTION_OF"}
            if mention.timex:
                yield mention.id, mention.timex, {"relation": "DATED_BY"}
    for timex in timeline.timexes:
        if timex.anchor.id:
            yield timex.id, timex.anchor.id, {"relation": _anchored(timex.anchor.kind)}
    for link in timeline.links:
        yield link.source, link.target, {"relation": str(link.relation), "origin": link.origin}


def _anchored(kind: AnchorKind) -> str:
    return f"ANCHORED_{kind.upper()}"


def _to_dot(nodes: list[Node], edges: list[Edge]) -> bytes:
    shapes = {"article": "folder", "event": "box", "mention": "ellipse", "timex": "note"}
    lines = ["digraph timeline {", "  rankdir=LR;"]
    for key, data in nodes:
        label = _quoted("\n".join(part for part in (data["label"] or key, data["date"]) if part))
        lines.append(f"  {_quoted(key)} [label={label}, shape={shapes[data['kind']]}];")
    for source, target, data in edges:
        lines.append(f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(data['relation'])}];")
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
