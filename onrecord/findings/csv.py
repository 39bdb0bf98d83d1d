"""Comma-separated values: one line a row, its columns and then its evidence.

The first citation has a column for each of its parts, all others stand in the last column. Lists and objects are JSON. Cells are kept
from being run as formulas as in every table of ours: `onrecord.spreadsheet`.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from onrecord.codec import written
from onrecord.findings.jsonl import citation
from onrecord.records import Finding
from onrecord.spreadsheet import line

__all__ = ["EVIDENCE", "SUFFIX", "write"]

SUFFIX = ".csv"

_PARTS = ("report", "path", "statement", "start", "end", "text")
EVIDENCE = (*(f"evidence_{name}" for name in _PARTS), "evidence_more")


def write(finding: Finding, file: BinaryIO) -> None:
    """A heading and a line for each row; notes have no line."""
    file.write(line((*finding.columns, *EVIDENCE)))
    for row in finding.rows:
        first = citation(row.evidence[0]) if row.evidence else {}
        more = [citation(each) for each in row.evidence[1:]]
        file.write(line((*map(_flat, row.cells), *(first.get(name) for name in _PARTS), _flat(more) if more else None)))


def _flat(cell: Any) -> object:
    return cell if cell is None or isinstance(cell, str | int | float) else written(cell).decode().rstrip("\n")
