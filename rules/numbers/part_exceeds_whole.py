"""N104 part-exceeds-whole."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N104",
    "part-exceeds-whole",
    Text("部分大于总体", "a part exceeds its whole"),
    Severity.INCONSISTENCY,
    basis=Text("算术与业务流程：部分不大于总体", "arithmetic and the order of the procedure"),
)
def part_exceeds_whole(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    “其中”的一项大于总数；成功多于调解、采纳多于提出、合格多于参考、司法确认多于达成协议等。

    ## 为什么
    部分不可能大于它所在的总体。

    ## 依据
    算术与业务流程：部分不大于总体。

    ## 正例
    ```text
    全年调解纠纷3270件，调解成功3239件。
    ```
    ```text
    上年结转12件，新收90件，办结95件。
    ```
    ```text
    排查隐患216次，调解纠纷1218件。
    ```

    ## 反例
    ```text
    全年调解矛盾纠纷1182件，调解成功1218件。
    ```
    ```text
    主动公开信息1352条，其中重大民生类13216条。
    ```

    ## 选项
    无。

    ## 误报与边界
    件与件次、人与人次、批与批次是不同单位，不比；有上年结转的办结可以多于受理；范围不同的不比。只有在所有合理读法下都不相等时才提示；
    只在最可能的读法下不相等的，作为 info。
    """
    yield from findings_of(report, FormulaKind.PART)
