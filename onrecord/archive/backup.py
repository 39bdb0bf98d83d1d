"""A copy of a record in one file of SQLite, of one state of it, while others go on writing; a record on a server is copied row by row."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from onrecord.archive import check, looks
from onrecord.archive.database import MARK, Archive, open_archive
from onrecord.archive.reasons import why
from onrecord.archive.tables import forgotten, judgement, metadata, report
from onrecord.errors import CannotKeep

__all__ = ["backup"]

AT_ONCE = 500  # rows in memory
_BESIDE = ("", "-wal", "-shm", "-journal")  # what SQLite keeps beside a file
_OWN = 0o600  # a record is its owner's to read


def backup(archive: Archive, target: Path, *, force: bool = False) -> dict[str, int]:
    """Makes the copy and looks at it before it takes its place; what it holds.

    An earlier backup of the same record is replaced, another record only with `force`, and nothing else at all. Raises CannotKeep.
    """
    target = target.resolve()
    if not target.parent.is_dir():
        raise CannotKeep(f"{target}: there is no folder {target.parent}: make it first")
    with archive.reading() as connection, _part(target) as part:
        _check_target(connection, target, force=force)
        held = check.counts(connection)
        (_copy_rows if archive.on_server else _copy_pages)(connection, part)
        _look_at(part, held)
        _put(part, target)
    return held


def _check_target(connection: Connection, target: Path, *, force: bool) -> None:
    """Raises CannotKeep where something stands at the target that must not be replaced."""
    if not target.exists():
        return
    if connection.dialect.name == "sqlite" and os.path.samefile(target, _file_of(connection)):
        raise CannotKeep(f"{target}: the record itself: name another file for its backup")
    if not target.is_file():
        raise CannotKeep(f"{target}: not a file: name another")
    if target.stat().st_size == 0:
        return
    if any(Path(f"{target}{ending}").exists() for ending in _BESIDE[1:]):
        raise CannotKeep(f"{target}: in use, or not closed well: name another file, or look at it with onrecord check --record {target}")
    if (missing := _missing(connection, target)) and not force:
        raise CannotKeep(f"{target}: a record with {missing} that this one has not: name another file, or replace it with --force")


def _missing(connection: Connection, target: Path) -> str | None:
    """What the record in a file has that this one has not; None where it is an earlier state of this one. Raises CannotKeep."""
    try:
        with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro&immutable=1", uri=True)) as there:
            if there.execute("PRAGMA application_id").fetchone() != (MARK,):
                raise CannotKeep(f"{target}: not a record, and so not replaced: name another file")
            ids, lacking = there.execute("SELECT id FROM report"), 0
            while part := {id for (id,) in ids.fetchmany(AT_ONCE)}:
                lacking += len(part - _known(connection, part))
            last = there.execute("SELECT coalesce(max(n), 0) FROM judgement").fetchone()[0]
    except sqlite3.Error as problem:
        raise CannotKeep(f"{target}: not a record, or a damaged one, and so not replaced: name another file ({problem})") from problem
    if lacking:
        return f"{lacking:,} report{'s' * (lacking != 1)}"
    return "judgements" if last > (connection.execute(select(func.max(judgement.c.n))).scalar() or 0) else None


def _known(connection: Connection, ids: set[str]) -> set[str]:
    return {
        id for column in (report.c.id, forgotten.c.report) for id in connection.execute(select(column).where(column.in_(ids))).scalars()
    }


def _file_of(connection: Connection) -> str:
    return str(connection.exec_driver_sql("PRAGMA database_list").one()[2])


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """A file beside the target, which is gone at the end, with all that came along, unless it took the target's place."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        for left in _left_behind(target):
            _clear(left)
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_EXCL, _OWN))
        yield part
    except OSError as problem:
        raise CannotKeep(f"{target}: the backup can't be written there: {problem.strerror}: look at the folder and the disk") from problem
    except sqlite3.Error as problem:
        raise CannotKeep(f"{target}: {why(problem)}") from problem
    finally:
        _clear(part)


def _left_behind(target: Path) -> list[Path]:
    """The parts of backups to this place whose processes were killed."""
    named = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\.part")
    parts = [(each, named.fullmatch(each.name)) for each in target.parent.iterdir()]
    return [each for each, found in parts if found and not _alive(int(found[1]))]


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return process != os.getpid()


def _clear(part: Path) -> None:
    for ending in _BESIDE:
        with suppress(OSError):  # what can't be there need not go
            os.unlink(f"{part}{ending}")


def _copy_pages(connection: Connection, part: Path) -> None:
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)  # noqa: S101 - for the types
    with closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    part.chmod(stat.S_IMODE(os.stat(_file_of(connection)).st_mode))


def _copy_rows(connection: Connection, part: Path) -> None:
    """All rows of all tables as they are; what is derived is made of them."""
    with closing(open_archive(str(part), create=True)) as copy, copy.writing() as into:
        into.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # a version may follow one that was stored later
        for table in metadata.sorted_tables:
            every = select(table).order_by(*table.primary_key)
            for rows in connection.execute(every, execution_options={"yield_per": AT_ONCE}).mappings().partitions():
                into.execute(insert(table), [dict(row) for row in rows])
        for each in check.DERIVED.values():
            each.rebuild(into)


def _look_at(part: Path, held: dict[str, int]) -> None:
    """Raises CannotKeep where a copy is not what it should be."""
    with closing(open_archive(str(part))) as copy, copy.reading() as connection:
        for fault in looks.at_the_database(connection):
            raise CannotKeep(f"no backup was made, for the copy is not whole: {fault}")
        if (found := check.counts(connection)) != held:
            raise CannotKeep(f"no backup was made, for the copy holds {found}, and the record {held}: look at the disk, then run it again")


def _put(part: Path, target: Path) -> None:
    """Moves the copy into place, so that it stands there even if the power fails."""
    _sync(part)
    part.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    place = os.open(path, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
