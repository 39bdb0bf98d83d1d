"""Reports inside of other files: the members of an archive, the pages of a capture, the parts of a message.

How deep and how much may be unpacked is bounded for the outermost file as a whole, so that a small file can't become an enormous one.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from types import ModuleType
from typing import BinaryIO

from onrecord import plugins
from onrecord.errors import CannotLoad, OnRecordError
from onrecord.records import Report, Unread
from onrecord.sources.decoding import MAX_BYTES
from onrecord.sources.reports import NOTHING, Facts

__all__ = ["Budget", "call", "inside", "present", "taken"]

_DEEPEST = 3  # archives in archives
_MOST_BYTES = 4 * 2**30  # unpacked, of one outermost file
_MOST_MEMBERS = 1_000_000
_PORTION = 2**20

_MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "pdf",
    "message/rfc822": "mail",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
}


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of the outermost file; `depth` is how many files the present one stands in."""

    left: int = _MOST_BYTES
    members: int = _MOST_MEMBERS
    depth: int = 0

    def spend(self, size: int) -> None:
        """Takes note of bytes that were unpacked; raises CannotLoad where there are too many."""
        self.left -= size
        if self.left < 0:
            raise CannotLoad(f"unpacks to more than {_MOST_BYTES // 2**30} GB: unpack it yourself, and name what you want read")

    def open_member(self) -> None:
        self.members -= 1
        if self.members < 0:
            raise CannotLoad(f"has more than {_MOST_MEMBERS:,} members: unpack it yourself, and name what you want read")


_PRESENT: ContextVar[Budget | None] = ContextVar("budget", default=None)


def present() -> Budget:
    """The budget of the file that is being read: a new one for an outermost file."""
    return _PRESENT.get() or Budget()


def taken(file: BinaryIO, budget: Budget, most: int = MAX_BYTES) -> bytes:
    """All bytes of a member, counted as they come; raises CannotLoad where it is larger than one report may be."""
    portions, size = [], 0
    while portion := file.read(min(_PORTION, most + 1 - size)):
        budget.spend(len(portion))
        portions.append(portion)
        size += len(portion)
        if size > most:
            raise CannotLoad(f"more than {most // 2**20} MB: split it into single reports")
    return b"".join(portions)


def inside(data: bytes, path: str, budget: Budget, around: Facts = NOTHING, media: str | None = None) -> Iterator[Report | Unread]:
    """The reports in the bytes of a member, by its media type where that is known, else by its name and content.

    `around` is what the outer file tells of it. What can't be read comes as Unread; CannotLoad is raised only where the outermost file
    has used up its budget.
    """
    if budget.depth >= _DEEPEST:
        yield Unread(path, f"an archive in more than {_DEEPEST} archives: unpack it yourself, and name what you want read")
        return
    budget.open_member()
    budget.depth += 1
    token = _PRESENT.set(budget)
    try:
        found = list(_loaded(data, path, around, media))  # whole: the budget is this member's only while nothing else runs
    finally:
        _PRESENT.reset(token)
        budget.depth -= 1
    yield from found


def _loaded(data: bytes, path: str, around: Facts, media: str | None) -> Iterator[Report | Unread]:
    try:
        yield from call(_source(data, path, media), data, path, around)
    except OnRecordError as error:
        yield Unread(path, str(error))
    except Exception as error:
        yield Unread(path, f"beyond its reader ({type(error).__name__}: {error}): leave it out, or save it as plain text")


def _source(data: bytes, path: str, media: str | None) -> ModuleType:
    from onrecord.sources import choose  # it knows all formats, this one among them

    name = _MEDIA.get((media or "").partition(";")[0].strip().lower())
    return plugins.find("sources").get(name or "") or choose(path, data[:4096])


def call(source: ModuleType, data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """What a source makes of bytes; one of another package may not take `around`."""
    if "around" in inspect.signature(source.load).parameters:
        return iter(source.load(data, path, around))
    return iter(source.load(data, path))
