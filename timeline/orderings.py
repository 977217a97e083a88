"""Orderings that the grammar tells: tense beside publication, and the connectives of a sentence.

"Left before the vote", "until the crisis ends", "will resign": what has no date of its own gets its window from these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph import dct_id, quote_id
from timeline.model import EventMention, Relation, Status, Tense, TLink
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.scene import Scene
    from timeline.syntax import Sentence, Token

NOT_YET = frozenset({Status.PLANNED, Status.HYPOTHETICAL})

_TOLD = frozenset({Tense.PAST, Tense.PRESENT_PERFECT, Tense.PAST_PERFECT})


def orderings(scene: Scene, mention: EventMention) -> Iterator[TLink]:
    """What the grammar says of an event beside publication, its report, and the events of its sentence."""
    now = dct_id(scene.article.id) if mention.quote is None else quote_id(scene.article.id, mention.quote)
    if endures(mention):
        pass  # "to stop the war": it may have begun long ago
    elif (
        mention.tense is Tense.FUTURE or mention.modal or mention.status in NOT_YET or awaited(scene, mention)
    ):
        yield TLink(mention.id, now, Relation.NOT_BEFORE, "tense")
    elif mention.status is not Status.ONGOING and (mention.tense in _TOLD or _goes_on(mention)):
        yield TLink(mention.id, now, Relation.NOT_AFTER, "tense")
    yield from _sentence_orderings(scene, mention)


def endures(mention: EventMention) -> bool:
    """Whether a noun names what goes on for long: that a war is spoken of tells nothing of when it was."""
    return mention.nominal and mention.lemma in words.ENDURING


def _goes_on(mention: EventMention) -> bool:
    """Whether it is told as going on at the time of writing: "is lowering expectations", not "is meeting her on Friday"."""
    return mention.tense is Tense.PRESENT and mention.progressive and not mention.attachments


def _sentence_orderings(scene: Scene, mention: EventMention) -> Iterator[TLink]:
    """ "left before the vote", "after he resigned", "while they met"."""
    found = scene.parsed.token_of(mention)
    if found is None:
        return
    sentence, token = found
    word, above = _connective(sentence, token)
    relation = words.ORDER_WORDS.get(word)
    if relation is None or above is None:
        return
    main = next((m for m in scene.mentions_of(sentence.index) if m.span.start == above.start), None)
    if main is not None and main.id != mention.id:
        yield TLink(main.id, mention.id, relation, "connective")


def _connective(sentence: Sentence, token: Token) -> tuple[str, Token | None]:
    """The word that ties a clause or noun to the verb above it: ("after", that verb)."""
    if token.dep == "pobj":
        prep = sentence.head(token)
        above = sentence.head(prep)
        return prep.lemma.lower(), above if above.pos in {"VERB", "AUX"} and above.i != prep.i else None
    if token.dep in {"advcl", "pcomp"}:
        above = sentence.head(token)
        marks = sentence.kids(token, "mark", "advmod")
        if above.pos in {"ADP", "SCONJ"}:
            return above.lemma.lower(), sentence.head(above)
        return next((m.lemma.lower() for m in marks if m.lemma.lower() in words.ORDER_WORDS), ""), above
    return "", None


def awaited(scene: Scene, mention: EventMention) -> bool:
    """Whether a present tense means the future: "until the crisis ends", "once it is found"."""
    if mention.tense is not Tense.PRESENT or mention.nominal or mention.sentence < 0:
        return False
    found = scene.parsed.token_at(mention.span.start)
    if found is None or found[1].dep not in {"advcl", "pcomp"}:
        return False
    sentence, token = found
    return any(kid.lemma.lower() in words.AWAITING for kid in sentence.kids(token, "mark", "advmod"))
