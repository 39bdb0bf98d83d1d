"""Actors in TOML: a table `[[actor]]` for each, with name and kind, and what else is known."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.actors.actor import Actor
from onrecord.actors.rows import checked, term
from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.records import Term, Unread

__all__ = ["SUFFIXES", "load"]

SUFFIXES = (".toml",)

_LARGEST = 2**26  # bytes of a file that people write
_KNOWN = frozenset(["id", "name", "kind", "names", "adjectives", "capital", "roles", "identifiers", "note"])


def load(file: BinaryIO, name: str) -> Iterator[Actor | Unread]:
    """The actors in their order; one that is wrong is set aside by its number. Raises CannotLoad where it is no such file."""
    for number, found in enumerate(_tables(file, name), 1):
        try:
            yield checked(_actor(Field(found), name))
        except CannotLoad as problem:
            yield Unread(f"{name}#{number}", str(problem))


def _tables(file: BinaryIO, name: str) -> list[Any]:
    data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise CannotLoad(f"{name}: larger than {_LARGEST // 2**20} MB: split it, or give it as CSV")
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise CannotLoad(f"{name}: not UTF-8, which TOML must be: save it as UTF-8") from problem
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise CannotLoad(f"{name}: not TOML ({problem}): look there") from problem
    tables = found.get("actor")
    if not isinstance(tables, list) or not tables:
        raise CannotLoad(f'{name}: no [[actor]] in it: write one, with name = "..." and kind = "..." below it')
    return tables


def _actor(at: Field, source: str) -> Actor:
    if isinstance(at.value, dict) and (strange := sorted(set(at.value) - _KNOWN)):
        raise CannotLoad(f"{strange[0]}: no name of an actor's: write {', '.join(sorted(_KNOWN))}, or leave it out")
    return Actor(
        id=at.or_else("id", "").string(),
        name=at["name"].string(),
        kind=at["kind"].string(),
        names=tuple(each.string() for each in at.or_else("names", [])),
        adjectives=tuple(each.string() for each in at.or_else("adjectives", [])),
        capital=at.or_else("capital", None).string_or_none(),
        roles=tuple(_role(each) for each in at.or_else("roles", [])),
        identifiers=_identifiers(at.or_else("identifiers", {})),
        source=source,
    )


def _role(at: Field) -> Term:
    since, until = (_day(at.or_else(name, None)) for name in ("from", "to"))
    return term(at["title"].string(), at.or_else("of", None).string_or_none(), since, until)


def _day(at: Field) -> str | None:
    """A date, in quotation marks or without."""
    return at.value.isoformat() if hasattr(at.value, "isoformat") else at.string_or_none()


def _identifiers(at: Field) -> dict[str, str]:
    if not isinstance(at.value, dict):
        raise at.wrong('{ wikidata = "Q142" }')
    return {name: at[name].string() for name in at.value}
