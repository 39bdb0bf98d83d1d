"""Commands that look after the record: whether it is whole, a copy of it, and what must be forgotten."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.kit import PATH, author, decider, example, reason, record
from onrecord.errors import CannotKeep
from onrecord.terminal import printable

if TYPE_CHECKING:
    from onrecord.archive.database import Archive
    from onrecord.archive.forget import Found

__all__ = ["backup", "check", "forget"]

FAULTS_FOUND, NOT_ERASED = 1, 3
_SHOWN = 10  # titles before one is asked


@click.command(epilog=example("onrecord check", "onrecord check --repair --record wire.db"))
@click.option("--repair", is_flag=True, help="Makes again what is made of other things, such as the index; all else is left as it is.")
@record
def check(repair: bool, record: str) -> None:
    """Look whether the record is whole, and name each fault with what to do.

    Every text is compared with its hash, every statement with its text, every version with the one before, the ledger with what it is
    about, and the index, who is who, and what speakers are compared by, with what these are made of.

    The exit status is 0 where all is whole, 1 where something is not.
    """
    from onrecord.archive import check as checking
    from onrecord.archive import forget as forgetting
    from onrecord.archive.database import open_archive
    from onrecord.pipeline import profiles

    with closing(open_archive(record)) as archive:
        found, mendable = _tell_faults(archive)
        if repair and mendable:
            checking.repair(archive)
            profiles.repair(archive)
            forgetting.erase(archive)
            click.echo(f"onrecord: {_of(mendable, 'fault')} repaired, as far as they can be; what is left:", err=True)
            found, mendable = _tell_faults(archive)
        with archive.reading() as connection:
            held = checking.counts(connection)
    hint = f"; {mendable:,} of them go with onrecord check --repair" if mendable and not repair else ""
    click.echo(f"onrecord: looked at {_contents(held)}: {_of(found, 'fault') + hint if found else 'all is whole'}", err=True)
    sys.exit(FAULTS_FOUND if found else 0)


def _tell_faults(archive: Archive) -> tuple[int, int]:
    """Names every fault; how many there are, and how many of these can be repaired."""
    from onrecord.archive.check import faults
    from onrecord.pipeline import profiles

    found = mendable = 0
    with archive.reading() as connection:
        for fault in faults(connection, {"linking": profiles.faults}):
            found += 1
            mendable += fault.mendable
            click.echo(printable(str(fault)))
    return found, mendable


@click.command(epilog=example("onrecord backup monday.db", "onrecord backup copy.db --record postgresql://ana@localhost/news"))
@click.argument("file", type=PATH, metavar="FILE")
@click.option("--force", is_flag=True, help="Replaces another record too, with all that only that one has.")
@record
def backup(file: Path, force: bool, record: str) -> None:
    """Copy the record to FILE while it is in use: one state of it, checked, in a file that --record opens.

    An earlier backup of the same record is replaced, in one step at the end; a file that is no record never is. A record on a server is
    copied to a file too.
    """
    from onrecord.archive.backup import backup as copy
    from onrecord.archive.database import open_archive

    with closing(open_archive(record)) as archive:
        held = copy(archive, file, force=force)
    click.echo(f"onrecord: {printable(str(file))} holds {_contents(held)}", err=True)


@click.command(
    epilog=example("onrecord forget 6bbc432c --reason 'the publisher asked for it'", "onrecord forget https://example.org/talks --yes")
)
@click.argument("names", nargs=-1, required=True, metavar="REPORT|ADDRESS...")
@reason
@author
@click.option("--yes", is_flag=True, help="Does not ask first.")
@record
def forget(names: tuple[str, ...], reason: str | None, author: str | None, yes: bool, record: str) -> None:
    """Take reports out of the record for good; what an address or a path names, with all its versions.

    Text, readings and all that was made of them are deleted and their bytes overwritten in the files of the database. What stays is that
    it was forgotten, when, by whom and why, with the id and the hash of the text, so that onrecord add does not let it in again; and of
    what was decided about it the verdicts and the places, but not the words of reasons and memos, which may quote it. Backups that were
    made before still hold it, and a server's logs may: delete those too.

    The exit status is 0 where all is gone, 3 where it was taken out but bytes of it may still be in the files, 1 where nothing was done.
    """
    from onrecord.archive import forget as forgetting
    from onrecord.archive.database import open_archive

    who = decider(author)
    with closing(open_archive(record)) as archive:
        with archive.reading() as connection:
            found = [forgetting.find(connection, name) for name in names]
        keys = _confirmed(found, yes)
        if keys:
            with archive.writing() as connection:
                gone = forgetting.take_out(connection, keys, author=who, reason=reason)
            words = f"; the words of {_of(gone.words, 'judgement')} on them went too" if gone.words else ""
            click.echo(f"onrecord: {_of(len(gone.reports), 'report')} forgotten by {printable(who)}{words}", err=True)
        try:
            forgetting.erase(archive)
        except CannotKeep as problem:
            click.echo(f"onrecord: taken out, but bytes of it may still be in the files: {printable(str(problem))}", err=True)
            sys.exit(NOT_ERASED)
    click.echo("onrecord: nothing of it is left in the files of the database; backups made before still hold it", err=True)


def _confirmed(found: list[Found], yes: bool) -> list[int]:
    """The keys of what is to be forgotten, after asking; what is forgotten already is told."""
    for already in (each.already for each in found if each.already):
        click.echo(f"onrecord: {already} is forgotten already", err=True)
    reports = {key: (id, title) for each in found for key, id, title in each.reports}
    if reports and not yes:
        for id, title in list(reports.values())[:_SHOWN]:
            click.echo(f"{id}  {printable(title or '')}", err=True)
        if len(reports) > _SHOWN:
            click.echo(f"and {len(reports) - _SHOWN:,} more", err=True)
        if sys.stdin is None or not sys.stdin.isatty():
            raise click.UsageError("this can't be undone, and nobody is here to be asked: add --yes")
        click.confirm(f"Forget {_of(len(reports), 'report')} for good?", abort=True, err=True)
    return list(reports)


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _contents(held: dict[str, int]) -> str:
    words = {"refused": "refused", "forgotten": "forgotten"}
    return ", ".join(f"{count:,} {words.get(name, name)}" if name in words else _of(count, name) for name, count in held.items())
