"""Takes the draft out of a request, in memory only: a raw body, or the `file` field of a form."""

from __future__ import annotations

from typing import Literal, get_args

from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from checker.diagnostics import Lang
from checker.web.kinds import name_for
from checker.web.work import Format, Job

FIELDS = 8
LONGEST = {"filename": 200, "profile": 80}


class BadRequest(Exception):
    """A request that cannot be understood; the words say what is wrong with it."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


async def read_job(request: Request, limit: int) -> Job:
    """The job a request asks for; raises `BadRequest`. Query parameters win over form fields."""
    given = dict(request.query_params.items())
    name = "报告"
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        form = await _form(request, limit)
        upload = form.get("file")
        if upload is None:
            raise BadRequest("表单里没有“file”字段。", "The form has no field named file.")
        if isinstance(upload, UploadFile):
            data = await upload.read()
            name = upload.filename or name
        else:
            data = upload.encode("utf-8", "surrogatepass")
        given = {k: v for k, v in form.items() if isinstance(v, str) and k != "file"} | given
    else:
        data = await request.body()
    if not data:
        raise BadRequest("没有收到内容。", "The request has no content.")
    for key, most in LONGEST.items():
        if len(given.get(key, "")) > most:
            raise BadRequest(f"{key} 太长。", f"{key} is longer than {most} characters.")
    return Job(
        data,
        name_for(data, given.get("filename") or name),
        _choice(given, "format", get_args(Format), "json"),  # type: ignore[arg-type]
        _lang(given),
        _year(given),
        given.get("profile") or None,
    )


async def _form(request: Request, limit: int) -> FormData:
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=FIELDS, max_part_size=limit)
    parser.spool_max_size = limit + 1  # an upload never touches the disk
    try:
        return await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise BadRequest("表单不完整，无法读取。", f"The form cannot be read: {error}") from error


def _choice(given: dict[str, str], key: str, known: tuple[str, ...], default: str) -> str:
    value = given.get(key, default)
    if value not in known:
        raise BadRequest(f"{key} 只能是：{'、'.join(known)}。", f"{key} must be one of: {', '.join(known)}.")
    return value


def _lang(given: dict[str, str]) -> Lang:
    value: Literal["zh", "en"] = "en" if _choice(given, "lang", ("zh", "en"), "zh") == "en" else "zh"
    return value


def _year(given: dict[str, str]) -> int | None:
    value = given.get("year")
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and 1980 <= int(value[:5]) <= 2100):
        raise BadRequest("year 应是 1980 至 2100 的年份。", "year must be a year from 1980 to 2100.")
    return int(value)


def language(query: QueryParams) -> Lang:
    """The language a page is asked for in."""
    return "en" if query.get("lang") == "en" else "zh"
