"""What the commands share: how errors come out, options that are settings, examples in the help."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord import plugins
from onrecord.errors import MissingExtra, OnRecordError
from onrecord.settings import Settings, summary, variable
from onrecord.terminal import printable

__all__ = ["FILE", "FOLDER", "PATH", "TEXTS", "Commands", "Form", "example", "form", "jobs", "model", "option", "out", "record", "require"]

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


record = option("record", metavar="PATH|URL")
