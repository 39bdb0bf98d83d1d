"""How far a text is from the way in which English uses its small words and puts them together, by a table of pairs and a line.

The table counts which word of the commonest six hundred, or which kind of word, follows which in news that people wrote; it holds no text.
The line parts such news from texts in a machine's manner, portion by portion, by a few figures and by how often the commonest kinds come.
What both are made of stands in the table's card: `onrecord.training.fluency` makes them.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["FIGURES", "TABLE", "Pairs", "distance", "evened", "figures", "pairs_in", "portions", "table"]

#: What is measured of a portion, each by the hundred pairs or words, but for the bits, which are by the pair.
FIGURES = ("surprise", "unheard", "bits", "articles", "of", "auxiliaries", "pronouns")
TABLE = Path(__file__).parent / "fluency.json.gz"

_LEAST = 100  # pairs, from which a portion can be told
_PORTION, _REST = 1200, 600  # characters from which one is whole, and from which what is left is one of its own
_LOOKED_AT = 40_000  # characters, from the beginning
_SHORTEST, _UNCLOSED = 8, 12  # words of a sentence; of one without its stop, as headings are
_SMOOTHING = 20.0
_FAR = 4.0  # standard deviations of what people write: none decides alone
_UNHEARD = 2.0  # times that a pair was to be expected which never came

_TOKEN = re.compile(r"n[’']t\b|[’'](?:s|ll|re|ve|d|m)\b|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,:]*|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDINGS = tuple(
    (ending, f"<{kind}>")
    for ending, kind in (
        *(("ing", "ing"), ("ed", "ed"), ("ly", "ly"), ("est", "est"), ("ers", "NS"), ("ors", "NS"), ("tions", "NS"), ("ments", "NS")),
        *((ending, "N") for ending in "tion sion ment ness ity ism ance ence".split()),
        *((ending, "er") for ending in "er or ist".split()),
        *((ending, "adj") for ending in "al ive ous ful ic able ible less".split()),
        *(("ities", "NS"), ("ss", "w"), ("us", "w"), ("s", "s")),
    )
)
_SMALL = {
    "articles": re.compile(r"\b(?:the|an?)\b", re.IGNORECASE),
    "of": re.compile(r"\bof\b", re.IGNORECASE),
    "auxiliaries": re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|be|been)\b|[’']s\b", re.IGNORECASE),
    "pronouns": re.compile(r"\b(?:it|its|he|his|she|her|they|their|that|who|which)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """How often each word or kind of word followed each other one."""

    words: frozenset[str]  # that stand for themselves
    counts: Mapping[tuple[str, str], int]
    before: Mapping[str, int]
    after: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, words: frozenset[str], counts: Mapping[tuple[str, str], int]) -> Pairs:
        before, after = Counter[str](), Counter[str]()
        for (one, other), count in counts.items():
            before[one] += count
            after[other] += count
        return cls(words, counts, before, after, sum(before.values()))


def distance(text: str) -> float:
    """How far on the other side of the line a text lies; far below 0 where too little is there to tell."""
    found, card = table()
    rows = [row for portion in portions(text[:_LOOKED_AT]) if (row := figures(portion, found, card["kinds"]))]
    if not rows:
        return -math.inf
    told = (evened(row, card["means"], card["scales"]) for row in rows)
    sums = [sum(value * weight for value, weight in zip(row, card["weights"], strict=True)) for row in told]
    return float(sum(sums) / len(sums) + card["bias"] - card["limit"])


def portions(text: str) -> Iterator[str]:
    """The text in whole lines, some thousand characters at a time."""
    portion, told = "", 0
    for line in text.split("\n"):
        portion += line + "\n"
        if len(portion) >= _PORTION:
            yield portion
            portion, told = "", told + 1
    if len(portion) > _REST or not told:
        yield portion


def evened(row: Iterable[float], means: Iterable[float], scales: Iterable[float]) -> tuple[float, ...]:
    """Figures by how they differ from what is usual."""
    differences = ((value - mean) / scale for value, mean, scale in zip(row, means, scales, strict=True))
    return tuple(max(-_FAR, min(_FAR, each)) for each in differences)


@cache
def table() -> tuple[Pairs, dict[str, Any]]:
    """The table that ships, and its card."""
    told = json.loads(gzip.decompress(TABLE.read_bytes()))
    kinds = told["kinds"]
    counts = {
        (kinds[one], kinds[other]): count for one, row in enumerate(told["rows"]) for other, count in zip(row[::2], row[1::2], strict=True)
    }
    return Pairs.of(frozenset(told["words"]), counts), told["card"]


def figures(text: str, found: Pairs, kinds: Sequence[str]) -> tuple[float, ...] | None:
    """The figures of a portion in the order of FIGURES, then the root of how often each of the kinds comes; None where it is too short."""
    pairs = list(pairs_in(text, found.words))
    if len(pairs) < _LEAST:
        return None
    surprise, unheard, bits = 0.0, 0, 0.0
    for one, other in pairs:
        seen, expected = found.counts.get((one, other), 0), found.before.get(one, 0) * found.after.get(other, 0) / found.total
        surprise += max(0.0, math.log2((expected + 0.5) / (seen + 0.5)))
        unheard += not seen and expected >= _UNHEARD
        share = (found.after.get(other, 0) + 0.5) / (found.total + 200)
        bits -= math.log2((seen + _SMOOTHING * share) / (found.before.get(one, 0) + _SMOOTHING))
    by, words = 100 / len(pairs), len(text.split())
    small = (100 * len(form.findall(text)) / words for form in _SMALL.values())
    often = Counter(kind for _, kind in pairs)
    return (surprise * by, unheard * by, bits / len(pairs), *small, *(math.sqrt(often[kind] * by) for kind in kinds))


def pairs_in(text: str, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each word or kind of word with the one before it in its sentence."""
    for sentence in _sentences(text, words):
        before = "^"
        for word in sentence:
            yield before, word
            before = word


def _sentences(text: str, words: frozenset[str]) -> Iterator[Sequence[str]]:
    for line in text.split("\n"):
        sentence: list[str] = []
        for token in _TOKEN.findall(line):
            kind = _kind(token, words, first=not sentence)
            if kind and not (kind == "<C>" and sentence and sentence[-1] == "<C>"):
                sentence.append(kind)
            if kind == ".":
                if len(sentence) >= _SHORTEST:
                    yield sentence
                sentence = []
        if len(sentence) >= _UNCLOSED:
            yield sentence


def _kind(token: str, words: frozenset[str], *, first: bool) -> str:
    """The word itself where it is common, else what it looks like; "" for quotation marks and for signs that open a sentence."""
    low = token.lower().replace("’", "'")
    if low in words and (first or not token[0].isupper() or len(low) < 3):
        return low
    if token[0].isdigit():
        return "<year>" if _YEAR.fullmatch(token) else "<n>"
    if not token[0].isalpha():
        return _mark(token, first=first)
    if "-" in token:
        return "<x-x>"
    if token[0].isupper():
        return "<S>" if first else "<C>"
    return next((kind for ending, kind in _ENDINGS if low.endswith(ending) and len(low) > len(ending) + 1), "<w>")


def _mark(sign: str, *, first: bool) -> str:
    if sign in ".!?":
        return "" if first else "."
    if sign in ",;:()—–":
        return {")": "(", "—": "-", "–": "-"}.get(sign, sign)
    return "" if first or sign in '"“”«»„' else "<p>"
