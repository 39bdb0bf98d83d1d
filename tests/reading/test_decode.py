from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.decode import Biases, Heads, Places, _filled, _joined, best_labels, decode, log_softmax, pair_scores, runs
from onrecord.reading.pairs import DISTANCES, LABELS, LINE_STEPS, RANK

OUTSIDE, SOURCE, IN_SOURCE, CUE, IN_CUE, CONTENT, IN_CONTENT = range(LABELS)


def allowed(labels: tuple[int, ...]) -> bool:
    """Whether every inside follows a begin or an inside of its kind."""
    return all(label not in (2, 4, 6) or (i and labels[i - 1] in (label, label - 1)) for i, label in enumerate(labels))


def random_scores(seed: int, words: int, cues: int = 1) -> np.ndarray:
    return log_softmax(np.random.default_rng(seed).normal(0, 3, (cues, words, LABELS)).astype(np.float32))


def heads_of(words: int, seed: int = 0) -> Heads:
    shapes = {"anchor": (2,), "unary": (LABELS,), "query": (LABELS, RANK), "key": (LABELS, RANK)}
    random = np.random.default_rng(seed)
    return Heads(**{name: random.normal(0, 1, (words, *shape)).astype(np.float32) for name, shape in shapes.items()})


NO_BIASES = Biases(np.zeros((DISTANCES, LABELS), np.float32), np.zeros((LINE_STEPS, LABELS), np.float32))


def nowhere(words: int) -> Places:
    """Words of one line and one sentence."""
    return Places(np.zeros(words, np.int64), np.zeros(words, np.int64))


class TestBestLabels:
    @settings(max_examples=50)
    @given(st.integers(0, 2**32), st.integers(1, 60), st.integers(1, 4))
    def test_an_inside_never_follows_another_kind(self, seed, words, cues):
        labels = best_labels(random_scores(seed, words, cues))
        assert labels.shape == (cues, words)
        assert all(allowed(tuple(row)) for row in labels.tolist())

    @settings(max_examples=50)
    @given(st.integers(0, 2**32), st.integers(1, 4))
    def test_no_other_labelling_scores_higher(self, seed, words):
        scores = random_scores(seed, words)
        best = max((row for row in product(range(LABELS), repeat=words) if allowed(row)), key=lambda row: total(scores, row))
        assert total(scores, best_labels(scores)[0].tolist()) == pytest.approx(total(scores, best), abs=1e-5)

    def test_a_word_that_looks_inside_makes_the_word_before_it_begin(self):
        scores = np.full((1, 3, LABELS), -5, np.float32)
        scores[0, 0, OUTSIDE], scores[0, 0, CONTENT] = -0.1, -2
        scores[0, 1, IN_CONTENT], scores[0, 2, IN_CONTENT] = -0.1, -0.1
        assert best_labels(scores).tolist() == [[CONTENT, IN_CONTENT, IN_CONTENT]]

    def test_each_row_is_labelled_as_if_alone(self):
        scores = random_scores(1, 20, cues=5)
        assert (best_labels(scores) == np.concatenate([best_labels(scores[k : k + 1]) for k in range(5)])).all()


def total(scores: np.ndarray, labels) -> float:
    return float(sum(scores[0, i, label] for i, label in enumerate(labels)))


class TestRuns:
    def test_a_run_is_a_begin_and_the_insides_that_follow(self):
        labels = np.array([SOURCE, IN_SOURCE, CUE, CONTENT, IN_CONTENT, IN_CONTENT, OUTSIDE, CONTENT], np.int8)
        assert runs(labels, SOURCE) == ((0, 2),)
        assert runs(labels, CUE) == ((2, 3),)
        assert runs(labels, CONTENT) == ((3, 6), (7, 8))

    def test_two_begins_side_by_side_are_two_runs(self):
        assert runs(np.array([CONTENT, CONTENT, IN_CONTENT], np.int8), CONTENT) == ((0, 1), (1, 3))

    def test_nothing_labelled_is_no_run(self):
        assert runs(np.zeros(4, np.int8), CUE) == ()


class TestScores:
    def test_they_are_log_probabilities_for_each_cue_and_word(self):
        scores = pair_scores(heads_of(9), NO_BIASES, np.array([2, 5]), np.zeros(9, np.int64))
        assert scores.shape == (2, 9, LABELS)
        assert np.exp(scores).sum(-1) == pytest.approx(np.ones((2, 9)), abs=1e-5)

    def test_large_scores_do_not_overflow(self):
        assert np.isfinite(log_softmax(np.array([[1e30, -1e30, 0.0]], np.float32))).all()


class TestDecode:
    def test_no_cue_gives_nothing(self):
        assert decode(heads_of(5), NO_BIASES, nowhere(5), np.array([], np.int64), 0) == []

    def test_words_are_counted_from_the_start_of_the_report(self):
        heads, lines, cues = heads_of(12, seed=3), np.zeros(12, np.int64), np.array([4, 7])
        here, there = decode(heads, NO_BIASES, Places(lines, lines), cues, 0), decode(heads, NO_BIASES, Places(lines, lines), cues, 100)
        assert [f.head for f in there] == [104, 107]
        assert [f.content for f in there] == [tuple((a + 100, b + 100) for a, b in f.content) for f in here]
        assert [f.certain for f in there] == [f.certain for f in here]

    @settings(max_examples=50)
    @given(st.integers(0, 2**32), st.integers(1, 40))
    def test_no_word_has_two_parts_in_one_statement(self, seed, words):
        for found in decode(heads_of(words, seed), NO_BIASES, nowhere(words), np.arange(words)[::3], 0):
            taken = [word for part in (found.source, found.cue, found.content) for a, b in part for word in range(a, b)]
            assert len(taken) == len(set(taken))
            assert all(0 <= word < words for word in taken)
            assert 0 <= found.any <= 1
            assert 0 <= found.top <= 1
            assert all(p <= 0 for p in found.certain)

    @settings(max_examples=50)
    @given(st.integers(0, 2**32), st.integers(1, 40))
    def test_a_source_and_a_cue_have_one_piece_at_most(self, seed, words):
        for found in decode(heads_of(words, seed), NO_BIASES, nowhere(words), np.arange(words)[::3], 0):
            assert len(found.source) <= 1
            assert len(found.cue) <= 1


class TestSlipsOfTheLabels:
    ONE, TWO = np.zeros(30, np.int64), np.arange(30) // 10  # sentences of the words

    def test_touching_stretches_of_a_source_are_one(self):
        assert _joined(((2, 4), (4, 5), (9, 11))) == ((2, 5), (9, 11))

    def test_a_short_gap_in_a_content_is_filled(self):
        assert _filled(((2, 8), (11, 15)), ((20, 21),), self.ONE) == ((2, 15),)

    def test_a_long_one_is_not_nor_one_with_the_cue_in_it(self):
        assert _filled(((2, 8), (14, 15)), (), self.ONE) == ((2, 8), (14, 15))
        assert _filled(((2, 8), (11, 15)), ((9, 10),), self.ONE) == ((2, 8), (11, 15))

    def test_nor_one_between_two_sentences(self):
        assert _filled(((2, 8), (11, 15)), (), self.TWO) == ((2, 8), (11, 15))
