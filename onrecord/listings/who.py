"""Identities line by line: names, roles with their dates, where they stand, what was decided; and who may be one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from onrecord.linking.differing import differing
from onrecord.listings.kept import number
from onrecord.records import Identity, Judgement, Party, Term, Verdict
from onrecord.terminal import printable

if TYPE_CHECKING:
    from onrecord.archive.directory import Proposed
    from onrecord.pipeline.who import Answer, Decided

__all__ = ["answer_lines", "as_json", "decided_line", "decision", "head", "identity_json", "proposal_json", "proposal_lines"]

_NAMES = 12  # spellings that are shown
_REPORTS = 3  # that give a role


def head(one: Identity) -> str:
    """Name, kind, id and counts on one line."""
    counts = f"{number(one.reports, 'reports')}, {number(one.statements, 'statements')}"
    return f"{click.style(printable(one.name), bold=True)}  {printable(one.kind or 'unknown')}  {printable(one.id)}  {counts}"


def answer_lines(answer: Answer) -> Iterator[str]:
    """One whom a name means with all about them, or a line for each of several."""
    if len(answer.found) != 1:
        yield from map(head, answer.found)
        return
    (one,) = answer.found
    yield head(one)
    spelled = ", ".join(f"{name} ({count:,})" for name, count in one.names[:_NAMES])
    yield f"  names    {printable(spelled)}{' …' if len(one.names) > _NAMES else ''}"
    for role, differs in zip(one.roles, differing(one.roles), strict=True):
        yield f"  role     {printable(_role(role))}{printable(_given_by(role))}{'; differs from what others print' * differs}"
    for each in answer.stands:
        told = f"{each.published or 'no date'}  {each.outlet or 'outlet unknown'}  {each.report}  as {each.name} ({each.own})"
        yield f"  report   {printable(told)}, {number(each.statements, 'statements')}"
    for row in answer.decisions:
        yield f"  decided  row {row.n}: {printable(decision(row, dict(answer.names)))}"


def _role(role: Term) -> str:
    dates = role.since if role.since == role.until else f"{role.since or '…'} to {role.until or '…'}"
    of = f" of {role.of}" if role.of else ""
    by = f" ({role.by})" if role.by != "report" else ""
    return f"{role.title}{of}{f', {dates}' if dates else ''}{by}"


def _given_by(role: Term) -> str:
    return f"; {', '.join(role.reports[:_REPORTS])}{' …' if len(role.reports) > _REPORTS else ''}" if role.reports else ""


def decision(row: Judgement, names: Mapping[str, str]) -> str:
    """A row on speakers in words; `names` are those of whom it names, by id."""
    left, right = (_named(each, names) for each in (row.left, row.right))
    told = {
        Verdict.SAME: f"{left} is {right}",
        Verdict.DIFFER: f"{left} is not {right}",
        Verdict.SKIP: f"{left} may be {right}: skipped",
        Verdict.RENAME: f"{left} is called {row.name or '(forgotten)'}",
        Verdict.ROLE: f"{left} is {_role(row.role) if row.role else '(forgotten)'}",
        Verdict.NO_ROLE: f"{left} is not {_role(row.role) if row.role else '(forgotten)'}",
        Verdict.UNDO: f"row {row.undoes} is undone",
    }.get(row.verdict, row.verdict.value)
    sure = f", {row.score:.3f}" if row.score is not None else ""
    return f"{told}; by {row.author}{sure}{': ' + row.reason if row.reason else ''}"


def _named(party: Party | None, names: Mapping[str, str]) -> str:
    if party is None:
        return ""
    return f"{names[party.identity]} ({party.identity})" if party.identity in names else party.identity


def identity_json(one: Identity) -> dict[str, Any]:
    """The identity as an object."""
    roles = [
        {
            "title": role.title,
            "of": role.of,
            "from": role.since,
            "to": role.until,
            "by": role.by,
            "reports": role.reports,
            "differs": differs,
        }
        for role, differs in zip(one.roles, differing(one.roles), strict=True)
    ]
    facts = {name: getattr(one, name) for name in ("id", "name", "kind", "actor")}
    return facts | {"names": [list(each) for each in one.names], "roles": roles, "reports": one.reports, "statements": one.statements}


def as_json(answer: Answer) -> Iterator[str]:
    for one in answer.found:
        yield json.dumps(identity_json(one), ensure_ascii=False, separators=(",", ":"))


def decided_line(decided: Decided) -> str:
    """What a decision came to."""
    now = " and ".join(f"{printable(one.name)} ({printable(one.id)}, {number(one.reports, 'reports')})" for one in decided.now)
    row = decided.row
    return f"row {row.n}: {row.verdict.value} by {printable(row.author)}: now {now or 'nobody'}; onrecord undo {row.n} takes it back"


def proposal_lines(each: Proposed) -> Iterator[str]:
    """Number and score, both sides, and why."""
    yield f"{click.style(str(each.n), bold=True)}  {each.score:.3f}"
    for side in (each.one, each.other):
        yield f"  {printable(side.name)}  {printable(side.kind or 'unknown')}  {printable(side.id)}  {number(side.reports, 'reports')}"
    yield f"  {printable(each.reason)} ({printable(each.author)})"


def proposal_json(each: Proposed) -> str:
    names = ("id", "name", "kind", "reports", "statements")
    sides = {side: {name: getattr(getattr(each, side), name) for name in names} for side in ("one", "other")}
    told = {"n": each.n, "score": each.score} | sides | {"reason": each.reason, "author": each.author}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
