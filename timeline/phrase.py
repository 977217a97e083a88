"""Noun phrases and prepositional phrases of a sentence as words for a label: times out, names in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.rules import en_events as en

if TYPE_CHECKING:
    from timeline.arguments import Names
    from timeline.syntax import Sentence, Token

_KEPT = frozenset(
    {"compound", "amod", "nummod", "det", "poss", "nmod", "quantmod", "predet", "flat", "case", "neg"}
)
_QUOTES = frozenset("\"“”„«»‘’'`") | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a label; `start` and `end` where it stands in the text, -1 where it does not."""

    text: str
    start: int = -1
    end: int = -2

    @classmethod
    def of(cls, token: Token) -> Word:
        """A word as the source has it."""
        return cls(token.text, token.start, token.end)

    def joins(self, last: Word) -> bool:
        """Whether no space stands between the last word and this one."""
        if self.text in {",", "'s", "’s", "'", "’", "%", ")"} or last.text in {"$", "£", "€", "("}:
            return True
        return self.start == last.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """Makes phrases of one sentence; `dropped` are the tokens that tell a time."""

    sentence: Sentence
    names: Names
    dropped: frozenset[int]

    def is_person(self, token: Token) -> bool:
        """Whether a token names a person."""
        entity = self.names.entity(token)
        return (entity is not None and entity.label == "PERSON") or token.text.lower() in en.PERSON_PRONOUNS

    def noun(
        self, head: Token, *, subject: bool = False, owner: bool = False, bare: bool = False
    ) -> tuple[Word, ...]:
        """A noun with what stands before it, its "of" and what is joined to it."""
        named = self._name(head, subject=subject)
        words = list(named) if named is not None else self._core(head, owner=owner, bare=bare)
        for kid in self.sentence.kids(head, "prep"):
            if kid.text.lower() == "of" and kid.i > head.i:
                words.extend(self.prepositional(kid, owner=owner))
        words.extend(self._joined(head, subject=subject))
        return tuple(words)

    def _core(self, head: Token, *, owner: bool, bare: bool) -> list[Word]:
        """The head with its determiner, owner, adjectives and compounds."""
        words: list[Word] = []
        lost = False
        for kid in self.sentence.kids(head):
            if kid.i > head.i or kid.dep not in _KEPT:
                continue
            inside = [token for token in self.sentence.subtree(kid) if token.i < head.i]
            if any(token.i in self.dropped for token in inside):
                lost = lost or kid.dep == "poss"
                continue
            if kid.dep == "det" and bare and kid.text.lower() in {"the", "a", "an", "this", "that"}:
                continue
            words.extend(self._modifier(kid, inside, owner=owner))
        if lost and not bare:
            words.insert(0, Word("the"))
        return [*words, Word.of(head)]

    def _modifier(self, kid: Token, inside: list[Token], *, owner: bool) -> list[Word]:
        """A modifier's words; "his" becomes a name where the subject is none that it can point to."""
        low = kid.text.lower()
        if kid.dep == "poss" and low in {"his", "her"} and not owner:
            person = self.names.person_before(self.sentence.index, self.sentence.start)
            return [Word(person), Word("'s")] if person else [Word.of(kid)]
        if kid.dep == "poss":
            name = self._name(kid, subject=False)
            if name is not None:
                return [*name, Word("'s")]
        return [
            Word.of(token) for token in inside if token.text not in _QUOTES and token.i not in self.dropped
        ]

    def _name(self, head: Token, *, subject: bool) -> list[Word] | None:
        """The full name where the head belongs to one, or the person whom a pronoun stands for."""
        low = head.text.lower()
        if low in en.PERSON_PRONOUNS and head.dep != "poss":
            person = self.names.person_before(
                self.sentence.index, head.start if subject else self._clause_start(head)
            )
            return [Word(person)] if person else None
        if subject and low in {"it", "they"}:
            thing = self.names.thing_before(self.sentence.index, self.sentence.start, plural=low == "they")
            return [Word(thing)] if thing else None
        entity = self.names.entity(head)
        if entity is None or entity.end > head.end or entity.label not in {"PERSON", "ORG"}:
            return None
        full = self.names.name(entity)
        lead = [
            Word.of(token) for token in self._before(head)
            if token.end <= entity.start and token.text.lower() not in en.HONORIFICS and token.i not in self.dropped
        ]  # fmt: skip
        bare = entity.text.split()[0].lower() in en.TITLES - en.HONORIFICS and not full.startswith(
            entity.text.split()[0]
        )
        if bare:
            lead.append(Word(entity.text.split()[0]))
        if full in entity.text and not any(word in entity.text.lower().split() for word in en.HONORIFICS):
            inner = [
                Word.of(token) for token in self.sentence.tokens if entity.start <= token.start < entity.end
            ]
            return [*lead, *(word for word in inner if word.text not in {"'s", "’s"})]
        return [*lead, Word(full)]

    def _before(self, head: Token) -> list[Token]:
        """What stands before a name and belongs to it: articles, titles, adjectives."""
        found = []
        for kid in self.sentence.kids(head, "compound", "amod", "det", "nmod", "nummod", "poss"):
            found.extend(token for token in self.sentence.subtree(kid) if token.i < head.i)
        return sorted(found, key=lambda token: token.i)

    def _clause_start(self, head: Token) -> int:
        """Where the clause of an object begins, so that its pronoun looks past its own subject."""
        for above in self.sentence.ancestors(head):
            if above.pos in {"VERB", "AUX"}:
                subjects = self.sentence.kids(above, "nsubj", "nsubjpass")
                return subjects[0].start if subjects else above.start
        return self.sentence.start

    def _joined(self, head: Token, *, subject: bool) -> list[Word]:
        """As in "and B" after A, where it is a plain noun."""
        words: list[Word] = []
        for kid in self.sentence.kids(head, "conj"):
            if kid.pos not in {"NOUN", "PROPN"} or kid.i in self.dropped:
                continue
            link = [token for token in self.sentence.kids(head, "cc") if token.i < kid.i]
            more = self.sentence.kids(kid, "conj")
            words.extend([Word(link[-1].text) if link else Word("," if more else "and")])
            words.extend(self.noun(kid, subject=subject))
        return words

    def prepositional(self, prep: Token, *, owner: bool = False) -> tuple[Word, ...]:
        """A preposition with its noun, empty where that is a time, a clause or a pronoun with nothing behind it."""
        sentence = self.sentence
        if prep.i in self.dropped or any(
            token.i in self.dropped for token in sentence.kids(prep, "pobj", "pcomp", "npadvmod", "advmod")
        ):
            return ()
        lead = [Word.of(kid) for kid in sentence.kids(prep, "prep") if kid.i < prep.i]
        for kid in sentence.kids(prep):
            if kid.dep == "pobj" and kid.text.lower() not in {"which", "whom", "that"}:
                return (*lead, Word.of(prep), *self.noun(kid, owner=owner))
            if kid.dep == "prep" and kid.i > prep.i:
                inner = self.prepositional(kid, owner=owner)
                return (*lead, Word.of(prep), *inner) if inner else ()
            if kid.dep == "pcomp" and kid.tag == "VBG":
                inner = self.whole(kid)
                return (*lead, Word.of(prep), *inner) if inner else ()
        return ()

    def infinitive(self, verb: Token) -> tuple[Word, ...]:
        """As in "to stop the trains" after a noun; nothing for other clauses."""
        if not any(kid.text.lower() == "to" for kid in self.sentence.kids(verb, "aux")):
            return ()
        return self.whole(verb)

    def whole(self, head: Token) -> tuple[Word, ...]:
        """A clause as it stands, its times and asides left out; empty where that would break it."""
        left_out = set(self.dropped)
        for token in self.sentence.subtree(head):
            if (
                token.dep in {"advcl", "relcl", "appos", "parataxis", "ccomp"}
                and token.i != head.i
                and token.i > head.i
            ):
                left_out.update(low.i for low in self.sentence.subtree(token))
            elif token.dep == "prep" and any(
                low.i in self.dropped for low in self.sentence.kids(token, "pobj")
            ):
                left_out.update(low.i for low in self.sentence.subtree(token))
            elif token.text in _QUOTES or token.text in {"(", ")", "—", "–"}:
                left_out.add(token.i)
        kept = [token for token in self.sentence.subtree(head) if token.i not in left_out]
        while kept and kept[-1].pos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and kept[-1].dep != "prt":
            kept.pop()
        return tuple(Word.of(token) for token in kept)
