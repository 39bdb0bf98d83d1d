"""Two readings of what holds across the reports of affairs: identities, copies, matches and positions."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.corpus.affairs import Told
from onrecord.corpus.coefficients import Agreed, agreed, b_cubed
from onrecord.corpus.pairing import Pairing, closest, trimmed
from onrecord.corpus.values import Links, Question
from onrecord.evaluation.figures import Figure, counted
from onrecord.evaluation.matching import ENOUGH

__all__ = ["Both", "Linkage", "compare_links"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Both:
    """An affair as two readings tell it, and their reports side by side, by number."""

    name: str
    a: Told
    b: Told
    pairings: Mapping[str, Pairing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """Agreement over affairs. What two readings call by different names is one where its mentions, statements or words are."""

    identities: Figure  # B-cubed over the mentions of an affair
    matches: Figure
    relations: Agreed  # of matches that both have
    no_matches: Figure
    copies: Figure
    copying: Agreed  # how, of copies that both have
    questions: Figure
    positions: Figure  # of an identity on a question
    stands: Agreed  # of positions that both have


def compare_links(affairs: Iterable[Both]) -> Linkage | None:
    """The agreement over all affairs together; None for none."""
    sides = [(_Side(both, "a"), _Side(both, "b")) for both in affairs]
    if not sides:
        return None
    matches, no_matches, copies, positions = (
        [(getattr(a, name)(), getattr(b, name)()) for a, b in sides] for name in ("matches", "no_matches", "copies", "positions")
    )
    questions = [({*a.questions.values()}, {*b.questions.values()}) for a, b in sides]
    return Linkage(
        identities=b_cubed([each for a, _ in sides for each in a.clusters()], [each for _, b in sides for each in b.clusters()]),
        matches=_figure(matches),
        relations=_labels(matches),
        no_matches=_figure(no_matches),
        copies=_figure(copies),
        copying=_labels(copies),
        questions=counted(sum(len(a & b) for a, b in questions), sum(len(b) for _, b in questions), sum(len(a) for a, _ in questions)),
        positions=_figure(positions),
        stands=_labels(positions),
    )


Labelled = Mapping[Hashable, Hashable]


def _figure(sides: Iterable[tuple[Labelled, Labelled]]) -> Figure:
    several = list(sides)
    hits = sum(len(a.keys() & b.keys()) for a, b in several)
    return counted(hits, sum(len(b) for _, b in several), sum(len(a) for a, _ in several))


def _labels(sides: Iterable[tuple[Labelled, Labelled]]) -> Agreed:
    return agreed((a[key], b[key]) for a, b in sides for key in a.keys() & b.keys())


class _Side:
    """One reading of an affair, in names that both readings have: those of b, where something of a is matched to it."""

    def __init__(self, both: Both, which: str) -> None:
        self._name, self._which, self._pairings = both.name, which, both.pairings
        self._told = both.a if which == "a" else both.b
        self._links: Links = self._told.links
        of_identities, of_questions = _identities(both), _questions(both)
        known = {identity.id for identity in self._links.identities}
        self._identities = {name: self._common(name, of_identities) for name in known}
        self.questions = {question.id: self._common(question.id, of_questions) for question in self._links.questions}

    def _common(self, name: str, matched: Mapping[str, str]) -> Hashable:
        """A name of b's for what both have, else one that the other side can't have."""
        if self._which == "a" and name in matched:
            return self._name, "both", matched[name]
        return self._name, "both" if name in matched.values() and self._which == "b" else self._which, name

    def _statement(self, reference: str) -> Hashable:
        number, _, name = reference.partition(":")
        pairing = self._pairings.get(number)
        return number, self._common(name, pairing.statements if pairing else {})

    def clusters(self) -> list[frozenset[Hashable]]:
        """The mentions of each identity over the reports; a speaker in no identity is one."""
        return [frozenset((self._name, *mention) for mention in mentions) for mentions in _mentions(self._told).values()]

    def matches(self) -> Labelled:
        return {frozenset((self._statement(each.a), self._statement(each.b))): each.relation for each in self._links.matches}

    def no_matches(self) -> Labelled:
        return {frozenset((self._statement(each.a), self._statement(each.b))): True for each in self._links.no_matches}

    def copies(self) -> Labelled:
        return {(self._name, each.report, each.origin): each.relation for each in self._links.copies}

    def positions(self) -> Labelled:
        """The last position that is given of somebody on a question counts, where no date tells two apart."""
        return {
            (self.questions.get(each.question, each.question), self._identities.get(each.speaker, each.speaker), each.since): each.position
            for each in self._links.positions
        }


def _mentions(told: Told) -> dict[str, frozenset[tuple[str, Hashable]]]:
    """The mentions of each identity, by report and place."""
    of = {speaker: identity.id for identity in told.links.identities for speaker in identity.speakers}
    found: dict[str, set[tuple[str, Hashable]]] = {}
    for number, marked in told.reports.items():
        for speaker in marked.speakers:
            name = f"{number}:{speaker.id}"
            places = {(number, trimmed(marked.text, span)) for span in speaker.mentions}
            found.setdefault(of.get(name, name), set()).update(places)
    return {name: frozenset(places) for name, places in found.items() if places}


def _identities(both: Both) -> dict[str, str]:
    """Identities of a to those of b, by the mentions that they share."""
    ours, theirs = _mentions(both.a), _mentions(both.b)
    a, b = [each.id for each in both.a.links.identities], [each.id for each in both.b.links.identities]
    none: frozenset[tuple[str, Hashable]] = frozenset()
    near = ((len(ours.get(one, none) & theirs.get(other, none)), i, j) for i, one in enumerate(a) for j, other in enumerate(b))
    return {a[i]: b[j] for i, j in closest(near).items()}


def _questions(both: Both) -> dict[str, str]:
    """Questions of a to those of b: of the same id, else with half of their words or of their evidence in common."""
    a, b = both.a.links.questions, both.b.links.questions
    near = ((2.0 if x.id == y.id else _alike(both, x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b))
    return {a[i].id: b[j].id for i, j in closest(near).items()}


def _alike(both: Both, one: Question, other: Question) -> float:
    words = _share(*(frozenset(_WORD.findall(" ".join((each.text, *each.about)).casefold())) for each in (one, other)))
    common = {f"{number}:{a}": f"{number}:{b}" for number, pairing in both.pairings.items() for a, b in pairing.statements.items()}
    ours = frozenset(common.get(each, f"a {each}") for each in _evidence(both.a.links, one))
    share = max(words, _share(ours, _evidence(both.b.links, other)))
    return share if share >= ENOUGH else 0.0


def _evidence(links: Links, question: Question) -> frozenset[str]:
    return frozenset(each for position in links.positions if position.question == question.id for each in position.evidence)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
