"""The page: one HTML file with everything in it; sorts, searches and scrolls through 10,000 reports and more."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from checker.audit import charts
from checker.audit.columns import Column, columns, kind_words, percent
from checker.audit.corpus import CorpusFinding
from checker.audit.reduce import Row, Total, part_titles, publication_days, rows, rule_counts, totals
from checker.audit.rows import read_findings
from checker.audit.run import Audit
from checker.audit.weeks import week_words, weekly
from checker.audit.workbook import SEVERITY
from checker.diagnostics import Lang, Severity, Text

MOST_FINDINGS = 30_000
"""Findings kept in the page, gravest first; the rest is counted and left to the workbook and the store."""
_WORDS = {
    "search": Text("查找单位、地区、文字…", "Search…"),
    "all": Text("全部", "all"),
    "none": Text("没有符合的内容", "Nothing here"),
    "shown": Text("显示 {n} / {all}", "{n} of {all}"),
    "more": Text("显示更多", "More"),
    "left": Text("另有 {n} 条较轻的问题未列入本页，见工作簿或数据库。", "{n} lesser findings: see the workbook."),
    "severity": Text("级别", "severity"),
    "code": Text("编号", "code"),
    "rule": Text("规则", "rule"),
    "body": Text("单位", "body"),
    "year": Text("年度", "year"),
    "line": Text("行", "line"),
    "text": Text("原文", "text"),
    "what": Text("说明", "what"),
}  # fmt: skip
_VIEWS = (
    ("matrix", Text("总表", "Matrix")),
    ("findings", Text("问题清单", "Findings")),
    ("corpus", Text("横向问题", "Across reports")),
    ("totals", Text("分类汇总", "Totals")),
)


def write_page(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the page to `path`."""
    folder = path.resolve().parent
    assets = files("checker.audit").joinpath("assets")
    title = Text("法治政府建设年度报告汇总检查", "Audit of annual reports")(lang)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}"><head><meta charset="utf-8">\n')
        out.write('<meta name="viewport" content="width=device-width, initial-scale=1">\n')
        out.write(f"<title>{escape(title)}</title>\n<style>\n{_read(assets, 'page.css')}</style></head>\n<body>")
        out.write(f"<header><h1>{escape(title)}</h1><p>{escape(_subtitle(audit, lang))}</p></header>\n<main>")
        out.write(_cards(audit, lang))
        out.write(_charts(audit, lang))
        buttons = "".join(f'<button data-view="{key}">{escape(words(lang))}</button>' for key, words in _VIEWS)
        views = "".join(f'<section id="{key}" hidden></section>' for key, _ in _VIEWS)
        out.write(f'<nav>{buttons}</nav>{views}</main>\n<script type="application/json" id="data">')
        for piece in _data(audit, folder, lang):
            out.write(piece)
        out.write(f"</script>\n<script>\n{_read(assets, 'page.js')}</script></body></html>\n")


def _read(assets: Any, name: str) -> str:
    return str(assets.joinpath(name).read_text(encoding="utf-8"))


def _subtitle(audit: Audit, lang: Lang) -> str:
    t = audit.total
    zh = f"共 {t.reports} 份报告" + (f"，其中 {t.unread} 份未能读出" if t.unread else "")
    return Text(zh, f"{t.reports} reports, {t.unread} unread")(lang)


def _cards(audit: Audit, lang: Lang) -> str:
    t = audit.total
    cards = (
        (str(t.reports), Text("份报告", "reports"), ""),
        (str(t.whole), Text("份要件齐全", "with all parts"), ""),
        (percent(t.complete), Text("平均完整度", "mean completeness"), ""),
        (str(t.no_causes), Text("份未写明原因", "without causes"), "poor" if t.no_causes else ""),
        (str(t.late), Text("份逾期公开", "late"), "bad" if t.late else ""),
        (str(t.wrong_year), Text("份年度有误", "with a wrong year"), "bad" if t.wrong_year else ""),
        (str(t.errors), Text("处错误", "errors"), "bad" if t.errors else ""),
        (str(t.inconsistencies), Text("处数据矛盾", "contradictions"), "poor" if t.inconsistencies else ""),
        (str(t.warnings), Text("处警告", "warnings"), ""),
        (str(len(audit.corpus)), Text("条横向问题", "across reports"), "poor" if audit.corpus else ""),
    )
    shown = "".join(f'<div class="card {tone}"><b>{v}</b><span>{escape(w(lang))}</span></div>' for v, w, tone in cards)
    return f'<div class="cards">{shown}</div>\n'


def _charts(audit: Audit, lang: Lang) -> str:
    db = audit.cache.db
    unknown = Text("未识别", "unknown")(lang)
    regions = [(t.label or unknown, t.complete or 0, percent(t.complete)) for t in totals(db, "region")[:12]]
    rules = [(name, float(n), str(n)) for name, n, _ in rule_counts(db)[:12]]
    weeks = [(week_words(week, lang), n, week >= 0) for week, n in weekly(publication_days(db))]
    boundary = Text("4 月 1 日", "1 April")(lang)
    good, bad = Text("按时", "on time")(lang), Text("逾期", "late")(lang)
    panels = (
        ("", Text("各地区平均完整度", "Completeness by region"), charts.bars(regions, charts.GREEN, 1)),
        ("", Text("各规则发现的问题", "Findings by rule"), charts.bars(rules, charts.ORANGE)),
        ("wide", Text("公开日期（按周）", "Publication by week"), charts.histogram(weeks, boundary, good, bad)),
    )
    shown = "".join(
        f'<div class="panel {css}"><h2>{escape(title(lang))}</h2>{svg}</div>' for css, title, svg in panels if svg
    )
    return f'<div class="charts">{shown}</div>\n'


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(audit: Audit, folder: Path, lang: Lang) -> Iterator[str]:
    shown = columns(part_titles(audit.cache.db))
    described = [{"key": c.key, "title": c.title(lang), "numeric": c.numeric, "link": c.key == "path"} for c in shown]
    yield '{"words":' + _json({key: words(lang) for key, words in _WORDS.items()})
    yield ',"columns":' + _json(described)
    yield ',"rows":['
    for number, row in enumerate(rows(audit.cache.db)):
        yield ("," if number else "") + _json([_cell(c, row, folder, lang) for c in shown])
    yield "]"
    rules = [(name, code) for name, code in _rule_codes(audit)]
    yield ',"rules":' + _json([[code, name] for name, code in rules])
    yield ',"severities":' + _json([[SEVERITY[s.value][0](lang), SEVERITY[s.value][1]] for s in Severity])
    yield ',"findings":['
    left = 0
    for number, record in enumerate(_findings(audit, {name: i for i, (name, _) in enumerate(rules)}, lang)):
        if number >= MOST_FINDINGS:
            left += 1
        else:
            yield ("," if number else "") + _json(record)
    yield f'],"findingsLeft":{left},"corpus":' + _json([_corpus(f, folder, lang) for f in audit.corpus])
    yield ',"totals":' + _json([_totals(audit, by, lang) for by in ("region", "kind")]) + "}"


def _cell(column: Column, row: Row, folder: Path, lang: Lang) -> Any:
    """A plain value, or [value, words, tone]; for the file [path, name, link]."""
    value = column.value(row)
    if column.key == "path":
        return [row.path, os.path.basename(row.path), _href(row.path, folder)]  # noqa: PTH119 (a name to show)
    tone = column.tone(row)
    words = column.words(row, lang)
    if value is None or tone or words != str(value):
        return [value, words, tone] if tone else [value, words]
    return value


def _href(path: str, folder: Path) -> str:
    return quote(os.path.relpath(path, folder).replace(os.sep, "/"), safe="/")


def _rule_codes(audit: Audit) -> list[tuple[str, str]]:
    query = "SELECT DISTINCT j.key FROM run JOIN result r ON r.key = run.key, json_each(r.head, '$.rules') j ORDER BY 1"
    names = [name for (name,) in audit.cache.db.execute(query)]
    codes: dict[str, str] = {}
    for _, found in _unpacked(audit):
        for f in found:
            codes.setdefault(f.name, f.code)
        if len(codes) == len(names):
            break
    return [(name, codes.get(name, "")) for name in names]


def _unpacked(audit: Audit) -> Iterator[tuple[int, list[Any]]]:
    query = (
        "SELECT m.seq, r.findings FROM matrix m JOIN result r ON r.id = m.result"
        " WHERE length(r.findings) > 0 ORDER BY m.seq"
    )
    for seq, data in audit.cache.db.execute(query):
        yield seq, read_findings(data)


def _findings(audit: Audit, rules: dict[str, int], lang: Lang) -> Iterator[list[Any]]:
    for rank, severity in enumerate(Severity):
        for seq, found in _unpacked(audit):
            for f in found:
                if f.severity == severity.value:
                    yield [rank, rules[f.name], seq, f.line, f.text[:80], f.zh if lang == "zh" else f.en]


def _corpus(found: CorpusFinding, folder: Path, lang: Lang) -> dict[str, Any]:
    words, tone = SEVERITY[found.severity.value if found.severity else "warning"]
    return {
        "code": found.code,
        "name": found.name,
        "level": words(lang),
        "tone": tone,
        "message": found.message(lang),
        "path": found.path,
        "href": _href(found.path, folder) if found.path else "",
        "other": found.other,
        "otherHref": _href(found.other, folder) if found.other else "",
        "excerpts": [[e.left, e.right, e.share] for e in found.excerpts],
    }


def _totals(audit: Audit, by: str, lang: Lang) -> dict[str, Any]:
    title = {"region": Text("按地区", "By region"), "kind": Text("按类别", "By kind of body")}[by]
    headings = (
        Text("报告", "reports"), Text("未读出", "unread"), Text("平均完整度", "complete"), Text("齐全", "all parts"),
        Text("未写原因", "no causes"), Text("逾期", "late"), Text("有日期", "dated"), Text("年度有误", "wrong year"),
        Text("错误", "errors"), Text("数据矛盾", "contradictions"), Text("警告", "warnings"), Text("提示", "notes"),
        Text("数字读出率", "coverage"), Text("含数字的文字", "text with figures"),
    )  # fmt: skip
    unknown = Text("未识别", "unknown")(lang)
    shown = [{"title": title(lang)}, *({"title": h(lang), "numeric": True} for h in headings)]
    out: list[list[Any]] = []
    for t in totals(audit.cache.db, by):
        label = (kind_words(t.label, lang) if by == "kind" else t.label) or unknown
        out.append([label, *(_total_cell(name, getattr(t, name)) for name in Total._fields[1:])])
    return {"title": title(lang), "columns": shown, "rows": out}


def _total_cell(name: str, value: float | None) -> Any:
    share = name in ("complete", "coverage", "figure_share")
    return [value, percent(value)] if share or value is None else value
