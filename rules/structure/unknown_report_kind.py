"""S113 unknown-report-kind."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.profile import other_kind
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import opening


@rule(
    "S113",
    "unknown-report-kind",
    Text("不是已知类型的报告", "a report of another kind"),
    Severity.INFO,
)
def unknown_report_kind(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    标题表明这是另一种报告（如政府信息公开年报、政府工作报告、述职述法报告）时说明一声。

    ## 为什么
    不同的报告应有的部分不同；这时不检查结构，免得误报，但数字、日期、引用照常检查。

    ## 依据
    无；这是对检查范围的说明。

    ## 正例
    ```text
    云岗县水利局2023年度法治政府建设情况报告
    一、主要举措和成效
    开展水行政执法检查30次。
    ```
    ## 反例
    ```text
    云岗县水利局2023年政府信息公开工作年度报告
    一、总体情况
    主动公开信息112条。
    ```
    ## 选项
    无。

    ## 误报与边界
    没有标题的文字不作判断。用 `--profile` 可以指定报告类型。
    """
    if report.profile is not None:
        return
    for profile in report.knowledge.profiles.values():
        kind = other_kind(profile, report.facts)
        title = report.facts.title
        if kind is None or title is None or "法治政府" in title.value:
            continue
        yield Finding(
            Text(
                f"这是“{kind.name.zh}”，不是“{profile.name.zh}”，未检查应有的部分。",
                f"This is an {kind.name.en}, not an {profile.name.en}; its parts were not checked.",
            ),
            Label(opening(report)),
            help=Text("如判断有误，请用 --profile 指定类型。", "Use --profile to name the type if this is wrong."),
        )
