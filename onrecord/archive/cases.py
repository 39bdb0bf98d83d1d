"""One statement and all that holds of it now: what there is to judge, and what came of judging it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.archive import ledger
from onrecord.archive.fetch import dossier_as_read, statement_key
from onrecord.judging import Decision, as_judged, state
from onrecord.records import Dossier, Judgement, Report, Statement

__all__ = ["Case", "case_of"]


@dataclass(frozen=True, slots=True)
class Case:
    """A statement as its reader left it, and as it is shown: None where it is rejected; its speaker's name, its verdict and its memos."""

    report: Report
    read: Statement
    shown: Statement | None
    speaker: str | None
    decision: Decision | None
    memos: tuple[Judgement, ...]


def case_of(connection: Connection, name: str) -> Case:
    """The statement of a latest reading that an id or its beginning means; raises NotFound where it means none or several."""
    key, id = statement_key(connection, name)
    dossier = dossier_as_read(connection, key)
    found = state(ledger.of_report(connection, dossier.report.id), dossier.reading.statements)
    judged = as_judged(dossier, found.verdicts)
    read, shown = _statements(dossier)[id], _statements(judged).get(id)
    names = {each.id: each.name for each in judged.reading.speakers}
    speaker = names.get((shown or read).speaker or "")
    return Case(dossier.report, read, shown, speaker, found.verdicts.get(id), found.memos.get(id, ()))


def _statements(dossier: Dossier) -> dict[str, Statement]:
    return {said.id: said for said in dossier.reading.statements}
