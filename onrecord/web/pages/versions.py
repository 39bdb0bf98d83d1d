"""The versions of a report, each with what changed from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from onrecord.linking.versions import Edit, passages
from onrecord.outline import GAP, heading, join
from onrecord.pipeline.versions import Version, versions
from onrecord.records import Dossier, Statement
from onrecord.web import addresses
from onrecord.web.pages.report import dossier_at
from onrecord.web.shape import HIDDEN, Asked
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "Versions", "VersionsAsk"]

_AROUND = 70  # characters beside what changed


@dataclass(frozen=True, slots=True)
class VersionsAsk:
    """Which report."""

    report: Annotated[str, Asked(help="The id of any of the versions.", path=True)]


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that gave way to others, with their places in both texts."""

    was: str
    is_: str
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Brief:
    """A statement that came or went."""

    id: str
    source: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneVersion:
    """A version and what changed from the one that it follows; the first has no changes."""

    report: str
    number: int
    follows: str | None
    stored_at: str
    published: str | None
    changes: tuple[Changed, ...]
    came: tuple[Brief, ...]
    went: tuple[Brief, ...]
    stayed: Annotated[int, "How many statements have the words that they had."]
    passages: Annotated[tuple[tuple[tuple[str, str], ...], ...], HIDDEN]
    heading: Annotated[str, HIDDEN]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """All versions of a report, the first one first."""

    versions: tuple[OneVersion, ...]
    heading: Annotated[str, HIDDEN]
    address: Annotated[str, HIDDEN]
    id: Annotated[str, HIDDEN]


def compared(site: Site, ask: VersionsAsk) -> Versions:
    """The versions of a report, with what changed in its words and statements."""
    id = addresses.id_of(ask.report)
    dossier, _ = dossier_at(site, ask.report)
    found = tuple(_told(version) for version in versions(site.archive, id))
    return Versions(versions=found, heading=heading(dossier.report), address=addresses.report(id), id=id)


def _told(version: Version) -> OneVersion:
    report, change, before = version.dossier.report, version.change, version.before
    edits, old = (change.edits, before.report.text) if change and before else ((), "")
    return OneVersion(
        report=report.id,
        number=version.number,
        follows=before.report.id if before else None,
        stored_at=version.stored_at,
        published=report.published,
        changes=tuple(Changed(old[slice(*each.old)], report.text[slice(*each.new)], each.old, each.new) for each in edits),
        came=tuple(_brief(each, version.dossier) for each in change.came) if change else (),
        went=tuple(_brief(each, before) for each in change.went) if change and before else (),
        stayed=len(change.stayed) if change else 0,
        passages=tuple(tuple(_passage(group, old, report.text)) for group in passages(edits, 2 * _AROUND)),
        heading=heading(report),
    )


def _brief(said: Statement, dossier: Dossier) -> Brief:
    return Brief(said.id, *(join(dossier.report.text, spans) for spans in (said.source, said.cue, said.content)))


def _passage(edits: Sequence[Edit], old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words around some edits in order, each stretch with what it is: same, gone or new."""
    start, end = _ends(old, edits[0].old[0], edits[-1].old[1])
    at = start
    if start:
        yield "same", GAP.lstrip()
    for edit in edits:
        pieces = (("same", old[at : edit.old[0]]), ("gone", old[slice(*edit.old)]), ("new", new[slice(*edit.new)]))
        yield from ((kind, words) for kind, words in pieces if words)
        at = edit.old[1]
    yield "same", old[at:end] + (GAP.rstrip() if end < len(old) else "")


def _ends(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where whole words beside a stretch are shown."""
    before, after = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = max(before, text.find(" ", before, start) + 1) if before else 0
    return before, max(end, text.rfind(" ", end, after)) if after < len(text) else after


_PATH = "/reports/{report}/versions"
PAGES = (Page(path=_PATH, ask=VersionsAsk, gives=Versions, answer=compared, template="versions.html", menu="reports"),)
