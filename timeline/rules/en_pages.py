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
    rf"""{_LEAD}(?:{_clock("")}\s*[,|-]?\s*(?:on\s+)?)?{_WEEKDAY}{_DATE}
    (?:\s*[,|·•T-]?\s*{_clock("2")})?
    (?:\s*[|·•(/;,-]?\s*(?:(?:last\s+)?(?:updated|modified|edited|revised)\b.*))?\s*[.|]?""",
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
  | (?P<word>{"|".join(AGE_WORDS)})
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

_STORIES = r"(?:articles?|news|stor(?:y|ies)|topics?|posts?|reads?|reading|content|coverage|items?|links?|videos?|headlines?)"

# A heading over a list of other stories: their headlines are no part of this one.
OTHER_STORIES = re.compile(
    rf"""(?:you\s+(?:may|might)\s+also\s+(?:like|enjoy|be\s+interested\s+in)|(?:people\s+)?also\s+(?:read|see|on|in)\b.{{0,40}}
    |(?:recommended|related|similar|suggested|sponsored|promoted|popular|trending|latest|top|most\s+(?:read|popular|viewed|recent|shared|watched)|more|other|previous|recent|further|must|don['’]t\s+miss)
        (?:\s+(?:top|related|local|world|national|breaking|business|sports?))?(?:\s+{_STORIES})?(?:\s+(?:for\s+you|from|on|in|by|about|like\s+this|you\s+may\s+like|to\s+read|now|today)\b.{{0,60}})?
    |{_STORIES}\s+(?:for|from|by)\s+(?:you|around|our|the)\b.{{0,40}}
    |(?:read|see|up|coming\s+up|watch|play|what\s+to\s+read)\s+next|read\s+(?:more|also)|see\s+(?:also|more)|in\s+other\s+news|elsewhere(?:\s+on\s+.{{1,40}})?
    |editor['’]?s?['’]?\s+(?:picks?|choice)|from\s+(?:our|the)\s+(?:archives?|partners|network|web)|around\s+the\s+web|in\s+this\s+(?:story|section|series)
    |(?:hash)?tags?|topics|keywords|filed\s+under|categories|in\s+case\s+you\s+missed\s+it)\s*:?""",
    re.IGNORECASE | re.VERBOSE,
)
# A heading over what readers wrote.
READERS = re.compile(
    r"(?:\d+\s+)?(?:(?:reader|user|latest|top|all|view|show|hide)\s+)?comments?(?:\s*\(?\d*\)?)?(?:\s+section)?\s*:?|join\s+the\s+(?:conversation|discussion).*|conversation|have\s+your\s+say.*|discussion",
    re.IGNORECASE,
)
# Lines that speak to the visitor, or of the page, its makers and its rights.
PROMPT = re.compile(
    r"""(?:
    .{0,80}\b(?:subscribe|sign\s+up|register|log\s+in|sign\s+in|become\s+a\s+(?:member|subscriber))(?:\s+(?:here|now|today|free|for\s+(?:free|as\s+little|just|only|full|unlimited|our|the|more|daily)|to\s+(?:our|the|read|continue|receive|get|unlock|view|comment|access|keep)|and\s+(?:get|never))\b.{0,120})?[.!…]*
  | (?:subscribe|sign\s+up|register|log\s+in|sign\s+in|join\s+(?:us|now)|donate|support\s+(?:us|our)|follow\s+(?:us|our|[@\w]+\s+on)|like\s+us|find\s+us|download\s+(?:the|our)|get\s+(?:the|our|all\s+the|breaking|daily|unlimited)|receive\s+(?:our|the|daily|breaking))\b.{0,160}
  | (?:click|tap)\s+(?:here|on|the|to)\b.{0,120}
  | (?:please\s+)?(?:share|print|email|e-mail|save|bookmark|copy|report|rate|like|tweet|pin|post|gift)(?:\s+(?:this|the|on|via|to|link|full|an?|full-text)\b.{0,60})?[.!]*
  | (?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|youtube|tiktok|threads|bluesky|messenger|flipboard|copy\s+link|link\s+copied|e-?mail|print)(?:\s*[|,/·•]?\s*(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|youtube|email|print|copy\s+link))*[.!]*
  | (?:leave|post|write|add|submit)\s+(?:a|your)\s+(?:reply|comment|response)\b.{0,60}
  | no\s+comments?(?:\s+yet)?[.…!]*|be\s+the\s+first\s+to\s+comment.{0,20}|\d+\s+(?:comments?|shares?|likes?|views?|replies)|comments?\s+(?:are\s+)?(?:closed|off|disabled).{0,60}|your\s+email\s+address\s+will\s+not\s+be\s+published.{0,120}
  | (?:enjoyed|liked?|love|enjoying|found)\s+(?:this|it)\b.{0,40}\?.{0,80}
  | (?:do\s+you\s+)?(?:have|got)\s+(?:a|any)\s+(?:tip|story|news|question|comment|correction)s?\b.{0,80}\?.{0,120}|what\s+do\s+you\s+think\?.{0,80}|was\s+this\s+(?:article|page|story)\s+(?:helpful|useful|interesting).{0,40}
  | (?:try|explore|discover|check\s+out|see)\s+(?:our|what|all|more|the\s+latest)\b.{0,80}
  | (?:advert(?:isement|ising)?|sponsored(?:\s+content)?|promoted|paid\s+(?:post|content)|ad)(?:\s+feedback)?[.:]?
  | (?:story|article|content)\s+continues\b.{0,40}|(?:continue|keep)\s+reading\b.{0,60}|(?:scroll|swipe)\s+(?:down|to|for)\b.{0,40}|skip\s+(?:to|past|ad|advert)\b.{0,60}|(?:back|return)\s+to\s+(?:top|the\s+top|home).{0,20}|exit\s+mobile\s+version|view\s+(?:all|original|full|more|gallery|comments)\b.{0,40}|show\s+(?:more|less|all)|load\s+more.{0,20}|expand|collapse|close|menu|search|home|navigation|play|pause|mute|loading[.…]*
  | (?:listen|watch|hear)(?:\s+to)?\s+(?:this|the|our|now|live|more|below|above|:).{0,80}|\d+\s*min(?:ute)?s?\s+(?:read|listen|watch)|(?:reading|listening)\s+time\b.{0,20}
  | (?:we|this\s+(?:site|website|page))\s+uses?\s+cookies\b.*|by\s+(?:continuing|using|clicking|signing|subscribing|submitting|registering)\b.{0,300}|(?:accept|manage|reject|cookie)\s+(?:all|cookies?|settings|policy|preferences|consent)\b.{0,40}|(?:privacy|cookie)\s+(?:policy|notice|settings|statement).{0,60}|terms\s+(?:of|and|&)\s+(?:use|service|conditions).{0,80}
  | (?:©|\(c\)|copyright)\s.{0,200}|.{0,80}\ball\s+rights\s+reserved\b.{0,200}|this\s+material\s+may\s+not\s+be\s+(?:published|reproduced).{0,120}
  | (?:photo(?:graph|s)?|image|picture|video|credit|illustration|graphic|caption)s?(?:\s+(?:credit|by|source|courtesy(?:\s+of)?))?\s*[:/©]\s*.{0,120}|.{0,60}/\s?(?:getty(?:\s+images)?|reuters|afp|ap|epa|shutterstock|alamy|bloomberg)(?:\s+(?:photo|images|file))?\)?
  | by\s+[A-Z][\w.'’-]+(?:\s+[\w.'’-]+){1,5}(?:\s*[,|]\s*.{0,60})?
  | \(?(?:additional\s+|with\s+)?(?:reporting|editing|writing|compiled|edited|reported|written)\s+by\s+[A-Z].{0,160}|.{0,120}\bcontributed\s+to\s+this\s+(?:report|story|article)\b.{0,40}|this\s+(?:article|story|post|piece)\s+(?:was|has\s+been|is|first|originally)\s+(?:originally\s+|first\s+)?(?:published|appeared|updated|republished|syndicated|produced|part\s+of)\b.{0,160}|(?:the\s+post|originally\s+published)\b.{0,160}\b(?:appeared\s+first\s+on|on|in|by)\b.{0,80}
  | (?:want|need)\s+(?:all|more|the\s+latest)\b.{0,80}\?\s*(?:subscribe|sign\s+up|register|join|download).{0,80}
  | (?:more|read\s+(?:more|also)|also\s+read|related|see\s+also|watch|listen|explained|opinion|in\s+pictures|live)\s*[:|]\s*\S.{0,160}
  )""",
    re.VERBOSE | re.IGNORECASE,
)
