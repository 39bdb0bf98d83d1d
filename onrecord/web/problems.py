"""What went wrong, in words: as a page for people, as problem+json (RFC 9457) for programs."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.types import Scope

from onrecord.errors import BadQuery, CannotJudge, CannotKeep, NotFound, OnRecordError
from onrecord.outline import showable
from onrecord.web.shape import Wrong
from onrecord.web.templates import render

__all__ = ["of_error", "problem", "wants_json"]

_STATUS: tuple[tuple[type[Exception], int, str], ...] = (
    (NotFound, 404, "Not in the record"),
    (BadQuery, 400, "That search can’t be read"),
    (Wrong, 400, "That can’t be understood"),
    (CannotJudge, 409, "That decision can’t be"),
    (CannotKeep, 503, "The record can’t be read now"),
    (OnRecordError, 400, "That can’t be done"),
)


def wants_json(scope: Scope) -> bool:
    """Whether a program asks: the address says so, or what it accepts."""
    accepts = next((value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"accept"), "")
    return str(scope["path"]).endswith(".json") or accepts.startswith(("application/json", "application/problem+json"))


def problem(scope: Scope, status: int, title: str, detail: str) -> Response:
    """The answer to what can't be answered."""
    if wants_json(scope):
        told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": showable(detail)}
        body = json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")
        return Response(body, status, media_type="application/problem+json")
    if str(scope["path"]).endswith(".fragment"):
        return Response(render("problem_part.html", title=title, detail=detail, status=status), status, media_type="text/html")
    word = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    return Response(render("problem.html", title=title, detail=detail, status=status, word=word), status, media_type="text/html")


def of_error(scope: Scope, error: Exception) -> Response:
    """The answer to an error that people can put right."""
    status, title = next((status, title) for kind, status, title in _STATUS if isinstance(error, kind))
    return problem(scope, status, title, str(error))
