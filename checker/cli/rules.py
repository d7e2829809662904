"""`fazhi rules`: all rules in one table."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from checker.config import load_settings
from checker.config.plan import registry_of
from checker.diagnostics import Lang
from checker.plugins import Registry
from checker.rule import AREA_NAMES, Rule
from checker.selection import expand


@click.command()
@click.argument("selectors", nargs=-1, metavar="[RULES]...")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式（默认 text）。"
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言（默认 zh）。")
@click.option("--config", type=click.Path(), help="使用这个配置文件（其中的规则包也列出）。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(selectors: tuple[str, ...], format_: str, lang: Lang, config: str | None, isolated: bool) -> None:
    """列出全部规则，或只列 RULES（编号、编号前缀、名称）。"""
    from pathlib import Path

    settings = load_settings(config=Path(config) if config else None, isolated=isolated)
    rules = every_rule(registry_of(settings))
    if selectors:
        wanted = expand(selectors, rules, "fazhi rules")
        rules = tuple(r for r in rules if r.name in wanted)
    if format_ == "json":
        click.echo(json.dumps([record(r, lang) for r in rules], ensure_ascii=False, indent=1))
    else:
        click.echo(table(rules, lang), nl=False)


def every_rule(registry: Registry) -> tuple[Rule, ...]:
    """The rules on one report and those over many, by code."""
    from checker.audit.corpus import shown_as_rules

    return tuple(sorted((*registry.rules, *shown_as_rules(registry.corpus_rules)), key=lambda r: r.code))


def record(rule: Rule, lang: Lang) -> dict[str, object]:
    """One rule as JSON."""
    return {
        "code": rule.code,
        "name": rule.name,
        "area": AREA_NAMES[rule.area](lang) if rule.area in AREA_NAMES else rule.area,
        "title": rule.title(lang),
        "severity": rule.severity.value,
        "status": rule.status,
        "since": rule.since,
        "basis": rule.basis(lang) if rule.basis else None,
        "options": {key: list(v) if isinstance(v, set | frozenset | tuple) else v for key, v in rule.options.items()},
        "origin": rule.origin,
    }


def table(rules: Sequence[Rule], lang: Lang) -> str:
    """The rules by area, as wide as the terminal."""
    import shutil
    import sys
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    from checker.diagnostics.reporters.text import STYLES
    from checker.diagnostics.terminal.words import SEVERITY

    terminal = sys.stdout.isatty()
    width = min(max(shutil.get_terminal_size((80, 24)).columns, 60), 120)
    console = Console(file=StringIO(), width=width, force_terminal=terminal, highlight=False)
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for area in dict.fromkeys(r.area for r in rules):
        group = [r for r in rules if r.area == area]
        name = AREA_NAMES[area](lang) if area in AREA_NAMES else area
        grid.add_row(f"[bold]{area}[/]", f"[bold]{name}[/]", "", f"[bright_black]{len(group)}[/]")
        for rule in group:
            preview = ("（试用）" if lang == "zh" else " (preview)") if rule.status == "preview" else ""
            style = STYLES[rule.severity.value].replace("bold ", "")
            level = f"[{style}]{SEVERITY[rule.severity](lang)}[/]"
            grid.add_row(f"[bright_black]{rule.code}[/]", rule.name, level, rule.title(lang) + preview)
        grid.add_row()
    console.print(grid)
    file = console.file
    assert isinstance(file, StringIO)
    lines = [line.rstrip() for line in file.getvalue().rstrip().split("\n")]
    hint = "说明一条规则：fazhi rule 名称或编号" if lang == "zh" else "One rule's page: fazhi rule NAME|CODE"
    count = f"共 {len(rules)} 条。" if lang == "zh" else f"{len(rules)} rules. "
    return "\n".join([*lines, "", count + hint]) + "\n"
