"""F951 blank-cell: a cell of a table that should hold a number holds none."""

from __future__ import annotations

from collections.abc import Iterator

from checker.api import Finding, Label, Options, Report, Severity, Text, rule
from openness_report.tables import data_tables


@rule(
    "F951",
    "blank-cell",
    Text("表格数字空缺或被拆开", "a blank or split cell"),
    Severity.WARNING,
    basis=Text("《政府信息公开工作年度报告格式》：没有的填 0", "the uniform format: write 0 where there is none"),
)
def blank_cell(report: Report, options: Options) -> Iterator[Finding]:
    """表格中应填数字的格子空着、不是数字，或数字被空格拆开。

    ## 检查什么
    申请情况表、复议诉讼表的每一格。

    ## 为什么
    空格说不清是零还是漏填；“1 4”可能是 14，也可能是两格并成了一格。

    ## 依据
    《政府信息公开工作年度报告格式》：没有的填 0。

    ## 正例
    ```text
    本年新收申请12件。
    ```

    ## 反例
    见测试：空格、“1 4”。

    ## 选项
    无。

    ## 误报与边界
    只看认得出的三张表。
    """
    for table in data_tables(report.document):
        for figure in table.figures:
            where = f"{figure.row}·{figure.column}"
            if figure.value is None:
                message = Text(f"表格“{where}”一格没有数字。", f"The cell {where} holds no number.")
                help_ = Text("没有的请填 0。", "Write 0 where there is none.")
            elif figure.split:
                message = Text(f"表格“{where}”一格的数字被拆开：{figure.text}。", f"The number in {where} is split.")
                help_ = Text(f"请核对是否应为 {figure.value}。", f"Should it be {figure.value}?")
            else:
                continue
            yield Finding(message, Label(figure.span, Text("此格", "this cell")), help=help_, key=where)
