"""The printed lines of pages become paragraphs: joined where only the width ended them, running heads apart, the headline by its size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from onrecord.sources.decoding import normalise
from onrecord.sources.paragraphs import Paragraph

_EDGE = 2  # lines at the top and bottom of a page that may be running heads or page numbers
_OFF = 1.5  # sizes from the rest of the page
_REPEATED = 0.3  # the share of pages that a running head stands on; left and right pages may have their own
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)? ?(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
_ALIKE = 0.15  # by how much the sizes of one text may differ: italics and capitals have boxes of their own
_WIDEST = 1.6  # sizes from line to line
_APART = 1.3  # how many times the usual distance sets two paragraphs apart
_INDENTED = 0.7  # sizes to the right of the line before
_HEADLINE, _DECK = 1.2, 1.08  # times the size of most of the text
_MAX_HEADLINE = 300  # characters
_TOLD = 80  # characters from which a paragraph in the common size is the story itself
_STOP = re.compile(r"[.!?:…][\"”’»)\]]*$")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_MAX_WORD = 100  # characters
_CUT = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# First parts that keep their hyphen where the same word is printed nowhere else.
_COMPOUNDS = frozenset(
    "long short high low well ill self non co ex anti pro all half full part one two three four five six seven eight nine ten first second "
    "third mid post pre so then multi cross cease by far near hard soft large small old new vice north south east west".split()
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with its place on its page, in points from below."""

    page: int
    left: float
    right: float
    bottom: float
    top: float
    text: str

    @property
    def size(self) -> float:
        return max(self.top - self.bottom, 1.0)


def lines_of(pages: Iterable[Sequence[Sequence[float | str]]]) -> list[Printed]:
    """The lines as they were drawn, page after page, their words normalised."""
    found = []
    for number, page in enumerate(pages):
        for left, right, bottom, top, words in page:
            text = normalise(str(words).removesuffix("\n").translate(_LIGATURES))[0]
            if told := " ".join(text.split()):
                found.append(Printed(number, float(left), float(right), float(bottom), float(top), told))
    return found


def paragraphs_of(lines: Sequence[Printed], title: str | None) -> list[Paragraph]:
    """The paragraphs in the order of the pages; running heads and page numbers after them, as boilerplate."""
    furniture = _furniture(lines)
    if len(furniture) == len(lines):
        furniture = set()
    told = [line for i, line in enumerate(lines) if i not in furniture]
    apart = [Paragraph(lines[i].text, "boilerplate") for i in sorted(furniture)]
    if not told:
        return []
    words = Counter(word.lower() for line in told for word in _WORD.findall(line.text[: line.text.rfind(" ") + 1]))
    blocks = _blocks(told)
    kinds = _kinds(blocks, median(line.size for line in told for _ in line.text), title)
    return [Paragraph(_joined(block, words), kind) for block, kind in zip(blocks, kinds, strict=True)] + apart


def _furniture(lines: Sequence[Printed]) -> set[int]:
    """Which lines are running heads (the same on several pages, but for numbers) or numbers of pages."""
    edges = [i for page in _by_page(lines) for i in _edges(page, lines)]
    alike: dict[str, list[int]] = {}
    for i in edges:
        alike.setdefault(_pattern(lines[i].text), []).append(i)
    pages = len({line.page for line in lines})
    found = {i for i in edges if _PAGE_NUMBER.fullmatch(lines[i].text)}
    for same in alike.values():
        usual = median(lines[i].size for i in same)
        if len({lines[i].page for i in same}) >= max(2, _REPEATED * pages):
            found |= {i for i in same if lines[i].size <= usual * _HEADLINE}  # larger: the headline that the running head repeats
    return found


def _by_page(lines: Sequence[Printed]) -> Iterator[list[int]]:
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        pages.setdefault(line.page, []).append(i)
    yield from pages.values()


def _edges(page: Sequence[int], lines: Sequence[Printed]) -> set[int]:
    """The lines at the top and at the bottom of a page that stand apart from the rest."""
    rows: dict[int, list[int]] = {}
    for i in page:
        rows.setdefault(round(lines[i].bottom), []).append(i)
    heights, size = sorted(rows), median(lines[i].size for i in page)
    return {i for order in (heights, heights[::-1]) for height in _outer(order, size) for i in rows[height]}


def _outer(heights: Sequence[int], size: float) -> Sequence[int]:
    """The first rows down to the last wide gap among them."""
    gaps = [abs(b - a) > _OFF * size for a, b in pairwise(heights[: _EDGE + 1])] or [True]
    return heights[: max((i + 1 for i, wide in enumerate(gaps) if wide), default=0)]


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


def _blocks(lines: Sequence[Printed]) -> list[list[Printed]]:
    """Lines that are one paragraph together."""
    sizes = median(line.size for line in lines for _ in line.text)
    leading, edges = _leading(lines), _right_edges(lines)
    blocks = [[lines[0]]]
    for before, line in pairwise(lines):
        edge = max(edges[_column(before)], before.right)
        if _goes_on(before, line, leading, edge, plain=before.size <= sizes * (1 + _ALIKE)):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _leading(lines: Sequence[Printed]) -> float:
    """The usual distance from line to line in sizes: near the least, as that to the next paragraph is larger."""
    steps = [(a.bottom - b.bottom) / b.size for a, b in pairwise(lines) if _same_size(a, b)]
    steps = [step for step in steps if 0.5 < step <= _WIDEST]
    return quantiles(steps, n=4)[0] if len(steps) > 1 else (steps or [1.2])[0]


def _column(line: Printed) -> tuple[int, int]:
    return line.page, round(line.left / 100)


def _right_edges(lines: Sequence[Printed]) -> dict[tuple[int, int], float]:
    """How far the lines of each column go."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        edges[_column(line)] = max(edges.get(_column(line), 0.0), line.right)
    return edges


def _same_size(a: Printed, b: Printed) -> bool:
    return abs(a.size - b.size) <= _ALIKE * max(a.size, b.size)


def _goes_on(before: Printed, line: Printed, leading: float, edge: float, *, plain: bool) -> bool:
    """Whether a line is of the same paragraph as the one before; `plain` where that is in the size of most of the text."""
    if not _same_size(before, line):
        return False
    down = (before.bottom - line.bottom) / line.size
    if line.page == before.page and abs(down) < 0.5:  # further on in the same row
        return line.left - before.right < 3 * line.size
    cut, open_end = bool(_CUT.search(before.text[-_MAX_WORD:])), not _STOP.search(before.text)
    if line.text[0].islower() and (cut or open_end):
        return plain or down > 0
    if line.page != before.page or down < 0:  # at the top of the next page or column
        return plain and open_end and not _has_room(before, line, edge)
    if down > max(leading, 0.9) * _APART:
        return False
    return not plain or (line.left - before.left <= _INDENTED * line.size and not _has_room(before, line, edge))


def _has_room(before: Printed, line: Printed, edge: float) -> bool:
    """Whether the next line's first word would have fitted on the line before: then it was ended on purpose."""
    width = (before.right - before.left) / len(before.text)
    return edge - before.right > width * (len(line.text.split(None, 1)[0]) + 2)


def _joined(block: Sequence[Printed], words: Counter[str]) -> str:
    pieces = [block[0].text]
    for line in block[1:]:
        before = pieces[-1][-_MAX_WORD:]  # of all that is joined already it would take time with its square
        cut = _CUT.search(before)
        follows = _WORD.match(line.text)
        if not cut or not follows:
            pieces.append(" ")
        elif not _keeps_hyphen(cut[1].lower(), follows[0], words) or before.endswith("\u00ad"):
            pieces[-1] = pieces[-1][:-1]
        pieces.append(line.text)
    return "".join(pieces)


def _keeps_hyphen(first: str, rest: str, words: Counter[str]) -> bool:
    """By how the word is printed elsewhere, else by what it begins with."""
    whole, hyphened = words[first + rest.lower()], words[f"{first}-{rest.lower()}"]
    if whole or hyphened:
        return hyphened > whole
    return not rest[0].islower() or first in _COMPOUNDS


def _kinds(blocks: Sequence[Sequence[Printed]], usual: float, title: str | None) -> list[str | None]:
    """The headline and its decks on the first page, by their size or because the document is called so."""
    kinds: list[str | None] = [None] * len(blocks)
    texts = [" ".join(line.text for line in block) for block in blocks]
    head = next((i for i, text in enumerate(texts) if len(text) >= _TOLD and blocks[i][0].size < usual * _DECK), len(blocks))
    largest = max((i for i in range(head) if _may_be_headline(blocks[i], texts[i], usual)), key=lambda i: blocks[i][0].size, default=None)
    named = next((i for i in range(head) if title and texts[i].casefold() == title.casefold()), largest)
    if named is None:
        return kinds
    for i in range(named):
        kinds[i] = "boilerplate" if len(texts[i]) < _TOLD and not re.search(r"\d{4}", texts[i]) else None
    kinds[named] = "headline"
    for i in range(named + 1, head):
        kinds[i] = "deck" if blocks[i][0].size >= usual * _DECK and len(texts[i]) >= _TOLD // 4 else None
    return kinds


def _may_be_headline(block: Sequence[Printed], text: str, usual: float) -> bool:
    return (
        block[0].page == 0 and block[0].size >= usual * _HEADLINE and len(text) <= _MAX_HEADLINE and bool(re.search(r"[^\W\d_]{2}", text))
    )
