import json
import sqlite3
from contextlib import closing, suppress

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, insert, text, update

from onrecord.archive import check, derived, ledger, store
from onrecord.archive.database import open_archive
from onrecord.archive.tables import forgotten, judged, judgement, question, reading, refused, report, speaker, statement
from onrecord.cli import commands
from onrecord.judging import form_of
from onrecord.records import Judgement, Verdict
from tests.archive.filled import fill, said

JUDGED = {"at": "2024-05-01T00:00:00Z", "author": "person:ana"}


@pytest.fixture
def whole(archive):
    make_whole(archive)
    return archive


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def standing(request, tmp_path_factory):
    """A whole record for tests that leave it as it is."""
    server = request.getfixturevalue("server") if request.param == "postgresql" else None
    where = server.new_database() if server else str(tmp_path_factory.mktemp("standing") / "record.db")
    with closing(open_archive(where, create=True)) as archive:
        make_whole(archive)
        yield archive
    if server:
        server.drop(where)


def make_whole(archive):
    """A record with a report in three versions, one of them read twice, and with judgements, refusals, questions and what was forgotten."""
    three = [said(1, words="\nMore.\n" * n, url="https://example.org/1") for n in range(3)]
    fill(archive, [*three, *(said(n) for n in range(2, 8))])
    with archive.writing() as connection:
        store.store_readings(connection, [(1, said(1, model="hand@2", url="https://example.org/1"))], store.now())
        first, second, _ = three[0].reading.statements
        about = {"report": three[0].report.id, "author": "person:ana"}
        ledger.add(connection, [Judgement(verdict=Verdict.REJECTED, object=form_of(first), reason="no", **about)])
        ledger.add(connection, [Judgement(verdict=Verdict.ACCEPTED, object=form_of(second), form=form_of(second), **about)])
        ledger.undo(connection, 1, "person:ana")
        times = {"first_at": store.now(), "last_at": store.now()}
        connection.execute(insert(refused), {"path": "a.txt", "why": "empty", "tries": 1} | times)
        connection.execute(insert(question), {"id": "q", "text": "?", "about": '["x"]', "support": "[]", "oppose": "[]"})
        connection.execute(insert(forgotten), {"report": "gone", "sha256": "0" * 64, "author": "person:ana", "at": store.now()})


def told(archive):
    with archive.reading() as connection:
        return [str(fault) for fault in check.faults(connection)]


def told_after(archive, *changes):
    """What is told after changes that are then taken back."""
    found = []
    with suppress(TakenBack), archive.writing() as connection:
        for each in changes:
            connection.execute(each)
        found += map(str, check.faults(connection))
        raise TakenBack
    return found


class TakenBack(Exception):
    pass


def change(archive, *statements):
    with archive.writing() as connection:
        for each in statements:
            connection.execute(each)


def test_a_whole_record_has_no_fault(whole):
    assert told(whole) == []
    with whole.reading() as connection:
        held = check.counts(connection)
    assert held == {"report": 9, "reading": 10, "statement": 30, "speaker": 40, "judgement": 3, "refused": 1, "forgotten": 1}


def first(table):
    return update(table).where(table.c.pk == 1)


def one_said(**values):
    return update(statement).where(statement.c.pk == 2).values(**values)


SPAN = json.dumps([[5, 100_000]])
FAULTS = {
    "a text that was changed": (first(report).values(text="Harbour open\n"), "its text was changed: its hash is"),
    "a text that is not NFC": (first(report).values(text="Cafe\u0301"), "its text is not NFC"),
    "line ends of another kind": (first(report).values(text="a\r\nb"), "its text has line ends that are not"),
    "a zone beyond the text": (first(report).values(zones=json.dumps([["body", 5, 100_000]])), "its zone 5-100000 ends beyond the text's"),
    "a flag beyond the text": (first(report).values(flags=json.dumps([["x", 5, 100_000, ""]])), "its flag 5-100000 ends beyond"),
    "zones that are none": (first(report).values(zones="[["), "its row can't be understood"),
    "authors that are none": (first(report).values(authors="{"), "its row can't be understood"),
    "a date that is none": (first(report).values(published="2024-02-30"), "its date is none: '2024-02-30'"),
    "a report stored at no time": (first(report).values(stored_at="noon"), "no date: stored_at is 'noon'"),
    "a version that follows itself": (first(report).values(follows=3), "it follows itself as its version, by way of others"),
    "a version of another address": (update(report).where(report.c.pk == 3).values(address="x"), "which came from another address"),
    "no latest reading": (update(reading).values(latest=0), "0 of its readings are marked as the latest one"),
    "two latest readings": (update(reading).values(latest=1), "2 of its readings are marked as the latest one"),
    "an assertion beyond the text": (first(reading).values(assertions=json.dumps([["vague", 5, 100_000]])), "its assertion 5-100000 ends"),
    "a coverage of less than nothing": (first(reading).values(sentences=-1), "its coverage counts less than nothing"),
    "a reading stored at no time": (first(reading).values(stored_at=""), "no date: stored_at is ''"),
    "a speaker's id given twice": (
        update(speaker).where(speaker.c.pk.in_([1, 2])).values(id="p1"),
        "speaker p1: its id is given to another",
    ),
    "a mention beyond the text": (first(speaker).values(mentions=SPAN), "speaker p1: its mention 5-100000 ends"),
    "a role beyond the text": (first(speaker).values(roles=json.dumps([["Mayor", None, 5, 100_000]])), "its mention 5-100000 ends"),
    "a statement's id given twice": (one_said(id="s1"), "statement s1: its id is given to another one too"),
    "a content beyond the text": (one_said(content=SPAN), "statement s2: its content 5-100000 ends beyond"),
    "a source in disorder": (
        one_said(source="[[9,12],[3,5]]"),
        "statement s2: the pieces of its source overlap, or stand in another order",
    ),
    "no content": (one_said(content="[]"), "statement s2: it has no content"),
    "a span that is none": (one_said(cue="[[7,3]]"), "its row can't be understood"),
    "an act that is none": (one_said(act="sing"), "'sing' is not a valid Act"),
    "a score that is none": (one_said(score=7.5), "its score 7.5 is not from 0 to 1"),
    "a parent that is not there": (one_said(parent="s77"), "the statement that it stands in, s77, is not there"),
    "a parent in a circle": (update(statement).where(statement.c.pk.in_([1, 2])).values(parent="s2"), "it stands in itself"),
    "a speaker that is not there": (one_said(speaker="p77"), "its speaker p77 is not there"),
    "a statement of another report": (one_said(report=5), "it is told to be of another report"),
    "a statement filed elsewhere": (
        one_said(starts=77),
        "it is filed under another place in the text than its own: onrecord check --repair",
    ),
    "a report filed elsewhere": (
        first(report).values(dated="1999"),
        "it is filed under another date than its own: onrecord check --repair",
    ),
    "an undo of what comes later": (update(judgement).where(judgement.c.n == 3).values(undoes=9), "what it undoes, 9, is no earlier"),
    "a judgement beyond the text": (
        update(judgement)
        .where(judgement.c.n == 1)
        .values(object=json.dumps({"source": [], "cue": [], "content": [[5, 100_000]]} | {"manner": "direct", "act": "state"})),
        "judgement 1: its content 5-100000 ends beyond",
    ),
    "a judgement that is none": (update(judgement).where(judgement.c.n == 2).values(object="{}"), "judgement 2: "),
    "a verdict that is none": (update(judgement).where(judgement.c.n == 2).values(verdict="maybe"), "'maybe' is not a valid Verdict"),
    "a judgement at no time": (update(judgement).where(judgement.c.n == 2).values(at="?"), "no date: at is '?'"),
    "what was judged lacks": (delete(judged), "but by the ledger it is"),
    "phrases that are none": (update(question).values(about="x"), "question q: its row can't be understood"),
    "a refusal at no time": (update(refused).values(last_at="x"), "refused a.txt: no date: last_at is 'x'"),
    "a forgotten report that is still there": (
        update(forgotten).values(unerased_since="2024-05-01T00:00:00Z"),
        "its words may still be in the files",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_named(standing, name):
    changed, expected = FAULTS[name]
    found = told_after(standing, changed)
    assert any(expected in each for each in found), found
    assert all(each.count(": ") >= 2 for each in found)


def test_a_report_without_a_reading_is_named(whole):
    with whole.writing() as connection:
        derived.take_out(connection, [9])
        for table in (speaker, statement):
            connection.execute(delete(table).where(table.c.reading == 9))
        connection.execute(delete(reading).where(reading.c.pk == 9))
    found = told(whole)
    assert len(found) == 1, found
    assert "it has no reading: onrecord reread reads it" in found[0]


MENDABLE = [
    name
    for name, (_, expected) in FAULTS.items()
    if name in ("a statement filed elsewhere", "a report filed elsewhere", "what was judged lacks")
]


@pytest.mark.parametrize("name", MENDABLE)
def test_what_is_derived_is_made_again(whole, name):
    change(whole, FAULTS[name][0])
    assert all(each.endswith("onrecord check --repair makes it again") for each in told(whole))
    check.repair(whole)
    assert told(whole) == []


def test_an_index_without_its_words_is_made_again(whole):
    tables = ["report_words", "statement_words"]
    with whole.writing() as connection:
        for name in tables:
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({name}) VALUES ('delete-all')" if not whole.on_server else f"DELETE FROM {name}"
            )
    assert told(whole)
    check.repair(whole)
    assert told(whole) == []


def test_an_index_of_the_database_is_made_again(tmp_path, opened):
    archive = opened(str(tmp_path / "record.db"), create=True)
    fill(archive, [said(n) for n in range(1, 4)])
    rename = "PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = {} WHERE name = 'report_of_text'"
    change(archive, text(rename[0]), text(rename[1].format("sql || ' WHERE pk < 4'")))
    fill(archive, [said(4)])
    change(archive, text(rename[0]), text(rename[1].format("replace(sql, ' WHERE pk < 4', '')")))
    only = told(archive)[0]
    assert "row 4 missing from index report_of_text: onrecord check --repair" in only
    check.repair(archive)
    assert told(archive) == []


def test_rows_that_belong_to_nothing_are_named(tmp_path, opened):
    archive = opened(str(tmp_path / "record.db"), create=True)
    fill(archive, [said(n) for n in range(1, 4)])
    with closing(sqlite3.connect(tmp_path / "record.db", isolation_level=None)) as connection:
        connection.execute("DELETE FROM report WHERE pk = 2")
    assert "reading, row 2: the report that it belongs to is not there: go back to a backup" in told(archive)


class TestTheCommand:
    def run(self, archive, *arguments):
        return CliRunner().invoke(
            commands, ["check", "--record", str(archive.engine.url) if archive.on_server else archive.where, *arguments]
        )

    def test_a_whole_record_ends_well(self, whole):
        done = self.run(whole)
        assert done.exit_code == 0
        assert done.stdout == ""
        what = "9 reports, 10 readings, 30 statements, 40 speakers, 3 judgements, 1 refused, 1 forgotten"
        assert done.stderr == f"onrecord: looked at {what}: all is whole\n"

    def test_faults_are_printed_and_end_with_1(self, whole):
        change(whole, FAULTS["a text that was changed"][0], FAULTS["a report filed elsewhere"][0])
        done = self.run(whole)
        assert done.exit_code == 1
        assert "its text was changed" in done.stdout
        assert "of them go with onrecord check --repair" in done.stderr

    def test_repair_leaves_what_cannot_be_made_again(self, whole):
        change(
            whole,
            FAULTS["a refusal at no time"][0],
            FAULTS["a report filed elsewhere"][0],
            FAULTS["a forgotten report that is still there"][0],
        )
        done = self.run(whole, "--repair")
        assert done.exit_code == 1
        assert "3 faults repaired" in done.stderr
        assert done.stderr.endswith("1 forgotten: 1 fault\n")
        assert self.run(whole, "--repair").stdout == "refused a.txt: no date: last_at is 'x': go back to a backup\n"
