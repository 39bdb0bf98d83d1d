"""
OntoGUM's documents (Zhu, Pradhan and Zeldes 2021): their text, their syntax and who is whom in them, with the kinds of entities from GUM.

A folder as its repository lays it out: `coref/ontogum/conllu/*.conllu` has text, syntax and chains, `coref/gum/tsv/*.tsv` the kind of each
mention. Parts are by name: `test` is the half of the news whose name's hash is even, held out when this was written; `dev` the other half;
`train` are the interviews, speeches and court hearings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.errors import CannotLoad
from onrecord.records import Span

__all__ = ["KINDS", "Document", "Token", "documents", "part_of"]

KINDS = ("person", "organization", "place")  # of entities that are compared
_OTHERS = ("interview", "speech", "court")
_ENTITY = re.compile(r"\((\d+)(?:-[^()]*)?\)?|(\d+)\)")
_MARK = re.compile(r"([a-z]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a document; `head` is the number of the word that it depends on, -1 for none."""

    span: Span
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Document:
    """`chains` are the mentions of each entity of a kind that is compared, from word to word, end excluded."""

    name: str
    text: str
    tokens: tuple[Token, ...]
    chains: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def part_of(name: str) -> str | None:
    """The part that a document is for, by its name: GUM_news_korea."""
    genre = name.split("_")[1] if name.count("_") > 1 else ""
    if genre == "news":
        return "dev" if sha256(name.encode()).digest()[0] % 2 else "test"
    return "train" if genre in _OTHERS else None


def documents(folder: Path, part: str) -> Iterator[Document]:
    """The documents of a part, by name; raises CannotLoad where there are none or a file is damaged."""
    files = [path for path in sorted((folder / "coref/ontogum/conllu").glob("*.conllu")) if part_of(path.stem) == part]
    if not files:
        raise CannotLoad(f"{folder}: no documents of the part {part}: give OntoGUM's folder, which holds coref/ontogum/conllu/*.conllu")
    for path in files:
        kinds = folder / "coref/gum/tsv" / f"{path.stem}.tsv"
        try:
            yield _document(path.stem, path.read_text("utf-8"), kinds.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, ValueError, IndexError) as problem:
            raise CannotLoad(f"{path}: {problem}: give OntoGUM's folder as its repository has it, with {kinds.name} beside it") from problem


def _document(name: str, conllu: str, tsv: str) -> Document:
    words = _Words()
    for line in conllu.splitlines():
        words.read(line)
    kinds = _kinds(tsv, words.sentences)
    chains = []
    for mentions in words.chains.values():
        told = Counter(kinds[each] for each in mentions if each in kinds)
        kind = told.most_common(1)[0][0] if told else ""
        if kind in KINDS and len(mentions) > 1:
            chains.append((kind, tuple(sorted(mentions))))
    return Document(name, "".join(words.text), tuple(words.tokens), tuple(chains))


class _Words:
    """What has been read of a file: the text so far, its words, the chains whose mentions were closed."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.tokens: list[Token] = []
        self.sentences: list[int] = []  # the first word of each
        self.chains: dict[str, list[tuple[int, int]]] = {}
        self._open: dict[str, list[int]] = {}
        self._at = 0
        self._joined_to = 0  # the last word of the printed one that this one is a part of
        self._space = ""

    def read(self, line: str) -> None:
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            self._space = "\n\n" if self.tokens else ""
        elif line.startswith("# sent_id"):
            self.sentences.append(len(self.tokens))
        elif line[:1].isdigit():
            self._word(line.split("\t"))

    def _word(self, columns: list[str]) -> None:
        number, form, misc = columns[0], columns[1], columns[9]
        if "-" in number:
            self._joined_to = int(number.partition("-")[2])
            self._after = misc
            return
        if "." in number:
            return  # a word that is understood
        for piece in (self._space, form):
            self.text.append(piece)
            self._at += len(piece)
        first, head = self.sentences[-1], int(columns[6])
        self.tokens.append(Token(Span(self._at - len(form), self._at), first + head - 1 if head else -1, columns[7]))
        self._mentions(misc)
        if int(number) < self._joined_to:
            self._space = ""
            return
        after = self._after if int(number) == self._joined_to else misc
        self._joined_to = 0
        self._space = "" if "SpaceAfter=No" in after else " "

    def _mentions(self, misc: str) -> None:
        entity = next((each[7:] for each in misc.split("|") if each.startswith("Entity=")), "")
        k = len(self.tokens) - 1
        for m in _ENTITY.finditer(entity):
            if m[2]:
                self.chains.setdefault(m[2], []).append((self._open[m[2]].pop(), k + 1))
            elif m[0].endswith(")"):
                self.chains.setdefault(m[1], []).append((k, k + 1))
            else:
                self._open.setdefault(m[1], []).append(k)


def _kinds(tsv: str, sentences: list[int]) -> dict[tuple[int, int], str]:
    """The kind of each mention of GUM's, from word to word."""
    reach: dict[str, tuple[str, int, int]] = {}
    for line in tsv.splitlines():
        columns = line.split("\t")
        if len(columns) < 4 or not columns[0][:1].isdigit():
            continue
        sentence, _, word = columns[0].partition("-")
        k = sentences[int(sentence) - 1] + int(word) - 1
        for m in _MARK.finditer(columns[3]):
            key = m[2] or f"{columns[0]} {m[1]}"
            kind, first, _ = reach.get(key, (m[1], k, k))
            reach[key] = (kind, first, k + 1)
    return {(first, end): kind for kind, first, end in reach.values()}
