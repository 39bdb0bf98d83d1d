import pytest

from onrecord.archive import fetch, find, known, ledger, who
from onrecord.archive.query import parse
from onrecord.errors import NotFound
from onrecord.judging import form_of
from onrecord.records import Form, Judgement, Part, Term, Verdict
from tests.archive.people import ANA, RULE, decide, fill, party, same, told

ONE = told(1, "Mayor Hedda Norvik", "Ivo Pell")
TWO = told(2, "Minister Hedda Norvik", published="2031-06-02")
THREE = told(3, "Heda Norvík", "Ivo Pell", published="2031-07-03")
ID = party(ONE, "Hedda Norvik").identity


@pytest.fixture
def linked(archive):
    fill(archive, ONE, TWO, THREE)
    same(archive, party(ONE, "Hedda Norvik"), party(TWO, "Hedda Norvik"))
    same(archive, party(ONE, "Hedda Norvik"), party(THREE, "Heda Norvík"))
    return archive


def named(archive, name):
    with archive.reading() as connection:
        return who.named(connection, name)


class TestAName:
    @pytest.mark.parametrize("name", ["Norvik", "hedda norvik", "NORVIK Heda", "heda norvík"])
    def test_means_those_one_of_whose_spellings_has_all_its_words(self, linked, name):
        assert named(linked, name) == [ID]

    @pytest.mark.parametrize("name", ["Norv", "Norvik Pell", "%", "", "w0"])
    def test_means_nobody_else(self, linked, name):
        assert named(linked, name) == []

    def test_of_several_is_told_with_their_ids(self, linked):
        with linked.reading() as connection, pytest.raises(NotFound, match=r"2 have this name.*1 report\)"):
            who.one(connection, "Ivo Pell")

    def test_of_nobody_is_told(self, linked):
        with linked.reading() as connection, pytest.raises(NotFound, match="nobody of this name"):
            who.one(connection, "Runa")

    def test_that_people_gave_is_found_too(self, linked):
        decide(linked, Verdict.RENAME, party(TWO, "Hedda Norvik"), name="Queen of Fog")
        assert named(linked, "fog queen") == [ID]


class TestAnId:
    def test_that_a_speaker_has_in_a_report_leads_to_the_identity(self, linked):
        assert named(linked, party(THREE, "Heda Norvík").identity) == [ID]

    def test_names_the_speaker_for_a_decision(self, linked):
        with linked.reading() as connection:
            assert who.party_of(connection, party(ONE, "Ivo Pell").identity) == party(ONE, "Ivo Pell")
            assert who.party_of(connection, party(THREE, "Heda Norvík").identity) == party(THREE, "Heda Norvík")
            assert who.party_of(connection, "hedda norvik") == party(ONE, "Hedda Norvik")


class TestAnIdentity:
    def test_has_spellings_and_roles_with_their_dates(self, linked):
        with linked.reading() as connection:
            one = known.identities(connection, [ID, "w0"])[ID]
        assert (one.name, one.kind, one.reports, one.statements) == ("Hedda Norvik", "person", 3, 3)
        assert one.names == (("Hedda Norvik", 2), ("Heda Norvík", 1))
        assert one.roles == (Term("Mayor", None, "2031-05-01", "2031-05-01"), Term("Minister", None, "2031-06-02", "2031-06-02"))

    def test_has_one_role_whatever_its_capitals_from_the_first_day_to_the_last(self, archive):
        later = told(7, "mayor Hedda Norvik", published="2031-08-04T16:30")
        fill(archive, ONE, later)
        decide(archive, Verdict.SAME, party(ONE, "Hedda Norvik"), party(later, "Hedda Norvik"))
        with archive.reading() as connection:
            roles = known.identities(connection, [ID])[ID].roles
        assert roles == (Term("Mayor", None, "2031-05-01", "2031-08-04"),)

    def test_has_the_roles_that_people_gave_instead(self, linked):
        mayor = Term("mayor", "Tarn", "2029", "2031-06", by=ANA)
        decide(linked, Verdict.ROLE, party(ONE, "Hedda Norvik"), role=mayor)
        decide(linked, Verdict.NO_ROLE, party(ONE, "Hedda Norvik"), role=Term("Minister", None, None, None, by=ANA))
        with linked.reading() as connection:
            roles = known.identities(connection, [ID])[ID].roles
        assert roles == (mayor, Term("Mayor", None, "2031-05-01", "2031-05-01"))

    def test_stands_in_reports_the_newest_first(self, linked):
        with linked.reading() as connection:
            found = who.stands(connection, ID, 2)
        assert [(each.name, each.published, each.statements) for each in found] == [
            ("Heda Norvík", "2031-07-03", 1),
            ("Hedda Norvik", "2031-06-02", 1),
        ]


class TestTheRest:
    def test_dossiers_know_who_their_speakers_are(self, linked):
        with linked.reading() as connection:
            found = list(fetch.dossiers(connection))
        assert [[each.identities[said.speaker].name for said in each.reading.statements] for each in found] == [
            ["Hedda Norvik", "Ivo Pell"],
            ["Hedda Norvik"],
            ["Hedda Norvik", "Ivo Pell"],
        ]

    @pytest.mark.parametrize("name", ["Heda", "Hedda Norvik", ID, party(TWO, "Hedda Norvik").identity])
    def test_find_finds_all_that_somebody_said_whatever_reports_print(self, linked, name):
        with linked.reading() as connection:
            hits = find.find(connection, None, Part(speaker=name)).hits
            worded = find.find(connection, parse("come"), Part(speaker=name, since="2031-06")).hits
        assert [hit.report.id for hit in hits] == [each.report.id for each in (THREE, TWO, ONE)]
        assert {(hit.speaker.id, hit.speaker.name) for hit in hits} == {(ID, "Hedda Norvik")}
        assert {hit.report.id for hit in worded} == {THREE.report.id, TWO.report.id}

    def test_a_part_by_a_name_has_the_statements_under_all_names(self, linked):
        with linked.reading() as connection:
            found = [len(each.reading.statements) for each in fetch.dossiers(connection, Part(speaker="Heda"))]
        assert found == [1, 1, 1]

    def test_what_people_gave_to_somebody_else_is_not_found(self, linked):
        said = TWO.reading.statements[0]
        with linked.writing() as connection:
            form = form_of(said)
            other = Form(content=form.content, source=(), cue=form.cue)
            row = Judgement(author=ANA, verdict=Verdict.CORRECTED, report=TWO.report.id, object=form, form=other)
            ledger.add(connection, [row])
        with linked.reading() as connection:
            hits = find.find(connection, None, Part(speaker=ID)).hits
        assert [hit.report.id for hit in hits] == [THREE.report.id, ONE.report.id]


def test_a_rule_is_an_author(archive):
    fill(archive, ONE, TWO)
    row = same(archive, party(ONE, "Hedda Norvik"), party(TWO, "Hedda Norvik"), RULE)
    assert (row.author, row.report) == (RULE, None)
