"""The commands. Each says in a few lines what it does; what it needs is imported when it runs."""

from __future__ import annotations

import click

from onrecord import __version__, plugins
from onrecord.cli import ask, care, corpus, exchange, find, judge, keep, read, serve, who
from onrecord.cli.kit import Commands, example

__all__ = ["commands", "main"]


@click.group(cls=Commands, epilog=example("onrecord read examples", "onrecord read --help"))
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """OnRecord reads the news and keeps the record: who said what, according to whom, when, about what."""


for module in (read, keep, find, ask, judge, who, corpus, care, exchange, serve):
    for name in module.__all__:
        commands.add_command(getattr(module, name))


@commands.command("plugins", epilog=example("onrecord plugins"))
def show_plugins() -> None:
    """Show what can be read, asked and written here, and what the record can be exported to and imported from."""
    for kind in ("sources", "exporters", "analyses", "findings", "exports", "imports"):
        click.echo(f"{kind}:")
        for name, plugin in plugins.find(kind).items():
            suffixes = " ".join(getattr(plugin, "SUFFIXES", None) or [getattr(plugin, "SUFFIX", "")])
            click.echo(f"  {name:9} {f'{suffixes:22} ' if suffixes else ''}{(plugin.__doc__ or '').strip().partition(chr(10))[0]}")


def main() -> None:
    """The way in from a shell; exits with the status that `read` explains."""
    commands(prog_name="onrecord")
