"""Who takes part in a happening and where: the arguments of a trigger, under the fullest names an article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lexicon import is_person
from timeline.model import Argument, Role, Span
from timeline.names import NAMED, Names, core_tokens
from timeline.rules import en_events as en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.syntax import Sentence, Token
    from timeline.triggers import Trigger

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
    found = _own(sentence, verb)
    if found is None and verb.head != verb.i and verb.dep in _LENDERS:
        found = _LENDERS[verb.dep](sentence, verb)
    return None if found is None else (_agreeing(sentence, verb, found[0]), found[1])


def _own(sentence: Sentence, verb: Token) -> tuple[Token, Role] | None:
    """The subject that hangs on the verb, or what its relative pronoun stands for."""
    subjects = sentence.kids(verb, "nsubj", "nsubjpass")
    for kid in _after_remark(sentence, verb, subjects) or subjects:
        role = Role.PATIENT if kid.dep == "nsubjpass" else Role.AGENT
        relative = kid.text.lower() in en.RELATIVES and verb.dep == "relcl"
        return _antecedent(sentence, verb, kid) if relative else kid, role
    return None


def _of_copula(sentence: Sentence, word: Token) -> tuple[Token, Role] | None:
    be = sentence.head(word)
    borrowed = subject_of(sentence, be) if be.lemma == en.BE else None
    return None if borrowed is None else (borrowed[0], Role.PATIENT)


def _of_conjunct(sentence: Sentence, verb: Token) -> tuple[Token, Role] | None:
    first = sentence.head(verb)
    borrowed = subject_of(sentence, first) if first.pos in {"VERB", "AUX"} else None
    passive = bool(sentence.kids(verb, "auxpass")) or (
        verb.tag == "VBN" and bool(sentence.kids(first, "auxpass"))
    )
    return None if borrowed is None else (borrowed[0], Role.PATIENT if passive else Role.AGENT)


def _of_noun(sentence: Sentence, verb: Token) -> tuple[Token, Role] | None:
    noun = sentence.head(verb)
    role = Role.PATIENT if verb.tag == "VBN" else Role.AGENT
    return (noun, role) if noun.pos in {"NOUN", "PROPN"} else None


def _of_governor(sentence: Sentence, verb: Token) -> tuple[Token, Role] | None:
    above = sentence.head(verb)
    if above.pos not in {"VERB", "AUX", "ADJ"}:
        return None
    controller = next(iter(sentence.kids(above, "dobj")), None) if verb.dep == "xcomp" else None
    if controller is not None:
        return controller, Role.AGENT
    borrowed = subject_of(sentence, above)
    role = Role.PATIENT if sentence.kids(verb, "auxpass") else Role.AGENT
    return None if borrowed is None else (borrowed[0], role)


_LENDERS = {
    "acomp": _of_copula,
    "attr": _of_copula,
    "conj": _of_conjunct,
    "acl": _of_noun,
    "relcl": _of_noun,
    "xcomp": _of_governor,
    "advcl": _of_governor,
}
"""Where a verb without a subject has it from, by how it hangs on what is above it."""


def _after_remark(sentence: Sentence, verb: Token, subjects: list[Token]) -> list[Token]:
    """The second of two subjects with an "and" or a colon between them: what stands first is a remark or a date line."""
    before = [kid for kid in subjects if kid.i < verb.i]
    between = sentence.tokens[before[0].i : before[-1].i] if len(before) > 1 else []
    return before[-1:] if any(low.dep == "cc" or low.text in en.COLONS for low in between) else []


def _agreeing(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """The subject that the verb's number and the commas leave, where the parser took in what stands before it.

    "On the day after Easter the crew left": a noun with an article is no apposition without a comma. "Holm's visit in May,
    and the vote was held": of two that a comma parts a singular verb has the second.
    """
    beside = [kid for kid in sentence.kids(subject, "appos") if kid.pos == "NOUN" and kid.i < verb.i]
    for kid in beside:
        first = min(low.i for low in sentence.subtree(kid))
        if subject.pos == "PROPN" and first == subject.i + 1 and sentence.kids(kid, "det"):
            return kid
    own = (*sentence.kids(verb, "aux", "auxpass"), verb)
    single = any(token.tag == "VBZ" or token.text.lower() in en.SINGULAR for token in own)
    for link in sentence.kids(subject, "cc") if single else []:
        parted = link.text.lower() == en.AND_WORD and sentence.tokens[link.i - 1].text == ","
        later = [kid for kid in sentence.kids(subject, "conj") if link.i < kid.i < verb.i]
        if parted and later:
            return later[-1]
    return subject


def _antecedent(sentence: Sentence, clause: Token, relative: Token) -> Token:
    """What a relative clause is about; "who" is nobody that is a thing: "a clerk, waiting on the pier, who rang"."""
    nearest = sentence.head(clause)
    if relative.text.lower() != en.WHO or _is_somebody(nearest):
        return nearest
    before = [t for t in sentence.tokens[: nearest.i] if t.pos in {"NOUN", "PROPN"} and _is_somebody(t)]
    return before[-1] if before else nearest


def _is_somebody(noun: Token) -> bool:
    """Whether a noun names people, or may: a name, a person, several of whatever."""
    return bool(noun.ent_type) or noun.pos != "NOUN" or noun.tag == "NNS" or is_person(noun.lemma.lower())


def _nominal_heads(trigger: Trigger) -> Iterator[tuple[Token, Role]]:
    sentence, noun = trigger.sentence, trigger.token
    for kid in sentence.kids(noun):
        if kid.dep == "poss":
            yield from ((each, Role.AGENT) for each in joined(sentence, kid))
        elif kid.dep in {"compound", "amod", "nmod"} and kid.ent_type in NAMED:
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
            if word == en.OF
            else Role.AGENT
            if word in en.AGENT_PREPOSITIONS
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
        meant = names.meant(sentence, head)
        return (
            Argument(meant.name.removeprefix("the "), role, Span(head.start, head.end), meant.label)
            if meant
            else None
        )
    entity = names.entity(head)
    if entity is not None:
        return Argument(names.name(entity), role, Span(entity.start, entity.end), entity.label)
    core = core_tokens(sentence, head)
    span = Span(core[0].start, core[-1].end)
    text = " ".join(token.text for token in core)
    return Argument(text, role, span) if any(c.isalpha() for c in text) else None
