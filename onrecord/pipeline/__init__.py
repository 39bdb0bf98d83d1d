"""The order of things: inputs are loaded, read and handed on, one after another; no other module knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.engines import local, processes
from onrecord.pipeline.inputs import Inputs, inputs
from onrecord.records import Dossier, Unread

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

__all__ = ["Engine", "Inputs", "engine", "open_reader", "read"]

Engine = Callable[..., Iterator[Dossier | Unread]]


def read(paths: Iterable[str] | Inputs, *, model: Path | None = None, jobs: int = 1) -> Iterator[Dossier | Unread]:
    """Everything that is in files, folders, globs, addresses or standard input (`-`), read, in the order of the input.

    What can't be loaded or read comes as Unread, in its place. `jobs` processes read at once (0: one for each processor).
    Raises CannotRead, at the first report, where the model can't be opened. Close the iterator to stop early.
    """
    return engine(jobs)(inputs(paths).load(), partial(open_reader, model), jobs=jobs)


def engine(jobs: int) -> Engine:
    """What reads with so many processes."""
    return local.run if jobs == 1 else processes.run


def open_reader(model: Path | None = None) -> Reader:
    """The reader of a model's folder, or of the model that comes with OnRecord; raises CannotRead."""
    from onrecord.reading.reader import Reader  # heavy: it brings the run-time of the model

    return Reader.open(model)
