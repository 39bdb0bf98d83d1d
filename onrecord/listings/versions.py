"""The versions of a report for people, with what was taken out as `[-words-]` and put in as `{+words+}`; or an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.linking.versions import passages
from onrecord.listings.kept import counts, number
from onrecord.outline import heading, join, when
from onrecord.terminal import printable

if TYPE_CHECKING:
    from onrecord.linking.versions import Edit
    from onrecord.pipeline.versions import Version
    from onrecord.records import Dossier, Statement

__all__ = ["as_json", "lines"]

_AROUND = 40  # characters beside an edit that show where it stands


def lines(version: Version) -> Iterator[str]:
    """A heading, the edits each with some words around, and the statements that came and went."""
    report = version.dossier.report
    date = f"{when(report.published)}  " if report.published else ""
    yield click.style(f"{report.id}  {printable(date + heading(report))}", bold=True)
    follows = f", follows {version.before.report.id}" if version.before else ""
    yield f"  version {version.number} of {version.of}{follows}, stored {version.stored_at}"
    if version.change is None or version.before is None:
        yield f"  {number(len(version.dossier.reading.statements), 'statements')}"
        return
    change, old = version.change, version.before
    for edits in passages(change.edits, 2 * _AROUND):
        yield f"    {_shown(edits, old.report.text, report.text)}"
    if not change.edits:
        yield "    the same words"
    for said in change.came:
        yield click.style(f"  + {_statement(said, version.dossier)}", fg="green")
    for said in change.went:
        yield click.style(f"  - {_statement(said, old)}", fg="red")
    yield f"  {counts(change)}"


def _shown(edits: list[Edit], old: str, new: str) -> str:
    first, last = edits[0], edits[-1]
    start, end = _around(old, first.old[0], last.old[1])
    shown, at = "", start
    for edit in edits:
        shown += _line(old[at : edit.old[0]])
        shown += _marked(old[slice(*edit.old)], "[-", "-]", "red") + _marked(new[slice(*edit.new)], "{+", "+}", "green")
        at = edit.old[1]
    shown += _line(old[at:end])
    return f"{'… ' if start else ''}{shown.strip()}{' …' if end < len(old) else ''}"


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where some whole words beside a stretch are shown."""
    before, after = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if before:
        before = max(before, text.find(" ", before, start))
    if after < len(text):
        after = max(end, text.rfind(" ", end, after))
    return before, after


def _marked(words: str, opening: str, closing: str, colour: str) -> str:
    if not words:
        return ""
    bare = words.strip() or "¶"
    space = " " if words[:1].isspace() else ""
    return space + click.style(f"{opening}{_line(bare)}{closing}", fg=colour)


def _line(words: str) -> str:
    """Words on one line, with the space at their ends."""
    ends = [" " if words[place].isspace() else "" for place in (0, -1)] if words else ["", ""]
    told = " ".join(words.split())
    return f"{ends[0]}{printable(told)}{ends[1]}" if told else ends[0]


def _statement(said: Statement, dossier: Dossier) -> str:
    return " · ".join(_line(part).strip() for part in _parts(said, dossier) if part)


def _parts(said: Statement, dossier: Dossier) -> list[str]:
    return [join(dossier.report.text, spans) for spans in (said.source, said.cue, said.content)]


def as_json(version: Version) -> str:
    """One line: the report, what changed in its text by characters of both, and the statements by their ids."""
    report, change, before = version.dossier.report, version.change, version.before
    told: dict[str, Any] = {
        "report": {name: getattr(report, name) for name in ("id", "path", "url", "outlet", "title", "published", "sha256")},
        "version": version.number,
        "of": version.of,
        "follows": before.report.id if before else None,
        "stored_at": version.stored_at,
        "edits": None,
        "statements": None,
    }
    if change and before:
        told["edits"] = [
            {"old": edit.old, "new": edit.new, "was": before.report.text[slice(*edit.old)], "is": report.text[slice(*edit.new)]}
            for edit in change.edits
        ]
        told["statements"] = {
            "came": [_brief(said, version.dossier) for said in change.came],
            "went": [_brief(said, before) for said in change.went],
            "stayed": [[was.id, now.id] for was, now in change.stayed],
        }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _brief(said: Statement, dossier: Dossier) -> dict[str, str]:
    return {"id": said.id} | dict(zip(("source", "cue", "content"), _parts(said, dossier), strict=True))
