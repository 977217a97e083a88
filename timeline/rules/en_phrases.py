"""The words of an event after "two days after": where its noun phrase or clause ends, from words alone."""

from __future__ import annotations

import re

_WORD = re.compile(r"[ ]{0,3}(?P<word>[^\W\d_](?:[\w.&]|['’-](?=\w)){0,40})")

_ARTICLE = re.compile(
    r"[ ]{1,3}an?(?: \d{1,3}-\d{1,3})?(?=[ ])"
)  # "after a draw", "after a 4-0 defeat"; what is still to come is no point to count from

DETERMINERS = frozenset("the this that these those his her its their our my your".split())
PRONOUNS = frozenset("he she it they we i you".split())
# Words that end a noun phrase: prepositions, conjunctions, auxiliaries, relative words, adverbs, pronouns.
STOPS = frozenset(
    """of in on at to for from with without by about against between among into onto over under through during before
    after since until till amid despite because although though while when where which who whom whose that as if
    and or but nor so than then is are was were be been being am has have had do does did will would shall should can
    could may might must not also however he she it they we i you him them me us there here his her its their our my
    your the a an this these those near outside inside across along around off out up down away back later earlier ago
    now today yesterday tomorrow tonight one two three four five six seven eight nine ten said says told""".split()
)
AUXILIARIES = frozenset(
    "is are was were has have had does did will would shall should can could may might must".split()
)
IRREGULAR = frozenset(
    """began begun broke came fell found gave got grew heard held hit kept led left lost made met paid quit ran rose
    saw sent set shot sold spoke stood struck swore took told took went won wrote died sank shut flew drove drew fled
    fought froze rang sang slid spent split spread stole swept tore threw woke withdrew became bought brought built
    burst caught chose dealt""".split()
)


PARTICLES = frozenset("up down out back away off home ashore over in".split())
PLACING = frozenset("at in near off outside from of".split())
# What happens, where a clause with an object says more of it: "after the flood carried her car".
HAPPENINGS = frozenset(
    """accident arrest attack avalanche blast blaze bombing closure collapse collision coup crash derailment disaster
    earthquake election eruption explosion fire flood hearing heist hurricane invasion landslide leak outage quake raid
    referendum riot robbery ruling shooting shutdown spill storm strike theft tornado tsunami uprising verdict vote
    walkout war wildfire""".split()
)
# Happenings that need no object: a clause is whole with one of these, whatever follows.
ENDINGS = frozenset(
    """began begun ended started opened closed broke collapsed died resigned erupted finished concluded expired
    arrived happened failed fell landed crashed exploded surfaced stopped married retired""".split()
)


def event_phrase(text: str, start: int) -> tuple[int, int, int] | None:
    """End of the phrase and the span of its head word, in text that stands after "after"; None where it is none.

    " the failed coup in May" -> up to "coup"; " the strike ended." -> up to "ended", its head; " winning it"
    -> "winning". At most six words are looked at.
    """
    article = _ARTICLE.match(text, start) if text.endswith("after", 0, start) else None
    words = _words(text, article.end() if article else start, 7)
    if not words:
        return None
    if article:
        return _noun_phrase(words, 0)
    first = words[0][2].lower()
    if first in PRONOUNS:
        return _clause(words, 1)
    if first in DETERMINERS or first.endswith(("'s", "’s", "s'", "s’")) or words[0][2][0].isupper():
        return _noun_phrase(words, 0 if words[0][2][0].isupper() and first not in DETERMINERS else 1)
    if first.endswith("ing") and len(first) > 5:
        return _gerund(words)
    if first.endswith(("tion", "sion", "ment")) and (len(words) < 2 or words[1][2].lower() in STOPS):
        return words[0][1], words[0][0], words[0][1]
    return None


def _gerund(words: list[tuple[int, int, str]]) -> tuple[int, int, int] | None:
    """ "winning", "polling day"; not "exchanging communist rule", which goes on."""
    follower = words[1][2].lower() if len(words) > 1 else "of"
    if follower in STOPS:
        return None if follower in DETERMINERS | {"a", "an"} else (words[0][1], words[0][0], words[0][1])
    if len(words) == 2 or words[2][2].lower() in STOPS:
        return words[1][1], words[1][0], words[1][1]
    return None


def _words(text: str, start: int, most: int) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    while len(found) < most:
        m = _WORD.match(text, start)
        if m is None:
            break
        word, end = m["word"].rstrip("."), m.end()
        end = m.start("word") + len(word)
        found.append((m.start("word"), end, word))
        if end != m.end():
            break
        start = end
    return found


def _is_verb(words: list[tuple[int, int, str]], i: int) -> bool:
    """A past form that no noun follows: "ended." but not "armed robbery"."""
    word = words[i][2].lower()
    if not (word.endswith("ed") and len(word) > 3) and word not in IRREGULAR:
        return False
    follower = words[i + 1][2].lower() if i + 1 < len(words) else ""
    return not follower or follower in STOPS or follower.endswith("ly")


def _whole(words: list[tuple[int, int, str]], k: int) -> tuple[int, int, int] | None:
    """A clause that ends in its verb; one that goes on ("after it reached the moon") is no part of the expression."""
    last = k + 1 if k + 1 < len(words) and words[k + 1][2].lower() in PARTICLES else k
    if last + 1 < len(words):
        follower = words[last + 1][2].lower()
        if words[k][2].lower() not in ENDINGS or follower in DETERMINERS | {"a", "an", "to"}:
            return None
    return words[last][1], words[k][0], words[k][1]


def _subject(words: list[tuple[int, int, str]], k: int) -> tuple[int, int, int] | None:
    """What a verb with an object leaves: "the storm" of "the storm carried his oven", its verb the head."""
    if words[k + 1][2].lower() not in DETERMINERS or words[k - 1][2].lower() not in HAPPENINGS:
        return None
    return words[k - 1][1], words[k][0], words[k][1]


def _beyond_place(words: list[tuple[int, int, str]], i: int) -> tuple[int, int, int] | None:
    """The clause of a noun that a place stands by: "the gate" + "at Hull jammed"."""
    if words[i][2] not in PLACING:
        return None
    for k in range(i + 2, min(len(words), i + 4)):
        if not words[k - 1][2][0].isupper():
            return None
        if _is_verb(words, k):
            return _whole(words, k)
    return None


def _noun_phrase(words: list[tuple[int, int, str]], i: int) -> tuple[int, int, int] | None:
    last = None
    for k in range(i, min(len(words), i + 6)):
        word = words[k][2].lower()
        if word in AUXILIARIES:
            return None
        if word in STOPS:
            if k > i and (clause := _beyond_place(words, k)) is not None:
                return clause
            break
        if last is not None and words[last][2] in HAPPENINGS and words[k][2][0].isupper():
            break
        if k > i and _is_verb(words, k):
            return _whole(words, k) or _subject(words, k)
        last = k
        if word.endswith(("'s", "’s")):
            continue
    if last is None or words[last][2].lower().endswith(("'s", "’s")):
        return None
    return words[last][1], words[last][0], words[last][1]


def _clause(words: list[tuple[int, int, str]], i: int) -> tuple[int, int, int] | None:
    """After a subject pronoun: the first past form within three words."""
    for k in range(i, min(len(words), i + 3)):
        word = words[k][2].lower()
        if (word.endswith("ed") and len(word) > 3) or word in IRREGULAR:
            return _whole(words, k)
    return None
