"""Annotated texts to measure on, in the reader's own terms: statements made by hand, whose `speaker` is the statement that names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import marks
from onrecord.errors import BadMarks, CannotLoad
from onrecord.evaluation import polnear
from onrecord.records import Span, Statement


@dataclass(frozen=True, slots=True)
class Gold:
    """A text and what is attributed in it; `name` tells it apart from the others of its set."""

    name: str
    text: str
    statements: tuple[Statement, ...]


def from_polnear(folder: Path) -> Iterator[Gold]:
    """The articles of a part, as their first annotator has them; raises CannotLoad where there are none or a file is damaged."""
    empty = True
    for article in polnear.articles(folder):
        empty = False
        statements = tuple(_attribution(f"{article.name}-{n}", parts) for n, parts in enumerate(article.annotations[0], 1))
        yield Gold(article.name, article.text, statements)
    if empty:
        raise CannotLoad(f"{folder}: no annotated article: give a folder that holds text/*.txt and attributions/*.ann")


def _attribution(name: str, parts: dict[str, polnear.Pieces]) -> Statement:
    source, cue, content = (tuple(Span(a, b) for a, b in parts[role]) for role in polnear.ROLES)
    return Statement(id=name, source=source, cue=cue, content=content, speaker=name if source else None)


def from_marks(path: Path) -> Iterator[Gold]:
    """The texts of a marked file, or of every `*.txt` in a folder; raises CannotLoad where there are none, BadMarks where one is wrong."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    empty = True
    for file in files:
        for number, (text, statements) in enumerate(_parsed(file), 1):
            empty = False
            yield Gold(f"{file.stem}-{number}", text, statements)
    if empty:
        raise CannotLoad(f"{path}: no marked text: give a file of marked texts or a folder of such *.txt files")


def _parsed(file: Path) -> list[tuple[str, tuple[Statement, ...]]]:
    try:
        raw = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CannotLoad(f"{file}: {problem}: marked texts are readable UTF-8 files") from problem
    normal = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    parsed: list[tuple[str, tuple[Statement, ...]]] = []
    try:
        for text, marked in marks.parse_all(normal):
            parsed.append((text, tuple(_statement(one, marked) for one in marked)))
    except BadMarks as problem:
        raise BadMarks(f"{file}, text {len(parsed) + 1}: {problem}") from problem
    return parsed


def _statement(one: marks.Marked, all_marked: list[marks.Marked]) -> Statement:
    return Statement(
        id=str(one.number),
        source=one.source,
        cue=one.cue,
        content=one.content,
        parent=None if one.parent is None else str(one.parent),
        speaker=_named_by(one, {other.number: other for other in all_marked}),
    )


def _named_by(one: marks.Marked, by_number: dict[int, marks.Marked]) -> str | None:
    """The statement at the end of the chain of `@`; None where it has no source either."""
    seen = set()
    while one.speaker_of is not None and not one.source:
        seen.add(one.number)
        if one.speaker_of in seen or one.speaker_of not in by_number:
            raise BadMarks(
                f"statement {one.number} borrows the speaker of {one.speaker_of}: name a statement of the same text that has one"
            )
        one = by_number[one.speaker_of]
    return str(one.number) if one.source else None
