from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.encoding import SHAPES, Encoded, encode, sentence_starts, windows

HOSTILE = [
    "",
    " ",
    "\n\n\n",
    "\0",
    "No\0 deal\x07\x1b[31m",
    "😀😀 said 👩‍👩‍👧 that 🇺🇦",
    "قال الوزير إن المحادثات فشلت",
    "\u202eRao said\u202c no \u200f\u200b deal",
    "e\u0301\u0301\u0301\u0301 said a\u0300\u0327",
    "会谈失败了。部长说。",
    "각하 said İstanbul ŒUVRE ﬁn ½ ½ ≠",
    "[CLS] said [SEP] that [MASK] [UNK] [PAD]",
    "## ##said ##",
    "A" * 1000,
    "\"“”„«»'‘’``''" * 20,
    "\u2028 said \u2029 no \x85 deal \x0b now \x0c",
    "\ufeffRao\ufffd said \ufffe",
]


def words(encoded: Encoded, text: str) -> list[str]:
    return [text[a:b] for a, b in encoded.chars.tolist()]


class TestWords:
    def test_a_word_is_a_run_of_letters_and_digits_or_one_mark(self, encoded):
        text = "Ms Rao didn’t say 18,000."
        assert words(encoded(text), text) == ["Ms", "Rao", "didn", "’", "t", "say", "18", ",", "000", "."]

    def test_a_word_in_many_pieces_is_one_word(self, encoded):
        text = "Antidisestablishmentarianism won"
        assert words(encoded(text), text) == ["Antidisestablishmentarianism", "won"]
        assert len(encoded(text).ids) > 2

    def test_offsets_point_into_the_text_as_printed(self, encoded):
        text = "  ``Ça alors,'' said\n\tÉlodie  "
        assert words(encoded(text), text)[-2:] == ["said", "Élodie"]

    def test_all_kinds_of_quotation_marks_are_one_to_the_model(self, encoded):
        assert encoded("“No deal,” said Rao.").ids.tolist() == encoded('"No deal," said Rao.').ids.tolist()
        assert encoded("«No deal,» said Rao.").ids.tolist() == encoded('"No deal," said Rao.').ids.tolist()

    @pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
    def test_hostile_texts_have_words(self, encoded, text):
        check(text, encoded(text))

    @settings(max_examples=100)
    @given(text=st.one_of(st.text(), st.text(alphabet=st.sampled_from("ab A.,!?\n\"'“”«-0é\u0301"), max_size=200)))
    def test_any_text_has_words(self, tokenizer, text):
        check(text, encode(text, tokenizer))

    def test_a_megabyte_in_one_line_is_encoded(self, encoded):
        text = "Rao said no deal. " * 60_000
        found = encoded(text)
        assert found.words == 5 * 60_000
        check_windows(found, size=382, overlap=96)


def check(text: str, found: Encoded) -> None:
    """What must hold of every encoded text."""
    chars = found.chars
    assert len(chars) == len(found.lines) == found.words
    assert len(found.shapes) == len(found.ids)
    assert (chars[:, 0] < chars[:, 1]).all()
    assert (chars[1:, 0] >= chars[:-1, 1]).all()
    assert not len(chars) or (chars[0, 0] >= 0 and chars[-1, 1] <= len(text))
    covered = np.zeros(len(text) + 1, dtype=bool)
    for a, b in chars.tolist():
        covered[a:b] = True
    assert not [c for i, c in enumerate(text) if c.isascii() and c.isalnum() and not covered[i]]
    assert ((found.shapes >= 0) & (found.shapes < SHAPES)).all()
    assert (np.diff(found.lines) >= 0).all()
    assert (np.diff(found.heads) > 0).all()
    if found.words:
        assert found.heads[0] == 0
        assert found.sentences[0] == 0
        assert (np.diff(found.sentences) > 0).all()
        assert found.sentences[-1] < len(found.ids)


class TestShapes:
    def test_case_line_and_quotation_are_told_apart(self, encoded):
        text = 'Rao said\n"NO deal"'
        found = encoded(text)
        assert found.shapes[found.heads].tolist() == [1, 0, 4 + 8, 2 + 8, 8, 8]

    def test_a_quotation_ends_with_its_line(self, encoded):
        text = '"We waited.\nNobody came'
        shapes = encoded(text).shapes.tolist()
        assert shapes[0] >= 8
        assert shapes[-1] < 8

    def test_line_breaks_are_counted(self, encoded):
        assert encoded("one two\nthree\n\n\nfour").lines.tolist() == [0, 0, 1, 2]


class TestSentences:
    @pytest.mark.parametrize(
        "parts",
        [
            ["Rao said no. ", "Bell said yes."],
            ["“No deal.” ", "Rao left."],
            ["Did it? ", "“No.”"],
            ["No deal\n", "Rao said"],
            ["Mr. Rao met Dr. Bell on Jan. 5. ", "They left."],
            ["J. K. Rao said no. ", "Bell left."],
            ["It rose 3.5 per cent to No. 1. ", "It fell."],
            ["会谈失败了。", "部长说。"],
            ["Rao left... and came back."],
            ["Rao of Acme Inc. said no."],
        ],
        ids=lambda parts: parts[0].strip(),
    )
    def test_sentences_begin_after_a_stop_or_a_line_break(self, parts):
        text = "".join(parts)
        starts = [start for start in sentence_starts(text) if start < len(text)]
        assert starts == [sum(map(len, parts[:i])) for i in range(len(parts))]

    @settings(max_examples=100)
    @given(st.one_of(st.text(), st.text(alphabet=st.sampled_from('aB .!?\n"”)。'), max_size=100)))
    def test_they_begin_in_order_and_inside_the_text(self, text):
        starts = sentence_starts(text)
        assert starts[0] == 0
        assert all(a <= b for a, b in pairwise(starts))
        assert starts[-1] <= len(text)

    @pytest.mark.parametrize("unit", [".", " ", ". ", "\n", '."', "!\u3000", "A. ", "。"])
    def test_a_text_of_nothing_but_stops_is_no_burden(self, unit):
        assert sentence_starts(unit * (200_000 // len(unit)))[0] == 0


def made(words: list[int], sentences: list[int]) -> Encoded:
    """An encoded text of words with so many pieces each, where the words with these numbers begin sentences."""
    heads = np.cumsum([0, *words])[:-1]
    n = len(words)
    return Encoded(
        ids=np.zeros(sum(words), np.int64),
        heads=heads,
        chars=np.stack([np.arange(n), np.arange(n) + 1], axis=1),
        shapes=np.zeros(sum(words), np.int64),
        lines=np.zeros(n, np.int64),
        sentences=heads[sorted({0, *sentences})] if n else heads,
    )


def check_windows(found: Encoded, size: int, overlap: int) -> list[tuple[int, int]]:
    cuts = windows(found, size, overlap)
    reach = 0
    for a, b in cuts:
        assert a <= reach < b
        assert 0 < b - a <= size
        assert reach - a <= overlap
        reach = b
    assert reach == len(found.ids)
    assert all(a < c for (a, _), (c, _) in pairwise(cuts))
    return cuts


class TestWindows:
    def test_a_short_text_is_one_window(self):
        assert windows(made([1] * 10, [5]), size=10, overlap=4) == [(0, 10)]

    def test_no_text_has_no_window(self):
        assert windows(made([], []), size=10, overlap=4) == []

    def test_windows_are_cut_at_sentences_and_share_some(self):
        found = made([1] * 30, [4, 8, 12, 16, 20, 24, 28])
        cuts = windows(found, size=12, overlap=4)
        assert cuts == [(0, 12), (8, 20), (16, 28), (24, 30)]

    def test_a_sentence_longer_than_a_window_is_cut_between_words(self):
        cuts = windows(made([3] * 10, []), size=10, overlap=2)
        assert cuts == [(0, 9), (9, 18), (18, 27), (27, 30)]

    @settings(max_examples=100)
    @given(st.data())
    def test_every_piece_is_in_a_window_and_no_window_is_too_large(self, data):
        lengths = data.draw(st.lists(st.integers(1, 5), max_size=80))
        starts = data.draw(st.lists(st.integers(0, max(0, len(lengths) - 1)), max_size=20)) if lengths else []
        size = data.draw(st.integers(5, 40))
        check_windows(made(lengths, starts), size, data.draw(st.integers(0, size // 2)))
