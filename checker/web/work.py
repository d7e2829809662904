"""One check in a worker process: bytes in, the answer's bytes out. The plan is made once per worker."""

from __future__ import annotations

import datetime as dt
import json as jsonlib
import signal
from dataclasses import replace
from typing import Literal

from checker.config import Settings
from checker.config.plan import make_plan
from checker.dataclass import dataclass
from checker.diagnostics import FileResult, Lang
from checker.diagnostics.reporters import json
from checker.diagnostics.run import Run
from checker.engine import Plan, check_data
from checker.errors import UsageError

Format = Literal["json", "html", "docx", "view"]
TYPES: dict[str, str] = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "view": "application/json",
}


@dataclass(frozen=True, slots=True)
class Job:
    """What one request asks for."""

    data: bytes
    name: str
    format: Format = "json"
    lang: Lang = "zh"
    year: int | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send back; `problem` instead of a body where the request cannot be met."""

    status: int
    body: bytes = b""
    problem: tuple[str, str] | None = None


_plans: list[Plan] = []


def start_worker(settings: Settings) -> None:
    """Make the plan; Ctrl-C is the server's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _plans[:] = [make_plan(settings, dt.date.today())]


def warm_up() -> bool:
    """Check a few words in every format, so that the first person does not wait for rules to load."""
    forms: tuple[Format, ...] = ("view", "json", "html")
    for form in forms:
        perform(Job("2023年法治政府建设情况报告\n\n一、主要举措\n受理6件，办结6件。\n".encode(), "草稿.txt", form))
    return True


def perform(job: Job) -> Answer:
    """Check and render one upload; 422 where there was nothing to check."""
    plan = _plans[0]
    profiles = plan.registry.knowledge.profiles
    if job.profile is not None and job.profile not in profiles:
        names = "、".join(sorted(profiles))
        return Answer(
            400, problem=(f"没有这种报告类型；可用：{names}。", f"Unknown profile; known: {', '.join(profiles)}.")
        )
    context = replace(
        plan.context,
        today=dt.date.today(),
        year=job.year or plan.context.year,
        profile=job.profile or plan.context.profile,
    )
    shows_figures = job.format in ("html", "view")
    result = check_data(replace(plan, context=context, claims=shows_figures), job.data, job.name)
    run = Run(
        (result,),
        job.lang,
        {r.name: r for r in plan.registry.rules},
        frozenset(r.name for r in plan.rules),
        problems=plan.registry.problems,
        read=lambda _path: job.data,
    )
    try:
        return Answer(422 if result.unread and result.document is None else 200, _render(run, result, job))
    except UsageError as error:
        return Answer(422, problem=(str(error), str(error)))


def _render(run: Run, result: FileResult, job: Job) -> bytes:
    if job.format == "docx":
        from checker.diagnostics.reporters import docx

        return docx.report(run)
    if job.format == "html":
        from checker.diagnostics.reporters import html

        return html.report(run).encode()
    if job.format == "view":
        return _view(run, result)
    return json.report(run).encode("utf-8", "replace")


def _view(run: Run, result: FileResult) -> bytes:
    """What the page shows: the report as markup, the text for editing, and what may be taken home."""
    from checker.diagnostics.reporters.html.build import markup
    from checker.diagnostics.reporters.html.view import file_view

    document = result.document
    record = {
        "name": result.path,
        "view": markup(file_view(result, 0, run)),
        "format": document.format if document else None,
        "text": document.text if document else None,
        "findings": len(result.diagnostics),
        "problems": [problem(run.lang) for problem in run.problems],
    }
    return jsonlib.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
