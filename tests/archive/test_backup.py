import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import insert, select

from onrecord.archive import check, derived, fetch, ledger, store
from onrecord.archive.backup import backup
from onrecord.archive.database import open_archive
from onrecord.archive.tables import metadata, refused, vector
from onrecord.cli import commands
from onrecord.errors import CannotKeep
from onrecord.judging import form_of
from onrecord.records import Judgement, Verdict
from tests.archive.filled import fill, said

VERSIONS = [said(1, words="\nMore.\n" * n, url="https://example.org/1") for n in range(3)]


def rows_of(archive):
    """All rows of all tables that are not derived of others."""
    with archive.reading() as connection:
        return {table.name: connection.execute(select(table).order_by(*table.primary_key)).all() for table in metadata.sorted_tables}


def whole(archive):
    with archive.reading() as connection:
        return not list(check.faults(connection))


@pytest.fixture
def full(archive):
    """A record with something in every table, versions that follow one that was stored later among it."""
    fill(archive, [*VERSIONS, *(said(n) for n in range(2, 9))])
    with archive.writing() as connection:
        store.store_readings(connection, [(4, said(2, model="hand@2"))], store.now())
        first = VERSIONS[0].reading.statements[0]
        about = {"report": VERSIONS[0].report.id, "author": "person:ana"}
        ledger.add(connection, [Judgement(verdict=Verdict.REJECTED, object=form_of(first), reason="no", **about)])
        connection.execute(insert(refused), {"path": "ä'\"?.txt", "why": "x", "first_at": store.now(), "last_at": store.now(), "tries": 2})
        connection.exec_driver_sql("UPDATE report SET follows = 3 WHERE pk = 1")
        connection.exec_driver_sql("UPDATE report SET follows = NULL WHERE pk = 2")
    return archive


def test_a_backup_holds_all_that_the_record_holds(full, tmp_path, opened):
    held = backup(full, tmp_path / "copy.db")
    copy = opened(str(tmp_path / "copy.db"))
    assert rows_of(copy) == rows_of(full)
    assert whole(copy)
    with copy.reading() as connection:
        assert check.counts(connection) == held
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        copied = list(fetch.dossiers(connection))
    with full.reading() as connection:
        assert copied == list(fetch.dossiers(connection))
    assert fill(copy, [said(77)])[0].state == store.State.NEW


def test_nothing_but_the_backup_is_left_beside_it(full, tmp_path):
    (folder := tmp_path / "backups").mkdir()
    backup(full, folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((folder / "copy.db").stat().st_mode) & 0o077 == (0 if full.on_server else 0o044)


def test_what_a_killed_backup_left_is_cleared_away(full, tmp_path):
    (folder := tmp_path / "backups").mkdir()
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    for name in (
        f".copy.db.{killed.pid}.part",
        f".copy.db.{killed.pid}.part-wal",
        f".copy.db.{os.getppid()}.part",
        f".other.db.{killed.pid}.part",
    ):
        (folder / name).touch()
    backup(full, folder / "copy.db")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [f".copy.db.{os.getppid()}.part", f".other.db.{killed.pid}.part", "copy.db"]
    )


def test_a_backup_made_while_others_add_is_one_of_the_states_that_were(where, tmp_path, opened):
    archive = opened(where, create=True)
    fill(archive, [said(1)])
    context = get_context("spawn")
    stop = context.Event()
    adding = context.Process(target=add_on, args=(where, stop))
    adding.start()
    try:
        sizes = []
        while len(sizes) < 6 or sizes[-1] < 8:
            held = backup(archive, tmp_path / f"copy{len(sizes)}.db")
            sizes.append(held["report"])
            copy = opened(str(tmp_path / f"copy{len(sizes) - 1}.db"))
            with copy.reading() as connection:
                titles = [one.title for _, one in fetch.reports(connection)]
            assert titles == [f"Harbour {n} shut" for n in range(1, sizes[-1] + 1)]
            assert sizes[-1] % 3 == 1  # whole additions
    finally:
        stop.set()
        adding.join(60)
    assert sizes == sorted(sizes)
    assert whole(copy)
    assert whole(archive)


def add_on(where, stop):
    with closing(open_archive(where)) as archive:
        for n in range(2, 3000, 3):
            if stop.is_set():
                return
            fill(archive, [said(n), said(n + 1), said(n + 2)])


class TestWhatStandsThere:
    @pytest.fixture
    def target(self, tmp_path):
        return tmp_path / "copy.db"

    def refusal(self, archive, target, **options):
        before = target.read_bytes() if target.is_file() else None
        with pytest.raises(CannotKeep) as problem:
            backup(archive, target, **options)
        assert before is None or target.read_bytes() == before
        assert not list(target.parent.glob(".*.part*"))
        return str(problem.value)

    def test_an_earlier_backup_is_replaced(self, full, target, opened):
        backup(full, target)
        fill(full, [said(50)])
        backup(full, target)
        assert rows_of(opened(str(target))) == rows_of(full)

    def test_a_file_that_is_no_record_is_not(self, full, target):
        target.write_text("the only copy of a novel")
        assert "not a record, or a damaged one, and so not replaced" in self.refusal(full, target)
        assert "not a record" in self.refusal(full, target, force=True)
        target.unlink()
        with closing(sqlite3.connect(target)) as connection:
            connection.execute("CREATE TABLE report (id)")
        assert "not a record, and so not replaced: name another file" in self.refusal(full, target, force=True)

    def test_another_record_is_replaced_by_force_only(self, full, target, opened):
        with closing(open_archive(str(target), create=True)) as other:
            fill(other, [said(90), said(91), said(2)])
        assert "a record with 2 reports that this one has not: name another file, or replace it with --force" in self.refusal(full, target)
        backup(full, target, force=True)
        assert rows_of(opened(str(target))) == rows_of(full)

    def test_a_record_with_more_judgements_is_another(self, full, target):
        backup(full, target)
        with closing(open_archive(str(target))) as other, other.writing() as connection:
            ledger.undo(connection, 1, "person:bo")
        assert "a record with judgements that this one has not" in self.refusal(full, target)

    def test_a_record_in_use_is_not_replaced(self, full, target, opened):
        backup(full, target)
        other = opened(str(target))
        with other.reading() as connection:
            connection.execute(select(refused)).all()
            fill(other, [said(90)])
            assert "in use, or not closed well" in self.refusal(full, target, force=True)

    def test_the_record_itself_is_not(self, tmp_path, opened):
        archive = opened(str(tmp_path / "record.db"), create=True)
        fill(archive, [said(1)])
        (tmp_path / "link.db").symlink_to(tmp_path / "record.db")
        for name in ("record.db", "link.db"):
            assert "the record itself: name another file" in self.refusal(archive, tmp_path / name, force=True)
        assert whole(archive)

    def test_an_empty_file_is_replaced(self, full, target):
        target.touch()
        backup(full, target)

    def test_a_place_that_cannot_be_is_told(self, full, tmp_path):
        assert "there is no folder" in self.refusal(full, tmp_path / "none" / "copy.db")
        assert "not a file: name another" in self.refusal(full, tmp_path)
        assert "can't be written there: File name too long" in self.refusal(full, tmp_path / ("x" * 254))


def test_a_damaged_record_has_no_backup(tmp_path, opened):
    archive = opened(str(tmp_path / "record.db"), create=True)
    fill(archive, [said(n) for n in range(40)])
    archive.close()
    data = bytearray((tmp_path / "record.db").read_bytes())
    data[20 * 4096 : 22 * 4096] = os.urandom(2 * 4096)
    (tmp_path / "record.db").write_bytes(data)
    with pytest.raises(CannotKeep, match=r"damaged|not whole"):
        backup(opened(str(tmp_path / "record.db")), tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.db"]


def test_vectors_are_copied_and_looked_through(full, tmp_path, opened):
    with full.writing() as connection:
        derived.vectors.put_in(connection, [(4, bytes(range(128)) * 3)])
    backup(full, tmp_path / "copy.db")
    copy = opened(str(tmp_path / "copy.db"))
    with copy.reading() as connection:
        assert len(connection.execute(select(vector)).all()) == 1
    assert whole(copy)


class TestTheCommand:
    def run(self, where, *arguments):
        return CliRunner().invoke(commands, ["backup", "--record", where, *map(str, arguments)])

    def test_it_tells_what_was_copied(self, where, tmp_path, opened):
        fill(opened(where, create=True), [said(1), said(2)])
        done = self.run(where, tmp_path / "copy.db")
        assert done.exit_code == 0, done.output
        assert "copy.db holds 2 reports, 2 readings, 6 statements, 8 speakers, 0 judgements, 0 refused, 0 forgotten" in done.stderr
        assert CliRunner().invoke(commands, ["check", "--record", str(tmp_path / "copy.db")]).exit_code == 0

    def test_what_it_will_not_do_it_tells_in_one_line(self, where, tmp_path, opened):
        fill(opened(where, create=True), [said(1)])
        done = self.run(where, tmp_path)
        assert done.exit_code == 1
        assert done.stderr == f"Error: {tmp_path}: not a file: name another\n"

    def test_a_full_disk_leaves_nothing(self, where, tmp_path, opened, small):
        fill(opened(where, create=True), [said(n, words="Fog. " * 4000) for n in range(60)])
        done = self.run(where, small / "copy.db")
        assert done.exit_code == 1
        assert "the disk is full" in done.stderr
        assert not list(Path(small).iterdir())
        assert shutil.disk_usage(small).free > 100_000
