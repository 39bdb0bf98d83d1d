"""Records to rows of the tables and back; what is a list in a record is JSON in a row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import RowMapping

from onrecord.errors import CannotKeep
from onrecord.outline import zone_at, zones
from onrecord.records import (
    Act,
    Assertion,
    Coverage,
    Dossier,
    Flag,
    Form,
    Judgement,
    Manner,
    Party,
    Reading,
    Report,
    Role,
    Span,
    Spans,
    Speaker,
    Statement,
    Term,
    Verdict,
    Zone,
)

__all__ = [
    "date_of",
    "form_from",
    "form_row",
    "judgement_from",
    "judgement_row",
    "reading_from",
    "reading_row",
    "report_from",
    "report_row",
    "role_from",
    "role_row",
    "speaker_from",
    "speaker_row",
    "statement_from",
    "statement_row",
]

Row = Mapping[str, Any] | RowMapping
Given = TypeVar("Given")
Rest = ParamSpec("Rest")
Made = TypeVar("Made")
_DECIDED = ("n", "at", "author", "report", "reason", "undoes")
_NOT_TOLD = "unknown"  # by which rule a speaker's mentions were brought together, in rows of before it was kept
_FACTS = ("id", "sha256", "text", "path", "url", "outlet", "agency", "title", "published", "place", "language", "captured", "digest")


def _whole(make: Callable[Concatenate[Given, Rest], Made]) -> Callable[Concatenate[Given, Rest], Made]:
    """Tells of a row that holds no such record, whatever its values lead to: it was damaged, or changed by another program."""

    @wraps(make)
    def made(row: Given, /, *rest: Rest.args, **more: Rest.kwargs) -> Made:
        try:
            return make(row, *rest, **more)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
            name = row.get("id") or row.get("n") if isinstance(row, Mapping) else None
            what = " ".join(str(part) for part in (make.__name__.strip("_").removesuffix("_from"), name) if part is not None)
            raise CannotKeep(
                f"{what}: its row can't be understood ({problem}): onrecord check tells what is whole; go back to a backup"
            ) from problem

    return made


def date_of(report: Report) -> str:
    """What reports are ordered and filtered by: the date of publication, empty where no year is known."""
    return report.published if report.published and report.published[0].isdigit() else ""


def report_row(report: Report) -> dict[str, Any]:
    row = {name: getattr(report, name) for name in _FACTS}
    return row | {
        "authors": _json(report.authors),
        "zones": _json(_zone(zone) for zone in report.zones),
        "flags": _json(_flag(flag) for flag in report.flags),
        "dated": date_of(report),
    }


@_whole
def report_from(row: Row) -> Report:
    facts = {name: row[name] for name in _FACTS}
    return Report(authors=tuple(json.loads(row["authors"])), zones=_zones(row["zones"]), flags=_flags(row["flags"]), **facts)


def reading_row(reading: Reading) -> dict[str, Any]:
    coverage = {name: getattr(reading.coverage, name) for name in Coverage.__slots__}
    return coverage | {
        "model": reading.model,
        "zones": _json(_zone(zone) for zone in reading.zones),
        "flags": _json(_flag(flag) for flag in reading.flags),
        "assertions": _json([each.kind, each.span.start, each.span.end] for each in reading.assertions),
    }


@_whole
def reading_from(row: Row, report_id: str, speakers: Iterable[Row], statements: Iterable[Statement]) -> Reading:
    return Reading(
        report_id=report_id,
        model=row["model"],
        statements=tuple(statements),
        speakers=tuple(speaker_from(each) for each in speakers),
        coverage=Coverage(**{name: row[name] for name in Coverage.__slots__}),
        zones=_zones(row["zones"]),
        flags=_flags(row["flags"]),
        assertions=tuple(Assertion(kind, Span(start, end)) for kind, start, end in json.loads(row["assertions"])),
    )


def speaker_row(speaker: Speaker) -> dict[str, Any]:
    roles = _json([role.title, role.of, role.span.start, role.span.end] for role in speaker.roles)
    known = {"id": speaker.id, "name": speaker.name, "kind": speaker.kind, "joined_by": speaker.by}
    return known | {"roles": roles, "mentions": _spans(speaker.mentions)}


@_whole
def speaker_from(row: Row) -> Speaker:
    roles = tuple(Role(title, of, Span(start, end)) for title, of, start, end in json.loads(row["roles"]))
    known = {"id": row["id"], "name": row["name"], "kind": row["kind"], "by": row["joined_by"] or _NOT_TOLD}
    return Speaker(roles=roles, mentions=_spans_from(row["mentions"]), **known)


def statement_row(said: Statement, dossier: Dossier) -> dict[str, Any]:
    zone = zone_at(zones(dossier), said.content[0].start)
    return {
        "id": said.id,
        "parent": said.parent,
        "speaker": said.speaker,
        "manner": said.manner.value,
        "act": said.act.value,
        "zone": zone.kind if zone else None,
        "source": _spans(said.source),
        "cue": _spans(said.cue),
        "content": _spans(said.content),
        "starts": said.content[0].start,
        "ends": said.content[-1].end,
        "score": round(said.score, 3),
        "said_on": said.said_on,
        "occasion": _spans(said.occasion) if said.occasion else None,
        "channel": said.channel,
        "refers_to": _refers(said.refers_to),
        "decided_by": said.by,
    }


@_whole
def statement_from(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        content=_spans_from(row["content"]),
        source=_spans_from(row["source"]),
        cue=_spans_from(row["cue"]),
        manner=Manner(row["manner"]),
        act=Act(row["act"]),
        parent=row["parent"],
        speaker=row["speaker"],
        said_on=row["said_on"],
        occasion=_spans_from(row["occasion"]) if row["occasion"] else (),
        channel=row["channel"],
        refers_to=_refers_from(row["refers_to"]),
        score=row["score"],
        by=row["decided_by"],
    )


def _refers(to: str | Span | None) -> str | None:
    return None if to is None else json.dumps([to.start, to.end] if isinstance(to, Span) else to)


def _refers_from(row: str | None) -> str | Span | None:
    found = None if row is None else json.loads(row)
    return Span(*found) if isinstance(found, list) else found


def form_row(form: Form | None) -> str | None:
    """The JSON of a form, always the same for the same form."""
    if form is None:
        return None
    parts = {name: [[span.start, span.end] for span in getattr(form, name)] for name in ("source", "cue", "content")}
    return _json(parts | {"manner": form.manner.value, "act": form.act.value})


@_whole
def form_from(row: str | None) -> Form | None:
    if row is None:
        return None
    found = json.loads(row)
    parts = {name: tuple(Span(start, end) for start, end in found[name]) for name in ("source", "cue", "content")}
    return Form(manner=Manner(found["manner"]), act=Act(found["act"]), **parts)


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    row = {name: getattr(judgement, name) for name in _DECIDED} | {"verdict": judgement.verdict.value}
    row |= {"object": form_row(judgement.object), "form": form_row(judgement.form)}
    row |= {"renamed": judgement.name, "role": role_row(judgement.role), "score": judgement.score}
    return row | _party("one", judgement.left) | _party("other", judgement.right)


@_whole
def judgement_from(row: Row) -> Judgement:
    return Judgement(
        verdict=Verdict(row["verdict"]),
        object=form_from(row["object"]),
        form=form_from(row["form"]),
        left=_party_from("one", row),
        right=_party_from("other", row),
        name=row["renamed"],
        role=role_from(row["role"]),
        score=row["score"],
        **{name: row[name] for name in _DECIDED},
    )


def _party(side: str, party: Party | None) -> dict[str, Any]:
    start, end = (party.span.start, party.span.end) if party and party.span else (None, None)
    told = (party.identity, party.report) if party else (None, None)
    return dict(zip((side, f"{side}_report", f"{side}_start", f"{side}_end"), (*told, start, end), strict=True))


def _party_from(side: str, row: Row) -> Party | None:
    if row[side] is None:
        return None
    start, end = row[f"{side}_start"], row[f"{side}_end"]
    return Party(row[side], row[f"{side}_report"], None if start is None else Span(start, end))


def role_row(role: Term | None) -> str | None:
    return None if role is None else _json([role.title, role.of, role.since, role.until, role.by])


@_whole
def role_from(row: str | None) -> Term | None:
    if row is None:
        return None
    title, of, since, until, by = json.loads(row)
    return Term(title, of, since, until, by=by)


def _zone(zone: Zone) -> list[Any]:
    return [zone.kind, zone.span.start, zone.span.end]


def _zones(row: str) -> tuple[Zone, ...]:
    return tuple(Zone(kind, Span(start, end)) for kind, start, end in json.loads(row))


def _flag(flag: Flag) -> list[Any]:
    return [flag.kind, *((flag.span.start, flag.span.end) if flag.span else (None, None)), flag.note]


def _flags(row: str) -> tuple[Flag, ...]:
    return tuple(Flag(kind, None if start is None else Span(start, end), note) for kind, start, end, note in json.loads(row))


def _spans(spans: Spans) -> str:
    return _json([span.start, span.end] for span in spans)


def _spans_from(row: str) -> Spans:
    return tuple(Span(start, end) for start, end in json.loads(row))


def _json(values: Iterable[Any] | Mapping[str, Any] | Sequence[Any]) -> str:
    return json.dumps(values if isinstance(values, Mapping) else list(values), separators=(",", ":"))
