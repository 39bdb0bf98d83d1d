"""What is known of somebody when it is compared: an identity of the record, or a speaker of one report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from onrecord.linking.bodies import bodies
from onrecord.linking.forms import body, person
from onrecord.linking.letters import words
from onrecord.nations import country_of
from onrecord.records import Dossier, Speaker, Statement, Term

__all__ = ["JOINED", "Known", "companion", "joined", "of_dossier", "spellings"]

JOINED = frozenset(["person", "organisation", "country", "office"])  # kinds that a machine may join across reports
NAMES, ROLES, COMPANIONS, SAID = 24, 24, 80, 160  # at most so many of each are kept
LONGEST = 80  # characters of a name
_ARTICLES = frozenset("the a an its his her their our my".split())
_RUN = 4  # words in a row
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody as compared with others; `said` are hashes of runs of words, so that the same utterance is met without its text."""

    id: str
    kind: str | None
    names: tuple[tuple[str, int], ...]  # spellings with how many reports print each, the commonest first
    roles: tuple[Term, ...] = ()
    reports: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()  # surnames, and names of bodies, of others in the same reports, in Latin letters
    said: frozenset[int] = frozenset()
    actor: str | None = None
    derived: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # what follows from the rest, once asked for

    @property
    def name(self) -> str:
        return self.names[0][0] if self.names else ""


def of_dossier(dossier: Dossier) -> dict[str, Known]:
    """What a report tells of each of its speakers, by the speaker's id in the reading; `id` is left to be the reading's."""
    report, speakers = dossier.report, dossier.reading.speakers
    named = {
        speaker.id: companion(speaker.name, speaker.kind) for speaker in speakers if speaker.kind in JOINED and speaker.kind != "office"
    }
    said: dict[str, list[Statement]] = {}
    for statement in dossier.reading.statements:
        if statement.speaker:
            said.setdefault(statement.speaker, []).append(statement)
    return {
        speaker.id: Known(
            id=speaker.id,
            kind=speaker.kind,
            names=tuple((name, 1) for name in _names(report.text, speaker)),
            roles=tuple(_terms(dossier, speaker)),
            reports=frozenset([report.id]),
            companions=frozenset(sorted({name for key, name in named.items() if key != speaker.id and name})[:COMPANIONS]),
            said=_said(report.text, said.get(speaker.id, ())),
        )
        for speaker in speakers
    }


def companion(name: str, kind: str | None) -> str:
    """What others in a report remember somebody by; nothing where the name is one that many have."""
    if kind == "person":
        return person(name).surname
    return " ".join(body(name).telling) or country_of(name) or ""


def _names(text: str, speaker: Speaker) -> Iterator[str]:
    """Its name, and what else it is called by words with capitals that may be another form of it."""
    printed = dict.fromkeys(mention.of(text) for mention in speaker.mentions)
    others = [words for words in printed if words != speaker.name and _is_name(words)]
    return spellings(speaker.name, speaker.kind, others) if others else iter([speaker.name])


def spellings(name: str, kind: str | None, others: Iterable[str]) -> Iterator[str]:
    """A name, and those of others that may be another form of it and that no one before holds: what a report mixes up is left out."""
    yield name
    known = [set(words(name))]
    for other in others:
        parts = set(words(other))
        if any(parts <= each for each in known):
            continue
        if bodies(name, other).apart if kind != "person" else len(parts) < 2 or parts.isdisjoint(known[0]):
            continue
        known.append(parts)
        yield other


def _is_name(printed: str) -> bool:
    """Whether a mention is a name: every word with a capital, and no article before it."""
    parts = printed.split()
    if "\n" in printed or len(printed) > LONGEST or not parts or parts[0].lower() in _ARTICLES:
        return False
    return all(part[:1].isupper() for part in parts)


def _terms(dossier: Dossier, speaker: Speaker) -> Iterator[Term]:
    published = dossier.report.published or ""
    day = published[:10] if published[:1].isdigit() else None  # without a year it orders nothing
    for role in dict.fromkeys((role.title, role.of) for role in speaker.roles):
        yield Term(role[0], role[1], day, day, (dossier.report.id,))


def _said(text: str, statements: Iterable[Statement]) -> frozenset[int]:
    """The lowest hashes of its runs of words, so that two tellings of much the same words share some."""
    found: set[int] = set()
    for statement in statements:
        tokens = [word.casefold() for span in statement.content for word in _WORD.findall(span.of(text))]
        found.update(_hash(" ".join(tokens[k : k + _RUN])) for k in range(len(tokens) - _RUN + 1))
    return frozenset(sorted(found)[:SAID])


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=6).digest(), "big")


def joined(ones: Iterable[Known], *, id: str, actor: str | None = None) -> Known:
    """What is known of an identity, of all its speakers together."""
    several = list(ones)
    kind = next((one.kind for one in several if one.kind and one.kind != "office"), None)
    counts: dict[str, int] = {}
    terms: dict[tuple[str, str | None], Term] = {}
    for one in several:
        for name, n in one.names if one.kind != "office" or kind is None else ():
            counts[name] = counts.get(name, 0) + n
        for term in one.roles:
            known = terms.get((term.title, term.of))
            terms[term.title, term.of] = _both(known, term) if known else term
    return Known(
        id=id,
        kind=kind or next((one.kind for one in several if one.kind), None),
        names=tuple(sorted(counts.items(), key=lambda each: (-each[1], -len(each[0])))[:NAMES]),
        roles=tuple(terms.values())[:ROLES],
        reports=frozenset().union(*(one.reports for one in several)),
        companions=frozenset(sorted(frozenset().union(*(one.companions for one in several)))[:COMPANIONS]),
        said=frozenset(sorted(frozenset().union(*(one.said for one in several)))[:SAID]),
        actor=actor or next((one.actor for one in several if one.actor), None),
    )


def _both(one: Term, other: Term) -> Term:
    since = min((day for day in (one.since, other.since) if day), default=None)
    until = max((day for day in (one.until, other.until) if day), default=None)
    return Term(one.title, one.of, since, until, tuple(dict.fromkeys((*one.reports, *other.reports)))[:NAMES], one.by)
