"""What a record holds, as exports take it out and imports bring it, and the lines of JSON of what it holds beside its readings.

Each such line is an object with one name, that of its kind: source, versions, judgement, question, refused, forgotten. What a database adds
of its own is not there: keys, and dates of storing, which differ from run to run.
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
from onrecord.records import Act, Dossier, Flag, Forgotten, Form, Judgement, Manner, Question, Report, Verdict, Versions, Zone

__all__ = ["Fate", "Held", "Holdings", "Line", "Outcome", "Refused", "Source", "Texts", "line", "parse"]

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


Held = Versions | Judgement | Question | Refused | Forgotten
Texts = Callable[[Sequence[Report]], Sequence[Report | None]]
"""Finds reports that are told of without their text: each with its text and zones, or None where it is nowhere, in their order."""


class Holdings(Protocol):
    """A record, or a part of it, as an export takes from it; each method reads it anew, piece after piece."""

    def dossiers(self) -> Iterator[Dossier]:
        """Every report with its latest reading as people have judged it, by date and id; of a part, only its statements."""

    def readings(self) -> Iterator[Dossier]:
        """Every reading of every report as it was made, a report's latest one last; of a part, those of the reports that it is in."""

    def rest(self) -> Iterator[Held]:
        """All else: versions by address, the ledger by number, then questions, what was refused and what was forgotten by their names."""

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
            return {"judgement": about | forms | {"reason": item.reason, "undoes": item.undoes}}
        case Question():
            phrases = {name: list(getattr(item, name)) for name in ("about", "support", "oppose")}
            return {"question": {"id": item.id, "text": item.text} | phrases}
        case Refused():
            return {"refused": {"path": item.path, "why": item.why}}
        case Forgotten():
            return {"forgotten": {name: getattr(item, name) for name in Forgotten.__slots__}}


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
    if verdict is not Verdict.UNDO and None in (at["report"].value, at["object"].value):
        raise at.wrong("a report, and an object in it")
    return Judgement(
        n=at["n"].count(),
        at=_moment(at["at"]),
        author=_author(at["author"]),
        verdict=verdict,
        report=at["report"].string_or_none(),
        object=_form(at["object"]),
        form=_form(at["form"]),
        reason=at["reason"].string_or_none(),
        undoes=None if undoes.value is None else undoes.count(),
    )


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
        "question": _question,
        "refused": _refused,
        "forgotten": _forgotten,
    }
)
