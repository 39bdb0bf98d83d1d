"""A record opened: its one writer, its many readers, and what can go wrong with either, in words.

SQLite: one file in WAL mode, so that readers never wait for the writer; synced at every commit, so that what was told to be stored
survives a power cut; freed pages are overwritten, so that what was forgotten is gone. PostgreSQL: a schema `onrecord`, one writer at a
time by an advisory lock, readers on a snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, Engine, ExceptionContext, event
from sqlalchemy.exc import DBAPIError

from onrecord.archive import migrations
from onrecord.archive.places import FROZEN, engine_of, named, nothing_here
from onrecord.archive.reasons import DAMAGED, NO_RIGHTS, why
from onrecord.errors import CannotKeep

__all__ = ["Archive", "Connection", "named", "open_archive"]

PATIENCE = 60.0  # seconds that a writer waits for another
MARK = 0x4F6E5263  # SQLite's application_id: OnRc
LOCK = 0x4F6E5263  # PostgreSQL's advisory lock of the one writer


@dataclass(frozen=True, slots=True)
class Archive:
    """An open record; `where` is how to name it to people, without a password."""

    engine: Engine
    where: str

    @property
    def on_server(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever others write meanwhile; raises CannotKeep."""
        with self._told(), self.engine.connect() as connection:
            if self.on_server:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection
            unchanged = connection.info.get(FROZEN)
            if unchanged and not unchanged():
                raise CannotKeep(f"{self.where}: somebody wrote to it while it was read without the right to lock it: run it again")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that is the only writer; what it did is stored, whole, at the end, or none of it is. Raises CannotKeep."""
        with self._told(), self.engine.connect() as connection:
            connection = connection.execution_options(onrecord_writes=True)
            with connection.begin():
                if self.on_server:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                yield connection

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """A connection without a transaction, for what can't be done within one; raises CannotKeep."""
        with self._told(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as problem:
            raise CannotKeep(f"{self.where}: {why(problem)}") from problem


def open_archive(where: str, *, create: bool = False, patience: float = PATIENCE) -> Archive:
    """The record at a path or a `postgresql://` address, brought to this version's form; `create` makes one where none is.

    Raises NotFound where there is none, CannotKeep where it is no record, damaged, of a newer version or can't be reached,
    MissingExtra where the driver of PostgreSQL is not installed.
    """
    archive = Archive(engine_of(where, create=create, patience=patience), named(where))
    event.listen(archive.engine, "handle_error", partial(_tell_others, archive.where))
    try:
        _bring_up(archive, create=create)
    except BaseException:
        archive.close()
        raise
    return archive


def _tell_others(where: str, context: ExceptionContext) -> None:
    """Raises CannotKeep for what a driver raises beside its own errors."""
    problem = context.original_exception
    if isinstance(problem, UnicodeEncodeError):
        half = f"{problem.object[problem.start : problem.end]!r} is half a character, which no database keeps"
        raise CannotKeep(f"{where}: {half}: leave out the report that has it") from problem
    if isinstance(problem, UnicodeDecodeError | MemoryError):  # SQLite's, of a file whose sizes or words make no sense
        raise CannotKeep(f"{where}: {DAMAGED} ({problem or 'more than the memory holds'})") from problem


def _bring_up(archive: Archive, *, create: bool) -> None:
    """Looks whether this is a record, of which form, and brings it to the present one."""
    with archive.reading() as connection:
        form = _form_on_server(archive, connection) if archive.on_server else _form_of_file(archive, connection)
    if form is None and not create:
        raise nothing_here(archive.where)
    if form is not None and form > migrations.LATEST:
        newer = f"made by a newer OnRecord (form {form}, this one knows {migrations.LATEST})"
        raise CannotKeep(f"{archive.where}: {newer}: install that one; nothing was changed")
    if form != migrations.LATEST:
        if not archive.on_server:
            with archive.bare() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")  # kept in the file; not possible within a transaction
        with archive.writing() as connection:
            migrations.bring_up(connection, MARK)


def _form_of_file(archive: Archive, connection: Connection) -> int | None:
    """The form of the record in a file, None where nothing is in it; raises CannotKeep where it holds something else."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != MARK:
        if mark or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise CannotKeep(f"{archive.where}: the database of another program, not a record: name another file; nothing was changed")
        return None
    return _whole(archive, migrations.form_of(connection))


def _form_on_server(archive: Archive, connection: Connection) -> int | None:
    may = connection.exec_driver_sql("SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = 'onrecord'").scalar()
    if may is False:
        raise CannotKeep(f"{archive.where}: {NO_RIGHTS}")
    form = migrations.form_of(connection)
    if form is not None:
        return _whole(archive, form)
    if (encoding := connection.exec_driver_sql("SHOW server_encoding").scalar()) != "UTF8":
        raise CannotKeep(f"{archive.where}: a database in {encoding}, which can't hold every text: make one with ENCODING 'UTF8'")
    if connection.exec_driver_sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'onrecord'").scalar():
        raise CannotKeep(f"{archive.where}: its schema onrecord is another program's: name another database; nothing was changed")
    return None


def _whole(archive: Archive, form: object) -> int:
    if not isinstance(form, int):
        raise CannotKeep(f"{archive.where}: {DAMAGED} (it does not tell its form)")
    return form
