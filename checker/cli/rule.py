"""`fazhi rule NAME|CODE`: one rule's page."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.rules import every_rule, record
from checker.config import load_settings
from checker.config.plan import registry_of
from checker.config.schema import suggestion
from checker.diagnostics import Lang
from checker.errors import UsageError
from checker.rule import AREA_NAMES, Rule


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="NAME|CODE...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="输出格式（默认 text）。",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言（默认 zh）。")
@click.option("--config", type=click.Path(), help="使用这个配置文件（其中的规则包也能查）。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(keys: tuple[str, ...], format_: str, lang: Lang, config: str | None, isolated: bool) -> None:
    """说明一条或几条规则：检查什么、为什么、依据、正例与反例、选项。"""
    known = every_rule(registry_of(load_settings(config=Path(config) if config else None, isolated=isolated)))
    rules = list({found.name: found for found in (_find(known, key) for key in keys)}.values())
    if format_ == "json":
        records = [{**record(rule, lang), "page": rule.doc} for rule in rules]
        click.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=1))
    elif format_ == "markdown":
        click.echo("\n".join(page(rule, lang) for rule in rules))
    else:
        click.echo("\n".join(rendered(rule, lang) for rule in rules), nl=False)


def _find(rules: Sequence[Rule], key: str) -> Rule:
    rule = next((r for r in rules if r.answers(key) or r.answers(key.upper())), None)
    if rule is None:
        known = [k for r in rules for k in (r.name, r.code)]
        raise UsageError(f"没有规则“{key}” (unknown rule){suggestion(key, known)}；fazhi rules 列出全部规则")
    return rule


def page(rule: Rule, lang: Lang) -> str:
    """The rule's page as Markdown: a head with its metadata, then its docstring."""
    area = AREA_NAMES[rule.area](lang) if rule.area in AREA_NAMES else rule.area
    facts = [rule.code, area, rule.severity.value, f"since {rule.since}", rule.status, rule.origin]
    head = f"# {rule.name}\n\n{rule.title(lang)}\n\n`{'` · `'.join(facts)}`\n"
    return f"{head}\n{rule.doc}\n"


def rendered(rule: Rule, lang: Lang) -> str:
    """The page laid out for the terminal, in colour where there is one."""
    from checker.cli.output import look
    from checker.diagnostics.reporters.text import painted, plain
    from checker.diagnostics.terminal.rows import Ruler
    from checker.diagnostics.terminal.rule_page import rule_rows
    from checker.diagnostics.terminal.words import ASCII, UNICODE

    seen = look("auto", 1, False, os.environ)
    marks = UNICODE if seen.unicode else ASCII
    area = AREA_NAMES[rule.area](lang) if rule.area in AREA_NAMES else rule.area
    rows = list(rule_rows(rule, area, lang, Ruler(), marks, min(seen.width, 100)))
    return painted(rows) if seen.colour else plain(rows)
