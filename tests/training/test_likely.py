"""The weights by which "he" and "she" are told: learned from cases that are right and wrong."""

import numpy as np

from onrecord.reading.reader import Reader
from onrecord.records import Span
from onrecord.training.likely import Case, cases, fit
from tests.reading.conftest import report_of

FIRST = Case(rows=((1.0, 0.0), (0.0, 0.0)), right=(True, False, False), weight=1.0)
SECOND = Case(rows=((0.0, 1.0), (1.0, 1.0)), right=(False, True, False), weight=0.7)


def test_what_is_shown_of_the_right_ones_weighs_more():
    weights = fit([FIRST, SECOND])
    assert weights.shape == (2,)
    assert weights[0] > 1


def test_the_same_cases_give_the_same_weights():
    assert np.array_equal(fit([FIRST, SECOND]), fit([FIRST, SECOND]))


def test_a_case_tells_who_is_right_of_those_just_mentioned():
    text = 'Dr Ada Pell met Dr Ines Tarn on Monday. She told reporters: "The weir holds."\n'
    given = {Span(3, 11): "pell", Span(19, 28): "tarn", Span(40, 43): "pell"}
    (case,) = cases(Reader.open(), report_of(text), given, 1.0)
    assert len(case.rows) == 2
    assert sorted(case.right[:2]) == [False, True]
    assert not case.right[2]
