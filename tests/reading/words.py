"""What a tagger would find in a text with inline marks: its statements in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import marks
from onrecord.marks import Marked
from onrecord.reading.chains import chains
from onrecord.reading.decode import Found, Run
from onrecord.records import Spans

SURE, UNSURE = 0.9, 0.1
Place = tuple[int, int]  # first character of a word, end


@dataclass(frozen=True)
class Tagged:
    words: list[str]
    found: list[Found]

    def of(self, runs: tuple[Run, ...]) -> str:
        return " | ".join(" ".join(self.words[a:b]) for a, b in runs)

    def chains(self, **options) -> list[tuple[str, str, str | None, int]]:
        """Cue, content, the parent's cue and the depth of each statement that stands."""
        links = chains(self.found, 0.5, 0.5, **options)
        cues = [self.of(link.found.cue) for link in links]
        parents = [None if link.parent is None else cues[link.parent] for link in links]
        return [(cue, self.of(link.found.content), parent, link.depth) for cue, link, parent in zip(cues, links, parents, strict=True)]


def tagged(marked: str, sure: dict[int, float] | None = None) -> Tagged:
    text, statements = marks.parse(marked)
    places = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    return Tagged([text[a:b] for a, b in places], found_in(statements, places, sure or {}))


def found_in(statements: list[Marked], places: Sequence[Place], sure: dict[int, float]) -> list[Found]:
    """A cue's head is its first word. An outer cue is taken for an outermost one, an inner one for any.

    `sure` says how surely, by number; without a cue there is nothing to find, and what is told in such a one is an outer one.
    """
    found = []
    with_cue = {each.number for each in statements if each.cue}
    for each in statements:
        if each.cue:
            source, cue, content = (_runs(spans, places) for spans in (each.source, each.cue, each.content))
            surely = sure.get(each.number, SURE)
            top = UNSURE if each.parent in with_cue else surely
            found.append(Found(cue[0][0], source, cue, content, any=surely, top=top, certain=(-0.1, -0.1, -0.1)))
    return found


def _runs(spans: Spans, places: Sequence[Place]) -> tuple[Run, ...]:
    inside = [[i for i, (a, b) in enumerate(places) if span.start <= a and b <= span.end] for span in spans]
    return tuple((at[0], at[-1] + 1) for at in inside)


def labelled(head: int, labels: str, surely: tuple[float, float]) -> Found:
    """A statement by the labels of its words, `s`, `q` and `c` for source, cue and content; its head is one of them."""
    head %= len(labels)
    labels = labels[:head] + "q" + labels[head + 1 :]
    source, cue, content = (tuple(m.span() for m in re.finditer(f"{kind}+", labels)) for kind in "sqc")
    return Found(head, source, cue, content, any=surely[0], top=surely[1], certain=(0.0, 0.0, 0.0))
