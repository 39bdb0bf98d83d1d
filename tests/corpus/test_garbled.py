"""Garbled names."""

from pathlib import Path

import pytest

from onrecord.corpus import garbled
from onrecord.errors import CannotLoad

HEAD = ",".join(garbled.COLUMNS)
NAMES = Path(__file__).parents[2] / "corpus" / "names.csv"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "names.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def test_spellings_of_one_are_joined_and_namesakes_are_not(tmp_path):
    path = table(
        tmp_path,
        "tune,accents,a-1.a,person,Žofia Kľučárová,minister,Tatravia,",
        "tune,accents,a-1.a,person,Zofia Klucarova,,,",
        "tune,kin,k-1.a,person,Anton Brezovic,,,",
        "tune,kin,k-1.b,person,Jasna Brezovic,,,",
        "other,kin,k-2.a,person,Ivo Marsh,,,",
    )
    found = garbled.measure(path, "tune")
    assert (found.linked.precision, found.linked.recall) == (1.0, 1.0)
    assert (found.floor.precision, found.floor.recall) == (1.0, 0.75)
    assert (found.pairs.gold, found.pairs.predicted, found.namesakes) == (1, 1, 1)
    assert found.sorts["accents"].recall == 1


def test_the_same_words_join_what_names_alone_do_not(tmp_path):
    rows = [f"tune,sound,s-1.a,person,{name},,,{{}}" for name in ("Stefan Bejou", "Stéphane Béjourneau")]
    assert garbled.measure(table(tmp_path, *(row.format("") for row in rows)), "tune").pairs.recall == 0
    assert garbled.measure(table(tmp_path, *(row.format("u1") for row in rows)), "tune").pairs.recall == 1


def test_tables_of_another_form_are_refused(tmp_path):
    with pytest.raises(CannotLoad, match="expected the columns"):
        garbled.read(NAMES.parent / "splits.toml")
    with pytest.raises(CannotLoad, match="no names in it"):
        garbled.read(table(tmp_path))
    with pytest.raises(CannotLoad, match="no names of the part 'x'"):
        garbled.measure(table(tmp_path, "tune,kin,k-1.a,person,Ada Pell,,,"), "x")


class TestOurs:
    def test_it_has_enough_pairs_and_as_many_namesakes(self):
        for part in ("tune", "held-out"):
            found = garbled.measure(NAMES, part)
            assert found.pairs.gold + found.namesakes > 200
            assert found.namesakes > 100

    def test_no_case_is_in_two_parts(self):
        parts: dict[str, set[str]] = {}
        for row in garbled.read(NAMES):
            parts.setdefault(row.case, set()).add(row.part)
        assert all(len(each) == 1 for each in parts.values())

    def test_none_of_its_namesakes_is_made_one(self):
        assert garbled.measure(NAMES, "tune").pairs.precision == 1.0
