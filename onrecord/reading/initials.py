"""Labels of an interview that are somebody's initials, "SA: No.", as names of the one who has them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from onrecord.reading.names import Name
from onrecord.records import Span

__all__ = ["in_full"]


def in_full(text: str, names: Sequence[Name], labels: Set[Span]) -> list[Name]:
    """The names, where a label in capitals that are the initials of just one other name counts as that name."""
    whose: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        if name.kind in ("", "person") and len(name.words) > 1:
            whose.setdefault("".join(word[0] for word in name.words), set()).add(name.words)
    return [
        replace(name, words=next(iter(found)), kind="person")
        if name.span in labels and name.span.of(text).isupper() and len(found := whose.get("".join(name.words), set())) == 1
        else name
        for name in names
    ]
