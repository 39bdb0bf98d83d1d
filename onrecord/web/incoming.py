"""What comes with a request, within bounds."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

__all__ = ["inside", "limited"]

LONGEST_FORM = 64 * 1024  # bytes


async def limited(request: Request) -> bytes | None:
    """What a request brings, None where it is too much."""
    found = b""
    async for chunk in request.stream():
        found += chunk
        if len(found) > LONGEST_FORM:
            return None
    return found


def inside(target: str) -> str:
    """An address of ours, whatever was asked for."""
    if not target.startswith("/") or target.startswith("//") or "\\" in target or not target.isprintable():
        return "/"
    try:
        return "/" if urlsplit(target).netloc else target
    except ValueError:
        return "/"
