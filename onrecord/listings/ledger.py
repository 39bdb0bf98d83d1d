"""The ledger row by row, for people or as an object a line; and one statement before and after it was judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.holdings import line
from onrecord.listings.who import decision
from onrecord.outline import heading, join
from onrecord.records import Form, Report, Statement, Verdict
from onrecord.terminal import printable

if TYPE_CHECKING:
    from onrecord.archive.cases import Case
    from onrecord.archive.ledger import Entry

__all__ = ["as_json", "case_lines", "lines"]

_LONGEST = 200  # characters of a part that a line shows
_COLOURS = {"in force": "green", "outvoted": "yellow", "undone": "bright_black", "orphaned": "red"}


def lines(entry: Entry) -> Iterator[str]:
    """Number, verdict, what has become of it, author and date; what it is about, what it puts in its place, and why."""
    row = entry.row
    standing = click.style(entry.standing.value, fg=_COLOURS[entry.standing.value])
    yield f"{click.style(f'{row.n}  {row.verdict.value}', bold=True)}  {standing}  {printable(row.author)}  {printable(row.at)}"
    if row.verdict is Verdict.UNDO:
        yield f"  of row {row.undoes}"
    elif row.left:
        yield f"  {printable(decision(row, {}))}"
        return
    elif row.report is not None:
        name = f"{printable(heading(entry.report))} ({row.report})" if entry.report else f"{row.report}, which is not in the record"
        yield f"  {name}: {_told(entry.report, row.object)}".rstrip(": ")
    if row.verdict is Verdict.CORRECTED:
        yield f"  → {_told(entry.report, row.form)}"
    if row.reason:
        yield f"  {'memo' if row.verdict is Verdict.MEMO else 'reason'}: {_line(row.reason)}"


def as_json(entry: Entry) -> str:
    """The row as exports have it, with `state` and, where the report is there, the words that it is about."""
    words = join(entry.report.text, entry.row.object.content) if entry.report and entry.row.object else None
    found = line(entry.row)["judgement"] | {"state": entry.standing.value, "words": words}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def case_lines(before: Case, after: Case) -> Iterator[str]:
    """A statement part by part; what changed is shown as it was and as it is."""
    yield click.style(f"{after.read.id}  {printable(heading(after.report))} ({after.report.id})", bold=True)
    was, now = _parts(before), _parts(after)
    for name, value in now.items():
        if was[name] == value:
            yield f"  {name:8} {value}".rstrip()
        else:
            yield f"  {name:8} {click.style('- ' + was[name], fg='red')}".rstrip()
            yield f"  {'':8} {click.style('+ ' + value, fg='green')}".rstrip()
    for memo in after.memos:
        yield f"  memo     {_line(memo.reason or '')} ({printable(memo.author)}, {printable(memo.at)}, row {memo.n})"


def _parts(case: Case) -> dict[str, str]:
    said, text = case.shown or case.read, case.report.text
    words = {name: _line(join(text, getattr(said, name))) or "(none)" for name in ("source", "cue", "content")}
    facts = {"manner": said.manner.value, "act": said.act.value, "speaker": _line(case.speaker or "") or "(nobody known)"}
    return words | facts | {"verdict": _verdict(case, said)}


def _verdict(case: Case, said: Statement) -> str:
    decision = case.decision
    if not decision:
        return f"not judged; read by {printable(said.by)}, score {said.score:.3f}"
    hidden = ": not shown any more" if decision.verdict is Verdict.REJECTED else ""
    return f"{decision.verdict} by {printable(decision.author)}, row {decision.n}{hidden}"


def _told(report: Report | None, form: Form | None) -> str:
    if report is None or form is None:
        return ""
    source, cue, content = (_line(join(report.text, part)) for part in (form.source, form.cue, form.content))
    return f"{' '.join(part for part in (source, cue) if part) or '(no source)'}: {content}"


def _line(words: str) -> str:
    words = " ".join(words.split())
    return printable(words if len(words) <= _LONGEST else words[:_LONGEST] + "…")
