"""English units and lengths: weeks to centuries, durations, offsets ("two days after …"), sets -> expression trees."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.interval import (
    Expr,
    Granularity,
    Here,
    Intersect,
    Last,
    Next,
    Nth,
    Period,
    Recurring,
    Repeat,
    Shift,
    This,
    Within,
)
from timeline.model import Reference, TimexType
from timeline.rules import Match, Meaning
from timeline.rules.en_parts import (
    date,
    group,
    month_number,
    ordinal,
    part,
    period,
    relate,
    squash,
    weekday,
    whole,
    with_part,
)
from timeline.rules.en_words import PARTS, SEASONS, mod_of, number, unit_of_word

if TYPE_CHECKING:
    from collections.abc import Callable

G = Granularity
R = Reference
DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
HERE = Here()


def rel_unit(m: Match) -> Meaning | None:
    """Read "last week", "the following year", "this quarter"; "the last day" is that of something else."""
    amount, unit = unit_of_word(m["unit"])
    if unit is G.DAY and squash(m["rel"]) in ("last", "the last", "past"):
        return None
    expr, reference = relate(m["rel"], Repeat(unit))
    if unit is G.DAY and squash(m["rel"]) == "next":  # "next day" goes on with a story
        reference = R.ANAPHORIC
    if amount != 1 and isinstance(expr, (Last, Next)):
        expr = Shift(HERE, Period.of((amount, unit)), 1 if isinstance(expr, Next) else -1)
    if unit < G.DAY:
        return Meaning(
            DURATION,
            value=Period.of((amount, unit)).value,
            period=Period.of((amount, unit)),
            shape="duration",
        )
    meaning = date(expr, reference, unit, shape="unit")
    return with_part(meaning, group(m, "part")) if unit == G.DAY else meaning


def before_last(m: Match) -> Meaning:
    """Read "the week before last", "the year after next", "the Friday before last"."""
    what = weekday(m["weekday"]) if group(m, "weekday") else Repeat(unit_of_word(m["unit"])[1])
    expr: Expr = Next(what, 2) if m["way"] == "after" else Last(what, 2)
    return with_part(date(expr, R.DEICTIC, what.unit, shape="unit"), group(m, "part"))


def weekend(_: Match) -> Meaning:
    """Read "the weekend"."""
    return date(Repeat(G.WEEKEND), R.PARTIAL, G.WEEKEND, shape="unit")


def week_of(m: Match) -> Meaning:
    """Read "the week of …", "the morning of …": needs the date it belongs to."""
    if word := group(m, "part"):
        what = part(word)
        assert what is not None
        return Meaning(TIME, R.ANAPHORIC, Intersect(HERE, what), shape="of", unit=G.PART)
    unit = unit_of_word(m["unit"])[1]
    return Meaning(
        DATE, R.ANAPHORIC, Within(unit, HERE), shape="of-finer" if unit > G.DAY else "of", unit=unit
    )


_FROM_END = {
    **dict.fromkeys(("last", "final", "closing"), -1),
    **dict.fromkeys(("second last", "second to last", "next to last", "penultimate"), -2),
    "third last": -3,
    "opening": 1,
}


def nth_unit(m: Match) -> Meaning:
    """Read "the second day of …", "the last Friday night of …", "the second-last week in …", "the last night of …"."""
    what: Recurring
    if named := group(m, "weekday"):
        what = weekday(named)
    elif named := group(m, "month"):
        what = Repeat(G.MONTH, month=month_number(named))
    else:
        what = Repeat(unit_of_word(group(m, "unit") or "day")[1])
    n = _FROM_END.get(squash(m["ord"]).replace("-", " ")) or ordinal(m["ord"])
    n -= group(m, "butone") is not None
    found = Meaning(DATE, R.ANAPHORIC, Nth(what, n, HERE), shape="nth", unit=what.unit)
    return replace(with_part(found, group(m, "part")), shape="nth")


def the_unit(m: Match) -> Meaning:
    """Read "the quarter", "the year": the one that the text is about."""
    unit = unit_of_word(m["unit"])[1]
    return date(This(Repeat(unit)), R.DEICTIC if unit is G.YEAR else R.ANAPHORIC, unit, shape="unit")


def nth_day(m: Match) -> Meaning:
    """Read "the third day", "by the second week": counted from what began."""
    if m["ord2"]:
        weeks = Period.of((ordinal(m["ord2"]) - 1, G.WEEK))
        return date(Shift(HERE, weeks, 1, G.WEEK), R.ANAPHORIC, G.WEEK, shape="unit")
    n = ordinal(m["ord"])
    return date(Shift(HERE, Period.of((n - 1, G.DAY)), 1, G.DAY), R.ANAPHORIC, shape="unit")


def duration(m: Match) -> Meaning:
    """Read "nearly two decades", "24 hours", "a few weeks"."""
    length = period(m)
    return Meaning(
        DURATION,
        value=length.value,
        period=length,
        mod=mod_of(group(m, "about")),
        shape="duration",
        unit=length.unit,
    )


def mixed_offset(m: Match) -> Meaning:
    """Read "two hours and ten minutes later"."""
    length = Period.of(*period(m).amounts, *period(m, "n2", "unit2").amounts)
    back = m["way"] in ("earlier", "beforehand", "ago")
    kind = TIME if length.unit < G.DAY else DATE
    reference = R.DEICTIC if m["way"] == "ago" else R.ANAPHORIC
    expr = Shift(HERE, length, -1 if back else 1)
    return Meaning(kind, reference, expr, period=length, shape="offset-done", unit=length.unit)


def two_rel_units(m: Match) -> tuple[Meaning, ...] | None:
    """Read "this month and next": two of one unit, the second told by its determiner alone."""
    unit = unit_of_word(m["unit"])[1]
    if unit < G.WEEK or m["rel"] == m["two"]:
        return None
    said = ((m["rel"], "one"), (m["two"], "two"))
    return tuple(
        replace(date(*relate(word, Repeat(unit)), unit, shape="unit"), extent=name) for word, name in said
    )


def two_units(m: Match) -> Meaning:
    """Read "two years and six months", "5 hours 30 minutes"."""
    first, second = period(m), period(m, "n2", "unit2")
    length = Period.of(*first.amounts, *second.amounts)
    return Meaning(DURATION, value=length.value, period=length, shape="duration", unit=length.unit)


def vague_duration(m: Match) -> Meaning:
    """Read "decades", "the years"."""
    word = m["unit"] or m["unit2"] or m["unit3"]
    length = Period.of((None, unit_of_word(word)[1]))
    return Meaning(DURATION, value=length.value, period=length, shape="duration", unit=length.unit)


def half_unit(m: Match) -> Meaning:
    """Read "half an hour", "half a century"."""
    scale, unit = unit_of_word(m["unit"])
    length = whole(Period.of((0.5 * scale, unit)))
    return Meaning(
        DURATION,
        value=length.value,
        period=length,
        mod=mod_of(group(m, "about")),
        shape="duration",
        unit=unit,
    )


def long_unit(m: Match) -> Meaning:
    """Read "day-long", "decades-long", "five-month-long"."""
    word = group(m, "long") or m["unit"]
    amount = number(m["n"]) if group(m, "n") else (None if word.endswith("s") else 1)
    length = Period.of((amount, unit_of_word(word)[1]))
    return Meaning(DURATION, value=length.value, period=length, shape="duration", unit=length.unit)


def _counted(m: Match, sign: int, base: Expr = HERE) -> Expr:
    length = period(m)
    exact = "exactly" in (group(m, "about") or "") or group(m, "exact") is not None
    unit = (
        G.DAY if exact and length.unit > G.DAY else G.YEAR if length.unit in (G.DECADE, G.CENTURY) else None
    )
    return Shift(base, length, sign, unit)


def offset(sign: int, reference: Reference) -> Callable[[Match], Meaning]:
    """Read "two weeks ago", "three years later", "a fortnight earlier"."""
    vague = {-1: "PAST_REF", 1: "FUTURE_REF"}[sign]

    def make(m: Match) -> Meaning:
        length = period(m) if group(m, "n") else Period.of((None, unit_of_word(m["unit"])[1]))
        kind, mod = TIME if length.unit < G.DAY else DATE, mod_of(group(m, "about"))
        if m["unit"].startswith("night") and not length.vague:
            night = with_part(date(_counted(m, sign), reference), "night")
            return replace(night, period=length)
        if length.vague:
            return Meaning(DATE, value=vague, period=length, mod=mod, shape="offset-done", unit=length.unit)
        return Meaning(
            kind,
            reference,
            _counted(m, sign),
            period=length,
            mod=mod,
            shape="ago" if reference is R.DEICTIC else "offset-done",
            unit=length.unit,
        )

    return make


def from_that(m: Match) -> Meaning:
    """Read "eight days after that"."""
    return offset(-1 if m["way"] == "before" else 1, R.ANAPHORIC)(m)


def unit_from_that(m: Match) -> Meaning:
    """Read "the week after that"."""
    what = Repeat(unit_of_word(m["unit"])[1])
    expr: Expr = Next(what) if m["way"] == "after" else Last(what)
    return date(expr, R.ANAPHORIC, what.unit, shape="unit")


_CLOSED = re.compile(r"[ ]{0,3}(?:[.,;:!?)'\"\n]|$)")


def hanging_offset(m: Match) -> Meaning:
    """Read "two days after …": needs what it counts from; alone it counts from the narrative."""
    sign = -1 if m["way"] in ("before", "prior to", "ahead of", "until", "short of") else 1
    length = period(m)
    kind, mod = TIME if length.unit < G.DAY else DATE, mod_of(group(m, "about"))
    alone = Meaning(
        DURATION,
        value=length.value,
        period=length,
        mod=mod,
        shape="duration",
        unit=length.unit,
        extent="length",
    )
    if m["way"] in ("after", "before") and not length.vague and _CLOSED.match(m.string, m.end()):
        alone = Meaning(
            kind,
            R.ANAPHORIC,
            _counted(m, sign),
            period=length,
            mod=mod_of(group(m, "about")),
            unit=length.unit,
        )
    shape = "offset-date" if m["way"] in ("from", "until", "short of", "on", "in", "of") else "offset"
    expr = None if length.vague else _counted(m, sign)
    return Meaning(
        kind,
        R.ANAPHORIC,
        expr,
        value=("PAST_REF" if sign < 0 else "FUTURE_REF") if length.vague else None,
        period=length,
        mod=mod,
        shape=shape,
        unit=length.unit,
        otherwise=alone,
    )


def hanging_unit(m: Match) -> Meaning:
    """Read "the day after …", "the night before …", "the first Monday after …"."""
    after = m["way"] in ("after", "following")
    if named := group(m, "weekday"):
        what: Recurring = weekday(named)
    else:
        what = Repeat(unit_of_word(m["unit"])[1]) if group(m, "unit") else Repeat(G.DAY)
    n = ordinal(m["ord"]) if group(m, "ord") else 1
    expr: Expr = Next(what, n) if after else Last(what, n)
    unit = what.unit if isinstance(what, Repeat) else G.DAY
    found = with_part(date(expr, R.ANAPHORIC, unit, shape="unit"), group(m, "part"))
    return replace(
        found, shape="offset", otherwise=replace(found, shape="unit") if m["way"] != "following" else None
    )


def of_event(m: Match) -> Meaning:
    """Read "the day of the flood", "the eve of the vote": the unit that holds what is named, or the day before it."""
    word = m["what"]
    if what := part(word) if word in PARTS else None:
        return Meaning(TIME, R.ANAPHORIC, Intersect(This(Repeat(G.DAY)), what), shape="offset", unit=G.PART)
    unit = G.DAY if word == "eve" else unit_of_word(word)[1]
    expr: Expr = Last(Repeat(unit)) if word == "eve" else This(Repeat(unit))
    return date(expr, R.ANAPHORIC, unit, shape="offset")


def anniversary(m: Match) -> Meaning:
    """Read "the second anniversary of the attack"; the one that is not counted is taken for the first."""
    n = ordinal(m["ord"]) if group(m, "ord") else 1
    return date(Shift(HERE, Period.of((n, G.YEAR)), 1, G.DAY), R.ANAPHORIC, shape="offset")


def every(m: Match) -> Meaning:
    """Read "every Thursday", "each spring", "every three months", "twice a day"."""
    if named := group(m, "weekday"):
        night = part(group(m, "part"))
        value = f"XXXX-WXX-{weekday(named).weekday}" + (f"T{night.part}" if night else "")
    elif named := group(m, "month"):
        value = f"XXXX-{month_number(named):02d}"
    elif named := group(m, "season"):
        value = f"XXXX-{SEASONS[named.removesuffix('s') if named not in SEASONS else named]}"
    elif named := group(m, "part"):
        value = f"XXXX-XX-XXT{part(named).part}"  # type: ignore[union-attr]
    else:
        length = whole(period(m))
        if group(m, "other"):
            length = Period.of(*((None if a is None else 2 * a, g) for a, g in length.amounts))
        return Meaning(SET, value=length.value, period=length, shape="set", unit=length.unit)
    return Meaning(SET, value=value, shape="set")


def weekends(_: Match) -> Meaning:
    """Read "at weekends"."""
    return Meaning(SET, value="XXXX-WXX-WE", shape="set")


_FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip


def frequency(m: Match) -> Meaning:
    """Read "weekly", "daily"."""
    return Meaning(SET, value=_FREQUENCIES[m["word"]], shape="set")
