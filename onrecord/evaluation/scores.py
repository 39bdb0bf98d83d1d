"""
How well the outermost statements of a reader agree with gold ones, role by role and as whole links.

A span is all pieces of one role of one statement, pieces parted by white space only being one; a span that several statements share
(one source with two cues) counts once.

- exact: the pieces are the same but for white space, quotation marks and punctuation at their ends; `fragments` compares each alone.
- soft: the mean over predicted spans of the share of their words that lie in gold spans, at most 1 (precision), and its mirror (recall):
  Johansson and Moschitti, "Syntactic and semantic structure for opinion expression detection" (CoNLL 2010), as used for quotations by
  Pareti, O'Keefe, Konstas, Curran and Koprinska, "Automatically detecting and attributing indirect quotations" (EMNLP 2013).
- token: over all words that stand in a span of that role.
- link: statements one to one, right where content and source both are (see `matching`). `linked` leaves out statements without a source,
  `linked_all` takes them in.

Pareti and others report direct, mixed and indirect quotations apart; so does `Recall`, with the manner read off the gold quotation marks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from onrecord.evaluation.figures import Figure, averaged, counted, ratio
from onrecord.evaluation.matching import ENOUGH, Case, Compared, Part, Words, compared, jaccard, pairs
from onrecord.records import Manner

Side = tuple[Compared, ...]
Spans = dict[tuple[tuple[int, int], ...], tuple[frozenset[int], Manner | None]]


@dataclass(frozen=True, slots=True)
class RoleFigures:
    """Source, cue or content."""

    exact: Figure
    soft: Figure
    token: Figure


@dataclass(frozen=True, slots=True)
class Recall:
    """How much is found of the gold contents of one manner; `half`: a predicted content shares half of its words (Jaccard)."""

    contents: int
    exact: float
    soft: float
    token: float
    half: float
    link: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    texts: int
    linked: Figure
    linked_all: Figure
    content: RoleFigures
    fragments: Figure
    source: RoleFigures
    cue: RoleFigures
    recall: dict[Manner, Recall]


def score(cases: Iterable[Case]) -> Scores:
    """The figures over all texts together; statements inside another's content are not left out here."""
    sides = [(compared(words, case.gold), compared(words, case.found)) for case in cases for words in [Words.of(case.text)]]
    return Scores(
        texts=len(sides),
        linked=_links([(_sourced(gold), _sourced(found)) for gold, found in sides]),
        linked_all=_links([(_worded(gold), _worded(found)) for gold, found in sides]),
        content=_role(sides, _content),
        fragments=_fragments(sides),
        source=_role(sides, _source),
        cue=_role(sides, _cue),
        recall={manner: _recall(sides, manner) for manner in (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT)},
    )


def _content(statement: Compared) -> Part:
    return statement.content


def _source(statement: Compared) -> Part:
    return statement.source


def _cue(statement: Compared) -> Part:
    return statement.cue


def _worded(side: Side) -> Side:
    return tuple(statement for statement in side if statement.content.words)


def _sourced(side: Side) -> Side:
    return tuple(statement for statement in _worded(side) if statement.source.words)


def _links(sides: Sequence[tuple[Side, Side]]) -> Figure:
    hits = sum(len(pairs(gold, found)) for gold, found in sides)
    return counted(hits, sum(len(found) for _, found in sides), sum(len(gold) for gold, _ in sides))


def _spans(side: Side, part: Callable[[Compared], Part]) -> Spans:
    """Each span of a role once; the first statement that has it tells its manner."""
    spans: Spans = {}
    for statement in side:
        if part(statement).words:
            spans.setdefault(part(statement).pieces, (part(statement).words, statement.manner))
    return spans


def _covered(spans: Spans) -> frozenset[int]:
    return frozenset().union(*(words for words, _ in spans.values()))


def _soft(words: frozenset[int], others: Spans) -> float:
    return min(1.0, sum(len(words & other) for other, _ in others.values()) / len(words))


def _same(sides: Iterable[tuple[Set[object], Set[object]]]) -> Figure:
    """The figure of what stands in both of two sets, a gold and a predicted one a text."""
    hits = predicted = wanted = 0
    for gold, found in sides:
        hits, predicted, wanted = hits + len(gold & found), predicted + len(found), wanted + len(gold)
    return counted(hits, predicted, wanted)


def _role(sides: Sequence[tuple[Side, Side]], part: Callable[[Compared], Part]) -> RoleFigures:
    spans = [(_spans(gold, part), _spans(found, part)) for gold, found in sides]
    return RoleFigures(
        exact=_same((gold.keys(), found.keys()) for gold, found in spans),
        soft=averaged(
            (_soft(words, gold) for gold, found in spans for words, _ in found.values()),
            (_soft(words, found) for gold, found in spans for words, _ in gold.values()),
        ),
        token=_same((_covered(gold), _covered(found)) for gold, found in spans),
    )


def _fragments(sides: Sequence[tuple[Side, Side]]) -> Figure:
    """Fair to systems that never join the pieces of an interrupted quotation."""
    return _same((_pieces(gold), _pieces(found)) for gold, found in sides)


def _pieces(side: Side) -> frozenset[tuple[int, int]]:
    return frozenset(piece for statement in side for piece in statement.content.pieces)


def _recall(sides: Sequence[tuple[Side, Side]], manner: Manner) -> Recall:
    contents = exact = half = words = words_found = links = linkable = 0
    soft: list[float] = []
    for gold, found in sides:
        wanted = {key: value[0] for key, value in _spans(gold, _content).items() if value[1] is manner}
        there = _spans(found, _content)
        covered = _covered(there)
        contents += len(wanted)
        exact += len(wanted.keys() & there.keys())
        half += sum(any(jaccard(span, other) >= ENOUGH for other, _ in there.values()) for span in wanted.values())
        words += sum(map(len, wanted.values()))
        words_found += sum(len(span & covered) for span in wanted.values())
        soft += [_soft(span, there) for span in wanted.values()]
        sourced = _sourced(gold)
        linkable += sum(statement.manner is manner for statement in sourced)
        links += sum(sourced[i].manner is manner for i in pairs(sourced, _sourced(found)))
    return Recall(
        contents,
        ratio(exact, contents),
        ratio(math.fsum(soft), contents),
        ratio(words_found, words),
        ratio(half, contents),
        ratio(links, linkable),
    )
