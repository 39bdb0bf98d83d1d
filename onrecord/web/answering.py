"""A request answered by a page's function: as a page, as a part of one, or as JSON, by its address."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import OnRecordError
from onrecord.web.access import Keys
from onrecord.web.problems import of_error
from onrecord.web.shape import Wrong, told, understood
from onrecord.web.site import Elsewhere, Page, Site
from onrecord.web.templates import render

__all__ = ["Frame", "as_json", "frame_of", "routes"]

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its own: where one is, the address of the same as JSON, the mark of its forms."""

    menu: str
    path: str
    query: str
    mark: str
    site: Site

    @property
    def twin(self) -> str:
        path = self.path.rstrip("/") or "/index"
        return f"{path}.json{'?' + self.query if self.query else ''}"

    @property
    def here(self) -> str:
        return f"{self.path}{'?' + self.query if self.query else ''}"


def frame_of(request: Request, site: Site, keys: Keys, menu: str = "") -> Frame:
    return Frame(menu, quote(request.url.path, safe="/~"), request.url.query, keys.mark(request.state.visit), site)


def routes(page: Page, site: Site, keys: Keys) -> list[Route]:
    """The addresses of a page: its own, its JSON, and its part, if one is sent alone."""
    path = page.path.rstrip("/") or "/index"
    found = [Route(f"{path}.json", _endpoint(page, site, _json(page)), methods=["GET"])]
    if page.part:
        found.append(Route(f"{path}.fragment", _endpoint(page, site, _part(page, site, keys), page.typing), methods=["GET"]))
    return [*found, Route(page.path, _endpoint(page, site, _html(page, site, keys)), methods=["GET"])]


def _endpoint(page: Page, site: Site, shape: Callable[[Request, Any], Response], answer: Callable[..., object] | None = None) -> Endpoint:
    function = answer or page.answer

    def answered(request: Request) -> Response:
        try:
            return shape(request, function(site, understood(page.ask, {**request.query_params, **request.path_params})))
        except (OnRecordError, Wrong) as error:
            return of_error(request.scope, error)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answered, request)

    return endpoint


def _html(page: Page, site: Site, keys: Keys) -> Callable[[Request, Any], Response]:
    def shaped(request: Request, found: Any) -> Response:
        if isinstance(found, Elsewhere):
            return RedirectResponse(found.address, status_code=303)
        frame = frame_of(request, site, keys, page.menu)
        return Response(render(page.template, page=found, frame=frame).encode("utf-8", "replace"), media_type="text/html")

    return shaped


def _part(page: Page, site: Site, keys: Keys) -> Callable[[Request, Any], Response]:
    def shaped(request: Request, found: Any) -> Response:
        html = render(page.part, page=found, frame=frame_of(request, site, keys, page.menu))
        return Response(html.encode("utf-8", "replace"), media_type="text/html")

    return shaped


def _json(page: Page) -> Callable[[Request, Any], Response]:
    def shaped(request: Request, found: Any) -> Response:
        return as_json(found.answer if isinstance(found, Elsewhere) else found)

    return shaped


def as_json(found: Any, status: int = 200) -> Response:
    body = json.dumps(told(found), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(body.encode("utf-8", "backslashreplace"), status, media_type="application/json")
