"""English words by the class that the tagger tries rules at: what may begin, carry or only stand inside an expression."""

from __future__ import annotations

import re

from timeline.rules.en_feasts import FEASTS
from timeline.rules.en_words import MONTHS, NUMBERS, ORDINALS, SEASONS, UNITS, WEEKDAYS

_TRIGGERS: dict[str, str] = {
    **dict.fromkeys((*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)), "weekday"),
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(
        (
            *UNITS,
            *(f"{unit}s" for unit in UNITS),
            "centuries",
            "day",
            "daylong",
            "weeklong",
            "monthlong",
            "yearlong",
            "decadelong",
            "hourlong",
        ),
        "unit",
    ),
    **dict.fromkeys(
        (
            "morning",
            "mornings",
            "afternoon",
            "afternoons",
            "evening",
            "evenings",
            "overnight",
            "dawn",
            "daybreak",
            "sunrise",
            "midday",
            "lunchtime",
            "dusk",
            "sunset",
            "nightfall",
            "midmorning",
            "midafternoon",
            "breakfast",
            "eve",
        ),
        "part",
    ),
    **dict.fromkeys(("night", "nights"), "night"),
    **dict.fromkeys(("quarter", "quarters"), "quarter"),
    **dict.fromkeys((*SEASONS, *(f"{name}s" for name in SEASONS)), "season"),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), "today"),
    **dict.fromkeys(
        (
            "daily",
            "weekly",
            "monthly",
            "yearly",
            "annually",
            "hourly",
            "nightly",
            "biweekly",
            "fortnightly",
            "quarterly",
        ),
        "often",
    ),
    **dict.fromkeys(
        (
            "now",
            "currently",
            "nowadays",
            "present",
            "moment",
            "current",
            "recently",
            "lately",
            "formerly",
            "past",
            "time",
            "term",
            "future",
        ),
        "ref",
    ),
    **dict.fromkeys(
        (
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
            "noughties",
        ),
        "decade",
    ),
    **dict.fromkeys(("beginning", "start", "middle", "end", "close"), "edge"),
    **dict.fromkeys(("early", "late", "earlier", "later", "midway", "mid"), "phase"),
    **dict.fromkeys(("noon", "midnight", "midday"), "noon"),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), "q"),
    "half": "half",
    "fy": "fy",
    "ad": "era",
    "period": "period",
    "clock": "oclock",
    "thousand": "spoken",
    "nineteen": "spoken",
}
_TRIGGERS["past"] = "past"
_TRIGGERS["anniversary"] = "feast"
_TRIGGERS |= dict.fromkeys([*list(NUMBERS)[:12], "twenty"], "hour") | dict.fromkeys(
    [*list(ORDINALS)[2:], "thirtieth"], "nth"
)
_LEFT = frozenset(
    """a an the this that these those last next past coming following previous preceding prior ensuing subsequent upcoming
    same very current latest final first opening closing remaining each every other most alternate many much few several
    couple pair of dozen dozens scores hundreds thousands hundred million score about around approximately roughly some
    nearly almost more less fewer than over under at least up to no well just exactly precisely only barely little full
    whole entire long straight consecutive successive additional extra further trading working business solid short
    fiscal financial tax budget academic school calendar comparable corresponding its his her their another once twice
    times and or half quarter in year on bank holiday beginning recent foreseeable near distant immediate twelve right
    per clock o intervening penultimate dying holy short medium longer shorter day days week fortnight recent as bloody super black wild sheffield twenty point within most""".split()
    + "room rooms route routes flight flights highway section sections page pages chapter chapters suite gate gates bus unit units article articles model models channel channels form forms lot lots file files docket dockets bill bills invoice number numbers numbered boeing airbus apartment building platform box extension postcode error windows bond".split()
    + list(NUMBERS)
    + list(ORDINALS)
)


def classes() -> dict[str, str]:
    """The class of every word that a rule may be tried at, or that may stand before such a word."""
    table = dict.fromkeys(_LEFT, "left") | dict.fromkeys("of and or on in than to o times".split(), "inside")
    table |= {
        name.split()[0].split("'")[0].split(".")[0].split("-")[0]: "feast"
        for name in FEASTS
        if name[0].isalpha()
    }
    for word in ("fourth", "first", "black", "new", "all", "good"):
        table[word] = "left" if word in ORDINALS else "feast"
    return table | _TRIGGERS


_CLOCKISH = re.compile(
    r"\d{1,4}(?:[:.]\d\d|st\b|nd\b|rd\b|th\b|'?s\b| ?[ap]\.? ?m\b|[/-][\da-z]| o'? ?clock| (?:in the|at|this|that|tomorrow|yesterday) | (?:tonight|shift|train|bus|ferry|on )| ?b\.?c| (?:ce|ad|c\.e|a\.d)\b)"
)


def digits(text: str, start: int, end: int) -> str:
    """The class of a run of digits: "digits" where a rule may begin or hinge on it, else "left"."""
    if end - start == 4 or text[end - 1].isalpha() or text[max(0, start - 1) : start] == "'":
        return "digits"
    if _CLOCKISH.match(text, start) or text.endswith(("a.d. ", "ad ", "fy", "fy "), max(0, start - 5), start):
        return "digits"
    return "left"
