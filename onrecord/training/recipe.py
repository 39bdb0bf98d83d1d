"""Everything that decides what a training run gives, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The defaults are the student's, which ships."""

    seed: int = 1
    epochs: int = 6
    window: int = 382  # pieces, without the two specials
    batch: int = 8  # windows
    rate: float = 2.5e-4  # of the encoder
    head_rate: float = 1e-3
    warm: float = 0.06  # share of the steps
    decay: float = 0.01
    masked: float = 0.05  # share of the pieces hidden
    splice: float = 0.5  # share of the articles that get chains spliced in
    own: int = 2  # times that each of our own texts is read in an epoch
    corpus: int = 3  # times that each report of the corpus is
    news: float = 1.0  # share of PolNeAR's articles that an epoch reads
    average: float = 0.998  # of the weights, over steps
    frozen_words: bool = True  # the vocabulary's vectors stay as they came
    marked: float = 0.4  # with a teacher: the share of people's marks beside its word


# few, small steps do not move a large encoder: half the batch gives twice as many
TEACHER = Recipe(epochs=2, batch=4, rate=1e-4, head_rate=1e-3, warm=0.04)

# a network that people's marks have taught, and that now learns from what teachers say
AGAIN = Recipe(epochs=3, rate=1.5e-4, head_rate=6e-4)

# a network that can do it already, on mixed material: few and small steps
TUNE = Recipe(epochs=1, rate=5e-5, head_rate=2e-4, own=1, news=0.3)
