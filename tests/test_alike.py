"""Which mentions may tell of one happening: tables of pairs, own sentences."""

from __future__ import annotations

import pytest

from timeline.alike import (
    RELATED,
    agreement,
    alike,
    content_words,
    fold,
    is_called,
    keys,
    kinds,
    name_words,
    near,
    same_name,
)
from timeline.model import Argument, EventClass, EventMention, Role, Span, Status, Tense

ENOUGH = 0.6


def mention(
    lemma: str, *arguments: tuple[str, str], ordinal: str = "", label: str = "", negated: bool = False
) -> EventMention:
    found = tuple(Argument(name, Role(role), Span(0, 1)) for role, name in arguments)
    return EventMention(
        id="a:e1", article="a", span=Span(0, len(lemma)), text=lemma, lemma=lemma, sentence=0,
        event_class=EventClass.OCCURRENCE, tense=Tense.PAST, status=Status.OCCURRED, label=label or lemma,
        arguments=found, ordinal=ordinal, negated=negated,
    )  # fmt: skip


NAMES = [
    ("José Ruiz", "Ruiz", 0.9),
    ("President José Ruiz", "JOSE RUIZ", 1.0),
    ("Ana Ruiz", "José Ruiz", 0.0),
    ("European Union", "EU", 0.8),
    ("the Harbour Trust", "Harbour Trust's", 1.0),
    ("Kestrel Airways Ltd", "Kestrel Airways", 1.0),
    ("Kestrel 300", "Kestrel 400", 0.0),
    ("Kestrel Airways", "Kestrel", 0.9),
    ("Kestrel 300", "Kestrel", 0.0),
    ("", "Ruiz", 0.0),
]


@pytest.mark.parametrize(("a", "b", "want"), NAMES)
def test_names(a: str, b: str, want: float) -> None:
    assert same_name(a, b) == want == same_name(b, a)


CALLED = [
    ("José Ruiz", "Ruiz", True),
    ("José Ruiz", "President Ruiz", True),
    ("José Ruiz", "Ana Ruiz", False),
    ("European Union", "the EU", True),
    ("Kestrel 300", "Kestrel 300 jets", True),
    ("Kestrel 300", "two Kestrel 300s", True),
    ("Kestrel 300", "Kestrel", False),
    ("Kestrel 300", "the 300", True),
    ("Kestrel", "Kestrel 300", False),
    ("Kestrel", "Kestrel planes", True),
    ("Kestrel", "Kestrel Airways", False),
    ("Müller", "MULLER", True),
]


@pytest.mark.parametrize(("entity", "name", "want"), CALLED)
def test_names_of_an_entity(entity: str, name: str, want: bool) -> None:
    assert is_called(entity, name) is want


SAME = [
    (mention("approve", ("agent", "the council")), mention("approval", ("agent", "Council"))),
    (mention("arrest", ("patient", "Ana Ruiz")), mention("arrest", ("patient", "Ruiz"), ("agent", "police"))),
    (
        mention("meet", ("agent", "Lena Ott"), ("agent", "Karl Moe")),
        mention("meeting", ("other", "Moe"), ("other", "Ott")),
    ),
    (mention("ruling"), mention("ruling")),
]
APART = [
    (mention("vote", ordinal="first"), mention("vote", ordinal="second")),
    (mention("arrest", ("patient", "Ana Ruiz")), mention("arrest", ("patient", "Karl Moe"))),
    (mention("begin", ("agent", "trial")), mention("end", ("agent", "trial"))),
    (mention("meet"), mention("meet", negated=True)),
    (mention("arrest", ("patient", "Ana Ruiz")), mention("flood", ("place", "Alder"))),
    (mention("make", ("agent", "Ana Ruiz")), mention("make", ("agent", "Karl Moe"))),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_happening(a: EventMention, b: EventMention) -> None:
    assert alike(a, b) >= ENOUGH
    assert alike(a, b) == alike(b, a)


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_happenings(a: EventMention, b: EventMention) -> None:
    assert alike(a, b) < ENOUGH
    assert alike(a, b) == alike(b, a)


def test_a_place_that_differs_counts_against() -> None:
    here, there = mention("flood", ("place", "Alder")), mention("flood", ("place", "Birch"))
    assert agreement(here, there) < 0 < agreement(here, here)


def test_keys_meet_by_trigger_kind_name_or_word() -> None:
    a = mention("approve", ("agent", "José Ruiz"), label="Ruiz approves the bridge")
    b = mention("back", ("agent", "Ruiz"), label="Ruiz backs a tunnel")
    kind = {f"k:{number}" for number in kinds("approve") & kinds("back")}
    assert kind
    assert set(keys(a)) & set(keys(b)) == {"n:ruiz", "w:ruiz", *kind}


def test_folding() -> None:
    assert fold("Zürich’s") == "zurich's"
    assert name_words("") == ()
    assert content_words("The council’s 3 votes on Monday’s plan") == {
        "council",
        "3",
        "votes",
        "monday",
        "plan",
    }


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("settlement", "agreement", True),
        ("appointment", "name", True),
        ("indictment", "charge", True),
        ("settlement", "vote", False),
    ],
)
def test_nouns_meet_through_their_verbs(one: str, other: str, close: bool) -> None:
    assert (near(one, other) >= RELATED) is close


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("strike", "stoppage", True),
        ("sell", "sale", True),
        ("step down", "resignation", True),
        ("lift off", "launch", True),
        ("rerun", "election", True),
        ("truce", "pause", True),
        ("inferno", "blaze", True),
        ("burglary", "break in", True),
        ("go-ahead", "authorise", True),
        ("open", "close", False),
        ("launch", "land", False),
        ("begin", "conclude", False),
    ],
)
def test_words_for_one_kind_of_happening(one: str, other: str, close: bool) -> None:
    assert (near(one, other) >= RELATED) is close
