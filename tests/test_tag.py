"""Time expressions: the table of rows, what must not match, joins, offsets that fit, and work that stays linear."""

from __future__ import annotations

import csv
import pickle
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import tag
from timeline.interval import Direction, Shift, parse_value
from timeline.model import Article, Reference, Timex
from timeline.rules import Language, compile_pattern
from timeline.rules.en import _PIECES, ENGLISH, RULES
from timeline.tag import tag_text, tag_timexes, unmatched

TABLES = Path(__file__).parent / "tables"
ROWS = list(
    csv.DictReader(
        (TABLES / "timex_en.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
NEGATIVE = (TABLES / "negative_en.tsv").read_text(encoding="utf-8").splitlines()[1:]

# The anchor column: what the words hang on, and for partial ones on which side of it they are read:
# "dct" the last one up to it, "dct+" the first one from it on, "dct<" the last one that is over.
REFERENCES = {
    "none": {Reference.ABSOLUTE, Reference.NONE},
    "dct": {Reference.DEICTIC, Reference.PARTIAL},
    "text": {Reference.ANAPHORIC},
    "event": {Reference.EVENT},
}
DIRECTIONS = {"": Direction.PAST, "+": Direction.FUTURE, "<": Direction.BEFORE}


def unbracket(text: str) -> tuple[str, tuple[int, int]]:
    """The plain text and the span of its bracketed part."""
    start = text.index("[")
    end = text.index("]", start)
    return text[:start] + text[start + 1 : end] + text[end + 1 :], (start, end - 1)


def value_of(timex: Timex, dct: str, direction: Direction = Direction.PAST) -> str:
    """The TIMEX3 value of an expression counted from a day."""
    if timex.value:
        return timex.value
    assert timex.expr is not None
    found = timex.expr.resolve(parse_value(dct), direction)
    return found.value if found else ""


def only(text: str) -> Timex:
    """The single expression of a text."""
    found = tag_text(text)
    assert len(found) == 1, [t.text for t in found]
    return found[0]


# --------------------------------------------------------------------------- the tables


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_row(row: dict[str, str]) -> None:
    text, span = unbracket(row["text"])
    found = {tuple(t.span): t for t in tag_text(text)}
    assert span in found, [t.text for t in found.values()]
    timex = found[span]
    anchor = row["anchor"].rstrip("+<")
    assert timex.reference in REFERENCES[anchor]
    assert timex.type.value == row["type"]
    assert timex.rule == row["rule"]
    assert value_of(timex, row["dct"], DIRECTIONS[row["anchor"][len(anchor) :]]) == row["value"]


def test_there_are_rows_enough() -> None:
    assert len(ROWS) >= 600
    assert len(NEGATIVE) >= 150


def test_each_rule_has_a_row_and_each_row_a_rule() -> None:
    assert {row["rule"] for row in ROWS} == set(ENGLISH.names)


@pytest.mark.parametrize("text", NEGATIVE)
def test_negative(text: str) -> None:
    assert [t.text for t in tag_text(text)] == []


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


# --------------------------------------------------------------------------- what a row cannot say


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("It fell two days after the ruling.", "ruling"),
        ("It fell a week before the failed coup in May.", "coup"),
        ("It fell a year after his niece's death.", "death"),
        ("It fell the Monday after the siege ended, aides say.", "ended"),
        ("It fell three weeks after winning.", "winning"),
        ("It fell a week before polling day.", "day"),
        ("It fell two days after he resigned.", "resigned"),
        ("It fell a day after a 4-0 defeat at home.", "defeat"),
        ("It fell eleven days after a draw with Hull.", "draw"),
        ("It fell the morning after the armed robbery.", "robbery"),
    ],
)
def test_event_head(text: str, head: str) -> None:
    timex = only(text.replace(" in May", ""))
    assert timex.reference is Reference.EVENT
    assert timex.head is not None
    assert text[timex.head.start : timex.head.end] == head
    assert timex.span.end == timex.head.end


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("He left two weeks after they opened the gate.", "two weeks"),
        ("He left forty hours after it reached the moon.", "forty hours"),
        ("He stayed for ten days before moving to the coast.", "ten days before moving"),
        ("He left a month after winning the cup.", "a month"),
        ("He left two days after a man was shot.", "two days"),
        ("He rested two days before a second strike.", "two days"),
        ("He left a month after his team was beaten.", "a month"),
    ],
)
def test_clause_that_goes_on_is_no_part(text: str, extent: str) -> None:
    assert only(text).text == extent


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It shut in early 2019.", "START"),
        ("It shut in late May.", "END"),
        ("It shut in mid-2021.", "MID"),
        ("It shuts at the end of the year.", "END"),
        ("It took about two weeks.", "APPROX"),
        ("It took nearly two weeks.", "LESS_THAN"),
        ("It took more than two weeks.", "MORE_THAN"),
        ("It took at least two weeks.", "EQUAL_OR_MORE"),
        ("It took up to two weeks.", "EQUAL_OR_LESS"),
        ("It took two weeks.", None),
    ],
)
def test_modifier(text: str, mod: str | None) -> None:
    assert only(text).mod == mod


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("It came at 5 p.m. EDT.", "edt"),
        ("It came at 0300 GMT.", "gmt"),
        ("It came at noon local time.", "local time"),
    ],
)
def test_zone_is_kept(text: str, zone: str) -> None:
    assert only(text).zone == zone


def test_both_ends_of_a_range_are_told_apart() -> None:
    assert [t.text for t in tag_text("It ran from 3 to 7 March 2020.")] == ["3", "7 March 2020"]
    assert [t.text for t in tag_text("It ran between Monday and Wednesday.")] == ["Monday", "Wednesday"]


def test_numeric_dates_follow_the_order_of_the_text() -> None:
    day_first = tag_text("Filed 03/04/2025, closed 25/04/2025.")
    month_first = tag_text("Filed 03/04/2025, closed 04/25/2025.")
    assert [value_of(t, "2025-08-16") for t in day_first] == ["2025-04-03", "2025-04-25"]
    assert [value_of(t, "2025-08-16") for t in month_first] == ["2025-03-04", "2025-04-25"]
    assert value_of(tag_text("On 3 May he wrote. Filed 03/04/2025.")[1], "2025-08-16") == "2025-04-03"


def test_lines_join_and_paragraphs_part() -> None:
    assert [t.text for t in tag_text("It shut on Aug.\n15, 2025.")] == ["Aug.\n15, 2025"]
    assert [t.text for t in tag_text("It shut on Friday\n\nMarch 3 was dry.")] == ["Friday", "March 3"]


def test_curly_quotes_nbsp_and_dashes_are_plain() -> None:
    text = "In the ’90s, on March\u00a03–7, at 5\u202fp.m., he’d left."
    assert [t.text for t in tag_text(text)] == ["the ’90s", "March\u00a03", "7", "5\u202fp.m."]


def test_case_does_not_matter_but_for_words_that_are_others() -> None:
    assert only("TALKS RESUME ON FRIDAY").text == "FRIDAY"
    assert tag_text("They may march on.") == ()


def test_zone_of_the_article_gives_holidays_and_seasons() -> None:
    text = "It shut on Labour Day. It shut last summer."
    here = tag_timexes(Article("a", text, timezone="Australia/Melbourne"))
    there = tag_timexes(Article("a", text, timezone="America/Chicago"))
    assert [value_of(t, "2026-04-16") for t in here] == ["2026-03-09", "2025-SU"]
    assert [value_of(t, "2026-04-16") for t in there] == ["2025-09-01", "2025-SU"]
    dct = parse_value("2026-04-16")
    seasons = [t[1].expr.resolve(dct) for t in (here, there) if t[1].expr is not None]
    assert [s.first_day for s in seasons if s is not None] == ["2025-12-01", "2025-06-01"]


def test_ids_spans_and_pickling() -> None:
    article = Article("x", "On Friday, 3 May 2024, at noon the next day.")
    found = tag_timexes(article)
    assert [t.id for t in found] == [f"x:t{i}" for i in range(len(found))]
    assert all(article.text[t.span.start : t.span.end] == t.text for t in found)
    assert pickle.loads(pickle.dumps(found)) == found


def test_unmatched_tells_time_words_left_outside() -> None:
    text = "On Friday he came; the springlike evening was warm."
    left = unmatched(text, tag_text(text))
    assert [text[s.start : s.end] for s in left] == ["evening"]


def test_other_languages_give_nothing() -> None:
    assert tag_text("am Freitag", "de") == ()
    assert unmatched("am Freitag", (), "de") == ()
    assert [t.text for t in tag_text("on Friday", "en-GB")] == ["Friday"]


# --------------------------------------------------------------------------- anything at all

WORDS = "two three days weeks after before the a end of Friday March 3 15 2024 at 8 p.m. on last next year early ago every half past 1990s , . - \n".split(
    " "
)


@given(st.text(max_size=200))
def test_any_text_gives_fitting_spans(text: str) -> None:
    _fits(text)


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_jumble_of_time_words_gives_fitting_spans(words: list[str]) -> None:
    _fits(" ".join(words))


def _fits(text: str) -> None:
    assert len(ENGLISH.fold(text)) == len(text)
    end = 0
    for timex in tag_text(text):
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert timex.text == text[timex.span.start : timex.span.end]
        assert (timex.expr is not None) or timex.value
        if timex.expr is not None:
            timex.expr.resolve(parse_value("2025-08-16"))
        end = timex.span.end


# --------------------------------------------------------------------------- work, counted

NEWS = (
    "The council voted on Tuesday to close the bridge for repairs, two years after an inspection found cracks in its "
    "northern pier. Work begins next spring and will last about eighteen months, the mayor told reporters. In 2019 a "
    "survey had put the cost at 12.4 million, a sum that opponents called absurd at the time. Traders along the quay "
    "said they had been promised a decision by the end of June and were given none. "
)
HOSTILE = {
    "digits": "1234567890",
    "the": "the ",
    "nested": "two days after ",
    "letters": "abcdefghij",
    "years": "1999 ",
    "thousands": "1,000",
    "weekdays": "Monday, ",
    "decades": "'90s ",
    "edges": "the end of the second day of ",
    "numbers": "one hundred and ",
    "months": "Friday March 3 at 8 p.m. on ",
    "clocks": "half past ",
    "events": "two days after the long and bitter strike ",
    "hours": "at six. ",
    "nights": "on the second, ",
    "parts": "at dawn on ",
    "spaces": " " * 10,
    "lines": "\n" * 10,
}
SIZE = 300_000


def attempts(text: str) -> tuple[int, int]:
    """How many rules are tried on a text, and how many expressions it has."""
    count = 0

    def counting(language: Language) -> Language:
        def wrap(match: object) -> object:
            def tried(*args: object) -> object:
                nonlocal count
                count += 1
                return match(*args)  # type: ignore[operator]

            return tried

        rules = {
            kind: tuple(replace(rule, match=wrap(rule.match)) for rule in rows)  # type: ignore[arg-type]
            for kind, rows in language.rules.items()
        }
        return replace(language, rules=rules)

    language = counting(ENGLISH)
    found = tag.find(language.fold(text), language)
    return count, len(found)


def test_news_is_far_within_the_budget() -> None:
    text = NEWS * (SIZE // len(NEWS))
    tried, found = attempts(text)
    assert tried <= 0.75 * len(text)
    assert found >= 7 * (SIZE // len(NEWS))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_at_most_twice_the_rules_of_news(name: str) -> None:
    unit = HOSTILE[name]
    text = unit * (SIZE // len(unit))
    news, _ = attempts(NEWS * (SIZE // len(NEWS)))
    tried, _ = attempts(text)
    assert tried <= 2 * news


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_each_rule_looks_at_a_bounded_number_of_characters(rule: object) -> None:
    pattern = compile_pattern(rule.pattern, _PIECES).pattern  # type: ignore[attr-defined]
    parser = sys.modules["re._parser"]
    _, widest = parser.parse(pattern).getwidth()
    assert widest < 400
    assert re.search(r"[*+]", re.sub(r"\\[*+]|\[[^\]]*\]|\(\?", "", pattern)) is None


def test_chains_of_offsets_stay_shallow() -> None:
    for timex in tag_text("two days after " * 2000 + "Friday"):
        depth, expr = 0, timex.expr
        while isinstance(expr, Shift):
            depth, expr = depth + 1, expr.base
        assert depth <= 6
