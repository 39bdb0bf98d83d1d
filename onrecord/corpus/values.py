"""What the marks of a report and of an affair say, as plain values; every place is an offset into the report's text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Act, Assertion, Manner, Span, Spans, Zone

__all__ = [
    "Affair",
    "Copy",
    "Correction",
    "Identity",
    "Links",
    "Listed",
    "Marked",
    "MarkedRole",
    "MarkedSpeaker",
    "MarkedStatement",
    "Match",
    "Namesakes",
    "NoMatch",
    "NoStatement",
    "Position",
    "Question",
    "Reference",
    "Splits",
    "Tenure",
    "Term",
    "Use",
    "Wording",
]


@dataclass(frozen=True, slots=True)
class MarkedRole:
    """A title and what it is of, with the words that give it, and the dates between which the report says that it was held."""

    title: str
    of: str | None
    span: Span
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSpeaker:
    id: str
    name: str
    kind: str
    roles: tuple[MarkedRole, ...] = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """What "it" or "this position" inside a content points to: a statement, or words of the annotator's."""

    span: Span
    to: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedStatement:
    id: str
    content: Spans
    manner: Manner
    act: Act
    source: Spans = ()
    cue: Spans = ()
    parent: str | None = None
    speaker: str | None = None
    said_on: str | None = None
    occasion: Spans = ()
    channel: str | None = None
    refers_to: tuple[Reference, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoStatement:
    """What looks like a statement and is none."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A loaded or disputed term, in the outlet's own voice or in a speaker's."""

    span: Span
    voice: str
    alternatives: tuple[str, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction notice says of another report; `of` is the file of its text, None where it is not here."""

    span: Span
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One reading of one report, every layer; `text` is empty where it is not ours and its folder was not given."""

    name: str  # of the file of marks, without its ending
    reader: str
    text: str
    report: str | None = None  # the file of the text, for a text of our own
    url: str | None = None  # the address, for one that is not
    notice: str | None = None
    published: str | None = None  # the day received with it, for one that is not ours; of ours the affair's list tells it
    sha256: str | None = None
    zones: tuple[Zone, ...] = ()
    speakers: tuple[MarkedSpeaker, ...] = ()
    statements: tuple[MarkedStatement, ...] = ()
    unsourced: tuple[Assertion, ...] = ()
    no_statements: tuple[NoStatement, ...] = ()
    wordings: tuple[Wording, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def number(self) -> str:
        """How the affair's links call the report: 01 for 01-arcus."""
        return self.name.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What an affair's list says about one of its reports."""

    file: str
    outlet: str | None = None
    kind: str | None = None
    url: str | None = None
    agency: str | None = None
    published: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    language: str | None = None
    copy_of: str | None = None
    relation: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    name: str
    title: str
    reports: tuple[Listed, ...]
    region: str | None = None
    topics: tuple[str, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A role of an identity; what is not known is None."""

    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One somebody across the affair's reports; `speakers` are 01:rahmonov."""

    id: str
    name: str
    kind: str
    speakers: tuple[str, ...] = ()
    roles: tuple[Tenure, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Namesakes:
    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    report: str
    origin: str
    relation: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements (01:s4) that are one utterance."""

    a: str
    b: str
    relation: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Two statements that look alike and are not one utterance."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    id: str
    text: str
    about: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    oppose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    question: str
    speaker: str  # an identity
    position: str
    since: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """Where a term is used, and in whose voice."""

    report: str
    span: Span
    voice: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    alternatives: tuple[str, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What holds across the reports of an affair."""

    identities: tuple[Identity, ...] = ()
    namesakes: tuple[Namesakes, ...] = ()
    copies: tuple[Copy, ...] = ()
    matches: tuple[Match, ...] = ()
    no_matches: tuple[NoMatch, ...] = ()
    questions: tuple[Question, ...] = ()
    positions: tuple[Position, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Splits:
    """Which affairs and which reports of others' are for what: train, dev, test."""

    affairs: dict[str, tuple[str, ...]]
    wikinews: dict[str, tuple[str, ...]]
