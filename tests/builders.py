"""Dossiers out of texts with inline marks, so that a test shows what it is about."""

import re
from hashlib import sha256

from onrecord import marks
from onrecord.records import Coverage, Dossier, Manner, Reading, Report, Span, Speaker, Statement

MODEL = "hand@1"
OPENING, CLOSING = "\"“„«‘'「", "\"”“»’'」"
PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "her", "his", "their"}


def dossier(marked: str, **fields) -> Dossier:
    """A report with the statements that its marks show; `fields` are the report's.

    Each wording of a source is a speaker, and a pronoun is none.
    """
    text, found = marks.parse(marked)
    digest = sha256(text.encode()).hexdigest()
    report = Report(**{"id": digest[:16], "text": text, "sha256": digest, "path": "report.txt", "language": "en"} | fields)
    speakers = _speakers(text, found)
    statements = tuple(_statement(text, each, speakers) for each in found)
    reading = Reading(
        report_id=report.id,
        model=MODEL,
        statements=statements,
        speakers=tuple({speaker.id: speaker for speaker in speakers.values() if speaker}.values()),
        coverage=_coverage(text, statements),
        zones=report.zones,
        flags=report.flags,
    )
    return Dossier(report, reading)


def _speakers(text: str, found: list[marks.Marked]) -> dict[int, Speaker | None]:
    """Who makes each statement, by its number."""
    wordings = {each.number: " ".join(span.of(text) for span in each.source).strip(" ,") for each in found}
    names = {number: words for number, words in wordings.items() if words and words.casefold() not in PRONOUNS}
    mentions = {name: tuple(span for each in found if names.get(each.number) == name for span in each.source) for name in names.values()}
    speakers = {name: Speaker(id=f"p{n}", name=name, mentions=spans) for n, (name, spans) in enumerate(mentions.items(), 1)}
    return {each.number: speakers.get(names.get(each.speaker_of or each.number, "")) for each in found}


def _statement(text: str, each: marks.Marked, speakers: dict[int, Speaker | None]) -> Statement:
    speaker = speakers[each.number]
    return Statement(
        id=f"s{each.number}",
        content=each.content,
        source=each.source,
        cue=each.cue,
        manner=_manner([span.of(text) for span in each.content]),
        parent=f"s{each.parent}" if each.parent is not None else None,
        speaker=speaker.id if speaker else None,
        by=MODEL,
    )


def _manner(pieces: list[str]) -> Manner:
    if all(piece[0] in OPENING and piece[-1] in CLOSING for piece in pieces):
        return Manner.DIRECT
    return Manner.MIXED if any(re.search(r"[\"“”„«»「」]|(?<!\w)[‘']\w", piece) for piece in pieces) else Manner.INDIRECT


def _coverage(text: str, statements: tuple[Statement, ...]) -> Coverage:
    sentences = [Span(*found.span()) for found in re.finditer(r"\S[^.!?\n]*[.!?\n]*", text)]
    told = [sentence for sentence in sentences if any(piece.meets(sentence) for said in statements for piece in said.content)]
    return Coverage(chars=len(text), chars_read=len(text), sentences=len(sentences), sentences_with_statement=len(told))
