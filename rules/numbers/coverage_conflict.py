"""N113 coverage-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N113",
    "coverage-conflict",
    Text("全覆盖的单位数前后不一", "the number of bodies under full coverage differs"),
    Severity.WARNING,
    basis=Text("全覆盖意味着单位数等于总数，全文应一致", "full coverage means all bodies, one number throughout"),
)
def coverage_conflict(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    两处都说某类单位（村、社区、镇街、执法单位、学校）全部覆盖，单位数却不同。

    ## 为什么
    单位总数是固定的，两数不同必有一误或口径不同。

    ## 依据
    全覆盖意味着单位数等于总数，全文应一致。

    ## 正例
    ```text
    实现121个村（社区）网格全覆盖，121个村（社区）全部配备法律顾问。
    ```
    ```text
    在20个村开展试点，121个村实现全覆盖。
    ```

    ## 反例
    ```text
    实现121个村（社区）网格全覆盖。
    为124个村（社区）全部配备了法律顾问。
    ```

    ## 选项
    无。

    ## 误报与边界
    试点、新增、其中等部分数不比；机构（工作室、站）数与村数不比。
    """
    yield from findings_of(report, FormulaKind.COVERAGE)
