"""The questions that people stand on, as the TOML file that `onrecord import questions` reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import BinaryIO

from onrecord.holdings import Holdings

__all__ = ["SUFFIX", "write"]

SUFFIX = ".toml"


def write(record: Holdings, file: BinaryIO, *, with_text: bool = False) -> None:
    """A table a question; a part of the record has all of them, and texts of reports have no place here."""
    for question in record.questions():
        words = {"id": _words(question.id), "text": _words(question.text)}
        phrases = {name: _phrases(getattr(question, name)) for name in ("about", "support", "oppose")}
        lines = ["[[question]]", *(f"{name} = {value}" for name, value in (words | phrases).items()), "", ""]
        file.write("\n".join(lines).encode())


def _phrases(phrases: Sequence[str]) -> str:
    return f"[{', '.join(_words(phrase) for phrase in phrases)}]"


def _words(words: str) -> str:
    """A string of TOML: that of JSON, but that DEL must be escaped too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
