"""The web application: the page, its files, and `POST /api/check`."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from checker.config import Settings
from checker.dataclass import dataclass
from checker.web import page
from checker.web.guard import Guard, TooLarge, problem, too_large
from checker.web.openapi import describe
from checker.web.pool import Pool
from checker.web.uploads import BadRequest, language, read_job
from checker.web.work import TYPES, Answer, Job

HOSTS = ("127.0.0.1", "localhost", "::1")
DOWNLOADS = {"html": "{stem}.检查结果.html", "docx": "{stem}.批注.docx", "json": "{stem}.检查结果.json"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes on."""

    upload: int = 20 * 2**20
    """Bytes of one request."""
    seconds: float = 30.0
    """Time for one check."""
    receiving: float = 60.0
    """Seconds an upload may take to arrive."""
    workers: int = 2
    queue: int = 8
    """Checks that may wait for a worker."""


def create_app(settings: Settings, limits: Limits | None = None) -> Starlette:
    """The application; its worker processes live from startup to shutdown."""
    bounds = limits or Limits()
    token = secrets.token_urlsafe(24)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.pool = Pool(settings, bounds.workers, bounds.queue, bounds.seconds)
        try:
            await app.state.pool.warm()
            yield
        finally:
            app.state.pool.close()

    async def home(request: Request) -> Response:
        return HTMLResponse(page.render(language(request.query_params), token, bounds.upload))

    async def check(request: Request) -> Response:
        try:
            async with asyncio.timeout(bounds.receiving):
                job = await read_job(request, bounds.upload)
        except BadRequest as error:
            return problem(400, error.zh, error.en)
        except TooLarge:
            return too_large(bounds.upload)
        except TimeoutError:
            return problem(408, "文件传得太慢，已停止接收。", "The upload took too long.")
        except ClientDisconnect:
            return Response(status_code=400)
        pool: Pool = request.app.state.pool
        return answer(job, await pool.run(job))

    return Starlette(
        routes=[
            Route("/", home),
            Route("/assets/{name}", asset),
            Route("/openapi.json", openapi),
            Route("/api/check", check, methods=["POST"]),
        ],
        middleware=[Middleware(Guard, hosts=HOSTS, token=token, limit=bounds.upload)],
        exception_handlers={HTTPException: refused, Exception: failed},
        lifespan=lifespan,
    )


def answer(job: Job, done: Answer) -> Response:
    """The response to a finished job: JSON to read, other formats to save."""
    if done.problem is not None:
        retry = {"Retry-After": "5"} if done.status == 503 else {}
        return problem(done.status, *done.problem, **retry)
    headers = {}
    if job.format in DOWNLOADS:
        name = DOWNLOADS[job.format].format(stem=PurePosixPath(job.name).stem)
        kind = "inline" if job.format == "json" else "attachment"
        headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
    return Response(done.body, done.status, headers, TYPES[job.format])


async def asset(request: Request) -> Response:
    """A style sheet or script of the page."""
    name = request.path_params["name"]
    if name not in page.ASSETS:
        raise HTTPException(404)
    return Response(page.asset(name), media_type=page.ASSETS[name])


async def openapi(_request: Request) -> Response:
    """The description of the API."""
    return JSONResponse(describe())


async def refused(_request: Request, error: Exception) -> Response:
    """An unknown address or method, said as every other error is."""
    assert isinstance(error, HTTPException)
    said = {404: ("没有这个地址。", "No such address."), 405: ("不支持这种请求方法。", "Method not allowed.")}
    zh, en = said.get(error.status_code, (error.detail, error.detail))
    return problem(error.status_code, zh, en, **(error.headers or {}))


async def failed(_request: Request, _error: Exception) -> Response:
    """A fault of the server itself; what went wrong goes to its log, not to the page."""
    return problem(500, "程序出错，没有检查结论。", "The server failed: there is no verdict.")
