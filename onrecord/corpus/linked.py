"""What must hold across the reports of an affair, and between the affairs of a corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from onrecord.corpus.affairs import Told
from onrecord.corpus.problems import Problems
from onrecord.corpus.rules import duplicates
from onrecord.corpus.values import Affair, Identity, Marked, MarkedSpeaker, MarkedStatement, Splits

__all__ = ["RUN", "check_dates", "check_links", "check_list", "check_splits", "runs", "shared"]

# an office and who holds it, a document and who wrote it may be one identity
_HELD = {("office", "person"), ("person", "office"), ("document", "person"), ("document", "organisation"), ("document", "group")}
Named = TypeVar("Named", MarkedSpeaker, MarkedStatement)
RUN = 8  # words in a row
MOST = 0.01  # of the runs of an affair that may stand in another
_WORD = re.compile(r"\w+")


def check_list(affair: Affair, folder: str, files: Collection[str], problems: Problems) -> None:
    """Every report of the list is there, and every text that is there is on the list."""
    if affair.name != folder:
        problems.error("affair", f"is {affair.name!r}, but the folder is {folder!r}")
    listed = [report.file for report in affair.reports]
    for name in duplicates(listed):
        problems.error(name, "is on the list twice")
    for name in sorted({*listed} - {*files}):
        problems.error(name, "is on the list, but not there")
    for name in sorted({*files} - {*listed}):
        problems.error(name, "is there, but not on the list")
    for report in affair.reports:
        if report.copy_of is not None and (report.copy_of not in listed or report.copy_of == report.file):
            problems.error(f"{report.file}: copy_of", f"{report.copy_of!r} is no other report of the affair")
        if (report.copy_of is None) != (report.relation is None):
            problems.error(report.file, "a copy has both copy_of and relation, and no other report has either")


def check_dates(marked: Marked, affair: Affair, problems: Problems) -> None:
    """Nothing is said after it is published, and corrections are of reports on the list."""
    listed = {report.file: report for report in affair.reports}
    for n, correction in enumerate(marked.corrections, 1):
        if correction.of is not None and correction.of not in listed:
            problems.error(
                f"correction {n}: of",
                f"{correction.of!r} is no report of the affair: give the name of its text, such as 01-wire.txt, or nothing",
            )
    if marked.report not in listed:
        problems.error("report", f"{marked.report} is not on the list in affair.toml")
        return
    published = listed[marked.report].published
    for n, statement in enumerate(marked.statements, 1):
        if published and statement.said_on and _later(statement.said_on, published):
            problems.warn(f"statement {n} ({statement.id}): said_on", f"{statement.said_on} is after the report's {published}")


def _later(date: str, other: str) -> bool:
    """Whether a date is after another, as far as both are known; without a year nobody can tell."""
    size = min(len(date), len(other), 10)
    return not (date + other).count("--") and date[:size] > other[:size]


def check_links(told: Told, problems: Problems) -> None:
    """Every name in the links is that of something there, and nothing is linked twice."""
    links = told.links
    _check_identities(told, problems)
    _check_copies(told, problems)
    _check_matches(told, problems)
    _check_positions(told, problems)
    for n, term in enumerate(links.terms, 1):
        for k, use in enumerate(term.uses, 1):
            speakers = {each.id for each in told.reports[use.report].speakers} if use.report in told.reports else set()
            if use.speaker is not None and use.speaker not in speakers | {each.id for each in links.identities}:
                problems.error(f"term {n}: at {k}: speaker", f"{use.speaker!r} is neither a speaker of the report nor an identity")
            if (use.voice == "own") == (use.speaker is not None):
                problems.warn(f"term {n}: at {k}", "own voice has no speaker, and quoted has one")


def _check_identities(told: Told, problems: Problems) -> None:
    links = told.links
    known = {identity.id for identity in links.identities}
    for name in duplicates(identity.id for identity in links.identities):
        problems.error(f"identity {name}", "this id is given twice")
    for speaker in duplicates(speaker for identity in links.identities for speaker in identity.speakers):
        problems.error("identity", f"{speaker} is given twice: a speaker is of one identity")
    for n, identity in enumerate(links.identities, 1):
        where = f"identity {n} ({identity.id}): speakers"
        for reference in identity.speakers:
            marked = _there(told, _speakers, reference, where, problems)
            if marked is not None and marked.kind != identity.kind and (marked.kind, identity.kind) not in _HELD:
                problems.warn(where, f"{reference} is marked {marked.kind}, not {identity.kind}")
    for n, pair in enumerate(links.namesakes, 1):
        for name in (pair.a, pair.b):
            if name not in known:
                problems.error(f"namesakes {n}", f"{name!r} is no identity")


def _there(told: Told, of: Callable[[Marked], Iterable[Named]], reference: str, where: str, problems: Problems) -> Named | None:
    """The statement or speaker that `01:s4` names; None, with an error noted, where there is none."""
    number, _, name = reference.partition(":")
    if number not in told.reports or not name:
        problems.error(where, f"{reference!r}: no report {number} with marks is here: write its number, a colon and the id, such as 01:s4")
        return None
    found = next((each for each in of(told.reports[number]) if each.id == name), None)
    if found is None:
        problems.error(where, f"{reference!r} is not marked in report {number}")
    return found


def _statements(marked: Marked) -> tuple[MarkedStatement, ...]:
    return marked.statements


def _speakers(marked: Marked) -> tuple[MarkedSpeaker, ...]:
    return marked.speakers


def _check_copies(told: Told, problems: Problems) -> None:
    listed = {report.file.partition("-")[0]: report for report in told.affair.reports} if told.affair else {}
    known = {*told.reports, *listed}
    for n, copy in enumerate(told.links.copies, 1):
        where = f"copy {n}"
        for number in (copy.report, copy.origin):
            if number not in known:
                problems.error(where, f"{number!r} is no report: give its number, such as 02")
        if copy.report == copy.origin:
            problems.error(where, "a report is no copy of itself")
        of = listed.get(copy.report)
        if of and of.copy_of and (of.copy_of.partition("-")[0], of.relation) != (copy.origin, copy.relation):
            problems.warn(where, f"affair.toml says {of.relation} from {of.copy_of}")


def _check_matches(told: Told, problems: Problems) -> None:
    links = told.links
    pairs = [("match", n, each.a, each.b) for n, each in enumerate(links.matches, 1)]
    pairs += [("no_match", n, each.a, each.b) for n, each in enumerate(links.no_matches, 1)]
    for kind, n, a, b in pairs:
        for reference in (a, b):
            _there(told, _statements, reference, f"{kind} {n}", problems)
        if a == b:
            problems.error(f"{kind} {n}", "is of a statement with itself")
        elif a.partition(":")[0] == b.partition(":")[0]:
            problems.warn(f"{kind} {n}", "both statements are of one report")
    for pair in duplicates(frozenset((a, b)) for _, _, a, b in pairs):
        problems.error("match", f"{' and '.join(sorted(pair))} are linked twice")


def _check_positions(told: Told, problems: Problems) -> None:
    links = told.links
    questions = {question.id for question in links.questions}
    identities: dict[str, Identity] = {identity.id: identity for identity in links.identities}
    for name in duplicates(question.id for question in links.questions):
        problems.error(f"question {name}", "this id is given twice")
    for n, position in enumerate(links.positions, 1):
        where = f"position {n}"
        if position.question not in questions:
            problems.error(f"{where}: question", f"{position.question!r} is no question")
        if position.speaker not in identities:
            problems.error(f"{where}: speaker", f"{position.speaker!r} is no identity")
        if not position.evidence:
            problems.warn(f"{where}: evidence", "is missing: give the statements that it rests on")
        for reference in position.evidence:
            said = _there(told, _statements, reference, f"{where}: evidence", problems)
            if said is None or position.speaker not in identities:
                continue
            identity, number = identities[position.speaker], reference.partition(":")[0]
            if f"{number}:{said.speaker}" not in identity.speakers and not _speaks_for(told.reports[number], said.speaker, identity):
                problems.warn(f"{where}: evidence", f"{reference} is not said by {position.speaker}")


def _speaks_for(marked: Marked, speaker: str | None, identity: Identity) -> bool:
    """Whether somebody's role is of a body, country or office, or of one of its names in the report."""
    names = {identity.name, *(each.name for each in marked.speakers if f"{marked.number}:{each.id}" in identity.speakers)}
    bodies = {name.casefold().removeprefix("the ") for name in names}
    roles = [role for each in marked.speakers if each.id == speaker for role in each.roles]
    return any((role.of or "").casefold().removeprefix("the ") in bodies for role in roles)


def check_splits(splits: Splits, affairs: Collection[str], wikinews: Collection[str], problems: Problems) -> None:
    """Every affair and every report of others' is in one split, and nothing else is."""
    for kind, split, there in (("affairs", splits.affairs, affairs), ("wikinews", splits.wikinews, wikinews)):
        given = [name for names in split.values() for name in names]
        for name in duplicates(given):
            problems.error(kind, f"{name} is in two splits, or twice in one")
        for name in sorted({*given} - {*there}):
            problems.error(kind, f"{name} is in a split, but not there")
        for name in sorted({*there} - {*given}):
            problems.error(kind, f"{name} is in no split")


def runs(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """All runs of eight words in texts, without regard to case and punctuation."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _WORD.findall(text.casefold())
        found.update(zip(*(words[i:] for i in range(RUN)), strict=False))
    return frozenset(found)


def shared(affairs: Mapping[str, frozenset[tuple[str, ...]]], problems: Problems) -> Iterator[str]:
    """How many runs each two affairs share, and all together; one per cent of the smaller is an error."""
    several: set[tuple[str, ...]] = set()
    for one, other in combinations(affairs, 2):
        both, least = affairs[one] & affairs[other], min(len(affairs[one]), len(affairs[other]))
        several |= both
        if both:
            yield f"runs of {RUN} words in both {one} and {other}: {len(both)} of {least:,} ({len(both) / least:.2%})"
        if both and len(both) >= MOST * least:
            problems.error(
                "", f"{one} and {other} share {len(both) / least:.2%} of their runs of {RUN} words: under {MOST:.0%} may be alike"
            )
    every = len(frozenset().union(*affairs.values()))
    if len(affairs) > 1:
        yield f"runs of {RUN} words in more than one affair: {len(several)} of {every:,} ({len(several) / max(1, every):.2%})"
