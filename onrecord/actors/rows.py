"""An actor out of values that somebody wrote: what every form of file shares."""

from __future__ import annotations

from hashlib import sha256

from onrecord.actors.actor import KINDS, Actor
from onrecord.dates import is_date
from onrecord.errors import CannotLoad
from onrecord.records import Term

__all__ = ["LINE", "MOST", "checked", "term"]

MOST = 500_000  # actors of a file
LINE = 2**20  # characters of a line
_NAMES = 200  # spellings of an actor
_LONG = 300  # characters of a name


def checked(actor: Actor) -> Actor:
    """The actor, with an id made of its name and kind where it has none; raises CannotLoad where it can't be one."""
    if actor.kind not in KINDS:
        raise CannotLoad(f"kind: expected one of {', '.join(KINDS)}, found {actor.kind[:40]!r}")
    if not actor.name.strip():
        raise CannotLoad("name: missing: write how the actor is called")
    names = tuple(dict.fromkeys(name.strip() for name in actor.names if name.strip() and name.strip() != actor.name))
    if long := next((name for name in (actor.name, *names) if len(name) > _LONG), None):
        raise CannotLoad(f"name: longer than {_LONG} characters: {long[:40]!r}...")
    if len(names) > _NAMES:
        raise CannotLoad(f"names: more than {_NAMES} spellings: leave the rarest out")
    id = actor.id or "a" + sha256(f"{actor.kind}\0{actor.name}".encode()).hexdigest()[:12]
    if any(not c.isprintable() or c.isspace() for c in id) or len(id) > 100:
        raise CannotLoad(f"id: expected letters, digits and signs without a space, at most 100, found {id[:40]!r}")
    return Actor(**{name: getattr(actor, name) for name in Actor.__slots__} | {"id": id, "names": names, "name": actor.name.strip()})


def term(title: str, of: str | None = None, since: str | None = None, until: str | None = None) -> Term:
    """A role with its dates; raises CannotLoad where one is no date."""
    for name, day in (("from", since), ("to", until)):
        if day and not (is_date(day) and day[0].isdigit()):
            raise CannotLoad(f"{name}: expected a date such as 2031, 2031-03 or 2031-03-05, found {day[:40]!r}")
    if not title.strip():
        raise CannotLoad("title: missing: write what the role is called")
    return Term(title.strip(), (of or "").strip() or None, since or None, until or None, by="actors")
