"""Values out of somebody else's JSON, each checked when it is taken; CannotLoad names the field that is wrong and what was expected."""

from __future__ import annotations

import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

from onrecord.dates import is_date
from onrecord.errors import CannotLoad
from onrecord.records import Span, Spans

__all__ = ["Field"]

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """A value and where it stands: `statements[3].cue`."""

    value: Any
    where: str = ""

    def wrong(self, expected: str) -> CannotLoad:
        return CannotLoad(f"{self.where or 'line'}: expected {expected}, found {reprlib.repr(self.value)}")

    def __getitem__(self, name: str) -> Field:
        where = f"{self.where}.{name}".lstrip(".")
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        if name not in self.value:
            raise CannotLoad(f"{where}: missing; every name of the form is written, with null or [] where nothing is known")
        return Field(self.value[name], where)

    def or_else(self, name: str, otherwise: Any) -> Field:
        """The same, or a value where the name is missing: one that the form did not have from the first."""
        return (
            self[name] if not isinstance(self.value, dict) or name in self.value else Field(otherwise, f"{self.where}.{name}".lstrip("."))
        )

    def __iter__(self) -> Iterator[Field]:
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return (Field(value, f"{self.where}[{i}]") for i, value in enumerate(self.value))

    def string(self) -> str:
        if not isinstance(self.value, str):
            raise self.wrong("words")
        return self.value

    def string_or_none(self) -> str | None:
        return None if self.value is None else self.string()

    def count(self) -> int:
        if type(self.value) is not int or self.value < 0:
            raise self.wrong("a whole number from 0")
        return self.value

    def share(self) -> float:
        if type(self.value) not in (int, float) or not 0 <= self.value <= 1:
            raise self.wrong("a number from 0 to 1")
        return float(self.value)

    def one_of(self, words: type[Word]) -> Word:
        if self.value not in list(words):
            raise self.wrong(f"one of {', '.join(words)}")
        return words(self.value)

    def date_or_none(self) -> str | None:
        if (words := self.string_or_none()) is not None and not is_date(words):
            raise self.wrong("a date such as 2031, 2031-03, 2031-03-05 or --03-05 where no year is known")
        return words

    def span(self, size: int) -> Span:
        """The span of an object's `start` and `end`, within a text of `size` characters."""
        return self._span(self["start"], self["end"], size)

    def span_or_none(self, size: int) -> Span | None:
        return None if self["start"].value is None and self["end"].value is None else self.span(size)

    def words_or_span(self, size: int) -> str | Span | None:
        """An id, or `[start, end]`, or nothing."""
        return self._pair(size) if isinstance(self.value, list) else self.string_or_none()

    def spans(self, size: int) -> Spans:
        """Pairs of start and end, in text order and apart from one another."""
        found = self.spans_in_any_order(size)
        if any(after.start < before.end for before, after in pairwise(found)):
            raise self.wrong("spans in the order of the text that don't overlap")
        return found

    def spans_in_any_order(self, size: int) -> Spans:
        return tuple(pair._pair(size) for pair in self)

    def _pair(self, size: int) -> Span:
        if not isinstance(self.value, list) or len(self.value) != 2:
            raise self.wrong("[start, end]")
        start, end = self
        return self._span(start, end, size)

    def _span(self, start: Field, end: Field, size: int) -> Span:
        if not start.count() < end.count() <= size:
            raise self.wrong(f"a start before its end, both within the {size:,} characters of the text")
        return Span(start.value, end.value)
