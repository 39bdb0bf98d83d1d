"""A request answered by a page's function: as a page, as a part of one, or as JSON, by its address."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
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

__all__ = ["Frame", "as_json", "frame_of", "routes", "sent"]

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
        return _twin(f"{self.path}{'?' + self.query if self.query else ''}")

    @property
    def here(self) -> str:
        return f"{self.path}{'?' + self.query if self.query else ''}"


def _twin(address: str) -> str:
    """The address of a page's JSON."""
    path, mark, query = address.partition("?")
    return f"{path.rstrip('/') or '/index'}.json{mark}{query}"


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
        return sent(request, render(page.template, page=found, frame=frame).encode("utf-8", "replace"), "text/html")

    return shaped


def _part(page: Page, site: Site, keys: Keys) -> Callable[[Request, Any], Response]:
    def shaped(request: Request, found: Any) -> Response:
        html = render(page.part, page=found, frame=frame_of(request, site, keys, page.menu))
        return sent(request, html.encode("utf-8", "replace"), "text/html")

    return shaped


def _json(page: Page) -> Callable[[Request, Any], Response]:
    def shaped(request: Request, found: Any) -> Response:
        made = told(found.answer if isinstance(found, Elsewhere) else found)
        if "pages" in made:
            made["pages"] |= {name: made["pages"][name] and _twin(made["pages"][name]) for name in ("previous", "next")}
        return sent(request, as_json(made), "application/json")

    return shaped


def as_json(found: Any) -> bytes:
    return json.dumps(told(found), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "backslashreplace")


def sent(request: Request, body: bytes, kind: str, more: Mapping[str, str] | None = None) -> Response:
    """An answer with a mark of its bytes; without them where whoever asks has the same already."""
    headers = {"etag": f'"{sha256(body).hexdigest()[:20]}"', **(more or {})}
    known = (each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(","))
    if headers["etag"] in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)
