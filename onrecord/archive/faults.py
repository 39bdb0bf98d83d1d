"""What is not as it must be in the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

__all__ = ["BACKUP", "ERASE", "REPAIR", "Fault", "Mend"]

BACKUP = "go back to a backup"
REPAIR = "onrecord check --repair makes it again"
ERASE = "onrecord check --repair overwrites what is left of it"


@dataclass(frozen=True, slots=True)
class Mend:
    """What a row must tell, by its key."""

    table: Table
    key: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where and what it is, and what to do; `mend` is what puts it right where one row does."""

    where: str
    what: str
    todo: str = BACKUP
    mend: Mend | None = None

    @property
    def mendable(self) -> bool:
        return self.todo in (REPAIR, ERASE)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: {self.todo}"
