"""What is asked, understood; what is answered, described."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.shape import HIDDEN, Asked, Wrong, schema, told, understood


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Ask:
    name: Annotated[str, Asked(help="A name.", path=True)]
    from_: Annotated[str | None, Asked(help="A day.", date=True)] = None
    colour: Annotated[Colour, Asked(help="A colour.")] = Colour.RED
    page: Annotated[int, Asked(help="A page.", most=9)] = 1


@dataclass(frozen=True)
class Leaf:
    """A leaf."""

    words: Annotated[str, "Its words."]
    ends: tuple[int, int]
    secret: Annotated[object, HIDDEN] = None


@dataclass(frozen=True)
class Tree:
    """A tree."""

    leaves: tuple[Leaf, ...]
    by_name: Mapping[str, Leaf | None]
    share: float | None
    colour: Colour
    is_: bool


def test_values_become_what_they_are():
    assert understood(Ask, {"name": "Pell", "from": "2024-03", "colour": "blue", "page": "3"}) == Ask("Pell", "2024-03", Colour.BLUE, 3)


def test_what_is_empty_or_not_asked_for_is_let_be():
    assert understood(Ask, {"name": "Pell", "from": " ", "page": "", "else": "x"}) == Ask("Pell")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "name is missing"),
        ({"name": "a", "page": "0"}, "1 to 9"),
        ({"name": "a", "page": "ten"}, "no whole number"),
        ({"name": "a", "page": "٣"}, "no whole number"),
        ({"name": "a", "colour": "green"}, "red, blue"),
        ({"name": "a", "from": "May"}, "no date"),
        ({"name": "a", "from": "--05"}, "no date"),
        ({"name": "a\0"}, "no text has"),
        ({"name": "a" * 3000}, "longer than"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_told_with_its_name(values, why):
    with pytest.raises(Wrong, match=why):
        understood(Ask, values)


@given(st.dictionaries(st.sampled_from(["name", "from", "colour", "page"]), st.text(max_size=30)))
def test_anything_is_understood_or_told_to_be_wrong(values):
    with suppress(Wrong):
        assert isinstance(understood(Ask, values), Ask)


leaves = st.builds(Leaf, st.text(), st.tuples(st.integers(), st.integers()), st.just(object()))
trees = st.builds(
    Tree,
    st.lists(leaves).map(tuple),
    st.dictionaries(st.text(), st.none() | leaves),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(Colour),
    st.booleans(),
)


@given(trees)
def test_what_is_told_is_as_the_schema_says(tree):
    named: dict[str, object] = {}
    whole = schema(Tree, named) | {"components": {"schemas": named}}
    jsonschema_rs.validator_for(whole).validate(told(tree))


def test_what_is_hidden_is_neither_told_nor_described():
    named: dict[str, dict[str, object]] = {}
    schema(Leaf, named)
    assert set(told(Leaf("a", (1, 2), "b"))) == {"words", "ends"} == set(named["Leaf"]["properties"])
    assert named["Leaf"]["properties"]["words"] == {"type": "string", "description": "Its words."}
