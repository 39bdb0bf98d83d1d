"""A text as received becomes a report: its facts put together, its identity taken, frozen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from hashlib import sha256

from onrecord.errors import CannotLoad
from onrecord.languages import detected
from onrecord.records import Flag, Report, Zone
from onrecord.sources.decoding import is_blank, normalise
from onrecord.sources.years import with_year

_MOST = 25_000_000  # characters, a hundred books
_MAX_FACT = 500  # characters of a name, a title or an address; longer ones are no such thing
_ANY_SLASH = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about a report beside its text; None and () where it is not."""

    outlet: str | None = None
    url: str | None = None
    agency: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    place: str | None = None
    language: str | None = None
    captured: str | None = None
    digest: str | None = None

    def or_else(self, other: Facts) -> Facts:
        """These facts, and the other's where these know nothing."""
        return Facts(**{field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(self)})


NOTHING = Facts()


def fact(value: object) -> str | None:
    """A value from outside as one line of text, normalised as texts are; None where it is none, empty or beyond all bounds."""
    if not isinstance(value, str) or len(value) > 4 * _MAX_FACT:
        return None
    with suppress(CannotLoad):  # no writing at all
        value = normalise(value)[0]
    line = " ".join(value.split())
    return line if 0 < len(line) <= _MAX_FACT else None


def file_name(path: str) -> str:
    return _ANY_SLASH.split(path)[-1]


def freeze(text: str, path: str, *, facts: Facts, zones: Iterable[Zone] = (), notes: Iterable[str | None] = (), name: str = "") -> Report:
    """The report of a normalised text; its id comes from outlet, url or file name (`name`, else that of `path`), and the text.

    `notes` become one flag `odd-encoding`; a year that is not printed is inferred where something tells it, and flagged;
    the language is told by the text where nothing else tells it.
    Raises CannotLoad where nothing of the text would be seen, and where it is longer than any report.
    """
    if is_blank(text):
        raise CannotLoad("empty: there is nothing to read")
    data = text.encode()
    if len(text) > _MOST:
        raise CannotLoad(f"longer than {_MOST:,} characters, which is no report: split it into those that are in it")
    told = "; ".join(note for note in notes if note)
    flags = [Flag("odd-encoding", None, told)] if told else []
    if dated := with_year(facts.published, text, url=facts.url, captured=facts.captured):
        facts = replace(facts, published=dated[0])
        flags.append(Flag("year-inferred", None, f"the date is printed without a year, which is from {dated[1]}"))
    facts = facts if facts.language else replace(facts, language=detected(text))
    return Report(
        id=sha256((facts.outlet or facts.url or name or file_name(path)).encode() + b"\0" + data).hexdigest()[:16],
        text=text,
        sha256=sha256(data).hexdigest(),
        path=path,
        zones=tuple(zones),
        flags=tuple(flags),
        **{field.name: getattr(facts, field.name) for field in fields(facts)},
    )
