"""English text as the rules see it: lower case, plain quotes and dashes, names made of time words blotted out."""

from __future__ import annotations

import re

from timeline.rules.en_people import blot, without_people

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
    r"|\b(?:daily|weekly|monthly)(?= [A-Z][a-z])"
    r"|(?<=[\"'“‘])This (?:Week|Morning)(?=[,.]?[\"'”’]| [Ww]ith)|(?<=\b[A-Z]{3} )Today\b"
)
# "until the Fourth": the feast, by its capital, put into a word of the same length.
_FOURTH = re.compile(
    r"(?:(?<=\b[Oo]n the )|(?<=\b[Bb]y the )|(?<=\b[Uu]ntil the )|(?<=\b[Ff]or the )|(?<=\bsince the )|(?<=\b[Aa]fter the )|(?<=\b[Bb]efore the )|(?<=\bover the ))Fourth(?=[.,;:!?)]| (?:and|but|or|he|she|they|we|it|I|when|was|is|in|with)\b|\s*$)"
)


def _masked(text: str) -> str:
    """The text with what only looks like a time word blotted out, letter by letter."""
    text = _TITLE.sub(blot, _LOWER_ONLY.sub(blot, text))
    return without_people(_FOURTH.sub("JULYIV", text))


def fold(text: str) -> str:
    """Lower case, plain quotes and dashes, lines joined; the same length, so that offsets hold."""
    marked = _masked(text.translate(_PLAIN))
    lowered = marked.lower()
    if len(lowered) != len(text):
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in marked)
    return _BREAK.sub(lambda m: " " * len(m[0]), lowered)
