"""`fazhi outline`: how a report is built: its parts and their states, its headings as a tree."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import click

from checker._version import __version__
from checker.cli.check import find_inputs
from checker.cli.reading import Unread, read_report
from checker.config import load_settings
from checker.config.plan import make_plan
from checker.diagnostics import Lang
from checker.diagnostics.reporters.json import facts_record, part_record, span_record
from checker.document import Section
from checker.report import Report

VERSION = 1
STATES = {"own": "单独成部分", "sub": "有小标题", "mention": "只是提到", "missing": "缺少"}
STATES_EN = {"own": "own part", "sub": "sub-section", "mention": "only mentioned", "missing": "missing"}
_PIPED = 160
"""Cells of a line where the output is no terminal."""
COLOURS = {"own": "green", "sub": "green", "mention": "yellow", "missing": "bold red"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式（默认 text）。"
)
@click.option("--profile", default=None, help="报告类型；不写则自动识别。")
@click.option("--year", type=int, default=None, help="报告年度；不写则从报告中读取。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言（默认 zh）。")
@click.option("--stdin-filename", default="stdin.txt", show_default=True, help="标准输入（-）的文件名。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(
    paths: tuple[str, ...],
    format_: str,
    profile: str | None,
    year: int | None,
    lang: Lang,
    stdin_filename: str,
    config: Path | None,
    isolated: bool,
) -> None:
    """显示报告的结构：应有的部分及其状态，各级标题。

    退出码：0 正常；2 用法有误；3 有文件没读出。
    """
    options = {"profile": profile, "year": year}
    settings = load_settings(paths, config=config, isolated=isolated, options=options)
    plan = make_plan(settings, dt.date.today())
    found = [read_report(plan, item) for item in find_inputs(plan, settings, paths, stdin_filename)]
    if format_ == "json":
        records = [_unread_record(f, lang) if isinstance(f, Unread) else record(f, lang) for f in found]
        out = {"version": VERSION, "tool": {"name": "fazhi", "version": __version__}, "files": records}
        click.echo(json.dumps(out, ensure_ascii=False, indent=1))
    else:
        _show(found, lang)
    sys.exit(3 if any(isinstance(f, Unread) for f in found) else 0)


def record(report: Report, lang: Lang) -> dict[str, Any]:
    """One report as JSON. Spans are offsets into `Document.text`; `text` is the main text, furniture left out."""
    document = report.document
    return {
        "path": document.path,
        "profile": report.profile.id if report.profile else None,
        "text": document.main_text(),
        "report": facts_record(report.facts) | {"year": report.year},
        "parts": [part_record(document, p, lang) for p in report.parts],
        "sections": [
            {
                "level": s.level,
                "number": s.number,
                "title": s.title,
                "marker": s.marker.value,
                "parent": s.parent,
                "span": span_record(document, s.span),
            }
            for s in report.outline.sections
        ],
    }


def _unread_record(found: Unread, lang: Lang) -> dict[str, Any]:
    return {
        "path": found.path,
        "profile": None,
        "text": "",
        "report": {"title": None, "issuer": None, "kind": None, "year": None, "published": None},
        "parts": [],
        "sections": [],
        "error": found.reason(lang),
    }


def _show(found: list[Report | Unread], lang: Lang) -> None:
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)
    for number, one in enumerate(found):
        if number:
            console.print()
        if isinstance(one, Unread):
            console.print(one.line(lang), style="red", markup=False)
        else:
            _show_report(console, one, lang)


def _show_report(console: Any, report: Report, lang: Lang) -> None:
    from rich.text import Text
    from rich.tree import Tree

    facts = report.facts
    zh = lang == "zh"
    title = facts.title.value if facts.title else ("（没有标题）" if zh else "(no title)")
    console.print(Text(report.document.path, style="dim"))
    tree = Tree(Text(title, style="bold"), guide_style="dim")
    year = str(report.year) + ("年度" if zh else "") if report.year else ""
    line = [facts.issuer.value if facts.issuer else "", year]
    if facts.published:
        line.append(f"{'发布' if zh else 'published'} {facts.published.value.isoformat()}")
    if any(line):
        tree.add(Text(" · ".join(x for x in line if x), style="cyan"))
    if report.profile:
        parts = tree.add(Text("应有的部分" if zh else "required parts", style="bold"))
        for part in report.parts:
            label = Text(f"{part.title(lang)}  ")
            label.append((STATES if zh else STATES_EN)[part.state], style=COLOURS[part.state])
            parts.add(label)
    else:
        words = "未认出报告类型，没有判断应有的部分" if zh else "no known kind of report: parts not judged"
        tree.add(Text(words, style="yellow"))
    owners = {p.span: p for p in report.parts if p.span and p.state in ("own", "sub") and p.id != "causes"}
    nodes: dict[int | None, Any] = {None: tree.add(Text("标题" if zh else "headings", style="bold"))}
    for section in report.outline.sections:
        label = Text(_heading(report, section))
        owner = owners.get(section.span)
        if owner:
            label.append(f"  ← {owner.title(lang)}", style="green")
        nodes[section.index] = nodes[section.parent].add(label)
    console.print(tree)


def _heading(report: Report, section: Section) -> str:
    words = report.document.slice(section.span).strip().rstrip("。：:")
    return words if len(words) <= 60 else words[:60] + "…"
