"""P105 heading-punctuation."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.punctuation._habits import once

_HAN = lazy.compile(r"\s*[一二三四五六七八九十]{1,3}[.．，,：:](?=\s*[一-龥])")
_PAREN = lazy.compile(r"\s*[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]\s*[、，,.．：:]")
_END = lazy.compile(r"[。，、；,;]\s*$")


@rule(
    "P105",
    "heading-punctuation",
    Text("标题的标点", "punctuation of headings"),
    Severity.INFO,
    basis=Text(
        "《标点符号用法》（GB/T 15834—2011）、《党政机关公文格式》（GB/T 9704—2012）", "GB/T 15834-2011, GB/T 9704-2012"
    ),
)
def heading_punctuation(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    独立成行的标题末尾的标点；层次序数后的标点：一、后用顿号，（一）后不加标点。

    ## 为什么
    公文标题有统一的写法。

    ## 依据
    《党政机关公文格式》（GB/T 9704—2012）、《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    一、主要举措和成效
    （一）健全制度
    全年出台办法3件。
    ```
    ## 反例
    ```text
    一、主要举措和成效
    （一）、健全制度
    全年出台办法3件。
    ```
    ## 选项
    无。

    ## 误报与边界
    一份报告只提示一次；标题与正文接排的（段首标题）可以用句号。
    """
    places: list[Span] = []
    for section in report.outline.sections:
        printed = report.document.slice(section.span)
        line_end = report.text.find("\n", section.span.start)
        line = report.text[section.span.start : line_end if line_end >= 0 else len(report.text)]
        if _HAN.match(line) or _PAREN.match(line):
            places.append(Span(section.span.start, section.span.start + min(len(line), 8)))
        elif not section.run_in and len(printed) <= 20 and line.strip() == printed.strip() and _END.search(printed):
            places.append(section.span)
    yield from once(
        places,
        Text(
            f"标题的标点不合格式，共{len(places)}处。",
            f"The punctuation of {len(places)} headings is not after the format.",
        ),
        Text(
            "标题末尾不加标点；“一”后用顿号，“（一）”后不加标点。",
            "No mark at a heading's end; 一、 but （一） without mark.",
        ),
    )
