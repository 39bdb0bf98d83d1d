"""Speakers linked across the reports of affairs."""

import pytest

from onrecord.corpus import joined
from onrecord.errors import CannotLoad
from onrecord.records import Coverage, Reading


class Silent:
    """A reader that finds nothing."""

    model = "silent@1"

    def read(self, report):
        return Reading(report_id=report.id, model=self.model, statements=(), speakers=(), coverage=Coverage(0, 0, 0, 0))


def test_marked_speakers_are_linked_and_measured_beside_each_by_itself(small):
    found = joined.measure(None, small, "train")
    assert found.affairs == 1
    assert found.marked.gold == found.floor.gold > 0
    assert found.marked.precision == found.floor.precision == 1.0
    assert found.marked.recall >= found.floor.recall
    assert found.read is None


def test_what_a_reader_does_not_find_is_not_counted(small):
    found = joined.measure(Silent(), small, "train")
    assert (found.read.gold, found.read.predicted) == (0, 0)


def test_a_folder_without_splits_is_told_so(tmp_path):
    with pytest.raises(CannotLoad, match=r"no splits\.toml"):
        joined.measure(None, tmp_path, "dev")
