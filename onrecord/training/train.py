"""Trains the tagger. Read from top to bottom: the recipe, the data, the loop, the checkpoint."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from onrecord.training.batches import Example, Specials, collate, examples
from onrecord.training.loss import losses
from onrecord.training.material import Epochs
from onrecord.training.model import Tagger
from onrecord.training.recipe import Recipe

After = Callable[[Tagger], None]


AVERAGE_EVERY = 4  # steps; averaging at each one costs time and changes little


def epoch_windows(recipe: Recipe, number: int, epochs: Epochs, special: Specials) -> list[Example]:
    """The windows of one epoch, in its order; the same for the same seed."""
    rng = random.Random(f"{recipe.seed}/{number}/cuts")
    found = [example for words in epochs(number) for example in examples(words, recipe.window, special, rng)]
    rng.shuffle(found)
    return found


def batches(windows: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, so that little is padding, in random order."""
    pool = size * 16
    groups = []
    for i in range(0, len(windows), pool):
        near = sorted(windows[i : i + pool], key=lambda e: len(e.ids))
        groups += [near[k : k + size] for k in range(0, len(near), size)]
    rng.shuffle(groups)
    yield from groups


def optimizer_of(model: Tagger, recipe: Recipe) -> torch.optim.AdamW:
    heads = ("anchor", "unary", "query", "key", "distance", "line", "flat", "looks")
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not (recipe.frozen_words and name == "words.weight")
        if parameter.requires_grad:
            groups.setdefault((name.split(".")[0] in heads, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": ps, "lr": recipe.head_rate if head else recipe.rate, "weight_decay": recipe.decay if matrix else 0.0}
            for (head, matrix), ps in groups.items()
        ]
    )


def train(model: Tagger, special: Specials, recipe: Recipe, epochs: Epochs, folder: Path, after_epoch: After) -> Tagger:
    """Trains, or goes on from `folder/checkpoint.pt`; returns the model with its averaged weights."""
    steps_an_epoch = math.ceil(len(epoch_windows(recipe, 0, epochs, special)) / recipe.batch)
    total = steps_an_epoch * recipe.epochs
    optimizer = optimizer_of(model, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, (s + 1) / (recipe.warm * total)) * max(0.02, 1 - s / total))
    averaged = torch.optim.swa_utils.AveragedModel(model, avg_fn=None, multi_avg_fn=_average(recipe.average))
    done = _resume(folder, model, averaged, optimizer, schedule)
    _say(f"{total} steps, {done} done; {json.dumps(asdict(recipe))}")
    step, began = 0, time.time()
    for epoch in range(recipe.epochs):
        torch.manual_seed(recipe.seed * 1000 + epoch)  # each epoch by itself, so that a run that goes on is the run that did not stop
        windows = epoch_windows(recipe, epoch, epochs, special)
        rng = random.Random(f"{recipe.seed}/{epoch}/order")
        sums: dict[str, float] = {}
        for count, some in enumerate(batches(windows, recipe.batch, rng), 1):
            step += 1
            ids, shapes = collate(some, special, rng, recipe.masked)
            if step <= done:
                continue
            model.train()
            with torch.autocast("cpu", torch.bfloat16):
                out = model(ids, shapes)
            parts = losses(model, out, some)
            (parts["cue"] + parts["pair"] + 0.3 * parts["flat"]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            if step % AVERAGE_EVERY == 0:
                averaged.update_parameters(model)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0) + value.item()
            if step % 50 == 0:
                left = (time.time() - began) / (step - done) * (total - step)
                _say(f"epoch {epoch + 1} step {step}/{total} {_means(sums, count)} {left / 60:.0f} min left")
        if step > done:
            _save(folder, model, averaged, optimizer, schedule, step)
            after_epoch(averaged.module)
    return averaged.module


def _means(sums: dict[str, float], count: int) -> str:
    return " ".join(f"{name} {value / count:.3f}" for name, value in sums.items())


def _say(what: str) -> None:
    print(what, flush=True)


def _average(decay: float) -> Callable[[list[Any], list[Any], Any], None]:
    """An exponential average that forgets its first weights quickly, so that short runs are not held back by them."""

    def update(averages: list[Any], current: list[Any], count: Any) -> None:
        n = float(count)
        torch._foreach_lerp_(averages, current, 1 - min(decay**AVERAGE_EVERY, (1 + n) / (10 + n)))

    return update


def _save(folder: Path, model: Tagger, averaged: Any, optimizer: Any, schedule: Any, step: int) -> None:
    state = {
        "model": model.state_dict(),
        "averaged": averaged.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "step": step,
    }
    part = folder / "checkpoint.part"
    torch.save(state, part)
    part.replace(folder / "checkpoint.pt")


def _resume(folder: Path, model: Tagger, averaged: Any, optimizer: Any, schedule: Any) -> int:
    """Loads the checkpoint, where there is one; the number of steps that it holds."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    for name, thing in (("model", model), ("averaged", averaged), ("optimizer", optimizer), ("schedule", schedule)):
        thing.load_state_dict(state[name])
    return int(state["step"])
