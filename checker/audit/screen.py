"""The matrix on screen: what a supervisor wants to know first, then the reports that need attention."""

from __future__ import annotations

from checker.audit.columns import KIND, STATE_TONE, columns, kind_words, percent
from checker.audit.reduce import Row, Total, part_titles, rows, rule_counts, totals
from checker.audit.run import Audit
from checker.diagnostics import Lang, Text

SHOWN = 20
"""Reports listed."""
PIPED = 120
"""Columns when the output is no terminal."""
_STYLE = {"good": "green", "fair": "yellow", "poor": "dark_orange", "bad": "red", "": ""}
_MARK = {"own": "●", "sub": "●", "mention": "◐", "missing": "○"}


def show(audit: Audit, lang: Lang, *, width: int | None = None, colour: bool | None = None) -> None:
    """Print the audit to standard output."""
    from rich.console import Console

    console = Console(width=width, no_color=colour is False, highlight=False, soft_wrap=False)
    if width is None and not console.is_terminal:
        console.width = PIPED
    for table in _tables(audit, lang):
        console.print(table)
    for problem in audit.problems:
        console.print(problem(lang), style="red")


def _tables(audit: Audit, lang: Lang) -> list[object]:
    db = audit.cache.db
    out: list[object] = [_summary(audit, lang)]
    by_region, by_kind = totals(db, "region"), totals(db, "kind")
    if len(by_region) > 1:
        out.append(
            _totals(Text("按地区", "By region"), by_region, lang, lambda x: x or Text("未识别", "unknown")(lang))
        )
    if len(by_kind) > 1:
        out.append(_totals(Text("按类别", "By kind of body"), by_kind, lang, lambda x: kind_words(x, lang)))
    counts = rule_counts(db)
    if counts:
        out.append(_rules(counts[:15], lang))
    if audit.corpus:
        out.append(_corpus(audit, lang))
    out.append(_reports(audit, lang))
    return out


def _summary(audit: Audit, lang: Lang) -> object:
    t, tally = audit.total, audit.tally
    zh = (
        f"共 {t.reports} 份报告（本次检查 {tally.checked} 份，沿用缓存 {tally.cached} 份"
        + (f"，未读出 {t.unread} 份" if t.unread else "")
        + f"）。要件齐全 {t.whole} 份，平均完整度 {percent(t.complete)}；未写明原因 {t.no_causes} 份；"
        f"逾期公开 {t.late} 份（{t.dated} 份有日期）；年度有误 {t.wrong_year} 份。"
        f"错误 {t.errors}、数据矛盾 {t.inconsistencies}、警告 {t.warnings}、提示 {t.infos}；"
        f"横向问题 {len(audit.corpus)} 条。"
    )
    en = (
        f"{t.reports} reports ({tally.checked} checked now, {tally.cached} from the cache, {t.unread} unread). "
        f"All parts there: {t.whole}; mean completeness {percent(t.complete)}; no causes: {t.no_causes}; "
        f"late: {t.late} of {t.dated} dated; wrong year: {t.wrong_year}. Errors {t.errors}, contradictions "
        f"{t.inconsistencies}, warnings {t.warnings}, notes {t.infos}; findings across reports {len(audit.corpus)}."
    )
    return Text(zh, en)(lang) + "\n"


def _totals(title: Text, found: list[Total], lang: Lang, words: object) -> object:
    from rich.table import Table

    table = Table(title=title(lang), title_justify="left")
    table.add_column("")
    for heading in _TOTAL_HEADINGS:
        table.add_column(heading(lang), justify="right")
    for t in found[:SHOWN]:
        table.add_row(words(t.label), *total_cells(t))  # type: ignore[operator]
    if len(found) > SHOWN:
        table.add_row("…", *[""] * len(_TOTAL_HEADINGS))
    return table


_TOTAL_HEADINGS = (
    Text("报告", "reports"),
    Text("完整度", "complete"),
    Text("齐全", "whole"),
    Text("无原因", "no causes"),
    Text("逾期", "late"),
    Text("年度有误", "wrong year"),
    Text("错误", "errors"),
    Text("矛盾", "contradictions"),
    Text("警告", "warnings"),
)


def total_cells(t: Total) -> list[str]:
    """The cells of a line of totals, as words."""
    numbers = (t.whole, t.no_causes, t.late, t.wrong_year, t.errors, t.inconsistencies, t.warnings)
    return [str(t.reports), percent(t.complete), *map(str, numbers)]


def _rules(counts: list[tuple[str, int, int]], lang: Lang) -> object:
    from rich.table import Table

    table = Table(title=Text("最常见的问题", "Most frequent findings")(lang), title_justify="left")
    for heading in (Text("规则", "rule"), Text("问题", "findings"), Text("涉及报告", "reports")):
        table.add_column(heading(lang), justify="left" if heading.en == "rule" else "right")
    for name, number, reports in counts:
        table.add_row(name, str(number), str(reports))
    return table


def _corpus(audit: Audit, lang: Lang) -> object:
    from rich.table import Table

    table = Table(title=Text("横向问题", "Across reports")(lang), title_justify="left", show_lines=False)
    table.add_column(Text("规则", "rule")(lang), no_wrap=True)
    table.add_column(Text("说明", "what")(lang), overflow="fold")
    for found in audit.corpus[:SHOWN]:
        table.add_row(f"{found.code} {found.name}", found.message(lang))
    if len(audit.corpus) > SHOWN:
        more = len(audit.corpus) - SHOWN
        table.add_row("…", Text(f"另有 {more} 条，见 --xlsx、--html 或 --store。", f"{more} more.")(lang))
    return table


_BRIEF = {
    "complete": Text("完整", "complete"),
    "late": Text("公开", "on time"),
    "year_right": Text("年度", "year"),
    "inconsistencies": Text("矛盾", "contr."),
    "causes": Text("原因", "causes"),
    "part:measures": Text("举措", "measures"),
    "part:next-year-plan": Text("安排", "plan"),
    "part:responsible-person": Text("责任人", "head"),
}
"""Headings that fit a terminal."""


def _reports(audit: Audit, lang: Lang) -> object:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text as Rich

    db = audit.cache.db
    titles = part_titles(db)
    wanted = ("rank", "name", "year", "complete", "late", "year_right", "errors", "inconsistencies", "warnings")
    shown = {c.key: c for c in columns(titles)}
    title = Text(f"最需要关注的 {SHOWN} 份", f"The {SHOWN} reports that most need attention")
    if audit.total.reports <= SHOWN:
        title = Text("各份报告", "Reports")
    legend = Text("● 有  ◐ 仅提及  ○ 缺", "● there  ◐ only mentioned  ○ missing")
    table = Table(
        box=SIMPLE_HEAD, title=title(lang), title_justify="left", caption=legend(lang), caption_justify="left"
    )
    heads = [*wanted[:3], *(f"part:{p}" for p in titles if p != "causes"), "causes", *wanted[3:]]
    for key in heads:
        column = shown[key]
        heading = _BRIEF.get(key, column.title)
        wide = 24 if key == "name" else None
        table.add_column(heading(lang), justify="right" if column.numeric else "left", min_width=wide)
    for number, row in enumerate(rows(db, "rank DESC, seq")):
        if number >= SHOWN:
            break
        table.add_row(*(Rich(_cell(shown[key], row, lang), style=_STYLE[shown[key].tone(row)]) for key in heads))
    return table


def _cell(column: object, row: Row, lang: Lang) -> str:
    from checker.audit.columns import Column

    assert isinstance(column, Column)
    if column.key.startswith("part:"):
        return _MARK.get(column.value(row) or "", "—")
    return column.words(row, lang)


__all__ = ["KIND", "STATE_TONE", "show", "total_cells"]
