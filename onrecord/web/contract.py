"""The schemas of the JSON form, version 1, which the page gives as every export does; a test holds them to what `codec` writes."""

from __future__ import annotations

from onrecord.records import Act, Manner
from onrecord.web.shape import Json

__all__ = ["REPORT", "SCHEMAS", "TOLD"]

_TEXT: Json = {"type": "string"}
_MAYBE: Json = {"type": ["string", "null"]}
_COUNT: Json = {"type": "integer", "minimum": 0}
_SPAN: Json = {"type": "array", "prefixItems": [_COUNT, _COUNT], "items": False, "minItems": 2, "maxItems": 2}
_SPANS: Json = {"type": "array", "items": _SPAN}
_ENDS: Json = {"start": _COUNT, "end": _COUNT}
_MAYBE_ENDS: Json = {"start": {"type": ["integer", "null"]}, "end": {"type": ["integer", "null"]}}


def _object(description: str, **properties: Json) -> Json:
    made: Json = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return made | {"description": description}


def _many(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


_STATEMENT: dict[str, Json] = {
    "id": _TEXT,
    "manner": {"type": "string", "enum": [each.value for each in Manner]},
    "act": {"type": "string", "enum": [each.value for each in Act]},
    **dict.fromkeys(("source", "cue", "content"), _SPANS),
    "parent": _MAYBE,
    "speaker": _MAYBE,
    "said_on": _MAYBE,
    "occasion": _SPANS,
    "channel": _MAYBE,
    "refers_to": {"anyOf": [_MAYBE, _SPAN]},
    "score": {"type": "number"},
    "by": _TEXT,
}
_FACTS = ("path", "url", "outlet", "agency", "title")
_REPORT: dict[str, Json] = {
    "id": _TEXT,
    **dict.fromkeys(_FACTS, _MAYBE),
    "authors": {"type": "array", "items": _TEXT},
    **dict.fromkeys(("published", "place", "language"), _MAYBE),
    "sha256": _TEXT,
    "chars": _COUNT,
}
_COVERAGE = dict.fromkeys(("chars", "chars_read", "sentences", "sentences_with_statement"), _COUNT)

SCHEMAS: dict[str, Json] = {
    "ReportFacts": _object("What is known of a report as a whole; dates are ISO 8601 to the precision known.", **_REPORT),
    "Statement": _object("Words that a report attributes to somebody: spans of its text, in code points, end excluded.", **_STATEMENT),
    "SpeakerOfReport": _object(
        "A speaker of one report.",
        id=_TEXT,
        name=_TEXT,
        kind=_MAYBE,
        roles={"type": "array", "items": _object("A role as printed.", title=_TEXT, of=_MAYBE, **_ENDS)},
        mentions=_SPANS,
        by=_TEXT,
    ),
    "Zone": _object("A stretch of a report with one function.", kind=_TEXT, **_ENDS),
    "Flag": _object("Something that a reader should know of a report, or of some characters of it.", kind=_TEXT, **_MAYBE_ENDS, note=_TEXT),
    "Assertion": _object("A claim in the outlet’s own voice.", kind={"type": "string", "enum": ["unsourced", "vague"]}, **_ENDS),
    "Coverage": _object("How much was read.", **_COVERAGE),
    "ReadReport": _object(
        "A report with its latest reading, as people have judged it: the JSON form, version 1, with its text.",
        version={"const": 1},
        report={"$ref": "#/components/schemas/ReportFacts"},
        zones=_many("Zone"),
        flags=_many("Flag"),
        speakers=_many("SpeakerOfReport"),
        statements=_many("Statement"),
        assertions=_many("Assertion"),
        coverage={"$ref": "#/components/schemas/Coverage"},
        model=_TEXT,
        text=_TEXT,
    ),
    "ToldStatement": _object("A statement with its words.", **_STATEMENT, text=_TEXT),
    "SpeakerTold": _object("Who made a statement.", id=_TEXT, name=_TEXT, kind=_MAYBE),
    "Told": _object(
        "A statement out of its report, as an export has it; statement and speaker are null where there is none.",
        statement={"anyOf": [{"$ref": "#/components/schemas/ToldStatement"}, {"type": "null"}]},
        report={"$ref": "#/components/schemas/ReportFacts"},
        speaker={"anyOf": [{"$ref": "#/components/schemas/SpeakerTold"}, {"type": "null"}]},
    ),
}
REPORT: Json = {"$ref": "#/components/schemas/ReadReport"}
TOLD: Json = {"$ref": "#/components/schemas/Told"}
