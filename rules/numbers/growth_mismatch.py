"""N106 growth-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N106",
    "growth-mismatch",
    Text("增减幅度与两期数不符", "a growth rate does not follow from the figures"),
    Severity.INCONSISTENCY,
    basis=Text("算术：增幅等于（本期数-基数）除以基数", "arithmetic: growth is the change over the base"),
)
def growth_mismatch(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    同比、由A增至B、倍、翻番与文中两期的数或增减数对不上，包括升降方向相反；两期相差一成以上却说“持平”，各年依次列出却不合“逐年下降”“逐年上升”；比率由A降至B后又说的“降幅”“相对增幅”，按比率的相对变化核对。

    ## 为什么
    增减幅度常在改数时漏改。

    ## 依据
    算术：增幅等于（本期数-基数）除以基数。

    ## 正例
    ```text
    办理公证3612件，2022年为3010件，同比增长20%。
    ```
    ```text
    受理69件，上年39件；结案61件，上年38件，同比分别上升76.9%、60.5%。
    ```
    ```text
    剔除批量案件40件，同口径下降9.4%，上年为128件，今年为156件。
    ```

    ## 反例
    ```text
    办理公证3612件，2022年为3010件，同比增长30%。
    ```
    ```text
    信访总量由上年的2450件次降为1960件次，降幅达25%。
    ```

    ```text
    漏损率由上年的12.4%降到9.3%，下降3.1个百分点，降幅52.0%。
    ```

    ## 选项
    无。

    ## 误报与边界
    没有基数的同比不核对；同口径、剔除、扣除等调整过的增幅不核对；“翻一番”允许上下一成。只有在所有合理读法下都不相等时才提示；
    只在最可能的读法下不相等的，作为 info。表格里的同比栏由哪两栏算出，看其余各行是否印证。
    """
    yield from findings_of(report, FormulaKind.GROWTH)
