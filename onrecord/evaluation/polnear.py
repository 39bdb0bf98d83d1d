"""PolNeAR-form data: brat standoff with Source, Cue and Content, one file an annotator (Newell, Margolin and Ruths, LREC 2018)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CannotLoad

Pieces = list[tuple[int, int]]
ROLES = ("source", "cue", "content")
_SPAN = re.compile(r"T[0-9]+")
_EVENT = re.compile(r"E[0-9]+")


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated text; `annotations` holds one list of attributions an annotator, in order of their files' names."""

    name: str
    text: str
    annotations: list[list[dict[str, Pieces]]]


def articles(folder: Path) -> Iterator[Article]:
    """
    Every article of a part (`text/*.txt`, `attributions/*.ann`) that has an annotator; offsets are into the NFC text with `\\n`.

    Raises CannotLoad where a file is not what brat writes.
    """
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted(f for f in (folder / "attributions").glob("*.ann") if f.stem.rsplit("_", 1)[0] == path.stem)
        if files:
            raw = _words_of(path)
            text = _normal(raw)
            yield Article(path.name, text, [_attributions(f, raw, text) for f in files])


def _words_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CannotLoad(f"{path}: {problem}: give readable UTF-8 files") from problem


def _normal(raw: str) -> str:
    return unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))


def _attributions(path: Path, raw: str, text: str) -> list[dict[str, Pieces]]:
    spans: dict[str, Pieces] = {}
    found = []
    for number, line in enumerate(_words_of(path).split("\n"), 1):
        try:
            match line.split("\t"):
                case [name, body, *_] if _SPAN.fullmatch(name):
                    spans[name] = [(_moved(raw, text, a), _moved(raw, text, b)) for a, b in _offsets(body)]
                case [name, body, *_] if _EVENT.fullmatch(name):
                    found.append([_role_and_target(argument) for argument in body.split()[1:]])
        except ValueError as problem:
            raise CannotLoad(f"{path}, line {number}: {problem}: not brat's standoff form") from problem
    return [_attribution(arguments, spans, text) for arguments in found]


def _offsets(body: str) -> Iterator[tuple[int, int]]:
    """`Content 12 40;41 60` has two pieces."""
    for piece in body.partition(" ")[2].split(";"):
        start, end = map(int, piece.split())
        yield start, end


def _role_and_target(argument: str) -> tuple[str, str]:
    """`Content2:T7` is a further piece of the content."""
    role, target = argument.split(":")
    return role.rstrip("0123456789").lower(), target


def _moved(raw: str, text: str, offset: int) -> int:
    return offset if raw == text else len(_normal(raw[:offset]))


def _attribution(arguments: list[tuple[str, str]], spans: dict[str, Pieces], text: str) -> dict[str, Pieces]:
    parts: dict[str, Pieces] = {role: [] for role in ROLES}
    for role, target in arguments:
        if role in parts:
            parts[role] += spans.get(target, [])
    return {role: join(pieces, text) for role, pieces in parts.items()}


def join(pieces: Pieces, text: str) -> Pieces:
    """In text order, with pieces that only white space parts made one: brat splits spans at line breaks."""
    joined: Pieces = []
    for start, end in sorted(p for p in pieces if p[1] > p[0]):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
