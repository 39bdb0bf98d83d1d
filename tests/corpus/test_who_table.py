"""What was measured of who is who, in lines."""

from pathlib import Path

import pytest

from onrecord.corpus import who_table
from onrecord.errors import CannotLoad
from tests.corpus.test_garbled import NAMES
from tests.corpus.test_joined import Silent


def test_each_measure_stands_beside_its_floor(small):
    (small / "names.csv").write_text(NAMES.read_text(encoding="utf-8"), encoding="utf-8")
    found = who_table.measure(Silent(), corpus=small, split="train", documents=None)
    lines = list(who_table.lines(found))
    assert lines[0].split() == ["identities,", "B-cubed", "P", "R", "F1", "units"]
    assert [line[:30].strip() for line in lines[1:]] == [
        "1 affairs, train: as marked", "each speaker by itself", "as read", "garbled names, tune", "each speaker by itself", "pairs",
    ]  # fmt: skip


def test_a_folder_that_is_no_corpus_is_told_so(tmp_path: Path):
    with pytest.raises(CannotLoad, match="no splits"):
        who_table.measure(Silent(), corpus=tmp_path, split="dev", documents=None)
