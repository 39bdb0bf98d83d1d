"""What came of linking: how many speakers were joined to known ones, how many are new, and what is left for people to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.listings.kept import number
from onrecord.terminal import printable, progress

if TYPE_CHECKING:
    from onrecord.actors.actor import Actor
    from onrecord.pipeline.link import Linked

__all__ = ["follow", "known"]


def known(files: Sequence[Path]) -> tuple[Actor, ...]:
    """The actors of some files, and those that come along; says on standard error which lines of the files are wrong, and why."""
    from onrecord.actors.files import load

    found, wrong = load(files)
    for each in wrong:
        click.echo(f"onrecord: {printable(each.path)}: {printable(each.why)}", err=True)
    return tuple(found)


def follow(run: Iterator[Linked]) -> None:
    """Takes in what came of linking, with a bar on a terminal, and says how much it was; nothing where there was nothing to link."""
    counts: dict[str, int] = {}
    with closing(run), progress() as (show, _):  # type: ignore[type-var]
        for done in run:
            counts = {each.name: counts.get(each.name, 0) + getattr(done, each.name) for each in fields(done)}
            show(counts["readings"], _told(counts))
    if counts:
        click.echo(f"onrecord: {_told(counts)}", err=True)


def _told(counts: dict[str, int]) -> str:
    told = f"{number(counts['joined'] + counts['new'], 'speakers')} linked: {counts['joined']:,} known, {counts['new']:,} new"
    told += f"; {counts['one']:,} identit{'y' if counts['one'] == 1 else 'ies'} joined to others" if counts["one"] else ""
    return f"{told}; {number(counts['proposals'], 'proposals')}: onrecord proposals" if counts["proposals"] else told
