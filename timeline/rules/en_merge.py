"""English words that telling happenings apart needs: titles, empty words, triggers that say little."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor president prime minister chancellor king queen prince "
    "princess pope senator sen representative rep congressman congresswoman governor gov mayor judge justice "
    "general gen admiral adm colonel col captain capt major sergeant sgt rear lieutenant lt chief executive "
    "chairman chairwoman secretary former ex acting deputy vice the a an".split()
)
"""Words that stand before a name and do not belong to it; the article is one of them."""

COMPANY_FORMS = frozenset(
    "inc corp co ltd llc plc ag gmbh sa nv se company corporation limited group".split()
)
"""Legal forms: they end a name, but another source leaves them out."""

STOPWORDS = frozenset(
    "a an the this that these those its his her their our my your of in on at by for from to with without "
    "and or but as than then so if is are was were be been being am has have had having do does did will would "
    "shall should can could may might must not no nor it he she they them him we us i you who whom whose which "
    "what when where why how there here into onto over under after before between during against about across "
    "through up down out off again also just only very more most less least much many some any each every both "
    "all other another such own same too one two three first second third new old last next s t n't 's".split()
)
"""Words that never tell two happenings apart."""

LIGHT = frozenset(
    "be have do make take give get go come hold put set keep let bring see show become remain stay begin start "
    "open end finish continue resume happen occur follow lead turn fall run move carry conduct undergo face use "
    "reach mark include involve cause allow help try seek want need expect plan hope lose spend leave".split()
)
"""Verbs so general that sharing one is weak evidence: what they do it to must be shared as well."""

SUPPORT = {
    "subject": frozenset(
        "come happen occur take last run follow go begin start open be ensue erupt arise break".split()
    ),
    "object": frozenset(
        "hold make take give have do stage conduct undergo strike reach mount launch carry begin start open "
        "convene host attend pay cast enter undertake deliver file lodge issue give put catch".split()
    ),
}
"""Verbs that only say that their subject or object happens: "the talks took place", "they held talks"."""

PHASES = {
    "begin": frozenset(
        "begin start open commence launch resume kick begin_of establish found set create restart reopen".split()
    ),
    "end": frozenset(
        "end finish conclude close collapse stop cease fail break expire founder halt terminate complete".split()
    ),
}
"""Verbs that name the beginning or the end of something: the two are never the same happening."""

ROLE_NOUNS = frozenset(
    "man woman people person official spokesman spokeswoman spokesperson source member leader company firm "
    "government ministry police court judge jury board union team group country state city office agency "
    "reporter child worker staff resident".split()
)
"""Heads that stand for a party without naming it: a shared one is weak, a differing one is no contradiction."""

NOUN_ENDINGS = tuple(
    "ization isation ation ition ment ance ence tion sion ing ion ure ery al er or y e s".split()
)
"""What a verb takes on when it becomes a noun, longest first: cut off, both leave one stem."""

PLURAL = "s"
"""What a name takes on when there are several of what it names: "two Kestrel 300s"."""

KINDS = tuple(
    frozenset(row.replace("_", " ") for row in line.split())
    for line in """
die death kill killing murder assassinate assassination perish drown
bury burial funeral inter cremate cremation
marry marriage wedding wed
injure injury wound hurt
arrest detain detention seize capture apprehend nab pick_up take_in
release free freed parole bail let_out let_go
charge indict indictment arraign arraignment accuse
sue suit lawsuit complaint litigation case action file
try trial retrial hearing hear case proceedings session
testify testimony evidence stand
convict conviction guilty verdict find
acquit acquittal clear exonerate
sentence sentencing jail imprison imprisonment
appeal petition challenge
rule ruling decision decide judgment judgement verdict find
annul annulment overturn quash void strike_down nullify set_aside throw_out
order injunction block halt bar forbid stop freeze stay
ban forbid outlaw prohibit prohibition suspend suspension bar exclude
fine penalty penalise penalize
search raid storm
investigate investigation inquiry inquest probe
strike walkout walk_out stoppage industrial_action shutdown
protest demonstrate demonstration march rally picket
vote ballot election poll polling referendum elect go_to_the_polls
elect win election victory
approve approval accept acceptance back endorse pass adopt ratify ratification vote assent consent
reject rejection refuse refusal decline turn_down vote_down veto rebuff
agree agreement deal accord settlement settle pact bargain compromise sign signing conclude
merge merger takeover take_over acquire acquisition buy purchase
sell sale disposal divest transfer
resign resignation quit step_down stand_down leave depart departure go
dismiss dismissal sack fire oust remove removal
appoint appointment name choose elect install promote
inaugurate inauguration swear_in swearing swear oath take_office ceremony
meet meeting talk talks summit confer conference receive see session
visit trip tour travel come call
telephone phone call ring telephone_call
launch liftoff lift_off lift-off blast_off take_off flight fly
land landing touchdown touch_down set_down settle
crash collide collision smash plough hit wreck accident
derail derailment leave crash accident wreck
collapse fall fall_in come_down give_way cave_in fall_down
explode explosion blast detonate detonation blow_up go_off
demolish demolition raze pull_down tear_down blow_up blast
burn fire blaze catch_fire
flood flooding inundate overflow burst rise
erupt eruption blow
shake tremor quake earthquake tremble
leak spill escape seep
jam stick seize
attack assault strike bombard bombardment raid hit shell fire
publish publication report findings release issue leak post appear come_out
announce announcement declare reveal disclose disclosure unveil confirm
warn warning alert letter memo
postpone postponement delay adjourn adjournment put_off put_back defer push_back suspend
cancel cancellation scrap call_off drop abandon shelve axe ditch
close closure shut shut_down fold shutdown wind_up
reopen reopening restart resume restore resumption open
open opening begin start inaugurate
evacuate evacuation leave flee clear move_out
return come_back come_home go_home go_back
rescue save free bring_up bring_out recover
find discover discovery recover locate
submit submission file lodge hand_in turn_in deliver
fail failure blackout outage crash freeze
collapse fail breakdown break_down break_off founder fall_apart end
build construction construct erect
award grant win contract
damage destroy destruction wreck
sink founder capsize go_down
bail_out bailout rescue
cut reduce reduction lower slash
raise increase rise
withdraw withdrawal pull_out leave
invade invasion enter
deploy deployment send dispatch
hack breach intrude intrusion break_in
divert diversion turn_away redirect
steal theft embezzle siphon divert misappropriate
censure rebuke reprimand condemn
concede concession defeat lose
""".strip().splitlines()
)
"""Words for one kind of happening, beyond what a lexicon brings together: verbs, their nouns, general nouns that sum up."""
