"""The words of a text as search sees them: one way for both databases, for what is stored and for what is asked.

A word is a run of letters and digits, of whatever script, without regard to case and accents: `Zürich` is `zurich`, `Мальта` is `мальта`.
Everything else parts words, also an apostrophe, a hyphen and a point: `Macron's` is `macron s`, `anti-war` is `anti war`, `10,000` is
`10 000`. Where a script puts no spaces between words (Chinese, Japanese kana, Thai, Lao, Khmer, Myanmar), each character is one, with the
marks on it, so that a word of theirs is found as a row of its characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.records import Span

__all__ = ["LONGEST", "alone", "words", "words_at"]

LONGEST = 40  # characters of a word that count
_RUN = re.compile("[0-9A-Za-z\x80-\U0010ffff]+")
_ALONE = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u104e-\u109d\ua9e0-\ua9fe\uaa60-\uaa7f\u1780-\u17d3\u17d7\u17dc"
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_PARTING, _JOINING, _ALONES, _MARK = range(4)
_APOSTROPHES = "\u02bb\u02bc\u02bd\u02c8\u055a\ua78c"  # that count as letters
_UNSEEN = "\u00ad\u034f\u0640\u200d\u2060\ufe0e\ufe0f\ufeff"  # in a word but not of it: soft hyphens, joiners, stretching
_VOICED = "\uff9e\uff9f"  # marks that count as letters
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# Combining classes of marks that are no accents: vowel signs, kana's voicing, what joins consonants, vowels and tones of Thai and the like.
_KEPT_MARKS = (0, 8, 9, 103, 107, 118, 122, 129, 130, 132)


def words(text: str) -> list[str]:
    """The words of a text, in its order."""
    if text.isascii():
        return [word if len(word) <= LONGEST else word[:LONGEST] for word in _RUN.findall(text.lower())]
    found: list[str] = []
    for run in _RUN.findall(text):
        if run.isascii():
            found.append(run.lower()[:LONGEST])
        else:
            found += [word for word, _, _ in _of_run(run)]
    return found


def words_at(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Span]]:
    """The words of a part of a text, each with its place in the whole; the same ones as of that part by itself."""
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        at = run.start()
        for word, first, last in [(run[0].lower()[:LONGEST], 0, len(run[0]))] if run[0].isascii() else _of_run(run[0]):
            yield word, Span(at + first, at + last)


def alone(word: str) -> bool:
    """Whether a word is a character of a script without spaces, which no longer word begins with."""
    return _ALONE.match(word) is not None


def _of_run(run: str) -> list[tuple[str, int, int]]:
    """The words of a run without ASCII's signs, with their places in it."""
    found: list[tuple[str, int, int]] = []
    start = end = 0
    before = _PARTING
    for at, character in enumerate(run):
        kind = _kind(character)
        if kind == _MARK:
            if before != _PARTING:
                end = at + 1
            continue
        if kind != _JOINING or before != _JOINING:
            _add(found, run, start, end)
            start = at
        end = at + 1 if kind != _PARTING else start
        before = kind
    _add(found, run, start, end)
    return found


def _add(found: list[tuple[str, int, int]], run: str, start: int, end: int) -> None:
    if start < end and (word := _plain(run[start:end])):
        found.append((word, start, end))


@lru_cache(maxsize=1 << 14)
def _kind(character: str) -> int:
    if _ALONE.match(character) and character not in _VOICED:
        return _MARK if unicodedata.category(character)[0] == "M" else _ALONES
    if character in _APOSTROPHES:
        return _PARTING
    if character in _UNSEEN or character in _VOICED or unicodedata.category(character)[0] == "M":
        return _MARK
    return _JOINING if character.isalnum() else _PARTING


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    """A word without case, accents and variants of its letters; empty where nothing of it is a letter or a digit."""
    if word.isascii():
        return word.lower()[:LONGEST]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold()).translate(_STROKES)
    return unicodedata.normalize("NFC", "".join(filter(_counts, apart)))[:LONGEST]


def _counts(character: str) -> bool:
    if character in _UNSEEN:
        return False
    if unicodedata.category(character)[0] == "M":
        return unicodedata.combining(character) in _KEPT_MARKS
    return character.isalnum()
