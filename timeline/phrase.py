"""Noun phrases and prepositional phrases of a sentence as words for a label: times out, names in full."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from timeline.grammar import is_infinitive
from timeline.nouns import CERTAIN, event_share
from timeline.rules import en_events as en
from timeline.wording import HYPHENS, QUOTES, Flaw, Word, is_tied, owner_mark

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.reference import Reference
    from timeline.syntax import Sentence, Token

_KEPT = frozenset(
    {"compound", "amod", "nummod", "det", "poss", "nmod", "quantmod", "predet", "flat", "case", "neg"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Makes phrases of one sentence; `whom` tells what pronouns stand for, `dropped` are the tokens that tell a time."""

    whom: Reference
    dropped: frozenset[int]

    @property
    def sentence(self) -> Sentence:
        """The sentence that the phrases stand in."""
        return self.whom.sentence

    @property
    def names(self) -> Names:
        """The names of its article."""
        return self.whom.names

    @property
    def flaws(self) -> list[Flaw]:
        """What mars the phrases made so far."""
        return self.whom.flaws

    @property
    def told(self) -> list[str]:
        """The names that they use."""
        return self.whom.told

    # ----------------------------------------------------------------------- nouns

    def noun(self, head: Token, *, bare: bool = False, core: bool = False) -> tuple[Word, ...]:
        """A noun with what stands before it, its "of" and what is joined to it.

        `bare` leaves its article out; `core` says that the clause cannot do without it.
        """
        if core:
            self._check(head)
        named = self.whom.stand_in(head, core=core) or self._name(head, bare=bare)
        words = named if named is not None else self._plain(head, bare=bare)
        inside = self.inside(head)
        for kid in self.sentence.kids(head, "prep"):
            if kid.text.lower() == en.OF and kid.i > head.i and kid.i not in inside:
                words.extend(self.prepositional(kid))
        part_of = self._whole_of(head)
        if part_of is not None:
            words.extend(self.prepositional(part_of))
        words.extend(self._joined(head, inside))
        return tuple(words)

    def _check(self, head: Token) -> None:
        """Note what mars a noun that the clause cannot do without."""
        before = {kid.text.lower() for kid in self.sentence.kids(head, "det", "amod")}
        if before & en.SUCH or self._is_vague(head):
            self.flaws.append(Flaw.WHICH)
        if self._counts_on(head):
            self.flaws.append(Flaw.BACK)
        if head.i in self.dropped:
            self.flaws.append(Flaw.TIME)

    def _counts_on(self, head: Token) -> bool:
        """Whether a noun is counted from what was told before: "the next meeting"."""
        before = {kid.text.lower() for kid in self.sentence.kids(head, "det", "amod")}
        return en.THE in before and bool(before & en.COUNTED_ON)

    def _whole_of(self, head: Token) -> Token | None:
        """The "of" ahead of the clause that says what a number counts: "Of the ten boats, three sank"."""
        if head.pos != "NUM" or head.dep not in _SUBJECTS or self.sentence.kids(head, "prep"):
            return None
        preps = self.sentence.kids(self.sentence.head(head), "prep")
        return next((kid for kid in preps if kid.text.lower() == en.OF and kid.i < head.i), None)

    def _is_vague(self, head: Token) -> bool:
        """Whether a noun could be anybody or anything: "the man", "another", "12 of them"."""
        low = head.text.lower()
        if (low in en.HOW_MANY and not self._says_of_whom(head)) or self._is_ordinal(head):
            return True
        others = [
            kid for kid in self.sentence.kids(head) if kid.dep not in {"det", "punct", "cc", "conj", "case"}
        ]
        if low in en.VAGUE_HEADS or (low in en.BOUNDS and not others):
            return True
        if low in en.ANYBODY or low in en.PLACEHOLDERS:
            return all(kid.dep == "relcl" or kid.tag in {"VBN", "VBD"} for kid in others)
        after = self.sentence.tokens[head.i + 1 : head.i + 2]
        quoted = low in en.WORDS and any(token.text in QUOTES for token in after)
        return quoted or (head.pos == "NUM" and self._counts_nothing(head, others))

    def _says_of_whom(self, head: Token) -> bool:
        """Whether what follows says of whom there are "many": "most of the crew"."""
        kids = self.sentence.kids(head, "prep", "relcl", "acl")
        return any(kid.dep in {"relcl", "acl"} or self.prepositional(kid) for kid in kids)

    def _counts_nothing(self, number: Token, others: list[Token]) -> bool:
        """Whether a number does not say of what: "three sank", "12 of them"."""
        low = number.text.lower()
        subject = low.isalpha() and low not in en.MANY and number.dep in _SUBJECTS
        if subject and not others and self._whole_of(number) is None:
            return True
        named = [kid for kid in others if kid.text.lower() not in en.SUCH and kid.dep != "prep"]
        counted = [low for kid in others if kid.dep == "prep" for low in self.sentence.kids(kid, "pobj")]
        return not named and any(token.pos == "PRON" for token in counted)

    @staticmethod
    def _is_ordinal(head: Token) -> bool:
        """Whether a word counts what it does not name: "the first"."""
        return head.text.lower() in en.ORDINALS and event_share(head) < CERTAIN

    def inside(self, head: Token) -> frozenset[int]:
        """The indices of the tokens of the name that a head belongs to."""
        entity = self.names.entity(head)
        if entity is None:
            return frozenset()
        return frozenset(
            token.i for token in self.sentence.tokens if entity.start <= token.start < entity.end
        )

    def _name(self, head: Token, *, bare: bool) -> list[Word] | None:
        """The full name where the head belongs to one, with the titles before it."""
        entity = self.names.entity(head)
        inside = self.inside(head)
        if entity is None or head.i in self.dropped or inside & self.dropped:
            return None
        full = self.names.name(entity)
        first = entity.text.split()[0]
        lead = self._lead(head, inside, bare=bare)
        titled = full.startswith(first) or (lead and lead[-1].text == first)
        if first.lower() in en.TITLES - en.HONORIFICS and not titled and entity.label in {"PERSON", "ORG"}:
            lead.append(Word(first))
        elif first.lower() == en.THE and not bare:
            lead.append(Word(en.THE))
        if lead and lead[-1].text == full.split()[0]:
            lead.pop()
        tied = self._tied(self.sentence.tokens[max(inside)])
        after = [*tied, *(word for word in self._number(head) if not full.endswith(word.text))]
        if entity.label in {"PERSON", "ORG"}:
            self.told.append(full)
            return [*lead, Word(full, end=entity.end), *after]
        own = [
            Word.of(token)
            for token in self.sentence.tokens
            if token.i in inside and token.text.lower() not in _GENITIVE
        ]
        after = [word for word in after if all(word.start != mine.start for mine in own)]
        return [*lead, *(own[1:] if first.lower() == en.THE else own), *after]

    def _lead(self, head: Token, inside: frozenset[int], *, bare: bool) -> list[Word]:
        """What stands before a name and belongs to it: articles, owners, titles, adjectives."""
        words: list[Word] = []
        for kid in self.sentence.kids(head, *_KEPT):
            own = [token for token in self.sentence.subtree(kid) if token.i not in inside]
            if kid.i > head.i or not own or any(token.i in self.dropped for token in own):
                if kid.dep == "poss" and own and kid.i < head.i and not (bare or head.ent_type == "PERSON"):
                    words.append(Word(en.THE))  # "Monday's Fjord Regatta"
                continue
            if kid.dep == "poss" and kid.i not in inside:
                words.extend(self._modifier(kid, own, bare=bare))
            elif not (bare and kid.text.lower() in en.ARTICLES):
                words.extend(
                    Word.of(token)
                    for token in own
                    if token.text.lower() not in en.HONORIFICS and token.text not in QUOTES
                )
        return words

    def _plain(self, head: Token, *, bare: bool) -> list[Word]:
        """The head with its determiner, owner, adjectives, compounds and a number right after it."""
        words: list[Word] = []
        lost = False
        for kid in self.sentence.kids(head):
            if kid.text in HYPHENS and kid.i < head.i and words and words[-1].end == kid.start:
                words.append(Word.of(kid))
                continue
            if kid.dep not in _KEPT or kid.i > head.i + 1 or (kid.i > head.i and kid.dep != "nummod"):
                continue
            inside = self.sentence.subtree(kid)
            if any(token.i in self.dropped for token in inside):
                lost = lost or kid.dep == "poss"
            elif kid.i > head.i:
                continue
            elif not (bare and (kid.text.lower() in en.ARTICLES or kid.text.lower() in en.THEIR)):
                pointing = kid.dep == "det" and kid.text.lower() in en.POINTING
                words.extend([Word(en.THE)] if pointing else self._modifier(kid, inside, bare=bare))
        if lost and not bare:
            words.insert(0, Word(en.THE))
        if head.i > 1 and not (words and words[-1].end == head.start):
            words.extend(self._first_part(head))
        return [*words, Word.of(head), *self._tied(head), *self._number(head)]

    def _first_part(self, head: Token) -> list[Word]:
        """What stands before the hyphen of a word: "semi-"."""
        pair = self.sentence.tokens[head.i - 2 : head.i]
        joined = pair[1].text in HYPHENS and pair[0].end == pair[1].start and pair[1].end == head.start
        return [Word.of(token) for token in pair] if joined else []

    def _tied(self, head: Token) -> list[Word]:
        """What follows a noun and is one with it: "-over" after "handing", "general" after "attorney"."""
        after = list(pairwise(self.sentence.tokens[head.i :]))
        tied = [token for _, token in takewhile(is_tied, after)]
        if tied and tied[0].text in HYPHENS:
            return [Word.of(token) for token in tied]
        if head.ent_type:
            return []
        lone = [kid for kid in self.sentence.kids(head, "amod") if kid.i == head.i + 1 and kid.pos == "ADJ"]
        return [Word.of(kid) for kid in lone if not self.sentence.kids(kid)]

    def _number(self, head: Token) -> list[Word]:
        """The number right after a name: "Flight 12"."""
        kids = self.sentence.kids(head, "nummod", "appos", "dobj")
        return [
            Word.of(kid)
            for kid in kids
            if kid.i == head.i + 1 and kid.pos == "NUM" and kid.i not in self.dropped
        ]

    def _modifier(self, kid: Token, inside: list[Token], *, bare: bool) -> list[Word]:
        """A modifier's words; an owner in full, "his" as a name where the clause does not say whose."""
        low = kid.text.lower()
        if kid.i in self.whom.owners:
            return [Word(self.whom.owners[kid.i])]
        if kid.dep == "poss" and low in en.HIS:
            return self.whom.owner(kid, bare=bare)
        if kid.tag == "WP$" and (antecedent := self._antecedent(kid)) is not None:
            owner = self.noun(antecedent)
            return [*owner, Word(owner_mark(owner[-1].text), 0, -2)]
        if kid.dep == "poss" and (low in en.OURS or (low in en.THEIR and self.whom.is_astray(kid))):
            self.flaws.append(Flaw.WHOSE)
        if kid.dep == "poss" and kid.pos in {"NOUN", "PROPN"}:
            name = self._name(kid, bare=False) or self._plain(kid, bare=False)
            mark = next((token for token in self.sentence.kids(kid, "case")), None)
            ending = mark.text if mark is not None else owner_mark(name[-1].text)
            return [*name, Word(ending, name[-1].end, -2)]
        return [
            Word.of(token) for token in inside if token.text not in QUOTES and token.i not in self.dropped
        ]

    def _antecedent(self, whose: Token) -> Token | None:
        """The noun that "whose" stands for."""
        clause = next((low for low in self.sentence.ancestors(whose) if low.dep == "relcl"), None)
        return self.sentence.head(clause) if clause is not None else None

    def _joined(self, head: Token, inside: frozenset[int]) -> list[Word]:
        """As in "and B" after A, where it is a plain noun and no clause stands between."""
        words: list[Word] = []
        broken = min((kid.i for kid in self.sentence.kids(head, "relcl", "appos", "acl")), default=1 << 30)
        for kid in self.sentence.kids(head, "conj"):
            if kid.pos not in {"NOUN", "PROPN"} or kid.i in self.dropped or kid.i in inside or kid.i > broken:
                continue
            link = [token for token in self.sentence.kids(head, "cc") if token.i < kid.i]
            more = self._joined(kid, self.inside(kid))
            words.extend([Word(link[-1].text) if link else Word("," if more else en.AND_WORD)])
            words.extend(self.noun(kid))
        return words

    # ----------------------------------------------------------------------- the rest

    def prepositional(self, prep: Token) -> tuple[Word, ...]:
        """A preposition with its noun, empty where that is a time, a clause or a word with nothing behind it."""
        sentence = self.sentence
        if not sentence.kids(prep) and prep.text.lower() in en.CLOSE_ADVERBS:
            return () if prep.i + 1 in self.dropped else (Word.of(prep),)
        objects = sentence.kids(prep, "pobj", "pcomp", "npadvmod", "advmod", "prep", "amod")
        if prep.text.lower() in en.CITING:
            return ()
        if prep.i in self.dropped or any(token.i in self.dropped for token in objects):
            return ()
        if self._is_aside(prep):
            return ()
        lead = [Word.of(kid) for kid in sentence.kids(prep, "prep") if kid.i < prep.i]
        far = [kid for kid in sentence.kids(prep, "npadvmod") if kid.i < prep.i and kid.i not in self.dropped]
        lead.extend(word for kid in far for word in self.noun(kid))
        double = [Word.of(kid) for kid in sentence.kids(prep, "pcomp") if kid.tag == "IN"]  # "because of"
        for kid in sentence.kids(prep):
            if kid.dep == "pobj" and (self._cut(kid) or self._is_span(prep, kid)):
                return ()
            if kid.dep == "pobj" and kid.text.lower() in en.SPEAKERS:
                self.flaws.append(Flaw.WHOM)
            if kid.dep == "pobj" and kid.pos == "NUM" and self._is_vague(kid):
                self.flaws.append(Flaw.WHICH)
            if kid.dep == "pobj" and self._counts_on(kid):
                self.flaws.append(Flaw.BACK)
            if kid.dep == "pobj" and kid.text.lower() not in en.NO_OBJECTS:
                return (*lead, Word.of(prep), *double, *self.noun(kid))
            if kid.dep == "prep" and kid.i > prep.i:
                inner = self.prepositional(kid)
                return (*lead, Word.of(prep), *inner) if inner else ()
            if kid.dep == "pcomp" and kid.tag == "VBG":
                inner = self.whole(kid)
                return (*lead, Word.of(prep), *inner) if inner else ()
        return ()

    def beyond(self, prep: Token) -> tuple[Word, ...]:
        """What follows the noun of a preposition at once and is no "of": "for president" in "the race for president"."""
        noun = next(iter(self.sentence.kids(prep, "pobj")), None)
        if noun is None:
            return ()
        near = [
            kid
            for kid in self.sentence.kids(noun, "prep")
            if kid.i == noun.i + 1 and kid.text.lower() != en.OF
        ]
        return self.prepositional(near[0]) if near and near[0].i not in self.inside(noun) else ()

    def _is_aside(self, prep: Token) -> bool:
        """Whether a preposition tells nothing of its own ("in theory") or what goes on beside: "with the minister absent"."""
        sentence, word = self.sentence, prep.text.lower()
        noun = next(iter(sentence.kids(prep, "pobj")), None)
        if noun is None:
            return False
        if word == en.IN:
            own = sentence.kids(noun, "det", "amod", "compound", "poss")
            return noun.text.lower() in en.SUMMING_UP and not own
        after = [token for token in sentence.tokens[noun.i + 1 :] if token.tag != "RB"][:1]
        return word == en.WITH and any(low.pos == "ADJ" and low.dep == "advcl" for low in after)

    def _is_span(self, prep: Token, noun: Token) -> bool:
        """Whether a preposition counts days where nothing lasts: "with a day to spare", unlike "for a day"."""
        return noun.lemma.lower() in en.TIME_UNITS and prep.text.lower() in en.COUNTING

    def _cut(self, noun: Token) -> bool:
        """Whether a noun loses what it needs: to a time ("on either side of Easter"), to a pronoun ("stains on it")."""
        inner = [
            (kid, low) for kid in self.sentence.kids(noun, "prep") for low in self.sentence.kids(kid, "pobj")
        ]
        return noun.text.lower() in en.VAGUE_HEADS or any(
            (kid.text.lower() == en.OF and (low.i in self.dropped or self._cut(low)))
            or low.text.lower() in en.NO_OBJECTS
            for kid, low in inner
        )

    def infinitive(self, verb: Token) -> tuple[Word, ...]:
        """As in "to stop the trains" after a noun; nothing for other clauses."""
        return self.whole(verb) if is_infinitive(self.sentence, verb) else ()

    def whole(self, head: Token, *, brief: bool = False) -> tuple[Word, ...]:
        """A clause as it stands, its times, asides and hanging clauses left out; if `brief`, what describes a noun too."""
        left_out = set(self.dropped)
        for token in self.sentence.subtree(head):
            if self._hangs(token, head) or (brief and self._adorns(token)):
                left_out.update(low.i for low in self.sentence.subtree(token))
            elif token.text in QUOTES or token.text in {"(", ")", "—", "–"}:
                left_out.add(token.i)
        kept = [token for token in self.sentence.subtree(head) if token.i not in left_out]
        if any(token.dep == "dobj" and token.text.lower() in en.THINGS for token in kept):
            self.flaws.append(Flaw.WHOM)
        if any(self.whom.is_stranger(token) for token in kept if token.dep in {"nsubj", "nsubjpass"}):
            self.flaws.append(Flaw.WHOM)
        if kept and kept[-1].dep == "pobj" and self._is_ordinal(kept[-1]):
            self.flaws.append(Flaw.WHICH)
        while kept and kept[-1].pos in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and kept[-1].dep != "prt":
            kept.pop()
        return tuple(self.whom.spelled(token) for token in kept)

    def _hangs(self, token: Token, head: Token) -> bool:
        """Whether a part of a clause can go: a subordinate clause, an aside, a preposition with a time."""
        if token.i <= head.i and token.dep not in {"prep", "appos", "relcl", "acl"}:
            return False
        timed = (token.dep in {"prep", "npadvmod"} or _is_spell(token)) and any(
            low.i in self.dropped for low in self._near(token)
        )
        finite = [low.tag for low in (token, *self.sentence.kids(token, "aux", "auxpass"))]
        second = token.dep == "conj" and any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in finite)
        bare = token.dep == "acl" and token.tag == "VBN" and self._says_when(token)
        aside = token.i != head.i and token.dep in {"advcl", "relcl", "appos", "parataxis"}
        first = token.i < head.i and self._is_how_long(token)
        return timed or second or bare or aside or first

    def _adorns(self, token: Token) -> bool:
        """Whether a part of a clause says how long or describes a noun: "for six weeks", "a letter warning of fire"."""
        return self._is_how_long(token) or (token.dep == "acl" and token.tag == "VBG")

    def _is_how_long(self, prep: Token) -> bool:
        """Whether a preposition says how long: "for six weeks"."""
        nouns = self.sentence.kids(prep, "pobj") if prep.dep == "prep" else []
        return any(low.lemma.lower() in en.TIME_UNITS for low in nouns)

    def _says_when(self, participle: Token) -> bool:
        """Whether a participle tells nothing but a time: "a boiler installed in 1971"."""
        said = [low for kid in self.sentence.kids(participle) for low in (kid, *self._near(kid))]
        return any(low.i in self.dropped for low in said) and all(
            low.i in self.dropped or low.dep == "prep" for low in said
        )

    def _near(self, token: Token) -> list[Token]:
        """What a preposition or an adverb of time is about: its nouns, and theirs."""
        low = self.sentence.kids(token, "pobj", "prep") if token.dep != "prep" else []
        return [*self.sentence.kids(token, "pobj"), *(x for kid in low for x in self.sentence.kids(kid))]


def _is_spell(token: Token) -> bool:
    """Whether the parser took a stretch of time for an object: "had stopped some time between May and June"."""
    return token.dep == "dobj" and token.lemma.lower() in en.CLOCK_WORDS
