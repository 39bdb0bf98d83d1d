"""How well vectors agree with people on which sentences mean alike."""

import numpy as np
import pytest

from onrecord.errors import CannotLoad
from onrecord.evaluation.meaning import measure, rank_correlation


class Letters:
    """Sentences mean alike that have the same letters."""

    def meaning(self, words):
        counts = np.array([words.count(chr(97 + i)) for i in range(26)]) * 2 - 1
        return counts.astype(np.int8).tobytes() if words.strip() else None


def pairs(tmp_path, text):
    path = tmp_path / "pairs.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_vectors_that_order_pairs_as_people_do_correlate_fully(tmp_path):
    found = measure(Letters(), pairs(tmp_path, "abc,abc,5.0\nabc,abd,3.0\nabc,xyz,0.0\n"))
    assert found.pairs == 3
    assert found.cosine == pytest.approx(1.0)
    assert found.signs == pytest.approx(1.0)


def test_a_model_without_vectors_has_no_figure(tmp_path):
    assert measure(Letters(), pairs(tmp_path, 'abc," ",5.0\n')) is None


@pytest.mark.parametrize("text", ["", "only,two\n", "a,b,much\n", "a,b,1,2\n"])
def test_a_file_of_another_form_is_refused_by_its_row(tmp_path, text):
    with pytest.raises(CannotLoad, match=r"row 1|empty"):
        measure(Letters(), pairs(tmp_path, text))


def test_equal_values_share_a_rank():
    assert rank_correlation(np.array([1.0, 1.0, 2.0]), np.array([5.0, 5.0, 9.0])) == pytest.approx(1.0)
    assert rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0])) == pytest.approx(-1.0)
    assert rank_correlation(np.array([1.0, 1.0]), np.array([1.0, 2.0])) == 0.0
