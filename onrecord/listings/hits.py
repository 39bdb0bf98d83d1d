"""What was found, for people or as an object a line: who said what where, with the words that were looked for shown or in brackets."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterator

import click

from onrecord.codec import pairs, told, written
from onrecord.outline import Entry, heading, when
from onrecord.records import Hit, Span, Statement
from onrecord.terminal import printable

__all__ = ["as_json", "lines"]

_OPEN, _CLOSE = (
    "\ue000",
    "\ue001",
)  # stand for the marks while lines are broken; in a text they are not printable, and so never shown as such
_NARROWEST = 40
_INDENT = "  "


def lines(hit: Hit, *, colour: bool) -> Iterator[str]:
    """Date, outlet and heading; who said it how, and the words; the id by which it is judged, or the report's."""
    facts = (when(hit.report.published or ""), hit.report.outlet or "", heading(hit.report))
    yield click.style(" · ".join(_plain(fact) for fact in facts if fact), bold=True)
    before = f"{_who(hit, hit.statement)}: " if hit.statement else ""
    yield from _broken(before + _snippet(hit), colour=colour)
    alike = "" if hit.likeness is None else f", {hit.likeness:.2f} alike"
    yield _INDENT + click.style(
        f"statement {_plain(hit.statement.id)}{alike}" if hit.statement else f"report {_plain(hit.report.id)}", dim=True
    )


def _who(hit: Hit, said: Statement) -> str:
    entry = Entry(0, 0, said, None, hit.speaker, hit.report.text)
    source = " … ".join(_marked(hit, span) for span in said.source)
    name = f"({_plain(entry.unprinted)})" if entry.unprinted else "" if source else "(no source)"
    cue = " … ".join(_marked(hit, span) for span in said.cue)
    return " ".join(part for part in (source, name, cue) if part)


def _snippet(hit: Hit) -> str:
    whole = Span(hit.statement.content[0].start, hit.statement.content[-1].end) if hit.statement else Span(0, len(hit.report.text))
    return f"{'… ' * (hit.snippet.start > whole.start)}{_marked(hit, hit.snippet)}{' …' * (hit.snippet.end < whole.end)}"


def _marked(hit: Hit, span: Span) -> str:
    """The words of a span, with marks around those that were looked for."""
    text, shown, at = hit.report.text, "", span.start
    for found in hit.spans:
        start, end = max(found.start, at), min(found.end, span.end)
        if start < end:
            shown += f"{_plain(text[at:start], ends=True)}{_OPEN}{_plain(text[start:end])}{_CLOSE}"
            at = end
    return (shown + _plain(text[at : span.end], ends=True)).strip()


def _plain(words: str, *, ends: bool = False) -> str:
    """Words on one line that steer no terminal; with `ends`, the space at their ends stays one."""
    bare = printable(" ".join(words.split()))
    if not ends or not words:
        return bare
    return f"{' ' * words[0].isspace()}{bare}{' ' * (words[-1].isspace() and bool(bare))}"


def _broken(words: str, *, colour: bool) -> Iterator[str]:
    """The words in lines as wide as the terminal, or 100 characters; the marks in colour, else as brackets."""
    asked = os.environ.get("COLUMNS", "")
    width = max(_NARROWEST, int(asked) if asked.isdecimal() else shutil.get_terminal_size((100, 24)).columns)
    inside = False
    for line in textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False):
        if not colour:
            yield line.replace(_OPEN, "[").replace(_CLOSE, "]")
            continue
        shown = ""
        for piece in re.split(f"({_OPEN}|{_CLOSE})", line):
            inside = (inside or piece == _OPEN) and piece != _CLOSE
            if piece not in (_OPEN, _CLOSE):
                shown += click.style(piece, fg="yellow", bold=True) if inside and piece.strip() else piece
        yield shown


def as_json(hit: Hit) -> str:
    """The statement as exports have it, or null where only the report's text has the words; where these stand, and what to show of it."""
    found = told(hit.report, hit.statement, hit.speaker)
    shown = {"hits": pairs(hit.spans), "snippet": [hit.snippet.start, hit.snippet.end], "text": hit.snippet.of(hit.report.text)}
    alike = {} if hit.likeness is None else {"likeness": hit.likeness}
    return written(found | shown | alike).decode().rstrip("\n")
