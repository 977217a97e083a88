"""English words of event extraction: reporting verbs, light verbs, cues of plan and cancellation.

Every English word that `quotes`, `events` and their helpers need stands here, lower case, as lemmas
unless a name says otherwise. Which nouns and verbs name happenings at all comes from WordNet (`lexicon`).
"""

from __future__ import annotations

from timeline.model import Relation


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --------------------------------------------------------------------------- verbs by class

# Verbs that can introduce what somebody said.
SAYING = _words(
    """say tell add note state explain remark reply respond answer comment insist claim argue stress
    emphasize emphasise reiterate repeat recall observe quip joke whisper shout mutter concede admit acknowledge
    assert maintain contend caution continue conclude declare describe quote opine recount lament muse
    predict estimate write post tweet report testify reveal suggest warn urge call ask announce confirm deny
    vow promise pledge boast complain allege agree believe think hope indicate signal imply read inform
    exclaim ponder wonder affirm disclose mention speak tout hail praise criticise criticize blame"""
)

# How people talk and texts comment: no news, unless a time holds it.
RHETORIC = _words(
    """highlight echo frame present express voice signal cite underline underscore outline portray characterize
    characterise depict reflect mark represent illustrate symbolize symbolise applaud welcome praise criticize criticise credit
    recall reference discuss describe address hint reiterate stress emphasize emphasise focus remain become appear seem tend
    aim seek try want hope need help let get mean show prove serve see hear know think feel suggest raise fuel shape add
    note point pose offer lack leave keep find look go come put give take make do have be tell say speak talk
    use turn bring cause lead stand call explain question answer argue warn approach resonate dominate loom overshadow cast"""
)

# Verbs that do nothing but introduce words, whatever follows.
ONLY_SAYING = _words(
    """say tell add note remark insist stress emphasize emphasise reiterate observe quip joke whisper mutter
    contend opine muse exclaim tweet complain comment explain recount describe"""
)

# Saying that is news in itself ("announced a recall", "warned of a default", "denied the charges").
NEWS_SAYING = _words(
    "announce warn deny confirm reveal disclose declare pledge vow promise testify admit conclude find rule determine decide urge accuse condemn apologise apologize"
)

ASPECTUAL = _words(
    """begin start commence open resume restart reopen continue go_on end finish conclude close stop cease halt
    complete terminate last run keep remain"""
)
BEGINNING = _words("begin start commence open resume restart reopen launch")
ENDING = _words("end finish conclude close stop cease terminate")
ENDING_PARTICLES = {"break": _words("down off up"), "fall": _words("through apart")}

I_ACTION = _words(
    """try attempt seek ask request order urge persuade promise offer refuse decline fail agree avoid prevent
    delay postpone cancel plan propose threaten invite authorize authorise allow permit enable help force
    require demand call press push aim struggle prepare decide vote choose manage"""
)
I_STATE = _words(
    """want wish hope expect believe think fear intend need love like hate suspect consider know doubt feel
    worry desire mean understand realise realize deserve prefer regret"""
)
SENSING = _words("see hear watch view notice observe")  # what nobody tells without what it was
NOTICED = _words("of from about")  # after "heard"
PERCEPTION = _words("see watch hear view observe feel notice look listen")
STATE = _words(
    """be have own belong contain consist include cost owe possess live exist remain stay lie stand sit seem appear
    sound look resemble depend involve concern represent constitute equal total number weigh measure matter hold
    lack know mean deserve require need want love like hate boast house border face serve feature span date
    comprise reflect show suggest cover relate tend differ vary support use work wear carry speak enjoy hinge
    average feed earn employ operate"""
)

VOWELS = frozenset("aeiou")
VERB_ENDINGS = ("es", "ed", "ing")
LEMMAS = {"ax": "axe", "premier": "premiere"}

EXPECTING = _words("expect")
UNSAID = _words("detail comment reason explanation indication word information estimate figure")
LASTING_STATES = _words("remain stay keep")
PARTICLE_STATES = _words("out off over up down back away ahead")

# Verbs that say nothing without the noun that they take ("held talks", "made a decision").
COMPARED = _words("from than with to versus vs against")
SUPERLATIVES = _words("first only last most least biggest worst best lowest highest")
ONCE = _words("earlier ago before previously")
LIGHT = _words(
    "hold make take give have do get carry conduct undertake stage mount hand launch pay deliver issue put reach strike cast lodge file"
)
# What these do is call for something or have it set ("announced a strike from Monday").
CALLING = _words("announce call propose demand fix order offer predict forecast")
COMING = _words("come")
GOING_ON = _words("happen occur come follow take go last run continue span arrive")
# These may also take their subject somewhere: "the case came to court", "the bill went before the council".
GOING_WAYS, DIRECTIONS = _words("come go follow run"), _words("to into before")
BECOMING = _words("become fall go turn get grow come")
RESOLVING = _words(
    "agree decide vote promise pledge vow refuse decline fail order offer propose threaten announce"
)
# Subject + verb says only that the subject happened ("the vote took place on Monday").
# States that are something done where a time holds them ("stayed at home on Monday").
SOFT_STATES = _words(
    "speak stay work hold serve support show stand sit lie cover carry wear enjoy operate hear see watch live face lack hold need use feature appear"
)
# Saying that leaves something behind where a time holds it: "wrote to the board in May".
WRITING = _words("write post report publish post reveal disclose note warn file testify mention announce")
NEEDY = {"go": _words("ahead on forward wrong"), "take": _words("place effect shape")}
HAPPENING = _words(
    "happen occur come follow take go begin start open end finish last run resume unfold continue arrive conclude close"
)

# --------------------------------------------------------------------------- status

FUTURE_AUX = _words("will shall 'll wo sha")
MODALS = _words("may might could would can should must ought 'd ca")

# "is set to", "plans to", "agreed to": what hangs on them is planned.
FUTURE_IN_THE_PAST = _words("would 'd")
SHORT_FUTURES = _words("would 'd ’d 'll ’ll")
SHORT_PASTS = {"'d": ("had", "would"), "’d": ("had", "would")}  # before a participle, else
IRREGULAR_SAYING = {"said": "say", "told": "tell", "wrote": "write", "spoke": "speak", "thought": "think"}

PLANNING = _words(
    """plan schedule set expect due intend agree promise pledge vow prepare arrange slate book list aim hope
    decide order announce commit tip poise destine rebook rearrange"""
)
INTENDING = _words("mean")  # only with "to do" something
PLANNED_PARTICIPLES = _words(
    "scheduled planned slated due expected set listed booked rebooked rearranged tipped fixed timetabled pencilled earmarked"
)
# "tried to", "wants to": what hangs on them is only supposed.
SUPPOSING = _words(
    """try attempt seek want wish threaten consider refuse decline fail avoid prevent propose ask urge request
    offer invite call demand fear allow permit enable struggle need like love prefer suggest recommend push
    press lobby campaign apply bid authorise authorize bar ban forbid stop keep discuss mull weigh"""
)
SUPPOSING_NOUNS = _words(
    "plan proposal attempt bid effort threat hope chance possibility prospect call demand offer wish desire talk request pressure need right power ability intention promise pledge decision"
)
SUPPOSED = _words("had were should")  # before their subjects
CONDITIONS = _words("if unless whether should provided lest")
GRANTING = _words("give grant allow")  # "until" a day, "to do" something
CASES = (
    "in the event", "in case", "on condition", "on the condition", "provided", "providing", "assuming", "on the assumption",
)  # fmt: skip

# The object (or passive subject) will not happen as it was planned.
CANCELLING = _words(
    "cancel scrap scrub drop abandon shelve axe scratch nix abort rescind withdraw revoke call_off"
)
POSTPONING = _words("postpone delay adjourn defer put_off push_back put_back reschedule suspend")
OPENINGS = _words("opening start beginning launch premiere debut")
TERMS, MISSING = _words("deadline"), _words("miss blow overshoot overrun")
CANCEL_PARTICLES = {
    "be": _words("off"),
    "call": _words("off"),
    "put": _words("off back"),
    "push": _words("back"),
    "hold": _words("off over"),
}

# --------------------------------------------------------------------------- prepositions of time

# Verbs that only say how sure what follows is: "appeared to change his mind on Monday".
SEEMING = _words("appear seem")
# Nouns that only count happenings: "to report for the first time by June".
TURNS = _words("time occasion")
# Verbs whose object may be the day itself: "fixed 4 May for the vote", "named Friday as the day".
FIXING = _words("fix set name choose pick appoint select reserve book schedule")
DATING = _words("on in at by")  # prepositions of plain times
A_DATE = ("a", "date")  # what a day is called that is chosen
# Verbs of giving and having time: "has until Friday to answer".
ALLOWING = _words("have give get allow grant leave")
FOR, THROUGH, TO = "for", "through", "to"
# Expressions that no "through" governs: "waved it through five weeks later".
AFTERWARDS = ("later", "ago", "earlier")
# What these do "to" a time gives their object that time: "moved the deadline to Tuesday".
GIVING = _words("give send offer show hand lend")
TAKING = _words("take cost need")  # what "it" takes "to do" something
BESIDE = _words("with behind around about")
CARRYING = _words("bring take carry put send throw drag haul drive move")  # say little without where to
LEADING = _words("out into onto off away")
MOVING = _words("move shift switch change bring reset")
# Verbs that set their object "for" a time with a particle: "put the case down for April".
PUTTING_DOWN = {"put": _words("down"), "set": _words("down"), "pencil": _words("in"), "book": _words("in")}
# Verbs that "through" is a part of: "the drill broke through three days later" does not last until then.
GETTING = _words("get gets got break breaks broke come comes came pull pulled push pushed fall fell go went")
# Verbs of what goes by: in "the date passed by six weeks ago" it is gone, not due.
BY = "by"
GOING_TO = "going"
GOING = _words("go goes going gone went pass passes passed passing slip slips slipped fly flies flew flown")
RELATIONS: dict[str, Relation] = {
    "by": Relation.NOT_AFTER,
    "since": Relation.BEGUN_BY,
    "from": Relation.BEGUN_BY,
    "starting": Relation.BEGUN_BY,
    "beginning": Relation.BEGUN_BY,
    "until": Relation.ENDED_BY,
    "till": Relation.ENDED_BY,
    "'til": Relation.ENDED_BY,
    "through": Relation.ENDED_BY,
    "to": Relation.ENDED_BY,
    "after": Relation.AFTER,
    "following": Relation.AFTER,
    "before": Relation.BEFORE,
    "ahead of": Relation.BEFORE,
    "prior to": Relation.BEFORE,
    "as of": Relation.IS_INCLUDED,
    "up to": Relation.ENDED_BY,
    "no later than": Relation.NOT_AFTER,
    "not later than": Relation.NOT_AFTER,
    "no earlier than": Relation.NOT_BEFORE,
    "not before": Relation.NOT_BEFORE,
    "as late as": Relation.IS_INCLUDED,
    "as early as": Relation.NOT_BEFORE,
    "as soon as": Relation.NOT_BEFORE,
}
"""What a preposition before a time says of the event; any other word says that it lies inside."""

"""Before "after 5 p.m.": close enough to be the time itself, on the day's scale."""

# --------------------------------------------------------------------------- nouns

# Nouns that name the outcome or the product of a happening; WordNet files many of them elsewhere.
OUTCOMES = _words(
    """result outcome verdict ruling deal agreement accord settlement bargain pact truce ceasefire treaty contract
    tally report finding conclusion ballot vote poll picture photo image footage signal message statement
    announcement declaration decision sentence bail fine award prize grant loan order bid offer proposal plan budget
    bill law ban sanction tariff cut rise increase launch summit talks negotiations session inquiry probe review
    audit case lawsuit appeal hearing trial plea retrial recount rerun repeat return handover takeover buyout
    merger shutdown lockdown blackout outage breakdown breakthrough liftoff lift-off touchdown landing flyby scrub
    delay burn insertion manoeuvre maneuver flight visit trip tour rally march protest walkout stoppage strike
    shooting crash collision blast explosion leak spill recall raid arrest charge indictment referendum election
    debate wedding funeral birth death kickoff debut premiere opening closure ceremony festival match final
    curfew deadline embargo blockade boycott siege suspension suit injunction memo complaint
    meeting conference gathering summit congress convention evacuation earthquake quake storm hurricane flood wildfire eruption landslide tsunami drought outbreak epidemic pandemic"""
)

# Nouns that stand for any other and name nothing themselves.
PLACEHOLDERS = _words(
    "thing way time part matter fact kind sort lot development progress headway momentum reality"
)

PRONOUNS = _words(
    "he she they him her them his their it its who which that i we you me us himself herself themselves itself one"
)
PRONOUN_KINDS = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she", "it": "it", "they": "they", "them": "they",
}  # fmt: skip
PERSONS, THEY = _words("he she"), "they"  # kinds, beside "it"
PERSONALS, HIS, HER = _words("he she him"), _words("his her"), "her"
OWNING = {"its": "it", "their": "they"}
THINGS = _words("it them")
OPEN_WORDS = _words(
    "both either neither which whom that what who this these those such there here one ones another whose where it"
)
NO_OBJECTS = _words("those which whom that it them itself who what")
RELATIVES = _words("which whom that who whose")
SPEAKERS = _words("i we you me us")
ORDINALS = {
    "first": "first", "second": "second", "third": "third", "fourth": "fourth", "fifth": "fifth", "sixth": "sixth",
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "final": "last", "last": "last",
    "another": "another", "new": "new", "previous": "previous",
}  # fmt: skip
TITLES = _words(
    """mr mrs ms miss mx dr prof professor sir dame lord lady president prime minister chancellor king queen pope
    senator sen. rep. gov. governor mayor judge justice general gen. adm. admiral col. colonel capt. captain
    sgt. lt. chief executive chairman chairwoman secretary mr. mrs. ms. dr. prof. st. rev. rear vice"""
)
GENERIC_ADVERBS = _words(
    "usually often generally typically normally always sometimes commonly frequently routinely regularly rarely seldom occasionally traditionally"
)
ANSWERS = _words("yes no")  # what is voted or said
NEGATIONS = _words("not n't never no neither nor nobody none nothing hardly without")
NOT = ("n't", "n’t")
PLACE_PREPOSITIONS = _words(
    "in at near outside inside off across over above around through throughout within beside along between"
)
PLACE_TYPES = _words("GPE LOC FAC")

# --------------------------------------------------------------------------- labels

HONORIFICS = _words("mr mrs ms miss mx mr. mrs. ms.")
CLOSE_ADVERBS = _words(
    "again apart away back down forward home in off on out over through together up ahead aside aground abroad ashore upstairs downstairs free alone"
)
NEVER_LAST = _words(
    "a an the of to in on at by for from with and or but as that than its his her their into over about against no not is are was were be been has have had will would"
)
STARTING = _words("happen occur begin start end finish resume unfold conclude")
STAGING = _words("hold postpone cancel attend stage begin resume")
TIME_PREPOSITIONS = _words("during after before since until following")
UNTIL = _words("until till 'til")
NOT_YET = UNTIL | {"before"}  # "will not open before May": it will
TILL_WHEN = NOT_YET | _words("when once after")
WANTING = _words(
    "last aim go get become come put set take give make bring run keep hold face speak have do be remain lead send"
)
EMPTY = _words("do be have get")
NAMING = _words("name call dub title entitle label nickname")
TERMING = _words("call dub label brand term deem nickname")
TIME_GOES = _words(
    "pass wear go elapse come arrive approach near rise set fall dawn break drag fly draw roll tick"
)
TIME_WORDS = _words(
    """second minute hour day week weekend fortnight month year decade century time season spring summer autumn winter
    morning afternoon evening night dawn dusk nightfall daylight darkness sun moon monday tuesday wednesday thursday friday
    saturday sunday"""
)
REFLEXIVES = _words("itself himself herself themselves")
MEANWHILE = _words("as when while")
WAS = ("was", "were")
PLURAL_WORDS = _words("they we them people police")
LASTING = _words("last take spend run serve stay wait")
LOOSE_PREPOSITIONS = _words(
    "after before during amid while despite because without since following ahead until when"
)

# --------------------------------------------------------------------------- small words of the grammar

BE, DID, HAVE, IT, OF, THE, WILL, MUST = "be", "did", "have", "it", "of", "the", "will", "must"
ONE = _words("one 1")
SINGULAR = _words("is was has does")
PLURAL = _words("are were have")
HAD = frozenset({"had", "'d"})
INDEFINITE = _words("a an any another")
ARTICLES = _words("the a an this that these those")
THEIR = _words("its their")
VAGUE_HEADS = _words(
    "former latter those ones somebody someone something anybody anyone everybody everyone nobody others"
)
ANYBODY = _words("man woman person boy girl guy")
WORDS = _words("word words phrase message")
MANY = _words("dozens scores hundreds thousands millions")
FARING = _words("go fare")  # verbs that say nothing without how: "the rehearsal went badly"
BOUNDS = _words("start beginning end finish")  # of what?
SUCH = _words("this these such")
COUNTED_ON = _words("next same following")  # after "the": from what was told
POINTING = _words("this that these those")
CITING = _words("according per")
LEFT_OPEN = _words("to that not is are was were be been has have had will would its his her their the a an")
OURS = _words("my our your")
ITS = "its"
TIME_UNITS = _words("second minute hour day week month year decade")
COUNTING = _words("with by without within")
SPENDING = _words("spend")
# Speaking and doing that needs no object to be told.
COMPLETE = _words("testify apologise apologize speak struggle agree vote fail quit")
DECLARING = _words("declare pronounce consider")  # "declared the search over on Friday"
WHO, OUGHT = "who", "ought"
DUTIES = _words("should ought")
WITHOUT, OVER, WITH, IN, WHETHER = "without", "over", "with", "in", "whether"
CLOCK_WORDS = _words("time o'clock a.m. p.m. noon midnight hour year month week")
PLURAL_EVENTS = _words("talks")
# "nearly missed" did not happen, "narrowly avoided" did; "almost doubled" only says how much.
LONGER = "longer"  # after "no"
NEARLY = _words("nearly almost")
APPROXIMATORS = NEARLY | _words("narrowly barely")
SCALING = _words("double triple treble quadruple halve")
VEHICLES = _words("statement message post tweet interview email")  # what is said in them is the news
ALLEGING = _words("allege claim contend")  # what they say is not said without them
DENYING = _words("deny dispute reject")  # "denied having seen it"
HAVING, THAT, AND_WORD, NO, WHEN = "having", "that", "and", "no", "when"
UNCERTAIN = _words("no any")
COLONS = _words(": ;")
SUMMING_UP = _words("theory practice principle fact effect turn particular general addition")  # after "in"
HOW_MANY = _words("all each many most few some")
GERUND_ENDING = "ing"
AGENT_PREPOSITIONS = _words("between by")
AUTHORS = _words("i we")
"""Who takes back what was written: "I wrote last week that the march was on Sunday. It was on the Saturday"."""
SETTING_OFF = _words("within before since ahead prior")
"""Words that set a happening off from the one named after them: "within a day of his arrest", "ahead of the vote"."""
SETTING_AFTER = _words("after until till once")
"""... and from the one named before it: "foundered after the vote"."""
SINCE, BETWEEN, FROM, AND = _words("since"), _words("between"), _words("from"), _words("and")
RANGE_LINKS = "to|until|till|through|and"
"""What may stand between the two ends of a range, as a pattern."""
