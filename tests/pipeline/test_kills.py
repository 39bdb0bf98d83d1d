"""Whatever stops `onrecord add`, run again it ends as if nothing had happened: shown by really stopping it."""

from random import Random

import pytest

from benchmarks import kills


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> kills.Trial:
    """What is added, and what a record holds that it was added to in peace."""
    folder = tmp_path_factory.mktemp("undisturbed")
    paths = kills.material(tmp_path_factory.mktemp("material"), 16)
    trial = kills.undisturbed(paths, lambda: str(folder / "record.db"))
    assert len(trial.expected.dossiers) == 17
    return trial


def test_a_run_that_is_killed_is_gone_on_with(where, undisturbed):
    chance = Random(3)
    for jobs, at_once in (1, kills.EACH), (2, kills.MANY):
        run = kills.start(where, undisturbed.paths, jobs=jobs, at_once=at_once)
        kills.kill(run, chance.uniform(0.4, 1) * undisturbed.seconds)
    assert kills.finish(where, undisturbed.paths)[0] == 3
    assert kills.state(where) == undisturbed.expected


def test_two_at_once_keep_each_report_once(where, undisturbed):
    runs = [kills.start(where, undisturbed.paths, at_once=kills.EACH) for _ in range(2)]
    for run in runs:
        status, said = kills.ended(run)
        assert status == 3, said
    assert kills.state(where) == undisturbed.expected


def test_a_run_that_loses_its_connection_says_so_and_is_gone_on_with(server, undisturbed):
    where, chance = server.new_database(), Random(1)
    paths = undisturbed.paths
    assert any(kills.cut_off(kills.start(where, paths, at_once=kills.EACH), server, where, chance) for _ in range(5))
    assert kills.finish(where, paths)[0] == 3
    assert kills.state(where) == undisturbed.expected
    server.drop(where)


def test_a_run_that_finds_the_disk_full_says_so_and_is_gone_on_with(undisturbed, tmp_path):
    try:
        told, found = kills.fill_disk(undisturbed, tmp_path, [200, 330, 20_000])
    except OSError as problem:
        pytest.skip(str(problem))
    assert "the disk is full: make room and run it again" in told[0]
    assert found == undisturbed.expected
