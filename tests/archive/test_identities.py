from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from onrecord.archive import check, fetch, forget, identified, ledger, rereading
from onrecord.archive.database import open_archive
from onrecord.archive.tables import identity, party, speaker, spelling, term
from onrecord.errors import CannotJudge, NotFound
from onrecord.judging import form_of
from onrecord.records import Judgement, Span, Term, Verdict
from tests.archive.people import ANA, RULE, decide, fill, same, together, told, undo, who
from tests.archive.people import party as named

ONE = told(1, "Mayor Hedda Norvik", "Ivo Pell")
TWO = told(2, "Minister Hedda Norvik", published="2031-06-02")
THREE = told(3, "Heda Norvik", "Ivo Pell", published="2031-07-03")


def faults(archive):
    with archive.reading() as connection:
        return [str(each) for each in check.faults(connection)]


def rows(archive, table):
    with archive.reading() as connection:
        return sorted(tuple(row) for row in connection.execute(select(table)))


class TestBeforeAnythingIsDecided:
    def test_everybody_is_an_identity_of_their_own(self, archive):
        fill(archive, ONE, TWO)
        assert together(archive) == [["Hedda Norvik 1"], ["Hedda Norvik 2"], ["Ivo Pell 1"]]
        assert set(who(archive)) == {
            named(ONE, "Hedda Norvik").identity,
            named(ONE, "Ivo Pell").identity,
            named(TWO, "Hedda Norvik").identity,
        }
        assert set(who(archive).values()) == {("Hedda Norvik", 1, 1), ("Ivo Pell", 1, 1)}
        assert not faults(archive)

    def test_ids_are_the_same_in_every_record(self, archive, tmp_path):
        fill(archive, ONE, TWO)
        other = open_archive(str(tmp_path / "other.db"), create=True)
        fill(other, TWO)
        fill(other, ONE)
        assert who(other) == who(archive)
        other.close()


class TestPutTogether:
    def test_are_one_with_all_names_roles_and_counts(self, archive):
        fill(archive, ONE, TWO, THREE)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        same(archive, named(ONE, "Hedda Norvik"), named(THREE, "Heda Norvik"))
        id = named(ONE, "Hedda Norvik").identity
        assert who(archive)[id] == ("Hedda Norvik", 3, 3)
        assert {(row[1], *row[3:]) for row in rows(archive, spelling) if row[0] == id} == {
            ("Hedda Norvik", " hedda norvik ", 2),
            ("Heda Norvik", " heda norvik ", 1),
        }
        assert {row[1:] for row in rows(archive, term) if row[0] == id} == {
            ("Mayor", "", "2031-05-01", "2031-05-01", 1),
            ("Minister", "", "2031-06-02", "2031-06-02", 1),
        }
        assert not faults(archive)

    def test_a_person_takes_one_out_and_puts_it_back(self, archive):
        fill(archive, ONE, TWO, THREE)
        first = named(ONE, "Hedda Norvik")
        same(archive, first, named(TWO, "Hedda Norvik"))
        same(archive, first, named(THREE, "Heda Norvik"))
        row = decide(archive, Verdict.DIFFER, first, named(TWO, "Hedda Norvik"))
        assert ["Heda Norvik 3", "Hedda Norvik 1"] in together(archive)
        assert not faults(archive)
        undo(archive, row.n)
        assert ["Heda Norvik 3", "Hedda Norvik 1", "Hedda Norvik 2"] in together(archive)
        assert not faults(archive)

    def test_an_undo_of_a_link_takes_it_apart(self, archive):
        fill(archive, ONE, TWO)
        row = same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        undo(archive, row.n)
        assert len(together(archive)) == 3
        with archive.writing() as connection, pytest.raises(CannotJudge, match="undone already, by row 2"):
            ledger.undo(connection, row.n, ANA)
        assert not faults(archive)

    def test_many_at_once_come_to_the_same_as_one_by_one(self, archive, tmp_path):
        fill(archive, ONE, TWO, THREE)
        first, pell = named(ONE, "Hedda Norvik"), named(ONE, "Ivo Pell")
        links = [(first, named(TWO, "Hedda Norvik")), (first, named(THREE, "Heda Norvik")), (pell, named(THREE, "Ivo Pell"))]
        with archive.writing() as connection:
            ledger.add(connection, [Judgement(author=RULE, verdict=Verdict.SAME, left=a, right=b) for a, b in links])
        one_by_one = open_archive(str(tmp_path / "other.db"), create=True)
        fill(one_by_one, ONE, TWO, THREE)
        for a, b in links:
            same(one_by_one, a, b)
        assert who(archive) == who(one_by_one)
        assert not faults(archive) + faults(one_by_one)
        one_by_one.close()


class TestNamesAndRoles:
    def test_a_new_name_holds_for_all_and_goes_with_its_undoing(self, archive):
        fill(archive, ONE, TWO)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        row = decide(archive, Verdict.RENAME, named(TWO, "Hedda Norvik"), name="Hedda K. Norvik")
        assert ("Hedda K. Norvik", 2, 2) in who(archive).values()
        undo(archive, row.n)
        assert ("Hedda Norvik", 2, 2) in who(archive).values()
        assert not faults(archive)

    def test_roles_are_kept_as_decided(self, archive):
        fill(archive, ONE)
        decide(archive, Verdict.ROLE, named(ONE, "Ivo Pell"), role=Term("Pilot", "Tarn", "2030", None, by=ANA))
        assert '"Pilot\\"' in next(row[8] for row in rows(archive, identity) if row[1] == "Ivo Pell")
        assert not faults(archive)

    @pytest.mark.parametrize(
        ("wrong", "why"),
        [
            ({"verdict": Verdict.SAME}, "two speakers"),
            ({"verdict": Verdict.RENAME, "name": " "}, "needs a name"),
            ({"verdict": Verdict.RENAME, "name": "a\nb"}, "needs a name"),
            ({"verdict": Verdict.ROLE}, "a role's title"),
            ({"verdict": Verdict.ROLE, "role": Term("Mayor", None, "soon", None)}, "a date that is none"),
            ({"verdict": Verdict.RENAME, "name": "X", "right": named(ONE, "Ivo Pell")}, "one speaker"),
            ({"verdict": Verdict.SAME, "right": named(ONE, "Hedda Norvik")}, "the same one already"),
            ({"verdict": Verdict.MEMO, "reason": "x"}, "says nothing of speakers"),
            ({"verdict": Verdict.RENAME, "name": "X", "report": "r"}, "says nothing of a statement"),
            ({"verdict": Verdict.SAME, "right": named(ONE, "Ivo Pell"), "score": 2.0}, "not from 0 to 1"),
        ],
    )
    def test_what_makes_no_sense_is_not_taken(self, archive, wrong, why):
        fill(archive, ONE)
        with archive.writing() as connection, pytest.raises(CannotJudge, match=why):
            ledger.add(connection, [Judgement(author=ANA, left=named(ONE, "Hedda Norvik"), **wrong)])


def reread(archive, *dossiers):
    with archive.writing() as connection:
        rereading.renew(connection, list(dossiers))


def moved(made, old, new, *, model="other@2"):
    """Another reading, in which a speaker's anchor is elsewhere."""
    speakers = [
        replace(each, name=new, mentions=(each.mentions[0], Span(0, 6))) if each.name == old else each for each in made.reading.speakers
    ]
    return replace(made, reading=replace(made.reading, model=model, speakers=tuple(speakers)))


class TestAnotherReading:
    def test_keeps_who_is_who(self, archive):
        fill(archive, ONE, TWO)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        before = together(archive), who(archive)
        reread(archive, replace(TWO, reading=replace(TWO.reading, model="other@2")))
        assert (together(archive), who(archive)) == before
        assert not faults(archive)

    def test_a_speaker_with_another_anchor_keeps_what_was_decided(self, archive):
        fill(archive, ONE, TWO)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        reread(archive, moved(TWO, "Hedda Norvik", "Report"))
        assert ["Hedda Norvik 1", "Report 2"] in together(archive)
        assert not faults(archive)

    def test_two_that_become_one_speaker_bring_their_identities_together(self, archive):
        fill(archive, ONE, TWO, THREE)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        same(archive, named(ONE, "Ivo Pell"), named(THREE, "Ivo Pell"))
        norvik, pell = ONE.reading.speakers
        both = replace(norvik, mentions=(*norvik.mentions, *pell.mentions))
        statements = tuple(replace(each, speaker=both.id) for each in ONE.reading.statements)
        reread(archive, replace(ONE, reading=replace(ONE.reading, model="other@2", speakers=(both,), statements=statements)))
        assert ["Hedda Norvik 1", "Hedda Norvik 2", "Ivo Pell 3"] in together(archive)
        assert not faults(archive)
        reread(archive, ONE)
        assert ["Hedda Norvik 1", "Hedda Norvik 2"] in together(archive)
        assert not faults(archive)

    def test_who_is_nowhere_now_still_holds_the_others_together(self, archive):
        fill(archive, ONE, TWO, THREE)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        row = same(archive, named(ONE, "Hedda Norvik"), named(THREE, "Heda Norvik"))
        reread(archive, replace(ONE, reading=replace(ONE.reading, model="other@2", speakers=(), statements=())))
        assert ["Heda Norvik 3", "Hedda Norvik 2"] in together(archive)
        with archive.reading() as connection:
            assert {each.row.n: each.standing for each in ledger.entries(connection)}[row.n] == "orphaned"
        assert not faults(archive)
        reread(archive, ONE)
        assert ["Heda Norvik 3", "Hedda Norvik 1", "Hedda Norvik 2"] in together(archive)
        assert not faults(archive)

    def test_a_new_name_outlives_it(self, archive):
        fill(archive, ONE)
        decide(archive, Verdict.RENAME, named(ONE, "Ivo Pell"), name="Ivan Pell")
        reread(archive, replace(ONE, reading=replace(ONE.reading, model="other@2")))
        assert ("Ivan Pell", 1, 1) in who(archive).values()
        assert not faults(archive)


class TestStatements:
    def test_that_people_reject_are_not_counted(self, archive):
        fill(archive, ONE)
        said = ONE.reading.statements[0]
        with archive.writing() as connection:
            ledger.add(connection, [Judgement(author=ANA, verdict=Verdict.REJECTED, report=ONE.report.id, object=form_of(said))])
        assert who(archive)[named(ONE, "Hedda Norvik").identity] == ("Hedda Norvik", 1, 0)
        assert not faults(archive)


class TestForgotten:
    def test_a_report_leaves_the_sums_and_the_words(self, archive):
        fill(archive, ONE, TWO, THREE)
        first = named(ONE, "Hedda Norvik")
        decide(archive, Verdict.SAME, first, named(TWO, "Hedda Norvik"), RULE, reason="both are Hedda Norvik", score=0.97)
        decide(archive, Verdict.SAME, first, named(THREE, "Heda Norvik"), RULE, reason="Heda is near to Hedda", score=0.97)
        decide(archive, Verdict.RENAME, named(ONE, "Ivo Pell"), name="Ivan Pell")
        with archive.writing() as connection:
            forget.take_out(connection, fetch.report_keys(connection, ONE.report.id), author=ANA)
        assert together(archive) == [["Heda Norvik 3", "Hedda Norvik 2"], ["Ivo Pell 3"]]
        with archive.reading() as connection:
            assert [(row.reason, row.name) for row in ledger.rows(connection)] == [(None, None)] * 3
        assert not [each for each in faults(archive) if "forgotten" not in each]


class TestCheck:
    def test_finds_and_mends_all_that_is_kept(self, archive):
        fill(archive, ONE, TWO)
        same(archive, named(ONE, "Hedda Norvik"), named(TWO, "Hedda Norvik"))
        decide(archive, Verdict.RENAME, named(ONE, "Ivo Pell"), name="Ivan Pell")
        before = [rows(archive, table) for table in (party, spelling, term, speaker)]
        with archive.writing() as connection:
            connection.execute(update(party).where(party.c.id == named(TWO, "Hedda Norvik").identity).values(identity="w0"))
            connection.execute(update(speaker).where(speaker.c.name == "Ivo Pell").values(identity="w1"))
            connection.execute(update(spelling).where(spelling.c.name == "Hedda Norvik").values(reports=7))
            connection.execute(update(term).values(since="2000"))
            connection.execute(update(identity).where(identity.c.name == "Ivan Pell").values(name="X", named="X"))
            connection.execute(insert(identity).values(id="w2", name="?", words="", reports=1, statements=1, decided="[]", stale=0))
        found = " ".join(faults(archive))
        for words in ("but by the ledger it is", "speaker p", "names are kept", "roles are kept", "what was decided", "w2"):
            assert words in found
        check.repair(archive)
        assert not faults(archive)
        assert [rows(archive, table) for table in (party, spelling, term, speaker)] == before
        assert ("Ivan Pell", 1, 1) in who(archive).values()


NAMES = ["Mayor Hedda Norvik", "Minister Heda Norvik", "Ivo Pell", "Ines Marr"]
REPORTS = [told(n, *NAMES[n % 3 : n % 3 + 2], published=f"2031-0{n + 1}-01") for n in range(4)]
PEOPLE = [named(made, each.name) for made in REPORTS for each in made.reading.speakers]
things = st.one_of(
    st.tuples(st.just("pair"), st.sampled_from([Verdict.SAME, Verdict.SAME, Verdict.DIFFER]), st.permutations(PEOPLE), st.booleans()),
    st.tuples(st.just("name"), st.sampled_from(PEOPLE), st.sampled_from(["X", "Y"])),
    st.tuples(st.just("undo"), st.integers(0, 9)),
    st.tuples(st.just("read"), st.sampled_from(REPORTS), st.sampled_from(["other@2", "moved@3", "none@4", "hand@1"])),
    st.tuples(st.just("forget"), st.sampled_from(REPORTS)),
)


def act(archive, thing):
    kind, *rest = thing
    if kind == "pair":
        verdict, (left, right, *_), person = rest
        decide(archive, verdict, left, right, ANA if person else RULE)
    elif kind == "name":
        decide(archive, Verdict.RENAME, rest[0], name=rest[1])
    elif kind == "undo":
        with archive.writing() as connection:
            found = [row.n for row in ledger.rows(connection)]
            with suppress(CannotJudge, NotFound):  # undone already, or there is none
                ledger.undo(connection, found[rest[0] % len(found)] if found else 1, ANA)
    elif kind == "read":
        made, model = rest
        reread(archive, _read_by(made, model))
    else:
        with archive.writing() as connection:
            if keys := connection.execute(select(fetch.report.c.pk).where(fetch.report.c.id == rest[0].report.id)).scalars().all():
                forget.take_out(connection, keys, author=ANA)


def _read_by(made, model):
    if model == "none@4":
        return replace(made, reading=replace(made.reading, model=model, speakers=(), statements=()))
    if model == "moved@3":
        return moved(made, made.reading.speakers[0].name, "Report", model=model)
    return replace(made, reading=replace(made.reading, model=model))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(things, max_size=10))
def test_whatever_happens_the_tables_follow(tmp_path_factory, happens):
    archive = open_archive(str(tmp_path_factory.mktemp("records") / "record.db"), create=True)
    fill(archive, *REPORTS)
    for thing in happens:
        act(archive, thing)
    before = together(archive), who(archive)
    assert not [each for each in faults(archive) if "forgotten" not in each]
    with archive.writing() as connection:
        identified.rebuild(connection)
    assert (together(archive), who(archive)) == before
    archive.close()
