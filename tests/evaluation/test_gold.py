import pytest

from onrecord.errors import BadMarks, CannotLoad
from onrecord.evaluation.gold import from_marks, from_polnear

TEXTS = """# a chain
[who:1 Ann] [said:1 said] [what:1 that [who:2 Bob] [said:2 lied] [what:2 about money]].
[what:3@1 "Always."] [what:4@3 "Ever."]
---
Nobody said anything.
"""


@pytest.fixture
def marked(tmp_path):
    def write(text, name="some.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_marked_texts_become_statements_with_parents_and_speakers(marked):
    first, second = from_marks(marked(TEXTS))
    assert [(s.id, s.parent, s.speaker) for s in first.statements] == [
        ("1", None, "1"),
        ("2", "1", "2"),
        ("3", None, "1"),
        ("4", None, "1"),
    ]
    assert second.statements == ()
    assert (first.name, second.name) == ("some-1", "some-2")


def test_a_folder_is_read_in_the_order_of_its_files(marked):
    marked("[who:1 B] [said:1 said] [what:1 so]", "b.txt")
    folder = marked("[who:1 A] [said:1 said] [what:1 so]", "a.txt").parent
    assert [gold.text for gold in from_marks(folder)] == ["A said so", "B said so"]


def test_marked_texts_are_held_in_their_normal_form(marked):
    (gold,) = from_marks(marked("[who:1 Rene\u0301] [said:1 said] [what:1 so]"))
    assert gold.statements[0].source[0].of(gold.text) == "Ren\u00e9"


def test_a_mark_that_is_wrong_is_told_with_its_file_and_place(marked):
    with pytest.raises(BadMarks, match=r"some\.txt, text 2: .*never closed"):
        list(from_marks(marked("Rain.\n---\n[who:1 Ann")))


@pytest.mark.parametrize("number", ["9", "2", "3"])
def test_a_borrowed_speaker_that_is_not_there_is_told_with_its_file(marked, number):
    with pytest.raises(BadMarks, match=r"some\.txt, text 1: statement"):
        list(from_marks(marked(f"[what:2@{number} “No.”] [what:3@2 “Yes.”]")))


def test_a_speaker_whom_nobody_names_is_unknown(marked):
    (gold,) = from_marks(marked("[what:1 “No.”] [what:2@1 “Yes.”]"))
    assert [s.speaker for s in gold.statements] == [None, None]


def test_nothing_to_measure_on_is_an_error_and_not_a_perfect_score(tmp_path):
    with pytest.raises(CannotLoad, match="no marked text"):
        list(from_marks(tmp_path))
    with pytest.raises(CannotLoad, match="no annotated article"):
        list(from_polnear(tmp_path))
    with pytest.raises(CannotLoad, match=r"missing\.txt"):
        list(from_marks(tmp_path / "missing.txt"))
