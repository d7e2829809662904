"""P107 inner-space."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule

_SPACE = lazy.compile(
    r"(?<=\d)[ \u3000\xa0]+(?=[件项次人名个份场起户家条万亿元%％])|(?<=[一-龥，。；])[ \xa0]+(?=[一-龥])"
)


@rule(
    "P107",
    "inner-space",
    Text("句中多余的空格", "a space inside a sentence"),
    Severity.INFO,
    basis=Text("《党政机关公文格式》（GB/T 9704—2012）", "GB/T 9704-2012"),
)
def inner_space(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    数字与量词之间、汉字之间多余的空格。

    ## 为什么
    多是从网页或表格转抄时带来的，排版后会断开。

    ## 依据
    公文正文连续排印。

    ## 正例
    ```text
    全年行政应诉案件79件，均已开庭审理。
    ```
    ## 反例
    ```text
    全年行政应诉案件79 件，均已开庭审理。
    ```
    ## 选项
    无。

    ## 误报与边界
    一份报告只提示一次；只看有句号、分号的正文段落，标题、署名、表格里的空格不算。
    """
    spans: list[Span] = []
    for block in report.document.prose:
        line = report.document.slice(block.span)
        if block.table is None and lazy.search(r"[。；;]", line):
            lead = len(line) - len(line.lstrip())
            if not lazy.search(r"[ \u3000\xa0]", line[lead + 1 :]):
                continue
            spans += [
                Span(block.span.start + m.start(), block.span.start + m.end())
                for m in _SPACE.finditer(line)
                if m.start() > lead
            ]
    if spans:
        yield Finding(
            Text(f"句中有多余的空格，共{len(spans)}处。", f"Spaces inside sentences: {len(spans)}."),
            Label(spans[0]),
            tuple(Label(s) for s in spans[1:8]),
            fix=Fix("unsafe", tuple(Edit(s, "") for s in spans), Text("删去空格", "remove them")),
        )
