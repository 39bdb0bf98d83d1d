"""What one epoch reads: articles with chains spliced in, our own texts, and, with a teacher, texts that nobody marked."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.reading.pieces import Pieces
from onrecord.training.annotated import Annotated, own_texts, polnear_texts, spliced
from onrecord.training.batches import Words, in_words
from onrecord.training.recipe import Recipe

Lesson = Callable[[Annotated], Words]
Epochs = Callable[[int], list[Words]]


@dataclass(frozen=True, slots=True)
class Texts:
    """News by article and annotator, our own marked texts, and plain ones."""

    news: list[list[Annotated]]
    own: list[Annotated]
    plain: list[Annotated]


def texts(data: Path, plain: Path | None) -> Texts:
    """PolNeAR's training part, the project's texts, and the plain texts of a folder of Wikinews tables."""
    return Texts(polnear_texts(data), own_texts(), _wikinews(plain) if plain else [])


def _wikinews(folder: Path) -> list[Annotated]:
    """Every second report, by the hash of its address; the other half is kept to measure on."""
    csv.field_size_limit(1 << 24)
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if sha256(row["url"].encode()).digest()[0] % 2 == 0]
        found += [Annotated(f"{row['title']}\n\n{row['text']}", []) for row in rows if len(row["text"]) > 200]
    return found


def from_people(of: Texts, recipe: Recipe, tokenizer: Pieces) -> Epochs:
    """Epochs of what people marked alone: one annotator an article, new splices each time."""
    known = {id(t): in_words(t, tokenizer) for t in [*(v for versions in of.news for v in versions), *of.own]}

    def epoch(number: int) -> list[Words]:
        rng = random.Random(f"{recipe.seed}/{number}")
        chosen = spliced([rng.choice(versions) for versions in of.news], rng, recipe.splice) + of.own * recipe.own
        return [known.get(id(text)) or in_words(text, tokenizer) for text in chosen]

    return epoch


def from_teacher(of: Texts, recipe: Recipe, lesson: Lesson) -> Epochs:
    """Epochs of lessons; the splices are made once, for a share of the articles, since each must be taught."""
    rng = random.Random(recipe.seed)
    chains = spliced([versions[0] for versions in of.news], rng, recipe.splice)
    print(
        f"the teachers read {sum(map(len, of.news))} articles, their splices, {len(of.own)} own and {len(of.plain)} plain texts", flush=True
    )
    news = [[lesson(version) for version in versions] for versions in of.news]
    chained = [lesson(text) if text is not versions[0] else None for text, versions in zip(chains, of.news, strict=True)]
    own, plain = [lesson(text) for text in of.own], [lesson(text) for text in of.plain]

    def epoch(number: int) -> list[Words]:
        rng = random.Random(f"{recipe.seed}/{number}")
        chosen = [c if c and rng.random() < 0.5 else rng.choice(versions) for c, versions in zip(chained, news, strict=True)]
        return chosen + own * recipe.own + plain

    return epoch
