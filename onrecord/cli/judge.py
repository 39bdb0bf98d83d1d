"""Commands with which people, and rules, decide about statements, and see what was decided."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.kit import author, decider, example, reason, record
from onrecord.records import Act, Manner, Verdict
from onrecord.terminal import printable

if TYPE_CHECKING:
    from onrecord.archive.database import Archive

__all__ = ["judge", "undo"]

_PARTS = ("source", "cue", "content")
_DECIDING = ("accept", "reject", *_PARTS, "manner", "act", "memo", "reason")


@click.command(
    epilog=example(
        "onrecord judge 3f2a91 --accept",
        "onrecord judge 3f2a91 --source 'Mayor Norvik' --cue said --reason 'the pronoun is hers'",
        "onrecord judge 3f2a91 --content 120:180 --content 203:240 --memo 'ask the pilots'",
        "onrecord judge --orphaned",
    )
)
@click.argument("statement", required=False)
@click.option("--accept", is_flag=True, help="The statement is right as it is shown.")
@click.option("--reject", is_flag=True, help="It is no statement: it is not shown any more.")
@click.option("--source", multiple=True, metavar="WORDS", help="Whose it is, as printed in the report; '' for nobody.")
@click.option("--cue", multiple=True, metavar="WORDS", help="The words that attribute it, as printed; '' for none.")
@click.option("--content", multiple=True, metavar="WORDS", help="What is said, as printed.")
@click.option("--manner", type=click.Choice([each.value for each in Manner]), help="In whose words it is told.")
@click.option(
    "--act",
    type=click.Choice([each.value for each in Act]),
    metavar="ACT",
    help="What the speaker did by saying it: " + ", ".join(Act) + ".",
)
@click.option("--memo", metavar="WORDS", help="A note to the statement, with or without a verdict.")
@reason
@author
@record
@click.option("--orphaned", is_flag=True, help="Lists only what has no statement, or no speaker, in the present readings.")
@click.option("--links", is_flag=True, help="Lists also whom rules took for the same speaker, which may be very many.")
@click.option("--format", type=click.Choice(["table", "jsonl"]), help="Form of the list; by default a table.")
def judge(statement: str | None, record: str, orphaned: bool, links: bool, format: str | None, **options: Any) -> None:
    """Accept, reject or correct a statement, or add a memo; without STATEMENT, list all that was decided.

    STATEMENT is the id of a statement, or its first six characters or more, as onrecord find shows it. By itself, it is shown with what
    was decided about it.

    What is corrected is named by words that stand in the report, of which those nearest to the statement are meant, or by positions such
    as 120:180; for a part in several pieces, the option is given again. A decision is never changed or overwritten by a later reading:
    onrecord undo takes it back. Of several the last one counts, and a person's before any rule's or model's.
    """
    from onrecord.archive.database import open_archive

    deciding = [name for name in _DECIDING if options[name] not in (None, False, ())]
    if not statement and deciding:
        raise click.UsageError(f"--{deciding[0]} needs a statement: onrecord judge STATEMENT --{deciding[0]}; onrecord find shows ids")
    if statement and (orphaned or links or format):
        raise click.UsageError(f"--{'orphaned' if orphaned else 'links' if links else 'format'} is for the list: leave out the statement")
    verdict = _verdict(options)
    with closing(open_archive(record)) as archive:
        if not statement:
            _list(archive, format, orphaned=orphaned, links=links)
        elif deciding:
            _judge(archive, statement, verdict, options)
        else:
            _show(archive, statement)


def _verdict(options: dict[str, Any]) -> Verdict | None:
    """What the options decide; raises UsageError where they are at odds."""
    corrects = any(options[name] for name in (*_PARTS, "manner", "act"))  # '' for nothing is not nothing: it is in a tuple
    wanted = [(Verdict.ACCEPTED, options["accept"]), (Verdict.REJECTED, options["reject"]), (Verdict.CORRECTED, corrects)]
    verdicts = [verdict for verdict, wants in wanted if wants]
    if len(verdicts) > 1:
        raise click.UsageError("one verdict at a time: --accept, --reject, or what is to be corrected")
    if options["reason"] and not verdicts:
        raise click.UsageError("--reason says why, and needs a verdict; for a note by itself, take --memo")
    return verdicts[0] if verdicts else None


def _judge(archive: Archive, statement: str, verdict: Verdict | None, options: dict[str, Any]) -> None:
    from onrecord.listings import ledger as listing
    from onrecord.pipeline import judge as judging

    wishes: dict[str, Any] = {name: options[name] or None for name in _PARTS}
    wishes |= {name: options[name] and kind(options[name]) for name, kind in (("manner", Manner), ("act", Act))}
    wishes |= {name: options[name] for name in ("memo", "reason")}
    wish = judging.Wish(author=decider(options["author"]), verdict=verdict, **wishes)
    judged = judging.judge(archive, statement, wish)
    click.echo("\n".join(listing.case_lines(judged.before, judged.after)))
    for row in judged.rows:
        click.echo(f"onrecord: row {row.n}: {row.verdict} by {row.author}; onrecord undo {row.n} takes it back", err=True)
    held = judged.after.decision
    if verdict and held and held.n not in {row.n for row in judged.rows}:
        click.echo(f"onrecord: it is outvoted by row {held.n}: {held.verdict} by {printable(held.author)}", err=True)


def _show(archive: Archive, statement: str) -> None:
    from onrecord.listings import ledger as listing
    from onrecord.pipeline import judge as judging

    case = judging.look(archive, statement)
    click.echo("\n".join(listing.case_lines(case, case)))


def _list(archive: Archive, format: str | None, *, orphaned: bool, links: bool) -> None:
    from onrecord.archive.ledger import entries
    from onrecord.listings import ledger as listing
    from onrecord.standing import Standing, is_person

    count = 0
    with archive.reading() as connection:
        for entry in entries(connection):
            if orphaned and entry.standing is not Standing.ORPHANED:
                continue
            if not links and entry.row.left and not is_person(entry.row.author):
                continue
            count += 1
            click.echo(listing.as_json(entry) if format == "jsonl" else "\n".join(listing.lines(entry)))
    click.echo(f"onrecord: {count:,} row{'s' * (count != 1)}{' orphaned' * orphaned}", err=True)


@click.command(epilog=example("onrecord undo 12", "onrecord undo 12 --reason 'the video shows it'"))
@click.argument("n", type=click.IntRange(min=1), metavar="N")
@reason
@author
@record
def undo(n: int, reason: str | None, author: str | None, record: str) -> None:
    """Take back row N of the ledger by one more row; onrecord judge lists the rows.

    All is then as if row N had never been. An undo is a row too, and can be undone. What a person decided only a person undoes.
    """
    from onrecord.archive.database import open_archive
    from onrecord.pipeline import judge as judging

    with closing(open_archive(record)) as archive:
        row = judging.undo(archive, n, decider(author), reason)
    click.echo(f"onrecord: row {row.n} by {row.author}: row {n} is undone; onrecord undo {row.n} brings it back", err=True)
