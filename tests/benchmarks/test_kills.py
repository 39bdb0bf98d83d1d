"""The pieces of the benchmark are at work in tests/pipeline/test_kills.py; here is what it prints."""

from benchmarks.kills import Tally, material, table


def test_the_table_has_a_row_for_each_number_of_processes():
    shown = table([Tally(jobs=1, kills=9, landed=7, stored_some=5, runs=12, records=2, same=2), Tally(jobs=2, records=1)])
    assert [line.split() for line in shown.splitlines()[1:]] == [
        ["1", "9", "7", "5", "0", "12", "2", "2", "of", "2"],
        ["2", "0", "0", "0", "0", "0", "1", "0", "of", "1"],
    ]


def test_the_material_is_the_same_each_time(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        material(tmp_path / name, 8)
    one, other = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "other"))
    assert one == other
    assert one["empty.txt"] == b""
