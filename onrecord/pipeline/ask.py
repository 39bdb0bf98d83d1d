"""Questions asked of the record, or of a part of it: analyses know no database, the archive no analyses, and here they meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord import plugins
from onrecord.archive import who
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.inventory import Inventory
from onrecord.errors import BadQuery
from onrecord.pipeline.watched import Seen, Watched
from onrecord.records import Finding, Part

__all__ = ["ask", "needs", "passing"]


def ask(archive: Archive, analysis: str, *, part: Part | None = None, seen: Seen = lambda item: None) -> Finding:
    """What an analysis finds in the record, or in a part of it; one state of it, whatever others write meanwhile.

    Tells `seen` what is looked at. Raises BadQuery where the analysis is about one speaker and none is named, NotFound where the name is
    nobody's or that of several.
    """
    part = part or Part()
    with archive.reading() as connection:
        if "speaker" in needs(analysis):
            if not part.speaker:
                raise BadQuery(f"{analysis} is about one speaker: name who, as in onrecord ask {analysis} --speaker NAME")
            part = replace(part, speaker=who.one(connection, part.speaker))
        finding: Finding = plugins.find("analyses")[analysis].analyse(Watched(Inventory(connection, part), seen))
    return finding


def needs(analysis: str) -> tuple[str, ...]:
    """What of a part must be given to an analysis, and lead to one thing."""
    return tuple(getattr(plugins.find("analyses")[analysis], "NEEDS", ()))


@contextmanager
def passing() -> Iterator[Archive]:
    """An empty record that is gone afterwards, for what is asked about without being kept."""
    with TemporaryDirectory(prefix="onrecord-") as folder, closing(open_archive(str(Path(folder) / "passing.db"), create=True)) as archive:
        yield archive
