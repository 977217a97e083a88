"""A made-up story of any length, the same each time: for measuring pages and renderers, never accuracy."""

from __future__ import annotations

import random
from datetime import date, timedelta

from timeline.model import AnchorKind, PublishedFrom, Relation, Status, TimexType, TLink
from timeline.result import Conflict, DatedTimex, Event, Mention, Source, Timeline, TimexAnchor

START = date(2019, 1, 7)
DAYS = 2400
VERBS = "approves rejects delays opens closes repairs inspects floods clears reports questions funds sues names".split()
PEOPLE = "Ada Moreno|Jon Okafor|Lena Fischer|Tomas Lund|Priya Nair|Omar Haddad|Grace Lin|Ines Duarte".split(
    "|"
)
BODIES = "the council|the harbour office|the court|the ministry|the union|the insurer|the utility".split("|")
THINGS = (
    "the sea wall|the northern pier|the flood plan|the tender|the budget|the inquiry|the ferry line|"
    "the dredging contract|the levee|the pumping station|the survey|the relief fund|the permit"
).split("|")
PLACES = "Port Alder|Lower Quay|Westhaven|Millbridge|Saltmarsh|Cape Rowan|Eastfield".split("|")
PAPERS = "Coast Courier|Daily Ledger|Harbour Post|The Observer of Alder|Westhaven News".split("|")
EXTRA = (
    "after|against|although|amid|appeal|around|because|before|board|cost|crews|critics|damage|debate|deadline|early|"
    "engineers|families|heavy|hearing|hundreds|judge|late|million|morning|night|officials|owners|plans|police|pressure|"
    "rain|record|residents|review|road|safety|season|second|storm|tide|town|trucks|under|vote|warning|water|week|work"
).split("|")
STATUSES = (Status.OCCURRED,) * 7 + (Status.PLANNED, Status.ONGOING, Status.CANCELLED)


def made_story(count: int, *, seed: int = 7) -> Timeline:
    """A story of `count` events over six and a half years, told by one article for each ten events."""
    chance = random.Random(seed)
    articles = tuple(_article(n, chance) for n in range(max(2, count // 10)))
    days = sorted(START + timedelta(days=chance.randrange(DAYS)) for _ in range(count))
    pairs = [_event(n, day, articles, chance) for n, day in enumerate(days)]
    links = tuple(
        TLink(f"ev{n - chance.randrange(1, 4)}", f"ev{n}", Relation.BEFORE, "text")
        for n in range(4, count)
        if chance.random() < 0.3
    )
    return Timeline(
        title=f"The sea wall, in {count} events",
        articles=articles,
        events=tuple(event for event, _ in pairs),
        timexes=tuple(timex for _, timexes in pairs for timex in timexes),
        links=links,
    )


def _article(n: int, chance: random.Random) -> Source:
    day = START + timedelta(days=chance.randrange(DAYS))
    paper = chance.choice(PAPERS)
    url = f"https://news.example/{n}/{'-'.join(chance.sample(EXTRA, 4))}"
    title = _words(chance, 6).capitalize()
    return Source(f"a{n}", title, paper, url, "en", f"{day}T09:00:00+00:00", PublishedFrom.GIVEN)


def _event(
    n: int, day: date, articles: tuple[Source, ...], chance: random.Random
) -> tuple[Event, list[DatedTimex]]:
    who = [chance.choice(PEOPLE), chance.choice(BODIES)][: chance.randrange(1, 3)]
    label = f"{who[-1].capitalize()} {chance.choice(VERBS)} {chance.choice(THINGS)} {_words(chance, 2)}"
    span = chance.choice((0, 0, 0, 0, 1, 6, 29))
    last = day + timedelta(days=span)
    edtf = str(day) if not span else f"{day}/{last}"
    told = chance.sample(articles, k=min(len(articles), chance.choice((1, 1, 1, 2, 2, 3))))
    pairs = [_mention(n, k, source, label, edtf, chance) for k, source in enumerate(told)]
    mentions = tuple(mention for mention, _ in pairs)
    other = (Conflict(str(day + timedelta(days=2)), (mentions[-1].id,)),) if chance.random() < 0.04 else ()
    event = Event(
        id=f"ev{n}",
        label=label,
        date=edtf,
        earliest=str(day),
        latest=str(last),
        granularity="day" if not span else "week",
        status=chance.choice(STATUSES),
        stated=chance.random() < 0.7,
        confidence=round(chance.uniform(0.4, 1), 2),
        salience=round(chance.random(), 4),
        participants=tuple(who),
        places=(chance.choice(PLACES),) if chance.random() < 0.6 else (),
        mentions=mentions,
        conflicts=other,
    )
    return event, [timex for _, timex in pairs]


def _mention(
    n: int, k: int, source: Source, label: str, edtf: str, chance: random.Random
) -> tuple[Mention, DatedTimex]:
    when = chance.choice(("on Monday", "last week", "two days ago", "in March", "on 4 May", "yesterday"))
    quote = f"{label} {when}, {_words(chance, 9)}."
    start = chance.randrange(4000)
    verb = label.split()[2]
    at, on = start + quote.find(verb), start + len(label) + 1
    timex = DatedTimex(
        f"{source.id}:t{n}.{k}", source.id, on, on + len(when), when, quote, TimexType.DATE, edtf[:10],
        anchor=TimexAnchor(AnchorKind.DCT),
    )  # fmt: skip
    steps = (
        f"“{when}” is counted from the day of publication, {(source.published or '')[:10]}",
        f"that is {edtf}",
    )
    mention = Mention(
        f"{source.id}:e{n}.{k}", source.id, at, at + len(verb), verb, quote, edtf, timex.id, steps
    )
    return mention, timex


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(EXTRA) for _ in range(count))
