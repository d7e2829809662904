"""P102 doubled-mark."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule

_SAME = lazy.compile(r"([，。；：、！？,;:])\1+")
_MIXED = lazy.compile(r"[，、；：,;:。](?=[，；：、]|(?<!。)。)")


@rule(
    "P102",
    "doubled-mark",
    Text("标点重复", "two marks where one belongs"),
    Severity.WARNING,
    basis=Text("《标点符号用法》（GB/T 15834—2011）", "GB/T 15834-2011"),
)
def doubled_mark(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    连着写的两个点号：，，  。。  、，  ；。

    ## 为什么
    多是删改时留下的。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    健全制度、强化培训……成效明显。
    ```
    ## 反例
    ```text
    健全制度，，强化培训。
    ```
    ```text
    健全制度、强化培训，。
    ```
    ## 选项
    无。

    ## 误报与边界
    省略号、破折号不算；连用的问号叹号只提示。相同的标点可以安全地删去一个。
    """
    for block in report.document.prose:
        text, offset = report.document.slice(block.span), block.span.start
        for match in _SAME.finditer(text):
            span = Span(offset + match.start(), offset + match.end())
            mild = match[1] in "！？"
            title = Text(f"改为“{match[1]}”", f"write {match[1]}")
            yield Finding(
                Text(f"标点“{match[0]}”重复。", f"The mark stands twice: {match[0]}."),
                Label(span),
                severity=Severity.INFO if mild else None,
                fix=None if mild else Fix("safe", (Edit(span, match[1]),), title),
            )
        for match in _MIXED.finditer(text):
            after = text[match.end()]
            if after == match[0]:
                continue
            span = Span(offset + match.start(), offset + match.end() + 1)
            keep = "。" if "。" in match[0] + after else after
            title = Text(f"改为“{keep}”", f"write {keep}")
            yield Finding(
                Text(f"两个标点连用：“{match[0]}{after}”。", f"Two marks together: {match[0]}{after}."),
                Label(span),
                fix=Fix("unsafe", (Edit(span, keep),), title),
            )
