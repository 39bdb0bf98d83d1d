"""Bytes to messages, one or a mailbox of them, and what is in their parts; bounded, as mail is sent by anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from itertools import chain
from typing import BinaryIO

from onrecord.errors import CannotLoad
from onrecord.sources.decoding import MAX_BYTES, decode, is_blank, known, normalise
from onrecord.sources.patience import Patience
from onrecord.sources.reports import fact

HEADERS = frozenset(b"from to date subject message-id received mime-version return-path delivered-to sender reply-to".split())
ENVELOPE = b"From "
_BODY = re.compile(rb"\r?\n\r?\n")
_QUOTED_ENVELOPE = re.compile(rb"^>(>*From )", re.MULTILINE)
_MAX_HEADER = 4000  # characters
MAX_PARTS = 2000
_MAX_HEAD = 2**20  # bytes of all headers; what mail gathers on its way is a tenth of that
_MAX_LINES = 2_000_000  # each takes a hundred bytes while the message is taken apart; 64 MB as mail is sent have half as many
_MOST_PASSED = 4 * MAX_BYTES  # of one message that is too large
_MAX_WORK = 20_000_000  # lines times the parts that each may end

Mail = Message  # Python 3.11 takes no parameters here


class _Bounded(Compat32):
    """Headers cut to what any may have: taking apart longer ones takes time with their square."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(["".join(sourcelines)[: _MAX_HEADER + 1]])
        return name, value


def in_mailbox(file: BinaryIO) -> Iterator[bytes]:
    """The messages of a mailbox after its first envelope line; of one beyond all bounds only enough that it is refused."""
    told, size, gap = bytearray(), 0, False
    patience = Patience("lines")
    while line := file.readline(MAX_BYTES):
        if gap and line.startswith(ENVELOPE):
            yield _QUOTED_ENVELOPE.sub(rb"\1", bytes(told))
            told, size = bytearray(), 0
            patience.good()
            continue
        gap = not line.strip()
        if gap:
            patience.empty()
        else:
            patience.good()
        size += len(line)
        if size - len(line) <= MAX_BYTES:
            told += line
        elif size > _MOST_PASSED:
            raise CannotLoad(f"more than {_MOST_PASSED // 2**20} MB in which no message begins, where it is left: no mailbox has that")
    yield _QUOTED_ENVELOPE.sub(rb"\1", bytes(told))


def parsed(data: bytes) -> Mail:
    if len(data) > MAX_BYTES:
        raise CannotLoad(f"a message of more than {MAX_BYTES // 2**20} MB: save its parts by themselves")
    if not data.strip():
        raise CannotLoad("empty: there is nothing to read")
    if data.count(b"\n") > _MAX_LINES:
        raise CannotLoad(f"a message of more than {_MAX_LINES:,} lines: save its parts by themselves")
    if len(_BODY.split(data, 1)[0]) > _MAX_HEAD:
        raise CannotLoad(f"a message with more than {_MAX_HEAD // 2**20} MB of headers, which no mail has: save its text by itself")
    folded = data.lower()
    parts, ends = folded.count(b"boundary"), data.count(b"\n--")
    if parts > MAX_PARTS or parts * data.count(b"\n") > _MAX_WORK or (parts and ends > 5 * MAX_PARTS):
        raise CannotLoad(f"a message of more than {MAX_PARTS:,} parts in parts: save what you want read by itself")
    try:
        message = message_from_bytes(data, policy=_Bounded())
    except (MessageError, ValueError, RecursionError) as error:
        raise CannotLoad(f"a message that can't be taken apart ({type(error).__name__}): save its text by itself") from error
    if not any(name.lower().encode("ascii", "replace") in HEADERS for name in message.keys()):  # noqa: SIM118 (a message is no mapping)
        raise CannotLoad("no message (neither From nor Subject nor Date): save it again as .eml, or name a text file")
    return message


def inner_of(part: Mail) -> list[Mail]:
    inner = part.get_payload()
    return [found for found in inner if isinstance(found, Message)] if isinstance(inner, list) else []


def page_of(message: Mail) -> tuple[Mail, str] | None:
    """The page that a browser saved in the form of a message, and its address: mail is sent to somebody, and its text has none."""
    if any(message.get(name) for name in ("to", "cc", "bcc", "message-id", "received")):
        return None
    parts = inner_of(message)[:MAX_PARTS] if message.get_content_type() == "multipart/related" else [message]
    pages = (part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    first = next(pages, None)
    address = header(first, "content-location") if first is not None else None
    return (first, address) if first is not None and address else None


def name_of(part: Mail) -> str | None:
    try:
        return fact(_decoded(part.get_filename() or ""))
    except (ValueError, LookupError, TypeError):  # encoded in a way that Python does not follow
        return None


def text_of(part: Mail) -> str:
    data = bytes_of(part)
    if is_blank(data.decode("latin-1")):
        return ""
    return normalise(decode(data, _charset(part)).text)[0]


def bytes_in_utf8(part: Mail) -> bytes:
    """As `bytes_of`, in UTF-8 where the part says what it is in; else a page may say it itself."""
    return text_of(part).encode() if _charset(part) else bytes_of(part)


def bytes_of(part: Mail) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _charset(part: Mail) -> str | None:
    try:
        return known(part.get_content_charset())
    except (ValueError, LookupError, TypeError):
        return None


def header(message: Mail, name: str) -> str:
    """The first header of this name as text; empty where there is none."""
    return next((_decoded(str(value)) for given, value in message.raw_items() if given.lower() == name), "")


def _decoded(value: str) -> str:
    """A header's encoded words as text; as they stand where they can't be decoded."""
    try:
        parts: Iterable[tuple[bytes | str, str | None]] = decode_header(value)
        told = [part if isinstance(part, str) else part.decode(known(charset) or "utf-8", "replace") for part, charset in parts]
    except (MessageError, ValueError, LookupError):
        told = [value]
    raw = "".join(told).encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # bytes that should have been encoded
    return " ".join(chain.from_iterable(line.split() for line in normalise(raw)[0].split("\n")))
