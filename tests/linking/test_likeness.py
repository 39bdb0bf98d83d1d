"""How alike two names of persons are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.likeness import SURE, persons

NAMES = st.lists(
    st.sampled_from("Ada Ivo Maria Jean Luc Pell Marsh Pelle de la van Kim J. Jr O’Brien Žofia Сергей 77 -".split()), max_size=4
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Tunnicliffe", "ADA TUNNICLIFFE"),
        ("Žofia Kľučárová", "Zofia Klucarova"),
        ("Szentgyörgyi Árpád", "Árpád Szentgyörgyi"),
        ("Jean-Marc Tissandier", "Jeanmarc Tissandier"),
        ("Sergei Malyutin", "Сергей Малютин"),
        ("Aleksandr Voronezhsky", "Alexandre Voronejski"),
        ("Dr Amara Nwosu", "Amara Nwosu"),
        ("Catalina Robles Villaseñor", "Catalina Robles"),
        ("Bill Ravenscroft", "William Ravenscroft"),
        ("Evangeline Osterhoudt", "Evangeline Osterhuodt"),
    ],
)
def test_one_name_in_two_spellings_is_alike(one, other):
    assert persons(one, other).odds >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anton Brezovic", "Jasna Brezovic"),
        ("Ada Pell", "Ada Marsh"),
        ("Irina Malakhova", "Ivan Malakhov"),
        ("Harold Beaumont Sr.", "Harold Beaumont Jr."),
        ("Gabriel Rousselot", "Gabrielle Rousselot"),
        ("Kim Min-ji", "Kim Min-su"),
        ("Pell", "Marsh"),
        ("", "Ada Pell"),
    ],
)
def test_names_of_two_people_are_apart(one, other):
    assert persons(one, other).apart


def test_how_alike_they_are_is_told_in_words():
    assert persons("Gaspard Vottar", "Gaspard Vottal").words == "surname one letter apart, same first name"
    assert persons("Ada Pell", "Pell").words == "same surname, the first name left out"
    assert persons("A. Brandvold", "Astrid Brandvold").words == "same surname, first name given by its initial"


def test_less_is_known_the_less_the_names_share():
    full, initial, alone, first = (
        persons("Astrid Brandvold", other).odds for other in ("Astrid Brandvold", "A. Brandvold", "Brandvold", "Astrid")
    )
    assert full > initial > alone > first


def test_a_countrys_name_is_hardly_a_surname():
    assert persons("La France", "Unruly France").odds < persons("Brandvold", "Astrid Brandvold").odds - 1


def test_a_name_that_many_bear_tells_less():
    assert persons("Wang Lei", "Wang Lei").odds < persons("Ada Tunnicliffe", "Ada Tunnicliffe").odds


def test_words_that_a_damaged_text_parts_otherwise_are_met():
    assert not persons("Anselmo Taperi", "An Selmo Tapeli").apart


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_either_side(one, other):
    assert persons(one, other) == persons(other, one)
