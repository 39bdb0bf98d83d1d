"""The record written out, and what others wrote brought into it: forms know no database, the archive no forms, and here they meet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from onrecord import plugins, sources
from onrecord.archive.database import Archive
from onrecord.archive.fetch import reports_of
from onrecord.archive.intake import Intake
from onrecord.archive.inventory import Inventory
from onrecord.holdings import Line, Outcome
from onrecord.pipeline.keep import address_of
from onrecord.pipeline.portions import portions
from onrecord.pipeline.watched import Seen, Watched
from onrecord.records import Dossier, Part, Report, Unread

__all__ = ["bring", "export"]

_TOGETHER = 100  # readings of one report that are stored at once
_LINE_NUMBER = re.compile(r"#\d+$")


def export(archive: Archive, form: str, file: BinaryIO, *, part: Part | None = None, with_text: bool = False, seen: Seen) -> None:
    """Writes the record, or a part of it, in a form; one state of it, whatever others write meanwhile. Tells `seen` what is written."""
    with archive.reading() as connection:
        inventory = Inventory(connection, part or Part())
        plugins.find("exports")[form].write(Watched(inventory, seen), file, with_text=with_text)


def bring(archive: Archive, form: str, file: BinaryIO, name: str) -> Iterator[Outcome | Unread]:
    """What became of each thing that a file of a form brings, and what of the file is wrong; each is told once it is stored.

    Raises CannotLoad where the file is none of this form, CannotKeep where the record takes nothing. What was told until then is stored;
    to bring the same file again goes on from there. Close the iterator to stop early.
    """
    intake = Intake(archive, lambda report: address_of(replace(report, path=None)))
    lines: Iterator[Line | Unread] = plugins.find("imports")[form].load(file, name, _Texts(archive))
    for portion in portions(_groups(lines), _weight):
        yield from (each for each in portion if isinstance(each, Unread))
        if groups := [each for each in portion if not isinstance(each, Unread)]:
            yield from intake.take(groups)
    intake.close()


def _groups(lines: Iterable[Line | Unread]) -> Iterator[list[Line] | Unread]:
    """The lines with those together, up to some number, that follow one another and are readings of one report."""
    group: list[Line] = []
    for line in lines:
        if group and (len(group) >= _TOGETHER or _report_id(line) is None or _report_id(line) != _report_id(group[-1])):
            yield group
            group = []
        if isinstance(line, Unread):
            yield line
        else:
            group.append(line)
    if group:
        yield group


def _report_id(line: Line | Unread) -> str | None:
    return line.item.report.id if isinstance(line, Line) and isinstance(line.item, Dossier) else None


def _weight(group: Sequence[Line] | Unread) -> int:
    lines = () if isinstance(group, Unread) else group
    return sum(len(line.item.report.text) for line in lines if isinstance(line.item, Dossier))


@dataclass(frozen=True, slots=True)
class _Texts:
    """Finds the texts of reports: in the record, else in the files that they came from, where these are still the same."""

    archive: Archive

    def __call__(self, told: Sequence[Report]) -> list[Report | None]:
        with self.archive.reading() as connection:
            stored = reports_of(connection, {each.id for each in told})
        found = stored | _from_files([each for each in told if each.id not in stored])
        return [found[each.id] if each.id in found and found[each.id].sha256 == each.sha256 else None for each in told]


def _from_files(told: Sequence[Report]) -> dict[str, Report]:
    """The reports that are still in the files that they came from, with the facts that are told of them."""
    of_file: dict[str, dict[str, Report]] = defaultdict(dict)
    for report in told:
        path = report.path or ""
        of_file[path if _is_file(path) else _LINE_NUMBER.sub("", path)][report.id] = report
    found: dict[str, Report] = {}
    for path, wanted in of_file.items():
        if _is_file(path):
            found |= _from_file(path, wanted)
    return found


def _from_file(path: str, wanted: dict[str, Report]) -> dict[str, Report]:
    found: dict[str, Report] = {}
    with closing(sources.load(path)) as reports:  # type: ignore[type-var]
        for report in reports:
            told = wanted.get(report.id) if isinstance(report, Report) else None
            if told and isinstance(report, Report) and report.sha256 == told.sha256:
                found[told.id] = replace(told, text=report.text, zones=report.zones, flags=report.flags)
                if len(found) == len(wanted):
                    break
    return found


def _is_file(path: str) -> bool:
    """Whether it is a file and nothing that could be waited for without end; a lone `-` is standard input."""
    try:
        return path not in ("", "-") and Path(path).is_file()
    except ValueError:  # a name that no file can have
        return False
