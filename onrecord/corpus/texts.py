"""Where the texts are: our own beside their marks or under the corpus' reports, others' in tables that are given."""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from onrecord.corpus.problems import Problems
from onrecord.errors import CannotLoad
from onrecord.sources.decoding import normalise

__all__ = ["NONE", "Texts", "folder_of", "open_texts", "own_text"]

COLUMNS = {"url", "title", "text"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that are not ours, by address, and folders in which our own are looked for too."""

    folders: tuple[Path, ...] = ()
    by_url: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def at(self, url: str) -> str | None:
        return self.by_url.get(url)


NONE = Texts()


def open_texts(folders: Iterable[Path]) -> Texts:
    """The texts of all tables (`*.csv` with url, title and text) in folders; raises CannotLoad where a table is damaged."""
    known: dict[str, str] = {}
    folders = tuple(folders)
    for path in (path for folder in folders for path in sorted(folder.glob("*.csv"))):
        known.update(_rows(path))
    return Texts(folders, known)


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    """Address and text of each report of a table: its title, an empty line and its words."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if missing := COLUMNS - set(rows.fieldnames or ()):
                raise CannotLoad(f"{path}: no column {', '.join(sorted(missing))}: give a folder of tables with url, title and text")
            for row in rows:
                yield row["url"], normalise(f"{row['title']}\n\n{row['text']}")[0]
    except (UnicodeDecodeError, csv.Error) as problem:
        raise CannotLoad(f"{path}: {problem}: give tables in UTF-8 as they were downloaded") from problem


def folder_of(marks: Path, report: str, texts: Texts = NONE) -> Path | None:
    """The folder of a text of our own: that of its marks, else the affair's under `reports` further up, or in a folder that was given."""
    here = marks.resolve().parent
    above = (folder / "reports" / here.name for folder in here.parents)
    given = (place for folder in texts.folders for place in (folder / "reports" / here.name, folder / here.name, folder))
    return next((folder for folder in (here, *above, *given) if (folder / report).is_file()), None)


def own_text(marks: Path, report: str, problems: Problems, texts: Texts = NONE) -> str | None:
    """A text of our own as OnRecord would read it; None, with an error noted, where it is not there."""
    if report != Path(report).name:
        problems.error("report", f"expected the name of a file without a folder, found {report!r}")
        return None
    folder = folder_of(marks, report, texts)
    if folder is None:
        problems.error(
            "report", f"{report} is neither beside the marks nor under reports/{marks.resolve().parent.name}: name its folder with --texts"
        )
        return None
    return read_text(folder / report, problems)


def read_text(path: Path, problems: Problems) -> str | None:
    """A text as OnRecord would read it; bytes that it would have to change are noted."""
    try:
        printed = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        problems.error(path.name, f"is not UTF-8: {problem.reason} at byte {problem.start:,}")
        return None
    text, _ = normalise(printed)
    if "\r" in printed:
        problems.error(path.name, "has line ends that are not \\n")
    elif unicodedata.normalize("NFC", printed) != printed:
        problems.error(path.name, "is not in NFC: write its letters with their marks as one character")
    elif text != printed:
        problems.error(path.name, "has control characters, a byte order mark or line separators that OnRecord would replace")
    if not text.strip():
        problems.error(path.name, "is empty")
        return None
    return text
