"""Comma-separated values of a finding."""

import csv as standard
import io
import json

from onrecord.findings.csv import EVIDENCE
from onrecord.records import Finding, Row
from tests.findings.written import COLUMNS, FINDING, ROW, written


def rows(finding: Finding) -> list[dict[str, str]]:
    return list(standard.DictReader(io.StringIO(written("csv", finding), newline="")))


def test_the_columns_come_first_and_then_the_evidence():
    assert list(rows(FINDING)[0]) == [*COLUMNS, *EVIDENCE]


def test_lists_and_objects_are_json_and_unknown_is_empty():
    (row,) = rows(FINDING)
    assert json.loads(row["names"]) == ["Norvik", "Norvig"]
    assert json.loads(row["roles"]) == [{"title": "mayor", "of": "Halm", "from": None}]
    assert (row["kind"], row["share"]) == ("", "0.5")


def test_the_first_citation_has_columns_and_the_others_stand_in_the_last():
    (row,) = rows(FINDING)
    assert [row[name] for name in EVIDENCE[:-1]] == ["r1", "news/a.txt", "s1", "3", "9", "Norvik"]
    assert json.loads(row["evidence_more"]) == [{"report": "r2", "path": None, "statement": None, "start": 0, "end": 5, "text": "Mayor"}]
    (alone,) = rows(Finding("?", COLUMNS, (Row(ROW.cells, ROW.evidence[:1]),)))
    assert alone["evidence_more"] == ""


def test_no_cell_is_a_formula():
    (row,) = rows(Finding("?", ("speaker",), (Row(("=cmd()",), ()),)))
    assert row["speaker"] == "'=cmd()"
