"""The bytes of an answer, unpacked as they come and counted, so that a small answer can't become an enormous one."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import CannotLoad

__all__ = ["CODINGS", "whole"]

#: What is understood of the ways in which servers pack their answers.
CODINGS = "gzip, deflate"

_PORTION = 2**20
_EITHER = zlib.MAX_WBITS | 32  # gzip or zlib, as its head tells
_MAGIC = b"\x1f\x8b"


def whole(portions: Iterable[bytes], coding: str, most: int) -> tuple[bytes, bool]:
    """At most so many bytes of an answer, and whether there are more; raises CannotLoad where it is packed in no way that is known."""
    coding = coding.strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise CannotLoad(f"packed in a way that was not asked for ({coding[:40]}): save the page and name the file")
    unpacked = _counted(portions, most) if coding in ("", "identity") else _unpacked(_counted(portions, most))
    taken = bytearray()
    for portion in unpacked:
        taken += portion
        if len(taken) > most:
            return bytes(taken[:most]), True
    return bytes(taken), False


def _counted(portions: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The portions to the first past the limit: what is packed in more than that is more, whatever it unpacks to."""
    size = 0
    for portion in portions:
        size += len(portion)
        yield portion
        if size > most:
            return


def _unpacked(portions: Iterable[bytes]) -> Iterator[bytes]:
    engine = None
    try:
        for portion in portions:
            while portion:
                engine = engine or _engine(portion)
                yield engine.decompress(portion, _PORTION)
                portion = engine.unconsumed_tail
                if engine.eof:
                    portion, engine = engine.unused_data, None
                    if not portion.startswith(_MAGIC):
                        return  # servers append anything
        if engine is not None:
            yield engine.flush()
    except zlib.error as error:
        raise CannotLoad(f"its answer is damaged ({error}): try again later, or save the page and name the file") from error
    if engine is not None and not engine.eof:
        raise CannotLoad("its answer broke off: try again later")


def _engine(portion: bytes) -> zlib._Decompress:
    """What unpacks a stream that begins so; some servers leave out the head of it."""
    head = portion[:2]
    named = head == _MAGIC or (len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head) % 31 == 0)
    return zlib.decompressobj(_EITHER if named or len(head) < 2 else -zlib.MAX_WBITS)
