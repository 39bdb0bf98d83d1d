"""What the ledger makes of a report's statements: a pure function of its rows and of the statements, whatever the clock says.

Which rows count. An undo makes the row that it names void, as if it had never been; undone itself, it makes nothing void. What a person
decided can be undone by a person only.

What a row is about. A row names its object by its characters. Rows with the same source, cue and content have one object; of several
verdicts on it the last one by a person holds, else the last one. An object looks for its statement by itself, whatever other objects
there are, so that no judgement moves another one:

1. the statement with its very source, cue and content (all of them, should several have the same);
2. the one with those of its form, where it was accepted or corrected: then the reading came to say what the judge said;
3. the one with its very cue and content;
4. the one with which it, or its form, shares most characters of the content (at least half of all that either has), if they share
   characters of the cue or of the source too, or neither has any.

An object that was rejected goes only to a statement of 1 or 3: an old no does not reject a new and better reading. A memo goes anywhere.

Where several objects come to one statement, a person's goes before a rule's or a model's, then the nearest (by the numbers above, then by
the share), then the last. The others are outvoted, but those with another source are orphaned: they were about somebody else's words.

Each row is one of: in force, outvoted, undone, orphaned. An orphaned one has no statement now; it stays, and may find one again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from onrecord.cast import Cast, wording
from onrecord.records import Dossier, Form, Judgement, Report, Spans, Speaker, Statement, Verdict
from onrecord.standing import Standing, is_person, may_undo, undoing

__all__ = ["Decision", "Standing", "State", "as_judged", "form_of", "is_person", "may_undo", "state"]

VERY, AS_JUDGED, WORDS = 4.0, 3.0, 2.0  # how near an object is to its statement; below 1 it is a share
LEAST = 0.5
_PARTS = ("source", "cue", "content", "manner", "act")
_YES = (Verdict.ACCEPTED, Verdict.CORRECTED)

Parts = tuple[Spans, Spans, Spans]


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict that is in force on a statement, by which row and by whom; `form` is how the statement is to be shown."""

    n: int
    verdict: Verdict
    author: str
    form: Form | None


@dataclass(frozen=True, slots=True)
class State:
    """What the rows of a report come to: verdicts and memos by the statement's id, what became of each row by its number."""

    verdicts: Mapping[str, Decision]
    memos: Mapping[str, tuple[Judgement, ...]]
    standings: Mapping[int, Standing]
    orphaned: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class _Thing:
    """An object with all that counts of what was decided about it, in the order of the ledger."""

    object: Form
    verdicts: tuple[Judgement, ...]
    memos: tuple[Judgement, ...]

    @property
    def winner(self) -> Judgement | None:
        return max(self.verdicts, key=lambda row: (is_person(row.author), row.n), default=None)

    @property
    def faces(self) -> tuple[Form, ...]:
        """The object, and how it should stand."""
        winner = self.winner
        return (self.object, winner.form) if winner and winner.verdict in _YES and winner.form else (self.object,)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A decision about an object that came to a statement."""

    thing: _Thing
    winner: Judgement
    nearness: float

    @property
    def weight(self) -> tuple[bool, float, int]:
        return is_person(self.winner.author), self.nearness, self.winner.n


def form_of(said: Statement) -> Form:
    """The characters of a statement, and what is said of them, as a judgement names them."""
    return Form(**{name: getattr(said, name) for name in _PARTS})


def state(judgements: Iterable[Judgement], statements: Iterable[Statement]) -> State:
    """What the rows of one report come to for the statements of one reading, by the rules above; the order of neither matters."""
    rows = sorted(judgements, key=lambda row: row.n)
    standings = undoing(rows)
    things = _things([row for row in rows if row.n not in standings])
    places = _Places(statements)
    claims: dict[str, list[_Claim]] = defaultdict(list)
    memos: dict[str, list[Judgement]] = defaultdict(list)
    for thing in things:
        found, nearness = places.of(thing)
        standings |= {row.n: Standing.OUTVOTED for row in thing.verdicts}
        standings |= {row.n: Standing.IN_FORCE if found else Standing.ORPHANED for row in thing.memos}
        for said in found:
            memos[said.id] += thing.memos
        if winner := thing.winner:
            standings[winner.n] = Standing.ORPHANED
            if winner.verdict in _YES or nearness >= WORDS:
                for said in found:
                    claims[said.id].append(_Claim(thing, winner, nearness))
    verdicts = {id: _settled(of, standings) for id, of in claims.items()}
    standings = {row.n: standings.get(row.n, Standing.ORPHANED) for row in rows}  # what names no object has none
    orphaned = tuple(row for row in rows if standings[row.n] is Standing.ORPHANED)
    return State(verdicts, {id: tuple(sorted(of, key=lambda row: row.n)) for id, of in memos.items() if of}, standings, orphaned)


def _things(rows: Sequence[Judgement]) -> list[_Thing]:
    """The rows that count, by what they are about, in the order in which that came up."""
    of: dict[Parts, list[Judgement]] = defaultdict(list)
    for row in rows:
        if row.object:
            of[_parts(row.object)].append(row)
    made = []
    for about in of.values():
        memos = tuple(row for row in about if row.verdict is Verdict.MEMO)
        verdicts = tuple(row for row in about if row.verdict is not Verdict.MEMO)
        if about[0].object:
            made.append(_Thing(about[0].object, verdicts, memos))
    return made


def _settled(claims: Sequence[_Claim], standings: dict[int, Standing]) -> Decision:
    """The decision that holds of those that came to one statement; tells what became of all."""
    best = max(claims, key=lambda claim: claim.weight)
    for claim in claims:
        if claim is not best and standings[claim.winner.n] is Standing.ORPHANED and not _of_others(claim.thing, best.thing):
            standings[claim.winner.n] = Standing.OUTVOTED
    row = best.winner
    standings[row.n] = Standing.IN_FORCE
    return Decision(row.n, row.verdict, row.author, row.form if row.verdict in _YES else None)


def _of_others(one: _Thing, other: _Thing) -> bool:
    """Whether two objects name sources that have nothing in common."""
    here, there = ([span for face in thing.faces for span in face.source] for thing in (one, other))
    return bool(here and there) and not _meet(here, there)


class _Places:
    """The statements of a reading, to be found by their characters."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._all = sorted(statements, key=lambda said: (said.content[:1], said.id))
        self._by_parts: dict[Parts, list[Statement]] = defaultdict(list)
        self._by_words: dict[tuple[Spans, Spans], list[Statement]] = defaultdict(list)
        for said in self._all:
            self._by_parts[_parts(said)].append(said)
            self._by_words[said.cue, said.content].append(said)

    def of(self, thing: _Thing) -> tuple[Sequence[Statement], float]:
        """Where an object stands now, and how near that is to it."""
        for face, nearness in zip(thing.faces, (VERY, AS_JUDGED), strict=False):
            if same := self._by_parts.get(_parts(face)):
                return same, nearness
        if same := self._by_words.get((thing.object.cue, thing.object.content)):
            return [max(same, key=lambda said: _share(thing.object.source, said.source))], WORDS
        best = max(self._alike(thing), key=lambda found: found[0], default=None)
        return ([best[1]], best[0][0]) if best else ((), 0.0)

    def _alike(self, thing: _Thing) -> Iterator[tuple[tuple[float, float, float], Statement]]:
        for said, face in product(self._all, thing.faces):
            if _apart(said.content, face.content) or not _told_alike(face, said):
                continue
            shares = _share(face.content, said.content), _share(face.source, said.source), _share(face.cue, said.cue)
            if shares[0] >= LEAST:
                yield shares, said


def _parts(form: Form | Statement) -> Parts:
    return form.source, form.cue, form.content


def _apart(one: Spans, other: Spans) -> bool:
    return not (one and other) or one[-1].end <= other[0].start or other[-1].end <= one[0].start


def _told_alike(face: Form, said: Statement) -> bool:
    if not (face.cue or face.source or said.cue or said.source):
        return True
    return _meet(face.cue, said.cue) or _meet(face.source, said.source)


def _meet(some: Iterable[Any], others: Sequence[Any]) -> bool:
    return any(one.meets(other) for one in some for other in others)


def _share(one: Spans, other: Spans) -> float:
    """Characters that are in both, of those that are in either; spans of one statement's part lie apart."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    either = sum(span.end - span.start for span in (*one, *other)) - both
    return both / either if either else 0.0


def as_judged(dossier: Dossier, verdicts: Mapping[str, Decision]) -> Dossier:
    """A reading as its judges leave it: what was rejected is gone, what was accepted or corrected is in its judge's form, by the judge.

    What was told in a rejected statement is told by that one's teller; a corrected source has the speaker of its words.
    """
    if not verdicts:
        return dossier
    reading = dossier.reading
    parents = {said.id: said.parent for said in reading.statements}
    rejected = {id for id, decision in verdicts.items() if decision.verdict is Verdict.REJECTED}
    speakers, shown = {speaker.id: speaker for speaker in reading.speakers}, []
    for said in reading.statements:
        if said.id in rejected:
            continue
        decision = verdicts.get(said.id)
        if decision and (form := decision.form):
            speaker = said.speaker if form.source == said.source else _speaker(dossier.report, form.source, speakers)
            parts: dict[str, Any] = {name: getattr(form, name) for name in _PARTS}
            said = replace(said, speaker=speaker, score=1.0, by=decision.author, **parts)
        parent = _teller(said.parent, parents, rejected)
        shown.append(said if said.parent == parent else replace(said, parent=parent))
    return Dossier(dossier.report, replace(reading, statements=tuple(shown), speakers=tuple(speakers.values())))


def _teller(parent: str | None, parents: Mapping[str, str | None], rejected: set[str]) -> str | None:
    passed = set()
    while parent in rejected and parent not in passed:
        passed.add(parent)
        parent = parents.get(parent or "")
    return None if parent in rejected else parent


def _speaker(report: Report, source: Spans, speakers: dict[str, Speaker]) -> str | None:
    """Who is behind a source: a speaker of the reading with the same wording, or else one that is added; nobody for a pronoun."""
    cast = Cast(report)
    id, words = cast.add(source), wording(report, source)
    if id is None:
        return None
    known = (each for each in speakers.values() if words in {each.name.casefold(), *(wording(report, (m,)) for m in each.mentions)})
    same = speakers.get(id) or next(known, None)
    speaker = replace(same, mentions=tuple(sorted({*same.mentions, *source}))) if same else cast.speakers()[0]
    speakers[speaker.id] = speaker
    return speaker.id
