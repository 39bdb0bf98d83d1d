"""What the steps that put a report's speakers together share: its statements, their sources as phrases, and who is whom so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.descriptions import Phrase
from onrecord.reading.drafts import Draft
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.identities import Identities
from onrecord.reading.identity import Identity
from onrecord.reading.initials import in_full
from onrecord.reading.names import names
from onrecord.reading.phrases import Phrases
from onrecord.reading.pronouns import Scene
from onrecord.reading.spans import covered, meets
from onrecord.reading.title_case import apart, as_elsewhere
from onrecord.records import Report, Span

__all__ = ["SELF", "Casting", "without"]

SILENT = frozenset(["promo", "boilerplate"])
NAMELESS = SILENT | {"byline", "credit", "timestamp", "dateline"}
SELF = frozenset(["i", "me", "my", "myself", "we", "us", "our", "you", "your", "ourselves"])


class Casting:
    """One report whose speakers are being put together; `who` has those of its statements."""

    def __init__(self, report: Report, told: Sequence[Draft], quotations: Sequence[Span]) -> None:
        self.report, self.text, self.told = report, report.text, told
        starts = sentence_starts(report.text)
        turns = covered(each.content[0] for each in told if each.source and not each.cue)
        spoken = sorted([*turns, *(q for q in quotations if not meets(turns, q.start, q.end))])
        self.scene = Scene(report.text, starts, spoken)
        cues = [cue for each in told for cue in each.cue]
        found = as_elsewhere(report, names(report.text, apart(without(report, NAMELESS), cues), starts))
        found = in_full(report.text, found, {each.source[0] for each in told if each.source and not each.cue})
        self.phrases = Phrases(report.text, found)
        self.read: list[Phrase | None] = [self.phrases.read(each.source[0]) if each.source else None for each in told]
        self.ids = Identities(report.text, found)
        self.who: list[Identity | None] = [None] * len(told)
        self._ends: list[tuple[int, int]] | None = None

    def is_turn(self, k: int) -> bool:
        """Whether a statement is a turn of a transcript."""
        each = self.told[k]
        return bool(each.source) and not each.cue and each.parent is None

    def last_before(self, at: int, around: int | None) -> Identity | None:
        """The speaker of the statement before a place, of those inside the same one, in the same sentence or the one before."""
        if self._ends is None:  # where sources end, and whose they are
            self._ends = sorted((each.source[-1].end, j) for j, each in enumerate(self.told) if each.source)
        k = bisect_right(self._ends, (at, len(self._ends)))
        for end, j in self._ends[max(0, k - 12) : k][::-1]:
            if self.told[j].parent == around and end <= at:
                near = self.scene.sentence(at) - self.scene.sentence(self.told[j].source[0].start) <= 1
                return self.who[j] if near else None
        return None


def without(report: Report, kinds: frozenset[str]) -> list[Span]:
    """The text without zones of some kinds."""
    found, at = [], 0
    for zone in sorted(zone.span for zone in report.zones if zone.kind in kinds):
        if zone.start > at:
            found.append(Span(at, zone.start))
        at = max(at, zone.end)
    if at < len(report.text):
        found.append(Span(at, len(report.text)))
    return found
