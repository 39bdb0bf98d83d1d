"""ninjs, the JSON of news agencies (versions 1 to 3): `.ninjs`, and `.json` that is such an item or a list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import jsonl, paragraphs, wire
from onrecord.sources.decoding import decode
from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.reports import NOTHING, Facts

SUFFIXES = (".ninjs", ".json")

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_SIGN = re.compile(rb'"(?:pubstatus|versioncreated|body_[a-z]+|bodies|headlines)"\s*:', re.IGNORECASE)
_MEDIA = frozenset("picture photo image graphic audio video animation sound event planning component".split())
_MAX_ITEMS = 10_000  # of a list, or associated with one item
_DEEPEST = 5  # items associated with items
_MARKUP = re.compile(r"\s*<[a-zA-Z!?]")

Object = dict[str, Any]


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is an object, or a list, with the fields of an agency's item."""
    return bool(_OPENING.match(head) and _SIGN.search(head))


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of an item and of the texts associated with it; JSON of any other kind is read as JSON Lines."""
    try:
        found = jsonl.parsed(decode(data).text)
    except (ValueError, RecursionError) as error:
        if path.lower().endswith(".json"):  # several objects, one a line
            return jsonl.load(data, path, around)
        raise CannotLoad(f"not JSON ({error}): save it again as its agency sent it") from error
    items = found if isinstance(found, list) else [found]
    if not items or not all(isinstance(item, dict) and _is_item(_lowered(item)) for item in items[:_MAX_ITEMS]):
        if isinstance(found, dict) and ("text" in found or "report" in found or "unread" in found):
            return jsonl.load(json.dumps(found).encode(), path, around)
        raise CannotLoad('JSON, but neither an item of an agency (ninjs) nor an object with "text": name the file that holds the words')
    return _several(items, path, around) if isinstance(found, list) else _reports(_lowered(found), path, around, 0)


def _several(items: list[Object], path: str, around: Facts) -> Iterator[Report | Unread]:
    for number, item in enumerate(items, start=1):
        at = f"{path}#{number}"
        if number > _MAX_ITEMS:
            yield Unread(at, f"more than {_MAX_ITEMS:,} items in one file: split it")
            return
        yield from _guarded(item, at, around, 0)


def _guarded(item: object, path: str, around: Facts, depth: int) -> Iterator[Report | Unread]:
    try:
        if not isinstance(item, dict):
            raise CannotLoad("not an object: leave it out")
        yield from _reports(_lowered(item), path, around, depth)
    except CannotLoad as error:
        yield Unread(path, str(error))


def _reports(item: Object, path: str, around: Facts, depth: int) -> Iterator[Report | Unread]:
    wire.refuse_stopped(_string(item, "pubstatus"), _string(item, "ednote"))
    associated = [] if depth >= _DEEPEST else [(name, other) for name, other in _associated(item) if _is_text(other)]
    if not associated or _bodies(item):
        yield wire.report_of(_item(item, path), path, around)
    for name, other in associated:
        yield from _guarded(other, f"{path}/{name}" if "#" in path else f"{path}#{name}", around, depth + 1)


def _item(item: Object, path: str) -> wire.Item:
    headlines = _headlines(item)
    return wire.Item(
        body=_body(item, path),
        headline=headlines[0] if headlines else None,
        decks=tuple(headlines[1:]),
        byline=_string(item, "byline", "by"),
        dateline=_string(item, "dateline"),
        provider=_provider(item),
        address=_string(item, "uri"),
        published=_string(item, "versioncreated", "firstcreated", "contentcreated"),
        place=_string(item, "located"),
        language=_string(item, "language"),
        status=_string(item, "pubstatus"),
        note=_string(item, "ednote"),
    )


def _body(item: Object, path: str) -> list[Paragraph]:
    """The body in its form with most structure; the description of an item that has no other words."""
    kind = (_string(item, "type") or "text").lower()
    texts = _bodies(item) or ([] if kind in _MEDIA else _texts(item, "description", "descriptions"))
    if not texts:
        reason = f"of the kind {kind}, without a text" if kind != "text" else "an item without a body"
        raise CannotLoad(f"{reason}: leave it out, or name the item that holds the words")
    form, text = max(texts, key=lambda found: "html" in found[0] or "rich" in found[0] or bool(_MARKUP.match(found[1])))
    if "html" in form or "rich" in form or _MARKUP.match(text):
        return paragraphs.of_page(text, path)
    return paragraphs.of_plain(text)


def _bodies(item: Object) -> list[tuple[str, str]]:
    return _texts(item, "body", "bodies")


def _texts(item: Object, one: str, many: str) -> list[tuple[str, str]]:
    """Texts with their form: of names such as `body_html`, or of objects with `contenttype` and `value`; none that says nothing."""
    found = [(name, value) for name, value in item.items() if name.startswith(f"{one}_") or name == one]
    found += [(f"{part.get('contenttype')} {part.get('role')}".lower(), part.get("value")) for part in _objects(item, many)]
    return [(form, value) for form, value in found if isinstance(value, str) and value.strip()]


def _headlines(item: Object) -> list[str]:
    """The main headline first, then what is printed under it."""
    given = [(name, value) for name, value in item.items() if name in ("headline", "headline_main", "headline_text", "title")]
    given += [(str(part.get("role") or "main").lower(), part.get("value")) for part in _objects(item, "headlines")]
    main = [value for role, value in given if role in ("main", "headline_main", "headline", "headline_text", "title")]
    under = [value for role, value in given if re.search(r"sub|deck|second|kicker", role)]
    whole = [value for value in (main or [value for _, value in given])[:1] + under if isinstance(value, str) and value.strip()]
    return [re.sub(r"<[^<>]{1,200}>", "", text) for text in whole]


def _provider(item: Object) -> str | None:
    sources = [_string(part, "name") for part in _objects(item, "infosource", "infosources")]
    return next((name for name in sources if name), None) or _string(item, "copyrightholder")


def _associated(item: Object) -> Iterable[tuple[str, Object]]:
    given = item.get("associations")
    if isinstance(given, dict):
        return [(str(name)[:100], _lowered(other)) for name, other in islice(given.items(), _MAX_ITEMS) if isinstance(other, dict)]
    others = _objects(item, "associations")
    return [(_string(other, "name") or str(number), other) for number, other in enumerate(others, start=1)]


def _is_item(item: Object) -> bool:
    """Whether it has an item's fields: an identity, and words, a time or things associated."""
    known = ("pubstatus", "versioncreated", "firstcreated", "associations", "renditions", "headlines", "bodies")
    return any(name in item for name in known) or any(name.startswith(("body_", "headline_", "description_")) for name in item)


def _is_text(item: Object) -> bool:
    return bool(_bodies(item)) and (_string(item, "type") or "text").lower() not in _MEDIA


def _lowered(item: Object) -> Object:
    """Versions 1 and 2 write `versioncreated`, version 3 `versionCreated`."""
    return {str(name).lower(): value for name, value in item.items()}


def _string(item: Object, *names: str) -> str | None:
    return next((value for name in names if isinstance(value := item.get(name), str) and value.strip()), None)


def _objects(item: Object, *names: str) -> list[Object]:
    lists = (value for name in names if isinstance(value := item.get(name), list))
    return [_lowered(part) for parts in lists for part in parts[:_MAX_ITEMS] if isinstance(part, dict)]
