"""Gzip: `.gz`, of a file in any of the other formats, be it of any size; its reports have the paths that they have there."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from io import BufferedReader

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources.nested import buffered, counted, present, through, weight
from onrecord.sources.reports import NOTHING, Facts

SUFFIXES = (".gz", ".gzip", ".tgz")

_OWN = re.compile(r"\.(?:gz|gzip|tgz)$", re.IGNORECASE)
_MAGIC = b"\x1f\x8b"
_TAR, _TAR_AT = b"ustar", 257


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is packed by gzip."""
    return head.startswith(_MAGIC + b"\x08")


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `stream`."""
    yield from stream(buffered(data), path, around)


def stream(file: BufferedReader, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports in what is packed; raises CannotLoad where it is no gzip, or none that any report comes of."""
    if not file.peek(1):
        raise CannotLoad("empty: there is nothing to read")
    if not file.peek(2).startswith(_MAGIC):
        raise CannotLoad("not packed by gzip, whatever its name says: name it by what it is")
    budget = present(weight(file))
    with gzip.GzipFile(fileobj=file) as unpacking:
        unpacked = counted(unpacking, budget)
        head = unpacked.peek(_TAR_AT + len(_TAR))
        if head[_TAR_AT:].startswith(_TAR):
            raise CannotLoad("a tar archive: unpack it, and name the folder")
        yield from through(unpacked, path, budget, around, _OWN.sub("", path) or path)
