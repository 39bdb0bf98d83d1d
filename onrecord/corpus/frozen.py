"""Marks of a text that is not ours, written with places instead of words, so that the file holds its address and none of its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from onrecord.corpus.locate import Misplaced, locate
from onrecord.corpus.values import Marked, MarkedRole, MarkedSpeaker, MarkedStatement, Reference, Wording
from onrecord.errors import BadMarks
from onrecord.records import Span, Spans

__all__ = ["freeze", "write"]

RUN = 4  # words in a row that stand in the text are its words; fewer are anybody's
_WORD = re.compile(r"\w+")

Fields = dict[str, Any]  # strings, places and lists of them; None and empty ones are not written


def freeze(marked: Marked) -> str:
    """The file with places for words; raises BadMarks where the text is ours, not here, or without a notice that can be written."""
    if marked.url is None:
        raise BadMarks(f"{marked.name}: its text is ours: its marks stay in words")
    if not marked.text:
        raise BadMarks(f"{marked.name}: no text with the address {marked.url} is here: give the folder of its table (--texts)")
    if not marked.notice and "wikinews.org/" not in marked.url:
        raise BadMarks(f"{marked.name}: write into notice whose text it is and under which licence")
    return write(marked)


def write(marked: Marked) -> str:
    """The marks as a TOML file of places; what `form.read` makes of it, with the same text, is the same but for notes that quote it."""
    pen = _Pen(marked.text)
    head: Fields = {
        "url": marked.url,
        "notice": marked.notice or f"Wikinews, {marked.url}, CC BY 2.5",
        "published": marked.published,
        "sha256": sha256(marked.text.encode()).hexdigest(),
        "reader": marked.reader,
    }
    tables: list[tuple[str, Iterable[Fields]]] = [
        ("zone", ({"kind": each.kind, "at": _at(each.span)} for each in marked.zones)),
        ("speaker", (pen.speaker(each) for each in marked.speakers)),
        ("statement", (pen.statement(each) for each in marked.statements)),
        ("unsourced", ({"kind": each.kind, "at": _at(each.span)} for each in marked.unsourced)),
        ("no_statement", ({"at": _at(each.span), "why": pen.masked(each.why)} for each in marked.no_statements)),
        ("wording", (pen.wording(each) for each in marked.wordings)),
        ("correction", ({"at": _at(each.span), "of": each.of} for each in marked.corrections)),
    ]
    parts = ["".join(_lines(head))]
    parts += [f"\n[[{name}]]\n" + "".join(_lines(fields)) for name, each in tables for fields in each]
    return "".join(parts)


def _at(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Spans) -> list[list[int]]:
    return [_at(span) for span in spans]


def _lines(fields: Fields) -> Iterator[str]:
    return (f"{name} = {_value(value)}\n" for name, value in fields.items() if value not in (None, [], ""))


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(each)}" for name, each in value.items() if each not in (None, [], "")) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Pen:
    """Writes what may hold words of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        words = [word.casefold() for word in _WORD.findall(text)]
        self._runs = set(zip(*(words[i:] for i in range(RUN)), strict=False))

    def words(self, name: str, words: str | None) -> Fields:
        """Words as places where they are printed, whole or one by one; words that are not are ours, and stay."""
        if not words:
            return {}
        parts = [words] if self._first(words) else words.split()
        places = [_at(place) if (place := self._first(part)) else part for part in parts]
        return {name: words} if places == parts else {f"{name}_at": places}

    def _first(self, words: str) -> Span | None:
        """The first place of words, whole."""
        for found in re.finditer(re.escape(words), self._text):
            try:
                return locate(words, self._text, Span(*found.span())).span
            except Misplaced:
                continue
        return None

    def masked(self, words: str | None) -> str | None:
        """Our own words, with a sign for each run that stands in the text."""
        found = list(_WORD.finditer(words or ""))
        theirs: set[int] = set()
        for i in range(len(found) - RUN + 1):
            if tuple(word[0].casefold() for word in found[i : i + RUN]) in self._runs:
                theirs.update(range(i, i + RUN))
        out, end = [], 0
        for i, word in enumerate(found):
            if i not in theirs:
                out.append((words or "")[end : word.end()])
            elif i - 1 not in theirs:
                out.append((words or "")[end : word.start()] + "…")
            end = word.end()
        return "".join(out) + (words or "")[end:] if words else None

    def speaker(self, speaker: MarkedSpeaker) -> Fields:
        roles: list[Fields] = [self._role(role) for role in speaker.roles]
        name = self.words("name", speaker.name)
        return {"id": speaker.id, **name, "kind": speaker.kind, "roles": roles, "mentions": _pairs(speaker.mentions)}

    def _role(self, role: MarkedRole) -> Fields:
        return {**self.words("title", role.title), **self.words("of", role.of), "at": _at(role.span), "from": role.since, "to": role.until}

    def statement(self, statement: MarkedStatement) -> Fields:
        references: list[Fields] = [self._reference(each) for each in statement.refers_to]
        parts: Fields = {part: _pairs(getattr(statement, part)) for part in ("source", "cue", "content", "occasion")}
        return {
            "id": statement.id,
            **parts,
            "manner": str(statement.manner),
            "act": str(statement.act),
            **{name: getattr(statement, name) for name in ("parent", "speaker", "said_on", "channel")},
            "refers_to": references,
            "note": self.masked(statement.note),
        }

    def _reference(self, reference: Reference) -> Fields:
        return {"at": _at(reference.span), "to": reference.to, **self.words("words", reference.words)}

    def wording(self, wording: Wording) -> Fields:
        return {
            "at": _at(wording.span),
            "alternatives_at": [_at(place) if (place := self._first(words)) else words for words in wording.alternatives],
            "voice": wording.voice,
            "speaker": wording.speaker,
        }
