"""Puts reports and readings into the record: each report once, a changed text at the same address as a new version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Table, exists, func, insert, select, update

from onrecord.archive import derived
from onrecord.archive.parts import parts
from onrecord.archive.rows import reading_row, report_row, speaker_row, statement_row
from onrecord.archive.tables import forgotten, reading, report, speaker, statement
from onrecord.records import Dossier, Report

__all__ = ["State", "Stored", "next_key", "now", "states", "store", "store_readings", "supersede"]

_ALIKE = 0.3  # share of words that two texts at the same file's place must have in common to be versions of one report
_WORD = re.compile(r"\w+")

AddressOf = Callable[[Report], str | None]


class State(StrEnum):
    """What became of a report that was to be stored, or read again."""

    NEW = "new"
    KNOWN = "known"
    VERSION = "version"
    FORGOTTEN = "forgotten"
    REFUSED = "refused"
    REREAD = "reread"


@dataclass(frozen=True, slots=True)
class Stored:
    """A report's state, and the ids of what is in the record: its own, and for a version that of the one before."""

    state: State
    id: str
    follows: str | None = None


def now() -> str:
    """The time by the clock, in UTC to the second; nothing is ordered by it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def states(connection: Connection, reports: Iterable[Report], *, forget_nothing: bool = False) -> list[Stored | None]:
    """What is known already, as KNOWN or FORGOTTEN, and None for the rest, in their order.

    The same text of the same outlet, address or file is the same report. `forget_nothing` lets in what was forgotten.
    """
    asked = list(reports)
    ids = _found(connection, report.c.id, [each.id for each in asked])
    texts: dict[tuple[str, str], str] = {}
    for part in parts([each.sha256 for each in asked if each.url]):
        rows = connection.execute(select(report.c.url, report.c.sha256, report.c.id).where(report.c.sha256.in_(part)))
        texts |= {(url, sha256): id for url, sha256, id in rows if url}
    gone = set() if forget_nothing else _found(connection, forgotten.c.sha256, [each.sha256 for each in asked])
    answers: list[Stored | None] = []
    for each in asked:
        same = each.id if each.id in ids else texts.get((each.url or "", each.sha256))
        told = Stored(State.KNOWN, same) if same is not None else Stored(State.FORGOTTEN, each.id) if each.sha256 in gone else None
        answers.append(told)
    return answers


def _found(connection: Connection, column: Column[Any], values: list[str]) -> set[str]:
    return {value for part in parts(values) for (value,) in connection.execute(select(column).where(column.in_(part)))}


def store(
    connection: Connection, dossiers: Sequence[Dossier], address_of: AddressOf = lambda each: each.url, *, forget_nothing: bool = False
) -> list[Stored]:
    """Stores what is not there yet, with its reading; what became of each, in their order. Only for the one writer."""
    answers: list[Stored] = []
    fresh: list[tuple[int, Dossier]] = []
    key = next_key(connection, report)
    at = now()
    known = states(connection, [each.report for each in dossiers], forget_nothing=forget_nothing)
    here: dict[object, str] = {}  # ids of this call's reports, by id and by address and text
    for dossier, told in zip(dossiers, known, strict=True):
        one = dossier.report
        marks = [one.id, *([(one.url, one.sha256)] if one.url else [])]
        same = next((here[mark] for mark in marks if mark in here), None)
        if told or same is not None:
            answers.append(told or Stored(State.KNOWN, one.id if same is None else same))
            continue
        address = address_of(one)
        earlier = _version_before(connection, one, address)
        row = report_row(one) | {"pk": key, "address": address, "follows": earlier[0] if earlier else None, "stored_at": at}
        connection.execute(insert(report), row)
        here |= dict.fromkeys(marks, one.id)
        fresh.append((key, dossier))
        answers.append(Stored(State.VERSION, one.id, earlier[1]) if earlier else Stored(State.NEW, one.id))
        key += 1
    derived.put_in_reports(connection, [key for key, _ in fresh])
    store_readings(connection, fresh, at)
    return answers


def _version_before(connection: Connection, one: Report, address: str | None) -> tuple[int, str] | None:
    """Key and id of the last version at an address. At a web address any text is a version; at a file's place one that is alike.

    What was imported is not in the order of its versions: the last one is the one that none follows.
    """
    if address is None:
        return None
    later = report.alias()
    last = select(report.c.pk, report.c.id, report.c.text).where(
        report.c.address == address, ~exists().where(later.c.follows == report.c.pk)
    )
    found = connection.execute(last.order_by(report.c.pk.desc()).limit(1)).first()
    if found is None or (address != one.url and _likeness(found.text, one.text) < _ALIKE):
        return None
    return found.pk, found.id


def _likeness(one: str, other: str) -> float:
    a, b = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(a & b) / max(1, len(a | b))


def store_readings(connection: Connection, items: Sequence[tuple[int, Dossier]], at: str, *, latest: bool = True) -> None:
    """Stores the readings of reports that are in the record, by their keys, each as its report's latest one. Only for the one writer.

    Without `latest` they are earlier ones: what is the latest of each report stays so.
    """
    if not items:
        return
    if latest:
        supersede(connection, [key for key, _ in items])
    first, speakers, statements = (next_key(connection, table) for table in (reading, speaker, statement))
    rows: dict[Table, list[dict[str, Any]]] = {reading: [], speaker: [], statement: []}
    came: list[derived.Came] = []
    for of, (report_key, dossier) in enumerate(items, first):
        found = dossier.reading
        rows[reading].append(reading_row(found) | {"pk": of, "report": report_key, "latest": int(latest), "stored_at": at})
        rows[speaker] += [speaker_row(each) | {"pk": pk, "reading": of} for pk, each in enumerate(found.speakers, speakers)]
        rows[statement] += [
            statement_row(each, dossier) | {"pk": pk, "reading": of, "report": report_key}
            for pk, each in enumerate(found.statements, statements)
        ]
        came.append(derived.Came(of, report_key, range(statements, statements + len(found.statements)), dossier))
        speakers += len(found.speakers)
        statements += len(found.statements)
    for table, of_table in rows.items():
        if of_table:
            connection.execute(insert(table), of_table)
    if latest:
        derived.put_in(connection, came)


def supersede(connection: Connection, reports: Sequence[int]) -> None:
    """Makes the latest readings of reports earlier ones."""
    for part in parts(reports):
        before = select(reading.c.pk).where(reading.c.report.in_(part), reading.c.latest == 1)
        if went := list(connection.execute(before).scalars()):
            derived.take_out(connection, went)
            connection.execute(update(reading).where(reading.c.pk.in_(went)).values(latest=0))


def next_key(connection: Connection, table: Table) -> int:
    """The key after the last one; nobody else can take it, for there is one writer."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.pk), 0))).scalar_one()) + 1
