"""Reports inside of other files: the members of an archive, the pages of a capture, the parts of a message.

How deep and how much may be unpacked is bounded for the outermost file as a whole, so that a small file can't become an enormous one.
"""

from __future__ import annotations

import inspect
import io
import zlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from types import ModuleType
from typing import Any, BinaryIO, Protocol, cast
from zipfile import BadZipFile

from onrecord import plugins
from onrecord.errors import CannotLoad, OnRecordError
from onrecord.records import Report, Unread
from onrecord.sources import deadline
from onrecord.sources.decoding import MAX_BYTES
from onrecord.sources.reports import NOTHING, Facts

__all__ = ["Budget", "Readable", "buffered", "call", "counted", "inside", "present", "taken", "through", "weight"]

_DEEPEST = 4  # archives in archives: a WARC, packed, in a WACZ, in a zip
_MOST_BYTES = 4 * 2**30  # unpacked, of one outermost file
_MOST_TIMES = 20  # its size, where that is more: pages and texts are packed to a fifth, bombs to a thousandth
_MOST_MEMBERS = 1_000_000
_PORTION = 2**20
_HEAD = 4096

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
        self.check()

    def open_member(self) -> None:
        """Takes note of one more member, which has all of its time; raises CannotLoad where there are too many."""
        self.members -= 1
        self.check()
        deadline.restart()

    def check(self) -> None:
        """Raises CannotLoad where all is used up."""
        if self.left < 0:
            limit = f"{_MOST_BYTES // 2**30} GB and {_MOST_TIMES} times its size"
            raise CannotLoad(f"unpacks to more than {limit}: unpack it yourself, and name what you want read")
        if self.members < 0:
            raise CannotLoad(f"has more than {_MOST_MEMBERS:,} members: unpack it yourself, and name what you want read")


_PRESENT: ContextVar[Budget | None] = ContextVar("budget", default=None)


def present(size: int = 0) -> Budget:
    """The budget of the file that is being read: a new one for an outermost file, of this size."""
    return _PRESENT.get() or Budget(max(_MOST_BYTES, _MOST_TIMES * size))


def weight(file: BinaryIO) -> int:
    """The size of a file, 0 where it comes as a stream."""
    if not file.seekable():
        return 0
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size


class Readable(Protocol):
    """Anything that bytes can be read of."""

    def read(self, size: int, /) -> bytes: ...


def buffered(data: bytes) -> io.BufferedReader:
    """Bytes as the file that a source's `stream` takes."""
    return io.BufferedReader(cast("Any", io.BytesIO(data)))


def counted(file: Readable, budget: Budget) -> io.BufferedReader:
    """A member as it is unpacked, its bytes counted; reading it raises CannotLoad where it is damaged or too much."""
    return io.BufferedReader(_Counted(file, budget), _PORTION)


class _Counted(io.RawIOBase):
    def __init__(self, file: Readable, budget: Budget) -> None:
        self._read = getattr(file, "read1", file.read)  # as much as there is, so that what stands before damage is not lost with it
        self._budget, self._at = budget, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        try:
            portion = self._read(len(buffer))
        except (EOFError, OSError, BadZipFile, zlib.error) as error:
            raise CannotLoad(f"damaged, or cut off ({error}): get it once more, or unpack it yourself") from error
        self._budget.spend(len(portion))
        buffer[: len(portion)] = portion
        self._at += len(portion)
        return len(portion)


def taken(file: Readable, budget: Budget, most: int = MAX_BYTES) -> bytes:
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
    return _member(lambda: call(_source(data, path, media), data, path, around), path, budget)


def through(file: io.BufferedReader, path: str, budget: Budget, around: Facts = NOTHING, name: str = "") -> Iterator[Report | Unread]:
    """As `inside`, of a member that is read as it comes, so that it may be of any size where its source can stream; `name` is its own."""

    def reports() -> Iterator[Report | Unread]:
        source = _chosen(name or path, file.peek(_HEAD)[:_HEAD])
        if hasattr(source, "stream"):
            yield from _asked(source.stream, file, path, around)
        else:
            yield from call(source, file.read(MAX_BYTES + 1), path, around)

    return _member(reports, path, budget)


def _member(reports: Callable[[], Iterator[Report | Unread]], path: str, budget: Budget) -> Iterator[Report | Unread]:
    """Each report is made within the budget, one level down; between them, others may go on in theirs."""
    if budget.depth >= _DEEPEST:
        yield Unread(path, f"an archive in more than {_DEEPEST} archives: unpack it yourself, and name what you want read")
        return
    budget.open_member()
    found, more = _caught(reports, path), True
    while more:
        token = _PRESENT.set(budget)
        budget.depth += 1
        try:
            item = next(found, None)
        finally:
            _PRESENT.reset(token)
            budget.depth -= 1
        if more := item is not None:
            yield item


def _caught(reports: Callable[[], Iterator[Report | Unread]], path: str) -> Iterator[Report | Unread]:
    try:
        yield from reports()
    except OnRecordError as error:
        yield Unread(path, str(error))
    except Exception as error:
        yield Unread(path, f"beyond its reader ({type(error).__name__}: {error}): leave it out, or save it as plain text")


def _source(data: bytes, path: str, media: str | None) -> ModuleType:
    name = _MEDIA.get((media or "").partition(";")[0].strip().lower())
    return plugins.find("sources").get(name or "") or _chosen(path, data[:_HEAD])


def _chosen(path: str, head: bytes) -> ModuleType:
    from onrecord.sources import choose  # it knows all formats, those among them that call this

    return choose(path, head)


def call(source: ModuleType, data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """What a source makes of bytes."""
    return _asked(source.load, data, path, around)


def _asked(function: Callable[..., Any], given: object, path: str, around: Facts) -> Iterator[Report | Unread]:
    """What a function of a source gives; one of another package may not take `around`."""
    if "around" in inspect.signature(function).parameters:
        return iter(function(given, path, around))
    return iter(function(given, path))
