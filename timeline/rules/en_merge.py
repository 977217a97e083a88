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

TURNED = {
    "VERB": frozenset(
        row.replace("_", " ")
        for row in "call_for call_on deal_with look_into look_for stand_for stand_by go_through account_for run_for "
        "head_for make_for come_across turn_to".split()
    ),
    "NOUN": frozenset({"call for"}),
}
"""Words whose preposition makes another word of them: "calls for peace" is no call, "dealt with her" no deal."""

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
die death kill killing murder assassinate assassination perish drown succumb pass_away lose_life
shoot shooting gun_down open_fire gunfire massacre stab stabbing kill
bury burial funeral inter cremate cremation
bear birth
marry marriage wedding wed
injure injury wound hurt
disappear disappearance vanish go_missing
identify identification name
kidnap kidnapping abduct abduction snatch
rob robbery heist hold_up burgle burglary break_in steal theft loot looting raid
hijack hijacking seize
arrest detain detention seize capture apprehend nab pick_up take_in hold lead_away round_up custody
confiscate seize seizure impound
surrender give_up turn_in hand_over
escape flee break_out run_away jailbreak abscond
extradite extradition hand_over send_back deport deportation expel expulsion throw_out
release free freed parole bail let_out let_go
question questioning interrogate quiz grill interview hear hearing testify examine
charge indict indictment arraign arraignment accuse accusation case count
sue suit lawsuit complaint litigation case action file class_action
try trial retrial hearing hear case proceedings session
testify testimony evidence stand appear appearance
plead plea admit confess
confess confession admit admission own_up acknowledge disclose
deny denial
convict conviction guilty verdict find
acquit acquittal clear exonerate
sentence sentencing jail imprison imprisonment
execute execution hang hanging put_to_death
pardon clemency commute amnesty
appeal petition challenge contest
rule ruling decision decide judgment judgement verdict find finding order decree award
annul annulment overturn quash void strike_down nullify set_aside throw_out invalidate reverse
order injunction block halt bar forbid stop freeze stay
ban forbid outlaw prohibit prohibition suspend suspension bar exclude exclusion
lift end remove ease relax drop release free unfreeze
fine penalty penalise penalize dock deduct
search raid storm swoop
investigate investigation inquiry inquest probe examine look_into
inspect inspection audit check review examine examination survey visit
strike walkout walk_out stoppage industrial_action shutdown down_tools
lockout lock_out
protest demonstrate demonstration march rally picket vigil take_to_the_streets
riot unrest clash
vote ballot election poll polling referendum elect rerun runoff by-election
rerun repeat second revote
elect win election victory choose carry triumph
count recount tally
campaign canvass run stand candidacy
nominate nomination select selection choose pick adopt candidate
register enter nomination papers
declare declaration proclaim certify certification result announce
approve approval accept acceptance back endorse endorsement pass adopt ratify ratification vote assent consent
authorise authorize authorisation authorization permit permission license licence clear clearance approve approval green-light go-ahead sanction nod let wave_through consent
reject rejection refuse refusal decline turn_down vote_down veto rebuff rebuffal throw_out say_no
agree agreement deal accord settlement settle pact bargain compromise sign signing conclude treaty contract
sign signing signature ink initial seal
propose proposal offer bid approach tender suggest
merge merger takeover take_over acquire acquisition buy purchase buyout
sell sale disposal divest transfer offload auction
list listing float flotation debut ipo
bankrupt bankruptcy insolvency administration receivership liquidation collapse fold
default miss
pay payment repay repayment payout compensation compensate reimburse refund settle
fund funding finance invest investment grant inject pledge
borrow loan lend
hire hiring recruit recruitment take_on employ appoint
lay_off layoff redundancy shed cut dismiss
resign resignation quit step_down stand_down leave depart departure go retire retirement step_aside bow_out
dismiss dismissal sack sacking fire firing oust remove removal recall unseat
appoint appointment name choose elect install promote pick select take_over succeed
take_over succeed succession replace replacement
inaugurate inauguration swear_in swearing swear oath take_office ceremony
impeach impeachment
overthrow coup topple oust putsch
meet meeting talk talks summit confer conference receive see session assembly gather gathering
negotiate negotiation talk talks bargaining discussion discuss session
visit trip tour travel come call
arrive arrival reach land come get get_in
depart departure leave set_off set_out set_sail sail embark go
telephone phone call ring telephone_call phone_call ring_up
write letter send
launch liftoff lift_off lift-off blast_off take_off flight fly
land landing touchdown touch_down set_down settle
dock docking berth moor
crash collide collision smash plough plow hit wreck accident pile-up ram
derail derailment leave crash accident wreck jump
run_aground ground grounding strand
collapse fall fall_in come_down give_way cave_in fall_down topple crumble drop plunge
break rupture burst crack snap fracture give_way fail failure breach
explode explosion blast detonate detonation blow_up go_off bomb bombing
demolish demolition raze pull_down tear_down blow_up blast knock_down dynamite
burn fire blaze catch_fire inferno flame gut alight break_out go_up
break_out outbreak begin start erupt flare
extinguish put_out douse bring_under_control contain
flood flooding inundate overflow burst rise flow deluge
storm hurricane typhoon cyclone tornado gale hit strike batter landfall
landslide mudslide avalanche slide slip rockfall
erupt eruption blow explosion blow_up
shake tremor quake earthquake tremble
leak spill escape seep release
contaminate contamination taint pollute pollution poison poisoning
infect infection outbreak sicken fall_ill
vaccinate vaccination inoculate immunise immunize jab
operate operation surgery
jam stick seize block
trap strand cut_off maroon
attack assault strike bombard bombardment raid hit shell fire offensive
shoot_down down
ceasefire truce armistice suspend suspension pause halt
publish publication report findings release issue leak post appear come_out conclude find hand_down
announce announcement declare reveal disclose disclosure unveil confirm tell
apologise apologize apology
promise pledge vow commit commitment undertaking undertake guarantee
demand ask request ultimatum ransom call_for
threaten threat ultimatum
warn warning alert letter memo caution criticise criticize criticism
speak speech address statement
postpone postponement delay adjourn adjournment put_off put_back defer push_back suspend
cancel cancellation scrap call_off drop abandon shelve axe ditch
withdraw withdrawal recall pull take_back take_off
expire expiry lapse run_out end pass deadline
extend extension prolong renew renewal lengthen
close closure shut shut_down fold shutdown wind_up close_down
reopen reopening restart resume restore restoration resumption open
open opening begin start inaugurate unveil unveiling debut
found foundation establish establishment set_up start create creation form formation launch
unveil unveiling launch introduce introduction release debut roll_out rollout present reveal
start begin launch introduce kick_off commence
finish complete completion end conclude
test trial experiment
ship shipment deliver delivery dispatch send leave
evacuate evacuation leave flee clear move_out take_off
return come_back come_home go_home go_back homecoming repatriate repatriation
move relocate relocation transfer shift
rescue save free bring_up bring_out recover pull_out winch lift reach dig_out
find discover discovery recover locate turn_up uncover unearth retrieve
detect detection spot pick_up notice
submit submission file lodge hand_in turn_in deliver
fail failure blackout outage crash freeze go_down go_dark
restore restoration repair fix mend bring_back
renovate renovation refurbish refurbishment repair restore restoration
collapse fail breakdown break_down break_off founder fall_apart end
build construction construct erect rebuild put_up
award grant win contract prize honour honor
play match game fixture tie final semi-final semifinal derby
win beat defeat victory triumph loss lose thrash rout overcome
qualify qualification advance go_through
eliminate elimination knock_out exit go_out
relegate relegation go_down drop
promote promotion go_up
score goal
transfer sign signing join
exhibit exhibition show display
premiere debut screening
perform performance concert play
air broadcast screen televise
damage destroy destruction wreck
sink founder capsize go_down
bail_out bailout rescue
cut reduce reduction lower slash trim dock
raise increase rise hike lift
fall drop decline slide plunge tumble
withdraw withdrawal pull_out leave retreat
invade invasion enter
deploy deployment send dispatch mobilise mobilize
hack breach intrude intrusion break_in attack cyberattack hacking
encrypt encryption lock scramble
divert diversion turn_away redirect
steal theft embezzle siphon divert misappropriate embezzlement
censure rebuke reprimand condemn
concede concession defeat lose give_in admit
repeal revoke rescind abolish abolition scrap
impose levy introduce slap
""".strip().splitlines()
)
"""Words for one kind of happening, beyond what a lexicon brings together: verbs, their nouns, general nouns that sum up."""
