"""English people named like a day or a month: "April Jones", "Lena May", "Otto Tuesday, 74" are no times.

What surrounds a name tells: a first name or title before it, an age or "who" after it. A text that has shown a
name so is believed where the name stands alone and does something: "May was first ashore".
"""

from __future__ import annotations

import re

from timeline.rules.en_names import HE, SHE
from timeline.rules.en_words import MONTHS, WEEKDAYS

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lady|Lord|Prof|Judge|Justice|Sen|Rep|Gov|Capt|Sgt|Col|Gen)\.?"
_DOES = r"(?:was|were|is|has|had|will|would|could|can|said|says|told|added|won|lost|went|left|took|led|came|ran|got|gave|made|found|spoke|knew|sat|brought|met|held|wrote|rang|saw|kept|thought|heard|felt|[a-z]{2,12}ed)\b"
_TITLED = re.compile(rf"\b(?P<title>{_TITLES} )(?P<name>{_DAY}|March|May|August|June|April)\b")
_FIRST_NAME = re.compile(r"\b(?:April|May|June|August)(?= [A-Z][a-z])(?! (?:Fool|Day|Bank))")
_SURNAME = re.compile(r"\b(?:March|May|August)\b(?! \d|,? (?:1|20)\d\d)")
_SPEAKS = re.compile(r"\b(?:March|May|August|June|April)(?= (?:said|says|told|added)\b)")
_ALONE = re.compile(rf"\b(?:March|May|August|June|April)(?= {_DOES}|['’]s\b)")
# "Otto Tuesday, 74", "our plumber, Nils Thursday, said", "said Greta Saturday, who", and not "in Texas Monday, a judge".
_AGED = re.compile(rf"\b(?P<first>[A-Z][a-z]+) (?P<name>{_DAY})(?=, \d\d[,;.)])")
_APPOSED = re.compile(rf"\b[a-z]+, (?P<first>[A-Z][a-z]+) (?P<name>{_DAY})(?=,)")
_QUOTED = re.compile(
    rf"(?:(?<=said )|(?<=says )|(?<=asked ))(?P<first>[A-Z][a-z]+) (?P<name>{_DAY})(?=, (?:who|whose|an?|the)\b)"
)
_KNOWN = re.compile(rf"\b(?P<first>[A-Z][a-z]+) (?P<name>{_DAY})(?= (?:who\b|{_DOES}))")
_THAT = re.compile(
    r"\b(?:said|says|wrote|claimed|believes?|thinks?|added|heard|reported|announced|knew) that $"
)
_AND_DOES = re.compile(rf" [A-Z][\w'’-]+ {_DOES}")
_NOT_A_NAME = frozenset(
    """in of since by until till from last next this early late mid to and or on during through before after for each
    every that around between the a""".split()
)
_GIVEN = frozenset(name for name in HE | SHE if "." not in name) - frozenset(
    "mr mrs ms miss sir lord king prince father lady queen princess mother dame chairman chairwoman spokesman "
    "spokeswoman businessman".split()
)
_MOST = 20  # names believed in one text


def blot(m: re.Match[str]) -> str:
    """As many signs that no pattern sees."""
    return "\0" * len(m[0])


def without_people(text: str) -> str:
    """The text with the days and months in people's names blotted out, letter by letter."""
    text = _TITLED.sub(lambda m: m["title"] + "\0" * len(m["name"]), text)
    shown: set[str] = set()

    def first_name(m: re.Match[str]) -> str:
        return _seen(m, shown) if _is_first_name(m) else m[0]

    def surname(m: re.Match[str]) -> str:
        return _seen(m, shown) if _is_surname(m) else m[0]

    text = _SPEAKS.sub(blot, _SURNAME.sub(surname, _FIRST_NAME.sub(first_name, text)))
    if shown:
        text = _ALONE.sub(lambda m: blot(m) if m[0] in shown and _stands_alone(m) else m[0], text)
    return _without_days(text)


def _seen(m: re.Match[str], shown: set[str]) -> str:
    shown.add(m[0])
    return blot(m)


def _is_first_name(m: re.Match[str]) -> bool:
    """ "Rep. April Jones" has a name, "In April Jones said" and "15 April President" have a month."""
    word = word_before(m).lower()
    if word == "and" and _AND_DOES.match(m.string, m.end()):
        before = m.string[max(0, m.start() - 40) : m.start()].split()[:-1]
        return not before or before[-1].lower() not in MONTHS
    if word == "that" and _THAT.search(m.string, max(0, m.start() - 24), m.start()):
        return True
    return word not in _NOT_A_NAME and not word[:1].isdigit()


def _is_surname(m: re.Match[str]) -> bool:
    """ "Lena May" is a name, "Since May" and "Monday May" are not."""
    word = word_before(m)
    known = word.lower() in _NOT_A_NAME or word.lower() in WEEKDAYS or word.lower() in MONTHS
    return not known and word[:1].isupper() and word[1:].islower()


def _stands_alone(m: re.Match[str]) -> bool:
    """Whether no word before a name makes it a time: "May was first", "a suit that May had sewn", not "in May was"."""
    word = word_before(m).lower()
    return word in {"that", "and"} or word not in _NOT_A_NAME


def _without_days(text: str) -> str:
    """ "Otto Tuesday, 74, saw it": every "Otto Tuesday" is the man."""
    pairs = {
        f"{m['first']} {m['name']}" for sign in (_AGED, _APPOSED, _QUOTED) for m in sign.finditer(text)
    } | {f"{m['first']} {m['name']}" for m in _KNOWN.finditer(text) if m["first"].lower() in _GIVEN}
    if not pairs:
        return text
    named = re.compile(rf"\b(?:{'|'.join(sorted(pairs)[:_MOST])})\b")
    return named.sub(blot, text)


def word_before(m: re.Match[str]) -> str:
    """The word before a match, without its comma; nothing where none stands close."""
    words = m.string[max(0, m.start() - 24) : m.start()].split(" ")
    return words[-2].rstrip(",") if len(words) > 1 and not words[-1] else ""
