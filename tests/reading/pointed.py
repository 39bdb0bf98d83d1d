"""The texts of `tests/texts/pointing`: statements in inline marks, and above each text what their contents point to.

`# 3 > 1` says that the content of statement 3 points to statement 1, `# 3 > "the quay was sold"` that it points to words. All others point
nowhere. Of `plain.txt`, written before the reader's weights, a text is by the hash of its words of the half that they are fitted on, or of
the half that they are measured on; `more.txt` is for fitting alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord import marks
from onrecord.cast import is_pronoun
from onrecord.reading.acts import act
from onrecord.records import Act, Span, Statement

FOLDER = Path(__file__).parents[1] / "texts" / "pointing"
_POINTS = re.compile(r'# (\d+) > (?:(\d+)|"(.+)")')
ENOUGH = 0.5  # share of the words of two targets that must be the same


@dataclass(frozen=True, slots=True)
class Pointed:
    """A text with its statements, and by their ids what they point to: an id, or words of the text."""

    text: str
    statements: tuple[Statement, ...]
    targets: dict[str, str | Span]
    held_out: bool

    def right(self, id: str, to: str | Span) -> bool:
        """Whether half of the words are those of the target."""
        if id not in self.targets:
            return False
        found, wanted = self._bag(to), self._bag(self.targets[id])
        return len(found & wanted) >= ENOUGH * len(found | wanted)

    def _bag(self, to: str | Span) -> frozenset[str]:
        spans = (to,) if isinstance(to, Span) else next(said.content for said in self.statements if said.id == to)
        return frozenset(re.findall(r"\w+", " ".join(span.of(self.text) for span in spans).lower()))


def all_texts(folder: Path = FOLDER) -> Iterator[Pointed]:
    for path in sorted(folder.glob("*.txt")):
        for piece in path.read_text(encoding="utf-8").split("\n---\n"):
            yield parsed(piece, to_measure=path.stem == "plain")


def parsed(piece: str, *, to_measure: bool) -> Pointed:
    lines = piece.strip("\n").split("\n")
    points = [m for line in lines if (m := _POINTS.fullmatch(line))]
    text, found = marks.parse("\n".join(line for line in lines if not line.startswith("# ")))
    targets = {m[1]: m[2] or _span(text, m[3]) for m in points}
    held_out = to_measure and int(sha256(text.encode()).hexdigest(), 16) % 2 == 0
    return Pointed(text, tuple(_statement(text, each) for each in found), targets, held_out)


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _statement(text: str, each: marks.Marked) -> Statement:
    source, cue = (" ".join(piece.of(text) for piece in part) for part in (each.source, each.cue))
    return Statement(
        id=str(each.number),
        content=each.content,
        source=each.source,
        cue=each.cue,
        act=act(cue) if cue else Act.STATE,
        parent=None if each.parent is None else str(each.parent),
        speaker=None if not source or is_pronoun(source) else source,
    )
