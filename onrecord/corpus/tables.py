"""The tables of a TOML file, each field checked when it is taken; what is wrong is noted with its place, and reading goes on."""

from __future__ import annotations

import re
import reprlib
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from onrecord.corpus.locate import Misplaced, cuts, locate
from onrecord.corpus.problems import Problems
from onrecord.dates import is_date
from onrecord.records import Span, Spans

__all__ = ["NOWHERE", "Ground", "Table", "open_table"]

NOWHERE = Span(0, 1)  # stands for a place that could not be found, so that reading can go on
_ID = re.compile(r"[\w-]+")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*([\w-]+)[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where pieces are looked for; without a text, places are taken as they are given."""

    text: str | None
    region: Span | None = None
    wider: bool = False  # what does not stand in the region is looked for in the whole text, too


@dataclass(slots=True)
class Table:
    """A table and where it stands: `statement 3 (s3), line 40`."""

    value: dict[str, Any]
    where: str
    problems: Problems
    lines: dict[str, list[int]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def wrong(self, name: str, says: str, details: tuple[str, ...] = ()) -> None:
        self.problems.error(self._at(name), says, details)

    def doubt(self, name: str, says: str) -> None:
        self.problems.warn(self._at(name), says)

    def _at(self, name: str) -> str:
        return f"{self.where}: {name}" if self.where else name

    def has(self, name: str) -> bool:
        return name in self.value

    def take(self, name: str) -> Any:
        self.taken.add(name)
        return self.value.get(name)

    def string(self, name: str) -> str:
        """Words that must be there; empty, with an error noted, where they are not."""
        if not self.has(name):
            self.wrong(name, "is missing")
        return self.string_or_none(name) or ""

    def id(self, name: str = "id") -> str:
        value = self.string(name)
        if value and not _ID.fullmatch(value):
            self.wrong(name, f"expected letters, digits, - and _ only, found {value!r}")
        return value

    def string_or_none(self, name: str) -> str | None:
        value = self.take(name)
        if value is None or isinstance(value, str):
            return value.strip() or None if value else None
        self.wrong(name, f"expected words in quotation marks, found {reprlib.repr(value)}")
        return None

    def one_of(self, name: str, words: Collection[str]) -> str:
        """A word of a closed list; its first, with an error noted, where it is none."""
        value = self.string(name)
        if self.has(name) and value not in words:
            self.wrong(name, f"expected one of {', '.join(words)}; found {value!r}{_meant(value, words)}")
        return value if value in words else next(iter(words))

    def one_of_or_none(self, name: str, words: Collection[str]) -> str | None:
        return self.one_of(name, words) if self.take(name) not in (None, "") else None

    def date(self, name: str) -> str | None:
        value = self.take(name)
        if isinstance(value, date):  # TOML has dates of its own, without quotation marks
            return value.isoformat()
        words = self.string_or_none(name)
        if words is None or is_date(words):
            return words
        self.wrong(name, f"expected a date such as 2031, 2031-03, 2031-03-05 or --03-05 (no year known), found {words!r}")
        return None

    def strings(self, name: str) -> tuple[str, ...]:
        items = self.items(name)
        for n, item in enumerate(items, 1):
            if not isinstance(item, str) or not item.strip():
                self.wrong(f"{name}, item {n}", f"expected words in quotation marks, found {reprlib.repr(item)}")
        return tuple(item.strip() for item in items if isinstance(item, str) and item.strip())

    def items(self, name: str) -> list[Any]:
        value = self.take(name)
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(name, f"expected a list in square brackets, found {reprlib.repr(value)}")
        return []

    def tables(self, name: str) -> Iterator[Table]:
        """The tables of a list, each called by its number, its id and its line; what is left in them is an error when they are done."""
        lines = self.lines.get(name, [])
        for n, item in enumerate(self.items(name), 1):
            if not isinstance(item, dict):
                self.wrong(f"{name} {n}", f"expected a table, found {reprlib.repr(item)}")
                continue
            known = f" ({item['id']})" if isinstance(item.get("id"), str) else ""
            line = f", line {lines[n - 1]}" if n <= len(lines) else ""
            inner = Table(item, self._at(f"{name} {n}{known}{line}"), self.problems)
            yield inner
            inner.close()

    def close(self) -> None:
        """Notes every field that nobody took."""
        for name in self.value:
            if name not in self.taken:
                self.wrong(name, f"is no field of this table{_meant(name, self.taken)}")

    def ground(self, name: str, ground: Ground) -> Ground:
        """The same text, narrowed to where a field's words stand."""
        if not self.has(name):
            return ground
        words = self.string(name)
        return Ground(ground.text, self._place(name, words, ground)) if words else ground

    def span(self, name: str, ground: Ground) -> Span:
        """The place of a piece that must be there."""
        if not self.has(name):
            self.wrong(name, "is missing")
        value = self.take(name)
        return (self._place(name, value, ground) if value is not None else None) or NOWHERE

    def span_or_none(self, name: str, ground: Ground) -> Span | None:
        return self.span(name, ground) if self.has(name) else None

    def spans(self, name: str, ground: Ground) -> Spans:
        """The places of a list of pieces, without those that could not be found."""
        items = self.items(name)
        if len(items) == 2 and all(type(item) is int for item in items):
            self.wrong(name, "expected a list of [start, end]: write another pair of brackets around it")
            return ()
        several = len(items) > 1
        places = (self._place(f"{name}, piece {n}" if several else name, item, ground) for n, item in enumerate(items, 1))
        return tuple(place for place in places if place)

    def printed(self, name: str, ground: Ground) -> list[str]:
        """The words of a list of places, and words between them that stand for themselves."""
        words = []
        for item in self.items(name):
            place = None if isinstance(item, str) else self._place(name, item, ground)
            if isinstance(item, str):
                words.append(item)
            elif place:
                words.append(place.of(ground.text) if ground.text is not None else "(not here)")
        return words

    def _place(self, name: str, item: Any, ground: Ground) -> Span | None:
        if isinstance(item, list):
            return self._offsets(name, item, ground)
        if not isinstance(item, str):
            self.wrong(name, f"expected words in quotation marks or [start, end], found {reprlib.repr(item)}")
            return None
        if ground.text is None:
            self.wrong(name, "is in words, but the text is not here: give its folder (--texts)")
            return None
        try:
            place = locate(item, ground.text, ground.region)
        except Misplaced as problem:
            if ground.wider and ground.region:
                return self._place(name, item, Ground(ground.text))
            self.wrong(name, problem.says, problem.details)
            return None
        if place.remark:
            self.doubt(name, place.remark)
        return place.span

    def _offsets(self, name: str, item: list[Any], ground: Ground) -> Span | None:
        if len(item) != 2 or any(type(end) is not int for end in item) or not 0 <= item[0] < item[1]:
            self.wrong(name, f"expected [start, end], the start before the end, found {reprlib.repr(item)}")
            return None
        if ground.text is not None and item[1] > len(ground.text):
            self.wrong(name, f"{item} lies beyond the {len(ground.text):,} characters of the text")
            return None
        if ground.text is not None and any(cuts(ground.text, end) for end in item):
            self.wrong(name, f'{item} cuts a word: "{ground.text[item[0] : item[1]][:80]}"')
        return Span(*item)


def _meant(word: str, words: Collection[str]) -> str:
    close = get_close_matches(word, [str(each) for each in words], 1)
    return f": did you mean {close[0]}?" if close else ""


def open_table(path: Path, problems: Problems) -> Table | None:
    """The file's outermost table; None, with an error noted, where it can't be read."""
    try:
        source = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        value = tomllib.loads(source)
    except UnicodeDecodeError as problem:
        problems.error("", f"is not UTF-8: {problem.reason} at byte {problem.start:,}")
        return None
    except OSError as problem:
        problems.error("", f"can't be read: {problem.strerror}")
        return None
    except tomllib.TOMLDecodeError as problem:
        problems.error("", f"is not TOML: {problem}", ("words that hold a quotation mark stand between three of them, or between ' and '",))
        return None
    lines: dict[str, list[int]] = {}
    for header in _HEADER.finditer(source):
        lines.setdefault(header[1], []).append(source.count("\n", 0, header.start()) + 1)
    return Table(value, "", problems, lines)
