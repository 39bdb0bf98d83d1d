"""A split of a corpus is its affairs' marks, and those of reports that are not ours."""

import pytest

from onrecord.corpus.splits import marks_of_split
from onrecord.errors import BadMarks, CannotLoad


def test_a_split_is_the_marks_of_its_affairs_and_of_others_reports(small, change):
    change(small / "splits.toml", 'affairs = ["quarry-road"]\nwikinews = []', 'affairs = ["quarry-road"]\nwikinews = ["summit"]')
    names = [path.name for path in marks_of_split(small, "train")]
    assert names == ["01-tesk-wire.toml", "02-fjordside-mail.toml", "summit.toml"]


@pytest.mark.parametrize("split", ["dev", "extra"])
def test_a_split_without_marks_says_so(small, split):
    with pytest.raises(CannotLoad, match=split):
        marks_of_split(small, split)


def test_a_folder_without_splits_says_what_to_give(small):
    with pytest.raises(CannotLoad, match="folder of a corpus"):
        marks_of_split(small / "reports", "train")


def test_a_damaged_list_of_splits_is_named(small):
    (small / "splits.toml").write_text("[train]\naffairs = 3\n", encoding="utf-8")
    with pytest.raises(BadMarks, match=r"splits\.toml"):
        marks_of_split(small, "train")
