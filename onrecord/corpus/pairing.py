"""Two readings of one report side by side: which statement, and which speaker, of the one is which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.corpus.values import Marked, MarkedSpeaker
from onrecord.errors import BadMarks
from onrecord.evaluation.matching import Words, closeness, compared
from onrecord.records import Span, Statement

__all__ = ["Pairing", "closest", "pair", "statements_of", "trimmed"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Both readings; `statements` and `speakers` lead from ids of `a` to ids of `b`."""

    name: str
    a: Marked
    b: Marked
    words: Words = field(repr=False)
    statements: dict[str, str]
    speakers: dict[str, str]


def pair(name: str, a: Marked, b: Marked) -> Pairing:
    """Matches what two readings have; raises BadMarks where they are not of one text, or the text is not here."""
    if not a.text or a.text != b.text:
        says = "are not of the same text" if a.text and b.text else "can't be compared without the text: give its folder (--texts)"
        raise BadMarks(f"{name}: the two readings {says}")
    words = Words.of(a.text)
    ours, theirs = (compared(words, statements_of(marked)) for marked in (a, b))
    near = closest((closeness(one, other), i, j) for i, one in enumerate(ours) for j, other in enumerate(theirs))
    statements = {a.statements[i].id: b.statements[j].id for i, j in near.items()}
    said = _said(a, b, statements)
    shared = (
        (len(_mentions(a, one) & _mentions(b, other)) + said[one.id, other.id], i, j)
        for i, one in enumerate(a.speakers)
        for j, other in enumerate(b.speakers)
    )
    return Pairing(name, a, b, words, statements, {a.speakers[i].id: b.speakers[j].id for i, j in closest(shared).items()})


def closest(near: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One to one, the nearest first; of equals those that come first on either side, so that it is the same seen from both."""
    ranked = sorted((-nearness, min(i, j), max(i, j), i, j) for nearness, i, j in near if nearness > 0)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in ranked:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def statements_of(marked: Marked) -> tuple[Statement, ...]:
    return tuple(Statement(id=each.id, content=each.content, source=each.source, cue=each.cue) for each in marked.statements)


def _said(a: Marked, b: Marked, matched: dict[str, str]) -> Counter[tuple[str | None, str | None]]:
    """How many matched statements each two speakers both make."""
    ours, theirs = ({each.id: each.speaker for each in marked.statements} for marked in (a, b))
    return Counter((ours[one], theirs[other]) for one, other in matched.items())


def _mentions(marked: Marked, speaker: MarkedSpeaker) -> frozenset[Span]:
    return frozenset(trimmed(marked.text, span) for span in speaker.mentions)


def trimmed(text: str, span: Span) -> Span:
    """The span from its first to its last letter or digit; as it is where it has none."""
    inside = [i for i in range(span.start, span.end) if text[i].isalnum()]
    return Span(inside[0], inside[-1] + 1) if inside else span
