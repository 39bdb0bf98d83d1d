"""NewsML-G2 and NITF, the XML of news agencies: `.newsml`, `.nitf`, and XML that starts like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import paragraphs, wire, zones
from onrecord.sources.decoding import is_blank, normalise
from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.reports import NOTHING, Facts

SUFFIXES = (".newsml", ".newsmlg2", ".nitf")

_TOO_MUCH = re.compile(r"amplification|Resource limit|huge", re.IGNORECASE)  # the library's words, with advice for programmers
_MAX_BYTES = 16 * 2**20
_SIGN = re.compile(rb"iptc\.org/std/nar/2006-10-01|<nitf[\s>]")
_KINDS = {
    "hl1": "headline",
    "hl2": "deck",
    "byline": "byline",
    "dateline": "dateline",
    "media-caption": "caption",
    "media-producer": "credit",
}
_BLOCKS = frozenset(("p", "li", "dt", "dd", "td", "th", "pre", *_KINDS))
_PASSED_OVER = frozenset(("docdata", "media-metadata", "media-object", "head", "body.end"))

Element = Any  # lxml brings no types


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is an agency's XML."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and bool(_SIGN.search(head))


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of the file's items, at `path#number` where there are several; raises CannotLoad where it is no such XML."""
    root = _parsed(data)
    if _name(root) == "nitf":
        yield wire.report_of(_nitf_item(root), path, around)
        return
    items = [root] if _name(root) == "newsItem" else list(root.iter("{*}newsItem"))
    if not items:
        raise CannotLoad(f"XML ({_name(root)[:40]}) without a newsItem of NewsML-G2: name the file that holds the words")
    if len(items) == 1:
        yield wire.report_of(_item(items[0], path), path, around)
        return
    for number, item in enumerate(items, start=1):
        try:
            yield wire.report_of(_item(item, f"{path}#{number}"), f"{path}#{number}", around)
        except CannotLoad as error:
            yield Unread(f"{path}#{number}", str(error))


def _parsed(data: bytes) -> Element:
    from lxml import etree

    if len(data) > _MAX_BYTES:
        raise CannotLoad(f"XML of more than {_MAX_BYTES // 2**20} MB: split it into single items")
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \r\n\t"):
        raise CannotLoad("empty: there is nothing to read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = "XML that would fill the memory" if _TOO_MUCH.search(str(error)) else f"not XML ({' '.join(str(error).split())[:120]})"
        raise CannotLoad(f"{why}: save it again as its agency sent it") from error
    own = root.getroottree().docinfo.internalDTD
    if own is not None and any(own.iterentities()):
        raise CannotLoad("XML with entities of its own, which are never followed: write their words into the text")
    return root


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _item(item: Element, path: str) -> wire.Item:
    """The item of a `newsItem`; what its fields leave open is taken from the NITF in it."""
    wire.refuse_stopped(_code(item, "itemMeta", "pubStatus"), _said(item, "itemMeta", "edNote"))
    corrects = any(mark.get("qcode", "").endswith("correction") for mark in item.iterfind("{*}itemMeta/{*}signal"))
    return wire.Item(
        body=_body(item, path),
        headline=_said(item, "contentMeta", "headline") or _said(item, "itemMeta", "title"),
        byline=_said(item, "contentMeta", "by"),
        dateline=_said(item, "contentMeta", "dateline"),
        provider=_party(item, "itemMeta", "provider") or _party(item, "contentMeta", "infoSource"),
        address=item.get("guid"),
        published=_said(item, "itemMeta", "versionCreated") or _said(item, "contentMeta", "contentCreated"),
        place=_party(item, "contentMeta", "located"),
        language=_language(item),
        status=_code(item, "itemMeta", "pubStatus"),
        note=_said(item, "itemMeta", "edNote") or ("correction" if corrects else None),
    )


def _body(item: Element, path: str) -> list[Paragraph]:
    for form in ("inlineXML", "inlineData"):
        for content in item.iterfind(f"{{*}}contentSet/{{*}}{form}"):
            found = _of_xml(content, path) if form == "inlineXML" else _of_data(content, path)
            if any(not is_blank(paragraph.text) for paragraph in found):
                return found
    remote = item.find("{*}contentSet/{*}remoteContent")
    if remote is not None:
        raise CannotLoad(f"its content is in another file ({str(remote.get('href'))[:100]}): name that file")
    raise CannotLoad("an item without a text: leave it out")


def _of_xml(content: Element, path: str) -> list[Paragraph]:
    inner = next((child for child in content if isinstance(child.tag, str)), None)
    if inner is None:
        return []
    if _name(inner) == "nitf" or inner.find(".//{*}body.content") is not None:
        return list(islice(_blocks(inner), zones.MAX_LINES + 1))
    return paragraphs.of_page(_markup(inner), path)


def _of_data(content: Element, path: str) -> list[Paragraph]:
    text = "".join(content.itertext())
    if "html" in content.get("contenttype", "") or re.match(r"\s*<[a-zA-Z!]", text):
        return paragraphs.of_page(text, path)
    return paragraphs.of_plain(normalise(text)[0])


def _markup(element: Element) -> str:
    from lxml import etree

    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = _name(inner)
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def _nitf_item(root: Element) -> wire.Item:
    """A NITF file by itself."""
    blocks = list(islice(_blocks(root), zones.MAX_LINES + 1))
    if not blocks:
        raise CannotLoad("an item without a text: leave it out")
    issued = root.find(".//{*}docdata/{*}date.issue")
    wire.refuse_stopped(next((data.get("management-status") for data in root.iter("{*}docdata")), None), None)
    return wire.Item(
        body=[block for block in blocks if block.kind not in ("headline", "deck", "byline", "dateline")],
        headline=_first(blocks, "headline") or _said(root, "head", "title"),
        decks=tuple(block.text for block in blocks if block.kind == "deck"),
        byline=_first(blocks, "byline"),
        dateline=_first(blocks, "dateline"),
        provider=next((_told(found) for found in root.iter("{*}distributor") if _told(found)), None),
        published=_spread(issued.get("norm")) if issued is not None else None,
    )


def _spread(norm: str | None) -> str | None:
    """`20240514T163000Z` with the marks that ISO 8601 may have."""
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?", norm or "")
    return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}:{found[5]}:{found[6] or '00'}{found[7] or ''}" if found else norm


def _first(blocks: list[Paragraph], kind: str) -> str | None:
    return next((block.text for block in blocks if block.kind == kind), None)


def _blocks(element: Element) -> Iterator[Paragraph]:
    """The paragraphs of NITF; deep nesting is refused when it is parsed."""
    for child in element:
        name = _name(child)
        if name in _PASSED_OVER:
            continue
        inner = any(_name(found) in _BLOCKS for found in child.iterdescendants())
        if name in _KINDS or (name in _BLOCKS and not inner):
            kind = None if name == "hl2" and _name(element) != "hedline" else _KINDS.get(name)
            yield Paragraph(_told(child), kind)
        else:
            yield from _blocks(child)


def _told(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _said(item: Element, *path: str) -> str | None:
    found = item.find("/".join(f"{{*}}{name}" for name in path))
    return (_told(found) or None) if found is not None else None


def _code(item: Element, *path: str) -> str | None:
    found = item.find("/".join(f"{{*}}{name}" for name in path))
    return (found.get("qcode") or found.get("uri")) if found is not None else None


def _party(item: Element, *path: str) -> str | None:
    """The name of a party or place: printed, else its literal, else the end of its code."""
    found = item.find("/".join(f"{{*}}{name}" for name in path))
    if found is None:
        return None
    return _said(found, "name") or found.get("literal") or (found.get("qcode") or "").rpartition(":")[2] or None


def _language(item: Element) -> str | None:
    found = item.find("{*}contentMeta/{*}language")
    told = (found.get("tag") if found is not None else None) or item.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(told) if told else None
