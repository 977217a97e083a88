"""Who takes part in a happening and where: the arguments of a trigger, under the fullest names an article gives.

A pronoun stands for the person named last as a subject, where only one can be meant; nothing riskier is tried.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.model import Argument, Role, Span
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.syntax import Entity, Parsed, Sentence, Token
    from timeline.triggers import Trigger

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_CORE = frozenset({"compound", "amod", "nummod", "flat", "nmod", "quantmod", "advmod"})
_REACH = 3  # sentences that a pronoun looks back over


@dataclass(slots=True)
class Names:
    """The names of one article: every mention's fullest form, its type, and who "he" is where."""

    full: dict[str, str] = field(default_factory=dict)  # a name as written -> its fullest form
    at: dict[int, Entity] = field(default_factory=dict)  # character -> the entity that covers it
    persons: list[tuple[int, int, str]] = field(default_factory=list)  # sentence, offset, name; subjects only
    things: list[tuple[int, int, bool, str]] = field(
        default_factory=list
    )  # the same, plural or not; no persons

    def entity(self, token: Token) -> Entity | None:
        """The name that a token belongs to."""
        return self.at.get(token.start)

    def name(self, entity: Entity) -> str:
        """The fullest form of a name: "Thorne" -> "Gavin Thorne"."""
        return self.full.get(_bare(entity.text), _bare(entity.text))

    def thing_before(self, sentence: int, offset: int, *, plural: bool) -> str | None:
        """The subject of the sentence before, where "it" or "they" can mean nothing else."""
        near = [
            name
            for number, at, many, name in self.things
            if at < offset and sentence - number == 1 and many == plural
        ]
        return near[0] if len(near) == 1 else None

    def person_before(self, sentence: int, offset: int) -> str | None:
        """The last person that was a subject before a pronoun."""
        near = [name for number, at, name in self.persons if at < offset and sentence - number <= _REACH]
        return near[-1] if near else None


def collect_names(parsed: Parsed) -> Names:
    """The names of an article, shorter forms joined to longer ones that contain them."""
    names = Names()
    kept = [entity for entity in parsed.entities if entity.label in _NAMED]
    forms: dict[str, str] = {}
    for entity in kept:
        forms.setdefault(_bare(entity.text), entity.label)
    for form, label in forms.items():
        names.full[form] = _fullest(form, label, forms)
    for entity in kept:
        for offset in range(entity.start, entity.end):
            names.at[offset] = entity
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            person = names.at.get(token.start)
            if token.dep in {"nsubj", "nsubjpass"} and person is not None and person.label == "PERSON":
                names.persons.append((sentence.index, token.start, names.name(person)))
            elif token.dep in {"nsubj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"}:
                plural = token.tag in {"NNS", "NNPS"}
                text = names.name(person) if person is not None else _plain(sentence, token)
                names.things.append((sentence.index, token.start, plural, text))
    return names


def _plain(sentence: Sentence, head: Token) -> str:
    """A noun under its article: "the trial"."""
    words = " ".join(token.text for token in core_tokens(sentence, head))
    proper = head.pos == "PROPN"
    return words if proper else f"the {words}"


def _bare(text: str) -> str:
    """A name without its genitive, article or title: "the Bank's" -> "Bank", "Mr Hall" -> "Hall"."""
    words = text.replace("’", "'").removesuffix("'s").removesuffix("'").split()
    while len(words) > 1 and words[0].lower() in {"the", "a", "an", *en.TITLES}:
        words.pop(0)
    return " ".join(words)


def _fullest(form: str, label: str, forms: dict[str, str]) -> str:
    """The longest name of the same type of which this is the end (a person) or the beginning (anything else)."""
    best = form
    if label == "PERSON" or " " not in form:
        for other, kind in forms.items():
            if len(other) <= len(best) or len(other.split()) > 4 or not _compatible(label, kind):
                continue
            person = kind == "PERSON"
            if other.endswith(" " + form) if person else (other.startswith(form + " ") and kind == "ORG"):
                best = other
    return best


def _compatible(label: str, kind: str) -> bool:
    return label == kind or {label, kind} <= {"PERSON", "ORG", "GPE", "PRODUCT"}


# --------------------------------------------------------------------------- arguments


def arguments_of(trigger: Trigger, names: Names) -> tuple[Argument, ...]:
    """The arguments of a trigger in reading order, each once: agent, patient, other parties, places."""
    found: dict[tuple[str, Role], Argument] = {}
    for head, role in _heads(trigger):
        argument = _argument(trigger.sentence, head, role, names)
        if argument is not None:
            found.setdefault((argument.name, argument.role), argument)
    return tuple(sorted(found.values(), key=lambda argument: (argument.span, argument.role)))


def _heads(trigger: Trigger) -> Iterator[tuple[Token, Role]]:
    if trigger.nominal:
        yield from _nominal_heads(trigger)
    else:
        yield from _verbal_heads(trigger.sentence, trigger.token)


def _verbal_heads(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, Role]]:
    subject = subject_of(sentence, verb)
    if subject is not None:
        token, role = subject
        yield from ((each, role) for each in joined(sentence, token))
    for kid in sentence.kids(verb):
        if kid.dep in {"dobj", "dative", "oprd", "attr"} and kid.dep != "attr":
            yield from ((each, Role.PATIENT) for each in joined(sentence, kid))
        elif kid.dep == "agent":
            yield from (
                (each, Role.AGENT) for pobj in sentence.kids(kid, "pobj") for each in joined(sentence, pobj)
            )
        elif kid.dep == "prep":
            yield from _prepositional(sentence, kid)


def subject_of(sentence: Sentence, verb: Token) -> tuple[Token, Role] | None:
    """The subject, borrowed where the verb has none: from the verb it is joined to, its governor, its antecedent."""
    for kid in sentence.kids(verb, "nsubj", "nsubjpass"):
        role = Role.PATIENT if kid.dep == "nsubjpass" else Role.AGENT
        if kid.text.lower() in {"who", "which", "that"} and verb.dep == "relcl":
            return sentence.head(verb), role
        return kid, role
    above = sentence.head(verb)
    if above.i == verb.i:
        return None
    if verb.dep == "conj" and above.pos in {"VERB", "AUX"}:
        borrowed = subject_of(sentence, above)
        if borrowed is None:
            return None
        passive = bool(sentence.kids(verb, "auxpass")) or (
            verb.tag == "VBN" and bool(sentence.kids(above, "auxpass"))
        )
        return borrowed[0], Role.PATIENT if passive else Role.AGENT
    if verb.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN"}:
        return above, Role.PATIENT if verb.tag == "VBN" else Role.AGENT
    if verb.dep in {"xcomp", "advcl"} and above.pos in {"VERB", "AUX", "ADJ"}:
        controller = next(iter(sentence.kids(above, "dobj")), None) if verb.dep == "xcomp" else None
        if controller is not None:
            return controller, Role.AGENT
        borrowed = subject_of(sentence, above)
        return (
            None
            if borrowed is None
            else (borrowed[0], Role.PATIENT if sentence.kids(verb, "auxpass") else Role.AGENT)
        )
    return None


def _nominal_heads(trigger: Trigger) -> Iterator[tuple[Token, Role]]:
    sentence, noun = trigger.sentence, trigger.token
    for kid in sentence.kids(noun):
        if kid.dep == "poss":
            yield from ((each, Role.AGENT) for each in joined(sentence, kid))
        elif kid.dep in {"compound", "amod", "nmod"} and kid.ent_type in _NAMED:
            yield kid, Role.PLACE if kid.ent_type in en.PLACE_TYPES and kid.dep == "compound" else Role.OTHER
        elif kid.dep == "prep":
            yield from _prepositional(sentence, kid, of=Role.PATIENT)
    if trigger.light is not None:
        verb = trigger.light
        subject = subject_of(sentence, verb)
        if subject is not None and subject[0].i != noun.i:
            yield from ((each, subject[1]) for each in joined(sentence, subject[0]))
        for kid in sentence.kids(verb, "prep"):
            yield from _prepositional(sentence, kid)


def _prepositional(sentence: Sentence, prep: Token, of: Role = Role.OTHER) -> Iterator[tuple[Token, Role]]:
    word = prep.text.lower()
    for pobj in sentence.kids(prep, "pobj"):
        if pobj.ent_type in {"DATE", "TIME"}:
            continue
        place = word in en.PLACE_PREPOSITIONS and (pobj.ent_type in en.PLACE_TYPES)
        role = (
            Role.PLACE
            if place
            else of
            if word == "of"
            else Role.AGENT
            if word in {"between", "by"}
            else Role.OTHER
        )
        yield from ((each, role) for each in joined(sentence, pobj))


def joined(sentence: Sentence, token: Token) -> list[Token]:
    """A noun and what is joined to it: "Anna and Ben" -> both."""
    found = [token]
    for kid in sentence.kids(token, "conj"):
        if kid.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            found.extend(joined(sentence, kid))
    return found


def _argument(sentence: Sentence, head: Token, role: Role, names: Names) -> Argument | None:
    low = head.text.lower()
    if low in en.PRONOUNS or head.pos == "PRON":
        person = names.person_before(sentence.index, head.start) if low in en.PERSON_PRONOUNS else None
        return Argument(person, role, Span(head.start, head.end), "PERSON") if person else None
    entity = names.entity(head)
    if entity is not None:
        return Argument(names.name(entity), role, Span(entity.start, entity.end), entity.label)
    core = core_tokens(sentence, head)
    span = Span(core[0].start, core[-1].end)
    text = " ".join(token.text for token in core)
    return Argument(text, role, span) if any(c.isalpha() for c in text) else None


def core_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """A noun with what stands before it, determiners left out: "the new pay deal" -> new pay deal."""
    kept = {head.i}
    for kid in sentence.kids(head):
        if kid.dep in _CORE and kid.i < head.i:
            kept.update(token.i for token in sentence.subtree(kid) if token.i < head.i)
    return [sentence.tokens[i] for i in sorted(kept)]
