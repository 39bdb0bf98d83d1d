"""Search: as onrecord find, with what was found counted by speaker, outlet, manner and act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any

from onrecord.archive.browse import COUNTED, browse, listed, reach
from onrecord.archive.census import stamp
from onrecord.archive.database import Connection
from onrecord.archive.facets import Facets
from onrecord.archive.misspelt import missing, nearest
from onrecord.archive.query import Query, parse
from onrecord.archive.words import words_at
from onrecord.codec import told
from onrecord.drawing.excerpts import excerpt, passage
from onrecord.errors import BadQuery
from onrecord.records import Act, Hit, Manner, Part, Spans
from onrecord.web import addresses
from onrecord.web.addresses import with_query
from onrecord.web.contract import TOLD
from onrecord.web.paging import MOST, Pages, unending
from onrecord.web.shape import HIDDEN, Asked
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "Search", "SearchAsk"]

AT_ONCE = 20
BEST, BEST_TYPING = 500, 150  # the newest statements that are put in order
COUNTED_TYPING = 300  # and that are counted: a page is read, what comes while somebody types is glanced at
_NEAREST = 3  # words in place of one that is in no report
_SHORTEST = 3  # letters of a word that is not at its end yet


@dataclass(frozen=True, slots=True)
class SearchAsk:
    """What is looked for, and in which part of the record."""

    q: Annotated[str | None, Asked(help="Words as onrecord find takes them; without any, the newest statements.")] = None
    speaker: Annotated[str | None, Asked(help="Statements of speakers whose name has these words, or of one by its id.")] = None
    outlet: Annotated[str | None, Asked(help="Reports of this outlet.")] = None
    from_: Annotated[str | None, Asked(help="Reports from this year, month or day on.", date=True)] = None
    to: Annotated[str | None, Asked(help="Reports up to this year, month or day.", date=True)] = None
    manner: Annotated[Manner | None, Asked(help="Statements told in this manner.")] = None
    act: Annotated[Act | None, Asked(help="Statements that do this.")] = None
    zone: Annotated[str | None, Asked(help="Statements in such a zone: headline, body, caption ...")] = None
    page: Annotated[int, Asked(help="Which page of what is found.", most=MOST)] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Something that was found: where the words stand, and what of the text to show of it."""

    told: Annotated[Mapping[str, Any], "The statement, or the report alone where only its text has the words.", TOLD]
    hits: tuple[tuple[int, int], ...]
    snippet: tuple[int, int]
    text: str
    hit: Annotated[Hit, HIDDEN]
    html: Annotated[str, HIDDEN]
    address: Annotated[str, HIDDEN]
    who: Annotated[str | None, HIDDEN]
    tint: Annotated[int, HIDDEN]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that what is found can be narrowed to, or is, with the address that does or undoes it."""

    words: str
    count: int | None
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """A word that is in no report, and the words nearest to it that are."""

    word: str
    nearest: tuple[str, ...]
    addresses: Annotated[Sequence[str], HIDDEN]  # of the search with each of them instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A page of what was found."""

    found: tuple[Shown, ...]
    pages: Pages
    counted: Annotated[Facets, f"The newest {COUNTED:,} statements that were found, counted."]
    more: Annotated[bool, f"Whether there are more than {COUNTED:,} statements."]
    nearest: Annotated[tuple[Nearest, ...], "Where nothing is found: words that are in no report, with those that are nearest."]
    asked: Annotated[SearchAsk, HIDDEN]
    choices: Annotated[Sequence[tuple[str, Sequence[Choice]]], HIDDEN]
    reports: Annotated[int, HIDDEN]


def search(site: Site, ask: SearchAsk) -> Search:
    """Statements, the best first, then the reports in whose text the words stand; without words, the newest statements."""
    return _search(site, ask, _query(ask.q), BEST, COUNTED)


def typing(site: Site, ask: SearchAsk) -> Search:
    """What is found while somebody types: the last word may not be at its end."""
    return _search(site, ask, _unended(ask.q), BEST_TYPING, COUNTED_TYPING)


def _search(site: Site, ask: SearchAsk, query: Query | None, best: int, count: int) -> Search:
    values = asdict(ask)
    part, offset = _part(ask), (ask.page - 1) * AT_ONCE
    most = reach(AT_ONCE, offset, count)
    with site.archive.reading() as connection:
        key = query, part, most, best
        known = site.listings.get(stamp(connection), key, lambda: listed(connection, query, part, most=most, best=best, count=count))
        browsed = browse(connection, query, part, known, limit=AT_ONCE, offset=offset)
        near = () if browsed.found.hits or ask.page > 1 else tuple(_nearest(connection, ask.q or "", values))
    tints: dict[str, int] = {}
    return Search(
        found=tuple(_shown(hit, tints) for hit in browsed.found.hits),
        pages=unending("/search", values, browsed.found.more),
        counted=browsed.counted,
        more=browsed.more,
        nearest=near,
        asked=ask,
        choices=_choices(browsed.counted, values),
        reports=site.tallies.now().reports,
    )


def _nearest(connection: Connection, typed: str, values: Mapping[str, object]) -> Iterator[Nearest]:
    """What may have been meant by words of a search that found nothing."""
    try:
        query = parse(typed)
    except BadQuery:
        return
    for word in missing(connection, query):
        if found := nearest(connection, word, _NEAREST):
            instead = (with_query("/search", {**values, "q": _replaced(typed, word, each)}) for each in found)
            yield Nearest(word, tuple(found), tuple(instead))


def _replaced(typed: str, word: str, other: str) -> str:
    """A search with another word in place of one."""
    for _, place in reversed([each for each in words_at(typed) if each[0] == word]):
        typed = typed[: place.start] + other + typed[place.end :]
    return typed


def _part(ask: SearchAsk) -> Part:
    return Part(speaker=ask.speaker, outlet=ask.outlet, since=ask.from_, until=ask.to, manner=ask.manner, act=ask.act, zone=ask.zone)


def _query(typed: str | None) -> Query | None:
    return parse(typed) if typed else None


def _unended(typed: str | None) -> Query | None:
    """The search with a star after a last word that is long enough; what can't be read yet is read without its last word."""
    if not typed:
        return None
    last = typed.rsplit(maxsplit=1)[-1]
    try:
        return parse(f"{typed}*" if last.isalpha() and len(last) >= _SHORTEST and not last.isupper() else typed)
    except BadQuery:
        return parse(typed)


def _shown(hit: Hit, tints: dict[str, int]) -> Shown:
    name = hit.speaker.name if hit.speaker else ""
    tint = tints.setdefault(name, len(tints) % 8 + 1) if name else 0
    text = hit.report.text
    said = hit.statement
    html = excerpt(text, said, hit.speaker, tint, hit.spans) if said else passage(text, hit.snippet, _within(hit))
    lit = hit.spans or (hit.statement.content if hit.statement else ())
    return Shown(
        told=told(hit.report, hit.statement, hit.speaker),
        hits=tuple((span.start, span.end) for span in hit.spans),
        snippet=(hit.snippet.start, hit.snippet.end),
        text=hit.snippet.of(text),
        hit=hit,
        html=html,
        address=addresses.place(hit.report.id, lit),
        who=addresses.speaker(hit.speaker.id) if said and hit.speaker and hit.speaker.id != said.speaker else None,
        tint=tint,
    )


def _within(hit: Hit) -> Spans:
    return tuple(span for span in hit.spans if hit.snippet.meets(span))


def _choices(counted: Facets, values: Mapping[str, object]) -> list[tuple[str, Sequence[Choice]]]:
    groups = {"speaker": counted.speakers, "outlet": counted.outlets, "manner": counted.manners, "act": counted.acts}
    return [(name, [*_chosen(name, values), *_open(name, found, values)]) for name, found in groups.items()]


def _chosen(name: str, values: Mapping[str, object]) -> list[Choice]:
    value = values[name]
    return [Choice(str(value), None, True, with_query("/search", values, **{name: None, "page": None}))] if value else []


def _open(name: str, found: Sequence[tuple[str, int]], values: Mapping[str, object]) -> list[Choice]:
    others = [each for each in found if each[0] != values[name]]
    return [Choice(words, number, False, with_query("/search", values, **{name: words, "page": None})) for words, number in others]


_SEARCH = Page(path="/search", ask=SearchAsk, gives=Search, answer=search, template="search.html", menu="search")
PAGES = (replace(_SEARCH, part="search_found.html", typing=typing),)
