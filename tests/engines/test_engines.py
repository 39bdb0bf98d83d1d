"""Every engine keeps one contract: each input in its order, read or set aside with the reason."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import plugins
from onrecord.engines import local, processes
from onrecord.errors import CannotRead
from onrecord.records import Dossier, Report, Unread
from tests.engines.readers import Obedient, doomed, missing_model

ENGINES = plugins.find("engines")


def report(number: int, text: str) -> Report:
    return Report(id=f"r{number}", text=text, sha256="", path=f"{number}.txt")


def reports(*texts: str) -> list[Report]:
    return [report(number, text) for number, text in enumerate(texts)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def appeared(file: Path) -> int:
    """The number of a process that a `sign` order left."""
    for _ in range(2400):
        if file.exists() and file.read_text():
            return int(file.read_text())
        time.sleep(0.05)
    raise AssertionError("no reader ever started")


@pytest.mark.parametrize("name", ENGINES)
class TestEveryEngine:
    def test_gives_each_report_with_its_reading_in_the_order_of_the_input(self, name):
        given = reports("wait 0.3", *["short"] * 9)
        got = list(ENGINES[name].run(given, Obedient, jobs=2))
        assert [dossier.report for dossier in got] == given
        assert [dossier.reading.report_id for dossier in got] == [each.id for each in given]

    def test_hands_on_what_is_unread_in_its_place(self, name):
        given = [report(0, "a"), Unread("b.pdf", "no such format"), report(2, "c")]
        kinds = [type(each) for each in ENGINES[name].run(given, Obedient, jobs=2)]
        assert kinds == [Dossier, Unread, Dossier]

    def test_a_report_beyond_the_reader_is_set_aside_with_its_reason_and_the_rest_goes_on(self, name):
        first, second, third = ENGINES[name].run(reports("refuse too long by far", "stumble oh", "fine"), Obedient, jobs=2)
        assert first == Unread("0.txt", "too long by far")
        assert isinstance(second, Unread)
        assert "ZeroDivisionError('oh') in readers.py, line " in second.why
        assert isinstance(third, Dossier)

    def test_opens_no_reader_for_no_report(self, name):
        assert list(ENGINES[name].run([], missing_model, jobs=2)) == []
        assert list(ENGINES[name].run([Unread("a", "b")], missing_model, jobs=2)) == [Unread("a", "b")]

    def test_says_why_no_reader_could_be_opened(self, name):
        with pytest.raises(CannotRead, match="no model in nowhere"):
            list(ENGINES[name].run(reports("a", "b"), missing_model, jobs=2))

    def test_draws_only_so_many_inputs_ahead_of_what_was_taken(self, name):
        drawn = 0

        def endless():
            nonlocal drawn
            while True:
                drawn += 1
                yield report(drawn, "short")

        got = ENGINES[name].run(endless(), Obedient, jobs=2)
        for _ in range(20):
            next(got)
        got.close()
        assert drawn <= 20 + 2 * processes.AHEAD

    def test_an_input_that_fails_to_come_fails_the_run(self, name):
        def broken():
            yield report(0, "a")
            raise OSError("disk gone")

        with pytest.raises(OSError, match="disk gone"):
            list(ENGINES[name].run(broken(), Obedient, jobs=2))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(["short", "wait 0.01", "refuse no", "die", "set aside"]), max_size=8), st.integers(2, 3))
def test_whatever_happens_each_input_has_one_outcome_in_its_place(texts, jobs):
    inputs = [Unread(each.path, "set aside") if each.text == "set aside" else each for each in reports(*texts)]
    got = list(processes.run(inputs, Obedient, jobs=jobs))
    assert [each.report.path if isinstance(each, Dossier) else each.path for each in got] == [f"{n}.txt" for n in range(len(texts))]
    assert [isinstance(each, Dossier) for each in got] == [text in ("short", "wait 0.01") for text in texts]


def test_any_number_of_processes_gives_what_one_gives():
    given = reports(*[f"wait 0.0{n % 3}" for n in range(12)])
    expected = list(local.run(given, Obedient))
    assert all(list(processes.run(given, Obedient, jobs=jobs)) == expected for jobs in (1, 2, 3))


def test_the_report_of_a_process_that_is_killed_is_set_aside_and_the_rest_goes_on():
    first, killed, *rest = processes.run(reports("short", "die", "short", "short"), Obedient, jobs=2)
    assert isinstance(first, Dossier)
    assert isinstance(killed, Unread)
    assert killed.path == "1.txt"
    assert "SIGKILL" in killed.why
    assert "--jobs 1" in killed.why
    assert all(isinstance(each, Dossier) for each in rest)


def test_a_process_that_is_killed_from_outside_costs_one_report(tmp_path):
    signed = tmp_path / "pid"
    killer = Thread(target=lambda: os.kill(appeared(signed), signal.SIGKILL))
    killer.start()
    first, *rest = processes.run(reports(f"sign {signed}", *["short"] * 5), Obedient, jobs=2)
    killer.join()
    assert isinstance(first, Unread)
    assert [each.report.path for each in rest] == [f"{n}.txt" for n in range(1, 6)]


def test_a_process_that_ends_before_it_is_ready_ends_the_run_and_says_so():
    with pytest.raises(CannotRead, match="exit status 9"):
        list(processes.run(reports("a", "b"), doomed, jobs=2))


def test_stopping_early_leaves_no_process(tmp_path):
    signed = tmp_path / "pid"
    got = processes.run(reports("short", f"sign {signed}", *["short"] * 20), Obedient, jobs=1)
    next(got)
    pid = appeared(signed)
    assert alive(pid)
    got.close()
    assert not alive(pid)


INTERRUPTED = """
from onrecord.engines import processes
from tests.engines.readers import Obedient
from tests.engines.test_engines import reports
if __name__ == "__main__":
    try:
        list(processes.run(reports("sign {one}", "sign {other}"), Obedient, jobs=2))
    except KeyboardInterrupt:
        print("stopped")
"""


def test_ctrl_c_stops_every_process_without_a_word_from_any(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    script = INTERRUPTED.format(one=one, other=other)
    heard = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", script], start_new_session=True, **heard) as run:
        pids = [appeared(one), appeared(other)]
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
        assert run.communicate(timeout=30) == ("stopped\n", "")
    assert not any(alive(pid) for pid in pids)
