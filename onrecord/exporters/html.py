"""One page that needs nothing else: each report in full, with who says what marked in its text and listed beside it.

The page has no script and asks for nothing from anywhere; it can be kept, sent and printed. Characters that a page may not hold, such as
control characters, are shown as signs in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.drawing.environment import environment, is_language, is_web_address
from onrecord.drawing.pen import tint
from onrecord.drawing.rows import Row, rows
from onrecord.drawing.voices import Voice, letters, told_by, voices, who
from onrecord.outline import Entry, colours, heading, outline
from onrecord.records import Act, Dossier, Report, Unread

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["SUFFIX", "write"]

SUFFIX = ".html"


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
        return self.report.language if is_language(self.report.language) else None

    @property
    def link(self) -> str | None:
        return self.report.url if is_web_address(self.report.url) else None


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
    return Page(name, dossier, entries, list(rows(dossier, entries, tints, name)), list(voices(dossier, entries, tints)), tints)


def _put(file: BinaryIO, template: str, **values: Any) -> None:
    file.write(_templates().get_template(template).render(values).encode())
    file.flush()


@cache
def _templates() -> Environment:
    made = environment([Path(__file__).with_name("templates")])
    made.globals |= {"tint": tint, "who": who, "told_by": told_by, "letters": letters, "Act": Act}
    return made
