"""Actors in FollowTheMoney's form: a line of JSON for each entity; posts and memberships become roles of their holders."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, BinaryIO

from onrecord.actors.actor import Actor
from onrecord.actors.files import world
from onrecord.actors.rows import LINE, MOST, checked, term
from onrecord.errors import CannotLoad
from onrecord.records import Term, Unread

__all__ = ["SUFFIXES", "load"]

SUFFIXES = (".json", ".jsonl", ".ftm")

_KINDS = {
    "Person": "person",
    **dict.fromkeys(("Organization", "Company", "PublicBody", "LegalEntity", "Organisation"), "organisation"),
}
#: Entities that say who has a role in what: the properties of the holder and of the body or post.
_HELD = {
    "Occupancy": ("holder", "post"),
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
}
_ALIASES = ("alias", "weakAlias", "abbreviation", "previousName")
_ROLES = 100  # of one actor

Properties = Mapping[str, list[str]]


@dataclass(slots=True)
class _Found:
    """What a file told so far; roles are given when all of it is read, since holders and posts may come later."""

    actors: dict[str, Actor] = field(default_factory=dict)
    posts: dict[str, Properties] = field(default_factory=dict)
    held: list[tuple[str, Properties]] = field(default_factory=list)


def load(file: BinaryIO, name: str) -> Iterator[Actor | Unread]:
    """The actors in their order, then the lines that are wrong. Raises CannotLoad where it is no such file."""
    found, wrong = _Found(), list[Unread]()
    for number, line in enumerate(_lines(file, name), 1):
        try:
            _take(line, name, found)
        except CannotLoad as problem:
            wrong.append(Unread(f"{name}#{number}", str(problem)))
    if not found.actors:
        raise CannotLoad(f"{name}: no person or body in it: each line is an entity of FollowTheMoney, with id, schema and properties")
    roles = _roles(found)
    for id, actor in found.actors.items():
        yield replace(actor, roles=(*actor.roles, *roles.get(id, ()))[:_ROLES])
    yield from wrong


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines that are not empty."""
    count = 0
    while line := file.readline(LINE):
        if len(line) == LINE:
            raise CannotLoad(f"{name}: a line longer than {LINE:,} bytes: is it JSON lines?")
        if line.strip():
            count += 1
            if count > MOST:
                raise CannotLoad(f"{name}: more than {MOST:,} entities: leave out whom the news never names")
            yield line


def _take(line: bytes, source: str, found: _Found) -> None:
    try:
        entity = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise CannotLoad(f"not JSON ({problem}): each line is one entity") from problem
    if not isinstance(entity, dict) or not isinstance(entity.get("id"), str) or not isinstance(entity.get("schema"), str):
        raise CannotLoad("no entity: expected id, schema and properties")
    told = _properties(entity.get("properties"))
    schema = entity["schema"]
    if schema in _HELD:
        found.held.append((schema, told))
    elif schema in ("Position", "Post"):
        found.posts[entity["id"]] = told
    elif schema in _KINDS and told.get("name"):
        found.actors[entity["id"]] = _actor(entity["id"], _KINDS[schema], told, source)


def _properties(told: Any) -> Properties:
    if not isinstance(told, dict):
        raise CannotLoad("properties: expected an object of lists of words")
    return {str(name): [*_values(value if isinstance(value, list) else [value])] for name, value in told.items()}


def _values(several: list[Any]) -> Iterator[str]:
    """Words, and the ids of entities that stand inside this one."""
    for each in several:
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict) and isinstance(each.get("id"), str):
            yield each["id"]


def _actor(id: str, kind: str, told: Properties, source: str) -> Actor:
    first, *others = told["name"]
    numbers = told.get("wikidataId", [])[:1] or ([id] if id[:1] == "Q" and id[1:].isdigit() else [])
    roles = tuple(term(title, _country(told)) for title in told.get("position", [])[:_ROLES] if title.strip())
    return checked(
        Actor(
            id=numbers[0] if numbers else id,
            name=first,
            kind=kind,
            names=(*others, *(name for each in _ALIASES for name in told.get(each, ())))[:_ROLES],
            roles=roles,
            identifiers={"wikidata": numbers[0]} if numbers else {},
            source=source,
        )
    )


def _roles(found: _Found) -> dict[str, list[Term]]:
    """The roles of each holder."""
    roles: dict[str, list[Term]] = {}
    for schema, told in found.held:
        holder, post = (next(iter(told.get(name, ())), "") for name in _HELD[schema])
        if holder in found.actors and (made := _term(told, found, post)):
            roles.setdefault(holder, []).append(made)
    return roles


def _term(told: Properties, found: _Found, post: str) -> Term | None:
    title, of = next(iter(told.get("role", ())), ""), None
    if post in found.posts:
        title, of = next(iter(found.posts[post].get("name", ())), title), _country(found.posts[post])
    elif post in found.actors:
        title, of = title or "member", found.actors[post].name
    since, until = (next((day[:10] for day in told.get(name, ())), None) for name in ("startDate", "endDate"))
    try:
        return term(title, of, since, until)
    except CannotLoad:
        return None  # a role without a title, or of no date, tells nothing


def _country(told: Properties) -> str | None:
    """The name of the country whose code is given first."""
    codes = (*told.get("country", ()), *told.get("jurisdiction", ()))
    return _by_code().get(codes[0][:2].upper()) if codes else None


@cache
def _by_code() -> Mapping[str, str]:
    return {code: actor.name for actor in world() if (code := actor.identifiers.get("iso"))}
