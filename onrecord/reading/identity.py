"""Somebody on the way to a speaker: what is known so far, and by which rule each mention came."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.reading.roles import SINGLE, Called
from onrecord.records import Role, Span

__all__ = ["Identity"]


@dataclass(slots=True, eq=False)
class Identity:
    """Somebody on the way to a speaker."""

    kind: str
    forms: list[tuple[str, ...]] = field(default_factory=list)  # of the name
    mentions: dict[Span, str] = field(default_factory=dict)  # each with the rule that brought it
    named: list[Span] = field(default_factory=list)
    posts: list[Called] = field(default_factory=list)  # head, modifiers and place of what it is called
    roles: list[Role] = field(default_factory=list)
    gender: str = ""  # f, m or not known
    guess: str = ""  # by the look of the name
    heads: set[str] = field(default_factory=set)  # of bodies and documents
    speaks: bool = False

    def mention(self, rule: str, *spans: Span) -> None:
        """Adds mentions that a rule brings; one that is known keeps the rule that brought it first."""
        for span in spans:
            self.mentions.setdefault(span, rule)

    @property
    def single(self) -> bool:
        """Whether "he" or "she" may be it."""
        return self.kind in SINGLE

    def named_before(self, at: int) -> int:
        """The end of its last name before a place; -1 where there is none."""
        k = bisect_left(self.named, at, key=lambda span: span.start)
        return self.named[k - 1].end if k else -1
