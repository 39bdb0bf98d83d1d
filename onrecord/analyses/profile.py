"""What does one speaker say, what is said of them, and how are they named and titled?

`said` has the speaker's statements and `said-about` those of others in whose content the speaker is mentioned, each with its source and
cue as printed. `spelled` and `titled` have each spelling and each role as the reports print it, with the first and the last report that
does. `position` will have where the speaker stands on a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from onrecord.analyses.evidence import cite, identities, question, told, whole
from onrecord.holdings import Holdings
from onrecord.records import Citation, Dossier, Finding, Identity, Report, Row, Span, Speaker, Statement

__all__ = ["COLUMNS", "NEEDS", "analyse"]

COLUMNS = ("section", "date", "what", "report")
NEEDS = ("speaker",)  # of the part that is asked about: the id of one identity

_NOTES = ("positions are not told yet: there are no analyses of questions",)


@dataclass(slots=True)
class _Printed:
    """The first and the last place where something is printed."""

    report: str  # id of the first
    date: str | None
    first: tuple[Citation, ...]
    last: tuple[Citation, ...] = ()


@dataclass(slots=True)
class _Profile:
    """What is kept of the speaker while the record goes by."""

    id: str
    said: list[Row] = field(default_factory=list)
    about: list[Row] = field(default_factory=list)
    spelled: dict[str, _Printed] = field(default_factory=dict)
    titled: dict[str, _Printed] = field(default_factory=dict)

    def take(self, dossier: Dossier) -> None:
        known = identities(dossier)
        theirs = [each for each in dossier.reading.speakers if known[each.id].id == self.id]
        if not theirs:
            return
        ids, mentions = {each.id for each in theirs}, [span for each in theirs for span in each.mentions]
        for said in dossier.reading.statements:
            if said.speaker in ids:
                self.said.append(_row("said", dossier.report, said))
            elif any(piece.meets(mention) for piece in said.content for mention in mentions):
                self.about.append(_row("said-about", dossier.report, said))
        for speaker in theirs:
            self._name(dossier.report, speaker, known[speaker.id])

    def _name(self, report: Report, speaker: Speaker, who: Identity) -> None:
        for name, span in _spellings(report.text, speaker, who):
            _note(self.spelled, name, report, span)
        for role in speaker.roles:
            _note(self.titled, f"{role.title} of {role.of}" if role.of else role.title, report, role.span)

    def rows(self) -> Iterator[Row]:
        yield from chain(sorted(self.said, key=_date), sorted(self.about, key=_date))
        for section, found in (("spelled", self.spelled), ("titled", self.titled)):
            for what, printed in found.items():
                yield Row((section, printed.date, what, printed.report), printed.first + printed.last)


def analyse(holdings: Holdings) -> Finding:
    """The rows of each section by date, those of unknown date first."""
    asked = holdings.part.speaker
    if asked is None:
        return Finding(question(__doc__), COLUMNS, ())
    profile = _Profile(asked)
    for dossier in holdings.of(replace(holdings.part, speaker=None)).meeting(asked):
        profile.take(dossier)
    return Finding(question(__doc__), COLUMNS, tuple(profile.rows()), _NOTES)


def _row(section: str, report: Report, said: Statement) -> Row:
    evidence = cite(report, whole(report, said), said)
    return Row((section, said.said_on or report.published, told(evidence), report.id), evidence)


def _date(row: Row) -> str:
    return str(row.cells[1] or "")


def _spellings(text: str, speaker: Speaker, who: Identity) -> Iterator[tuple[str, Span]]:
    """Where the speaker's mentions print a spelling of the name, the longest that is there."""
    names = sorted({speaker.name, *(name for name, _ in who.names)}, key=lambda name: (-len(name), name))
    for mention in speaker.mentions:
        for name in names:
            at = mention.of(text).find(name) if name else -1
            if at >= 0:
                yield name, Span(mention.start + at, mention.start + at + len(name))
                break


def _note(found: dict[str, _Printed], what: str, report: Report, span: Span) -> None:
    cited = cite(report, [span])
    if what in found:
        found[what].last = cited
    else:
        found[what] = _Printed(report.id, report.published, cited)
