"""The table of pairs and the line: made of texts, the same for the same texts."""

import gzip
import json
from pathlib import Path

from onrecord.reading.fluency import FIGURES, figures
from onrecord.training import fluency

PEOPLE = [
    f"The mayor of {town} said on Monday that the bridge was safe. She did not say when it would be opened, and nobody asked her. " * 8
    for town in ("Fenby", "Quenna", "Hollin", "Tarnby")
]
MACHINE = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "reading" / "translated").glob("*-1.txt"))]


def test_a_line_parts_the_texts_that_it_is_drawn_with():
    pairs = fluency.count(PEOPLE)
    line = fluency.draw(pairs, PEOPLE, PEOPLE[:1], MACHINE)
    assert len(line["weights"]) == len(FIGURES) + len(line["kinds"])

    def beyond(text):
        row = figures(text, pairs, line["kinds"])
        told = fluency.evened(row, line["means"], line["scales"])
        return sum(value * weight for value, weight in zip(told, line["weights"], strict=True)) + line["bias"]

    assert max(map(beyond, PEOPLE)) < min(map(beyond, MACHINE))


def test_pairs_that_came_once_are_left_out():
    pairs = fluency.count(["He said that it was so and that was that for now. " * 2])
    assert min(pairs.counts.values()) >= 2


def test_the_file_is_the_same_for_the_same_table(tmp_path):
    pairs = fluency.count(PEOPLE)
    for name in ("one", "other"):
        fluency.written(pairs, {"limit": 0.5}, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    told = json.loads(gzip.decompress((tmp_path / "one").read_bytes()))
    assert sum(sum(row[1::2]) for row in told["rows"]) == pairs.total
    assert told["card"] == {"limit": 0.5}


def test_a_third_of_all_texts_is_kept_from_the_table():
    kept = sum(not fluency.part(f"text {number}") for number in range(3000))
    assert 900 < kept < 1100
