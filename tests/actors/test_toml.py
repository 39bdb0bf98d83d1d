"""Actors in TOML."""

from io import BytesIO

import pytest

from onrecord.actors import toml
from onrecord.actors.actor import Actor
from onrecord.errors import CannotLoad
from onrecord.records import Term, Unread


def load(text: str) -> list[Actor | Unread]:
    return list(toml.load(BytesIO(text.encode()), "people.toml"))


def test_all_that_can_be_said_of_an_actor():
    (found,) = load(
        """
        licence = "ours"
        [[actor]]
        id = "Q1"
        name = "Haldmark"
        kind = "country"
        names = ["Republic of Haldmark"]
        adjectives = ["Haldmarkian"]
        capital = "Fenby"
        roles = [{ title = "chair", of = "Northern Pact", from = 2030-01-01, to = "2031" }]
        identifiers = { wikidata = "Q1" }
        note = "invented"
        """
    )
    assert (found.capital, found.adjectives, found.identifiers) == ("Fenby", ("Haldmarkian",), {"wikidata": "Q1"})
    assert found.roles == (Term("chair", "Northern Pact", "2030-01-01", "2031", by="actors"),)


def test_a_wrong_actor_is_set_aside_by_its_number():
    found = load(
        '[[actor]]\nname = "Ada Pell"\n[[actor]]\nname = "Ivo"\nkind = "person"\nshoe = 43\n[[actor]]\nname = "Eda"\nkind = "person"\n'
    )
    assert [each.path if isinstance(each, Unread) else each.name for each in found] == ["people.toml#1", "people.toml#2", "Eda"]
    assert "shoe: no name of an actor's" in found[1].why


@pytest.mark.parametrize(
    ("text", "why"), [("x = 1", "no \\[\\[actor\\]\\]"), ("[[actor]", "not TOML"), ('actor = "x"', "no \\[\\[actor\\]\\]")]
)
def test_a_file_that_is_no_list_of_actors_is_told_so(text, why):
    with pytest.raises(CannotLoad, match=why):
        load(text)
