"""What stands before every page: only our own names, only who may come in, and headers that let nothing foreign run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.access import WINDOW, Access, Keys, Pass
from onrecord.web.problems import problem, wants_json

__all__ = ["FREE", "HEADERS", "Guard", "cookie_name"]

LONGEST_ADDRESS = 8_000  # bytes
FREE = ("/sign-in", "/static/")  # open to who is not signed in
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
)


def cookie_name(scope: Scope) -> str:
    """Its own for each port: browsers keep cookies by machine alone."""
    server = scope.get("server") or ("", 0)
    return f"onrecord_{server[1] or 0}"


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets requests through to the pages, with the visit that they belong to; everything else is answered here."""

    app: ASGIApp
    access: Access
    keys: Keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visit = self.keys.known(_cookie(headers.get("cookie", ""), cookie_name(scope)))
        new = visit is None
        visit = visit or self.keys.new(signed_in=False)
        waits = "authorization" in headers and not self.keys.may_try(_machine(scope))
        scope["state"] = {**scope.get("state", {}), "visit": visit, "waits": waits, "bearer": self._bears(scope, headers)}
        refused = self._refused(scope, headers, visit)
        give = self._keep(scope, visit) if new and self._gives(scope) and not refused else ""
        await (refused or self.app)(scope, receive, _sending(send, give))

    def _gives(self, scope: Scope) -> bool:
        """Whether a page may come that has a form."""
        return scope["method"] == "GET" and not scope["path"].startswith("/static/") and not wants_json(scope)

    def _keep(self, scope: Scope, visit: Pass) -> str:
        secure = "; Secure" if scope.get("scheme") == "https" else ""
        return f"{cookie_name(scope)}={self.keys.written(visit)}; Path=/; HttpOnly; SameSite=Lax{secure}"

    def _bears(self, scope: Scope, headers: Headers) -> bool:
        """Whether a program says what must be known; a machine that guesses wrong too often is not heard for a minute."""
        kind, _, token = headers.get("authorization", "").partition(" ")
        machine = _machine(scope)
        if self.access.secret is None or kind.lower() != "bearer" or not self.keys.may_try(machine):
            return False
        if self.access.lets_in(token.strip()):
            return True
        self.keys.failed(machine)
        return False

    def _refused(self, scope: Scope, headers: Headers, visit: Pass) -> Response | None:
        if not self.access.answers_to(headers.get("host")):
            told = "This page does not answer to that name. Open it by the address that onrecord serve printed; let it answer to"
            return problem(scope, 421, "Not here", f"{told} another name with --allow-host NAME.")
        if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return problem(scope, 414, "Too long an address", f"Write at most {LONGEST_ADDRESS:,} signs.")
        if scope["method"] not in SAFE and not _from_here(headers):
            told = "It came from another site. Nothing was changed. Decide on the page itself."
            return problem(scope, 403, "That was not asked by our own page", told)
        if self.access.secret is None or visit.signed_in or scope["state"]["bearer"] or scope["path"].startswith(FREE):
            return None
        if scope["state"]["waits"]:
            refused = problem(scope, 429, "Too many wrong tries", "Wait a minute, then send the right token.")
            refused.headers["retry-after"] = str(int(WINDOW))
            return refused
        if wants_json(scope):
            refused = problem(scope, 401, "Not signed in", "Send the token: Authorization: Bearer TOKEN.")
            refused.headers["www-authenticate"] = 'Bearer realm="OnRecord"'
            return refused
        query = f"?{scope['query_string'].decode('latin-1')}" if scope.get("query_string") else ""
        return RedirectResponse(f"/sign-in?next={quote(scope['path'] + query, safe='')}", status_code=303)


def _machine(scope: Scope) -> str:
    return str((scope.get("client") or ("", 0))[0])


def _cookie(header: str, name: str) -> str | None:
    try:
        found = SimpleCookie(header[:8_000]).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _from_here(headers: Headers) -> bool:
    """Whether a browser says that our own page sent this; programs that are no browsers say nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    try:
        return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:  # half an address of six bytes
        return False


def _sending(send: Send, cookie: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "private, no-cache")
            if cookie and "set-cookie" not in headers:
                headers.append("set-cookie", cookie)
        await send(message)

    return sending
