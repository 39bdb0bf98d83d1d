import multiprocessing
from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from onrecord.archive import derived, ledger
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.fetch import report_keys
from onrecord.archive.tables import reading, report, speaker, statement
from onrecord.errors import CannotJudge, NotFound
from onrecord.judging import form_of
from onrecord.records import Dossier, Form, Judgement, Span, Verdict
from tests import builders
from tests.archive import filled

ANA, BEN, RULE = "person:ana", "person:Ben Ode", "rule:short"


@pytest.fixture
def dossier(archive: Archive) -> Dossier:
    """A report that is in the record."""
    made = filled.said()
    filled.fill(archive, [made])
    return made


def decision(dossier: Dossier, verdict: Verdict = Verdict.ACCEPTED, author: str = ANA, statement: int = 0, **more) -> Judgement:
    form = form_of(dossier.reading.statements[statement])
    own = {"report": dossier.report.id, "object": form, "form": form if verdict in (Verdict.ACCEPTED, Verdict.CORRECTED) else None}
    return Judgement(author=author, verdict=verdict, **own | more)


def add(archive: Archive, *decisions: Judgement) -> tuple[Judgement, ...]:
    with archive.writing() as connection:
        return ledger.add(connection, decisions)


def undo(archive: Archive, n: int, author: str = ANA, reason: str | None = None) -> Judgement:
    with archive.writing() as connection:
        return ledger.undo(connection, n, author, reason)


def rows(archive: Archive) -> list[Judgement]:
    with archive.reading() as connection:
        return list(ledger.rows(connection))


def states(archive: Archive) -> list[str]:
    with archive.reading() as connection:
        return [entry.standing.value for entry in ledger.entries(connection)]


class TestRows:
    def test_are_numbered_and_dated_and_come_out_as_they_went_in(self, archive, dossier):
        no = decision(dossier, Verdict.REJECTED, BEN, reason="“no” – 10 % …\n\tthe video", statement=2)
        yes, memo = decision(dossier), decision(dossier, Verdict.MEMO, RULE, reason="look again")
        added = (*add(archive, yes, memo), *add(archive, no))
        assert [row.n for row in added] == [1, 2, 3]
        assert all(row.at.endswith("Z") for row in added)
        assert [replace(row, n=0, at="") for row in added] == [yes, memo, no]
        assert rows(archive) == list(added)
        with archive.reading() as connection:
            assert ledger.of_report(connection, dossier.report.id) == list(added)
            assert ledger.of_report(connection, "other") == []

    def test_are_ordered_by_number_whatever_the_clock_says(self, archive, dossier, monkeypatch):
        monkeypatch.setattr(ledger, "now", iter(["2031-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "2020-01-01T00:00:00Z"]).__next__)
        add(archive, decision(dossier))
        add(archive, decision(dossier, Verdict.REJECTED))
        add(archive, decision(dossier, Verdict.REJECTED, RULE))
        assert [row.at[:4] for row in rows(archive)] == ["2031", "1999", "2020"]
        assert states(archive) == ["outvoted", "in force", "outvoted"]

    def test_keep_a_date_that_they_bear(self, archive, dossier):
        assert add(archive, decision(dossier, at="2024-05-06T07:08:09Z"))[0].at == "2024-05-06T07:08:09Z"

    def test_stream(self, archive, dossier, monkeypatch):
        monkeypatch.setattr(ledger, "AT_ONCE", 7)
        filled.fill(archive, [filled.said(number) for number in range(2, 5)])
        added = add(archive, *(decision(filled.said(1 + number % 4), Verdict.MEMO, reason=str(number)) for number in range(50)))
        assert rows(archive) == list(added)
        with archive.reading() as connection:
            entries = list(ledger.entries(connection))
        assert [entry.row for entry in entries] == list(added)
        assert [entry.report.id for entry in entries] == [row.report for row in added]
        assert {entry.standing.value for entry in entries} == {"in force"}

    def test_stay_when_their_report_goes(self, archive, dossier):
        add(archive, decision(dossier), decision(dossier, Verdict.REJECTED, statement=2), decision(dossier, Verdict.ACCEPTED, statement=2))
        undo(archive, 3)
        with archive.writing() as connection:
            keys = report_keys(connection, dossier.report.id)
            derived.take_out(connection, list(connection.execute(select(reading.c.pk)).scalars()))
            derived.take_out_reports(connection, keys)
            for table in (statement, speaker, reading, report):
                connection.execute(delete(table))
        assert states(archive) == ["orphaned", "orphaned", "undone", "in force"]
        with archive.reading() as connection:
            assert {entry.report for entry in ledger.entries(connection)} == {None}


BAD = {
    "somebody": ({"author": "ana"}, "'ana': no author: write person:NAME, rule:NAME or model:NAME@VERSION"),
    "nobody": ({"author": "person:"}, "no author"),
    "a line": ({"author": "person:a\nb"}, "no author"),
    "a model without version": ({"author": "model:m"}, "no author"),
    "no object": ({"object": None}, "accepted by person:ana: a judgement is about a statement"),
    "no form": ({"form": None}, "what is accepted or corrected has the form"),
    "a form too many": ({"verdict": Verdict.REJECTED}, "nothing else has one"),
    "a memo without words": ({"verdict": Verdict.MEMO, "form": None, "reason": " "}, "a memo needs words"),
    "beyond the text": ({"form": Form(content=(Span(5, 9999),))}, "its content 5-9999 ends beyond"),
    "an object beyond it": ({"object": Form(content=(Span(5, 9),), cue=(Span(3, 9999),))}, "its cue 3-9999 ends beyond"),
    "pieces that overlap": ({"form": Form(content=(Span(5, 9), Span(8, 10)))}, "the pieces of its content overlap"),
    "nothing": ({"form": Form(content=())}, "it has no content"),
}


class TestWhatIsRefused:
    @pytest.mark.parametrize(("change", "why"), BAD.values(), ids=BAD)
    def test_leaves_no_row(self, archive, dossier, change, why):
        with pytest.raises(CannotJudge) as problem:
            add(archive, decision(dossier), replace(decision(dossier), **change))
        assert why in str(problem.value)
        assert rows(archive) == []

    def test_a_report_must_be_there(self, archive, dossier):
        with pytest.raises(NotFound, match="elsewhere: no report of this id in the record"):
            add(archive, decision(dossier, report="elsewhere"))

    def test_an_undo_names_a_row_that_is_there(self, archive):
        with pytest.raises(NotFound, match="7: no such row in the ledger: onrecord judge lists them"):
            undo(archive, 7)

    def test_an_undo_undoes_once(self, archive, dossier):
        add(archive, decision(dossier))
        undo(archive, 1)
        with pytest.raises(CannotJudge, match="1: undone already, by row 2: to have it back, undo that one with onrecord undo 2"):
            undo(archive, 1)

    def test_no_rule_undoes_what_a_person_decided(self, archive, dossier):
        add(archive, decision(dossier))
        with pytest.raises(CannotJudge, match="1: person:ana decided this, and what a person decided only a person undoes"):
            undo(archive, 1, RULE)
        assert states(archive) == ["in force"]


class TestUndo:
    def test_is_a_row_and_can_be_undone(self, archive, dossier):
        add(archive, decision(dossier), decision(dossier, Verdict.REJECTED, BEN))
        row = undo(archive, 2, ANA, "the video shows it")
        assert (row.n, row.undoes, row.report, row.reason) == (3, 2, dossier.report.id, "the video shows it")
        assert states(archive) == ["in force", "undone", "in force"]
        undo(archive, 3, BEN)
        assert states(archive) == ["outvoted", "in force", "undone", "in force"]

    def test_works_once_more_after_it_was_undone(self, archive, dossier):
        add(archive, decision(dossier))
        for n in (1, 2, 1, 4):
            undo(archive, n)
        assert states(archive) == ["in force", "undone", "in force", "undone", "in force"]


def judge_often(where: str, author: str, begin, times: int) -> None:
    """What another process does: half of it judging, half of it undoing."""
    made = filled.said()
    archive = open_archive(where)
    begin.wait(30)
    for number in range(times):
        (row,) = add(archive, decision(made, Verdict.REJECTED if number % 2 else Verdict.ACCEPTED, author))
        if number % 2:
            undo(archive, row.n, author)
    archive.close()


class TestTwoAtOnce:
    def test_no_row_is_lost_and_both_see_the_same(self, where, archive, dossier):
        fresh = multiprocessing.get_context("spawn")
        begin = fresh.Barrier(2)
        both = [fresh.Process(target=judge_often, args=(where, author, begin, 10)) for author in (ANA, BEN)]
        for each in both:
            each.start()
        for each in both:
            each.join(120)
        assert [each.exitcode for each in both] == [0, 0]
        found = rows(archive)
        assert [row.n for row in found] == list(range(1, 31))
        assert {author: sum(row.author == author for row in found) for author in (ANA, BEN)} == {ANA: 15, BEN: 15}
        last = max(row.n for row in found if row.verdict is Verdict.ACCEPTED)
        assert [n for n, state in enumerate(states(archive), 1) if state == "in force" and found[n - 1].verdict is not Verdict.UNDO] == [
            last
        ]


def test_a_report_whose_text_holds_what_databases_find_odd_can_be_judged(archive):
    made = builders.dossier("[who:1 Ms 👩🏽 Rao] [said:1 said\u202e] [what:1 “no” \\\\ % _ ' ; \u2028 ok].")
    filled.fill(archive, [made])
    (row,) = add(archive, decision(made, reason="👩🏽 \u202e ' \\ % \n"))
    assert rows(archive) == [row]
