"""One page that needs nothing else: the question, the rows, and under each the words that it rests on.

The page has no script and asks for nothing from anywhere. Each row and each piece of evidence has an address in it (`#r1`, `#r1e2`), and a
report that came from the web is linked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.drawing.environment import environment, is_web_address
from onrecord.findings.cells import is_number, place, spoken
from onrecord.records import Citation, Finding

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["SUFFIX", "Link", "address", "write"]

SUFFIX = ".html"
Link = Callable[[Citation], str | None]


def address(cited: Citation) -> str | None:
    """Where the report of a citation came from, if that was the web."""
    return cited.path if is_web_address(cited.path) else None


def write(finding: Finding, file: BinaryIO, *, link: Link = address) -> None:
    """The whole page; `link` is the address that a piece of evidence leads to."""
    for piece in _templates().get_template("finding.html").generate(finding=finding, link=link):
        file.write(piece.encode("utf-8", "replace"))


@cache
def _templates() -> Environment:
    made = environment([Path(__file__).with_name("templates")])
    made.globals |= {"spoken": spoken, "is_number": is_number, "place": place}
    return made
