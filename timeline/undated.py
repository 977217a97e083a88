"""Articles without a publication date, dated from their own evidence; bounds where it is not exact.

An article says "yesterday the jury was discharged"; another dates the discharge. Every such pair is a witness for
the days on which both can be true. The day that most of the evidence agrees on is the day of writing, if there is
one such day; where several remain they are bounds; without evidence nothing is said. Never a guess of today.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.alike import alike, keys
from timeline.civil import DAY
from timeline.coincide import Coincidence, Guess, Library
from timeline.evaluate import CONFIDENCE, WEAK, Story, Value, evaluate
from timeline.explain import say
from timeline.graph import dct_id
from timeline.interval import Granularity, Interval, unit_of
from timeline.lexicon import related
from timeline.model import Dating, EventClass, EventMention, Status, Step, Tense, Warning
from timeline.rules import en_links as words
from timeline.suppose import Supposed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.events import Reading
    from timeline.graph import TemporalGraph
    from timeline.interval import Instant
    from timeline.syntax import Sentence, Token

WITNESSING = frozenset({"attached", "clause", "narrated", "extent"})
LIKE = 0.5  # two mentions this alike may tell of one event, if the rest of the evidence agrees
NEAR = 32  # days around an event within which an article that dates it to the day was written
ENOUGH = 0.6  # the weight of evidence below which no day is named
CLOSE = 14  # days that evidence may leave for other evidence only to choose among them
CROWD = 200  # a key that more mentions share tells nothing
DATES = 12  # dates that one event may have elsewhere; more say that it is no one event
TWINS = 40  # other tellings looked at for one mention
HEARD = 8  # of them, how many are heard: those most alike
ODD_MINUTE = 0.9  # how surely two articles that tell the same odd minute tell of one event
_SOME_DAY = Interval.of(2025, 6, 18)
ORDER = 0.15  # the weight of "it is over" or "it is still to come"
ROUNDS = 2  # articles dated in the first round date others in the second

WEIGHT: dict[Granularity, float] = {
    Granularity.WEEKEND: 0.7,
    Granularity.WEEK: 0.6,
    Granularity.MONTH: 0.5,
    Granularity.SEASON: 0.3,
    Granularity.QUARTER: 0.3,
    Granularity.YEAR: 0.2,
}
"""What a witness is worth by how closely it dates; a day or finer is worth 1."""


@dataclass(frozen=True, slots=True)
class Witness:
    """An event that the article tells from its own day, and when others say that it was.

    `dates` are those others: when, how surely it is the same event, and which mention says so; `sure` is how
    surely the article dates `node` at all. `nth` is set where the day of writing is told as a day of the event
    ("this is the third day of the strike"), `side` where the article only tells that the event is over (-1) or
    still to come (1).
    """

    node: str
    text: str
    sure: float
    dates: tuple[tuple[Interval, float, str], ...]
    nth: int = 0
    side: int = 0


def infer_published(
    graph: TemporalGraph, story: Story, readings: Sequence[Reading]
) -> tuple[dict[str, Dating], tuple[Warning, ...]]:
    """The publication day of each article that has none: exact, bounds, or not there."""
    open_ = {r.article.id: r for r in readings if r.article.dct is None}
    found: dict[str, Dating] = {}
    library = Library(readings if open_ and story.published else ())
    for _ in range(ROUNDS if open_ else 0):
        known = {**story.published, **{a: d.interval for a, d in found.items() if d.interval is not None}}
        values = evaluate(graph, story, known)
        others = _dated(story, values)
        new = {
            a: d
            for a, r in open_.items()
            if a not in known and (d := _infer(r, graph, story, values, others, library))
        }
        if not new:
            break
        found.update(new)
        if len(found) == len(open_):
            break
    return found, tuple(_note(a, found.get(a)) for a in sorted(open_))


def _note(article: str, dating: Dating | None) -> Warning:
    if dating is None:
        return Warning(
            "undated-article",
            "no publication date: what counts from it stays undated; give it with --published",
            article,
        )
    if dating.interval is None and dating.bounds is not None:
        return Warning(
            "undated-article", f"no publication date; its evidence leaves {say(dating.bounds)}", article
        )
    day = say(dating.interval) if dating.interval is not None else ""
    return Warning("published-inferred", f"no publication date; dated {day} from its own evidence", article)


# --------------------------------------------------------------------------- evidence


def _dated(story: Story, values: Mapping[str, Value]) -> dict[str, list[EventMention]]:
    """Mentions whose text gives their date, by their keys."""
    found: defaultdict[str, list[EventMention]] = defaultdict(list)
    for node in sorted(story.mentions):
        value = values.get(node)
        if value is None or value.interval is None or not value.point or value.origin in WEAK:
            continue
        for key in keys(story.mentions[node]):
            found[key].append(story.mentions[node])
    return found


def _witnesses(
    reading: Reading,
    graph: TemporalGraph,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
) -> Iterator[Witness]:
    """The article's events that other articles date: told from its unknown day, or before or after it."""
    now = dct_id(reading.article.id)
    yield from _counted_days(reading, story, values, others)
    yield from _same_minute(reading, graph, story, values)
    for mention in reading.mentions:
        if mention.event_class is EventClass.REPORTING or not mention.salient:
            continue
        dates = _distinct(_elsewhere(mention, story, values, others))
        if not dates:
            continue
        chain = graph.explain(mention.id)
        told = all(link.origin in WITNESSING or link.source not in story.mentions for link in chain)
        if told and any(link.target == now for link in chain):
            yield Witness(mention.id, mention.text, CONFIDENCE[chain[0].origin], dates)
        side = _side(mention)
        if side:
            yield Witness(mention.id, mention.text, ORDER, dates, side=side)


def _same_minute(
    reading: Reading, graph: TemporalGraph, story: Story, values: Mapping[str, Value]
) -> Iterator[Witness]:
    """ "Yesterday at 5.31 p.m." here, "at 5.31 p.m. on 22 February" elsewhere: an odd minute is seldom two events'."""
    now = dct_id(reading.article.id)
    clocks: defaultdict[Instant, list[str]] = defaultdict(list)
    for node, timex in story.timexes.items():
        interval = values[node].interval if node in values else None
        if timex.article == reading.article.id or interval is None or interval.start is None:
            continue
        if interval.granularity is Granularity.MINUTE and interval.start // 60 % 5:
            clocks[interval.start % DAY].append(node)
    for timex in reading.timexes if clocks else ():
        if timex.expr is None or not any(link.target == now for link in graph.explain(timex.id)):
            continue
        told = timex.expr.resolve(_SOME_DAY)
        same = clocks.get(told.start % DAY, []) if told is not None and told.start is not None else []
        dates = [(i, ODD_MINUTE, node) for node in sorted(same) if (i := values[node].interval) is not None]
        if dates and told is not None and told.granularity is Granularity.MINUTE:
            yield Witness(timex.id, timex.text, 1.0, tuple(dates))


def _side(mention: EventMention) -> int:
    """Whether a mention tells of something over (-1) or to come (1) at the day of writing; 0 where it does not say."""
    if mention.quote is not None or mention.modal or mention.generic:
        return 0
    if mention.tense is Tense.FUTURE or mention.status is Status.PLANNED:
        return 1
    past = mention.tense in {Tense.PAST, Tense.PRESENT_PERFECT} and mention.status is Status.OCCURRED
    return -1 if past and not mention.nominal else 0


def _counted_days(
    reading: Reading,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
) -> Iterator[Witness]:
    """The day of writing counted from an event: "this is the nth day of the strike"."""
    for sentence in reading.parsed.sentences:
        for noun in sentence.tokens:
            nth = _nth_day(sentence, noun) if reading.parsed.quote_at(noun.start) is None else 0
            if nth:
                alike_ones = [m for m in reading.mentions if m.lemma == noun.lemma.lower()]
                at = [m for m in alike_ones if m.span.start == noun.start]
                for mention in (at or alike_ones)[:1]:
                    dates = _distinct(_elsewhere(mention, story, values, others))
                    yield Witness(mention.id, mention.text, 1.0, dates, nth=nth)


def _nth_day(sentence: Sentence, noun: Token) -> int:
    """The n of "this is the nth day of `noun`", else 0."""
    of = sentence.head(noun)
    day = sentence.head(of)
    be = sentence.head(day)
    if (of.lemma, day.lemma, be.lemma) != ("of", "day", "be") or be.tag not in {"VBZ", "VBP"}:
        return 0
    if not any(kid.lemma.lower() in words.THIS_DAY for kid in sentence.kids(be, "nsubj")):
        return 0
    return next(
        (
            words.COUNTS[k.lemma.lower()]
            for k in sentence.kids(day, "amod")
            if k.lemma.lower() in words.COUNTS
        ),
        0,
    )


def _distinct(dates: Iterable[tuple[Interval, float, str]]) -> tuple[tuple[Interval, float, str], ...]:
    """Each date once, from its surest teller; the surest few of all."""
    best: dict[Interval, tuple[Interval, float, str]] = {}
    for told in dates:
        if told[0] not in best or told[1] > best[told[0]][1]:
            best[told[0]] = told
    return tuple(sorted(best.values(), key=lambda d: (-d[1], d[2]))[:DATES])


def _elsewhere(
    mention: EventMention,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
) -> list[tuple[Interval, float, str]]:
    """When other articles date what a mention tells, the most alike first."""
    merged = set(story.classes.get(mention.id, ()))
    candidates = [story.mentions[m] for m in sorted(merged)[:CROWD]]
    lists = sorted((others[key] for key in keys(mention) if key in others), key=len)
    telling = [found for n, found in enumerate(lists) if n == 0 or len(found) <= CROWD]
    shared = Counter(m.id for found in telling for m in found[:CROWD] if m.id not in merged)
    ranked = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:TWINS]
    candidates += [story.mentions[m] for m, _ in ranked]
    heard = []
    for other in candidates:
        value = values.get(other.id)
        if other.article == mention.article or value is None or value.interval is None or not value.point:
            continue
        score = 0.9 if other.id in merged else alike(mention, other, close=related)
        if score >= LIKE:
            heard.append((value.interval, score, other.id))
    return sorted(heard, key=lambda telling: -telling[1])[:HEARD]


# --------------------------------------------------------------------------- the verdict


def _infer(
    reading: Reading,
    graph: TemporalGraph,
    story: Story,
    values: Mapping[str, Value],
    others: Mapping[str, Sequence[EventMention]],
    library: Library,
) -> Dating | None:
    supposed = Supposed(graph, story, values, reading.article.id)
    witnesses = tuple(_witnesses(reading, graph, story, values, others))
    window = _window(reading, graph, values)
    scores: dict[Instant, float] = {}
    for start in sorted(_candidates(witnesses, supposed, window)):
        scores[start] = sum(_support(w, unit_of(start, Granularity.DAY), supposed) for w in witnesses)
    best = max(scores.values(), default=0.0)
    days = sorted(start for start, score in scores.items() if score > best - 0.05)
    if best >= ENOUGH and len(days) == 1:
        return _exactly(unit_of(days[0], Granularity.DAY), best, witnesses, supposed, graph, story)
    hull = Interval(days[0], days[-1] + DAY, Granularity.DAY) if best >= ENOUGH else window
    close = hull.start is not None and hull.end is not None and hull.end - hull.start <= CLOSE * DAY
    told = [w for w in witnesses if not w.side]
    guess = Coincidence(reading, graph, story, values, library).guess(
        hull if close else window, supposed.when, lambda day: sum(_support(w, day, supposed) for w in told)
    )
    if guess is not None and (guess.exact or not close):
        return _guessed(guess, story)
    return _bounded(hull, _steps(witnesses, None, supposed, graph, story) if best >= ENOUGH else ())


def _exactly(
    day: Interval,
    best: float,
    witnesses: Sequence[Witness],
    supposed: Supposed,
    graph: TemporalGraph,
    story: Story,
) -> Dating:
    """The one day on which the evidence agrees."""
    return Dating(
        day,
        day,
        confidence=min(0.95, best / (best + 0.5)),
        trace=_steps(witnesses, day, supposed, graph, story),
    )


def _guessed(guess: Guess, story: Story) -> Dating | None:
    """A guess with the coincidences that speak for it."""
    steps = [Step("undated", "The article gives no date of its own; it was found from what it tells.", "")]
    for clue, node in guess.witnesses:
        told, here = story.timexes[node], story.timexes[clue].text
        steps.append(
            Step("joined", f"“{here}” is a day that {told.article} tells of too, “{told.text}”.", "")
        )
    if not guess.exact:
        return _bounded(guess.window, tuple(steps))
    steps.append(Step("published", f"So it was written on {say(guess.window)}.", guess.window.value))
    return Dating(guess.window, guess.window, confidence=0.6, trace=tuple(steps))


def _bounded(window: Interval, steps: tuple[Step, ...] = ()) -> Dating | None:
    if window.start is None and window.end is None:
        return None
    step = Step("undated", f"The article gives no date; what it tells leaves {say(window)}.", window.value)
    return Dating(None, window, point=False, confidence=0.3, trace=(*steps, step))


def _candidates(witnesses: Sequence[Witness], supposed: Supposed, window: Interval) -> Iterator[Instant]:
    """Days on which some witness that dates to the day holds, inside the window."""
    seen: set[Instant] = set()
    tried: set[tuple[str, Instant]] = set()
    for witness in witnesses:
        for date, _, _ in witness.dates if not witness.side else ():
            if date.start is None or date.end is None or date.granularity > Granularity.DAY:
                continue
            first = date.start // DAY * DAY
            for start in range(first - NEAR * DAY, first + (NEAR + 1) * DAY, DAY):
                day = unit_of(start, Granularity.DAY)
                if start in seen or (witness.node, start) in tried or not day.overlaps(window):
                    continue
                tried.add((witness.node, start))
                if _to_the_day(witness, day, supposed):
                    seen.add(start)
                    yield start


def _to_the_day(witness: Witness, day: Interval, supposed: Supposed) -> bool:
    told = supposed.when(witness.node, day)
    fine = bool(witness.nth) or (told is not None and told.granularity <= Granularity.WEEK)
    return fine and _support(witness, day, supposed) > 0


def _support(witness: Witness, day: Interval, supposed: Supposed) -> float:
    """How strongly a witness speaks for a day."""
    told = supposed.when(witness.node, day) if not witness.nth and not witness.side else None
    scores = [score * witness.sure * _fit(witness, date, told, day) for date, score, _ in witness.dates]
    return max(scores, default=0.0)


def _fit(witness: Witness, date: Interval, told: Interval | None, day: Interval) -> float:
    """How well one other telling fits, were the article written on `day`; 0 where it does not."""
    if date.start is None or date.end is None or day.start is None or day.end is None:
        return 0.0
    if witness.nth:
        first = date.start // DAY * DAY
        if date.granularity > Granularity.DAY:
            return 0.0
        return 1.0 if day.start == first + (witness.nth - 1) * DAY and day.start < date.end else 0.0
    if witness.side:
        return 1.0 if (date.start < day.end if witness.side < 0 else date.end > day.start) else 0.0
    if told is None or not told.overlaps(date):
        return 0.0
    return WEIGHT.get(max(told.granularity, date.granularity), 1.0)


def _window(reading: Reading, graph: TemporalGraph, values: Mapping[str, Value]) -> Interval:
    """No earlier than the latest past day that the article names in full, no later than the first that it plans."""
    start: Instant | None = None
    end: Instant | None = None
    for mention in reading.mentions:
        value = values.get(mention.id)
        if value is None or value.interval is None or not value.stated or mention.modal:
            continue
        if any(reading.article.id != link.source.rpartition(":")[0] for link in graph.explain(mention.id)):
            continue  # it counts from what another article tells, if that is the same event
        if (
            mention.tense is Tense.PAST
            and mention.status is Status.OCCURRED
            and value.interval.start is not None
        ):
            start = max(start or value.interval.start, value.interval.start)
        elif mention.tense is Tense.FUTURE and value.interval.end is not None:
            end = min(end or value.interval.end, value.interval.end)
    if start is not None and end is not None and start >= end:
        return Interval(None, None, Granularity.DAY)
    return Interval(start, end, Granularity.DAY)


def _steps(
    witnesses: Iterable[Witness],
    day: Interval | None,
    supposed: Supposed,
    graph: TemporalGraph,
    story: Story,
) -> tuple[Step, ...]:
    """What speaks for the day, in words."""
    steps = [Step("undated", "The article gives no date of its own; it was found from what it tells.", "")]
    for witness in witnesses:
        if witness.side:
            continue
        told = supposed.when(witness.node, day) if day is not None and not witness.nth else None
        fitting = [o for o in witness.dates if day is None or _fit(witness, o[0], told, day)]
        if fitting:
            date, _, other = max(fitting, key=lambda o: o[1])
            article = (story.mentions.get(other) or story.timexes[other]).article
            where = f"{article} dates “{witness.text}” {say(date)}"
            steps.append(Step("joined", f"{where}{_words(witness, graph, story)}.", say(date)))
    if day is not None:
        steps.append(Step("published", f"So it was written on {say(day)}.", day.value))
    return tuple(steps)


def _words(witness: Witness, graph: TemporalGraph, story: Story) -> str:
    """What the article itself dates the event by: ", here “yesterday”"."""
    if witness.nth:
        return f", and the article was written on day {witness.nth} of it"
    own = next((a.target for a in graph.explain(witness.node) if a.target in story.timexes), None)
    return f", here “{story.timexes[own].text}”" if own is not None else ""
