"""The names of an article: their fullest forms, and whom a pronoun stands for where only one can be meant."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from timeline.grammar import is_infinitive
from timeline.lexicon import is_person
from timeline.rules import en_events as en
from timeline.rules.en_names import HE, SHE
from timeline.syntax import Entity, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_CORE = frozenset({"compound", "amod", "nummod", "flat", "nmod", "quantmod", "advmod"})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_REACH = 3  # sentences that a pronoun looks back over


class Subject(NamedTuple):
    """Something that a sentence is about: a person ("he", "she" or "?"), a thing ("it") or several ("they")."""

    sentence: int
    offset: int
    kind: str
    name: str
    label: str
    main: bool = False  # the subject of the whole sentence
    owned: bool = False  # told as somebody's: "Holm's brother"


class Meant(NamedTuple):
    """What a pronoun stands for."""

    name: str
    label: str
    owned: bool = False


@dataclass(slots=True)
class Names:
    """Every name's fullest form and type, and the subjects that pronouns look back to."""

    full: dict[str, str] = field(default_factory=dict)  # a name as written -> its fullest form
    labels: dict[str, str] = field(default_factory=dict)  # a name as written -> its type
    gender: dict[str, str] = field(default_factory=dict)  # a person's fullest form -> "he" or "she"
    at: dict[int, Entity] = field(default_factory=dict)  # character -> the name that covers it
    subjects: list[Subject] = field(default_factory=list)
    people: list[Subject] = field(default_factory=list)  # every mention of a person
    objects: list[Subject] = field(default_factory=list)  # things that something is done to

    def entity(self, token: Token) -> Entity | None:
        """The name that a token belongs to."""
        return self.at.get(token.start)

    def name(self, entity: Entity) -> str:
        """The fullest form of a name: "Thorne" -> "Gavin Thorne"."""
        form = bare(entity.text)
        return self.full.get(form, form)

    def meant(self, sentence: Sentence, pronoun: Token) -> Meant | None:
        """Whom or what a pronoun stands for: a subject above it in its own sentence, else the nearest one before."""
        kind = en.PRONOUN_KINDS.get(pronoun.text.lower())
        if kind is None or _stands_for_nothing(sentence, pronoun):
            return None
        own = next(clause_subjects(sentence, pronoun), None)
        mine = self._mine(sentence, own) if own is not None and own is not pronoun else None
        above = [
            self.subject(sentence, token) for token in _subjects_above(sentence, pronoun) if token is not own
        ]
        if kind in en.PERSONS:
            found = self._persons(sentence, pronoun, above, mine, kind, leads=pronoun is own)
        else:
            near = [
                subject for subject in _before(self.subjects, sentence, sentence.start, 1) if subject.main
            ]
            found = [*(above if pronoun is own else []), *near[:1]]
            if pronoun.dep == "nsubjpass" and not any(_fits(kind, subject.kind) for subject in found):
                found = self._brought_about(sentence, kind)
            if pronoun.dep == "dobj":
                found = self._things(sentence, pronoun, near, kind)
        right = (subject for subject in found if _fits(kind, subject.kind) and subject.name != mine)
        return next((Meant(subject.name, subject.label, subject.owned) for subject in right), None)

    def owner(self, sentence: Sentence, pronoun: Token) -> Meant | None:
        """Whose "its" is that opens a sentence: the named thing that the sentence before is about."""
        kind = en.OWNING.get(pronoun.text.lower())
        near = [subject for subject in _before(self.subjects, sentence, sentence.start, 1) if subject.main]
        named = [
            subject
            for subject in near[:1]
            if subject.label in _ACTING and (subject.kind == kind or subject.label == "ORG")
        ]
        return next((Meant(subject.name, subject.label) for subject in named), None)

    def _persons(
        self,
        sentence: Sentence,
        pronoun: Token,
        above: list[Subject],
        mine: str | None,
        kind: str,
        *,
        leads: bool,
    ) -> list[Subject]:
        """Who "he" may be, the likeliest first: named subjects, the only person named, "the judge" above it."""
        around = _before(self.people, sentence, pronoun.start, _REACH)
        inside = [person for person in around if person.sentence == sentence.index]
        if pronoun.dep == "pobj" and sentence.head(pronoun).text.lower() in en.BESIDE:
            return []  # "took it with him": his own
        if pronoun.dep not in {"nsubj", "nsubjpass"}:
            others = [who for who in around if _fits(kind, who.kind) and who.name != mine]
            here = [who for who in others if who.sentence == sentence.index]
            if len({who.name for who in here}) == 1 and not self._strangers(sentence, pronoun, mine):
                return here[:1]
            if len({who.name for who in others}) > 1:
                return []
        if leads and len({p.name for p in inside}) == 1 and _speaks(sentence):
            return inside[:1]  # "I called Eva Lind before she left"
        near = _before(self.subjects, sentence, sentence.start, _REACH)
        told = _before(self.subjects, sentence, pronoun.start, _REACH)
        last = next((subject for subject in told if _fits(kind, subject.kind)), None)
        if last is not None and last.owned:
            return [last]
        only = around[:1] if len({subject.name for subject in around}) == 1 else []
        described = [subject for subject in above if not subject.label] if leads else []
        return [*(subject for subject in (*above, *near) if subject.label), *only, *described]

    def _things(self, sentence: Sentence, pronoun: Token, near: list[Subject], kind: str) -> list[Subject]:
        """What "it" may be where something is done to it: an object told before it, or what was told of; none where both fit."""
        told = [
            thing for thing in _before(self.objects, sentence, pronoun.start, 1) if _fits(kind, thing.kind)
        ]
        inside = [thing for thing in told if thing.sentence == sentence.index]
        subjects = [s for s in near[:1] if s.label not in _ACTING and _fits(kind, s.kind)]
        found = inside or [*subjects, *told[:1]]
        return found if len({thing.name for thing in found}) == 1 or self._moved(sentence, pronoun) else []

    def _brought_about(self, sentence: Sentence, kind: str) -> list[Subject]:
        """What "it was signed" is about where no subject fits: the only outcome told before, "they reached a deal"."""
        things = _before(self.objects, sentence, sentence.start, 1)
        told = [t for t in things if _fits(kind, t.kind) and t.name.split()[-1].lower() in en.OUTCOMES]
        return told[:1] if len({thing.name for thing in told}) == 1 else []

    @staticmethod
    def _moved(sentence: Sentence, pronoun: Token) -> bool:
        """Whether a verb that plans or cancels has the pronoun as its object: that is what the text is about."""
        verb = sentence.head(pronoun).lemma
        return verb in en.CANCELLING or verb in en.POSTPONING or verb in en.PLANNING

    def _strangers(self, sentence: Sentence, pronoun: Token, mine: str | None) -> bool:
        """Whether somebody without a name is told of before a pronoun: "she asked a stranger for his name"."""
        before = sentence.tokens[: pronoun.i]
        people = (t for t in before if t.pos == "NOUN" and t.tag == "NN" and is_person(t.lemma.lower()))
        alone = (
            t for t in people if t.dep not in {"appos", "compound"} and self._beside(sentence, t) is None
        )
        return any(self.subject(sentence, token).name != mine for token in alone)

    def _mine(self, sentence: Sentence, subject: Token) -> str | None:
        """The name of a clause's own subject, a pronoun's too; its objects are somebody else."""
        above = sentence.head(sentence.head(subject))
        if subject.text.lower() in en.RELATIVES and above.pos in {"NOUN", "PROPN"}:
            return self.subject(sentence, sentence.head(above) if above.dep == "appos" else above).name
        if subject.text.lower() in en.PRONOUN_KINDS:
            meant = self.meant(sentence, subject)
            return meant.name if meant is not None else None
        return self.subject(sentence, subject).name

    def _beside(self, sentence: Sentence, token: Token) -> Entity | None:
        """The person whom a noun for people is told to be, whatever the name is taken for."""
        if not is_person(token.lemma.lower()):
            return None
        named = (self.entity(kid) for kid in sentence.kids(token, "appos"))
        return next(
            (e for e in named if e is not None and e.label in {"PERSON", "ORG", "GPE"} and " " in e.text),
            None,
        )

    def subject(self, sentence: Sentence, token: Token) -> Subject:
        """What a subject token says of who is talked about: "the captain, Anna Hall," is Anna Hall."""
        entity = self.entity(token)
        person = entity if entity is not None and entity.label == "PERSON" else self._beside(sentence, token)
        if person is not None:
            name = self.name(person)
            kind = self.gender.get(name) or gender_of(name.split()[0].lower()) or "?"
            return Subject(sentence.index, token.start, kind, name, "PERSON")
        nobody = token.text.lower() in en.PRONOUN_KINDS or token.ent_type in {"DATE", "TIME"}
        if nobody or token.pos not in {"NOUN", "PROPN"}:
            return Subject(sentence.index, token.start, "", "", "")
        if is_person(token.lemma.lower()) and token.tag == "NN":
            kind = gender_of(token.lemma.lower()) or "?"
            owner = next((self.entity(kid) for kid in sentence.kids(token, "poss")), None)
            name = described(sentence, token)
            if owner is not None:
                name = f"{self.name(owner)}'s {name.removeprefix('the ')}"
            return Subject(sentence.index, token.start, kind, name, "", owned=owner is not None)
        plural = token.tag in {"NNS", "NNPS"} or bool(sentence.kids(token, "conj"))
        text = (
            self._with_article(sentence, token, entity) if entity is not None else described(sentence, token)
        )
        return Subject(
            sentence.index, token.start, en.THEY if plural else en.IT, text, entity.label if entity else ""
        )

    def _with_article(self, sentence: Sentence, token: Token, entity: Entity) -> str:
        """A name with the article that it stands with: "the World Bank"."""
        name, words = self.name(entity), entity.text.split()
        articles = [kid.text.lower() for kid in sentence.kids(token, "det")]
        return f"the {name}" if en.THE in (*articles, words[0].lower()) else name


def _before(subjects: list[Subject], sentence: Sentence, offset: int, reach: int) -> list[Subject]:
    """What was told of before an offset, within as many sentences, the latest first."""
    found: list[Subject] = []
    at = bisect_left(subjects, offset, key=lambda subject: subject.offset) - 1
    while at >= 0 and sentence.index - subjects[at].sentence <= reach:
        found.append(subjects[at])
        at -= 1
    return found


def _speaks(sentence: Sentence) -> bool:
    """Whether whoever tells a sentence is its subject."""
    root = next((token for token in sentence.tokens if token.head == token.i), None)
    return root is not None and any(
        kid.text.lower() in en.SPEAKERS for kid in sentence.kids(root, "nsubj", "nsubjpass")
    )


def _stands_for_nothing(sentence: Sentence, pronoun: Token) -> bool:
    """Whether "it" only opens a clause: "it took a strike to stop them"."""
    verb = sentence.head(pronoun)
    later = sentence.kids(verb, "advcl", "xcomp", "relcl") if verb.lemma in en.TAKING else []
    return pronoun.text.lower() == en.IT and any(is_infinitive(sentence, clause) for clause in later)


def _fits(kind: str, subject: str) -> bool:
    return kind == subject or (kind in en.PERSONS and subject == "?")


def clause_subjects(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The subject of the clause in which a word stands, none where the clause has none."""
    for above in sentence.ancestors(token):
        if above.pos in {"VERB", "AUX"} and above.dep not in {"xcomp", "aux", "auxpass"}:
            subjects = sentence.kids(above, "nsubj", "nsubjpass")
            yield from subjects
            if subjects or above.dep not in {"conj", "advcl"}:
                return


def _subjects_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The subjects of the clauses that hold a word, innermost first, as far as they stand before it.

    The main clause after a clause that opens its sentence counts too: "before she left, Eva Lind rang them".
    """
    opens = False
    for above in sentence.ancestors(token):
        if any(
            kid.text.lower() == token.text.lower() and kid.i < token.i for kid in sentence.kids(above, "dobj")
        ):
            continue  # "the board has had it since it was handed in"
        for subject in sentence.kids(above, "nsubj", "nsubjpass"):
            if subject.start < token.start or (opens and subject.pos == "PROPN"):
                yield subject
        opens = above.dep == "advcl" and above.start < sentence.head(above).start


def gender_of(*words: str) -> str:
    """The pronoun that first names, titles and words for relatives take, "" where they do not tell."""
    return "he" if any(word in HE for word in words) else "she" if any(word in SHE for word in words) else ""


def bare(text: str) -> str:
    """A name without its genitive, article or title: "the Bank's" -> "Bank", "Mr Hall" -> "Hall"."""
    words = text.replace("’", "'").removesuffix("'s").removesuffix("'").split()
    while len(words) > 1 and words[0].lower() in en.ARTICLES | en.TITLES:
        words.pop(0)
    return " ".join(words)


def core_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """A noun with what stands before it, determiners left out: "the new pay deal" -> new pay deal."""
    kept = {head.i}
    for kid in sentence.kids(head):
        if kid.dep in _CORE and kid.i < head.i:
            kept.update(token.i for token in sentence.subtree(kid) if token.i < head.i)
    return [sentence.tokens[i] for i in sorted(kept)]


def described(sentence: Sentence, head: Token) -> str:
    """A noun as it can be taken up again: "A trial of five" -> "the trial"; a bare plural stays bare."""
    tokens = core_tokens(sentence, head)
    first = tokens[0].text.lower() if tokens[0].i == 0 and tokens[0].pos != "PROPN" else tokens[0].text
    words = " ".join([first, *(token.text for token in tokens[1:])])
    determined = bool(sentence.kids(head, "det", "poss"))
    return f"the {words}" if determined else words
