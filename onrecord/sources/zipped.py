"""Zip archives: `.zip`, of files in any of the other formats; their reports are at `outer.zip#inner/name.html`."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BufferedReader, BytesIO
from typing import IO, BinaryIO

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources.decoding import normalise
from onrecord.sources.nested import Budget, buffered, counted, present, taken, through, weight
from onrecord.sources.reports import NOTHING, Facts

SUFFIXES = (".zip",)

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_MAX_LIST = 32 * 2**20  # bytes of the list of members: some 300,000 of them, which take half a GB once they are told apart
_MAX_NAME = 300  # characters
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack without bounds: 4 KB of bzip2 can become 4 GB at once
_ENCRYPTED = 0x1
_DOCUMENT_SIGNS = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}  # of office documents, e-books, programs
_CAPTURE = "datapackage.json"
_HIDDEN = re.compile(r"\.(?!\.?$)|__MACOSX$")  # .name, but not . or ..


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a zip archive."""
    return head.startswith(_MAGIC)


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `stream`."""
    yield from stream(buffered(data), path, around)


def stream(file: BufferedReader, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of all members that are not hidden, in their order; raises CannotLoad where it is no zip, or a document in a zip."""
    budget = present(weight(file))
    with opened(file, budget) as archive:
        names = {info.filename for info in archive.infolist()}
        if signs := names & _DOCUMENT_SIGNS:
            raise CannotLoad(f"no archive but a document or a program (it has {min(signs)}): save it as plain text, and name that")
        captures = _CAPTURE in names and any(is_capture(name) for name in names)
        yield from members(archive, path, budget, around, is_capture if captures else is_shown)


def opened(file: BufferedReader, budget: Budget) -> zipfile.ZipFile:
    """The archive in a file; raises CannotLoad where it is none, or has too many members."""
    if not file.peek(1):
        raise CannotLoad("empty: there is nothing to read")
    whole = file if file.seekable() else BytesIO(taken(file, budget))
    try:
        return zipfile.ZipFile(_Listed(whole))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CannotLoad(f"no zip archive, or a damaged one ({error}): get it once more, or unpack it yourself") from error


def is_shown(name: str) -> bool:
    """Whether a member is a file, and neither hidden nor put there by the system that packed it."""
    return not name.endswith("/") and not any(_HIDDEN.match(part) for part in name.split("/"))


def is_capture(name: str) -> bool:
    """Whether a member of a WACZ is a WARC."""
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def members(
    archive: zipfile.ZipFile, path: str, budget: Budget, around: Facts = NOTHING, chosen: Callable[[str], bool] = is_shown
) -> Iterator[Report | Unread]:
    """The reports of the members whose names are chosen; raises CannotLoad where there are none."""
    found = False
    for number, info in enumerate(archive.infolist(), start=1):
        if not chosen(info.filename):
            continue
        found = True
        name = _shown(info.filename, number)
        at = f"{path}#{name}"
        try:
            with _member(archive, info) as file:
                yield from through(counted(file, budget), at, budget, around, name)
        except CannotLoad as error:
            yield Unread(at, str(error))
        budget.check()
    if not found:
        raise CannotLoad("an archive without a file that could be read: there is nothing to read")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & _ENCRYPTED:
        raise CannotLoad("locked with a password: unpack it yourself, and name what you want read")
    if info.compress_type not in _PLAIN_METHODS:
        raise CannotLoad("packed by a method that is not read here: unpack it yourself, or pack it as an ordinary zip")
    try:
        return archive.open(info)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise CannotLoad(f"damaged ({error}): get the archive once more, or unpack it yourself") from error


def _shown(name: str, number: int) -> str:
    """The name on one line; a number for one that is too long to be told by."""
    line = " ".join(normalise(name)[0].split("\n"))
    return line if len(line) <= _MAX_NAME else str(number)


class _Listed:
    """A file whose list of members is bounded: it is read at once, and each of them takes memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MAX_LIST:
            raise CannotLoad("more members than can be told apart here: unpack it yourself, and name the folder")
        return self._file.read(size)
