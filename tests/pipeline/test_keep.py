"""Reports read and kept: each once, told when it is stored, whatever happens on the way."""

import json
import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from onrecord import sources
from onrecord.archive import check, fetch, refusals, store
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.store import State
from onrecord.archive.tables import forgotten
from onrecord.errors import CannotKeep, CannotRead
from onrecord.pipeline import keep
from onrecord.pipeline.portions import MOST
from onrecord.records import Dossier, Report, Unread
from tests.engines.readers import missing_model
from tests.pipeline.readers import Clerk, Nobody

add = partial(keep.add, open_reader=Clerk)


def states(kept) -> list[str]:
    return [each.state.value for each in kept]


def held(archive: Archive) -> list[Dossier]:
    with archive.reading() as connection:
        return list(fetch.all_readings(connection))


def refused(archive: Archive) -> dict[str, refusals.Refusal]:
    with archive.reading() as connection:
        return {each.path: each for each in refusals.listed(connection)}


@pytest.fixture
def write(tmp_path):
    """Writes a file and gives its path."""
    (tmp_path / "in").mkdir()

    def writing(name: str, text: str) -> str:
        (tmp_path / "in" / name).write_text(text)
        return str(tmp_path / "in" / name)

    return writing


def lines(*rows: dict) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


class TestAdd:
    def test_tells_what_became_of_each_input_in_their_order(self, archive, write, tmp_path):
        paths = [write("a.txt", "Rao said no."), write("b.txt", ""), write("c.txt", "Bell said yes."), str(tmp_path / "missing.txt")]
        kept = list(add([*paths, paths[0]], archive))
        assert [each.path for each in kept] == [*paths, paths[0]]
        assert states(kept) == ["new", "refused", "new", "refused", "known"]
        assert {each.report for each in kept if each.state == State.NEW} == {each.report.id for each in held(archive)} != set()

    def test_stores_what_reading_finds(self, archive, write):
        (kept,) = add([write("a.txt", "Rao said no.")], archive)
        (dossier,) = held(archive)
        assert dossier.reading == Clerk().read(dossier.report)
        assert kept.coverage == dossier.reading.coverage

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_skips_what_is_there_without_reading_it(self, archive, write, jobs):
        paths = [write(f"{n}.txt", f"Rao said {n}.") for n in range(5)]
        assert states(add(paths, archive, jobs=jobs)) == ["new"] * 5
        assert states(keep.add(paths, archive, jobs=jobs, open_reader=Nobody)) == ["known"] * 5
        assert len(held(archive)) == 5

    def test_opens_no_model_where_nothing_is_new(self, archive, write):
        path = write("a.txt", "Rao said no.")
        list(add([path], archive))
        assert states(keep.add([path], archive, open_reader=missing_model)) == ["known"]

    def test_keeps_a_report_once_that_comes_often_in_one_run(self, archive, write):
        text = {"text": "Rao said no.", "outlet": "Herald"}
        assert states(add([write("a.jsonl", lines(*[text] * 3))], archive)) == ["new", "known", "known"]
        assert len(held(archive)) == 1

    def test_tells_nothing_before_it_is_stored(self, archive, write):
        paths = [write(f"{n}.txt", f"Rao said {n}.") for n in range(MOST + 5)]
        for kept in add(paths, archive):
            with archive.reading() as connection:
                assert fetch.report_keys(connection, kept.report)

    def test_draws_only_so_many_inputs_ahead(self, archive, write):
        path, drawn = write("a.txt", "Rao said no."), 0

        def endless():
            nonlocal drawn
            while True:
                drawn += 1
                yield path

        kept = add(endless(), archive)
        for _ in range(MOST * 3):
            next(kept)
        kept.close()
        assert drawn <= MOST * 5

    def test_leaves_out_the_record_itself(self, tmp_path, write):
        write("a.txt", "Rao said no.")
        archive = open_archive(str(tmp_path / "in" / "record.db"), create=True)
        with archive.reading():
            assert states(add([str(tmp_path / "in")], archive)) == ["new"]
        archive.close()

    def test_says_why_it_can_t_read(self, archive, write):
        with pytest.raises(CannotRead, match="no model in nowhere"):
            list(keep.add([write("a.txt", "Rao said no.")], archive, open_reader=missing_model))


class TestVersions:
    def test_a_changed_text_at_an_address_is_a_version_with_what_changed(self, archive, write):
        before, after = (
            {"url": "https://news.example/1", "text": text} for text in ("Rao said no. Bell said x.", "Rao said yes. Bell said x.")
        )
        first, second = add([write("a.jsonl", lines(before, after))], archive)
        assert states([first, second]) == ["new", "version"]
        assert second.follows == first.report
        assert (len(second.change.came), len(second.change.went), len(second.change.stayed)) == (1, 1, 1)

    def test_a_changed_file_is_a_version_and_another_text_in_its_place_is_not(self, archive, write):
        path = write("a.txt", "Rao said no to all of it.")
        (first,) = add([path], archive)
        write("a.txt", "Rao said no to some of it.")
        (second,) = add([path], archive)
        write("a.txt", "Quite another report stands here.")
        (third,) = add([path], archive)
        assert (second.state, second.follows) == (State.VERSION, first.report)
        assert third.state == State.NEW

    def test_versions_are_told_whatever_the_clock_says(self, archive, write, monkeypatch):
        path, clock = write("a.txt", "Rao said 0 to it."), iter(range(2040, 1990, -1))
        for module in (store, refusals):
            monkeypatch.setattr(module, "now", lambda: f"{next(clock)}-01-01T00:00:00Z")
        kept = []
        for n in range(4):
            write("a.txt", f"Rao said {n} to it.")
            kept += add([path, "missing.txt"], archive)
        reports = [each for each in kept if each.report]
        assert [each.follows for each in reports] == [None, *(each.report for each in reports[:-1])]
        (case,) = refused(archive).values()
        assert case.tries == 4

    @pytest.mark.parametrize(
        ("facts", "address"),
        [
            ({"url": "https://news.example/1", "path": __file__}, "https://news.example/1"),
            ({"path": os.path.relpath(__file__)}, os.path.abspath(__file__)),
            ({"path": f"{__file__}#3"}, None),
            ({"path": "-"}, None),
            ({}, None),
            ({"url": "https://news.example/" + "x" * 1000}, None),
            ({"url": "https://news.example/" + "界" * 900}, None),
        ],
    )
    def test_are_looked_for_at_the_address_or_the_file(self, facts, address):
        assert keep.address_of(Report(id="r", text="t", sha256="", **facts)) == address


class TestForgotten:
    @pytest.fixture
    def path(self, archive, write) -> str:
        path = write("a.txt", "Rao said no.")
        (report,) = sources.load(path)
        with archive.writing() as connection:
            connection.execute(insert(forgotten).values(report=report.id, sha256=report.sha256, author="person:ana", at="2024"))
        return path

    def test_stays_out(self, archive, path):
        assert states(keep.add([path], archive, open_reader=Nobody)) == ["forgotten"]
        assert held(archive) == []

    def test_comes_in_when_asked_for_again(self, archive, path):
        assert states(add([path], archive, again=True)) == ["new"]


class TestRefused:
    def test_stands_with_its_reason_until_it_is_added_well(self, archive, write):
        path = write("a.txt", "")
        list(add([path], archive))
        list(add([path], archive))
        (case,) = refused(archive).values()
        assert (case.path, case.tries) == (path, 2)
        assert case.why == "empty: there is nothing to read"
        write("a.txt", "Rao said no.")
        assert states(add([path], archive)) == ["new"]
        assert refused(archive) == {}

    def test_a_file_that_failed_whole_is_settled_by_a_report_in_it(self, archive, write):
        path = write("a.jsonl", "")
        list(add([path], archive))
        write("a.jsonl", lines({"text": "Rao said no."}))
        list(add([path], archive))
        assert refused(archive) == {}

    def test_is_settled_by_a_report_that_is_known(self, archive, write):
        path = write("a.txt", "Rao said no.")
        list(add([path], archive))
        os.rename(path, path + "x")
        assert states(add([path], archive)) == ["refused"]
        os.rename(path + "x", path)
        assert states(keep.add([path], archive, open_reader=Nobody)) == ["known"]
        assert refused(archive) == {}

    @pytest.mark.parametrize("order", ["stumble oh", "refuse too long by far"])
    def test_a_report_that_the_reader_fails_on_costs_no_other(self, archive, write, order):
        paths = [write("a.txt", "Rao said no."), write("b.txt", order), write("c.txt", "Bell said yes.")]
        assert states(add(paths, archive)) == ["new", "refused", "new"]
        assert list(refused(archive)) == [paths[1]]
        assert len(held(archive)) == 2

    def test_a_report_that_kills_its_reader_costs_no_other(self, archive, write):
        paths = [write("a.txt", "Rao said no."), write("b.txt", "die now"), write("c.txt", "Bell said yes.")]
        assert states(add(paths, archive, jobs=2)) == ["new", "refused", "new"]
        assert "SIGKILL" in refused(archive)[paths[1]].why

    def test_a_report_that_no_database_holds_costs_no_other(self, archive, write):
        paths = [write("a.txt", "Rao said no."), write("b.txt", "garble Rao said no."), write("c.txt", "Bell said yes.")]
        kept = list(add(paths, archive))
        assert states(kept) == ["new", "refused", "new"]
        assert "half a character" in kept[1].why
        assert [each.report.path for each in held(archive)] != []

    def test_a_path_of_any_length_is_told_apart(self, archive):
        paths = [f"{chr(0x4E00 + n % 999) * 3000}/{n}" for n in range(3)]
        assert states(add(paths, archive)) == ["refused"] * 3
        assert len(refused(archive)) == 3
        assert states(add(paths, archive)) == ["refused"] * 3
        assert [each.tries for each in refused(archive).values()] == [2, 2, 2]


class TestRetry:
    @pytest.fixture
    def retry(self, archive, monkeypatch):
        monkeypatch.setattr(keep.pipeline, "open_reader", lambda model: Clerk())
        return lambda: list(keep.retry(archive))

    def test_adds_what_can_be_read_by_now(self, archive, write, retry):
        paths = [write("a.txt", ""), write("b.txt", "")]
        list(add(paths, archive))
        write("b.txt", "Rao said no.")
        assert states(retry()) == ["refused", "new"]
        assert list(refused(archive)) == [paths[0]]

    def test_strikes_off_lines_of_a_file_that_was_mended(self, archive, write, retry):
        path = write("a.jsonl", lines({"text": "Rao said no."}) + "no report\nnor this\n")
        list(add([path], archive))
        assert list(refused(archive)) == [f"{path}#2", f"{path}#3"]
        write("a.jsonl", lines({"text": "Rao said no."}) + "nor this\n")
        retry()
        assert list(refused(archive)) == [f"{path}#2"]
        os.unlink(path)
        assert states(retry()) == ["refused"]
        assert list(refused(archive)) == [path, f"{path}#2"]

    def test_works_from_another_folder(self, archive, write, retry, monkeypatch, tmp_path):
        write("a.txt", "")
        monkeypatch.chdir(tmp_path / "in")
        list(add(["a.txt"], archive))
        monkeypatch.chdir("/")
        (tmp_path / "in" / "a.txt").write_text("Rao said no.")
        assert states(retry()) == ["new"]

    def test_leaves_alone_what_came_by_standard_input(self, archive, retry):
        with archive.writing() as connection:
            refusals.note(connection, [Unread("-", "empty"), Unread("-#2", "no report")])
        assert states(retry()) == ["refused"] * 2
        assert [case.tries for case in refused(archive).values()] == [1, 1]

    def test_has_nothing_to_do_where_nothing_was_set_aside(self, archive, retry):
        assert retry() == []


class TestStopped:
    def inputs(self, folder: Path) -> list[str]:
        pages = [{"url": f"https://news.example/{n % 5}", "text": f"Rao said {n}. Bell said no."} for n in range(30)]
        (folder / "wire.jsonl").write_text(lines(*pages, *pages[:3]) + "no report\n")
        (folder / "bad.txt").write_text("stumble oh")
        return [str(folder), "missing.txt"]

    def outcome(self, archive: Archive) -> object:
        with archive.reading() as connection:
            versions = [(key, report.id) for key, report in fetch.reports(connection)]
            assert not list(check.faults(connection))
        return held(archive), versions, list(refused(archive))

    @settings(max_examples=6, suppress_health_check=list(HealthCheck))
    @given(stops=st.lists(st.integers(0, 40), max_size=4), most=st.integers(3, 20))
    def test_at_any_outcomes_and_run_again_it_ends_as_undisturbed(self, tmp_path_factory, stops, most):
        folder = tmp_path_factory.mktemp("stopped")
        (folder / "in").mkdir()
        paths = self.inputs(folder / "in")
        one, other = (open_archive(str(folder / name), create=True) for name in ("one.db", "other.db"))
        list(add(paths, one))
        with pytest.MonkeyPatch.context() as small:
            small.setattr("onrecord.pipeline.portions.MOST", most)
            for stop in stops:
                run = add(paths, other)
                for _ in range(stop):
                    next(run, None)
                run.close()
        list(add(paths, other))
        assert self.outcome(other) == self.outcome(one)
        for archive in (one, other):
            archive.close()

    def test_by_an_interrupt_it_keeps_what_it_told(self, archive, write):
        paths = [write(f"{n}.txt", f"Rao said {n}.") for n in range(3 * MOST)]

        def stopping():
            yield from paths[: 2 * MOST]
            raise KeyboardInterrupt

        told = []
        with pytest.raises(KeyboardInterrupt):
            told.extend(kept.report for kept in add(stopping(), archive))
        assert {each.report.id for each in held(archive)} == set(told) != set()
        assert states(add(paths, archive)).count("known") == len(told)

    def test_by_a_record_that_is_locked_it_says_so(self, where, opened, write):
        path = write("a.txt", "Rao said no.")
        holding, waiting = opened(where, create=True), opened(where, patience=0.2)
        with holding.writing(), pytest.raises(CannotKeep, match="another process is writing"):
            list(add([path], waiting))
        assert states(add([path], waiting)) == ["new"]
