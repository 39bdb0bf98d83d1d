"""Annotated texts to train on, in one form: PolNeAR articles, the marked texts that come with the project, and its corpus.

PolNeAR marks the outermost layer only, so inside a content nobody knows whether there is another attribution: those stretches
are `unknown` and teach nothing about inner cues. Our own marked texts and the corpus are annotated in depth and have none.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from onrecord import marks
from onrecord.corpus.convert import loaded
from onrecord.corpus.splits import marks_of_split
from onrecord.corpus.texts import open_texts
from onrecord.evaluation import polnear
from onrecord.records import Spans

Piece = tuple[int, int]
OWN_TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement with a cue, as characters of its text; `outer` where no other statement holds it."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    outer: bool = True

    def pieces(self) -> list[Piece]:
        return sorted(self.source + self.cue + self.content)

    def moved(self, by: int, outer: bool) -> Attribution:
        shift = lambda pieces: tuple((a + by, b + by) for a, b in pieces)
        return Attribution(shift(self.source), shift(self.cue), shift(self.content), outer)


@dataclass(frozen=True, slots=True)
class Annotated:
    text: str
    attributions: list[Attribution]
    unknown: list[Piece] = field(default_factory=list)


def polnear_texts(folder: Path) -> list[list[Annotated]]:
    """Every article as the list of its annotators' versions."""
    return [[_from_polnear(article.text, one) for one in article.annotations] for article in polnear.articles(folder)]


def _from_polnear(text: str, annotation: list[dict[str, polnear.Pieces]]) -> Annotated:
    found = [Attribution(tuple(a["source"]), tuple(a["cue"]), tuple(a["content"])) for a in annotation if a["cue"] and a["content"]]
    return Annotated(text, found, [piece for a in found for piece in a.content])


def own_texts(folder: Path = OWN_TEXTS) -> list[Annotated]:
    """The project's own marked texts."""
    return [_from_marks(*parsed) for path in sorted(folder.glob("*.txt")) for parsed in marks.parse_all(path.read_text(encoding="utf-8"))]


def corpus_texts(folder: Path, split: str, texts: Path | None) -> list[Annotated]:
    """The reports of a split of a corpus; `texts` is the folder of those that are not kept with their marks."""
    reports = loaded(marks_of_split(folder, split), open_texts([texts] if texts else []))
    return [
        _annotated(marked.text, [_Told(s.id, s.source, s.cue, s.content, s.parent) for s in marked.statements]) for marked, *_ in reports
    ]


def _from_marks(text: str, statements: list[marks.Marked]) -> Annotated:
    return _annotated(text, [_Told(s.number, s.source, s.cue, s.content, s.parent) for s in statements])


class _Told(NamedTuple):
    """A statement marked in depth, by whatever its marks call it."""

    id: int | str
    source: Spans
    cue: Spans
    content: Spans
    parent: int | str | None


def _annotated(text: str, statements: list[_Told]) -> Annotated:
    pair = lambda spans: tuple((s.start, s.end) for s in spans)
    # a transcript's turn has no cue: what stands in it is outermost as far as a tagger of cues can tell
    turns = {s.id for s in statements if not s.cue and s.parent is None}
    outer = lambda s: s.parent is None or s.parent in turns
    return Annotated(text, [Attribution(pair(s.source), pair(s.cue), pair(s.content), outer(s)) for s in statements if s.cue])


def spliced(texts: list[Annotated], rng: random.Random, share: float) -> list[Annotated]:
    """Some articles with a whole sentence of another, its attributions included, put into a content: real chains of two links."""
    donors = [d for text in texts for d in _donors(text)]
    return [_with_splice(text, donors, rng) if donors and rng.random() < share else text for text in texts]


_STOP = re.compile(r"(?<=[.!?])[”\"]?\s+|\n+")


def _donors(text: Annotated) -> list[tuple[str, list[Attribution]]]:
    """Single sentences that hold one or more attributions whole."""
    found, start = [], 0
    for stop in [*(m.span() for m in _STOP.finditer(text.text)), (len(text.text),) * 2]:
        a, b = start, stop[0]
        start = stop[1]
        inside = [x for x in text.attributions if all(a <= p and q <= b for p, q in x.pieces())]
        partly = [x for x in text.attributions if x not in inside and any(p < b and a < q for p, q in x.pieces())]
        if inside and not partly and 30 < b - a < 260:
            found.append((text.text[a:b], [x.moved(-a, outer=False) for x in inside]))
    return found


def _with_splice(host: Annotated, donors: list[tuple[str, list[Attribution]]], rng: random.Random) -> Annotated:
    """Replaces the inside of two or three contents; offsets behind them move along."""
    for _ in range(rng.randint(2, 4)):
        places = [(x, piece) for x in host.attributions if x.outer for piece in x.content[:1] if piece[1] - piece[0] > 25]
        if not places:
            break
        attribution, (a, b) = rng.choice(places)
        words, inner = rng.choice(donors)
        old = host.text[a:b]
        if old[:1] in '“"' and old[-1:] in '”"':
            head, tail = old[0], ("," if old[-2:-1] == "," else "") + old[-1]
            keep = rng.random() < 0.5 and len(old) < 300
            head = old[:-1].rstrip(",") + " " if keep else head
        elif old.startswith("that "):
            head, tail = "that ", ""
        else:
            continue
        host = _replaced(host, attribution, (a, b), _Graft(head, words.rstrip(".").replace("“", "‘").replace("”", "’"), tail, inner))
    return host


@dataclass(frozen=True, slots=True)
class _Graft:
    """A sentence that goes into a content, what stands before and after it there, and its attributions."""

    head: str
    words: str
    tail: str
    inner: list[Attribution]


def _replaced(host: Annotated, at: Attribution, piece: Piece, graft: _Graft) -> Annotated:
    a, b = piece
    head, words = graft.head, graft.words
    if any(x is not at and any(p < b and a < q for p, q in x.pieces()) for x in host.attributions):
        return host
    new = head + words + graft.tail
    by = len(new) - (b - a)
    move = lambda i: i + by if i >= b else i
    pieces = lambda ps: tuple((move(p), move(q)) for p, q in ps)
    moved = [Attribution(pieces(x.source), pieces(x.cue), pieces(x.content), x.outer) for x in host.attributions]
    added = [x.moved(a + len(head), outer=False) for x in graft.inner if all(q <= len(words) for _, q in x.pieces())]
    unknown = [(move(p), move(q)) for p, q in host.unknown if (p, q) != piece]
    if len(head) > 6:
        unknown.append((a, a + len(head)))
    return Annotated(host.text[:a] + new + host.text[b:], moved + added, unknown)
