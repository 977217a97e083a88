"""What the page says, without a browser: dates in words, the list, the axis, the figure's data, the strings."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story import long_story, story

import timeline.render
from timeline.errors import InputError
from timeline.model import Relation, Status, TLink
from timeline.render import render_fragment, render_page
from timeline.render.figure import BY, INSTANT, LASTING, SINCE, WITHIN, figure_data, skeleton, spot
from timeline.render.periods import periods
from timeline.render.phrases import edtf_phrase, plain, when
from timeline.render.relations import relate
from timeline.render.scale import fit_scale
from timeline.render.scripts import static_text
from timeline.render.view import EventView, key_events, leading_events, safe_link, source_name, view
from timeline.render.words import Table, load_words
from timeline.result import Conflict, Event, Mention

RENDER = Path(timeline.render.__file__).parent
WORDS = load_words("en")
HEBREW: Table = tomllib.loads((Path(__file__).parent / "tables" / "page_he.toml").read_text(encoding="utf-8"))
STORY = story()
PAGE = render_page(STORY)
BARE = Event("E1", "It happened", "", None, None, "day", Status.OCCURRED, True, 0.9, 0.5)


def item(label: str, page: str = PAGE) -> str:
    """The list item of an event."""
    found = re.search(
        rf"<li id=[^>]*>(?:(?!<li id=).)*?>{re.escape(label)}</a></h3>.*?(?=\n<li id=|\n</ol>)",
        page,
        re.DOTALL,
    )
    assert found, label
    return found[0]


# --------------------------------------------------------------------------- dates

DATES = [
    ("2025-08-15", "15 August 2025"),
    ("2025-08", "August 2025"),
    ("1867", "1867"),
    ("2025-22", "summer 2025"),
    ("199X", "the 1990s"),
    ("19XX", "the 20th century"),
    ("20XX", "the 21st century"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0800-12-25", "25 December 800"),
    ("12025-01-01", "1 January 12025"),
    ("2025-08-14/2025-08-18", "14 – 18 August 2025"),
    ("2025-07-30/2025-08-02", "30 July – 2 August 2025"),
    ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
    ("2025-04/2025-06", "April – June 2025"),
    ("../2025-08-18", "by 18 August 2025"),
    ("2025-08-18/..", "18 August 2025 or later"),
    ("2025-08-15T20:30:00", "15 August 2025, 20:30"),
    ("1867~", "about 1867"),
    ("1867?", "perhaps 1867"),
    ("no date", "no date"),
    ("2025-13", "2025-13"),
    ("2025-02-30", "2025-02-30"),
]


@pytest.mark.parametrize(("edtf", "words"), DATES)
def test_dates_are_written_with_the_precision_they_have(edtf: str, words: str) -> None:
    assert plain(edtf_phrase(edtf, WORDS)) == words


EVENT_DATES: list[tuple[dict[str, Any], str]] = [
    ({"date": "2025-08-17", "status": Status.PLANNED}, "planned for 17 August 2025"),
    ({"date": "2025-08-17", "status": Status.ONGOING}, "since 17 August 2025"),
    ({"date": "2025-08-17/..", "status": Status.ONGOING}, "since 17 August 2025"),
    ({"date": "2025-08-14/2025-08-18", "point": False}, "between 14 and 18 August 2025"),
    ({"date": "2025-08-11/2025-08-17", "granularity": "WEEK"}, "the week of 11 August 2025"),
    ({"date": "2025-08-16/2025-08-17", "granularity": "weekend"}, "the weekend of 16 – 17 August 2025"),
    ({"date": "2025-04/2025-06", "granularity": "quarter"}, "2nd quarter 2025"),
    ({"date": "2025-07/2025-12", "granularity": "half"}, "the second half of 2025"),
    ({"earliest": "2025-08-14", "latest": "2025-08-18"}, "between 14 and 18 August 2025"),
    ({"latest": "2025-08-18"}, "by 18 August 2025"),
    ({}, "Date unknown"),
    (
        {"date": "2025-08-18", "point": False, "latest": "2025-08-18", "status": Status.PLANNED},
        "by 18 August 2025",
    ),
    (
        {"date": "2025-08", "point": False, "earliest": "2025-06-02", "latest": "2025-08-31"},
        "by August 2025",
    ),
    ({"date": "2025-08-18", "point": False, "earliest": "2025-08-18"}, "from 18 August 2025"),
    ({"date": "2025-08-18", "stated": False, "confidence": 0.35}, "probably 18 August 2025"),
    ({"date": "2025-08-18", "stated": False, "confidence": 0.8}, "18 August 2025"),
]


@pytest.mark.parametrize(("fields", "words"), EVENT_DATES)
def test_an_events_date_claims_no_more_than_is_known(fields: dict[str, Any], words: str) -> None:
    assert plain(when(replace(BARE, **fields), WORDS)) == words


@given(st.text(alphabet="0123456789-/.X~?T:", max_size=24))
def test_any_text_is_a_date_or_stays_itself(text: str) -> None:
    assert plain(edtf_phrase(text, WORDS))


# --------------------------------------------------------------------------- the list


def test_events_stand_in_order_under_their_periods() -> None:
    headings = re.findall(r'<h2 class="tl-year">(.*?)</h2>', PAGE)
    assert headings[:4] == ["1867", "1953", "the 1990s", "2019"]
    assert headings[-2:] == ["Undated", "The articles"]
    assert re.findall(r'<li id="tl-(E\d+)"', PAGE) == [e.id for e in STORY.events]


def test_a_crowded_month_is_told_by_days() -> None:
    crowd = long_story(60).events
    headings = [period.heading for period in periods(crowd, WORDS)]
    assert headings[0] == "1 January 2020"
    assert [p.last for p in periods(crowd, WORDS)][-1] == 60


def test_an_event_shows_its_evidence() -> None:
    found = item("Divers find a crack in the third pillar")
    assert '<time datetime="2025-08-14">14 August 2025</time>' in found
    assert "in the third pillar on <mark>Thursday</mark>." in found
    assert (
        'href="https://post.example/brink?a=1&amp;b=2" target="_blank" rel="noopener">Harbour Post</a>'
        in found
    )
    assert "2 more quotations" in found
    assert (
        "<summary>Why this date</summary><ol><li>“Thursday” is counted from the day of publication</li>"
        in found
    )
    assert 'Follows from <a href="#tl-E7">Divers are refused for a first time</a>' in found
    assert 'Leads to <a href="#tl-E10">The pier is closed</a>' in found


def test_quotes_in_another_language_say_so() -> None:
    assert '<p lang="de">Seit <mark>Montag</mark>' in item("Divers examine the other pillars")


def test_status_and_doubt_are_told_in_words() -> None:
    assert "<b>Planned</b>" in item("A relief pontoon is to arrive")
    assert "<b>Cancelled</b>" in item("The regatta is called off")
    assert "Why this date (worked out, not stated)" in item("The pier is closed")
    disputed = item("The council meets in emergency session")
    assert 'Harbour Post says <time datetime="2025-08-17">17 August 2025</time>; shown as in ' in disputed


def shown_event(**fields: Any) -> EventView:
    """The only event of a story as the page words it."""
    mentions = tuple(
        Mention(f"m{n}", f"a{n}", 0, 4, "fell", "It fell.", d, trace=(d,))
        for n, d in enumerate(fields.pop("told"))
    )
    event = replace(BARE, mentions=mentions, **fields)
    return view(replace(STORY, articles=(), timexes=(), links=(), events=(event,)), WORDS).events[0]


def test_a_date_is_explained_by_who_gives_it() -> None:
    told = ("2025-01", "2025-01-31T08:10")
    assert shown_event(date="2025-01-31", told=told).trace == ("2025-01-31T08:10",)


SURENESS: list[tuple[dict[str, Any], str, str]] = [
    ({"date": "2025-01-31"}, "Why this date", "The evidence is strong. 2 articles give this date."),
    (
        {"date": "2025-01-31", "conflicts": (Conflict("2025-02-01", ("m2",)),)},
        "Why this date",
        "The evidence is strong. 2 articles give this date, fewer another.",
    ),
    (
        {"date": "2025-02-01", "conflicts": (Conflict("2025-02-02", ("m1",)),)},
        "Why this date",
        "The evidence is strong. Another date is told as often; shown is the one told soonest.",
    ),
    (
        {"date": "2025-02-01", "stated": False, "confidence": 0.35},
        "Why this date (only assumed)",
        "The evidence is weak.",
    ),
    ({"latest": "2025-02-01", "confidence": 0.0}, "Why no closer date", "The evidence is weak."),
]


@pytest.mark.parametrize(("fields", "why", "sure"), SURENESS)
def test_how_sure_a_date_is_and_why_it_is_shown(fields: dict[str, Any], why: str, sure: str) -> None:
    shown = shown_event(told=("2025-01-31", "2025-01-31", "2025-02-01"), **fields)
    assert (shown.why, shown.confidence) == (why, sure)


def test_who_is_named_in_a_label_is_not_named_again() -> None:
    who = ("Ana Ruiz", "Harbour Board")
    shown = shown_event(told=("",), label="Ana Ruiz resigned", participants=who)
    assert shown.participants == ("Harbour Board",)


def test_summary_says_how_many_from_whom_and_when() -> None:
    told = re.search(r'<p class="tl-lede">(.*?)</p>', PAGE)
    assert told
    assert (
        told[1]
        == "23 events from 4 articles by The Gazette, Harbour Post, Radio Saltmere and Küstenblatt, 1867 to 2026."
    )


def test_what_an_editor_would_keep_is_never_supposed() -> None:
    kept = {STORY.events[n].label for n in key_events(STORY.events)}
    assert "Divers find a crack in the third pillar" in kept
    assert "The pier might be torn down" not in kept
    assert "A painting of the pier is sold" not in kept
    assert set(leading_events(STORY.events)) <= set(key_events(STORY.events))
    assert len(key_events(long_story(2000).events)) == 40
    assert len(key_events(long_story(5).events)) == 5


SOURCES = [
    (("The Gazette", "https://gazette.example/pier", "Pier closed"), "The Gazette"),
    (("", "https://www.gazette.example:8080/pier", "Pier closed"), "gazette.example"),
    (("", "javascript:alert(1)", "Pier closed"), "Pier closed"),
    (("", "", "Pier closed"), "Pier closed"),
    (("", "", "Pier " * 20), "Pier " * 11 + "Pier…"),
    (("", "", ""), ""),
]


@pytest.mark.parametrize(("fields", "name"), SOURCES)
def test_a_source_has_the_best_name_that_is_known(fields: tuple[str, str, str], name: str) -> None:
    publisher, url, title = fields
    assert source_name(replace(STORY.articles[0], publisher=publisher, url=url, title=title)) == name


def test_top_keeps_the_most_salient() -> None:
    page = render_page(STORY, top=5)
    assert page.count("<li id=") == 5
    assert "Only the 5 most important events are shown." in page


def test_text_is_escaped() -> None:
    event = replace(STORY.events[0], label='<img src=x onerror="1">', participants=("</script><b>",))
    page = render_page(replace(STORY, title="<i>&", events=(event,)))
    assert "<img" not in page
    assert "&lt;img src=x onerror=&#34;1&#34;&gt;" in page
    assert "</script><b>" not in page
    assert "<title>&lt;i&gt;&amp;</title>" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//example.com", "data:text/html,x", "http://", "", "ftp://a/b"]
)
def test_only_web_links_are_links(url: str) -> None:
    assert safe_link(url) == ""


def test_no_inline_style_or_handler() -> None:
    body = PAGE[PAGE.index("<body") : PAGE.index('<script type="application/json"')]
    assert not re.search(r'\s(?:style|on\w+)="', body)


def test_fragments_do_not_share_ids() -> None:
    one, two = (render_fragment(STORY, uid=uid) for uid in ("a", "b"))
    ids = [set(re.findall(r' id="(?!plotly)([^"]+)"', part)) for part in (one, two)]
    assert ids[0]
    assert not ids[0] & ids[1]


# --------------------------------------------------------------------------- links


def test_implied_links_are_left_out() -> None:
    relations = relate(STORY)
    assert relations.leads["E9"] == ("E10",)
    assert relations.follows["E11"] == ("E10",)
    assert relations.part["E11"] == ("E10",)


def test_what_is_of_one_time_has_dates_that_meet() -> None:
    days = ("2025-03-01", "2025-03-01", "2025-03-04")
    events = tuple(
        replace(BARE, id=f"E{n}", date=day, earliest=day, latest=day) for n, day in enumerate(days)
    )
    links = tuple(
        TLink("E0", target, Relation.SIMULTANEOUS, origin)
        for target, origin in (("E1", "connective"), ("E2", "connective"))
    )
    story = replace(STORY, events=events, links=links)
    assert relate(story).same == {"E0": ("E1",), "E1": ("E0",)}
    undone = replace(story, links=(TLink("E0", "E1", Relation.SIMULTANEOUS, "merge"),))
    assert relate(undone).same == {}


def test_links_may_name_mentions_and_go_round() -> None:
    events = STORY.events[9:12]
    links = (
        TLink(events[1].mentions[0].id, events[0].mentions[0].id, Relation.AFTER, "x"),
        TLink(events[1].id, events[2].id, Relation.BEFORE, "x"),
        TLink(events[2].id, events[1].id, Relation.BEFORE, "x"),
        TLink("nobody", events[1].id, Relation.BEFORE, "x"),
    )
    relations = relate(replace(STORY, events=events, links=links))
    assert relations.arrows() == ((events[0].id, events[1].id),)


# --------------------------------------------------------------------------- the axis

AXES = [
    ("one day", [(20000, 20001)], 0),
    ("even density", [(n * 7, n * 7 + 1) for n in range(60)], 0),
    ("a century before a busy week", [(-37500, -37135), *((20000 + n, 20001 + n) for n in range(9))], 1),
    (
        "a busy week between two far years",
        [(0, 365), *((20000 + n, 20001 + n) for n in range(9)), (30000, 30365)],
        2,
    ),
]


@pytest.mark.parametrize(("extents", "breaks"), [row[1:] for row in AXES], ids=[row[0] for row in AXES])
def test_the_axis_leaves_out_what_is_empty(extents: list[tuple[float, float]], breaks: int) -> None:
    assert len(fit_scale(extents).breaks) == breaks


def test_a_busy_week_has_room_beside_a_century() -> None:
    scale = fit_scale([(-37500, -37135), *((20000 + n, 20001 + n) for n in range(9))])
    assert scale.at(20009) - scale.at(20000) > 500


@given(
    st.lists(
        st.tuples(st.integers(-800_000, 30_000), st.sampled_from([1, 7, 30, 365, 3650, 36500])),
        min_size=1,
        max_size=60,
    )
)
def test_the_axis_only_ever_goes_forward(raw: list[tuple[int, int]]) -> None:
    scale = fit_scale([(day, day + length) for day, length in raw])
    steps = list(zip(scale.knots, scale.knots[1:], strict=False))
    assert steps
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in steps)
    assert scale.knots[0][1] == 0
    assert scale.knots[-1][1] == pytest.approx(1000, abs=0.1)


# --------------------------------------------------------------------------- the figure

KINDS: list[tuple[dict[str, Any], int]] = [
    ({"date": "2025-08-15"}, INSTANT),
    ({"date": "2025-08-15T18:30:00", "granularity": "minute"}, INSTANT),
    ({"date": "1867", "granularity": "year"}, WITHIN),
    ({"date": "2025-08-14/2025-08-18"}, LASTING),
    ({"date": "2025-08-14/2025-08-18", "point": False}, WITHIN),
    ({"date": "2025-08-11/2025-08-17", "granularity": "week"}, WITHIN),
    ({"date": "2025-08-15/.."}, SINCE),
    ({"date": "2025-08-15", "status": Status.ONGOING}, SINCE),
    ({"date": "../2025-08-15"}, BY),
    ({"date": "2025-08-15", "point": False, "latest": "2025-08-15"}, BY),
    ({"date": "2025-08-15", "point": False, "earliest": "2025-08-15"}, SINCE),
]


@pytest.mark.parametrize(("fields", "kind"), KINDS)
def test_a_mark_is_never_more_precise_than_its_date(fields: dict[str, Any], kind: int) -> None:
    found = spot(replace(BARE, **fields))
    assert found
    assert found.kind == kind


def test_undated_events_have_no_place() -> None:
    assert spot(BARE) is None


def test_the_figures_data_closes_no_script() -> None:
    event = replace(STORY.events[0], participants=("</script>", "]]>", "\u2028"))
    data = figure_data(replace(STORY, events=(event,)), {}, "en-GB")
    assert "<" not in data
    assert json.loads(data)["lanes"]["participant"]["names"] == ["</script>", "]]>", "\u2028"]


def test_the_skeleton_is_empty_and_checked_by_plotly() -> None:
    figure = skeleton()
    assert [trace["name"] for trace in figure["data"]][5:8] == ["marks", "counts", "labels"]
    assert all(trace["type"] == "scatter" and not trace["x"] for trace in figure["data"])
    assert figure["layout"]["template"] == {"data": {"scatter": [{"type": "scatter"}]}}


# --------------------------------------------------------------------------- size


def test_five_hundred_events_are_light() -> None:
    page = render_page(long_story(500), assets="external")
    first = [page, static_text("timeline.css"), static_text("timeline.js"), static_text("frame.js")]
    assert sum(len(gzip.compress(text.encode(), 9)) for text in first) <= 40_000
    assert len(render_page(long_story(500)).encode()) <= 1_500_000


def test_a_very_long_list_is_brief_but_whole() -> None:
    page = render_page(long_story(1200))
    assert page.count("<li id=") == 1200
    assert page[: page.index('class="tl-data"')].count("<blockquote>") == 0
    assert page.count("<blockquote>") == 1200


# --------------------------------------------------------------------------- words


def keys(table: Table) -> set[str]:
    return {
        f"{section}.{key}"
        for section, entries in table.items()
        if isinstance(entries, dict)
        for key in entries
    }


def test_every_string_is_used_and_every_table_has_all() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(RENDER.rglob("*"))
        if path.suffix in {".py", ".j2", ".js"} and "vendor" not in path.parts
    )
    built = ("by_", "key_", "season_", "half_", "confidence_", "why_", "gap_")
    unused = {
        key
        for key in keys(WORDS.table)
        if not key.partition(".")[2].startswith(built)
        and not re.search(rf"""["'](?:{key}|{key.partition(".")[2]})["']""", code)
    }
    assert not unused
    assert keys(HEBREW) == keys(WORDS.table)


def test_templates_hold_no_words_of_their_own() -> None:
    for path in sorted((RENDER / "templates").glob("*.j2")):
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        assert not re.search(r"[A-Za-z]{3,}(?![-\w]*=)(?![-\w ]*\")", text), path.name


def test_another_language_is_another_table() -> None:
    page = render_page(STORY, language="he", words=HEBREW)
    assert '<html lang="he" dir="rtl">' in page
    assert "15 באוגוסט 2025" in page
    assert "מדוע תאריך זה" in page
    assert "Why this date" not in page


def test_an_unknown_language_is_told_in_one_line() -> None:
    with pytest.raises(InputError, match="it has: en"):
        render_page(STORY, language="xx")
