"""What the fuzz command makes and finds."""

import sys
from random import Random

import pytest

from benchmarks import fuzz
from benchmarks.mutations import mutated
from benchmarks.samples import SAMPLES
from onrecord import plugins
from onrecord.records import Report
from onrecord.sources import load, text


def test_every_source_has_samples_and_all_of_them_are_read(tmp_path):
    assert set(SAMPLES) == set(plugins.find("sources"))
    for made in SAMPLES.values():
        for name, data in made().items():
            (tmp_path / name).write_bytes(data)
            assert any(isinstance(item, Report) for item in load(str(tmp_path / name))), name


@pytest.mark.parametrize("source", ["jsonl", "zipped", "gzipped", "mail"])
def test_the_same_chance_makes_the_same_file_and_another_one_another(source):
    data = next(iter(SAMPLES[source]().values()))
    first, again, *others = (mutated(data, Random(seed), b"Told. " * 99) for seed in (1, 1, 2, 3, 4))
    assert first == again
    assert len({data, first, *others}) > 3


def test_a_run_reads_what_it_made_and_tells(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["fuzz", "--inputs", "6", "--source", "text", "--source", "zipped"])
    with pytest.raises(SystemExit) as ended:
        fuzz.main()
    assert ended.value.code == 0
    assert "all" in capsys.readouterr().out


def test_what_goes_wrong_is_found(tmp_path, monkeypatch):
    def wrongly(data, path):
        if b"raise" in data:
            raise KeyError("a")
        (tmp_path / "written").write_bytes(data)
        yield Report(id="1", text=f"{fuzz.SECRET}\r", sha256="b")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(text, "load", wrongly)
    touched = fuzz.Touched()
    for words, fault in ((b"raise", "beyond its reader"), (b"told", "brings out"), (b"told", "raises AssertionError")):
        (tmp_path / "a.txt").write_bytes(words)
        assert any(fault in each for each in fuzz.outcome_of("a.txt", touched).faults)


def test_a_process_that_breaks_is_told_of_and_the_next_file_is_read(tmp_path):
    watched = fuzz.Watched(tmp_path)
    (tmp_path / "a.txt").write_text("Karelin said no ship would pay.")
    try:
        watched.start()
        watched.process.kill()
        assert "breaks the process" in watched.read("a.txt").faults[0]
        assert watched.read("a.txt").reports == 1
    finally:
        watched.end()
