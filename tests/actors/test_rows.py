"""What every form of file checks."""

import pytest

from onrecord.actors.actor import Actor
from onrecord.actors.rows import checked, term
from onrecord.errors import CannotLoad


def actor(**fields) -> Actor:
    return Actor(**{"id": "", "name": "Ada Pell", "kind": "person"} | fields)


def test_an_actor_without_an_id_gets_one_of_its_name_and_kind():
    assert checked(actor()).id == checked(actor()).id
    assert checked(actor()).id != checked(actor(kind="organisation")).id


def test_names_are_kept_once_and_without_the_name_itself():
    assert checked(actor(names=(" A. Pell", "A. Pell", "Ada Pell", ""))).names == ("A. Pell",)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"kind": "fish"}, "expected one of person, organisation, country, office"),
        ({"name": " "}, "name: missing"),
        ({"name": "x" * 301}, "longer than 300"),
        ({"names": tuple(f"n{k}" for k in range(201))}, "more than 200 spellings"),
        ({"id": "a b"}, "without a space"),
        ({"id": "x" * 101}, "at most 100"),
    ],
)
def test_what_is_wrong_is_told(fields, why):
    with pytest.raises(CannotLoad, match=why):
        checked(actor(**fields))


def test_a_role_has_a_title_and_dates_to_any_precision():
    assert (term("mayor", "Fenby", "2031", "2032-05").since, term("mayor").of) == ("2031", None)
    with pytest.raises(CannotLoad, match="from: expected a date"):
        term("mayor", "Fenby", "spring")
    with pytest.raises(CannotLoad, match="to: expected a date"):
        term("mayor", "Fenby", None, "--05-01")
    with pytest.raises(CannotLoad, match="title: missing"):
        term(" ")
