"""Whom and what the pronouns of a sentence stand for, as a label writes them: a name, or a flaw where none is sure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.names import clause_subjects
from timeline.rules import en_events as en
from timeline.wording import Flaw, Word, owner_mark

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.syntax import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Puts names for the pronouns of one sentence; `flaws` is what no editor would print."""

    sentence: Sentence
    names: Names
    flaws: list[Flaw] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # names that the label has used
    owners: dict[int, str] = field(
        default_factory=dict
    )  # what stands for an "its" that the clause cannot say

    def stand_in(self, head: Token, *, core: bool) -> list[Word] | None:
        """What a pronoun stands for; a flaw where nothing is sure, None for a word that is no pronoun."""
        low = head.text.lower()
        if head.dep == "poss":
            return None
        if low in en.PRONOUN_KINDS:
            meant = self.names.meant(self.sentence, head)
            if meant is not None:
                self.told.append(meant.name)
                return [Word(meant.name)]
            self.flaws.append(Flaw.WHOM)
            return [Word.of(head)]
        if core and (low in en.SPEAKERS or low in en.OPEN_WORDS):
            self.flaws.append(Flaw.WHOM)
        return None

    def orphan(self, subject: Token) -> None:
        """Whose "its" or "their" is where a clause opens with it; "the" for an outcome, else a flaw, where no name is sure."""
        of = [low for kid in self.sentence.kids(subject, "prep") for low in self.sentence.kids(kid, "pobj")]
        owned = [(own, noun) for noun in (subject, *of) for own in self.sentence.kids(noun, "poss")]
        for kid, noun in owned:
            if kid.text.lower() not in en.THEIR:
                continue
            meant = self.names.owner(self.sentence, kid)
            if meant is not None:
                self.owners[kid.i] = meant.name + owner_mark(meant.name)
            elif noun.lemma.lower() in en.OUTCOMES:
                self.owners[kid.i] = en.THE
            else:
                self.flaws.append(Flaw.WHOSE)

    def owner(self, kid: Token, *, bare: bool) -> list[Word]:
        """As in "his" with a subject that it can point back to; else the name of whoever is meant."""
        kind = en.PRONOUN_KINDS[kid.text.lower()]
        subject = self._clause_subject(kid)
        own = self.names.subject(self.sentence, subject) if subject is not None else None
        if own is not None and own.kind in {kind, "?"}:
            return [Word(own.name), Word("'s", 0, -2)] if bare else [Word.of(kid)]
        given = self._may_be_given_to(kid)
        if given and self.sentence.head(kid).tag != "NNS":
            self.flaws.append(Flaw.WHOM)
        pronoun = subject is not None and en.PRONOUN_KINDS.get(subject.text.lower()) == kind
        meant = self.names.meant(self.sentence, subject if pronoun and subject is not None else kid)
        if meant is None:
            self.flaws.append(Flaw.WHOSE)
            return [Word.of(kid)]
        if not bare and (pronoun or meant.name in self.told):
            return [Word.of(kid)]
        if given:
            return [Word(meant.name)]
        return [Word(meant.name), Word("'s", 0, -2)]

    def is_astray(self, kid: Token) -> bool:
        """Whether "its" or "their" stands where the clause's own subject cannot be meant: "burglars took its safe"."""
        own = self._clause_subject(kid)
        if own is None or own.pos not in {"NOUN", "PROPN"}:
            return False
        others = en.PERSONS | {en.THEY} if kid.text.lower() == en.ITS else en.PERSONS
        return self.names.subject(self.sentence, own).kind in others

    def _may_be_given_to(self, her: Token) -> bool:
        """Whether "her" may as well be who is given something: "sent her flowers"."""
        noun = self.sentence.head(her)
        close = her.text.lower() == en.HER and noun.dep == "dobj" and her.i == noun.i - 1
        return close and self.sentence.head(noun).lemma in en.GIVING

    def _clause_subject(self, owner: Token) -> Token | None:
        """The subject of the clause in which an owner stands, unless it is what is owned."""
        subjects = clause_subjects(self.sentence, owner)
        return next((token for token in subjects if token.i != owner.head), None)

    def spelled(self, token: Token) -> Word:
        """A word of a clause, a pronoun as the person whom it stands for."""
        low = token.text.lower()
        if token.dep == "poss" and low in en.HIS:
            return Word("".join(word.text for word in self.owner(token, bare=False)), token.start, token.end)
        if low in en.PERSONALS or (low == en.HER and token.dep == "dobj"):
            meant = self.names.meant(self.sentence, token)
            if token.dep in _SUBJECTS and self._told_above(token) & {en.PRONOUN_KINDS[low], "?"}:
                return Word.of(token)
            if meant is not None and meant.name not in self.told:
                self.told.append(meant.name)
                return Word(meant.name)
        if low in en.SHORT_PASTS:
            return Word(en.SHORT_PASTS[low][self.sentence.head(token).tag != "VBN"])
        return Word.of(token)

    def is_stranger(self, subject: Token) -> bool:
        """Whether a clause's own subject is a pronoun that nothing before it in the sentence can be: "she admits they lost"."""
        kind = en.PRONOUN_KINDS.get(subject.text.lower())
        if kind is None:
            return subject.text.lower() in en.SPEAKERS
        kinds = self._told_above(subject)
        return bool(kinds) and not kinds & {kind, "?"} and not (kind == en.THEY and en.IT in kinds)

    def _told_above(self, subject: Token) -> set[str]:
        """What kinds of subjects the clauses above a clause's own subject have."""
        return {
            en.PRONOUN_KINDS.get(token.text.lower()) or self.names.subject(self.sentence, token).kind
            for token in clause_subjects(self.sentence, self.sentence.head(subject))
            if token.i < subject.i
        }


__all__ = ["Reference"]
