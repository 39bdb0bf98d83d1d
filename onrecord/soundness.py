"""What must hold of every report and of every reading of it, whoever made them; each fault in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise

from onrecord.dates import is_date
from onrecord.records import Coverage, Form, Judgement, Reading, Report, Span, Spans, Speaker, Statement, Term, Verdict

__all__ = ["of_decision", "of_form", "of_reading", "of_report"]


def of_report(report: Report) -> Iterator[str]:
    """What is wrong with a report: with its text, with what was marked in it when it was loaded, and with its date."""
    text = report.text
    try:
        digest = sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:
        yield "its text holds half a character"
        return
    if digest != report.sha256:
        yield f"its text was changed: its hash is {digest[:16]}…, not {report.sha256[:16]}…"
    if not unicodedata.is_normalized("NFC", text):
        yield "its text is not NFC"
    if "\r" in text:
        yield "its text has line ends that are not \\n"
    yield from _beyond("zone", (zone.span for zone in report.zones), len(text))
    yield from _beyond("flag", (flag.span for flag in report.flags if flag.span), len(text))
    if report.published is not None and not is_date(report.published):
        yield f"its date is none: {report.published!r}"


def of_reading(reading: Reading, size: int) -> Iterator[str]:
    """What is wrong with a reading of a text of `size` characters."""
    yield from _beyond("zone", (zone.span for zone in reading.zones), size)
    yield from _beyond("flag", (flag.span for flag in reading.flags if flag.span), size)
    yield from _beyond("assertion", (assertion.span for assertion in reading.assertions), size)
    if any(getattr(reading.coverage, name) < 0 for name in Coverage.__slots__):
        yield "its coverage counts less than nothing"
    yield from _twice("speaker", (speaker.id for speaker in reading.speakers))
    for speaker in reading.speakers:
        yield from _of_speaker(speaker, size)
    yield from _twice("statement", (said.id for said in reading.statements))
    known = {speaker.id for speaker in reading.speakers}
    for said in reading.statements:
        yield from _of_statement(said, known, size)
    ids = {said.id for said in reading.statements}
    for said in reading.statements:
        if isinstance(said.refers_to, str) and said.refers_to not in ids:
            yield f"statement {said.id}: what it refers to, {said.refers_to}, is not there"
    yield from _of_parents({said.id: said.parent for said in reading.statements})


def of_form(form: Form | Statement, size: int) -> Iterator[str]:
    """What is wrong with the characters of a statement, or of what was judged, in a text of `size` characters."""
    for name in ("source", "cue", "content"):
        spans: Spans = getattr(form, name)
        yield from _beyond(name, spans, size)
        if any(after.start < before.end for before, after in pairwise(spans)):
            yield f"the pieces of its {name} overlap, or stand in another order than in the text"
    if not form.content:
        yield "it has no content"


def _of_speaker(speaker: Speaker, size: int) -> Iterator[str]:
    spans = (*speaker.mentions, *(role.span for role in speaker.roles))
    yield from (f"speaker {speaker.id}: {what}" for what in _beyond("mention", spans, size))


def _of_statement(said: Statement, speakers: set[str], size: int) -> Iterator[str]:
    yield from (f"statement {said.id}: {what}" for what in of_form(said, size))
    if said.speaker is not None and said.speaker not in speakers:
        yield f"statement {said.id}: its speaker {said.speaker} is not there"
    if said.said_on is not None and not is_date(said.said_on):
        yield f"statement {said.id}: its day is no date: {said.said_on!r}"
    yield from (f"statement {said.id}: {what}" for what in _beyond("occasion", said.occasion, size))
    if isinstance(said.refers_to, Span):
        yield from (f"statement {said.id}: {what}" for what in _beyond("reference", [said.refers_to], size))
    if not 0 <= said.score <= 1:
        yield f"statement {said.id}: its score {said.score} is not from 0 to 1"


def of_decision(row: Judgement, *, worded: bool = True) -> Iterator[str]:
    """What is wrong with what a judgement says of speakers: that it says too little, or says it of a statement.

    Without `worded` its name or title may lack, as where a report was forgotten.
    """
    pair, named, titled = (row.verdict in each for each in (_PAIRS, (Verdict.RENAME,), _ROLES))
    if not (pair or named or titled):
        if row.left or row.right or row.name or row.role:
            yield "what is decided of a statement says nothing of speakers"
        return
    if row.object or row.form or row.report:
        yield "what is decided of speakers says nothing of a statement"
    if row.left is None or (row.right is not None) != pair:
        yield "it needs two speakers" if pair else "it needs one speaker"
    elif row.right and row.left.identity == row.right.identity:
        yield "both are the same one already"
    if not (_is_name(row.name) or not (worded or row.name) if named else row.name is None):
        yield f"it needs a name, of at most {_LONGEST_NAME} characters and none of control" if named else "it gives no name"
    if not ((_is_name(row.role.title) if row.role else not worded) if titled else row.role is None):
        yield f"it needs a role's title, of at most {_LONGEST_NAME} characters and none of control" if titled else "it gives no role"
    yield from _of_term(row.role) if row.role else ()
    if row.score is not None and not 0 <= row.score <= 1:
        yield f"its score {row.score} is not from 0 to 1"


_PAIRS, _ROLES = (Verdict.SAME, Verdict.DIFFER, Verdict.SKIP), (Verdict.ROLE, Verdict.NO_ROLE)
_LONGEST_NAME = 300


def _is_name(name: str | None) -> bool:
    return name is not None and bool(name.strip()) and name.isprintable() and len(name) <= _LONGEST_NAME


def _of_term(role: Term) -> Iterator[str]:
    if role.of is not None and not _is_name(role.of):
        yield "what the role is of has no name, or one that is too long"
    for day in (role.since, role.until):
        if day is not None and not is_date(day):
            yield f"the role has a date that is none: {day!r}"


def _of_parents(parents: dict[str, str | None]) -> Iterator[str]:
    """What is wrong with the statements that statements stand in, by their ids."""
    looked: set[str | None] = set()
    for id, parent in parents.items():
        if parent is not None and parent not in parents:
            yield f"statement {id}: the statement that it stands in, {parent}, is not there"
        chain: list[str | None] = []
        link: str | None = id
        while link in parents and link not in looked:
            looked.add(link)
            chain.append(link)
            link = parents[link]
        if link in chain:
            yield f"statement {id}: it stands in itself, by way of others"


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield f"{what} {id}: its id is given to another one too"
        seen.add(id)


def _beyond(what: str, spans: Iterable[Span], size: int) -> Iterator[str]:
    for span in spans:
        if span.end > size:
            yield f"its {what} {span.start}-{span.end} ends beyond the text's {size:,} characters"
