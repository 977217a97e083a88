"""English text as the rules see it: lower case, plain quotes and dashes, names made of time words blotted out."""

from __future__ import annotations

import re

from timeline.rules.en_words import MONTHS, WEEKDAYS

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
    }
)
_BREAK = re.compile(r"(?<!\n)\r?\n(?![ \t]*\r?\n)")
# Words that are times only with a capital: folded to capitals, so that no pattern sees them.
_LOWER_ONLY = re.compile(r"\b(?:may|march|mar|august|sat|sun|mon|wed|dec|jan)\b")
# Names made of time words: "Person of the Year", "The Sunday Dispatch", "Rep. April Jones", "March said".
_TITLE = re.compile(
    r"(?<=\bof the )(?:Year|Month|Week|Day|Century|Decade)\b"
    r"|(?<=\b[Tt]he )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= [A-Z][a-z])(?! (?:Morn|Aft|Even|Night))"
    r"|\b(?:March|May|August|June|April)(?= (?:said|says|told|added)\b)"
    r"|\b(?:daily|weekly|monthly)(?= [A-Z][a-z])"
    r"|(?<=[\"'“‘])This (?:Week|Morning)(?=[,.]?[\"'”’]| [Ww]ith)|(?<=\b[A-Z]{3} )Today\b"
)
_FIRST_NAME = re.compile(r"\b(?:April|May|June|August)(?= [A-Z][a-z])(?! (?:Fool|Day|Bank))")
_SURNAME = re.compile(r"\b(?:March|May|August)\b(?! \d|,? (?:1|20)\d\d)")
# "until the Fourth": the feast, by its capital, put into a word of the same length.
_FOURTH = re.compile(
    r"(?:(?<=\b[Oo]n the )|(?<=\b[Bb]y the )|(?<=\b[Uu]ntil the )|(?<=\b[Ff]or the )|(?<=\bsince the )|(?<=\b[Aa]fter the )|(?<=\b[Bb]efore the )|(?<=\bover the ))Fourth(?=[.,;:!?)]| (?:and|but|or|he|she|they|we|it|I|when|was|is|in|with)\b|\s*$)"
)
_NOT_A_NAME = frozenset(
    """in of since by until till from last next this early late mid to and or on during through before after for each
    every that around between the a""".split()
)


def _first_name(m: re.Match[str]) -> str:
    """ "Rep. April Jones" has a name, "In April Jones said" and "15 April President" have a month."""
    word = _word_before(m)
    return m[0] if word.lower() in _NOT_A_NAME or word[:1].isdigit() else _blot(m)


def _surname(m: re.Match[str]) -> str:
    """ "Martin May" is a name, "Since May" and "Monday May" are not."""
    word = _word_before(m)
    known = word.lower() in _NOT_A_NAME or word.lower() in WEEKDAYS or word.lower() in MONTHS
    return m[0] if known or not word[:1].isupper() or not word[1:].islower() else _blot(m)


def _word_before(m: re.Match[str]) -> str:
    words = m.string[max(0, m.start() - 24) : m.start()].split(" ")
    return words[-2].rstrip(",") if len(words) > 1 and not words[-1] else ""


def _masked(text: str) -> str:
    """The text with what only looks like a time word blotted out, letter by letter."""
    text = _TITLE.sub(_blot, _LOWER_ONLY.sub(_blot, text))
    return _SURNAME.sub(_surname, _FIRST_NAME.sub(_first_name, _FOURTH.sub("JULYIV", text)))


def _blot(m: re.Match[str]) -> str:
    return "\0" * len(m[0])


def fold(text: str) -> str:
    """Lower case, plain quotes and dashes, lines joined; the same length, so that offsets hold."""
    marked = _masked(text.translate(_PLAIN))
    lowered = marked.lower()
    if len(lowered) != len(text):
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in marked)
    return _BREAK.sub(lambda m: " " * len(m[0]), lowered)
