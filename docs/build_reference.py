"""Writes the generated pages: a page per rule, the table of rules, the command line (`--check`: only compare)."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from checker.audit.corpus import shown_as_rules
from checker.cli import COMMANDS, cli
from checker.plugins import load_registry
from checker.rule import AREA_NAMES, Rule

HERE = Path(__file__).resolve().parent
MEASURED = HERE / "accuracy.json"
"""Precision and recall per rule as last measured (tests/accuracy writes it)."""
NOTE = "<!-- 本页由 docs/build_reference.py 生成，请勿手改。 -->\n\n"
SEVERITY = {"error": "错误", "inconsistency": "矛盾", "warning": "警告", "info": "提示"}


def pages() -> dict[Path, str]:
    """Path → text of every generated page."""
    registry = load_registry()
    rules = [r for r in registry.rules if r.origin.startswith("fazhi-checker")]
    rules += shown_as_rules(registry.corpus_rules)
    measured = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    out = {HERE / "rules" / f"{r.name}.md": rule_page(r, measured.get(r.name)) for r in rules}
    out[HERE / "rules" / "index.md"] = rule_table(rules)
    out[HERE / "reference" / "cli.md"] = command_line()
    return out


def rule_page(rule: Rule, measured: dict[str, Any] | None) -> str:
    """The page of one rule: its facts, its docstring, and what was measured."""
    basis = rule.basis.zh if rule.basis else "—"
    rows = [
        f"# {rule.code} `{rule.name}` {rule.title.zh}",
        "",
        f"- 类别：{AREA_NAMES[rule.area].zh}　级别：{SEVERITY[rule.severity]}　状态：{rule.status}　自 {rule.since} 起",
        f"- 依据：{basis}",
    ]
    if measured:
        rows.append(f"- 实测：{measured['summary']}")
    body = re.sub(r"\n(?=## )|(?<=\n)(?<!\n\n)(?=```text)", "\n\n", rule.doc.strip())
    return NOTE + "\n".join(rows) + "\n\n" + re.sub(r"\n{3,}", "\n\n", body) + "\n"


def rule_table(rules: list[Rule]) -> str:
    """All rules by area."""
    rows = ["# 规则一览", ""]
    for letter, title in AREA_NAMES.items():
        mine = [r for r in rules if r.area == letter]
        if not mine:
            continue
        rows += [f"## {letter} {title.zh}", "", "| 编号 | 名称 | 查什么 | 级别 |", "|---|---|---|---|"]
        rows += [
            f"| {r.code} | [`{r.name}`]({r.name}.md) | {r.title.zh} | {SEVERITY[r.severity.value]} |" for r in mine
        ]
        rows.append("")
    return NOTE + "\n".join(rows)


def command_line() -> str:
    """Every command with its help, as the program prints it."""
    rows = ["# 命令行", ""]
    with cli.context_class(cli, info_name="fazhi") as top:
        for name in COMMANDS:
            command = cli.get_command(top, name)
            assert command is not None
            width = {"max_content_width": 100, "terminal_width": 100}
            with command.context_class(command, info_name=f"fazhi {name}", **width) as ctx:
                rows += [f"## fazhi {name}", "", "```", command.get_help(ctx), "```", ""]
    return NOTE + "\n".join(rows)


def main() -> None:
    """Write the pages; with `--check` only say whether they are as they should be (exit 1 if not)."""
    check = "--check" in sys.argv[1:]
    planned = pages()
    stale = [p for p, text in planned.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    extra = [p for p in (HERE / "rules").glob("*.md") if p not in planned]
    if check:
        for path in stale + extra:
            print(f"not as generated: {path.relative_to(HERE)}")
        sys.exit(bool(stale or extra))
    for path in extra:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(planned[path], encoding="utf-8")
    print(f"{len(planned)} pages, {len(stale)} written, {len(extra)} removed")


if __name__ == "__main__":
    main()
