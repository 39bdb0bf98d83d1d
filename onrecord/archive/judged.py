"""What the ledger comes to for the statements of the latest readings, kept in a table so that nobody must work it out to search or export.

The table follows: with every row of the ledger, and with every reading that becomes its report's latest. It can be made again, and checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, insert, or_, select

from onrecord.archive.parts import parts
from onrecord.archive.rows import form_from, form_row, judgement_from, statement_from
from onrecord.archive.tables import judged, judgement, reading, report, statement
from onrecord.judging import Decision, State, state
from onrecord.records import Judgement, Statement, Verdict

__all__ = ["Changes", "Judged", "changes", "decisions", "faults", "put", "rebuild", "rows_of", "states", "take_out"]

AT_ONCE = 100  # reports in memory

Decisions = dict[int, Decision]  # by the key of the statement
Changes = dict[int, Decision | None]


_IN_LEDGER = exists().where(judgement.c.report == report.c.id)
_IN_TABLE = exists().where(statement.c.report == report.c.pk, judged.c.statement == statement.c.pk)
_OF_NOTHING = judged.c.statement.not_in(select(statement.c.pk))


@dataclass(frozen=True, slots=True)
class Judged:
    """A report that has rows in the ledger: its key and id, what they come to, and the keys of the statements that they come to it for."""

    key: int
    id: str
    state: State
    statements: dict[str, int]

    @property
    def due(self) -> Decisions:
        return {self.statements[id]: decision for id, decision in self.state.verdicts.items()}


def changes(connection: Connection, reports: Sequence[int]) -> Changes:
    """Where the table is not what the ledger says now of some reports, by their keys: what is due, and None where nothing is."""
    changed: Changes = {}
    for part in parts(reports, AT_ONCE):
        kept, due = _kept(connection, part), _due(connection, part)
        changed |= {key: due.get(key) for key in sorted({*kept, *due}) if kept.get(key) != due.get(key)}
    return changed


def put(connection: Connection, changed: Changes) -> None:
    """Puts right what `changes` found. Only for the one writer."""
    for part in parts(list(changed), AT_ONCE):
        connection.execute(delete(judged).where(judged.c.statement.in_(part)))
    rows = [_row(key, decision) for key, decision in changed.items() if decision]
    if rows:
        connection.execute(insert(judged), rows)


def take_out(connection: Connection, readings: Sequence[int]) -> None:
    """Takes out what is about the statements of some readings, by their keys. Only for the one writer."""
    for part in parts(readings, AT_ONCE):
        of_readings = select(statement.c.pk).where(statement.c.reading.in_(part))
        connection.execute(delete(judged).where(judged.c.statement.in_(of_readings)))


def decisions(connection: Connection, readings: Sequence[int]) -> dict[int, dict[str, Decision]]:
    """What the table has on the statements of some readings: by the reading's key, and by the statement's id."""
    found: dict[int, dict[str, Decision]] = defaultdict(dict)
    query = select(judged, statement.c.id, statement.c.reading).join(statement, statement.c.pk == judged.c.statement)
    for row in connection.execute(query.where(statement.c.reading.in_(readings))).mappings():
        found[row["reading"]][row["id"]] = _decision(row["n"], row["verdict"], row["author"], row["form"])
    return found


def rows_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Judgement]]:
    """The rows of the ledger on some reports, by the reports' ids, each in the order of the ledger."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    rows = connection.execute(select(judgement).where(judgement.c.report.in_(ids)).order_by(judgement.c.n))
    for row in map(judgement_from, rows.mappings()):
        found[row.report or ""].append(row)
    return found


def states(connection: Connection, reports: Sequence[int]) -> Iterator[Judged]:
    """What the ledger comes to for some reports, by their keys; those without a row are left out."""
    ids = select(report.c.pk, report.c.id).where(report.c.pk.in_(reports), _IN_LEDGER).order_by(report.c.pk)
    known = {row.pk: row.id for row in connection.execute(ids)}
    if not known:
        return
    rows = rows_of(connection, list(known.values()))
    said = _statements(connection, list(known))
    for key, id in known.items():
        yield Judged(key, id, state(rows[id], said[key].values()), {each.id: pk for pk, each in said[key].items()})


def _statements(connection: Connection, reports: Sequence[int]) -> dict[int, dict[int, Statement]]:
    """The statements of reports' latest readings, by the report's key and their own."""
    found: dict[int, dict[int, Statement]] = defaultdict(dict)
    query = select(statement).join(reading, reading.c.pk == statement.c.reading)
    for row in connection.execute(query.where(statement.c.report.in_(reports), reading.c.latest == 1).order_by(statement.c.pk)).mappings():
        found[row["report"]][row["pk"]] = statement_from(row)
    return found


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the table, in words: it must hold what the ledger says of the latest readings, and nothing else."""
    for part in _reports(connection):
        kept, due = _kept(connection, part), _due(connection, part)
        for key in sorted({*due, *kept}):
            if due.get(key) != kept.get(key):
                name = connection.execute(select(statement.c.id).where(statement.c.pk == key)).scalar()
                yield f"statement {name}: kept as {_words(kept.get(key))}, but by the ledger it is {_words(due.get(key))}"
    for key in connection.execute(select(judged.c.statement).where(_OF_NOTHING).order_by(judged.c.statement)).scalars():
        yield f"judged: a verdict on a statement that is not there (key {key})"


def rebuild(connection: Connection) -> None:
    """Makes the table again from the ledger; the search index must be made again after it. Only for the one writer."""
    connection.execute(delete(judged).where(_OF_NOTHING))
    for part in _reports(connection):
        put(connection, changes(connection, part))


def _reports(connection: Connection) -> Iterator[Sequence[int]]:
    """The keys of the reports that rows of the ledger or of the table are about, some at a time."""
    last = 0
    page = select(report.c.pk).where(or_(_IN_LEDGER, _IN_TABLE)).order_by(report.c.pk).limit(AT_ONCE)
    while part := list(connection.execute(page.where(report.c.pk > last)).scalars()):
        yield part
        last = part[-1]


def _kept(connection: Connection, reports: Sequence[int]) -> Decisions:
    query = select(judged).join(statement, statement.c.pk == judged.c.statement).where(statement.c.report.in_(reports))
    return {row.statement: _decision(row.n, row.verdict, row.author, row.form) for row in connection.execute(query)}


def _due(connection: Connection, reports: Sequence[int]) -> Decisions:
    return {key: decision for each in states(connection, reports) for key, decision in each.due.items()}


def _decision(n: int, verdict: str, author: str, form: str | None) -> Decision:
    return Decision(n, Verdict(verdict), author, form_from(form))


def _row(key: int, decision: Decision) -> dict[str, object]:
    return {
        "statement": key,
        "n": decision.n,
        "verdict": decision.verdict.value,
        "author": decision.author,
        "form": form_row(decision.form),
    }


def _words(decision: Decision | None) -> str:
    return f"{decision.verdict} by {decision.author} (row {decision.n})" if decision else "not judged"
