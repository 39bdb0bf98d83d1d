"""In whose words a statement is told: inside quotation marks the speaker's, outside them the outlet's."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.reading.quotes import canonical, quotations
from onrecord.records import Manner, Span, Spans


class Quoted:
    """A report's quotations, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._seen = canonical(text)
        self.outer = quotations(self._seen)
        self._inner: dict[Span, list[Span]] = {}

    def manner(self, content: Spans, nested: bool) -> Manner:
        """Direct where all words of the content are quoted, mixed where some are.

        A nested statement that stands inside one quotation was told by its parent's speaker; only quotation marks inside that
        quotation show its own speaker's words.
        """
        around = self._around(content) if nested else None
        quotes = self._inside(around) if around else self.outer
        letters = sum(self._letters(c.start, c.end) for c in content)
        quoted = sum(self._quoted_letters(c, quotes) for c in content)
        if letters and quoted == letters:
            return Manner.DIRECT
        return Manner.MIXED if quoted else Manner.INDIRECT

    def _around(self, content: Spans) -> Span | None:
        """The quotation that holds all of a content, unless the content has its marks and so is what was quoted."""
        k = bisect_right(self.outer, content[0].start, key=lambda q: q.start) - 1
        if k < 0 or not all(self.outer[k].holds(c) for c in content):
            return None
        return None if self.outer[k] in content else self.outer[k]

    def _inside(self, quotation: Span) -> list[Span]:
        if quotation not in self._inner:
            start, end = quotation.start + 1, quotation.end - (self._seen[quotation.end - 1] == "”")
            found = quotations(canonical(self.text[start:end]))
            self._inner[quotation] = [Span(q.start + start, q.end + start) for q in found]
        return self._inner[quotation]

    def _quoted_letters(self, piece: Span, quotes: list[Span]) -> int:
        k = bisect_right(quotes, piece.start, key=lambda q: q.end)
        count = 0
        while k < len(quotes) and quotes[k].start < piece.end:
            count += self._letters(max(piece.start, quotes[k].start), min(piece.end, quotes[k].end))
            k += 1
        return count

    def _letters(self, start: int, end: int) -> int:
        """How many letters and digits stand there."""
        return sum(map(str.isalnum, self.text[start:end]))
