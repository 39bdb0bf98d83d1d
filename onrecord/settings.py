"""Every default in one place, with its line of help; the environment's `ONRECORD_NAME` goes before it, and an option before both."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

__all__ = ["Settings", "summary", "variable"]


def _helped(summary: str) -> dict[str, str]:
    return {"summary": summary}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run goes by where neither an option nor the environment says otherwise."""

    model: Path | None = field(default=None, metadata=_helped("Folder of the model that reads; by default the one that comes along."))
    jobs: int = field(default=1, metadata=_helped("How many processes read at once, with the same output; 0 is one for each processor."))
    record: str = field(default="onrecord.db", metadata=_helped("The record: a file, or the postgresql:// address of a database."))
    author: str | None = field(
        default=None, metadata=_helped("Who decides, for the ledger; by default the name that you are logged in with.")
    )
    host: str = field(default="127.0.0.1", metadata=_helped("Address of this machine where the page is opened."))
    port: int = field(default=8321, metadata=_helped("Port where the page is opened; 0 is any that is free."))
    format: str | None = field(default=None, metadata=_helped("Form of the output; by default by the ending of --out, else a table."))


def summary(name: str) -> str:
    """The line of help of a setting."""
    return str(next(one for one in fields(Settings) if one.name == name).metadata["summary"])


def variable(name: str) -> str:
    """The variable of the environment that a setting is taken from."""
    return f"ONRECORD_{name.upper()}"
