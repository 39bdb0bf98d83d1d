"""The commands. Each says in a few lines what it does; what it needs is imported when it runs."""

from __future__ import annotations

import click

from onrecord import __version__, plugins
from onrecord.cli import care, corpus, exchange, find, judge, keep, read
from onrecord.cli.kit import Commands, example

__all__ = ["commands", "main"]


@click.group(cls=Commands, epilog=example("onrecord read examples", "onrecord read --help"))
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """OnRecord reads the news and keeps the record: who said what, according to whom, when, about what."""


for module in (read, keep, find, judge, corpus, care, exchange):
    for name in module.__all__:
        commands.add_command(getattr(module, name))


@commands.command("plugins", epilog=example("onrecord plugins"))
def show_plugins() -> None:
    """Show what can be read and written here, and what the record can be exported to and imported from."""
    for kind in ("sources", "exporters", "exports", "imports"):
        click.echo(f"{kind}:")
        for name, plugin in plugins.find(kind).items():
            suffixes = " ".join(getattr(plugin, "SUFFIXES", None) or [plugin.SUFFIX])
            click.echo(f"  {name:9} {suffixes:22} {(plugin.__doc__ or '').strip().partition(chr(10))[0]}")


def main() -> None:
    """The way in from a shell; exits with the status that `read` explains."""
    commands(prog_name="onrecord")
