"""S111 missing-topic."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import opening


@rule(
    "S111",
    "missing-topic",
    Text("有的工作领域没有写到", "an area of work is not touched"),
    Severity.INFO,
    basis=Text(
        "《法治政府建设实施纲要（2021－2025年）》的主要领域",
        "Outline for building a law-based government (2021-2025): its main areas",
    ),
    options={"keywords": 2},
    needs_profile=True,
)
def missing_topic(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    政府的年度报告是否写到了各主要领域（学习贯彻习近平法治思想、政府职能、制度建设、决策、执法、应急、
    化解矛盾纠纷、权力监督、科技保障、党的领导）。

    ## 为什么
    整个领域只字不提，往往是有关部门没有报来材料。

    ## 依据
    《法治政府建设实施纲要（2021－2025年）》的主要领域。

    ## 正例
    ```text profile=law-based-government year=2023
    云岗县水利局2023年度法治政府建设情况报告
    一、主要举措和成效
    开展水行政执法检查30次。
    ```
    ## 反例
    ```text profile=law-based-government year=2023
    云岗县人民政府2023年度法治政府建设情况报告
    一、主要举措和成效
    学习习近平法治思想，举办研讨2次；印发行政规范性文件3件，开展合法性审核。
    ```
    ## 选项
    - `keywords`：一个领域至少出现几处关键词才算写到（默认 2）。

    ## 误报与边界
    只对政府的报告提示，部门和乡镇的报告只写本单位的工作；按关键词判断，仅供参考。
    """
    kind = report.facts.body_kind
    if report.profile is None or kind is None or kind.value != "government":
        return
    text = "\n".join(report.document.slice(b.span) for b in report.document.prose)
    lacking = [t for t in report.profile.topics if sum(1 for _ in t.words.finditer(text)) < options["keywords"]]
    if lacking:
        yield Finding(
            Text(
                f"没有写到或很少写到：{'；'.join(t.title.zh for t in lacking)}。",
                f"Hardly or not touched: {'; '.join(t.title.en for t in lacking)}.",
            ),
            Label(opening(report)),
            help=Text("请核对有关部门是否漏报材料。", "Check whether a department failed to send its piece."),
        )
