"""JSON Lines: one object a row, a key a column, and under `evidence` the characters that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.codec import Json, written
from onrecord.records import Citation, Finding

__all__ = ["SUFFIX", "citation", "lines", "write"]

SUFFIX = ".jsonl"


def write(finding: Finding, file: BinaryIO) -> None:
    """A line for each row; notes have no line."""
    for line in lines(finding):
        file.write(written(line))


def lines(finding: Finding) -> Iterator[Json]:
    """Each row as its object."""
    for row in finding.rows:
        yield {**dict(zip(finding.columns, row.cells, strict=True)), "evidence": [citation(each) for each in row.evidence]}


def citation(cited: Citation) -> Json:
    """A citation as its object; `statement` is null where the evidence is not one."""
    about = {"report": cited.report, "path": cited.path, "statement": cited.statement}
    return about | {"start": cited.span.start, "end": cited.span.end, "text": cited.text}
