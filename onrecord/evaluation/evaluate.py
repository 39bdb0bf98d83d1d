"""Measures a reader: on PolNeAR, on texts marked in depth, how honest its scores are and how fast it reads."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.evaluation import calibration, chains, meaning, scores
from onrecord.evaluation.calibration import Judged, Reliability
from onrecord.evaluation.chains import Chains
from onrecord.evaluation.gold import Gold, from_marks, from_polnear
from onrecord.evaluation.matching import Case, Words, compared, count_words, pairs
from onrecord.evaluation.meaning import Meaning
from onrecord.evaluation.scores import Scores
from onrecord.evaluation.tables import chain_lines, score_lines
from onrecord.records import Reading, Report

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Reads(Protocol):
    """What is measured: `onrecord.reading.reader.Reader`, or anything else that reads reports."""

    @property
    def model(self) -> str: ...

    def read(self, report: Report) -> Reading: ...

    def meaning(self, words: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Speed:
    """What was read, and the processor's time that reading took (of all threads of this process, making the report not included)."""

    texts: int
    words: int
    cpu_seconds: float

    @property
    def words_a_second(self) -> float:
        return self.words / self.cpu_seconds if self.cpu_seconds else 0.0


@dataclass(frozen=True, slots=True)
class OnPolnear:
    """The outermost statements against the first annotator's; `calibration` asks of each whether its link is right."""

    scores: Scores
    calibration: Reliability


@dataclass(frozen=True, slots=True)
class OnMarked:
    """`scores` are of the outermost statements, `chains` and `calibration` of all."""

    scores: Scores
    chains: Chains
    calibration: Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    model: str
    polnear: OnPolnear | None
    marked: OnMarked | None
    meaning: Meaning | None
    speed: Speed


@dataclass(slots=True)
class _Clock:
    texts: int = 0
    words: int = 0
    cpu_seconds: float = 0.0

    def read(self, reader: Reads, report: Report) -> Reading:
        started = time.process_time()
        reading = reader.read(report)
        self.cpu_seconds += time.process_time() - started
        self.texts += 1
        self.words += count_words(report.text)
        return reading


def evaluate(reader: Reads, *, polnear: Path | None = None, marked: Path | None = None, pairs: Path | None = None) -> Evaluation:
    """
    Reads every text once and scores it.

    `polnear` is a folder of PolNeAR's form, `marked` a file of marked texts or a folder of them, `pairs` a file of sentences that mean
    more or less alike. Raises CannotLoad or BadMarks where there is nothing to measure on or a text is damaged, and whatever the reader
    raises.
    """
    clock = _Clock()
    on_polnear = None if polnear is None else _on_polnear(_read(reader, from_polnear(polnear), clock))
    on_marked = None if marked is None else _on_marked(_read(reader, from_marks(marked), clock))
    speed = Speed(clock.texts, clock.words, clock.cpu_seconds)
    on_pairs = None if pairs is None else meaning.measure(reader, pairs)
    return Evaluation(model=reader.model, polnear=on_polnear, marked=on_marked, meaning=on_pairs, speed=speed)


def report_of(one: Gold) -> Report:
    """The annotated text as a report of unknown outlet, date and address."""
    digest = hashlib.sha256(one.text.encode()).hexdigest()
    return Report(id=hashlib.sha256(f"{one.name}\n{one.text}".encode()).hexdigest()[:16], text=one.text, sha256=digest, path=one.name)


def _read(reader: Reads, texts: Iterable[Gold], clock: _Clock) -> list[Case]:
    cases = []
    for one in texts:
        reading = clock.read(reader, report_of(one))
        cases.append(Case(one.text, one.statements, reading.statements, reading.speakers))
    return cases


def _on_polnear(cases: list[Case]) -> OnPolnear:
    outermost = [_outermost(case) for case in cases]
    return OnPolnear(scores.score(outermost), calibration.reliability(judged(outermost)))


def _on_marked(cases: list[Case]) -> OnMarked:
    return OnMarked(
        scores.score(_outermost(case) for case in cases),
        chains.score(cases),
        calibration.reliability(judged(cases)),
    )


def _outermost(case: Case) -> Case:
    gold, found = (tuple(one for one in side if one.parent is None) for side in (case.gold, case.found))
    return Case(case.text, gold, found, case.speakers)


def judged(cases: Iterable[Case]) -> list[Judged]:
    """Each predicted statement's score, and whether content and source are those of a gold statement that no closer one takes."""
    found: list[Judged] = []
    for case in cases:
        words = Words.of(case.text)
        right = set(pairs(compared(words, case.gold), compared(words, case.found)).values())
        found += [(statement.score, place in right) for place, statement in enumerate(case.found)]
    return found


def show(evaluation: Evaluation) -> str:
    """The figures as text for a terminal, per cent unless told otherwise."""
    lines = [f"model {''.join(c if c.isprintable() else '?' for c in evaluation.model)}"]
    if evaluation.polnear:
        lines += ["", f"PolNeAR: {evaluation.polnear.scores.texts} texts", *score_lines(evaluation.polnear.scores)]
        lines += ["", calibration.draw(evaluation.polnear.calibration)]
    if evaluation.marked:
        lines += [
            "",
            f"marked in depth: {evaluation.marked.scores.texts} texts, outermost statements",
            *score_lines(evaluation.marked.scores),
        ]
        lines += ["", "marked in depth: all statements", *chain_lines(evaluation.marked.chains)]
        lines += ["", calibration.draw(evaluation.marked.calibration)]
    if (alike := evaluation.meaning) is not None:
        told = f"rank correlation with people {alike.cosine:.3f} by cosine, {alike.signs:.3f} by signs"
        lines += ["", f"meaning: {alike.pairs} pairs of sentences: {told}"]
    speed = evaluation.speed
    if speed.texts:
        lines += [
            "",
            f"{speed.words:,} words of {speed.texts} texts in {speed.cpu_seconds:.1f} CPU seconds: {speed.words_a_second:,.0f} a second",
        ]
    return "\n".join(lines) + "\n"


def as_json(evaluation: DataclassInstance) -> dict[str, object]:
    """Figures as plain values for `json.dumps`; shares are 0 to 1, what is worked out (`f1`, `value`...) stands beside its fields."""
    return _fields(evaluation)


def _fields(record: DataclassInstance) -> dict[str, object]:
    names = [one.name for one in fields(record)]
    names += [name for name, value in vars(type(record)).items() if isinstance(value, property)]
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
