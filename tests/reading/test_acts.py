import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.acts import act
from onrecord.records import Act

CUES = {
    Act.STATE: """
        said; says; told; according to; noted that; explained; wrote in a letter; was quoted as saying; claimed; argues; believes
        insisted
        did not deny; has never denied; neither denied; didn't deny; did not rule out; would not rule out; can’t rule out
        refused to rule out
        declined to rule out; stopped short of ruling out; stopped short of accusing; did not accuse; has no plans to; have no intention of
        does not expect; never threatened; made no promise; did not oppose; has not rejected; refused to oppose
        refused to condemn
        would not apologise; refused to apologise; without blaming; unable to guarantee; allegedly wrote; admittedly said; backed away from
        has not asked for; did not dispute; refrained from criticising
    """,
    Act.DENY: """
        denied; flatly denied; has repeatedly denied; denies; denying; issued a denial; refuted; disputed; rebutted; ruled out; rules out
        disavowed; contradicted; Denied; not only denied; repudiated
    """,
    Act.ACCUSE: """
        accused; has accused; blamed; alleged; alleges; charged; denounced; condemned; strongly condemned; criticised; criticized
        was critical of; slammed; lashed out at; hit out at; took aim at; pointed the finger at; decried; voiced criticism of
    """,
    Act.WARN: "warned; has warned; warned against; cautioned; cautions; issued a warning; sounded the alarm; raised the alarm; alerted",
    Act.THREATEN: "threatened; is threatening; issued a threat; vowed revenge; vows retaliation; threatened to veto",
    Act.PROPOSE: "proposed; suggested; recommends; has offered; advised; advocated; floated; put forward a proposal; has suggested",
    Act.PROMISE: """
        promised; pledged; vowed; vowed to oppose; swears; swore; assured; reassured; intends; plans; planned; has undertaken; committed
    """,
    Act.DEMAND: """
        demanded; urged; has repeatedly called for; called on; calls on Aldrevik to; insisted on; ordered; decreed; instructed; appealed for
        wants; banned; forbade; issued an order; pressed for
    """,
    Act.ASK: "asked; asks; wondered; questioned; inquired; requested; was begging; wanted to know; wants to know; pleaded",
    Act.PREDICT: "predicted; forecasts; expects; is expected to; anticipated; foresees; projected; is betting",
    Act.REJECT: """
        rejected; dismissed as a fabrication; declined; refused; has refused; turned down; scoffed at; brushed off; brushed aside; rebuffed
        rejected calls for; did not agree; would never accept; cannot accept; does not approve of; refused to accept; refused to budge
        said no to
    """,
    Act.PRAISE: """
        praised; lauded; hailed; welcomed; welcomed the proposal; commended; applauded; thanked; paid tribute to; expressed gratitude for
    """,
    Act.ADMIT: "admitted; conceded; confessed; acknowledged; apologised; apologizes; issued an apology; owned up to; has come clean",
    Act.OPPOSE: """
        opposes; opposed plans to; objected; objects; protested; disagreed; disapproves; is against; voted against; voiced opposition to
        would not support; does not support; no longer supports; refused to back; declined to endorse; unwilling to defend
    """,
    Act.SUPPORT: """
        supports; supported calls for; backs; is backing; endorsed; favours; is in favor of; approved; agreed; agrees; accepted; upheld
        championed; sided with; voted for; stands by; stood by; threw his weight behind; could not agree more; concurred
    """,
    Act.OTHER: """
        would not say; did not say; refused to say; declined to comment; declined comment; did not respond; did not elaborate
        couldn't confirm
        would neither confirm nor deny; had no comment; refused to answer; would not name; did not explain why he opposed; said nothing
        remained silent; declined to be named; would not be drawn; refused to discuss; has yet to respond; would not disclose
        declined to give
    """,
}
TABLE = [(cue.strip(), kind) for kind, cues in CUES.items() for cue in re.split(r"[;\n]", cues) if cue.strip()]


def test_the_table_has_every_act():
    assert set(CUES) == set(Act)
    assert len(TABLE) > 200


@pytest.mark.parametrize(("cue", "kind"), TABLE)
def test_the_cue_tells_the_act(cue, kind):
    assert act(cue) is kind


@pytest.mark.parametrize(
    "cue",
    ["did not rule out", "wouldn’t rule out", "never ruled out", "refuses to rule out", "has yet to rule out", "no plans to rule out"],
)
def test_a_negated_denial_is_never_a_denial(cue):
    assert act(cue) is not Act.DENY


def test_of_two_acts_the_first_in_the_cue_counts():
    assert act("opposes plans to") is Act.OPPOSE
    assert act("plans to oppose") is Act.PROMISE


def test_a_negation_after_the_attributing_word_does_not_turn_it():
    assert act("denied that no") is Act.DENY
    assert act("promised not to") is Act.PROMISE


def test_case_and_white_space_do_not_count():
    assert act("DID\n  NOT RULE  OUT") is Act.STATE
    assert act("Called\nFor") is Act.DEMAND


def test_no_words_tell_nothing():
    assert act("") is Act.STATE
    assert act(":") is Act.STATE


@pytest.mark.parametrize(
    "negation", ["did not", "didn't", "didn’t", "never", "has not", "would not", "cannot", "refused to", "declined to", "has yet to"]
)
@pytest.mark.parametrize(
    "word", ["deny", "accuse", "warn", "threaten", "propose", "promise", "demand", "predict", "praise", "admit", "support"]
)
def test_a_negated_word_never_performs_its_own_act(negation, word):
    assert act(word) is not Act.STATE
    assert act(f"{negation} {word}") is not act(word)


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_words_have_one_act(cue):
    assert act(cue) in Act


def test_a_very_long_cue_is_no_burden():
    assert act("x " * 20_000 + "denied") is Act.DENY
