"""Word pieces are those of BERT's own tokenizer, each with its place."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.pieces import Pieces, open_pieces
from onrecord.reading.reader import MODEL
from tests.reading.every import NEWS as SENTENCES

VOCABULARY = MODEL / "tokenizer.json"
PIECES = open_pieces(VOCABULARY)
NEWS = [
    "Ms Rao's anti-war e-mail (dated 3 March) cost €5.30, she told O’Reilly’s paper: “We’re re-electing 42nd-ranked Šušnjar!”",
    "Łukasz Gęś, naïve façade; Zürich ÀÉÎÕÜ İstanbul ΣΊΣΥΦΟΣ Мальта ﬁnal",
    "部长说：“会谈失败了。”他否认了 this 点。",
    "unaffordability antidisestablishmentarianism xyzzyqq " + "a" * 101 + " " + "b" * 100,
    "foreign ** teams … f*** — 10,000 – #tag @user https://a.example/x?y=1&z",
    "e\u0301 n\u0303 \u00ad\u200bx \ufffd y\u2028z\u00a0w",
]


def cut(text):
    return [tuple(piece) for piece in PIECES.cut(text)]


def of_the_library(text):
    tokenizers = pytest.importorskip("tokenizers", reason="tokenizers is not installed: pip install '.[dev]'")
    made = tokenizers.Tokenizer.from_file(str(VOCABULARY))
    made.no_truncation()
    made.no_padding()
    found = made.encode(text, add_special_tokens=False)
    begins = [not token.startswith("##") for token in found.tokens]
    return [(number, *ends, begin) for number, ends, begin in zip(found.ids, found.offsets, begins, strict=True)]


@pytest.mark.parametrize("text", NEWS)
def test_they_are_those_of_the_library_that_the_encoder_was_made_with(text):
    assert cut(text) == of_the_library(text)


@given(SENTENCES)
def test_they_are_those_of_the_library_in_every_sentence(text):
    assert cut(text) == of_the_library(text)


@given(st.text())
def test_they_stand_in_the_order_of_the_text_and_apart(text):
    pieces = cut(text)
    assert all(0 <= start < end <= len(text) for _, start, end, _ in pieces)
    assert all(one[2] <= after[1] or not after[3] or one[1] == after[1] for one, after in pairwise(pieces))
    assert not pieces or pieces[0][3]


@given(st.text(), st.text())
def test_what_was_cut_before_changes_nothing(before, text):
    fresh = Pieces(PIECES.vocabulary, PIECES.unknown)
    alone = list(fresh.cut(text))
    list(fresh.cut(before))
    assert list(fresh.cut(text)) == alone


def test_the_names_of_special_pieces_are_words_like_others():
    assert 102 not in {number for number, *_ in cut("he said [SEP] to me")}


def test_a_word_that_can_t_be_cut_is_one_unknown_piece():
    assert cut("x\u4dc0y") == [(PIECES.unknown, 0, 3, True)]


@pytest.mark.parametrize("model", [{"type": "BPE", "vocab": {}}, {}])
def test_a_file_of_another_kind_is_refused(tmp_path, model):
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": model}), encoding="utf-8")
    with pytest.raises((ValueError, KeyError)):
        open_pieces(path)
