"""One statement judged: what somebody types becomes rows of the ledger, which rest on the report's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onrecord.archive import ledger
from onrecord.archive.cases import Case, case_of
from onrecord.archive.database import Archive
from onrecord.errors import CannotJudge
from onrecord.judging import form_of
from onrecord.outline import join
from onrecord.pointing import pointed
from onrecord.records import Act, Form, Judgement, Manner, Verdict

__all__ = ["Judged", "Wish", "judge", "look", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants said of a statement: a verdict, or what is to stand in its parts, and a memo; None leaves a part as it is."""

    author: str
    verdict: Verdict | None = None
    source: tuple[str, ...] | None = None  # words of the report, or positions; one empty word for nothing
    cue: tuple[str, ...] | None = None
    content: tuple[str, ...] | None = None
    manner: Manner | None = None
    act: Act | None = None
    memo: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement before and after it was judged, and the rows that were added."""

    before: Case
    after: Case
    rows: tuple[Judgement, ...]


def look(archive: Archive, name: str) -> Case:
    """The statement that an id or its beginning means; raises NotFound where it means none or several."""
    with archive.reading() as connection:
        return case_of(connection, name)


def judge(archive: Archive, name: str, wish: Wish) -> Judged:
    """Judges the statement that an id or its beginning means.

    Raises NotFound where it means none or several, CannotJudge where the wish can't be: then nothing is added.
    """
    with archive.writing() as connection:
        before = case_of(connection, name)
        rows = ledger.add(connection, list(_rows(before, wish)))
        return Judged(before, case_of(connection, name), rows)


def undo(archive: Archive, n: int, author: str, reason: str | None = None) -> Judgement:
    """Makes a row of the ledger void by another one."""
    with archive.writing() as connection:
        return ledger.undo(connection, n, author, reason)


def _rows(case: Case, wish: Wish) -> Iterator[Judgement]:
    about: dict[str, Any] = {"author": wish.author, "report": case.report.id, "object": form_of(case.read)}
    shown = form_of(case.shown or case.read)
    if wish.verdict is Verdict.ACCEPTED:
        yield Judgement(verdict=Verdict.ACCEPTED, form=shown, reason=wish.reason, **about)
    elif wish.verdict is Verdict.REJECTED:
        yield Judgement(verdict=Verdict.REJECTED, reason=wish.reason, **about)
    elif wish.verdict is Verdict.CORRECTED:
        yield Judgement(verdict=Verdict.CORRECTED, form=_corrected(case.report.text, shown, wish), reason=wish.reason, **about)
    if wish.memo is not None:
        yield Judgement(verdict=Verdict.MEMO, reason=wish.memo, **about)


def _corrected(text: str, shown: Form, wish: Wish) -> Form:
    """The form that a wish describes; raises CannotJudge where it has words that the report has not, or changes nothing."""
    near = tuple(sorted((*shown.source, *shown.cue, *shown.content)))
    content = shown.content if wish.content is None else pointed(text, wish.content, near)
    if not content:
        raise CannotJudge("a statement without words is none: name what it says, or reject it (--reject)")
    cue = shown.cue if wish.cue is None else pointed(text, wish.cue, near, content)
    source = shown.source if wish.source is None else pointed(text, wish.source, near, (*content, *cue))
    form = Form(source=source, cue=cue, content=content, manner=wish.manner or shown.manner, act=wish.act or shown.act)
    if form == shown:
        raise CannotJudge("this changes nothing: the statement stands like that already; to agree with it, accept it (--accept)")
    if any(getattr(form, name) != getattr(shown, name) for name in ("source", "cue", "content")):
        _check_apart(text, form)
    return form


def _check_apart(text: str, form: Form) -> None:
    for one, other in combinations(("source", "cue", "content"), 2):
        if any(a.meets(b) for a in getattr(form, one) for b in getattr(form, other)):
            told = f"the {one} {join(text, getattr(form, one))!r} and the {other} {join(text, getattr(form, other))!r} have words in common"
            raise CannotJudge(f"{told}: give each part its own, a part in pieces by giving its option again")
