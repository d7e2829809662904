"""S104 thin-part."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, PartState, Severity, Text
from checker.document import Span
from checker.profile import evidence
from checker.profile.model import Part
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import BASIS, heading

_MIXED = 0.4
"""Share of a few words left below which they are padding, not a short plain statement."""
_UNNAMED = 0.5
"""The same for a text that names no matter of the field."""
_NAMED = 2
"""Matters of the field (案卷, 普法, 调解) named by a short text that says something."""


@rule(
    "S104",
    "thin-part",
    Text("部分内容空泛", "a part says next to nothing"),
    Severity.WARNING,
    basis=BASIS,
    options={"characters": 14, "share": 0.25},
    needs_profile=True,
)
def thin_part(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    应有的部分是否只有套话、只说“存在一些不足”、只写“详见附件”，或者只有标题没有内容；
    主要负责人履职部分是否只有表态，没有主持、听取、批示、督办等具体行动。

    ## 为什么
    空泛的部分等于没有报告；“敷衍塞责”是报告被通报的常见理由。

    ## 依据
    《法治政府建设与责任落实督察工作规定》关于年度报告内容的要求。

    ## 正例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、2024年工作安排
    制定执法人员轮训计划，每季度开展一次案卷评查，建成法治文化广场2处。
    ```
    ## 反例
    ```text profile=law-based-government year=2023
    一、主要举措和成效
    开展执法检查30次，办结案件12件。
    二、2024年工作安排
    2024年，我局将按照上级部署，再接再厉，扎实做好各项法治工作。
    ```
    ## 选项
    - `characters`：去掉套话后至少剩多少字（默认 14）。
    - `share`：去掉套话后的字数至少占多少（默认 0.25）。

    ## 误报与边界
    先去掉套话再数剩下的字，不评价写得好不好；写出任何具体任务、问题或行动就不提示。
    """
    for part in report.parts:
        definition = report.profile.part(part.id) if report.profile else None
        if definition is None or definition.within is not None or part.state not in ("own", "sub") or part.body is None:
            continue
        found = _thin(report, definition, part, part.body, options)
        if found is not None:
            span, why = found
            yield Finding(
                Text(f"“{part.title.zh}”{why.zh}。", f"“{part.title.zh}” {why.en}."),
                Label(span, why),
                help=Text("请写出具体的事项、做法和数据。", "Write what exactly: matters, actions, figures."),
                key=part.id,
            )


def _little(share: float, left: int, unnamed: Part | None, options: Options) -> bool:
    """Whether what is left without stock phrases is next to nothing; `unnamed`: the part, if it names no matter."""
    if share < options["share"] or (left < options["characters"] and share < _MIXED):
        return True
    return unnamed is not None and left < unnamed.unnamed and share < _UNNAMED


def _thin(report: Report, definition: Part, part: PartState, body: Span, options: Options) -> tuple[Span, Text] | None:
    raw = report.document.slice(body)
    text = raw.strip()
    start = body.start + len(raw) - len(raw.lstrip())
    span = Span(start, start + len(text))
    if not text:
        return heading(report, part), Text("只有标题，没有内容", "has a heading and no text")
    if definition.stock is not None:
        left = evidence.substance(definition, text)
        named = evidence.distinct(definition.actions, text)
        if definition.pointer and definition.pointer.search(text) and left < options["characters"]:
            return span, Text("只指向附件，没有内容", "only points to an annex")
        little = _little(left / len(text), left, definition if not named else None, options)
        if little and named < _NAMED and evidence.figures(text) == 0:
            return span, Text("只有套话，没有写具体内容", "holds stock phrases and nothing particular")
        return None
    if definition.actions is not None:
        deeds = evidence.count(definition.actions, evidence.without_citations(text))
        if deeds == 0 and evidence.figures(text) == 0 and len(text) < 2 * definition.minimum:
            return span, Text("没有写主要负责人做了什么", "does not say what the heads did")
        return None
    if len(text) < definition.minimum and evidence.figures(text) == 0:
        return span, Text("过于简略", "is too short to say anything")
    return None
