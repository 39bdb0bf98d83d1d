"""
Makes the table of pairs and the line by which raw translations are told, out of news that people wrote and of texts in a machine's manner.

    python -m onrecord.training.fluency --data POLNEAR/train --texts WIKINEWS --corpus corpus --machine tests/reading/translated

Two thirds of the people's texts are counted; the rest, and the corpus' training part, draw the line with the machine's. Of Wikinews the
half that every training leaves alone is left alone here too, and of the machine's texts those whose names end in `-3`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.corpus.affairs import load_affair
from onrecord.corpus.splits import affairs_of_split
from onrecord.corpus.texts import open_texts
from onrecord.evaluation import polnear
from onrecord.reading.fluency import FIGURES, TABLE, Pairs, evened, figures, pairs_in, portions

COMMON = 600  # words that stand for themselves
LEAST = 2  # times that a pair must have come
KINDS = 260  # commonest words and kinds whose numbers are looked at
ROUNDS, STEP, HOLD = 600, 0.09, 0.28
LIMIT = 0.5  # past even odds; at it one of 500 texts by people that were in no training is past it, too
MACHINE = "machine-translated"


def main() -> None:
    options = parsed()
    people = [article.text for article in polnear.articles(options.data)] + wikinews(options.texts)
    counted, drawn = [text for text in people if part(text)], [text for text in people if not part(text)]
    pairs = count(counted)
    own, machine = corpus(options.corpus)
    machine += [path.read_text(encoding="utf-8") for path in sorted(options.machine.glob("*-[12].txt"))]
    line = draw(pairs, drawn, own, machine)
    card = line | {
        "figures": FIGURES,
        "counted": f"{len(counted)} news texts by people (PolNeAR train, Wikinews)",
        "drawn": f"{len(drawn)} more of these, {len(own)} of the corpus, and {len(machine)} in the manner of a machine, self-written",
    }
    written(pairs, card, options.out)
    print("\n".join(f"{name}: {card[name]}" for name in ("counted", "drawn", "bias")))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's training part")
    parser.add_argument("--texts", type=Path, required=True, help="folder of Wikinews tables")
    parser.add_argument("--corpus", type=Path, required=True, help="the corpus; only its split train is read")
    parser.add_argument("--machine", type=Path, required=True, help="folder of texts in the manner of a machine")
    parser.add_argument("--out", type=Path, default=TABLE)
    return parser.parse_args()


def wikinews(folder: Path) -> list[str]:
    return [text for url, text in open_texts([folder]).by_url.items() if sha256(url.encode()).digest()[0] % 2 == 0]


def part(text: str) -> int:
    """0 for every third text, by its hash."""
    return sha256(text.encode()).digest()[1] % 3


def corpus(folder: Path) -> tuple[list[str], list[str]]:
    """The texts of the training part that are told as a person's, and those that are told as a machine's."""
    told: tuple[list[str], list[str]] = ([], [])
    for affair in affairs_of_split(folder, "train"):
        listing = load_affair(affair).affair
        for listed in listing.reports if listing else ():
            told[MACHINE in (listed.kind or "")].append((affair / listed.file).read_text(encoding="utf-8"))
    return told


def count(texts: Sequence[str]) -> Pairs:
    """The pairs of the texts, the commonest words standing for themselves."""
    found = Counter(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))
    words = frozenset(word for word, _ in sorted(found.items(), key=lambda each: (-each[1], each[0]))[:COMMON]) | {
        "i",
        "n't",
        "'s",
        "'re",
        "'ve",
        "'ll",
    }
    counts = Counter(pair for text in texts for pair in pairs_in(text, words))
    return Pairs.of(words, {pair: times for pair, times in counts.items() if times >= LEAST})


def draw(pairs: Pairs, people: Iterable[str], own: Iterable[str], machine: Iterable[str]) -> dict[str, object]:
    """The line between portions of people and of machines: a logistic regression, held short."""
    kinds = [kind for kind, _ in sorted(pairs.after.items(), key=lambda each: (-each[1], each[0]))[:KINDS]]
    told = [[row for text in texts for part in portions(text) if (row := figures(part, pairs, kinds))] for texts in (people, own, machine)]
    by_people = np.array([*told[0], *told[1], *told[1]])  # twice: they are few, and of every kind of outlet
    rows: NDArray[np.float64] = np.concatenate([by_people, np.array(told[2])])
    truth = np.arange(len(rows)) >= len(by_people)
    means, scales = np.round(by_people.mean(0), 4), np.round(by_people.std(0) + 1e-4, 4)
    inputs = np.c_[[evened(row, means, scales) for row in rows], np.ones(len(rows))]
    heed = np.where(truth, 0.3 * len(by_people) / truth.sum(), 1.0)
    weights = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        wrong = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30))) - truth
        weights -= STEP * (inputs.T @ (wrong * heed) / len(rows) + HOLD * np.append(weights[:-1], 0))
    line = {"means": means, "scales": scales, "weights": weights[:-1], "bias": weights[-1], "limit": np.array(LIMIT)}
    return {"kinds": kinds} | {name: np.round(value, 4).tolist() for name, value in line.items()}


def written(pairs: Pairs, card: dict[str, object], out: Path) -> None:
    """The table as packed JSON, the same bytes for the same table."""
    kinds = sorted({kind for pair in pairs.counts for kind in pair})
    at = {kind: number for number, kind in enumerate(kinds)}
    rows: list[list[int]] = [[] for _ in kinds]
    for (one, other), times in sorted(pairs.counts.items()):
        rows[at[one]] += [at[other], times]
    told = {"card": card, "words": sorted(pairs.words), "kinds": kinds, "rows": rows}
    out.write_bytes(gzip.compress(json.dumps(told, separators=(",", ":")).encode(), mtime=0))


if __name__ == "__main__":
    main()
