"""N112 impossible-percent."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N112",
    "impossible-percent",
    Text("没有整数能得出这个比率", "no whole number gives the rate"),
    Severity.INFO,
    basis=Text(
        "算术：分子为整数时，须有某个整数分母得出所印的比率",
        "granularity: some whole denominator must give the printed rate",
    ),
)
def impossible_percent(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    只写了分子和比率（两位小数）时，检验是否存在一个整数分母能得出这个比率。

    ## 为什么
    不存在时，这个比率必是以别的数为基数，应写明。

    ## 依据
    算术：分子为整数时，须有某个整数分母得出所印的比率。

    ## 正例
    ```text
    办结案件120件，占97.56%。
    ```
    ```text
    审结案件117件，占97.50%。
    ```

    ## 反例
    ```text
    复议机关审结案件中，调解案件12件，占97.44%。
    ```

    ## 选项
    无。

    ## 误报与边界
    仅作 info；文中另有分母的由 percent-mismatch 核对。
    """
    yield from findings_of(report, FormulaKind.GRANULARITY)
