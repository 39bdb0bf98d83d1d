"""Words of the record that are nearest to one that nothing has, for who wrote it otherwise or by mistake.

Looked at are all words that differ in one letter (one more, one less, another, or two that changed places) and, of those that begin the
same, words that differ in two. The index of SQLite can be gone through in the order of words; on PostgreSQL some reports are looked at that
have a word with this beginning. Words of reports count, which hold those of statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, text

from onrecord.archive.query import Query, Row, rows
from onrecord.archive.words import alone

__all__ = ["apart", "missing", "nearest"]

SHORTEST = 4  # letters of a word that others are near to
BEGINNING = 3  # letters
LOOKED_AT = 3000  # words with the same beginning
MOST_MISSING = 4  # words of a search
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ", "αβγδεζηθικλμνξοπρστυφχψως")
_SOME = 300  # reports that PostgreSQL looks at
_COMMON = 1000  # entries of a word that are counted on PostgreSQL; the rest makes no difference
_WORD = re.compile(r"[^\W\d_]+")

_KNOWN = {
    "sqlite": "SELECT term, doc FROM report_words_terms WHERE col = 'words' AND term IN :words",
    "postgresql": "SELECT word, (SELECT count(*) FROM (SELECT 1 FROM report_words WHERE words @@ CAST(quote_literal(word) AS tsquery)"
    " LIMIT :common) AS found) FROM unnest(CAST(:words AS text[])) AS word",
}
_BEGUN = {
    "sqlite": "SELECT term, doc FROM report_words_terms WHERE col = 'words' AND term >= :begins AND term < :begins || char(1114111)"
    " LIMIT :most",
    "postgresql": "SELECT word, ndoc FROM ts_stat(format('SELECT words FROM report_words WHERE words @@ CAST(%L AS tsquery) LIMIT %s',"
    " quote_literal(:begins) || ':*', CAST(:some AS int))) WHERE left(word, length(:begins)) = :begins ORDER BY ndoc DESC LIMIT :most",
}


def missing(connection: Connection, query: Query) -> list[str]:
    """The words of a search that are in no report, in their order; beginnings of words, short ones and numbers are let be."""
    asked = dict.fromkeys(word for row in rows(query) for word in _whole(row) if len(word) >= SHORTEST and _WORD.fullmatch(word))
    wanted = [word for word in asked if not alone(word)][: 2 * MOST_MISSING]
    known = _known(connection, wanted) if wanted else {}
    return [word for word in wanted if word not in known][:MOST_MISSING]


def _whole(row: Row) -> Sequence[str]:
    return row.words[:-1] if row.open else row.words


def nearest(connection: Connection, word: str, most: int) -> list[str]:
    """The words of reports nearest to one, of those as near the commonest first."""
    found = {each: (1, -count) for each, count in _known(connection, sorted(set(_altered(word)))).items()}
    on_file = connection.dialect.name == "sqlite"
    values = {"begins": word[:BEGINNING], "most": LOOKED_AT} | ({} if on_file else {"some": _SOME})
    for each, count in connection.execute(text(_BEGUN[connection.dialect.name]), values):
        if each not in found and _WORD.fullmatch(each) and abs(len(each) - len(word)) <= 2 and apart(word, each) == 2:
            found[each] = (2, -count)
    return sorted(found, key=lambda each: (*found[each], each))[:most]


def _known(connection: Connection, words: Sequence[str]) -> Mapping[str, int]:
    """Those of some words that are in reports, with about how many reports have them."""
    on_file = connection.dialect.name == "sqlite"
    query = text(_KNOWN[connection.dialect.name])
    if on_file:
        query = query.bindparams(bindparam("words", expanding=True))
    values = {"words": list(filter(_WORD.fullmatch, words))} | ({} if on_file else {"common": _COMMON})
    return {word: count for word, count in connection.execute(query, values) if count}


def _altered(word: str) -> Iterator[str]:
    """All words that differ from one in a letter, but are not shorter than those that are looked at."""
    letters = next((each for each in _ALPHABETS if any(letter in each for letter in word)), "")
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from _longer_enough((before + after[1:], before + after[1:2] + after[:1] + after[2:]), word)
        yield from (before + letter + after for letter in letters)
        yield from (before + letter + after[1:] for letter in letters if after)


def _longer_enough(found: Iterable[str], word: str) -> Iterator[str]:
    return (each for each in found if len(each) >= SHORTEST - 1 and each != word)


def apart(one: str, other: str) -> int:
    """In how many letters two words differ; two letters that changed places are one. More than two count as three."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > 2:
            return 3
        before, last = last, row
    return min(last[-1], 3)
