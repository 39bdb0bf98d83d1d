"""What OnRecord knows, as plain values. Everything points into `Report.text` by offset; nothing copies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text, in code points, end excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


class Manner(StrEnum):
    """In whose words a statement is told: the speaker's, the outlet's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker did by saying it."""

    STATE = "state"
    DENY = "deny"
    ACCUSE = "accuse"
    WARN = "warn"
    THREATEN = "threaten"
    PROPOSE = "propose"
    PROMISE = "promise"
    DEMAND = "demand"
    ASK = "ask"
    PREDICT = "predict"
    REJECT = "reject"
    PRAISE = "praise"
    ADMIT = "admit"
    OPPOSE = "oppose"
    SUPPORT = "support"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a report with one function: headline, deck, dateline, byline, caption, credit, body..."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a report, or some characters of it, that a reader should know."""

    kind: str
    span: Span | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as received; `text` is NFC with `\\n` line ends, frozen when loaded."""

    id: str
    text: str
    sha256: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601 to the precision known: 2024, 2024-03, --03-07 where the year is unknown
    place: str | None = None
    language: str | None = None
    captured: str | None = None  # when an archive or a fetch took it down, ISO 8601; the record keeps it, the JSON form has no name for it
    digest: str | None = None  # of the bytes that were taken down, as the archive gives it, else sha256:...
    zones: tuple[Zone, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words that a report attributes to someone; each part is zero or more spans in text order."""

    id: str
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    manner: Manner = Manner.INDIRECT
    act: Act = Act.STATE
    parent: str | None = None  # the statement whose content this one stands in
    speaker: str | None = None
    said_on: str | None = None  # ISO 8601 to the precision known; --03-07 where no year is
    occasion: Spans = ()  # where, when, before whom, by what medium
    channel: str | None = None  # speech, interview, briefing...
    refers_to: str | Span | None = None  # what "it" or "this position" in its content means: a statement's id, or a stretch of text
    score: float = 1.0
    by: str = "hand"
    meaning: bytes | None = field(default=None, compare=False, repr=False)  # a vector of int8; near ones mean alike


@dataclass(frozen=True, slots=True)
class Role:
    """A title and what it is of, with the words that give it."""

    title: str
    of: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The identity behind one or more sources of a report."""

    id: str
    name: str
    kind: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: Spans = ()
    by: str = "hand"  # the least certain of the rules that brought its mentions together, with its score: rule:pronoun 0.82


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim in the outlet's own voice: on nobody's word (unsourced) or on nobody's in particular (vague)."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a report was read; counts of characters and sentences."""

    chars: int
    chars_read: int
    sentences: int
    sentences_with_statement: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one model found in one report."""

    report_id: str
    model: str  # name@version
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    coverage: Coverage
    zones: tuple[Zone, ...] = ()
    flags: tuple[Flag, ...] = ()
    assertions: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a report, that could not be read, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """A role as reports date it: from the first to the last report that gives it, by their own dates; ids of the reports."""

    title: str
    of: str | None
    since: str | None
    until: str | None
    reports: tuple[str, ...] = ()
    by: str = "report"  # report, actors (a file of known ones), or the person who decided so


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One speaker across the record: what several reports' speakers come to."""

    id: str
    name: str
    kind: str | None = None
    names: tuple[tuple[str, int], ...] = ()  # spellings, each with how many reports print it, the commonest first
    roles: tuple[Term, ...] = ()
    reports: int = 0
    statements: int = 0
    actor: str | None = None  # id in a file of known actors, such as Q142


@dataclass(frozen=True, slots=True)
class Dossier:
    """A report together with what was found in it: what an exporter of the record writes."""

    report: Report
    reading: Reading
    identities: Mapping[str, Identity] = field(default_factory=dict, compare=False, repr=False)  # by the id of a speaker of the reading


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of a report that a row of a finding rests on, cut out to be shown."""

    report: str  # id
    path: str | None
    statement: str | None  # its id, where the evidence is one
    span: Span
    text: str


Cell = str | int | float | None | Sequence["Cell"] | Mapping[str, "Cell"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a finding; a cell for each column, null for unknown."""

    cells: tuple[Cell, ...]
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What an analysis answers with: a table, each row with the characters that it rests on."""

    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()  # what the table leaves out, in sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the record: what all of these hold for; None holds for all."""

    speaker: str | None = None  # words of a name, or an id
    outlet: str | None = None
    since: str | None = None  # dates of reports, ISO 8601 to any precision, both ends included
    until: str | None = None
    manner: Manner | None = None
    act: Act | None = None
    zone: str | None = None


class Verdict(StrEnum):
    """What a judgement decides about its object."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    MEMO = "memo"
    UNDO = "undo"
    SAME = "same"  # from here on about speakers
    DIFFER = "differ"
    RENAME = "rename"
    ROLE = "role"
    NO_ROLE = "no role"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A statement's own characters and what is said of them: what a judgement points at, and what a correction puts in its place."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    manner: Manner = Manner.INDIRECT
    act: Act = Act.STATE


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom a decision on speakers is about: an identity by its id, and where it is one report's speaker, by a mention there."""

    identity: str
    report: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision, a row of the ledger: rows are added, never edited, and what is shown is a pure function of them."""

    n: int = 0  # given by the ledger, as is the time
    at: str = ""  # ISO 8601, as the clock said; order is by `n`
    author: str  # person:ana, rule:name or model:name@version
    verdict: Verdict
    report: str | None = None  # id
    object: Form | None = None  # the statement as it stood when it was judged
    form: Form | None = None  # as it should stand: accepted and corrected ones
    reason: str | None = None  # of a memo, its words
    undoes: int | None = None
    left: Party | None = None  # of decisions on speakers
    right: Party | None = None  # same and differ: the other
    name: str | None = None  # rename: the new name
    role: Term | None = None  # role and no role
    score: float | None = None  # how sure a rule or a model was


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that people stand on; phrases that are about it, and that support or oppose it."""

    id: str
    text: str
    about: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    oppose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A report that was erased: what is left of it is who decided so, when and why, and the hash by which its text is known again."""

    report: str  # id
    sha256: str
    author: str
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """The reports that came from one address, by id, each with the one that it followed there, if any."""

    address: str
    reports: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: a statement, or else words in a report's text; where they stand, and what of the text to show of it."""

    report: Report
    statement: Statement | None
    speaker: Speaker | None
    spans: Spans
    snippet: Span
    likeness: float | None = None  # to the meaning that was asked for: a cosine
