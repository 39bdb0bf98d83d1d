from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import delete, insert, select, update

from onrecord.archive import index, judged, ledger, rereading
from onrecord.archive.database import Archive
from onrecord.archive.fetch import all_readings, dossier_as_read, dossier_of, dossiers, report_keys, statement_key
from onrecord.archive.tables import judged as table
from onrecord.archive.tables import statement
from onrecord.errors import NotFound
from onrecord.judging import as_judged, form_of, state
from onrecord.records import Act, Dossier, Form, Judgement, Manner, Span, Statement, Verdict
from tests import builders
from tests.archive import filled
from tests.archive.test_ledger import add, decision, rows, states, undo

ANA, RULE = "person:ana", "rule:short"
ACCEPTED, REJECTED, CORRECTED, MEMO = Verdict.ACCEPTED, Verdict.REJECTED, Verdict.CORRECTED, Verdict.MEMO


def again(archive: Archive, dossier: Dossier, *statements: Statement, model: str = "other@2") -> Dossier:
    """The report read by another model."""
    made = replace(dossier, reading=replace(dossier.reading, statements=statements, model=model))
    with archive.writing() as connection:
        rereading.renew(connection, [made])
    return made


def shown(archive: Archive, dossier: Dossier) -> Dossier:
    """The report as it is taken out; what is kept is whole."""
    with archive.reading() as connection:
        assert [*judged.faults(connection), *index.faults(connection)] == []
        (key,) = report_keys(connection, dossier.report.id)
        raw = dossier_as_read(connection, key)
        found = dossier_of(connection, key)
        assert found == as_judged(raw, state(ledger.of_report(connection, dossier.report.id), raw.reading.statements).verdicts)
        assert found in list(dossiers(connection))
    return found


def ids(dossier: Dossier) -> list[str]:
    return [said.id for said in dossier.reading.statements]


@pytest.fixture
def dossier(archive: Archive) -> Dossier:
    made = filled.said()
    filled.fill(archive, [filled.said(2), made, filled.said(3)])
    return made


class TestWhatIsTakenOut:
    def test_is_what_was_read_where_nobody_judged(self, archive, dossier):
        assert shown(archive, dossier) == dossier

    def test_lacks_what_was_rejected_until_that_is_undone(self, archive, dossier):
        add(archive, decision(dossier, REJECTED, statement=1))
        assert ids(shown(archive, dossier)) == ["s1", "s3"]
        undo(archive, 1)
        assert shown(archive, dossier) == dossier

    def test_names_who_accepted(self, archive, dossier):
        add(archive, decision(dossier, author="person:Ana Ruiz"))
        first = shown(archive, dossier).reading.statements[0]
        assert first == replace(dossier.reading.statements[0], by="person:Ana Ruiz", score=1.0)

    def test_has_corrections_in_their_form(self, archive, dossier):
        form = Form(content=(Span(0, 4), Span(8, 15)), source=(Span(16, 25),), manner=Manner.DIRECT, act=Act.WARN)
        add(archive, decision(dossier, CORRECTED, form=form, statement=2))
        found = shown(archive, dossier)
        assert form_of(found.reading.statements[2]) == form
        names = {each.id: each.name for each in found.reading.speakers}
        assert names[found.reading.statements[2].speaker] == dossier.report.text[16:25] == "ALDERSUND"

    def test_has_no_trace_of_memos(self, archive, dossier):
        add(archive, decision(dossier, MEMO, reason="look"))
        assert shown(archive, dossier) == dossier

    def test_leaves_the_readings_as_they_were_made(self, archive, dossier):
        add(archive, decision(dossier, REJECTED), decision(dossier, CORRECTED, statement=2, form=Form(content=(Span(0, 7),))))
        with archive.reading() as connection:
            assert dossier in list(all_readings(connection))

    def test_leaves_other_reports_as_they_are(self, archive, dossier):
        add(archive, decision(dossier, REJECTED))
        assert shown(archive, filled.said(2)) == filled.said(2)


class TestAnotherReading:
    """Accepted, rejected, corrected and noted statements, read again by another model: carried over or orphaned, never lost."""

    @pytest.fixture
    def judged_all(self, archive, dossier):
        told, warned, _ = dossier.reading.statements
        corrected = replace(form_of(warned), act=Act.WARN)
        add(
            archive,
            decision(dossier, ACCEPTED, statement=0),
            decision(dossier, CORRECTED, statement=1, form=corrected),
            decision(dossier, REJECTED, statement=2),
            decision(dossier, MEMO, statement=2, reason="ask him"),
            decision(dossier, MEMO, statement=0, reason="ask her"),
        )
        return told, corrected

    def test_with_the_same_words_has_the_same_judgements(self, archive, dossier, judged_all):
        before = shown(archive, dossier)
        again(archive, dossier, *(replace(each, id=f"t{each.id}", by="other@2") for each in dossier.reading.statements))
        after = shown(archive, dossier)
        assert [replace(each, id="", parent=None) for each in after.reading.statements] == [
            replace(each, id="", parent=None) for each in before.reading.statements
        ]
        assert states(archive) == ["in force"] * 5

    def test_with_other_words_has_what_was_accepted_and_corrected_and_shows_orphans(self, archive, dossier, judged_all):
        told, corrected = judged_all
        wide, warned, pell = (_shorter(each, f"t{n}") for n, each in enumerate(dossier.reading.statements))
        again(archive, dossier, wide, warned, pell)
        found = shown(archive, dossier).reading.statements
        assert [(each.id, form_of(each), each.by) for each in found[:2]] == [("t0", form_of(told), ANA), ("t1", corrected, ANA)]
        assert found[2] == pell
        assert states(archive) == ["in force", "in force", "orphaned", "in force", "in force"]

    def test_with_nothing_keeps_all_as_orphans_that_come_back_with_their_statements(self, archive, dossier, judged_all):
        before = shown(archive, dossier)
        again(archive, dossier)
        assert shown(archive, dossier).reading.statements == ()
        assert states(archive) == ["orphaned"] * 5
        assert len(rows(archive)) == 5
        again(archive, dossier, *dossier.reading.statements, model="hand@1")
        assert shown(archive, dossier) == before
        assert states(archive) == ["in force"] * 5

    def test_can_be_judged_anew_and_the_old_judgement_comes_back_with_the_old_reading(self, archive, dossier):
        add(archive, decision(dossier, ACCEPTED))
        new = again(archive, dossier, _shorter(dossier.reading.statements[0], "t"))
        add(archive, decision(new, REJECTED))
        assert shown(archive, dossier).reading.statements == ()
        assert states(archive) == ["outvoted", "in force"]
        again(archive, dossier, *dossier.reading.statements, model="hand@1")
        assert ids(shown(archive, dossier)) == ["s1", "s2", "s3"]
        assert states(archive) == ["in force", "orphaned"]


def _shorter(said: Statement, id: str) -> Statement:
    """Nearly the same statement, as another model reads it."""
    last = said.content[-1]
    return replace(
        said, id=id, content=(*said.content[:-1], Span(last.start, max(last.start + 1, last.end - 2))), parent=None, by="other@2"
    )


class TestTheTable:
    def test_is_checked_against_the_ledger_and_made_again(self, archive, dossier):
        add(archive, decision(dossier, ACCEPTED), decision(dossier, REJECTED, RULE, 1), decision(dossier, MEMO, statement=2, reason="m"))
        before = _table(archive)
        with archive.writing() as connection:
            key = connection.execute(select(table.c.statement).where(table.c.verdict == "accepted")).scalar_one()
            connection.execute(update(table).where(table.c.statement == key).values(author="person:mallory"))
            connection.execute(delete(table).where(table.c.statement == key + 1))
            connection.execute(insert(table), {"statement": key + 2, "n": 3, "verdict": "rejected", "author": ANA, "form": None})
        with archive.reading() as connection:
            assert list(judged.faults(connection)) == [
                "statement s1: kept as accepted by person:mallory (row 1), but by the ledger it is accepted by person:ana (row 1)",
                "statement s2: kept as not judged, but by the ledger it is rejected by rule:short (row 2)",
                "statement s3: kept as rejected by person:ana (row 3), but by the ledger it is not judged",
            ]
        for _ in range(2):
            with archive.writing() as connection:
                judged.rebuild(connection)
            assert _table(archive) == before
            with archive.reading() as connection:
                assert list(judged.faults(connection)) == []

    def test_a_verdict_on_a_report_without_a_row_is_a_fault_too(self, archive, dossier):
        add(archive, decision(dossier, ACCEPTED))
        with archive.writing() as connection:
            other = connection.execute(select(statement.c.pk).order_by(statement.c.pk)).scalars().first()
            connection.execute(insert(table), {"statement": other, "n": 1, "verdict": "rejected", "author": ANA, "form": None})
        with archive.reading() as connection:
            assert len(list(judged.faults(connection))) == 1
        with archive.writing() as connection:
            judged.rebuild(connection)
        shown(archive, dossier)

    @pytest.mark.parametrize("seed", range(4))
    def test_follows_whatever_happens(self, archive, seed, monkeypatch):
        monkeypatch.setattr(judged, "AT_ONCE", 2)
        chance = Random(seed)
        reports = [filled.said(number) for number in range(4)]
        filled.fill(archive, reports)
        for step in range(25):
            at = chance.randrange(4)
            made = reports[at]
            if chance.random() < 0.2:
                read = [each if chance.random() < 0.4 else _shorter(each, f"{each.id}{step}") for each in made.reading.statements]
                kept = [replace(each, parent=None) for each in read if chance.random() < 0.9]
                reports[at] = again(archive, made, *kept, model=f"m@{step}")
            elif (count := len(rows(archive))) and chance.random() < 0.3:
                n = chance.randint(1, count)
                if states(archive)[n - 1] != "undone":
                    undo(archive, n)
            elif made.reading.statements:
                verdict, author = chance.choice([ACCEPTED, REJECTED, CORRECTED, MEMO]), chance.choice([ANA, "person:ben", RULE])
                which = chance.randrange(len(made.reading.statements))
                form = form_of(_shorter(made.reading.statements[which], ""))
                change = {"form": form} if verdict is CORRECTED else {"reason": "why"}
                add(archive, decision(made, verdict, author, which, **change))
        for made in reports:
            shown(archive, made)
        before = _table(archive)
        with archive.writing() as connection:
            judged.rebuild(connection)
        assert _table(archive) == before
        assert len(states(archive)) == len(rows(archive))


def _table(archive: Archive) -> list[tuple]:
    with archive.reading() as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(table.c.statement))]


class TestTheStatementThatAnIdMeans:
    def test_is_found_by_the_beginning_of_its_id(self, archive):
        made = builders.dossier("[who:1 Ms Rao] [said:1 said] [what:1 no].")
        said = made.reading.statements[0]
        named = [replace(said, id=id) for id in ("3f2a91aa", "3f2a91bb", "77~7777")]
        filled.fill(archive, [replace(made, reading=replace(made.reading, statements=tuple(named)))])
        with archive.reading() as connection:
            for name, id in (("3f2a91a", "3f2a91aa"), ("3f2a91bb", "3f2a91bb"), ("77~777", "77~7777")):
                assert statement_key(connection, name)[1] == id
            with pytest.raises(NotFound, match="3f2a91: several statements' ids are or begin like this: write more of it"):
                statement_key(connection, "3f2a91")
            for name in ("77~77", "3f2a9", "", "999999", "%", "______"):
                with pytest.raises(NotFound, match="no statement of this id in the latest readings"):
                    statement_key(connection, name)

    def test_is_told_apart_by_its_report(self, archive, dossier):
        with archive.reading() as connection:
            with pytest.raises(NotFound, match="are or begin like this: write more of it, or the report's id and #"):
                statement_key(connection, "s1")
            key, id = statement_key(connection, f"{dossier.report.id}#s1")
            assert (dossier_of(connection, key), id) == (dossier, "s1")

    def test_is_one_of_the_latest_reading(self, archive, dossier):
        again(archive, dossier, replace(dossier.reading.statements[0], id="new-id"))
        with archive.reading() as connection:
            assert statement_key(connection, "new-id")[1] == "new-id"
            with pytest.raises(NotFound):
                statement_key(connection, f"{dossier.report.id}#s1")


def test_adding_reports_that_nobody_judged_asks_the_ledger_little(archive, dossier):
    with archive.reading() as connection:
        assert judged.changes(connection, []) == {}
        assert list(judged.states(connection, report_keys(connection, dossier.report.id))) == []
    add(archive, Judgement(author=ANA, verdict=MEMO, report=dossier.report.id, object=form_of(dossier.reading.statements[0]), reason="m"))
    with archive.reading() as connection:
        (only,) = judged.states(connection, [1, 2, 3])
    assert only.id == dossier.report.id
    assert only.due == {}
