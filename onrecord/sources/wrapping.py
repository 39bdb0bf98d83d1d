"""Lines that were cut at a width, as mail programs do, become paragraphs again."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 50, 100  # characters that texts are cut to
_APART = re.compile(r"[>|*•\-–—\d(\s]")  # quoted, listed or indented lines stand by themselves


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """The text with a space where only the width ended a line; `flowed` where the sender marked such ends with a space (RFC 3676)."""
    if flowed:
        return re.sub(r"(?m)^(?![>\s])(?!-- $)(.*\S) \n(?=[^>\s])", r"\1 ", text)
    lines = text.split("\n")
    width = max((len(line) for line in lines if not line.startswith(">") and " " in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    told = [lines[0]]
    for before, line in pairwise(lines):
        told.append((" " if _goes_on(before, line, width) else "\n") + line)
    return "".join(told)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether the next line's first word had no place on the line before."""
    if not before.strip() or not line.strip() or _APART.match(line) or before.startswith(">") or before == "-- ":
        return False
    return len(before.rstrip()) + 1 + len(line.split(None, 1)[0]) > width
