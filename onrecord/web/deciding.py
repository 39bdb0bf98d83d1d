"""Decisions on who is who, as they come from a page or a program, made rows of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from onrecord.dates import is_date
from onrecord.pipeline import who
from onrecord.pipeline.judge import undo
from onrecord.records import Judgement, Term, Verdict
from onrecord.web.shape import Wrong
from onrecord.web.site import Site

__all__ = ["Decision", "What", "decide", "understand"]

LONGEST = 1000  # characters of a name or a reason


class What(StrEnum):
    """What can be decided here."""

    SAME = "same"
    DIFFER = "differ"
    RENAME = "rename"
    ROLE = "role"
    NO_ROLE = "no role"
    SKIP = "skip"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision: `one` and `other` are the same, differ or are put off; `one` is called `name`, or has, or has not, a role of that title.

    With `undoes`, that row of the ledger is void.
    """

    verdict: What
    one: Annotated[str | None, "A speaker, by id or by a name that is nobody else’s."] = None
    other: Annotated[str | None, "Another."] = None
    name: Annotated[str | None, "The new name, or the title of the role."] = None
    of: Annotated[str | None, "What the role is of: a place, a body."] = None
    from_: Annotated[str | None, "Since when the role is held: 2024, 2024-03 or 2024-03-07."] = None
    to: Annotated[str | None, "Until when."] = None
    undoes: Annotated[int | None, "The number of a row of the ledger."] = None
    reason: Annotated[str | None, "Why, in your words."] = None


_NEEDS = {
    What.SAME: ("one", "other"),
    What.DIFFER: ("one", "other"),
    What.SKIP: ("one", "other"),
    What.RENAME: ("one", "name"),
    What.ROLE: ("one", "name"),
    What.NO_ROLE: ("one", "name"),
    What.UNDO: ("undoes",),
}


def understand(given: Any) -> Decision:
    """The decision that some values are; raises Wrong."""
    if not isinstance(given, Mapping):
        raise Wrong("decision", "", "must be an object with a verdict")
    verdict = given.get("verdict")
    if verdict not in list(What):
        raise Wrong("verdict", str(verdict or ""), f"must be one of {', '.join(What)}")
    what = What(verdict)
    found = {name: _words(given, name) for name in ("one", "other", "name", "of", "reason")}
    found |= {f"{name}{'_' * (name == 'from')}": _date(given, name) for name in ("from", "to")}
    decision = Decision(verdict=what, undoes=_number(given.get("undoes")) if what is What.UNDO else None, **found)
    if what is What.NO_ROLE and (decision.from_ or decision.to):
        raise Wrong("from" if decision.from_ else "to", "", "goes with a role that is given: a role is taken away for all time")
    for name in _NEEDS[what]:
        if getattr(decision, name) is None:
            raise Wrong(name, "", f"is missing: to decide “{what}” it must be told")
    return decision


def _words(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Wrong(name, str(value), "is no text")
    plain = " ".join(value.split())
    if len(plain) > LONGEST:
        raise Wrong(name, plain, f"is longer than {LONGEST:,} characters")
    if not plain.isprintable():
        raise Wrong(name, plain, "holds signs that can’t be shown")
    return plain or None


def _date(given: Mapping[str, object], name: str) -> str | None:
    value = _words(given, name)
    if value and (not value[:1].isdigit() or not is_date(value)):
        raise Wrong(name, value, "is no date: write 2024, 2024-03 or 2024-03-07")
    return value


def _number(value: object) -> int:
    told = str(value)
    if isinstance(value, bool) or not told.isascii() or not told.isdecimal() or len(told) > 15:
        raise Wrong("undoes", told, "is no number of a row")
    return int(told)


def decide(site: Site, wish: Decision) -> Judgement:
    """Adds the row to the ledger; raises NotFound or CannotJudge, and then nothing is added."""
    if wish.verdict is What.UNDO:
        return undo(site.archive, wish.undoes or 0, site.author, wish.reason)
    verdict, one = Verdict(wish.verdict.value), wish.one or ""
    if wish.verdict is What.RENAME:
        return who.decide(site.archive, verdict, one, site.author, wish.reason, called=wish.name).row
    if wish.verdict in (What.ROLE, What.NO_ROLE):
        role = Term(wish.name or "", wish.of, wish.from_, wish.to)
        return who.decide(site.archive, verdict, one, site.author, wish.reason, role=role).row
    return who.pair(site.archive, verdict, one, wish.other or "", site.author, wish.reason).row
