"""The post in small letters that stands right before a name: "the acting foreign minister Ada Pell"."""

from __future__ import annotations

from onrecord.reading.vocabulary import DEMONYMS, FUNCTION_WORDS, MODIFIERS, POSTS, PRIVATE
from onrecord.records import Span

__all__ = ["words_before"]

_LOOK_BACK = 70  # characters before a name in which its title is looked for


def words_before(text: str, at: int) -> Span | None:
    """The post in small letters right before a name, with its own words: "the {acting foreign minister} Ada Pell"."""
    near = max(0, at - _LOOK_BACK)
    before = text[max(near, text.rfind("\n", near, at) + 1) : at]
    if before[-1:] != " " or before[-2:-1] in (",", ".", ""):
        return None
    words = before.split(" ")[:-1]
    start, found = at, False
    for k in range(len(words) - 1, -1, -1):
        word = words[k].lower()
        post = word in POSTS or (word in PRIVATE and not found)
        field = found and words[k].isalpha() and words[k].islower() and word not in FUNCTION_WORDS and _opens(words[k - 1] if k else "")
        if not (post or (found and (word in MODIFIERS or words[k] in DEMONYMS)) or field):
            break
        found = True
        start -= len(words[k]) + 1
    if not found or text[start:at].strip().lower() in ("head", "lead", "chief", "partner"):
        return None
    return Span(start, at - 1)


def _opens(word: str) -> bool:
    """Whether a word begins what somebody is called, so that what stands between it and a post is the post's: "its {ports} minister"."""
    return word.lower() in MODIFIERS or word.lower() in ("the", "its", "his", "her", "their", "our") or word.endswith(("’s", "'s"))
