"""Claims on nobody's word are told apart from those that somebody stands for; where in doubt, nothing is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.assertions import assertions
from onrecord.records import Span, Zone
from tests.builders import dossier


def claims(marked: str, zone: str = "body") -> list[tuple[str, str]]:
    made = dossier(marked)
    text = made.report.text
    found = assertions(text, (Zone(zone, Span(0, len(text))),), made.reading.statements)
    return [(each.kind, each.span.of(text)) for each in found]


@pytest.mark.parametrize(
    "marked",
    [
        "[who:1 Experts] [said:1 believe] [what:1 the quay is rotten].",
        "[who:1 Some Western experts who do not want to be named] [said:1 say] [what:1 the quay is rotten].",
        "[said:1 According to] [who:1 media reports], [what:1 the quay is rotten].",
        "[who:1 The competent authorities] [said:1 affirmed] [what:1 that the quay is sound].",
        "[said:1 It is said] [what:1 that the quay is rotten].",
        "[what:1 The quay] [said:1 is widely believed] [what:1 to be rotten].",
        "[said:1 Reportedly], [what:1 the quay is rotten].",
        "[who:1 The harbour board] [said:1 reportedly said] [what:1 the quay is rotten].",
        "[who:1 Netizens] [said:1 call out] [what:1 that it is rotten].",
        "[who:1 Some voices] [said:1 believe] [what:1 that it is rotten].",
        "[who:1 The competent authorities of the Republic of Vorn] [said:1 say] [what:1 that it is sound].",
        "[who:1 People in the circle] [said:1 say] [what:1 that it is rotten].",
        "In the inns [who:1 one] [said:1 hears] [what:1 that it is rotten].",
        "[who:1 There] [said:1 is a rumour] [what:1 that it is rotten].",
        "[said:1 Word is] [what:1 that the quay is rotten].",
        "[what:1 The quay] [said:1 was not considered] [what:1 to be rotten].",
    ],
)
def test_a_claim_on_the_word_of_nobody_in_particular_is_vague(marked):
    ((kind, _),) = claims(marked)
    assert kind == "vague"


@pytest.mark.parametrize(
    "marked",
    [
        "[who:1 Two people briefed on the talks] [said:1 said] [what:1 the quay is rotten].",
        "[who:1 A ministry official] [said:1 said] [what:1 the quay is rotten].",
        "[who:1 Diplomats of three states] [said:1 said] [what:1 the quay is rotten].",
        "[who:1 Residents of Fenby] [said:1 say] [what:1 the quay is rotten].",
        "[who:1 The report] [said:1 says] [what:1 the quay is rotten].",
        "[who:1 Ana Luik] [said:1 said] [what:1 the quay is rotten].",
        "[who:1 He] [said:1 is said] [what:1 to be rich].",
        "[what:1 The boat] [said:1 is expected] [what:1 at ten].",
        "[who:1 Police] [said:1 reported] [what:1 two thefts].",
        "[what:1 The quay] [said:1 is said] by divers [what:1 to be rotten].",
        "[who:1 One] [said:1 believes] [what:1 that it is rotten].",
        "[who:1 Luik] [said:1 spread a rumour] [what:1 that it is rotten].",
    ],
)
def test_a_body_a_number_or_a_tie_to_the_matter_is_somebody(marked):
    assert claims(marked) == []


def test_the_attribution_stands_in_it_with_its_content_and_no_final_stop():
    assert claims("[who:1 Experts] [said:1 believe] [what:1 the quay is rotten]. Ships come.") == [
        ("vague", "Experts believe the quay is rotten")
    ]


def test_what_a_speaker_says_of_nobody_is_not_the_outlets():
    assert claims("[who:1 Luik] [said:1 said] [what:1 that [who:2 experts] [said:2 believe] [what:2 the quay is rotten]].") == []


def test_one_sentence_is_marked_once():
    marked = "[who:1 Experts] [said:1 say] [what:1 it is rotten] and [who:2 critics] [said:2 say] [what:2 it is old]."
    assert [kind for kind, _ in claims(marked)] == ["vague"]


@pytest.mark.parametrize("zone", ["headline", "deck", "caption", "promo"])
def test_only_the_body_is_asked_for_sources(zone):
    assert claims("[who:1 Experts] [said:1 believe] [what:1 the quay is rotten].", zone) == []


@pytest.mark.parametrize(
    "sentence", ["The real aim of the sale is the land.", "Norrline knew for months of the crack.", "Two directors were paid to look away."]
)
def test_what_nobody_can_have_seen_is_unsourced(sentence):
    assert claims(f"The quay closed on Friday. {sentence}") == [("unsourced", sentence[:-1])]


@pytest.mark.parametrize(
    "sentence",
    [
        "The vote was 23 to 16.",
        "Greater attention was paid to the harbour.",
        "“Norrline knew for months of the crack.”",
        "[who:1 Luik] [said:1 said] [what:1 Norrline knew for months of the crack].",
    ],
)
def test_what_is_public_or_attributed_is_not(sentence):
    assert claims(f"The quay closed on Friday. {sentence}") == []


SENTENCES = (Path(__file__).parents[1] / "texts" / "claims" / "claims.txt").read_text(encoding="utf-8").splitlines()


def test_of_sentences_that_ask_for_a_source_most_are_found_and_of_the_others_none():
    found = {line: bool(claims(line[2:])) for line in SENTENCES}
    assert len(found) == 56
    assert sum(told for line, told in found.items() if line.startswith("+")) >= 22
    assert not [line for line, told in found.items() if line.startswith("-") and told]


@given(st.text(max_size=200))
def test_any_text_without_statements_has_at_most_unsourced_claims_within_it(text):
    found = assertions(text, (Zone("body", Span(0, max(1, len(text)))),), ())
    assert all(each.kind == "unsourced" and each.span.end <= len(text) for each in found)
