"""What somebody looks for: their words as a tree, the same for both databases and for the marks in what was found.

Words must all occur, in any order; `"words in quotation marks"` in a row; `begin*` stands for all words that begin so. `NOT` or a hyphen
before a word, a row or a group: it must not occur. `OR` between two: one of them must. Parentheses make groups. NOT binds closest, then
what stands side by side (or has AND between), then OR. The three are operators in capitals only; every other sign parts words, as it
does in what is searched, so that `anti-war` is the row `anti war`, and nothing that is typed reaches a database as anything but words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.archive.words import alone, words
from onrecord.errors import BadQuery
from onrecord.records import Span, Spans
from onrecord.segments import merge

__all__ = ["MOST_IN_A_ROW", "Either", "Every", "Query", "Row", "fts", "hits", "matches", "parse", "rows", "tsquery"]

MOST_CHARACTERS, MOST_WORDS, MOST_IN_A_ROW, DEEPEST = 2000, 200, 64, 20
SHORTEST_BEGINNING = 3
_QUOTES = '"“”„‟«»「」『』＂'
_SIGN = re.compile(rf"\s+|[{_QUOTES}()（）]|[^\s{_QUOTES}()（）]+")
_BEGINNING_OF_NOT = re.compile(rf"-(?=[{_QUOTES}(（\w])")
_STAR_INSIDE = re.compile(r"\w\*+\w")


@dataclass(frozen=True, slots=True)
class Row:
    """Words that stand one after another; `open` where the last is only the beginning of one."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """All parts must hold, of which there is at least one, and nothing of `but` may."""

    parts: tuple[Query, ...]
    but: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of two or more parts must hold."""

    parts: tuple[Query, ...]


Query = Row | Every | Either
Piece = Sequence[tuple[str, Span | None]]  # words that stand one after another, with their places where they have one


def parse(text: str) -> Query:
    """The tree of what was typed; raises BadQuery, saying what to write instead."""
    if len(text) > MOST_CHARACTERS:
        raise BadQuery(f"a search of {len(text):,} characters: write at most {MOST_CHARACTERS:,}")
    query = _Parser(list(_signs(text))).parse()
    if sum(len(row.words) for row in rows(query, all_of_them=True)) > MOST_WORDS:
        raise BadQuery(f"a search of more than {MOST_WORDS} words: write fewer")
    return query


def _signs(text: str) -> Iterator[Row | str]:
    """Rows of words, and the operators and parentheses between them."""
    place = 0
    while found := _SIGN.match(text, place):
        sign, place = found[0], found.end()
        if sign in _QUOTES:
            end = next((i for i in range(place, len(text)) if text[i] in _QUOTES), None)
            if end is None:
                raise BadQuery(
                    f"{_short(text[place - 1 :])}: a quotation mark without another: write one at the end of the row, or leave it out"
                )
            inside, place = text[place:end], end + 1
            star = text.startswith("*", place)
            yield from _row(inside, open=star or inside.endswith("*"))
            place += star
        elif sign in "()（）":
            yield "(" if sign in "(（" else ")"
        elif sign in ("AND", "OR", "NOT"):
            yield sign
        elif sign == "-" and text[place : place + 1] and text[place] in _QUOTES + "(（":
            yield "NOT"
        elif not sign.isspace():
            yield from _word(sign)


def _word(sign: str) -> Iterator[Row | str]:
    if _STAR_INSIDE.search(sign):
        raise BadQuery(f"{_short(sign)}: the star goes at the end of a word; for a star as it is printed write quotation marks around all")
    found = list(_row(sign, open=sign.endswith("*")))
    if found and _BEGINNING_OF_NOT.match(sign):
        yield "NOT"
    yield from found


def _row(text: str, *, open: bool) -> Iterator[Row]:
    """The row of words of a text; none where there is no word in it."""
    found = tuple(words(text))
    if not found:
        return
    if len(found) > MOST_IN_A_ROW:
        raise BadQuery(f"{_short(text)}: {len(found)} words in a row: write at most {MOST_IN_A_ROW}")
    open = open and not alone(found[-1])
    if open and len(found[-1]) < SHORTEST_BEGINNING:
        raise BadQuery(f"{_short(text)}: write at least {SHORTEST_BEGINNING} letters before the star")
    yield Row(found, open)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


class _Parser:
    """Goes through the signs of a search once."""

    def __init__(self, signs: list[Row | str]) -> None:
        self._signs = signs[::-1]

    def parse(self) -> Query:
        if not any(isinstance(sign, Row) for sign in self._signs):
            raise BadQuery("nothing to look for: write at least one word")
        query = self._either(0)
        if self._signs:
            raise BadQuery("a closing parenthesis without an opening one: leave it out, or write the other")
        return query

    @property
    def _next(self) -> Row | str | None:
        return self._signs[-1] if self._signs else None

    def _either(self, depth: int) -> Query:
        if depth > DEEPEST:
            raise BadQuery(f"parentheses in parentheses, more than {DEEPEST} deep: write fewer")
        parts = [self._every(depth)]
        while self._next == "OR":
            self._signs.pop()
            parts.append(self._every(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self, depth: int) -> Query:
        parts: list[Query] = []
        but: list[Query] = []
        while self._next not in ("OR", ")", None):
            if self._next == "AND":
                self._signs.pop()
                if not (parts or but) or self._next in ("AND", "OR", ")", None):
                    raise BadQuery('AND stands between two words; as a word write "and"')
                continue
            wanted = self._next != "NOT"
            if not wanted:
                self._signs.pop()
            (parts if wanted else but).append(self._one(depth))
        if not parts:
            raise BadQuery(_lacking(but))
        return parts[0] if len(parts) == 1 and not but else Every(tuple(parts), tuple(but))

    def _one(self, depth: int) -> Query:
        sign = self._signs.pop() if self._signs else None
        if isinstance(sign, Row):
            return sign
        if sign != "(":
            raise BadQuery('NOT stands before the word that must not occur; as a word write "not"')
        query = self._either(depth + 1)
        if not self._signs:
            raise BadQuery("an opening parenthesis without a closing one: write it, or leave out the other")
        self._signs.pop()
        return query


def _lacking(but: list[Query]) -> str:
    if but:
        return "NOT takes away from what is looked for: write what that is beside it, as in: troops NOT France"
    return 'nothing to look for beside OR or between parentheses: write words there; as a word write "or"'


def rows(query: Query, *, all_of_them: bool = False) -> Iterator[Row]:
    """The rows that are looked for, in their order; `all_of_them` has those too that must not occur."""
    if isinstance(query, Row):
        yield query
        return
    for part in query.parts + (query.but if all_of_them and isinstance(query, Every) else ()):
        yield from rows(part, all_of_them=all_of_them)


def fts(query: Query, before: str = "") -> str:
    """The search for FTS5, without its columns; with `before` at the beginning of every word."""
    if isinstance(query, Row):
        return f'"{" ".join(before + word for word in query.words)}"{" *" if query.open else ""}'
    joined = (" AND " if isinstance(query, Every) else " OR ").join(fts(part, before) for part in query.parts)
    if isinstance(query, Every) and query.but:
        return f"(({joined}) NOT ({' OR '.join(fts(part, before) for part in query.but)}))"
    return f"({joined})"


def tsquery(query: Query, before: str = "", weight: str = "") -> str:
    """The search for a tsvector of PostgreSQL; with `weight`, only in the words that have it."""
    if isinstance(query, Row):
        last = f":{'*' * query.open}{weight}" if query.open or weight else ""
        among = [f":{weight}" if weight else ""] * (len(query.words) - 1)
        return "(" + " <-> ".join(f"'{before}{word}'{mark}" for word, mark in zip(query.words, [*among, last], strict=True)) + ")"
    joined = (" & " if isinstance(query, Every) else " | ").join(tsquery(part, before, weight) for part in query.parts)
    if isinstance(query, Every) and query.but:
        return f"(({joined}) & !({' | '.join(tsquery(part, before, weight) for part in query.but)}))"
    return f"({joined})"


def hits(query: Query, pieces: Iterable[Piece]) -> Spans | None:
    """Where the rows that are looked for stand in a text, in its order and merged; None where the query does not hold for it.

    A row stands within one piece. Words without a place count, and have no mark.
    """
    found: list[Span] = []
    return tuple(merge(found)) if _holds(query, list(pieces), found) else None


def _holds(query: Query, pieces: Sequence[Piece], found: list[Span]) -> bool:
    if isinstance(query, Row):
        here = list(matches(query, pieces))
        found += [Span(first.start, last.end) for first, last in here if first and last]
        return bool(here)
    below: list[Span] = []
    held = [_holds(part, pieces, below) for part in query.parts]
    if isinstance(query, Every) and (not all(held) or any(_holds(part, pieces, []) for part in query.but)):
        return False
    if any(held):
        found += below
    return any(held)


def matches(row: Row, pieces: Iterable[Piece]) -> Iterator[tuple[Span | None, Span | None]]:
    """The places of the first and the last word, wherever the row stands."""
    size, first = len(row.words), row.words[0]
    *whole, last = row.words
    for piece in pieces:
        for at in range(len(piece) - size + 1):
            if piece[at][0] != first and size > 1:
                continue
            if any(piece[at + i][0] != word for i, word in enumerate(whole)):
                continue
            end = piece[at + size - 1]
            if end[0] == last or (row.open and end[0].startswith(last)):
                yield piece[at][1], end[1]
