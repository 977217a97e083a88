"""Whether an entity takes part in a happening, by any of its names; case and accents folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.alike import is_called, is_name, name_words
from timeline.model import Role

if TYPE_CHECKING:
    from timeline.events import Reading
    from timeline.model import EventMention


def takes_part(entity: str, mention: EventMention, sentence: str) -> bool:
    """Whether an entity is among a mention's parties or places, or named beside it where no one else acts.

    "Kestrel 300" takes part in "the airline ordered two Kestrel 300s" and in "deliveries of the Kestrel 300 began",
    and "Kestrel" in neither.
    """
    if any(is_called(entity, argument.name) for argument in mention.arguments):
        return True
    if named(entity, mention.label):
        return True
    acts = any(a.role is Role.AGENT and is_name(a) for a in mention.arguments)
    return not acts and named(entity, sentence)


def named(entity: str, text: str) -> bool:
    """Whether a text holds an entity's whole name: "Kestrel" is not named by "Kestrel 300"."""
    wanted, told = name_words(entity), name_words(text)
    for at in range(len(told) - len(wanted) + 1):
        end = at + len(wanted)
        if _same(told[at:end], wanted) and not (end < len(told) and any(c.isdigit() for c in told[end])):
            return bool(wanted)
    return False


def _same(told: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return is_called(" ".join(wanted), " ".join(told)) and len(told) == len(wanted)


def sentence_of(mention: EventMention, reading: Reading) -> str:
    """The sentence that a mention stands in; the headline for one of the headline."""
    if mention.sentence < 0:
        return reading.article.title
    sentence = reading.parsed.sentences[mention.sentence]
    return reading.article.text[sentence.start : sentence.end]


__all__ = ["named", "sentence_of", "takes_part"]
