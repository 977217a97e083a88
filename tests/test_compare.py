"""What speaks for and against two mentions being one happening; which pairs are looked at; whom an event is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import Told, reading

from timeline.about import named, takes_part
from timeline.build import read_one
from timeline.candidates import Candidate, When, candidates
from timeline.cluster import cluster, pairs
from timeline.compare import WEIGHTS, features, likely, score, time_features
from timeline.model import Article, Dating, Status
from timeline.salience import WEIGHTS as SALIENCE
from timeline.salience import WORDS, Evidence, salience

FLOOD = Told("The river [flooded] the old town.", "2024-03-05", "flood", "the river", "the old town")


def found(*stories: tuple[str, str, tuple[Told, ...]]) -> list[Candidate]:
    """Candidates of articles told as name, day of publication, sentences."""
    datings: dict[str, Dating] = {}
    readings = []
    for name, published, told in stories:
        article, dated = reading(name, published, *told)
        readings.append(article)
        datings.update(dated)
    return candidates(readings, datings)


def pair(a: Told, b: Told, *, published: str = "2024-03-06") -> tuple[Candidate, Candidate]:
    one, two = found(("one", published, (a,)), ("two", published, (b,)))
    return one, two


# two dates -> the features that they give; None where they cannot be one happening
TIMES = [
    ("2024-03-05", "2024-03-05", {"same": 1.0, "alone": 1.0}),
    ("2024-03", "2024-03", {"coarse": 1.0, "alone": 0.8}),
    ("2024-03", "2024-03-05", {"nested": 0.5, "within": 1.0}),
    ("2024", "2024-03-05", {"nested": 0.3, "within": 1.0}),
    ("2024-03-05", "2024-03-06", {"gap": 0.5}),
    ("2024-03-05", "2024-05-06", None),
    ("2024-03-05", "", {"undated": 1.0, "fresh": 1.0, "gap": 0.0}),
    ("2023-03-05", "", {"undated": 1.0, "fresh": 0.0, "gap": 0.0}),
]


@pytest.mark.parametrize(("left", "right", "want"), TIMES)
def test_times(left: str, right: str, want: dict[str, float] | None) -> None:
    one, two = pair(FLOOD._replace(date=left), FLOOD._replace(date=right))
    assert time_features(one, two) == want == time_features(two, one)


def test_the_date_of_its_clause_keeps_no_mention_apart() -> None:
    told = (
        Told("The [strike] was called off on 9 May.", "~2024-05-09", "strike"),
        Told("They [struck].", "2024-03-05", "strike"),
    )
    found_at = "clause", "attached"
    parts = [reading(name, "2024-05-10", one) for name, one in zip("ab", told, strict=True)]
    datings = {
        key: replace(dating, origin=rule)
        for rule, (_, dated) in zip(found_at, parts, strict=True)
        for key, dating in dated.items()
    }
    one, two = candidates([r for r, _ in parts], datings)
    assert (one.when.borrowed, two.when.borrowed) == (True, False)
    assert set(time_features(one, two) or {}) == {"undated"}


def test_a_date_that_is_hardly_told_keeps_no_two_apart() -> None:
    other = Told("Traders mourned after the [deluge].", "2024-03-06", "deluge", "a dam")
    parts = [reading("one", "2024-03-20", FLOOD), reading("two", "2024-03-20", other)]
    datings = {key: dating for _, dated in parts for key, dating in dated.items()}
    kept = {}
    for stated in (True, False):
        late = {
            key: replace(d, stated=stated, origin="attached" if stated else "clause")
            for key, d in parts[1][1].items()
        }
        kept[stated] = features(*candidates([r for r, _ in parts], datings | late))
    assert kept[True] is None
    assert kept[False] is not None


def test_a_wide_date_says_the_less_the_more_an_article_dates_inside_it() -> None:
    month = Told("In March a mast [fell].", "2024-03", "fall", "a mast")
    opened = Told("A shop [opened].", "2024-03-09", "open", "a shop")
    alone = found(("one", "2024-03-20", (month,)), ("two", "2024-03-20", (FLOOD,)))
    busy = found(("one", "2024-03-20", (month,)), ("two", "2024-03-20", (FLOOD, opened)))
    assert [(features(*pair) or {})["within"] for pair in (alone, busy[:2])] == [1.0, 0.5]


def test_a_crowded_month_is_a_faint_tie_for_unlike_words_in_sentences_about_other_things() -> None:
    suit = Told("In March a suit was [filed].", "2024-03", "file", "a suit")
    others = [
        Told(f"A shop [opened] on {day} March.", f"2024-03-{day}", "open", "a shop") for day in (10, 20)
    ]
    told = [
        found(("one", "2024-03-30", (suit,)), ("two", "2024-03-30", (FLOOD, *others[:many])))
        for many in (2, 1)
    ]
    assert [(features(*pair[:2]) or {})["faint"] for pair in told] == [1.0, 0.0]
    assert score(*told[0][:2]) <= 0


def test_who_is_in_every_happening_says_nothing() -> None:
    told = [
        Told("Ana Ruiz [opened] a shop.", "2024-03-05", "open", "Ana Ruiz", "a shop"),
        Told("Ana Ruiz [sold] the shop.", "2024-03-06", "sell", "Ana Ruiz", "the shop"),
        Told("Ana Ruiz [called] a doctor.", "2024-03-07", "call", "Ana Ruiz", "a doctor"),
        Told("Ana Ruiz [met] Olga Brandt.", "2024-03-08", "meet", "Ana Ruiz", "Olga Brandt"),
        Told("Olga Brandt [left].", "2024-03-09", "leave", "Olga Brandt"),
    ]
    rarity = found(("one", "2024-03-10", tuple(told)))[0].rarity
    assert rarity["ruiz"] < rarity["brandt"] < rarity["doctor"] == 1.0


def test_what_was_only_supposed_may_be_told_as_done() -> None:
    one, two = pair(FLOOD, FLOOD)
    supposed = replace(two, mention=replace(two.mention, status=Status.HYPOTHETICAL))
    assert score(one, supposed) > 0


@pytest.mark.parametrize(("told", "apart"), [
    (Told("A diver [found] a valve in the lock.", "~2024-03-08", "find"), True),
    (Told("The port [published] its new tariff.", "", "publish", "the port", "tariff"), False),
])  # fmt: skip
def test_no_stranger_makes_a_plan_come_true(told: Told, apart: bool) -> None:
    plan = Told("The port will [publish] a tariff.", "", "publish", "the port", "a tariff", "planned")
    assert (score(*pair(plan, told)) < 0) is apart


def test_a_word_of_a_like_meaning_alone_joins_no_undated_mention() -> None:
    plan = Told("The ministers hold a conference [call].", "2024-03-05", "call", "", "", "planned")
    assert score(*pair(plan, Told("The storm [claimed] a barn.", "", "claim", "the storm", "a barn"))) < 0


@pytest.mark.parametrize(("text", "terms"), [
    ("The union renewed its calls for help.", {"call for"}),
    ("The union dealt with the flood.", {"deal with"}),
    ("Its deal with the port was signed.", {"deal"}),
    ("The union made calls to Porto.", {"call"}),
])  # fmt: skip
def test_a_preposition_may_make_another_word(text: str, terms: set[str]) -> None:
    told = candidates([read_one(Article("a", text))], {})
    assert terms in [set(one.terms) for one in told]


def test_two_dates_that_one_article_states_are_two_happenings() -> None:
    one, two = found(("one", "2024-03-09", (FLOOD, FLOOD._replace(date="2024-03-06"))))
    assert time_features(one, two) is None
    assert score(one, two) == float("-inf")


def test_a_date_that_is_only_assumed_says_little() -> None:
    sure, unsure = pair(FLOOD, FLOOD)
    assert unsure.when.trust == 1.0
    weak = When(*sure.when[:2], stated=False, dated=True, trust=0.0)
    guessed = Candidate(
        unsure.mention, weak, maker=True, terms=(), keys=(), label=sure.label, sentence=sure.sentence
    )
    assert (time_features(sure, guessed) or {})["same"] == 0.0


def test_what_cannot_score_is_not_looked_at() -> None:
    one, two = pair(FLOOD, Told("A shop [opened].", "2023-01-02", "open", "a shop"))
    assert likely(one, two) == float("-inf")
    assert features(one, two) is None


def test_score_is_the_weighted_sum() -> None:
    one, two = pair(FLOOD, FLOOD)
    parts = features(one, two)
    assert parts is not None
    assert score(one, two) == pytest.approx(sum(WEIGHTS[name] * value for name, value in parts.items()))
    assert likely(one, two) == score(one, two) > 0


def test_pairs_grow_with_the_mentions_and_not_with_their_square() -> None:
    def count(size: int) -> int:
        told = tuple(FLOOD._replace(date=f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}") for n in range(4))
        articles = [(f"a{n:04d}", "2024-03-06", told) for n in range(size)]
        return sum(1 for _ in pairs(found(*articles)))

    assert count(200) <= 2.2 * count(100)


def test_many_tellings_make_one_event() -> None:
    told = [reading(f"a{n:03d}", "2024-03-06", FLOOD) for n in range(60)]
    datings = {key: dating for _, dated in told for key, dating in dated.items()}
    assert [len(group) for group in cluster([r for r, _ in told], datings)] == [60]


NAMED = [
    ("Kestrel", "The Kestrel 300 flew.", False),
    ("Kestrel", "Orders for Kestrel rose.", True),
    ("Kestrel 300", "Two Kestrel 300s were sold.", True),
    ("Müller", "A letter to Muller arrived.", True),
    ("", "A letter arrived.", False),
]


@pytest.mark.parametrize(("entity", "text", "want"), NAMED)
def test_named(entity: str, text: str, want: bool) -> None:
    assert named(entity, text) is want


PART = [
    ("Kestrel", Told("Kestrel [sold] two planes.", who="Kestrel", what="two planes"), True),
    ("Kestrel", Told("Deliveries to Kestrel [began].", who="deliveries"), True),
    ("Kestrel", Told("Ana Ruiz [left] after Kestrel had lost.", who="Ana Ruiz"), False),
]


@pytest.mark.parametrize(("entity", "told", "want"), PART)
def test_takes_part(entity: str, told: Told, want: bool) -> None:
    article, _ = reading("one", "2024-03-06", told)
    mention = replace(article.mentions[0], label="")
    assert takes_part(entity, mention, article.article.text) is want


def test_salience_says_why_in_the_order_of_weight() -> None:
    low, _ = salience(Evidence())
    high, reasons = salience(Evidence(agreed=2.0, exact=1.0, shadow=1.0))
    assert 0 < low < high < 1
    assert [reason.rsplit(" ", 1)[0] for reason in reasons] == [
        WORDS["agreed"],
        WORDS["exact"],
        WORDS["shadow"],
    ]


def test_every_weight_has_its_words() -> None:
    assert set(SALIENCE) == {*WORDS, "bias"}
