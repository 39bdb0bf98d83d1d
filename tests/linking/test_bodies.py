"""How alike two names of bodies are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.bodies import COMMON, bodies

NAMES = st.lists(
    st.sampled_from("Bank of the Orlec Ministry Defence Kazvania’s Northern Southern Rail JRTB 4th US Ltd Party".split()), max_size=5
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trebovan Holding", "Trebovan Holdings a.s."),
        ("Ministry of Defence of Kazvania", "Kazvania's Defence Ministry"),
        ("Northern Treaty Defence Organisation", "Northern Treaty Defense Organization"),
        ("Joint Rail Tariff Board", "JRTB"),
        ("United States", "U.S."),
        ("Novostal Steelworks", "Novostahl Steelworks"),
        ("Railway and Dock Workers' Union", "Railway & Dockworkers' Union"),
    ],
)
def test_one_body_in_two_wordings_is_alike(one, other):
    assert bodies(one, other).odds > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlec Bank", "Orlec Foundation"),
        ("Northern Rail", "Southern Rail"),
        ("3rd Fishery Brigade", "4th Fishery Brigade"),
        ("Ministry of Health of Luzvia", "Ministry of Health of Lusania"),
        ("Ministry of Finance", "Ministry of Fisheries"),
        ("Tolgan", "Tolgan’s state agency"),
        ("Maritime Council", "Merlot Company"),
        ("Slovakia", "Slovenia"),
        ("Niger", "Nigeria"),
        ("", "Orlec Bank"),
    ],
)
def test_two_bodies_are_apart(one, other):
    assert bodies(one, other).apart


@pytest.mark.parametrize(("one", "other"), [("Board", "the board"), ("Ministry", "the ministry"), ("Board", "Joint Rail Tariff Board")])
def test_a_name_that_many_bodies_have_tells_nothing_by_itself(one, other):
    assert COMMON <= bodies(one, other).odds < -0.5


def test_an_adjective_is_no_countrys_name():
    assert bodies("American", "United States").odds < 0


def test_the_longer_the_letters_the_more_they_tell():
    two, three, four = (bodies(*pair).odds for pair in (("Ada Bank", "AB"), ("Ada Bran Corda", "ABC"), ("Ada Bran Corda Dell", "ABCD")))
    assert two < three < four


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_either_side(one, other):
    assert bodies(one, other) == bodies(other, one)
