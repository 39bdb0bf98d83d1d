"""
Two readings of the same reports, compared layer by layer.

Statements are matched one to one at any depth, as links are in `evaluation`: content and source share at least half of their words each
(Jaccard), the closest first. What is said of statements (manner, act, parent, speaker, its kind, day, channel) is compared on those that
are matched. Neither reading is the right one: swapped, precision and recall change places and everything else stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus.affairs import Told, find_marks, read_links
from onrecord.corpus.coefficients import Agreed, agreed, agreed_cells, b_cubed
from onrecord.corpus.form import load
from onrecord.corpus.linkage import Both, Linkage, compare_links
from onrecord.corpus.pairing import Pairing, closest, pair, statements_of, trimmed
from onrecord.corpus.problems import Problems, raise_errors
from onrecord.corpus.texts import NONE, Texts
from onrecord.corpus.values import Links, Marked, MarkedStatement
from onrecord.errors import NotFound
from onrecord.evaluation import scores
from onrecord.evaluation.figures import Figure, counted
from onrecord.evaluation.matching import ENOUGH, Case, jaccard
from onrecord.records import Span

__all__ = ["LABELS", "LAYERS", "Agreement", "Label", "Layer", "agree", "compare"]

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Layer:
    """Spans of a layer: `exact` are of one kind and the same but for punctuation at their ends, `half` share half of their words."""

    exact: Figure
    half: Figure
    kinds: Agreed  # of those that share half of their words


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two readings agree. `only` are files that one of them lacks; `links` is None where no affair has links in both."""

    reports: int
    statements: tuple[int, int]
    matched: int
    link: Figure
    sourced: Figure  # links between statements with a source
    parts: dict[str, scores.RoleFigures]
    characters: dict[str, Agreed]
    labels: dict[str, Agreed]
    mentions: Figure
    speakers: Figure  # B-cubed over the mentions of a report
    layers: dict[str, Layer]
    links: Linkage | None = None
    only: tuple[str, ...] = ()


def agree(a: Path, b: Path, texts: Texts = NONE) -> Agreement:
    """The agreement of two files, or of two folders whose files have the same names; raises BadMarks where marks are wrong."""
    ours, theirs = _files(a), _files(b)
    if a.is_file() and b.is_file():
        ours, theirs = {a.name: a}, {a.name: b}
    both = sorted(ours.keys() & theirs.keys())
    if not both:
        raise NotFound(f"{a} and {b}: no file of marks has the same name in both: give two readings of the same reports")
    pairings = {name: pair(name, load(ours[name], texts), load(theirs[name], texts)) for name in both}
    affairs = []
    for folder in sorted({Path(name).parent for name in both if a.is_dir() and b.is_dir()}):
        within = {Path(name).name: pairing for name, pairing in pairings.items() if Path(name).parent == folder}
        places = [each.parent for each in (ours[str(folder / name)] for name in list(within)[:1])]
        places += [each.parent for each in (theirs[str(folder / name)] for name in list(within)[:1])]
        if all((place / "links.toml").is_file() for place in places):
            affairs.append(_affair(str(folder), places[0], places[1], list(within.values())))
    return compare(list(pairings.values()), affairs, tuple(sorted(ours.keys() ^ theirs.keys())))


def _files(path: Path) -> dict[str, Path]:
    """The files of marks under a path, by their names in it."""
    return {str(file.relative_to(path)) if file != path else file.name: file for file in find_marks(path)}


def _affair(name: str, a: Path, b: Path, pairings: Sequence[Pairing]) -> Both:
    by_number = {pairing.a.number: pairing for pairing in pairings}
    one = _told(a, {number: pairing.a for number, pairing in by_number.items()})
    other = _told(b, {number: pairing.b for number, pairing in by_number.items()})
    return Both(name, one, other, by_number)


def _told(folder: Path, reports: Mapping[str, Marked]) -> Told:
    problems = Problems(str(folder / "links.toml"))
    links = read_links(folder / "links.toml", problems, reports)
    raise_errors(problems)
    return Told(None, reports, links or Links())


def compare(pairings: Sequence[Pairing], affairs: Sequence[Both] = (), only: tuple[str, ...] = ()) -> Agreement:
    """The figures over all reports together."""
    scored = scores.score(Case(each.a.text, statements_of(each.a), statements_of(each.b)) for each in pairings)
    mentions = [(_mentions(each, each.a), _mentions(each, each.b)) for each in pairings]
    return Agreement(
        reports=len(pairings),
        statements=(sum(len(each.a.statements) for each in pairings), sum(len(each.b.statements) for each in pairings)),
        matched=sum(len(each.statements) for each in pairings),
        link=_links(pairings, lambda statement: True),
        sourced=_links(pairings, lambda statement: bool(statement.source)),
        parts={part: getattr(scored, part) for part in PARTS},
        characters={part: _characters(pairings, part) for part in PARTS},
        labels={name: _labelled(pairings, label) for name, label in LABELS.items()},
        mentions=_same(({each for cluster in a for each in cluster}, {each for cluster in b for each in cluster}) for a, b in mentions),
        speakers=b_cubed([each for a, _ in mentions for each in a], [each for _, b in mentions for each in b]),
        layers={name: _layer(pairings, spans) for name, spans in LAYERS.items()},
        links=compare_links(affairs),
        only=only,
    )


def _same(sides: Iterable[tuple[set[Hashable], set[Hashable]]]) -> Figure:
    several = list(sides)
    return counted(sum(len(a & b) for a, b in several), sum(len(b) for _, b in several), sum(len(a) for a, _ in several))


def _links(pairings: Iterable[Pairing], counts: Callable[[MarkedStatement], bool]) -> Figure:
    """Matched statements, of those that count."""
    hits = ours = theirs = 0
    for each in pairings:
        a, b = ({one.id for one in marked.statements if counts(one)} for marked in (each.a, each.b))
        hits += sum(one in a and other in b for one, other in each.statements.items())
        ours, theirs = ours + len(a), theirs + len(b)
    return counted(hits, theirs, ours)


def _characters(pairings: Iterable[Pairing], part: str) -> Agreed:
    """Every character of the texts, by whether it is in the part of some statement."""
    cells: Counter[tuple[Hashable, Hashable]] = Counter()
    for each in pairings:
        cells.update(zip(_mask(each.a, part), _mask(each.b, part), strict=True))
    return agreed_cells(cells)


def _mask(marked: Marked, part: str) -> bytearray:
    mask = bytearray(len(marked.text))
    for span in (span for statement in marked.statements for span in getattr(statement, part)):
        mask[span.start : span.end] = b"\1" * (span.end - span.start)
    return mask


Label = Callable[[Pairing, MarkedStatement, MarkedStatement], tuple[Hashable, Hashable]]


def _labelled(pairings: Iterable[Pairing], label: Label) -> Agreed:
    pairs: list[tuple[Hashable, Hashable]] = []
    for each in pairings:
        a, b = ({one.id: one for one in marked.statements} for marked in (each.a, each.b))
        pairs += [label(each, a[one], b[other]) for one, other in each.statements.items()]
    return agreed(pairs)


def _told_of(name: str) -> Label:
    return lambda pairing, a, b: (getattr(a, name), getattr(b, name))


def _parents(pairing: Pairing, a: MarkedStatement, b: MarkedStatement) -> tuple[Hashable, Hashable]:
    return _common(pairing, pairing.statements, a.parent, b.parent)


def _speakers(pairing: Pairing, a: MarkedStatement, b: MarkedStatement) -> tuple[Hashable, Hashable]:
    return _common(pairing, pairing.speakers, a.speaker, b.speaker)


def _common(pairing: Pairing, matched: Mapping[str, str], a: str | None, b: str | None) -> tuple[Hashable, Hashable]:
    """Both ids as labels that are the same where they are matched, and that no other report has."""
    one = None if a is None else (pairing.name, "both", matched[a]) if a in matched else (pairing.name, "a", a)
    other = None if b is None else (pairing.name, "both" if b in matched.values() else "b", b)
    return one, other


def _kinds(pairing: Pairing, a: MarkedStatement, b: MarkedStatement) -> tuple[Hashable, Hashable]:
    ours, theirs = ({who.id: who.kind for who in marked.speakers} for marked in (pairing.a, pairing.b))
    return ours.get(a.speaker or ""), theirs.get(b.speaker or "")


LABELS: Mapping[str, Label] = {
    **{name: _told_of(name) for name in ("manner", "act")},
    "parent": _parents,
    "speaker": _speakers,
    "speaker kind": _kinds,
    **{name: _told_of(name) for name in ("said_on", "channel")},
}


def _mentions(pairing: Pairing, marked: Marked) -> list[frozenset[Hashable]]:
    """The mentions of each speaker, so that no other report has the same."""
    return [frozenset((pairing.name, trimmed(marked.text, span)) for span in speaker.mentions) for speaker in marked.speakers]


Spans = Callable[[Marked], list[tuple[str, Span]]]
LAYERS: Mapping[str, Spans] = {
    "zones": lambda marked: [(each.kind, each.span) for each in marked.zones],
    "unsourced": lambda marked: [(each.kind, each.span) for each in marked.unsourced],
    "no statement": lambda marked: [("", each.span) for each in marked.no_statements],
    "wording": lambda marked: [(each.voice, each.span) for each in marked.wordings],
    "correction": lambda marked: [(each.of or "", each.span) for each in marked.corrections],
    "occasion": lambda marked: [("", span) for each in marked.statements for span in each.occasion],
    "refers to": lambda marked: [("", reference.span) for each in marked.statements for reference in each.refers_to],
}


def _layer(pairings: Iterable[Pairing], spans: Spans) -> Layer:
    exact: list[tuple[set[Hashable], set[Hashable]]] = []
    kinds: list[tuple[Hashable, Hashable]] = []
    ours = theirs = 0
    for each in pairings:
        a, b = ([(kind, trimmed(marked.text, span)) for kind, span in spans(marked)] for marked in (each.a, each.b))
        exact.append(({*a}, {*b}))
        words = [[each.words.touched([span]) for _, span in side] for side in (a, b)]
        near = ((jaccard(one, other), i, j) for i, one in enumerate(words[0]) for j, other in enumerate(words[1]))
        kinds += [(a[i][0], b[j][0]) for i, j in closest(one for one in near if one[0] >= ENOUGH).items()]
        ours, theirs = ours + len(a), theirs + len(b)
    return Layer(_same(exact), counted(len(kinds), theirs, ours), agreed(kinds))
