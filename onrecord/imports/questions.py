"""The questions that people stand on: a TOML file with a table `[[question]]` for each: id, text, and phrases about, support, oppose."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.holdings import Line, Texts
from onrecord.records import Question, Unread

__all__ = ["SUFFIX", "load"]

SUFFIX = ".toml"

_LARGEST = 2**24  # bytes of a file that people write
_PHRASES = ("about", "support", "oppose")


def load(file: BinaryIO, name: str, texts: Texts) -> Iterator[Line | Unread]:
    """The questions in their order; one that is wrong is set aside by its number, as is one whose id an earlier one has."""
    ids: set[str] = set()
    for number, found in enumerate(_tables(file, name), 1):
        try:
            question = _question(found, ids)
        except CannotLoad as problem:
            yield Unread(f"{name}#{number}", str(problem))
            continue
        ids.add(question.id)
        yield Line((number,), question)


def _tables(file: BinaryIO, name: str) -> list[Any]:
    """The tables of the file; raises CannotLoad where it is no file of questions."""
    data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise CannotLoad(f"{name}: larger than {_LARGEST // 2**20} MB: split it")
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise CannotLoad(f"{name}: not UTF-8, which TOML must be: save it as UTF-8") from problem
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise CannotLoad(
            f'{name}: not TOML ({problem}): look there; a text stands in quotation marks, phrases in ["...", "..."]'
        ) from problem
    tables = found.get("question")
    if not isinstance(tables, list) or not tables:
        raise CannotLoad(f'{name}: no [[question]] in it: write one, with id = "..." and text = "..." below it')
    return tables


def _question(found: Any, ids: set[str]) -> Question:
    at = Field(found)
    id, text = (_words(at[name]) for name in ("id", "text"))
    if id in ids:
        raise at["id"].wrong("an id that no question before has")
    if strange := sorted(set(found) - {"id", "text", *_PHRASES}):
        raise CannotLoad(f"{strange[0]}: no name of a question's: write {', '.join(_PHRASES)}, or leave it out")
    phrases = {name: tuple(_words(phrase) for phrase in at[name]) if name in found else () for name in _PHRASES}
    return Question(id=id, text=text, **phrases)


def _words(at: Field) -> str:
    words = at.string()
    if not words.strip():
        raise at.wrong("words")
    return words
