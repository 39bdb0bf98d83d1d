"""Which names are somebody's: by a title, a first name, a post beside it, or because it speaks and nothing makes it a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.reading.descriptions import Phrase
from onrecord.reading.names import Name
from onrecord.reading.roles import governs, has_post
from onrecord.reading.vocabulary import POSTS
from onrecord.records import Span

__all__ = ["people"]

_AFTER = 60  # characters after a name in which a post may stand
_BEFORE = 40  # the same before it
_WHICH = re.compile(r",? which\b")
_NEAR = 160  # characters after a name in which "She" makes it a woman's
_GOES_ON = re.compile(r"[^.!?\n]*[.!?]\s(?:He|She)\b")
_WHO = re.compile(r",? who\b")


def people(text: str, names: Sequence[Name], sources: Iterable[Phrase]) -> list[Name]:
    """The names that are persons'; a surname or a first name alone may be one's too, which only the full names can tell."""
    told = _Told(text, names, {phrase.name.span: phrase for phrase in sources if phrase.name})
    return [name for name in names if told.is_person(name)]


class _Told:
    """What a text tells of its names."""

    def __init__(self, text: str, names: Sequence[Name], sources: dict[Span, Phrase]) -> None:
        self._text = text
        self._sources = sources
        self._starts = [name.span.start for name in names]
        self._beginnings = {name.words[:k] for name in names for k in range(2, len(name.words))}
        self._alone = {name.words[0] for name in names if len(name.words) == 1 and not name.begins}
        speaking = (phrase.name for phrase in sources.values() if phrase.name)
        self._spoken = {name.words[0] for name in speaking if len(name.words) == 1 and not name.kind}

    def is_person(self, name: Name) -> bool:
        """Whether a name is a person's."""
        source = self._sources.get(name.span)
        if name.kind == "person":
            return True
        if name.kind or (source and source.kind not in ("", "person")):
            return False
        if len(name.words) == 1 and governs(self._text, name.span.end):
            return False
        if source and len(name.words) > 1:
            if name.words in self._beginnings:
                return False  # a body's short name
            return not self._the(name) and not _WHICH.match(self._text, name.span.end)
        after = self._text[name.span.end : name.span.end + _AFTER]
        if len(name.words) > 1:
            return (
                bool(_WHO.match(after))
                or has_post(after)
                or self._after_post(name)
                or (not self._the(name) and (name.words[-1] in self._alone or not self._spoken.isdisjoint((name.words[0], name.words[-1]))))
            )
        return bool(source) and bool(_WHO.match(after) or has_post(after) or self._is_meant(name))

    def _is_meant(self, name: Name) -> bool:
        """Whether the next sentence begins with "he" or "she", before any other name."""
        k = bisect_right(self._starts, name.span.start)
        end = min([*self._starts[k : k + 1], name.span.end + _NEAR])
        return not self._the(name) and bool(_GOES_ON.match(self._text, name.span.end, max(end, name.span.end)))

    def _after_post(self, name: Name) -> bool:
        """Whether a post and a comma stand before a name: "the new minister, Ada Pell,"."""
        before = self._text[max(0, name.span.start - _BEFORE) : name.span.start]
        return (
            before.endswith(", ") and before[:-2].split(" ")[-1].lower() in POSTS and self._text[name.span.end : name.span.end + 1] in ",.;"
        )

    def _the(self, name: Name) -> bool:
        return self._text[max(0, name.span.start - 4) : name.span.start].lower().endswith("the ")
