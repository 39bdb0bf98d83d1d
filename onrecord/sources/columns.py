"""Which column of a table holds what: by the names that are usual, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from types import MappingProxyType

from onrecord.errors import CannotLoad

__all__ = ["FIELDS", "GIVEN", "USUAL", "columns_of", "looks_like_header"]

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": tuple(
            "text body content article_text full_text fulltext article_body body_text main_text maintext plain_text story article".split()
        ),
        "title": tuple("title headline heading article_title".split()),
        "url": tuple("url link address source_url article_url web_url permalink uri target_uri".split()),
        "outlet": tuple("outlet publisher newspaper publication outlet_name source_name site_name media_name site source domain".split()),
        "agency": tuple("agency news_agency wire".split()),
        "authors": tuple("authors author byline creator writer by".split()),
        "published": tuple(
            "published published_at publish_date published_date publication_date date_published date_publish pub_date pubdate date".split()
        ),
        "place": tuple("place location dateline city".split()),
        "language": tuple("language lang".split()),
        "captured": tuple("captured captured_at crawl_date date_crawled date_download fetched fetched_at retrieved accessed".split()),
    }
)
#: What a column can hold.
FIELDS = tuple(_NAMES)
#: No columns named by the user: all have one of the usual names.
USUAL: Mapping[str, str] = MappingProxyType({})
#: The columns that the user named for the file that is being read: a field, and the name of its column.
GIVEN: ContextVar[Mapping[str, str]] = ContextVar("columns", default=USUAL)

_MAX_COLUMNS = 20_000
_SHOWN = 20  # names of columns in an error


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """The column of each field that the table has; raises CannotLoad where none has the text, or one that was given is not there."""
    names = list(names)
    if len(names) > _MAX_COLUMNS:
        raise CannotLoad(f"more than {_MAX_COLUMNS:,} columns: no table of reports, or one with another separator")
    there = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    plain = {_plain(name): name for name in reversed(names)}
    found = {field: plain[usual] for field, all_usual in _NAMES.items() for usual in reversed(all_usual) if usual in plain}
    for field, name in GIVEN.get().items():
        column = name if name in names else plain.get(_plain(name))
        if column is None:
            raise CannotLoad(f"no column {name!r} among {there}: name one of these, as in --column {field}={names[0]}")
        found[field] = column
    if "text" not in found:
        raise CannotLoad(f"no column that is known to hold the text among {there}: name it, as in --column text={names[0]}")
    return found


def looks_like_header(names: Iterable[str]) -> bool:
    """Whether these are names of columns, the text among them, and nothing that a report would begin with."""
    plain = {_plain(name) for name in names}
    known = [field for field, usual in _NAMES.items() if plain & set(usual)]
    return "text" in known and len(known) > 1


def _plain(name: str) -> str:
    """`Full Text`, `full-text` and `fullText` as one."""
    return re.sub(r"[\s_.-]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())).lower()
