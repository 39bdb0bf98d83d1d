"""The texts of `tests/texts/zones`: what each stretch is stands in braces, `{caption Hands go up. {credit Photo: Lou Pell}}`.

Lines of `% name: words` above a text tell the facts that it prints; a line `---` parts two texts. By the hash of its words a text is
of the half that rules are written with, or of the half that they are measured on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.records import Span, Zone

FOLDER = Path(__file__).parents[1] / "texts" / "zones"
_MARK = re.compile(r"\{(headline|deck|dateline|byline|caption|credit|timestamp|promo|boilerplate) |\}")
_FACT = re.compile(r"% (\w+): ?(.*)")


@dataclass(frozen=True, slots=True)
class Zoned:
    """A text with what its stretches are, all but the body, and what it tells of itself."""

    kind: str
    number: int
    text: str
    zones: tuple[Zone, ...]
    facts: dict[str, str]

    @property
    def held_out(self) -> bool:
        return int(sha256(self.text.encode()).hexdigest(), 16) % 2 == 1


def all_texts(folder: Path = FOLDER) -> Iterator[Zoned]:
    for path in sorted(folder.glob("*.txt")):
        for number, marked in enumerate(path.read_text(encoding="utf-8").split("\n---\n"), 1):
            yield parsed(path.stem, number, marked)


def parsed(kind: str, number: int, marked: str) -> Zoned:
    lines = marked.strip("\n").split("\n")
    facts = dict(found.groups() for found in map(_FACT.fullmatch, lines) if found)
    text, zones = _plain("\n".join(line for line in lines if not _FACT.fullmatch(line)).strip("\n"))
    return Zoned(kind, number, text, zones, facts)


def _plain(marked: str) -> tuple[str, tuple[Zone, ...]]:
    text, zones, opened = "", list[Zone](), list[tuple[str, int]]()
    at = 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        if found[1]:
            opened.append((found[1], len(text)))
        else:
            kind, start = opened.pop()
            zones.append(Zone(kind, Span(start, len(text))))
    if opened:
        raise ValueError(f"a zone is never closed: {marked[:40]!r}")
    return text + marked[at:], tuple(sorted(zones, key=lambda zone: (zone.span.start, -zone.span.end)))
