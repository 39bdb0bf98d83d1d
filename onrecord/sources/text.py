"""Plain text: `.txt`, `.text`, `.md` and standard input, one report a file."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Report
from onrecord.sources import zones
from onrecord.sources.decoding import decode, normalise
from onrecord.sources.reports import NOTHING, Facts, freeze

SUFFIXES = (".txt", ".text", ".md")


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report]:
    """The one report of the file; raises CannotLoad where the bytes are no text, or no text is in them."""
    decoded = decode(data)
    text, note = normalise(decoded.text)
    layout = zones.plain(text)
    yield freeze(text, path, facts=layout.facts.or_else(around), zones=layout.zones, notes=(decoded.note, note))
