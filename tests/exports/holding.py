"""A record made of what a test puts into it, so that an export can be looked at without a database."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from onrecord.holdings import Held
from onrecord.records import Dossier, Question


@dataclass(frozen=True)
class Holding:
    shown: Sequence[Dossier] = ()
    made: Sequence[Dossier] = ()
    others: Sequence[Held] = ()

    def dossiers(self) -> Iterator[Dossier]:
        return iter(self.shown)

    def readings(self) -> Iterator[Dossier]:
        return iter(self.made or self.shown)

    def rest(self) -> Iterator[Held]:
        return iter(self.others)

    def questions(self) -> Iterator[Question]:
        return (each for each in self.others if isinstance(each, Question))


def written(form: str, record: Holding, **options: bool) -> bytes:
    file = io.BytesIO()
    import_module(f"onrecord.exports.{form}").write(record, file, **options)
    return file.getvalue()
