"""
Fits the weights by which the lines of a plain text are told apart (`onrecord/sources/weights.py`), and measures zones on invented texts.

    python -m benchmarks.zones
    python -m benchmarks.zones --fit --texts WIKINEWS

The weights are those of a linear chain over lines (a conditional random field), fitted on the train part of the corpus, a half of
`tests/texts/zones` and of its `pasted` by hash, and `tests/texts/zones/more`; the other halves and the dev and test parts are never
fitted on. Lines that the width of a column parts in the midst of a sentence are one. Each text
is also fitted on as it could have come: without empty lines, with furniture missing or in another order, cut short, or a sentence a line.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.corpus.convert import loaded
from onrecord.corpus.splits import marks_of_split
from onrecord.corpus.texts import open_texts
from onrecord.records import Zone
from onrecord.sources import weights
from onrecord.sources.lines import Line, lines_of
from onrecord.sources.looks import looks_of
from onrecord.sources.sequence import ABOVE, END, KINDS, START, STATES, State
from onrecord.sources.wrapping import joined, paragraphs
from onrecord.sources.zones import plain
from tests.sources.zoned import FOLDER, Zoned, all_texts

ROUNDS, RATE, SQUARES, SIZES, BATCH = 150, 0.05, 1.0, 3.0, 48
SETS = (FOLDER, FOLDER / "pasted")
LEAST = 4  # lines that must have a look before it is weighed
OWN = 2.0  # how many times a text of the varied set counts

Array = Any
Kinds = list[str]
Told = tuple[list[set[str]], Kinds]


@dataclass(frozen=True, slots=True)
class Sample:
    """The lines of a text, and what each is."""

    lines: list[Line]
    kinds: Kinds
    weight: float


def kinds_of(lines: Sequence[Line], zones: Sequence[Zone]) -> Kinds:
    """The kind of every line by the zones marked in it."""
    found: Kinds = []
    for line in lines:
        kind = _kind(line, [zone for zone in zones if zone.span.start < line.start + len(line.text) and zone.span.end > line.start])
        titled = kind == "headline" and ("headline" in found or not {"body", "entry"}.isdisjoint(found))
        found.append("section" if titled else kind)
    return found


def _kind(line: Line, zones: Sequence[Zone]) -> str:
    outer = [zone for zone in zones if not any(other is not zone and other.span.holds(zone.span) for other in zones)]
    covered = sum(zone.span.end - zone.span.start for zone in outer)
    if not outer:
        return "body"
    goes_on = len(outer) > 1 and outer[1].kind == "headline"
    if outer[0].kind == "timestamp" and outer[0].span.start <= line.start + 1 and (goes_on or covered < len(line.text) - 6):
        return "entry"
    if len(outer) == 1:
        return outer[0].kind if covered >= len(line.text) - 4 else "body"
    if any(zone.kind == "headline" for zone in outer):
        return "headline"
    return "body" if covered < len(line.text) - 8 else "boilerplate"


def samples(corpus: Path, texts: Iterable[Path]) -> Iterator[Sample]:
    for marked, _, _ in loaded(marks_of_split(corpus, "train"), open_texts(texts)):
        yield sample_of(marked.text, marked.zones, 1.0)
    tuned = (each for folder in SETS for each in all_texts(folder) if not each.held_out)
    for text in (*tuned, *all_texts(FOLDER / "more")):
        yield sample_of(text.text, text.zones, OWN)


def sample_of(text: str, zones: Sequence[Zone], weight: float) -> Sample:
    """The paragraphs of a text, each of the kind of its first line."""
    lines = lines_of(text)
    told = paragraphs(lines)
    kinds = kinds_of(lines, zones)
    return Sample([joined(lines, each) for each in told], [kinds[each[0]] for each in told], weight)


def varied(sample: Sample, chance: random.Random) -> Iterator[Told]:
    """The text as it is, and as it could have come."""
    yield [set(looks) for looks in looks_of(sample.lines)], sample.kinds
    for _ in range(3):
        yield from _seen(_rearranged(sample, chance), chance, 0.3)
    if chance.random() < 0.6:
        yield from _seen(_sentences(sample, chance), chance, 0.3)
    story = [i for i, kind in enumerate(sample.kinds) if kind == "body"]
    if story and chance.random() < 0.4:
        yield from _seen([(sample.lines[i], "body") for i in story[:40]], chance, 0.3)
    if story and chance.random() < 0.4:
        yield from _seen(
            list(zip(sample.lines, sample.kinds, strict=True))[: story[min(len(story) - 1, chance.randrange(3))] + 1], chance, 0
        )
    if story and chance.random() < 0.4:
        tail = list(zip(sample.lines, sample.kinds, strict=True))[story[max(0, len(story) - 1 - chance.randrange(3))] :]
        yield from _seen([(line, "section" if kind == "headline" else kind) for line, kind in tail], chance, 0)


def _seen(told: list[tuple[Line, str]], chance: random.Random, blind: float) -> Iterator[Told]:
    """The looks of lines, some of the forms that are known in full left out, so that the others learn to stand for them."""
    if len(told) < 2:
        return
    looks = [set(each) for each in looks_of([line for line, _ in told])]
    for each in looks:
        each -= {look for look in sorted(each) if re.match(r"form of|known (?!heading)", look) and chance.random() < blind}
        each -= {look for look in sorted(each) if "entry" not in look and chance.random() < blind / 6}
    yield looks, [kind for _, kind in told]


def _rearranged(sample: Sample, chance: random.Random) -> list[tuple[Line, str]]:
    told = [pair for pair in zip(sample.lines, sample.kinds, strict=True) if pair[1] in ("body", "entry") or chance.random() > 0.15]
    for i in range(1, min(12, len(told) - 1)):
        if chance.random() < 0.15 and not {told[i][1], told[i + 1][1]} & {"headline", "section", "deck", "entry", "body"}:
            told[i], told[i + 1] = told[i + 1], told[i]
    mode = chance.random()
    if mode < 0.45:
        return [(replace(line, after_gap=mode >= 0.3), kind) for line, kind in told]
    return [(replace(line, after_gap=line.after_gap != (chance.random() < 0.1)), kind) for line, kind in told]


def _sentences(sample: Sample, chance: random.Random) -> list[tuple[Line, str]]:
    told: list[tuple[Line, str]] = []
    for line, kind in zip(sample.lines, sample.kinds, strict=True):
        cut = kind == "body" and len(line.text) > 60 and chance.random() < 0.7
        parts = re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘])", line.text) if cut else [line.text]
        told += [(replace(line, text=part.strip()), kind) for part in parts if part.strip()]
    return told[:60]


def states_of(kinds: Kinds) -> list[int]:
    """The states of the kinds: those above the headline, or above the first words where there is none, apart."""
    opens = next((i for i, kind in enumerate(kinds) if kind == "headline"), None)
    first = next((i for i, kind in enumerate(kinds) if kind in ("body", "entry")), len(kinds)) if opens is None else opens
    return [STATES.index((kind, i < first and kind in ABOVE)) for i, kind in enumerate(kinds)]


class Chain:
    """The weights while they are fitted: of looks for kinds, and of states after states (the last two rows: start, end)."""

    def __init__(self, looks: Iterable[str]) -> None:
        self.number = {look: i for i, look in enumerate(sorted(looks))}
        self.looks: Array = np.zeros((len(self.number), len(KINDS)))
        self.steps: Array = np.zeros((len(STATES) + 2, len(STATES)))
        self.at = np.array([KINDS.index(kind) for kind, _ in STATES])

    def batch(self, told: Sequence[tuple[Told, float]]) -> tuple[Array, ...]:
        longest = max(len(kinds) for (_, kinds), _ in told)
        rows, columns = list[int](), list[int]()
        states, there = np.zeros((len(told), longest), int), np.zeros((len(told), longest))
        for j, ((looks, kinds), _) in enumerate(told):
            states[j, : len(kinds)], there[j, : len(kinds)] = states_of(kinds), 1
            for t, each in enumerate(looks):
                known = [self.number[look] for look in each if look in self.number]
                rows += [j * longest + t] * len(known)
                columns += known
        return np.array(rows), np.array(columns), states, there, np.array([weight for _, weight in told])

    def slopes(self, batch: tuple[Array, ...]) -> tuple[Array, Array]:
        """How the loss of a batch falls with each weight (forward and backward over the lines)."""
        rows, columns, states, there, weight = batch
        count, longest = states.shape
        kinds = np.zeros((count * longest, len(KINDS)))
        np.add.at(kinds, rows, self.looks[columns])
        score = kinds[:, self.at].reshape(count, longest, len(STATES))
        step, end = self.steps[:-2], self.steps[-1]
        ahead, back = np.zeros_like(score), np.zeros_like(score)
        ahead[:, 0], back[:, -1] = self.steps[-2] + score[:, 0], end
        for t in range(1, longest):
            new = _summed(ahead[:, t - 1, :, None] + step[None], 1) + score[:, t]
            ahead[:, t] = np.where(there[:, t, None] > 0, new, ahead[:, t - 1])
        for t in range(longest - 2, -1, -1):
            new = _summed(step[None] + (score[:, t + 1] + back[:, t + 1])[:, None, :], 2)
            back[:, t] = np.where(there[:, t + 1, None] > 0, new, end)
        whole = _summed(ahead[:, -1] + end, 1)[:, None, None]
        excess = np.exp(ahead + back - whole) * there[:, :, None]
        j, t_ = np.nonzero(there)
        excess[j, t_, states[j, t_]] -= 1
        excess *= weight[:, None, None]
        by_kind = np.zeros((count * longest, len(KINDS)))
        np.add.at(by_kind.T, self.at, excess.reshape(-1, len(STATES)).T)
        looks, steps = np.zeros_like(self.looks), np.zeros_like(self.steps)
        np.add.at(looks, columns, by_kind[rows])
        steps[-2] = excess[:, 0].sum(0)
        steps[-1] = excess[np.arange(count), there.sum(1).astype(int) - 1].sum(0)
        for t in range(1, longest):
            both = np.exp(ahead[:, t - 1, :, None] + step[None] + (score[:, t] + back[:, t])[:, None, :] - whole)
            steps[:-2] += (both * (there[:, t] * weight)[:, None, None]).sum(0)
            on = there[:, t] > 0
            np.add.at(steps, (states[on, t - 1], states[on, t]), -weight[on])
        return looks, steps


def _summed(scores: Array, axis: int) -> Array:
    top = scores.max(axis, keepdims=True)
    return np.squeeze(top, axis) + np.log(np.exp(scores - top).sum(axis))


def fitted(told: Sequence[tuple[Told, float]]) -> Chain:
    """The weights that make the marked kinds likeliest (Adam), few and small where they can be."""
    seen = Counter(look for (looks, _), _ in told for each in looks for look in each)
    chain = Chain(look for look, count in seen.items() if count >= LEAST)
    ordered = sorted(told, key=lambda each: len(each[0][1]))
    batches = [(chain.batch(ordered[i : i + BATCH]), len(ordered[i : i + BATCH]) / len(ordered)) for i in range(0, len(ordered), BATCH)]
    tables = (chain.looks, chain.steps)
    means, squares = [np.zeros_like(each) for each in tables], [np.zeros_like(each) for each in tables]
    order, done = np.random.default_rng(0), 0
    for round_ in range(ROUNDS):
        rate = RATE * (1 - round_ / ROUNDS) + 0.002
        for number in order.permutation(len(batches)):
            batch, part = batches[number]
            done += 1
            for table, slope, mean, square in zip(tables, chain.slopes(batch), means, squares, strict=True):
                slope = slope + SQUARES * part * table
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope * slope - square)
                table -= rate * (mean / (1 - 0.9**done)) / (np.sqrt(square / (1 - 0.999**done)) + 1e-8)
                np.copyto(table, np.sign(table) * np.maximum(np.abs(table) - rate * SIZES * part, 0))
    return chain


def written(chain: Chain) -> str:
    """The module of the weights, those of a tenth at least."""
    names = [_name(state) for state in STATES]
    looks = [(look, [(KINDS[k], chain.looks[i, k]) for k in range(len(KINDS)) if KINDS[k] != "entry"]) for look, i in chain.number.items()]
    steps = [(name, list(zip(names, row, strict=True))) for name, row in zip((*names, START, END), chain.steps, strict=True)]
    head = '"""The weights by which lines are told apart (`sequence.py`): what looks and the line before say for each kind."""'
    tables = (f'{name} = """\n' + "\n".join(_rows(table)) + '\n"""\n' for name, table in (("LOOKS", looks), ("STEPS", steps)))
    return f'{head}\n\nfrom __future__ import annotations\n\n__all__ = ["LOOKS", "STEPS"]\n\n' + "\n".join(tables)


def _name(state: State) -> str:
    return f"above {state[0]}" if state[1] else state[0]


def _rows(table: Iterable[tuple[str, list[tuple[str, float]]]]) -> Iterator[str]:
    for name, told in table:
        if parts := [f"{kind} {weight:+.1f}" for kind, weight in told if abs(weight) >= 0.1]:
            yield "\n".join(textwrap.wrap(f"{name}: {', '.join(parts)}", 139, subsequent_indent="  ", break_on_hyphens=False))


def figures(texts: Sequence[Zoned]) -> str:
    """Precision, recall and F1 of zones that are right to the character."""
    found = [{zone for zone in plain(text.text).zones if zone.kind != "body"} for text in texts]
    right = sum(len(set(text.zones) & each) for text, each in zip(texts, found, strict=True))
    marked, told = sum(len(text.zones) for text in texts), sum(map(len, found))
    return f"{100 * right / max(told, 1):5.1f} {100 * right / max(marked, 1):5.1f} {200 * right / max(marked + told, 1):5.1f} {marked:5}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit the weights anew and write them")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--texts", type=Path, action="append", default=[], help="folder of the tables of Wikinews; may be given again")
    parser.add_argument("--held-out", action="store_true", help="measure on the half that is not fitted on")
    args = parser.parse_args()
    if args.fit:
        chance = random.Random(1)
        told = [(each, sample.weight) for sample in samples(args.corpus, args.texts) for each in varied(sample, chance)]
        Path(weights.__file__).write_text(written(fitted(told)), encoding="utf-8")
        print(f"fitted on {len(told)} texts and their variants: measure in a new process")
        return
    print("                P     R    F1 marked")
    for folder in SETS:
        texts = [text for text in all_texts(folder) if text.held_out == args.held_out]
        for kind in sorted({text.kind for text in texts}):
            print(f"{kind:12}", figures([text for text in texts if text.kind == kind]))
        print(f"{'all of ' + folder.name:12}", figures(texts))


if __name__ == "__main__":
    main()
