"""The marks of one report out of their TOML file, their words found in the text: the form is told in docs/7_corpus.md."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.corpus.problems import Problems, raise_errors
from onrecord.corpus.tables import NOWHERE, Ground, Table, open_table
from onrecord.corpus.texts import NONE, Texts, own_text
from onrecord.corpus.values import (
    Correction,
    Marked,
    MarkedRole,
    MarkedSpeaker,
    MarkedStatement,
    NoStatement,
    Reference,
    Wording,
)
from onrecord.records import Act, Assertion, Manner, Zone

__all__ = ["CHANNELS", "KINDS", "UNSOURCED", "VOICES", "ZONES", "load", "read"]

ZONES = tuple("headline deck dateline byline caption credit timestamp promo boilerplate".split())
KINDS = tuple("person organisation country office group unnamed document".split())
CHANNELS = tuple("speech interview briefing hearing statement post document letter vote call broadcast court other".split())
UNSOURCED = ("unsourced", "vague")
VOICES = ("own", "quoted")


def load(path: Path, texts: Texts = NONE) -> Marked:
    """The marks of a file; raises BadMarks with the first error."""
    problems = Problems(str(path))
    marked = read(path, problems, texts)
    raise_errors(problems)
    assert marked is not None, "what can't be read at all is an error"  # noqa: S101
    return marked


def read(path: Path, problems: Problems, texts: Texts = NONE) -> Marked | None:
    """The marks of a file as far as they can be read, what is wrong being noted; None where nothing can."""
    table = open_table(path, problems)
    if table is None:
        return None
    report, url = table.string_or_none("report"), table.string_or_none("url")
    if (report is None) == (url is None):
        table.wrong("report", "give either the file of the text (report) or the address of a text that is not ours (url)")
        return None
    text = texts.at(url) if url else own_text(path, report or "", problems, texts)
    if text is None and report:
        return None
    ground = Ground(text)
    marked = Marked(
        name=path.stem,
        report=report,
        url=url,
        reader=table.string("reader"),
        notice=table.string_or_none("notice"),
        published=table.date("published"),
        sha256=table.string_or_none("sha256"),
        text=text or "",
        zones=tuple(Zone(each.one_of("kind", ZONES), each.span("at", ground)) for each in table.tables("zone")),
        speakers=tuple(_speaker(each, ground) for each in table.tables("speaker")),
        statements=tuple(_statement(each, ground) for each in table.tables("statement")),
        unsourced=tuple(Assertion(each.one_of("kind", UNSOURCED), each.span("at", ground)) for each in table.tables("unsourced")),
        no_statements=tuple(NoStatement(each.span("at", ground), each.string("why")) for each in table.tables("no_statement")),
        wordings=tuple(_wording(each, ground) for each in table.tables("wording")),
        corrections=tuple(Correction(each.span("at", ground), each.string_or_none("of")) for each in table.tables("correction")),
    )
    table.close()
    return marked


def _words(table: Table, name: str, ground: Ground) -> str | None:
    """Words of our own, or (`name_at`) those of a text that is not ours by their places, with ours between them as they are."""
    at = f"{name}_at"
    if not table.has(at):
        return table.string_or_none(name)
    if table.has(name):
        table.wrong(name, f"give {name} or {at}, not both")
    return " ".join(table.printed(at, ground)) or None


def _needed(table: Table, name: str, ground: Ground) -> str:
    words = _words(table, name, ground)
    if words is None:
        table.wrong(name, "is missing")
    return words or ""


def _list(table: Table, name: str, ground: Ground) -> tuple[str, ...]:
    """A list of words, or (`name_at`) of places in a text that is not ours and words."""
    return (*table.printed(f"{name}_at", ground), *table.strings(name))


def _speaker(table: Table, ground: Ground) -> MarkedSpeaker:
    return MarkedSpeaker(
        id=table.id(),
        name=_needed(table, "name", ground),
        kind=table.one_of("kind", KINDS),
        roles=tuple(_role(each, ground) for each in table.tables("roles")),
        mentions=table.spans("mentions", ground),
    )


def _role(table: Table, ground: Ground) -> MarkedRole:
    return MarkedRole(
        title=_needed(table, "title", ground),
        of=_words(table, "of", ground),
        span=table.span("at", ground),
        since=table.date("from"),
        until=table.date("to"),
    )


def _statement(table: Table, ground: Ground) -> MarkedStatement:
    name, ground = table.id(), table.ground("in", ground)
    source, cue, content = (table.spans(part, ground) for part in ("source", "cue", "content"))
    if not table.items("content"):
        table.wrong("content", "is missing: a statement without words is none")
    return MarkedStatement(
        id=name,
        source=source,
        cue=cue,
        content=content or (NOWHERE,),
        manner=Manner(table.one_of("manner", list(Manner))),
        act=Act(table.one_of("act", list(Act))),
        parent=table.string_or_none("parent"),
        speaker=table.string_or_none("speaker"),
        said_on=table.date("said_on"),
        occasion=table.spans("occasion", replace(ground, wider=True)),
        channel=table.one_of_or_none("channel", CHANNELS),
        refers_to=tuple(_reference(each, ground) for each in table.tables("refers_to")),
        note=table.string_or_none("note"),
    )


def _reference(table: Table, ground: Ground) -> Reference:
    span, to, words = table.span("at", ground), table.string_or_none("to"), _words(table, "words", ground)
    if (to is None) == (words is None):
        table.wrong("to", "give either the id of a statement (to) or words for what is meant (words)")
    return Reference(span, to, words)


def _wording(table: Table, ground: Ground) -> Wording:
    return Wording(
        span=table.span("at", ground),
        voice=table.one_of("voice", VOICES),
        alternatives=_list(table, "alternatives", ground),
        speaker=table.string_or_none("speaker"),
    )
