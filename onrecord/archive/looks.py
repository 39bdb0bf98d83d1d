"""Looks at the tables of a record for what is not as it must be, a page of rows after another."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, Table, func, or_, select

from onrecord.archive.faults import BACKUP, ERASE, REPAIR, Fault, Mend
from onrecord.archive.parts import parts
from onrecord.archive.rows import date_of, judgement_from, reading_from, report_from, statement_from, statement_row
from onrecord.archive.tables import forgotten, judged, judgement, question, reading, refused, report, speaker, statement
from onrecord.dates import is_moment
from onrecord.errors import CannotKeep
from onrecord.records import Dossier, Statement
from onrecord.soundness import of_decision, of_form, of_reading, of_report

__all__ = ["at_others", "at_the_database", "at_the_ledger", "at_the_reports", "at_the_versions"]

AT_ONCE = 100  # reports in memory
_MANY = 1000  # other rows
_NO_READING = "onrecord reread reads it"

Rows = Sequence[RowMapping]


def at_the_database(connection: Connection) -> Iterator[Fault]:
    """SQLite's own look at its pages, indexes and keys; PostgreSQL holds these by itself."""
    if connection.dialect.name == "postgresql":
        return
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield Fault("the file", told, REPAIR if "missing from index" in told or "wrong # of entries in index" in told else BACKUP)
    for table, row, of, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(f"{table}, row {row}", f"the {of} that it belongs to is not there", REPAIR if table == judged.name else BACKUP)


def at_the_reports(connection: Connection) -> Iterator[Fault]:
    """Reports, their readings, and what these hold."""
    for page in _pages(connection, select(report), report.c.pk, AT_ONCE):
        keys = [row["pk"] for row in page]
        readings = _rows(connection, reading, reading.c.report.in_(keys))
        of_them = [row["pk"] for row in readings]
        speakers = _grouped(_rows(connection, speaker, speaker.c.reading.in_(of_them)), "reading")
        statements = _grouped(_rows(connection, statement, or_(statement.c.report.in_(keys), statement.c.reading.in_(of_them))), "reading")
        of_report = _grouped(readings, "report")
        for row in page:
            where, own = f"report {row['id']}", of_report[row["pk"]]
            yield from _tried(where, _of_report, row)
            yield from _of_latest(where, own)
            for found in own:
                made = speakers[found["pk"]], statements.pop(found["pk"], [])
                yield from _tried(f"{where}, reading by {found['model']}", _of_reading, row, found, *made)
        for stray, rows in statements.items():
            yield Fault(f"statement {rows[0]['id']}, row {rows[0]['pk']}", f"its reading, row {stray}, is of another report")


def _of_report(where: str, row: RowMapping) -> Iterator[Fault]:
    one = report_from(row)
    yield from (Fault(where, what) for what in of_report(one))
    yield from _of_moments(where, row, "stored_at")
    if row["dated"] != (dated := date_of(one)):
        yield Fault(where, "it is filed under another date than its own", REPAIR, Mend(report, row["pk"], {"dated": dated}))


def _of_latest(where: str, readings: Rows) -> Iterator[Fault]:
    if not readings:
        yield Fault(where, "it has no reading", _NO_READING)
    elif sorted(row["latest"] for row in readings) != [0] * (len(readings) - 1) + [1]:
        yield Fault(where, f"{sum(row['latest'] == 1 for row in readings)} of its readings are marked as the latest one")


def _of_reading(where: str, row: RowMapping, found: RowMapping, speakers: Rows, statements: Rows) -> Iterator[Fault]:
    one = report_from(row)
    made = reading_from(found, one.id, speakers, [statement_from(said) for said in statements])
    yield from (Fault(where, what) for what in of_reading(made, len(one.text)))
    yield from _of_moments(where, found, "stored_at")
    for told in statements:
        if told["report"] != row["pk"]:
            yield Fault(f"{where}, statement {told['id']}", "it is told to be of another report")
    for told, said in zip(statements, made.statements, strict=True):
        yield from _of_place(f"{where}, statement {said.id}", told, said, Dossier(one, made))


def _of_place(where: str, told: RowMapping, said: Statement, dossier: Dossier) -> Iterator[Fault]:
    if not said.content:
        return  # told already
    row = statement_row(said, dossier)
    if values := {name: row[name] for name in ("zone", "starts", "ends") if row[name] != told[name]}:
        yield Fault(where, "it is filed under another place in the text than its own", REPAIR, Mend(statement, told["pk"], values))


def at_the_versions(connection: Connection) -> Iterator[Fault]:
    """Ids that are given twice, and versions that follow what they can't: themselves, in a circle, or what came from another address."""
    twice = select(report.c.id).group_by(report.c.id).having(func.count() > 1)
    for (id,) in _streamed(connection, twice):
        yield Fault(f"report {id}", "its id is given to another one too")
    before = report.alias()
    astray = select(report.c.id, before.c.id).join(before, report.c.follows == before.c.pk)
    for id, other in _streamed(connection, astray.where(before.c.address.is_distinct_from(report.c.address))):
        yield Fault(f"report {id}", f"it follows {other} as its version, which came from another address")
    for key, id in _streamed(connection, select(report.c.pk, report.c.id).where(report.c.follows >= report.c.pk)):
        if _comes_back(connection, key):  # of every circle some link leads to a later row
            yield Fault(f"report {id}", "it follows itself as its version, by way of others")


def _comes_back(connection: Connection, key: int) -> bool:
    link: int | None = key
    seen = set[int]()
    while link is not None and link not in seen:
        seen.add(link)
        link = connection.execute(select(report.c.follows).where(report.c.pk == link)).scalar()
    return link == key


def at_the_ledger(connection: Connection) -> Iterator[Fault]:
    """Judgements: whether they can be understood, stand in the text that they are about, and undo what was there before."""
    for page in _pages(connection, select(judgement), judgement.c.n, _MANY):
        reports = {row["report"] for row in page if row["report"] is not None}
        texts = select(report.c.id, report.c.text)
        found = (connection.execute(texts.where(report.c.id.in_(part))) for part in parts(sorted(reports), AT_ONCE))
        sizes = {row.id: len(row.text) for rows in found for row in rows}  # which SQLite counts to the first NUL only
        undone = {row["undoes"] for row in page}
        known = set(connection.execute(select(judgement.c.n).where(judgement.c.n.in_(undone))).scalars())
        for row in page:
            yield from _tried(f"judgement {row['n']}", _of_judgement, row, sizes, known)


def _of_judgement(where: str, row: RowMapping, sizes: dict[str, int], known: set[int]) -> Iterator[Fault]:
    made = judgement_from(row)
    yield from _of_moments(where, row, "at")
    if made.n < 1 or not made.author:
        yield Fault(where, "it has no number, or no author")
    if made.undoes is not None and (made.undoes not in known or made.undoes >= made.n):
        yield Fault(where, f"what it undoes, {made.undoes}, is no earlier judgement")
    yield from (Fault(where, what) for what in of_decision(made, worded=False))
    for form in (made.object, made.form):
        if form and made.report in sizes:
            yield from (Fault(where, what) for what in of_form(form, sizes[made.report]))


def at_others(connection: Connection) -> Iterator[Fault]:
    """What was refused or forgotten, and the questions."""
    for row in _all(connection, refused, refused.c.path):
        yield from _of_moments(f"refused {row['path']}", row, "first_at", "last_at")
    for row in _all(connection, forgotten, forgotten.c.report):
        where = f"forgotten report {row['report']}"
        yield from _of_moments(where, row, "at")
        if row["unerased_since"] is not None:
            yield Fault(where, "its words may still be in the files of the database", ERASE)
    for row in _all(connection, question, question.c.id):
        for name in ("about", "support", "oppose"):
            yield from _tried(f"question {row['id']}", _of_phrases, row[name])


def _of_phrases(where: str, phrases: str) -> Iterator[Fault]:
    if not all(isinstance(phrase, str) for phrase in json.loads(phrases)):
        yield Fault(where, "its phrases are no words")


def _of_moments(where: str, row: RowMapping, *names: str) -> Iterator[Fault]:
    for name in names:
        if not is_moment(row[name]):
            yield Fault(where, f"no date: {name} is {row[name]!r}")


def _tried(where: str, look: Callable[..., Iterable[Fault]], *rows: Any) -> Iterator[Fault]:
    """What a look finds; that a row can't be understood at all is a fault too."""
    try:
        yield from look(where, *rows)
    except CannotKeep as problem:
        yield Fault(where, str(problem).partition(": onrecord check")[0])
    except (ValueError, TypeError, AttributeError, KeyError) as problem:
        yield Fault(where, f"its row can't be understood ({problem})")


def _all(connection: Connection, table: Table, order: Column[Any]) -> Iterator[RowMapping]:
    for page in _pages(connection, select(table), order, _MANY):
        yield from page


def _pages(connection: Connection, query: Select[Any], key: Column[Any], size: int) -> Iterator[Rows]:
    page = connection.execute(query.order_by(key).limit(size)).mappings().all()
    while page:
        yield page
        page = connection.execute(query.where(key > page[-1][key.name]).order_by(key).limit(size)).mappings().all()


def _streamed(connection: Connection, query: Select[Any]) -> Iterable[Any]:
    return connection.execute(query, execution_options={"yield_per": _MANY})


def _rows(connection: Connection, table: Table, condition: Any) -> Rows:
    return connection.execute(select(table).where(condition).order_by(table.c.pk)).mappings().all()


def _grouped(rows: Rows, by: str) -> defaultdict[int, list[RowMapping]]:
    groups: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row)
    return groups
