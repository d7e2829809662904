"""N107 difference-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N107",
    "difference-mismatch",
    Text("差额与两数不符", "a difference does not follow from the figures"),
    Severity.INCONSISTENCY,
    basis=Text("算术：差额等于两数之差", "arithmetic: a difference is one figure less the other"),
)
def difference_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    增加（减少）几件、提高几个百分点、其余几件、空缺几名与相关两数之差不符；原有几条，删去、新增若干之后，
    定稿（现有、保留）的条数对不上；几批相加、收回或注销若干之后与现有数不符，两类相加、扣除重复之后与实际数不符；名次由第几升到第几，前进的位数不是两者之差。

    ## 为什么
    差额与两数三者必有一误。

    ## 依据
    算术：差额等于两数之差。

    ## 正例
    ```text
    许可事项由412项减少到367项，精简45项。
    ```
    ```text
    收到33件，除2件撤回外，其余31件均审结。
    ```
    ```text
    败诉率6.1%，较去年的9.8%下降3.7个百分点。
    ```
    ```text
    草案初稿57条，删去9条，增补3条，定稿51条。
    ```
    ```text
    首批下放68项，第二批下放21项，收回9项，现行80项。
    ```

    ## 反例
    ```text
    许可事项由412项减少到367项，精简55项。
    ```
    ```text
    在收到的33件中，不予受理4件，其余31件依法受理。
    ```
    ```text
    草案初稿57条，删去9条，增补3条，定稿53条。
    ```
    ```text
    首批下放68项，第二批下放21项，收回9项，现行90项。
    ```

    ## 选项
    无。

    ## 误报与边界
    近似数按区间核对；附近任意两数之差相符就不提示。表格里的增减、未结栏由哪两栏算出，看其余各行是否印证。
    """
    yield from findings_of(report, FormulaKind.DIFFERENCE)
