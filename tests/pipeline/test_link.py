from dataclasses import replace

import pytest
from sqlalchemy import select

from onrecord.actors.actor import Actor
from onrecord.archive import check, directory, fetch, forget, ledger, rereading
from onrecord.archive.tables import identity, namekey, profile, reading
from onrecord.linking.decide import PROPOSED, RULE
from onrecord.pipeline import link as linking
from onrecord.pipeline import profiles, who
from onrecord.pipeline.link import link
from onrecord.records import Term, Verdict
from tests.archive.people import ANA, decide, fill, party, together, told, undo
from tests.archive.people import who as everybody

ONE = told(1, "Mayor Hedda Norvik", "Senator Ivo Pell")
TWO = told(2, "Mayor Hedda Norvik", "Runa Thale", published="2031-06-02")
THREE = told(3, "Mayor Hedda Norvik", "Senator Ivo Pell", published="2031-07-03")
NORVIK = party(ONE, "Hedda Norvik").identity


def linked(archive, *known):
    return list(link(archive, known))


def rows(archive):
    with archive.reading() as connection:
        return list(ledger.rows(connection))


def whole(archive):
    with archive.reading() as connection:
        return not list(check.faults(connection, {"linking": profiles.faults}))


def test_the_same_names_become_one_by_a_row_of_the_ledger(archive):
    fill(archive, ONE, TWO, THREE)
    (done,) = linked(archive)
    assert (done.readings, done.joined, done.new) == (3, 3, 3)
    assert together(archive) == [
        ["Hedda Norvik 1", "Hedda Norvik 2", "Hedda Norvik 3"], ["Ivo Pell 1", "Ivo Pell 3"], ["Runa Thale 2"]
    ]  # fmt: skip
    first = rows(archive)[0]
    assert (first.author, first.verdict, first.left, first.right) == (
        RULE,
        Verdict.SAME,
        party(ONE, "Hedda Norvik"),
        party(TWO, "Hedda Norvik"),
    )
    assert first.score >= 0.9
    assert "same name" in first.reason
    assert whole(archive)


def test_it_does_not_matter_how_reports_come(archive, tmp_path, opened):
    fill(archive, ONE, TWO, THREE)
    linked(archive)
    one_by_one = opened(str(tmp_path / "other.db"), create=True)
    for each in (ONE, TWO, THREE):
        fill(one_by_one, each)
        linked(one_by_one)
    assert (together(one_by_one), everybody(one_by_one)) == (together(archive), everybody(archive))


def test_what_is_linked_is_not_linked_again(archive):
    fill(archive, ONE, TWO)
    linked(archive)
    assert linked(archive) == []
    fill(archive, THREE)
    (done,) = linked(archive)
    assert done.readings == 1


def test_a_run_that_was_stopped_is_gone_on_with(archive, monkeypatch):
    monkeypatch.setattr(linking, "MOST", 1)
    fill(archive, ONE, TWO, THREE)
    run = link(archive)
    next(run)
    run.close()
    assert len(linked(archive)) == 2
    assert len(together(archive)) == 3
    assert whole(archive)


class TestPeople:
    def test_outvote_the_rule_through_another_reading(self, archive):
        fill(archive, ONE, TWO)
        linked(archive)
        who.pair(archive, Verdict.DIFFER, "Hedda Norvik", party(TWO, "Hedda Norvik").identity, ANA)
        _again(archive, TWO)
        linked(archive)
        assert ["Hedda Norvik 1"] in together(archive)
        assert whole(archive)

    def test_undo_a_link_for_good(self, archive):
        fill(archive, ONE, TWO)
        linked(archive)
        undo(archive, 1)
        _again(archive, TWO)
        linked(archive)
        assert ["Hedda Norvik 1"] in together(archive)

    def test_later_reports_go_to_whom_people_made_one(self, archive):
        first, second = told(1, "Hedda Norvik"), told(2, "Runa Thale")
        fill(archive, first, second)
        linked(archive)
        decide(archive, Verdict.SAME, party(first, "Hedda Norvik"), party(second, "Runa Thale"))
        fill(archive, told(3, "Runa Thale"))
        linked(archive)
        assert together(archive) == [["Hedda Norvik 1", "Runa Thale 2", "Runa Thale 3"]]
        assert whole(archive)


def _again(archive, made):
    with archive.writing() as connection:
        rereading.renew(connection, [replace(made, reading=replace(made.reading, model="other@2"))])


class TestWhoIsNotJoined:
    @pytest.mark.parametrize("kind", ["unnamed", "group", "document", None])
    def test_stays_alone(self, archive, kind):
        fill(archive, told(1, "Some officials", kind=kind), told(2, "Some officials", kind=kind))
        (done,) = linked(archive)
        assert (done.joined, done.new) == (0, 0)
        assert len(together(archive)) == 2

    def test_two_of_one_report(self, archive):
        fill(archive, told(1, "Hedda Norvik", "Mayor Hedda Norvik"))
        linked(archive)
        assert len(together(archive)) == 2


class TestKnownOnes:
    NORVIK = Actor(
        id="Q7", name="Hedda K. Norvik", kind="person", names=("Hedda Norvik",), roles=(Term("Mayor", None, "2029", None, by="actors"),)
    )

    @pytest.mark.parametrize("first", [True, False])
    def test_give_their_name_whenever_they_come(self, archive, first):
        if first:
            linked(archive, self.NORVIK)
        fill(archive, ONE, TWO)
        linked(archive)
        linked(archive, self.NORVIK)
        assert everybody(archive)["Q7"] == ("Hedda K. Norvik", 2, 2)
        assert whole(archive)

    def test_that_nobody_met_are_kept_for_later(self, archive):
        linked(archive, self.NORVIK)
        assert everybody(archive) == {}
        assert whole(archive)

    def test_that_changed_give_their_new_name(self, archive):
        fill(archive, ONE)
        linked(archive, self.NORVIK)
        linked(archive, Actor(id="Q7", name="Hedda Norvik of Tarn", kind="person", names=("Hedda Norvik",)))
        assert everybody(archive)["Q7"][0] == "Hedda Norvik of Tarn"


class TestProposals:
    def make(self, archive):
        fill(archive, told(1, "Hedda Norvik"), told(2, "Hetta Norwik"), told(3, "Runa Thale"), told(4, "Rina Dale"))
        linked(archive)
        return who.waiting(archive, 20)

    def test_are_who_may_be_one_with_the_reason(self, archive):
        found, count = self.make(archive)
        assert count == len(found) > 0
        assert {found[0].one.name, found[0].other.name} == {"Hedda Norvik", "Hetta Norwik"}
        assert found[0].reason

    def test_are_accepted_rejected_and_skipped(self, archive):
        found, _ = self.make(archive)
        n = found[0].n
        who.answer(archive, n, Verdict.SKIP, ANA)
        assert who.waiting(archive, 20)[0][-1].n == n
        rejected = who.answer(archive, n, Verdict.DIFFER, ANA)
        assert n not in [each.n for each in who.waiting(archive, 20)[0]]
        with pytest.raises(Exception, match="this was decided"):
            who.answer(archive, n, Verdict.SAME, ANA)
        undo(archive, rejected.row.n)
        assert n in [each.n for each in who.waiting(archive, 20)[0]]
        accepted = who.answer(archive, n, Verdict.SAME, ANA)
        assert [one.reports for one in accepted.now] == [2]
        assert n not in [each.n for each in who.waiting(archive, 20)[0]]
        assert whole(archive)

    def test_with_other_numbers_there_are_none(self, archive):
        with pytest.raises(Exception, match="no proposal has this number"):
            who.answer(archive, 7, Verdict.SAME, ANA)


class TestWhatIsComparedBy:
    def test_goes_with_a_report_that_is_forgotten(self, archive):
        fill(archive, told(1, "Hedda Norvik", "Ivo Pell"), told(2, "Hedda Norvik", "Runa Thale"))
        linked(archive)
        with archive.writing() as connection:
            first = connection.execute(select(reading.c.report).order_by(reading.c.pk)).scalars().first()
            forget.take_out(connection, [first], author=ANA)
        with archive.reading() as connection:
            kept = " ".join(connection.execute(select(profile.c.data)).scalars())
            keys = set(connection.execute(select(namekey.c.identity)).scalars())
            ids = set(connection.execute(select(identity.c.id).where(identity.c.stale == 0)).scalars())
        assert "Pell" not in kept
        assert keys <= ids
        linked(archive)
        fill(archive, told(3, "Hedda Norvik"))
        linked(archive)
        assert ["Hedda Norvik 2", "Hedda Norvik 3"] in together(archive)


def test_dossiers_bear_who_was_linked(archive):
    fill(archive, ONE, TWO)
    linked(archive)
    with archive.reading() as connection:
        found = [each.identities["p1"].id for each in fetch.dossiers(connection)]
    assert found == [NORVIK, NORVIK]


class TestTwoWhoWereLeftApart:
    """Two of whom one gains a role in a later report, which makes it sure that they are one."""

    FIRST, OTHER = told(1, "Gaspard Vottal", "Ivo Pell", "Runa Thale"), told(2, "Mayor Gaspard Vottar", published="2031-05-02")
    MORE = told(3, "Mayor Gaspard Vottal", "Ivo Pell", "Runa Thale", published="2031-05-03")

    def make(self, archive):
        fill(archive, self.FIRST, self.OTHER)
        linked(archive)
        found, _ = who.waiting(archive, 20)
        fill(archive, self.MORE)
        return next(each for each in found if {each.one.name, each.other.name} == {"Gaspard Vottal", "Gaspard Vottar"})

    def one(self, archive):
        return any("Vottal" in " ".join(names) and "Vottar" in " ".join(names) for names in together(archive))

    def test_become_one_by_a_row_of_the_rule_and_their_proposal_goes(self, archive):
        asked = self.make(archive)
        (done,) = linked(archive)
        assert (done.one, self.one(archive)) == (1, True)
        assert asked.n not in [each.n for each in who.waiting(archive, 20)[0]]
        (row,) = [row for row in rows(archive) if "one letter" in (row.reason or "")]
        assert (row.author, row.verdict) == (RULE, Verdict.SAME)
        assert whole(archive)
        assert linked(archive) == []
        fill(archive, told(4, "Mayor Gaspard Vottar", published="2031-05-04"))
        linked(archive)
        assert len(together(archive)) == 3
        assert whole(archive)

    @pytest.mark.parametrize("verdict", [Verdict.DIFFER, Verdict.SKIP])
    def test_stay_two_where_people_said_so(self, archive, verdict):
        asked = self.make(archive)
        who.answer(archive, asked.n, verdict, ANA)
        (done,) = linked(archive)
        assert (done.one, self.one(archive)) == (0, False)
        assert whole(archive)

    def test_stay_two_once_people_parted_them(self, archive):
        self.make(archive)
        linked(archive)
        (row,) = [row for row in rows(archive) if "one letter" in (row.reason or "")]
        undo(archive, row.n)
        fill(archive, told(4, "Mayor Gaspard Vottal", "Ivo Pell", published="2031-05-04"))
        linked(archive)
        assert not self.one(archive)
        assert whole(archive)

    def test_stay_two_where_a_report_has_both(self, archive):
        self.make(archive)
        both = told(5, "Gaspard Vottal", "Gaspard Vottar")
        fill(archive, both)
        for made, name in ((self.FIRST, "Gaspard Vottal"), (self.OTHER, "Gaspard Vottar")):
            decide(archive, Verdict.SAME, party(made, name), party(both, name))
        linked(archive)
        assert not self.one(archive)
        assert whole(archive)

    def test_are_one_whoever_was_met_first_and_however_reports_come(self, archive, tmp_path, opened):
        self.make(archive)
        linked(archive)
        other = opened(str(tmp_path / "other.db"), create=True)
        for each in (self.MORE, self.OTHER, self.FIRST):
            fill(other, each)
            linked(other)
        assert together(other) == together(archive)
        assert whole(other)

    def test_are_weighed_again_once_people_told_who_one_of_them_is(self, archive):
        mayor = told(4, "Mayor Runa Dahl", published="2031-05-04")
        fill(archive, self.FIRST, self.OTHER, mayor)
        linked(archive)
        decide(archive, Verdict.SAME, party(self.FIRST, "Gaspard Vottal"), party(mayor, "Runa Dahl"))
        linked(archive)
        assert ["Gaspard Vottal 1", "Gaspard Vottar 2", "Runa Dahl 4"] in together(archive)
        assert whole(archive)
        before = rows(archive)
        assert linked(archive) == []
        assert rows(archive) == before

    def test_a_run_that_is_killed_between_leaves_them_to_the_next(self, archive, monkeypatch):
        self.make(archive)

        def killed(*_):
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(linking, "look_again", killed)
            with pytest.raises(KeyboardInterrupt):
                linked(archive)
        assert whole(archive)
        assert not self.one(archive)
        linked(archive)
        assert self.one(archive)
        assert whole(archive)


def test_what_is_less_sure_than_linking_proposes_is_not_shown():
    assert directory.ASKED == PROPOSED
