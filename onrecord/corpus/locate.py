"""
From words to places: the pieces that annotators write, found in the text exactly.

`words` stand for themselves; `words | context` for these words within other words; `first ~~ last` for all from the first words to the next
place of the last. Words and context stand once where they are looked for, and neither end cuts a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from onrecord.errors import BadMarks
from onrecord.records import Span

__all__ = ["Misplaced", "Place", "cuts", "locate"]

SHOWN = 6  # places of words that stand several times
AROUND = 30  # characters to each side of them

_BAR = re.compile(r"\s+\|\s+")
_TO = re.compile(r"\s*~~\s*")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NO_BORDERS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # scripts that put no space between words
_ALIKE = str.maketrans("“”„‟«»″‘’‚‛′`–—‑−\u00a0\u2009\u202f\n\t", '"""""""' + "''''''" + "----" + "     ")


class Misplaced(BadMarks):
    """A piece that can't be found, or not for sure; `details` show where its words stand or what stands there instead."""

    def __init__(self, says: str, details: Sequence[str] = ()) -> None:
        super().__init__("\n    ".join((says, *details)))
        self.says, self.details = says, tuple(details)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands, and what about it should be looked at again."""

    span: Span
    remark: str | None = None


def locate(piece: str, text: str, region: Span | None = None) -> Place:
    """Where a piece stands in the text, or in a region of it; raises Misplaced where it does not, or where it might be elsewhere too."""
    wanted, region = unicodedata.normalize("NFC", piece).strip(), region or Span(0, max(1, len(text)))
    if not wanted:
        raise Misplaced("is empty: write the words as they are printed")
    if text.find(wanted, region.start, region.end) >= 0:  # a bar may be printed, too
        return Place(_once(wanted, text, region))
    bars = list(_BAR.finditer(wanted))
    if not bars:
        return _stretch(wanted, text, region, narrowed=(region.start, region.end) != (0, len(text)))
    bar = next((bar for bar in bars if text.find(wanted[bar.end() :], region.start, region.end) >= 0), bars[-1])
    try:
        context = _stretch(wanted[bar.end() :], text, region, narrowed=True).span
    except Misplaced as problem:
        raise Misplaced(f"the context {problem.says}", problem.details) from problem
    return _stretch(wanted[: bar.start()], text, context, narrowed=True)


def cuts(text: str, place: int) -> bool:
    """Whether a border here would part the letters of one word."""
    if not 0 < place < len(text):
        return False
    return _joins(text[place - 1]) and _joins(text[place])


def _joins(character: str) -> bool:
    if _NO_BORDERS.match(character):
        return False
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _stretch(words: str, text: str, region: Span, *, narrowed: bool) -> Place:
    """Words, or all from the first to the last words; in the whole text, first words that stand more than once are told."""
    first, *more = _TO.split(words)
    if not more:
        return Place(_once(words, text, region))
    last = more[0]
    if len(more) > 1 or not first or not last:
        raise Misplaced(f'"{_short(words)}" has a ~~ too many or nothing beside it: write first words ~~ last words')
    starts = _whole(first, text, region)
    if not starts:
        raise _absent(first, text, region)
    begin = starts[0]
    ends = _whole(last, text, Span(begin.end, region.end)) if begin.end < region.end else []
    if not ends:
        raise _no_end(first, last, text, begin, region)
    remark = f'begins at the first of {len(starts)} places of "{_short(first)}"' if len(starts) > 1 and not narrowed else None
    return Place(Span(begin.start, ends[0].end), remark)


def _no_end(first: str, last: str, text: str, begin: Span, region: Span) -> Misplaced:
    after = f'"{_short(last)}" does not stand after the first "{_short(first)}"'
    return Misplaced(after, [f"after it: {_shown(text, begin.end, min(region.end, begin.end + 4 * AROUND))}"])


def _once(words: str, text: str, region: Span) -> Span:
    found = _whole(words, text, region)
    if len(found) == 1:
        return found[0]
    if not found:
        raise _absent(words, text, region)
    told = [f"{n}. {_around(text, span)}" for n, span in enumerate(found[:SHOWN], 1)] + ["..."] * (len(found) > SHOWN)
    raise Misplaced(f'"{_short(words)}" stands {len(found)} times: add words, or a context after a bar ( | )', told)


def _whole(words: str, text: str, region: Span) -> list[Span]:
    """The places of these words where neither end cuts a word."""
    return [span for span in _all(words, text, region) if not cuts(text, span.start) and not cuts(text, span.end)]


def _all(words: str, text: str, region: Span) -> Iterator[Span]:
    at = text.find(words, region.start, region.end)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1, region.end)


def _absent(words: str, text: str, region: Span) -> Misplaced:
    """Why words are not to be found: they cut a word, stand outside the region, or are printed otherwise."""
    if cut := next(_all(words, text, region), None):
        return Misplaced(f'"{_short(words)}" cuts a word: {_around(text, cut)}')
    outside = _whole(words, text, Span(0, max(1, len(text))))
    if outside:
        there = [f"{n}. {_around(text, span)}" for n, span in enumerate(outside[:SHOWN], 1)]
        return Misplaced(f'"{_short(words)}" does not stand here; elsewhere in the text:', there)
    near = _nearest(words, text)
    return Misplaced(f'"{_short(words)}" does not stand here' + (f"; nearest: {_shown(text, near.start, near.end)}" if near else ""))


def _nearest(words: str, text: str) -> Span | None:
    """The same words but for quotation marks, dashes, accents, space and case; else words around the longest common run."""
    alike = _alike(text)
    if len(alike) == len(text) and (at := alike.find(_alike(words))) >= 0:
        return Span(at, at + len(words))
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    ours = [_alike(token) for token in _TOKEN.findall(words)]
    theirs = [_alike(text[a:b]) for a, b in tokens]
    run = SequenceMatcher(None, theirs, ours, autojunk=False).find_longest_match()
    if not run.size:
        close = get_close_matches(max(ours, key=len, default=""), theirs, 1)
        return Span(*tokens[theirs.index(close[0])]) if close else None
    first = max(0, run.a - run.b)
    last = min(len(tokens), first + len(ours)) - 1
    return Span(tokens[first][0], tokens[last][1])


def _alike(words: str) -> str:
    bare = (unicodedata.normalize("NFD", c)[0] for c in words.translate(_ALIKE))
    return "".join(low if len(low := c.lower()) == 1 else c for c in bare)


def _around(text: str, span: Span) -> str:
    """A place with its surroundings, its own words in brackets, and its line."""
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    line = text.count("\n", 0, span.start) + 1
    return _flat(f"line {line}: ...{before}[{_short(text[span.start : span.end])}]{after}...")


def _shown(text: str, start: int, end: int) -> str:
    return f'"{_flat(text[start:end])}"'


def _flat(words: str) -> str:
    return words.replace("\n", "\\n")


def _short(words: str) -> str:
    return _flat(words if len(words) <= 80 else f"{words[:48]} ... {words[-24:]}")
