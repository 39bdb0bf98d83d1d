"""One record of a web archive: what was asked for, what came back, and when."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

from onrecord.errors import CannotLoad
from onrecord.sources.dates import iso
from onrecord.sources.decoding import known
from onrecord.sources.nested import Budget, Readable, counted, taken
from onrecord.sources.reports import Facts, fact

__all__ = ["Capture", "capture_of"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(https?://[^\s<>\"]+)>?")
_NO_PAGE = {204: "with nothing", 205: "with nothing", 206: "with only a part of the page"}
_OPENING = {"chunked": re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n"), "gzip": re.compile(rb"\x1f\x8b")}
_MARKED = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MAX_PACKINGS = 4  # one in another


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What a record's headers tell; `packed` is what has to be undone to get at the page, outermost first."""

    facts: Facts
    status: int
    kind: str
    charset: str | None
    packed: tuple[str, ...]
    content: Readable

    def page(self, budget: Budget) -> tuple[bytes, Facts]:
        """The page's bytes, in UTF-8 where the server named another encoding, and the facts with the digest of what came.

        Raises CannotLoad where there is no page, or a damaged one. Only once: the archive is read forward.
        """
        if self.status >= 400 or self.status in _NO_PAGE:
            what = _NO_PAGE.get(self.status, "with an error")
            raise CannotLoad(f"the server answered {what} ({self.status}): there is no report in it")
        data = _all(self.content)
        facts = self.facts.or_else(Facts(digest=f"sha256:{sha256(data).hexdigest()}"))
        for packing in self.packed[:_MAX_PACKINGS]:
            data = _unpacked(data, packing, budget)
        return (_in_utf8(data, known(self.charset)) if self.kind.startswith("text/") else data), facts


def capture_of(record: Any) -> Capture:
    """The capture in a record of fastwarc; raises CannotLoad where its headers are damaged."""
    told = record.headers.get
    media, status, packed = told("Content-Type") or "", 200, ""
    if record.is_http:
        try:
            record.parse_http(auto_decode="none")
        except (OSError, ValueError) as error:
            raise CannotLoad(f"a damaged capture ({error}): get the archive once more") from error
        headers = record.http_headers
        status = headers.status_code or 0
        media = headers.get("Content-Type") or told("WARC-Identified-Payload-Type") or ""
        packed = f"{headers.get('Transfer-Encoding') or ''},{headers.get('Content-Encoding') or ''}"
    charset = _CHARSET.search(media)
    return Capture(
        facts=_facts(*(fact(told(name)) for name in ("WARC-Target-URI", "WARC-Date", "WARC-Payload-Digest"))),
        status=status,
        kind=media.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
        packed=tuple(name.strip() for name in packed.lower().split(",") if name.strip() not in ("", "identity")),
        content=record.reader,
    )


def _facts(url: str | None, day: str | None, digest: str | None) -> Facts:
    address = _ADDRESS.fullmatch(url or "")
    return Facts(url=address[1] if address else None, captured=iso(day) if day else None, digest=digest)


def _all(content: Readable) -> bytes:
    try:
        return taken(content, Budget())
    except (OSError, ValueError) as error:
        raise CannotLoad(f"cut off, or damaged ({error}): get the archive once more") from error


def _in_utf8(data: bytes, encoding: str | None) -> bytes:
    if encoding is None or data.startswith(_MARKED):
        return data
    for each in ("utf-8", encoding):
        try:
            return data.decode(each).encode()
        except UnicodeDecodeError:
            continue
    return data  # the server is wrong, as often: what the page itself says may be right


def _unpacked(data: bytes, packing: str, budget: Budget) -> bytes:
    """The bytes without one packing; as they are where they are not packed, whatever the server said: some archives keep them so."""
    packing = packing.removeprefix("x-")
    opening, reader = _OPENING.get(packing), _readers().get(packing)
    if reader is None:
        raise CannotLoad(f"packed by a method that is not read here ({packing[:20]}): save the page, and name that")
    if opening and not opening.match(data):
        return data
    try:
        return taken(counted(reader(BytesIO(data)), Budget()), budget)
    except CannotLoad as error:
        if opening or error.__cause__ is None:  # not damaged, but too much
            raise
        return data


def _readers() -> dict[str, Callable[[BytesIO], Readable]]:
    from fastwarc import stream_io

    return {
        "chunked": stream_io.ChunkedReader,
        "gzip": lambda file: gzip.GzipFile(fileobj=file),
        "deflate": lambda file: stream_io.GzipReader(file, zlib=True),
        "br": stream_io.BrotliReader,
        "zstd": stream_io.ZstdReader,
    }
