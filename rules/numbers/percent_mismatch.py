"""N105 percent-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N105",
    "percent-mismatch",
    Text("比率与件数不符", "a rate does not follow from the counts"),
    Severity.INCONSISTENCY,
    basis=Text(
        "算术：比率等于分子除以分母，按所印小数位四舍五入或截尾",
        "arithmetic: a rate is numerator over denominator, rounded or cut off as printed",
    ),
)
def percent_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    率、占比与文中的分子、分母对不上。

    ## 为什么
    比率是读者最先核对的数。

    ## 依据
    算术：比率等于分子除以分母，按所印小数位四舍五入或截尾。

    ## 正例
    ```text
    调处纠纷750件，调解成功722件，成功率96.3%。
    ```
    ```text
    受理252件，上年未结6件，审结246件，结案率95.3%。
    ```
    ```text
    审结135件，纠错29件；受理151件，纠错率19.2%。
    ```

    ## 反例
    ```text
    调处纠纷750件，调解成功722件，成功率98.3%。
    ```
    ```text
    受理投诉举报8640件。其中，投诉6912件，占80%；举报1728件，占30%。
    ```

    ## 选项
    无。

    ## 误报与边界
    分母不写明时，试遍附近的数及其和、差（含上年结转、除外、合并计算），允许末位差一；有一种合理算法相符就不提示；
    文中没有分母的不提示。表格里的比率、占比栏由哪两栏算出，看其余各行是否印证。
    """
    yield from findings_of(report, FormulaKind.RATE)
