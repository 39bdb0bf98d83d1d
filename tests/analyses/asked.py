"""An analysis asked about reports that a test writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from onrecord.analyses.evidence import identities
from onrecord.records import Dossier, Finding, Identity, Part
from tests.exports.holding import Holding


def ask(analysis: str, *dossiers: Dossier, part: Part | None = None) -> Finding:
    """What it finds; where it is about one speaker and none is named, about the first that there is."""
    module = import_module(f"onrecord.analyses.{analysis}")
    part = part or Part()
    if "speaker" in getattr(module, "NEEDS", ()) and part.speaker is None:
        part = replace(part, speaker=next(iter(ids(dossiers)), "nobody"))
    return module.analyse(Holding(dossiers, part=part))


def ids(dossiers: Sequence[Dossier]) -> list[str]:
    return [who.id for dossier in dossiers for who in identities(dossier).values()]


def linked(dossier: Dossier, **names: Identity) -> Dossier:
    """The report with its speakers, by the first word of their names there, led to identities."""
    speakers = {each.name.split()[0]: each.id for each in dossier.reading.speakers}
    return replace(dossier, identities={speakers[name]: who for name, who in names.items()})


def table(finding: Finding) -> list[dict]:
    return [dict(zip(finding.columns, row.cells, strict=True)) for row in finding.rows]
