"""Inputs in, dossiers out, in order, whoever reads them."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.errors import CannotRead
from onrecord.records import Dossier, Unread

EXAMPLES = Path(__file__).parent.parent / "examples"
PATHS = sorted(str(path) for path in EXAMPLES.glob("*.txt"))


@pytest.fixture(scope="module")
def read() -> list[Dossier | Unread]:
    return list(pipeline.read(PATHS))


def test_every_input_has_its_outcome_in_its_place(read):
    assert [outcome.report.path for outcome in read] == PATHS
    assert all(outcome.reading.report_id == outcome.report.id for outcome in read)


@pytest.mark.parametrize("jobs", [0, 2, 3])
def test_any_number_of_processes_finds_the_same(read, jobs):
    assert list(pipeline.read(PATHS, jobs=jobs)) == read


def test_what_was_read_before_changes_nothing(read):
    assert list(pipeline.read(reversed(PATHS))) == read[::-1]


def test_what_can_t_be_loaded_comes_in_its_place(tmp_path, read):
    (tmp_path / "empty.txt").touch()
    first, second, third = pipeline.read([PATHS[0], str(tmp_path / "empty.txt"), PATHS[1]])
    assert isinstance(second, Unread)
    assert second.path == str(tmp_path / "empty.txt")
    assert [first, third] == read[:2]


def test_a_model_that_is_none_is_found_out_at_the_first_report(tmp_path):
    outcomes = pipeline.read([str(tmp_path / "missing.txt"), PATHS[0]], model=tmp_path)
    assert isinstance(next(outcomes), Unread)
    with pytest.raises(CannotRead, match=str(tmp_path)):
        next(outcomes)


def test_nothing_is_loaded_before_it_is_asked_for():
    def paths():
        yield PATHS[0]
        raise AssertionError("asked too early")

    assert isinstance(next(pipeline.read(paths())), Dossier)


def test_a_reading_process_that_is_killed_costs_no_more_than_its_report(read):
    outcomes = pipeline.read(PATHS * 4, jobs=2)
    got = [next(outcomes)]
    time.sleep(2)  # until the other one is ready, too, on a laden machine: who ends before that ends the run
    os.kill(next(process.pid for process in multiprocessing.active_children() if process.name == "onrecord reader"), signal.SIGKILL)
    got += outcomes
    lost = [outcome for outcome in got if isinstance(outcome, Unread)]
    assert len(got) == len(PATHS) * 4
    assert len(lost) <= 1
    assert all("SIGKILL" in outcome.why for outcome in lost)
    assert all(outcome == read[n % len(PATHS)] for n, outcome in enumerate(got) if isinstance(outcome, Dossier))
    assert not multiprocessing.active_children()
