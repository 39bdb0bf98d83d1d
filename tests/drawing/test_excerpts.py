"""A statement out of its report."""

import re

from hypothesis import given

from onrecord.drawing.excerpts import LONGEST, excerpt, passage
from onrecord.records import Span
from tests.builders import dossier
from tests.strategies import dossiers


def shown(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def drawn(marked: str, hits=()):
    made = dossier(marked)
    said = made.reading.statements[0]
    who = next((each for each in made.reading.speakers if each.id == said.speaker), None)
    return excerpt(made.report.text, said, who, 1, hits)


def test_the_cue_is_never_left_out():
    html = drawn("[who:1 Norvik] [said:1 did not rule out] on Tuesday [what:1 sending ships], and went home.")
    assert shown(html) == "Norvik did not rule out on Tuesday sending ships"
    assert '<span class="cue">did not rule out</span>' in html


def test_what_stands_far_apart_has_a_sign_between():
    html = drawn("[what:1 “No ferry sails,”] " + "many words stand here " * 9 + "[said:1 said] [who:1 Pell].")
    assert shown(html) == "“No ferry sails,” … said Pell"


def test_what_was_looked_for_is_marked():
    html = drawn("[who:1 Pell] [said:1 said] [what:1 that fog came].", (Span(15, 18),))
    assert '<mark class="hit">fog</mark>' in html


def test_what_is_too_long_ends_with_a_sign_and_never_has_a_hole():
    html = shown(drawn("[who:1 Pell] [said:1 said] [what:1 that " + "the fog came and " * 90 + "went]."))
    assert len(html) < LONGEST + 20
    assert html.strip().endswith("…")
    assert html.count("…") == 1


@given(dossiers())
def test_nothing_in_it_runs_and_every_word_is_the_reports(made):
    for said in made.reading.statements:
        html = excerpt(made.report.text, said, None, 0)
        assert re.fullmatch(
            r'(?:[^<>&]|&(?:amp|lt|gt|quot|#x27);|</?(?:span|mark|i)(?: class="[^"]*")?(?: data-s="\d+")?>)*', html, re.DOTALL
        )


def test_a_passage_says_where_it_was_cut():
    html = passage("One two three four.", Span(4, 13), (Span(4, 7),))
    assert shown(html).strip() == "… two three …"
    assert '<mark class="hit">two</mark>' in html
