"""What is at an address of the web becomes reports, as what is in a file does; what is known already need not be sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import sources
from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import feed
from onrecord.sources.decoding import known
from onrecord.sources.reports import Facts

if TYPE_CHECKING:
    from onrecord.fetching.web import Answer, Web

__all__ = ["Fetched", "Known", "Recall", "Unchanged", "fetch"]

_MARKED = ("text/html", "text/plain", "application/xhtml+xml")  # in what the server says of the encoding goes before what the text says
_HEAD = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the record knows of an address: what its server gave along, and the one report that came from there."""

    etag: str | None
    modified: str | None
    report: str | None


@dataclass(frozen=True, slots=True)
class Unchanged(Unread):
    """An address where all is as it was."""

    report: str | None


@dataclass(frozen=True, slots=True)
class Fetched(Unread):
    """Follows the last report of an address: what there will be to know of it once they are all kept."""

    known: Known


#: What is known of an address.
Recall = Callable[[str], Known | None]


def fetch(path: str, web: Web, columns: Mapping[str, str], recall: Recall | None) -> Iterator[Report | Unread]:
    """The reports at an address, or the reason why there are none; nothing is raised for whatever is there.

    With `recall`, what is known is not read again, and what can be known is told at the end.
    """
    path = path.partition("#")[0]
    try:
        told = recall(path) if recall else None
        answer = _asked(web, path, told)
    except CannotLoad as error:
        yield Unread(path, str(error))
        return
    except Exception as error:  # some way of failing that we did not think of: one address must not stop the others
        yield Unread(path, f"it can't be fetched ({type(error).__name__}: {error}): save the page in a browser and name the file")
        return
    if answer.data is None:
        yield Unchanged(path, "", told.report if told else None)
        return
    ids: list[str] = []
    for each in _reports(answer, answer.data, path, columns):
        if isinstance(each, Report):
            ids.append(each.id)
        yield each
    if recall:
        last = Known(etag=answer.validators.etag, modified=answer.validators.modified, report=ids[0] if len(ids) == 1 else None)
        yield Fetched(path, "", last)


def _asked(web: Web, path: str, told: Known | None) -> Answer:
    from onrecord.fetching.web import Validators

    return web.get(path, Validators(told.etag, told.modified) if told else None)


def _reports(answer: Answer, data: bytes, path: str, columns: Mapping[str, str]) -> Iterator[Report | Unread]:
    around = Facts(url=answer.url, captured=answer.captured, digest=answer.digest)
    media = None if answer.media == "text/plain" or feed.knows(data[:_HEAD]) else answer.media  # so servers call what they don't know
    return sources.take(_in_utf8(answer, data), path, around, media=media, columns=columns)


def _in_utf8(answer: Answer, data: bytes) -> bytes:
    """A text in the encoding that the server tells, in UTF-8; as it is where that isn't true."""
    encoding = known(answer.charset) if answer.media in _MARKED else None
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return data.decode(encoding).encode() if encoding else data
        except UnicodeDecodeError:
            pass
    return data
