"""The ledger: who decided what, when and why. Rows are added, never edited; what they come to is `judging.state`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from onrecord.archive import derived, judged
from onrecord.archive.rows import judgement_from, judgement_row, report_from
from onrecord.archive.store import now
from onrecord.archive.tables import judgement, report
from onrecord.errors import CannotJudge, NotFound
from onrecord.judging import Standing, may_undo, state
from onrecord.records import Judgement, Report, Verdict
from onrecord.soundness import of_form

__all__ = ["Entry", "add", "entries", "of_report", "rows", "undo"]

AT_ONCE = 200  # rows in memory
_AUTHOR = re.compile(r"(?:person|rule):\S(?:.*\S)?|model:[^\s@]+@\S+")
_YES = (Verdict.ACCEPTED, Verdict.CORRECTED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger, what has become of it, and the report that it is about, where that is in the record."""

    row: Judgement
    standing: Standing
    report: Report | None


def add(connection: Connection, decisions: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Adds rows in their order, numbers them, and dates those that bear no date; what they decide holds at once. Only for the one writer.

    Raises NotFound where a report is not in the record, CannotJudge where a decision contradicts itself or its report.
    """
    number = int(connection.execute(select(func.coalesce(func.max(judgement.c.n), 0))).scalar_one())
    added: list[Judgement] = []
    known: dict[str, tuple[int, str] | None] = {}
    for n, decision in enumerate(decisions, number + 1):
        row = replace(decision, n=n, at=decision.at or now())
        id = row.report or ""
        if id not in known:
            known[id] = _key_and_text(connection, id)
        found = known[id]
        _check(row, found[1] if found else None)
        added.append(row)
    if added:
        connection.execute(insert(judgement), [judgement_row(row) for row in added])
    derived.judge(connection, [found[0] for found in known.values() if found])
    return tuple(added)


def undo(connection: Connection, n: int, author: str, reason: str | None = None) -> Judgement:
    """Adds the row that makes another void; an undo can be undone, too. Only for the one writer.

    Raises NotFound where there is no such row, CannotJudge where it is void already or not for this author to undo.
    """
    found = connection.execute(select(judgement).where(judgement.c.n == n)).mappings().first()
    if found is None:
        raise NotFound(f"{n}: no such row in the ledger: onrecord judge lists them")
    row = judgement_from(found)
    if not may_undo(author, row):
        raise CannotJudge(f"{n}: {row.author} decided this, and what a person decided only a person undoes: undo it as person:NAME")
    before = of_report(connection, row.report or "")
    if state(before, ()).standings[n] is Standing.UNDONE:
        by = next(each.n for each in reversed(before) if each.undoes == n)
        raise CannotJudge(f"{n}: undone already, by row {by}: to have it back, undo that one with onrecord undo {by}")
    return add(connection, [Judgement(author=author, verdict=Verdict.UNDO, report=row.report, reason=reason, undoes=n)])[0]


def of_report(connection: Connection, id: str) -> list[Judgement]:
    """The rows on a report, in the order of the ledger."""
    return judged.rows_of(connection, [id])[id]


def rows(connection: Connection, last: int = 0) -> Iterator[Judgement]:
    """All rows after the one of a number, in their order, without holding them all at once."""
    page = select(judgement).order_by(judgement.c.n).limit(AT_ONCE)
    while found := connection.execute(page.where(judgement.c.n > last)).mappings().all():
        yield from map(judgement_from, found)
        last = found[-1]["n"]


def entries(connection: Connection) -> Iterator[Entry]:
    """All rows in their order with what has become of them, without holding them all at once."""
    part: list[Judgement] = []
    for row in rows(connection):
        part.append(row)
        if len(part) == AT_ONCE:
            yield from _entries(connection, part)
            part = []
    yield from _entries(connection, part)


def _entries(connection: Connection, part: Sequence[Judgement]) -> Iterator[Entry]:
    ids = sorted({row.report for row in part if row.report is not None})
    found = {row["pk"]: report_from(row) for row in connection.execute(select(report).where(report.c.id.in_(ids))).mappings()}
    reports = {each.id: each for each in found.values()}
    standings = {n: what for each in judged.states(connection, list(found)) for n, what in each.state.standings.items()}
    gone = judged.rows_of(connection, [id for id in ids if id not in reports])  # forgotten: nothing is left to judge
    for about in gone.values():
        standings |= state(about, ()).standings
    for row in part:
        yield Entry(row, standings.get(row.n, Standing.ORPHANED), reports.get(row.report or ""))


def _key_and_text(connection: Connection, id: str) -> tuple[int, str] | None:
    found = connection.execute(select(report.c.pk, report.c.text).where(report.c.id == id)).first()
    return (found.pk, found.text) if found else None


def _check(row: Judgement, text: str | None) -> None:
    """Raises what is wrong with a row about the report with a text; None where there is no such report."""
    if not _AUTHOR.fullmatch(row.author) or not row.author.isprintable():
        raise CannotJudge(f"{row.author!r}: no author: write person:NAME, rule:NAME or model:NAME@VERSION")
    if row.verdict is Verdict.UNDO:
        return
    who = f"{row.verdict} by {row.author}"
    if text is None:
        raise NotFound(f"{row.report}: no report of this id in the record: onrecord find shows ids")
    if row.object is None:
        raise CannotJudge(f"{who}: a judgement is about a statement: it needs that one's characters")
    if (row.form is not None) != (row.verdict in _YES):
        raise CannotJudge(f"{who}: what is accepted or corrected has the form that it should have, and nothing else has one")
    if row.verdict is Verdict.MEMO and not (row.reason or "").strip():
        raise CannotJudge(f"{who}: a memo needs words")
    for form in (row.object, row.form):
        for fault in of_form(form, len(text)) if form else ():
            raise CannotJudge(f"{who}: {fault}")
