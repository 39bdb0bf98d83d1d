"""What is kept of answers: as long as the record is the same, and only so much."""

from __future__ import annotations

from onrecord.web import kept
from onrecord.web.kept import Kept
from tests.archive.filled import fill, said


def test_what_was_asked_once_is_not_worked_out_again_until_the_record_changes():
    found, made = Kept[int](), []
    for state in ((1,), (1,), (2,), (1,)):
        assert found.get(state, "fog", lambda: made.append(1) or len(made)) == len(made)
    assert len(made) == 3


def test_only_the_last_are_kept():
    found, made = Kept[int](), []
    for number in [*range(kept.MOST + 1), kept.MOST, 0]:
        found.get((1,), number, lambda number=number: made.append(number) or number)
    assert made == [*range(kept.MOST + 1), 0]


def test_a_search_finds_what_came_since(page, archive):
    fill(archive, [said(1)])
    assert len(page.get("/search.json?q=quay").json()["found"]) == 1
    fill(archive, [said(2)])
    assert len(page.get("/search.json?q=quay").json()["found"]) == 2
