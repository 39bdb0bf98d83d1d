"""What people, rules and models decided, the last first; decisions on who is who can be made and undone here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.archive.directory import Proposed, ledger_page, ledger_size, names_of, proposals, proposed
from onrecord.errors import OnRecordError
from onrecord.web.access import Keys
from onrecord.web.answering import as_json
from onrecord.web.deciding import Decision, decide, understand
from onrecord.web.decisions import Decided, decided, parties_in
from onrecord.web.incoming import inside, limited
from onrecord.web.paging import Pages, pages
from onrecord.web.problems import of_error, problem
from onrecord.web.shape import HIDDEN, Asked, Wrong
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "Decisions", "DecisionsAsk", "Proposals", "routes"]

AT_ONCE = 50
QUEUE = 10


@dataclass(frozen=True, slots=True)
class DecisionsAsk:
    """Which page of the list."""

    page: Annotated[int, Asked(help="Which page of the list.")] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """A page of the ledger, the last row first."""

    total: Annotated[int, "How many rows the ledger has."]
    pages: Pages
    decisions: tuple[Decided, ...]
    waiting: Annotated[int, "How many pairs of speakers wait for a decision."]


def decisions(site: Site, ask: DecisionsAsk) -> Decisions:
    """What was decided, by whom, when and why, the last first."""
    with site.archive.reading() as connection:
        total = ledger_size(connection)
        here = pages("/decisions", asdict(ask), total, AT_ONCE)
        rows = ledger_page(connection, limit=AT_ONCE, offset=(here.page - 1) * AT_ONCE)
        found = decided(rows, names_of(connection, parties_in(rows)))
        waiting = proposed(connection)
    return Decisions(total=total, pages=here, decisions=found, waiting=waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """Pairs of speakers who may be one, the surest first."""

    total: Annotated[int, "How many pairs wait for a decision."]
    pages: Pages
    proposals: tuple[Proposed, ...]
    here: Annotated[str, HIDDEN]


def queue(site: Site, ask: DecisionsAsk) -> Proposals:
    """Pairs of speakers who may be one, for people to decide."""
    with site.archive.reading() as connection:
        total = proposed(connection)
        here = pages("/proposals", asdict(ask), total, QUEUE)
        found = proposals(connection, None, limit=QUEUE, offset=(here.page - 1) * QUEUE)
    return Proposals(total=total, pages=here, proposals=tuple(found), here="/proposals")


PAGES = (
    Page(
        path="/decisions",
        ask=DecisionsAsk,
        gives=Decisions,
        answer=decisions,
        template="decisions.html",
        menu="decisions",
        takes=Decision,
        made=Decided,
    ),
    Page(path="/proposals", ask=DecisionsAsk, gives=Proposals, answer=queue, template="proposals.html", menu="decisions"),
)


def routes(site: Site, keys: Keys) -> list[Route]:
    """Where decisions are sent: by forms of our pages, or as JSON."""

    async def form(request: Request) -> Response:
        body = await limited(request)
        if body is None:
            return problem(request.scope, 413, "Too much", "A decision is some words. Nothing was changed.")
        given = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace"), max_num_fields=20).items()}
        if not keys.marked(request.state.visit, given.get("mark", "")):
            told = "The page was older than the server, or not ours. Nothing was changed: load it again, then decide."
            return problem(request.scope, 403, "That was not saved", told)
        try:
            made = await run_in_threadpool(lambda: decide(site, understand(given)))
        except (OnRecordError, Wrong) as error:
            return of_error(request.scope, error)
        return RedirectResponse(f"{inside(given.get('back', '/decisions')).partition('#')[0]}#n{made.n}", status_code=303)

    async def sent(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return problem(request.scope, 415, "It is no JSON", "Send the decision as application/json. Nothing was changed.")
        body = await limited(request)
        if body is None:
            return problem(request.scope, 413, "Too much", "A decision is some words. Nothing was changed.")
        try:
            given = json.loads(body)
            row = await run_in_threadpool(lambda: decide(site, understand(given)))
        except (ValueError, RecursionError):
            return problem(request.scope, 400, "It is no JSON", "The body can’t be read as JSON. Nothing was changed.")
        except (OnRecordError, Wrong) as error:
            return of_error(request.scope, error)
        return Response(as_json(decided([row], {})[0]), 201, media_type="application/json")

    return [Route("/decisions", form, methods=["POST"]), Route("/decisions.json", sent, methods=["POST"])]
