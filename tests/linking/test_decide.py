"""Whether somebody is one who is known."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.decide import LINKED, PROPOSED, decide
from tests.linking.speakers import known

NAMES = ["Ada Pell", "A. Pell", "Pell", "Ivo Pell", "Ada Pelle", "Orlec Bank", "the Board", "Pell, Ada", ""]
PEOPLE = st.builds(
    known, st.sampled_from(NAMES), kind=st.sampled_from(["person", "organisation", "country", "office", "group", None]),
    reports=st.sets(st.sampled_from("abcdef"), max_size=2), companions=st.sets(st.sampled_from(["marsh", "orlec", "pell", "brezovic"])),
    said=st.sets(st.integers(0, 9)), actor=st.sampled_from([None, "Q1"]),
)  # fmt: skip


def test_the_one_who_surely_is_it_is_it():
    ada, ivo = known("Ada Tunnicliffe"), known("Ivo Brezovic")
    assert decide(known("Ada Tunnicliffe"), [ivo, ada]).same.id == ada.id


def test_nobody_like_it_makes_somebody_new():
    assert decide(known("Ada Tunnicliffe"), [known("Ivo Brezovic")]) == decide(known("Ada Tunnicliffe"), [])


def test_what_fits_two_people_fits_neither_and_is_asked():
    company = ["tunnicliffe", "ravenscroft", "osterhoudt", "orlec"]
    two = [known("Anton Brezovic", companions=company), known("Jasna Brezovic", companions=company)]
    found = decide(known("Brezovic", companions=company), two)
    assert found.same is None
    assert {each.id for each in found.proposals} == {each.id for each in two}
    assert all(each.score < LINKED and each.reason.endswith("but it fits another one as well") for each in found.proposals)


def test_of_two_that_are_called_the_same_the_one_whom_most_reports_name_is_taken():
    few, many = known("Trebovan Holding", kind="organisation"), known("Trebovan Holding", kind="organisation", reports=["a", "b", "c"])
    assert decide(known("Trebovan Holding", kind="organisation"), [few, many]).same.id == many.id


def test_an_actor_goes_before():
    actor = known("Trebovan Holding", kind="organisation", reports=(), actor="Q9")
    others = [known("Trebovan Holding", kind="organisation", reports=["a", "b", "c"]), actor]
    assert decide(known("Trebovan Holding", kind="organisation"), others).same.id == actor.id


def test_bearers_of_a_surname_are_not_all_asked_about():
    assert decide(known("Brezovic"), [known(f"{name} Brezovic") for name in ("Anton", "Jasna", "Mirela")]).proposals == ()
    assert decide(known("Brezovic"), [known("Anton Brezovic")]).proposals


def test_people_without_a_name_are_nobodys():
    assert decide(known("an official", kind="unnamed"), [known("an official", kind="unnamed")]).proposals == ()


@given(PEOPLE, st.lists(PEOPLE, max_size=6))
def test_a_decision_is_sure_or_asks_and_never_joins_two_of_a_report(one, others):
    found = decide(one, others)
    by_id = {other.id: other for other in others}
    assert not (found.same and found.proposals)
    for each in (*([found.same] if found.same else ()), *found.proposals):
        assert not by_id[each.id].reports & one.reports
        assert each.reason
    if found.same:
        assert found.same.score >= LINKED
    assert all(PROPOSED <= each.score <= 1 for each in found.proposals)
    assert len(found.proposals) <= 3


@given(PEOPLE, st.lists(PEOPLE, max_size=6), st.randoms())
def test_the_order_of_the_known_ones_changes_nothing(one, others, chance):
    shuffled = chance.sample(others, len(others))
    assert decide(one, others) == decide(one, shuffled)
