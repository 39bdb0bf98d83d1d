"""Commands that keep nothing: reading, measuring, training."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.kit import FOLDER, PATH, TEXTS, example, form, jobs, model, out, require, standard_input
from onrecord.terminal import deliver, form_of

__all__ = ["evaluate", "read", "train"]


@click.command(epilog=example("onrecord read examples/*.txt", "onrecord read reports --format jsonl --jobs 2 --out statements.jsonl"))
@click.argument("paths", nargs=-1, metavar="PATH...")
@form
@out
@click.option("--with-text", is_flag=True, help="Also writes each report's text, so that the output can be checked by itself.")
@jobs
@model
def read(paths: tuple[str, ...], format: str | None, out: Path | None, with_text: bool, jobs: int, model: Path | None) -> None:
    """Read reports and write what each says that somebody said, keeping nothing.

    PATH is a file, a folder, a glob in quotation marks, or - for standard input, which is also read where nothing is named.
    What can't be read is named on standard error, with the reason, and the rest goes on.

    The exit status is 0 where all was read, 3 where some input was set aside, 2 for wrong usage, 1 where nothing could be done.
    """
    from onrecord import pipeline

    outcomes = pipeline.read(paths or standard_input("onrecord read examples"), model=model, jobs=jobs)
    sys.exit(deliver(outcomes, format or form_of(out), out, with_text=with_text).status)


@click.command(epilog=example("onrecord evaluate --polnear polnear/dev", "onrecord evaluate --marked texts --format json"))
@click.option("--polnear", type=FOLDER, metavar="FOLDER", help="Articles annotated in the form of PolNeAR: one of its parts.")
@click.option("--marked", type=TEXTS, metavar="PATH", help="Texts with inline marks: a file, or a folder of them.")
@click.option("--pairs", type=TEXTS, metavar="FILE", help="Pairs of sentences and how alike they are: a CSV of the STS benchmark.")
@model
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the figures.")
def evaluate(polnear: Path | None, marked: Path | None, pairs: Path | None, model: Path | None, format: str) -> None:
    """Measure a model against annotated texts: how much it finds, how exactly, how sure its scores are and how fast it reads."""
    if (polnear, marked, pairs) == (None, None, None):
        raise click.UsageError("name annotated texts to measure on, with --polnear, --marked or --pairs")
    from onrecord import pipeline
    from onrecord.evaluation import evaluate as measure

    figures = measure.evaluate(pipeline.open_reader(model), polnear=polnear, marked=marked, pairs=pairs)
    click.echo(json.dumps(measure.as_json(figures), indent=2) + "\n" if format == "json" else measure.show(figures), nl=False)


@click.command(
    epilog=example(
        "onrecord train --data polnear/train --dev polnear/dev --out first",
        "onrecord train --data polnear/train --dev polnear/dev --teacher first --texts wikinews --seed 2 --out model",
    )
)
@click.option("--data", type=FOLDER, required=True, metavar="FOLDER", help="PolNeAR's training part.")
@click.option("--out", type=PATH, required=True, metavar="FOLDER", help="Where the model is made; a stopped run goes on from there.")
@click.option("--encoder", type=FOLDER, metavar="FOLDER", help="Encoder to start from; by default MiniLM-L6 from its package.")
@click.option(
    "--teacher", type=FOLDER, metavar="FOLDER", multiple=True, help="The --out of an earlier run, to learn from; may be given again."
)
@click.option("--texts", type=FOLDER, metavar="FOLDER", help="Tables of Wikinews (url, title, text) that the teacher labels for it.")
@click.option("--dev", type=FOLDER, metavar="FOLDER", help="PolNeAR's part to set thresholds on; with it the model is exported.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of all chance in the run.")
def train(**options: Any) -> None:
    """Make a model: train it, turn it into what ONNX Runtime runs, and write its card. Needs the extra train, and hours."""
    require("torch", "safetensors", "onnx", extra="train")
    from onrecord.training import run

    run.main(run.Job(**options))
