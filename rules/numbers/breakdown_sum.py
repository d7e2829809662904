"""N102 breakdown-sum."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N102",
    "breakdown-sum",
    Text("分项之和不等于总数", "the parts do not add up to the whole"),
    Severity.INCONSISTENCY,
    basis=Text("算术：完整的分项之和等于总数；业务统计的完整分类", "arithmetic: complete parts add up to their whole"),
)
def breakdown_sum(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    分项列全了（写明“无其他”“三项合计”“其余……”，或属于业务上的完整分类，如维持、驳回、撤销、终止，优秀、
    良好、合格）而各项之和不等于总数；一个总体的各部分占比列全了而其和不是100%，或另有其余部分而其和已超过100%。

    ## 为什么
    分项与总数不符，必有一数有误。

    ## 依据
    算术：完整的分项之和等于总数；业务统计的完整分类。

    ## 正例
    ```text
    评查案卷126卷：优秀49卷，良好44卷，合格33卷。
    ```
    ```text
    拆除违建265处、62897.81平方米，其中存量214处、51120.36平方米，新增51处、11777.45平方米。
    ```
    ```text
    受援人3408人，其中农民工1127人、妇女1964人、老年人1511人。
    ```

    ## 反例
    ```text
    评查案卷126卷：优秀49卷，良好44卷，合格30卷，不合格0卷。
    ```
    ```text
    罚没款共计358.6万元，其中罚款291.3万元、没收违法所得57.3万元，无其他收入。
    ```
    ```text
    信访事项来源：来信占46%、来访占38%、网上占26%，三种渠道即为全部来源。
    ```

    ## 选项
    无。

    ## 误报与边界
    不同角度的几组分项（按类型、按结果、按来源）各自核对，从不相加；农民工、妇女等交叉人群不相加；近似数按区间核对；
    总数可以在前、在后、在上一段，也可以含上年结转；分项可以没有“其中”一类词语。差得再远，只要一处笔误（错一位、邻位颠倒）
    就能解释，也在核对之列。表格里的合计、总计、小计按行按列核对：加哪些行（列）由同一行（列）其他各处印证；各处都对不上的，视为另含表外的数，
    不提示。另一时段的数、“不含”的数、只列最多和最少的两端、几种单位凑成的总数，都不算分项。只有在所有合理读法下都不相等时才提示；只在最可能的读法下不相等的，
    作为 info。
    """
    yield from findings_of(report, FormulaKind.SUM, FormulaKind.SHARES)
