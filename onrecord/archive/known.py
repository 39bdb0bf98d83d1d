"""What the record knows of identities, by their ids, and who the speakers of readings are."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, and_, select

from onrecord.archive.parts import parts
from onrecord.archive.rows import role_from
from onrecord.archive.tables import identity, reading, report, speaker, spelling, statement, term
from onrecord.records import Identity, Term, Verdict

__all__ = ["identities", "speakers_of", "tellers", "with_reports"]


def identities(connection: Connection, ids: Collection[str]) -> dict[str, Identity]:
    """Identities by their ids, those that there are."""
    found: dict[str, Identity] = {}
    for part in parts(sorted(ids)):
        spelled: dict[str, Counter[str]] = defaultdict(Counter)
        for row in connection.execute(select(spelling).where(spelling.c.identity.in_(part))):
            spelled[row.identity][row.name] += row.reports
        terms: dict[str, list[Term]] = defaultdict(list)
        for row in connection.execute(select(term).where(term.c.identity.in_(part))):
            terms[row.identity].append(Term(row.title, row.of or None, row.since or None, row.until or None))
        for row in connection.execute(select(identity).where(identity.c.id.in_(part))):
            names = sorted(spelled[row.id].items(), key=lambda each: (-each[1], each[0]))
            found[row.id] = Identity(
                id=row.id,
                name=row.name,
                kind=row.kind,
                names=tuple(names),
                roles=_roles(terms[row.id], row.decided),
                reports=row.reports,
                statements=row.statements,
                actor=row.actor,
            )
    return found


def with_reports(connection: Connection, one: Identity, most: int) -> Identity:
    """An identity with the reports that give its roles, so many of each at most, the first to give it before the others."""
    query = (
        select(report.c.id, speaker.c.roles).join(reading, reading.c.pk == speaker.c.reading).join(report, report.c.pk == reading.c.report)
    )
    query = query.where(speaker.c.identity == one.id, speaker.c.roles != "[]").order_by(report.c.dated == "", report.c.dated, report.c.id)
    found: dict[Term, dict[str, None]] = {role: {} for role in one.roles}
    for id, roles in connection.execute(query, execution_options={"yield_per": 1000}):
        for title, of, *_ in json.loads(roles):
            for role, ids in found.items():
                if len(ids) < most and _gives(Term(title, of, None, None), role):
                    ids[id] = None
    return replace(one, roles=tuple(replace(role, reports=tuple(ids)) for role, ids in found.items()))


def _roles(terms: Sequence[Term], decided: str) -> tuple[Term, ...]:
    """What reports say, but where people decided on a role; in the order of time. A capital more or less makes no other role."""
    same: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for each in sorted(terms, key=lambda each: (each.since or "~", each.title, each.of or "")):
        same[each.title.casefold(), (each.of or "").casefold()].append(each)
    found = [_one(alike) for alike in same.values()]
    for verdict, told in json.loads(decided):
        if role := role_from(told):
            found = [each for each in found if not _is_of(role, each)]
            found += [role] if verdict == Verdict.ROLE.value else []
    return tuple(sorted(found, key=lambda each: (each.since or "", each.until or "", each.title, each.of or "")))


def _one(alike: Sequence[Term]) -> Term:
    """One role of those that are the same, as it was printed first: from the first to the last day that any report gives it."""
    days = sorted(day[:10] for each in alike for day in (each.since, each.until) if day)
    return Term(alike[0].title, alike[0].of, days[0] if days else None, days[-1] if days else None)


def _is_of(decided: Term, each: Term) -> bool:
    """Whether a decision is about a role: one without a place is about the title, whatever it is of."""
    if decided.title.casefold() != each.title.casefold():
        return False
    return decided.of is None or decided.of.casefold() == (each.of or "").casefold()


def _gives(printed: Term, role: Term) -> bool:
    return _is_of(role, printed) and (role.by != "report" or _is_of(printed, role))


def speakers_of(connection: Connection, readings: Sequence[int]) -> dict[int, dict[str, Identity]]:
    """The identity of each speaker of readings, by the reading's key and the speaker's id there."""
    columns = (speaker.c.reading, speaker.c.id, speaker.c.identity)
    of = {
        (row.reading, row.id): row.identity
        for part in parts(readings)
        for row in connection.execute(select(*columns).where(speaker.c.reading.in_(part), speaker.c.identity.is_not(None)))
    }
    known = identities(connection, set(of.values()))
    found: dict[int, dict[str, Identity]] = defaultdict(dict)
    for (key, id), who in of.items():
        if who in known:
            found[key][id] = known[who]
    return found


def tellers(connection: Connection, statements: Sequence[int]) -> dict[tuple[int, str], Identity]:
    """Who makes statements, by the keys of their rows and the speaker's id in the reading: whom people put there is not among them."""
    by = and_(speaker.c.reading == statement.c.reading, speaker.c.identity.is_not(None))
    query = select(statement.c.pk, speaker.c.id, speaker.c.identity).join(speaker, by)
    of = {(row.pk, row.id): row.identity for part in parts(statements) for row in connection.execute(query.where(statement.c.pk.in_(part)))}
    known = identities(connection, set(of.values()))
    return {key: known[id] for key, id in of.items() if id in known}
