"""`fazhi check`: the main job."""

from __future__ import annotations

import datetime as dt
import sys

import click

from checker.cli.inputs import read_inputs
from checker.diagnostics import FileResult, Lang, Severity
from checker.engine import Plan, check_data
from checker.plugins import load_registry
from checker.report import Context


def exit_code(results: list[FileResult], fail_on: Severity, exit_zero: bool) -> int:
    """0 clean, 1 findings at `fail_on` or graver, 3 something unread or a rule crashed (whatever else was found)."""
    if not results or any(r.unread or r.crashed for r in results):
        return 3
    if exit_zero:
        return 0
    worst = min((d.severity.rank for r in results for d in r.diagnostics), default=99)
    return int(worst <= fail_on.rank)


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", default="text", help="输出格式。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--profile", default=None)
@click.option("--year", type=int, default=None)
@click.option("--fail-on", type=click.Choice([s.value for s in Severity]), default="warning", show_default=True)
@click.option("--exit-zero", is_flag=True)
@click.option("--stdin-filename", default="stdin.txt", show_default=True)
@click.option("--no-cache", is_flag=True, help="不使用缓存。")
def command(
    paths: tuple[str, ...],
    format_: str,
    lang: Lang,
    profile: str | None,
    year: int | None,
    fail_on: str,
    exit_zero: bool,
    stdin_filename: str,
    no_cache: bool,
) -> None:
    """检查报告。PATHS 可以是文件、文件夹，或用 - 表示标准输入。"""
    registry = load_registry()
    plan = Plan(registry, registry.rules, Context(dt.date.today(), profile, year))
    suffixes = frozenset(s for r in registry.readers for s in r.suffixes)
    results = [check_data(plan, i.data, i.path) for i in read_inputs(paths, suffixes, stdin_filename)]
    if format_ == "json":
        from checker.diagnostics.reporters import json

        click.echo(json.render(results, lang), nl=False)
    else:
        for r in results:
            for d in r.diagnostics:
                line, column = r.document.position(d.primary.span.start) if r.document else (1, 1)
                click.echo(f"{r.path}:{line}:{column}: {d.code} {d.name} {d.message(lang)}")
    sys.exit(exit_code(results, Severity(fail_on), exit_zero))
