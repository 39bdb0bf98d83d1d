"""What a statement means, as a vector: near vectors mean alike, whatever the words.

The model gives each word a vector; that of a statement is the mean over the words of its content. The head that makes them was fitted to
what a sentence encoder (Reimers and Gurevych 2019) makes of the same words alone; see `training.meaning`.
"""

from __future__ import annotations

import numpy as np

from onrecord.reading.encoding import Encoded
from onrecord.reading.tagger import Meanings
from onrecord.records import Spans


def meaning_of(content: Spans, encoded: Encoded, meanings: Meanings) -> bytes | None:
    """The vector as whole numbers from -127 to 127, one a byte, its longest side 127; None where there is nothing to tell it from."""
    total = np.zeros(meanings.shape[1], dtype=np.int64)
    for piece in content:
        first, last = np.searchsorted(encoded.chars[:, 0], [piece.start, piece.end])
        total += meanings[first:last].sum(axis=0, dtype=np.int64)
    longest = int(np.abs(total).max(initial=0))
    return np.rint(total * (127 / longest)).astype(np.int8).tobytes() if longest else None
