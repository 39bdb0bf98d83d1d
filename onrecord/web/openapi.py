"""The JSON interface described, from the values that the pages themselves go by (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from enum import Enum
from typing import Any

from onrecord import __version__
from onrecord.web.contract import SCHEMAS
from onrecord.web.shape import Json, asks, known, outside, schema
from onrecord.web.site import Page

__all__ = ["document", "parameters"]

_PROBLEM: Json = {
    "type": "object",
    "description": "What went wrong, after RFC 9457.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What, why, and what to do."},
    },
    "required": ["type", "title", "status", "detail"],
}
_REFUSALS = {
    "400": "What is asked can’t be understood.",
    "401": "A token is needed: Authorization: Bearer TOKEN.",
    "404": "It is not in the record.",
    "414": "The address is too long.",
    "421": "The page does not answer to this host.",
    "429": "Too many wrong tokens came from this machine: wait as many seconds as Retry-After says.",
    "503": "The record can’t be read now.",
}


def document(pages: Iterable[Page]) -> Json:
    """The whole description."""
    named: dict[str, Json] = dict(SCHEMAS)
    paths = {_path(page): {"get": _operation(page, named)} | _writes(page, named) for page in pages}
    about = (
        "Every page has the same content as JSON at its address with `.json`. Lists come in pages; `next` is the address of the next one,"
        " with the same questions; a page after the last is the last. What is the same by its `ETag` is not sent again. Errors are"
        " `application/problem+json`."
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "OnRecord", "version": __version__, "description": about, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": dict(sorted(named.items())) | {"Problem": _PROBLEM},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "Needed where the page asks for one."}},
        },
        "security": [{}, {"token": []}],
    }


def _path(page: Page) -> str:
    return f"{page.path.rstrip('/') or '/index'}.json"


def _operation(page: Page, named: dict[str, Json]) -> Json:
    summary = (page.answer.__doc__ or "").strip().partition("\n")[0]
    return {
        "operationId": page.answer.__name__,
        "summary": summary,
        "parameters": parameters(page.ask),
        "responses": {"200": _content("What was asked for.", schema(page.gives, named))} | _refused(),
    }


def _writes(page: Page, named: dict[str, Json]) -> Json:
    if page.takes is None:
        return {}
    body = {"required": True, "content": {"application/json": {"schema": schema(page.takes, named)}}}
    named[page.takes.__name__]["required"] = [outside(each.name) for each in fields(page.takes) if each.default is MISSING]
    responses = {"201": _content("The decision as it stands in the ledger.", schema(page.made, named))} | _refused()
    more = {"403": "It came from another site.", "409": "That decision can’t be.", "413": "Too much.", "415": "It is no JSON."}
    return {
        "post": {
            "operationId": "decide",
            "summary": "Adds a decision to the ledger.",
            "requestBody": body,
            "responses": responses | {status: _problem(words) for status, words in more.items()},
        }
    }


def _content(words: str, made: Json) -> Json:
    return {"description": words, "content": {"application/json": {"schema": made}}}


def _problem(words: str) -> Json:
    return {"description": words, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _refused() -> Json:
    return {status: _problem(words) for status, words in _REFUSALS.items()}


def parameters(kind: Any) -> list[Json]:
    """What an address of a kind of question can bring."""
    found = []
    for name, (type_, said, default) in asks(kind).items():
        told: Json = {"name": outside(name), "in": "path" if said.path else "query", "description": said.help}
        told |= {"required": said.path, "schema": _schema(known(type_), said.most, said.date, default)}
        found.append(told)
    return found


def _schema(kind: Any, most: int, date: bool, default: Any) -> Json:
    made = schema(kind, {})
    if kind is int:
        made |= {"minimum": 1, "maximum": most}
    if date:
        made |= {"pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
    if default is not MISSING and default is not None:
        made |= {"default": default.value if isinstance(default, Enum) else default}
    return made
