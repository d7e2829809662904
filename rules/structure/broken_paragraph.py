"""S108 broken-paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._paragraphs import unended

_AROUND = 8


@rule(
    "S108",
    "broken-paragraph",
    Text("句子中间断行", "a line break cuts a sentence"),
    Severity.WARNING,
    basis=Text(
        "《标点符号用法》（GB/T 15834—2011）：句末用句末点号", "GB/T 15834-2011: a sentence ends with an end mark"
    ),
)
def broken_paragraph(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    一句话没有写完就换行或换页，后半句成了另一段。

    ## 为什么
    多见于从 PDF 或网页复制：换页处把词语拆成两半，公开后读不通。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    一年来，全县执法队伍建设得到加强，执法水平稳步提高。
    组织执法人员培训6期，共有320人参加，合格率达到95%。
    开展案卷评查2次，评查案卷120卷，优秀案卷占三成。
    ```
    ## 反例
    ```text
    一年来，全县执法队伍建设得到加强，执法水平稳步提高。
    组织执法人员培训6期，共有320人参加，合格率达到95%。
    开展案卷评查2次，评查案卷120卷，把评查结果纳入年度工
    作考核，优秀案卷占三成。
    ```
    ## 选项
    无。

    ## 误报与边界
    整篇按固定宽度硬换行的文字不检查；下一行明显另起一句的，由 `missing-full-stop` 提示。
    """
    for found in unended(report):
        if not found.broken or found.after is None:
            continue
        start = max(found.line.span.start, found.line.span.end - _AROUND)
        end = min(found.after.span.end, found.after.span.start + _AROUND)
        halves = report.text[start : found.line.span.end], report.text[found.after.span.start : end]
        yield Finding(
            Text(
                f"“…{halves[0]}”之后断开，下一段接着写“{halves[1]}…”。",
                f"The sentence breaks off after “…{halves[0]}” and goes on in the next paragraph: “{halves[1]}…”.",
            ),
            Label(Span(start, end), Text("一句话被断成两段", "one sentence in two paragraphs")),
            help=Text("请把两段接起来。", "Join the two paragraphs."),
        )
