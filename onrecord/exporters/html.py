"""One page that needs nothing else: each report in full, with who says what marked in its text and listed beside it.

The page has no script and asks for nothing from anywhere; it can be kept, sent and printed. Characters that a page may not hold, such as
control characters, are shown as signs in their place.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.exporters._rows import Row, rows, tint
from onrecord.outline import Entry, colours, heading, outline, showable, when
from onrecord.records import Act, Dossier, Report, Unread

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["SUFFIX", "write"]

SUFFIX = ".html"
LONGEST_CHAIN = 5

_FOLDER = Path(__file__).with_name("templates")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LINK = re.compile(r"https?://[^\s\"'<>`\\^{|}]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in the key."""

    name: str
    letters: str
    tint: int
    statements: int


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says of one report; `name` stands before each address in it."""

    name: str
    dossier: Dossier
    entries: Sequence[Entry]
    rows: Sequence[Row]
    voices: Sequence[Voice]
    tints: dict[str, int]

    @property
    def report(self) -> Report:
        return self.dossier.report

    @property
    def heading(self) -> str:
        return heading(self.report)

    @property
    def headed(self) -> bool:
        """Whether the report's own headline is among its rows."""
        return any(row.style == "headline" for row in self.rows)

    @property
    def language(self) -> str | None:
        return self.report.language if _LANGUAGE.fullmatch(self.report.language or "") else None

    @property
    def link(self) -> str | None:
        return self.report.url if _LINK.fullmatch(self.report.url or "") else None


def write(dossiers: Iterable[Dossier | Unread], file: BinaryIO, *, with_text: bool = False) -> None:
    """The reports one after another as they come, then the list of all that was read or not; the text is there in any case."""
    waiting = iter(dossiers)
    first = list(islice(waiting, 2))
    _put(file, "head.html", title=_title(first))
    pages, unread = [], []
    for number, item in enumerate(chain(first, waiting), 1):
        if isinstance(item, Unread):
            unread.append(item)
            continue
        page = _page(item, f"r{number}")
        _put(file, "report.html", page=page)
        pages.append((page.name, page.heading, page.report.outlet, item.reading.coverage, len(page.entries)))
    _put(file, "foot.html", pages=pages, unread=unread)


def _title(first: Sequence[Dossier | Unread]) -> str:
    """What the page is called: as its report is, where it has one only."""
    alone = [item for item in first if isinstance(item, Dossier)] if len(first) == 1 else []
    return heading(alone[0].report) if alone else "Reports"


def _page(dossier: Dossier, name: str) -> Page:
    entries = outline(dossier)
    tints = colours(entries)
    return Page(name, dossier, entries, list(rows(dossier, entries, tints, name)), list(_voices(dossier, entries, tints)), tints)


def _voices(dossier: Dossier, entries: Sequence[Entry], tints: dict[str, int]) -> Iterator[Voice]:
    """The speakers, who says most first."""
    said = Counter(entry.speaker.id for entry in entries if entry.speaker)
    for speaker in sorted(dossier.reading.speakers, key=lambda speaker: (tints.get(speaker.id, len(tints) + 1), -said[speaker.id])):
        yield Voice(speaker.name, letters(speaker.name), tints.get(speaker.id, 0), said[speaker.id])


def letters(name: str) -> str:
    """The monogram of a name: the first letters of its first and last word."""
    words = re.findall(r"\w+", name)
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper() or "?"


def who(entry: Entry) -> str:
    """Whose statement it is in a list: the speaker's name, else the source as printed."""
    return entry.speaker.name if entry.speaker else entry.source or "no source"


def told_by(entry: Entry) -> Iterator[str]:
    """Who passed it on, the nearest first; of a longer chain than any that can be followed, how many more."""
    for _ in range(LONGEST_CHAIN):
        if not entry.teller:
            return
        entry = entry.teller
        yield who(entry)
    if entry.depth:
        yield f"{entry.depth} more"


def _put(file: BinaryIO, template: str, **values: Any) -> None:
    file.write(_templates().get_template(template).render(values).encode())
    file.flush()


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    def finalize(value: object) -> object:
        return showable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value

    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = made.get_template("page.css").render()
    made.globals["digest"] = b64encode(sha256(style.encode()).digest()).decode()
    made.globals |= {"tint": tint, "who": who, "told_by": told_by, "letters": letters, "Act": Act}
    made.filters["when"] = when
    return made
