"""Whom "he" or "she" means: a linear model over a dozen things that a text shows of each of those just mentioned.

The weights were learned by `python -m onrecord.training.likely` from the corpus' train split and OntoGUM's texts but for the held-out news.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import mul

from onrecord.reading.identity import Identity
from onrecord.records import Span

__all__ = ["WEIGHTS", "Chooses", "Seen", "choose", "shown"]

Rows = Sequence[tuple[float, ...]]
#: Which of some people a pronoun means, from what is shown of each: its index, or None where none of them is.
Chooses = Callable[[Span, Sequence[Identity], Rows], "int | None"]

SPEAKS_NEAR = 2  # sentences back in which somebody who speaks is still near
MARGIN = 0.1  # by which the likeliest must be likelier than the next
LINES = 3  # more lines between than that are as far

#: Of each that may be meant, in the order of `shown`.
WEIGHTS = (-2.18, 1.46, 0.91, 0.51, 0.86, 1.03, -0.60, 1.39, 0.81, -0.24, -0.27, -1.40)


@dataclass(slots=True)
class Seen:
    """One of those just mentioned, as the mentions show it from the last one back."""

    who: Identity
    away: int  # sentences to the last mention
    chars: int  # characters to it
    lines: int  # line breaks to it
    unquoted: bool  # the pronoun stands in a quotation and it does not
    score: float = -9.0  # the rules' for the likeliest mention
    count: int = 0
    speaks: bool = False
    speaks_near: bool = False
    leads_before: bool = False  # the sentence before begins with it
    again: bool = False  # the last "he" or "she" means it


def shown(seen: Seen, top: float, *, source: bool) -> tuple[float, ...]:
    """What is shown of somebody; `top` is the likeliest's score, `source` whether the pronoun is the source of a statement."""
    return (
        seen.who.kind == "unnamed",
        seen.away == 0,
        seen.away == 1,
        max(seen.score - top, -3.0),
        math.log1p(seen.count),
        seen.speaks_near,
        seen.speaks,
        source and seen.leads_before,
        seen.again,
        math.log1p(seen.chars),
        min(seen.lines, LINES),
        seen.unquoted,
    )


def choose(span: Span, people: Sequence[Identity], rows: Rows) -> int | None:
    """The likeliest of some, unless the next is as likely."""
    del span, people
    ranked = sorted(((sum(map(mul, WEIGHTS, row)), -k) for k, row in enumerate(rows)), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return -ranked[0][1]
