"""Actors in CSV."""

from io import BytesIO

import pytest

from onrecord.actors import csv
from onrecord.actors.actor import Actor
from onrecord.errors import CannotLoad
from onrecord.records import Term, Unread


def load(text: str) -> list[Actor | Unread]:
    return list(csv.load(BytesIO(text.encode()), "people.csv"))


def test_a_row_is_an_actor_and_cells_may_hold_several():
    roles = "minister of ports | Haldmark | 2030 | 2031-04; mayor|Fenby"
    (ada,) = load(f"id,name,kind,names,roles,wikidata\n,Ada Pell,person,A. Pell; Pell Ada,{roles},Q999\n")
    assert (ada.id, ada.names, ada.identifiers) == ("Q999", ("A. Pell", "Pell Ada"), {"wikidata": "Q999"})
    assert ada.roles == (
        Term("minister of ports", "Haldmark", "2030", "2031-04", by="actors"),
        Term("mayor", "Fenby", None, None, by="actors"),
    )


def test_only_a_name_is_needed():
    (ada,) = load("Name\nAda Pell\n")
    assert (ada.name, ada.kind, ada.source) == ("Ada Pell", "person", "people.csv")


def test_a_wrong_row_is_set_aside_by_its_line():
    found = load("name,kind,roles\nAda Pell,person,a|b|c|d|e\nIvo Marsh,person,mayor\nx,fish,\ny,person,,more\n")
    assert [each.path if isinstance(each, Unread) else each.name for each in found] == [
        "people.csv#2",
        "Ivo Marsh",
        "people.csv#4",
        "people.csv#5",
    ]


def test_a_file_without_names_is_told_what_to_write():
    with pytest.raises(CannotLoad, match="no column name"):
        load("title,kind\nmayor,person\n")


def test_endless_lines_are_refused():
    with pytest.raises(CannotLoad, match="longer than"):
        load("name\n" + "x" * 2**21)
