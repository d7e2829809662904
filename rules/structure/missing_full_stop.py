"""S109 missing-full-stop."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._paragraphs import unended

_TAIL = 14


@rule(
    "S109",
    "missing-full-stop",
    Text("段末缺句号", "a paragraph lacks its full stop"),
    Severity.WARNING,
    basis=Text(
        "《标点符号用法》（GB/T 15834—2011）：句末用句末点号", "GB/T 15834-2011: a sentence ends with an end mark"
    ),
)
def missing_full_stop(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    正文段落的末尾有没有句号一类的标点。

    ## 为什么
    缺句号常常意味着后面还有半句话被删掉或漏贴了。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    （一）抓学习。组织执法人员培训6期，共有320人参加。
    （二）抓评查。评查案卷120卷，优秀案卷占三成。
    （三）抓普法。开展宣讲40场，发放资料3000份。
    ```
    ## 反例
    ```text
    （一）抓学习。组织执法人员培训6期，共有320人参加。
    （二）抓评查。评查案卷120卷，优秀案卷占三成
    （三）抓普法。开展宣讲40场，发放资料3000份。
    （四）抓监督。聘请监督员12名，收到意见9条。
    ```
    ## 选项
    无。

    ## 误报与边界
    标题、落款、表格、附件名称和逐行列出的“名称：数字”不检查；正文不足三段的片段不检查。
    """
    for found in unended(report):
        if found.broken:
            continue
        end = found.line.span.end
        mark = "." if _half_width(report.text) else "。"
        yield Finding(
            Text(
                f"段末“…{report.text[max(found.line.span.start, end - _TAIL) : end]}”后面缺句号。",
                "This paragraph has no closing mark.",
            ),
            Label(Span(max(found.line.span.start, end - _TAIL), end), Text("此处应有句号", "a full stop belongs here")),
            fix=Fix("unsafe", (Edit(Span(end, end), "。"),), Text("补上句号", "add a full stop"))
            if mark == "。"
            else None,
        )


def _half_width(text: str) -> bool:
    return "。" not in text
