"""The command that asks the record, or reports that are not kept."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord import plugins
from onrecord.cli.kit import Pairs, Plugin, actors, apart, columns, example, jobs, model, option, out, part_of, parts, private, record
from onrecord.listings import asked, kept, linked
from onrecord.terminal import form_of, writing

if TYPE_CHECKING:
    from onrecord.archive.database import Archive

__all__ = ["ask"]


@click.command(
    epilog=example(
        "onrecord ask speakers",
        "onrecord ask profile --speaker Karelin --from 2024-05",
        "onrecord ask speakers --outlet Halyard --out speakers.csv",
        "onrecord ask speakers examples",
    )
)
@click.argument("analysis", type=Plugin("analyses"))
@click.argument("paths", nargs=-1, metavar="[PATH|URL...]")
@parts
@option("format", type=Plugin("findings"))
@out
@record
@columns
@jobs
@model
@actors
@private
def ask(analysis: str, paths: tuple[str, ...], format: str | None, out: Path | None, record: str, **given: Any) -> None:
    """Ask the record, or a part of it: one analysis, a table whose every row names the characters that it rests on.

    An analysis of one speaker, such as profile, takes --speaker, a name or an id that leads to one; where several are meant, they are
    listed with their ids.

    With PATH or URL, reports are read and linked for this once, as by onrecord add (--column, --jobs, --model, --actors and
    --allow-private are about them), and the record is left alone. onrecord plugins lists what can be asked.

    The exit status is 0 where it is answered; 3 where some of the reports named could not be read; 2 for wrong usage; 1 where nothing
    could be done.
    """
    from onrecord.archive.database import open_archive
    from onrecord.pipeline import ask as asking

    part = part_of(given)
    if lacking := [name for name in asking.needs(analysis) if not getattr(part, name)]:
        raise click.UsageError(f"{analysis} is about one {lacking[0]}: name it, with --{lacking[0]}")
    apart(out, record)
    status = 0
    with ExitStack() as opened:
        if paths:
            archive = opened.enter_context(asking.passing())
            status = _read(paths, archive, **given)
        else:
            archive = opened.enter_context(closing(open_archive(record)))
        if status == 1:
            sys.exit(status)
        looked = asked.Looked()
        with looked.following() as seen:
            finding = asking.ask(archive, analysis, part=part, seen=seen)
    with writing(out) as file:
        plugins.find("findings")[format or form_of(out, "findings")].write(finding, file)
    for line in asked.lines(finding, looked):
        click.echo(f"onrecord: {line}", err=True)
    sys.exit(status)


def _read(paths: tuple[str, ...], archive: Archive, *, columns: Pairs, actors: tuple[Path, ...], **reading: Any) -> int:
    """Puts reports into a record, and links them; the status of `onrecord add`."""
    from onrecord.pipeline import Inputs, keep
    from onrecord.pipeline.link import link

    known = linked.known(actors)
    inputs = Inputs(paths, dict(columns), reading.pop("allow_private"))
    account = kept.follow(keep.add(inputs, archive, **reading))
    for _ in link(archive, known):
        pass  # who may be one is not proposed: nobody could decide it
    return kept.close(account)
