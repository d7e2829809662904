"""`fazhi rules`: all rules in one table."""

from __future__ import annotations

import click

from checker.plugins import load_registry


@click.command()
def command() -> None:
    """列出全部规则。"""
    for rule in load_registry().rules:
        click.echo(f"{rule.code} {rule.name:24} {rule.severity.value:13} {rule.title.zh}")
