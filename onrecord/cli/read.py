"""Commands that keep nothing: reading, measuring, training."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.kit import FOLDER, PATH, TEXTS, Pairs, columns, example, form, jobs, model, out, private, require, standard_input
from onrecord.terminal import deliver, form_of

__all__ = ["evaluate", "read", "train"]


@click.command(epilog=example("onrecord read examples/*.txt", "onrecord read reports --format jsonl --jobs 2 --out statements.jsonl"))
@click.argument("paths", nargs=-1, metavar="PATH|URL...")
@columns
@form
@out
@click.option("--with-text", is_flag=True, help="Also writes each report's text, so that the output can be checked by itself.")
@jobs
@model
@private
def read(paths: tuple[str, ...], columns: Pairs, format: str | None, out: Path | None, with_text: bool, **reading: Any) -> None:
    """Read reports and write what each says that somebody said, keeping nothing.

    PATH is a file, a folder, a glob in quotation marks, or - for standard input, which is also read where nothing is named. URL is an
    address of the web, of a page, a feed or a file; it is fetched if the robots.txt of its site lets it.
    What can't be read is named on standard error, with the reason, and the rest goes on.

    The exit status is 0 where all was read, 3 where some input was set aside, 2 for wrong usage, 1 where nothing could be done.
    """
    from onrecord import pipeline

    inputs = pipeline.Inputs(paths or standard_input("onrecord read examples"), dict(columns), reading.pop("allow_private"))
    outcomes = pipeline.read(inputs, **reading)
    sys.exit(deliver(outcomes, format or form_of(out), out, with_text=with_text).status)


@click.command(epilog=example("onrecord evaluate --polnear polnear/dev", "onrecord evaluate --corpus corpus --split dev --texts wikinews"))
@click.option("--polnear", type=FOLDER, metavar="FOLDER", help="Articles annotated in the form of PolNeAR: one of its parts.")
@click.option("--marked", type=TEXTS, metavar="PATH", help="Texts with inline marks: a file, or a folder of them.")
@click.option("--pairs", type=TEXTS, metavar="FILE", help="Pairs of sentences and how alike they are: a CSV of the STS benchmark.")
@click.option("--corpus", type=FOLDER, metavar="FOLDER", help="A corpus in OnRecord's form: every layer that the reader has.")
@click.option("--ontogum", type=FOLDER, metavar="FOLDER", help="OntoGUM, for who is whom; --split test is the half of its news held out.")
@click.option("--identities", type=FOLDER, metavar="FOLDER", help="A corpus: who is who across its reports, and garbled names.")
@click.option("--meantime", type=FOLDER, metavar="FOLDER", help="MEANTIME's English documents: who is who across them.")
@click.option("--split", type=click.Choice(["train", "dev", "test"]), default="dev", show_default=True, help="Part of the corpus.")
@click.option("--texts", type=FOLDER, metavar="FOLDER", multiple=True, help="Folder of texts that the corpus does not keep.")
@model
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the figures.")
def evaluate(corpus: Path | None, split: str, texts: tuple[Path, ...], model: Path | None, format: str, **paths: Path | None) -> None:
    """Measure a model against annotated texts: how much it finds, how exactly, how sure its scores are and how fast it reads."""
    if corpus is None and not any(paths.values()):
        raise click.UsageError(f"name annotated texts to measure on, with --corpus, --{', --'.join(paths)}")
    from onrecord import pipeline
    from onrecord.corpus import measured, measured_table, who_table
    from onrecord.corpus.texts import open_texts
    from onrecord.evaluation import evaluate as measure
    from onrecord.evaluation import on_ontogum

    reader = pipeline.open_reader(model)
    ontogum, identities, meantime = (paths.pop(name) for name in ("ontogum", "identities", "meantime"))
    figures = measure.evaluate(reader, **paths)
    on_chains = on_ontogum.measure(reader, ontogum, split) if ontogum else None
    on_corpus = measured.measure(reader, corpus, split, open_texts(texts)) if corpus else None
    who = who_table.measure(reader, corpus=identities, split=split, documents=meantime) if identities or meantime else None
    if format == "json":
        more = {"corpus": on_corpus, "ontogum": on_chains, "who": who}
        plain = {name: found and measure.as_json(found) for name, found in more.items()}
        click.echo(json.dumps(measure.as_json(figures) | plain, indent=2))
    else:
        chains, layers, people = (
            on_chains and on_ontogum.lines(on_chains),
            on_corpus and measured_table.lines(on_corpus),
            who and who_table.lines(who),
        )
        told = ["\n".join(lines) + "\n" for lines in (chains, layers, people) if lines]
        click.echo("\n".join([measure.show(figures), *told]), nl=False)


@click.command(
    epilog=example(
        "onrecord train --data polnear/train --corpus corpus --texts wikinews --out first",
        "onrecord train --data polnear/train --corpus corpus --texts wikinews --teacher first --dev polnear/dev --seed 2 --out model",
    )
)
@click.option("--data", type=FOLDER, metavar="FOLDER", help="PolNeAR's training part.")
@click.option("--corpus", type=FOLDER, metavar="FOLDER", help="A corpus in OnRecord's form: its training part is read too.")
@click.option("--out", type=PATH, required=True, metavar="FOLDER", help="Where the model is made; a stopped run goes on from there.")
@click.option("--start", type=FOLDER, metavar="FOLDER", help="The --out of an earlier run, whose network goes on learning.")
@click.option("--encoder", type=FOLDER, metavar="FOLDER", help="Encoder to start from; by default MiniLM-L6 from its package.")
@click.option(
    "--teacher", type=FOLDER, metavar="FOLDER", multiple=True, help="The --out of an earlier run, to learn from; may be given again."
)
@click.option(
    "--texts", type=FOLDER, metavar="FOLDER", help="Tables of Wikinews (url, title, text): a teacher's lessons, the corpus' texts."
)
@click.option("--dev", type=FOLDER, metavar="FOLDER", help="PolNeAR's part to set thresholds on; with it the model is exported.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of all chance in the run.")
def train(**options: Any) -> None:
    """Make a model: train it, turn it into what ONNX Runtime runs, and write its card. Needs the extra train, and hours."""
    require("torch", "safetensors", "onnx", extra="train")
    from onrecord.training import run

    run.main(run.Job(**options))
