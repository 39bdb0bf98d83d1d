"""Mail: `.eml`, and mailboxes (`.mbox`) message by message; known attachments are reports of their own, at `path#name`.

Pages that a browser saved as one file (`.mht`, `.mhtml`) have the form of mail, and are read as pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.utils import parseaddr
from pathlib import PurePath
from typing import BinaryIO

from onrecord import plugins
from onrecord.errors import CannotLoad
from onrecord.records import Report, Span, Unread, Zone
from onrecord.sources import datelines, nested, zones
from onrecord.sources.dates import iso
from onrecord.sources.decoding import MAX_BYTES, is_blank, normalise
from onrecord.sources.messages import (
    ENVELOPE,
    HEADERS,
    MAX_PARTS,
    Mail,
    bytes_in_utf8,
    bytes_of,
    header,
    in_mailbox,
    inner_of,
    name_of,
    page_of,
    parsed,
    text_of,
)
from onrecord.sources.reports import NOTHING, Facts, fact, freeze
from onrecord.sources.wrapping import unwrapped

SUFFIXES = (".eml", ".mbox", ".mbx", ".mht", ".mhtml")

_HEADER = re.compile(rb"[!-9;-~]{1,70}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)
_MAX_SIGNATURE = 1500  # characters
_TO_LISTS = ("list-id", "list-unsubscribe", "list-post")
_ANYBODYS = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|yahoo|ymail|icloud|me|aol|gmx|proton|protonmail|mail|yandex)\.[a-z.]{2,6}$"
)
_UNREAD_DOCUMENTS = frozenset((".msg", ".pst", ".doc", ".rtf", ".odt"))
_UNSAFE = re.compile(r"[\x00-\x1f\x7f#]+")


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a message or a mailbox: two headers that mail has, before anything else."""
    if head.startswith(ENVELOPE):
        head = head.partition(b"\n")[2]
    names, at = set(), 0
    while found := _HEADER.match(head, at):
        names.add(found[0].partition(b":")[0].lower())
        at = found.end()
    return len(names & HEADERS) >= 2 and bool(names & {b"message-id", b"received", b"mime-version", b"date"})


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The report of a message and those of its attachments, or those of all messages of a mailbox."""
    yield from stream(nested.buffered(data), path, around)


def stream(file: BinaryIO, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `load`, message by message, so that a mailbox may be of any size; raises CannotLoad where it is no mail at all."""
    budget = nested.present(nested.weight(file))
    first = file.readline(MAX_BYTES + 1)
    if not first.startswith(ENVELOPE):
        yield from _message(parsed(first + file.read(MAX_BYTES + 1 - len(first))), path, budget, around)
        return
    for number, data in enumerate(in_mailbox(file), start=1):
        at = f"{path}#{number}"
        budget.open_member()
        try:
            yield from _message(parsed(data), at, budget, around)
        except CannotLoad as error:
            yield Unread(at, str(error))


def _message(message: Mail, path: str, budget: nested.Budget, around: Facts) -> Iterator[Report | Unread]:
    if saved := page_of(message):
        part, address = saved
        known = Facts(url=fact(address) if address.startswith("http") else None, captured=iso(header(message, "date") or ""))
        yield from nested.inside(bytes_in_utf8(part), path, budget, known.or_else(around), "text/html")
        return
    texts, attached = _parts(message)
    facts = _facts(message).or_else(around)
    if texts or not attached:
        try:
            yield from _told(texts, facts, path, budget)
        except CannotLoad as error:
            yield Unread(path, str(error))
    inner = Facts(outlet=facts.outlet, published=facts.published, captured=facts.captured)
    for number, part in enumerate(attached, start=1):
        name = _UNSAFE.sub("_", name_of(part) or str(number))
        yield from _attachment(part, f"{path}/{name}" if "#" in path else f"{path}#{name}", budget, inner)


def _parts(message: Mail) -> tuple[list[Mail], list[Mail]]:
    """The parts that are the message's own words, and the attachments of a kind that can be read."""
    texts: list[Mail] = []
    attached: list[Mail] = []
    waiting = [message]
    while waiting and len(texts) + len(attached) < MAX_PARTS:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "multipart/alternative":
            waiting[:0] = _alternative(part)
        elif part.is_multipart() and kind != "message/rfc822":
            waiting[:0] = inner_of(part)
        elif kind == "message/rfc822" or _is_attached(part):
            attached += [part] if kind == "message/rfc822" or _is_known(part) else []
        elif kind in ("text/plain", "text/html"):
            texts.append(part)
    return texts, attached


def _alternative(part: Mail) -> list[Mail]:
    """Of the forms of one text the plain one where it says something, else the last, which is the fullest."""
    forms = inner_of(part)
    plain = [form for form in forms if form.get_content_type() == "text/plain" and not is_blank(text_of(form))]
    return plain[:1] or forms[-1:]


def _is_attached(part: Mail) -> bool:
    return part.get_content_disposition() == "attachment" or bool(name_of(part))


def _is_known(part: Mail) -> bool:
    """Whether a source reads files of this name or type, or must say why it does not; pictures, calendars and signatures are none."""
    suffix = PurePath(name_of(part) or "").suffix.lower()
    kind = part.get_content_type()
    if suffix in _UNREAD_DOCUMENTS:
        return True
    named = any(suffix in source.SUFFIXES for source in plugins.find("sources").values()) if suffix else False
    return named or kind in ("text/plain", "text/html", "application/pdf")


def _told(texts: list[Mail], facts: Facts, path: str, budget: nested.Budget) -> Iterator[Report | Unread]:
    """The report of the message's own words."""
    plain = [(part, text_of(part)) for part in texts if part.get_content_type() == "text/plain"]
    words = [unwrapped(text, flowed=str(part.get_param("format")) == "flowed") for part, text in plain if not is_blank(text)]
    if words:
        yield _plain("\n\n".join(text.strip("\n") for text in words), facts, path)
        return
    page = next((part for part in texts if not is_blank(text_of(part))), None)
    if page is None:
        raise CannotLoad("a message without a text: name what is attached to it by itself")
    for found in nested.inside(text_of(page).encode(), path, budget, facts, "text/html"):
        if isinstance(found, Report):
            yield replace(found, title=facts.title or found.title, published=facts.published or found.published)
        else:
            yield found


def _plain(body: str, facts: Facts, path: str) -> Report:
    """The subject over the words, unless they begin with it; what stands under `-- ` is the sender's card."""
    head = "" if not facts.title or body.lstrip().startswith(facts.title) else f"{facts.title}\n\n"
    text, note = normalise(head + body)
    shift = len(head) if text.startswith(head) else 0
    sign = next((mark for mark in _SIGNATURE.finditer(text, shift) if len(text) - mark.end() <= _MAX_SIGNATURE), None)
    end = sign.start() if sign and not is_blank(text[shift : sign.start()]) else len(text)
    layout = zones.plain(text[shift:end])
    found = [Zone("headline", Span(0, shift - 2))] if shift else []
    found += [replace(zone, span=Span(zone.span.start + shift, zone.span.end + shift)) for zone in layout.zones]
    found += [Zone("boilerplate", Span(end, len(text.rstrip())))] if end < len(text.rstrip()) else []
    return freeze(text, path, facts=facts.or_else(layout.facts), zones=found, notes=(note,))


def _attachment(part: Mail, path: str, budget: nested.Budget, around: Facts) -> Iterator[Report | Unread]:
    if part.get_content_type() == "message/rfc822":
        yield from _forwarded(part, path, budget)
        return
    data, kind = bytes_of(part), part.get_content_type()
    try:
        budget.spend(len(data))
        data = text_of(part).encode() if kind in ("text/plain", "text/html") else data
    except CannotLoad as error:
        yield Unread(path, str(error))
        return
    by_name = any(PurePath(path).suffix.lower() in source.SUFFIXES for source in plugins.find("sources").values())
    yield from nested.inside(data, path, budget, around, None if by_name else kind)


def _forwarded(part: Mail, path: str, budget: nested.Budget) -> Iterator[Report | Unread]:
    """A message in the message, with facts of its own only."""
    try:
        data = b"".join(message.as_bytes() for message in inner_of(part)[:1])
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        yield Unread(path, f"a message that can't be taken apart ({type(error).__name__}): save its text by itself")
        return
    yield from nested.inside(data, path, budget, NOTHING, "message/rfc822")


def _facts(message: Mail) -> Facts:
    shown, address = _sender(header(message, "from"))
    name, lists = fact(shown.strip("'\" ")), [header(message, told) for told in _TO_LISTS]
    person = name and not any(lists) and not _is_house(name, address) and _is_person(name)
    domain = address.rpartition("@")[2].lower()
    house = fact(domain) if "." in domain and not _ANYBODYS.match(domain) else None
    when = header(message, "date")
    return Facts(
        outlet=None if person else name or house,
        title=fact(header(message, "subject")),
        authors=(name,) if person and name else (),
        published=iso(when) if when else None,
    )


def _sender(value: str) -> tuple[str, str]:
    """Name and address; neither where they can't be told apart."""
    try:
        return parseaddr(value)
    except (ValueError, IndexError, RecursionError):
        return "", ""


def _is_person(name: str) -> bool:
    return bool((datelines.byline(f"By {name}") or NOTHING).authors)


def _is_house(name: str, address: str) -> bool:
    """Whether the name is that of the address's domain: "Halyard News" of news@halyard.example."""
    domain = re.sub(r"[^a-z0-9]", "", address.rpartition("@")[2].lower().rpartition(".")[0])
    words = re.findall(r"[a-z0-9]{4,}", name.lower())
    return any(word in domain for word in words) and not any(word in address.partition("@")[0].lower() for word in words)
