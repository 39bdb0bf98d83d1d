"""The texts that the project is measured on are none of those that it is trained on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.evaluation.gold import from_marks

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "tests" / "texts"
TRAINED = ROOT / "onrecord" / "training" / "texts"
RUN = 8  # words in a row; shorter runs are everybody's
SHORT = 4  # a sentence of fewer words ("He declined to comment") is everybody's too


def texts(folder: Path) -> dict[str, str]:
    files = sorted(folder.glob("*.txt"))
    return {f"{folder.name}/{gold.name}": gold.text for path in files for gold in from_marks(path)}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def sentences(text: str) -> Iterator[tuple[str, ...]]:
    for sentence in re.split(r"(?<=[.!?])[\"”’']?\s+|\n+", text):
        if len(normal := tuple(words(sentence))) > SHORT:
            yield normal


def runs(text: str) -> Iterator[tuple[str, ...]]:
    there = words(text)
    yield from (tuple(there[i : i + RUN]) for i in range(len(there) - RUN + 1))


@pytest.fixture(scope="module")
def both() -> tuple[dict[str, str], dict[str, str]]:
    if not any(TRAINED.glob("*.txt")):
        pytest.skip(f"{TRAINED.relative_to(ROOT)} holds no texts")
    assert any(MEASURED.glob("*.txt")), f"{MEASURED.relative_to(ROOT)} holds no texts: there is nothing left to measure on"
    return texts(MEASURED), texts(TRAINED)


@pytest.mark.parametrize("cut", [sentences, runs], ids=["sentence", "run of eight words"])
def test_no_words_that_are_measured_on_are_trained_on(cut, both):
    measured, trained = both
    known = {piece: name for name, text in trained.items() for piece in cut(text)}
    shared = [f"{name} and {known[piece]}: {' '.join(piece)}" for name, text in measured.items() for piece in cut(text) if piece in known]
    assert not shared, "\n".join(shared[:20])


def test_the_comparison_sees_a_sentence_in_other_punctuation():
    assert set(sentences("He left. “Nobody saw the old man go,” she said.")) == set(sentences("nobody saw the old man go -- she said!"))


def test_the_comparison_sees_a_run_inside_another_sentence():
    one, other = "and so the minister did not say whether the talks had failed", "The minister did not say whether the talks, too, had"
    assert set(runs(one)) & set(runs(other)) == {tuple(words("the minister did not say whether the talks"))}
