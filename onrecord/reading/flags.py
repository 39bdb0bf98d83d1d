"""What a reader should know about a report before believing it: the flags of a closed list, each with the words that show it, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.copies import declared_copies
from onrecord.reading.fluency import distance
from onrecord.reading.language import unread_language
from onrecord.reading.redactions import redactions
from onrecord.reading.translated import ENOUGH, signs, weight
from onrecord.records import Assertion, Flag, Report, Span

__all__ = ["KINDS", "flags"]

KINDS = (
    "no-byline", "no-date", "redacted", "promo", "machine-translated", "vague-sourcing", "correction", "year-inferred", "language-unread",
    "odd-encoding", "copy-of",
)  # fmt: skip
_MOST_OF_A_KIND = 100  # flags with a span; a text made of marks is told once

_SIGNED = re.compile(r"\b(?:report(?:ing|ed)|writ(?:ing|ten)|words|text)(?: by\b|:)", re.IGNORECASE)
_CORRECTION = re.compile(
    r"(?m)^[ \t>*_•●#\[(–-]*(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?[ \t–-]*)?\**"
    r"(?:(?:corrections?|clarifications?)(?: (?:and|&) (?:clarifications?|replies|corrections?|amplifications?))?\**(?=[:.!]|[ \t]*$)"
    r"|a (?:correction|clarification) to\b|(?:[(]|this (?:\w+ )?)corrects\b|correction(?=\W+[A-Z])"
    r"|(?:editor[’']s note: )?an earlier (?:version|headline|edition) of)[^\n]*",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"\b(?:this|our|the) (?:article|story|report|piece|post|page|headline) (?:has been|was) "
    r"(?:corrected|amended|updated to correct)\b[^.\n]*"
    r"|\b(?:an|in an) earlier version of this (?:article|story|report|piece|post|page)\b[^.\n]*"
    r"|\bwe (?:apologi[sz]e for|regret) the (?:error|mistake)\b",
    re.IGNORECASE,
)


def flags(report: Report, assertions: Sequence[Assertion]) -> tuple[Flag, ...]:
    """The report's own flags, then those about the whole of it, then those about some of its words, in text order."""
    cuts = _redacted(report)
    about_words = sorted(
        [*_promoted(report), *_marked(cuts), *_vague(assertions), *_corrected(report.text), *declared_copies(report)],
        key=lambda each: (each[0], each[1].kind),
    )
    whole = [*_unsigned(report), *_undated(report), *_translated(report, cuts), *unread_language(report.text)]
    given = {flag.kind for flag in report.flags}
    whole = [flag for flag in whole if flag.kind not in given]
    return (*report.flags, *whole, *(flag for _, flag in about_words))


def _unsigned(report: Report) -> Iterator[Flag]:
    signed = report.authors or any(
        zone.kind == "byline" or (zone.kind == "credit" and _SIGNED.search(zone.span.of(report.text))) for zone in report.zones
    )
    if not signed:
        yield Flag("no-byline", None, "no author is named")


def _undated(report: Report) -> Iterator[Flag]:
    if not report.published:
        yield Flag("no-date", None, "no date of publication is given")


def _redacted(report: Report) -> list[Span]:
    """The marks for words taken out, calls and adverts apart, where stars are for show."""
    promo = [zone.span for zone in report.zones if zone.kind == "promo"]
    return [cut for cut in redactions(report.text) if not any(cut.meets(zone) for zone in promo)]


def _marked(cuts: Sequence[Span]) -> Iterator[tuple[Span, Flag]]:
    for cut in cuts[:_MOST_OF_A_KIND]:
        yield cut, Flag("redacted", cut, "a mark stands where a word or letters were taken out")


def _promoted(report: Report) -> Iterator[tuple[Span, Flag]]:
    for zone in [zone for zone in report.zones if zone.kind == "promo"][:_MOST_OF_A_KIND]:
        yield zone.span, Flag("promo", zone.span, "a call or an advert of the page, no part of the report")


def _vague(assertions: Sequence[Assertion]) -> Iterator[tuple[Span, Flag]]:
    for claim in [claim for claim in assertions if claim.kind == "vague"][:_MOST_OF_A_KIND]:
        yield claim.span, Flag("vague-sourcing", claim.span, "a claim on the word of nobody in particular")


def _corrected(text: str) -> Iterator[tuple[Span, Flag]]:
    found = [Span(*_bare(m)) for form in (_CORRECTION, _AMENDED) for m in form.finditer(text)]
    last = -1
    for span in sorted(found)[:_MOST_OF_A_KIND]:
        if span.start >= last:
            last = span.end
            yield span, Flag("correction", span, "says that something published before was wrong")


def _bare(m: re.Match[str]) -> tuple[int, int]:
    return m.start() + len(m[0]) - len(m[0].lstrip(" \t>*_•●#–-")), m.start() + len(m[0].rstrip())


def _translated(report: Report, cuts: Sequence[Span]) -> Iterator[Flag]:
    heavy = weight(report.text, cuts) >= ENOUGH
    found = [kind for kind, value in signs(report.text, cuts).items() if value] if heavy else []
    if not unread_language(report.text) and distance(report.text) > 0:
        found.append("small words used and put together as English hardly does")
    if found:
        yield Flag("machine-translated", None, f"reads like the output of a translating machine, unedited: {', '.join(found)}")
