"""Who makes a statement that has no source: whoever speaks on, or says elsewhere in the report what a headline quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.casting import Casting
from onrecord.reading.identity import Identity

__all__ = ["go_on"]

_ASKED = re.compile(r"(?:when |if )?(?:asked|pressed|questioned|quizzed)\b", re.I)
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been|be|being)\b", re.I)
_QUOTES = "“”‘’\"'«»„‹›.,!? "
HEADS = 20  # statements at the head of a report that may quote what is told further down
LEAST_QUOTED = 12  # characters of a quotation by which it is found again


def go_on(casting: Casting) -> None:
    """Gives statements without a source to those who make them."""
    people = sorted((span.start, j) for j, who in enumerate(casting.ids.all) if who.single for span in who.mentions)
    for k, each in enumerate(casting.told):
        if each.runs_on is not None:
            casting.who[k] = _led_to(casting, k, people) or casting.who[each.runs_on]
    for k, each in enumerate(casting.told):
        if not each.source and each.runs_on is None:
            casting.who[k] = _said_again(casting, k) or _speaks_on(casting, k)


def _led_to(casting: Casting, k: int, people: Sequence[tuple[int, int]]) -> Identity | None:
    """Whom the words between a quotation on its own and the statement before lead to: the one person that they mention."""
    told = casting.told
    at = told[k].content[0].start
    runs_on = told[k].runs_on
    if runs_on is None or told[k].by != "rule:quotation":
        return None
    end = max(piece.end for piece in told[runs_on].pieces())
    start = max(end, casting.text.rfind("\n", end, at) + 1)
    low, high = bisect_left(people, (start, -1)), bisect_left(people, (at, -1))
    led = {j for _, j in people[low:high]}
    return casting.ids.all[led.pop()] if len(led) == 1 else None


def _speaks_on(casting: Casting, k: int) -> Identity | None:
    each = casting.told[k]
    cue = " ".join(c.of(casting.text) for c in each.cue)
    if not cue or _PASSIVE.search(cue) or _ASKED.match(cue):
        return None
    return casting.last_before(each.cue[0].start, each.parent)


def _said_again(casting: Casting, k: int) -> Identity | None:
    """Who says elsewhere in the report what a headline quotes."""
    told, who = casting.told, casting.who
    words = told[k].content[0].of(casting.text).strip(_QUOTES)
    if len(words) < LEAST_QUOTED or told[k].parent is not None or k > HEADS:
        return None
    again = (j for j, each in enumerate(told) if j != k and who[j] and any(words in c.of(casting.text) for c in each.content))
    inner = max(again, key=lambda j: (told[j].parent is not None, -j), default=None)
    return None if inner is None else who[inner]
