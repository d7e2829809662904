"""S102 part-without-heading."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import BASIS, heading


@rule(
    "S102",
    "part-without-heading",
    Text("应有的部分没有标题", "a required part has no heading"),
    Severity.WARNING,
    basis=BASIS,
    needs_profile=True,
)
def part_without_heading(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    应有的部分是否只在别的部分里顺带提到，而没有自己的标题。

    ## 为什么
    没有标题，读者和考核人员找不到；一句话带过也难以说明情况。

    ## 依据
    《法治政府建设与责任落实督察工作规定》关于年度报告内容的要求。

    ## 正例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、主要负责人履行第一责任人职责情况
    局长主持召开专题会议3次，作出批示5次。
    ```
    ## 反例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    （一）加强组织领导。局主要负责人认真履行第一责任人职责，主持会议3次。
    （二）规范执法。开展执法检查30次，办结案件12件。
    ```
    ## 选项
    无。

    ## 误报与边界
    有自己小标题的（如“（一）压实第一责任人职责”）不提示；为布置工作而在开头概括的句子不算提到。
    """
    for part in report.parts:
        definition = report.profile.part(part.id) if report.profile else None
        if part.state != "mention" or definition is None or definition.within is not None:
            continue
        title = part.title
        yield Finding(
            Text(
                f"“{title.zh}”只在这里提到，没有自己的标题。",
                f"“{title.zh}” is only mentioned here, without a heading.",
            ),
            Label(heading(report, part), Text("只有这一处", "only here")),
            help=Text(
                "请单列一部分或加上小标题，并写具体。", "Give it a part or a sub-heading of its own, with particulars."
            ),
            key=part.id,
        )
