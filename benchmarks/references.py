"""
Fits the weights by which a content that points finds what it means (`onrecord/reading/pointing.py`), and measures them.

    python -m benchmarks.references --texts WIKINEWS
    python -m benchmarks.references --texts WIKINEWS --fit

They are those of a logistic regression over pairs: a content that may point, and what stands before it. It is fitted on the marked reports
of the corpus' train part, once with the statements as marked and once as read, and on the texts of `tests/texts/pointing` that are not
held out. The figures under "train" are of each affair by weights fitted without it (Wikinews' reports are one affair); dev and the
held-out texts are never fitted on.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.corpus.as_marks import reading_as_marks, report_of
from onrecord.corpus.convert import loaded
from onrecord.corpus.measured_speakers import points_alike
from onrecord.corpus.pairing import Pairing, pair
from onrecord.corpus.splits import marks_of_split
from onrecord.corpus.texts import open_texts
from onrecord.corpus.values import Marked
from onrecord.reading import pointing
from onrecord.reading.reader import Reader
from onrecord.reading.references import Looks, Target, beside
from onrecord.records import Statement
from tests.reading.pointed import all_texts

SQUARES, STEPS, SMALL = 4.0, 14, 0.05
ENOUGH = -0.4  # log odds from which a target is given: chosen on train, each affair by weights fitted without it

Array = Any
Right = Callable[[str, Target], bool]
Pairs = list[tuple[Looks, bool]]


@dataclass(frozen=True, slots=True)
class Sample:
    """The contents of one text that may point, each with what it may mean and whether it does; `marked` are those that people gave."""

    affair: str
    pointing: list[Pairs]
    marked: int


def sample(affair: str, text: str, found: Sequence[Statement], right: Right, marked: int) -> Sample:
    return Sample(affair, [[(looks, right(id, to)) for to, looks in pairs] for id, pairs in beside(text, found)], marked)


def samples(corpus: Path, split: str, texts: Sequence[Path]) -> tuple[list[Sample], list[Sample]]:
    """The reports of a split with the statements as marked, and as read."""
    reader = Reader.open()
    marked, read = [], []
    for one, listed, folder in loaded(marks_of_split(corpus, split), open_texts(texts)):
        if not one.speakers:
            continue  # nobody marked what its contents point to
        report = report_of(one, listed, folder)
        reading = reader.read(report)
        given = tuple(_as_statements(one))
        pairing = pair(one.name, one, reading_as_marks(one, report, reading))
        same = Pairing(one.name, one, one, pairing.words, {each.id: each.id for each in given}, {})
        count = sum(bool(each.refers_to) for each in one.statements)
        marked.append(sample(folder, one.text, given, _right(same, given), count))
        read.append(sample(folder, one.text, reading.statements, _right(pairing, reading.statements), count))
    return marked, read


def _as_statements(marked: Marked) -> Iterator[Statement]:
    for each in marked.statements:
        yield Statement(
            id=each.id, content=each.content, source=each.source, cue=each.cue, manner=each.manner, act=each.act, parent=each.parent,
            speaker=each.speaker,
        )  # fmt: skip


def _right(pairing: Pairing, found: Sequence[Statement]) -> Right:
    given = {each.id: each for each in pairing.a.statements if each.refers_to}
    ours = {pairing.statements[id]: each for id, each in given.items() if id in pairing.statements}
    contents = {each.id: each.content for each in found}
    return lambda id, to: id in ours and points_alike(pairing, ours[id], to, contents)


def own(*, held_out: bool) -> list[Sample]:
    texts = [text for text in all_texts() if text.held_out == held_out]
    return [sample("", text.text, text.statements, text.right, len(text.targets)) for text in texts]


def fitted(told: Iterable[Sample]) -> tuple[dict[str, float], float]:
    """The weights of the looks, and how much they must come to."""
    pairs = [each for one in told for some in one.pointing for each in _learned(some)]
    number = {look: i for i, look in enumerate(sorted({look for looks, _ in pairs for look in looks}))}
    table = np.zeros((len(pairs), len(number) + 1), dtype=np.float32)
    table[:, -1] = 1
    for row, (looks, _) in zip(table, pairs, strict=True):
        row[[number[look] for look in looks]] = 1
    right, squares = np.array([ok for _, ok in pairs], dtype=float), np.append(np.full(len(number), SQUARES), 0.01)
    weights: Array = np.zeros(len(number) + 1)
    for _ in range(STEPS):  # Newton's
        p = 1 / (1 + np.exp(-(table @ weights)))
        curve = (table * (p * (1 - p))[:, None].astype(np.float32)).T @ table + np.diag(squares)
        weights = weights - np.linalg.solve(curve, table.T @ (p - right) + squares * weights)
    return {look: round(float(weights[i]), 1) for look, i in number.items() if abs(weights[i]) >= SMALL}, round(
        ENOUGH - float(weights[-1]), 1
    )


def _learned(pairs: Pairs) -> Iterator[tuple[Looks, bool]]:
    """The pairs without what is right too, but further off."""
    seen = False
    for looks, ok in pairs:
        if not (ok and seen):
            yield looks, ok
        seen |= ok


def figures(told: Iterable[tuple[Sample, Mapping[str, float], float]]) -> str:
    """How many are given and right, precision and recall."""
    given = right = marked = 0
    for one, weights, least in told:
        marked += one.marked
        for pairs in one.pointing:
            likely = [fsum(weights.get(look, 0.0) for look in looks) for looks, _ in pairs]
            if likely and max(likely) >= least:
                given += 1
                right += pairs[likely.index(max(likely))][1]
    return f"{right:4} of {given:4} given, {marked:4} marked: P {100 * right / max(given, 1):5.1f} R {100 * right / max(marked, 1):5.1f}"


def without(affair: str, told: Sequence[Sample]) -> tuple[dict[str, float], float]:
    return fitted(one for one in told if one.affair != affair)


def written(weights: Mapping[str, float], least: float) -> str:
    """The module of the weights."""
    doc = '"""The weights by which a content that points finds what it means (`references.py`): what each look says for a pair."""'
    rows = textwrap.wrap("; ".join(f"{look} {weight:+.1f}" for look, weight in weights.items()), 139, break_on_hyphens=False)
    table = '_TABLE = """\n' + "\n".join(rows) + '\n"""\n'
    split = 'each.rpartition(" ") for each in " ".join(_TABLE.split()).split("; ")'
    parsed = f"WEIGHTS = {{look: float(weight) for look, _, weight in ({split})}}"
    names = f'__all__ = ["LEAST", "WEIGHTS"]\n\nLEAST = {least}  # what the weights of a pair must come to\n'
    return f"{doc}\n\nfrom __future__ import annotations\n\n{names}{table}{parsed}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit the weights anew and write them")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--texts", type=Path, action="append", default=[], help="folder of the tables of Wikinews; may be given again")
    args = parser.parse_args()
    train, dev = (samples(args.corpus, split, args.texts) for split in ("train", "dev"))
    told = [*train[0], *train[1], *own(held_out=False)]
    weights, least = fitted(told)
    if args.fit:
        Path(pointing.__file__).write_text(written(weights, least), encoding="utf-8")
    apart = {affair: without(affair, told) for affair in sorted({one.affair for one in train[0]})}
    for name, some in (("train, as marked", train[0]), ("train, as read", train[1])):
        print(f"{name:18}", figures((one, *apart[one.affair]) for one in some))
    for name, some in (("dev, as marked", dev[0]), ("dev, as read", dev[1]), ("held-out texts", own(held_out=True))):
        print(f"{name:18}", figures((one, weights, least) for one in some))


if __name__ == "__main__":
    main()
