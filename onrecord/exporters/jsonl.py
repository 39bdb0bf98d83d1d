"""JSON Lines: one object a report, in the order of the input, with everything that is known of it.

Inputs that could not be read have their line too, with the reason. The names are a contract; `onrecord.codec` reads them back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.codec import encode
from onrecord.records import Dossier, Unread

__all__ = ["SUFFIX", "write"]

SUFFIX = ".jsonl"


def write(dossiers: Iterable[Dossier | Unread], file: BinaryIO, *, with_text: bool = False) -> None:
    """One line for each, written as it comes; `with_text` adds the report's text, without which nothing can be read back."""
    for item in dossiers:
        file.write(encode(item, with_text))
        file.flush()
