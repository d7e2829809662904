"""N953 text-table-conflict: the text of part one gives another figure than the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.api import Finding, Label, Options, Report, Severity, Text, rule
from openness_report.tables import Figure, data_tables

_TOPIC = re.compile(r"信息公开申请|依申请公开|公开申请")
_NEW = re.compile(r"(?:新收|收到|受理|接收)")
_DONE = re.compile(r"(?:办结|答复|办理完毕|全部办理)")
_NEXT = re.compile(r"结转(?:至|到)?下(?:一)?年")


@rule(
    "N953",
    "text-table-conflict",
    Text("正文数字与表格不一致", "the text contradicts the table"),
    Severity.INCONSISTENCY,
    basis=Text("同一指标只有一个数值", "one measure has one value"),
)
def text_table_conflict(report: Report, options: Options) -> Iterator[Finding]:
    """正文所述申请件数与申请情况表的总计对不上。

    ## 检查什么
    正文中新收、办结、结转下年的信息公开申请件数，与表中“总计”一列相应各行比较。

    ## 为什么
    正文和表格出自同一份台账，读者会逐项对照。

    ## 依据
    同一指标只有一个数值。

    ## 正例
    ```text
    全年收到政府信息公开申请12件。
    ```

    ## 反例
    见测试：表中总计为 12，正文写 21。

    ## 选项
    无。

    ## 误报与边界
    正文数字等于新收、含结转的合计、办理总计或结转中的任何一个时不报；只比较精确件数。
    """
    for table in data_tables(report.document):
        if table.form.id != "B":
            continue
        totals = table.by_column().get("总计", {})
        for claim in report.claims:
            clause = report.text[claim.clause.start : claim.clause.end]
            if claim.mention.unit != "件" or not claim.mention.exact:
                continue
            if not _TOPIC.search((claim.subject or "") + clause) or "其中" in clause:
                continue
            row = _row(clause)
            figure = totals.get(row) if row else None
            if figure is None or figure.value is None or claim.mention.value in _fair(totals):
                continue
            yield Finding(
                Text(
                    f"正文写{claim.mention.text}，表中“{row}”总计为 {figure.value}。",
                    f"The text says {claim.mention.text}, the table's {row} is {figure.value}.",
                ),
                Label(claim.mention.span, Text("正文", "text")),
                (Label(figure.span, Text(f"表：{row}·总计", f"table: {row}")),),
                key=str(row),
            )


def _row(clause: str) -> str | None:
    for pattern, row in ((_NEXT, "结转下年"), (_NEW, "新收"), (_DONE, "办理总计")):
        if pattern.search(clause):
            return row
    return None


def _fair(totals: dict[str, Figure]) -> set[Decimal]:
    """Every value of the 总计 column a fair reader may take the text to mean."""
    values = {name: f.value for name, f in totals.items() if f.value is not None}
    fair = set(values.values())
    if "新收" in values and "上年结转" in values:
        fair.add(values["新收"] + values["上年结转"])
    return fair
