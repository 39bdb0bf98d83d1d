"""
Who speaks, measured on marked reports: the speaker that the reader gives beside the one that people gave.

Asked of each statement that the reader found. Right is the speaker who was paired with the marked one, one to one, by the mentions and
statements that they share; where people gave nobody, right is nobody, and nowhere else. The floor takes the name that the source holds,
else the nearest before it, and is right where the marked speaker has a mention there: it knows every name's identity and no rule at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.cast import is_pronoun
from onrecord.corpus.pairing import Pairing
from onrecord.corpus.values import MarkedRole, MarkedSpeaker, MarkedStatement
from onrecord.evaluation.figures import Figure, Share, counted
from onrecord.evaluation.matching import ENOUGH
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.names import Name, names
from onrecord.records import Span, Spans, Statement

__all__ = ["SOURCES", "Beside", "OnSpeakers", "measure", "points_alike"]

SOURCES = ("name", "description", "group", "pronoun", "no source", "nobody")  # what a statement has for a source


@dataclass(frozen=True, slots=True)
class Beside:
    """Statements whose speaker is right, and how many the floor would have right."""

    found: Share
    floor: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSpeakers:
    """`floating` are quotations with neither source nor cue; a role is right where a paired speaker has it, `of` with what it is of."""

    reports: int
    all: Beside
    sources: dict[str, Beside]
    floating: Beside
    kinds: dict[str, Beside]
    roles: Figure
    roles_of: Figure
    refers_to: Figure


@dataclass(frozen=True, slots=True)
class _Told:
    """One statement that both have."""

    kind: str  # of outlet
    source: str  # one of SOURCES
    floating: bool
    right: bool
    floor: bool


def measure(read: Sequence[tuple[str, Pairing, Sequence[Statement]]]) -> OnSpeakers:
    """The figures over reports, each with its kind of outlet and the reader's statements; those without marked speakers are left out."""
    read = [each for each in read if each[1].a.speakers]
    told = [each for kind, pairing, _ in read for each in _told(kind, pairing)]
    kinds = sorted({each.kind for each in told})
    return OnSpeakers(
        reports=len(read),
        all=_beside(told),
        sources={name: _beside([each for each in told if each.source == name]) for name in SOURCES},
        floating=_beside([each for each in told if each.floating]),
        kinds={kind: _beside([each for each in told if each.kind == kind]) for kind in kinds},
        roles=_roles([pairing for _, pairing, _ in read], whole=False),
        roles_of=_roles([pairing for _, pairing, _ in read], whole=True),
        refers_to=_references(read),
    )


def _beside(told: Sequence[_Told]) -> Beside:
    return Beside(Share(sum(each.right for each in told), len(told)), Share(sum(each.floor for each in told), len(told)))


def _told(kind: str, pairing: Pairing) -> Iterable[_Told]:
    ours, theirs = ({each.id: each for each in marked.statements} for marked in (pairing.a, pairing.b))
    speakers = {each.id: each for each in pairing.a.speakers}
    text = pairing.a.text
    floor = _Floor(text)
    for one, other in pairing.statements.items():
        said, speaker = ours[one], speakers.get(ours[one].speaker or "")
        found = theirs[other].speaker
        right = found is None if speaker is None else found is not None and pairing.speakers.get(speaker.id) == found
        nearest = floor.nearest(said)
        hit = nearest is None if speaker is None else nearest is not None and any(nearest.meets(m) for m in speaker.mentions)
        yield _Told(kind, _source(text, said, speaker), not said.source and not said.cue, right, hit)


def _source(text: str, said: MarkedStatement, speaker: MarkedSpeaker | None) -> str:
    if speaker is None:
        return "nobody"
    if not said.source:
        return "no source"
    words = " ".join(span.of(text) for span in said.source)
    if is_pronoun(words.replace("’s", "").replace("'s", "")):
        return "pronoun"
    if speaker.kind == "group":
        return "group"
    named = {word.casefold() for word in _split(speaker.name) if word[:1].isupper()}
    return "name" if named & {word.casefold() for word in _split(words) if word[:1].isupper()} else "description"


def _split(words: str) -> list[str]:
    return words.replace("’", " ").replace("'", " ").replace(",", " ").split()


class _Floor:
    """The names of a text by place."""

    def __init__(self, text: str) -> None:
        self._names: list[Name] = names(text, [Span(0, len(text))] if text else [], sentence_starts(text))
        self._ends = [name.span.end for name in self._names]

    def nearest(self, said: MarkedStatement) -> Span | None:
        """The name that a statement's source holds, else the last before it."""
        place = (said.source or said.content)[-1].end if said.source else said.content[0].start
        k = bisect_right(self._ends, place)
        return self._names[k - 1].span if k else None


def _roles(pairings: Iterable[Pairing], *, whole: bool) -> Figure:
    hits = found = marked = 0
    for each in pairings:
        theirs = {one.id: one for one in each.b.speakers}
        marked += sum(len({_role(role, whole) for role in one.roles}) for one in each.a.speakers)
        found += sum(len({_role(role, whole) for role in one.roles}) for one in each.b.speakers)
        for one in each.a.speakers:
            other = theirs.get(each.speakers.get(one.id, ""))
            hits += len({_role(role, whole) for role in one.roles} & {_role(role, whole) for role in other.roles}) if other else 0
    return counted(hits, found, marked)


def _role(role: MarkedRole, whole: bool) -> tuple[str, str | None]:
    return " ".join(role.title.casefold().split()), role.of.casefold() if whole and role.of else None


def _references(read: Iterable[tuple[str, Pairing, Sequence[Statement]]]) -> Figure:
    """What contents point to, by statement: right where half of the words are those of what people name, or of one of several."""
    hits = found = marked = 0
    for _, pairing, statements in read:
        ours = {each.id: each for each in pairing.a.statements if each.refers_to}
        theirs = {each.id: each for each in statements if each.refers_to is not None}
        marked, found = marked + len(ours), found + len(theirs)
        both = ((ours[one], theirs[other]) for one, other in pairing.statements.items() if one in ours and other in theirs)
        contents = {each.id: each.content for each in statements}
        hits += sum(points_alike(pairing, one, other.refers_to, contents) for one, other in both)
    return counted(hits, found, marked)


def points_alike(pairing: Pairing, one: MarkedStatement, to: str | Span | None, contents: Mapping[str, Spans]) -> bool:
    """Whether what a statement points to has half of the words of what people name."""
    text = pairing.a.text
    words = _bag(text, contents.get(to, ()) if isinstance(to, str) else (to,) if to else ())
    marked = {each.id: each.content for each in pairing.a.statements}
    wanted = (_split_words(each.words) if each.words else _bag(text, marked.get(each.to or "", ())) for each in one.refers_to)
    return any(words and len(words & each) >= ENOUGH * len(words | each) for each in wanted)


def _bag(text: str, spans: Spans) -> frozenset[str]:
    return _split_words(" ".join(span.of(text) for span in spans))


def _split_words(words: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:“”\"'’‘").casefold() for word in words.split())
