"""A marked report as people see it: its statements as OnRecord shows its own, and every other layer by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.corpus.convert import dossier
from onrecord.corpus.values import Listed, Marked, MarkedSpeaker, MarkedStatement
from onrecord.records import Dossier, Flag, Span, Spans

__all__ = ["in_margin", "layers"]


def in_margin(marked: Marked, listed: Listed | None = None) -> Dossier:
    """The report with its other layers as notes beside their words, for a page."""
    made = dossier(marked, listed)
    notes = (*made.reading.flags, *_notes(marked))
    return Dossier(replace(made.report, flags=notes), replace(made.reading, flags=notes))


def _notes(marked: Marked) -> Iterator[Flag]:
    for statement in marked.statements:
        if told := _told(marked, statement):
            yield Flag(f"statement-{statement.id}", statement.content[0], told)
    for negative in marked.no_statements:
        yield Flag("no-statement", negative.span, negative.why)
    for wording in marked.wordings:
        yield Flag("wording", wording.span, _voice(wording.speaker, wording.alternatives))


def _voice(speaker: str | None, alternatives: tuple[str, ...]) -> str:
    return f"{f'quoted from {speaker}' if speaker else 'own voice'}{', else: ' if alternatives else ''}{', '.join(alternatives)}"


def _told(marked: Marked, statement: MarkedStatement) -> str:
    """What is marked of a statement beside what its line shows."""
    facts = {"said on": statement.said_on, "occasion": _joined(marked, statement.occasion), "channel": statement.channel}
    told = [f"{name} {value}" for name, value in facts.items() if value]
    told += [f'"{_words(marked, each.span)}" is {each.to or each.words}' for each in statement.refers_to]
    return "; ".join((*told, statement.note) if statement.note else told)


def layers(marked: Marked) -> Iterator[str]:
    """All that a table of the statements does not show, in lines: zones, speakers, and what else is marked."""
    yield from _section("zones", [f"{zone.kind}: {_words(marked, zone.span)}" for zone in marked.zones])
    yield from _section("speakers", [_speaker(marked, speaker) for speaker in marked.speakers])
    told = [(statement.id, _told(marked, statement)) for statement in marked.statements]
    yield from _section("statements", [f"{name}: {words}" for name, words in told if words])
    yield from _section("in the outlet's own voice", [f"{each.kind}: {_words(marked, each.span)}" for each in marked.unsourced])
    yield from _section("no statements", [f"{_words(marked, each.span)}: {each.why}" for each in marked.no_statements])
    wordings = [f"{_words(marked, each.span)}: {_voice(each.speaker, each.alternatives)}" for each in marked.wordings]
    yield from _section("wording", wordings)
    yield from _section("corrections", [f"of {each.of or 'another report'}: {_words(marked, each.span)}" for each in marked.corrections])


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def _speaker(marked: Marked, speaker: MarkedSpeaker) -> str:
    roles = [f"{role.title}{f' of {role.of}' if role.of else ''}{_dates(role.since, role.until)}" for role in speaker.roles]
    mentions = dict.fromkeys(_words(marked, span) for span in speaker.mentions)
    return "; ".join(filter(None, (f"{speaker.name} ({speaker.kind})", ", ".join(roles), f"mentioned as {' / '.join(mentions)}")))


def _dates(since: str | None, until: str | None) -> str:
    return f" ({since or '?'} to {until or '?'})" if since or until else ""


def _joined(marked: Marked, spans: Spans) -> str:
    return " … ".join(_words(marked, span) for span in spans)


def _words(marked: Marked, span: Span) -> str:
    return " ".join(span.of(marked.text).split())
