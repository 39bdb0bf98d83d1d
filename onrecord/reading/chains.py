"""Which of the statements found stand, and which of them stand inside another's content.

A cue that the model takes for an outermost one gives a statement of the first link. Any cue whose source and cue lie inside a
content gives one of the next link, down to three; its content is cut to its parent's. What is claimed twice goes to the surer one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.decode import Found, Run

LINKS = 3  # deepest chain that is followed


@dataclass(frozen=True, slots=True)
class Link:
    """A statement in words with its place in the chain; `parent` is an index into the list that it stands in."""

    found: Found
    parent: int | None
    depth: int


def chains(found: Sequence[Found], outer: float, inner: float, contexts: Sequence[tuple[Run, ...]] = ()) -> list[Link]:
    """Statements in text order, each after its parent.

    `outer` and `inner` are the probabilities from which a cue counts. `contexts` are contents known beforehand, such as a transcript's
    turns: a statement across their borders is cut to the one that holds its cue.
    """
    known = sorted((a, b, context) for context in contexts for a, b in context)
    whole = [f for f in (_within_context(f, known) for f in found) if f.cue and f.content]
    first = _unclaimed([f for f in whole if f.top >= outer])
    rest = _unclaimed([f for f in whole if f.any >= inner], first)
    standing = [(f, True) for f in _apart(first)] + [(f, False) for f in rest]
    links = _Links()
    for f, certain in sorted(standing, key=lambda each: (-_size(each[0].content), each[0].head)):
        links.place(f, certain)
    return _in_order(links.links)


def _within_context(f: Found, known: list[tuple[int, int, tuple[Run, ...]]]) -> Found:
    k = bisect_right(known, f.head, key=lambda run: run[0]) - 1
    if k < 0 or f.head >= known[k][1]:
        return f
    context = known[k][2]
    return replace(f, source=_cut(f.source, context), cue=_cut(f.cue, context), content=_cut(f.content, context))


def _unclaimed(found: list[Found], taken: Sequence[Found] = ()) -> list[Found]:
    """One statement a cue: where cues overlap, the surer head has it."""
    claimed = {i for f in taken for a, b in f.cue for i in range(a, b)}
    kept = []
    for f in sorted(found, key=lambda f: (-max(f.any, f.top), f.head)):
        words = {i for a, b in f.cue for i in range(a, b)}
        if not words & claimed:
            claimed |= words
            kept.append(f)
    return kept


def _apart(first: list[Found]) -> list[Found]:
    """Cuts a content where it runs into a statement of its own that it does not hold whole."""
    heads = sorted((f.head, i) for i, f in enumerate(first))
    kept = []
    for f in first:
        inside = (i for a, b in f.content for _, i in heads[bisect_left(heads, (a, 0)) : bisect_left(heads, (b, 0))])
        for other in (first[i] for i in sorted(inside)):
            if _runs_into(f, other):
                begin = min(a for a, _ in other.source + other.cue)
                end = max(b for _, b in other.source + other.cue)
                side = (0, begin) if f.head < other.head else (end, 1 << 60)
                f = replace(f, content=_cut(f.content, (side,)))
        if f.content:
            kept.append(f)
    return kept


def _runs_into(f: Found, other: Found) -> bool:
    held = all(_holds(f.content, run) for run in other.source + other.cue + other.content)
    return not held and _holds(f.content, (other.head, other.head + 1)) and not _holds(other.content, (f.head, f.head + 1))


class _Links:
    """The statements that stand so far, found by the words of their contents."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self._over: dict[int, list[int]] = {}  # the links whose content has a word

    def place(self, f: Found, certain: bool) -> None:
        """Under the smallest content that holds its source and cue, or by itself where it is a first link; else nowhere."""
        holders = [k for k in self._over.get(f.cue[0][0], ()) if self._told_in(f, k)]
        for k in sorted(holders, key=lambda k: _size(self.links[k].found.content)):
            parent = self.links[k]
            content = _cut(f.content, parent.found.content)
            if parent.depth == LINKS:
                return  # told by nobody further out
            if content and _size(content) < _size(parent.found.content):
                self._add(Link(replace(f, content=content), k, parent.depth + 1))
                return
        if certain and not holders:
            self._add(Link(f, None, 1))

    def _told_in(self, f: Found, k: int) -> bool:
        return all(_holds(self.links[k].found.content, run) for run in f.source + f.cue)

    def _add(self, link: Link) -> None:
        for word in (word for a, b in link.found.content for word in range(a, b)):
            self._over.setdefault(word, []).append(len(self.links))
        self.links.append(link)


def _in_order(links: list[Link]) -> list[Link]:
    """By the first word of each statement, outer ones before what they hold."""
    order = sorted(range(len(links)), key=lambda k: (_first_word(links[k].found), links[k].depth))
    new: dict[int, int] = {}  # where each comes to stand
    for k in order:
        chain = [k]
        while (parent := links[chain[-1]].parent) is not None:
            chain.append(parent)
        for i in reversed(chain):
            new.setdefault(i, len(new))
    return [replace(links[k], parent=None if (p := links[k].parent) is None else new[p]) for k in new]


def _first_word(f: Found) -> int:
    return min(a for a, _ in f.source + f.cue + f.content)


def _holds(runs: tuple[Run, ...], run: Run) -> bool:
    return any(a <= run[0] and run[1] <= b for a, b in runs)


def _cut(runs: tuple[Run, ...], to: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple((max(a, c), min(b, d)) for a, b in runs for c, d in to if max(a, c) < min(b, d))


def _size(runs: tuple[Run, ...]) -> int:
    return sum(b - a for a, b in runs)
