"""What one epoch reads: articles with chains spliced in, our own texts, and, with a teacher, texts that nobody marked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.corpus.texts import open_texts
from onrecord.reading.pieces import Pieces
from onrecord.training.annotated import Annotated, corpus_texts, own_texts, polnear_texts, spliced
from onrecord.training.batches import Words, in_words
from onrecord.training.recipe import Recipe

Lesson = Callable[[Annotated], Words]
Epochs = Callable[[int], list[Words]]


@dataclass(frozen=True, slots=True)
class Texts:
    """News by article and annotator, our own marked texts, the corpus, and plain texts."""

    news: list[list[Annotated]]
    own: list[Annotated]
    corpus: list[Annotated]
    plain: list[Annotated]

    def marked(self, recipe: Recipe) -> list[Annotated]:
        """Our own marked texts and the corpus, each as often as an epoch reads it."""
        return self.own * recipe.own + self.corpus * recipe.corpus


def texts(data: Path | None, corpus: Path | None, plain: Path | None) -> Texts:
    """PolNeAR's training part, the project's texts, a corpus' training part, and the plain texts of a folder of Wikinews tables."""
    marked = corpus_texts(corpus, "train", plain) if corpus else []
    known = {each.text for each in marked}
    labelled = [each for each in _wikinews(plain) if each.text not in known] if plain else []
    return Texts(polnear_texts(data) if data else [], own_texts(), marked, labelled)


def _wikinews(folder: Path) -> list[Annotated]:
    """Every second report, by the hash of its address; the other half is kept to measure on."""
    texts = open_texts([folder]).by_url
    return [Annotated(text, []) for url, text in texts.items() if sha256(url.encode()).digest()[0] % 2 == 0 and len(text) > 300]


def from_people(of: Texts, recipe: Recipe, tokenizer: Pieces) -> Epochs:
    """Epochs of what people marked alone: one annotator an article, new splices each time."""
    known = {id(t): in_words(t, tokenizer) for t in [*(v for versions in of.news for v in versions), *of.own, *of.corpus]}

    def epoch(number: int) -> list[Words]:
        rng = random.Random(f"{recipe.seed}/{number}")
        news = rng.sample(of.news, round(recipe.news * len(of.news)))
        chosen = spliced([rng.choice(versions) for versions in news], rng, recipe.splice) + of.marked(recipe)
        return [known.get(id(text)) or in_words(text, tokenizer) for text in chosen]

    return epoch


def from_teacher(of: Texts, recipe: Recipe, lesson: Lesson) -> Epochs:
    """Epochs of lessons; the splices are made once, for a share of the articles, since each must be taught."""
    rng = random.Random(recipe.seed)
    chains = spliced([versions[0] for versions in of.news], rng, recipe.splice)
    marked = len(of.own) + len(of.corpus)
    print(f"the teachers read {sum(map(len, of.news))} articles, their splices, {marked} own and {len(of.plain)} plain texts", flush=True)
    news = [[lesson(version) for version in versions] for versions in of.news]
    chained = [lesson(text) if text is not versions[0] else None for text, versions in zip(chains, of.news, strict=True)]
    ours, plain = [lesson(text) for text in of.marked(recipe)], [lesson(text) for text in of.plain]

    def epoch(number: int) -> list[Words]:
        rng = random.Random(f"{recipe.seed}/{number}")
        chosen = [c if c and rng.random() < 0.5 else rng.choice(versions) for c, versions in zip(chained, news, strict=True)]
        return chosen + ours + plain

    return epoch
