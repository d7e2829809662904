"""S106 heading-level-skip."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Marker, Section
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import words

_SKIPS = {
    (Marker.HAN, Marker.ARABIC_PAREN): "（一）或 1.",
    (Marker.HAN_PAREN, Marker.ARABIC_PAREN): "1.",
    (Marker.PART, Marker.ARABIC_PAREN): "一、",
}
"""A heading, the one directly under it, and what should stand between; 一、 may be followed by 1."""


@rule(
    "S106",
    "heading-level-skip",
    Text("标题层次跳级", "a heading level is skipped"),
    Severity.WARNING,
    basis=Text("《党政机关公文格式》（GB/T 9704—2012）结构层次序数", "GB/T 9704-2012: order of headings"),
)
def heading_level_skip(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    标题层次是否按“一、（一）1.（1）”的顺序使用，例如“一、”下面直接用“（1）”。

    ## 为什么
    公文的结构层次序数有固定顺序；跳级多是删去了中间一层，或者序号用错。

    ## 依据
    《党政机关公文格式》（GB/T 9704—2012）关于结构层次序数的规定。

    ## 正例
    ```text
    一、主要做法
    1.抓学习。组织培训3次。
    2.抓执法。办理案件9件。
    ```
    ```text
    一、主要做法
    （一）抓学习
    1.集中学。组织培训3次。
    2.上门讲。开展宣讲7场。
    ```
    ## 反例
    ```text
    一、主要做法
    （1）抓学习。组织培训3次。
    （2）抓执法。办理案件9件。
    ```
    ```text
    一、主要做法
    （一）抓学习
    （1）集中学。组织培训3次。
    ```
    ## 选项
    无。

    ## 误报与边界
    只用两层时“一、”下面可以直接用“1.”；①一类的序号标准没有规定，不检查。同一种跳级只提示第一处。
    """
    found: dict[tuple[Marker, Marker], list[Section]] = {}
    for section in report.outline.sections:
        if section.parent is None:
            continue
        pair = (report.outline.sections[section.parent].marker, section.marker)
        if pair in _SKIPS:
            found.setdefault(pair, []).append(section)
    for pair, sections in found.items():
        first = sections[0]
        assert first.parent is not None
        above = report.outline.sections[first.parent]
        more = f"（全文共 {len(sections)} 处）" if len(sections) > 1 else ""
        yield Finding(
            Text(
                f"“{_mark(report, above)}”下面直接用了“{_mark(report, first)}”，跳过了 {_SKIPS[pair]}{more}。",
                f"“{_mark(report, first)}” stands directly under “{_mark(report, above)}”; {_SKIPS[pair]} is skipped.",
            ),
            Label(first.span, Text("跳级", "level skipped")),
            (Label(above.span, Text("上级标题", "the heading above")),),
        )


def _mark(report: Report, section: Section) -> str:
    name = words(report, section)
    return name if len(name) <= 20 else name[:20] + "…"
