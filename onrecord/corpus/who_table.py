"""What was measured of who is who, as lines for a terminal: precision first, since two made one is worse than one left as two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.actors.files import world
from onrecord.corpus import garbled, joined, meantime
from onrecord.corpus.measured import Reads
from onrecord.errors import CannotLoad
from onrecord.evaluation.figures import Figure
from onrecord.pipeline.compared import of_actor

__all__ = ["Who", "lines", "measure"]

NAMES = "names.csv"  # the garbled names of a corpus
_PARTS = {"train": ("tune",), "dev": ("held-out", "late"), "test": ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Identities across reports, as they were measured; None for what was not asked for."""

    corpus: joined.Joined | None = None
    names: tuple[garbled.Garbled, ...] = ()
    meantime: meantime.OnMeantime | None = None


def measure(reader: Reads, *, corpus: Path | None, split: str, documents: Path | None) -> Who:
    """Measures on the affairs and the garbled names of a corpus, and on MEANTIME's documents; raises as each of them."""
    names = corpus / NAMES if corpus else None
    if corpus and not (corpus / "splits.toml").is_file():
        raise CannotLoad(f"{corpus}: no splits.toml here: give the folder of a corpus, with reports/ and splits.toml")
    return Who(
        corpus=joined.measure(reader, corpus, split) if corpus else None,
        names=tuple(_garbled(names, split)) if names and names.is_file() else (),
        meantime=meantime.measure(documents) if documents else None,
    )


def _garbled(path: Path, split: str) -> Iterator[garbled.Garbled]:
    known = [of_actor(actor) for actor in world()]
    return (garbled.measure(path, part, known) for part in _PARTS[split])


def lines(found: Who) -> Iterator[str]:
    """Per cent; `units` are the speakers or mentions that B-cubed counts."""
    yield f"{'identities, B-cubed':34}{'P':>7}{'R':>7}{'F1':>7}{'units':>8}"
    if corpus := found.corpus:
        yield _figure(f"{corpus.affairs} affairs, {corpus.split}: as marked", corpus.marked)
        yield _figure("  each speaker by itself", corpus.floor)
        if corpus.read:
            yield _figure("  as read", corpus.read)
    for names in found.names:
        yield _figure(f"garbled names, {names.part}", names.linked)
        yield _figure("  each speaker by itself", names.floor)
        yield _figure("  pairs", names.pairs)
    if documents := found.meantime:
        yield _figure(f"MEANTIME, {documents.documents} documents", documents.linked)
        yield _figure("  each entity by itself", documents.floor)
        yield _figure("  one for each printed name", documents.alike)


def _figure(name: str, figure: Figure) -> str:
    return f"{name:34}" + "".join(f"{100 * share:7.1f}" for share in (figure.precision, figure.recall, figure.f1)) + f"{figure.gold:8}"
