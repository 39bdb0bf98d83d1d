"""Finds statements by their words, by who made them and by what they are; after them the reports in whose text the words stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection, and_, select

from onrecord.archive import fulltext
from onrecord.archive.entries import first_key, key_of_statement, last_key, mark, pk_of_report, pk_of_statement, zoned
from onrecord.archive.fetch import dated
from onrecord.archive.fulltext import REPORTS, STATEMENTS, Wanted
from onrecord.archive.known import tellers
from onrecord.archive.parts import parts
from onrecord.archive.query import Every, Piece, Query, Row, hits
from onrecord.archive.ranking import ranked
from onrecord.archive.rows import report_from
from onrecord.archive.shown import shown
from onrecord.archive.snippets import snippet
from onrecord.archive.tables import judged, report, speaker, statement
from onrecord.archive.who import named
from onrecord.archive.words import words, words_at
from onrecord.records import Hit, Part, Report, Span, Spans, Speaker

__all__ = ["RANKED", "Found", "find", "statement_hits", "statement_keys"]

RANKED = 500  # the newest so many statements are put in order; what else there is comes after them, the newest first
_MANY = 200  # keys at once


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a page; `more` where there are others after them, `ranked` where only so many of the newest were put in order."""

    hits: tuple[Hit, ...]
    more: bool
    ranked: int | None = None


def find(connection: Connection, query: Query | None, part: Part, *, limit: int = 20, offset: int = 0) -> Found:
    """Statements, the best first; then the reports without such a statement, the newest first. Without words, the newest statements.

    Reports are looked for where the part asks for nothing that only statements have: a speaker, a manner or an act.
    """
    end = offset + limit + 1
    keys = statement_keys(connection, query, part, max(end, RANKED + 1))
    more_than_ranked = query is not None and len(keys) > RANKED
    if query:
        keys = ranked(connection, query, keys[:RANKED]) + keys[RANKED:]
    found = list(statement_hits(connection, query, keys[offset:end]))
    if query and len(keys) < end and (part.speaker, part.manner, part.act) == (None, None, None):
        others = _report_hits(connection, query, part, _reports_of(connection, keys))
        first = max(0, offset - len(keys))
        found += islice(others, first, first + end - max(offset, len(keys)))
    return Found(tuple(found[:limit]), len(found) > limit, RANKED if more_than_ranked else None)


def statement_keys(connection: Connection, query: Query | None, part: Part, limit: int) -> list[int]:
    """The keys of the rows of the newest statements that are wanted."""
    marks = (mark("o", part.outlet), mark("m", part.manner), mark("a", part.act), mark("z", part.zone))
    wanted = _of_time(Wanted(query=query, marks=tuple(each for each in marks if each)), part, of_reports=False)
    if part.speaker is None:
        found = fulltext.keys(connection, STATEMENTS, wanted, limit)
    else:
        printed = replace(wanted, field="who", in_field=_all_of(words(part.speaker)), or_mark=mark("s", part.speaker))
        known = fulltext.keys_among(connection, STATEMENTS, wanted, _entries_of(connection, part.speaker), limit)
        found = sorted({*fulltext.keys(connection, STATEMENTS, printed, limit), *known}, reverse=True)[:limit]
    keys = [pk_of_statement(key) for key in found]
    if not _to_the_hour(part):
        return keys
    timely = select(statement.c.pk).join(report).where(statement.c.pk.in_(keys), *dated(part))
    allowed = set(connection.execute(timely).scalars())
    return [key for key in keys if key in allowed]


def _entries_of(connection: Connection, name: str) -> list[int]:
    """The keys of the entries of all statements of those whom a name or an id means, whatever their reports print."""
    ids = named(connection, name)
    by = and_(speaker.c.reading == statement.c.reading, speaker.c.id == statement.c.speaker)
    query = select(statement.c.pk, report.c.dated, statement.c.source, judged.c.form).join(speaker, by)
    query = query.join(report, report.c.pk == statement.c.report).outerjoin(judged, judged.c.statement == statement.c.pk)
    rows = (row for part in parts(ids) for row in connection.execute(query.where(speaker.c.identity.in_(part))))
    return sorted(key_of_statement(row.dated, row.pk) for row in rows if row.form is None or _same_source(row.form, row.source))


def _same_source(form: str, source: str) -> bool:
    """Whether a statement that people corrected is still by its speaker."""
    return bool(json.loads(form)["source"] == json.loads(source))


def _all_of(found: Sequence[str]) -> Query | None:
    rows = tuple(Row((word,)) for word in found)
    return Every(rows) if len(rows) > 1 else rows[0] if rows else None


def _of_time(wanted: Wanted, part: Part, *, of_reports: bool) -> Wanted:
    """With the lowest and the highest key; where a time is asked for, none without a date."""
    if part.since is not None or part.until is not None:
        wanted = replace(wanted, first=first_key(part.since or "0001", of_reports=of_reports))
    if part.until is not None:
        wanted = replace(wanted, last=last_key(part.until, of_reports=of_reports))
    return wanted


def _to_the_hour(part: Part) -> bool:
    return "T" in (part.since or "") + (part.until or "")


def statement_hits(connection: Connection, query: Query | None, keys: Sequence[int]) -> Iterator[Hit]:
    """The hits of statements, by the keys of their rows, in that order."""
    known = tellers(connection, keys)
    for key, (one, said, who) in zip(keys, shown(connection, keys), strict=True):
        spans = _marked(query, one.text, (*said.source, *said.cue, *said.content), who)
        if who and (is_ := known.get((key, who.id))):
            who = replace(who, id=is_.id, name=is_.name, kind=is_.kind)
        yield Hit(one, said, who, spans, snippet(one.text, spans, Span(said.content[0].start, said.content[-1].end)))


def _marked(query: Query | None, text: str, parts: Spans, who: Speaker | None = None) -> Spans:
    if query is None:
        return ()
    pieces: list[Piece] = [list(words_at(text, part.start, part.end)) for part in parts]
    name: Piece = [(word, None) for word in words(who.name)] if who else []
    return hits(query, [*pieces, name]) or ()


def _reports_of(connection: Connection, statements: Sequence[int]) -> set[int]:
    found = set[int]()
    for part in parts(statements):
        found.update(connection.execute(select(statement.c.report).where(statement.c.pk.in_(part))).scalars())
    return found


def _report_hits(connection: Connection, query: Query, part: Part, but: set[int]) -> Iterator[Hit]:
    """The hits of reports, the newest first, but for some by their keys."""
    outlet = mark("o", part.outlet)
    wanted = Wanted(
        query=query,
        of_zone="" if part.zone in (None, "body") else zoned(part.zone or ""),
        marks=(outlet,) if outlet else (),
    )
    wanted = _of_time(wanted, part, of_reports=True)
    offset, seen = 0, set(but)
    while keys := fulltext.keys(connection, REPORTS, wanted, _MANY, offset):
        offset += len(keys)
        for key in dict.fromkeys(map(pk_of_report, keys)):
            if key not in seen:
                seen.add(key)
                yield from _report_hit(connection, query, part, key)


def _report_hit(connection: Connection, query: Query, part: Part, key: int) -> Iterator[Hit]:
    row = connection.execute(select(report).where(report.c.pk == key, *dated(part))).mappings().first()
    if row is None:
        return
    one = report_from(row)
    spans = _marked(query, one.text, _zones(one, part.zone))
    if spans or part.zone is None:
        yield Hit(one, None, None, spans, snippet(one.text, spans, Span(0, len(one.text))))


def _zones(one: Report, kind: str | None) -> Spans:
    """The whole text, or its zones of a kind."""
    return tuple(zone.span for zone in one.zones if zone.kind == kind) if kind else (Span(0, len(one.text)),)
