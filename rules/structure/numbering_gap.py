"""S105 numbering-gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from checker.dataclass import dataclass
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import ChainItem, Marker, Section, Span
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import words

_RESTARTS = (Marker.ARABIC, Marker.ARABIC_PAREN, Marker.CIRCLED, Marker.ORDINAL)
"""Markers of lists, which may begin anew under one heading."""
_WINDOW = 24


@dataclass(frozen=True, slots=True)
class Step:
    """Two neighbours in a numbered row that do not follow one another; `before` is None at the row's start."""

    before: Section | ChainItem | None
    after: Section | ChainItem


@rule(
    "S105",
    "numbering-gap",
    Text("序号不连续", "numbering has a gap or a repeat"),
    Severity.WARNING,
    basis=Text("《党政机关公文格式》（GB/T 9704—2012）结构层次序数", "GB/T 9704-2012: order of headings"),
)
def numbering_gap(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    各级标题（一、（一）1.（1）等）在同一上级标题下是否从一开始、依次递增、不重不漏；
    “一是……二是……三是”“第一……第二”等段内序号是否连续。

    ## 为什么
    跳号、重号往往是删改后漏掉了一段，或者粘贴时多出一段。

    ## 依据
    《党政机关公文格式》（GB/T 9704—2012）关于结构层次序数的规定。

    ## 正例
    ```text
    主要做法如下。一是抓学习，组织培训3次。二是抓执法，办理案件9件。三是抓普法，开展宣讲7场。
    ```
    ```text
    一、主要做法
    （一）抓学习。组织培训3次。
    （二）抓执法。办理案件9件。
    二、下一步打算
    继续抓好普法。
    ```
    ## 反例
    ```text
    主要做法如下。一是抓学习，组织培训3次。三是抓执法，办理案件9件。四是抓普法，开展宣讲7场。
    ```
    ```text
    一、主要做法
    （一）抓学习。组织培训3次。
    （二）抓执法。办理案件9件。
    （二）抓普法。开展宣讲7场。
    ```
    ## 选项
    无。

    ## 误报与边界
    节选的片段可能从“三、”开始，因此只有在上级标题下或整份报告里才要求从一开始；
    1. 2. 这类条目在另起一组时可以重新编号，也可以跨小节连续编号。
    """
    for row, goes_on in _rows(report.outline.sections):
        whole = report.profile is not None or (row[0].parent is not None and len(row) > 1)
        for step in _steps(row, whole=whole and not goes_on):
            yield _finding(report, step)
    for chain in report.outline.chains:
        for step in _steps(chain, whole=False):
            yield _finding(report, step)


def _rows(sections: Sequence[Section]) -> Iterator[tuple[list[Section], bool]]:
    """Headings of one kind under one parent, in text order; True where they number on from the sub-section before."""
    numbered = [s for s in sections if s.value is not None and s.marker is not Marker.CHAIN]
    numbered.sort(key=lambda s: (-1 if s.parent is None else s.parent, s.marker.value, s.index))
    last: dict[Marker, int] = {}
    rows = [list(row) for _, row in groupby(numbered, key=lambda s: (s.parent, s.marker))]
    for row in sorted(rows, key=lambda r: r[0].index):
        first = row[0]
        assert first.value is not None
        yield row, first.value == last.get(first.marker, 0) + 1 > 1
        value = row[-1].value
        last[first.marker] = value if value is not None else 0


def _steps(row: Sequence[Section | ChainItem], *, whole: bool) -> Iterator[Step]:
    continued = row[0].value not in (1, None)
    if continued and whole and row[0].value is not None and row[0].value <= 1 + len(row):
        yield Step(None, row[0])
    behind = 0
    for before, after in pairwise(row):
        if before.value is None or after.value is None or after.value == before.value + 1:
            continue
        if behind and after.value == before.value + 1 + behind:
            behind = 0  # 1 2 2 4: only the repeated number is wrong
            continue
        behind += after.value == before.value
        lists = isinstance(after, ChainItem) or after.marker in _RESTARTS
        if after.value == 1 and lists and before.value > 1:
            continue
        yield Step(before, after)


def _finding(report: Report, step: Step) -> Finding:
    after, before = step.after, step.before
    here = _span(after)
    label = _name(report, after)
    if before is None:
        return Finding(
            Text(f"“{label}”前面没有第一项。", f"“{label}” has no first item before it."),
            Label(here, Text("序号不是从一开始", "does not begin with one")),
        )
    previous = _name(report, before)
    assert before.value is not None
    assert after.value is not None
    if after.value == before.value:
        what = Text("序号重复", "number used twice")
    elif after.value > before.value:
        what = Text(f"缺第{before.value + 1}项", f"item {before.value + 1} is missing")
    else:
        what = Text("序号倒退", "number goes back")
    return Finding(
        Text(f"“{previous}”之后是“{label}”，{what.zh}。", f"“{previous}” is followed by “{label}”: {what.en}."),
        Label(here, what),
        (Label(_span(before), Text("前一项", "the item before")),),
        help=Text("请核对是否漏了一段或序号写错。", "Check whether a paragraph was lost or the number is wrong."),
    )


def _span(item: Section | ChainItem) -> Span:
    span = item.span
    if isinstance(item, ChainItem):
        return Span(span.start, span.end)
    return Span(span.start, min(span.end, span.start + 2 * _WINDOW))


def _name(report: Report, item: Section | ChainItem) -> str:
    if isinstance(item, ChainItem):
        return item.text
    name = words(report, item)
    return name if len(name) <= _WINDOW else name[:_WINDOW] + "…"
