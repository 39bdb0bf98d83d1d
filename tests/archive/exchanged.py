"""Records with something of all that can be exported, and what tests ask of exports and imports."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from sqlalchemy import insert

from onrecord.archive import ledger, questions, refusals, rereading
from onrecord.archive.database import Archive
from onrecord.archive.store import now, store
from onrecord.archive.tables import forgotten
from onrecord.holdings import Outcome
from onrecord.judging import form_of
from onrecord.pipeline import exchange
from onrecord.records import Dossier, Flag, Judgement, Part, Question, Span, Unread, Verdict, Zone
from tests.archive.filled import said

BRIDGE = Question(id="bridge", text="Building the “bridge”?", about=("the bridge", "a \\ crossing\x7f"), support=("welcome",))
TOLL = Question(id="toll", text="A toll", oppose=("no toll",))


def exported(archive: Archive, form: str = "jsonl", *, part: Part | None = None, with_text: bool = False) -> bytes:
    file = BytesIO()
    exchange.export(archive, form, file, part=part, with_text=with_text, seen=lambda item: None)
    return file.getvalue()


def brought(archive: Archive, data: bytes, form: str = "jsonl") -> list[Outcome | Unread]:
    return list(exchange.bring(archive, form, BytesIO(data), "given"))


def fates(outcomes: list[Outcome | Unread]) -> set[str]:
    return {"unread" if isinstance(each, Unread) else each.fate.value for each in outcomes}


def read_by(model: str, dossier: Dossier) -> Dossier:
    """The same reading by another model, which found less, and flagged the report."""
    reading = dossier.reading
    flags = (*reading.flags, Flag("language-unread", None, "not English"))
    zones = (*reading.zones, Zone("caption", Span(0, 7)))
    return replace(dossier, reading=replace(reading, model=model, statements=reading.statements[:1], flags=flags, zones=zones))


def fill(archive: Archive) -> list[Dossier]:
    """Versions at an address and at a file's place, several readings, a ledger, and what was asked, refused and forgotten."""
    url = "https://courier.example/harbour"
    items = [
        said(1, url=url, outlet="The Courier", path="b.html"),
        said(2, path="a.txt", outlet=None),
        said(1, url=url, outlet="The Courier", path="b.html", words="Corrected."),
        said(2, path="a.txt", outlet=None, words="More was said."),
        said(3, outlet="Straße & Sohn", published="--05-14", path="c.txt"),
        said(3, outlet="The Post", published=None, path=None, url="https://post.example/3"),
    ]
    with archive.writing() as connection:
        store(connection, items, lambda report: report.url or (f"/news/{report.path}" if report.path else None))
        rereading.renew(connection, [read_by("other@2", items[0]), read_by("other@2", items[4])])
        rereading.renew(connection, [items[4]])  # the first is its latest again
        _judge(connection, items)
        questions.put(connection, TOLL)
        questions.put(connection, BRIDGE)
        refusals.note(connection, [Unread("/news/broken.html", "it is empty"), Unread("-", "no text")])
        told = {"sha256": "0" * 64, "author": "person:ana", "at": now(), "unerased_since": None}
        connection.execute(insert(forgotten), [told | {"report": "f2", "reason": None}, told | {"report": "f1", "reason": "asked for"}])
    return items


def _judge(connection, items: list[Dossier]) -> None:
    first, second = items[1], items[3]
    one, inner, other = (form_of(statement) for statement in first.reading.statements)
    ana = {"author": "person:ana", "report": first.report.id}
    rows = [
        Judgement(verdict=Verdict.ACCEPTED, object=one, form=one, **ana),
        Judgement(verdict=Verdict.REJECTED, object=inner, **ana),
        Judgement(verdict=Verdict.CORRECTED, object=other, form=replace(other, source=one.source), reason="not he", **ana),
        Judgement(verdict=Verdict.MEMO, object=other, reason="look\nagain “here”", **ana),
        Judgement(verdict=Verdict.UNDO, undoes=2, **ana),
        Judgement(verdict=Verdict.MEMO, object=other, reason="twice", **ana, at="2024-05-14T09:30:00Z"),
        Judgement(verdict=Verdict.MEMO, object=other, reason="twice", **ana, at="2024-05-14T09:30:00Z"),
        Judgement(author="rule:short", verdict=Verdict.REJECTED, report=second.report.id, object=form_of(second.reading.statements[1])),
    ]
    ledger.add(connection, rows)
