"""S112 missing-duty."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import heading


@rule(
    "S112",
    "missing-duty",
    Text("第一责任人的职责没有写全", "duties of the first responsible persons not touched"),
    Severity.INFO,
    basis=Text(
        "《党政主要负责人履行推进法治建设第一责任人职责规定》",
        "Provisions on the principal heads' duty as first responsible persons for advancing the rule of law",
    ),
    needs_profile=True,
)
def missing_duty(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    主要负责人履职部分写到了哪些职责（听取汇报、研究重大问题、依法决策、规范执法、监督、支持司法、学法、普法等），
    列出没有写到的。

    ## 为什么
    只写开了几次会，说明不了第一责任人职责是否履行到位。

    ## 依据
    《党政主要负责人履行推进法治建设第一责任人职责规定》列出的职责。

    ## 正例
    ```text profile=law-based-government year=2023
    云岗县水利局2023年度法治政府建设情况报告
    一、主要负责人履行第一责任人职责情况
    主持会议3次，带头学法。
    ```
    ## 反例
    ```text profile=law-based-government year=2023
    云岗县人民政府2023年度法治政府建设情况报告
    一、党政主要负责人履行第一责任人职责情况
    县委、县政府主要负责同志主持会议3次，研究议题6个，带头学法。
    ```
    ## 选项
    无。

    ## 误报与边界
    只对政府的报告提示；按关键词判断，仅供参考。
    """
    part = report.part("responsible-person")
    kind = report.facts.body_kind
    if report.profile is None or part is None or part.body is None or part.state not in ("own", "sub"):
        return
    if kind is None or kind.value != "government":
        return
    text = report.document.slice(part.body)
    lacking = [d for d in report.profile.duties if not d.words.search(text)]
    if lacking:
        yield Finding(
            Text(
                f"这一部分没有写到：{'；'.join(d.title.zh for d in lacking)}。",
                f"Not touched in this part: {'; '.join(d.title.en for d in lacking)}.",
            ),
            Label(heading(report, part)),
        )
