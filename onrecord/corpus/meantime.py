"""
Identities across the English documents of MEANTIME (Minard and others, 2016), beside its cross-document entities.

What is scored: persons (PER) and organisations (ORG) that a document names and that have an entity of the whole corpus; a document's own
chains are taken as marked. Names are the runs of words with capitals that OnRecord's own rules find in the marked mentions; the words of
a title right before them are roles. Documents are linked in the order of their files' names, each of its four topics apart as in the
corpus' folders, then all together. Units are the marked mentions of such entities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.corpus.coefficients import b_cubed
from onrecord.errors import CannotLoad
from onrecord.evaluation.figures import Figure
from onrecord.linking.known import Known, companion, spellings
from onrecord.linking.together import Together
from onrecord.nations import country_of
from onrecord.reading.names import names
from onrecord.records import Span, Term

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["OnMeantime", "measure"]

_KINDS = {"PER": "person", "ORG": "organisation"}
_LARGEST = 2**24  # bytes of a file


@dataclass(frozen=True, slots=True)
class OnMeantime:
    """B-cubed over mentions; `floor` is every document's entity by itself, `alike` those of one printed name together."""

    documents: int
    entities: int  # of documents
    linked: Figure
    floor: Figure
    alike: Figure


@dataclass(frozen=True, slots=True)
class _Entity:
    """An entity of a document: its mentions' ids, the one that it is in the whole corpus, and what is known of it."""

    mentions: tuple[str, ...]
    instance: str
    known: Known


def measure(folder: Path) -> OnMeantime:
    """Links the documents of a folder and of all in it; raises CannotLoad where there are none, or one is damaged."""
    files = sorted(folder.rglob("*.xml"))
    documents = [_document(file) for file in files]
    entities = [entity for document in documents for entity in document]
    if not entities:
        raise CannotLoad(f"{folder}: no document of MEANTIME with entities of the whole corpus: give its folder intra_cross-doc_annotation")
    together = Together()
    together.take(entity.known for entity in entities)
    found = {entity.known.id: together.who(entity.known.id) for entity in entities}
    gold = _clusters(entities, {entity.known.id: entity.instance for entity in entities})
    return OnMeantime(
        documents=len(documents),
        entities=len(entities),
        linked=b_cubed(gold, _clusters(entities, found)),
        floor=b_cubed(gold, _clusters(entities, {})),
        alike=b_cubed(gold, _clusters(entities, {entity.known.id: entity.known.name.casefold() for entity in entities})),
    )


def _clusters(entities: Sequence[_Entity], of: Mapping[str, str]) -> list[frozenset[Hashable]]:
    found: dict[str, set[Hashable]] = {}
    for entity in entities:
        found.setdefault(of.get(entity.known.id, entity.known.id), set()).update(entity.mentions)
    return [frozenset(each) for each in found.values()]


def _document(file: Path) -> list[_Entity]:
    """The named persons and organisations of a document, each with the others as its company."""
    root = _parsed(file)
    words = {token.get("t_id"): token.text or "" for token in root.iter("token")}
    told = {
        mention.get("m_id"): " ".join(words.get(anchor.get("t_id"), "") for anchor in mention.iter("token_anchor"))
        for mention in root.iter("ENTITY_MENTION")
    }
    found = [entity for entity in _entities(root, told, file.stem) if entity.known.names]
    company = {entity.known.id: companion(entity.known.name, entity.known.kind) for entity in found}
    return [
        replace(entity, known=replace(entity.known, companions=frozenset(company.values()) - {company[entity.known.id], ""}))
        for entity in found
    ]


def _parsed(file: Path) -> Element:
    from lxml import etree

    if file.stat().st_size > _LARGEST:
        raise CannotLoad(f"{file}: larger than {_LARGEST // 2**20} MB: is it a document of MEANTIME?")
    try:
        return etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)).getroot()
    except etree.XMLSyntaxError as problem:
        raise CannotLoad(f"{file}: not XML ({problem}): get the file again") from problem


def _entities(root: Element, told: Mapping[str | None, str], document: str) -> Iterator[_Entity]:
    marked = {each.get("m_id"): each for each in root.iter("ENTITY")}
    for chain in root.iter("REFERS_TO"):
        target = next((marked[each.get("m_id")] for each in chain.iter("target") if each.get("m_id") in marked), None)
        kind = _KINDS.get(target.get("ent_type", "")) if target is not None else None
        instance = target.get("instance_id") if target is not None else None
        mentions = [each.get("m_id") for each in chain.iter("source") if each.get("m_id") in told]
        if kind and instance and mentions:
            id = f"{document}#{chain.get('r_id')}"
            yield _Entity(tuple(f"{document}:{each}" for each in mentions), instance, _known(id, kind, [told[each] for each in mentions]))


def _known(id: str, kind: str, mentions: Sequence[str]) -> Known:
    """The entity by the names in its mentions, the one that most of them have first."""
    counts: Counter[str] = Counter()
    titles: dict[str, None] = {}
    for words in mentions:
        runs = names(words, [Span(0, len(words))], [0]) if words else []
        for name in runs[-1:] if kind == "person" else runs:
            if kind == "person" or not country_of(name.span.of(words)) or name.span.of(words) == words:
                counts[name.span.of(words)] += 1
            if name.title and kind == "person":
                titles[name.title.of(words)] = None
    ranked = sorted(counts.items(), key=lambda each: (-each[1] * (1 + each[0].count(" ")) if kind == "person" else -each[1], -len(each[0])))
    kept = list(spellings(ranked[0][0], kind, (name for name, _ in ranked[1:]))) if ranked else []
    return Known(
        id=id,
        kind=kind,
        names=tuple((name, 1) for name in kept[:6]),
        roles=tuple(Term(title, None, None, None) for title in titles),
        reports=frozenset([id.partition("#")[0]]),
    )
