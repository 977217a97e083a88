"""English words that anchoring and event dating need: prepositions, cues of future and past, set phrases.

Lower case, lemmas unless a name says otherwise. Each list says what its words tell about time.
"""

from __future__ import annotations

import re

from timeline.model import Relation


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WILL = _words("will shall 'll wo sha ’ll")
"""Auxiliaries of the future."""

MODALS = _words("would could may might can should must ought 'd ’d need")
"""Auxiliaries of what is not, or not yet."""

AHEAD = _words(
    """expect schedule set due slate plan intend want hope aim prepare propose vow promise pledge agree order
    threaten ready poise likely bind about book list fix ask tell urge invite require oblige decide
    offer wait await allow permit force need mean try seek effective"""
)
"""Governors whose infinitive lies ahead of them: "is set to", "plans to", "was told to"."""

NEARING = _words("near approach loom await impend coming upcoming forthcoming ahead draw")
"""Words beside an occasion that has not come yet: "his Friday meeting draws near", "ahead of Monday's vote"."""

TOWARDS = _words("until till by before for")
"""Prepositions that look forward where the clause does not tell: "a question for Monday", "ready by Friday"."""

BOUNDING = _words("until till by since before after from through")
"""Prepositions whose time is an edge of something, not where the narrative stands."""

EDGES = BOUNDING - _words("after from by")
"""... of what goes on: "until 13 October", "since May"."""

EARLIER = _words("before")
"""... that leave a time of day on its day: "before dawn on 6 May"."""

SCHEDULED = _words(
    "schedule reschedule due mean intend set plan expect fix slate list book postpone adjourn delay put defer move arrange organise organize prepare reserve pencil timetable bill"
)
"""What is scheduled "for" a time lies ahead of the speaking."""

LASTING = _words("until till through")
"""Prepositions of an end that is lasted to."""

AT_SOONEST = _words("as")
"""What stands before the earliest time that something may be: "as early as Friday"."""

PLANNING = _words("schedule plan slate timetable pencil expect")
"""Verbs of setting a time: what was "planned for May", "a planned visit in May", lies ahead of the planning."""

GRANTING = _words(
    "extend give grant allow suspend adjourn push remand stay renew cancel close shut halt ban bar"
)
"""Verbs that set an end to come: "extended the deadline until Friday"."""

ABLE = _words("could")
"""Auxiliaries that tell a past inability when they are denied: "could not be reached on Friday"."""

NOBODY = _words("neither none nobody nor")
"""Subjects that deny their verb."""

INVARIANT = _words(
    "beat bet burst cast cost cut hit hurt let put quit read set shed shut split spread thrust upset"
)
"""Verbs whose past looks like their present."""

RANGE = _words("and to until till through - – —")
"""What joins the two ends of a range."""

AND = _words("and")
"""What joins the ends of a range only where they are alike: "Thursday and the week" is none."""

ASKS = ("?", "?”", '?"')
"""What ends a question."""

BE, HAVE, GO, COMPARE = "be", "have", "go", "compare"
DAY, TIME = "day", "time"
AS, BETWEEN, FOR, FROM, IN, OF, ON, IT, THE = "as", "between", "for", "from", "in", "of", "on", "it", "the"
"""Small words of the grammar."""

AUXILIARIES = frozenset({BE, HAVE, GO})
"""Verbs that look ahead with an infinitive: "is to", "has to", "is going to"."""

POINTING = _words("the this that these those")
"""What a noun stands with that speaks of something known."""

ARRANGED = _words("until till for to")
"""What the day stands with that something is fixed for."""

CALLED = _words("for from")
"""What the day stands with that something is called for."""

OPENING = _words("since from")
"""What opens a stretch."""

WHEN = "when"
"""What a question asks a time with."""

DEFINITE = "the "
"""What a day of the week stands with that belongs to the days told of."""

THAT = "that "
"""What points at a day just told: "that night"."""

BACKWARD = (" earlier", " before", " beforehand")
"""What counts back from a day just told: "they meant to open on 2 May. Ten days earlier the roof fell in"."""

RUNNING = re.compile(r"\bthe (?:week|month)$")
"""A unit that is the one of the writing, where what is to come is told."""

ACCOUNTING = re.compile(r"\b(?:fiscal|financial|budget|fy)\b")
"""What marks a year of the books, in which no month of the news lies: "lost money in fiscal 2025, and in January …"."""

INDEFINITE = ("a ", "an ")
"""What a day of the week stands with where it only tells which day it was: "on a Sunday"."""

STATES = _words("be have remain stay own know seem contain include mean live")
"""Verbs whose present tells what is so, not what will come."""

FUTURATE = _words(
    "be go come start begin open reopen close end meet sit leave arrive return play face fly sail air resume expire fall launch vote run"
)
"""Verbs whose present with a date tells what is fixed for it: "the fair is on 4 May", "the case goes to trial on 4 May"."""

RESTATING = frozenset(("still", "or", "that is", "which was", "which is", "i.e."))
"""What stands between a time and the same time told once more."""

APPOSING = frozenset((",", ", on", "(", "–", "—"))
"""What stands between a day and the same day counted from an event."""

CLOSING = frozenset((".", ";", ",", ")", ""))
"""What ends a clause or an aside."""

AWAITING = _words("until till unless if once before when")
"""Conjunctions whose present tense tells of what is still to come."""

CALLING = _words("call announce convene promise order declare propose")
"""Verbs that set what they name in the future: "has called a strike from 17 March"."""

CAUSING = _words("get help lead cause force compel prompt persuade convince make induce")
"""Verbs whose infinitive came about with them: "got a judge to stop it"."""

ATTEMPTING = _words("try attempt fail decline refuse struggle neglect manage bother dare")
"""Verbs whose infinitive would have been then, whether it came about or not: "declined to say"."""

BESIDE = _words("before after at during following")
"""Prepositions that set a saying beside an event: "said after the verdict"."""

SPEAKING = _words(
    "speech statement interview conference briefing hearing address testimony message post tweet letter call report"
)
"""Occasions of speech: "told a briefing on Monday", "at Monday's hearing"."""

TEXTS = _words(
    "report study survey audit review letter statement ruling judgment judgement verdict order notice memo article inquiry message email post speech"
)
"""What says something on the day on which it comes out: "the report published on 10 June blamed the crew"."""

JUDGING = _words(
    "blame find fault accuse criticise criticize condemn clear recommend conclude show reveal name list praise urge demand call warn"
)
"""Verbs of what such a text does, besides saying."""

DOING = _words(
    """hold make take give have do get carry conduct undertake stage mount hand launch pay deliver issue put reach strike cast lodge file
    happen occur come go last run continue begin start open end finish resume unfold conclude close win sign release publish"""
)
"""Verbs that make a known happening happen: "signed the deal", not "criticised the deal"."""

HARMING = _words(
    "kill injure wound maim gut destroy damage wreck ruin flatten sink topple trap strand maroon flood swamp bury cripple devastate hit strike rock"
)
"""Verbs of the harm that a happening does when it happens: "the storm that flooded the port in May"."""

UNDOING = _words(
    "cancel scrap scrub drop abandon shelve postpone delay adjourn defer annul overturn quash survive remember follow"
)
"""Verbs that are done to a happening at another time than its own."""

POSSESSIVES = ("'s", "’s")
"""What makes a day an owner: "Monday's vote"."""

COUNTED_FROM = ("after ", "before ")
"""What a count stands before: "left nine days after they did"."""

BYGONE = _words("first originally initially previously formerly once")
"""Adverbs of what was so long before: "was originally set for May"."""

NEXT = _words("then later afterwards eventually")
"""Words that open what came after all told so far."""

ABOUT = _words("of on about over for to")
"""Prepositions whose known happening is only spoken of: "a report on the collapse"."""

LOOKING_BACK = _words("regret deny admit remember recall forget mention")
"""Verbs whose gerund came before them: "regretted leaving"."""

AMID = _words("in at during")
"""Prepositions whose happening is where the verb's clause is set: "freed in a raid"."""

AT_A_DAY = _words("on at")
"""Prepositions of a day, and of a time of day told with it."""

BEHIND = _words("after since following because wake aftermath within")
"""Words whose noun came before what the clause tells: "shut since the fire", "within weeks of the collapse"."""

WITHIN = _words("in at during under with on of for to by into as")
"""Prepositions whose noun happens along with the verb: "in a ceremony", "after a two-hour meeting"."""

ON_THE_HEELS = _words("after following")
"""Prepositions whose occasion is of the day of a saying: "said after the meeting"."""

BY_DOING = _words("by in as with through upon without while")
"""Prepositions whose gerund goes on along with the verb: "won by attacking", not "spoke about leaving"."""

ONGOING = _words("continue remain keep stay stand live work belong own exist contain include represent mean")
"""Verbs whose past or present says that something goes on, not that it happened."""

ENDURING = frozenset(
    """war conflict crisis occupation siege blockade insurgency unrest stalemate standoff pandemic epidemic famine drought
    recession dictatorship exile captivity""".split()
)
"""Nouns of what goes on for long."""

ORDER_WORDS: dict[str, Relation] = {
    "before": Relation.BEFORE,
    "after": Relation.AFTER,
    "until": Relation.BEFORE,
    "till": Relation.BEFORE,
    "since": Relation.AFTER,
    "once": Relation.AFTER,
    "following": Relation.AFTER,
    "when": Relation.SIMULTANEOUS,
    "while": Relation.IS_INCLUDED,
    "during": Relation.IS_INCLUDED,
    "amid": Relation.IS_INCLUDED,
}
"""What a clause or noun under the word says of the event above it: "left before the vote" BEFORE."""

PRECEDING = _words("after once since because before until till")
"""Conjunctions whose past is the background of what is told: "closed after the dam broke"."""

CHARGING = _words("about for of")
"""Prepositions whose gerund or clause is what is spoken of: "accused of robbing it", "punished for leaving"."""

TELLING = _words(
    "say tell acknowledge admit allege claim confirm deny maintain insist recall remember testify object think believe suspect know contend complain explain report state"
)
"""Verbs whose content, told in the past, was past already: "she said she heard a shot"."""

THIS_DAY = _words("this today")
"""Subjects that name the day of writing: "this is the third day of the fair"."""

LOOKING_BACK = _words("that this which")
"""Subjects that point back at a day just told ..."""

EQUATING = _words("be make mean")
"""... and the verbs that say which day it is: "that makes it Tuesday 11 May"."""

INSIDE = _words("on in at for of from")
"""Prepositions before a day that is one day: "from yesterday, Boxing Day", unlike "since" and "until"."""

NAMES_OF_DAYS = frozenset(("yesterday", "tomorrow", "last night"))
"""What a day beside the day of writing is called by who calls days so at all, rather than by its weekday."""

COUNTS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
"""Ordinals that count days."""

STILL_OPEN = _words("can may must shall will")
"""Modal verbs of what may still come."""

SITTING = _words("sit")
SITTINGS = _words("hearing trial inquiry inquest tribunal court session testimony deliberation")
"""What is held on weekdays alone: the sixth day of a trial that began on a Monday is a Monday too."""

SUMMING: dict[str, frozenset[str]] = {
    noun: _words(verbs)
    for nouns, verbs in (
        ("collapse", "give cave crumble topple drop"),
        ("accident crash derailment wreck", "crash derail collide leave overturn hit sink wreck"),
        ("disaster tragedy catastrophe", "collapse crash derail explode erupt sink burn flood fall drown"),
        (
            "ruling decision verdict judgment judgement order",
            "annul overturn uphold block strike halt void quash reject dismiss convict acquit revive",
        ),
        (
            "vote election poll ballot referendum",
            "vote elect win lose beat oust recall defeat approve reject",
        ),
        ("announcement declaration news story", "announce declare reveal report publish disclose"),
        ("summit meeting talk", "meet host sit"),
        ("raid search", "raid search storm"),
        ("theft heist robbery burglary", "steal take rob snatch grab remove"),
        ("closure closing shutdown", "close shut barricade seal"),
        ("attack assault bombing shelling", "attack bomb shell fire hit strike"),
        ("explosion blast eruption", "explode erupt blow detonate"),
        ("rescue", "save rescue pull free bring"),
        ("leak breach hack", "steal leak hack breach post"),
        ("flood", "flood drown swamp inundate"),
        ("deal agreement settlement accord", "agree settle sign"),
    )
    for noun in nouns.split()
}
"""Nouns that sum up what a verb has told: "the court annulled the sale … six days after the ruling"."""
