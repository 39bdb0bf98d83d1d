"""The parts of names."""

import pytest

from onrecord.linking.forms import body, person


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Ada Pell", ("ada",), "pell"),
        ("Pell, Ada", ("ada",), "pell"),
        ("Dr. Ada Maria Pell", ("ada", "maria"), "pell"),
        ("President Ada Pell", ("ada",), "pell"),
        ("P. van der Linge", ("p",), "linge"),
        ("J.K. Oduya", ("j", "k"), "oduya"),
        ("TS Venkat", ("t", "s"), "venkat"),
        ("Pell", (), "pell"),
        ("Van den Broecke", (), "broecke"),
        ("Della Sarufa", ("della",), "sarufa"),
        ("Yusuf al-Qadir", ("yusuf",), "qadir"),
    ],
)
def test_a_persons_name_has_first_names_and_a_surname(name, given, surname):
    assert (person(name).given, person(name).surname) == (given, surname)


def test_the_elder_and_the_younger_are_kept_apart_from_the_name():
    assert person("Ada Pell Jr.").suffix == "jr"
    assert person("Ada Pell Senior").suffix == "sr"
    assert person("Pell, Jr.").surname == "pell"


@pytest.mark.parametrize("name", ["Maria Garcia", "Wang Lei", "Li Na", "Ng"])
def test_a_frequent_surname_or_a_very_short_name_is_common(name):
    assert person(name).common


def test_a_name_that_few_bear_is_not_common():
    assert not person("Ada Tunnicliffe").common


def test_a_body_has_telling_words_a_kind_and_fields():
    ministry = body("Ministry of Defence of Kazvania")
    assert ministry.telling == ("kazvania",)
    assert ministry.kinds == {"ministry"}
    assert ministry.fields == {"defence"}


def test_legal_forms_and_spellings_make_no_other_body():
    assert body("Trebovan Holdings Ltd").words == body("Trebovan Group plc").words
    assert body("Defense Organization").words == body("Defence Organisation").words


def test_a_body_of_several_words_has_first_letters():
    assert body("Joint Rail Tariff Board").letters == "jrtb"
    assert body("JRTB").letters == "jrtb"
    assert body("Board").letters == ""


def test_what_is_somebody_elses_is_told():
    assert body("Tolgan’s state agency").owned
    assert body("Ministry of Ports").owned
    assert not body("Orlec Bank").owned
