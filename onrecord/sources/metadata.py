"""What a page says of itself to machines: meta tags, JSON-LD, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from onrecord.sources.blocks import is_byline
from onrecord.sources.datelines import agency_named
from onrecord.sources.dates import iso
from onrecord.sources.decoding import normalise
from onrecord.sources.page import Element, Page, clean
from onrecord.sources.reports import Facts, fact
from onrecord.sources.taken_over import site

_MAX_SCRIPTS = 50  # blocks of JSON-LD, of up to so many characters, with so many objects
_MAX_SCRIPT = 2**20
_MAX_OBJECTS = 2000
_LINKING = 3  # letters that the small words in names have at most
_MAX_BYLINES, _MAX_NAMES, _MAX_NAME, _MAX_ADDRESS = 20, 6, 50, 300
_REPORT_TYPE = re.compile(r"Article|Posting|Report|Interview|Review\b")
_PUBLISHED = (
    "article:published_time og:article:published_time date dc.date dc.date.issued dcterms.created dcterms.date pubdate publish-date "
    "publishdate published_date parsely-pub-date sailthru.date article.published datepublished publication_date og:published_time "
    "cxenseparse:recs:publishtime"
).split()
_AUTHORS = "author article:author parsely-author dc.creator sailthru.author byl cxenseparse:author".split()
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_NO_AUTHOR = re.compile(r"https?:|www\.|@|^\d+$|^[\w-]+\.[a-z]{2,3}(?:\.[a-z]{2})?$")
_DRESS = re.compile(r"\s*(?:[|｜ㅣ·•]|[-–—:](?=\s)|-(?=\S)).{1,60}$")
_BEHIND = re.compile(r"(.{12,}?)\s*(?:[|｜ㅣ·•]|--|\s[-–—:]\s)\s*([^|｜ㅣ]{2,50})")
_INITIALS = re.compile(r"\s+\([\w.]{1,5}\)$")
_BETWEEN = re.compile(r",? (?:and|und|et|og|och|y|en) (?=[^\W\d_a-z])|, |; ?| & ")
_OF_A_HOUSE = re.compile(r"news|nachrichten|online|digital|media|tv|radio|web|inc|ltd|gmbh|com|net|org|[a-z]{2}", re.IGNORECASE)
_PART = r"(?:[^\W\d_a-z][^\W\d_]*[.’'-]?){1,3}"
_LINK = r"(?:(?:van|von|de|del|della|di|da|der|den|al|el|la|le|bin|ibn|ter|af|zu) ){0,2}"
_A_NAME = re.compile(rf"{_PART}(?: {_LINK}{_PART}){{1,3}}")
_PAGE_OF_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:es|en)?|auteurs?|autor[ei]|aut[ou]ri|byline|by|reporters?|journalists?|contributors?|columnists?|staff|redaktoer|skribent)/[^/?#]"
)
_WRITTEN_BY = re.compile(r"(?:written|posted) by|author|(?:verfasst|geschrieben) von|écrit par|escrito por|scritto da", re.IGNORECASE)


def facts_of(page: Page) -> Facts:
    """The facts in the page's metadata."""
    meta, about = _meta(page), _about(page)
    outlet = fact(meta.get("og:site_name")) or fact(_name(about.get("publisher")))
    url = _address(page, meta, about)
    own = {_plain(name) for name in (outlet, site(url)) if name}
    people = next(filter(None, (_named(values, own) for values in (_people(page, about.get("author")), _signed(meta)))), [])
    agencies = [name for name in people if agency_named(name) == name]
    return Facts(
        outlet=outlet,
        url=url,
        agency=agencies[0] if agencies else None,
        title=_undressed(fact(meta.get("og:title")) or fact(about.get("headline")) or _title(page), fact(about.get("headline")), own),
        authors=tuple(dict.fromkeys(name for name in people if name not in agencies)),
        published=_published(page, meta, about),
        language=_language(page, meta),
    )


def _undressed(title: str | None, headline: str | None, own: Set[str]) -> str | None:
    """The title without what stands behind it on every page of the site."""
    if title and headline and title.startswith(headline) and _DRESS.match(title, len(headline)):
        return headline
    behind = _BEHIND.fullmatch(title or "")
    return behind[1] if behind and _is_own(behind[2], own) else title


def origin(page: Page) -> str | None:
    """The address of the report of which the page says that it is a copy."""
    return fact(_meta(page).get("syndication-source"))


def _meta(page: Page) -> dict[str, str]:
    """Every meta tag by its lower-case name; the first of a name holds."""
    found: dict[str, str] = {}
    for tag in page.of("meta"):
        name, content = tag.get("property") or tag.get("name") or tag.get("itemprop"), tag.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def body(page: Page) -> list[str]:
    """The lines of the report's text as JSON-LD has it."""
    told = _about(page).get("articleBody")
    if not isinstance(told, str):
        return []
    text = re.sub(r"</?(?:p|br|div|h\d|li)\b[^<>]{0,200}>", "\n", unescape(told))
    return [line for raw in re.sub(r"<[/\w][^<>]{0,400}>", "", text).split("\n") if (line := clean(normalise(raw)[0]))]


def _about(page: Page) -> dict[str, Any]:
    """The JSON-LD object that is the report, else an empty one; of several the one that has the page's address or title."""
    found = list(_objects(page))
    reports = [
        each for each in found if _REPORT_TYPE.search(str(each.get("@type"))) and (each.get("headline") or each.get("datePublished"))
    ]
    if len(reports) > 1:
        meta = _meta(page)
        own = {address for address in (_address(page, meta, {}), meta.get("og:url")) if address}
        titles = [_plain(title) for title in (meta.get("og:title"), _title(page)) if title]
        return next((each for each in reports if _is_of(each, own, titles)), reports[0])
    return next(iter(reports), None) or next((each for each in found if each.get("headline")), {})


def _is_of(report: dict[str, Any], own: Set[str], titles: Iterable[str]) -> bool:
    address, headline = report.get("url") or report.get("mainEntityOfPage"), _plain(fact(report.get("headline")) or "")
    if isinstance(address, dict):
        address = address.get("@id")
    return (isinstance(address, str) and address in own) or bool(headline and any(title.startswith(headline) for title in titles))


def _objects(page: Page) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = []
    scripts = (script for script in page.of("script") if script.get("type").lower().startswith("application/ld+json"))
    for text in map(page.text, islice(scripts, _MAX_SCRIPTS)):
        if len(text) <= _MAX_SCRIPT:
            with suppress(ValueError, RecursionError):
                waiting.append(json.loads(text, strict=False))
    seen = 0
    while waiting and seen < _MAX_OBJECTS:
        found, seen = waiting.pop(0), seen + 1
        if isinstance(found, list):
            waiting[:0] = found
        elif isinstance(found, dict):
            yield found
            waiting += [found[key] for key in ("@graph", "mainEntity") if key in found]


def _name(value: object) -> str | None:
    """The name of a JSON-LD thing, be it written out or as an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _people(page: Page, value: object) -> list[str]:
    """The names of JSON-LD authors, written out or told elsewhere on the page; an organisation only where it is an agency."""
    people = (value if isinstance(value, list) else [value])[:50]
    if any(isinstance(one, dict) and "@id" in one and "name" not in one for one in people):
        known = {str(found["@id"]): found for found in _objects(page) if "@id" in found and "name" in found}
        people = [known.get(str(one.get("@id")), one) if isinstance(one, dict) else one for one in people]
    named = [(_name(one), "Organization" in str(one.get("@type")) if isinstance(one, dict) else False) for one in people]
    return [name for name, is_body in named if name and (not is_body or agency_named(name) == name)]


def _signed(meta: dict[str, str]) -> list[str]:
    """What meta tags say of who wrote it, be it in a card for sharing."""
    named = [meta[key] for key in _AUTHORS if key in meta]
    return named or [meta.get(f"twitter:data{i}", "") for i in (1, 2) if _WRITTEN_BY.match(meta.get(f"twitter:label{i}", ""))]


def _named(values: Iterable[str], own: Set[str]) -> list[str]:
    """The names in the values; those that start with the outlet or its site, be it with their town, name nobody."""
    lists = (list(_authors(value)) for value in values if not _is_own(_first(value), own))
    return [name for names in lists for name in names if not _is_own(name, own)]


def _is_own(name: str, own: Set[str]) -> bool:
    """Whether it is the outlet or its site by the letters, with words behind them that only say so again, or the site's address."""
    first, *rest = re.split(r"[\s.]+", name.strip(" .")) or [""]
    again = all(_OF_A_HOUSE.fullmatch(word) for word in rest)
    return _plain(name) in own or (_plain(first) in own and (again or " " not in name))


def bylined(page: Page, last: Element, known: Facts) -> tuple[str, ...]:
    """The names of people by themselves in the first part of a page, down to the `last` of its story, that is called a byline."""
    own = {_plain(name) for name in (known.outlet, site(known.url)) if name}
    for element in islice((each for each in page.elements[: last.last + 1] if is_byline(each) or _is_of_author(each)), _MAX_BYLINES):
        inside = page.elements[element.number : element.last + 1]
        leaves = (page.text(each) for each in inside if not any(isinstance(piece, Element) for piece in each.inside))
        names = [name for name in dict.fromkeys(leaves) if len(name) <= _MAX_NAME and _A_NAME.fullmatch(name) and not _is_own(name, own)]
        if names:
            return tuple(names[:_MAX_NAMES])
    return ()


def _is_of_author(element: Element) -> bool:
    """Whether it is a link to the page of somebody who writes."""
    return element.tag == "a" and bool(_PAGE_OF_AUTHOR.search(element.get("href")[:_MAX_ADDRESS]))


def _first(value: str) -> str:
    return re.split(r"[,;|]", value, maxsplit=1)[0].strip()


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()


def _authors(value: str) -> Iterable[str]:
    """The names in one value; addresses and numbers are none."""
    told = fact(re.sub(r"^\s*(?:by|von|par|por|di|av|af)\s+", "", value, flags=re.IGNORECASE))
    parts = _BETWEEN.split(told or "")
    return [name for part in parts if (name := _INITIALS.sub("", part).strip()) and not (_NO_AUTHOR.search(name) or _is_office(name))]


def _is_office(name: str) -> bool:
    """Whether it goes on in small letters at length, as what somebody is does and no name."""
    return sum(len(word) > _LINKING and word.islower() for word in name.split()) > 2


def _published(page: Page, meta: dict[str, str], about: dict[str, Any]) -> str | None:
    said = [meta.get(key) for key in _PUBLISHED[:1]] + [about.get("datePublished")] + [meta.get(key) for key in _PUBLISHED[1:]]
    said += [found.get("datetime") for found in islice(page.of("time"), 5)]
    return next((when for value in said if isinstance(value, str) and (when := iso(value))), None)


def _address(page: Page, meta: dict[str, str], about: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in page.of("link") if link.get("rel").lower() == "canonical"]
    base = next((found.get("href") for found in page.of("base") if _ADDRESS.match(found.get("href"))), None)
    for value in (*links, meta.get("og:url"), about.get("url"), about.get("mainEntityOfPage")):
        told = fact(_beside(base, value) if base else value)
        if told and _ADDRESS.fullmatch(told):
            return told
    return None


def _beside(base: str, value: object) -> str | None:
    try:
        return urljoin(base, value) if isinstance(value, str) and value.strip() else None
    except ValueError:  # half an address of six bytes
        return None


def _language(page: Page, meta: dict[str, str]) -> str | None:
    root = page.elements[0]
    for value in (root.get("lang"), root.get("xml:lang"), meta.get("og:locale"), meta.get("language"), meta.get("content-language")):
        if value and _LANGUAGE.fullmatch(value.strip()):
            return value.strip().replace("_", "-")
    return None


def _title(page: Page) -> str | None:
    return next((fact(page.text(title)) for title in page.of("title")), None)
