"""Actors in FollowTheMoney's form."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors import followthemoney
from onrecord.actors.actor import Actor
from onrecord.errors import CannotLoad
from onrecord.records import Term, Unread


def entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {
        "id": id,
        "schema": schema,
        "properties": {name: value if isinstance(value, list) else [value] for name, value in properties.items()},
    }


def load(*entities: Any) -> list[Actor | Unread]:
    return list(followthemoney.load(BytesIO("\n".join(json.dumps(each) for each in entities).encode()), "dump.json"))


def test_persons_and_bodies_are_actors_with_their_aliases_and_numbers():
    ada, dock = load(
        entity("p", "Person", name=["Ada Pell", "Pell Ada"], alias="A. Pell", wikidataId="Q5"), entity("c", "Company", name="Dock Ltd")
    )
    assert (ada.id, ada.kind, ada.names, ada.identifiers) == ("Q5", "person", ("Pell Ada", "A. Pell"), {"wikidata": "Q5"})
    assert (dock.id, dock.kind) == ("c", "organisation")


def test_posts_memberships_and_directorships_are_roles_of_their_holders_whatever_their_order():
    found = load(
        entity("o", "Occupancy", holder="p", post="post", startDate="2030-01-02", endDate="2031"),
        entity("m", "Directorship", director="p", organization="c", role="chair"),
        entity("n", "Membership", member="p", organization="c"),
        entity("p", "Person", name="Ada Pell", position="poet", country="fr"),
        entity("post", "Position", name="President", country="fr"),
        entity("c", "Company", name="Dock Ltd"),
    )
    assert found[0].roles == (
        Term("poet", "France", None, None, by="actors"),
        Term("President", "France", "2030-01-02", "2031", by="actors"),
        Term("chair", "Dock Ltd", None, None, by="actors"),
        Term("member", "Dock Ltd", None, None, by="actors"),
    )


def test_what_is_nested_is_met_by_its_id():
    post = entity("post", "Position", name="President")
    found = load(entity("p", "Person", name="Ada Pell"), post, entity("o", "Occupancy", holder={"id": "p"}, post=[post]))
    assert found[0].roles == (Term("President", None, None, None, by="actors"),)


def test_wrong_lines_are_set_aside_after_the_actors():
    found = load(entity("p", "Person", name="Ada Pell"), {"id": "x"}, [1], {"id": "y", "schema": "Person", "properties": 3})
    assert [each.path for each in found[1:]] == ["dump.json#2", "dump.json#3", "dump.json#4"]


def test_other_entities_are_passed_over_and_a_file_of_them_alone_is_none():
    assert len(load(entity("p", "Person", name="Ada Pell"), entity("v", "Vessel", name="Ada"))) == 1
    with pytest.raises(CannotLoad, match="no person or body"):
        load(entity("v", "Vessel", name="Ada"))


@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": st.text(max_size=5), "schema": st.sampled_from(["Person", "Occupancy", "Position", "Company"])},
            optional={
                "properties": st.dictionaries(
                    st.sampled_from(["name", "holder", "post", "alias", "country", "startDate"]),
                    st.recursive(st.text(max_size=5) | st.none() | st.integers(), st.lists, max_leaves=4),
                    max_size=4,
                )
            },
        ),
        max_size=6,
    )
)
def test_any_json_lines_are_read_or_refused(entities):
    try:
        found = load(*entities)
    except CannotLoad:
        return
    assert all(isinstance(each, Actor | Unread) for each in found)
