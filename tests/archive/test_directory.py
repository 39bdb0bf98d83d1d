"""The speakers of a record as a list and one by one, the same on both databases."""

from __future__ import annotations

import pytest

from onrecord.archive import directory
from onrecord.archive.directory import By
from onrecord.errors import NotFound
from onrecord.records import Verdict
from tests.archive.people import ANA, decide, fill, party, told


@pytest.fixture
def reports(archive):
    made = told(1, "Mayor Edda Norvik", "Ivo Pell"), told(2, "Mayor Edda Norvik", published="2031-06-01"), told(3, "Eda Norvig")
    fill(archive, *made)
    return made


def named(archive, name: str | None = None, kind: str | None = None, by: By = By.STATEMENTS) -> list[str]:
    with archive.reading() as connection:
        among = directory.called(connection, name)
        found = directory.listed(connection, among=among, kind=kind, by=by, limit=20)
        assert directory.size(connection, among=among, kind=kind) == len(found)
        return [each.name for each in found]


def test_speakers_are_listed_and_found_by_the_beginnings_of_words(archive, reports):
    assert sorted(named(archive)) == ["Eda Norvig", "Edda Norvik", "Edda Norvik", "Ivo Pell"]
    assert named(archive, "norvi", by=By.NAME) == ["Eda Norvig", "Edda Norvik", "Edda Norvik"]
    assert named(archive, "NORVIK edda") == ["Edda Norvik", "Edda Norvik"]
    assert named(archive, "orvik") == []
    assert len(named(archive, "%")) == 4  # no word
    assert named(archive, kind="country") == []


def test_one_is_found_by_any_id_that_leads_there_with_what_was_said_and_decided(archive, reports):
    one, other = party(reports[0], "Edda Norvik"), party(reports[2], "Eda Norvig")
    row = decide(archive, Verdict.SAME, one, other, reason="one speech")
    with archive.reading() as connection:
        found = directory.identity_of(connection, other.identity)
        assert found == directory.identity_of(connection, one.identity)
        assert {name for name, _ in found.names} == {"Edda Norvik", "Eda Norvig"}
        assert len(directory.said_by(connection, found.id, limit=9)) == 2
        assert len(directory.said_by(connection, found.id, limit=1, offset=1)) == 1
        assert [each.n for each in directory.decisions_on(connection, found.id, 9)] == [row.n]
        names = directory.names_of(connection, [one.identity, other.identity, "nobody"])
        assert names == {one.identity: "Edda Norvik", other.identity: "Eda Norvig"}


def test_an_undo_stands_with_what_it_undoes(archive, reports):
    from onrecord.pipeline.judge import undo

    one, other = party(reports[0], "Edda Norvik"), party(reports[2], "Eda Norvig")
    row = decide(archive, Verdict.SAME, one, other)
    undo(archive, row.n, ANA)
    with archive.reading() as connection:
        assert [each.verdict for each in directory.decisions_on(connection, one.identity, 9)] == [Verdict.UNDO, Verdict.SAME]
        assert [each.n for each in directory.ledger_page(connection, limit=9, offset=0)] == [row.n + 1, row.n]
        assert directory.ledger_size(connection) == 2


def test_nobody_is_told(archive):
    with archive.reading() as connection, pytest.raises(NotFound, match="no speaker of this id"):
        directory.identity_of(connection, "w000")


def test_without_proposals_nobody_waits(archive, reports):
    with archive.reading() as connection:
        assert directory.proposed(connection) == 0
        assert directory.proposals(connection, None, limit=9) == []
