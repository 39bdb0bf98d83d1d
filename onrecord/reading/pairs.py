"""How far a word stands from a cue, in the steps that the model scores; shared by training and reading."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LABELS = 7  # outside, then begin and inside of source, cue, content
RANK = 48  # dimensions in which a cue and a word are compared, for each label
_EDGES = np.array([1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 27, 36, 48, 64, 90, 128])
DISTANCES = 2 * len(_EDGES) + 1
LINE_STEPS = 7  # three or more lines before, two, one, the same line, one after, ...


def distance_steps(words_after: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distance in words (word - cue head) to one of DISTANCES steps."""
    return len(_EDGES) + np.sign(words_after) * np.searchsorted(_EDGES, np.abs(words_after), side="right")


def line_steps(lines_after: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distance in lines to one of LINE_STEPS steps."""
    return np.clip(lines_after, -3, 3) + 3
