"""Parsed text -> its names: shorter forms joined to longer ones, surnames known again, subjects for pronouns to look back to."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from timeline.names import NAMED, Names, Subject, bare, gender_of
from timeline.rules import en_events as en
from timeline.syntax import Entity, Parsed, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def collect_names(parsed: Parsed) -> Names:
    """The names of an article, shorter forms joined to longer ones that contain them."""
    names = Names()
    entities = [entity for entity in parsed.entities if entity.label in NAMED]
    _learn(names, entities)
    _cover(names, entities)
    surnames = _by_surname(names)
    for sentence in parsed.sentences:
        _cover(names, _surnames(names, surnames, sentence))
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            _note(names, sentence, token)
    return names


def _note(names: Names, sentence: Sentence, token: Token) -> None:
    """Remember who a sentence names and what it is about, "he" as whoever he is."""
    person = names.entity(token)
    if person is not None and person.label == "PERSON" and token.start == person.start:
        name = names.name(person)
        names.people.append(Subject(sentence.index, token.start, names.gender.get(name, "?"), name, "PERSON"))
    if token.dep in {"dobj", "attr"} and token.pos in {"NOUN", "PROPN"}:
        names.objects.append(names.subject(sentence, token))
    if token.dep not in {"nsubj", "nsubjpass"}:
        return
    subject = names.subject(sentence, token)
    kind = en.PRONOUN_KINDS.get(token.text.lower())
    if kind is not None:
        meant = names.meant(sentence, token)
        subject = subject._replace(kind=kind, **meant._asdict()) if meant else subject
    if subject.name:
        above = sentence.head(token)
        root = sentence.head(above) if above.dep == "conj" else above
        names.subjects.append(subject._replace(main=root.head == root.i))


def title_names(names: Names, sentences: Iterable[Sentence]) -> Names:
    """The same names as they stand in the headline, whose offsets are its own."""
    titled = replace(names, at={}, subjects=[])
    surnames = _by_surname(names)
    for sentence in sentences:
        runs = groupby(sentence.tokens, key=lambda token: token.ent_type)
        found = [(kind, list(tokens)) for kind, tokens in runs if kind in NAMED]
        entities = [
            Entity(t[0].start, t[-1].end, " ".join(x.text for x in t), kind, sentence.index)
            for kind, t in found
        ]
        _cover(titled, entities)
        _cover(titled, _surnames(titled, surnames, sentence))
    return titled


def _learn(names: Names, entities: Iterable[Entity]) -> None:
    """Fullest forms, types by the longest form, and genders by first name or title."""
    forms: dict[str, str] = {}
    for entity in entities:
        titled = entity.text.split()[0].lower() in en.TITLES and len(entity.text.split()) > 1
        forms.setdefault(bare(entity.text), "PERSON" if titled else entity.label)
    for form, label in forms.items():
        names.full[form] = _fullest(form, label, forms)
        names.labels[form] = forms[names.full[form]]
    for entity in entities:
        full = names.full[bare(entity.text)]
        sign = gender_of(entity.text.split()[0].lower(), full.split()[0].lower())
        if sign and names.labels.get(bare(entity.text)) == "PERSON":
            names.gender.setdefault(full, sign)


def _cover(names: Names, entities: Iterable[Entity]) -> None:
    for entity in entities:
        label = names.labels.get(bare(entity.text), entity.label)
        if entity.text.split()[-1].lower() in en.NEVER_LAST:
            continue
        for offset in range(entity.start, entity.end):
            names.at[offset] = replace(entity, label=label)


def _surnames(names: Names, surnames: dict[str, str], sentence: Sentence) -> Iterator[Entity]:
    """Surnames of known people that the parser took for nothing or for something else."""
    for token in sentence.tokens:
        covering = names.at.get(token.start)
        full = surnames.get(token.text)
        if (
            full is None
            or token.pos in {"VERB", "AUX"}
            or (covering is not None and covering.label == "PERSON")
        ):
            continue
        alone = covering is None or bare(covering.text) == token.text
        if alone:
            names.full.setdefault(token.text, full)
            names.labels[token.text] = "PERSON"
            yield Entity(token.start, token.end, token.text, "PERSON", sentence.index)


def _by_surname(names: Names) -> dict[str, str]:
    """Full names of people by their last word."""
    people = (full for form, full in names.full.items() if names.labels.get(form) == "PERSON" and " " in full)
    return {full.split()[-1]: full for full in people if full.split()[-1][:1].isupper()}


def _fullest(form: str, label: str, forms: dict[str, str]) -> str:
    """The longest name of the same kind of which this is the end (a person) or the beginning (an organisation)."""
    best = form
    if label != "PERSON" and " " in form:
        return form
    for other, kind in forms.items():
        if (
            len(other) <= len(best)
            or len(other.split()) > 4
            or not {label, kind} <= {"PERSON", "ORG", "GPE", "PRODUCT"}
        ):
            continue
        person = kind == "PERSON" and (
            other.endswith(" " + form)
            or (label == "PERSON" and " " not in form and other.startswith(form + " "))
        )
        if person or (kind == label == "ORG" and other.startswith(form + " ")):
            best = other
    return best
