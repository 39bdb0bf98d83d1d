"""What was set aside, for people or as an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.terminal import printable

if TYPE_CHECKING:
    from onrecord.archive.refusals import Refusal

__all__ = ["as_json", "lines"]


def lines(refusal: Refusal) -> Iterator[str]:
    """The input, why it was set aside, how often and when."""
    yield click.style(printable(refusal.path), bold=True)
    yield f"  {printable(refusal.why)}"
    if refusal.columns:
        yield printable(f"  its columns named: {', '.join(f'{field}={name}' for field, name in refusal.columns.items())}")
    dates = f"on {refusal.first_at}" if refusal.tries == 1 else f"first on {refusal.first_at}, last on {refusal.last_at}"
    yield f"  tried {'once' if refusal.tries == 1 else f'{refusal.tries:,} times'}, {dates}"


def as_json(refusal: Refusal) -> str:
    return json.dumps(asdict(refusal), ensure_ascii=False, separators=(",", ":"))
