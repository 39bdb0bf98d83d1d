"""Web archives: `.warc`, packed or not, and `.wacz`; the pages, texts and PDFs in them, at `path#record`, and when they were taken down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import SEEK_CUR, BufferedReader
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import CannotLoad, MissingExtra
from onrecord.records import Report, Unread
from onrecord.sources import deadline, gzipped, zipped
from onrecord.sources.captures import Capture, capture_of
from onrecord.sources.nested import Budget, buffered, inside, present, weight
from onrecord.sources.reports import NOTHING, Facts

SUFFIXES = (".warc", ".wacz")

_MAGIC = b"WARC/"
_MAX_HEADERS = 64 * 1024  # bytes
_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_KINDS = ("response", "resource", "conversion", "revisit")


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a WARC."""
    return head.startswith(_MAGIC)


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `stream`."""
    yield from stream(buffered(data), path, around)


def stream(file: BufferedReader, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports in the captures; pictures, scripts and redirects are passed over. Raises CannotLoad where there is no page."""
    head = file.peek(len(_MAGIC))
    if zipped.knows(head):
        budget = present(weight(file))
        with zipped.opened(file, budget) as archive:
            yield from zipped.members(archive, path, budget, around, zipped.is_capture)
    elif gzipped.knows(head):
        yield from gzipped.stream(file, path, around)
    elif head.startswith(_MAGIC):
        yield from _captures(file, path, around)
    else:
        raise CannotLoad("no web archive, whatever its name says: name it by what it is" if head else "empty: there is nothing to read")


@dataclass(slots=True)
class _Archive:
    """What the captures of one archive share: `seen` holds the digests and addresses of those that were handed on."""

    budget: Budget
    around: Facts
    seen: set[str] = field(default_factory=set)


def _captures(file: BufferedReader, path: str, around: Facts) -> Iterator[Report | Unread]:
    archive, found = _Archive(present(weight(file)), around), False
    for number, record in enumerate(_records(file), start=1):
        deadline.restart()
        if str(record.record_type) in _KINDS:
            for item in _reports(record, f"{path}#{number}", archive):
                found = True
                yield item
    if not found:
        raise CannotLoad("a web archive without a page, a text or a PDF: there is nothing to read")


def _records(file: BufferedReader) -> Iterator[Any]:
    if find_spec("fastwarc") is None:
        raise MissingExtra("archives of the web need fastwarc: pip install 'onrecord[warc]'")
    from fastwarc.warc import ArchiveIterator

    try:
        yield from ArchiveIterator(_Forward(file), parse_http=False, stream_detect=False, max_header_len=_MAX_HEADERS)
    except (OSError, ValueError) as error:
        raise CannotLoad(f"damaged, or cut off ({error}): what comes after is not read; get it once more") from error


class _Forward:
    """A file that is read from here on: the parser asks where it stands, and goes nowhere."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        portion = self._file.read(size)
        self._at += len(portion)
        return portion

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset != (0 if whence == SEEK_CUR else self._at):
            raise OSError("an archive is read forward only")
        return self._at

    def close(self) -> None:
        """The file is not ours to close."""


def _reports(record: Any, at: str, archive: _Archive) -> Iterator[Report | Unread]:
    """The reports of one capture; none of what is neither page nor text nor PDF, or only leads elsewhere."""
    try:
        capture = capture_of(record)
        again = str(record.record_type) == "revisit"
        if not _is_wanted(capture, again):
            return
        if again:
            yield from _revisit(record, at, capture, archive)
            return
        data, facts = capture.page(archive.budget)
    except CannotLoad as error:
        yield Unread(at, str(error))
        return
    archive.seen.update(each for each in (facts.digest, facts.url) if each)
    yield from inside(data, at, archive.budget, facts.or_else(archive.around), capture.kind)


def _is_wanted(capture: Capture, again: bool) -> bool:
    """Whether it is a page, a text or a PDF, and neither a redirect nor the word to robots."""
    if 300 <= capture.status < 400 and not again:
        return False
    of_interest = capture.kind in _READ or (again and not capture.kind)
    return of_interest and not _is_for_robots(capture.facts.url or "")


def _is_for_robots(url: str) -> bool:
    try:
        return urlsplit(url).path == "/robots.txt"
    except ValueError:  # half an address of six bytes
        return False


def _revisit(record: Any, at: str, capture: Capture, archive: _Archive) -> Iterator[Unread]:
    """What came back as it was before: no report of its own, and lost where the capture that it refers to is not in this archive."""
    facts, day = capture.facts, record.headers.get("WARC-Refers-To-Date")
    if not archive.seen & {facts.digest, facts.url}:
        before = f"the capture of {day}" if day else "an earlier capture"
        yield Unread(at, f"only a note that the page was the same as in {before}: name the archive that has that one")
