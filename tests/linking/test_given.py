"""First names."""

import pytest

from onrecord.linking.given import forms_of, givens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("bill",), ("william",)),
        (("volodymyr",), ("vladimir",)),
        (("mohammed",), ("muhammad",)),
        (("j",), ("john",)),
        (("j", "k"), ("john", "kato")),
        (("luc",), ("jean", "luc")),
        (("stephen",), ("steven",)),
        (("aigerim",), ("aygerim",)),
    ],
)
def test_a_first_name_has_other_forms(one, other):
    assert givens(one, other)[0] is not None
    assert givens(one, other) == givens(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("daniel", "daniela"),
        ("stefan", "stefanie"),
        ("mark", "mary"),
        ("christian", "christina"),
        ("ada", "ivo"),
        ("kofi", "kojo"),
        ("j", "ada"),
    ],
)
def test_first_names_that_are_two_are_not_one_misspelt(one, other):
    assert givens((one,), (other,))[0] is None


def test_a_womans_name_in_two_spellings_is_no_mans():
    assert givens(("anna",), ("anne",)) != (None, "a woman's and a man's first name")


def test_another_middle_name_speaks_against():
    assert givens(("ada", "maria"), ("ada", "sofia"))[0] < givens(("ada",), ("ada", "sofia"))[0]


def test_initials_tell_more_together():
    assert givens(("j", "k"), ("john", "kato"))[0] > givens(("j",), ("john",))[0]


def test_forms_of_a_name_hold_the_name():
    assert {"bill", "william", "will"} >= forms_of("bill") >= {"bill"}
    assert forms_of("zzz") == {"zzz"}
