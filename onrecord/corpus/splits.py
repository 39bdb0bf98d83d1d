"""The marks of one split of a corpus: whole affairs, and reports whose texts are elsewhere."""

from __future__ import annotations

from pathlib import Path

from onrecord.corpus.affairs import SPLITS, marks_of, read_splits
from onrecord.corpus.problems import Problems, raise_errors
from onrecord.corpus.values import Splits
from onrecord.errors import CannotLoad

__all__ = ["affairs_of_split", "marks_of_split"]


def marks_of_split(corpus: Path, split: str) -> list[Path]:
    """The files of marks of a split, affair by affair, then those of others' reports.

    Raises CannotLoad where the folder has no list of splits or the split no marks, BadMarks where the list is wrong.
    """
    splits = _splits(corpus, split)
    affairs = [file for affair in splits.affairs[split] for file in marks_of(corpus / "reports" / affair)]
    others = [corpus / "wikinews" / f"{name}.toml" for name in splits.wikinews[split]]
    if not affairs and not others:
        raise CannotLoad(f"{corpus / 'splits.toml'}: the split {split} has no marks")
    return [*affairs, *others]


def affairs_of_split(corpus: Path, split: str) -> list[Path]:
    """The folders of a split's affairs; raises as `marks_of_split`."""
    return [corpus / "reports" / affair for affair in _splits(corpus, split).affairs[split]]


def _splits(corpus: Path, split: str) -> Splits:
    path = corpus / "splits.toml"
    if not path.is_file():
        raise CannotLoad(f"{corpus}: no splits.toml here: give the folder of a corpus, with reports/ and splits.toml")
    problems = Problems(str(path))
    splits = read_splits(path, problems)
    raise_errors(problems)
    if splits is None or split not in SPLITS:
        raise CannotLoad(f"{path}: no split {split!r}: one of {', '.join(SPLITS)}")
    return splits
