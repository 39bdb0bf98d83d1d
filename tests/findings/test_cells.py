"""Cells in words."""

import pytest

from onrecord.findings.cells import place, spoken
from onrecord.records import Citation, Span


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        ("", ""),
        (3, "3"),
        (0.25, "0.25"),
        (("a", "b"), "a, b"),
        ((), ""),
        ({"title": "mayor", "of": "Halm", "to": None}, "mayor, of Halm"),
        (({"title": "mayor", "of": None}, {"title": "pilot", "of": "Halm"}), "mayor; pilot, of Halm"),
    ],
)
def test_a_cell_is_told_in_words(cell, words):
    assert spoken(cell) == words


@pytest.mark.parametrize(("path", "name"), [("news/a.txt", "a.txt:3-9"), (None, "r1:3-9"), ("", "r1:3-9"), ("/", "r1:3-9")])
def test_a_place_is_the_file_or_the_report_and_the_characters(path, name):
    assert place(Citation("r1", path, None, Span(3, 9), "x")) == name
