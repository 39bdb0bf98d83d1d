"""The speakers of a report in the key to its marks, and how they are named in its list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.outline import Entry
from onrecord.records import Dossier

__all__ = ["Voice", "letters", "told_by", "voices", "who"]

LONGEST_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in the key, by the id across the record where there is one, with the number of its colour and of its statements."""

    id: str
    name: str
    letters: str
    tint: int
    statements: int


def voices(dossier: Dossier, entries: Sequence[Entry], tints: Mapping[str, int]) -> Iterator[Voice]:
    """The speakers, who says most first; two of the reading who are one across the record are one."""
    said = Counter(entry.speaker.id for entry in entries if entry.speaker)
    names = {entry.speaker.id: entry.speaker.name for entry in entries if entry.speaker}
    for speaker in dossier.reading.speakers:
        known = dossier.identities.get(speaker.id)
        names.setdefault(known.id if known else speaker.id, known.name if known else speaker.name)
    for id in sorted(names, key=lambda id: (tints.get(id, len(tints) + 1), -said[id])):
        yield Voice(id, names[id], letters(names[id]), tints.get(id, 0), said[id])


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
