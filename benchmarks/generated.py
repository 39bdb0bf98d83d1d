"""
Readings of reports that nobody wrote, as many as wanted, to measure a record with: the same seed makes the same ones everywhere.

The words are as common as words are (Zipf and Mandelbrot's law over 100,000 forms: real function words first, then invented ones). A report
has about 25 statements of 5 to 40 words each, sentences between them on nobody's word, a headline, an outlet and a date of ten years.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Act, Coverage, Dossier, Manner, Reading, Report, Span, Speaker, Statement, Zone

MODEL = "generated@1"
FORMS = 100_000
STATEMENTS = 25  # a report, on average
FIRST_DAY, DAYS = date(2014, 1, 1), 3652
OUTLETS, PEOPLE = 300, 20_000
FUNCTION = """
the of to and in a that is for on with it as was be by are at this from have has will not would but had they his an he which were their been
or its more one who about there said we if other than up when out into also what could can some them over after first between may under
only two new most her him she before any many these those such year people time government minister president country states party against
because during through while where both should being made our you all no so just like even how then now last still since until
"""
SYLLABLES = """
ba be bi bo bra ca ce cor da de del di dra el en er fa fe for ga ge gra ha he in ja ka ke kor la le li lo ma me mi mon na ne ni no or pa pe
per po pro ra re ri ro sa se si so sta ta te ter ti to tra tri u va ve ver vi vo wa zo
"""
ENDINGS = ["", "", "n", "s", "t", "l", "r", "d", "ed", "ing", "ion", "er", "ment", "al", "y", "ive"]
CUES = ["said", "told reporters", "warned", "denied", "announced", "did not rule out", "wrote", "argued", "confirmed", "demanded"]
ACTS = [Act.STATE] * 12 + [Act.DENY, Act.WARN, Act.DEMAND, Act.PROMISE, Act.ACCUSE, Act.PREDICT, Act.ADMIT, Act.OTHER]


@dataclass(frozen=True)
class Language:
    """The words, the most common first, and how common each and all before it are."""

    words: NDArray[np.object_]
    reach: NDArray[np.float64]

    def some(self, chance: np.random.Generator, number: int) -> list[str]:
        found: list[str] = self.words[np.searchsorted(self.reach, chance.random(number))].tolist()
        return found


def language(seed: int = 1) -> Language:
    chance = np.random.default_rng([seed, 0])
    forms = dict.fromkeys(FUNCTION.split())
    syllables = SYLLABLES.split()
    while len(forms) < FORMS:
        size = 1 + chance.binomial(3, 0.5)
        forms["".join(syllables[i] for i in chance.integers(len(syllables), size=size)) + ENDINGS[chance.integers(len(ENDINGS))]] = None
    often = 1 / (np.arange(len(forms)) + 2.7)
    return Language(np.array(list(forms), dtype=object), np.cumsum(often) / often.sum())


def names(words: Language, seed: int = 1) -> list[str]:
    """Names of people, of two words each."""
    chance = np.random.default_rng([seed, 1])
    rare = words.words[200:]
    return [" ".join(str(rare[i]).capitalize() for i in chance.integers(len(rare), size=2)) for _ in range(PEOPLE)]


def dossiers(statements: int, seed: int = 1, each: int = STATEMENTS) -> Iterator[Dossier]:
    """Readings with so many statements together, about so many in each report, by date."""
    words = language(seed)
    people = names(words, seed)
    reports, wide = max(1, statements // each), each * 2 // 5
    left = statements
    for number in range(reports):
        chance = np.random.default_rng([seed, 2, number])
        size = left if number == reports - 1 else min(left, int(chance.integers(each - wide, each + wide + 1)))
        left -= size
        day = FIRST_DAY + timedelta(days=number * DAYS // reports)
        yield _dossier(number, day, size, _Writer(words, people, chance))
        if left <= 0:
            return


@dataclass(frozen=True)
class _Writer:
    words: Language
    people: Sequence[str]
    chance: np.random.Generator

    def pick(self, among: Sequence[object]) -> object:
        return among[int(self.chance.integers(len(among)))]

    def rank(self, size: int) -> int:
        """A place in a list whose first are the most common."""
        return int(size ** self.chance.random()) - 1


def _dossier(number: int, day: date, size: int, writer: _Writer) -> Dossier:
    chance = writer.chance
    cast = [writer.people[writer.rank(len(writer.people))] for _ in range(6)]
    lengths = chance.integers(5, 41, size)
    said = writer.words.some(chance, int(lengths.sum()))
    between = writer.words.some(chance, 10 * size + 8)
    headline = " ".join(between[:8]).capitalize()
    text, place, at, told = [headline, "\n\n"], len(headline) + 2, 0, []
    for i, length in enumerate(lengths):
        content = " ".join(said[at : at + length])
        at += length
        who, cue, quoted = cast[int(chance.integers(6))], str(writer.pick(CUES)), bool(chance.integers(2))
        if quoted:
            content = f"“{content.capitalize()},”"
            parts = [("content", content), (" ", " "), ("source", who), (" ", " "), ("cue", cue)]
        else:
            parts = [("source", who), (" ", " "), ("cue", cue), (" that ", " that "), ("content", content)]
        spans = {}
        for kind, part in parts:
            spans[kind] = Span(place, place + len(part))
            text.append(part)
            place += len(part)
        own = ". " + " ".join(between[8 + 10 * i : 18 + 10 * i]).capitalize() + ".\n"
        text.append(own)
        place += len(own)
        told.append((spans, who, Manner.DIRECT if quoted else Manner.INDIRECT, writer.pick(ACTS)))
    outlet = f"Outlet {writer.rank(OUTLETS) + 1}"
    return _put_together(number, "".join(text), len(headline), told, {"outlet": outlet, "published": day.isoformat(), "title": headline})


def _put_together(number: int, text: str, headline: int, told: Sequence[tuple], facts: dict[str, str]) -> Dossier:
    digest = hashlib.sha256(text.encode()).hexdigest()
    id = hashlib.sha256(f"{facts['outlet']}\0{text}".encode()).hexdigest()[:16]
    zones = (Zone("headline", Span(0, headline)), Zone("body", Span(headline + 2, len(text))))
    report = Report(id=id, text=text, sha256=digest, path=f"generated/{number}.txt", language="en", zones=zones, **facts)
    ids = {who: "s" + hashlib.sha256(f"{id}\0{who}".encode()).hexdigest()[:12] for _, who, _, _ in told}
    statements = tuple(
        Statement(
            id=hashlib.sha256(f"{id}{i}".encode()).hexdigest()[:16],
            content=(spans["content"],),
            source=(spans["source"],),
            cue=(spans["cue"],),
            manner=manner,
            act=act,
            speaker=ids[who],
            score=0.9,
            by=MODEL,
        )
        for i, (spans, who, manner, act) in enumerate(told)
    )
    mentions = {who: tuple(spans["source"] for spans, by, _, _ in told if by == who) for who in ids}
    reading = Reading(
        report_id=id,
        model=MODEL,
        statements=statements,
        speakers=tuple(Speaker(id=ids[who], name=who, mentions=mentions[who]) for who in ids),
        coverage=Coverage(len(text), len(text), 2 * len(told), len(told)),
        zones=zones,
    )
    return Dossier(report, reading)
