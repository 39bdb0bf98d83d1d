"""Word documents: `.docx`; their paragraphs, tables, text boxes and notes in order, as they read with all changes accepted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import BadZipFile, ZipFile

from onrecord.errors import CannotLoad
from onrecord.records import Report
from onrecord.sources import nested, paragraphs
from onrecord.sources.footnotes import note
from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.reports import NOTHING, Facts, fact

SUFFIXES = (".docx",)

_ZIP = b"PK\x03\x04"
_MAX_MEMBERS = 20_000
_MAX_BYTES = 256 * 2**20  # unpacked, pictures included
_MAX_XML = 16 * 2**20  # of one part
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what stands before it
_GONE = frozenset((f"{_NAMESPACE}del", f"{_NAMESPACE}moveFrom", _FALLBACK))
_SIGNS = {f"{_NAMESPACE}tab": " ", f"{_NAMESPACE}br": "\n", f"{_NAMESPACE}cr": "\n", f"{_NAMESPACE}noBreakHyphen": "-"}
_KINDS = {"title": "headline", "subtitle": "deck", "caption": "caption"}
_NOBODY = re.compile(r"\b(?:user|users|admin\w*|office|microsoft|owner|python-docx|unknown|author)\b", re.IGNORECASE)

Element = Any  # lxml brings no types


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a Word document: they begin with a few small parts, and then the text."""
    return head.startswith(_ZIP) and b"word/" in head


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report]:
    """The one report of the document; raises CannotLoad where it is none, or has no text."""
    if not data.startswith(_ZIP):
        raise CannotLoad("no Word document of today (.docx): open it in a word processor and save it as .docx")
    _check_size(data)
    document = _opened(data)
    found = chain(_paragraphs(document.element.body, _styles(document)), _notes(document))
    title = _property(document, "title")
    yield paragraphs.report_of(found, path, around=Facts(title=title, authors=_authors(document)).or_else(around))


def _check_size(data: bytes) -> None:
    """Raises CannotLoad where unpacking would fill the memory; no part unpacks to more than its entry says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise CannotLoad(f"a damaged document ({error}): save it again, or get it once more") from error
    size = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members if member.filename.endswith((".xml", ".rels"))), default=0)
    if len(members) > _MAX_MEMBERS or size > _MAX_BYTES or largest > _MAX_XML:
        raise CannotLoad(
            f"a document that unpacks to {size // 2**20} MB in {len(members):,} parts, too much for a report: split it, or save it as text"
        )
    nested.present().spend(size)


def _opened(data: bytes) -> Any:
    import docx

    try:
        document = docx.Document(BytesIO(data))
        document.element.body.tag  # noqa: B018 (a document without a body has none)
    except CannotLoad:  # it has taken too long
        raise
    except (MemoryError, zlib.error, BadZipFile) as error:
        raise CannotLoad(f"a damaged document ({error}): save it again, or get it once more") from error
    except Exception as error:  # the library lets through whatever its own libraries raise
        raise CannotLoad(f"no Word document, or a damaged one ({type(error).__name__}): save it again as .docx") from error
    return document


def _styles(document: Any) -> dict[str, str]:
    """The names of the styles of paragraphs, by how paragraphs refer to them."""
    try:
        named = document.part.styles.element.iterfind(f"{_NAMESPACE}style")
        return {style.get(f"{_NAMESPACE}styleId", ""): _value(style, "name").lower() for style in named}
    except Exception:  # a document without its styles, or with damaged ones, still has its words
        return {}


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_NAMESPACE}{name}")
    return str(found.get(f"{_NAMESPACE}val") or "") if found is not None else ""


def _paragraphs(body: Element, styles: dict[str, str]) -> Iterator[Paragraph]:
    """Each paragraph with the zone that its style names; the first heading is the headline where there is no title."""
    titled = any(_style(found, styles) == "title" for found in body.iter(f"{_NAMESPACE}p"))
    for number, element in enumerate(_visible(body)):
        style = _style(element, styles)
        kind = _KINDS.get(style)
        if not titled and style == "heading 1":
            kind, titled = ("headline" if number < 5 else None), True
        for line in "".join(_words(element)).split("\n"):
            yield Paragraph(line, kind)


def _notes(document: Any) -> Iterator[Paragraph]:
    """The footnotes and endnotes that the text refers to, in that order."""
    told = {kind: _told_in(document, f"{kind}s", kind) for kind in ("footnote", "endnote")}
    for kind, notes in told.items():
        for element in _visible(document.element.body) if notes else ():
            for mark in element.iter(f"{_NAMESPACE}{kind}Reference"):
                yield from map(note, notes.pop(mark.get(f"{_NAMESPACE}id", ""), ()))


def _told_in(document: Any, part: str, kind: str) -> dict[str, list[str]]:
    """The paragraphs of each note in a part of the document, by its number there."""
    from docx.oxml import parse_xml

    found: dict[str, list[str]] = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{part}") and not relation.is_external:
            try:
                root = parse_xml(relation.target_part.blob)
            except (ValueError, SyntaxError):  # a damaged part; the words of the document are told all the same
                continue
            for each in root.iterfind(f"{_NAMESPACE}{kind}"):
                lines = (" ".join("".join(_words(line)).split()) for line in _visible(each))
                found[each.get(f"{_NAMESPACE}id", "")] = [line for line in lines if line]
    return found


def _style(element: Element, styles: dict[str, str]) -> str:
    properties = element.find(f"{_NAMESPACE}pPr")
    return styles.get(_value(properties, "pStyle"), "") if properties is not None else ""


def _visible(body: Element) -> Iterator[Element]:
    """All paragraphs, those in tables and boxes too, but not what was deleted."""
    for element in body.iter(f"{_NAMESPACE}p"):
        if not any(around.tag in _GONE for around in element.iterancestors()):
            yield element


def _words(element: Element) -> Iterator[str]:
    """What a paragraph prints; the paragraphs of a box in it come by themselves."""
    for child in element:
        tag = child.tag
        if tag == f"{_NAMESPACE}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag not in _GONE and tag != f"{_NAMESPACE}p" and not _is_hidden(child):
            yield from _words(child)


def _is_hidden(element: Element) -> bool:
    hidden = element.find(f"{_NAMESPACE}rPr/{_NAMESPACE}vanish")
    return hidden is not None and hidden.get(f"{_NAMESPACE}val") not in ("0", "false", "off")


def _property(document: Any, name: str) -> str | None:
    try:
        return fact(getattr(document.core_properties, name))
    except Exception:  # what the document says of itself may be damaged where its words are not
        return None


def _authors(document: Any) -> tuple[str, ...]:
    """Whoever wrote it by its properties, where that is the name of a person."""
    author = _property(document, "author")
    return (author,) if author and " " in author and not _NOBODY.search(author) else ()
