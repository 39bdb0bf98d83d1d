"""Texts in the manner of raw machine translation told from what people write, by the table that ships."""

import gzip
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation import polnear
from onrecord.reading.fluency import FIGURES, TABLE, Pairs, distance, evened, figures, pairs_in, portions, table

MACHINE = Path(__file__).parent / "translated"
EXAMPLES = Path(__file__).parents[2] / "examples"


def far(pattern: str) -> list[str]:
    return [path.stem for path in sorted(MACHINE.glob(pattern)) if distance(path.read_text(encoding="utf-8")) > 0]


def test_the_texts_that_drew_the_line_lie_beyond_it():
    assert len(far("*-[12].txt")) == 20


def test_of_those_that_no_training_saw_most_lie_beyond_it_too():
    assert len(far("*-3.txt")) >= 7  # of 10


@pytest.mark.parametrize("path", [path for path in sorted(EXAMPLES.glob("*.txt")) if path.stem != "translated"], ids=lambda path: path.stem)
def test_what_people_wrote_lies_on_this_side(path):
    assert distance(path.read_text(encoding="utf-8")) < 0


def test_nothing_of_polnears_dev_part_lies_beyond_it(shared):
    texts = [article.text for article in polnear.articles(shared / "data" / "polnear" / "dev")]
    assert len(texts) > 80
    assert not [text[:60] for text in texts if distance(text) > 0]


def test_too_few_words_tell_nothing():
    assert distance("") == -math.inf
    assert distance("The ferry will not sail before June, he said.") == -math.inf


def test_it_is_as_far_with_other_quotation_marks_and_line_ends():
    text = (MACHINE / "german-1.txt").read_text(encoding="utf-8")
    assert distance(text.replace('"', "”")) == pytest.approx(distance(text), abs=0.2)


def test_words_stand_for_themselves_where_they_are_common_and_for_their_kind_elsewhere():
    words = frozenset({"the", "will", "not"})
    pairs = list(pairs_in("The ferries of 1999 will not sail slowly to Port Anselm, (12) no.", words))
    assert [kind for _, kind in pairs] == [
        "the",
        "<s>",
        "<w>",
        "<year>",
        "will",
        "not",
        "<w>",
        "<ly>",
        "<w>",
        "<C>",
        ",",
        "(",
        "<n>",
        "(",
        "<w>",
        ".",
    ]
    assert pairs[0] == ("^", "the")
    assert list(pairs_in("A heading of few words", words)) == []


def test_what_was_to_be_expected_and_never_came_is_counted():
    pairs = Pairs.of(frozenset({"the", "of"}), {("of", "the"): 99, ("the", "<w>"): 99, ("<w>", "of"): 99, ("^", "the"): 1})
    usual, odd = ("of the word " * 50 + ". ", "the of word " * 50 + ". ")
    least, most = figures(usual, pairs, ["of"]), figures(odd, pairs, ["of"])
    assert least is not None
    assert most is not None
    assert least[0] < most[0]
    assert least[1] == 0 < most[1]


def test_no_figure_decides_alone():
    assert evened([0.0, 1e9, -1e9], [0.0, 1.0, 1.0], [1.0, 1.0, 1.0]) == (0.0, 4.0, -4.0)


def test_the_table_says_what_it_is_made_of_and_holds_no_text():
    told = json.loads(gzip.decompress(TABLE.read_bytes()))
    assert set(told) == {"card", "words", "kinds", "rows"}
    assert len(told["card"]["weights"]) == len(told["card"]["means"]) == len(FIGURES) + len(told["card"]["kinds"])
    assert "PolNeAR" in told["card"]["counted"]
    assert all(word == word.lower() and len(word) < 20 for word in told["words"])
    assert table()[0].total > 100_000


@given(st.text(max_size=300).map(lambda text: text * 20))
def test_any_text_has_a_distance(text):
    assert not math.isnan(distance(text))


@given(st.text(alphabet="ab \n", max_size=5000))
def test_portions_are_the_text_again(text):
    told = "".join(portions(text))
    assert text.startswith(told.rstrip("\n")) or told.rstrip("\n") == text.rstrip("\n")
    assert all(len(portion) < 1200 + len(max(text.split("\n"), key=len)) + 1 for portion in portions(text))
