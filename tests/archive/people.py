"""Reports with speakers, and decisions on them, for tests of who is who."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sqlalchemy import select

from onrecord.archive import ledger
from onrecord.archive.database import Archive
from onrecord.archive.store import store
from onrecord.archive.tables import identity, reading, report, speaker
from onrecord.records import Dossier, Judgement, Party, Role, Span, Speaker, Verdict
from onrecord.uniting import own_ids
from tests.builders import dossier

ANA, RULE = "person:ana", "rule:link@1"


def told(number: int, *names: str, published: str = "2031-05-01", kind: str = "person", model: str = "hand@1", **facts: object) -> Dossier:
    """A report in which each of some people, as `Title Name` or `Name`, says something."""
    lines = [f"[who:{n} {name}] [said:{n} said] [what:{n} that {number} of {number} had {n} come]." for n, name in enumerate(names, 1)]
    made = dossier("\n\n".join([f"Report {number}", *lines]), published=published, outlet="The Post", **facts)
    id = sha256(f"{number}{made.report.text}".encode()).hexdigest()[:16]
    report = replace(made.report, id=id, path=f"{number}.txt")
    speakers = tuple(titled(each, made.report.text, kind) for each in made.reading.speakers)
    return Dossier(report, replace(made.reading, report_id=id, speakers=speakers, model=model))


def titled(each: Speaker, text: str, kind: str) -> Speaker:
    """The speaker with the first word of three as a title."""
    words = each.name.split()
    if len(words) < 3:
        return replace(each, kind=kind)
    span = each.mentions[0]
    at = text.index(" ", span.start)
    name = text[at + 1 : span.end]
    return replace(each, name=name, kind=kind, roles=(Role(words[0], None, Span(span.start, at)),), mentions=(Span(at + 1, span.end),))


def fill(archive: Archive, *dossiers: Dossier) -> None:
    with archive.writing() as connection:
        store(connection, dossiers)


def party(made: Dossier, name: str) -> Party:
    """The speaker of a report as a decision names them."""
    own = own_ids(made.report.id, made.report.text, made.reading.speakers)
    id, at = next(own[each.id] for each in made.reading.speakers if each.name == name)
    return Party(id, made.report.id, at)


def decide(archive: Archive, verdict: Verdict, left: Party, right: Party | None = None, author: str = ANA, **more: object) -> Judgement:
    row = Judgement(author=author, verdict=verdict, left=left, right=right, **more)
    with archive.writing() as connection:
        return ledger.add(connection, [row])[0]


def same(archive: Archive, left: Party, right: Party, author: str = RULE) -> Judgement:
    return decide(archive, Verdict.SAME, left, right, author)


def undo(archive: Archive, n: int) -> None:
    with archive.writing() as connection:
        ledger.undo(connection, n, ANA)


def who(archive: Archive) -> dict[str, tuple[str, int, int]]:
    """Name, reports and statements of every identity that somebody has, by its id."""
    with archive.reading() as connection:
        rows = connection.execute(select(identity).where(identity.c.reports > 0)).all()
    return {row.id: (row.name, row.reports, row.statements) for row in rows}


def together(archive: Archive) -> list[list[str]]:
    """The names of speakers who are one, with the numbers of their reports."""
    query = select(speaker.c.identity, speaker.c.name, report.c.path).join(reading, reading.c.pk == speaker.c.reading)
    found: dict[str, list[str]] = {}
    with archive.reading() as connection:
        for id, name, path in connection.execute(query.join(report, report.c.pk == reading.c.report).where(reading.c.latest == 1)):
            found.setdefault(id, []).append(f"{name} {path.partition('.')[0]}")
    return sorted(sorted(names) for names in found.values())
