"""The ledger: who decided what, when and why. Rows are added, never edited; what they come to is `judging.state`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from onrecord.archive import derived, judged
from onrecord.archive.kin import everything, undoes
from onrecord.archive.parts import parts
from onrecord.archive.rows import judgement_from, judgement_row, report_from
from onrecord.archive.store import now
from onrecord.archive.tables import judgement, report
from onrecord.errors import CannotJudge, NotFound
from onrecord.judging import state
from onrecord.records import Judgement, Report, Verdict
from onrecord.soundness import of_decision, of_form
from onrecord.standing import Standing, may_undo, undoing

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
    added = [replace(decision, n=n, at=decision.at or now()) for n, decision in enumerate(decisions, number + 1)]
    known = _places(connection, added)
    for row in added:
        _check(row, known)
    if added:
        connection.execute(insert(judgement), [judgement_row(row) for row in added])
    derived.judge(connection, [known[row.report].key for row in added if row.report in known])
    derived.decide(connection, added)
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
    later = undoes(connection, [n])
    if undoing([row, *later]).get(n) is Standing.UNDONE:
        by = next(each.n for each in reversed(later) if each.undoes == n)
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
    who = everything(connection).united().standings
    part: list[Judgement] = []
    for row in rows(connection):
        part.append(row)
        if len(part) == AT_ONCE:
            yield from _entries(connection, part, who)
            part = []
    yield from _entries(connection, part, who)


def _entries(connection: Connection, part: Sequence[Judgement], who: Mapping[int, Standing]) -> Iterator[Entry]:
    ids = sorted({row.report for row in part if row.report is not None})
    found = {row["pk"]: report_from(row) for row in connection.execute(select(report).where(report.c.id.in_(ids))).mappings()}
    reports = {each.id: each for each in found.values()}
    standings = {n: what for each in judged.states(connection, list(found)) for n, what in each.state.standings.items()}
    gone = judged.rows_of(connection, [id for id in ids if id not in reports])  # forgotten: nothing is left to judge
    for about in gone.values():
        standings |= state(about, ()).standings
    for row in part:
        of_speakers = row.report is None
        yield Entry(row, (who if of_speakers else standings).get(row.n, Standing.ORPHANED), reports.get(row.report or ""))


@dataclass(frozen=True, slots=True)
class _Place:
    """A report that rows name: its key, and the length of its text."""

    key: int
    size: int


def _places(connection: Connection, rows: Sequence[Judgement]) -> dict[str | None, _Place]:
    """The reports of whose statements rows are, and that there are, by their ids."""
    ids = sorted({row.report for row in rows if row.report is not None})
    query = select(report.c.id, report.c.pk, report.c.text)
    found = (connection.execute(query.where(report.c.id.in_(part))) for part in parts(ids, AT_ONCE))
    return {row.id: _Place(row.pk, len(row.text)) for rows in found for row in rows}


def _check(row: Judgement, known: Mapping[str | None, _Place]) -> None:
    """Raises what is wrong with a row."""
    if not _AUTHOR.fullmatch(row.author) or not row.author.isprintable():
        raise CannotJudge(f"{row.author!r}: no author: write person:NAME, rule:NAME or model:NAME@VERSION")
    if row.verdict is Verdict.UNDO:
        return
    for fault in of_decision(row):
        raise CannotJudge(f"{row.verdict} by {row.author}: {fault}")
    if row.left:
        return
    who = f"{row.verdict} by {row.author}"
    if row.report not in known:
        raise NotFound(f"{row.report}: no report of this id in the record: onrecord find shows ids")
    if row.object is None:
        raise CannotJudge(f"{who}: a judgement is about a statement: it needs that one's characters")
    if (row.form is not None) != (row.verdict in _YES):
        raise CannotJudge(f"{who}: what is accepted or corrected has the form that it should have, and nothing else has one")
    if row.verdict is Verdict.MEMO and not (row.reason or "").strip():
        raise CannotJudge(f"{who}: a memo needs words")
    for form in (row.object, row.form):
        for fault in of_form(form, known[row.report].size) if form else ():
            raise CannotJudge(f"{who}: {fault}")
