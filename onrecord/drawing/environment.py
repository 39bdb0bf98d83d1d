"""How pages are made of templates: what comes from outside is escaped, and characters that a page may not hold are shown as signs."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.outline import showable, when

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "is_language", "is_web_address"]

_WEB = re.compile(r"https?://[^\s\"'<>`\\^{|}]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FOLDER = Path(__file__).with_name("templates")


def environment(folders: Sequence[Path]) -> Environment:
    """Templates of these folders and of ours; `digest` is that of the style, for a page that allows no other."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([*folders, _FOLDER]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = made.get_template("page.css").render()
    made.globals["digest"] = b64encode(sha256(style.encode()).digest()).decode()
    made.filters["when"] = when
    made.tests["language"] = is_language
    return made


def is_language(words: str | None) -> bool:
    """Whether it can stand in a page as the language of words."""
    return _LANGUAGE.fullmatch(words or "") is not None


def is_web_address(words: str | None) -> bool:
    """Whether a page may lead there: an address of the web, whole, and no script or data in the form of one."""
    return _WEB.fullmatch(words or "") is not None


def _shown(value: object) -> object:
    return showable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
