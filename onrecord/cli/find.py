"""The command that searches the record."""

from __future__ import annotations

import os
import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.kit import example, model, out, part_of, parts, record
from onrecord.errors import BadQuery
from onrecord.records import Part
from onrecord.terminal import writing

if TYPE_CHECKING:
    from onrecord.archive.database import Archive
    from onrecord.archive.find import Found
    from onrecord.archive.query import Query

__all__ = ["find"]

_IN_A_ROW = re.compile(r"\S\s+\S")
_SIGNS = re.compile(r"[\"“”„‟«»「」『』＂()（）*]|(?:^|\s)(?:-|(?:AND|OR|NOT)(?:\s|$))")


@click.command(
    context_settings={"ignore_unknown_options": True},  # a hyphen before a word is NOT
    epilog=example(
        "onrecord find ground troops",
        "onrecord find 'ground troops' NOT France --from 2024-03 --manner direct",
        "onrecord find '(ferry OR bridge) harb*' --speaker Norvik --format jsonl",
        "onrecord find --like 8cba344e76cae86c",
        "onrecord find --like 'no soldiers will be sent' --from 2024-03",
    ),
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--like", metavar="STATEMENT", help="Finds what means the same as a statement, by its id, or as words of your own.")
@parts
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many are shown.")
@click.option("--format", type=click.Choice(["table", "jsonl"]), help="Form of the list; by default by the ending of --out, else a table.")
@out
@record
@model
def find(words: tuple[str, ...], limit: int, format: str | None, out: Path | None, record: str, **given: Any) -> None:
    """Find statements, then the reports in whose text the words stand, the best first, with the words that were looked for marked.

    All WORDS must occur, whatever their case and accents, in the words of a statement or of who makes it. Words in one pair of quotation
    marks stand in a row; begin* finds all words that begin so; NOT, or a hyphen, goes before what must not occur, OR between two of which
    one must; parentheses make groups. Without WORDS, the newest statements of the part of the record that the options name are shown.
    With --speaker, --manner or --act only statements are found.

    --like finds statements by what they mean, not by their words, and shows how near they are: 1 is the same.

    The exit status is 0 whether or not something is found, 2 for words that make no search.
    """
    like, model = given.pop("like"), given.pop("model")
    part = part_of(given)
    if words and like:
        raise click.UsageError("WORDS or --like, not both: words of your own to compare stand in quotation marks after --like")
    if not words and not like and part == Part():
        raise click.UsageError("say what to look for: words, or a part of the record such as --speaker NAME")
    from onrecord.archive.database import open_archive
    from onrecord.listings import hits

    query = _query(words)
    with closing(open_archive(record)) as archive:
        found = _alike(archive, like, part, limit, model) if like else _with_words(archive, query, part, limit)
    with writing(out) as file:
        if (format or ("jsonl" if out and out.suffix == ".jsonl" else "table")) == "jsonl":
            shown = "".join(f"{hits.as_json(hit)}\n" for hit in found.hits)
        else:
            colour = file.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
            listed = ("\n".join(hits.lines(hit, colour=colour)) for hit in found.hits)
            shown = "\n".join(f"{each if colour else click.unstyle(each)}\n" for each in listed)
        file.write(shown.encode("utf-8", "backslashreplace"))
    click.echo(f"onrecord: {_account(found, limit)}", err=True)


def _alike(archive: Archive, like: str, part: Part, limit: int, model: Path | None) -> Found:
    from onrecord import pipeline  # these bring numpy, which takes as long as a search
    from onrecord.pipeline.like import like as search

    return search(archive, like, part, limit=limit, open_reader=lambda: pipeline.open_reader(model))


def _with_words(archive: Archive, query: Query | None, part: Part, limit: int) -> Found:
    from onrecord.archive.find import find as search

    with archive.reading() as connection:
        return search(connection, query, part, limit=limit)


def _query(typed: tuple[str, ...]) -> Query | None:
    """What the words of the command line mean: those that the shell was told to keep together stand in a row."""
    from onrecord.archive.query import parse

    if wrong := next((word for word in typed if word.startswith("--")), None):
        raise click.NoSuchOption(wrong)
    if not typed:
        return None
    try:
        return parse(" ".join(f'"{word}"' if _IN_A_ROW.search(word) and not _SIGNS.search(word) else word for word in typed))
    except BadQuery as problem:
        raise click.UsageError(str(problem)) from problem


def _account(found: Found, limit: int) -> str:
    if not found.hits:
        return "nothing found: all words must occur in one statement or report; try fewer, others with OR, or a beginning such as harb*"
    shown = f"{len(found.hits):,} shown"
    more = f"; there are more: --limit {5 * limit}" if found.more else ""
    ranked = f"; many match, and only the newest {found.ranked:,} statements were compared to put the best first" if found.ranked else ""
    return shown + more + ranked
