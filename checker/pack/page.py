"""The page of a pack's rule, with the same sections as those of the built-in rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.pack.spec import Row

_KINDS = {
    "term": "不用的词语",
    "pattern": "不应出现的写法",
    "phrase": "必须出现的说法",
    "part": "必须有的部分",
    "topic": "应当写到的内容",
    "formula": "固定提法",
}
_SHOWN = 12


def page(rule: Row, entries: Mapping[str, Iterable[Row]], origin: str, basis: str) -> str:
    """Markdown with the sections 检查什么 · 为什么 · 依据 · 正例 · 反例 · 选项 · 误报与边界."""
    return "\n\n".join(
        (
            f"## 检查什么\n{rule['zh']}\n\n{_listed(entries)}",
            f"## 为什么\n{rule.get('why', '规则包的要求。')}",
            f"## 依据\n{basis or '规则包没有写明。'}",
            f"## 正例\n{_examples(rule.get('good', ()))}",
            f"## 反例\n{_examples(rule.get('bad', ()))}",
            "## 选项\n无。",
            f"## 误报与边界\n由规则包 {origin} 给出；在包里用 unless_before、unless_after、part、scope 收窄。",
        )
    )


def _listed(entries: Mapping[str, Iterable[Row]]) -> str:
    lines: list[str] = []
    for kind, rows in entries.items():
        said = [_say(kind, row) for row in rows]
        if said:
            more = f" 等 {len(said)} 项" if len(said) > _SHOWN else ""
            lines.append(f"- {_KINDS[kind]}：{'；'.join(said[:_SHOWN])}{more}")
    return "\n".join(lines)


def _say(kind: str, row: Row) -> str:
    if kind == "term":
        return f"{row['avoid']} → {row['use']}" if row.get("use") else str(row["avoid"])
    if kind == "phrase":
        return "、".join(row["any"])
    return str(row["text"] if kind == "formula" else row["zh"])


def _examples(texts: Iterable[str]) -> str:
    return "\n".join(f"```text\n{text}\n```" for text in texts) or "无。"
