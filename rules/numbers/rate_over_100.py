"""N110 rate-over-100."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N110",
    "rate-over-100",
    Text("比率超过100%", "a rate above 100 %"),
    Severity.ERROR,
    basis=Text("部分占总体的比率不超过100%", "a part cannot be more than the whole"),
)
def rate_over_100(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    按期办结率、满意率、覆盖率等部分对总体的比率大于100%，不论比率写在名称之前还是之后、中间有无升降。

    ## 为什么
    这类比率不可能超过100%。

    ## 依据
    部分占总体的比率不超过100%。

    ## 正例
    ```text
    完成调解任务的112%，普法任务完成率103.5%。
    ```
    ```text
    法律援助案件同比增长120%。
    ```
    ```text
    按期办结率100%，满意率99.1%。
    ```

    ## 反例
    ```text
    投诉举报按期办结率103.2%，群众满意率99.1%。
    ```
    ```text
    村（社区）法律顾问覆盖率110%。
    ```
    ```text
    出庭应诉率比上年提高5个百分点，达到102.4%；有104.2%的受访群众表示满意。
    ```

    ## 选项
    无。

    ## 误报与边界
    完成率、增长率、预算执行率、清结率等本来可以超过100%的不提示；以任务、目标、计划或上年数为分母的，
    因办结旧存案件而超过的结案率不提示。
    """
    yield from findings_of(report, FormulaKind.LIMIT)
