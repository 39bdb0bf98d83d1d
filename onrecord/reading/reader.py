"""Reads a report: its statements, who makes them, and how much of the text that covers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from onrecord.reading.assertions import assertions
from onrecord.reading.blockquotes import set_off
from onrecord.reading.drafts import readable
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.flags import flags
from onrecord.reading.meaning import meaning_of
from onrecord.reading.scenes import placed
from onrecord.reading.spans import covered, meets
from onrecord.reading.statements import statements
from onrecord.reading.tagger import Tagger
from onrecord.records import Coverage, Reading, Report, Span, Statement

MODEL = Path(__file__).parent / "model"


class Reader:
    """A loaded model and nothing else: what it reads before never changes what it reads next."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    @classmethod
    def open(cls, model: Path | None = None) -> Reader:
        """The reader of a model's folder, or of the one that ships; raises CannotRead where it does not load."""
        return cls(Tagger(model or MODEL))

    @property
    def model(self) -> str:
        """Name and version of the model, `name@version`."""
        return self._tagger.card.model

    def read(self, report: Report) -> Reading:
        """All statements of a report, of whatever length."""
        encoded = self._tagger.encode(readable(report.text, report.zones))
        meanings = self._tagger.blank(encoded)
        found, speakers = statements(report, encoded, list(self._tagger.tag(encoded, meanings)), self._tagger.card)
        found = set_off(report.text, found)
        found = tuple(replace(said, meaning=meaning_of(said.content, encoded, meanings)) for said in placed(report, found, speakers))
        claims = assertions(report.text, report.zones, found)
        return Reading(
            report_id=report.id, model=self.model, statements=found, speakers=speakers, coverage=_coverage(report.text, found),
            zones=report.zones, flags=flags(report, claims), assertions=claims,
        )  # fmt: skip

    def meaning(self, words: str) -> bytes | None:
        """What words by themselves mean, as `Statement.meaning`; None where the model makes no such vectors, or there are no words."""
        encoded = self._tagger.encode(words)
        meanings = self._tagger.blank(encoded)
        for _ in self._tagger.tag(encoded, meanings):
            pass
        return meaning_of((Span(0, len(words)),), encoded, meanings) if words else None


def _coverage(text: str, found: tuple[Statement, ...]) -> Coverage:
    starts = [*sentence_starts(text), len(text)]
    sentences = [(a, b) for a, b in pairwise(starts) if text[a:b].strip()]
    reach = covered(piece for s in found for piece in (*s.source, *s.cue, *s.content))
    told = sum(meets(reach, a, b) for a, b in sentences)
    return Coverage(chars=len(text), chars_read=len(text), sentences=len(sentences), sentences_with_statement=told)
