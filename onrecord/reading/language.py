"""Whether a report is in the language that the model reads, told by its letters and its smallest words."""

from __future__ import annotations

import re
import unicodedata

from onrecord.records import Flag

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of to and a in is that for on was with as at by it he from be are has have not said will his but this they were an or who".split()
)
ENOUGH = 12  # words from which a language can be told
SHARE = 0.11  # of those small words; English news has about 0.3 of them, the least of 924 reports 0.13, German or Dutch under 0.1
LOOKED_AT = 5_000  # words, from the beginning


def unread_language(text: str) -> tuple[Flag, ...]:
    """The flag `language-unread` where the text is mostly in other letters than Latin ones, or has too few of English's small words."""
    words = [m[0].lower() for m, _ in zip(_WORD.finditer(text), range(LOOKED_AT), strict=False)]
    letters = "".join(words)
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if letters and 2 * latin < len(letters):
        return _flag("mostly not in Latin letters")
    if len(words) >= ENOUGH and sum(word in _ENGLISH for word in words) < SHARE * len(words):
        return _flag("hardly any of the small words of English")
    return ()


def _flag(why: str) -> tuple[Flag, ...]:
    return (Flag("language-unread", None, f"{why}: the model reads English, and what it finds here means little"),)
