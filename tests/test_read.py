"""Reading: every format, encoding, source of dates and kind of bad input, from real files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.boilerplate import find_boilerplate
from timeline.clippings import find_clippings
from timeline.errors import DateError
from timeline.model import Article, PublishedFrom
from timeline.published import iso, parse_moment, parse_zone, printed_date
from timeline.read import ReadResult, read_articles

STORY = "The harbour ferry ran aground at dawn on Monday, and forty people were taken off by lifeboat."
HEADER = "---\nid: ferry-1\ntitle: Ferry runs aground\npublisher: Saltmere Post\npublished: 2024-03-04T17:30:00+00:00\n---\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(result: ReadResult) -> Article:
    assert not result.warnings, result.warnings
    assert len(result) == 1
    return result[0]


def complaint(result: ReadResult) -> str:
    assert len(result.warnings) == 1, result.warnings
    message = result.warnings[0].message
    assert "\n" not in message
    return message


# --------------------------------------------------------------------------- text


def test_header_and_body(tmp_path: Path) -> None:
    article = only(read_articles(put(tmp_path, "a.txt", f"{HEADER}{STORY}\n\nAll were safe.\n")))
    assert (article.id, article.title, article.publisher) == (
        "ferry-1",
        "Ferry runs aground",
        "Saltmere Post",
    )
    assert article.text == f"{STORY}\n\nAll were safe.\n"
    assert article.published == "2024-03-04T17:30:00+00:00"
    assert article.published_from is PublishedFrom.GIVEN
    assert article.dct is not None
    assert article.dct.value == "2024-03-04T17:30"


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        ("title: Strike: the end of it", "Strike: the end of it", None),
        ("title: It's over", "It's over", None),
        ('title: "Quoted: yes"', "Quoted: yes", None),
        ("title: 2024", "2024", None),
        ("title: No", "No", None),
        ("Title : Ferry", "Ferry", None),
        ("# the desk's note\ntitle: Ferry", "Ferry", None),
        ("title: [Ferry, aground]", "Ferry, aground", None),
        ("title: >\n  Ferry\n  aground", "Ferry aground", None),
        ("title: {a: b}", "", None),
        ("published: 2024-03-04", "", "2024-03-04"),
        ("published: 2024-03-04 17:30", "", "2024-03-04T17:30:00"),
        ("published: unknown", "", None),
        ("published:", "", None),
        ("", "", None),
    ],
)
def test_header_values_are_text(tmp_path: Path, head: str, title: str, published: str | None) -> None:
    article = only(read_articles(put(tmp_path, "a.txt", f"---\n{head}\n---\n{STORY}\n")))
    assert (article.title, article.published, article.id) == (title, published, "a")


@pytest.mark.parametrize("ending", ["---", "--- ", "..."])
def test_header_endings(tmp_path: Path, ending: str) -> None:
    assert only(read_articles(put(tmp_path, "a.txt", f"---\ntitle: T\n{ending}\n{STORY}\n"))).title == "T"


def test_rule_at_the_top_is_no_header(tmp_path: Path) -> None:
    assert only(read_articles(put(tmp_path, "a.txt", f"---\n{STORY}\n---\nMore of it.\n"))).text.startswith(
        "---"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry runs aground off Saltmere\n\n{STORY}\n", "Ferry runs aground off Saltmere"),
        (f"Who is to blame for the ferry?\n{STORY}\n", "Who is to blame for the ferry?"),
        (f"{STORY}\nAnother sentence followed it.\n", ""),
        (f"{STORY}\n", ""),
        ("Saltmere\n", ""),
        (f"4 March 2024\n{STORY}\n", ""),
        (
            "The ferry ran aground on Monday and forty\npeople were taken off by the crew of the\nSaltmere lifeboat.\n",
            "",
        ),
        (
            "The ferry ran aground off the pier of old\nSaltmere on Monday and forty people were\ntaken off. All were safe.\n",
            "",
        ),
    ],
)
def test_first_line_as_title(tmp_path: Path, text: str, title: str) -> None:
    article = only(read_articles(put(tmp_path, "a.txt", text)))
    assert article.title == title
    assert text.endswith(article.text)


def test_masthead_above_the_title(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"Saltmere Post\nFerry runs aground off the pier\n{STORY}\n")
    put(tmp_path, "sources.toml", '["a.txt"]\npublisher = "Saltmere Post"\n')
    article = only(read_articles(tmp_path))
    assert (article.title, article.text) == ("Ferry runs aground off the pier", f"{STORY}\n")


def test_markdown(tmp_path: Path) -> None:
    text = (
        "# Ferry *runs* aground\n\nThe **harbour ferry** [ran aground](https://x.example/a) on Monday,\n"
        "and forty people\nwere taken off.\n\n![pier](p.png)\n\n## What next\n\n> All were `safe`.\n\n- One item\n- Two items\n"
    )
    article = only(read_articles(put(tmp_path, "a.md", text)))
    assert article.title == "Ferry runs aground"
    assert article.text == (
        "The harbour ferry ran aground on Monday, and forty people were taken off.\n\nWhat next\n\n"
        "All were safe.\n\n- One item\n- Two items\n"
    )


# --------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "mac-roman"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "The café’s owner left on Monday — “for good”, said Señor Núñez of the Zürich office.\n" * 4
    if encoding == "latin-1":
        text = text.replace("’", "'").replace("—", "-").replace("“", '"').replace("”", '"')
    article = only(read_articles(put(tmp_path, "a.txt", text.encode(encoding))))
    if encoding != "mac-roman":
        assert article.text == text
    assert "left on Monday" in article.text


def test_odd_blanks_keep_their_places(tmp_path: Path) -> None:
    article = only(
        read_articles(
            put(tmp_path, "a.txt", "\ufeffHe left on 3\u00a0March\u202f2024.\r\n\r\nShe stayed.\r\n")
        )
    )
    assert article.text == "He left on 3\u00a0March\u202f2024.\n\nShe stayed.\n"


# --------------------------------------------------------------------------- folders, ids, sources


def test_folder_in_name_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "c.md",
        ".hidden/x.txt",
        ".y.txt",
        "notes.pdf",
        "a/story.toml",
        "10.txt",
        "9.txt",
    ):
        put(tmp_path, name, STORY)
    assert [a.id for a in read_articles(tmp_path)] == ["10", "9", "z", "b", "c"]


def test_ids_tell_files_apart(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "b.txt", "b.md"):
        put(tmp_path, name, STORY)
    assert [a.id for a in read_articles(tmp_path)] == ["b.md", "b.txt", "one/a", "two/a"]
    assert len({a.id for a in read_articles(tmp_path / "one", tmp_path / "two")}) == 2


def test_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", STORY)
    assert len(read_articles(tmp_path, path, str(path))) == 1


def test_two_articles_with_one_id(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", HEADER + STORY)
    put(tmp_path, "b.txt", HEADER + "Another text altogether.")
    result = read_articles(tmp_path)
    assert [a.id for a in result] == ["ferry-1"]
    assert "b.txt" in complaint(result)
    assert "a.txt" in complaint(result)
    assert "'ferry-1'" in complaint(result)


SOURCES = """
["a.txt"]
publisher = "The Post"
published = 2024-03-04T23:30:00-05:00
timezone = "America/New_York"
url = "https://post.example/1"
["b.txt"]
published = 2024-03-05
title = "From the table"
"""


def test_sources_beside_the_files(tmp_path: Path) -> None:
    put(tmp_path, "sources.toml", SOURCES)
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "b.txt", f"---\ntitle: From the header\n---\n{STORY}")
    put(tmp_path, "sub/a.txt", STORY)
    a, b, sub = read_articles(tmp_path)
    assert (a.publisher, a.url, a.timezone) == ("The Post", "https://post.example/1", "America/New_York")
    assert a.published == "2024-03-04T23:30:00-05:00"
    assert (b.title, b.published, b.id) == ("From the header", "2024-03-05", "b")
    assert (sub.publisher, sub.published) == ("", None)
    assert only(read_articles(tmp_path / "a.txt")).publisher == "The Post"


def test_local_time_of_publication(tmp_path: Path) -> None:
    path = put(
        tmp_path, "a.txt", f"---\npublished: 2024-03-05T03:30:00Z\ntimezone: America/New_York\n---\n{STORY}"
    )
    article = only(read_articles(path))
    assert article.dct is not None
    assert article.dct.value == "2024-03-04T22:30"
    path = put(tmp_path, "b.txt", f"---\npublished: 2024-03-05T03:30\ntimezone: Asia/Tokyo\n---\n{STORY}")
    assert only(read_articles(path)).published == "2024-03-05T03:30:00+09:00"


def test_options_fill_what_files_leave_open(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", HEADER + STORY)
    put(tmp_path, "b.txt", STORY)
    put(tmp_path, "c.txt", f"---\npublished: unknown\n---\n{STORY}")
    a, b, c = read_articles(tmp_path, published="2024-05-01T08:00", timezone="Europe/Vienna")
    assert a.published == "2024-03-04T17:30:00+00:00"
    assert a.dct is not None
    assert a.dct.value == "2024-03-04T18:30"
    assert b.published == c.published == "2024-05-01T08:00:00+02:00"
    assert b.published_from is PublishedFrom.GIVEN


def test_standard_input() -> None:
    assert only(read_articles("-", stdin=io.BytesIO(HEADER.encode() + STORY.encode()))).id == "ferry-1"
    page = b"<!doctype html><html><body><p>" + STORY.encode() + b"</p></body></html>"
    assert only(read_articles("-", stdin=io.BytesIO(page))).text == STORY + "\n"
    record = json.dumps({"@type": "NewsArticle", "headline": "H", "articleBody": STORY}).encode()
    assert only(read_articles("-", stdin=io.BytesIO(record))).title == "H"


# --------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T17:30:00Z", "2024-03-04T17:30:00+00:00"),
        ("2024-03-04 17:30:00 +0100", "2024-03-04T17:30:00+01:00"),
        ("2024-03-04T17:30:00.123+01:00", "2024-03-04T17:30:00+01:00"),
        ("20240304", "2024-03-04"),
        ("Mon, 04 Mar 2024 17:30:00 GMT", "2024-03-04T17:30:00+00:00"),
        ("4 March 2024", "2024-03-04"),
        ("Monday, March 4, 2024", "2024-03-04"),
        ("Sept. 4, 2024", "2024-09-04"),
        ("2024/3/4", "2024-03-04"),
        ("25/12/2024", "2024-12-25"),
        ("12.25.2024", "2024-12-25"),
        ("4/4/2024", "2024-04-04"),
    ],
)
def test_dates_that_can_be_read(text: str, value: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert iso(moment) == value


@pytest.mark.parametrize("text", ["", "unknown", "Unknown", "null", "~"])
def test_dates_said_to_be_unknown(text: str) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("03/04/2025", "ambiguous"),
        ("2025-02-30", "no such date"),
        ("31.02.2025", "no such date"),
        ("2025-13-01", "no such date"),
        ("2025-08-16T25:00", "no such date"),
        ("03-04-25", "four digits"),
        ("yesterday", "no date"),
        ("2025", "no date"),
        ("August 2025", "no date"),
        ("99999999999", "no date"),
        ("16 August 2025 maybe", "no date"),
    ],
)
def test_dates_that_are_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DateError, match=says) as refused:
        read_articles(put(tmp_path, "a.txt", STORY), published=text)
    assert str(refused.value).startswith("--published: ")
    assert "\n" not in str(refused.value)
    message = complaint(read_articles(put(tmp_path, "b.txt", f"---\npublished: '{text}'\n---\n{STORY}")))
    assert says in message
    assert "b.txt" in message


@pytest.mark.parametrize("zone", ["Mars/Base", "..", "/etc/passwd", "Europe/", "+25:00", "noon", "Europe"])
def test_zones_that_are_refused(tmp_path: Path, zone: str) -> None:
    with pytest.raises(DateError, match="no time zone") as refused:
        read_articles(put(tmp_path, "a.txt", STORY), timezone=zone)
    assert str(refused.value).startswith("--timezone: ")
    result = read_articles(
        put(tmp_path, "b.txt", f"---\npublished: 2024-03-04T10:00Z\ntimezone: '{zone}'\n---\n{STORY}")
    )
    assert "no time zone" in complaint(result)
    assert result[0].timezone == "+00:00"


@pytest.mark.parametrize("zone", ["Europe/Vienna", "UTC", "z", "+02:00", "-0530", "GMT+1"])
def test_zones_that_can_be_read(zone: str) -> None:
    assert parse_zone(zone) is not None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("4 March 2024", "2024-03-04"),
        ("March 04 , 2024", "2024-03-04"),
        ("Published: 4:05 PM EST, Mon March 4, 2024", "2024-03-04T16:05:00-05:00"),
        ("First published on Monday 4 March 2024 at 09.30 GMT", "2024-03-04T09:30:00+00:00"),
        ("Posted 5pm, 4 March 2024", "2024-03-04T17:00:00"),
        ("March 4, 2024 10:15 a.m. | Updated March 5, 2024", "2024-03-04T10:15:00"),
        ("2024-03-04 17:45", "2024-03-04T17:45:00"),
        ("Mon 4 Mar 2024 17.30 GMT", "2024-03-04T17:30:00+00:00"),
        ("March 4, 2024, 5:30 p.m. ET", "2024-03-04T17:30:00"),
        ("By Ada Marsh | March 4, 2024", "2024-03-04"),
        ("By Ada Marsh and Tom Vane, 4 March 2024", "2024-03-04"),
        ("LOCAL NEWS · 4 MARCH 2024 · 5 min read", "2024-03-04"),
        ("Published - March 04, 2024 07:40 am IST - SALTMERE", "2024-03-04T07:40:00+05:30"),
        ("Monday 4th March 2024", "2024-03-04"),
        ("12:00 a.m., March 4, 2024", "2024-03-04T00:00:00"),
        ("Updated 4 March 2024 at 09.30", None),
        ("Last modified: March 4, 2024", None),
        ("On 4 March 2024 the ferry ran aground", None),
        ("4 March 2024 – the ferry runs aground", None),
        ("4 March 2024 – Crews free the ferry at noon", None),
        ("March 2024", None),
        ("31 February 2024", None),
        ("16 4 March 2024", None),
    ],
)
def test_printed_date_lines(line: str, value: str | None) -> None:
    moment = printed_date(line)
    assert (moment and iso(moment)) == value


def test_date_line_in_a_text(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", f"Ferry runs aground off Saltmere\nMarch 4, 2024\n{STORY}\n")
    article = only(read_articles(path))
    assert (article.published, article.published_from) == ("2024-03-04", PublishedFrom.PAGE)
    result = read_articles(
        put(tmp_path, "b.txt", f"---\npublished: 2024-06-01\n---\nMarch 4, 2024\n{STORY}\n")
    )
    assert result[0].published == "2024-06-01"
    assert "2024-03-04" in complaint(result)


# --------------------------------------------------------------------------- pages


def page(*, linked: str = "", meta: str = "", printed: str = "", updated: str = "", above: str = "") -> str:
    record = json.dumps({
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Saltmere Post"},
            {"@type": ["NewsArticle"], "headline": "Ferry runs aground", "datePublished": linked, "publisher": {"name": "The Saltmere Post"}},
        ],
    })  # fmt: skip
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry runs aground | The Saltmere Post</title>
<meta property="article:published_time" content="{meta}"><link rel="canonical" href="https://post.example/ferry">
<script type="application/ld+json">{record if linked else "{broken"}</script></head>
<body><header><p>{above}</p></header><nav><a href="/">Home</a></nav><article><h1>Ferry runs aground</h1>
<p class="byline">By Ada Marsh</p><div class="d">{printed}</div><div>{updated}</div>
<p>{STORY} The master had been on watch for eleven hours, the coastguard said in a statement.</p>
<p>“We heard a long scrape, then nothing,” said Tom Vane, who was on his way to school. “Nobody screamed.”</p>
<p>The ferry, built in 1987, carries half a million people a year. A tug will try to pull her off next week, at the spring tide, and divers are to inspect the hull first.</p>
</article><footer>© 2019 The Saltmere Post</footer></body></html>"""


@pytest.mark.parametrize(
    ("told", "published", "warned"),
    [
        ({"linked": "2024-03-04T17:30:00Z"}, "2024-03-04T17:30:00+00:00", False),
        ({"meta": "2024-03-04T17:30:00+01:00"}, "2024-03-04T17:30:00+01:00", False),
        ({"printed": "Monday 4 March 2024"}, "2024-03-04", False),
        ({"linked": "2024-03-04T17:30:00Z", "printed": "4 March 2024"}, "2024-03-04T17:30:00+00:00", False),
        ({"linked": "2024-03-05T01:30:00Z", "printed": "4 March 2024"}, "2024-03-04", False),
        ({"linked": "2019-11-02T09:00:00Z", "printed": "Published 4 March 2024"}, "2024-03-04", True),
        ({"linked": "2024-03-04T17:30:00Z", "meta": "2024-06-01"}, "2024-03-04T17:30:00+00:00", True),
        (
            {"linked": "2024-03-04T17:30:00Z", "updated": "Updated 9 March 2024"},
            "2024-03-04T17:30:00+00:00",
            False,
        ),
        (
            {"linked": "2024-03-04T17:30:00Z", "above": "Friday, 21 June 2024"},
            "2024-03-04T17:30:00+00:00",
            False,
        ),
    ],
)
def test_date_of_a_page(tmp_path: Path, told: dict[str, str], published: str, *, warned: bool) -> None:
    result = read_articles(put(tmp_path, "a.html", page(**told)))
    (article,) = result
    assert article.published == published
    assert article.published_from is PublishedFrom.PAGE
    assert [w.code for w in result.warnings] == ["date-disagreement"] * warned


@pytest.mark.parametrize(
    ("html", "published"),
    [
        (page(), None),
        (page(updated="Updated 9 March 2024"), None),
        (page(printed='<time datetime="2024-03-04T17:30:00Z">3 hours ago</time>'), "2024-03-04"),
        (page().replace("post.example/ferry", "post.example/2024/03/04/ferry"), "2024-03-04"),
        (page().replace("in 1987", "in March 1987 and launched on 3 April 1988"), None),
    ],
)
def test_date_of_a_page_that_hides_it(tmp_path: Path, html: str, published: str | None) -> None:
    assert only(read_articles(put(tmp_path, "a.html", html))).published == published


def test_page_text_and_facts(tmp_path: Path) -> None:
    article = only(
        read_articles(put(tmp_path, "a.html", page(linked="2024-03-04T17:30:00Z", printed="4 March 2024")))
    )
    assert (article.title, article.publisher) == ("Ferry runs aground", "The Saltmere Post")
    assert (article.url, article.language) == ("https://post.example/ferry", "en")
    assert STORY in article.text
    assert "next week, at the spring tide" in article.text
    assert "©" not in article.text
    assert "Home" not in article.text


def test_sources_correct_a_page(tmp_path: Path) -> None:
    put(tmp_path, "a.html", page(linked="2024-03-04T17:30:00Z"))
    put(tmp_path, "sources.toml", '["a.html"]\npublished = 2024-03-04\npublisher = "Post"\n')
    article = only(read_articles(tmp_path))
    assert (article.published, article.publisher, article.published_from) == (
        "2024-03-04",
        "Post",
        PublishedFrom.GIVEN,
    )


def test_page_in_its_declared_encoding(tmp_path: Path) -> None:
    html = (
        page(linked="2024-03-04")
        .replace("<head>", '<head><meta charset="windows-1252">')
        .replace("©", "&copy;")
    )
    article = only(read_articles(put(tmp_path, "a.htm", html.encode("windows-1252"))))
    assert "“Nobody screamed.”" in article.text


def test_scraps_of_html(tmp_path: Path) -> None:
    assert only(read_articles(put(tmp_path, "a.html", f"<p>{STORY}</p>"))).text == STORY + "\n"


# --------------------------------------------------------------------------- JSON


RECORD = {
    "@type": "NewsArticle",
    "headline": "Ferry aground",
    "datePublished": "2024-03-04",
    "articleBody": STORY,
}


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (RECORD, ["a"]),
        ([RECORD, RECORD], ["a#1", "a#2"]),
        ({"@graph": [{"@type": "Organization", "name": "P"}, RECORD]}, ["a"]),
        ([RECORD, {**RECORD, "identifier": "x7"}], ["a#1", "x7"]),
        ({**RECORD, "@type": ["ReportageNewsArticle", "Thing"]}, ["a"]),
        ({"title": "Ferry aground", "text": STORY, "published": "2024-03-04", "id": "own"}, ["own"]),
    ],
)
def test_json_articles(tmp_path: Path, data: object, ids: list[str]) -> None:
    result = read_articles(put(tmp_path, "a.json", json.dumps(data)))
    assert [a.id for a in result] == ids
    assert {(a.title, a.text, a.published) for a in result} == {("Ferry aground", STORY + "\n", "2024-03-04")}


def test_json_body_with_tags(tmp_path: Path) -> None:
    record = {
        **RECORD,
        "articleBody": "<p>Fish &amp; chips</p>\r\n<p>rose <b>fast</b>.</p>",
        "publisher": [{"name": "P"}],
    }
    article = only(read_articles(put(tmp_path, "a.json", json.dumps(record))))
    assert (article.text, article.publisher) == ("Fish & chips\n\nrose fast.\n", "P")


# --------------------------------------------------------------------------- pages of clippings

LONG = "Crews worked through the night to free the ferry, whose keel had caught on the bar, and by noon she was afloat."
OTHER = "Ministers promised on Tuesday to look at the hours that masters work, a day after the grounding at Saltmere."


def clipped(*entries: str, main: str = "") -> str:
    return f"{main}Related Articles\n" * bool(main) + "\n\n\n".join(entries)


@pytest.mark.parametrize(
    "entries",
    [
        ("Daily Post\n13 minutes ago\n- Daily Post\nFerry afloat again after a night's work\n" + LONG,
         "Radio Coast\n2 hours ago\n- Radio Coast\nMinisters to look at hours of masters\n" + OTHER),
        ("Ferry afloat again after a night's work\nDaily Post\n13 minutes ago\n" + LONG,
         "Ministers to look at hours of masters\nRadio Coast\n2 hours ago\n" + OTHER),
        ("Daily Post · 13 min ago\nFerry afloat again after a night's work\n" + LONG,
         "Radio Coast · 2 hrs ago\nMinisters to look at hours of masters\n" + OTHER),
        ("Ferry afloat again after a night's work\n\nDaily Post | 13m\n\n" + LONG,
         "Ministers to look at hours of masters\n\nRadio Coast | 2h\n\n" + OTHER),
        ("Ferry afloat again after a night's work\n13 minutes ago - Daily Post\n" + LONG,
         "Ministers to look at hours of masters\n2 hours ago - Radio Coast\n" + OTHER),
        ("Daily Post 13 minutes ago\nFerry afloat again after a night's work\n" + LONG,
         "Radio Coast two hours ago\nMinisters to look at hours of masters\n" + OTHER),
    ],
)  # fmt: skip
@pytest.mark.parametrize("main", ["", f"Tide turns for the stranded ferry\n{STORY}\n{STORY}\n"])
def test_pages_of_clippings(tmp_path: Path, entries: tuple[str, str], main: str) -> None:
    put(tmp_path, "a.txt", clipped(*entries, main=main))
    put(
        tmp_path, "sources.toml", '["a.txt"]\npublished = 2024-03-01\nretrieved = 2024-03-05T12:30:00+01:00\n'
    )
    result = read_articles(tmp_path)
    assert not result.warnings
    parts = [a for a in result if "#" in a.id]
    assert [a.id for a in result] == ["a"] * bool(main) + ["a#1", "a#2"]
    assert [a.publisher for a in parts] == ["Daily Post", "Radio Coast"]
    assert [a.title for a in parts] == [
        "Ferry afloat again after a night's work",
        "Ministers to look at hours of masters",
    ]
    assert [a.published for a in parts] == ["2024-03-05T12:17:00+01:00", "2024-03-05T10:30:00+01:00"]
    assert {a.published_from for a in parts} == {PublishedFrom.PAGE}
    for part, body in zip(parts, (LONG, OTHER), strict=True):
        assert part.text.endswith(body + "\n")
        assert part.boilerplate[0].end == part.text.index(body)
        assert part.age is not None
        assert "2024" not in part.text[part.age.start : part.age.end]
        assert part.retrieved is not None
        assert part.retrieved.value == "2024-03-05T12:30"


@pytest.mark.parametrize(
    "title", ["Ferry afloat again!", "Ferry afloat again.", "“Afloat again”", "Is the ferry afloat again?"]
)
@pytest.mark.parametrize("publisher", ["Post!", "The Saltmere Post", "St. Ives Post", "Post.example"])
def test_clippings_with_odd_heads(tmp_path: Path, title: str, publisher: str) -> None:
    text = f"{publisher}\n5 hours ago\n- {publisher}\n{title}\n{LONG}\n\n\n{publisher}\n3 hours ago\n- {publisher}\n{title}\n{OTHER}\n"
    parts = read_articles(put(tmp_path, "a.txt", text))
    assert [(a.title, a.publisher) for a in parts] == [(title, publisher)] * 2
    assert [a.text.endswith(body + "\n") for a, body in zip(parts, (LONG, OTHER), strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("age", "published"),
    [
        ("just now", "2024-03-05T12:30:00+01:00"),
        ("an hour ago", "2024-03-05T11:30:00+01:00"),
        ("3 days ago", "2024-03-02"),
        ("1d", "2024-03-04"),
        ("yesterday", "2024-03-04"),
        ("2 weeks ago", None),
    ],
)
def test_ages(tmp_path: Path, age: str, published: str | None) -> None:
    path = put(tmp_path, "a.txt", f"Ferry afloat again after all\nDaily Post · {age}\n{LONG}\n")
    put(tmp_path, "sources.toml", '["a.txt"]\nretrieved = 2024-03-05T12:30:00+01:00\n')
    article = only(read_articles(path))
    assert (article.id, article.publisher, article.published) == ("a", "Daily Post", published)


def test_clippings_of_unknown_retrieval(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.txt",
        f"Daily Post · 5h\nFerry afloat again\n{LONG}\nRadio Coast · 6h\nMasters at sea\n{OTHER}\n",
    )
    assert [(a.id, a.published) for a in read_articles(path)] == [("a#1", None), ("a#2", None)]
    seen = read_articles(path, published="2024-03-05T12:30Z")
    assert [a.published for a in seen] == ["2024-03-05T07:30:00+00:00", "2024-03-05T06:30:00+00:00"]


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\nTen years ago\n{LONG}\n",
        f"{STORY}\nToday\n{LONG}\nYesterday\n{OTHER}\n",
        f"{STORY}\nThe ferry had left two hours ago.\n{LONG}\n",
        f"{STORY}\n{LONG}\nComments (2)\nMo K\n3 hours ago\nI was on that ferry and I can tell you that nobody at all knew what to do.\n",
    ],
)
def test_no_clippings(tmp_path: Path, text: str) -> None:
    assert not find_clippings(text)
    assert only(read_articles(put(tmp_path, "a.txt", text))).text == text


def test_links_to_other_stories_are_no_articles(tmp_path: Path) -> None:
    text = f"{STORY}\n{LONG}\nRelated Stories\nPier to reopen in May\nDaily Post\n3 hours ago\nSwimmers warned off bar\nRadio Coast\n5 hours ago\n"
    article = only(read_articles(put(tmp_path, "a.txt", text)))
    assert [article.text[s.start : s.end].split("\n")[0] for s in article.boilerplate] == ["Related Stories"]


# --------------------------------------------------------------------------- boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Share.", "Share this article", "Leave A Reply", "Advertisement", "Subscribe now for full access", "Sign up for our newsletter",
        "Want all of The Courier? Subscribe.", "Read more: Pier shut for a year", "By Ada Marsh and Tom Vane", "Exit mobile version",
        "© 2024 Saltmere Post. All rights reserved.", "Photo: Ada Marsh/Reuters", "No comments yet...", "Listen to this article",
        "Facebook Twitter WhatsApp", "Story continues below", "Reporting by Ada Marsh; editing by Tom Vane", "Published 4 March 2024, 10:15",
        "This site uses cookies to improve your visit.", "Follow us on Facebook", "Enjoyed this? Tell a friend!", "Hashtags", "4 min read",
        "Share this:", "Previous Post Pier shut for a year", "Also read: Pier shut for a year", "Get the day's news delivered to your inbox",
        "Save my name, email, and website in this browser for the next time I comment.", "Edited By: Tom Vane", "Representational image",
        "(With inputs from agencies)", "Posted in Local News", "Thank you for reading this far!", "Last Updated: March 4, 2024, 08:20 IST",
        "The Coastal Press contributed to this report.", "Already a member? Log in here.", "FERRY FIRM IN COURT OVER PIER DAMAGE",
    ],
)  # fmt: skip
def test_lines_that_tell_no_story(line: str) -> None:
    text = f"{STORY}\n{line}\n{LONG}\n"
    assert [text[s.start : s.end] for s in find_boilerplate(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "“Support our crews or resign,” she told the minister.",
        "Follow the money, the auditor said on Friday.",
        "By Friday the strike was over.",
        "By then Ada Marsh had left the building.",
        "Share prices fell 3 percent on Monday.",
        "Subscribers to the paper protested on Monday.",
        "Related charges were dropped in May.",
        "Comments by the mayor angered the crews.",
        "Print workers walked out on Friday.",
        "Save for one, all the masters signed.",
        "More trains were cancelled on Tuesday.",
        "What happened next",
        "Editors: three resigned on Monday.",
        "Thanks to the crew, all were saved.",
        "Previous reports of a crack were ignored.",
        "Sign in hand, she stood before the pier for two hours.",
        "Copyright law was changed in 2011.",
        "The latest storm hit on Monday.",
        "Register offices closed in March.",
    ],
)
def test_lines_of_the_story(line: str) -> None:
    assert not find_boilerplate(f"{STORY}\n{line}\n{LONG}\n")


def test_lists_of_other_stories_end_where_the_story_goes_on() -> None:
    text = f"{STORY}\nRecommended Stories\n- Pier to reopen in May\n- Swimmers warned off the bar\n{LONG}\nRelated News\n\nTug sent\n\nMaster held\n"
    marked = [text[s.start : s.end] for s in find_boilerplate(text)]
    assert [m.split("\n")[0] for m in marked] == ["Recommended Stories", "Related News"]
    assert LONG not in "".join(marked)
    assert "Master held" in marked[1]
    assert "off the bar" in marked[0]


def test_readers_comments() -> None:
    text = f"{STORY}\n{LONG}\nComments\nMo K\nThey resigned on Friday, all of them, and about time.\nRelated Stories\nPier shut\n"
    assert [s.start for s in find_boilerplate(text)] == [text.index("Comments")]


# --------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n", "empty"),
        ("a.md", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.json", b"", "empty"),
        ("a.txt", b"---\ntitle: T\n---\n\n", "without a text"),
        ("a.txt", b"---\ntitle: [T\n---\nText.\n", "line 2"),
        ("a.txt", b"---\ntitle: 'T\npublished: 2024-03-04\n---\nText.\n", "header"),
        ("a.txt", b"---\ntitle: T\nText.\n", "closing ---"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"\x00" * 500, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "image"),
        ("a.html", b"<html><body><script>1</script></body></html>", "no article"),
        ("a.json", b"{", "no valid JSON"),
        ("a.json", b"[" * 100_000, "no valid JSON"),
        ("a.json", b"{}", "no schema.org"),
        ("a.json", b"[1, null]", "no schema.org"),
        ("a.json", b'{"@type": "NewsArticle", "headline": "H"}', "articleBody"),
    ],
)
def test_bad_files_are_warnings(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = put(tmp_path, name, content)
    good = put(tmp_path, "good.txt", STORY)
    result = read_articles(path, good)
    assert [a.id for a in result] == ["good"]
    assert says in complaint(result)
    assert complaint(result).startswith(f"{path}: ")


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    assert "no such file" in complaint(read_articles(tmp_path / "none.txt"))
    assert ".txt" in complaint(read_articles(tmp_path))


def test_broken_sources(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "b.txt", STORY)
    put(tmp_path, "sources.toml", '["a.txt"\n')
    result = read_articles(tmp_path)
    assert len(result) == 2
    assert "sources.toml" in complaint(result)
    assert "TOML" in complaint(result)


def test_misspelt_keys_are_told(tmp_path: Path) -> None:
    result = read_articles(put(tmp_path, "a.txt", f"---\npublishd: 2024-03-04\nauthor: Ada\n---\n{STORY}"))
    assert "'publishd'" in complaint(result)


def test_reading_text_loads_nothing_heavy() -> None:
    code = "import sys, timeline.read; print([m for m in ('trafilatura', 'htmldate', 'yaml', 'charset_normalizer', 'spacy') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


# --------------------------------------------------------------------------- through the whole build


def test_boilerplate_makes_no_event_and_ages_count_from_retrieval(tmp_path: Path) -> None:
    from timeline.build import build_timeline

    main = f"Tide turns for the stranded ferry\n{STORY}\n{OTHER}\nSubscribe now for the full story.\nRelated News\nPolice arrested two men on Sunday\n"
    text = f"{main}Related Articles\nDaily Post\n13 minutes ago\n- Daily Post\nFerry afloat again\n{LONG}\n"
    put(tmp_path, "a.txt", text)
    put(
        tmp_path, "sources.toml", '["a.txt"]\npublished = 2024-03-05\nretrieved = 2024-03-06T12:30:00+01:00\n'
    )
    articles = read_articles(tmp_path)
    story = build_timeline(articles)
    marked = {a.id: a.boilerplate for a in articles}
    mentions = [m for e in story.events for m in e.mentions]
    assert mentions
    assert not [m for m in mentions if any(s.start <= m.start < s.end for s in marked[m.article])]
    (age,) = (t for t in story.timexes if t.text == "13 minutes ago")
    assert (age.article, age.value) == ("a#1", "2024-03-06T12:17")
