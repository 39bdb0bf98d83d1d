"""The commands. Each says in a few lines what it does; what it needs is imported when it runs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord import __version__, plugins
from onrecord.errors import MissingExtra, OnRecordError
from onrecord.settings import Settings, summary, variable
from onrecord.terminal import deliver, form_of, printable

__all__ = ["commands", "main"]

PIPE_CLOSED, INTERRUPTED = 141, 130  # as shells count a program that a signal ended


Command = TypeVar("Command", bound=Callable[..., Any])


class Commands(click.Group):
    """Commands whose errors come out as one line that says what to do."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnRecordError as problem:
            raise click.ClickException(printable(str(problem))) from problem
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains when it flushes
            sys.exit(PIPE_CLOSED)
        except OSError as problem:
            raise click.ClickException(printable(f"{problem.filename or 'output'}: {problem.strerror or problem}")) from problem
        except KeyboardInterrupt:
            click.echo("onrecord: stopped", err=True)
            sys.exit(INTERRUPTED)


class Form(click.ParamType):  # type: ignore[type-arg]
    """An exporter's name; which there are is looked up only when asked."""

    name = "form"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(plugins.find("exporters"))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in (known := plugins.find("exporters")):
            self.fail(f"{value!r} is none of {', '.join(known)}", param, ctx)
        return value


def option(name: str, **more: Any) -> Callable[[Command], Command]:
    """The option of a setting: its default, its help and its variable."""
    return click.option(f"--{name}", default=getattr(Settings(), name), envvar=variable(name), help=summary(name), show_envvar=True, **more)


def require(*packages: str, extra: str) -> None:
    """Raises MissingExtra, with what to type, where a package that an extra brings is not installed."""
    if missing := [package for package in packages if find_spec(package) is None]:
        raise MissingExtra(f"this needs {' and '.join(missing)}: pip install 'onrecord[{extra}]'")


def example(*lines: str) -> str:
    return "\b\nFor example:\n" + "\n".join(f"  {line}" for line in lines)


PATH = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
TEXTS = click.Path(path_type=Path, exists=True)
FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)

form = option("format", type=Form())
jobs = option("jobs", type=click.IntRange(min=0))
model = option("model", type=PATH, metavar="FOLDER")
out = click.option("--out", type=FILE, metavar="FILE", help="File that is written, whole or not at all; without it, standard output.")


@click.group(cls=Commands, epilog=example("onrecord read examples", "onrecord read --help"))
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """OnRecord reads the news and keeps the record: who said what, according to whom, when, about what."""


@commands.command(epilog=example("onrecord read examples/*.txt", "onrecord read reports --format jsonl --jobs 2 --out statements.jsonl"))
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

    outcomes = pipeline.read(paths or _standard_input(), model=model, jobs=jobs)
    sys.exit(deliver(outcomes, format or form_of(out), out, with_text=with_text).status)


def _standard_input() -> tuple[str]:
    if sys.stdin.isatty():
        raise click.UsageError("name a file or a folder to read, or - for standard input: onrecord read examples")
    return ("-",)


@commands.command(epilog=example("onrecord evaluate --polnear polnear/dev", "onrecord evaluate --marked texts --format json"))
@click.option("--polnear", type=FOLDER, metavar="FOLDER", help="Articles annotated in the form of PolNeAR: one of its parts.")
@click.option("--marked", type=TEXTS, metavar="PATH", help="Texts with inline marks: a file, or a folder of them.")
@model
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the figures.")
def evaluate(polnear: Path | None, marked: Path | None, model: Path | None, format: str) -> None:
    """Measure a model against annotated texts: how much it finds, how exactly, how sure its scores are and how fast it reads."""
    if polnear is None and marked is None:
        raise click.UsageError("name annotated texts to measure on, with --polnear or --marked")
    from onrecord import pipeline
    from onrecord.evaluation import evaluate as measure

    figures = measure.evaluate(pipeline.open_reader(model), polnear=polnear, marked=marked)
    click.echo(json.dumps(measure.as_json(figures), indent=2) + "\n" if format == "json" else measure.show(figures), nl=False)


@commands.command(
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


@commands.command("plugins", epilog=example("onrecord plugins"))
def show_plugins() -> None:
    """Show what can be read and written here."""
    for kind in ("sources", "exporters"):
        click.echo(f"{kind}:")
        for name, plugin in plugins.find(kind).items():
            suffixes = " ".join(getattr(plugin, "SUFFIXES", None) or [plugin.SUFFIX])
            click.echo(f"  {name:8} {suffixes:22} {(plugin.__doc__ or '').strip().partition(chr(10))[0]}")


def main() -> None:
    """The way in from a shell; exits with the status that `read` explains."""
    commands(prog_name="onrecord")
