"""A report's text as the model sees it: word pieces, the words they make, and a small shape for each word.

A *word* is a run of letters and digits or one punctuation mark, as BERT cuts them; spans of statements begin and end at words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.pieces import Pieces
from onrecord.reading.quotes import canonical

Ints = NDArray[np.int64]

SHAPES = 16  # case (4) x after a line break (2) x inside quotation marks (2)
_SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"“”’')\]»]*\s+(?=[\"“‘'(\[«„—–-]?[^\Wa-z_])|\n+|(?<=[。！？])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Sgt|Lt|Col|Maj|Capt|Adm|Rev|Hon|Pres|St|Jr|Sr|No|Nos|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd"
    r"|[A-Z]))\.\s+$"
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """n word pieces making w words."""

    ids: Ints  # (n,) vocabulary numbers
    heads: Ints  # (w,) the first piece of each word
    chars: Ints  # (w, 2) start and end of each word in the text
    shapes: Ints  # (n,) shape of the word that each piece belongs to
    lines: Ints  # (w,) line breaks before each word, counted from the start of the text
    sentences: Ints  # first piece of each sentence, ascending

    @property
    def words(self) -> int:
        return len(self.heads)


def encode(text: str, vocabulary: Pieces) -> Encoded:
    """Word pieces of a text with their offsets; quotation marks are made one kind first."""
    seen = canonical(text)
    pieces = list(vocabulary.cut(seen))
    ids, begins, ends = (np.array([piece[k] for piece in pieces], dtype=np.int64) for k in range(3))
    is_head = np.array([piece[3] for piece in pieces], dtype=bool)
    heads = np.flatnonzero(is_head)
    tails = np.append(heads[1:], len(ids))[: len(heads)] - 1
    chars = np.stack([begins[heads], ends[tails]], axis=1) if len(heads) else np.zeros((0, 2), np.int64)
    shapes, lines = _shapes(seen, chars)
    starts = np.searchsorted(begins, np.array(sentence_starts(text), dtype=np.int64))
    return Encoded(
        ids=ids,
        heads=heads,
        chars=chars,
        shapes=shapes[np.cumsum(is_head) - 1] if len(ids) else shapes,
        lines=lines,
        sentences=np.unique(starts[starts < len(ids)]),
    )


def sentence_starts(text: str) -> list[int]:
    """Where sentences and lines begin, by their stops; abbreviations and initials do not end one."""
    starts = [0]
    for stop in _SENTENCE.finditer(text):
        if "\n" in stop[0] or not _ABBREVIATION.search(text[max(0, stop.start() - 8) : stop.end()]):
            starts.append(stop.end())
    return starts


def _shapes(seen: str, chars: Ints) -> tuple[Ints, Ints]:
    shapes = np.zeros(len(chars), dtype=np.int64)
    lines = np.zeros(len(chars), dtype=np.int64)
    previous, quoted, line = 0, False, 0
    for i, (start, end) in enumerate(chars.tolist()):
        word = seen[start:end]
        breaks = seen.count("\n", previous, start)
        previous = end
        if breaks:
            quoted, line = False, line + 1
        if word == "“":
            quoted = True
        shapes[i] = _case(word) + 4 * bool(breaks) + 8 * (quoted or word == "”")
        lines[i] = line
        if word == "”":
            quoted = False
    return shapes, lines


def _case(word: str) -> int:
    if word[:1].isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 3 if word != word.lower() else 0


def windows(encoded: Encoded, size: int, overlap: int) -> list[tuple[int, int]]:
    """Ranges of pieces, at most `size` long, cut at sentences where one ends in reach; neighbours share about `overlap` pieces."""
    blocks = list(_blocks(encoded, size))
    found: list[tuple[int, int]] = []
    k = 0
    while k < len(blocks):
        j = k
        while j + 1 < len(blocks) and blocks[j + 1][1] - blocks[k][0] <= size:
            j += 1
        begin, end = blocks[k][0], blocks[j][1]
        found.append((begin, end))
        if j + 1 >= len(blocks):
            break
        k = j + 1
        earliest = max(begin + 1, end - overlap, blocks[j + 1][1] - size)  # the next window holds the next block too
        while k - 1 > 0 and blocks[k - 1][0] >= earliest:
            k -= 1
    return found


def _blocks(encoded: Encoded, size: int) -> Iterator[tuple[int, int]]:
    """Sentences as ranges of pieces; one longer than a window is cut between words."""
    heads = set(encoded.heads.tolist())
    bounds = [*encoded.sentences.tolist(), len(encoded.ids)]
    for start, end in pairwise(bounds):
        while end - start > size:
            cut = start + size
            while cut > start + 1 and cut not in heads:
                cut -= 1
            yield start, cut
            start = cut
        if end > start:
            yield start, end
