"""A plug-in is a module: a file in one of our folders, or what another package offers as an entry point of the group `onrecord.<kind>`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from operator import itemgetter
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

__all__ = ["INTERFACE", "find"]

#: What a module of each kind must have; a module of our folders without it is no plug-in, only something that plug-ins share.
INTERFACE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sources": ("SUFFIXES", "load"),
        "engines": ("run",),
        "analyses": ("analyse",),
        "findings": ("SUFFIX", "write"),
        "exporters": ("SUFFIX", "write"),
        "exports": ("SUFFIX", "write"),
        "imports": ("SUFFIX", "load"),
        "actors": ("SUFFIXES", "load"),
    }
)


@cache
def find(kind: str) -> Mapping[str, ModuleType]:
    """Every plug-in of a kind by name, ours first; a stranger's never replaces ours, and a broken one is left out with a warning.

    Raises ValueError where there is no such kind.
    """
    if kind not in INTERFACE:
        raise ValueError(f"no plug-ins of kind {kind!r}: choose one of {', '.join(INTERFACE)}")
    ours = dict(sorted(_ours(kind), key=itemgetter(0)))
    theirs = {name: module for name, module in sorted(_strangers(kind), key=itemgetter(0)) if name not in ours}
    return MappingProxyType(ours | theirs)


def _ours(kind: str) -> Iterator[tuple[str, ModuleType]]:
    package = import_module(f"onrecord.{kind}")
    for info in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{info.name}")
        if not _lacks(module, kind):
            yield info.name, module


def _strangers(kind: str) -> Iterator[tuple[str, ModuleType]]:
    for entry in entry_points(group=f"onrecord.{kind}"):
        try:
            module = entry.load()
        except Exception as error:  # a stranger's code may fail in any way, and must not stop ours
            _warn(entry, f"cannot be loaded: {error!r}")
            continue
        if lacks := _lacks(module, kind):
            _warn(entry, f"has no {' and no '.join(lacks)}")
        else:
            yield entry.name, module


def _lacks(module: ModuleType, kind: str) -> list[str]:
    return [name for name in INTERFACE[kind] if not hasattr(module, name)]


def _warn(entry: EntryPoint, why: str) -> None:
    warnings.warn(
        f"plug-in {entry.name!r} ({entry.value}) {why}; it is left out: update or remove its package", RuntimeWarning, stacklevel=2
    )
