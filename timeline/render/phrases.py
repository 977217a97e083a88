"""When an event was, in words that claim no more than is known: "between 14 and 18 August 2025"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from timeline.civil import civil
from timeline.model import Status
from timeline.render.dates import Edtf, Side, read_edtf
from timeline.render.words import Words
from timeline.result import Event


class Piece(NamedTuple):
    """A piece of a date's wording; `machine` is what an HTML `datetime` says of it."""

    text: str
    machine: str | None = None


Phrase = tuple[Piece, ...]

ASSUMED = 0.5  # confidence up to which an implied date is only taken for the day of the news

_COARSE = {"week": "date.week", "weekend": "date.weekend"}
_DOUBT = {"~": "date.about", "?": "date.perhaps"}


def plain(phrase: Phrase) -> str:
    """The words alone."""
    return "".join(piece.text for piece in phrase)


def when(event: Event, words: Words) -> Phrase:
    """An event's date in words: "planned for 17 August 2025", "since June 2024", "1867"."""
    date = read_edtf(event.date)
    if date is None:
        return _window(event, words)
    side = limit(event)
    phrase = date_phrase(
        date, words, granularity=event.granularity, point=event.point or bool(side), status=event.status
    )
    if side and event.status is not Status.ONGOING:
        return _fill(words, f"date.{side}", last=phrase, first=phrase)
    if is_assumed(event):
        return _fill(words, "date.assumed", date=phrase)
    if event.status is Status.PLANNED and date.single:
        return _fill(words, "date.planned", date=phrase)
    return phrase


def limit(event: Event) -> Literal["until", "from", ""]:
    """What a date bounds where it is no point: "until" for a deadline, "from" for a beginning, "" where neither."""
    date = None if event.point else read_edtf(event.date)
    first, last = (read_edtf(bound or "") for bound in (event.earliest, event.latest))
    low, high = (first.first if first else None), (last.last if last else None)
    if date is None or date.first is None or date.last is None:
        return ""
    if high and high.end == date.last.end and (low is None or low.start < date.first.start):
        return "until"
    return "from" if low and low.start == date.first.start and (not high or high.end > date.last.end) else ""


def is_assumed(event: Event) -> bool:
    """Whether nothing tells the date: the article's day, or that on which it opens, is taken for it."""
    return bool(event.date) and event.point and not event.stated and event.confidence <= ASSUMED


def edtf_phrase(text: str, words: Words) -> Phrase:
    """Any EDTF date in words, without an event's status."""
    date = read_edtf(text)
    return date_phrase(date, words) if date else (Piece(text or words("event.undated")),)


def date_phrase(
    date: Edtf, words: Words, *, granularity: str = "", point: bool = True, status: Status = Status.OCCURRED
) -> Phrase:
    """A date in words; a range is "between … and …" where the event is only somewhere inside it."""
    phrase = _sides(date, words, granularity.lower(), point=point, status=status)
    return _fill(words, _DOUBT[date.doubt], date=phrase) if date.doubt in _DOUBT else phrase


def _sides(date: Edtf, words: Words, granularity: str, *, point: bool, status: Status) -> Phrase:
    first, last = date.first, date.last
    if first is None:
        return _fill(words, "date.until", last=side_phrase(last, words)) if last else ()
    if last is None:
        key = "date.since" if status is Status.ONGOING else "date.after"
        return _fill(words, key, first=side_phrase(first, words))
    if single := date.single:
        phrase = side_phrase(single, words)
        return _fill(words, "date.since", first=phrase) if status is Status.ONGOING else phrase
    if point and (special := _special(first, last, granularity, words)):
        return special
    key = "date.range" if point else "date.between"
    return _fill(words, key, first=_opening(first, last, words), last=side_phrase(last, words))


def _special(first: Side, last: Side, granularity: str, words: Words) -> Phrase:
    """Ranges that have a name of their own: weeks, weekends, quarters, halves."""
    if granularity in _COARSE:
        values = (
            {"date": side_phrase(first, words)}
            if granularity == "week"
            else {
                "first": _opening(first, last, words),
                "last": side_phrase(last, words),
            }
        )
        return _fill(words, _COARSE[granularity], **values)
    if granularity == "quarter":
        return (Piece(words.calendar.skeleton(first.start, "yQQQQ")),)
    if granularity == "half":
        year, month, _ = civil(first.start)
        return (Piece(words(f"date.half_{1 if month < 7 else 2}", year=_year(year, words))),)
    return ()


def side_phrase(side: Side, words: Words) -> Phrase:
    """One unit in words: a day, a month, a season, a year, a decade, a century."""
    year, month, _ = civil(side.start)
    calendar = words.calendar
    match side.unit:
        case "second":
            return (
                Piece(
                    words("date.at", date=calendar.day(side.start), time=calendar.clock(side.start)),
                    side.machine,
                ),
            )
        case "day":
            return (Piece(calendar.day(side.start), side.machine),)
        case "month":
            return (Piece(calendar.skeleton(side.start, "yMMMM"), side.machine),)
        case "season":
            return (Piece(words(f"date.season_{month // 3}", year=_year(year, words)), side.machine),)
        case "decade":
            return (Piece(words("date.decade", year=_year(year, words))),)
        case "century":
            return (Piece(words("date.century", count=year // 100 + 1)),)
    return (Piece(_year(year, words), side.machine),)


def _opening(first: Side, last: Side, words: Words) -> Phrase:
    """The opening of a range without what its end will say: "14" of "14 – 18 August 2025"."""
    (year, month, _), (last_year, last_month, _) = civil(first.start), civil(last.start)
    if year != last_year or first.unit != last.unit or first.unit not in ("day", "month"):
        return side_phrase(first, words)
    if first.unit == "month":
        return (Piece(words.calendar.month(first.start), first.machine),)
    skeleton = "d" if month == last_month else "MMMMd"
    return (Piece(words.calendar.skeleton(first.start, skeleton), first.machine),)


def _window(event: Event, words: Words) -> Phrase:
    """What is known of an undated event: the window that its neighbours leave, or nothing."""
    first, last = (read_edtf(bound or "") for bound in (event.earliest, event.latest))
    if first is None and last is None:
        return (Piece(words("event.undated")),)
    bounds = Edtf(first.first if first else None, last.last if last else None)
    return date_phrase(bounds, words, point=False)


def _year(year: int, words: Words) -> str:
    return words.calendar.year(year, words("date.bc", year="{year}"))


def _fill(words: Words, key: str, **phrases: Phrase) -> Phrase:
    pieces: list[Piece] = []
    for part in words.parts(key, **phrases):
        pieces += [Piece(part)] if isinstance(part, str) else part
    return tuple(pieces)
