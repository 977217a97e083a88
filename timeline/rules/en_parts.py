"""What English productions share: determiners, names and numbers of a match, and the lengths that it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.interval import Expr, Granularity, Intersect, Last, Next, Period, Recurring, Repeat, This
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_words import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    WEEKDAYS,
    full_year,
    mod_of,
    number,
    spoken_year,
    unit_of_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

G = Granularity
R = Reference
DATE, TIME = TimexType.DATE, TimexType.TIME


# How a determiner relates to its anchor: which way, and whether it counts from the writing or the narrative.
RELATIONS: dict[str, tuple[str, Reference]] = {
    "this": ("this", R.DEICTIC),
    "this very": ("this", R.DEICTIC),
    "the current": ("this", R.DEICTIC),
    "current": ("this", R.DEICTIC),
    "the present": ("this", R.DEICTIC),
    "last": ("last", R.DEICTIC),
    "past": ("last", R.DEICTIC),
    "this past": ("last", R.DEICTIC),
    "the past": ("last", R.DEICTIC),
    "the last": ("last", R.DEICTIC),
    "next": ("next", R.DEICTIC),
    "coming": ("next", R.DEICTIC),
    "this coming": ("next", R.DEICTIC),
    "the coming": ("next", R.DEICTIC),
    "the upcoming": ("next", R.DEICTIC),
    "the next": ("next", R.ANAPHORIC),
    "the following": ("next", R.ANAPHORIC),
    "following": ("next", R.ANAPHORIC),
    "that followed": ("next", R.ANAPHORIC),
    "which followed": ("next", R.ANAPHORIC),
    "the very next": ("next", R.ANAPHORIC),
    "the ensuing": ("next", R.ANAPHORIC),
    "the subsequent": ("next", R.ANAPHORIC),
    "the previous": ("last", R.ANAPHORIC),
    "previous": ("last", R.ANAPHORIC),
    "the preceding": ("last", R.ANAPHORIC),
    "the prior": ("last", R.ANAPHORIC),
    "prior": ("last", R.ANAPHORIC),
    "that": ("this", R.ANAPHORIC),
    "that same": ("this", R.ANAPHORIC),
    "that very": ("this", R.ANAPHORIC),
    "the same": ("this", R.ANAPHORIC),
    "the very same": ("this", R.ANAPHORIC),
    "the": ("this", R.ANAPHORIC),
    "the latest": ("this", R.DEICTIC),
}


def squash(text: str | None) -> str:
    """Folded words with single spaces: the key of a lookup."""
    return " ".join((text or "").split())


def relate(rel: str, what: Recurring) -> tuple[Expr, Reference]:
    """The expression of "last Friday", "the following year": which occurrence, and counted from what."""
    way, reference = RELATIONS[squash(rel)]
    return {"this": This(what), "last": Last(what), "next": Next(what)}[way], reference


def group(m: Match, name: str) -> str | None:
    """A named group, None where the pattern has no such group."""
    return m.groupdict().get(name)


def weekday(word: str) -> Repeat:
    """Fridays."""
    return Repeat(
        G.DAY, weekday=WEEKDAYS[word.rstrip(".").removesuffix("s") if word not in WEEKDAYS else word]
    )


def month_number(word: str) -> int:
    """8 of "Aug."."""
    return MONTHS[word.rstrip(".")]


def ordinal(word: str) -> int:
    """14 of "14th", "fourteenth" or "14"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    head, _, tail = word.partition("-")
    return (
        ORDINALS[word] if word in ORDINALS else 30 if word == "thirtieth" else NUMBERS[head] + ORDINALS[tail]
    )


def part(word: str | None) -> Repeat | None:
    """Nights, mornings."""
    if not word:
        return None
    bare = re.sub(r"^(?:the )?(?:(?:early|late|mid)[ -]*)?", "", word).removesuffix("s")
    return Repeat(G.PART, part=PARTS.get(word) or PARTS[bare])


def with_part(meaning: Meaning, word: str | None) -> Meaning:
    """Read "Friday" and "night" as one TIME."""
    what = part(word)
    if what is None or meaning.expr is None:
        return meaning
    mod = meaning.mod or mod_of(word if word not in PARTS else None)
    return replace(meaning, type=TIME, expr=Intersect(meaning.expr, what), shape="part", unit=G.PART, mod=mod)


def date(
    expr: Expr,
    reference: Reference,
    unit: Granularity = G.DAY,
    *,
    shape: str = "date",
    mod: str | None = None,
) -> Meaning:
    """A DATE."""
    return Meaning(DATE, reference, expr, shape=shape, unit=unit, mod=mod)


def reference_to(value: str) -> Meaning:
    """PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Meaning(DATE, value=value, shape="vague")


def ref(value: str) -> Callable[[Match], Meaning]:
    """A production that gives PAST_REF and the like whatever it matched."""
    return lambda _: reference_to(value)


def year_told(m: Match, name: str = "year") -> int | None:
    """The year of a match, in digits, short or spelled out."""
    text = group(m, name) or group(m, name + "2")
    if not text:
        return None
    text = text.lstrip("'")
    return full_year(text) if text[0].isdigit() else spoken_year(squash(text))


def period(m: Match, n: str = "n", unit: str = "unit") -> Period:
    """The length of "3 1/2 years", "a couple of decades", "several days"."""
    words = re.split(r"(?<=\d)-| to | or ", group(m, n) or "")[0] or None
    amount = number(words) if words else 1
    scale, g = unit_of_word(m[unit])
    if words and amount is not None and re.search(r"\b(?:dozens|scores|hundreds|thousands)\b", words):
        amount = None
    if group(m, "half"):
        amount = (amount or 0) + 0.5
    return whole(Period.of((None if amount is None else amount * scale, g)))


def whole(length: Period) -> Period:
    """Hours and minutes without fractions: 5.5 hours are 5 hours 30 minutes; half years stay P0.5Y."""
    (amount, g), *more = length.amounts
    if more or amount is None or g not in (G.HOUR, G.MINUTE) or amount == int(amount):
        return length
    parts = (float(int(amount)), g), (round(amount % 1 * 60), Granularity(g - 1))
    return Period.of(*(part for part in parts if part[0]))
