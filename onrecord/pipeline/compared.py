"""What somebody is compared by, to the text that the record keeps and back; known ones out of files, too."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from onrecord.actors.actor import Actor
from onrecord.archive.actors import ActorRow
from onrecord.linking.known import Known
from onrecord.records import Party, Span, Term

__all__ = ["actor_from", "actor_row", "known_from", "of_actor", "written"]

_REPORTS = 100  # ids of an identity's reports that it is compared by


def written(one: Known, place: Party) -> str:
    """Somebody, and who stands for them in the ledger, as text."""
    told: dict[str, Any] = {
        "place": [place.identity, place.report, *((place.span.start, place.span.end) if place.span else (None, None))],
        "kind": one.kind,
        "names": one.names,
        "roles": _roles(one.roles),
        "reports": sorted(one.reports)[-_REPORTS:],
        "companions": sorted(one.companions),
        "said": sorted(one.said),
        "actor": one.actor,
    }
    return _json(told)


@lru_cache(maxsize=8192)  # most of those compared are compared again soon, and nothing came to them
def known_from(id: str, data: str) -> tuple[Known, Party]:
    """The same back, as the identity of an id."""
    told = json.loads(data)
    identity, report, start, end = told["place"]
    one = Known(
        id=id,
        kind=told["kind"],
        names=tuple((name, count) for name, count in told["names"]),
        roles=_roles_from(told["roles"]),
        reports=frozenset(told["reports"]),
        companions=frozenset(told["companions"]),
        said=frozenset(told["said"]),
        actor=told["actor"],
    )
    return one, Party(identity, report, None if start is None else Span(start, end))


def of_actor(actor: Actor) -> Known:
    """What is known of somebody out of a file before any report tells of them."""
    names = dict.fromkeys((actor.name, *actor.names))
    return Known(id=actor.id, kind=actor.kind, names=tuple((name, 1) for name in names), roles=actor.roles, actor=actor.id)


def actor_row(actor: Actor) -> ActorRow:
    facts = {"adjectives": actor.adjectives, "capital": actor.capital, "identifiers": dict(actor.identifiers)}
    return ActorRow(actor.id, actor.name, actor.kind, _json(actor.names), _json(_roles(actor.roles)), _json(facts), actor.source)


def actor_from(row: ActorRow) -> Actor:
    facts = json.loads(row.facts)
    return Actor(
        id=row.id,
        name=row.name,
        kind=row.kind or "",
        names=tuple(json.loads(row.names)),
        adjectives=tuple(facts["adjectives"]),
        capital=facts["capital"],
        roles=_roles_from(json.loads(row.roles)),
        identifiers=facts["identifiers"],
        source=row.source,
    )


def _roles(roles: Iterable[Term]) -> list[list[str | None]]:
    return [[role.title, role.of, role.since, role.until, role.by] for role in roles]


def _roles_from(roles: Iterable[Any]) -> tuple[Term, ...]:
    return tuple(Term(title, of, since, until, by=by) for title, of, since, until, by in roles)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
