"""Two who were left apart, weighed again once one of them gained something."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.again import look_again
from onrecord.linking.decide import LINKED, PROPOSED
from onrecord.linking.pool import Nothing, Pool
from onrecord.linking.together import Together
from tests.linking.speakers import known

OFFICE = ("harbour minister", "Tatravia")
SAME = range(7)  # hashes of the words that two reports quote


def linked(*reports):
    together = Together()
    for report in reports:
        together.take(report)
    return together


def test_a_surname_that_is_told_in_full_later_becomes_one_with_its_other_spelling():
    first, other = known("Vottar", OFFICE, said=SAME), known("Gaspard Vottaar")
    together = linked([first], [other])
    assert [score < LINKED for *_, score, _ in together.proposed] == [True]
    full = known("Gaspard Vottar", OFFICE, said=SAME)
    together.take([full])
    assert len({together.who(one.id) for one in (first, full, other)}) == 1
    assert together.proposed == []


def test_an_office_makes_two_one_who_were_only_proposed():
    one, other, more = known("Gaspard Vottal"), known("Gaspard Vottar", OFFICE), known("Gaspard Vottal", OFFICE, said=SAME)
    together = linked([replace(one, said=frozenset(SAME))], [other])
    assert [(a, b) for a, b, *_ in together.proposed] == [(other.id, one.id)]
    together.take([more])
    assert together.who(other.id) == together.who(one.id) == together.who(more.id)
    assert "both harbour minister of Tatravia" in together.reasons[other.id]


def test_from_whole_identities_more_is_asked_where_their_names_do_not_say_it():
    one, other = known("Gaspard Vottal", said=SAME), known("Gaspar Vottar", OFFICE)
    together = linked([one], [other], [known("Gaspard Vottal", OFFICE, said=SAME)])
    assert together.who(other.id) != together.who(one.id)
    ((*_, score, reason),) = together.proposed
    assert score < LINKED
    assert "both harbour minister of Tatravia" in reason


class Apart(Nothing):
    """A record in which some are told apart, by people or in one report."""

    def __init__(self, ids, *, by_people):
        self.ids, self.by_people = ids, by_people

    def apart(self, ids):
        return self.ids if self.by_people else ()

    def met(self, ids, others):
        return not self.by_people and bool({*self.ids} & {*ids, *others})


@pytest.mark.parametrize("by_people", [True, False])
def test_whom_people_or_a_report_told_apart_stay_two(by_people):
    one, other, more = known("Gaspard Vottal", said=SAME[:1]), known("Gaspar Vottar", OFFICE), known("Gaspard Vottal", OFFICE)
    pool = Pool(Apart([one.id, other.id], by_people=by_people))
    for each in (one, other, more):
        list(pool.take([each], {}))
        assert look_again(pool) == 0
    assert pool.leads == {}


def test_two_of_one_report_stay_two():
    one, other = known("Gaspard Vottal", reports=["r"]), known("Gaspar Vottar", OFFICE, reports=["r"])
    together = linked([one, other], [known("Gaspard Vottal", OFFICE)])
    assert together.who(one.id) != together.who(other.id)


def test_what_fits_two_as_well_is_joined_to_neither():
    first, second = known("Gaspard Vottal", OFFICE, reports=["r"]), known("Gaspard Vottas", OFFICE, reports=["r"])
    third, more = known("Gaspar Vottar", said=SAME[:1]), known("Gaspar Vottar", OFFICE)
    together = linked([first, second], [third], [more])
    assert together.who(third.id) not in {together.who(first.id), together.who(second.id)}


def test_what_speaks_against_two_by_now_is_proposed_no_more():
    one, other = known("Vottar"), known("Gaspard Vottar", ("goalkeeper", None))
    together = linked([one], [other])
    assert [(a, b) for a, b, *_ in together.proposed] == [(other.id, one.id)]
    together.take([known("Ines Vottar", OFFICE), known("Vottar", OFFICE, id="k-more")])
    together.take([known("Vottar", OFFICE, said=SAME)])
    assert (other.id, one.id) not in [(a, b) for a, b, *_ in together.proposed if together.who(b) != one.id]


def test_two_known_ones_out_of_files_stay_two():
    first = known("Gaspard Vottar", reports=(), id="Q1", actor="Q1")
    second = known("Gaspard Vottár", reports=(), id="Q2", actor="Q2")
    together = Together([first, second])
    together.take([known("Gaspard Vottar", OFFICE)])
    assert together.who("Q1") == "Q1"
    assert together.who("Q2") == "Q2"


NAMES = st.sampled_from(["Vottar", "Gaspard Vottar", "Gaspard Vottár", "G. Vottar", "Gaspar Votar", "Runa Thale", "Thale", "Runa Tale"])
ROLES = st.lists(st.sampled_from([OFFICE, ("mayor", "Tarn"), ("goalkeeper", None)]), max_size=1)
REPORTS = st.lists(st.lists(st.tuples(NAMES, ROLES), min_size=1, max_size=3, unique_by=lambda each: each[0]), min_size=1, max_size=8)


def people(reports):
    return [list(speakers(number, report)) for number, report in enumerate(reports)]


def speakers(number, report):
    for place, (name, roles) in enumerate(report):
        others = [other for other, _ in report if other != name]
        yield known(name, *roles, id=f"{number}-{place}", reports=[f"r{number}"], companions=others)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_whatever_comes_two_of_one_report_are_two_and_the_same_reports_make_the_same_ones(reports):
    told = people(reports)
    together = linked(*told)
    for report in told:
        assert len({together.who(one.id) for one in report}) == len(report)
    again = linked(*people(reports))
    assert [together.who(one.id) for report in told for one in report] == [again.who(one.id) for report in told for one in report]
    assert all(PROPOSED <= score < LINKED for *_, score, _ in together.proposed)
    assert all(together.who(a) != together.who(b) for a, b, *_ in together.proposed)
    assert {together.who(one.id) for report in told for one in report} == {*together.identities}


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_nothing_is_left_to_look_at(reports):
    pool = Pool(Nothing())
    for report in people(reports):
        list(pool.take(report, {}))
        look_again(pool)
        assert pool.gained == {}
        assert look_again(pool) == 0
