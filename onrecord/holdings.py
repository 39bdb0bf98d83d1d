"""What a record holds, as exports take it out and imports bring it, and the lines of JSON of what it holds beside its readings.

Each such line is an object with one name, that of its kind: source, versions, judgement, proposal, question, refused, forgotten. What a
database adds of its own is not there: keys, and dates of storing, which differ from run to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from onrecord.codec import Json, flag_in, flag_line, pairs, zone_in, zone_line
from onrecord.dates import is_moment
from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.records import (
    Act,
    Dossier,
    Flag,
    Forgotten,
    Form,
    Judgement,
    Manner,
    Part,
    Party,
    Question,
    Report,
    Term,
    Verdict,
    Versions,
    Zone,
)
from onrecord.soundness import of_decision

__all__ = ["Fate", "Held", "Holdings", "Line", "Outcome", "Proposal", "Refused", "Source", "Texts", "line", "parse"]

_ANYWHERE = 2**31 - 1  # the longest text that there may be, where the text is not at hand


@dataclass(frozen=True, slots=True)
class Source:
    """The zones and flags that a report has by itself, where one of its readings, which follow, has more."""

    report: str  # id
    zones: tuple[Zone, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that stands among those that were set aside."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two who may be one, by ids of theirs, for people to decide: how sure that is, why, and by which rule."""

    one: str
    other: str
    score: float
    reason: str
    author: str


Held = Versions | Judgement | Proposal | Question | Refused | Forgotten
Texts = Callable[[Sequence[Report]], Sequence[Report | None]]
"""Finds reports that are told of without their text: each with its text and zones, or None where it is nowhere, in their order."""


class Holdings(Protocol):
    """A record, or a part of it, as exports and analyses take from it; each method reads it anew, piece after piece."""

    @property
    def part(self) -> Part:
        """What part of the record it is."""

    def of(self, part: Part) -> Holdings:
        """Another part of the same record, in the same state of it."""

    def dossiers(self) -> Iterator[Dossier]:
        """Every report with its latest reading as people have judged it, by date and id; of a part, only its statements."""

    def meeting(self, identity: str) -> Iterator[Dossier]:
        """Those of the same in which an identity, by its id, stands."""

    def readings(self) -> Iterator[Dossier]:
        """Every reading of every report as it was made, a report's latest one last; of a part, those of the reports that it is in."""

    def rest(self) -> Iterator[Held]:
        """All else: versions by address, the ledger by number, then proposals, questions, what was refused, forgotten, by their names."""

    def questions(self) -> Iterator[Question]:
        """The questions, by id."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a file brings; `partial` where each line has one statement of a report, so that there may be more of them."""

    numbers: tuple[int, ...]
    item: Dossier | Held
    partial: bool = False


class Fate(StrEnum):
    """What became of what was to be brought into the record."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    FORGOTTEN = "forgotten"
    ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line, and why where it was set aside."""

    line: Line
    fate: Fate
    why: str = ""


def line(item: Source | Held) -> Json:
    """The item as the object of its line."""
    match item:
        case Source():
            found = {"zones": [zone_line(zone) for zone in item.zones], "flags": [flag_line(flag) for flag in item.flags]}
            return {"source": {"report": item.report} | found}
        case Versions():
            return {"versions": {"address": item.address, "reports": [{"id": id, "follows": before} for id, before in item.reports]}}
        case Judgement():
            forms = {"object": _form_line(item.object), "form": _form_line(item.form)}
            about = {name: getattr(item, name) for name in ("n", "at", "author", "verdict", "report")}
            told = {"reason": item.reason, "undoes": item.undoes}
            return {"judgement": about | forms | told | _of_speakers(item)}
        case Proposal():
            return {"proposal": {name: getattr(item, name) for name in Proposal.__slots__}}
        case Question():
            phrases = {name: list(getattr(item, name)) for name in ("about", "support", "oppose")}
            return {"question": {"id": item.id, "text": item.text} | phrases}
        case Refused():
            return {"refused": {"path": item.path, "why": item.why}}
        case Forgotten():
            return {"forgotten": {name: getattr(item, name) for name in Forgotten.__slots__}}


def _of_speakers(item: Judgement) -> Json:
    """What a judgement says of speakers; nothing but null where it is about a statement."""
    role = item.role and {"title": item.role.title, "of": item.role.of, "from": item.role.since, "to": item.role.until}
    return {"left": _party_line(item.left), "right": _party_line(item.right), "name": item.name, "role": role, "score": item.score}


def _party_line(party: Party | None) -> Json | None:
    if party is None:
        return None
    start, end = (party.span.start, party.span.end) if party.span else (None, None)
    return {"identity": party.identity, "report": party.report, "start": start, "end": end}


def _form_line(form: Form | None) -> Json | None:
    if form is None:
        return None
    return {name: pairs(getattr(form, name)) for name in ("source", "cue", "content")} | {"manner": form.manner, "act": form.act}


def parse(found: Json) -> Source | Held | None:
    """What the object of a line says, None where it is of no kind of ours; raises CannotLoad, naming the field that is wrong."""
    kind = next(iter(found), "")
    if kind not in _KINDS:
        return None
    if len(found) > 1:
        raise CannotLoad(f"a line with {kind!r} holds nothing else: found {', '.join(sorted(found)[:10])}")
    return _KINDS[kind](Field(found)[kind])


def _source(at: Field) -> Source:
    zones = tuple(zone_in(zone, _ANYWHERE) for zone in at["zones"])
    return Source(at["report"].string(), zones, tuple(flag_in(flag, _ANYWHERE) for flag in at["flags"]))


def _versions(at: Field) -> Versions:
    reports = tuple((each["id"].string(), each["follows"].string_or_none()) for each in at["reports"])
    if len({id for id, _ in reports}) < len(reports):
        raise at["reports"].wrong("each report once")
    return Versions(at["address"].string(), reports)


def _judgement(at: Field) -> Judgement:
    verdict, undoes = at["verdict"].one_of(Verdict), at["undoes"]
    if (undoes.value is not None) != (verdict is Verdict.UNDO):
        raise undoes.wrong("the number of a judgement where the verdict is undo, else null")
    if (at["form"].value is not None) != (verdict in (Verdict.ACCEPTED, Verdict.CORRECTED)):
        raise at["form"].wrong("how the statement should stand, where it is accepted or corrected, else null")
    left = _party(at.or_else("left", None))
    if verdict is not Verdict.UNDO and left is None and None in (at["report"].value, at["object"].value):
        raise at.wrong("a report, and an object in it, or a speaker")
    author, role = _author(at["author"]), at.or_else("role", None)
    made = Judgement(
        n=at["n"].count(),
        at=_moment(at["at"]),
        author=author,
        verdict=verdict,
        report=at["report"].string_or_none(),
        object=_form(at["object"]),
        form=_form(at["form"]),
        reason=at["reason"].string_or_none(),
        undoes=None if undoes.value is None else undoes.count(),
        left=left,
        right=_party(at.or_else("right", None)),
        name=at.or_else("name", None).string_or_none(),
        role=None if role.value is None else _role(role, author),
        score=None if (score := at.or_else("score", None)).value is None else score.share(),
    )
    for fault in of_decision(made, worded=False):
        raise at.wrong(f"a judgement that makes sense: {fault}")
    return made


def _party(at: Field) -> Party | None:
    if at.value is None:
        return None
    report = at["report"].string_or_none()
    return Party(_author(at["identity"]), report, at.span_or_none(_ANYWHERE) if report is not None else None)


def _role(at: Field, author: str) -> Term:
    return Term(at["title"].string(), at["of"].string_or_none(), at["from"].date_or_none(), at["to"].date_or_none(), by=author)


def _moment(at: Field) -> str:
    if not is_moment(at.string()):
        raise at.wrong("a point in time of ISO 8601, such as 2024-05-14T09:30:00Z")
    return at.string()


def _author(at: Field) -> str:
    if not at.string().strip() or not at.string().isprintable():
        raise at.wrong("a name, such as person:ana")
    return at.string()


def _form(at: Field) -> Form | None:
    if at.value is None:
        return None
    parts = {name: at[name].spans(_ANYWHERE) for name in ("source", "cue", "content")}
    return Form(manner=at["manner"].one_of(Manner), act=at["act"].one_of(Act), **parts)


def _question(at: Field) -> Question:
    phrases = {name: tuple(phrase.string() for phrase in at[name]) for name in ("about", "support", "oppose")}
    return Question(id=at["id"].string(), text=at["text"].string(), **phrases)


def _proposal(at: Field) -> Proposal:
    one, other = _author(at["one"]), _author(at["other"])
    return Proposal(one, other, at["score"].share(), at["reason"].string(), _author(at["author"]))


def _refused(at: Field) -> Refused:
    return Refused(at["path"].string(), at["why"].string())


def _forgotten(at: Field) -> Forgotten:
    who, when = _author(at["author"]), _moment(at["at"])
    return Forgotten(report=at["report"].string(), sha256=at["sha256"].string(), author=who, at=when, reason=at["reason"].string_or_none())


_KINDS: Mapping[str, Callable[[Field], Source | Held]] = MappingProxyType(
    {
        "source": _source,
        "versions": _versions,
        "judgement": _judgement,
        "proposal": _proposal,
        "question": _question,
        "refused": _refused,
        "forgotten": _forgotten,
    }
)
