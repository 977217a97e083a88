"""Event mentions: a table of sentences, then what needs more than one sentence, or an article."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.events import find_events
from timeline.lexicon import eventive, family, related, verb_of
from timeline.model import Article, EventClass, EventMention, Role, Status, Timex
from timeline.parse import parse_article
from timeline.rules.en_verbs import past
from timeline.tag import tag_timexes

TABLE = Path(__file__).parent / "tables" / "events_en.tsv"


class Row(NamedTuple):
    """One sentence with its trigger in brackets, and what is to be said of it."""

    marked: str
    status: str
    tense: str
    times: str
    salient: str
    label: str


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=256)
def found(text: str, title: str = "") -> tuple[tuple[EventMention, ...], dict[str, Timex]]:
    article = Article(id="a", text=text, title=title)
    timexes = tag_timexes(article)
    mentions = find_events(article, parse_article(article), timexes)
    return mentions, {timex.id: timex for timex in timexes}


def mention_of(text: str, trigger: str, nth: int = 0) -> EventMention:
    return [m for m in found(text)[0] if m.text == trigger and m.sentence >= 0][nth]


def test_the_table_is_long_enough() -> None:
    assert len(rows()) >= 75


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.marked)
def test_row(row: Row) -> None:
    start = row.marked.index("[")
    mentions, timexes = found(row.marked.replace("[", "").replace("]", ""))
    mention = next(m for m in mentions if m.span.start == start)
    times = "; ".join(f"{tie.relation} {timexes[tie.timex].text}" for tie in mention.attachments)
    salient = "yes" if mention.salient else "no"
    got = Row(row.marked, mention.status, mention.tense, times or "-", salient, mention.label)
    assert got == row


def test_offsets_ids_and_order() -> None:
    text = "Nurses marched on Friday. The march ended in the square, and the police counted 9,000 people."
    mentions = found(text)[0]
    assert [text[m.span.start : m.span.end] for m in mentions] == [m.text for m in mentions]
    assert [m.id for m in mentions] == [f"a:e{n}" for n in range(1, len(mentions) + 1)]
    assert [m.span for m in mentions] == sorted(m.span for m in mentions)


@pytest.mark.parametrize(
    ("text", "trigger", "parties"),
    [
        ("Anna Lund sued the bank in Oslo.", "sued", {("Anna Lund", Role.AGENT), ("bank", Role.PATIENT), ("Oslo", Role.PLACE)}),
        ("The bill was signed by Anna Lund.", "signed", {("bill", Role.PATIENT), ("Anna Lund", Role.AGENT)}),
        ("Anna Lund resigned. Ms Lund left quietly.", "left", {("Anna Lund", Role.AGENT)}),
        ("Peter Holm lost the vote. He left the hall.", "left", {("Peter Holm", Role.AGENT), ("hall", Role.PATIENT)}),
        ("Peter Holm met Anna Lund. She gave him a book.", "gave", {("book", Role.PATIENT)}),
    ],
)  # fmt: skip
def test_arguments(text: str, trigger: str, parties: set[tuple[str, Role]]) -> None:
    assert parties <= {(a.name, a.role) for a in mention_of(text, trigger).arguments}


def test_a_pronoun_that_may_be_two_people_is_nobody() -> None:
    text = "Peter Holm met Karl Berg and Paul Lind. The crowd cheered him."
    assert not [a for a in mention_of(text, "cheered").arguments if a.role is Role.PATIENT]


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("Peter Holm was tried in May. A jury freed him in June.", "freed", "A jury freed Peter Holm"),
        ("Peter Holm hid the money. His lawyers have lodged an appeal.", "appeal", "Peter Holm's lawyers lodged an appeal"),
        ("The ship had “sunk” off Malta in 1943, divers said.", "sunk", "The ship sank off Malta"),
        ("When did all this begin? On 9 May, in a barn.", "begin", "All this began"),
        ("She was fined in May and appealed in June.", "appealed", "She appealed"),
        ("Peter Holm sold the inn. Holm's mother moved to Lund. She died on Monday.", "died", "Peter Holm's mother died"),
        ("Eva Lind left. The former captain, Karl Obersson, told her that he had sold the boat on Monday.", "sold",
         "Karl Obersson sold the boat"),
        ("The port, which Rome had built, was rebuilt in 1921.", "rebuilt", "The port was rebuilt"),
        ("Karl Berg fell. In June, as Berg slept, a court cleared his name.", "cleared", "A court cleared Karl Berg's name"),
        ("The firm, founded in 1990, closed its mill in Lund last year.", "closed", "The firm closed its mill in Lund"),
        ("On Monday, with rain falling, the crew of the Aurora (a ferry) rescued nine sailors.", "rescued",
         "The crew of the Aurora rescued nine sailors"),
    ],
)  # fmt: skip
def test_labels(text: str, trigger: str, label: str) -> None:
    assert mention_of(text, trigger).label == label


def test_the_past_of_a_verb_from_its_plain_form() -> None:
    told = {"reopen": "reopened", "rise": "rose", "stop": "stopped", "admit": "admitted", "visit": "visited",
            "carry": "carried", "agree": "agreed"}  # fmt: skip
    assert {verb: past(verb) for verb in told} == told


@pytest.mark.parametrize(
    ("text", "trigger", "done"),
    [
        ("The panel will sit in Lund in May.", "sit", "The panel sat in Lund"),
        ("The board is to rule on the bids on Friday.", "rule", "The board ruled on the bids"),
        ("The old piers will be cut down in May.", "cut", "The old piers were cut down"),
        ("The council hopes to reopen the pool in May.", "reopen", "The council reopened the pool"),
        ("The council will not reopen the pool in May.", "reopen", ""),
        ("The council might have reopened the pool in May.", "reopened", ""),
        ("The council was to reopen the pool in May.", "reopen", ""),
        ("The council reopened the pool in May.", "reopened", ""),
    ],
)  # fmt: skip
def test_labels_of_plans_say_what_they_are_once_done(text: str, trigger: str, done: str) -> None:
    assert mention_of(text, trigger).done == done


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The board learned of it on Monday.", "learned"),
        ("The woman who fed the gulls", "fed"),
        ("Runners have until May to enter the race.", "enter"),
        ("Eva Lind denied having sold the flat in 2019.", "sold"),
        ("A jury convicted the woman whom he had replaced on Friday.", "convicted"),
        ("Two of its seven boats sank on Friday.", "sank"),
        ("Can the club win the cup in May?", "win"),
        ("Anna Lund heard on Friday, at a wedding.", "heard"),
        ("“We left,” Anna Lund wrote in a statement on Friday.", "wrote"),
        ("The next round starts on Friday.", "starts"),
        ("It took a strike on Friday to stop the trams.", "took"),
        ("On Friday the board changed the way they pay.", "changed"),
        ("The start was called off on Friday.", "called"),
        ("Eva Lind left. Peter Holm sent her permission on Friday.", "sent"),
        ("Eva Holm set up a desk in Lund and asked a stranger for his name on Friday.", "asked"),
    ],
)
def test_labels_that_no_editor_would_print_say_so(text: str, trigger: str) -> None:
    assert not mention_of(text, trigger).printable


def test_labels_are_short_lines_without_marks_of_quotation() -> None:
    text = (
        "The assembly of the united federation of river and canal transport workers of the eastern and western provinces "
        "“rejected” on Friday the offer that the association of barge owners and shipping agents had made in March. "
    ) * 3
    for mention in found(text)[0]:
        assert len(mention.label) <= 90
        assert not set(mention.label) & set('“”"\n')
        assert mention.label[:1] == mention.label[:1].upper()


def test_reporting_verbs_are_mentions_but_no_news() -> None:
    text = "The mill will close in May, the owner said. “We tried,” she told the staff on Monday."
    said, told = mention_of(text, "said"), mention_of(text, "told")
    assert said.event_class is told.event_class is EventClass.REPORTING
    assert not said.salient
    assert not told.salient
    assert mention_of(text, "close").reported_by == said.id
    assert mention_of(text, "tried").reported_by == told.id
    assert mention_of(text, "tried").quote == 0


def test_news_that_is_said_is_news() -> None:
    assert mention_of("The maker warned on Friday of a shortage of tyres.", "warned").salient


def test_headlines_have_mentions_of_their_own() -> None:
    title = "Miners vote to end strike"
    mentions = [m for m in found("Nothing else was known.", title)[0] if m.sentence < 0]
    assert [title[m.span.start : m.span.end] for m in mentions if m.text == "vote"] == ["vote"]


def test_questions_and_hypotheses_make_no_event_of_the_timeline() -> None:
    text = "Why did the talks fail? If the bank fails, savers could lose money. Perhaps it would have helped."
    assert not [m for m in found(text)[0] if m.salient]


def test_references_may_join_though_they_do_not_stand_alone() -> None:
    mention = mention_of("Nobody spoke of the walkout.", "walkout")
    assert not mention.salient
    assert mention.joins


def test_ordinals_tell_apart() -> None:
    assert mention_of("A second vote on Friday failed.", "vote").ordinal == "second"


def test_cancelled_and_moved() -> None:
    text = "The launch planned for 3 May was scrubbed. The board put the vote off until Friday."
    assert mention_of(text, "launch").status is Status.CANCELLED
    assert mention_of(text, "vote").status is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "…", "“", "a " * 3000, "and run " * 2000, "(((((" * 400, "\x00\x07", "word" * 5000, "1 2 3 4 5 " * 500],
    ids=["empty", "blank", "dots", "mark", "a", "run", "brackets", "control", "letters", "digits"],
)  # fmt: skip
def test_odd_text_never_breaks(text: str) -> None:
    found(text, text[:80])


def test_the_lexicon() -> None:
    assert eventive("invasion") > 0.9
    assert eventive("chair") < 0.2
    assert verb_of("invasion") == "invade"
    assert family("invasion") & family("invade")
    assert related("invade", "invasion") > 0.9
    assert related("scrub", "cancel") > 0.5 > related("strike", "moon")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The man left on Friday.", "left"),
        ("The firm filed on Friday.", "filed"),
        ("Burglars took its safe on Friday.", "took"),
        ("It was quiet. The council picked May.", "picked"),
        ("Twelve of them were freed on Friday.", "freed"),
        ("The early vote on Friday was calm.", "vote"),
        ("Anna Lund said in a statement on Friday.", "said"),
        ("The clerk admits they had lost it on Friday.", "admits"),
        ("The nurse are travelling on Friday.", "travelling"),
        ("Ben Holm and Anna Lund quarrelled. The clerk told her on Friday.", "told"),
        ("“It is over and I am glad,” said Anna Lund on Friday, for the crew, at the hearing.", "said"),
        ("Each went in on Friday with a lamp.", "went"),
    ],
)
def test_no_editor_prints(text: str, trigger: str) -> None:
    assert not mention_of(text, trigger).printable


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("Engineers found the leak. Divers closed it on Monday.", "closed", "Divers closed the leak"),
        ("The alert was cut to level 2 on Friday.", "cut", "The alert was cut to level 2"),
        ("The anti-noise panel met on Friday.", "met", "The anti-noise panel met"),
        ("The mayor will meet on Friday ahead of the vote.", "meet", "The mayor will meet"),
        ("In the event a deal is signed in May, the fleet sails.", "signed", "A deal is signed"),
        ("That election was annulled on Monday.", "annulled", "The election was annulled"),
        ("The court postponed the hearing with three days to go.", "postponed", "The court postponed the hearing"),
        ("Anna Lund went up, leant out and heard, she says, the band.", "went", "Anna Lund went up"),
        ("The map that the clerk drew on 9 May misled the pilot.", "drew", "The clerk drew the map"),
        ("The survey that the council ordered in May cleared the builder.", "cleared", "The survey cleared the builder"),
        ("Drivers, who signed a truce in May, reported for work on Friday but had little to do.", "reported",
         "Drivers reported for work"),
        ("Anna Lund nearly missed the ferry on Friday.", "missed", "Anna Lund nearly missed the ferry"),
        ("The port had narrowly avoided a strike on Friday.", "avoided", "The port narrowly avoided a strike"),
        ("Halberg Motors cut jobs on Monday. Its chairman resigned on Friday.", "resigned",
         "Halberg Motors' chairman resigned"),
        ("Lene Voss quit. Her deputy, Karl Munk, takes over on 1 June.", "takes", "Karl Munk takes over"),
        ("The club has put off until June 17 a meeting at which members were to vote.", "put", "The club put off a meeting"),
        ("Ben Holm sang. The Danish minister said on Friday he was moved by the song.", "said",
         "The Danish minister said he was moved by the song"),
        ("The talks on Friday opened a first road toward de-escalation.", "opened", "The talks opened a first road toward de-escalation"),
        ("The firm ran the mine in theory until May.", "ran", "The firm ran the mine"),
        ("Having sold the farm in May, Anna Lund bought a boat.", "sold", "Anna Lund sold the farm"),
        ("Crews met in May with the minister largely absent from the hall.", "met", "Crews met"),
        ("The council reopened the lock on Friday, later than planned: the work was put off.", "reopened",
         "The council reopened the lock"),
        ("Peter Holm left the club on Monday; on Friday a court freed him.", "freed", "A court freed Peter Holm"),
        ("Eva Lind left. Anna Holm, sacked in May, is suing; her case opens on Friday.", "opens", "Anna Holm's case opens"),
        ("The firm moved. In a report handed to the mayor on Friday, it gave up.", "report", "A report was handed to the mayor"),
        ("The eruption came on Friday.", "eruption", "The eruption came"),
        ("The mayor, worn out by the long quarrel, scrapped the regatta on Friday.", "regatta", "The mayor scrapped the regatta"),
        ("The former harbour master of Lund admitted on Friday that for six weeks the crane had not been safe.", "admitted",
         "The former harbour master of Lund admitted that the crane had not been safe"),
        ("Eva Lind left. Peter Holm sent her flowers on Friday.", "sent", "Peter Holm sent Eva Lind flowers"),
        ("The report is long. The board has had it since Friday, when it was handed in.", "handed", "The report was handed in"),
        ("The yard will no longer build ferries in May.", "build", "The yard will no longer build ferries"),
        ("At noon there was a deal. It was signed on Friday.", "signed", "The deal was signed"),
        ("Holm's brother spoke on Monday. He wept. On Friday he left the club.", "left", "Holm's brother left the club"),
        ("Divers went back to the wreck on Friday.", "went", "Divers went back to the wreck"),
        ("Of the nine barges, two sank on Friday.", "sank", "Two of the nine barges sank"),
        ("LUND, May 4: Two divers who rang the mayor found a bell on Friday.", "found", "Two divers found a bell"),
        ("The mayor's visit in May, and the late vote, were noted. The visit, and the vote, was called off on Friday.", "called",
         "The vote was called off"),
        ("Halberg, the survey firm hired on Monday, handed in its map on Friday.", "hired", "The survey firm was hired"),
        ("The map, drawn on 9 May, misled the pilot.", "drawn", "The map was drawn"),
        ("Anna Lund left. Their verdict was read out on Friday.", "verdict", "The verdict was read out"),
        ("The mayor opened the show on Friday by naming the sailors who drowned.", "opened", "The mayor opened the show"),
        ("By then the harbour firm had settled: two million pounds and no trial.", "settled", "The harbour firm settled"),
    ],
)  # fmt: skip
def test_label(text: str, trigger: str, label: str) -> None:
    mention = mention_of(text, trigger)
    assert mention.label == label
    assert mention.printable


@pytest.mark.parametrize(
    ("text", "trigger", "denied"),
    [
        ("The ferry almost sank on Friday.", "sank", True),
        ("Sales almost doubled on Friday.", "doubled", False),
        ("The port narrowly avoided a strike on Friday.", "avoided", False),
    ],
)
def test_what_nearly_happened_did_not(text: str, trigger: str, denied: bool) -> None:
    assert mention_of(text, trigger).negated is denied
