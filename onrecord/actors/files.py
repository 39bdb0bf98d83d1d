"""Files of known actors: one form each, found by the ending of the file's name; and the one that comes along."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from onrecord import plugins
from onrecord.actors.actor import Actor, Actors
from onrecord.errors import CannotLoad, NotFound
from onrecord.records import Unread

__all__ = ["load", "world"]

_WORLD = Path(__file__).parent / "world.toml"


def load(paths: Iterable[Path], *, with_world: bool = True) -> tuple[Actors, tuple[Unread, ...]]:
    """All actors of some files, after those that come along; an id in two files is the later one's. What was wrong is told beside them.

    Raises NotFound for no file, CannotLoad where a file is of no form that is known, or damaged.
    """
    found: list[Actor] = list(world()) if with_world else []
    wrong: list[Unread] = []
    for path in paths:
        for one in _read(path):
            (found if isinstance(one, Actor) else wrong).append(one)  # type: ignore[arg-type]
    return Actors(found), tuple(wrong)


@cache
def world() -> Actors:
    """Countries and some international organisations."""
    return Actors(one for one in _read(_WORLD) if isinstance(one, Actor))


def _read(path: Path) -> list[Actor | Unread]:
    forms = {suffix: module for module in plugins.find("actors").values() for suffix in module.SUFFIXES}
    module = forms.get(path.suffix.lower())
    if module is None:
        raise CannotLoad(f"{path}: no file of actors by its ending: expected one of {', '.join(sorted(forms))}")
    try:
        with path.open("rb") as file:
            return list(module.load(file, path.name))
    except FileNotFoundError:
        raise NotFound(f"{path}: no such file of actors") from None
    except CannotLoad as problem:
        raise CannotLoad(f"{path.parent / str(problem)}") from problem
