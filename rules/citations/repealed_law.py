"""C102 repealed-law."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker import kept, lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.load import capped
from rules.catalogues.titles import Repealed, repealed_titles
from rules.citations._titles import titles

_PRESENT = lazy.compile(
    r"学习|学好|宣传|贯彻|落实|执行|依据|依照|根据|按照|遵守|遵照|运用|适用|普及|宣讲|讲解|讲授|解读|培训|考试|测试|竞赛|讲座|"
    r"辅导|围绕|结合|重点|组织|发放|开展|实施|遵循|严格|《[^》]*》等|对照|送|引用"
)
_PAST = lazy.compile(
    r"废止|失效|取代|替代|被[^，。]{0,8}代替|不再|已被|原有|同时停止|清理|修改为|历史|时任|曾经|当时|过去"
)
_BEFORE = "学宣贯落执依根按讲普遵适《、和与及了"
"""What the words of `_BARE` begin with."""
_BARE = r"(?:学习|宣传|贯彻|落实|执行|依据|依照|根据|按照|讲解|宣讲|普及|遵守|适用|《|、|和|与|及|了)"


@cache
def _by_title() -> Mapping[str, Repealed]:
    return {r.title: r for r in repealed_titles()}


@cache
def _unmarked() -> re.Pattern[str]:
    """Titles without marks: in full, or after a verb or in a list and not running on into another word."""
    names = "|".join(
        sorted((r.title for r in repealed_titles() if r.title.endswith(("法", "则"))), key=len, reverse=True)
    )
    return kept.compile(
        rf"(?=[中{_BEFORE}])(?:(?<!《)中华人民共和国(?P<full>{names})(?!实施|律|院|人|制|规)"
        rf"|{_BARE}(?P<bare>{names})(?=[，。、；,;）)]|等|和|及|与|知识|的))"
    )


@rule(
    "C102",
    "repealed-law",
    Text("引用了已废止的法律法规", "a repealed law is cited as in force"),
    Severity.WARNING,
    basis=Text("有关法律法规的废止规定", "the acts that repealed them"),
)
def repealed_law(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    报告年度以前已经废止的法律、行政法规，仍作为现行有效的来学习、宣传、贯彻、执行。

    ## 为什么
    民法典施行后，婚姻法、合同法等九部法律同时废止。继续引用，多是照抄往年的材料。

    ## 依据
    民法典、监察法、外商投资法、市场主体登记管理条例等对旧法的废止规定。

    ## 正例
    ```text year=2023
    组织学习《中华人民共和国民法典》《中华人民共和国劳动合同法》。
    ```
    ```text year=2021
    民法典施行后，原《合同法》同时废止，全县清理了引用旧法的文件。
    ```
    ## 反例
    ```text year=2023
    组织干部学习《中华人民共和国物权法》2次。
    ```
    ```text year=2022
    深入宣传婚姻法、继承法等法律法规。
    ```
    ## 选项
    无。

    ## 误报与边界
    报告年度不明时不判断。句中说明“原”“废止”“取代”的不报。《劳动合同法》现行有效。仅被取代、未见正式废止文本的只作提示。
    """
    year = report.year
    if year is None:
        return
    text = report.text
    for title in titles(text):
        law = _by_title().get(title.core)
        if law is not None:
            yield from _judge(report, law, title.span, year)
    for match in _unmarked().finditer(text):
        group = "full" if match["full"] else "bare"
        yield from _judge(report, _by_title()[match[group]], Span(*match.span(group)), year)


def _judge(report: Report, law: Repealed, span: Span, year: int) -> Iterator[Finding]:
    if law.gone > dt.date(year, 1, 1):
        return
    text = report.text
    start = max(text.rfind(mark, 0, span.start) for mark in "。；！？\n;") + 1
    ends = [at for mark in "。；！？\n;" if (at := text.find(mark, span.end)) >= 0]
    sentence = text[start : min(ends, default=len(text))]
    if _PAST.search(sentence) or text[max(0, span.start - 1) : span.start] in ("原", "旧", "老"):
        return
    present = _PRESENT.search(sentence)
    severity = capped(Severity.WARNING if present and not law.local else Severity.INFO, law.status)
    done = Text("被取代", "replaced") if law.superseded else Text("废止", "repealed")
    when = f"{law.gone.year}年{law.gone.month}月{law.gone.day}日"
    yield Finding(
        Text(
            f"“{law.title}”自{when}起已{done.zh}，由{law.by}代替。",
            f"{law.title} was {done.en} on {law.gone.isoformat()}; see {law.by}.",
        ),
        Label(span, Text(f"报告年度为{year}年", f"the report is for {year}")),
        help=Text(f"改引{law.by}，或说明是原法。", f"Cite {law.by}, or say that the old law is meant."),
        severity=severity,
    )
