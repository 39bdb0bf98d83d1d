"""Commands that write the record out, and bring into it what others wrote."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from onrecord.cli.kit import FILE, Plugin, apart, example, out, part_of, parts, record
from onrecord.listings import exchanged
from onrecord.terminal import writing

__all__ = ["export", "import_"]


@click.command(
    epilog=example(
        "onrecord export csv --out said.csv --speaker Karelin --from 2024-05", "onrecord export jsonl --with-text --out record.jsonl"
    )
)
@click.argument("form", type=Plugin("exports"))
@parts
@out
@click.option("--with-text", is_flag=True, help="Also writes the reports' texts; as jsonl, all that brings the record back.")
@record
def export(form: str, out: Path | None, with_text: bool, record: str, **given: Any) -> None:
    """Write the record, or a part of it, in a form: the statements of the latest readings, as people have judged them.

    Reports come by date and id, and the statements of each in the order of its text. With --with-text, jsonl has every reading as its
    model made it, the ledger, and all else that onrecord import jsonl makes the same record of again.
    """
    from onrecord.archive.database import open_archive
    from onrecord.pipeline import exchange

    apart(out, record)
    part = part_of(given)
    account = exchanged.Written(with_text)
    with closing(open_archive(record)) as archive, writing(out) as file, account.following(bar=not file.isatty()) as seen:
        exchange.export(archive, form, file, part=part, with_text=with_text, seen=seen)
    click.echo(f"onrecord: {account}", err=True)


@click.command("import", epilog=example("onrecord import jsonl record.jsonl --record copy.db", "onrecord import questions questions.toml"))
@click.argument("form", type=Plugin("imports"))
@click.argument("file", type=FILE)
@record
def import_(form: str, file: Path, record: str) -> None:
    """Bring into the record what FILE holds, or standard input where it is -; the record is made where there is none.

    Of jsonl that is what onrecord export jsonl wrote, or onrecord read --format jsonl with --with-text, by whatever model or people.
    Every line is checked against the words of its report; one that is wrong is named with its number and the reason, and the rest goes on.
    What the record has is skipped, so the same command can be run again, also to go on after it was stopped. Who speakers are across
    reports comes with what onrecord export wrote of a whole record; those of other files are linked at the end, as by onrecord add.

    The exit status is 0 where all came in, or was there; 3 where some was set aside; 2 for wrong usage; 1 where nothing could be done.
    """
    from onrecord.archive.database import open_archive
    from onrecord.listings import linked
    from onrecord.pipeline import exchange
    from onrecord.pipeline.link import is_waiting, link

    with click.open_file(str(file), "rb") as opened, closing(open_archive(record, create=True)) as archive:
        account = exchanged.follow(exchange.bring(archive, form, cast("BinaryIO", opened), str(file)), str(file))
        if is_waiting(archive):
            linked.follow(link(archive, linked.known(())))
    click.echo(f"onrecord: {account}", err=True)
    sys.exit(account.status)
