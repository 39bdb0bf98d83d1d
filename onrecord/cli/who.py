"""Commands with which people see and decide who is who."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import click

from onrecord.cli.kit import Day, author, decider, example, reason, record
from onrecord.records import Term, Verdict

__all__ = ["differ", "proposals", "rename", "same", "who"]

_listed = click.option("--format", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Form of the list.")


@click.command(
    epilog=example(
        "onrecord who Norvik",
        "onrecord who 'Hedda Norvik' --role Mayor --of Tarn --from 2030 --to 2031-05",
        "onrecord who w6154375cb720 --no-role Minister --reason 'he is the deputy'",
    )
)
@click.argument("name", metavar="NAME|ID")
@click.option("--role", metavar="TITLE", help="Gives them a role, or other dates for one.")
@click.option("--no-role", metavar="TITLE", help="Takes a role from them.")
@click.option("--of", metavar="WORDS", help="What the role is of: a place, a body.")
@click.option("--from", "since", type=Day(), metavar="DATE", help="Since when they have the role.")
@click.option("--to", "until", type=Day(), metavar="DATE", help="Until when.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many names, reports and decisions are shown.")
@_listed
@reason
@author
@record
def who(name: str, limit: int, format: str, record: str, **given: Any) -> None:
    """Show who somebody is across reports: spellings, roles with their dates, reports, and what was decided.

    NAME is some words of any spelling, or an id. Where several have the name, each is a line. In the list of reports the id in parentheses
    is that of one report's speaker: onrecord differ takes just that one out.

    With --role or --no-role, decides on a role; every decision is a row of the ledger, which onrecord undo takes back.
    """
    from onrecord.archive.database import open_archive
    from onrecord.listings import who as listing
    from onrecord.pipeline import who as identities

    verdict, role = _role(given)
    with closing(open_archive(record)) as archive:
        if role:
            decided = identities.decide(archive, verdict, name, decider(given["author"]), given["reason"], role=role)
            click.echo(f"onrecord: {listing.decided_line(decided)}", err=True)
            name = decided.now[0].id if decided.now else name
        answer = identities.look(archive, name, most=limit)
    for line in listing.as_json(answer) if format == "jsonl" else listing.answer_lines(answer):
        click.echo(line)


def _role(given: dict[str, Any]) -> tuple[Verdict, Term | None]:
    """What is to be decided on a role; raises UsageError where the options are at odds."""
    if given["role"] and given["no_role"]:
        raise click.UsageError("one at a time: --role gives a role, --no-role takes one")
    title = given["role"] or given["no_role"]
    if not title and any(given[name] for name in ("of", "since", "until", "reason")):
        raise click.UsageError("--of, --from, --to and --reason go with --role TITLE or --no-role TITLE")
    if given["no_role"] and (given["since"] or given["until"]):
        raise click.UsageError("--no-role takes the role away for all time: for other dates, give it with --role, --from and --to")
    term = Term(title, given["of"], given["since"], given["until"]) if title else None
    return Verdict.NO_ROLE if given["no_role"] else Verdict.ROLE, term


def _pair(verdict: Verdict, one: str, other: str, **given: Any) -> None:
    from onrecord.archive.database import open_archive
    from onrecord.listings import who as listing
    from onrecord.pipeline import who as identities

    with closing(open_archive(given["record"])) as archive:
        decided = identities.pair(archive, verdict, one, other, decider(given["author"]), given["reason"])
    click.echo(f"onrecord: {listing.decided_line(decided)}", err=True)


@click.command(
    epilog=example("onrecord same 'Heda Norvik' 'Hedda Norvik'", "onrecord same w6154375cb720 w959a58c4799b --reason 'the photo'")
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@reason
@author
@record
def same(**given: Any) -> None:
    """Say that A and B, names or ids, are the same person, body, country or office.

    Rules never part again what a person put together; onrecord undo takes it back.
    """
    _pair(Verdict.SAME, **given)


@click.command(epilog=example("onrecord differ 'Hedda Norvik' 'Hedda Norvik Jr'", "onrecord differ 'Hedda Norvik' w959a58c4799b"))
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@reason
@author
@record
def differ(**given: Any) -> None:
    """Say that A and B are not the same.

    To take one report's speaker out of somebody, name that speaker by the id that onrecord who shows beside the report.
    """
    _pair(Verdict.DIFFER, **given)


@click.command(epilog=example("onrecord rename w6154375cb720 'Hedda Norvik'"))
@click.argument("name", metavar="A")
@click.argument("called", metavar="NAME")
@reason
@author
@record
def rename(name: str, called: str, reason: str | None, author: str | None, record: str) -> None:
    """Give A, a name or an id, the NAME by which it is shown; reports keep the words that they printed."""
    from onrecord.archive.database import open_archive
    from onrecord.listings import who as listing
    from onrecord.pipeline import who as identities

    with closing(open_archive(record)) as archive:
        decided = identities.decide(archive, Verdict.RENAME, name, decider(author), reason, called=called)
    click.echo(f"onrecord: {listing.decided_line(decided)}", err=True)


@click.command(
    epilog=example("onrecord proposals", "onrecord proposals 12 --accept", "onrecord proposals 13 --reject --reason 'father and son'")
)
@click.argument("n", type=click.IntRange(min=1), metavar="[N]", required=False)
@click.option("--accept", is_flag=True, help="They are the same.")
@click.option("--reject", is_flag=True, help="They are not.")
@click.option("--skip", is_flag=True, help="Not now: it goes last in the list.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many are shown.")
@_listed
@reason
@author
@record
def proposals(n: int | None, limit: int, format: str, record: str, **given: Any) -> None:
    """List who may be the same but is not surely so, or decide on proposal N.

    What you decide is a row of the ledger, which no rule outvotes and onrecord undo takes back.
    """
    from onrecord.archive.database import open_archive
    from onrecord.listings import who as listing
    from onrecord.pipeline import who as identities

    verdict = _verdict(n, given)
    with closing(open_archive(record)) as archive:
        if n and verdict:
            decided = identities.answer(archive, n, verdict, decider(given["author"]), given["reason"])
            click.echo(f"onrecord: {listing.decided_line(decided)}", err=True)
            return
        found, count = identities.waiting(archive, limit)
    for each in found:
        click.echo(listing.proposal_json(each) if format == "jsonl" else "\n".join(listing.proposal_lines(each)))
    click.echo(f"onrecord: {len(found):,} of {count:,} proposals: decide with onrecord proposals N --accept, --reject or --skip", err=True)


def _verdict(n: int | None, given: dict[str, Any]) -> Verdict | None:
    wanted = [(Verdict.SAME, "accept"), (Verdict.DIFFER, "reject"), (Verdict.SKIP, "skip")]
    verdicts = [verdict for verdict, name in wanted if given[name]]
    if len(verdicts) > 1:
        raise click.UsageError("one decision at a time: --accept, --reject or --skip")
    if verdicts and n is None:
        raise click.UsageError("say which: onrecord proposals N --accept; onrecord proposals lists them with their numbers")
    if n is not None and not verdicts:
        raise click.UsageError("say what of it: --accept, --reject or --skip")
    return verdicts[0] if verdicts else None
