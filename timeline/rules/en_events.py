"""English words of event extraction: reporting verbs, light verbs, cues of plan and cancellation.

Every English word that `quotes`, `events` and `labels` need stands here, lower case, as lemmas unless
a name says otherwise. Which nouns and verbs name happenings at all comes from WordNet (`lexicon`).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that introduce what somebody said; the first group does nothing else.
SAYING = _words(
    """say tell add note state explain remark reply respond answer comment insist claim argue stress
    emphasize emphasise reiterate repeat recall observe quip joke whisper shout mutter concede admit acknowledge
    assert maintain contend caution continue conclude declare describe quote opine recount lament muse
    predict estimate write post tweet report testify reveal suggest warn urge call ask announce confirm deny
    vow promise pledge boast complain allege agree believe think hope indicate signal imply read inform
    exclaim ponder wonder affirm disclose mention speak tout hail praise criticise criticize blame"""
)
