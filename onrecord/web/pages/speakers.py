"""The speakers of the record, and one of them: what was said, under which names, in which roles, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from onrecord.archive.directory import By, Listed, Proposed, called, decisions_on, identity_of, listed, names_of, proposals, said_by, size
from onrecord.archive.facets import Facets, facets
from onrecord.archive.find import statement_hits
from onrecord.archive.mentioned import said_about
from onrecord.archive.who import Stand, stands
from onrecord.codec import told
from onrecord.drawing.excerpts import excerpt
from onrecord.linking.differing import differing
from onrecord.outline import when
from onrecord.records import Hit, Identity
from onrecord.web import addresses
from onrecord.web.contract import TOLD
from onrecord.web.decisions import Decided, decided, parties_in
from onrecord.web.paging import Pages, pages
from onrecord.web.shape import HIDDEN, Asked
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "OneSpeaker", "SpeakerAsk", "Speakers", "SpeakersAsk"]

AT_ONCE = 50
STATEMENTS = 20
ABOUT = 10
COUNTED = 5000  # the newest statements that are counted by outlet, manner and act
_DECISIONS = 30
_PROPOSALS = 10
_STANDS = 20


@dataclass(frozen=True, slots=True)
class SpeakersAsk:
    """Which speakers, in which order."""

    name: Annotated[str | None, Asked(help="Speakers in one of whose spellings all of these words, or beginnings of words, stand.")] = None
    kind: Annotated[str | None, Asked(help="Speakers of this kind: person, organisation, country, office ...")] = None
    order: Annotated[By, Asked(help="What they are ordered by.")] = By.STATEMENTS
    page: Annotated[int, Asked(help="Which page of the list.")] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """A page of the list of speakers."""

    total: Annotated[int, "How many speakers the whole list has."]
    pages: Pages
    speakers: tuple[Listed, ...]
    asked: Annotated[SpeakersAsk, HIDDEN]


def speakers(site: Site, ask: SpeakersAsk) -> Speakers:
    """The speakers of the record, who said most first."""
    with site.archive.reading() as connection:
        among = called(connection, ask.name)
        every = among is None and ask.kind is None
        total = site.tallies.now().speakers if every else size(connection, among=among, kind=ask.kind)
        here = pages("/speakers", asdict(ask), total, AT_ONCE)
        offset = (here.page - 1) * AT_ONCE
        found = listed(connection, among=among, kind=ask.kind, by=ask.order, limit=AT_ONCE, offset=offset)
    return Speakers(total=total, pages=here, speakers=tuple(found), asked=ask)


@dataclass(frozen=True, slots=True)
class SpeakerAsk:
    """Which speaker, and which of its statements."""

    speaker: Annotated[str, Asked(help="The speaker’s id across the record, or one that leads there.", path=True)]
    page: Annotated[int, Asked(help="Which page of what was said.")] = 1


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the speaker."""

    told: Annotated[Mapping[str, Any], "The statement.", TOLD]
    hit: Annotated[Hit, HIDDEN]
    html: Annotated[str, HIDDEN]
    address: Annotated[str, HIDDEN]


@dataclass(frozen=True, slots=True)
class Role:
    """A role as reports date it, or as somebody decided."""

    title: str
    of: str | None
    since: str | None
    until: str | None
    by: Annotated[str, "Who says so: report, actors (a file of known ones), or whoever decided it."]
    reports: Annotated[tuple[str, ...], "The ids of reports that give it."]
    differs: Annotated[bool, "Whether as many reports of that time, or a decision, say otherwise."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSpeaker:
    """A speaker across the record."""

    id: str
    name: str
    kind: str | None
    actor: Annotated[str | None, "The id of a known one out of a file, such as Q142."]
    reports: int
    statements: int
    names: Annotated[tuple[tuple[str, int], ...], "Spellings with the number of reports, the commonest first."]
    roles: tuple[Role, ...]
    said: Annotated[tuple[Said, ...], "What was said, the newest first."]
    about: Annotated[tuple[Said, ...], f"Statements of others that name this one in what they say: the newest, at most {ABOUT}."]
    pages: Pages
    counted: Annotated[Facets, f"The newest {COUNTED:,} statements counted by outlet, manner and act."]
    decisions: Annotated[tuple[Decided, ...], "What was decided about who this is, the last first."]
    proposals: Annotated[tuple[Proposed, ...], "Who may be the same."]
    stands: Annotated[tuple[Stand, ...], "The newest reports where the speaker stands, by its own id and name in each."]
    who: Annotated[Identity, HIDDEN]
    spans: Annotated[Sequence[str], HIDDEN]
    more_about: Annotated[bool, HIDDEN]


def speaker(site: Site, ask: SpeakerAsk) -> OneSpeaker:
    """A speaker: what was said, spellings, roles over time, and what was decided about who this is."""
    with site.archive.reading() as connection:
        who = identity_of(connection, addresses.id_of(ask.speaker))
        keys = said_by(connection, who.id, limit=COUNTED)
        here = pages(addresses.speaker(who.id), {"page": ask.page}, len(keys), STATEMENTS)
        hits = list(statement_hits(connection, None, keys[(here.page - 1) * STATEMENTS : here.page * STATEMENTS]))
        about = said_about(connection, who.id, limit=ABOUT + 1)
        others_hits = list(statement_hits(connection, None, about[:ABOUT]))
        counted = facets(connection, keys)
        rows = decisions_on(connection, who.id, _DECISIONS)
        stand = stands(connection, who.id, _STANDS)
        others = proposals(connection, who.id, limit=_PROPOSALS)
        decisions = decided(rows, names_of(connection, parties_in(rows)))
    return OneSpeaker(
        **{name: getattr(who, name) for name in ("id", "name", "kind", "actor", "reports", "statements", "names")},
        roles=tuple(
            Role(role.title, role.of, role.since, role.until, role.by, role.reports, differs)
            for role, differs in zip(who.roles, differing(who.roles), strict=True)
        ),
        said=tuple(_said(hit) for hit in hits),
        about=tuple(_said(hit, 2) for hit in others_hits),
        pages=here,
        counted=counted,
        decisions=decisions,
        proposals=tuple(others),
        stands=tuple(stand),
        who=who,
        spans=[_when(role.since, role.until) for role in who.roles],
        more_about=len(about) > ABOUT,
    )


def _said(hit: Hit, tint: int = 1) -> Said:
    text, said = hit.report.text, hit.statement
    if said is None:
        raise TypeError("a hit of a speaker is a statement")
    html = excerpt(text, said, hit.speaker, tint)
    return Said(told(hit.report, said, hit.speaker), hit, html, addresses.statement(hit.report.id, said.id))


def _when(since: str | None, until: str | None) -> str:
    """From when to when, in words."""
    days = [when(date.partition("T")[0]) for date in (since, until) if date]
    return " to ".join(dict.fromkeys(days)) or "date unknown"


_ONE = "/speakers/{speaker}"
PAGES = (
    Page(path="/speakers", ask=SpeakersAsk, gives=Speakers, answer=speakers, template="speakers.html", menu="speakers"),
    Page(path=_ONE, ask=SpeakerAsk, gives=OneSpeaker, answer=speaker, template="speaker.html", menu="speakers"),
)
