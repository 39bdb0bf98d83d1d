import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.pool import NullPool

from onrecord.archive import check, fetch, migrations, store
from onrecord.archive.database import MARK, named, open_archive
from onrecord.archive.tables import question, report
from onrecord.errors import CannotKeep, NotFound, OnRecordError
from tests.archive.filled import fill, said

SHORT = 0.2  # seconds of patience
ROOT = os.geteuid() == 0 and shutil.which("setpriv")
NOBODY = 65534


def everything(where, **options):
    """Opens a record, reads all of it and writes to it."""
    with closing(open_archive(where, patience=SHORT, **options)) as archive:
        with archive.reading() as connection:
            found = [*fetch.dossiers(connection), *fetch.all_readings(connection)]
        fill(archive, [said(4711)])
    return found


def refusal(where, **options):
    """Why a place is no record, in words."""
    told = words(lambda: everything(str(where), **options))
    assert told
    return told


def words(act):
    """What an act raises, if anything; it may only be what tells a person something."""
    try:
        act()
    except (CannotKeep, NotFound) as problem:
        return str(problem)
    return None


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "kept.db"
    with closing(open_archive(str(path), create=True)) as archive:
        fill(archive, [said(n) for n in range(1, 41)])
    return path


@pytest.fixture
def kept(made, tmp_path):
    """A file with a record of some pages."""
    return Path(shutil.copy(made, tmp_path))


class TestOpening:
    def test_a_record_is_made_only_where_that_is_wanted(self, where, opened):
        with pytest.raises(NotFound, match="no record here: make one with onrecord add"):
            open_archive(where)
        made = opened(where, create=True)
        assert fill(made, [said()])[0].state == store.State.NEW
        with opened(where).reading() as connection:
            assert len(list(fetch.dossiers(connection))) == 1

    @pytest.mark.parametrize(
        "name", ["a?b#c%20d.db", "with spaces.db", "ünï-名.db", "x?mode=ro&y=1", os.fsdecode(b"caf\xe9\xff.db"), "'\";--"]
    )
    def test_any_name_of_a_file_is_one(self, tmp_path, name):
        everything(str(tmp_path / name), create=True)
        everything(str(tmp_path / name))
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_a_link_leads_to_the_record(self, tmp_path, kept):
        (tmp_path / "elsewhere").mkdir()
        link = tmp_path / "elsewhere" / "link.db"
        link.symlink_to(kept)
        assert everything(str(link))
        assert [path.name for path in link.parent.iterdir()] == ["link.db"]

    def test_an_empty_file_is_where_a_record_can_be_made(self, tmp_path):
        (tmp_path / "empty").touch()
        assert "no record here" in refusal(tmp_path / "empty")
        everything(str(tmp_path / "empty"), create=True)

    @pytest.mark.parametrize("create", [False, True])
    def test_what_is_no_record_is_refused_and_left_as_it_is(self, tmp_path, create):
        (text := tmp_path / "text.txt").write_text("Nobody asked us.\n" * 100)
        with closing(sqlite3.connect(other := tmp_path / "other.db")) as connection:
            connection.execute("CREATE TABLE report (a)")
            connection.execute("CREATE TABLE step (b)")
        with closing(sqlite3.connect(marked := tmp_path / "marked.db")) as connection:
            connection.execute("PRAGMA application_id=77")
            connection.execute("CREATE TABLE step (number)")
        before = {path: path.read_bytes() for path in (text, other, marked)}
        assert "not a record" in refusal(text, create=create)
        assert "the database of another program" in refusal(other, create=create)
        assert "the database of another program" in refusal(marked, create=create)
        assert "a folder, not a record" in refusal(tmp_path, create=create)
        assert {path: path.read_bytes() for path in before} == before
        assert set(tmp_path.iterdir()) == set(before)

    def test_a_place_that_cannot_be_is_told(self, tmp_path):
        assert "no folder" in refusal(tmp_path / "none" / "record.db", create=True)
        assert "no record here" in refusal(tmp_path / "none" / "record.db")
        assert "no name that a file can have" in refusal(f"{tmp_path}/a\0b", create=True)
        assert "can't be opened" in refusal(tmp_path / ("x" * 300), create=True)
        assert "a device or a pipe" in refusal("/dev/null", create=True)
        assert "name a file, or an address that starts with postgresql://" in refusal("mysql://u:secret@h/d")
        assert "secret" not in refusal("mysql://u:secret@h/d")

    def test_a_record_from_a_newer_version_is_left_as_it_is(self, where, opened):
        with opened(where, create=True).writing() as connection:
            connection.exec_driver_sql(f"INSERT INTO step VALUES ({migrations.LATEST + 1}, '2030-01-01')")
        told = refusal(where, create=True)
        assert f"made by a newer OnRecord (form {migrations.LATEST + 1}, this one knows {migrations.LATEST})" in told
        assert "nothing was changed" in told

    def test_it_is_synced_and_overwrites_what_it_frees(self, kept, opened):
        with opened(str(kept)).reading() as connection:
            pragmas = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "application_id", "trusted_schema")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
        assert found == ["wal", 2, 1, 1, MARK, 0]


class TestDamage:
    """Whatever bytes a file holds: it is read, or refused in words."""

    def damaged(self, whole: bytes, rng: random.Random) -> bytes:
        data = bytearray(whole)
        match rng.randrange(5):
            case 0:
                for _ in range(rng.randint(1, 30)):
                    data[rng.randrange(100)] = rng.randrange(256)
            case 1:
                place = rng.randrange(100, len(data) - 5000)
                data[place : place + 5000] = rng.randbytes(5000)
            case 2:
                del data[rng.randrange(len(data)) :]
            case 3:
                for _ in range(rng.randint(1, 300)):
                    data[rng.randrange(100, len(data))] = rng.randrange(256)
            case 4:
                for _ in range(rng.randint(1, 8)):
                    data[rng.randrange(4096, len(data))] = rng.choice(b'xyz[]{}",0123456789')
        return bytes(data)

    @pytest.mark.parametrize("seed", range(40))
    def test_a_damaged_file_is_read_or_refused_in_words(self, kept, tmp_path, seed):
        path = tmp_path / "damaged.db"
        path.write_bytes(self.damaged(kept.read_bytes(), random.Random(seed)))
        before = path.read_bytes()
        found = []

        def look():
            with closing(open_archive(str(path), patience=SHORT)) as archive, archive.reading() as connection:
                found.extend(check.faults(connection))
                list(fetch.all_readings(connection))

        assert ": " in (words(look) or ": ")
        assert path.read_bytes() == before
        assert all(fault.todo for fault in found)

    @pytest.mark.parametrize("seed", range(10))
    def test_a_damaged_file_can_be_written_to_or_is_refused(self, kept, tmp_path, seed):
        path = tmp_path / "damaged.db"
        path.write_bytes(self.damaged(kept.read_bytes(), random.Random(1000 + seed)))
        assert ": " in (words(lambda: everything(str(path))) or ": ")

    @pytest.mark.parametrize("seed", range(8))
    def test_a_damaged_log_leaves_some_earlier_state(self, tmp_path, opened, seed):
        rng, path = random.Random(seed), tmp_path / "record.db"
        writer = opened(str(path), create=True)
        with writer.reading() as holding:  # so that the log is not taken into the file
            holding.execute(select(report.c.pk)).all()
            for n in range(1, 6):
                fill(writer, [said(n)])
            log = Path(f"{path}-wal").read_bytes()
            (tmp_path / "copy.db").write_bytes(path.read_bytes())
        data = bytearray(log)
        for _ in range(rng.randint(1, 20)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if seed % 2:
            del data[rng.randrange(len(data)) :]
        (tmp_path / "copy.db-wal").write_bytes(data)
        copy = opened(str(tmp_path / "copy.db"), create=True)
        with copy.reading() as connection:
            assert [one.title for _, one in fetch.reports(connection)] in [[f"Harbour {i} shut" for i in range(1, n + 1)] for n in range(6)]
            assert not list(check.faults(connection))

    def test_a_record_without_its_tables_is_damaged(self, kept):
        with closing(sqlite3.connect(kept)) as connection:
            connection.execute("DROP TABLE step")
        assert "damaged" in refusal(kept)


class TestOthers:
    """What others do to the same record at the same time."""

    def test_a_locked_record_is_waited_for_and_then_told(self, where, opened):
        holder = opened(where, create=True)
        hasty = opened(where, patience=SHORT)
        with holder.writing() as connection:
            connection.execute(insert(question), QUESTION)
            with pytest.raises(CannotKeep, match="another process is writing to it and did not end in time: try again later"):
                fill(hasty, [said()])
        assert fill(hasty, [said()])

    def test_readers_see_one_state_while_others_write(self, where, opened):
        writer, reader = opened(where, create=True), opened(where)
        fill(writer, [said(1)])
        with reader.reading() as connection:
            assert len(list(fetch.dossiers(connection))) == 1
            fill(writer, [said(2)])
            assert len(list(fetch.dossiers(connection))) == 1
        with reader.reading() as connection:
            assert len(list(fetch.dossiers(connection))) == 2

    def test_a_reader_cannot_write(self, archive):
        def write():
            with archive.reading() as connection:
                connection.execute(insert(question), QUESTION)

        assert "may only be read" in words(write)

    def test_what_fails_in_the_middle_is_not_stored_at_all(self, archive):
        def fail():
            with archive.writing() as connection:
                store.store(connection, [said()])
                raise RuntimeError("the power went")

        with pytest.raises(RuntimeError):
            fail()
        with archive.reading() as connection:
            assert not list(fetch.dossiers(connection))

    def test_several_processes_make_and_fill_one_record(self, where):
        processes = [get_context("spawn").Process(target=add_some, args=(where, n)) for n in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(60)
        assert [process.exitcode for process in processes] == [0, 0, 0]
        with closing(open_archive(where)) as archive, archive.reading() as connection:
            assert sorted(one.title for _, one in fetch.reports(connection)) == sorted(f"Harbour {n} shut" for n in range(1, 25))
            assert not list(check.faults(connection))

    def test_a_clock_that_goes_back_changes_nothing(self, archive, monkeypatch):
        for n, at in enumerate(["2030-01-01T00:00:00Z", "2001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]):
            monkeypatch.setattr(store, "now", lambda at=at: at)
            fill(archive, [said(1, words="\nMore.\n" * n, url="https://example.org/harbour")])
        with archive.reading() as connection:
            assert [len(one.text) for _, one in fetch.reports(connection)] == sorted(len(one.text) for _, one in fetch.reports(connection))
            assert connection.execute(select(report.c.follows).order_by(report.c.pk)).scalars().all() == [None, 1, 2]
            assert not list(check.faults(connection))

    def test_half_a_character_is_refused_in_words(self, archive):
        with pytest.raises(CannotKeep, match=r"'\\udce9' is half a character"):
            fill(archive, [said(1, path="caf\udce9.txt")])


QUESTION = {"id": "q", "text": "x", "about": "[]", "support": "[]", "oppose": "[]"}


def add_some(where, first):
    with closing(open_archive(where, create=True)) as archive:
        for n in range(first * 4, first * 4 + 16):  # each has some that others have too
            fill(archive, [said(n % 24 + 1)])


class TestRights:
    """A record that may only be read; tried as nobody, where the tests run as root."""

    pytestmark = pytest.mark.skipif(not ROOT and os.geteuid() == 0, reason="setpriv is not installed")

    def told(self, where, act):
        """What another process, without rights, says of the record."""
        program = f"import sys; sys.path[:0] = {sys.path!r}\nfrom tests.archive.test_database import {act}; {act}({str(where)!r})"
        who = [ROOT, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"] if ROOT else []
        run = subprocess.run([*who, sys.executable, "-c", program], capture_output=True, text=True, timeout=60, cwd="/", check=False)
        assert "Traceback" not in run.stderr, run.stderr
        return run.stdout.strip()

    @pytest.fixture
    def place(self, kept):
        folder = Path("/tmp") / f"onrecord-rights-{os.getpid()}"  # where others may come, which pytest's folders are not
        folder.mkdir()
        yield Path(shutil.copy(kept, folder / "record.db"))
        folder.chmod(0o755)
        shutil.rmtree(folder)

    def test_a_file_in_a_folder_that_is_not_ours_is_read(self, place):
        place.chmod(0o444)
        place.parent.chmod(0o555)
        assert self.told(place, "count") == "40"
        assert "it may only be read: give yourself the right" in self.told(place, "write")
        assert "unable to open" in self.told(place.with_name("new.db"), "make")
        assert [path.name for path in place.parent.iterdir()] == ["record.db"]

    def test_a_file_that_somebody_writes_to_is_read_too(self, place, opened):
        with opened(str(place)).reading() as holding:
            holding.execute(select(report.c.pk)).all()
            fill(opened(str(place)), [said(99)])
            for path in place.parent.iterdir():
                path.chmod(0o444)
            place.parent.chmod(0o555)
            assert self.told(place, "count") == "41"

    def test_a_file_that_may_not_be_read_is_told(self, place):
        place.chmod(0)
        assert "it can't be opened: look at the name, and whether you may read and write there" in self.told(place, "count")
        place.parent.chmod(0)
        assert "can't be opened: Permission denied" in self.told(place, "count")

    def test_a_record_of_an_older_form_that_may_only_be_read_is_told(self, place):
        place.unlink()
        with create_engine(f"sqlite:///{place}", poolclass=NullPool).begin() as connection:
            migrations.bring_up(connection, MARK, to=1)
        place.chmod(0o444)
        place.parent.chmod(0o555)
        assert "it may only be read" in self.told(place, "count")

    def test_what_is_written_while_it_is_read_without_a_lock_is_told(self, place, monkeypatch):
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
        frozen = open_archive(str(place))
        monkeypatch.undo()
        with closing(frozen), closing(open_archive(str(place))) as writer:
            monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)

            def read():
                with frozen.reading() as connection:
                    connection.execute(select(report.c.pk)).all()
                    monkeypatch.undo()
                    fill(writer, [said(99)])

            assert "somebody wrote to it while it was read" in words(read)


def count(where):
    tried(lambda: read_count(where))


def read_count(where):
    with closing(open_archive(where)) as archive, archive.reading() as connection:
        print(len(list(fetch.dossiers(connection))))


def write(where):
    tried(lambda: everything(where))


def make(where):
    tried(lambda: everything(where, create=True))


def tried(act):
    try:
        act()
    except OnRecordError as problem:
        print(f"{problem}")


class TestFullDisk:
    def test_what_was_stored_before_is_there_and_the_rest_is_not(self, small):
        where = str(small / "record.db")
        stored, told = 0, None
        with closing(open_archive(where, create=True)) as archive:
            while not told:
                more = [said(n) for n in range(stored + 1, stored + 21)]
                told = words(partial(fill, archive, more))
                stored += 0 if told else 20
        assert stored
        assert "the disk is full: make room and run it again" in told
        subprocess.run(["mount", "-o", "remount,size=4m", small], check=True)
        with closing(open_archive(where)) as archive:
            with archive.reading() as connection:
                assert len(list(fetch.dossiers(connection))) == stored
                assert not list(check.faults(connection))
            fill(archive, [said(n) for n in range(1, stored + 21)])
            with archive.reading() as connection:
                assert len(list(fetch.dossiers(connection))) == stored + 20

    def test_a_full_disk_is_told_even_where_nothing_is_written(self, small, kept):
        shutil.copy(kept, small / "record.db")
        with (small / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(b"x" * 4096)
        assert "the disk is full" in words(lambda: read_count(str(small / "record.db")))
        assert "the disk is full" in refusal(small / "record.db")


class TestServer:
    """What only a server can do wrong."""

    @pytest.fixture
    def address(self, server):
        place = server.new_database()
        yield place
        server.drop(place)

    def test_no_such_database(self, server):
        assert "there is no such database: make it with createdb" in refusal(server.of("nowhere"))

    def test_no_such_user(self, server):
        told = refusal(server.address.replace("onrecord@", "stranger:secret@"))
        assert "the server refuses the user or the password" in told
        assert "secret" not in told

    def test_a_wrong_password_is_told_and_no_password_is_shown(self, server, guarded):
        right = guarded
        everything(right, create=True)
        told = refusal(right.replace("hush", "guess"))
        assert "the server refuses the user or the password: look at both in the address" in told
        assert "guess" not in told
        assert "guarded:***@" in told
        assert "the server refuses the user or the password" in refusal(right.replace(":hush", ""))

    @pytest.fixture
    def guarded(self, server):
        """The address of a database whose user needs a password."""
        rules = server.log.parent / "data" / "pg_hba.conf"
        before = rules.read_text()
        server.run("CREATE ROLE guarded LOGIN PASSWORD 'hush'")
        place = server.new_database()
        server.run(f"ALTER DATABASE {place.rpartition('/')[2]} OWNER TO guarded")
        rules.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + before)
        server.run("SELECT pg_reload_conf()")
        yield place.replace("onrecord@", "guarded:hush@")
        rules.write_text(before)
        server.run("SELECT pg_reload_conf()")
        server.drop(place)
        server.run("DROP ROLE guarded")

    def test_a_user_without_rights_is_told(self, server, address):
        server.run("CREATE ROLE guest LOGIN")
        place = address.replace("onrecord@", "guest@")
        assert "the server does not let this user do that" in refusal(place, create=True)
        everything(address, create=True)
        assert "the server does not let this user do that" in refusal(place)
        server.run("DROP ROLE guest")

    def test_a_server_that_is_not_there(self):
        assert "the server can't be reached" in refusal("postgresql://u:secret@127.0.0.1:1/d")
        assert "secret" not in refusal("postgresql://u:secret@127.0.0.1:1/d")

    def test_a_database_in_an_encoding_that_cannot_hold_every_text(self, server):
        server.run("CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII'")
        assert "a database in SQL_ASCII, which can't hold every text: make one with ENCODING 'UTF8'" in refusal(
            server.of("ascii"), create=True
        )
        server.drop(server.of("ascii"))

    def test_a_schema_of_another_program_is_left_as_it_is(self, server, address):
        name = address.rpartition("/")[2]
        server.run("CREATE SCHEMA onrecord", name)
        server.run("CREATE TABLE onrecord.report (a integer)", name)
        assert "its schema onrecord is another program's" in refusal(address, create=True)
        assert server.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'onrecord'", name) == [(1,)]

    def test_a_connection_that_ends_in_the_middle_leaves_what_was_stored(self, server, address, opened, caplog):
        archive = opened(address, create=True)
        fill(archive, [said(1)])
        ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

        def store_and_end(*after):
            with archive.writing() as connection:
                store.store(connection, [said(2)])
                server.run(ending, address.rpartition("/")[2])
                store.store(connection, after)

        assert "the connection was lost: look at the server and run it again" in words(lambda: store_and_end(said(3)))
        assert "the connection was lost: look at the server and run it again" in words(store_and_end)  # when it is to be stored
        assert not caplog.records
        with archive.reading() as connection:
            assert [one.title for _, one in fetch.reports(connection)] == ["Harbour 1 shut"]
        assert fill(archive, [said(2)])[0].state == store.State.NEW

    def test_one_writer_waits_for_another(self, address, opened):
        archive, order = opened(address, create=True), []
        other = opened(address)

        def later():
            fill(other, [said(2)])
            order.append("other")

        waiting = threading.Thread(target=later)
        with archive.writing() as connection:
            store.store(connection, [said(1)])
            waiting.start()
            waiting.join(SHORT)
            order.append("first")
        waiting.join(30)
        assert order == ["first", "other"]


SECRETS = [
    "postgresql://ana:{}@host:port/db",
    "postgresql://ana:{}@[::1/db",
    "postgresql://ana:x@{}@nowhere.invalid/db",
    "postgresql://ana@127.0.0.1:1/db?password={}",
    "postgresql://ana:a/{}@127.0.0.1:1/db",
    "postgresql://ana:{}?@127.0.0.1:1/db",
    "postgresql://ana:{}@127.0.0.1:1/db?bogus=1",
    "POSTGRES://ana:{}@127.0.0.1:99999/db",
    "postgresql+asyncpg://:{}@127.0.0.1:1/db",
]


@pytest.mark.parametrize("address", SECRETS)
def test_no_message_shows_a_password(address):
    where = address.format("hushhush")
    assert "hush" not in named(where)
    assert "hush" not in refusal(where)
