"""Questions as TOML."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Question
from tests.exports.holding import Holding, written
from tests.strategies import AWKWARD

words = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])), max_size=12)
phrases = st.lists(words, max_size=3).map(tuple)
found = st.builds(Question, id=words, text=words, about=phrases, support=phrases, oppose=phrases)


def test_a_question_is_a_table():
    question = Question(id="toll", text="A “toll”", about=("the toll", 'a "tax"'))
    assert written("questions", Holding(others=[question])).decode() == (
        '[[question]]\nid = "toll"\ntext = "A “toll”"\nabout = ["the toll", "a \\"tax\\""]\nsupport = []\noppose = []\n\n'
    )


@given(st.lists(found, min_size=1, max_size=3))
def test_every_question_is_read_back_by_any_reader_of_toml(questions):
    tables = tomllib.loads(written("questions", Holding(others=questions)).decode())["question"]
    assert [
        Question(**{name: tuple(value) if isinstance(value, list) else value for name, value in one.items()}) for one in tables
    ] == questions
