"""S101 missing-part."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import BASIS, opening

_HELP = {
    "measures": Text("写明本年度做了什么、取得什么成效。", "Say what was done in the year and with what results."),
    "problems": Text(
        "设一部分写存在的不足，并逐条说明原因；开头的概括不能代替。",
        "Give the shortcomings a part of their own, each with its cause; a summary in the opening is not enough.",
    ),
    "responsible-person": Text(
        "设一部分写党政主要负责人主持研究、批示督办、学法述法等情况。",
        "Say what the principal heads did themselves: meetings, instructions, study, reports on duty.",
    ),
    "next-year-plan": Text("设一部分写下一年度的主要安排。", "Add a part on the main arrangements for the next year."),
}


@rule(
    "S101",
    "missing-part",
    Text("缺少应有的部分", "a required part is missing"),
    Severity.ERROR,
    basis=BASIS,
    needs_profile=True,
)
def missing_part(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    年度报告应有的部分（主要举措和成效、不足和原因、主要负责人履职情况、下一年度安排）是否都有。

    ## 为什么
    缺项的报告是不完整的报告，报送和公开时会被退回或通报。

    ## 依据
    《法治政府建设与责任落实督察工作规定》关于年度报告内容的要求。

    ## 正例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、党政主要负责人履行第一责任人职责情况
    主持召开专题会议3次。
    三、存在的不足和原因
    执法力量不足，原因是编制偏少。
    四、2024年工作安排
    充实执法力量，开展业务培训。
    ```
    ## 反例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、党政主要负责人履行第一责任人职责情况
    主持召开专题会议3次。
    三、存在的不足和原因
    执法力量不足，原因是编制偏少。
    ```
    ## 选项
    无。

    ## 误报与边界
    按标题用词、位置、年份和内容综合判断，不要求标题一字不差；只在开头提一句“深刻检视存在的问题”不算有这一部分。
    只在别处顺带提到的，由 `part-without-heading` 提示。
    """
    for part in report.parts:
        definition = report.profile.part(part.id) if report.profile else None
        if part.state != "missing" or definition is None or definition.within is not None:
            continue
        title = part.title
        yield Finding(
            Text(f"报告缺少“{title.zh}”部分。", f"The report lacks the part “{title.zh}” ({title.en})."),
            Label(opening(report), Text(f"全文没有“{title.zh}”", f"nowhere: {title.en}")),
            help=_HELP.get(part.id),
            key=part.id,
        )
