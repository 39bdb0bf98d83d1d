"""A small invented affair of two reports, as it is kept, and as a copy that a test may change."""

import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def small(tmp_path):
    """A copy of the small corpus; its affair is in reports/quarry-road."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def affair(small):
    return small / "reports" / "quarry-road"


@pytest.fixture
def change():
    """Replaces words in a file; they must be there."""

    def change(path: Path, old: str, new: str) -> Path:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return change
