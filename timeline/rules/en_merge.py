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
        "come happen occur take last run follow go begin start open be ensue erupt arise".split()
    ),
    "object": frozenset(
        "hold make take give have do stage conduct undergo strike reach mount launch carry begin start open "
        "convene host attend pay cast enter undertake deliver file lodge issue give put".split()
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
