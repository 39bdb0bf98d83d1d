"""The flags that a reader raises beside those that the marks of a report imply, report by report.

Nobody marks flags: a byline marked is no `no-byline`, a call marked is a `promo`, and so on. Where marks tell nothing of a kind (copies
that say so, letters taken out), what the reader raises of it is only counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from onrecord.corpus.values import Listed, Marked
from onrecord.evaluation.figures import Figure, counted
from onrecord.records import Flag

__all__ = ["IMPLIED", "OnFlags", "Raised", "implied", "measure", "raised"]

#: The kinds that marks tell.
IMPLIED = ("no-byline", "promo", "vague-sourcing", "correction", "machine-translated")
_OF_CLAIMS = frozenset(("vague-sourcing", "correction"))
_SIGNED = re.compile(r"\b(?:report(?:ing|ed)|writ(?:ing|ten)|words|text)(?: by\b|:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raised:
    """The flags of one report: those that its marks imply, and those that were raised."""

    kind: str  # of its outlet
    implied: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True, slots=True)
class OnFlags:
    """By kind of flag, and all that marks tell by kind of outlet; how many reports have one of another kind."""

    kinds: Mapping[str, Figure]
    outlets: Mapping[str, Figure]
    others: Mapping[str, int]


def implied(marked: Marked, listed: Listed | None) -> frozenset[str]:
    """The flags that a reader of the report would raise by its marks."""
    zones = {zone.kind for zone in marked.zones}
    signed = "byline" in zones or any(zone.kind == "credit" and _SIGNED.search(zone.span.of(marked.text)) for zone in marked.zones)
    there = {
        "no-byline": not signed,
        "promo": "promo" in zones,
        "vague-sourcing": any(claim.kind == "vague" for claim in marked.unsourced),
        "correction": bool(marked.corrections),
        "machine-translated": bool(listed and "machine-translated" in (listed.kind or "")),
    }
    return frozenset(kind for kind, is_there in there.items() if is_there)


def raised(kind: str, marked: Marked, listed: Listed | None, flags: Iterable[Flag]) -> Raised:
    """What is compared of a report; claims and corrections only where somebody marked more than zones and statements."""
    silent = frozenset() if marked.speakers else _OF_CLAIMS
    return Raised(kind, implied(marked, listed) - silent, frozenset(flag.kind for flag in flags) - silent)


def measure(reports: Iterable[Raised]) -> OnFlags:
    reports = list(reports)
    others = sorted({kind for each in reports for kind in each.found} - set(IMPLIED))
    outlets = sorted({each.kind for each in reports})
    return OnFlags(
        {kind: _figure(reports, {kind}) for kind in IMPLIED},
        {outlet: _figure([each for each in reports if each.kind == outlet], set(IMPLIED)) for outlet in outlets},
        {kind: sum(kind in each.found for each in reports) for kind in others},
    )


def _figure(reports: Iterable[Raised], kinds: Set[str]) -> Figure:
    pairs = [(each.implied & kinds, each.found & kinds) for each in reports]
    right = sum(len(one & other) for one, other in pairs)
    return counted(right, sum(len(found) for _, found in pairs), sum(len(gold) for gold, _ in pairs))
