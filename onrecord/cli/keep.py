"""Commands that put reports into the record and keep its readings up to date."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from onrecord.cli.kit import Pairs, actors, columns, example, jobs, model, private, record, standard_input
from onrecord.listings import kept

__all__ = ["add", "refused", "reread", "versions"]

_listed = click.option("--format", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Form of the list.")


@click.command(epilog=example("onrecord add reports", "onrecord add 'wire/*.jsonl' --jobs 2 --record wire.db"))
@click.argument("paths", nargs=-1, metavar="PATH|URL...")
@columns
@record
@jobs
@model
@click.option("--again", is_flag=True, help="Lets in again what was forgotten.")
@private
@actors
def add(paths: tuple[str, ...], columns: Pairs, record: str, again: bool, actors: tuple[Path, ...], **reading: Any) -> None:
    """Read reports and keep them in the record, which is made where there is none.

    PATH is a file, a folder, a glob in quotation marks, or - for standard input, which is also read where nothing is named. URL is an
    address of the web, of a page, a feed or a file; it is fetched if the robots.txt of its site lets it, and sent again only if it changed.

    What the record has is skipped, so the same command can be run again at any time, also to go on after it was stopped; a text
    that changed at the same address, or in the same file, is kept as a new version. What can't be read is named on standard
    error and listed by onrecord refused.

    At the end the speakers of what is new are linked: who is whom in the record already. Who is not surely the same is proposed for you
    to decide (onrecord proposals). Those who are known are in files that --actors names; countries and some organisations come along.

    The exit status is 0 where all is kept, 3 where some input was set aside, 2 for wrong usage, 1 where nothing could be done.
    """
    from onrecord.archive.database import open_archive
    from onrecord.listings import linked
    from onrecord.pipeline import Inputs, keep
    from onrecord.pipeline.link import link

    inputs = Inputs(paths or standard_input("onrecord add reports"), dict(columns), reading.pop("allow_private"))
    with closing(open_archive(record, create=True)) as archive:
        known = linked.known(actors)
        account = kept.follow(keep.add(inputs, archive, again=again, **reading))
        linked.follow(link(archive, known))
    sys.exit(kept.close(account))


@click.command(epilog=example("onrecord reread", "onrecord reread --model runs/model --jobs 2"))
@record
@jobs
@model
@actors
def reread(record: str, jobs: int, model: Path | None, actors: tuple[Path, ...]) -> None:
    """Read the record again with the present model, or the one named, and link its speakers again; the old readings stay.

    Reports that the model has read already are skipped, so that it can be run again to go on after it was stopped. Where the model
    fails on a report, its earlier reading stays.

    The exit status is 0 where all was read, 3 where some was not, 1 where nothing could be done.
    """
    from onrecord.archive.database import open_archive
    from onrecord.listings import linked
    from onrecord.pipeline import reread as again
    from onrecord.pipeline.link import link

    with closing(open_archive(record)) as archive:
        known = linked.known(actors)
        account = kept.follow(again.reread(archive, model=model, jobs=jobs))
        linked.follow(link(archive, known))
    if not account.states.total():
        click.echo("onrecord: nothing to do: the latest reading of every report is by this model", err=True)
        return
    sys.exit(kept.close(account))


@click.command(epilog=example("onrecord refused", "onrecord refused --retry"))
@record
@click.option("--retry", is_flag=True, help="Tries again what was set aside, and adds what can be read by now.")
@_listed
@jobs
@model
@private
def refused(record: str, retry: bool, format: str, **reading: Any) -> None:
    """List what was set aside: the input, why, how often and when.

    An input leaves the list when it is added well.
    """
    from onrecord.archive.database import open_archive
    from onrecord.archive.refusals import listed
    from onrecord.listings import linked
    from onrecord.listings import refused as listing
    from onrecord.pipeline import keep
    from onrecord.pipeline.link import link

    with closing(open_archive(record)) as archive:
        if retry and (account := kept.follow(keep.retry(archive, **reading))).states.total():
            linked.follow(link(archive, linked.known(())))
            sys.exit(kept.close(account))
        count = 0
        with archive.reading() as connection:
            for refusal in listed(connection):
                count += 1
                click.echo(listing.as_json(refusal) if format == "jsonl" else "\n".join(listing.lines(refusal)))
    hint = "" if not count else ": try again with onrecord refused --retry"
    click.echo(f"onrecord: {count:,} input{'s' * (count != 1)} set aside{hint}", err=True)


@click.command(epilog=example("onrecord versions reports/talks.txt", "onrecord versions 6bbc432c --format jsonl"))
@click.argument("report", metavar="REPORT|ADDRESS")
@record
@_listed
def versions(report: str, record: str, format: str) -> None:
    """Show the versions of a report: what changed in its words, and which statements came and went.

    It is named by its id or the beginning of it, its address, or its file. What was taken out is shown as [-words-], what was put
    in as {+words+}.
    """
    from onrecord.archive.database import open_archive
    from onrecord.listings import versions as listing
    from onrecord.pipeline.versions import versions as of

    with closing(open_archive(record)) as archive, closing(of(archive, report)) as found:  # type: ignore[type-var]
        for version in found:
            click.echo(listing.as_json(version) if format == "jsonl" else "\n".join(listing.lines(version)))
