"""Windows of annotated texts as the network is taught them."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch", reason="PyTorch is not installed: pip install '.[train]'")

from onrecord.reading.pieces import open_pieces
from onrecord.reading.reader import MODEL
from onrecord.training.annotated import own_texts
from onrecord.training.batches import examples, in_words, specials

TOKENIZER = open_pieces(MODEL / "tokenizer.json")
SPECIAL = specials(TOKENIZER, 0)


@pytest.mark.parametrize("size", [40, 120, 382])
def test_each_cue_stands_in_exactly_one_window_with_labels_that_begin_before_they_go_on(size):
    for text in own_texts()[:60]:
        words = in_words(text, TOKENIZER)
        windows = list(examples(words, size, SPECIAL, random.Random(size)))
        assert sum(len(e.cues) for e in windows) == len(words.heads)
        assert sum(len(e.heads) for e in windows) == words.encoded.words
        for example in windows:
            assert len(example.ids) <= size + 2
            assert example.labels.sum(-1) == pytest.approx(1)
            for row in example.labels.argmax(-1).tolist():
                assert all(now % 2 or not now or before in (now, now - 1) for before, now in zip([0, *row], row, strict=False))


def test_the_head_of_each_cue_is_taught_as_one():
    for text in own_texts()[:20]:
        for example in examples(in_words(text, TOKENIZER), 382, SPECIAL, None):
            assert (example.anchor[example.cues, 0] == 1).all()
            assert (example.labels[range(len(example.cues)), example.cues, 3] == 1).all()
