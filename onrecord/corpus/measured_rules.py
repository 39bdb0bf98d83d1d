"""
The rules of speakers measured on marked reports: of the mentions that a rule brings, how many people gave to the same speaker.

Speakers are put together from the marked statements, so that what the tagger missed counts against no rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.corpus.as_marks import reading_as_marks, report_of
from onrecord.corpus.pairing import pair, trimmed
from onrecord.corpus.values import Listed, Marked
from onrecord.evaluation.figures import Share
from onrecord.reading.drafts import Draft
from onrecord.reading.manner import Quoted
from onrecord.reading.rules import PRECISION
from onrecord.reading.speakers import cast_of
from onrecord.records import Coverage, Reading, Report

__all__ = ["measure"]


def measure(marked: Iterable[tuple[Marked, Listed | None, str]]) -> dict[str, Share]:
    """The share of each rule's mentions that are the right speaker's; reports without marked speakers are left out."""
    right, of = Counter[str](), Counter[str]()
    for one, listed, folder in marked:
        for rule, hit in _mentions(one, report_of(one, listed, folder)) if one.speakers else ():
            right[rule] += hit
            of[rule] += 1
    return {rule: Share(right[rule], of[rule]) for rule in PRECISION if of[rule]}


def _mentions(marked: Marked, report: Report) -> Iterator[tuple[str, bool]]:
    """The rule of each mention, and whether the mention is the right speaker's."""
    place = {said.id: k for k, said in enumerate(marked.statements)}
    drafts = [
        Draft(said.content, said.source, said.cue, parent=None if said.parent is None else place[said.parent]) for said in marked.statements
    ]
    cast = cast_of(report, drafts, Quoted(report.text).outer)
    reading = Reading(
        report_id=report.id, model="rules", statements=(), speakers=cast.speakers,
        coverage=Coverage(chars=0, chars_read=0, sentences=0, sentences_with_statement=0),
    )  # fmt: skip
    pairing = pair(marked.name, marked, reading_as_marks(marked, report, reading))
    whose = {other: one for one, other in pairing.speakers.items()}
    given = {each.id: {trimmed(marked.text, span) for span in each.mentions} for each in marked.speakers}
    for speaker, rules in zip(cast.speakers, cast.rules, strict=True):
        mine = given.get(whose.get(speaker.id, ""), set())
        for span, rule in rules.items():
            yield rule, trimmed(marked.text, span) in mine
