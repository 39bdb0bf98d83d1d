"""What news agencies send: an item with its fields, and whether it may be used at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.errors import CannotLoad
from onrecord.records import Flag, Report
from onrecord.sources import datelines, paragraphs
from onrecord.sources.dates import iso
from onrecord.sources.decoding import normalise
from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.reports import Facts, fact

_STOPPED = frozenset("canceled cancelled withheld withdrawn killed kill".split())
_STOPS = re.compile(
    r"\W*(?:(?:mandatory|bulletin|urgent|please|editors?)\W+)*"
    r"(?:kill|killed|withdrawn|withheld|withhold|cancell?ed|not for publication|do not (?:use|publish|run))\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"\W*(?:corrects?|correcting|correction|corrected|clarifies|clarification|writethr\w*, corrects?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text of an agency; a field is None where it has none."""

    body: Sequence[Paragraph]
    headline: str | None = None
    decks: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    provider: str | None = None
    address: str | None = None
    published: str | None = None
    place: str | None = None
    language: str | None = None
    status: str | None = None
    note: str | None = None


def report_of(item: Item, path: str, around: Facts) -> Report:
    """The item as its readers would see it; raises CannotLoad where its agency has stopped it."""
    refuse_stopped(item.status, item.note)
    report = paragraphs.report_of([*_head(item), *_body(item)], path, facts=_facts(item), around=around)
    if item.note and _CORRECTS.match(item.note):
        return replace(report, flags=(*report.flags, Flag("correction", None, f"a note to editors says so: {fact(item.note[:300])}")))
    return report


def refuse_stopped(status: str | None, note: str | None) -> None:
    """Raises CannotLoad where the status or the note to editors says that nobody may print it."""
    told = re.split(r"[:/#]", status.strip().lower())[-1] if status else ""
    if told in _STOPPED:
        raise CannotLoad(f"{told} by its agency: leave it out, or ask the agency for its replacement")
    if note and _STOPS.match(note):
        raise CannotLoad(f"stopped by its agency ({' '.join(note.split())[:120]}): leave it out, or ask the agency for its replacement")


def _head(item: Item) -> list[Paragraph]:
    told = [("headline", item.headline), *(("deck", deck) for deck in item.decks), ("byline", item.byline), ("dateline", item.dateline)]
    return [Paragraph(line, kind) for kind, text in told if (line := fact(text))]


def _body(item: Item) -> list[Paragraph]:
    """The body less what the fields have given already."""
    given = {_folded(text) for text in (item.headline, item.byline, item.dateline) if text}
    return [paragraph for i, paragraph in enumerate(item.body) if i >= 4 or _folded(paragraph.text) not in given]


def _folded(text: str) -> str:
    return " ".join(normalise(text)[0].casefold().split())


def _facts(item: Item) -> Facts:
    by = fact(item.byline) or ""
    signed = datelines.byline(by) or datelines.byline(f"By {by}") or Facts()
    address = fact(item.address)
    told = Facts(
        outlet=fact(item.provider),
        url=address if address and re.match(r"https?://[^\s<>\"]+$", address) else None,
        title=fact(item.headline),
        published=iso(item.published) if item.published else None,
        place=fact(item.place),
        language=fact(item.language),
    )
    return told.or_else(Facts(authors=signed.authors, agency=signed.agency))
