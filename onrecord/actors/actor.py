"""Somebody who is known beforehand, and all who are, looked up by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.records import Term

__all__ = ["KINDS", "Actor", "Actors"]

KINDS = ("person", "organisation", "country", "office")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, body, country or office; `name` is how it is called wherever the record meets it, `names` are other spellings."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()  # what a country's people and things are called
    capital: str | None = None  # of a country, where its name means the government
    roles: tuple[Term, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict, hash=False)  # wikidata: Q142
    source: str = ""  # the file, by its name


class Actors:
    """Actors by id and by name; of two with one id, the one that was given last."""

    def __init__(self, actors: Iterable[Actor] = ()) -> None:
        self._by_id = {actor.id: actor for actor in actors}
        self._by_name: dict[str, list[Actor]] = {}
        for actor in self:
            for name in dict.fromkeys(_folded(each) for each in (actor.name, *actor.names)):
                self._by_name.setdefault(name, []).append(actor)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, id: str) -> Actor | None:
        return self._by_id.get(id)

    def named(self, name: str) -> tuple[Actor, ...]:
        """Those that a name in one of its spellings means, whatever its case, accents and article."""
        return tuple(self._by_name.get(_folded(name), ()))


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.split()).removeprefix("the ")
