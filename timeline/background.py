"""What a report tells as already over when its news was told: "the man who left", "she said she heard a shot".

Such a past has its window up to publication; the day of the news is not its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import EventClass, Tense
from timeline.rules import en_links as words

if TYPE_CHECKING:
    from timeline.model import EventMention
    from timeline.scene import Scene
    from timeline.syntax import Sentence, Token


def is_background(mention: EventMention, sentence: Sentence, verb: Token) -> bool:
    """Whether a past only says what came before the news: "left after the dam broke", "accused of robbing it"."""
    if mention.nominal or mention.progressive or mention.negated or mention.tense not in _PASTS:
        return False
    if verb.dep == "advcl":
        marks = {kid.lemma.lower() for kid in sentence.kids(verb, "mark", "advmod")}
        return bool(marks & words.PRECEDING)
    if verb.dep == "ccomp":
        return _is_content(mention, sentence, verb)
    if verb.dep == "relcl" and any(kid.tag == "WRB" for kid in sentence.kids(verb, "advmod")):
        return False  # "a fair, where she sold it": told on
    charged = verb.dep == "pcomp" and sentence.head(verb).lemma.lower() in words.CHARGING
    return charged or verb.dep == "relcl" or mention.tense is Tense.PAST_PERFECT


def retold(scene: Scene, mention: EventMention) -> bool:
    """Whether a mention was past when somebody told it: "she said she heard a shot"."""
    found = scene.parsed.token_of(mention)
    return found is not None and _is_content(mention, *found)


def _is_content(mention: EventMention, sentence: Sentence, verb: Token) -> bool:
    """Whether a deed is told under a verb of saying, which stands before it: not "two shots were heard, she said"."""
    above = sentence.head(verb)
    did = mention.tense is Tense.PAST and mention.event_class not in _STATES
    content = verb.dep == "ccomp" and above.i < verb.i and above.lemma.lower() in words.TELLING
    content = content and bool(sentence.kids(above, "nsubj", "nsubjpass"))
    closed = any(token.tag == "''" for token in sentence.tokens[above.i : verb.i])
    return did and content and not closed


_STATES = frozenset({EventClass.STATE, EventClass.I_STATE, EventClass.REPORTING})
_PASTS = frozenset({Tense.PAST, Tense.PAST_PERFECT, Tense.PRESENT_PERFECT})


__all__ = ["is_background", "retold"]
