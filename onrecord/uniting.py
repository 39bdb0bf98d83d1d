"""Who is who across reports: what the ledger's decisions on speakers come to, a pure function of its rows.

Who a row is about. A row names a speaker by the id that the speaker had then, with a report and characters, and it is the speaker who
stands there now; where nobody does, the row is orphaned, but all rows that name this id still speak of one and the same.

Which rows hold. An undo makes the row that it names void, as if it had never been. Then rows are taken one by one, people's first, the
newest first, and after them those of rules and models, the newest first. `same` puts two together unless they were set apart by then,
`differ` sets two apart unless they were put together; a rule or a model never puts two known ones out of files together. What is not
taken is outvoted.

What comes of it. Everybody who was put together is one identity. Its id is that of a known one where there is one, else the one that the
ledger met first (the left of a row before the right); all other ids lead to it. Of several names that people gave it the last one holds,
of names by rules the last where no person gave any; and so of decisions on one role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.records import Judgement, Party, Span, Speaker, Verdict
from onrecord.standing import Standing, is_person, undoing

__all__ = ["Union", "Unions", "anchor", "fullest", "own_id", "own_ids", "parties", "unite"]

_PAIRS = (Verdict.SAME, Verdict.DIFFER)
_ROLES = (Verdict.ROLE, Verdict.NO_ROLE)


@dataclass(frozen=True, slots=True)
class Union:
    """One identity: all ids that lead to it, and what was decided of its name and its roles."""

    id: str
    ids: frozenset[str]
    actor: str | None = None
    name: str | None = None
    roles: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Unions:
    """What rows come to: who is who, by every id that they name or mean, and what became of each row by its number."""

    of: Mapping[str, Union]
    standings: Mapping[int, Standing]


def own_id(report: str, start: int, end: int) -> str:
    """The id across the record of a report's speaker, by its report and its anchor."""
    return _hashed(f"{report}\0{start}\0{end}")


def _hashed(words: str) -> str:
    return "w" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def anchor(text: str, speaker: Speaker) -> Span | None:
    """The first mention by name, else the first mention."""
    return next((span for span in speaker.mentions if span.of(text) == speaker.name), next(iter(speaker.mentions), None))


def own_ids(report: str, text: str, speakers: Sequence[Speaker]) -> dict[str, tuple[str, Span | None]]:
    """The id across the record of each speaker of a report, and its anchor, by its id in the reading; no two the same."""
    found: dict[str, tuple[str, Span | None]] = {}
    given: set[str] = set()
    for speaker in speakers:
        at = anchor(text, speaker)
        own = own_id(report, at.start, at.end) if at else _hashed(f"{report}\0{speaker.name}")
        if own in given:
            own = _hashed(f"{report}\0{own}\0{speaker.id}")
        given.add(own)
        found[speaker.id] = own, at
    return found


def fullest(spellings: Iterable[tuple[str, int]]) -> str:
    """The name of most words among those that many reports print: a third as many as print the commonest one."""
    found = list(spellings)
    most = max((count for _, count in found), default=0)
    common = [(len(name.split()), count, len(name), name) for name, count in found if 3 * count >= most]
    return max(common)[3] if common else ""


def parties(rows: Iterable[Judgement]) -> Iterator[Party]:
    """Everybody whom rows name, in the order of the rows, the left before the right."""
    for row in rows:
        yield from (each for each in (row.left, row.right) if each)


def unite(judgements: Iterable[Judgement], now: Callable[[Party], str | None]) -> Unions:
    """What rows on speakers come to, by the rules above; the order in which they are given does not matter.

    `now` tells the id of the speaker who stands where a party is, None for nobody; of a known one without a report, its own id.
    """
    rows = sorted(judgements, key=lambda row: row.n)
    standings = undoing(rows)
    here = {each.identity: now(each) for each in parties(rows)}
    node = {id: found or id for id, found in here.items()}
    live = [row for row in rows if row.n not in standings]
    forest = _Forest(node, {each.identity for each in parties(rows) if each.report is None})
    for row in sorted(live, key=_weight, reverse=True):
        if row.verdict in _PAIRS and row.left and row.right:
            standings[row.n] = forest.take(row, row.left.identity, row.right.identity)
    found = _unions(live, forest, node, standings)
    for row in rows:
        missing = any(here[each.identity] is None for each in parties([row]))
        if standings.setdefault(row.n, Standing.ORPHANED) is Standing.IN_FORCE and missing:
            standings[row.n] = Standing.ORPHANED
    return Unions(found, standings)


def _weight(row: Judgement) -> tuple[bool, int]:
    return is_person(row.author), row.n


class _Forest:
    """Who was put together and who was set apart so far."""

    def __init__(self, node: Mapping[str, str], actors: set[str]) -> None:
        self._node = node
        self._above = {each: each for each in node.values()}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._actors = {each: each for each in sorted(actors)}

    def root(self, id: str) -> str:
        at = self._node[id]
        while (above := self._above[at]) != at:
            self._above[at] = at = self._above[above]
        return at

    def take(self, row: Judgement, left: str, right: str) -> Standing:
        """Does what a row says, if it can be."""
        one, other = self.root(left), self.root(right)
        if row.verdict is Verdict.DIFFER:
            if one == other:
                return Standing.ORPHANED if self._node[left] == self._node[right] else Standing.OUTVOTED
            self._apart[one].add(other)
            self._apart[other].add(one)
        elif one != other:
            known = {self._actors[each] for each in (one, other) if each in self._actors}
            if other in self._apart[one] or (len(known) > 1 and not is_person(row.author)):
                return Standing.OUTVOTED
            self._join(one, other)
        return Standing.IN_FORCE

    def _join(self, one: str, other: str) -> None:
        if len(self._apart[one]) < len(self._apart[other]):
            one, other = other, one
        self._above[other] = one
        for each in self._apart.pop(other):
            self._apart[each].discard(other)
            self._apart[each].add(one)
            self._apart[one].add(each)
        if other in self._actors:
            self._actors.setdefault(one, self._actors[other])


def _unions(live: Sequence[Judgement], forest: _Forest, node: Mapping[str, str], standings: dict[int, Standing]) -> dict[str, Union]:
    members: dict[str, list[str]] = defaultdict(list)
    for id in node:
        members[forest.root(id)].append(id)
    met: dict[str, dict[str, Party]] = defaultdict(dict)  # in the order of the ledger
    about: dict[str, list[Judgement]] = defaultdict(list)
    for row in live:
        for each in parties([row]):
            met[forest.root(each.identity)].setdefault(each.identity, each)
        if row.verdict not in _PAIRS and row.left:
            about[forest.root(row.left.identity)].append(row)
    found: dict[str, Union] = {}
    for root, ids in members.items():  # which come in the order of the ledger, too
        made = _union(ids, met[root], _Decided(about[root], standings), node)
        found |= dict.fromkeys(made.ids, made)
    return found


def _union(ids: Sequence[str], met: Mapping[str, Party], decided: _Decided, node: Mapping[str, str]) -> Union:
    actors = [id for id, each in met.items() if each.report is None]
    first = next(iter(actors or met), ids[0])
    name = decided.last(Verdict.RENAME)
    return Union(
        id=first,
        ids=frozenset((*ids, *(node[id] for id in ids))),
        actor=next(iter(actors), None),
        name=name.name if name else None,
        roles=decided.roles(),
    )


class _Decided:
    """Decisions on one identity's name and roles; tells what became of each row."""

    def __init__(self, rows: Sequence[Judgement], standings: dict[int, Standing]) -> None:
        self._rows = rows
        self._standings = standings
        standings |= {row.n: Standing.IN_FORCE if row.verdict is Verdict.SKIP else Standing.OUTVOTED for row in rows}

    def last(self, verdict: Verdict) -> Judgement | None:
        return self._winner([row for row in self._rows if row.verdict is verdict and row.name])

    def roles(self) -> tuple[Judgement, ...]:
        """The decisions in force, one on each role."""
        of: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
        for row in self._rows:
            if row.verdict in _ROLES and row.role:
                of[row.role.title.casefold(), (row.role.of or "").casefold()].append(row)
        return tuple(winner for about in of.values() if (winner := self._winner(about)))

    def _winner(self, rows: Sequence[Judgement]) -> Judgement | None:
        winner = max(rows, key=_weight, default=None)
        if winner:
            self._standings[winner.n] = Standing.IN_FORCE
        return winner
