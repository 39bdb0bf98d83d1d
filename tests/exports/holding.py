"""A record made of what a test puts into it, so that exports and analyses can be looked at without a database."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module

from onrecord.analyses.evidence import identities
from onrecord.holdings import Held
from onrecord.records import Dossier, Part, Question


@dataclass(frozen=True)
class Holding:
    shown: Sequence[Dossier] = ()
    made: Sequence[Dossier] = ()
    others: Sequence[Held] = ()
    part: Part = field(default_factory=Part)  # which of the dossiers are of it is the test's to say

    def of(self, part: Part) -> Holding:
        return replace(self, part=part)

    def dossiers(self) -> Iterator[Dossier]:
        return iter(self.shown)

    def meeting(self, identity: str) -> Iterator[Dossier]:
        return (each for each in self.dossiers() if identity in {who.id for who in identities(each).values()})

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
