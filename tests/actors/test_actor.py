"""Actors looked up."""

from onrecord.actors.actor import Actor, Actors


def test_actors_are_found_by_any_spelling_whatever_its_case_accents_and_article():
    gambia = Actor(id="Q1005", name="Gambia", kind="country", names=("The Gambia", "Gambiá Republic"))
    actors = Actors([gambia])
    for name in ("gambia", "THE GAMBIA", "Gambia Republic", "  the   gambia "):
        assert actors.named(name) == (gambia,)
    assert actors.named("Mali") == ()


def test_a_name_of_two_means_both():
    actors = Actors([Actor(id="a", name="Congo", kind="country"), Actor(id="b", name="DR Congo", kind="country", names=("Congo",))])
    assert [actor.id for actor in actors.named("Congo")] == ["a", "b"]


def test_of_two_with_one_id_the_last_counts():
    actors = Actors([Actor(id="a", name="Ada Pell", kind="person"), Actor(id="a", name="Ada Marsh", kind="person")])
    assert len(actors) == 1
    assert actors.get("a").name == "Ada Marsh"
    assert actors.named("Ada Pell") == ()
    assert actors.get("b") is None
