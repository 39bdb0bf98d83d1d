"""Texts to train on: offsets hold, and chains spliced into them are told inside the content that they were put into."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from onrecord import marks
from onrecord.corpus.splits import marks_of_split
from onrecord.errors import CannotLoad
from onrecord.training.annotated import Annotated, Attribution, corpus_texts, own_texts, spliced
from tests.corpus.conftest import SMALL

HOST = "[who:1 Ms Rao] [said:1 said] [what:1 that the talks about the harbour would go on for weeks]. Nobody answered."
DONOR = "[who:1 The harbour master] [said:1 denied] [what:1 that any ship had been turned away]."


def annotated(marked: str, *, outermost_only: bool = False) -> Annotated:
    text, statements = marks.parse(marked)
    pairs = lambda spans: tuple((s.start, s.end) for s in spans)
    found = [Attribution(pairs(s.source), pairs(s.cue), pairs(s.content), s.parent is None) for s in statements]
    return Annotated(text, found, [p for a in found for p in a.content] if outermost_only else [])


def words(text: Annotated, pieces: tuple[tuple[int, int], ...]) -> list[str]:
    return [text.text[a:b] for a, b in pieces]


def test_a_spliced_sentence_brings_its_attribution_into_the_content():
    (made, _) = spliced([annotated(HOST, outermost_only=True), annotated(DONOR, outermost_only=True)], random.Random(3), 1.0)
    outer = next(a for a in made.attributions if words(made, a.source) == ["Ms Rao"])
    inner = [a for a in made.attributions if not a.outer]
    assert inner
    for one in inner:
        assert words(made, one.source)[0] in ("The harbour master", "Ms Rao")
        assert all(any(a <= p and q <= b for a, b in outer.content) for p, q in one.pieces())


def test_what_was_spliced_in_is_known_and_the_rest_of_the_contents_is_not():
    made = spliced([annotated(HOST, outermost_only=True), annotated(DONOR, outermost_only=True)], random.Random(3), 1.0)[0]
    inner = [a for a in made.attributions if not a.outer]
    assert not any(a < q and p < b for one in inner for p, q in one.cue for a, b in made.unknown)


def test_the_own_texts_are_marked_in_depth_and_leave_nothing_unknown():
    texts = own_texts()
    assert len(texts) > 300
    assert all(not text.unknown for text in texts)
    assert sum(not a.outer for text in texts for a in text.attributions) > 300


@pytest.mark.parametrize("seed", range(5))
def test_every_offset_of_a_spliced_text_is_inside_it(seed):
    texts = [annotated(HOST, outermost_only=True), annotated(DONOR, outermost_only=True), *own_texts()[:20]]
    for made in spliced(texts, random.Random(seed), 1.0):
        for attribution in made.attributions:
            assert all(0 <= a < b <= len(made.text) for a, b in attribution.pieces())
            assert all(made.text[a:b] == made.text[a:b].strip() for a, b in attribution.cue)


class TestTheCorpus:
    def test_is_read_by_its_training_part_with_every_statement_that_has_a_cue(self):
        wire, mail = corpus_texts(SMALL, "train", None)
        assert (len(wire.attributions), len(mail.attributions)) == (8, 5)
        assert wire.unknown == []

    def test_keeps_what_is_inner_apart(self):
        wire, _ = corpus_texts(SMALL, "train", None)
        (inner,) = (a for a in wire.attributions if not a.outer)
        assert wire.text[slice(*inner.cue[0])] == "had told"

    def test_without_a_part_to_train_on_says_so(self):
        with pytest.raises(CannotLoad, match="dev"):
            corpus_texts(SMALL, "dev", None)

    def test_of_the_repository_lends_no_test_report_to_training(self):
        corpus = Path(__file__).parents[2] / "corpus"
        trained = {each.resolve() for each in marks_of_split(corpus, "train")}
        assert trained.isdisjoint(each.resolve() for split in ("dev", "test") for each in marks_of_split(corpus, split))
