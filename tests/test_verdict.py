"""What several mentions say together: dates, status, label, names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline.civil import DAY
from timeline.interval import Interval, parse_value
from timeline.model import Argument, Attachment, Dating, EventClass, EventMention, Role, Span, Status, Tense
from timeline.verdict import best_label, decide_date, decide_status, is_extent, names


def mention(
    number: int, article: str = "", *, status: Status = Status.OCCURRED, label: str = "vote", **more: object
) -> EventMention:
    article = article or f"a{number}"
    plain = EventMention(
        id=f"{article}:e{number}", article=article, span=Span(number * 10, number * 10 + 4), text="vote", lemma="vote",
        sentence=number, event_class=EventClass.OCCURRENCE, tense=Tense.PAST, status=status, label=label,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def said(value: str, *, stated: bool = True) -> Dating:
    return Dating(parse_value(value), stated=stated, confidence=0.9 if stated else 0.4)


# values as articles give them ("~" before one that is only implied) -> date, dates listed as conflicts
DATES = [
    (["2024-03-05"], "2024-03-05", []),
    (["2024-03", "2024-03-05", "2024"], "2024-03-05", []),
    (["2024-03-05", "2024-03-05", "2024-03-06"], "2024-03-05", ["2024-03-06"]),
    (["2024-03-05", "~2024-03-09"], "2024-03-05", []),
    (["2024-03", "~2024-03-09"], "2024-03", []),
    (["~2024-03", "~2024-03-09"], "2024-03-09", []),
    (["2024-03-05/2024-03-08", "2024-03-06"], "2024-03-05/2024-03-08", []),
    (["2019/2021", "2019-03/2021-06", "2019/2021"], "2019-03/2021-06", []),
    (["2019/2021", "2019-03/2020-06", "2019/2021"], "2019/2021", []),
    (["2024-03-05TNI", "2024-03-05T23:00"], "2024-03-05", []),
    (["2024", "2022"], "2022", ["2024"]),
    (["2024", "2023"], "2023", []),
    (["2024-03-05", "2024-03-06"], "2024-03-05", ["2024-03-06"]),
    ([], "", []),
]


@pytest.mark.parametrize(("values", "want", "others"), DATES)
def test_dates(values: list[str], want: str, others: list[str]) -> None:
    group = [mention(number) for number in range(len(values))]
    datings = {m.id: said(v.lstrip("~"), stated=v[0] != "~") for m, v in zip(group, values, strict=True)}
    verdict = decide_date(group, datings)
    assert (verdict.interval.edtf if verdict.interval else "") == want
    assert [interval.edtf for interval, _ in verdict.others] == others


def test_what_its_clause_dates_refines_a_coarser_date() -> None:
    group = [mention(1), mention(2)]
    told = {"a1:e1": said("2024"), "a2:e2": Dating(parse_value("2024-03"), stated=False, confidence=0.75)}
    interval = decide_date(group, told).interval
    assert interval is not None
    assert interval.edtf == "2024-03"


@pytest.mark.parametrize(("first", "second", "want"), [(70, 500, 5), (500, 70, 6), (60, 500, 6), (60, 61, 5)])
def test_of_two_dates_that_told_soonest_holds(first: int, second: int, want: int) -> None:
    group = [mention(1, "a"), mention(2, "b")]
    told = {"a:e1": said("2024-03-05"), "b:e2": said("2024-03-06")}
    turn = Interval.of(2024, 1, 1).start
    assert turn is not None
    published = {"a": turn // 86400 + first, "b": turn // 86400 + second}
    assert decide_date(group, told, published).interval == Interval.of(2024, 3, want)


def test_one_article_has_one_vote() -> None:
    group = [mention(1, "a"), mention(2, "a"), mention(3, "b"), mention(4, "c")]
    values = ["2024-03-06", "2024-03-06", "2024-03-05", "2024-03-05"]
    verdict = decide_date(group, {m.id: said(v) for m, v in zip(group, values, strict=True)})
    assert verdict.interval is not None
    assert verdict.interval.edtf == "2024-03-05"
    assert verdict.others == ((Interval.of(2024, 3, 6), ("a:e1", "a:e2")),)


def test_undated_mentions_share_their_window() -> None:
    group = [mention(1), mention(2)]
    windows = [Interval.of(2024), Interval.of(2024, 3)]
    verdict = decide_date(group, {m.id: Dating(None, w) for m, w in zip(group, windows, strict=True)})
    assert verdict.interval is None
    assert verdict.bounds is not None
    assert (verdict.bounds.first_day, verdict.bounds.last_day) == ("2024-03-01", "2024-03-31")


def test_a_guess_makes_no_day_of_a_deadline() -> None:
    """ "by Friday" in one paper, the same day taken for the news of another: still only an end."""
    by_friday, taken = mention(1), mention(2)
    day = parse_value("2024-03-08")
    end = Dating(day, Interval(None, day.end, day.granularity), stated=True, point=False, confidence=0.6)
    verdict = decide_date([by_friday, taken], {by_friday.id: end, taken.id: said("2024-03-08", stated=False)})
    assert not verdict.point
    assert verdict.bounds == end.bounds
    assert decide_date([by_friday, taken], {by_friday.id: end, taken.id: said("2024-03-08")}).point


def test_extent() -> None:
    assert is_extent(parse_value("2024-03-05/2024-03-08"))
    assert not is_extent(Interval.of(2024, 3))


# (day of publication, status) of each mention -> what a reader knows
STATUSES = [
    ([(1, "planned"), (3, "occurred")], "occurred"),
    ([(1, "planned"), (3, "cancelled")], "cancelled"),
    ([(1, "occurred"), (3, "planned")], "occurred"),
    ([(1, "cancelled"), (3, "occurred")], "occurred"),
    ([(1, "planned"), (2, "hypothetical")], "planned"),
    ([(1, "hypothetical")], "hypothetical"),
    ([(1, "planned"), (4, "ongoing")], "ongoing"),
    ([(1, "ongoing"), (4, "planned")], "planned"),
]


@pytest.mark.parametrize(("told", "want"), STATUSES)
def test_status(told: list[tuple[int, str]], want: str) -> None:
    group = [mention(n, f"a{n}", status=Status(status)) for n, (_, status) in enumerate(told)]
    published = {f"a{n}": day for n, (day, _) in enumerate(told)}
    assert decide_status(group, published) == want


def test_what_is_told_of_a_day_to_come_is_a_plan() -> None:
    """ "Ruiz takes over on 1 June", printed in May: nobody has reported that she did."""
    takes_over = mention(1, tense=Tense.PRESENT)
    datings = {takes_over.id: Dating(Interval.of(2024, 6, 1), stated=True)}
    first = Interval.of(2024, 6, 1).start
    assert first is not None
    day = first // DAY
    assert decide_status([takes_over], {"a1": day - 9}, datings) is Status.PLANNED
    assert decide_status([takes_over], {"a1": day}, datings) is Status.OCCURRED


def test_what_was_done_on_a_day_cannot_be_called_off() -> None:
    done = mention(1, attachments=(Attachment("a1:t0"),))
    undone = mention(2, status=Status.CANCELLED, nominal=True)
    assert decide_status([done, undone], {"a1": 1, "a2": 2}) is Status.OCCURRED
    assert decide_status([mention(1), undone], {"a1": 1, "a2": 2}) is Status.CANCELLED


def test_a_noun_that_only_names_what_was_called_off_does_not_say_that_it_was() -> None:
    undone, named = mention(1, status=Status.CANCELLED, nominal=True), mention(2, nominal=True)
    assert decide_status([undone, named], {"a1": 1, "a2": 2}) is Status.CANCELLED
    assert decide_status([undone, mention(2)], {"a1": 1, "a2": 2}) is Status.OCCURRED


def test_what_is_only_supposed_gives_no_label_to_what_is_known() -> None:
    known = mention(1, label="The board met")
    supposed = mention(2, status=Status.HYPOTHETICAL, label="The board might have met the club in Lund")
    assert best_label([known, supposed], ()) == "The board met"


def test_what_was_planned_is_told_as_done_once_it_is() -> None:
    plan = mention(1, status=Status.PLANNED, label="The hall will open", done="The hall opened")
    assert best_label([plan], ()) == "The hall opened"
    assert best_label([plan], (), status=Status.PLANNED) == "The hall will open"


def test_the_label_that_tells_most() -> None:
    short = mention(1, label="Vote", nominal=True)
    full = mention(
        2, label="Council approves the bridge",
        arguments=(Argument("Council", Role.AGENT, Span(0, 1)), Argument("bridge", Role.PATIENT, Span(0, 1))),
    )  # fmt: skip
    assert best_label([short, full], ["Council"]) == full.label == best_label([full, short], ["Council"])


def test_names_in_full_and_once() -> None:
    told = ["Ruiz", "José Ruiz", "the mayor", "Ruiz", "Karl Moe"]
    assert names(Argument(name, Role.AGENT, Span(0, 1)) for name in told) == ("José Ruiz", "Karl Moe")
