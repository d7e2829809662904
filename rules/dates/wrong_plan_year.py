"""D102 wrong-plan-year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.dates._plans import planned_years
from rules.dates._zones import PLAN_WORDS, report_year, year_in


@rule(
    "D102",
    "wrong-plan-year",
    Text("下一年度安排的年份不对", "the plan speaks of the wrong year"),
    Severity.WARNING,
    basis=Text(
        "《法治政府建设与责任落实督察工作规定》：年度报告的内容包括下一年度的主要安排",
        "the rule on annual reports: they include the main arrangements of the next year",
    ),
)
def wrong_plan_year(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    “下一年度主要安排”部分写的年份是否为报告年度的下一年。

    ## 为什么
    安排部分仍写报告年度，多是照抄上年报告；写到后年，多是改年份时改错了。

    ## 依据
    年度报告应当报告下一年度推进法治政府建设的主要安排。

    ## 正例
    ```text
    青岚县2023年法治政府建设情况报告
    三、下一步工作安排
    2024年，我县将推进示范创建，力争到2025年实现全覆盖。
    ```
    ## 反例
    ```text
    青岚县2023年法治政府建设情况报告
    三、下一步工作安排
    2023年，我县将推进示范创建。
    ```
    ## 选项
    无。

    ## 误报与边界
    只看安排部分句首的年份和标题的年份；“到2025年底”“2024—2026年”等期限不算，回顾性的句子不算。
    """
    year, title = report_year(report)
    if year is None:
        return
    dated = set()
    for span, _found in planned_years(report, year):
        section = report.outline.at(span.start)
        dated.add(section.index if section else -1)
        yield _finding(report, span, year, title)
    yield from _headings(report, year, title, dated)


def _headings(report: Report, year: int, title: Span | None, dated: set[int]) -> Iterator[Finding]:
    """A plan heading with another year, where no sentence under it has been reported already."""
    for section in report.outline.sections:
        heading = lazy.split(r"[。；;：:]", section.title)[0][:40]
        found = year_in(heading)
        if found is None or found == year + 1 or not year - 2 <= found <= year + 3 or section.index in dated:
            continue
        if not PLAN_WORDS.search(heading) or re.search(
            r"成效|情况|完成|回顾|总结|上一?年|以来|20\d\d\s?年?\s?[—－~～-]|《", heading
        ):
            continue
        yield _finding(report, section.span, year, title)


def _finding(report: Report, span: Span, year: int, title: Span | None) -> Finding:
    printed = report.document.slice(span).strip()
    return Finding(
        Text(
            f"“{printed}”：报告年度是{year}年，下一年度安排应为{year + 1}年。",
            f"{printed}: the report is for {year}, so the plan should be for {year + 1}.",
        ),
        Label(span),
        (Label(title, Text("报告年度", "the report's year")),) if title is not None else (),
    )
