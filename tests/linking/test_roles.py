"""Roles side by side."""

import pytest

from onrecord.linking.roles import CLASH, LIKE, SAME, beside, post_of
from onrecord.records import Term


def odds(one: tuple[str, str | None], other: tuple[str, str | None]) -> float:
    return beside([Term(*one, None, None)], [Term(*other, None, None)])[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("foreign minister", "France"), ("French foreign minister", None)),
        (("Minister of Health", "Dankoura"), ("health minister", "Dankoura")),
        (("chairwoman", "Orlec Bank"), ("chair", "Orlec Bank")),
        (("former prime minister", "Poland"), ("premier", "Poland")),
        (("spokesman", "Aldrava"), ("spokeswoman", "Aldrava")),
    ],
)
def test_one_post_of_one_place_is_the_same_in_any_wording(one, other):
    assert odds(one, other) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("goalkeeper", "Kampura City"), ("police spokesman", "Kampura")),
        (("president", "France"), ("president", "Poland")),
        (("baker", None), ("foreign minister", "France")),
        (("mayor", "Haute-Lys"), ("mayor", "Basse-Lys")),
        (("archbishop", "Lokando"), ("goalkeeper", None)),
    ],
)
def test_two_that_one_hardly_holds_speak_against(one, other):
    assert odds(one, other) == CLASH


def test_a_damaged_place_is_no_other_place():
    assert odds(("president", "Sorkhan"), ("President", "Solhan")) > LIKE


def test_a_deputy_is_not_the_one_whose_deputy_he_is():
    assert odds(("deputy minister", "Poland"), ("minister", "Poland")) < LIKE


def test_nothing_follows_where_one_has_no_role():
    assert beside([], [Term("mayor", None, None, None)]) == (0.0, "")


def test_the_best_of_several_roles_counts_and_is_told():
    ours = [Term("aide", None, None, None), Term("mayor", "Fenby", None, None)]
    assert beside(ours, [Term("mayor", "Fenby", None, None)]) == (SAME, "both mayor of Fenby")


def test_whose_it_is_in_a_word_of_the_report_is_no_place():
    assert post_of("chair", "His client").place is None
    assert post_of("Chief", "**").place is None
