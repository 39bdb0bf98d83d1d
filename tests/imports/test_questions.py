"""Questions out of a TOML file that people write."""

from __future__ import annotations

import io

import pytest

from onrecord.errors import CannotLoad
from onrecord.holdings import Line
from onrecord.imports import questions
from onrecord.records import Question, Unread


def loaded(text: str | bytes) -> list[Line | Unread]:
    data = text.encode() if isinstance(text, str) else text
    return list(questions.load(io.BytesIO(data), "q.toml", lambda told: [None] * len(told)))


def test_a_table_is_a_question_whose_lists_may_be_left_out():
    text = (
        '[[question]]\nid = "toll"\ntext = "A toll"\nabout = ["the toll"]\n\n[[question]]\nid = "war"\ntext = "War"\noppose = ["no war"]\n'
    )
    assert [line.item for line in loaded(text)] == [
        Question(id="toll", text="A toll", about=("the toll",)),
        Question(id="war", text="War", oppose=("no war",)),
    ]


def test_a_byte_order_mark_is_passed_over():
    assert len(loaded(b'\xef\xbb\xbf[[question]]\r\nid = "a"\r\ntext = "b"\r\n')) == 1


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('id = "a"', "text: missing"),
        ('id = "a"\ntext = " "', "text: expected words"),
        ('id = 1\ntext = "b"', "id: expected words"),
        ('id = "a"\ntext = "b"\nabout = "c"', "about: expected a list"),
        ('id = "a"\ntext = "b"\nabout = [1]', "about[0]: expected words"),
        ('id = "a"\ntext = "b"\nsuport = []', "suport: no name of a question's"),
        ('id = "z"\ntext = "b"', "id: expected an id that no question before has"),
    ],
)
def test_a_question_that_is_wrong_is_set_aside_and_the_rest_goes_on(table, why):
    fine = '[[question]]\nid = "z"\ntext = "b"\n'
    first, second, third = loaded(f'{fine}[[question]]\n{table}\n[[question]]\nid = "y"\ntext = "b"\n')
    assert isinstance(first, Line)
    assert (second.path, second.why[: len(why)]) == ("q.toml#2", why)
    assert third.item.id == "y"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("question", "not TOML"),
        ("", "no [[question]] in it"),
        ("question = 1", "no [[question]] in it"),
        ("a = " + "[" * 100_000, "not TOML"),
        (b"\xff", "not UTF-8"),
        (b" " * (2**24 + 1), "larger than 16 MB"),
    ],
)
def test_what_is_no_file_of_questions_is_refused_by_its_name(text, why):
    with pytest.raises(CannotLoad) as refused:
        loaded(text)
    assert str(refused.value).startswith(f"q.toml: {why}")
