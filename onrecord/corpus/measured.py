"""
A reader measured on marked reports: what it finds beside what people marked, in every layer that both have.

The reader gets the text as a plain file, with the facts that came with it (outlet, date). What it finds is then put beside the marks as
one reading beside another (`agreement`), the marks being the first: recall is of what people marked, precision of what the reader found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from onrecord.corpus import measured_flags, measured_rules, measured_speakers
from onrecord.corpus.agreement import LABELS, Agreement, Label, compare
from onrecord.corpus.as_marks import reading_as_marks, report_of
from onrecord.corpus.convert import loaded, statement_values
from onrecord.corpus.measured_flags import OnFlags, Raised
from onrecord.corpus.measured_speakers import OnSpeakers
from onrecord.corpus.pairing import Pairing, pair
from onrecord.corpus.splits import marks_of_split
from onrecord.corpus.texts import NONE, Texts
from onrecord.corpus.values import Listed, Marked, MarkedStatement
from onrecord.evaluation import chains
from onrecord.evaluation.chains import Chains
from onrecord.evaluation.figures import Figure, Share, counted
from onrecord.evaluation.matching import Case
from onrecord.records import Reading, Report, Span

__all__ = ["ByKind", "OnCorpus", "measure", "reading_as_marks", "report_of"]


class Reads(Protocol):
    """What is measured: `onrecord.reading.reader.Reader`, or anything else that reads reports."""

    def read(self, report: Report) -> Reading: ...


@dataclass(frozen=True, slots=True)
class ByKind:
    """The reports of one kind of outlet."""

    reports: int
    link: Figure  # at any depth
    content: Figure  # exact
    zones: Figure  # exact
    claims: Figure  # in the outlet's own voice, half of their words


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCorpus:
    """`layers` compares marks (a) with what was found (b), `labels` those of statements that both have."""

    split: str
    layers: Agreement
    labels: dict[str, Figure]
    speakers: OnSpeakers
    rules: dict[str, Share]  # of those that bring mentions together
    chains: Chains
    kinds: dict[str, ByKind]
    flags: OnFlags
    look_alikes: Share  # no statements, of which the reader made some


def measure(reader: Reads, corpus: Path, split: str, texts: Texts = NONE) -> OnCorpus:
    """Reads the reports of a split and compares; raises CannotLoad or BadMarks where there is nothing to measure on."""
    marked = list(loaded(marks_of_split(corpus, split), texts))
    read = [_one(reader, *each) for each in marked]
    by_kind: dict[str, list[Pairing]] = {}
    for kind, pairing, *_ in read:
        by_kind.setdefault(kind, []).append(pairing)
    pairings = [pairing for _, pairing, *_ in read]
    named = [pairing for pairing in pairings if pairing.a.speakers]  # of the others nobody marked who speaks
    who = compare(named)
    return OnCorpus(
        split=split,
        layers=replace(compare(pairings), mentions=who.mentions, speakers=who.speakers),
        labels={name: _labelled(named if name.startswith("speaker") else pairings, label) for name, label in LABELS.items()},
        speakers=measured_speakers.measure([(kind, pairing, case.found) for kind, pairing, case, _ in read]),
        rules=measured_rules.measure(marked),
        chains=chains.score(case for *_, case, _ in read),
        kinds={kind: _by_kind(some) for kind, some in sorted(by_kind.items())},
        flags=measured_flags.measure(raised for *_, raised in read),
        look_alikes=_look_alikes(pairings),
    )


def _one(reader: Reads, marked: Marked, listed: Listed | None, folder: str) -> tuple[str, Pairing, Case, Raised]:
    report = report_of(marked, listed, folder)
    reading = reader.read(report)
    found = reading_as_marks(marked, report, reading)
    kind = (listed.kind if listed else None) or ("volunteers' news" if marked.url else "unknown")
    case = Case(marked.text, statement_values(marked), reading.statements, reading.speakers)
    return kind, pair(f"{folder}/{marked.name}", marked, found), case, measured_flags.raised(kind, marked, listed, reading.flags)


def _by_kind(some: list[Pairing]) -> ByKind:
    layers = compare(some)
    claims = layers.layers["unsourced"].half
    return ByKind(len(some), layers.link, layers.parts["content"].exact, layers.layers["zones"].exact, claims)


def _labelled(pairings: Iterable[Pairing], label: Label) -> Figure:
    """Of labels that people gave, how many the reader gives (recall), and of its own, how many are theirs."""
    pairs = []
    for each in pairings:
        a, b = ({one.id: one for one in marked.statements} for marked in (each.a, each.b))
        pairs += [label(each, a[one], b[other]) for one, other in each.statements.items()]
    given = [(one, other) for one, other in pairs if other]
    return counted(sum(one == other for one, other in given), len(given), sum(bool(one) for one, _ in pairs))


def _look_alikes(pairings: Iterable[Pairing]) -> Share:
    """Of what looks like a statement and is none, how much the reader took a cue or a content from that no marked statement has."""
    taken = of = 0
    for each in pairings:
        right = set(each.statements.values())
        false = [s for s in each.b.statements if s.id not in right]
        of += len(each.a.no_statements)
        taken += sum(any(_about(s, look.span) for s in false) for look in each.a.no_statements)
    return Share(taken, of)


def _about(statement: MarkedStatement, span: Span) -> bool:
    return any(piece.meets(span) for piece in statement.cue or statement.content)
