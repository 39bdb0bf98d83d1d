"""What search keeps of statements and reports: their words and their marks, in the same form on both databases.

An entry's key begins with the date of its report, so that what is newest comes first and a stretch of time is a stretch of keys.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from onrecord.archive.query import MOST_IN_A_ROW
from onrecord.archive.rows import date_of
from onrecord.archive.words import words
from onrecord.outline import zone_at, zones
from onrecord.records import Dossier, Report

__all__ = [
    "GAP",
    "Entry",
    "first_key",
    "key_of_statement",
    "last_key",
    "mark",
    "of_report",
    "of_statements",
    "pk_of_report",
    "pk_of_statement",
    "zoned",
]

GAP = "="  # stands between pieces, so that no row of words goes from one to the next; in no word
MOST_AT_ONCE = 16_000  # words of one field; of a longer one, the first
MOST_OF_PART = 4_000  # words
MOST_ALIKE = 255  # places of one word that PostgreSQL keeps
MOST_PARTS = 1 << 12
_STATEMENT_BITS, _REPORT_BITS = 34, 40  # of the key without the date
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WORD = re.compile(r"[a-z0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a statement or of a part of a report, field by field, and the marks by which it is filtered."""

    key: int
    fields: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...]


def of_statements(dossier: Dossier, keys: Mapping[str, int]) -> Iterator[Entry]:
    """The entries of a reading's statements, as they are shown; `keys` has those of their rows by their ids. Fields: who, cue, content."""
    report, reading = dossier.report, dossier.reading
    places, names = zones(dossier), {speaker.id: speaker.name for speaker in reading.speakers}
    date, outlet = date_of(report), mark("o", report.outlet)
    for said in reading.statements:
        zone = zone_at(places, said.content[0].start)
        told = (mark("m", said.manner), mark("a", said.act), mark("z", zone and zone.kind), outlet, mark("s", said.speaker))
        name = [words(names[said.speaker])] if said.speaker in names else []
        who, cue, content = ([words(span.of(report.text)) for span in spans] for spans in (said.source, said.cue, said.content))
        fields = (_joined(who + name), _joined(cue), _joined(content))
        yield Entry(key_of_statement(date, keys[said.id]), fields, tuple(each for each in told if each))


def of_report(key: int, report: Report) -> Iterator[Entry]:
    """The entries of a report's text, which is whole in one but for very long ones. Fields: all words, and those of each zone but body."""
    first = _day(date_of(report)) << _REPORT_BITS | key * MOST_PARTS
    marks = tuple(each for each in [mark("o", report.outlet)] if each)
    apart = _joined([zoned(zone.kind) + word for word in words(zone.span.of(report.text))] for zone in report.zones if zone.kind != "body")
    for number, part in enumerate(_parts(words(report.text))):
        yield Entry(first + number, (tuple(part), () if number else apart), marks)


def _joined(pieces: Iterable[list[str]]) -> tuple[str, ...]:
    found: list[str] = []
    for piece in pieces:
        found += [GAP, *piece] if found else piece
    return tuple(found[:MOST_AT_ONCE])


def _parts(found: list[str], most: int = MOST_PARTS) -> Iterator[list[str]]:
    """The words in parts that a tsvector can hold; a row of words stands whole in one, as parts overlap."""
    common = Counter(found).most_common(1)[0][1] if len(found) > MOST_ALIKE else 0
    if len(found) <= MOST_OF_PART and common <= MOST_ALIKE:
        yield found
    elif most == 1:
        yield found[:MOST_OF_PART]
    else:
        middle = len(found) // 2
        yield from _parts(found[: middle + MOST_IN_A_ROW // 2], most // 2)
        yield from _parts(found[middle - MOST_IN_A_ROW // 2 :], most // 2)


@lru_cache(maxsize=1 << 12)
def mark(kind: str, value: str | None) -> str | None:
    """The word that stands for a fact of an entry, whatever letters the fact has; None where it is not known."""
    if value is None:
        return None
    plain = " ".join(value.split()).casefold()
    return f"{kind}={plain if _WORD.fullmatch(plain) else '_' + sha256(plain.encode()).hexdigest()[:12]}"


def zoned(kind: str) -> str:
    """What stands before each word of a zone."""
    return f"{mark('z', kind)}="


@lru_cache(maxsize=1 << 12)
def _day(date: str, month: int = 0, day: int = 0) -> int:
    """A date as a number that grows as dates do, 0 where none is known; `month` and `day` where the date has none."""
    found = _DATE.match(date)
    return int(found[1]) << 9 | int(found[2] or month) << 5 | int(found[3] or day) if found else 0


def first_key(since: str, *, of_reports: bool) -> int:
    """No entry of that date or later has a lower key."""
    return _day(since) << (_REPORT_BITS if of_reports else _STATEMENT_BITS)


def last_key(until: str, *, of_reports: bool) -> int:
    """No entry of that date or before has a higher key."""
    return (_day(until, 15, 31) + 1 << (_REPORT_BITS if of_reports else _STATEMENT_BITS)) - 1


def key_of_statement(date: str, pk: int) -> int:
    """The key of the entry of a statement, by the date of its report and the key of its row."""
    return _day(date) << _STATEMENT_BITS | pk


def pk_of_statement(key: int) -> int:
    return key & (1 << _STATEMENT_BITS) - 1


def pk_of_report(key: int) -> int:
    return (key & (1 << _REPORT_BITS) - 1) // MOST_PARTS
