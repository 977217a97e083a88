"""English sentences that give a date only to say that it is wrong, or that others give it.

Each row sees a sentence in which every time expression stands as "⟦n⟧"; it marks the one that is not the article's own
date with T, who gave it with `by`. The first row that fits an expression counts. What may stand between two words is
bounded, so that a sentence without end takes no longer than its length.
"""

from __future__ import annotations

import re

SLOT = "⟦{}⟧"  # what stands for the nth expression of a sentence
T = r"(?:(?:on|in|at|as|for|early|late|the|a) )*⟦(?P<t>\d+)⟧"
RIGHT = r"(?:on |in |at )?⟦(?P<right>\d+)⟧"
SAID = (
    r"(?:reported|said|wrote|stated|claimed|announced|published|suggested|believed|thought|printed|put it|had it"
    r"|reports|says|writes|states|claims)"
)
AS_SAID = rf"(?:,? as (?:(?:was )?(?:first |earlier |originally |initially |wrongly )?{SAID}\b(?: by (?P<by2>[^,.;⟦]{{1,60}}))?|(?P<by>[^,.;⟦]{{1,60}}?) (?:had |has )?(?:\w+ly |first |earlier )?{SAID}\b))"
WRONGLY = r"(?:wrongly|mistakenly|incorrectly|erroneously|falsely)"
GAVE = r"(?:said|gave|given|stated|misstated|put|reported|wrote|dated|named|had|described|announced)"
NOT_DONE = r"\b(?:not|n't|n’t|never) (?!only\b|until\b)[^,.;:?⟦]{0,160}?\b(?:on|in|at) ⟦(?P<t>\d+)⟧"
ACCOUNT = r"(?:reports?|claims?|accounts?|statements?|stories|story|suggestions?|rumours?|rumors?)"

DENIED: tuple[tuple[str, str], ...] = (
    # "on 4 March, not on 3 March as the Gazette reported"
    ("not-then", rf"(?<!if )(?<!or )(?<!why )(?<!whether )\bnot {T}(?!,? (?:then|if)\b){AS_SAID}?"),
    # "did not happen on 3 March, as the Gazette reported", "was not signed on 3 March but on 4 March"
    ("not-done", rf"{NOT_DONE}{AS_SAID}(?:,? but {RIGHT})?"),
    ("not-but", rf"{NOT_DONE},? but {RIGHT}"),
    # "on 4 March rather than 3 March, as the Gazette reported"
    ("rather", rf"\b(?:rather than|instead of) {T}{AS_SAID}"),
    # "contrary to earlier reports that the ship sank on 3 March"
    ("contrary", rf"\b(?:contrary to|contradicting|despite) (?P<by>[^,.;⟦]{{0,60}}?\b{ACCOUNT})\b[^,.;⟦]{{0,160}}{T}"),
    ("contrary-to-what", rf"\bcontrary to what (?P<by>[^,.;⟦]{{1,60}}?) (?:had |has )?(?:\w+ly |first |earlier )?{SAID}\b[^.;⟦]{{0,160}}{T}"),
    # "An earlier version of this article said that the ship sank on 3 March"
    ("version", rf"\b(?P<by>(?:an?|the|our) (?:earlier|previous|original|first) (?:version|edition|report|post|article|story)(?: of (?:this|the|our) \w+)?)\b[^.;]{{0,160}}?\b{GAVE}\b[^.;⟦]{{0,160}}{T}"),
    # "had wrongly reported that the ship sank on 3 March", "was incorrectly given as 3 March"
    ("wrongly", rf"(?:(?P<by>\b[^,.;:⟦]{{2,60}}?) (?:had |has |was |were )?)?\b{WRONGLY} {GAVE}\b[^.;⟦]{{0,160}}{T}"),
    # "the company had earlier said 3 March", "had first given the date as 3 March"
    ("earlier", rf"(?P<by>\b[^,.;:⟦]{{2,60}}?) (?:had|has) (?:earlier|previously|first|initially|originally) {GAVE}(?: (?:the|its) (?:date|day)| it)?(?: (?:as|at|was))* ⟦(?P<t>\d+)⟧"),
)  # fmt: skip
"""What is said to be wrong."""

DISPUTED: tuple[tuple[str, str], ...] = (
    # "the ministry disputes that date, saying that it was 5 May"
    ("disputes", rf"(?P<by>\b[^,.;:⟦]{{2,60}}?) (?:disputes?|disputed|contests?|contested|rejects?|rejected|denie[sd]|deny|challenges?|challenged|questions?|questioned) (?:that|the|this) (?:date|day|timing|timeline|account|version)\b[^.;⟦]{{0,100}}?\b(?:saying|says|said|insisting|insists|putting|puts|giving|gives|claiming|claims)\b[^.;⟦]{{0,100}}?{T}"),
    # "the police put the date at 5 May"
    ("puts", rf"(?P<by>\b[^,.;:⟦]{{2,60}}?) (?:puts?|gives?|gave|has|had) (?:the|that) (?:date|day)(?: of [^,.;⟦]{{1,60}}?)? (?:at|as) {T}"),
)  # fmt: skip
"""What others give, without a word on who is right."""

ASIDES = frozenset(("contrary", "contrary-to-what", "disputes", "puts"))
"""Rows whose words stand beside what tells the happening, not in it."""

UNDOING = frozenset(("not-done", "not-but"))
"""Rows whose "not" denies the date and not the happening."""

CORRECTION = re.compile(r"\W*(?:an? )?(?:corrections?|clarifications?|errat(?:um|a))\b", re.IGNORECASE)
"""What a paragraph begins with that mends an earlier one ..."""

CORRECTED = re.compile(
    rf"\b(?P<by>I|we|it|this (?:newspaper|page|blog|column|article)|our \w+)(?: had)? (?:\w+ly )?{GAVE}\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
"""... and what it says that the earlier one gave."""

OURSELVES = frozenset(("i", "we", "it", "this", "our"))
"""Words by which a publisher names itself."""

LOWERED = frozenset(("the", "a", "an", "earlier", "some"))
"""Words that a source's name may begin with, written small inside a sentence."""

BEGINNINGS = re.compile(
    r"^(?:.*?\b(?:but|and|while|although|though|as|that|because) )?(?P<who>.+)$", re.IGNORECASE
)
"""Who is named last where a clause begins: "though the ministry" -> "the ministry"."""
