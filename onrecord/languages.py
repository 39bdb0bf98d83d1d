"""Which language a text is in: English by its smallest words, which costs nothing, any other by a library that knows a hundred."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

__all__ = ["detected", "why_not_english"]

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of to and a in is that for on was with as at by it he from be are has have not said will his but this they were an or who".split()
)
ENOUGH = 12  # words, or letters where words are not set apart, from which a language can be told
SHARE = 0.11  # of those small words; English news has about 0.3 of them, the least of 924 reports 0.13, German or Dutch under 0.1
SURE = 0.2  # of them, from which it is English and nothing else
_LIKELY = 0.7  # what the library must give one language, of 1
_LOOKED_AT = 5_000  # words, from the beginning
_SHOWN = 5_000  # characters that the library sees


def why_not_english(text: str) -> str | None:
    """Why a text seems to be in another language than English; None where it is English, or too short to tell."""
    words, strange, share = _counted(text)
    if strange:
        return "mostly not in Latin letters"
    if words < ENOUGH or share >= SURE or (language := detected(text)) == "en" or (language is None and share >= SHARE):
        return None
    return "hardly any of the small words of English"


@lru_cache(maxsize=4)
def detected(text: str) -> str | None:
    """The language of a text as its two or three letters (ISO 639), or None where it is too short, or too mixed, to tell."""
    words, strange, share = _counted(text)
    if words >= ENOUGH and share >= SURE:
        return "en"
    some = text[:_SHOWN]
    if words < ENOUGH and not (strange and sum(map(str.isalpha, some)) >= ENOUGH):
        return None
    name, likely = _identifier().classify(some)
    return str(name) if likely >= _LIKELY else None


@lru_cache(maxsize=4)
def _counted(text: str) -> tuple[int, bool, float]:
    """How many words a text begins with, whether most letters are other than Latin ones, and the share of English's small words."""
    words = [m[0].lower() for m, _ in zip(_WORD.finditer(text), range(_LOOKED_AT), strict=False)]
    letters = "".join(words)
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return len(words), bool(letters) and 2 * latin < len(letters), sum(word in _ENGLISH for word in words) / max(1, len(words))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # heavy: a hundred megabytes, for who reads more than English

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
