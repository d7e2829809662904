"""`fazhi claims`: the figures of a report as the program understood them, and how many it could not read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any

import click

from checker._version import __version__
from checker.claims.output import figure_records
from checker.cli.check import find_inputs
from checker.cli.reading import Unread, read_report
from checker.config import load_settings
from checker.config.plan import make_plan
from checker.diagnostics import Lang
from checker.diagnostics.reporters.json import coverage_record
from checker.report import Report

VERSION = 1
COLUMNS = tuple("path line text value low high approx unit kind subject action scope period".split())  # noqa: SIM905
_PIPED = 160
"""Cells of a line where the output is no terminal."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", help="输出格式（默认 text）。"
)
@click.option("--year", type=int, default=None, help="报告年度；不写则从报告中读取。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言（默认 zh）。")
@click.option("--stdin-filename", default="stdin.txt", show_default=True, help="标准输入（-）的文件名。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(
    paths: tuple[str, ...],
    format_: str,
    year: int | None,
    lang: Lang,
    stdin_filename: str,
    config: Path | None,
    isolated: bool,
) -> None:
    """显示程序读出的数字：是什么、有多少、谁的、何时的，出自哪一句。

    退出码：0 正常；2 用法有误；3 有文件没读出。
    """
    settings = load_settings(paths, config=config, isolated=isolated, options={"year": year})
    plan = make_plan(settings, dt.date.today())
    found = [read_report(plan, item) for item in find_inputs(plan, settings, paths, stdin_filename)]
    records = [_unread_record(f, lang) if isinstance(f, Unread) else record(f) for f in found]
    if format_ == "json":
        out = {"version": VERSION, "tool": {"name": "fazhi", "version": __version__}, "files": records}
        click.echo(json.dumps(out, ensure_ascii=False, indent=1))
    elif format_ == "csv":
        click.echo(_csv(records), nl=False)
    else:
        _show([f for f in found if isinstance(f, Report)], lang)
    lost = [f for f in found if isinstance(f, Unread)]
    for one in lost:
        click.echo(one.line(lang), err=True)
    sys.exit(3 if lost else 0)


def record(report: Report) -> dict[str, Any]:
    """One report as JSON: every figure with what it says, what could not be read, coverage."""
    document = report.document
    _ = report.formulas  # so that the coverage counts them
    claims = figure_records(document, report.mentions, report.claims)
    return {
        "path": document.path,
        "coverage": coverage_record(report.coverage),
        "claims": list(claims),
        "unparsed": [
            {"text": document.slice(s), "start": s.start, "end": s.end, "line": document.position(s.start)[0]}
            for s in report.figures.unparsed
        ],
    }


def _unread_record(found: Unread, lang: Lang) -> dict[str, Any]:
    return {"path": found.path, "coverage": None, "claims": [], "error": found.reason(lang)}


def _csv(records: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in records:
        for row in one["claims"]:
            cells = {**row, "path": one["path"], "line": row["span"]["line"]}
            writer.writerow(["" if cells[c] is None else cells[c] for c in COLUMNS])
    return out.getvalue()


def _show(reports: list[Report], lang: Lang) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)
    zh = lang == "zh"
    heads = (
        ("所在部分", "事项", "动作", "数字", "范围", "时间", "原句")
        if zh
        else ("section", "of what", "did", "how many", "scope", "when", "sentence")
    )
    for report in reports:
        table = Table(title=Text(report.document.path, style="dim"), title_justify="left")
        for head in heads:
            table.add_column(head, overflow="fold")
        for claim in report.claims:
            section = report.outline.sections[claim.section].title if claim.section is not None else ""
            words = report.document.slice(claim.clause).strip()
            cells = (section, claim.subject, claim.action, claim.mention.text, claim.scope, claim.period, words)
            table.add_row(*(Text(_cut(c or "")) for c in cells))
        console.print(table)
        console.print(_coverage(report, zh))


def _cut(text: str) -> str:
    return text if len(text) <= 28 else text[:28] + "…"


def _coverage(report: Report, zh: bool) -> str:
    coverage = report.coverage
    if coverage is None:
        return ""
    share = f"{coverage.parsed / coverage.figures:.1%}" if coverage.figures else "—"
    if zh:
        return f"数字 {coverage.figures} 处，读出 {coverage.parsed} 处（{share}），其中计量 {coverage.claims} 处。"
    return f"{coverage.figures} figures, {coverage.parsed} read ({share}), {coverage.claims} of them measures."
