"""Sentences, paragraphs, names and quotations of own texts."""

from __future__ import annotations

import pickle
from functools import lru_cache

import pytest

from timeline.errors import ModelMissing
from timeline.model import Article
from timeline.parse import parse_article, parse_articles, split_paragraphs
from timeline.syntax import Parsed, Quote


@lru_cache(maxsize=64)
def parsed(text: str, title: str = "") -> Parsed:
    return parse_article(Article(id="a", text=text, title=title))


def surfaces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in parsed(text).sentences]


def spoken(text: str, quote: Quote) -> list[str]:
    return [text[part.start : part.end] for part in quote.parts]


def test_offsets_fit_the_text() -> None:
    text = "HEADING\n\nMr. Holm’s boat sank\u00a0off Malta.  He swam.\n\n“It was cold,” he said.\n"
    for sentence in parsed(text).sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert sentence.tokens[token.head].i == token.head
        assert all(child.head == token.i for token in sentence.tokens for child in sentence.kids(token))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Holm left at 5 p.m. on Friday. He was late.", 2),
        ("A heading\n\nThe first sentence. The second one.", 3),
        ("One line\nanother line\nthird line", 3),
        ("OSLO, 3 May (AB) – A bridge fell into the river.", 2),
        ("OSLO, May 3 (AB): A bridge fell into the river.", 2),
        ("“Stop!” she cried. They stopped.", 2),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(surfaces(text)) == sentences


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The old bridge over the river was closed for repairs on Monday, and\n"
        "the ferry that had once carried people and goods from one side to the\n"
        "other was brought out of the museum in which it had stood since then.\n"
    )
    assert len(split_paragraphs(text)) == 1
    assert len(surfaces(text)) == 1


def test_headings_are_known() -> None:
    sentences = parsed("What comes next\n\nThe court sits on Monday.").sentences
    assert [s.heading for s in sentences] == [True, False]


def test_headline_case_is_read_like_prose() -> None:
    title = parsed("Miners vote to strike next week.", "Miners Vote To Strike Next Week").title_sentences
    assert [t.text for t in title[0].tokens][:2] == ["Miners", "Vote"]
    assert [t.pos for t in title[0].tokens if t.text == "Vote"] == ["VERB"]


QUOTES = [
    ("“We are done,” Anna Lund said on Monday.", [["We are done,"]], "Anna Lund", "said"),
    ('"We are done," Anna Lund said on Monday.', [["We are done,"]], "Anna Lund", "said"),
    ("Anna Lund told staff: “We are done. Go home today.”", [["We are done. Go home today."]], "Anna Lund", "told"),
    ("“We are done,” said Anna Lund, “and tomorrow we rest.”", [["We are done,", "and tomorrow we rest."]], "Anna Lund", "said"),
    ("“We are done,” she said. “Tomorrow we rest.”", [["We are done,", "Tomorrow we rest."]], "she", "said"),
    ("Anna Lund said:\n\n“We are done.\n\n“Tomorrow we rest.”", [["We are done.", "Tomorrow we rest."]], "Anna Lund", "said"),
    ("‘We are done,’ Anna Lund said. It was the workers’ day.", [["We are done,"]], "Anna Lund", "said"),
    ("The workers’ boat didn’t sail.", [], "", ""),
    ("“We are done.\n\nNobody else spoke.", [["We are done."]], "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "speaker", "verb"), QUOTES, ids=[row[0][:40] for row in QUOTES])
def test_quotes(text: str, parts: list[list[str]], speaker: str, verb: str) -> None:
    quotes = parsed(text).quotes
    assert [spoken(text, quote) for quote in quotes] == parts
    if speaker:
        assert quotes[0].speaker_span is not None
        assert text[slice(*quotes[0].speaker_span)] == speaker
        assert quotes[0].verb_span is not None
        assert text[slice(*quotes[0].verb_span)] == verb


def test_quote_at_knows_the_words_from_the_clause_between() -> None:
    text = "“We are done,” said Anna Lund, “and tomorrow we rest.”"
    article = parsed(text)
    assert article.quote_at(text.index("done")) is article.quote_at(text.index("rest")) is article.quotes[0]
    assert article.quote_at(text.index("Anna")) is None


def test_look_ups_by_offset() -> None:
    text = "Anna Lund left. Peter Holm stayed."
    found = parsed(text).token_at(text.index("Holm") + 1)
    assert found is not None
    assert found[1].text == "Holm"
    assert parsed(text).sentence_at(len(text) + 5) is None


def test_plain_data_and_same_result_in_any_order() -> None:
    articles = [
        Article(id=str(n), text=f"The {word} sank on Friday.") for n, word in enumerate(("ship", "boat"))
    ]
    first = list(parse_articles(articles))
    again = list(parse_articles(articles[::-1]))[::-1]
    assert pickle.loads(pickle.dumps(first)) == first == again


def test_a_missing_model_is_told_in_one_line() -> None:
    with pytest.raises(ModelMissing, match="not installed"):
        parse_article(Article(id="a", text="x"), model="xx_no_such_model")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The crew hoped for rain.", "hoped", "hope"),
        ("The crew hopped ashore.", "hopped", "hop"),
        ("Two boys scraped the hull.", "scraped", "scrape"),
        ("Fire gutted the mill.", "gutted", "gut"),
        ("The club staged a play.", "staged", "stage"),
        ("Doctors autopsied the whale.", "autopsied", "autopsy"),
        ("She visited the quay.", "visited", "visit"),
        ("The film premiered here.", "premiered", "premiere"),
    ],
)
def test_lemmas_follow_the_spelling(text: str, word: str, lemma: str) -> None:
    tokens = parsed(text).sentences[0].tokens
    assert next(token.lemma for token in tokens if token.text == word) == lemma


def test_a_sentence_ends_before_double_spaces_and_two_single_marks() -> None:
    text = "She said: ``There are no boats today.''  A day later the quay was shut. \"It is cold.\"  Nobody came."
    assert len(surfaces(text)) == 4
