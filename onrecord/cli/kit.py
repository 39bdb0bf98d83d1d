"""What the commands share: how errors come out, options that are settings, examples in the help."""

from __future__ import annotations

import errno
import getpass
import os
import re
import sys
from collections.abc import Callable
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord import plugins
from onrecord.dates import is_date
from onrecord.errors import MissingExtra, OnRecordError
from onrecord.records import Act, Manner, Part
from onrecord.settings import Settings, summary, variable
from onrecord.terminal import printable

__all__ = [
    "FILE",
    "FOLDER",
    "PATH",
    "TEXTS",
    "Column",
    "Commands",
    "Day",
    "Pairs",
    "Plugin",
    "actors",
    "apart",
    "author",
    "columns",
    "decider",
    "example",
    "form",
    "jobs",
    "model",
    "option",
    "out",
    "part_of",
    "parts",
    "private",
    "reason",
    "record",
    "require",
    "standard_input",
]

_AUTHOR = re.compile(r"(?:person|rule|model):")
_ADVICE = {
    errno.ENOSPC: ": make room there, or write elsewhere",
    errno.EDQUOT: ": make room there, or write elsewhere",
    errno.EROFS: ": write elsewhere",
    errno.EACCES: ": look who may write there, or write elsewhere",
}
PIPE_CLOSED, INTERRUPTED = 141, 130  # as shells count a program that a signal ended


Pairs = tuple[tuple[str, str], ...]
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
            advice = _ADVICE.get(problem.errno or 0, "")
            raise click.ClickException(printable(f"{problem.filename or 'output'}: {problem.strerror or problem}{advice}")) from problem
        except KeyboardInterrupt:
            click.echo("onrecord: stopped", err=True)
            sys.exit(INTERRUPTED)


class Plugin(click.ParamType):  # type: ignore[type-arg]
    """The name of a plug-in of a kind; which there are is looked up only when asked."""

    name = "form"

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(plugins.find(self._kind))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in (known := plugins.find(self._kind)):
            self.fail(f"{value!r} is none of {', '.join(known)}", param, ctx)
        return value


def option(name: str, **more: Any) -> Callable[[Command], Command]:
    """The option of a setting: its default, its help and its variable."""
    return click.option(f"--{name}", default=getattr(Settings(), name), envvar=variable(name), help=summary(name), show_envvar=True, **more)


def require(*packages: str, extra: str) -> None:
    """Raises MissingExtra, with what to type, where a package that an extra brings is not installed."""
    if missing := [package for package in packages if find_spec(package) is None]:
        raise MissingExtra(f"this needs {' and '.join(missing)}: pip install 'onrecord[{extra}]'")


def standard_input(instead: str) -> tuple[str]:
    """The path of standard input, where nothing is named; raises UsageError, with an example, where that is a terminal."""
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(f"name a file or a folder to read, or - for standard input: {instead}")
    return ("-",)


def decider(author: str | None) -> str:
    """Who decides, as the ledger names them: somebody without a kind is a person. Raises UsageError where nobody is known."""
    if not author:
        try:
            author = getpass.getuser()
        except (KeyError, ImportError, OSError):
            raise click.UsageError("nobody is logged in here: say who decides, with --author NAME") from None
    return author if _AUTHOR.match(author) else f"person:{author.strip()}"


class Column(click.ParamType):  # type: ignore[type-arg]
    """What a column of a table holds, and its name."""

    name = "column"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        from onrecord.sources.columns import FIELDS  # with all that sources need: not for every command

        field, sign, name = value.partition("=")
        if field not in FIELDS or not (sign and name):
            self.fail(f"{value!r} is no FIELD=NAME: write text=body; fields are {', '.join(FIELDS)}", param, ctx)
        return field, name


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date to any precision, with its year."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value[:1].isdigit() or not is_date(value):
            self.fail(f"{value!r} is no date: write 2024, 2024-03 or 2024-03-07", param, ctx)
        return value


def parts(command: Command) -> Command:
    """The options that name a part of the record, which `part_of` takes."""
    for add in reversed(_PARTS):
        command = add(command)
    return command


_PARTS = (
    click.option("--speaker", metavar="NAME|ID", help="Statements of speakers whose name or wording has these words, or of one by its id."),
    click.option("--outlet", metavar="NAME", help="Reports of this outlet."),
    click.option("--from", "since", type=Day(), metavar="DATE", help="Reports from this year, month or day on."),
    click.option("--to", "until", type=Day(), metavar="DATE", help="Reports up to this year, month or day."),
    click.option("--manner", type=click.Choice([each.value for each in Manner]), help="Statements told in this manner."),
    click.option(
        "--act",
        type=click.Choice([each.value for each in Act]),
        metavar="ACT",
        help="Statements that do this: state, deny, accuse, warn ...",
    ),
    click.option("--zone", metavar="KIND", help="Statements in such a zone: headline, body, caption ..."),
)


def part_of(given: dict[str, Any]) -> Part:
    """The part that the options of `parts` name; takes them out of what is given."""
    found = {field.name: given.pop(field.name) for field in fields(Part)}
    words = {"manner": found["manner"] and Manner(found["manner"]), "act": found["act"] and Act(found["act"])}
    return Part(**found | words)


def apart(out: Path | None, record: str) -> None:
    """Raises UsageError where what is to be written is the record itself."""
    if out and out.exists() and Path(record).exists() and out.samefile(record):
        raise click.UsageError(f"{out} is the record itself: name another file with --out")


def example(*lines: str) -> str:
    return "\b\nFor example:\n" + "\n".join(f"  {line}" for line in lines)


PATH = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
TEXTS = click.Path(path_type=Path, exists=True)
FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)

form = option("format", type=Plugin("exporters"))
jobs = option("jobs", type=click.IntRange(min=0))
model = option("model", type=PATH, metavar="FOLDER")
out = click.option("--out", type=FILE, metavar="FILE", help="File that is written, whole or not at all; without it, standard output.")


columns = click.option(
    "--column", "columns", type=Column(), multiple=True, metavar="FIELD=NAME", help="Column of a table that holds a field: text=body."
)
actors = click.option(
    "--actors", type=TEXTS, multiple=True, metavar="FILE", help="File of known people, bodies and countries: CSV, TOML, FollowTheMoney."
)
private = click.option("--allow-private", is_flag=True, help="Lets addresses lead to this machine, to private networks, and by a proxy.")
record = option("record", metavar="PATH|URL")
author = option("author", metavar="NAME")
reason = click.option("--reason", metavar="WORDS", help="Why, in your words.")
