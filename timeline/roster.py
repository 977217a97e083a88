"""Who is who in a whole story: a name that one article gives in short is the fuller one of another.

"Hall" is "Mary Hall" where no other Hall is told of as often; of two spellings the one that more articles have.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from timeline.alike import is_name, name_words
from timeline.rules.en_events import ARTICLES, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.events import Reading
    from timeline.model import Argument

LIKELIER = 3
"""How much oftener one of two namesakes must be told of than the other to be meant by the name in short."""

LONG = 5
"""Letters of a surname from which on one that differs is a slip or another spelling."""

PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})


def full_names(readings: Iterable[Reading]) -> dict[str, str]:
    """Each name that is told in full elsewhere, with its fullest form: `{"Hall": "Mary Hall"}`."""
    told: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    for argument in _named(readings):
        told[argument.name] += 1
        kinds.setdefault(argument.name, argument.entity)
    spelled = _spellings([name for name in told if kinds[name] == "PERSON"], told)
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(told):
        words = name_words(name)
        if len(words) > 1 and name not in spelled:
            by_word[words[-1] if kinds[name] == "PERSON" else words[0]].append(name)
    found = dict(spelled)
    for name in sorted(told):
        words = name_words(name)
        if len(words) == 1 and kinds[name] not in PLACES:
            meant = _meant([other for other in by_word[words[0]] if other != name], told)
            if meant is not None:
                found[name] = meant
    return found


def _named(readings: Iterable[Reading]) -> Iterator[Argument]:
    for reading in readings:
        for mention in reading.mentions:
            yield from (a for a in mention.arguments if a.entity and is_name(a) and name_words(a.name))


def _meant(longer: list[str], told: Mapping[str, int]) -> str | None:
    """The one name that a shorter can stand for, None where two are as likely."""
    ranked = sorted(longer, key=lambda name: (-told[name], name))
    if not ranked or (len(ranked) > 1 and told[ranked[0]] < LIKELIER * told[ranked[1]]):
        return None
    return ranked[0]


def _spellings(people: Iterable[str], told: Mapping[str, int]) -> dict[str, str]:
    """People whose first names agree and whose surnames differ in a letter: the rarer form with the commoner."""
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(people):
        words = name_words(name)
        if len(words) > 1 and len(words[-1]) >= LONG:
            groups[*words[:-1], words[-1][:LONG]].append(name)
    found = {}
    for names in groups.values():
        first, *others = sorted(names, key=lambda name: (-told[name], name))
        found.update({other: first for other in others if _a_letter_apart(first, other)})
    return found


def _a_letter_apart(a: str, b: str) -> bool:
    """Whether one name has a letter at its end that the other lacks."""
    short, long = sorted((name_words(a)[-1], name_words(b)[-1]), key=len)
    return len(long) - len(short) <= 1 and long.startswith(short)


def in_full(label: str, full: Mapping[str, str], longest: int) -> str:
    """A label with the first short name told in full: "Hall resigned" -> "Mary Hall resigned", "Hall Street" as it is."""
    for short in sorted(full, key=lambda name: (-len(name), name)):
        name = full[short]
        if short not in label or " " in short or name in label:
            continue
        match = re.search(rf"(?:(?P<before>\w+) )?(?<![\w-]){re.escape(short)}(?![\w-])(?! [A-Z])", label)
        before = match["before"] if match else None
        if match is None or (before and not _may_precede(before)):
            continue
        text = label[: match.end() - len(short)] + name + label[match.end() :]
        label = text if len(text) <= longest else label
    return label


def _may_precede(word: str) -> bool:
    """Whether a name may begin after a word: not after "Mary", which is part of one, nor after "the"."""
    return word.lower() not in ARTICLES and (word.lower() in TITLES or not word[:1].isupper())


__all__ = ["full_names", "in_full"]
