"""How sure it is that two are one."""

import pytest

from onrecord.linking.compare import alike, compare
from onrecord.linking.decide import LINKED, PROPOSED
from onrecord.linking.known import joined
from tests.linking.speakers import known

FOREIGN = ("foreign minister", "Frankonia")


def test_a_damaged_name_is_linked_by_its_role_and_the_same_words():
    one = known("Stefan Bejou", FOREIGN, said=range(8))
    found = compare(one, known("Stéphane Béjourneau", FOREIGN, said=range(8)))
    assert found.score >= LINKED
    assert found.reason == "surname cut short, first name spelt otherwise; both foreign minister of Frankonia; same words quoted in both"


def test_a_letter_apart_without_more_is_only_asked():
    assert PROPOSED <= compare(known("Gaspard Vottar"), known("Gaspard Vottal")).score < LINKED
    assert compare(known("Gaspard Vottar", FOREIGN), known("Gaspard Vottal", FOREIGN)).score >= LINKED


def test_namesakes_of_two_walks_of_life_stay_two():
    assert compare(known("David Okello", ("police spokesman", "Kampura")), known("David Okello", ("goalkeeper", None))).score < LINKED


def test_other_posts_elsewhere_are_asked_about_unless_they_share_company():
    pair = [("archbishop", "Lokando"), ("finance minister", "Kasanga")]
    company = ["tunnicliffe", "brezovic", "ravenscroft"]
    assert compare(known("Paul Nkemelu", pair[0]), known("Paul Nkemelu", pair[1])).score < LINKED
    changed = [("finance minister", "Lechia"), ("prime minister", "Lechia")]
    assert (
        compare(known("Ewa Sikorzanka", changed[0], companions=company), known("Ewa Sikorzanka", changed[1], companions=company)).score
        >= LINKED
    )


def test_two_of_one_report_are_never_one():
    assert compare(known("Ada Pell", reports=["r"]), known("Ada Pell", reports=["r"])).score < 0.01


def test_a_surname_alone_needs_more():
    alone = compare(known("Oluwadare"), known("Babatunde Oluwadare")).score
    assert alone < LINKED
    minister = ("oil minister", "Lagosia")
    assert compare(known("Oluwadare", minister), known("Babatunde Oluwadare", minister)).score >= LINKED


def test_a_surname_alone_is_not_linked_where_a_namesake_is_near():
    company = ["garkuwa", "tunnicliffe", "brezovic", "ravenscroft", "osterhoudt"]
    found = compare(known("Garkuwa", companions=company), known("Hauwa Garkuwa", companions=company))
    assert found.score < LINKED
    assert found.reason.endswith("but somebody else of that surname is named with one of them")


def test_another_role_speaks_against_a_surname_alone():
    company = ["tunnicliffe", "brezovic", "ravenscroft", "osterhoudt", "orlec"]
    one, other = (
        known("Garkuwa", ("professor", None), companions=company),
        known("Ibrahim Garkuwa", ("health minister", "Dankoura"), companions=company),
    )
    assert compare(one, other).score < LINKED


def test_a_common_body_is_never_linked_by_its_name():
    assert compare(known("the Board", kind="organisation"), known("Board", kind="organisation")).score < PROPOSED


def test_a_country_is_one_by_any_of_its_names_and_its_capital():
    assert compare(known("Kyiv", kind="country"), known("Ukraine", kind="country")).score >= LINKED


def test_a_kind_that_a_reader_mistook_needs_more():
    body = known("Marchisotti", kind="organisation")
    assert compare(body, known("Esteban Marchisotti")).score < LINKED
    assert compare(known("Marchisotti Bank", kind="organisation"), known("Esteban Marchisotti")).score < 0.01
    assert compare(known("Sorkhan", kind="organisation"), known("Sorkhan", kind="country")).score >= LINKED


@pytest.mark.parametrize("kind", ["group", "unnamed", "document", None])
def test_what_has_no_name_is_never_joined(kind):
    assert compare(known("a senior official", kind=kind), known("a senior official", kind=kind)).score < 0.01


def test_whole_names_that_cannot_be_one_outvote_a_short_one():
    khodzhaev = joined([known("Rustam Khodzhaev"), known("Khodzhaev")], id="i")
    assert alike(known("Farhod Khodzhaev"), khodzhaev).apart


def test_a_slip_in_one_report_tells_less_than_what_many_print():
    boeing = joined([*(known("Corvair", kind="organisation") for _ in range(20)), known("Airlux", kind="organisation")], id="i")
    assert alike(known("Airlux", kind="organisation"), boeing).odds < alike(known("Corvair", kind="organisation"), boeing).odds


def test_endless_names_are_compared_in_no_time():
    endless = "Ada " + "Pell " * 50_000
    assert compare(known(endless), known(endless + "x")).score >= 0
    assert compare(known(endless, kind="organisation"), known("x" * 1_000_000, kind="organisation")).score >= 0


def test_what_is_called_by_whose_it_is_is_joined_to_nobody():
    said, near = [1, 2, 3, 4], ["karel", "hall"]
    one = known("his office", kind="organisation", said=said, companions=near)
    assert compare(one, known("his office", kind="organisation", said=said, companions=near)).score < 0.01
    assert compare(one, known("Their Excellencies' Office", kind="organisation", said=said)).score < 0.01
