"""Block quotations are their speaker's from the first word to the last, and end where the outlet goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.blockquotes import set_off
from onrecord.records import Manner, Span, Statement
from tests.builders import dossier


def told(marked: str) -> list[tuple[str, list[str], str | None, str]]:
    """Source, contents, parent and manner of each statement."""
    made = dossier(marked)
    text = made.report.text
    found = set_off(text, made.reading.statements)
    return [
        (" ".join(s.of(text) for s in each.source), [c.of(text) for c in each.content], each.parent, each.manner.value) for each in found
    ]


def test_lines_behind_angles_are_one_quotation_without_the_angles():
    marked = "[who:1 Luik] [said:1 wrote]:\n> [what:1 The quay is rotten].\n> Nobody will mend it.\n>\n> We go on Friday.\n\nHe left.\n"
    assert told(marked) == [("Luik", ["The quay is rotten.", "Nobody will mend it.", "We go on Friday."], None, "direct")]


def test_an_angle_that_was_taken_for_a_word_is_none():
    marked = "[who:1 Luik] [said:1 wrote]:\n[what:1 > The quay is rotten].\n> Nobody will mend it.\n\nHe left.\n"
    assert told(marked) == [("Luik", ["The quay is rotten.", "Nobody will mend it."], None, "direct")]


def test_indented_lines_after_a_colon_are_one_quotation():
    marked = "[who:1 Luik] [said:1 wrote] on Monday:\n\n    [what:1 The quay is rotten].\n    Nobody will mend it.\n\nHe left.\n"
    assert told(marked) == [("Luik", ["The quay is rotten.", "Nobody will mend it."], None, "direct")]


def test_the_paragraph_after_a_colon_is_said_to_its_end_and_no_further():
    marked = "[who:1 Luik] [said:1 wrote]:\n\n[what:1 The quay is rotten]. Nobody will mend it.\n\nHe left on Friday.\n"
    assert told(marked) == [("Luik", ["The quay is rotten. Nobody will mend it"], None, "direct")]


def test_what_is_attributed_inside_is_told_by_the_speaker():
    marked = "[who:1 Luik] [said:1 wrote]:\n> [what:1 The quay is rotten].\n> [who:2 Tamm] [said:2 knew] [what:2 it all].\n"
    assert [(source, parent is not None) for source, _, parent, _ in told(marked)] == [("Luik", False), ("Tamm", True)]


@pytest.mark.parametrize(
    "marked",
    [
        "[who:1 Luik] [said:1 wrote] [what:1 that the quay is rotten]. Nobody will mend it.\n",
        "[who:1 Luik] [said:1 wrote]:\n\n[what:1 “The quay is rotten.”] Nobody will mend it, it seems.\n",
        "[who:1 Luik] [said:1 said] [what:1 so]. These are the prices:\n\n    Eels 3\n    Crabs 5\n",
        "[who:1 Luik] [said:1 wrote]:\n\n[what:1 The quay is rotten], as [who:2 Tamm] had [said:2 said] on\n[what:2 Monday, and again].\n",
    ],
)
def test_other_words_are_left_as_they_are(marked):
    made = dossier(marked)
    assert set_off(made.report.text, made.reading.statements) == made.reading.statements


@given(st.lists(st.sampled_from(["> told so", "    told so", "Luik wrote:", "", "He left.", ">", "\tAnd so"]), max_size=12), st.data())
def test_pieces_lie_in_the_text_in_order_and_parents_are_there(lines, data):
    text = "\n".join(lines) + "\nend of it all"
    places = st.integers(0, len(text) - 2)
    found = []
    for number in range(data.draw(st.integers(0, 3))):
        start = sorted(data.draw(st.lists(places, min_size=3, max_size=3, unique=True)))
        spans = [(Span(at, at + 1),) for at in start]
        found.append(Statement(id=f"s{number}", source=spans[0], cue=spans[1], content=spans[2]))
    for said in set_off(text, found):
        assert list(said.content) == sorted(said.content)
        assert all(piece.end <= len(text) and piece.of(text).strip() for piece in said.content if said.manner is Manner.DIRECT)
        assert said.parent is None or said.parent in {each.id for each in found}
