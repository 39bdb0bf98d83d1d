"""Records to and from the JSON form, version 1: one object a report, the same in every file and at every address.

The zones and the flags of a report and of its reading are one list there; read back, both have that list.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.outline import flags, join, zones
from onrecord.records import (
    Act,
    Assertion,
    Coverage,
    Dossier,
    Flag,
    Identity,
    Manner,
    Reading,
    Report,
    Role,
    Span,
    Spans,
    Speaker,
    Statement,
    Unread,
    Zone,
)

__all__ = [
    "VERSION",
    "Json",
    "encode",
    "flag_in",
    "flag_line",
    "from_json",
    "pairs",
    "report_told",
    "said",
    "said_in",
    "to_json",
    "told",
    "written",
    "zone_in",
    "zone_line",
]

VERSION = 1
Json = dict[str, Any]


def encode(item: Dossier | Unread, with_text: bool = False) -> bytes:
    """The item as one line of JSON in UTF-8; only half a surrogate pair, as in odd file names, is written as an escape."""
    return written(to_json(item, with_text=with_text))


def written(line: Json) -> bytes:
    """An object as its line of a file."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "backslashreplace") + b"\n"


def to_json(item: Dossier | Unread, *, with_text: bool = False) -> Json:
    """The item as an object of the JSON form, its names in their order; `text` comes last, where it is wanted."""
    if isinstance(item, Unread):
        return {"version": VERSION, "report": {"path": item.path}, "unread": item.why}
    report, reading = item.report, item.reading
    return {
        "version": VERSION,
        "report": _report(report),
        "zones": [zone_line(zone) for zone in zones(item)],
        "flags": [flag_line(flag) for flag in flags(item)],
        "speakers": [_speaker(speaker) for speaker in reading.speakers],
        "statements": [_statement(statement) for statement in reading.statements],
        "assertions": [{"kind": assertion.kind, **_ends(assertion.span)} for assertion in reading.assertions],
        "coverage": {name: getattr(reading.coverage, name) for name in Coverage.__slots__},
        "model": reading.model,
    } | ({"text": report.text} if with_text else {})


def said(dossier: Dossier, statement: Statement) -> Json:
    """One statement of a dossier as an object of its own, with its words, its report and its speaker: the form of an export."""
    who = next((each for each in dossier.reading.speakers if each.id == statement.speaker), None)
    return told(dossier.report, statement, dossier.identities.get(statement.speaker or "", who))


def told(report: Report, statement: Statement | None, speaker: Speaker | Identity | None) -> Json:
    """The same of its three parts; without a statement, only the report is told of."""
    return {
        "statement": _statement(statement) | {"text": join(report.text, statement.content)} if statement else None,
        "report": _report(report),
        "speaker": {"id": speaker.id, "name": speaker.name, "kind": speaker.kind} if speaker else None,
    }


def _report(report: Report) -> Json:
    names = ("id", "path", "url", "outlet", "agency", "title", "authors", "published", "place", "language", "sha256")
    return {name: getattr(report, name) for name in names} | {"authors": list(report.authors), "chars": len(report.text)}


def _speaker(speaker: Speaker) -> Json:
    roles = [{"title": role.title, "of": role.of, **_ends(role.span)} for role in speaker.roles]
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "roles": roles,
        "mentions": pairs(speaker.mentions),
        "by": speaker.by,
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "manner": statement.manner.value,
        "act": statement.act.value,
        "source": pairs(statement.source),
        "cue": pairs(statement.cue),
        "content": pairs(statement.content),
        "parent": statement.parent,
        "speaker": statement.speaker,
        "said_on": statement.said_on,
        "occasion": pairs(statement.occasion),
        "channel": statement.channel,
        "refers_to": _refers(statement.refers_to),
        "score": round(statement.score, 3),
        "by": statement.by,
    }


def _refers(to: str | Span | None) -> str | list[int] | None:
    return [to.start, to.end] if isinstance(to, Span) else to


def zone_line(zone: Zone) -> Json:
    return {"kind": zone.kind, **_ends(zone.span)}


def flag_line(flag: Flag) -> Json:
    return {"kind": flag.kind, **_ends(flag.span), "note": flag.note}


def _ends(span: Span | None) -> Json:
    return {"start": span.start, "end": span.end} if span else {"start": None, "end": None}


def pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def from_json(line: Json) -> Dossier | Unread:
    """The record that an object of the JSON form describes; it must have its text.

    Raises CannotLoad, naming the field, where something is missing, of another kind, outside the text, or at odds with the rest.
    """
    at = Field(line)
    if (version := at["version"]).count() != VERSION:
        raise version.wrong(f"version {VERSION} (another needs another OnRecord)")
    if "unread" in line:
        return Unread(at["report"]["path"].string(), at["unread"].string())
    if "text" not in line:
        raise CannotLoad("text: missing, so that nothing can be checked against it; write the file again with its text (--with-text)")
    text = at["text"].string()
    size = len(text)
    parts = tuple(zone_in(zone, size) for zone in at["zones"])
    marks = tuple(flag_in(flag, size) for flag in at["flags"])
    report = _report_from(at["report"], text, parts, marks)
    speakers = tuple(_speaker_from(speaker, size) for speaker in at["speakers"])
    statements = tuple(_statement_from(statement, size) for statement in at["statements"])
    _check_references(at, statements, speakers)
    reading = Reading(
        report_id=report.id,
        model=at["model"].string(),
        statements=statements,
        speakers=speakers,
        coverage=Coverage(**{name: at["coverage"][name].count() for name in Coverage.__slots__}),
        zones=parts,
        flags=marks,
        assertions=tuple(_assertion_from(assertion, size) for assertion in at["assertions"]),
    )
    return Dossier(report, reading)


def _report_from(at: Field, text: str, parts: tuple[Zone, ...], marks: tuple[Flag, ...]) -> Report:
    if at["chars"].count() != len(text):
        raise at["chars"].wrong(f"{len(text)}, the length of the text")
    try:
        digest = sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as problem:
        raise CannotLoad(f"text: character {problem.start:,} is half a surrogate pair, which no text can have") from problem
    if at["sha256"].string() != digest:
        raise at["sha256"].wrong(f"{digest}, the hash of the text (the text was changed, or belongs to another report)")
    return replace(report_told(at), text=text, zones=parts, flags=marks)


def report_told(at: Field) -> Report:
    """What a report object tells of a report: all but its text, which is empty here."""
    return Report(
        id=at["id"].string(),
        text="",
        sha256=at["sha256"].string(),
        **{name: at[name].string_or_none() for name in ("path", "url", "outlet", "agency", "title", "published", "place", "language")},
        authors=tuple(author.string() for author in at["authors"]),
        zones=(),
        flags=(),
    )


def said_in(line: Json, report: Report) -> tuple[Statement, Speaker | None]:
    """The statement, and who made it, of an object that `said` made of this report; raises CannotLoad where it is not of its words."""
    at = Field(line)
    if (chars := at["report"]["chars"]).count() != (size := len(report.text)):
        raise chars.wrong(f"{size}, the length of the report's text")
    told = _statement_from(at["statement"], size)
    if (words := at["statement"]["text"]).string() != join(report.text, told.content):
        raise words.wrong("the words that stand in the report where the content points")
    who = at["speaker"]
    if (told.speaker is None) != (who.value is None):
        raise at["statement"]["speaker"].wrong("an id where there is a speaker beside it, null where there is none")
    if told.speaker is None:
        return told, None
    who["id"].string()  # across the record that it comes from; the reading has its own
    return told, Speaker(id=told.speaker, name=who["name"].string(), kind=who["kind"].string_or_none())


def _speaker_from(at: Field, size: int) -> Speaker:
    return Speaker(
        id=at["id"].string(),
        name=at["name"].string(),
        kind=at["kind"].string_or_none(),
        roles=tuple(Role(role["title"].string(), role["of"].string_or_none(), role.span(size)) for role in at["roles"]),
        mentions=at["mentions"].spans_in_any_order(size),
        by=at.or_else("by", "unknown").string(),
    )


def _statement_from(at: Field, size: int) -> Statement:
    if not at["content"].value:
        raise at["content"].wrong("at least one span: a statement without words is none")
    return Statement(
        id=at["id"].string(),
        content=at["content"].spans(size),
        source=at["source"].spans(size),
        cue=at["cue"].spans(size),
        manner=at["manner"].one_of(Manner),
        act=at["act"].one_of(Act),
        parent=at["parent"].string_or_none(),
        speaker=at["speaker"].string_or_none(),
        said_on=at["said_on"].date_or_none(),
        occasion=at["occasion"].spans(size),
        channel=at["channel"].string_or_none(),
        refers_to=at.or_else("refers_to", None).words_or_span(size),
        score=at["score"].share(),
        by=at["by"].string(),
    )


def zone_in(at: Field, size: int) -> Zone:
    return Zone(at["kind"].string(), at.span(size))


def flag_in(at: Field, size: int) -> Flag:
    return Flag(at["kind"].string(), at.span_or_none(size), at["note"].string())


def _assertion_from(at: Field, size: int) -> Assertion:
    if at["kind"].value not in ("unsourced", "vague"):
        raise at["kind"].wrong("unsourced or vague")
    return Assertion(at["kind"].value, at.span(size))


def _check_references(at: Field, statements: tuple[Statement, ...], speakers: tuple[Speaker, ...]) -> None:
    """Ids are given once, and what a statement names is there; no statement stands, by way of others, in itself."""
    _check_unique(at["speakers"], [speaker.id for speaker in speakers])
    _check_unique(at["statements"], [statement.id for statement in statements])
    known = {speaker.id for speaker in speakers}
    parents = {statement.id: statement.parent for statement in statements}
    sound: set[str | None] = {None}
    for place, statement in zip(at["statements"], statements, strict=True):
        if statement.speaker is not None and statement.speaker not in known:
            raise place["speaker"].wrong("the id of one of the speakers")
        if isinstance(statement.refers_to, str) and statement.refers_to not in parents:
            raise place["refers_to"].wrong("the id of one of the statements")
        chain: set[str | None] = set()
        link: str | None = statement.id
        while link not in sound:
            if link not in parents or link in chain:
                raise place["parent"].wrong("the id of another statement, which does not stand in this one")
            chain.add(link)
            link = parents[link]
        sound |= chain


def _check_unique(at: Field, ids: list[str]) -> None:
    seen: set[str] = set()
    for place, name in zip(at, ids, strict=True):
        if name in seen:
            raise place["id"].wrong("an id that no other has")
        seen.add(name)
