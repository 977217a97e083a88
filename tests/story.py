"""A made-up story with every kind of date that a page must show, and stories of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.model import AnchorKind, PublishedFrom, Relation, Status, TimexType, TLink, Warning
from timeline.result import Conflict, DatedTimex, Event, Mention, Source, Timeline, TimexAnchor

SOURCES = (
    Source("a1", "Ferry pier closed after crack is found", "The Gazette", "https://gazette.example/pier", "en",
           "2025-08-16T08:00:00+01:00", PublishedFrom.GIVEN),
    Source("a2", "How Saltmere’s pier came to the brink", "Harbour Post", "https://post.example/brink?a=1&b=2", "en",
           "2025-08-20", PublishedFrom.PAGE),
    Source("a3", "Council splits over repair bill", "Radio Saltmere", "", "en", None, PublishedFrom.UNKNOWN),
    Source("a4", "Taucher prüfen die Pfeiler", "Küstenblatt", "https://kuestenblatt.example/pfeiler", "de",
           "2025-08-18", PublishedFrom.INFERRED),
)  # fmt: skip

# label, EDTF, earliest, latest, granularity, status, salience, participants, places, (article, quote, [expression], trigger) …
Row = tuple[
    str,
    str,
    str | None,
    str | None,
    str,
    Status,
    float,
    Sequence[str],
    Sequence[str],
    Sequence[tuple[str, str]],
]

O, P, G, C, H = Status.OCCURRED, Status.PLANNED, Status.ONGOING, Status.CANCELLED, Status.HYPOTHETICAL  # noqa: E741

ROWS: tuple[Row, ...] = (
    ("The iron pier opens to steamers", "1867", "1867-01-01", "1867-12-31", "year", O, 0.62, ["Saltmere Pier Company"], ["Saltmere"],
     [("a2", "The pier, opened to steamers in [1867], was built to last a hundred years.")]),
    ("A storm takes the pier’s outer arm", "1953-02", "1953-02-01", "1953-02-28", "month", O, 0.4, [], ["Saltmere"],
     [("a2", "The outer arm went in the storm of [February 1953] and was never replaced.")]),
    ("The town buys the pier", "199X", "1990-01-01", "1999-12-31", "decade", O, 0.3, ["Saltmere Council"], [],
     [("a2", "The town bought it in [the 1990s] for a symbolic pound.")]),
    ("Engineers first warn of corrosion", "2019-23", "2019-09-01", "2019-11-30", "season", O, 0.55, ["Lene Arkwright"], [],
     [("a2", "Arkwright’s first report, in [autumn 2019], spoke of corrosion “beyond painting”.")]),
    ("The council postpones the repair", "2022-04/2022-06", "2022-04-01", "2022-06-30", "quarter", O, 0.5, ["Saltmere Council"], [],
     [("a3", "In the [second quarter of 2022] the repair was put off for want of money.")]),
    ("Ferry traffic doubles", "2023/2024", "2023-01-01", "2024-12-31", "year", O, 0.2, ["Northline Ferries"], ["Saltmere"],
     [("a2", "Between [2023] and 2024 the number of sailings doubled.")]),
    ("Lene Arkwright becomes harbour engineer", "2025-02", "2025-02-01", "2025-02-28", "month", O, 0.35, ["Lene Arkwright"], ["Saltmere"],
     [("a2", "Arkwright, who took over as harbour engineer in [February], had asked for divers.")]),
    ("Divers are refused for a first time", "2025-05-26/2025-06-01", "2025-05-26", "2025-06-01", "week", O, 0.3, ["Saltmere Council"], [],
     [("a2", "The council said no [in the last week of May].")]),
    ("A skipper reports a tremor", "2025-08-09/2025-08-10", "2025-08-09", "2025-08-10", "weekend", O, 0.33, ["Jonas Feld"], ["Saltmere"],
     [("a1", "Feld had felt the pier shake [last weekend] and told the harbour office.")]),
    ("Divers find a crack in the third pillar", "2025-08-14", "2025-08-14", "2025-08-14", "day", O, 0.97, ["Lene Arkwright", "Northline Ferries"], ["Saltmere"],
     [("a1", "Divers found a crack as wide as a hand in the third pillar on [Thursday]."),
      ("a2", "The crack in the third pillar, found [on 14 August], runs through the footing."),
      ("a4", "Am [14. August] fanden Taucher einen Riss im dritten Pfeiler."),
      ("a3", "They found the crack [two days before the meeting].")]),
    ("The pier is closed", "2025-08-15T18:30:00", "2025-08-15", "2025-08-15", "minute", O, 0.99, ["Saltmere Council", "Lene Arkwright"], ["Saltmere"],
     [("a1", "At [half past six on Friday evening] the gates were locked and the pier was closed."),
      ("a2", "The closing of the pier came [a day after the crack was found].")]),
    ("Stranded passengers spend the night in the school", "2025-08-15", "2025-08-15", "2025-08-15", "day", O, 0.5, ["Northline Ferries"], ["Saltmere"],
     [("a1", "Some 140 passengers spent [Friday] night in the school gym.")]),
    ("Northline moves sailings to Brack", "2025-08-16/2025-08-22", "2025-08-16", "2025-08-22", "day", O, 0.6, ["Northline Ferries"], ["Brack"],
     [("a2", "From [16 August] to 22 August all sailings went from Brack.")]),
    ("The council meets in emergency session", "2025-08-16", "2025-08-16", "2025-08-16", "day", O, 0.8, ["Saltmere Council"], ["Saltmere"],
     [("a3", "The emergency session [on Saturday] lasted until midnight."),
      ("a2", "The council’s emergency session of [17 August] ended in a row.")]),
    ("Two councillors resign", "2025-08-16/2025-08-18", "2025-08-16", "2025-08-18", "day", O, 0.55, ["Saltmere Council"], [],
     [("a3", "Two councillors resigned [in the days after the session].")]),
    ("A relief pontoon is to arrive", "2025-08-17", "2025-08-17", "2025-08-17", "day", P, 0.58, ["Northline Ferries"], ["Saltmere"],
     [("a1", "A pontoon is due [on Sunday], the company said.")]),
    ("The regatta is called off", "2025-08-23", "2025-08-23", "2025-08-24", "day", C, 0.45, ["Saltmere Sailing Club"], ["Saltmere"],
     [("a1", "The regatta planned for [next Saturday] will not be held.")]),
    ("Divers examine the other pillars", "2025-08-18/..", "2025-08-18", None, "day", G, 0.52, ["Lene Arkwright"], ["Saltmere"],
     [("a4", "Seit [Montag] prüfen Taucher die übrigen Pfeiler.")]),
    ("The ministry sends an inspector", "../2025-08-20", None, "2025-08-20", "day", O, 0.48, ["Ministry of Transport"], ["Saltmere"],
     [("a2", "By [20 August] the ministry had sent an inspector.")]),
    ("A report on the pier is due", "2025-09", "2025-09-01", "2025-09-30", "month", P, 0.44, ["Ministry of Transport"], [],
     [("a2", "The inspector’s report is due [in September].")]),
    ("The pier might be torn down", "2026", "2026-01-01", "2026-12-31", "year", H, 0.57, ["Saltmere Council"], ["Saltmere"],
     [("a3", "If the money is not found, the pier would be torn down [in 2026], the mayor warned.")]),
    ("Northline threatens to leave for good", "", "2025-08-14", None, "", O, 0.4, ["Northline Ferries"], [],
     [("a3", "The company has threatened to leave Saltmere for good.")]),
    ("A painting of the pier is sold", "", None, None, "", O, 0.1, [], [],
     [("a2", "A painting of the pier was sold to a bidder from abroad.")]),
)  # fmt: skip

WINDOWS = {"Two councillors resign"}
IMPLIED = {"The pier is closed", "Two councillors resign", "A skipper reports a tremor"}
CONFLICTS = {"The council meets in emergency session": ("2025-08-17", 1)}
LINKS = (
    (10, 11),
    (9, 10),
    (9, 11),
    (10, 12),
    (13, 14),
    (9, 13),
    (10, 15),
    (3, 4),
    (7, 9),
    (17, 19),
    (19, 20),
    (10, 13),
)


def story() -> Timeline:
    """The made-up story of a pier."""
    events, timexes = [], []
    for n, row in enumerate(ROWS):
        event, dated = _event(n, row)
        events.append(event)
        timexes += dated
    links = [TLink(f"E{a}", f"E{b}", Relation.BEFORE, "test") for a, b in LINKS]
    links.append(TLink("E11", "E10", Relation.IS_INCLUDED, "test"))
    return Timeline(
        "The closing of Saltmere pier",
        SOURCES,
        tuple(events),
        tuple(timexes),
        tuple(links),
        (Warning("undated-article", "“Council splits over repair bill” has no publication date.", "a3"),),
    )


def _event(n: int, row: Row) -> tuple[Event, list[DatedTimex]]:
    label, date, earliest, latest, granularity, status, salience, who, where, told = row
    mentions, timexes = [], []
    for i, (article, marked) in enumerate(told):
        mention, timex = _mention(f"{article}:e{n}-{i}", article, marked, date)
        mentions.append(mention)
        timexes += [timex] if timex else []
    other = CONFLICTS.get(label)
    event = Event(
        f"E{n}",
        label,
        date,
        earliest,
        latest,
        granularity,
        status,
        label not in IMPLIED,
        0.9 if date else 0.2,
        salience,
        tuple(who),
        tuple(where),
        tuple(mentions),
        (Conflict(other[0], (mentions[other[1]].id,)),) if other else (),
        point=label not in WINDOWS,
    )
    return event, timexes


def _mention(name: str, article: str, marked: str, date: str) -> tuple[Mention, DatedTimex | None]:
    before, _, rest = marked.partition("[")
    inside, _, after = rest.partition("]")
    quote = before + inside + after
    at = 1000 + len(before)
    timex = f"{name}:t" if inside else None
    first = quote.split()[0]
    steps = (f"“{inside}” is counted from the day of publication", f"so the date is {date}") if inside else ()
    mention = Mention(name, article, 1000, 1000 + len(first), first, quote, date, timex, steps)
    if not timex:
        return mention, None
    anchor = TimexAnchor(AnchorKind.DCT)
    return mention, DatedTimex(
        timex, article, at, at + len(inside), inside, quote, TimexType.DATE, date, anchor=anchor
    )


def long_story(count: int, **changes: Any) -> Timeline:
    """A story of `count` plain events, one a day."""
    from datetime import date, timedelta

    first = date(2020, 1, 1)
    events = []
    for n in range(count):
        day = (first + timedelta(days=n // 4)).isoformat()
        quote = f"Ship number {n} left the harbour on {day} with {n % 37} crates."
        mention = Mention(f"a1:e{n}", "a1", 0, 4, "left", quote, day, None, ("The date is written out",))
        events.append(
            Event(f"E{n}", f"Ship {n} leaves the harbour", day, day, day, "day", Status.OCCURRED, True, 0.9,
                  (n * 7919 % 100) / 100, (f"Captain {n % 9}",), (f"Quay {n % 5}",), (mention,))
        )  # fmt: skip
    return Timeline(changes.get("title", "Ships"), SOURCES[:1], tuple(events))
