"""
News-like reports out of a seed, to measure speed on: every word is ours, and the same seed makes the same reports everywhere.

    python -m benchmarks.corpus FOLDER --words 60000 --seed 1
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
SHORTEST, LONGEST = 100, 1450  # words aimed at: the last sentence may run over

FIRST = [
    "Aldo", "Brenna", "Casimir", "Dagny", "Elias", "Farida", "Gorm", "Hedda", "Ivo", "Jorunn",
    "Kasper", "Liv", "Marek", "Nadia", "Osric", "Petra", "Quill", "Runa", "Stellan", "Tova",
]  # fmt: skip
LAST = [
    "Abelard", "Brandvik", "Corso", "Dravec", "Ekelund", "Fairweather", "Gudrunsen", "Holloway",
    "Imre", "Jasko", "Kettler", "Lindqvist", "Marrable", "Norvik", "Ostrander", "Pell",
]  # fmt: skip
TITLES = ["Transport Minister", "Mayor", "Chief Inspector", "Professor", "Judge", "Senator", "harbour master", "the union's chair", ""]
BODIES = [
    "the ministry of fisheries",
    "the city council",
    "the pilots' union",
    "the central bank",
    "the Harrow Institute",
    "the coast guard",
    "the regional court",
    "police",
    "the opposition",
    "the company",
    "a senior official who was not allowed to speak in public",
    "residents of the old quarter",
]
PLACES = ["Port Merrin", "Aldersund", "Velka Dolina", "Kestrel Bay", "Tarn", "Ostrow", "the Lenna valley", "New Harrow"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
THINGS = [
    "the new ferry line",
    "the bridge over the Lenna",
    "the fish quota",
    "the tax on empty houses",
    "the inquiry into the fire",
    "the wage talks",
    "the harbour levy",
    "the school reform",
    "the drought fund",
    "the night trains",
]
FATES = [
    "would be put off until the autumn",
    "had cost twice as much as planned",
    "was never properly examined",
    "would go ahead whatever the weather",
    "did not have enough votes in the upper house",
    "had been agreed behind closed doors",
    "would leave three hundred people without work",
    "was the best that could be had for the money",
    "had failed for want of two signatures",
    "could still be saved before the end of the month",
]
SPOKEN = [
    "We have waited eleven years for this and we can wait another week",
    "Nobody asked the people who have to live with it",
    "The figures were on the table, and nobody picked them up",
    "I will not sign anything that I have not read",
    "It is a good plan, and it comes ten years late",
    "There was no order, there was no letter, there was only a misunderstanding",
    "If they want a quarrel they will have to look for it elsewhere",
    "You cannot run a port on promises",
]
SAID = ["said", "told reporters", "warned", "insisted", "added", "wrote", "argued", "recalled"]
THAT = [
    "said",
    "denied",
    "believes",
    "warned",
    "did not rule out",
    "had told parliament",
    "confirmed",
    "would not say whether",
    "announced",
]
PLAIN = [
    "The vote is due on {day}.",
    "Work began in the spring of last year and stopped in {place} after six weeks of rain.",
    "More than {number} households are affected, most of them north of {place}.",
    "A crowd had gathered outside the town hall long before the doors were opened.",
    "The road from {place} to {other} was closed to lorries for most of {day}.",
    "Prices rose by {small} per cent over the year, the sharpest rise since the mills were shut.",
    "The building, which dates from the time of the grain boom, has stood empty for a decade.",
    "Two earlier attempts came to nothing.",
]


class Writer:
    """Makes sentences; the people it quotes stay the same through a report."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._people = [self._person() for _ in range(5)]

    def headline(self) -> str:
        thing, fate = self._pick(THINGS), self._pick(FATES)
        return self._pick(
            [
                f"{self._capital(thing)} {fate}, {self._body()} says",
                f"{self._pick(LAST)}: {thing} {fate}",
                f"{self._pick(PLACES)} divided over {thing}",
            ]
        )

    def dateline(self) -> str:
        return f"{self._pick(PLACES).upper()}, May {self._rng.randint(1, 31)} - "

    def sentence(self) -> str:
        makers: list[Callable[[], str]] = [
            self._plain,
            self._plain,
            self._indirect,
            self._indirect,
            self._direct,
            self._split,
            self._mixed,
            self._chain,
        ]
        return self._pick(makers)()

    def _plain(self) -> str:
        place, other = self._rng.sample(PLACES, 2)
        numbers = {"number": self._rng.randint(2, 90) * 100, "small": self._rng.randint(2, 14)}
        return self._pick(PLAIN).format(day=self._pick(DAYS), place=place, other=other, **numbers)

    def _indirect(self) -> str:
        verb = self._pick(THAT)
        that = " " if verb.endswith("whether") else " that "
        return f"{self._capital(self._who())} {verb}{that}{self._pick(THINGS)} {self._pick(FATES)}."

    def _direct(self) -> str:
        return f"“{self._pick(SPOKEN)},” {self._who()} {self._pick(SAID)} on {self._pick(DAYS)}."

    def _split(self) -> str:
        return f"“{self._pick(SPOKEN)},” {self._who()} said. “{self._pick(SPOKEN)}.”"

    def _mixed(self) -> str:
        head, _, tail = self._pick(SPOKEN).partition(" ")
        return f"According to {self._body()}, {self._pick(THINGS)} {self._pick(FATES)}, and “{head.lower()} {tail}”."

    def _chain(self) -> str:
        warning = f"{self._body()} had warned {self._pick(LAST)} that {self._pick(THINGS)} {self._pick(FATES)}"
        return f"{self._capital(self._who())} noted that {warning}."

    def _who(self) -> str:
        return self._pick([*self._people, self._body(), "she", "he"])

    def _person(self) -> str:
        return f"{self._pick(TITLES)} {self._pick(FIRST)} {self._pick(LAST)}".strip()

    def _body(self) -> str:
        return self._pick(BODIES)

    def _pick(self, among: list[T]) -> T:
        return among[self._rng.randrange(len(among))]

    @staticmethod
    def _capital(words: str) -> str:
        return words[:1].upper() + words[1:]


def report(words: int, rng: random.Random) -> str:
    """One report of at least so many words: a headline, then paragraphs of one to four sentences, the first with a dateline."""
    writer = Writer(rng)
    paragraphs = [writer.headline()]
    left = words - len(paragraphs[0].split())
    start = writer.dateline()
    while left > 0:
        sentences = []
        for _ in range(rng.randint(1, 4)):
            if left > 0:
                sentences.append(writer.sentence())
                left -= len(sentences[-1].split())
        paragraphs.append(start + " ".join(sentences))
        start = ""
    return "\n\n".join(paragraphs) + "\n"


def reports(words: int, seed: int) -> Iterator[str]:
    """Reports of 100 to 1,500 words, most of them short, that have about so many words together."""
    rng = random.Random(seed)
    left = words
    while left > 0:
        aim = round(rng.triangular(SHORTEST, LONGEST, 300))
        text = report(max(SHORTEST, min(aim, left)), rng)
        left -= len(text.split())
        yield text


def write(folder: Path, texts: Iterable[str]) -> int:
    """One file a text; the number of words written."""
    words = 0
    for number, text in enumerate(texts, 1):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes generated reports into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    print(f"{write(options.folder, reports(options.words, options.seed)):,} words")


if __name__ == "__main__":
    main()
