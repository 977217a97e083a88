"""English: the table of rules that find time expressions in news, and the joins between neighbours.

Each row says on which class of word it is tried, what it looks like, and what it means as an expression
tree. Nothing here sees a date. The longest match wins, the earlier row where two are as long; rows that
mean nothing ("24/7", "Saturday Night Live") keep their text from the others.
"""

from __future__ import annotations

from timeline.interval import Granularity
from timeline.model import Reference
from timeline.rules import Join, Language, Rule, compile_pattern, compile_rules
from timeline.rules import en_clock as clocks
from timeline.rules import en_dates as dates
from timeline.rules import en_joins as joins
from timeline.rules import en_parts as parts
from timeline.rules import en_periods as periods
from timeline.rules import en_spans as spans
from timeline.rules import en_weeks as weeks
from timeline.rules.en_classes import classes, digits
from timeline.rules.en_feasts import FEASTS
from timeline.rules.en_fold import fold
from timeline.rules.en_phrases import event_phrase
from timeline.rules.en_words import PIECES

G, R = Granularity, Reference
PAST, FUTURE = -1, 1

_PIECES = PIECES | {
    "FEAST": "|".join(sorted((name.replace(".", r"\.") for name in FEASTS), key=len, reverse=True)),
    "THIS": r"this very|this past|this coming|this|the current|the present|the last|the past|last|next|the coming|the upcoming|coming|past",
    "THAT": r"the following|the very next|the next|the ensuing|the subsequent|the previous|the preceding|the prior|that same|that very|that|the very same|the same",
    "REL": r"{THIS}|{THAT}",
    "RELATION": r"after|before|following|prior to|ahead of",
    "ZONE": r"(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|eet|eest|msk|ist|jst|kst|hkt|sgt|wib|aest|aedt|acst|awst|nzst|nzdt|sast|z)\b|(?:eastern|central|mountain|pacific|atlantic)(?: (?:standard|daylight))? time|(?:local|moscow|beijing|london|greenwich mean|new york|paris|tokyo|british summer|universal) time",
    "DAYPART": r"(?:morning|afternoon|evening|night)\b",
    "AMPM": r"[ap]m\b|[ap]\.(?: ?m\b\.?)",
    "HOUR": r"(?:2[0-4]|1\d|0?\d)(?!\d)",
    "HOURWORD": r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|(?:1[0-2]|[1-9])(?![\d:])",
    "WORDHOUR": r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    "HOURLY": r"(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bsince )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\baround )|(?<=\babout )|(?<=\bto ))",
    "MIN": r"[0-5]\d(?!\d)",
    "EXTRA": r"(?:full |whole |long |straight |consecutive |successive |more |additional |extra |further |trading |working |business |calendar |solid |short |other )?",
    "CLOSED": r" ?(?:[.,;:!?)'\"\n]|$|-)| (?:that|and|but|or|to|for|in|on|at|by|from|with|when|as|after|before|until|he|she|it|they|we|which|who|was|is|were|are|had|has|said|because|if|while|where)\b",
    "OFDATE": r" (?:{REL} |the |each |{PHASE}[ -])?(?:{FISCAL} )?(?:{MONTH}|{YEARS4}|{UNIT}|{SEASON}|'?\d0s|{FEAST}|new year)\b",
    "SUBJECT": r" (?:the|an?|this|these|their|his|her|its|our|my|your|i|you|two|three|both|all|no|nobody|everyone|some|many|most|there|another)\b",
    "ENOUGH": r" ?(?:[.;:!?)'\"\n]|$|-(?!\w)|,(?! (?:and |or )?(?:{COUNT})\b))| (?:when|while|until|till|but|sharp|each|every|on|this|that|tomorrow|yesterday|she|he|they|we|i|it|the)\b",
    "LASTBUT": r"second[- ]last|second[- ]to[- ]last|next[- ]to[- ]last|penultimate|third[- ]last|last",
    "LATENTH": r"(?:tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first)",
    "FISCAL": r"(?:fiscal|financial|tax|budget|academic|school|calendar|business)",
}

# --------------------------------------------------------------------------- the rules

WEEKDAY = ("weekday",)
MONTH = ("month",)
UNIT = ("unit", "night", "quarter")
PART = ("part", "night")
QUARTER = ("quarter",)
DIGITS = ("digits",)

# fmt: off
RULES: tuple[Rule, ...] = (
    # weekdays
    Rule("not.weekday-name", WEEKDAY, r"{WEEKDAY}\.com|{WEEKDAY} (?:times|mail|telegraph|mirror|herald|express|tribune|examiner|statesman|post|world|independent|night live|night football|morning post|evening post|business post)|(?:bloody|super|black|wild|sheffield|rapper) {WEEKDAY}", None),
    Rule("weekday.every", WEEKDAY, r"(?:each|every|most|alternate)(?P<other> other| second)? {weekday:WEEKDAY}s?(?: {part:PART}s?)?", spans.every),
    Rule("weekday.plural", WEEKDAY, r"{weekday:WEEKDAYS}(?: {part:PART}s?)?|(?<!\bthe ){WEEKDAY} (?:nights|mornings|evenings|afternoons)", dates.weekday_plural),
    Rule("weekday.week", WEEKDAY, r"(?:(?P<back>last) )?{weekday:WEEKDAY} (?P<unit>week|fortnight)(?! of)", weeks.weekday_week),
    Rule("weekday.week-on", (*WEEKDAY, *UNIT), r"(?P<n>a|one|two|three) (?P<unit>week|fortnight)s? (?:on|from|after) (?:next )?{weekday:WEEKDAY}", weeks.weekday_week),
    Rule("weekday.week-ago", (*WEEKDAY, *UNIT), r"(?P<n>a|one|two|three) (?P<unit>week|fortnight)s? (?:ago )?(?P<back>last|ago) {weekday:WEEKDAY}", weeks.weekday_week),
    Rule("weekday.before-last", WEEKDAY, r"(?:the )?{weekday:WEEKDAY} (?P<way>before|after) (?:last|next)(?: {part:PART})?", spans.before_last),
    Rule("weekday.of-week", WEEKDAY, r"(?:the )?{weekday:WEEKDAY}(?: {part:PART})?(?: of (?P<rel>{REL})| (?P<rel2>last|next)) week", weeks.weekday_of_week),
    Rule("weekday.count", WEEKDAY, r"{n:COUNT} {weekday:WEEKDAY}s? (?P<way>from now|hence|ago|later|earlier|before|after|'? time)", weeks.weekday_count),
    Rule("weekday.relative", WEEKDAY, r"{rel:REL} {weekday:WEEKDAY}(?: {part:PART})?", dates.rel_weekday),
    Rule("weekday.date-md", WEEKDAY, r"(?:{REL} )?{weekday:WEEKDAY},? (?:the )?{month:MONTH} (?:the )?(?P<day>{DAYN}|{SPELLED})(?:,? {year:YEARS4}|, {year2:SAIDYEAR})?(?: {part:PART})?", dates.month_day),
    Rule("weekday.date-dm", WEEKDAY, r"(?:{REL} )?{weekday:WEEKDAY},? (?:the )?(?P<day>{DAYN}|{SPELLED}) (?:of )?{month:MONTH}(?:,? {year:YEARS4})?(?: {part:PART})?", dates.month_day),
    Rule("weekday.nth", WEEKDAY, r"{weekday:WEEKDAY},? (?:the )?{day:NTH}", dates.nth_of_month),
    Rule("weekday.after", WEEKDAY, r"the (?:{ord:ORD} )?{weekday:WEEKDAY} (?P<way>after|before|following)(?! noon)", spans.hanging_unit),
    Rule("weekday.followed", WEEKDAY, r"the {weekday:WEEKDAY} (?P<rel>that followed|which followed)(?={CLOSED})", dates.rel_weekday),
    Rule("weekday.nth-of", WEEKDAY, r"(?:the )?(?P<ord>{ORD}|{LASTBUT}|final) {weekday:WEEKDAY}(?P<butone> but one)?(?: {part:PART})? (?:of|in)(?={OFDATE})", spans.nth_unit),
    Rule("weekday.in-month", WEEKDAY, r"{weekday:WEEKDAY}(?: {PART})? in (?:{phase:PHASE}[ -])?{month:MONTH}(?:,? (?P<year>{YEARS4}|{SAIDYEAR}))?", dates.some_weekday),
    Rule("weekday.of-a", WEEKDAY, r"(?<=\bof )an? {weekday:WEEKDAY}(?: {part:PART})?(?={CLOSED})", spans.every),
    Rule("weekday.the", WEEKDAY, r"(?:(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bbefore ))the|(?:the|an?)(?= {WEEKDAY}(?: {PART})?(?:{CLOSED}))) {weekday:WEEKDAY}(?: {part:PART})?", dates.the_weekday),
    Rule("weekday.then", WEEKDAY, r"(?:this )?{weekday:WEEKDAY}(?: {part:PART})? (?P<way>last|next(?! to\b)|gone|past|coming)(?={CLOSED})", weeks.weekday_then),
    Rule("weekday.bare", WEEKDAY, r"{weekday:WEEKDAY}(?: {part:PART})?", dates.bare_weekday),
    Rule("weekday.holiday", (*WEEKDAY, *MONTH), r"(?:(?:the |an? )?(?:(?:{month:MONTH} )?bank )?holiday {weekday:WEEKDAY}|(?:the )?{month2:MONTH} bank holiday(?: (?P<unit>weekend))?)(?: {part:PART})?", weeks.holiday_weekday),
    # months
    Rule("month.every", MONTH, r"(?:each|every) {month:LONGMONTH}", spans.every),
    Rule("month.range-md", MONTH, r"(?:{WEEKDAY},? )?(?P<one>{month:MONTH} {day_one:DAYN}) ?(?:-|to|through|until|and) ?(?P<two>{day_two:DAYN}(?:,? {year:YEARS4})?)(?! (?:{MONTH}|{UNITS}))(?!-(?:{UNITS}))", dates.month_range),
    Rule("month.range-dm", MONTH, r"(?P<one>{day_one:DAYN}) ?(?:-|to|until|and) ?(?P<two>{day_two:DAYN} (?:of )?{month:MONTH}(?:,? {year:YEARS4})?)", dates.month_range),
    Rule("month.day-md", MONTH, r"(?:(?:around|about) )?{month:MONTH} (?:the )?(?P<day>{DAYN}|{SPELLED}(?={CLOSED}|{SUBJECT}|,? \d{4}| {PART}))(?! (?:percent|million|billion))(?:,? {year:YEARS4})?(?: {part:PART})?", dates.month_day),
    Rule("month.day-dm", MONTH, r"(?:(?:around|about) )?(?:the (?=[a-z]|\d{1,2}[a-z]))?(?P<day>{DAYN}|{SPELLED})[ -](?:day of |of )?{month:MONTH}(?:[-,]? ?{year:YEARS4})?(?: {part:PART})?", dates.month_day),
    Rule("month.day-relative", MONTH, r"{rel:REL} {month:MONTH} (?P<day>{DAYN})(?!,? {YEARS4})", dates.rel_month_day),
    Rule("month.relative", MONTH, r"{rel:REL} {month:LONGMONTH}", dates.rel_month),
    Rule("month.year", MONTH, r"(?:{phase:PHASE}[ -])?{month:MONTH},? (?:of )?(?P<year>{YEARS4}|{SAIDYEAR})", dates.month_year),
    Rule("not.march", MONTH, r"(?<!\bof )(?<!\bin )(?<!\bsince )(?<!\buntil )(?<!\bby )(?<!\blate )(?<!\bearly )(?<!\bfrom )(?<!-)march (?:for|on|against|to|of dimes|of the(?! (?:same|following|previous|next|year)\b)|madness|hare)\b|(?<!\bin )(?<!\bof )may (?:i|he|she|we|they|you|not|have|be|also|well|still|never|the)\b", None),
    Rule("month.bare", MONTH, r"(?:{phase:PHASE}[ -])?{month:LONGMONTH}", dates.bare_month),
    # days without a month
    Rule("day.nth", DIGITS, r"the {day:NTH}(?={CLOSED})|(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\bsince ))the {day2:NTH}(?={SUBJECT})", dates.nth_of_month),
    Rule("day.nth-spelled", ("nth", "hour"), r"(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bsince )|(?<=\bbefore )|(?<=\bafter ))the (?P<day>{LATENTH})(?={CLOSED}|{SUBJECT})|(?:(?<=\buntil )|(?<=\btill ))the (?P<day2>fourth|fifth|sixth|seventh|eighth|ninth)(?={CLOSED}|{SUBJECT})", dates.nth_of_month),
    Rule("day.nth-of-month", DIGITS, r"the {day:NTH} of (?P<rel>{REL}|the) (?P<unit>month)", dates.nth_of_rel_month),
    Rule("day.iso", DIGITS, r"(?P<text>\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)?)(?P<zone>z|[+-]\d\d:?\d\d)?", dates.numeric),
    Rule("day.numeric", DIGITS, r"(?P<text>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d\d)?\d\d)(?![/.]?\d)", dates.numeric),
    Rule("day.named-month", DIGITS, r"(?P<text>\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-(?:\d\d)?\d\d)", dates.numeric),
    # today and its neighbours
    Rule("today.clock", ("today",), r"(?:{hour:HOUR}(?:[:.]{minute:MIN})?|{HOURLY}{hourword:WORDHOUR}) (?P<word>yesterday|tomorrow) {part:PART}", clocks.clock_in_part),
    Rule("today.clock-tonight", ("today",), r"(?:{about:ABOUT} )?(?:{hour:HOUR}(?:[:.]{minute:MIN})?|{HOURLY}{hourword:WORDHOUR}) tonight", clocks.clock_tonight),
    Rule("today.week", ("today", "unit"), r"(?P<word>today|this day|tomorrow|yesterday) (?P<unit>week|fortnight)(?={CLOSED})", weeks.day_week),
    Rule("today.weeks-on", UNIT, r"{n:NUM} (?P<unit>weeks?|fortnights?|months?|years?) (?P<word>today|tomorrow|yesterday)(?P<since>(?= since\b))?", weeks.weeks_day),
    Rule("today.after-part", (*PART, "phase"), r"{part:PART} (?P<word>today|yesterday|tomorrow)", clocks.deictic_day),
    Rule("today.part", ("today",), r"(?P<word>today|yesterday|tomorrow|tonight)(?: {part:PART})?", clocks.deictic_day),
    Rule("today.neighbour", UNIT, r"(?:the )?day (?:before|after) (?P<word>yesterday|tomorrow)(?: {part:PART})?", clocks.near_day),
    # parts of the day
    Rule("part.relative", PART, r"{rel:REL} {part:PART}", clocks.this_part),
    Rule("part.clock", PART, r"(?:{about:ABOUT} )?(?:{hour:HOUR}(?:[:.]{minute:MIN})?|{HOURLY}{hourword:WORDHOUR}) {rel:REL} {part:PART}", clocks.clock_in_part),
    Rule("part.every", PART, r"(?:each|every) {part:PART}", spans.every),
    Rule("part.after", PART, r"the {part:PART} (?P<way>after|before)", spans.hanging_unit),
    Rule("part.before-last", PART, r"(?:the )?{part:PART} before last", clocks.part_before_last),
    Rule("part.nth-of", PART, r"the (?P<ord>{ORD}|{LASTBUT}|final) (?P<part>morning|afternoon|evening|night) of(?={OFDATE})", spans.nth_unit),
    Rule("part.nth", PART, r"the {ord:ORD} (?P<part>morning|afternoon|evening|night)(?!-| (?:of|shift|time|watch)\b)", clocks.nth_part),
    Rule("part.nth-again", ("nth", "unit"), r"(?<=\bon )the {ord:ORD}(?={SUBJECT}|,)", clocks.nth_part_again),
    Rule("part.bare", ("part", "phase"), r"(?P<part>dawn|daybreak|sunrise|lunchtime|dusk|sunset|nightfall|breakfast time|breakfast-time)|(?:(?<=\bby )|(?<=\buntil )|(?<=\btill ))(?P<part2>(?:the )?(?:early |late |mid-?)?(?:morning|afternoon|evening)|nightfall)(?={CLOSED}|{SUBJECT})", clocks.hanging_part),
    Rule("unit.of-clause", (*UNIT, "part"), r"(?<!\bof )(?<!\bin )(?<!\bduring )(?<!\bfor )(?<!\ball )the (?P<what>day|week|month|year|morning|afternoon|evening|night)(?: that| when)?(?= (?:he|she|they|it|we|i) )", spans.of_event),
    Rule("unit.of-event", (*UNIT, "part"), r"the (?P<what>day|week|month|year|morning|afternoon|evening|night|eve) of(?= (?:the|his|her|its|their) )(?! (?:the |his |her |its |their )(?:{ORD}|last|{UNIT}|{WEEKDAY}|{MONTH}|{DAY}|{FEAST}|{REL})\b)", spans.of_event),
    Rule("part.of", PART, r"(?:the )?(?P<phase>early |late )?{part:PART} of", spans.week_of),
    Rule("part.night-of", ("night",), r"the (?:intervening )?night (?:of|between) (?:(?P<day>{DAYN})(?: {month3:MONTH})?(?: ?- ?| to | and |/){DAYN} {month:MONTH}|{month2:MONTH} (?P<day2>{DAYN})(?: ?- ?| to | and |/)(?:{MONTH} )?{DAYN})(?:,? {year:YEARS4})?", dates.night_of),
    Rule("part.the", PART, r"(?P<part>overnight)|the (?P<part2>morning|afternoon|evening|night)(?=[.,;]| (?:of|on|in|before)\b)", clocks.bare_part),
    # plain units
    Rule("unit.relative", UNIT, r"{rel:REL} (?:{FISCAL} )?{unit:UNIT}(?!-)(?: or (?:so|two))?(?: {part:PART})?(?! as the\b)", spans.rel_unit),
    Rule("unit.and-next", UNIT, r"(?P<one>(?P<rel>this|last|next) {unit:UNIT})(?: and| or|,? and not| but not|,? nor) (?P<two>next(?! to\b)|this|last)(?={CLOSED}|{SUBJECT})", spans.two_rel_units),
    Rule("unit.weekend", UNIT, r"{rel:REL} (?P<unit>weekend)", spans.rel_unit),
    Rule("unit.the-weekend", UNIT, r"(?:the (?:(?:bank )?holiday |long )?|(?<=\ball ))weekend", spans.weekend),
    Rule("unit.year-ended", UNIT, r"the (?:{FISCAL} )?(?P<unit>year)(?= (?:ended|ending|to|through) )", spans.duration),
    Rule("unit.quarter-ended", QUARTER, r"the (?:{FISCAL} )?quarter(?= (?:that )?(?:ended|ending|to) (?:{DAYN} )?{month:MONTH})", periods.quarter_ended),
    Rule("unit.the", UNIT, r"the (?:full |entire |whole )?(?:{FISCAL} )?(?P<unit>week|month|quarter|year)(?!-| in which\b| when\b)", spans.the_unit),
    Rule("unit.new-year", UNIT, r"the new year(?!-|')", periods.new_year),
    Rule("unit.latest", UNIT, r"the latest (?:{FISCAL} )?(?P<unit>week|month|quarter|year)(?!-)", periods.latest),
    Rule("unit.latest-period", ("period",), r"the latest period", periods.latest),
    Rule("unit.year-end", UNIT, r"(?:the )?(?:calendar |fiscal )?(?P<unit>year)(?:-| |'s )end(?: {year:YEARS4})?", periods.year_end),
    Rule("unit.current", (*UNIT, "ref"), r"(?P<rel>(?:the )?current) (?:{FISCAL} )?(?P<unit>week|month|quarter|year)(?!-)", spans.rel_unit),
    Rule("unit.before-last", UNIT, r"(?:the )?{unit:LONGUNIT} (?P<way>before|after) (?:last|next)(?! (?:{WEEKDAY}|{MONTH}|{UNITS}|{SEASON}))", spans.before_last),
    Rule("unit.after-that", UNIT, r"the {unit:LONGUNIT} (?P<way>after|before) that(?={CLOSED})", spans.unit_from_that),
    Rule("unit.after", UNIT, r"the (?P<unit>day|week|weekend|month|year|decade|century|quarter) (?P<way>after|before)", spans.hanging_unit),
    Rule("unit.of", UNIT, r"the (?P<unit>week|weekend|month|year|day) of(?= (?:the )?(?:{WEEKDAY}|{MONTH}|\d|{FEAST}))", spans.week_of),
    Rule("unit.anniversary", ("feast",), r"(?:(?<=\bon )|(?<=\bby )|(?<=\bbefore )|(?<=\buntil ))(?:the|its|their) (?:{ord:ORD} )?anniversary of(?= [a-z])", spans.anniversary),
    Rule("unit.nth-of", UNIT, r"(?:the )?(?P<ord>{ORD}|{LASTBUT}|final|opening|closing) {unit:LONGUNIT}(?P<butone> but one)? (?:of|in)(?={OFDATE})", spans.nth_unit),
    Rule("unit.nth", UNIT, r"the {ord:ORD} (?P<unit>day)(?!-)|(?:(?<=\bby )|(?<=\bin )|(?<=\buntil )|(?<=\bduring ))the {ord2:ORD} (?P<unit2>week)(?={CLOSED}|{SUBJECT})(?! (?:of|in|on)\b)", spans.nth_day),
    # offsets
    Rule("offset.ago", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {EXTRA}{unit:UNITS}(?P<half> and a half)?(?: or (?:so|two|more))? (?:ago(?P<exact> to the day)?|back(?= ?(?:[.,;:!?)'\"\n]|$)| (?:when|that|and|but)\b))", spans.offset(PAST, R.DEICTIC)),
    Rule("offset.ago-vague", UNIT, r"{unit:PLURAL} ago", spans.offset(PAST, R.DEICTIC)),
    Rule("offset.hence", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {unit:UNITS}(?P<half> and a half)? (?:from now|hence|(?P<exact>from today))", spans.offset(FUTURE, R.DEICTIC)),
    Rule("offset.time", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {unit:UNITS}(?:'s?)? (?<!second )time(?! (?:to|for))", spans.offset(FUTURE, R.DEICTIC)),
    Rule("offset.later", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {EXTRA}{unit:UNITS}(?P<half> and a half)?(?: or so)? (?:later|afterwards?|thereafter|on)(?P<exact> to the (?:day|hour))?(?<!\bon)(?! than\b)", spans.offset(FUTURE, R.ANAPHORIC)),
    Rule("offset.earlier", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {EXTRA}{unit:UNITS}(?P<half> and a half)?(?: or so)? (?:earlier|beforehand|previously|prior(?! to\b))(?! (?:than|this|last)\b)", spans.offset(PAST, R.ANAPHORIC)),
    Rule("offset.mixed", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {unit:UNITS}(?: and|,)? {n2:NUM} {unit2:UNITS} (?P<way>later|afterwards|earlier|beforehand|ago)", spans.mixed_offset),
    Rule("offset.later-vague", UNIT, r"{unit:PLURAL} (?:later|afterwards)", spans.offset(FUTURE, R.ANAPHORIC)),
    Rule("offset.earlier-vague", UNIT, r"{unit:PLURAL} (?:earlier|beforehand)", spans.offset(PAST, R.ANAPHORIC)),
    Rule("offset.from-that", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {EXTRA}{unit:UNITS}(?P<half> and a half)? (?P<way>after|before) (?:(?:that|then)(?={CLOSED}|{SUBJECT})|it(?=[.,;:!?)]| (?:he|she|they|we|half)\b|{SUBJECT}))", spans.from_that),
    Rule("offset.to-the-day", UNIT, r"(?:{about:ABOUT} )?(?P<length>{n:NUM} {unit:UNITS})(?P<exact> to the (?:day|hour|minute)) (?P<way>{RELATION})", spans.hanging_offset),
    Rule("offset.from", UNIT, r"(?!(?<=\bfor ){NUM} {UNITS} from\b)(?P<length>(?:{about:ABOUT} )?{n:NUM} {EXTRA}{unit:UNITS}(?P<half> and a half)?) (?P<way>{RELATION}|from)", spans.hanging_offset),
    Rule("offset.year-earlier-quarter", UNIT, r"(?:the )?(?:comparable |corresponding |same )?year-(?:earlier|ago) (?P<ord>{QNUM}) quarter", periods.year_earlier_quarter),
    Rule("offset.period-last-year", ("period", *UNIT), r"the (?:same|corresponding|comparable|like|equivalent) (?:period|quarter)(?: of| in)? (?:last year|a year (?:ago|earlier|before)|the (?:previous|prior|preceding) year|the year before)", periods.year_before),
    Rule("offset.year-earlier", UNIT, r"(?P<unit>year|month|week|quarter|day)-(?:earlier|ago)", periods.year_earlier),
    Rule("offset.year-earlier-period", UNIT, r"(?:the )?(?:comparable |corresponding |same )?(?P<unit>year|month|week|quarter|day)-(?:earlier|ago) (?:period|quarter|month|week|year)", periods.year_earlier),
    # durations
    Rule("ref.one-day", UNIT, r"(?:(?<=\bwill )|(?<=\bwould )|(?<=\bcould )|(?<=\bmay )|(?<=\bmight )|(?<=\bto )|(?<='ll )|(?<=\bcan ))one day(?! (?:a|per|ago|later|earlier|before|after|in)\b)", parts.ref("FUTURE_REF")),
    Rule("set.rate", UNIT, r"(?:(?<=\d )|(?<=\bmillion )|(?<=\bbillion )|(?<=\btrillion )|(?<=\bcents )|(?<=\bdollars )|(?<=\bpounds )|(?<=\beuros )|(?<=\bpercent )|(?<=\bpeople )|(?<=\bshare )|(?<=\btimes )|(?<=\bonce )|(?<=\btwice )|(?<=0s )|(?<=\bthousands )|(?<=\bbarrels )|(?<=\btons )|(?<=\btonnes ))an? {unit:UNIT}(?! (?:ago|earlier|later|after|before|from|and|or))", spans.every),
    Rule("not.life", (*DIGITS, "decade", "phase"), r"(?:his|her|their)(?: {PHASE}[ -]| )(?:[2-9]0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", None),
    Rule("not.speed", UNIT, r"(?:(?<=\bmiles )|(?<=\bkilometres )|(?<=\bkilometers )|(?<=\bkm )|(?<=\bmetres )|(?<=\bmeters )|(?<=\bfeet ))(?:an?|per) (?:hour|minute|second)|{COUNT} (?:hours a day|days a week)", None),
    Rule("not.age", UNIT, r"{NUM}[ -](?:and-a-half-)?{UNITS}[ -]olds?|{NUM} {UNITS} (?:of age|old)\b", None),
    Rule("not.second", UNIT, r"(?:a|one|every|each|per) second(?! (?:later|earlier|ago|before|after|{WEEKDAY}|{UNIT}|{MONTH}|{PART})\b)|a minute (?:amount|quantity|trace|detail|fraction|dose|number|particle)s?|(?:an?|the|one) night(?: |-)?(?:clubs?|owls?|shifts?|out|sky|bus|train|market|watch|vision|school|nurse|manager)", None),
    Rule("duration.number", UNIT, r"(?:{about:ABOUT} )?{n:NUM} {EXTRA}{unit:UNITS}(?P<half> and a half)?(?: or so)?(?!-earlier|-ago|-old|-end|-long)", spans.duration),
    Rule("duration.half", UNIT, r"(?:{about:ABOUT} )?half (?:of )?(?P<n>an?|the) {unit:UNIT}", spans.half_unit),
    Rule("duration.period", UNIT, r"(?:an? |the )?{n:COUNT}-{unit:UNIT} period", spans.duration),
    Rule("not.fraction", QUARTER, r"(?:one|three|\d)-quarters?(?! of an?)|(?:{ABOUT} )?(?:an?|one|two|three|\d) quarters? of(?! (?:growth|an?\b|\d))", None),
    Rule("duration.hyphen", UNIT, r"{n:COUNT}-{unit:UNIT}(?!-old|-ago|-earlier)s?(?:-long)?", spans.duration),
    Rule("duration.mixed", UNIT, r"{n:NUM} {unit:UNITS}(?: and|,)? {n2:NUM} {unit2:UNITS}", spans.two_units),
    Rule("duration.range", UNIT, r"(?:{about:ABOUT} )?{n:COUNT}(?:-| to | or ){n2:COUNT} {unit:UNITS}", spans.duration),
    Rule("duration.past", UNIT, r"(?:(?:the|these|those|its|his|her|their|each of the) |(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bmay )(?<!\bmight ))(?P<way>past|last|next|coming|following|previous|preceding|first|final|latest|opening|closing|same|remaining) (?P<n>(?:{COUNT}(?:-| to | or ))?{COUNT}|few|several|couple of|many) {EXTRA}{unit:UNITS}(?: or so)?", spans.duration),
    Rule("duration.the", UNIT, r"the {n:COUNT} {EXTRA}{unit:UNITS}", spans.duration),
    Rule("duration.long", UNIT, r"(?:{about:ABOUT} )?(?:{n:COUNT}[ -])?{unit:UNITS}-long|(?P<long>hour|day|week|month|year|decade)long", spans.long_unit),
    Rule("duration.bare", UNIT, r"(?:(?<=\bfor )|(?<=\bin )|(?<=\bover )|(?<=\bwithin )|(?<=\btook )|(?<=\bspent )|(?<=\blasted )|(?<=\btaken )|(?<=\bafter )|(?<=\btake )|(?<=\btakes )|(?<=\btaking )|(?<=\blast )|(?<=\blasts )|(?<=\blasting )|(?<=\bspend )|(?<=\bspends )|(?<=\bspending )){unit:PLURAL}(?! (?:of age|old))|(?:(?<=\bbe )|(?<=\bbeen )){unit2:PLURAL}(?= (?:before|since|until)\b)|(?:(?<=\bover )|(?<=\bdown )|(?<=\bthrough ))the {unit3:PLURAL}(?={CLOSED})", spans.vague_duration),
    # vague stretches
    Rule("vague.recent", UNIT, r"(?:the )?(?:most )?(?:recent|past) {PLURAL}(?: and {PLURAL})?", parts.ref("PAST_REF")),
    Rule("vague.coming", UNIT, r"(?:the )?(?:coming|future) {PLURAL}(?: and {PLURAL})?|the {PLURAL} (?:ahead|to come)", parts.ref("FUTURE_REF")),
    Rule("vague.these-days", UNIT, r"these days", parts.ref("PRESENT_REF")),
    # sets
    Rule("set.every", UNIT, r"(?:each|every)(?P<other> other| second)? (?:(?P<n>{COUNT}|few|couple of|half)[ -])?{unit:UNITS}(?! (?:{WEEKDAY}|{MONTH}|{PART})\b)", spans.every),
    Rule("set.times", UNIT, r"(?:{about:ABOUT} )?(?:once|twice|{COUNT} times|several times) (?:an?|per|each|every|in an?) {unit:UNIT}", spans.every),
    Rule("set.word", ("often",), r"(?:(?:once|twice|{COUNT} times) )?(?P<word>daily|weekly|monthly|yearly|annually|hourly|nightly|biweekly|fortnightly)", spans.frequency),
    Rule("set.weekends", UNIT, r"(?:(?<=\bat )|(?<=\bon ))(?:the )?weekends", spans.weekends),
    Rule("set.quarterly", ("often",), r"(?P<word>quarterly)(?=[.,;)]| (?:by|on|from|in|and|to|or)\b)", spans.frequency),
    Rule("set.unit-of-year", ("season",), r"(?:each|every) (?P<season>{SEASON}s?)", spans.every),
    # seasons, quarters, halves
    Rule("not.season", ("season",), r"(?:(?<=day before )|(?<=day after )|(?<=days before )|(?<=days after )|(?<=night before )|(?<=night after )|(?<=hours before )|(?<=hours after )|(?<=minutes before )|(?<=minutes after )|(?<=morning after ))the (?:fall|spring)\b|the (?:fall|spring) (?:in|from|of|by|to|into|off)(?! (?:the )?(?:{YEARS4}|{SAIDYEAR}|that|this|last|next))", None),
    Rule("season.relative", ("season",), r"(?P<rel>{REL}|the)(?: {phase:PHASE})? {season:SEASON}(?! (?:of|in) (?:the )?(?:{YEARS4}|{SAIDYEAR}))", periods.season),
    Rule("season.year", ("season",), r"(?:the )?{season:SEASON}(?: of| in|,)? (?P<year>{YEARS4}|{SAIDYEAR})", periods.season),
    Rule("season.bare", ("season",), r"(?:(?<=\bin )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\bsince )|(?<=\buntil )|(?<=\bearly )|(?<=\blate )|(?<=\ball )|(?<=\bmid-)|(?<=\bmid )){season:SEASON}(?! (?:of|to|line|training|water|from|into|for)\b)", periods.season),
    Rule("quarter.number", QUARTER, r"(?:the )?(?:{FISCAL}[ -])?(?P<ord>{QNUM}|last|final) (?:{FISCAL}[ -])?quarters?(?:,?(?: of| in)? (?:{FISCAL} )?{year:YEARS4})?(?!-| (?:of an?|century|mile|finals?)\b)", periods.numbered(G.QUARTER)),
    Rule("quarter.hyphen", QUARTER, r"(?:{FISCAL}[ -])?(?P<ord>{QNUM})-(?:{FISCAL}[ -])?quarter", periods.numbered(G.QUARTER)),
    Rule("quarter.of-year", QUARTER, r"(?:the )?(?P<ord>{QNUM}|last|final) quarter of (?P<rel>this|last|next|that|the previous|the following|the current) (?:{FISCAL} )?year", periods.numbered(G.QUARTER)),
    Rule("quarter.year-first", (*UNIT, *DIGITS), r"(?:the )?(?:{year:YEARS4}|(?P<rel>this|last|next) year)(?:'s)? (?:{FISCAL} )?(?P<ord>{QNUM}|last|final)[ -]quarter", periods.numbered(G.QUARTER)),
    Rule("quarter.months", (*MONTH, *QUARTER), r"(?:the )?(?:{month:MONTH}(?: ?- ?| to | through )(?P<last>{MONTH})|(?P<only>{LONGMONTH})) quarter(?![ -]finals?\b)(?:,?(?: of)? {year:YEARS4})?(?! of an?\b)", periods.quarter_months),
    Rule("quarter.q", ("q",), r"q(?P<ord>[1-4])(?: (?:of )?(?:fy ?)?{year:YEARS4})?", periods.numbered(G.QUARTER)),
    Rule("half.h", ("q",), r"h(?P<ord>[12]) (?:of )?(?:fy ?)?{year:YEARS4}", periods.half),
    Rule("half.number", ("half",), r"(?:the )?(?:{FISCAL}[ -])?(?P<ord>first|second|1st|2nd|last|latter|final|opening|closing)[ -]half(?: of(?: {FISCAL})?(?: the year)? {year:YEARS4}|,? {year2:YEAR}| of (?P<rel>this|last|next|that|the) year)", periods.half),
    # years and longer
    Rule("not.number", DIGITS, r"24/7|20/20|(?:{YEAR})(?= (?:votes|people|points|miles|km|kilometers|kilometres|tons|tonnes|meters|metres|feet|pounds|dollars|shares|jobs|workers|employees|members|seats|homes|students|passengers|soldiers|troops|men|women|children|rpm|mhz|acres|hectares|patients|deaths|cases|words|pages|chevrolet|ford|toyota|honda|bmw|mercedes|nissan|chevy|dodge|jeep|volkswagen|audi|subaru|hyundai|kia|mazda|lexus|cadillac|buick|pontiac|volvo|jaguar|porsche|ferrari)\b)", None),
    Rule("not.label", DIGITS, r"(?:rooms?|routes?|flights?|highway|sections?|pages?|chapters?|suite|gates?|bus|units?|articles?|models?|channels?|forms?|lots?|files?|dockets?|bills?|invoices?|numbers?|numbered|boeing|airbus|apartment|building|platform|box|extension|postcode|error|windows|bond)(?: no\.?| number)? \d{1,4}(?![\d/-])|no\. \d{1,4}(?!\d)", None),
    Rule("year.range", DIGITS, r"(?P<one>(?:1\d|20)\d\d)(?:-|/)(?P<two>(?:(?:1\d|20)\d\d|\d\d))(?![\d-])", dates.year_range),
    Rule("year.the", (*DIGITS, "spoken", "unit"), r"the (?:calendar )?year (?P<year>{YEARS4}|{SAIDYEAR})", dates.year),
    Rule("year.bare", DIGITS, r"(?<![$£€¥#])(?<!\d )(?<![\d)]-)(?:(?:pre|post)-)?{year:YEAR}(?!s|[ -]\d{3})(?: and beyond| or later| and later)?", dates.year),
    Rule("year.short", DIGITS, r"(?:(?<=\bin )|(?<=\bof )|(?<=\bsince )){year:YY}(?!s)", dates.year),
    Rule("year.spoken", ("spoken",), r"(?P<year>{SAIDYEAR})(?! (?:people|dollars|years|men|women|miles|[a-z]{1,20}s\b))", dates.spoken),
    Rule("year.fiscal", (*DIGITS, "fy"), r"(?:{FISCAL}(?: year)?|fy) ?'?(?P<year>{YEARS4})|fy ?(?P<year2>\d\d)(?!\d)", dates.fiscal),
    Rule("year.fiscal-after", DIGITS, r"(?:the )?(?P<year>{YEAR}) {FISCAL} year", dates.fiscal),
    Rule("year.period", DIGITS, r"the {year:YEAR} (?:period|quarter)", dates.year),
    Rule("era.bce", (*DIGITS, "era"), r"(?P<n>\d{1,2},\d{3}|\d{1,5}) ?(?P<before>bce?\b|b\.c\.(?:e\.)?)|(?:ad|a\.d\.) (?P<n2>\d{1,4})|(?P<n3>\d{1,4}) (?:ad\b|a\.d\.|ce\b|c\.e\.)", dates.bce),
    Rule("decade.digits", DIGITS, r"(?:the )?(?:(?:{phase:PHASE}|middle)[ -])?'?(?P<n>(?:1[0-9]|20)?\d0)'?s", dates.decade),
    Rule("decade.word", ("decade",), r"(?:the (?:{phase:PHASE}[ -])?|(?<=\bearly )|(?<=\blate )|(?<=\bmid-))(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties)", dates.decade),
    Rule("century.number", UNIT, r"(?:the )?(?:{phase:PHASE}[ -])?(?P<ord>{ORD}|{SPELLED})[ -]century(?P<before> b\.?c\.?e?\.?)?", dates.century),
    # clock times
    Rule("clock.ampm", DIGITS, r"(?:{about:ABOUT} )?{hour:HOUR}(?:[:.]{minute:MIN})?(?::{second:MIN})? ?{half:AMPM}(?:,? ?(?P<zone>{ZONE}))?(?: in the {part:PART})?", clocks.clock),
    Rule("clock.oclock", (*DIGITS, "oclock"), r"(?:{about:ABOUT} )?(?:{hour:HOUR}|{hourword:HOURWORD}) o'? ?clock(?:,? (?P<zone>{ZONE}))?(?: (?:in the|at) {part:PART})?", clocks.oclock),
    Rule("clock.24h", DIGITS, r"(?:{about:ABOUT} )?{hour:HOUR}[:.]{minute:MIN}(?::{second:MIN})?(?:(?: ?hours| ?hrs|h)?,? ?\(?(?P<zone>{ZONE})\)?| ?hours| ?hrs)", clocks.clock),
    Rule("clock.military", DIGITS, r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?: ?(?:hours|hrs|(?P<zone>{ZONE}))(?!-)|(?<=\bat \d\d\d\d)(?= (?:on (?:{WEEKDAY}|the \d|\d)|yesterday|today|tomorrow)\b))", clocks.clock),
    Rule("clock.bare", DIGITS, r"(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\bsince )|(?<=\baround )){hour:HOUR}:{minute:MIN}(?!:?\d)", clocks.clock),
    Rule("clock.dated", DIGITS, r"(?<![\w:.])(?P<hour>[01]?\d|2[0-3]):{minute:MIN}(?= (?:on (?:{WEEKDAY}|{MONTH}|\d{1,2} {MONTH}|the \d)|the (?:night|day|evening|morning) (?:before|after)|yesterday|tomorrow|today|(?:train|bus|ferry|boat|sailing|shift|flight|service|news|bulletin|mass|express|departure|kick-?off)\b))", clocks.clock),
    Rule("clock.face", (*DIGITS, "hour"), r"(?:{hour:HOUR}[:.]{minute:MIN}|{HOURLY}(?:{hour2:HOUR}|{hourword:WORDHOUR}))(?= (?:on )?{WEEKDAY} {DAYPART}| on the {DAYPART} of )", clocks.face),
    Rule("clock.log", DIGITS, r"(?<![a-z\d:] )(?<![\w:.])(?P<hour>[01]\d|2[0-3]):{minute:MIN}(?=: [a-z\"'])", clocks.clock),
    Rule("clock.part-word", PART, r"(?:{about:ABOUT} )?{hourword:HOURWORD} (?:in the|at) (?P<part>morning|afternoon|evening|night)", clocks.oclock),
    Rule("clock.to", ("hour",), r"(?:(?<=\bat )|(?<=\buntil )|(?<=\btill )|(?<=\bbefore )|(?<=\bafter )|(?<=\baround )|(?<=\babout )|(?<=\bit was ))(?P<minutes>five|ten|twenty|twenty-five)(?P<way> to ){hour:HOURWORD}(?={ENOUGH})", clocks.spoken_clock),
    Rule("clock.to-twelve", ("noon",), r"(?<!\bfrom )(?P<minutes>(?:{WORDNUM}|\d{1,2}) minutes|five|ten|twenty|twenty-five|5|10|20|25)(?P<way> (?:to|before) )(?P<hour>noon|midnight)", clocks.spoken_clock),
    Rule("clock.word", ("hour",), r"(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bsince )|(?<=\bshortly after )|(?<=\bshortly before )|(?<=\bjust after )|(?<=\bjust before ))(?:{about:ABOUT} )?(?P<hourword>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?={ENOUGH})|(?<=\baround )(?P<hourword2>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?={ENOUGH})", clocks.bare_hour),
    Rule("clock.part", DIGITS, r"{hour:HOUR}(?:[:.]{minute:MIN})? (?:in the|at) (?P<part>morning|afternoon|evening|night)", clocks.clock),
    Rule("clock.half", ("half",), r"{HOURLY}half (?P<hour>{WORDHOUR})(?: (?:in the|at) {part:PART})?(?={ENOUGH})", clocks.half_hour),
    Rule("clock.spoken", ("past", *UNIT), r"(?P<minutes>half|a? ?quarter|(?:{WORDNUM}|\d{1,2})(?: minutes?)?) (?P<way>past|to|after) {hour:HOURWORD}(?: (?:in the|at) {part:PART})?", clocks.spoken_clock),
    Rule("clock.noon", ("noon",), r"(?:{about:ABOUT} )?(?:(?:12|twelve) )?(?<!high )(?:noon|midday)(?:,? (?P<zone>{ZONE}))?", clocks.twelve(12)),
    Rule("clock.midnight", ("noon",), r"(?:{about:ABOUT} )?(?:(?:12|twelve) )?midnight(?:,? (?P<zone>{ZONE}))?", clocks.twelve(24)),
    # holidays
    Rule("feast.week", ("feast",), r"(?:{THIS} )?{feast:FEAST} (?P<unit>week|weekend)", dates.feast_week),
    Rule("feast.holy-week", ("feast",), r"holy week(?!end)", dates.holy_week),
    Rule("feast.eve", ("feast",), r"(?:the )?eve of {feast:FEAST}", dates.feast_eve),
    Rule("feast.every", ("feast", "month", "digits"), r"(?:each|every) {feast:FEAST}", dates.every_feast),
    Rule("feast.relative", ("feast", "month", "digits"), r"{rel:REL} {feast:FEAST}(?: {part:PART})?", dates.rel_feast),
    Rule("feast.name", ("feast", "month", "digits"), r"(?:the (?=4th|fourth|julyiv|king's|queen's))?{feast:FEAST}(?:,? {year:YEAR})?(?: {part:PART})?", dates.bare_feast),
    # references without a date
    Rule("ref.now", ("ref",), r"(?:right )?(?<!from )now(?! that\b)(?!-)", parts.ref("PRESENT_REF")),
    Rule("ref.present", ("ref",), r"currently|nowadays|at present|at the moment|(?<=\bfor )the moment|(?<=\bfor )the time being", parts.ref("PRESENT_REF")),
    Rule("ref.current", ("ref",), r"current(?= [a-z])(?! (?:was|is|were|are|of|and|in|to|through|flows?|events?|affairs)\b)(?! (?:{FISCAL} )?(?:week|month|quarter|year))", parts.ref("PRESENT_REF")),
    Rule("ref.past", ("ref", "past"), r"(?:more |most |as |until |only )?recently(?! as\b)|lately|formerly|(?<=\bin )the (?:recent |distant )?past(?! (?:{COUNT}|few|several|{UNIT}))", parts.ref("PAST_REF")),
    Rule("ref.time", ("ref",), r"(?<=\bat )(?:the|that) time(?=[.,;:]| (?:of the|and|but|he|she|it|they|was|were)\b)", parts.ref("PAST_REF")),
    Rule("ref.future", ("ref",), r"the (?:near |foreseeable |distant |immediate |not-too-distant )?future(?! of)", parts.ref("FUTURE_REF")),
    Rule("ref.term", ("ref",), r"(?:(?<=\bin )|(?<=\bof )|(?<=\bfor )|(?<=\bover ))the (?:near|short|medium|long|shorter|longer) term(?!-)", parts.ref("FUTURE_REF")),
    # modifiers of what follows
    Rule("edge.end", ("edge",), r"(?P<edge>end)(?=-(?:{MONTH}|{YEAR}))", joins.edge),
    Rule("edge.of", ("edge",), r"(?:the )?(?:very )?(?P<edge>beginning|start|middle|end|close) of", joins.edge),
    Rule("edge.days", UNIT, r"(?:the )?(?:very )?(?P<edge>last|final|closing|dying|first|opening|early) (?:few )?(?:hours|days|weeks|months|years) of(?={OFDATE})", joins.edge),
    Rule("edge.in", ("phase",), r"(?:the )?(?P<edge>early|late|earlier|later|midway|mid)(?: in| on| of| through)?", joins.edge),
)

# --------------------------------------------------------------------------- joins

_DAYS = (
    "weekday",
    "weekday-rel",
    "monthday",
    "full",
    "nth-day",
    "day",
    "feast",
    "unit",
    "offset-done",
    "ago",
    "done",
    "date",
)
_DATES = (
    *_DAYS,
    "month",
    "month-rel",
    "month-year",
    "season",
    "season-rel",
    "season-year",
    "quarter",
    "quarter-year",
    "year",
    "part",
    "time",
)

JOINS: tuple[Join, ...] = (
    Join("join.clock-date", ("clock", "clock12"), r",? (?:sharp )?(?:on |of )?", _DAYS, joins.clock_on_date),
    Join("join.face-part", ("face",), r" (?:on )?", ("part", "done"), joins.clock_in_day_part),
    Join("join.clock-part", ("clock", "clock12"), r",? (?:on )?", ("part", "unit"), joins.clock_in_day_part),
    Join("join.clock-event", ("clock", "clock12"), r" (?:on )?", ("offset",), lambda a, b: joins.clock_on_date(a, b) or joins.clock_in_day_part(a, b)),
    Join("join.date-clock", _DAYS, r" (?:at |around |about )?", ("clock", "clock12"), joins.date_at_clock),
    Join("join.part-clock", ("part",), r" (?:at |around |about )?", ("clock", "clock12"), lambda a, b: joins.clock_in_day_part(b, a)),
    Join("join.part-date", ("part-bare", "part-hanging"), r" (?:on )?", _DAYS, joins.clock_on_date),
    Join("join.of-date", ("of",), r" ", _DATES, joins.counted_from),
    Join("join.nth-of", ("nth", "of-finer"), r" ", _DATES, joins.counted_from),
    Join("join.month-year", ("month", "monthday", "season", "quarter", "nth-day", "feast"), r",? (?:of )?(?:in )?", ("unit", "offset-done", "ago"), joins.month_in_year),
    Join("join.ago-date", ("ago",), r" (?:on )?", ("unit", "day", "weekday", "weekday-rel", "monthday", "month", "month-rel", "part"), joins.ago_from),
    Join("join.offset-date", ("offset", "offset-date"), r" ", (*_DATES, "clock", "clock12"), joins.counted_from),
    Join("join.edge-date", ("edge",), r"[ -](?:on )?", _DATES, joins.modified),
)

# fmt: on

# --------------------------------------------------------------------------- the language

_DANGLING = frozenset({"part-hanging", "face", "offset", "offset-date", "of", "of-finer", "nth", "edge"})

ENGLISH = Language(
    code="en",
    classes=classes(),
    rules=compile_rules(RULES, _PIECES),
    joins=tuple((join, compile_pattern(join.between, {})) for join in JOINS),
    digits=digits,
    fold=fold,
    event_phrase=event_phrase,
    dangling=_DANGLING,
    telling=frozenset(
        {
            "weekday",
            "month",
            "unit",
            "night",
            "quarter",
            "part",
            "season",
            "today",
            "often",
            "noon",
            "q",
            "decade",
        }
    ),
    names=(
        *(rule.name for rule in RULES if rule.make is not None),
        *(join.name for join in JOINS if not _DANGLING.issuperset(join.left)),
    ),
)
