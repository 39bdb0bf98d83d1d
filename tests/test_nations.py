"""Countries by name, adjective and capital."""

import pytest

from onrecord.firstnames import MEN, WOMEN
from onrecord.nations import COUNTRIES, DEMONYMS, country_named, country_of


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("French", "France"),
        ("the Netherlands", "Netherlands"),
        ("U.S.", "United States"),
        ("Kyiv", "Ukraine"),
        ("south korean", "South Korea"),
        ("Fenby", None),
    ],
)
def test_a_country_is_told_by_its_name_its_adjective_and_its_capital(words, country):
    assert country_of(words) == country


def test_an_adjective_or_a_capital_is_no_name():
    assert country_named("French") is None
    assert country_named("Paris") is None
    assert country_named("the U.K.") == "Britain"


def test_every_country_and_adjective_of_the_table_is_known():
    assert all(country_named(name) for name in COUNTRIES)
    assert all(country_of(word) for word in DEMONYMS)


def test_first_names_are_in_small_letters():
    assert all(name == name.lower() for name in MEN | WOMEN)
