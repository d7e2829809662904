"""W103 outdated-office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.words import words

_HISTORY = lazy.compile(r"原|机构改革|整合|划入|划转|更名|合并|组建|挂牌|撤销|改为|前身|时任")


@rule(
    "W103",
    "outdated-office",
    Text("机构名称已变更", "the office has another name now"),
    Severity.INFO,
    basis=Text("2018年以来的机构改革", "the institutional reform since 2018"),
)
def outdated_office(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    报告年度已经改称的机构仍用旧称，如法制办、工商局、环保局、安监局。

    ## 为什么
    旧称多是从往年材料里照抄下来的。

    ## 依据
    2018年以来的党和国家机构改革。

    ## 正例
    ```text year=2022
    区市场监管局会同原工商局留任人员完成档案移交。
    ```
    ## 反例
    ```text year=2022
    会同工商局、环保局开展联合检查6次。
    ```
    ## 选项
    无。

    ## 误报与边界
    报告年度不明不提示；句中说明“原”“整合”“更名”的不提示；每个旧称只提示一次。
    """
    year = report.year
    if year is None:
        return
    text = report.text
    for office in words().offices:
        if year < office.since:
            continue
        for match in re.finditer(re.escape(office.old), text):
            start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
            if _HISTORY.search(text, start, match.end() + 12):
                continue
            yield Finding(
                Text(f"“{office.old}”是旧称，现为{office.new}。", f"{office.old} is an old name; now {office.new}."),
                Label(Span(match.start(), match.end())),
                key=office.old,
            )
            break
