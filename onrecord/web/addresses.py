"""The addresses of things on the page: an id that has other signs than letters and digits goes into them in a form of its own."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from urllib.parse import urlencode

from onrecord.errors import NotFound
from onrecord.records import Span, Spans

__all__ = ["id_of", "place", "places", "report", "slug", "speaker", "statement", "with_query"]

MOST_PLACES = 40
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,100}")
_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def slug(id: str) -> str:
    """An id as a part of an address."""
    if _PLAIN.fullmatch(id):
        return id
    return "~" + urlsafe_b64encode(id.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def id_of(slug: str) -> str:
    """The id that stands in an address; raises NotFound where none can."""
    if not slug.startswith("~"):
        return slug
    try:
        return urlsafe_b64decode(slug[1:] + "=" * (-len(slug[1:]) % 4)).decode("utf-8", "surrogatepass")
    except ValueError as problem:
        raise NotFound(f"{slug}: no address of anything: go by the links of the page") from problem


def report(id: str) -> str:
    return f"/reports/{slug(id)}"


def statement(report_id: str, id: str) -> str:
    return f"{report(report_id)}/statements/{slug(id)}"


def speaker(id: str) -> str:
    return f"/speakers/{slug(id)}"


def place(report_id: str, spans: Spans, anchor: str = "at") -> str:
    """The address of a report at some of its characters, which are lit there."""
    lit = ",".join(f"{span.start}-{span.end}" for span in spans[:MOST_PLACES])
    return f"{report(report_id)}?at={lit}#{anchor}" if lit else f"{report(report_id)}#{anchor}"


def places(at: str | None, size: int) -> Spans:
    """The stretches that an address names, as far as they are in a text of this size; what makes no sense is let be."""
    found = (_PLACE.fullmatch(each.strip()) for each in (at or "").split(",")[:MOST_PLACES])
    pairs = ((int(each[1]), int(each[2])) for each in found if each)
    return tuple(sorted(Span(start, end) for start, end in pairs if start < end <= size))


def with_query(path: str, values: Mapping[str, object], **changed: object) -> str:
    """A path with values that are not None, some of them changed."""
    told = {name.rstrip("_"): str(value) for name, value in {**values, **changed}.items() if value is not None and value != ""}
    return f"{path}?{urlencode(told)}" if told else path
