"""Hand-made statements for the tests of this folder: texts with inline marks on both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import marks
from onrecord.evaluation.matching import Case
from onrecord.records import Span, Statement
from tests.evaluation import quay

Compare = Callable[[str, str], Case]


def statements(marked: str) -> tuple[str, tuple[Statement, ...]]:
    """The text and its statements; one that borrows the speaker of another (`@`) has that one's number as speaker."""
    text, found = marks.parse(marked)
    return text, tuple(
        Statement(
            id=str(one.number),
            source=one.source,
            cue=one.cue,
            content=one.content,
            parent=None if one.parent is None else str(one.parent),
            speaker=str(one.number if one.source else one.speaker_of) if one.source or one.speaker_of else None,
        )
        for one in found
    )


@pytest.fixture
def compare() -> Compare:
    """A case from one text that is marked twice: as it should be, and as a reader would have it."""

    def case(gold: str, found: str) -> Case:
        (text, wanted), (same, predicted) = statements(gold), statements(found)
        assert text == same, "the two markings are of different texts"
        return Case(text, wanted, predicted)

    return case


def moved(spans: tuple[Span, ...], by: int, end: int) -> tuple[Span, ...]:
    """Spans further on in the text, cut at its end."""
    ends = ((min(end, span.start + by), min(end, span.end + by)) for span in spans)
    return tuple(Span(a, b) for a, b in ends if a < b)


@pytest.fixture
def ontogum(tmp_path):
    """A folder with one document in OntoGUM's form."""
    return quay.write(tmp_path)
