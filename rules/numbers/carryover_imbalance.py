"""N108 carryover-imbalance."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N108",
    "carryover-imbalance",
    Text("收结存不平", "opening, received, closed and closing figures do not balance"),
    Severity.INCONSISTENCY,
    basis=Text(
        "会计恒等式：上年结转 + 本年收 = 本年结 + 结转下年", "stock and flow: opening + received = closed + closing"
    ),
)
def carryover_imbalance(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    上年结转、本年新收（受理）、办结、结转下年四数同时出现而不平；年初、新增、减少、年末同理。

    ## 为什么
    四数中必有一数有误。

    ## 依据
    会计恒等式：上年结转 + 本年收 = 本年结 + 结转下年。

    ## 正例
    ```text
    上年结转13件，新受理157件，审结142件，结转下年28件。
    ```
    ```text
    新收62件，去年结转3件，已答复61件，4件转入明年办理。
    ```
    ```text
    年初有效文件97件，新出台8件，废止11件，失效3件，年末保留91件。
    ```

    ## 反例
    ```text
    上年结转13件，新受理157件，审结142件，结转下年38件。
    ```
    ```text
    年初在册矫正对象241人，全年接收163人，解除178人，年末在册236人。
    ```

    ## 选项
    无。

    ## 误报与边界
    收件数已含上年结转的算法也试；没有写明上年结转（或写明没有、已清零）的不核对；写明另有未计件数的（个别撤案）不提示。
    """
    yield from findings_of(report, FormulaKind.BALANCE)
