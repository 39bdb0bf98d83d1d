"""The table for the terminal."""

import pytest

from onrecord.findings.table import MOST
from onrecord.records import Finding, Row
from tests.findings.written import FINDING, ROW, written


@pytest.fixture(autouse=True)
def _usual(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)


def test_the_question_stands_above_the_rows():
    assert written("table", FINDING).startswith("Who speaks?\n\nspeaker")


def test_a_row_has_the_place_of_its_first_evidence_and_how_many_more_there_are():
    assert "a.txt:3-9 +1" in written("table", FINDING)


def test_an_id_is_not_broken_and_long_words_are():
    wide = Finding("?", ("id", "what"), (Row(("w0123456789ab", "word " * 40), ROW.evidence),))
    lines = written("table", wide).splitlines()
    assert sum("w0123456789ab" in line for line in lines) == 1
    assert max(map(len, lines)) <= 100
    assert sum(line.count("word") for line in lines) == 40


def test_where_there_is_no_room_each_row_is_a_list(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    out = written("table", FINDING)
    assert "\n1  speaker     Norvik\n" in out
    assert "\n   evidence    a.txt:3-9 +1\n" in out
    assert "kind" not in out  # unknown
    assert max(map(len, out.splitlines())) <= 40


def test_what_would_be_tall_and_narrow_is_a_list_too():
    tall = Finding("?", ("id", "what", "why"), (Row(("w1", "word " * 100, "word " * 100), ROW.evidence),))
    assert "\n1  id        w1\n   what      word word" in written("table", tall)


def test_more_rows_than_anybody_reads_are_counted():
    out = written("table", Finding("?", FINDING.columns, (ROW,) * (MOST + 7)))
    assert out.count("Norvig") == MOST
    assert "7 more rows are not shown: the other forms have them all." in out


def test_no_rows_are_told_in_words():
    assert written("table", Finding("Who?", ("speaker",), ())) == "Who?\n\nNothing in the record answers it.\n"
