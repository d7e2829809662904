"""What stands before every request: only this machine, only this page, only so much, and strict headers."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-fazhi-token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


class TooLarge(Exception):
    """A request body went over the limit while it was read."""


def problem(status: int, zh: str, en: str, **headers: str) -> Response:
    """An error as JSON, in both languages."""
    body = json.dumps({"error": {"status": status, "zh": zh, "en": en}}, ensure_ascii=False) + "\n"
    return Response(body, status, headers, "application/json")


class Guard:
    """ASGI middleware: Host, Origin and token checks, the size of a body, and the security headers.

    A page elsewhere that makes a browser post here is stopped three times: by `Sec-Fetch-Site`, by `Origin`, and by
    the token only our page knows. A program that sends none of these (curl) needs no token.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], token: str, limit: int) -> None:
        self.app = app
        self._hosts = frozenset(hosts)
        self._token = token
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    sent.setdefault(name, value)
            await send(message)

        refused = self._refuse(scope["method"], headers)
        if refused is not None:
            await refused(scope, receive, with_headers)
            return
        await self.app(scope, self._counting(receive), with_headers)

    def _refuse(self, method: str, headers: Headers) -> Response | None:
        if _hostname(headers.get("host", "")) not in self._hosts:
            return problem(400, "请用 127.0.0.1 访问。", "Use 127.0.0.1 to reach this page.")
        if method in ("GET", "HEAD", "OPTIONS"):
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if site not in (None, "same-origin", "none"):
            return problem(403, "不接受来自其他网页的请求。", "Requests from other pages are refused.")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return problem(403, "不接受来自其他网页的请求。", "Requests from other pages are refused.")
        given = headers.get(TOKEN_HEADER, "")
        browser = origin is not None or site is not None
        if (browser or given) and not secrets.compare_digest(given.encode(), self._token.encode()):
            return problem(403, "页面已过期，请刷新后再试。", "This page is out of date: reload it.")
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return problem(400, "请求不完整。", "Bad Content-Length.")
        if int(length) > self._limit:
            return too_large(self._limit)
        return None

    def _counting(self, receive: Receive) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                raise TooLarge
            return message

        return counted


def too_large(limit: int) -> Response:
    """413."""
    size = limit // 2**20
    return problem(413, f"文件超过 {size} MB，没有检查。", f"The file is larger than {size} MB and was not checked.")


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
