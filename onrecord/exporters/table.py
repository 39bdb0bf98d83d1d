"""A table for the terminal: each report's statements, who made them and how they are put.

Words in parentheses are ours, all others are the report's. A line runs beside what was said: heavy where it is quoted, thin where it is
quoted in part, broken where the report tells it in its own words; where colours are shown, each speaker has one. A statement that is told
inside another hangs from it.

Line breaks are shown as spaces; characters that would steer the terminal are shown as signs, and those that would reorder its line are
left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from onrecord import screens
from onrecord.outline import Entry, colours, flags, heading, outline, when
from onrecord.records import Act, Dossier, Manner, Unread
from onrecord.screens import NARROWEST, Cell, cells, drawn
from onrecord.screens import one_line as _shown
from onrecord.screens import wrapped as _wrapped

__all__ = ["SUFFIX", "write"]

SUFFIX = ".txt"

LINES = {Manner.DIRECT: "┃", Manner.MIXED: "│", Manner.INDIRECT: "┊"}
KEY = "   ".join(f"{LINES[manner]} {manner}" for manner in (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT))
DEEPEST = 3  # statements told in others are indented no further
PALETTE = ("blue", "red", "green", "magenta", "yellow", "cyan", "bright_red", "bright_blue")


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide each column of one report's table is."""

    number: int
    who: int
    cue: int
    words: int


def write(
    dossiers: Iterable[Dossier | Unread], file: BinaryIO, *, with_text: bool = False, width: int | None = None, colour: bool | None = None
) -> None:
    """A heading, the statements and what was read, for each report as it comes; `with_text` puts the report's text before them.

    Without `width` it is COLUMNS, else the terminal's, else 100; without `colour`, a terminal has colours if NO_COLOR is not set.
    """
    wide = max(NARROWEST, width or screens.width(file))
    coloured = screens.coloured(file) if colour is None else colour
    for item in dossiers:
        lines = _report(item, wide, with_text=with_text) if isinstance(item, Dossier) else _unread(item, wide)
        file.write(drawn(lines, coloured=coloured))
        file.flush()


def _unread(item: Unread, wide: int) -> Iterator[list[Cell]]:
    yield [Cell(_wrapped(f"Not read: {_shown(item.path)}: {_shown(item.why)}", wide), wide, "red")]
    yield []


def _report(dossier: Dossier, wide: int, *, with_text: bool) -> Iterator[list[Cell]]:
    entries = outline(dossier)
    yield [Cell(_wrapped(_shown(heading(dossier.report)), wide), wide, "bold")]
    yield [Cell(_wrapped(_facts(dossier), wide), wide, "dim")]
    yield []
    if with_text:
        for line in dossier.report.text.split("\n"):
            yield [Cell(_wrapped(_shown(line), wide), wide)]
        yield []
    if entries:
        columns, tints = _columns(entries, wide), colours(entries)
        for entry in entries:
            number = tints.get(entry.speaker.id) if entry.speaker else None
            yield _row(entry, columns, PALETTE[number - 1] if number else "")
        yield []
    read = [line for told in _closing(dossier) for line in _wrapped(told, wide)]
    if entries:
        beside = cells(read[-1]) + 3 + len(KEY) <= wide
        read = [*read[:-1], f"{read[-1]}   {KEY}"] if beside else [*read, KEY]
    yield [Cell(read, wide, "dim")]
    yield []


def _facts(dossier: Dossier) -> str:
    report, reading = dossier.report, dossier.reading
    known = [report.outlet, report.agency, when(report.published) if report.published else None, report.place]
    counts = f"{_count(len(reading.statements), 'statement')}, {_count(len(reading.speakers), 'speaker')}"
    path = report.path if report.title else None
    return " · ".join(_shown(fact) for fact in [*known, counts, path] if fact)


def _closing(dossier: Dossier) -> list[str]:
    """What was read, and what makes all of that mean little."""
    covered, known = dossier.reading.coverage, list(dict.fromkeys(flag.kind for flag in flags(dossier)))
    read = f"{_count(covered.sentences, 'sentence')} read, {covered.sentences_with_statement:,} with a statement"
    if covered.chars_read < covered.chars:
        read += f"; {covered.chars_read:,} of {covered.chars:,} characters read"
    if known:
        read += f"; flagged {', '.join(_shown(kind) for kind in known)}"
    return [read, *(_shown(flag.note) for flag in flags(dossier) if flag.kind == "language-unread")]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _row(entry: Entry, columns: Columns, tint: str) -> list[Cell]:
    who = _hanging(_wrapped(_who(entry), columns.who - _indent(entry)), entry)
    cue, words = _wrapped(_cue(entry), columns.cue), _wrapped(_shown(entry.content), columns.words)
    return [
        Cell([str(entry.number).rjust(columns.number)], columns.number, "dim"),
        Cell(who, columns.who, "bold" if entry.source else ""),
        Cell(cue, columns.cue, "italic"),
        Cell([LINES[entry.statement.manner]] * max(len(who), len(cue), len(words)), 1, tint, gap=1),
        Cell(words, columns.words),
    ]


def _indent(entry: Entry) -> int:
    return 2 * min(entry.depth, DEEPEST)


def _hanging(lines: list[str], entry: Entry) -> list[str]:
    space = " " * _indent(entry)
    elbow = space[:-2] + "└ " if space else ""
    return [(space if i else elbow) + line for i, line in enumerate(lines)]


def _who(entry: Entry) -> str:
    name = f"({_shown(entry.unprinted)})" if entry.unprinted else "" if entry.source else "(no source)"
    return f"{_shown(entry.source)} {name}".strip()


def _cue(entry: Entry) -> str:
    act = entry.statement.act
    return f"{_shown(entry.cue)} {'' if act is Act.STATE else f'({act})'}".strip()


def _columns(entries: Sequence[Entry], wide: int) -> Columns:
    """Names and cues have the room that they need, up to a part of the width; the words have the rest."""
    number = len(str(len(entries)))
    who = min(max(cells(_who(entry)) + _indent(entry) for entry in entries), max(14, wide * 24 // 100))
    cue = min(max(cells(_cue(entry)) for entry in entries), max(10, wide * 14 // 100))
    gaps, line = 3 * 2 + 1, 1
    return Columns(number, who, cue, wide - number - who - cue - line - gaps)
