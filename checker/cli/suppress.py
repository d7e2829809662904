"""`fazhi suppress`: record a finding that a person has judged, with the reason, in the configuration."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import click

from checker import lazy
from checker.config import load_settings
from checker.config.files import PYPROJECT, find_config, read_config
from checker.config.plan import make_plan
from checker.errors import UsageError

_ID = lazy.compile(r"(?:(?P<rule>[A-Za-z][\w-]*):)?(?P<mark>[0-9a-f]{16})")


@click.command()
@click.argument("finding", metavar="ID")
@click.argument("file", required=False, type=click.Path(exists=True))
@click.option("--reason", required=True, help="为什么可以保留。")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="有效期的最后一天，如 2026-12-31。"
)
@click.option("--config", type=click.Path(path_type=Path), help="写入这个配置文件。")
def command(finding: str, file: str | None, reason: str, until: dt.datetime | None, config: Path | None) -> None:
    """抑制一处问题。

    ID 是问题的编号（fazhi check --show-ids 显示，或 --format json 里的 fingerprint），可带规则名，
    如 breakdown-sum:0123456789abcdef。
    写明 FILE 时先核对其中确有这处问题，并由此查出规则名。
    """
    match = _ID.fullmatch(finding.strip())
    if match is None:
        raise UsageError(f"不是问题编号 (not a finding's id): {finding}；用 fazhi check --show-ids 查看")
    if not reason.strip():
        raise UsageError("请写明理由：--reason (a reason is needed)")
    target = config or find_config(Path(file) if file else Path.cwd()) or Path("fazhi.toml")
    rule = match["rule"] or ""
    if rule:
        settings = load_settings([file] if file else [], config=target if target.is_file() else None)
        known = make_plan(settings, dt.date.today()).registry.rule(rule)
        if known is None:
            raise UsageError(f"没有规则“{rule}” (unknown rule)")
        rule = known.name
    if file:
        rule = _find(file, match["mark"], rule, target)
    add(target, rule, match["mark"], reason.strip(), until.date() if until else None, file)
    click.echo(f"已写入 {target}：{rule or finding}（{reason.strip()}）")


def _find(file: str, mark: str, rule: str, config: Path) -> str:
    """The name of the rule whose finding in `file` has this fingerprint."""
    from checker.cli.inputs import Input
    from checker.cli.session import check_input

    settings = load_settings([file], config=config if config.is_file() else None)
    result = check_input(make_plan(settings, dt.date.today()), Input(file))
    for found in (*result.diagnostics, *result.suppressed):
        if found.fingerprint == mark and rule in ("", found.name):
            return found.name
    raise UsageError(f"{file} 里没有编号为 {mark} 的问题 (no such finding)")


def add(path: Path, rule: str, mark: str, reason: str, until: dt.date | None, file: str | None) -> None:
    """Append one `[[suppress]]` entry to a configuration file; the rest of the file stays byte for byte."""
    table = "tool.fazhi.suppress" if path.name == PYPROJECT else "suppress"
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    if path.exists() and any(e.get("fingerprint") == mark for e in read_config(path).table.get("suppress", ())):
        raise UsageError(f"{path}: 已有这一条 (already there): {mark}")
    lines = [f"[[{table}]]"]
    if rule:
        lines.append(f"rule = {_quoted(rule)}")
    lines += [f"fingerprint = {_quoted(mark)}", f"reason = {_quoted(reason)}"]
    if until:
        lines.append(f"until = {until.isoformat()}")
    if file:
        lines.append(f"path = {_quoted(Path(os.path.relpath(file, path.parent)).as_posix())}")
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    path.write_text(text + gap + "\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
