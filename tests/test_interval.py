"""The calculus: calendar units, notation, periods and expression trees, as examples and as properties."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.civil import DAY, civil, instant, iso_week, month_length, week_start, weekday
from timeline.feasts import DayOff, Feast, date_of, easter, localise
from timeline.interval import (
    Absolute,
    After,
    Before,
    Between,
    Direction,
    Expr,
    Granularity,
    Here,
    Intersect,
    Interval,
    Last,
    Next,
    Nth,
    Period,
    Repeat,
    Shift,
    This,
    Within,
    parse_value,
    shift,
    unit_of,
)
from timeline.rewrite import rebase, southern

G = Granularity
FRIDAY = Repeat(G.DAY, weekday=5)
AUGUST = Repeat(G.MONTH, month=8)
SATURDAY_16 = Interval.of(2025, 8, 16, 12, 0)

days = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))
moments = st.integers(min_value=instant(-3000), max_value=instant(9999))
units = st.sampled_from([g for g in G if g is not G.SECOND])
repeats = st.one_of(
    st.builds(Repeat, st.just(G.DAY), weekday=st.integers(1, 7)),
    st.builds(Repeat, st.just(G.MONTH), month=st.integers(1, 12)),
    st.builds(Repeat, st.just(G.DAY), month=st.integers(1, 12), day=st.integers(1, 28)),
    st.builds(Repeat, st.just(G.DAY), day=st.integers(1, 28)),
    st.builds(Repeat, st.just(G.QUARTER), index=st.integers(1, 4)),
    st.builds(Repeat, units),
)


def on(expr: Expr, anchor: Interval = SATURDAY_16, direction: Direction = Direction.NEAREST) -> str | None:
    """The value of an expression, None where it has none."""
    found = expr.resolve(anchor, direction)
    return found.value if found else None


# --------------------------------------------------------------------------- the calendar


@given(days)
def test_the_calendar_agrees_with_datetime(day: dt.date) -> None:
    moment = instant(day.year, day.month, day.day)
    assert moment == (day.toordinal() - 1) * DAY
    assert civil(moment) == (day.year, day.month, day.day)
    assert weekday(moment) == day.isoweekday()
    assert iso_week(moment) == day.isocalendar()[:2]


@given(moments)
def test_civil_and_instant_are_inverse_in_any_era(moment: int) -> None:
    assert instant(*civil(moment)) == moment // DAY * DAY


@given(moments, units)
def test_truncation_is_idempotent(moment: int, unit: Granularity) -> None:
    found = unit_of(moment, unit)
    assert found.start is not None
    assert unit_of(found.start, unit) == found


@given(moments, units.filter(lambda g: g is not G.WEEKEND))
def test_a_unit_holds_its_instant_and_units_tile_the_line(moment: int, unit: Granularity) -> None:
    found = unit_of(moment, unit)
    assert found.start is not None
    assert found.end is not None
    assert found.start <= moment < found.end
    assert unit_of(found.end, unit).start == found.end


def test_weeks_follow_iso() -> None:
    assert unit_of(instant(2025, 12, 29), G.WEEK).value == "2026-W01"
    assert week_start(2026, 1) == instant(2025, 12, 29)


# --------------------------------------------------------------------------- notation


@pytest.mark.parametrize(
    ("value", "edtf", "first", "last"),
    [
        ("2025", "2025", "2025-01-01", "2025-12-31"),
        ("2025-08", "2025-08", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        ("2025-08-15", "2025-08-15", "2025-08-15", "2025-08-15"),
        ("2025-08-15T20:30", "2025-08-15T20:30:00", "2025-08-15", "2025-08-15"),
        ("2025-08-15T20", "2025-08-15T20:00:00", "2025-08-15", "2025-08-15"),
        ("2025-08-15TMO", "2025-08-15", "2025-08-15", "2025-08-15"),
        ("2025-08-15TNI", "2025-08-15", "2025-08-15", "2025-08-15"),
        ("2025-W33", "2025-08-11/2025-08-17", "2025-08-11", "2025-08-17"),
        ("2025-W33-WE", "2025-08-16/2025-08-17", "2025-08-16", "2025-08-17"),
        ("2025-Q3", "2025-07/2025-09", "2025-07-01", "2025-09-30"),
        ("2025-H2", "2025-07/2025-12", "2025-07-01", "2025-12-31"),
        ("2025-SP", "2025-21", "2025-03-01", "2025-05-31"),
        ("2025-WI", "2025-24", "2025-12-01", "2026-02-28"),
        ("199", "199X", "1990-01-01", "1999-12-31"),
        ("19", "19XX", "1900-01-01", "1999-12-31"),
        ("1", "1XXX", "1000-01-01", "1999-12-31"),
        ("BC0044", "-0043", "-0043-01-01", "-0043-12-31"),
        ("BC0044-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("2025-03-03/2025-03-07", "2025-03-03/2025-03-07", "2025-03-03", "2025-03-07"),
        ("2025-03-03/..", "2025-03-03/..", "2025-03-03", None),
        ("../2025-03-03", "../2025-03-03", None, "2025-03-03"),
    ],
)
def test_notation(value: str, edtf: str, first: str | None, last: str | None) -> None:
    found = parse_value(value)
    assert (found.value, found.edtf, found.first_day, found.last_day) == (value, edtf, first, last)


@given(st.integers(instant(1), instant(9999)), units)
def test_value_and_interval_round_trip(moment: int, unit: Granularity) -> None:
    found = unit_of(moment, unit)
    again = parse_value(found.value)
    assert (again.start, again.end, again.part) == (found.start, found.end, found.part)


@pytest.mark.parametrize("value", ["P3D", "PAST_REF", "", "2025-13-99x", "XXXX-WXX-5", "../.."])
def test_what_is_no_calendar_interval_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no calendar interval"):
        parse_value(value)


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (Period.of((3.5, G.YEAR)), "P3.5Y"),
        (Period.of((6, G.MONTH), (1, G.YEAR)), "P1Y6M"),
        (Period.of((2, G.HOUR)), "PT2H"),
        (Period.of((1, G.DAY), (12, G.HOUR)), "P1DT12H"),
        (Period.of((None, G.WEEK)), "PXW"),
        (Period.of((None, G.HOUR)), "PTXH"),
        (Period.of((2, G.DECADE)), "P20Y"),
        (Period.of((None, G.DECADE)), "PXDE"),
        (Period.of((0.1, G.YEAR)), "P0.1Y"),
    ],
)
def test_period_values(period: Period, value: str) -> None:
    assert period.value == value


# --------------------------------------------------------------------------- intervals


def test_interval_algebra() -> None:
    august, day = Interval.of(2025, 8), Interval.of(2025, 8, 15)
    assert august.contains(day)
    assert not day.contains(august)
    assert august.intersect(day) == day
    assert august.intersect(Interval.of(2025, 9)) is None
    assert not august.overlaps(Interval.of(2025, 9))
    since = Interval(day.start, None, G.DAY)
    assert not since.is_point
    assert since.contains(day)
    assert not day.contains(since)
    assert since.intersect(august) == Interval(
        day.start, august.end, G.MONTH if since.granularity > G.MONTH else G.DAY
    )


def test_days_hold_their_instants() -> None:
    assert Interval.day_of(instant(2025, 8, 15, 23, 59)) == Interval.of(2025, 8, 15)


# --------------------------------------------------------------------------- shifting


@pytest.mark.parametrize(
    ("value", "amount", "unit", "sign", "result"),
    [
        ("2025-01-31", 1, G.MONTH, 1, "2025-02-28"),
        ("2024-01-31", 1, G.MONTH, 1, "2024-02-29"),
        ("2024-02-29", 1, G.YEAR, 1, "2025-02-28"),
        ("2024-02-29", 4, G.YEAR, 1, "2028-02-29"),
        ("2025-03-31", 1, G.MONTH, -1, "2025-02-28"),
        ("2025-08-15", 2, G.WEEK, -1, "2025-08-01"),
        ("2025-Q1", 1, G.QUARTER, -1, "2024-Q4"),
        ("2025", 1, G.DECADE, -1, "2015"),
        ("2025-08-15TNI", 1, G.DAY, -1, "2025-08-14TNI"),
        ("2025-08", 1.5, G.YEAR, 1, "2027-02"),
        ("0001-01-01", 1, G.DAY, -1, "BC0001-12-31"),
    ],
)
def test_shift(value: str, amount: float, unit: Granularity, sign: int, result: str) -> None:
    assert shift(parse_value(value), Period.of((amount, unit)), sign).value == result


@given(days, st.integers(0, 4000), st.sampled_from([G.DAY, G.WEEK, G.HOUR, G.MINUTE]))
def test_shifting_forth_and_back_returns(day: dt.date, amount: int, unit: Granularity) -> None:
    start = Interval.of(day.year, day.month, day.day, 12, 0)
    period = Period.of((amount, unit))
    assert shift(shift(start, period, 1), period, -1) == start


@given(days, st.integers(0, 500))
def test_months_forth_and_back_lose_at_most_the_month_end(day: dt.date, months: int) -> None:
    start = Interval.of(day.year, day.month, day.day)
    period = Period.of((months, G.MONTH))
    there = shift(start, period, 1)
    assert there.start is not None
    year, month, landed = civil(there.start)
    assert landed == min(day.day, month_length(year, month))
    again = shift(there, period, -1)
    assert again.start is not None
    assert civil(again.start)[:2] == (day.year, day.month)


# --------------------------------------------------------------------------- expressions


@pytest.mark.parametrize(
    ("expr", "value"),
    [
        (Next(FRIDAY), "2025-08-22"),
        (Last(FRIDAY), "2025-08-15"),
        (Next(FRIDAY, 2), "2025-08-29"),
        (This(FRIDAY), "2025-08-15"),
        (Last(AUGUST), "2024-08"),
        (Next(AUGUST), "2026-08"),
        (This(AUGUST), "2025-08"),
        (Last(Repeat(G.WEEK)), "2025-W32"),
        (Last(Repeat(G.WEEK), 2), "2025-W31"),
        (Last(Repeat(G.DAY)), "2025-08-15"),
        (Next(Repeat(G.DAY)), "2025-08-17"),
        (Last(Repeat(G.WEEKEND)), "2025-W32-WE"),
        (Next(Repeat(G.WEEKEND)), "2025-W34-WE"),
        (This(Repeat(G.CENTURY)), "20"),
        (Last(Repeat(G.SEASON, part="SU")), "2024-SU"),
        (Last(Repeat(G.QUARTER, index=3)), "2024-Q3"),
        (Next(Repeat(G.HALF, index=1)), "2026-H1"),
        (This(Repeat(G.WEEK, index=1)), "2025-W01"),
        (Nth(FRIDAY, -1, Repeat(G.MONTH, month=5)), "2025-05-30"),
        (Nth(FRIDAY, 1, Absolute(Interval.of(2024, 2))), "2024-02-02"),
        (Nth(FRIDAY, 6, Absolute(Interval.of(2024, 2))), None),
        (Nth(Repeat(G.DAY), -1, This(Repeat(G.YEAR))), "2025-12-31"),
        (Nth(Repeat(G.WEEK), 1, Repeat(G.MONTH, month=10)), "2025-W40"),
        (Intersect(Last(Repeat(G.DAY)), Repeat(G.PART, part="NI")), "2025-08-15TNI"),
        (Intersect(FRIDAY, Repeat(G.MINUTE, hour=20)), "2025-08-15T20:00"),
        (Intersect(FRIDAY, Repeat(G.MINUTE, hour=24)), "2025-08-16T00:00"),
        (Intersect(Absolute(Interval.of(2019)), Repeat(G.DAY, month=3, day=3)), "2019-03-03"),
        (Intersect(Absolute(Interval.of(2021)), Repeat(G.SEASON, part="WI")), "2021-WI"),
        (Shift(Here(), Period.of((2, G.WEEK)), -1), "2025-W31"),
        (Shift(Here(), Period.of((13, G.MINUTE)), -1), "2025-08-16T11:47"),
        (Shift(Here(), Period.of((3, G.YEAR)), -1), "2022"),
        (Shift(Here(), Period.of((3, G.YEAR)), -1, G.DAY), "2022-08-16"),
        (Shift(Here(), Period.of((None, G.YEAR)), -1), None),
        (Within(G.WEEK, Repeat(G.DAY, month=3, day=6)), "2025-W10"),
        (Between(Repeat(G.DAY, month=3, day=3), Repeat(G.DAY, month=3, day=7)), "2025-03-03/2025-03-07"),
        (Between(Absolute(Interval.of(2020)), Absolute(Interval.of(2010))), None),
        (Before(FRIDAY), "../2025-08-14"),
        (After(FRIDAY), "2025-08-16/.."),
        (Repeat(G.DAY, month=2, day=30), None),
        (Repeat(G.DAY, weekday=5, month=2, day=29), "2036-02-29"),
        (rebase(Shift(Here(), Period.of((3, G.DAY)), -1), Repeat(G.DAY, month=12, day=25)), "2025-12-22"),
    ],
)
def test_expression(expr: Expr, value: str | None) -> None:
    assert on(expr) == value
    assert pickle.loads(pickle.dumps(expr)) == expr


@pytest.mark.parametrize(
    ("direction", "friday", "saturday", "august", "december"),
    [
        (Direction.PAST, "2025-08-15", "2025-08-16", "2025-08", "2024-12"),
        (Direction.FUTURE, "2025-08-22", "2025-08-16", "2025-08", "2025-12"),
        (Direction.BEFORE, "2025-08-15", "2025-08-09", "2024-08", "2024-12"),
        (Direction.AFTER, "2025-08-22", "2025-08-23", "2026-08", "2025-12"),
        (Direction.NEAREST, "2025-08-15", "2025-08-16", "2025-08", "2025-12"),
        (Direction.SAME, "2025-08-15", "2025-08-16", "2025-08", "2025-12"),
    ],
)
def test_direction(direction: Direction, friday: str, saturday: str, august: str, december: str) -> None:
    saturdays, decembers = Repeat(G.DAY, weekday=6), Repeat(G.MONTH, month=12)
    found = [on(expr, direction=direction) for expr in (FRIDAY, saturdays, AUGUST, decembers)]
    assert found == [friday, saturday, august, december]


def test_likely_directions_give_way_to_a_much_nearer_date() -> None:
    december = Repeat(G.DAY, month=12, day=15)
    november = Interval.of(2025, 11, 2)
    assert on(december, november, Direction.LIKELY_PAST) == "2025-12-15"
    assert on(december, Interval.of(2025, 6, 2), Direction.LIKELY_PAST) == "2024-12-15"
    assert on(december, Interval.of(2026, 1, 2), Direction.LIKELY_FUTURE) == "2025-12-15"


def test_a_year_from_a_quarter_is_that_quarter() -> None:
    year_ago = Shift(Here(), Period.of((1, G.YEAR)), -1)
    assert on(year_ago, parse_value("2025-Q3")) == "2024-Q3"
    assert on(year_ago, parse_value("2025-07")) == "2024"


def test_offsets_finer_than_their_base_are_told_as_the_day() -> None:
    assert on(Shift(Here(), Period.of((2, G.HOUR)), 1), Interval.of(2025, 8, 15)) == "2025-08-15"


def test_the_day_after_a_night_is_the_day_after_it_began() -> None:
    assert on(Next(Repeat(G.DAY)), parse_value("2025-08-15TNI")) == "2025-08-16"


@given(repeats, days, st.integers(1, 4))
def test_next_mirrors_last(what: Repeat, day: dt.date, n: int) -> None:
    if not 100 < day.year < 9900:
        return
    anchor = Interval.of(day.year, day.month, day.day)
    ahead = Next(what, n).resolve(anchor)
    assert ahead is not None
    assert ahead.start is not None
    assert anchor.end is not None
    assert ahead.start >= anchor.end
    back = Last(what, n).resolve(ahead)
    first = what.resolve(anchor, Direction.FUTURE)
    if n == 1 and back is not None and back.end is not None:
        assert back.end <= ahead.start
        assert first is not None
    again = Next(what).resolve(Last(what).resolve(ahead) or anchor)
    assert again is not None
    assert Last(what).resolve(again) is not None


@given(repeats, days)
def test_last_and_next_enclose_their_anchor(what: Repeat, day: dt.date) -> None:
    if not 100 < day.year < 9900:
        return
    anchor = Interval.of(day.year, day.month, day.day)
    last, following = Last(what).resolve(anchor), Next(what).resolve(anchor)
    assert last is not None
    assert following is not None
    assert last.end is not None
    assert following.start is not None
    assert anchor.start is not None
    assert last.end <= anchor.start < following.start
    assert Next(what).resolve(last) is not None


def test_what_needs_an_anchor_gives_none_without_one() -> None:
    for expr in (
        FRIDAY,
        Next(FRIDAY),
        Last(FRIDAY),
        This(FRIDAY),
        Here(),
        Nth(FRIDAY, 1),
        Within(G.WEEK, FRIDAY),
    ):
        assert expr.resolve(None) is None
    assert Absolute(Interval.of(2019)).resolve(None) == Interval.of(2019)
    half_known = Interval(None, instant(2025), G.DAY)
    assert Next(FRIDAY).resolve(half_known) is None


def test_seasons_turn_round_in_the_south() -> None:
    last_summer = Last(Repeat(G.SEASON, part="SU"))
    south = southern(last_summer).resolve(Interval.of(2025, 8, 16))
    assert south is not None
    assert (south.first_day, south.last_day) == ("2024-12-01", "2025-02-28")


# --------------------------------------------------------------------------- feasts


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (1961, 4, 2), (2038, 4, 25), (1818, 3, 22)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == instant(year, month, day)


@pytest.mark.parametrize(
    ("name", "year", "region", "date"),
    [
        ("thanksgiving", 2025, "", (2025, 11, 27)),
        ("thanksgiving", 2025, "CA", (2025, 10, 13)),
        ("labor", 2026, "", (2026, 9, 7)),
        ("labor", 2026, "AU-VIC", (2026, 3, 9)),
        ("labor", 2026, "AU-NSW", (2026, 10, 5)),
        ("memorial", 2026, "", (2026, 5, 25)),
        ("mothers", 2026, "", (2026, 5, 10)),
        ("mothers", 2026, "GB", (2026, 3, 15)),
        ("easter-week", 2026, "", (2026, 4, 5)),
        ("easter-week", 2026, "IE", (2026, 4, 6)),
        ("human-rights", 2026, "ZA", (2026, 3, 21)),
        ("holi", 2026, "", (2026, 3, 4)),
        ("onam", 2026, "", (2026, 8, 26)),
        ("diwali", 2024, "", (2024, 10, 31)),
        ("eid-al-fitr", 2025, "", (2025, 3, 31)),
        ("lunar-new-year", 2025, "", (2025, 1, 29)),
        ("passover", 2025, "", (2025, 4, 13)),
    ],
)
def test_feast(name: str, year: int, region: str, date: tuple[int, int, int]) -> None:
    assert date_of(name, year, region) == instant(*date)


@pytest.mark.parametrize(
    ("off", "direction", "day"),
    [
        (DayOff(1), Direction.PAST, (2026, 3, 16)),
        (DayOff(1, region="IE"), Direction.FUTURE, (2026, 4, 6)),
        (DayOff(1, region="IE"), Direction.PAST, (2026, 2, 2)),
        (DayOff(1, 8, "GB-ENG"), Direction.FUTURE, (2026, 8, 31)),
        (DayOff(1, 8, "IE"), Direction.FUTURE, (2026, 8, 3)),
    ],
)
def test_a_bank_holiday_is_one_where_it_is_kept(
    off: DayOff, direction: Direction, day: tuple[int, int, int]
) -> None:
    assert off.resolve(Interval.of(2026, 3, 18), direction) == Interval.of(*day)


def test_a_feast_beyond_the_tables_is_unknown() -> None:
    assert date_of("diwali", 1700) is None
    assert date_of("no such feast", 2025) is None
    assert on(Feast("diwali"), Interval.of(1700)) is None


def test_feasts_recur_like_anything_else() -> None:
    assert on(Last(Feast("easter", 1))) == "2025-04-21"
    assert on(Feast("thanksgiving", 1), direction=Direction.FUTURE) == "2025-11-28"
    kept = localise(Last(Feast("labor")), "Australia/Melbourne")
    assert on(kept) == "2025-03-10"
    assert on(localise(Last(Feast("thanksgiving")), "America/Moncton")) == "2024-10-14"
