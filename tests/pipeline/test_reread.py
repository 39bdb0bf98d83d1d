"""The record read again by another model: a new reading for each report, and the old ones stay."""

from collections.abc import Iterator
from functools import partial

import pytest
from sqlalchemy import delete, func, select

from onrecord.archive import check, fetch, rereading
from onrecord.archive.database import Archive
from onrecord.archive.tables import codes, vector
from onrecord.errors import CannotRead
from onrecord.pipeline import keep
from onrecord.pipeline.reread import reread
from onrecord.records import Dossier, Report
from tests.engines.readers import missing_model
from tests.pipeline.readers import Clerk
from tests.pipeline.test_keep import add, held, lines, states
from tests.test_cli import WIRE

first, second = (partial(Clerk, f"clerk@{n}") for n in (1, 2))


@pytest.fixture
def filled(archive, tmp_path) -> Iterator[Archive]:
    """A record of five reports, read by the first model, and whole in the end."""
    rows = [{"text": f"Rao said {n}. Bell denied it.", "outlet": "Herald"} for n in range(5)]
    (tmp_path / "in.jsonl").write_text(lines(*rows))
    list(add([str(tmp_path / "in.jsonl")], archive, open_reader=first))
    yield archive
    with archive.reading() as connection:
        assert not list(check.faults(connection))


def vectors_of(archive) -> int:
    with archive.reading() as connection:
        return connection.execute(select(func.count()).select_from(vector)).scalar_one()


def latest(archive) -> list[str]:
    with archive.reading() as connection:
        return [dossier.reading.model for dossier in fetch.dossiers(connection)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_report_has_a_new_reading_and_keeps_the_old(filled, jobs):
    before = held(filled)
    assert states(reread(filled, open_reader=second, jobs=jobs)) == ["reread"] * 5
    assert latest(filled) == ["clerk@2"] * 5
    assert [dossier for dossier in held(filled) if dossier.reading.model == "clerk@1"] == before
    assert len(held(filled)) == 10


def test_what_this_model_has_read_is_not_read_again(filled):
    assert list(reread(filled, open_reader=first)) == []
    list(reread(filled, open_reader=second))
    assert list(reread(filled, open_reader=second)) == []


def test_an_old_reading_by_the_model_becomes_the_latest_again(filled):
    list(reread(filled, open_reader=second))
    before = sorted(map(repr, held(filled)))
    assert states(reread(filled, open_reader=first)) == ["reread"] * 5
    assert latest(filled) == ["clerk@1"] * 5
    assert sorted(map(repr, held(filled))) == before


def test_stopped_and_run_again_it_goes_on(filled, monkeypatch):
    monkeypatch.setattr("onrecord.pipeline.portions.MOST", 2)
    run = reread(filled, open_reader=second)
    next(run)
    run.close()
    assert latest(filled).count("clerk@2") == 2
    assert states(reread(filled, open_reader=second)) == ["reread"] * 3
    assert latest(filled) == ["clerk@2"] * 5


def test_many_reports_are_read_page_by_page(filled, monkeypatch):
    monkeypatch.setattr(rereading, "_MANY", 2)
    monkeypatch.setattr(rereading, "_HEAVY", 1)
    assert states(reread(filled, open_reader=second)) == ["reread"] * 5


def test_what_the_model_fails_on_keeps_its_reading_and_is_told(archive, tmp_path):
    (tmp_path / "in.jsonl").write_text(lines({"text": "garble Rao."}, {"text": "Rao said no."}))

    class Failing(Clerk):
        def read(self, report):
            if report.text.startswith("garble"):
                raise CannotRead("too garbled")
            return super().read(report)

    list(keep.add([str(tmp_path / "in.jsonl")], archive, open_reader=first))
    for _ in range(2):
        kept = [each for each in reread(archive, open_reader=partial(Failing, "clerk@2")) if each.why]
        assert [each.path for each in kept] == [f"{tmp_path}/in.jsonl#1"]
        assert kept[0].why == "too garbled; its earlier reading stays"
        assert sorted(latest(archive)) == ["clerk@1", "clerk@2"]


def test_a_reading_of_what_is_no_longer_there_is_dropped(filled):
    before = held(filled)
    gone = Report(id="gone", text="Rao said no.", sha256="")
    found = [Dossier(gone, second().read(gone))]
    with filled.writing() as connection:
        assert rereading.renew(connection, found) == set()
    assert held(filled) == before


def test_two_at_once_end_with_one_new_reading_a_report(filled):
    found = [Dossier(each.report, second().read(each.report)) for each in held(filled)]
    for _ in range(2):  # the other process has read the same reports when this one has stored them
        with filled.writing() as connection:
            assert rereading.renew(connection, found) == {each.report.id for each in found}
    assert len(held(filled)) == 10
    assert latest(filled) == ["clerk@2"] * 5


def test_a_model_that_is_none_is_told_before_anything_is_done(filled):
    with pytest.raises(CannotRead, match="no model in nowhere"):
        list(reread(filled, open_reader=missing_model))


def test_what_is_brought_back_is_found_by_its_meaning_again(archive):
    list(keep.add([WIRE], archive))
    before = vectors_of(archive)
    list(reread(archive, open_reader=second))
    assert states(reread(archive)) == ["reread"]
    assert vectors_of(archive) == before != 0
    with archive.reading() as connection:
        assert not list(check.faults(connection))


def test_a_reading_that_lacks_its_vectors_is_given_them_and_no_other_reading(archive):
    list(keep.add([WIRE], archive))
    before, readings = vectors_of(archive), held(archive)
    with archive.writing() as connection:
        connection.execute(delete(codes))
        connection.execute(delete(vector))
    assert states(reread(archive)) == ["reread"]
    assert vectors_of(archive) == before != 0
    assert held(archive) == readings
    assert list(reread(archive)) == []
    with archive.reading() as connection:
        assert not list(check.faults(connection))
