"""English words of time: names, numbers, modifiers, and the pieces that patterns are made of."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.interval import Granularity

G = Granularity

# --------------------------------------------------------------------------- names

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY_SHORT = {
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "weds": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
WEEKDAYS: dict[str, int] = {day: i for i, day in enumerate(_DAYS, 1)} | _DAY_SHORT

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_SHORT = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTHS: dict[str, int] = {month: i for i, month in enumerate(_MONTHS, 1)} | _MONTH_SHORT

UNITS: dict[str, tuple[float, Granularity]] = {
    "second": (1, G.SECOND),
    "sec": (1, G.SECOND),
    "minute": (1, G.MINUTE),
    "min": (1, G.MINUTE),
    "hour": (1, G.HOUR),
    "hr": (1, G.HOUR),
    "day": (1, G.DAY),
    "night": (1, G.DAY),
    "weekend": (1, G.WEEKEND),
    "week": (1, G.WEEK),
    "wk": (1, G.WEEK),
    "fortnight": (2, G.WEEK),
    "month": (1, G.MONTH),
    "quarter": (1, G.QUARTER),
    "year": (1, G.YEAR),
    "yr": (1, G.YEAR),
    "decade": (1, G.DECADE),
    "century": (1, G.CENTURY),
    "centurie": (1, G.CENTURY),  # what is left of "centuries"
    "millennium": (1, G.MILLENNIUM),
    "millennia": (1, G.MILLENNIUM),
}

SEASONS = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}

PARTS: dict[str, str] = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "mid-morning": "MO",
    "midmorning": "MO",
    "breakfast time": "MO",
    "breakfast-time": "MO",
    "lunchtime": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "mid-afternoon": "AF",
    "midafternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "overnight": "NI",
}

ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
ORDINALS: dict[str, int] = {word: i for i, word in enumerate(ORDINAL_WORDS, 1)}

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: dict[str, int] = {word: i for i, word in enumerate(_SMALL, 1)} | {
    word: 10 * i for i, word in enumerate(_TENS, 2)
}
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20}
VAGUE = "several few many some various numerous".split()

# TIMEX3's modifiers by the words that stand before (or after) an expression.
MODS: dict[str, str] = {
    "early": "START",
    "earlier": "",
    "later": "",
    "late": "END",
    "mid": "MID",
    "middle": "MID",
    "start": "START",
    "beginning": "START",
    "end": "END",
    "close": "END",
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "less": "LESS_THAN",
    "fewer": "LESS_THAN",
    "under": "LESS_THAN",
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "well": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
    "no more": "EQUAL_OR_LESS",
    "exactly": "",
    "last": "END",
    "final": "END",
    "closing": "END",
    "dying": "END",
    "first": "START",
    "opening": "START",
    "just": "",
}


def mod_of(words: str | None) -> str | None:
    """TIMEX3's MOD of modifying words: "at least" -> EQUAL_OR_MORE, "the end of" -> END."""
    if not words:
        return None
    words = words.removeprefix("the ").removeprefix("very ")
    for length in (2, 1):
        key = " ".join(re.split(r"[ -]+", words.strip(" -"))[:length])
        if key in MODS:
            return MODS[key] or None
    return None


# --------------------------------------------------------------------------- numbers


def number(text: str) -> float | None:
    """The amount that words or digits name: "twenty-five" 25, "3 1/2" 3.5, "a couple of" 2, "several" None."""
    text = text.strip().replace(",", "").replace("-and-a-half", " and a half")
    if m := re.fullmatch(r"(?:(?P<whole>\d{1,9})[ -]{1,3})?(?P<over>\d{1,3})/(?P<under>[1-9]\d{0,2})", text):
        return int(m["whole"] or 0) + int(m["over"]) / int(m["under"])
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", text):
        return float(text)
    half = 0.5 if re.search(r"\band a half$", text) else 0.0
    total = current = 0
    one = False
    words = re.findall(r"[a-z]+", text.removesuffix("and a half"))
    for word in words:
        if word in VAGUE:
            return None
        if word in ("couple", "pair"):
            return 2.0
        if word == "half":
            return 0.5 if not current else current + 0.5
        if word in SCALES:
            scale = SCALES[word]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif word in ("a", "an", "another"):
            one = True
        else:
            current += NUMBERS.get(word, 0)
    return (total + current or int(one)) + half


@lru_cache(maxsize=1024)
def spoken_year(text: str) -> int:
    """A year spelled out: "nineteen ninety-four" 1994, "two thousand and eight" 2008."""
    if "thousand" in text or "hundred" in text:
        return int(number(text.replace(" and ", " ")) or 0)
    century, _, rest = text.partition(" ")
    return NUMBERS.get(century, 0) * 100 + int(number(rest) or 0)


def full_year(text: str, century: int = 0) -> int:
    """A year of two or four digits; two are read in 1930-2029, or in the century given: "18" after 1914 is 1918."""
    year = int(text)
    if len(text) > 2:
        return year
    if century:
        return century // 100 * 100 + year
    return year + (2000 if year < 30 else 1900)


# --------------------------------------------------------------------------- pieces


def _any(words: object) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))  # type: ignore[attr-defined]


_SMALL_OR_TENS = rf"(?:{_any(_TENS)})(?:[ -](?:{_any(_SMALL[:9])}))?|{_any(_SMALL)}"

PIECES: dict[str, str] = {
    "WEEKDAY": rf"(?:{_any(_DAYS)})|(?:{_any(_DAY_SHORT)})(?:\.|(?=,? (?:\d|{_any(_MONTH_SHORT)})))",
    "WEEKDAYS": rf"(?:{_any(_DAYS)})s",
    "MONTH": rf"(?:{_any(_MONTHS)})|(?:{_any(_MONTH_SHORT)})\b\.?",
    "LONGMONTH": rf"(?:{_any(_MONTHS)})|(?:{_any(_MONTH_SHORT)})\.",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?![\d%])",
    "NTH": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))",
    "SPELLED": rf"(?:thirty|twenty)-first|thirtieth|twenty-(?:{_any(ORDINAL_WORDS[:9])})|{_any(ORDINAL_WORDS[:20])}",
    "DAYN": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
    "YEAR": r"(?:1\d|20|21)\d\d(?!\d|[,.]\d|%)",
    "YY": r"'\d\d(?!\d)",
    "YEARS4": r"(?:(?:1\d|20|21)\d\d(?!\d|[,.]\d|%)|'\d\d(?!\d))",
    "SAIDYEAR": rf"(?:(?:eighteen|nineteen|twenty) (?:hundred|(?:{_any(_TENS)})(?:[ -](?:{_any(_SMALL[:9])}))?|{_any(_SMALL[9:])}|oh-(?:{_any(_SMALL[:9])}))|two thousand(?: (?:and )?(?:{_SMALL_OR_TENS}))?)",
    "UNIT": r"second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|millennium",
    "UNITS": r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|wks?|fortnights?|months?|quarters?|years?|yrs?|decades?|century|centuries|millenni(?:um|a)",
    "LONGUNIT": r"day|week|weekend|month|year|decade|century",
    "PLURAL": r"seconds|minutes|hours|days|nights|weekends|weeks|months|quarters|years|decades|centuries|millennia",
    "PART": r"(?:mid-?|late[ -]|early[ -])?(?:morning|afternoon|evening|night)|dawn|daybreak|sunrise|midday|lunchtime|dusk|sunset|nightfall",
    "SEASON": r"spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?",
    "ORD": rf"(?:{_any(ORDINAL_WORDS)})|\d{{1,3}}(?:st|nd|rd|th)",
    "QNUM": r"first|second|third|fourth|1st|2nd|3rd|4th",
    "DIGITS": r"\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,6}(?:\.\d{1,3})?(?!\d)",
    "FRACTION": r"(?:\d{1,4}[ -])?\d{1,2}/\d{1,2}",
    "WORDNUM": rf"(?:(?:{_SMALL_OR_TENS}|an?) (?:hundred|thousand|million|dozen)(?: and)?(?: (?:{_SMALL_OR_TENS}))?|half a dozen|{_SMALL_OR_TENS})(?:[ -]and[ -]a[ -]half)?",
    "VAGUENUM": r"a couple(?: of)?|a pair of|a few|several|many|some|dozens of|a dozen|scores of|hundreds of|thousands of|the few|few",
    "NUM": r"{FRACTION}|{DIGITS}|{WORDNUM}|{VAGUENUM}|a further (?:{WORDNUM})|another (?:{WORDNUM})|another|half an?|an?",
    "COUNT": r"{FRACTION}|{DIGITS}|{WORDNUM}",
    "ABOUT": r"(?:about|around|approximately|roughly|some|nearly|almost|more than|less than|fewer than|over|under|at least|at most|up to|no more than|no less than|no fewer than|well over|just over|just under|exactly|precisely|a little over|a little more than|a full|an estimated)",
    "EDGE": r"(?:the )?(?:very )?(?:beginning|start|middle|end|close) of|(?:the )?(?:early|mid|late|later)(?: part| parts| half| days| months| years| stages)? of|late in|early in|earlier in|later in|midway through",
    "PHASE": r"(?:very )?(?:early|late|mid|earlier|later|early-to-mid|mid-to-late)",
}


@lru_cache(maxsize=4096)
def unit_of_word(word: str) -> tuple[float, Granularity]:
    """The amount and unit that a unit's name stands for, plural or not: "fortnights" -> (2, WEEK)."""
    return UNITS.get(word) or UNITS[word.removesuffix("s")]
