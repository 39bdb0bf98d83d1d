"""
A reader's speakers as coreference on OntoGUM: who is whom among persons, organisations and places.

What is compared: chains of two mentions and more, as OntoGUM has them, of those kinds only; the reader knows no others, and of bodies and
countries only those that speak. "I" and "me" in words that are quoted count as mentions of whoever the reader gives those words to. What
the scheme does not mark is taken from the reader's chains by the document's own syntax: relative pronouns and appositions. Two mentions
are one where they are the same words (exact), or one holds the other and both have one head (head), since OntoGUM has a title in a name
and the reader does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from onrecord.evaluation.coreference import Coreference, score
from onrecord.evaluation.ontogum import Document, documents
from onrecord.records import Manner, Reading, Report, Span, Speaker

__all__ = ["OnOntogum", "lines", "measure"]

Words = tuple[int, int]  # from word to word, end excluded
_RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])
_SELF = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_PERSONS = ("person", "office", "unnamed", "group")


class Reads(Protocol):
    """What is measured."""

    def read(self, report: Report) -> Reading: ...


@dataclass(frozen=True, slots=True)
class OnOntogum:
    """`persons` are compared with persons, offices, groups and unnamed people of the reader's, `all` with bodies and countries too."""

    part: str
    all: Coreference
    all_by_head: Coreference
    persons: Coreference
    persons_by_head: Coreference


def measure(reader: Reads, folder: Path, part: str) -> OnOntogum:
    """Reads the documents of a part and compares; raises CannotLoad where there are none or one is damaged."""
    read = [(each, _chains(each, reader.read(_report(each)))) for each in documents(folder, part)]
    people = [(_only(each, ("person",)), [chain for chain in found if chain[0] in _PERSONS]) for each, found in read]
    return OnOntogum(
        part=part,
        all=score(_exact(*each) for each in read),
        all_by_head=score(_by_head(*each) for each in read),
        persons=score(_exact(*each) for each in people),
        persons_by_head=score(_by_head(*each) for each in people),
    )


def lines(found: OnOntogum) -> list[str]:
    """The figures for a terminal, per cent."""
    head = f"OntoGUM, {found.part}: {found.all.texts} documents, chains of persons, organisations and places"
    told = [head, "", f"{'F1':26}{'mentions':>9}{'MUC':>7}{'B3':>7}{'CEAFe':>7}{'CoNLL':>7}"]
    rows = {
        "exact words": found.all,
        "same head": found.all_by_head,
        "persons, exact words": found.persons,
        "persons, same head": found.persons_by_head,
    }
    for name, one in rows.items():
        shares = "".join(f"{100 * each:7.1f}" for each in (one.muc.f1, one.b_cubed.f1, one.ceaf_e.f1, one.conll))
        told.append(f"{name:26}{100 * one.mentions.f1:9.1f}{shares}")
    return told


def _report(document: Document) -> Report:
    digest = sha256(document.text.encode()).hexdigest()
    return Report(id=digest[:16], text=document.text, sha256=digest, path=document.name)


def _only(document: Document, kinds: tuple[str, ...]) -> Document:
    return Document(document.name, document.text, document.tokens, tuple(each for each in document.chains if each[0] in kinds))


Chain = tuple[str, tuple[Words, ...]]  # kind and mentions


def _chains(document: Document, reading: Reading) -> list[Chain]:
    """The reader's chains in words, as the scheme has them, by kind."""
    starts, ends = [token.span.start for token in document.tokens], [token.span.end for token in document.tokens]
    taken: set[Words] = set()
    found = []
    for speaker in reading.speakers:
        places = sorted({*speaker.mentions, *_selves(document.text, reading, speaker)})
        words = dict.fromkeys((bisect_right(ends, each.start), bisect_left(starts, each.end)) for each in places)
        mentions = [each for each in words if each[0] < each[1] and each not in taken and _is_marked(document, each)]
        taken.update(mentions)
        if len(mentions) > 1:
            found.append((speaker.kind or "", tuple(mentions)))
    return found


def _selves(text: str, reading: Reading, speaker: Speaker) -> list[Span]:
    """Where somebody says "I" in quoted words that are nobody else's."""
    mine = [said for said in reading.statements if said.speaker == speaker.id and said.manner is not Manner.INDIRECT]
    found = []
    for said in mine:
        inner = [piece for each in reading.statements if each.parent == said.id for piece in each.content]
        for piece in said.content:
            for m in _SELF.finditer(text, piece.start, piece.end):
                if not any(each.start <= m.start() < each.end for each in inner):
                    found.append(Span(*m.span()))
    return found


def _is_marked(document: Document, words: Words) -> bool:
    """Whether the scheme has such mentions at all."""
    first = document.tokens[words[0]]
    if words[1] - words[0] == 1 and first.span.of(document.text).lower() in _RELATIVE:
        return False
    return document.tokens[_top(document, words)].relation != "appos"


def _top(document: Document, words: Words) -> int:
    """The first word of a stretch that depends on none in it."""
    return next(k for k in range(*words) if not words[0] <= document.tokens[k].head < words[1])


def _head(document: Document, words: Words) -> int:
    """The word that a stretch is about; a name's other parts stand for the whole."""
    k = _top(document, words)
    token = document.tokens[k]
    return token.head if token.relation == "flat" and token.head >= 0 else k


Sides = tuple[list[tuple[Hashable, ...]], list[tuple[Hashable, ...]]]


def _exact(document: Document, found: Sequence[Chain]) -> Sides:
    return [mentions for _, mentions in document.chains], [mentions for _, mentions in found]


def _by_head(document: Document, found: Sequence[Chain]) -> Sides:
    """The same, the reader's mentions standing for those of the same head, one to one, the likest in length first."""
    heads: dict[int, list[Words]] = {}
    for _, mentions in document.chains:
        for each in mentions:
            heads.setdefault(_head(document, each), []).append(each)
    near = []
    for _, mentions in found:
        for each in mentions:
            for other in heads.get(_head(document, each), ()):
                if _holds(each, other) or _holds(other, each):
                    near.append((abs(each[1] - each[0] - other[1] + other[0]), each, other))
    one: dict[Words, Words] = {}
    taken: set[Words] = set()
    for _, each, other in sorted(near):
        if each not in one and other not in taken:
            one[each] = other
            taken.add(other)
    chains: list[tuple[Hashable, ...]] = [tuple(one.get(each, ("alone", each)) for each in mentions) for _, mentions in found]
    return [mentions for _, mentions in document.chains], chains


def _holds(one: Words, other: Words) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]
