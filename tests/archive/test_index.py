"""The index holds what is shown of the record and nothing else, whatever was stored, judged, read again or taken out."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select, text

from onrecord.archive import check, derived, entries, forget, fulltext, index, ledger, store
from onrecord.archive.database import open_archive
from onrecord.archive.fulltext import REPORTS, STATEMENTS, Wanted
from onrecord.archive.query import parse
from onrecord.archive.tables import metadata, reading, report
from onrecord.judging import form_of
from onrecord.records import Judgement, Span, Speaker, Verdict
from tests import strategies
from tests.archive.exchanged import read_by
from tests.archive.filled import fill, said
from tests.archive.test_migrations import ADDED, OLD_TABLES
from tests.builders import dossier


def keys(archive, words, shelf=STATEMENTS):
    """Of the rows of statements or reports whose words these are."""
    pk = entries.pk_of_statement if shelf is STATEMENTS else entries.pk_of_report
    with archive.reading() as connection:
        return [pk(key) for key in fulltext.keys(connection, shelf, Wanted(query=parse(words)), 1000)]


def faults(archive):
    with archive.reading() as connection:
        return list(index.faults(connection))


def judge(archive, of, verdict, statement, **changes):
    form = form_of(of.reading.statements[statement])
    as_it_should_be = replace(form, **changes) if verdict is Verdict.CORRECTED else None
    row = Judgement(author="person:ana", verdict=verdict, report=of.report.id, object=form, form=as_it_should_be)
    with archive.writing() as connection:
        return ledger.add(connection, [row])[0].n


def span(of, words):
    at = of.report.text.index(words)
    return (Span(at, at + len(words)),)


class TestTheIndex:
    def test_has_the_statements_and_the_texts_of_what_is_stored(self, archive):
        fill(archive, [said(1), said(2)])
        assert keys(archive, "fog") == [5, 4, 2, 1]
        assert keys(archive, '"berth 2"') == [5, 4]
        assert keys(archive, "vote") == []
        assert keys(archive, "vote", REPORTS) == [2, 1]
        assert not faults(archive)

    def test_has_the_latest_reading_only(self, archive):
        one = said(1)
        fill(archive, [one])
        with archive.writing() as connection:
            store.store_readings(
                connection, [(1, replace(one, reading=replace(one.reading, model="new@1", statements=one.reading.statements[2:])))], ""
            )
        assert keys(archive, "fog") == []
        assert keys(archive, "quay") == [4]
        assert not faults(archive)

    def test_leaves_out_what_was_rejected_until_that_is_undone(self, archive):
        one = said(1)
        fill(archive, [one, said(2)])
        row = judge(archive, one, Verdict.REJECTED, 1)
        assert keys(archive, "fog") == [5, 4, 1]
        assert not faults(archive)
        with archive.writing() as connection:
            ledger.undo(connection, row, "person:ana")
        assert keys(archive, "fog") == [5, 4, 2, 1]
        assert not faults(archive)

    def test_has_what_was_corrected_as_it_was_corrected(self, archive):
        one = said(1)
        fill(archive, [one])
        row = judge(archive, one, Verdict.CORRECTED, 2, content=span(one, "The vote is due"), source=span(one, "many"))
        assert keys(archive, "vote") == keys(archive, "many") == [3]
        assert keys(archive, "quay") == keys(archive, "pell") == []
        assert not faults(archive)
        with archive.writing() as connection:
            ledger.undo(connection, row, "person:ana")
        assert keys(archive, "quay") == keys(archive, "pell") == [3]
        assert not faults(archive)

    def test_takes_over_what_was_judged_when_a_report_is_read_again(self, archive):
        one = said(1)
        fill(archive, [one])
        judge(archive, one, Verdict.REJECTED, 1)
        with archive.writing() as connection:
            store.store_readings(connection, [(1, read_by("new@1", one))], "")
        assert keys(archive, "fog") == [4]
        assert not faults(archive)

    def test_has_no_word_of_what_was_forgotten(self, archive):
        fill(archive, [said(1, words=" Qwertzuiop!"), said(2)])
        with archive.writing() as connection:
            forget.take_out(connection, [1], author="person:ana")
        assert keys(archive, "qwertzuiop", REPORTS) == keys(archive, '"berth 1"') == []
        assert keys(archive, "fog") == [5, 4]
        assert not faults(archive)

    def test_can_be_made_again(self, archive):
        one = said(1)
        fill(archive, [one, said(2)])
        judge(archive, one, Verdict.REJECTED, 1)
        with archive.writing() as connection:
            for shelf in (STATEMENTS, REPORTS):
                fulltext.clear(connection, shelf)
        assert len(faults(archive)) == 2
        with archive.writing() as connection:
            index.rebuild(connection)
        assert keys(archive, "fog") == [5, 4, 1]
        assert not faults(archive)

    def test_is_made_for_a_record_from_before_there_was_one(self, where, opened, monkeypatch):
        with monkeypatch.context() as before:
            before.setattr(derived, "index", Nothing())
            before.setattr(derived, "vectors", Nothing())
            old = opened(where, create=True)
            fill(old, [said(1), said(2)])
        with old.writing() as connection:
            take_back(connection)
        archive = opened(where)
        assert keys(archive, "fog") == [5, 4, 2, 1]
        assert keys(archive, "vote", REPORTS) == [2, 1]
        assert not faults(archive)


FIRST_INDEXES = {f"report_{what}" for what in ("in_order", "of_address", "of_text", "follows")}
FIRST_INDEXES |= {"speaker_of_reading", "judgement_of_report", "statement_of_reading", "statement_of_report", "statement_of_id"}


def take_back(connection):
    """Makes the record what the first step left."""
    terms = ["statement_words_terms", "report_words_terms"] if connection.dialect.name == "sqlite" else []
    later = [table.name for table in reversed(metadata.sorted_tables) if table.name not in OLD_TABLES]
    for table in (*terms, "statement_words", "report_words", *later):
        connection.execute(text(f"DROP TABLE {table}"))
    for name in (each["name"] for table in OLD_TABLES for each in inspect(connection).get_indexes(table)):
        if name not in FIRST_INDEXES and "key" not in name:  # PostgreSQL's keys come along
            connection.execute(text(f"DROP INDEX {name}"))
    for table, names in ADDED.items():
        for name in names:
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {name}"))
    connection.execute(text("DELETE FROM step WHERE number > 1"))


class Nothing:
    """What was derived before there was anything to derive."""

    def __getattr__(self, name):
        return lambda *_: None


class TestWhatIsKept:
    def test_no_row_of_words_goes_from_piece_to_piece_or_from_source_to_name(self, archive):
        text = "[what:1 We will go,] [who:1 she] [said:1 said]. [what:1 Tomorrow at nine.]"
        one = dossier(text)
        named = replace(one.reading.statements[0], speaker="p1")
        reading = replace(one.reading, statements=(named,), speakers=(Speaker(id="p1", name="Ann Lee"),))
        fill(archive, [replace(one, reading=reading)])
        assert keys(archive, '"will go"') == keys(archive, '"tomorrow at"') == keys(archive, "go tomorrow lee") == [1]
        assert keys(archive, '"go tomorrow"') == keys(archive, '"she ann"') == keys(archive, '"nine she"') == []

    def test_rows_of_words_are_found_anywhere_in_the_longest_text(self, archive):
        words = [f"w{number % 7919}x{number}" if number % 3 else "the" for number in range(20_000)]
        fill(archive, [dossier(" ".join(words), id="long"), said(1)])
        for at in range(0, len(words) - 64, 997):
            assert keys(archive, f'"{" ".join(words[at : at + 64])}"', REPORTS)[0] == 1, at
        assert keys(archive, '"the the"', REPORTS) == []
        assert not faults(archive)

    def test_a_word_said_ten_thousand_times_is_no_harm(self, archive):
        one = dossier("[who:1 She] [said:1 said] [what:1 " + "no " * 10_000 + "and yes].")
        fill(archive, [one])
        assert keys(archive, '"no no no"') == [1]
        assert set(keys(archive, '"and yes"', REPORTS)) == {1}
        assert not faults(archive)

    def test_more_different_words_than_a_database_can_take_are_no_harm(self, archive):
        one = dossier("[who:1 She] [said:1 said] [what:1 " + " ".join(f"{'ж' * 30}{number:x}" for number in range(30_000)) + "].")
        fill(archive, [one])
        assert keys(archive, f"{'ж' * 30}ff") == [1]
        assert not faults(archive)

    @pytest.mark.parametrize("value", ["The Sun", "the  sun", "L’Équipe", "", "*", "x" * 500, "a=b", "'--", "新华社"])
    def test_any_fact_has_a_mark_that_both_databases_take(self, archive, value):
        fill(archive, [said(1, outlet=value), said(2, outlet="Herald")])
        with archive.reading() as connection:
            wanted = Wanted(marks=(entries.mark("o", value.upper()),))
            found = fulltext.keys(connection, STATEMENTS, wanted, 10)
        assert [entries.pk_of_statement(key) for key in found] == [3, 2, 1]

    @given(
        st.lists(st.sampled_from(["2024", "2024-03", "2024-03-07", "2024-03-07T10:00", "1999-12-31", "2024-12", "2025", ""]), min_size=2)
    )
    def test_keys_are_in_the_order_of_dates(self, dates):
        days = [entries.first_key(date, of_reports=False) for date in sorted(dates)]
        assert days == sorted(days)
        for date in filter(None, dates):
            inside = [each for each in dates if date <= each <= date + "~"]
            bounds = entries.first_key(date, of_reports=True), entries.last_key(date, of_reports=True)
            assert all(bounds[0] <= entries.first_key(each, of_reports=True) <= bounds[1] for each in inside)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(strategies.dossiers(), max_size=3))
def test_any_reading_goes_in_and_out_and_leaves_nothing(archive, dossiers):
    clean = [_storable(number, each) for number, each in enumerate(dossiers)]
    with archive.writing() as connection:
        store.store(connection, clean)
    assert not faults(archive)
    with archive.writing() as connection:
        derived.take_out(connection, list(connection.execute(select(reading.c.pk)).scalars()))
        derived.take_out_reports(connection, list(connection.execute(select(report.c.pk)).scalars()))
        index.scrub(connection)
        for shelf in (STATEMENTS, REPORTS):
            assert fulltext.keys(connection, shelf, Wanted(), 10) == []
            if connection.dialect.name == "sqlite":
                assert connection.execute(text(f"SELECT count(*) FROM {shelf.table}_terms")).scalar() == 0
        for table in ("vector", "statement", "speaker", "reading", "report"):
            connection.execute(text(f"DELETE FROM {table}"))


def _storable(number, each):
    """A dossier as every database takes it, and as no other is."""
    plain = lambda value: value.replace("\0", " ") if isinstance(value, str) else value
    own = {
        name: plain(getattr(each.report, name))
        for name in ("text", "path", "url", "outlet", "agency", "title", "published", "place", "language")
    }
    one = replace(each.report, id=f"r{number}", sha256=f"{number}", authors=(), **own)
    named = tuple(replace(speaker, name=plain(speaker.name), kind=None, roles=()) for speaker in each.reading.speakers)
    statements = tuple(replace(statement, by="m", channel=plain(statement.channel)) for statement in each.reading.statements)
    return replace(
        each, report=one, reading=replace(each.reading, model="m@1", speakers=named, statements=statements, flags=(), assertions=())
    )


class TestFaults:
    @pytest.fixture
    def filled(self, archive):
        fill(archive, [said(1), said(2)])
        return archive

    def entry(self, connection, shelf):
        made = index._of_readings(connection, [1]) if shelf is STATEMENTS else index._of_reports(connection, [1])
        return next(iter(made))

    @pytest.mark.parametrize("shelf", [STATEMENTS, REPORTS], ids=lambda shelf: shelf.table)
    def test_tell_what_is_missing(self, filled, shelf):
        with filled.writing() as connection:
            fulltext.take_out(connection, shelf, [self.entry(connection, shelf)])
        (told,) = faults(filled)
        assert told.startswith("1 ")
        assert "can't be found" in told

    @pytest.mark.parametrize("shelf", [STATEMENTS, REPORTS], ids=lambda shelf: shelf.table)
    def test_tell_what_is_too_many(self, filled, shelf):
        with filled.writing() as connection:
            entry = self.entry(connection, shelf)
            fulltext.put_in(connection, shelf, [replace(entry, key=entry.key + 999)])
        (told,) = faults(filled)
        assert "can be found that are not there" in told

    @pytest.mark.parametrize("shelf", [STATEMENTS, REPORTS], ids=lambda shelf: shelf.table)
    @pytest.mark.parametrize("words", [("other",), ("others", "too")], ids=["as many", "more"])
    def test_tell_other_words(self, filled, shelf, words):
        with filled.writing() as connection:
            entry = self.entry(connection, shelf)
            fulltext.take_out(connection, shelf, [entry])
            first, *rest = entry.fields
            fulltext.put_in(connection, shelf, [replace(entry, fields=((*first[:-1], *words), *rest))])
        (told,) = faults(filled)
        assert "have other words in it" in told

    def test_are_told_and_put_right_by_the_check(self, filled):
        with filled.writing() as connection:
            fulltext.clear(connection, STATEMENTS)
        with filled.reading() as connection:
            assert [fault for fault in check.faults(connection) if "6 statements can't be found" in str(fault)]
        check.repair(filled)
        assert not faults(filled)


def test_no_byte_of_a_word_that_was_taken_out_stays_in_the_file(tmp_path):
    place = tmp_path / "record.db"
    archive = open_archive(str(place), create=True)
    fill(archive, [said(number, words=f" Qwertz{'uiop' * (number % 3)}!") for number in range(1, 60)])
    with archive.writing() as connection:
        forget.take_out(connection, range(1, 60), author="person:ana")
    forget.erase(archive)
    archive.close()
    assert b"qwertz" not in place.read_bytes().lower()
