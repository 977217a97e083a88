"""How English-language pages write around the story: dates, ages, prompts, lists of other stories.

Patterns for whole lines, matched without case against a line whose blanks are single and outer ones gone.
"""

from __future__ import annotations

import re

# --------------------------------------------------------------------------- printed dates

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

# Hours from Greenwich of the abbreviations that English-language papers print.
ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5,
    "AEST": 10, "AEDT": 11, "AWST": 8, "NZST": 12, "NZDT": 13, "JST": 9, "SGT": 8, "HKT": 8,
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "ET": None, "CT": None, "MT": None, "PT": None,
}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s*,?\s+)?"
_DID = r"published|posted|created|released|issued|filed|printed|updated|modified|edited|revised"
_LEAD = rf"(?P<lead>(?:(?:first|last|originally)\s+)?(?:{_DID}|date)(?:\s+(?:on|at|online))?\s*[:|-]?\s*)?"
_DATE = rf"""(?:
    (?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>{_MONTH})\.?\s*[,\s-]\s*(?P<year>\d{{4}})
  | (?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year2>\d{{4}})
  | (?P<year3>\d{{4}})-(?P<month3>\d\d)-(?P<day3>\d\d)
)"""


def _clock(n: str) -> str:
    zone = rf"(?:\s*\(?(?P<zone{n}>{'|'.join(sorted(ZONES, key=len, reverse=True))})\b\)?)?"
    return rf"""(?:(?:at\s+)?(?P<hour{n}>\d{{1,2}})
        (?:[:.](?P<minute{n}>\d\d)(?::\d\d)?\s*(?P<half{n}>[ap]\.?\s?m\b\.?)?|\s*(?P<short{n}>[ap]\.?\s?m\b\.?)|\s?h(?=\s)){zone})"""


# As in: Published 4:05 PM EST, Fri March 3, 2023; 12 May 2024 at 09.30 BST; March 6, 2008 (updated ...)
DATE_LINE = re.compile(
    rf"""(?:(?:by\s+[^|·•\d\n]{{2,60}}?\s*[|·•,–—-]|[^|·•\d\n]{{2,60}}[|·•])\s*)?{_LEAD}(?:{_clock("")}\s*[,|-]?\s*(?:on\s+)?)?{_WEEKDAY}{_DATE}
    (?:\s*[,|·•T-]?\s*{_clock("2")})?
    (?:\s*[|·•(/;,-]?\s*(?:(?:last\s+)?(?:updated|modified|edited|revised)\b.*)|\s*[|·•–—-]\s*(?:(?-i:[A-Z])[^\d|·•\s]*(?:\s[^\d|·•\s]+){{0,2}}|\d+\s*min\w*\s+read))?\s*[.|]?""",
    re.IGNORECASE | re.VERBOSE,
)
UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified|edited|revised)", re.IGNORECASE)

# --------------------------------------------------------------------------- ages

AGE_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "second"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "minute"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hour"),
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("mo", "mos", "month", "months"), "month"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "year"),
}
AGE_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
AGE_WORDS = {
    "just now": (0, "minute"),
    "moments ago": (0, "minute"),
    "today": (0, "day"),
    "yesterday": (1, "day"),
}

_UNIT = "|".join(sorted(AGE_UNITS, key=len, reverse=True))
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted(AGE_COUNTS, key=len, reverse=True))}"
_AGE = rf"""(?P<age>
    (?:about\s+|over\s+)?(?P<count>{_COUNT})\s*\+?\s*(?P<unit>{_UNIT})\s+ago
  | (?P<brief>\d{{1,3}})\s?(?P<letter>s|m|min|h|hr|d|w)
  | (?P<word>{"|".join(AGE_WORDS).replace(" ", "[ ]")})
)"""
_JOINT = r"\s*(?:[·•∙|/—–,]|\s-\s?)\s*"
_NAME = r"[^\s·•∙|,.?!:;](?:[^·•∙|?!:;]{0,48}[^\s·•∙|,?!:;])?"
_PROPER = r"(?:[A-Z0-9][\w.&'’-]*)(?:\s+(?:[A-Z0-9&][\w.&'’-]*|of|the|and|for)){0,5}"

# "13 minutes ago", "Reuters · 3h", "Updated 2 hours ago", "2 days ago | The Daily Post | 4 min read"
AGE_LINE = re.compile(
    rf"""(?:(?:by\s+|from\s+|source:\s*)?(?P<before>{_NAME}){_JOINT}|(?P<proper>(?-i:{_PROPER}))\s+(?=[^\n]+\bago\b))?
    {_LEAD}{_AGE}
    (?:{_JOINT}(?:\d+\s*min(?:ute)?s?\s+read|(?P<after>{_NAME})(?:{_JOINT}.{{0,40}})?))?\s*\.?""",
    re.IGNORECASE | re.VERBOSE,
)

# --------------------------------------------------------------------------- what tells no story


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_STORIES = r"(?:articles?|news|stor(?:y|ies)|topics?|posts?|reads?|reading|content|coverage|items?|links?|videos?|headlines?|stories)"
_RANKED = r"(?:recommended|related|similar|suggested|sponsored|promoted|popular|trending|latest|top|more|other|previous|recent|further|must|don['’]t miss|most (?:read|popular|viewed|recent|shared|watched))"

# A heading over a list of other stories: their headlines are no part of this one.
OTHER_STORIES = _any(
    rf"{_RANKED}(?: (?:top|related|local|world|national|breaking|business|sports?))?(?: {_STORIES})?"
    r"(?: (?:for you|like this|you may like|to read|now|today|(?:from|on|in|by|about) .{1,50}))?:?",
    rf"{_STORIES} (?:for you|from (?:around|our|the) .{{1,30}})",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in):?|(?:people )?also (?:read|see)\b.{0,30}",
    r"(?:read|see|up|coming up|watch|play|what to read) next:?|read (?:more|also):?|see (?:also|more):?",
    r"in other news:?|elsewhere(?: on .{1,40})?:?|in case you missed it:?|(?:around|from) the web|from (?:our|the) (?:archives?|partners|network)",
    r"editor['’]?s?['’]? (?:picks?|choice)|in this (?:story|section|series):?",
    r"(?:hash)?tags:?|topics:?|keywords:?|filed under:?|categories:?",
)

# A heading over what readers wrote.
READERS = _any(
    r"(?:\d+ )?(?:(?:reader|user|latest|top|all|view|show|hide) )?comments?(?: ?\(?\d*\)?)?(?: section)?:?",
    r"join the (?:conversation|discussion).{0,40}|(?:the )?conversation|have your say.{0,40}|discussion",
)

# In a sentence of the story that begins like a prompt, somebody is told to have said it.
TOLD = re.compile(r"\b(?:said|says|told|asked|added|wrote|according to)\b", re.IGNORECASE)

_SITES = r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|youtube|tiktok|threads|bluesky|messenger|flipboard|copy link|link copied|e-?mail|print|sms)"
_AGENCIES = r"(?:getty(?: images)?|reuters|afp|ap|epa|shutterstock|alamy|bloomberg|pa)"
_JOIN = r"(?:subscribe|sign up|register|log ?in|sign in|become a (?:member|subscriber|supporter)|join (?:us|now)|donate)"

# Lines that speak to the visitor, or of the page, its makers and its rights.
PROMPT = _any(
    # reading on, subscribing, following
    rf"{_JOIN}(?: ?[.!…:]| (?:now|here|today|free|for|to|and|with|or|via|using|below)\b).{{0,140}}|{_JOIN}",
    rf".{{0,90}}\?\s+{_JOIN}\b.{{0,80}}",
    rf".{{0,90}}\b{_JOIN} (?:here|now|today|for (?:free|our|the|more|unlimited|full)|to (?:our|read|continue|receive|unlock|comment)).{{0,80}}",
    r"support (?:our journalism|independent journalism|us)\b.{0,120}|follow (?:us|our|.{1,30} on)\b.{0,80}|(?:like|find) us on\b.{0,60}",
    r"(?:download|get) (?:the|our) (?:\w+ ){0,2}(?:app|newsletter|news|headlines)\b.{0,120}|(?:get|receive) (?:breaking|daily|the (?:latest|day['’]s|morning['’]s)|our)\b.{0,140}",
    r"(?:click|tap) (?:here|on|the|to)\b.{0,100}|scroll (?:down|to|for)\b.{0,40}|swipe\b.{0,40}|skip (?:to|past|ad|advert)\b.{0,60}",
    r"(?:story|article|content) continues\b.{0,40}|(?:continue|keep) reading\b.{0,60}|(?:back|return) to (?:the )?(?:top|home).{0,20}",
    r"view (?:all|original|full|more|gallery|comments)\b.{0,40}|show (?:more|less|all)|load more.{0,20}|exit mobile version|open in app",
    r"(?:expand|collapse|close|menu|search|home|navigation|play|pause|mute|loading|settings|more|next|previous)[.…]*",
    r"(?:previous|next|older|newer) (?:post|article|story|page)s?\b.{0,100}|(?:share|like) this:?|page \d+ of \d+|read (?:the )?(?:full|original) (?:article|story|report)\b.{0,60}",
    r"(?:also|must) (?:read|watch|see) ?[:|-] ?\S.{0,160}|catch (?:all )?the (?:latest|live)\b.{0,160}|stay (?:tuned|updated|informed|connected|ahead)\b.{0,120}|for (?:more|the latest) (?:news|updates|stories)\b.{0,120}",
    r"(?:get|have) .{1,60} (?:delivered|sent) (?:straight |right )?to your (?:inbox|phone|email)\b.{0,60}|thank(?:s| you) for (?:reading|subscribing|visiting|your)\b.{0,80}|welcome back\b.{0,40}",
    r"(?:listen|watch|hear)(?: to)? (?:this article|this story|the (?:video|podcast|full)|our|live|below|above)\b.{0,60}|\d+ ?min(?:ute)?s? (?:read|listen|watch)|(?:reading|listening) time\b.{0,20}",
    r"(?:try|explore|discover|check out) (?:our|what .{1,30} can do|all|more)\b.{0,60}",
    r"(?:more|read (?:more|also)|also read|related|see also|watch|listen|in pictures) ?[:|] ?\S.{0,160}",
    # sharing and answering
    r"(?:please )?(?:share|print|save|bookmark|copy|report|rate|tweet|gift)(?: (?:this|the) (?:article|story|page|post|link|full article|ad)\b.{0,60}| on .{1,30}| via .{1,30}| link| full article)?[.!]*",
    rf"{_SITES}(?:\s*[|,/·•]?\s*{_SITES})*[.!]*",
    r"(?:leave|post|write|add|submit) (?:a|your) (?:reply|comment|response)\b.{0,60}|your email address will not be published.{0,120}",
    r"no comments?(?: yet)?[.…!]*|be the first to comment.{0,20}|\d+ (?:comments?|shares?|likes?|views?|replies)|comments? (?:are )?(?:closed|off|disabled).{0,60}",
    r"(?:enjoyed|liked?|love|enjoying|found) (?:this|it)\b.{0,40}\?.{0,80}|what do you think\?.{0,80}|was this (?:article|page|story) (?:helpful|useful|interesting).{0,40}",
    r"(?:do you )?(?:have|got) (?:a|any) (?:tip|story|news|question|comment|correction)s?\b.{0,80}\?.{0,120}|let us know\b.{0,80}",
    r"(?:want|need) (?:all|more|the latest)\b.{0,80}\? ?(?:subscribe|sign up|register|join|download).{0,80}",
    r"save my name, email.{0,120}|notify me (?:of|about|by|when)\b.{0,80}|you must be logged in\b.{0,60}|learn how your comment data is processed\.?|(?:required|mandatory) fields are marked.{0,20}|Δ",
    # advertisements, cookies, rights
    r"(?:advert(?:isement|ising)?|sponsored(?: content)?|promoted|paid (?:post|content)|ad)(?: feedback)?[.:]?|report this ad",
    r"(?:we|this (?:site|website|page)) uses? cookies\b.{0,300}|by (?:continuing|clicking|signing up|subscribing|submitting|registering|using this)\b.{0,300}",
    r"(?:accept|manage|reject|cookie) (?:all|cookies?|settings|policy|preferences|consent)\b.{0,40}|(?:privacy|cookie) (?:policy|notice|settings|statement).{0,60}|terms (?:of|and|&) (?:use|service|conditions).{0,80}",
    r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})).{0,200}|.{0,80}\ball rights reserved\b.{0,200}|this material may not be (?:published|reproduced).{0,120}",
    # who made it
    r"(?:written|authored|posted|published|curated|edited|reported|compiled|translated|reviewed|fact[- ]checked|author|editor|writer|reporter|correspondent|contributor)s?(?: by)? ?: ?(?-i:[A-Z]).{1,60}[^.]|(?:posted|published|filed) (?:in|under) .{1,60}",
    r"\(?with (?:additional )?(?:inputs?|reporting|files|reports?) (?:from|by) .{1,80}|disclaimer ?: ?.{1,300}|\(?(?:representational|representative|file|archive|stock) (?:image|photo|picture|photograph)s?\.?\)?",
    r"(?:photo(?:graph)?|image|picture|illustration|graphic|caption)s?(?: (?:credit|by|source|courtesy(?: of)?))? ?[:/©] ?.{0,120}",
    rf".{{0,60}}(?:/ ?|via ){_AGENCIES}(?: (?:photo|images|file))?\)?",
    r"by (?-i:[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|de|van|von|al|for|in|the)){1,8})(?: ?[,|] ?.{0,60})?",
    r"\(?(?:additional )?(?:reporting|editing|writing|compiled|edited|reported|written) by (?-i:[A-Z]).{0,160}",
    r".{0,120}\bcontributed to this (?:report|story|article)\b.{0,40}",
    r"this (?:article|story|post|piece) (?:was|has been|is|first|originally) (?:originally |first )?(?:published|appeared|updated|republished|syndicated|produced)\b.{0,160}",
    r"the post .{1,140} appeared first on .{1,60}|originally published (?:on|in|by|at) .{1,80}",
)
