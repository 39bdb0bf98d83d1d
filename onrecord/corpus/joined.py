"""
Speakers linked across the reports of affairs, beside the identities that people marked there.

Each affair is linked by itself, in the order of its reports' numbers, as if nothing else were on record. Two figures: of the marked
speakers, with the marked names, kinds and roles (linking alone); and of what a reader finds, each of whose speakers stands for the marked
one that shares most mentions and statements with it (reading and linking). Groups, documents and people without a name are in neither,
since they are never joined.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.corpus.affairs import Told, load_affair
from onrecord.corpus.as_marks import reading_as_marks, report_of
from onrecord.corpus.coefficients import b_cubed
from onrecord.corpus.convert import dossier
from onrecord.corpus.measured import Reads
from onrecord.corpus.pairing import pair
from onrecord.corpus.splits import affairs_of_split
from onrecord.evaluation.figures import Figure
from onrecord.linking.known import JOINED, Known, of_dossier
from onrecord.linking.together import Together
from onrecord.records import Dossier

__all__ = ["Joined", "measure"]

Clusters = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """B-cubed over speakers, each counted once for each report; `floor` is every speaker left by itself."""

    split: str
    affairs: int
    marked: Figure
    floor: Figure
    read: Figure | None  # None where nothing was read


def measure(reader: Reads | None, corpus: Path, split: str) -> Joined:
    """Links the affairs of a split; raises CannotLoad or BadMarks where there is nothing to measure on."""
    folders = affairs_of_split(corpus, split)
    gold: Clusters = []
    marked: Clusters = []
    read: Clusters = []
    met: Clusters = []
    for folder in folders:
        told = load_affair(folder)
        identity = {speaker: each.id for each in told.links.identities for speaker in each.speakers}
        by_hand = dict(_by_hand(told, folder.name))
        gold += _clusters(folder.name, by_hand, identity)
        marked += _clusters(folder.name, by_hand, linked(by_hand.values()))
        if reader is not None:
            found = dict(_found(reader, told, folder.name))
            ours = {key: name for key, (name, _) in found.items()}
            of = linked(known for _, known in found.values())
            met += _clusters(folder.name, dict(ours), {key: identity.get(name, name) for key, name in ours.items()})
            read += _clusters(folder.name, dict(ours), of)
    floor = [frozenset([each]) for cluster in gold for each in cluster]
    return Joined(
        split=split,
        affairs=len(folders),
        marked=b_cubed(gold, marked),
        floor=b_cubed(gold, floor),
        read=b_cubed(met, read) if reader is not None else None,
    )


def linked(some: Iterable[Known]) -> dict[str, str]:
    """The identity of each, by ids."""
    together, ones = Together(), list(some)
    together.take(ones)
    return {one.id: together.who(one.id) for one in ones}


def _clusters(affair: str, keys: Iterable[str], of: Mapping[str, str]) -> Clusters:
    """The speakers of each identity; one that has none is its own."""
    found: dict[str, set[Hashable]] = {}
    for key in keys:
        found.setdefault(of.get(key, key), set()).add((affair, key))
    return [frozenset(each) for each in found.values()]


def _by_hand(told: Told, affair: str) -> Iterator[tuple[str, Known]]:
    """The marked speakers that may be joined, by number of the report and their name in the marks."""
    for number, marked in sorted(told.reports.items()):
        listed = next((each for each in told.affair.reports if each.file == marked.report), None) if told.affair else None
        yield from _named(number, dossier(marked, listed, affair))


def _named(number: str, one: Dossier) -> Iterator[tuple[str, Known]]:
    for id, known in of_dossier(one).items():
        if known.kind in JOINED:
            yield f"{number}:{id}", replace(known, id=f"{number}:{id}")


def _found(reader: Reads, told: Told, affair: str) -> Iterator[tuple[str, tuple[str, Known]]]:
    """What a reader finds of the marked speakers: with the name in the marks, and what it knows of them."""
    for number, marked in sorted(told.reports.items()):
        listed = next((each for each in told.affair.reports if each.file == marked.report), None) if told.affair else None
        report = report_of(marked, listed, affair)
        reading = reader.read(report)
        pairing = pair(f"{affair}/{marked.name}", marked, reading_as_marks(marked, report, reading))
        theirs = {other: one for one, other in pairing.speakers.items()}
        wanted = {each.id for each in marked.speakers if each.kind in JOINED}
        for key, known in _named(number, Dossier(report, reading)):
            name = theirs.get(key.partition(":")[2])
            if name in wanted:
                yield key, (f"{number}:{name}", known)
