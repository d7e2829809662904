"""`fazhi rule NAME|CODE`: one rule's page."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from checker.cli.rules import record
from checker.config import load_settings
from checker.config.plan import registry_of
from checker.config.schema import suggestion
from checker.diagnostics import Lang
from checker.errors import UsageError
from checker.rule import AREAS, Rule


@click.command()
@click.argument("key", metavar="NAME|CODE")
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--config", type=click.Path(), help="使用这个配置文件（其中的规则包也能查）。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(key: str, format_: str, lang: Lang, config: str | None, isolated: bool) -> None:
    """说明一条规则：检查什么、为什么、依据、正例与反例、选项。"""
    registry = registry_of(load_settings(config=Path(config) if config else None, isolated=isolated))
    rule = registry.rule(key) or registry.rule(key.upper())
    if rule is None:
        known = [k for r in registry.rules for k in (r.name, r.code)]
        raise UsageError(f"没有规则“{key}” (unknown rule){suggestion(key, known)}；fazhi rules 列出全部规则")
    if format_ == "json":
        click.echo(json.dumps({**record(rule, lang), "page": rule.doc}, ensure_ascii=False, indent=1))
    elif format_ == "markdown" or not sys.stdout.isatty():
        click.echo(page(rule, lang))
    else:
        click.echo(rendered(page(rule, lang)), nl=False)


def page(rule: Rule, lang: Lang) -> str:
    """The rule's page as Markdown: a head with its metadata, then its docstring."""
    area = AREAS[rule.area](lang) if rule.area in AREAS else rule.area
    facts = [rule.code, area, rule.severity.value, f"since {rule.since}", rule.status, rule.origin]
    head = f"# {rule.name}\n\n{rule.title(lang)}\n\n`{'` · `'.join(facts)}`\n"
    return f"{head}\n{rule.doc}\n"


def rendered(markdown: str) -> str:
    """Markdown laid out for a terminal."""
    import shutil
    from io import StringIO

    from rich.console import Console
    from rich.markdown import Markdown

    width = min(max(shutil.get_terminal_size((80, 24)).columns, 60), 100)
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=True)
    console.print(Markdown(markdown, code_theme="bw"))
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n")) + "\n"
