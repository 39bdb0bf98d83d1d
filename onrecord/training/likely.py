"""
Learns whom "he" and "she" mean: `python -m onrecord.training.likely CORPUS TEXTS ONTOGUM` prints the weights of `reading/likely.py`.

From the corpus' train split and from OntoGUM's interviews, court hearings and development news; the held-out news and the other splits are
never read. A linear listwise model, fitted by gradient descent with a weight on large weights; the same material gives the same weights.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.corpus.as_marks import report_of
from onrecord.corpus.convert import loaded
from onrecord.corpus.pairing import trimmed
from onrecord.corpus.splits import marks_of_split
from onrecord.corpus.texts import open_texts
from onrecord.evaluation.ontogum import documents
from onrecord.reading.drafts import Draft
from onrecord.reading.identity import Identity
from onrecord.reading.likely import Rows
from onrecord.reading.manner import Quoted
from onrecord.reading.reader import Reader
from onrecord.reading.speakers import cast_of
from onrecord.records import Report, Span

__all__ = ["Case", "cases", "fit", "main"]

GENRES = ("news", "interview", "court")  # of OntoGUM, whose texts are under CC BY
SHARE = 0.7  # weight of a case of OntoGUM's beside one of the corpus
STEPS = 3000
STEP = 0.05
SHRINK = 0.002  # weight on the squares of weights
_BY_PRONOUN = frozenset(["pronoun", "it", "they", "relative", "self", "variation"])


@dataclass(frozen=True, slots=True)
class Case:
    """One pronoun: what is shown of each who may be meant, and which of them are right, nobody last."""

    rows: Rows
    right: tuple[bool, ...]
    weight: float


class _Recorder:
    """Decides as people did, and notes each case."""

    def __init__(self, text: str, given: Mapping[Span, str], weight: float) -> None:
        self._text, self._given, self._weight = text, given, weight
        self._open = weight == 1.0  # the corpus gives only those who speak: nobody's pronoun may be anybody's whom it leaves out
        self._whose: dict[int, str | None] = {}
        self.cases: list[Case] = []

    def choose(self, span: Span, people: Sequence[Identity], rows: Rows) -> int | None:
        wanted = self._given.get(trimmed(self._text, span))
        whose = [self._whose.setdefault(id(who), self._of(who)) for who in people]
        right = tuple(each == wanted and (wanted is not None or self._open) for each in whose)
        self.cases.append(Case(rows, (*right, wanted is None or not any(right)), self._weight))
        return right.index(True) if wanted is not None and any(right) else None

    def _of(self, who: Identity) -> str | None:
        found = Counter(each for m, rule in who.mentions.items() if rule not in _BY_PRONOUN and (each := self._near(m)) is not None)
        return found.most_common(1)[0][0] if found else None

    def _near(self, mention: Span) -> str | None:
        """Whose a mention is, or the shortest that begins or ends with it."""
        words = trimmed(self._text, mention)
        around = (
            (span.end - span.start, whose)
            for span, whose in self._given.items()
            if span.start <= words.start and words.end <= span.end and (span.start == words.start or span.end == words.end)
        )
        return min(around, default=(0, None))[1]


def cases(reader: Reader, report: Report, given: Mapping[Span, str], weight: float) -> list[Case]:
    """The pronouns of a report; `given` are the mentions as people gave them."""
    reading = reader.read(report)
    place = {said.id: k for k, said in enumerate(reading.statements)}
    drafts = [Draft(s.content, s.source, s.cue, parent=place[s.parent] if s.parent else None, by=s.by or "") for s in reading.statements]
    recorder = _Recorder(report.text, given, weight)
    cast_of(report, drafts, Quoted(report.text).outer, recorder.choose)
    return recorder.cases


def _material(reader: Reader, corpus: Path, texts: Path, ontogum: Path) -> Iterator[Case]:
    for marked, listed, folder in loaded(marks_of_split(corpus, "train"), open_texts([texts])):
        given = {trimmed(marked.text, m): who.id for who in marked.speakers for m in who.mentions}
        if given:
            yield from cases(reader, report_of(marked, listed, folder), given, 1.0)
    for each in (*documents(ontogum, "dev"), *documents(ontogum, "train")):
        if each.name.split("_")[1] in GENRES:
            words = ((str(k), a, b) for k, (_, mentions) in enumerate(each.chains) for a, b in mentions)
            given = {trimmed(each.text, Span(each.tokens[a].span.start, each.tokens[b - 1].span.end)): k for k, a, b in words}
            digest = sha256(each.text.encode()).hexdigest()
            report = Report(id=digest[:16], text=each.text, sha256=digest, path=each.name)
            yield from cases(reader, report, given, SHARE)


def fit(some: Sequence[Case]) -> NDArray[np.float64]:
    """The weights of what is shown of somebody; those of nobody, who is a choice only while they are learned, are left out."""
    most, width = max(len(case.rows) for case in some), len(some[0].rows[0])
    x = np.zeros((len(some), most + 1, width + 2))
    right, there = np.zeros((len(some), most + 1), bool), np.zeros((len(some), most + 1), bool)
    for k, case in enumerate(some):
        n = len(case.rows)
        x[k, :n, :width], x[k, most, width:] = case.rows, (1.0, math.log(n))
        right[k, [*range(n), most]], there[k, [*range(n), most]] = case.right, True
    share = np.array([case.weight for case in some])[:, None] / len(some)
    weights, speed = np.zeros(width + 2), np.zeros(width + 2)
    spread = np.maximum(x[there].std(0), 0.05) ** -2
    for _ in range(STEPS):
        scores = np.where(there, x @ weights, -np.inf)
        chance = np.exp(scores - scores.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        wanted = chance * right
        wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-12)
        slope = np.einsum("kc,kcf->f", (chance - wanted) * share, x) + SHRINK * weights / spread
        speed = 0.9 * speed - STEP * slope * spread
        weights = weights + speed
    return weights[:width]


def main(arguments: Sequence[str]) -> None:
    """Prints the weights."""
    corpus, texts, ontogum = map(Path, arguments)
    some = list(_material(Reader.open(), corpus, texts, ontogum))
    print(f"WEIGHTS = ({', '.join(f'{value:.2f}' for value in fit(some))})  # from {len(some)} pronouns")


if __name__ == "__main__":
    main(sys.argv[1:])
