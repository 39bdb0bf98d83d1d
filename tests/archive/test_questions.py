"""The questions that people stand on, kept."""

from onrecord.archive import questions
from onrecord.records import Question

TOLL = Question(id="toll", text="A toll?", about=("the toll", "a “tax”"), support=("welcome",), oppose=("no\x7f",))


def kept(archive) -> list[Question]:
    with archive.reading() as connection:
        return list(questions.questions(connection))


def put(archive, *found: Question) -> list[Question | None]:
    with archive.writing() as connection:
        return [questions.put(connection, each) for each in found]


def test_come_out_as_they_went_in_by_id(archive):
    other = Question(id="Zoll", text="")
    assert put(archive, TOLL, other) == [None, None]
    assert kept(archive) == [other, TOLL]


def test_one_takes_the_place_of_the_one_of_its_id(archive):
    changed = Question(id="toll", text="A toll!")
    put(archive, TOLL)
    assert put(archive, changed, changed) == [TOLL, changed]
    assert kept(archive) == [changed]


def test_there_are_none_at_first(archive):
    assert kept(archive) == []
