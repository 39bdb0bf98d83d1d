"""Names in headlines that begin every word with a capital, "Ada Moll Says Deal Is Near", as the rest of the report tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.names import Name, folded
from onrecord.reading.spans import covered, meets
from onrecord.records import Report, Span

__all__ = ["apart", "as_elsewhere"]

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SMALL = 3  # letters of a word that is small in such a headline, too
_FEWEST = 3  # longer words, from which a line's capitals tell
_SHARE = 0.8  # of its longer words
_OWNS = re.compile(r"['’]s?$", re.I)

Words = tuple[str, ...]


def apart(stretches: Sequence[Span], cues: Sequence[Span]) -> list[Span]:
    """The same stretches of a text without the words that say that something is said, over which no name runs."""
    found: list[Span] = []
    cut = covered(cues)
    for stretch in stretches:
        at = stretch.start
        for cue in cut:
            if at <= cue.start and cue.end <= stretch.end:
                found += _between(at, cue.start)
                at = cue.end
        found += _between(at, stretch.end)
    return found


def _between(start: int, end: int) -> list[Span]:
    return [Span(start, end)] if start < end else []


def as_elsewhere(report: Report, names: Sequence[Name]) -> list[Name]:
    """The names, where those of such headlines are cut to what the rest of the report calls by a name; nothing else is changed."""
    lines = covered(zone.span for zone in report.zones if zone.kind in ("headline", "deck") and _is_title_case(zone.span.of(report.text)))
    if not lines:
        return list(names)
    inside = [meets(lines, name.span.start, name.span.end) for name in names]
    known = {name.words: name for name, is_in in zip(names, inside, strict=True) if not is_in}
    alone = {words[-1:]: name for words, name in known.items() if name.kind == "person"} | known
    return [each for name, is_in in zip(names, inside, strict=True) for each in (_cut(report.text, name, alone) if is_in else (name,))]


def _is_title_case(line: str) -> bool:
    longer = [word[0] for word in _WORD.findall(line) if len(word) > _SMALL]
    return len(longer) >= _FEWEST and not line.isupper() and sum(map(str.isupper, longer)) >= _SHARE * len(longer)


def _cut(text: str, name: Name, known: dict[Words, Name]) -> tuple[Name, ...]:
    """The known names in the words of one; the name itself where there is none in it, or nothing else."""
    if name.words in known:
        return (name,)
    words = [(name.start + m.start(), m[0]) for m in _WORD.finditer(text[name.start : name.span.end])]
    return tuple(_known(words, known)) or (name,)


def _known(words: Sequence[tuple[int, str]], known: dict[Words, Name]) -> Iterator[Name]:
    """The longest known names, from the left."""
    keys = [folded(_OWNS.sub("", word)) for _, word in words]
    at = 0
    while at < len(keys):
        size = next((n for n in range(len(keys) - at, 0, -1) if tuple(keys[at : at + n]) in known), 0)
        if size:
            (start, _), (last, word) = words[at], words[at + size - 1]
            span = Span(start, last + len(_OWNS.sub("", word)))
            told = known[tuple(keys[at : at + size])]
            yield replace(told, span=span, words=tuple(keys[at : at + size]), title=None, begins=at == 0, owner=bool(_OWNS.search(word)))
        at += size or 1
