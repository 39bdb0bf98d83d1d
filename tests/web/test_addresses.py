"""Addresses of things, whatever their ids are."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotFound
from onrecord.records import Span
from onrecord.web import addresses


@given(st.text(min_size=1, alphabet=st.characters(codec=None)))
def test_an_id_goes_into_an_address_and_comes_back(id):
    slug = addresses.slug(id)
    assert re.fullmatch(r"~?[A-Za-z0-9_-]+", slug)
    assert addresses.id_of(slug) == id


@given(st.text(alphabet="~=ABCab-_é", max_size=12))
def test_an_address_of_nothing_is_none(slug):
    with suppress(NotFound):
        assert isinstance(addresses.id_of(slug), str)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), min_size=1, max_size=10))
def test_places_go_into_an_address_and_come_back(pairs):
    spans = tuple(sorted(Span(start, start + size) for start, size in pairs))
    at = addresses.place("abc", spans).partition("?at=")[2].partition("#")[0]
    assert addresses.places(at, 100) == spans


@pytest.mark.parametrize("at", [None, "", "x", "5", "9-3", "4-4", "1-200", "-1-5", "1-2-3", "٣-٤"])
def test_places_that_make_no_sense_are_let_be(at):
    assert addresses.places(at, 100) == ()


def test_a_query_leaves_out_what_is_not_there():
    assert addresses.with_query("/search", {"q": "a&b", "from_": None, "page": 1}, page=None) == "/search?q=a%26b"
