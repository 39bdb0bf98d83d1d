"""Templates: everything in them is escaped, but for marks that `drawing` made."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import __version__
from onrecord.drawing import environment as drawing
from onrecord.drawing.pen import tint
from onrecord.drawing.voices import letters, told_by, who
from onrecord.findings.cells import is_number, spoken
from onrecord.outline import heading, join
from onrecord.records import Act, Citation
from onrecord.web import addresses

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["asset", "environment", "render"]

_HERE = Path(__file__).parent
_FOLDERS = (_HERE / "templates", Path(drawing.__file__).with_name("templates"))
_ASSETS = {
    "page.css": ("text/css", (_FOLDERS[1] / "page.css", _HERE / "static" / "site.css")),
    "page.js": ("text/javascript", (_HERE / "static" / "page.js",)),
    "icon.svg": ("image/svg+xml", (_HERE / "static" / "icon.svg",)),
}


def render(template: str, **values: Any) -> str:
    """A template with its values."""
    return environment().get_template(template).render(values)


@cache
def asset(name: str) -> tuple[str, bytes, str]:
    """The type, the bytes and the mark of a file that pages need; raises KeyError where there is none of this name."""
    kind, paths = _ASSETS[name]
    data = b"\n".join(path.read_bytes() for path in paths)
    return kind, data, sha256(data).hexdigest()[:12]


@cache
def environment() -> Environment:
    made = drawing.environment([_FOLDERS[0]])
    shared = {
        "tint": tint,
        "who": who,
        "told_by": told_by,
        "letters": letters,
        "heading": heading,
        "join": join,
        "Act": Act,
        "address": addresses,
    }
    shared |= {"outlet_link": lambda name: addresses.with_query("/reports", {"outlet": name})}
    made.globals |= shared | {"asset": lambda name: f"/static/{name}?{asset(name)[2]}", "version": __version__}
    made.globals |= {"spoken": spoken, "is_number": is_number, "cited": _cited}
    made.filters |= {"number": "{:,}".format, "some": _some, "coded": _coded}
    return made


def _cited(one: Citation) -> str:
    """The address of a citation: its place in its report."""
    return addresses.place(one.report, (one.span,))


def _coded(words: str) -> list[tuple[str, bool]]:
    """Words with what stands between backticks told apart."""
    return [(piece, i % 2 == 1) for i, piece in enumerate(words.split("`")) if piece]


def _some(number: int, words: str) -> str:
    """A number with its words: `1 report`, `1,204 reports`."""
    return f"{number:,} {words.removesuffix('s') if number == 1 else words}"
