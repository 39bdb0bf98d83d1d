"""Speakers linked one after the other."""

from onrecord.linking.together import Together
from tests.linking.speakers import known


def test_speakers_of_several_reports_become_identities():
    together = Together()
    first = together.add(known("Žofia Kľučárová", ("transport minister", "Tatravia")))
    assert together.add(known("Zofia Klucarova")) == first
    assert together.add(known("Zofia Klucar")) != first
    assert together.identities[first].names == (("Žofia Kľučárová", 1), ("Zofia Klucarova", 1))


def test_why_they_are_one_and_who_else_it_may_be_is_kept():
    together = Together()
    first, second, third = known("Gaspard Vottar"), known("Gaspard Vottar"), known("Gaspard Vottal")
    for one in (first, second, third):
        together.add(one)
    assert together.reasons == {second.id: "same name"}
    assert [(proposed, other) for proposed, other, *_ in together.proposed] == [(third.id, first.id)]


def test_known_actors_are_met_first():
    actor = known("Ivory Coast", kind="country", id="Q1008", reports=(), actor="Q1008")
    assert Together([actor]).add(known("Ivory Coast", kind="country")) == "Q1008"


def test_people_without_a_name_stay_by_themselves():
    together = Together()
    assert together.add(known("an official", kind="unnamed")) != together.add(known("an official", kind="unnamed"))
