"""What analyses share: who the speakers of a report are across the record, and the characters that a row rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from onrecord.outline import GAP
from onrecord.records import Citation, Dossier, Identity, Report, Span, Spans, Speaker, Statement, Term
from onrecord.uniting import own_ids

__all__ = ["cite", "identities", "question", "told", "whole"]

_WORD = re.compile(r"\w")


def question(about: str | None) -> str:
    """The question that an analysis answers: the first line of its docstring."""
    return (about or "").strip().partition("\n")[0]


def identities(dossier: Dossier) -> Mapping[str, Identity]:
    """Each speaker of the reading, by its id there, as the record knows it; one that is not linked is known by this report alone."""
    report, reading = dossier.report, dossier.reading
    alone = [each for each in reading.speakers if each.id not in dossier.identities]
    if not alone:
        return dossier.identities
    own, said = own_ids(report.id, report.text, reading.speakers), Counter(each.speaker for each in reading.statements)
    return {**dossier.identities, **{each.id: _alone(report, each, own[each.id][0], said[each.id]) for each in alone}}


def _alone(report: Report, speaker: Speaker, id: str, statements: int) -> Identity:
    given = dict.fromkeys((role.title, role.of) for role in speaker.roles)
    return Identity(
        id=id,
        name=speaker.name,
        kind=speaker.kind,
        names=((speaker.name, 1),),
        roles=tuple(Term(title, of, report.published, report.published, (report.id,)) for title, of in given),
        reports=1,
        statements=statements,
    )


def cite(report: Report, spans: Iterable[Span], statement: Statement | None = None) -> tuple[Citation, ...]:
    """A citation for each stretch of a report's text, as evidence of a statement or by themselves."""
    id = statement.id if statement else None
    return tuple(Citation(report.id, report.path, id, span, span.of(report.text)) for span in spans)


def whole(report: Report, statement: Statement) -> Spans:
    """The characters of a statement, its source and cue with its content: a negation stands in the cue, and is never left out.

    Pieces between which no word stands are one stretch.
    """
    return tuple(_joined(report.text, sorted((*statement.source, *statement.cue, *statement.content))))


def _joined(text: str, pieces: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for piece in pieces:
        if last is None:
            last = piece
        elif piece.start <= last.end or not _WORD.search(text, last.end, piece.start):
            last = Span(last.start, max(last.end, piece.end))
        else:
            yield last
            last = piece
    if last:
        yield last


def told(citations: Iterable[Citation]) -> str:
    """The words of citations as one cell."""
    return GAP.join(each.text for each in citations)
