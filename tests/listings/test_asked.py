"""What is said beside an answer."""

from onrecord.listings.asked import Looked, lines
from onrecord.records import Finding, Question, Row
from tests.builders import dossier


def test_what_was_looked_at_is_counted():
    looked = Looked()
    with looked.following() as seen:
        for item in (dossier("[who:1 A] [said:1 said] [what:1 b]."), dossier("No."), Question(id="q", text="?")):
            seen(item)
    assert str(looked) == "looked at 1 statement in 2 reports"


def test_rows_and_notes_are_told_and_steer_nothing():
    finding = Finding("Who?", ("a",), (Row(("x",), ()),), ("a note\x1b[31m",))
    assert list(lines(finding, Looked())) == ["1 row; looked at 0 statements in 0 reports", "a note\\x1b[31m"]
