"""The past tense of English verbs, from their plain form or their participle: the irregular ones, and how the others are spelled."""

from __future__ import annotations

import re

PAST_OF = {
    base: past
    for base, _, past in (
        pair.partition(":")
        for pair in """
arise:arose awake:awoke be:was bear:bore beat:beat become:became begin:began bend:bent bet:bet bid:bid bind:bound
bite:bit bleed:bled blow:blew break:broke breed:bred bring:brought build:built burst:burst buy:bought cast:cast
catch:caught choose:chose cling:clung come:came cost:cost creep:crept cut:cut deal:dealt dig:dug do:did draw:drew
drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled fling:flung fly:flew
forbid:forbade forget:forgot forgive:forgave freeze:froze get:got give:gave go:went grind:ground grow:grew hang:hung
have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept kneel:knelt know:knew lay:laid lead:led leave:left
lend:lent let:let lie:lay light:lit lose:lost make:made mean:meant meet:met overcome:overcame oversee:oversaw
overtake:overtook overthrow:overthrew pay:paid put:put quit:quit read:read ride:rode ring:rang rise:rose run:ran say:said
see:saw seek:sought sell:sold send:sent set:set shake:shook shed:shed shine:shone shoot:shot show:showed shrink:shrank
shut:shut sing:sang sink:sank sit:sat sleep:slept slide:slid speak:spoke spend:spent spin:spun split:split spread:spread
spring:sprang stand:stood steal:stole stick:stuck strike:struck swear:swore sweep:swept swim:swam swing:swung take:took
teach:taught tear:tore tell:told think:thought throw:threw undergo:underwent understand:understood undertake:undertook
wake:woke wear:wore weep:wept win:won wind:wound withdraw:withdrew withhold:withheld write:wrote
""".split()
    )
}
"""Verbs whose past is not made with -ed."""

PASTS = {
    "arisen": "arose", "awoken": "awoke", "beaten": "beat", "become": "became", "been": "was", "begun": "began", "bitten": "bit",
    "blown": "blew", "broken": "broke", "chosen": "chose", "come": "came", "done": "did", "drawn": "drew", "driven": "drove",
    "drunk": "drank", "eaten": "ate", "fallen": "fell", "flown": "flew", "forbidden": "forbade", "forgiven": "forgave",
    "forgotten": "forgot", "frozen": "froze", "given": "gave", "gone": "went", "gotten": "got", "grown": "grew",
    "hidden": "hid", "known": "knew", "outgrown": "outgrew", "overcome": "overcame", "overseen": "oversaw", "overtaken": "overtook",
    "overthrown": "overthrew", "proven": "proved", "ridden": "rode", "risen": "rose", "run": "ran", "rung": "rang",
    "seen": "saw", "sewn": "sewed", "shaken": "shook", "shown": "showed", "shrunk": "shrank", "spoken": "spoke",
    "sprung": "sprang", "stolen": "stole", "sung": "sang", "sunk": "sank", "sworn": "swore", "swum": "swam", "taken": "took",
    "thrown": "threw", "torn": "tore", "undergone": "underwent", "undertaken": "undertook", "withdrawn": "withdrew",
    "woken": "woke", "worn": "wore", "written": "wrote",
}  # fmt: skip
"""Participles that are no past tense."""

_DOUBLED = re.compile(
    r"(?:[^aeiou]*[aeiou]|(?:ad|com|o|per|sub|trans|re|e)mi|.*(?:occu|recu|incu|defe|infe|prefe|refe|transfe|expe|compe|prope)|"
    r"rebe|contro|patro|cance|trave|kidna|regre|equi)[bdglmnprt]"
)
"""Verbs that double their last letter: of one short syllable, or stressed (or, in Britain, spelled) so."""


def past(base: str) -> str:
    """The past tense of a verb: "reopen" -> "reopened", "rise" -> "rose", "stop" -> "stopped"."""
    if base in PAST_OF:
        return PAST_OF[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return base + base[-1] * bool(_DOUBLED.fullmatch(base)) + "ed"
