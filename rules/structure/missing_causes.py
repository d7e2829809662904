"""S103 missing-causes."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import BASIS, heading


@rule(
    "S103",
    "missing-causes",
    Text("只写不足，没有写原因", "shortcomings without causes"),
    Severity.WARNING,
    basis=BASIS,
    needs_profile=True,
)
def missing_causes(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    写不足的部分里有没有交代原因（原因是、由于、因……所致、源于、受……制约等）。

    ## 为什么
    年度报告要求写“不足和原因”。标题写了“及原因”而正文没有原因的，同样会被指出。

    ## 依据
    《法治政府建设与责任落实督察工作规定》关于年度报告内容的要求。

    ## 正例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、存在的不足
    执法人员业务不够熟练，主要是岗前培训时间偏短造成的。
    ```
    ## 反例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、存在的不足和原因
    一是执法人员业务不够熟练。二是普法形式比较单一。
    ```
    ## 选项
    无。

    ## 误报与边界
    只看有没有表示原因的词语或“原因分析”小节，不判断原因是否成立；“主要表现在”不算原因。
    """
    problems, causes = report.part("problems"), report.part("causes")
    if problems is None or causes is None or causes.state != "missing" or problems.state not in ("own", "sub"):
        return
    yield Finding(
        Text("这一部分只写了不足，没有写原因。", "This part names shortcomings but no cause."),
        Label(heading(report, problems), Text("没有找到原因", "no cause found")),
        help=Text("请逐条写明原因，如“原因是……”“由于……”。", "Give each shortcoming its cause."),
    )
