"""Text with its statements marked inline, for tests, training and eyes.

`[who:1 Ms Rao] [said:1 said] [what:1 no deal]` holds one statement; marks nest, `@` borrows the speaker of another
(`[what:3@1 ...]`), literal brackets are written `\\[` and `\\]`, and a backslash before one `\\\\`. Texts in one file are parted by
a line `---`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.errors import BadMarks
from onrecord.records import Span, Spans

_OPEN = re.compile(r"\[(who|said|what):(\d+)(?:@(\d+))? ?")


@dataclass(slots=True)
class Marked:
    """One statement as marked by hand; `parent` and `speaker_of` are numbers of other marked statements."""

    number: int
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    parent: int | None = None
    speaker_of: int | None = None

    def pieces(self) -> Spans:
        return tuple(sorted(self.source + self.cue + self.content))

    @property
    def chars(self) -> int:
        return sum(span.end - span.start for span in self.content)


@dataclass(slots=True)
class _Builder:
    text: list[str] = field(default_factory=list)
    length: int = 0
    found: dict[int, Marked] = field(default_factory=dict)

    def add(self, character: str) -> None:
        self.text.append(character)
        self.length += 1

    def close(self, role: str, number: int, start: int, speaker_of: str | None) -> None:
        if start == self.length:
            raise BadMarks(f"empty mark [{role}:{number} ]: put words into it")
        marked = self.found.setdefault(number, Marked(number))
        name = {"who": "source", "said": "cue", "what": "content"}[role]
        setattr(marked, name, tuple(sorted((*getattr(marked, name), Span(start, self.length)))))
        if speaker_of:
            marked.speaker_of = int(speaker_of)


def parse(marked: str) -> tuple[str, list[Marked]]:
    """The plain text and its statements in order of number; raises BadMarks where a mark is stray, open or empty."""
    built, stack, i = _Builder(), [], 0
    while i < len(marked):
        if marked[i] == "\\" and marked[i + 1 : i + 2] in ("[", "]", "\\"):
            built.add(marked[i + 1])
            i += 2
        elif mark := _OPEN.match(marked, i):
            stack.append((mark[1], int(mark[2]), built.length, mark[3]))
            i = mark.end()
        elif marked[i] in "[]":
            if marked[i] == "[" or not stack:
                raise BadMarks(f"stray bracket at {marked[max(0, i - 20) : i + 20]!r}: write \\{marked[i]} for a literal one")
            built.close(*stack.pop())
            i += 1
        else:
            built.add(marked[i])
            i += 1
    if stack:
        raise BadMarks(f"[{stack[-1][0]}:{stack[-1][1]} is never closed")
    statements = [built.found[number] for number in sorted(built.found)]
    _set_parents(statements)
    return "".join(built.text), statements


def parse_all(texts: str) -> Iterator[tuple[str, list[Marked]]]:
    """Every text of a file of marked texts; lines that start with `# ` above a text are comments."""
    for piece in re.split(r"(?m)^---\n", texts):
        body = re.sub(r"\A(?:# .*\n)+", "", piece).strip("\n")
        if body.strip():
            yield parse(body)


def _set_parents(statements: list[Marked]) -> None:
    """The parent is the statement with the least content that holds all of another's pieces."""
    for inner in statements:
        if not inner.content:
            raise BadMarks(f"statement {inner.number} has no content: mark its words with [what:{inner.number} ...]")
        outer = [o for o in statements if o is not inner and all(any(c.holds(p) for c in o.content) for p in inner.pieces())]
        outer = [o for o in outer if (o.chars, -o.number) > (inner.chars, -inner.number)]
        inner.parent = min(outer, key=lambda o: o.chars).number if outer else None


def show(text: str, statements: list[Marked]) -> str:
    """The inverse of `parse`: the text with its marks; raises BadMarks where they cross."""
    opens: list[tuple[int, int, int, str]] = []
    for s in statements:
        at = f"@{s.speaker_of}" if s.speaker_of is not None else ""
        for role, spans in (("who", s.source), ("said", s.cue), ("what", s.content)):
            opens += [(span.start, -span.end, s.number, f"[{role}:{s.number}{at if role == 'what' else ''} ") for span in spans]
    opens.sort()
    out: list[str] = []
    ends: list[int] = []
    k = 0
    for i in range(len(text) + 1):
        while ends and ends[-1] == i:
            out.append("]")
            ends.pop()
        while k < len(opens) and opens[k][0] == i:
            if ends and ends[-1] < -opens[k][1]:
                raise BadMarks(f"marks cross at {text[max(0, i - 20) : i + 20]!r}: only marks inside one another can be shown")
            out.append(opens[k][3])
            ends.append(-opens[k][1])
            k += 1
        if i < len(text):
            out.append("\\" + text[i] if text[i] in "[]\\" else text[i])
    return "".join(out)
