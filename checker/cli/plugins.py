"""`fazhi plugins`: what is loaded, from where, with which hooks, and what could not be loaded."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from checker.plugins import PluginInfo, load_registry

if TYPE_CHECKING:
    from checker.plugins import Registry


@click.command()
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(format_: str) -> None:
    """列出已加载的插件：版本、提供的内容，以及没能加载的原因。有插件没能加载时退出码为 3。"""
    registry = load_registry()
    if format_ == "json":
        record = {"version": 1, "plugins": [{**asdict(p), "rules": rules_of(registry, p)} for p in registry.plugins]}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        _print(registry)
    sys.exit(3 if registry.failed else 0)


def rules_of(registry: Registry, plugin: PluginInfo) -> int:
    """How many rules came from a plugin."""
    return sum(r.origin.split(" ")[0] == plugin.distribution for r in registry.rules)


def _print(registry: Registry) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("插件", "来源", "版本", "规则", box=None, header_style="bold", pad_edge=False)
    table.add_column("提供", overflow="fold")
    for plugin in registry.plugins:
        gives = "、".join(h.removeprefix("fazhi_") for h in plugin.hooks)
        state = f"[red]没能加载：{plugin.error}[/red]" if plugin.error else gives or "（无）"
        table.add_row(plugin.name, plugin.distribution, plugin.version, str(rules_of(registry, plugin)), state)
    Console().print(table)
