"""The command that opens the record in a browser."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from typing import Any

import click

from onrecord.cli.kit import FILE, actors, author, columns, decider, example, jobs, model, option, private, record
from onrecord.listings import kept, linked

__all__ = ["serve"]


@click.command(
    epilog=example(
        "onrecord serve",
        "onrecord serve examples",
        "onrecord serve --record wire.db --port 9000",
        "onrecord serve --host 0.0.0.0 --password-file password.txt",
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH|URL...]")
@record
@option("host", metavar="ADDRESS")
@option("port", type=click.IntRange(0, 65535), metavar="NUMBER")
@click.option("--password-file", type=FILE, metavar="FILE", help="File whose first line everybody must know who opens the page.")
@click.option("--token-file", type=FILE, metavar="FILE", help="File whose first line programs must send: Authorization: Bearer TOKEN.")
@click.option("--allow-host", "names", multiple=True, metavar="NAME", help="Another name under which the page is reached.")
@author
@columns
@actors
@jobs
@model
@private
def serve(paths: tuple[str, ...], record: str, host: str, port: int, **given: Any) -> None:
    """Open the record in a browser, and to programs as JSON.

    With PATH or URL, reports are read into a passing record first, and their speakers linked, as by onrecord add; it is gone afterwards,
    and the record is left alone. Where there is no record yet, an empty one is made, to which onrecord add in another terminal adds.

    The page is for this machine alone. At any other address it is only opened with a password or a token; put a server that encrypts in
    front of it, and name what it is called there with --allow-host.
    """
    from onrecord.archive.database import open_archive
    from onrecord.pipeline import Inputs, keep
    from onrecord.pipeline.ask import passing
    from onrecord.pipeline.link import link
    from onrecord.web.access import access
    from onrecord.web.serve import listening, serve_at, site_of

    known = linked.known(given.pop("actors")) if paths else ()
    who, found_in = decider(given.pop("author")), dict[str, str](given.pop("columns"))
    may = access(host, given.pop("token_file"), given.pop("password_file"), given.pop("names"))
    at = listening(host, port)
    with ExitStack() as opened:
        opened.callback(at.close)
        if paths:
            archive = opened.enter_context(passing())
            account = kept.follow(keep.add(Inputs(paths, found_in, given.pop("allow_private")), archive, **given))
            linked.follow(link(archive, known))
            if kept.close(account) == 1:
                sys.exit(1)
        else:
            archive = opened.enter_context(closing(open_archive(record, create=True)))
        site = site_of(archive, who, temporary=bool(paths))
        serve_at(at, site, may, lambda address: click.echo(f"onrecord: open {address} in a browser; Ctrl-C stops it", err=True))
