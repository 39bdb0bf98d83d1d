"""JSON Lines: what `onrecord export jsonl` wrote, with or without the texts, and what `onrecord read --format jsonl` did.

Each line is checked by itself, its spans against the words of its report; one that is wrong is set aside with its number, and the rest goes
on. Where a line has no text, the text is taken from the record, or from the report's file, if it is still the same one. Statements of a
report that stand on a line each, one after another, are one reading, by the model that made them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from onrecord.codec import Json, from_json, report_told, said_in
from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.holdings import Line, Source, Texts, parse
from onrecord.records import Coverage, Dossier, Reading, Report, Span, Spans, Speaker, Statement, Unread
from onrecord.soundness import of_report

__all__ = ["SUFFIX", "load"]

SUFFIX = ".jsonl"

_LONGEST = 2**28  # bytes of a line: the longest text that is read, with the most that JSON makes of it
_MAYBE_HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a surrogate pair
_REPORTS, _LINES = 100, 10_000  # that wait for their texts at once
_NO_TEXT = "holds no text, and its report is neither in the record nor in its file as it was: export it with --with-text"


_Told = tuple[int, Statement, Speaker | None]  # with the number of its line


@dataclass(slots=True)
class _Untold:
    """Lines that follow one another and tell of one report without its text."""

    report: Report
    lines: list[tuple[int, Json]]


def load(file: BinaryIO, name: str, texts: Texts) -> Iterator[Line | Unread]:
    """All that the lines bring, in their order; a line that is wrong comes as Unread, at `name#number`."""
    loader = _Loader(name, texts)
    for number, line in _objects(file):
        if isinstance(line, CannotLoad):
            yield loader.aside(number, line)
            continue
        try:
            yield from loader.take(number, line)
        except CannotLoad as problem:
            yield from loader.told()
            yield loader.aside(number, problem)
    yield from loader.told()
    yield from loader.end()


def _objects(file: BinaryIO) -> Iterator[tuple[int, Json | CannotLoad]]:
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(_LONGEST)
            yield number, CannotLoad(f"more than {_LONGEST // 2**20} MB: no report has as much")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, _object(line)


def _object(line: bytes) -> Json | CannotLoad:
    try:
        found = json.loads(line.decode("utf-8-sig"))
        if _MAYBE_HALF.search(line):
            json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return CannotLoad("holds half a surrogate pair, which no text has")
    except UnicodeDecodeError:
        return CannotLoad("not UTF-8, which JSON Lines must be: save it as UTF-8")
    except (ValueError, RecursionError) as problem:
        return CannotLoad(f"not JSON ({problem}): each line holds one object")
    return found if isinstance(found, dict) else CannotLoad("not an object: each line holds one, {...}")


class _Loader:
    """The file under way: what waits for its text, and the source of the report whose readings come now."""

    def __init__(self, name: str, texts: Texts) -> None:
        self._name = name
        self._texts = texts
        self._waiting: list[_Untold] = []
        self._source: tuple[int, Source, bool] | None = None  # with its line, and whether a reading followed

    def aside(self, number: int, problem: CannotLoad | str) -> Unread:
        return Unread(f"{self._name}#{number}", str(problem))

    def take(self, number: int, line: Json) -> Iterator[Line | Unread]:
        """What can be told by now; raises CannotLoad where the line is wrong."""
        if "report" in line and "unread" not in line and "text" not in line:
            yield from self._wait(number, line)
            return
        yield from self.told()
        item = parse(line)
        if isinstance(item, Source):
            yield from self.end()
            self._source = number, item, False
        elif item is not None:
            yield Line((number,), item)
        else:
            yield self._whole(number, line)

    def _whole(self, number: int, line: Json) -> Line:
        found = from_json(line)
        if isinstance(found, Unread):
            raise CannotLoad(f"set aside when it was read: {found.why}")
        return Line((number,), self._as_received(_sound_report(found)))

    def _as_received(self, dossier: Dossier) -> Dossier:
        """The reading with the zones and flags that its report has by itself, where a line before tells them."""
        report = dossier.report
        if not self._source or self._source[1].report != report.id:
            return dossier
        number, source, _ = self._source
        if not {*source.zones} <= {*report.zones} or not {*source.flags} <= {*report.flags}:
            raise CannotLoad(f"zones, flags: expected all those that line {number} tells of the same report")
        self._source = number, source, True
        return replace(dossier, report=replace(report, zones=source.zones, flags=source.flags))

    def end(self) -> Iterator[Unread]:
        """Tells of a source that no reading followed."""
        if self._source and not self._source[2]:
            yield self.aside(self._source[0], "no reading of its report follows, which it is about")
        self._source = None

    def _wait(self, number: int, line: Json) -> Iterator[Line | Unread]:
        report = report_told(Field(line)["report"])
        last = self._waiting[-1] if self._waiting else None
        if last is None or last.report != report or len(last.lines) >= _LINES:
            if len(self._waiting) >= _REPORTS or sum(len(each.lines) for each in self._waiting) >= _LINES:
                yield from self.told()
            last = _Untold(report, [])
            self._waiting.append(last)
        last.lines.append((number, line))

    def told(self) -> Iterator[Line | Unread]:
        """All that waited for its text."""
        waiting, self._waiting = self._waiting, []
        found = self._texts([each.report for each in waiting]) if waiting else ()
        for each, report in zip(waiting, found, strict=True):
            fault = _NO_TEXT if report is None else next(of_report(report), None)
            if report is None or fault:
                yield from (self.aside(number, str(fault)) for number, _ in each.lines)
            else:
                yield from self._grounded(each, report)

    def _grounded(self, untold: _Untold, report: Report) -> Iterator[Line | Unread]:
        """The readings that lines without a text tell of, now that the text is there."""
        told: list[_Told] = []
        for number, line in untold.lines:
            try:
                if "statement" in line:
                    told.append((number, *said_in(line, report)))
                else:
                    yield self._whole(number, line | {"text": report.text})
            except CannotLoad as problem:
                yield self.aside(number, problem)
        kept, problems = _sound(told)
        yield from (self.aside(number, problem) for number, problem in problems)
        if kept:
            yield Line(tuple(number for number, _, _ in kept), _reading(report, kept), partial=True)


def _sound_report(dossier: Dossier) -> Dossier:
    """The same; raises CannotLoad where its report is none that could have been loaded here."""
    for fault in of_report(dossier.report):
        raise CannotLoad(f"report: {fault}")
    return dossier


def _sound(told: Sequence[_Told]) -> tuple[list[_Told], list[tuple[int, str]]]:
    """The statements that can stand together, and the numbers of the others with the reasons."""
    known: dict[str, _Told] = {}
    speakers: dict[str, Speaker] = {}
    problems: list[tuple[int, str]] = []
    for each in told:
        number, said, speaker = each
        if said.id in known:
            problems.append((number, f"statement.id: {said.id!r} is the id of line {known[said.id][0]} too"))
        elif speaker and speakers.setdefault(speaker.id, speaker) != speaker:
            problems.append((number, f"speaker: {speaker.id!r} has another name or kind in a line before"))
        else:
            known[said.id] = each
    free = _reached([said for _, said, _ in known.values()])
    for number, said, _ in known.values():
        if said.id not in free:
            problems.append((number, f"statement.parent: {said.parent!r} is not among the lines of its report, or stands in this one"))
    return [each for each in known.values() if each[1].id in free], problems


def _reached(statements: Sequence[Statement]) -> set[str]:
    """The ids of those whose tellers, up to the first, are there."""
    inner: dict[str | None, list[str]] = defaultdict(list)
    for said in statements:
        inner[said.parent].append(said.id)
    found, todo = set[str](), list(inner[None])
    while todo:
        found.add(todo[-1])
        todo += inner[todo.pop()]
    return found


def _reading(report: Report, told: Sequence[_Told]) -> Dossier:
    """One reading of statements; how much of the text its model read is not known."""
    speakers = {speaker.id: replace(speaker, mentions=_mentions(report, speaker, told)) for _, _, speaker in told if speaker}
    statements = tuple(said for _, said, _ in told)
    coverage = Coverage(len(report.text), 0, 0, 0)
    model = _model([said.by for said in statements])
    return Dossier(
        report, Reading(report_id=report.id, model=model, statements=statements, speakers=tuple(speakers.values()), coverage=coverage)
    )


def _mentions(report: Report, speaker: Speaker, told: Sequence[_Told]) -> Spans:
    """The words that name a speaker in the sources of their statements, and where the name is not among them, the sources."""
    found: set[Span] = set()
    for _, said, who in told:
        for span in said.source if who and who.id == speaker.id else ():
            at = report.text.find(speaker.name, span.start, span.end) if speaker.name else -1
            found.add(span if at < 0 else Span(at, at + len(speaker.name)))
    return tuple(sorted(found))


def _model(authors: Sequence[str]) -> str:
    """The first that is neither a rule nor a person, else the first that is no rule, else the first."""
    return min(authors, key=lambda by: by.startswith("rule:") * 2 + by.startswith("person:"))
