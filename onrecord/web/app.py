"""All addresses put together: pages, what they are drawn with, signing in, the description of the interface."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp

from onrecord.web import openapi
from onrecord.web.access import WINDOW, Access, Keys
from onrecord.web.answering import as_json, frame_of, routes, sent
from onrecord.web.guard import Guard, cookie_name
from onrecord.web.incoming import inside, limited
from onrecord.web.pages import analyses, decisions, home, interface, report, reports, search, speakers, versions
from onrecord.web.problems import problem
from onrecord.web.site import Page, Site
from onrecord.web.templates import asset, render

__all__ = ["PAGES", "make"]

_MODULES = (home, reports, report, versions, search, speakers, decisions, analyses)
_PAGES: Sequence[Page] = tuple(page for module in _MODULES for page in module.PAGES)
PAGES: Sequence[Page] = (*_PAGES, interface.page(_PAGES))
_DAY = 24 * 3600
_WORDS = {404: ("Nothing is here", "No page has this address. Go by the links, or search.")}


def make(site: Site, access: Access, keys: Keys | None = None) -> ASGIApp:
    """The page of a record, for who may come in."""
    keys = keys or Keys()

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(site.close)

    signing = _Signing(site, access, keys)
    app = Starlette(
        routes=[
            Route("/static/{name}", _static, methods=["GET"]),
            Route("/openapi.json", _openapi, methods=["GET"]),
            Route("/sign-in", signing.form, methods=["GET"]),
            Route("/sign-in", signing.signed, methods=["POST"]),
            *decisions.routes(site, keys),
            *analyses.routes(site),
            *(route for page in PAGES for route in routes(page, site, keys)),
        ],
        exception_handlers={HTTPException: _refused, Exception: _failed},
        lifespan=living,
    )
    app.router.redirect_slashes = False
    return Guard(app, access, keys)


async def _static(request: Request) -> Response:
    try:
        kind, data, mark = asset(request.path_params["name"])
    except KeyError:
        return problem(request.scope, 404, *_WORDS[404])
    known = request.url.query == mark
    kept = f"public, max-age={365 * _DAY}, immutable" if known else "no-cache"
    return sent(request, data, kind, {"cache-control": kept})


async def _openapi(request: Request) -> Response:
    return sent(request, as_json(openapi.document(PAGES)), "application/json")


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 405:
        return _other_method(request)
    return problem(request.scope, status, *_WORDS.get(status, ("That can’t be answered", "Go back and try something else.")))


def _other_method(request: Request) -> Response:
    """What an address answers to, for who asks that, or asks it for something else."""
    routes = [route for route in request.app.routes if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE]
    allowed = ", ".join(sorted({"OPTIONS", *(method for route in routes for method in route.methods or ())}))
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": allowed})
    answer = problem(request.scope, 405, "That can’t be done here", f"This address answers to {allowed}. Nothing was changed.")
    answer.headers["allow"] = allowed
    return answer


async def _failed(request: Request, error: Exception) -> Response:
    told = "A fault of this program; nothing in the record was changed. Its log says more: look where onrecord serve was started."
    return problem(request.scope, 500, "That went wrong", told)


class _Signing:
    """Lets in who knows the token or the password."""

    def __init__(self, site: Site, access: Access, keys: Keys) -> None:
        self._site, self._access, self._keys = site, access, keys

    async def form(self, request: Request) -> Response:
        return self._page(request, request.query_params.get("next", "/"))

    async def signed(self, request: Request) -> Response:
        body = await limited(request)
        given = {name: values[0] for name, values in parse_qs((body or b"").decode("utf-8", "replace"), max_num_fields=10).items()}
        target, machine = given.get("next", "/"), request.client.host if request.client else ""
        if not self._keys.may_try(machine):
            return self._page(request, target, "Too many tries. Wait a minute, then try again.", 429)
        if not self._keys.marked(request.state.visit, given.get("mark", "")):
            return self._page(request, target, "This page was older than the server. Try again.", 403)
        if not self._access.lets_in(given.get("secret", "").strip()):
            self._keys.failed(machine)
            return self._page(request, target, "That is not it. Nothing was opened; try again.", 403)
        answer = RedirectResponse(inside(target), status_code=303)
        cookie = self._keys.written(self._keys.new(signed_in=True))
        secure = request.url.scheme == "https"
        answer.set_cookie(cookie_name(request.scope), cookie, httponly=True, samesite="lax", secure=secure)
        return answer

    def _page(self, request: Request, target: str, wrong: str = "", status: int = 200) -> Response:
        frame = frame_of(request, self._site, self._keys)
        html = render("sign_in.html", frame=frame, next=inside(target), wrong=wrong)
        wait = {"retry-after": str(int(WINDOW))} if status == 429 else None
        return Response(html.encode("utf-8", "replace"), status, wait, "text/html")
