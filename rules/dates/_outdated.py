"""What was the newest once and is told as if it still were: the 19th congress alone, the outline of 2015 alone."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.dataclass import dataclass
from checker.diagnostics import Severity, Text
from checker.document import Span
from checker.report import Report
from rules.citations._titles import titles
from rules.dates._zones import sentence_at, zone_at

_CONGRESS = lazy.compile(
    r"(?:学习|贯彻|落实|领会|宣传)[^。；\n]{0,40}?(党的十九大(?:和|及|以及)?(?:十九届[^，。；]{2,24}?全会)?的?精神)"
)
_ENDED = lazy.compile(r"收官|总结|评估|完成|期间|回顾|结束|原|历史|以来|制定的")
_WHOLE = 400
"""Characters a text must have to be judged by what it does not say."""
_OUTLINE = "法治政府建设实施纲要"


@dataclass(frozen=True, slots=True)
class Stale:
    """One stale year: the words, and a second place that shows it."""

    span: Span
    message: Text
    severity: Severity | None = None
    second: Span | None = None
    second_label: Text = Text("报告年度", "the report's year")


def outdated(report: Report, year: int) -> Iterator[Stale]:
    """From 2022 on, the 19th congress as the newest; from 2021 on, only the outline that ended in 2020."""
    if len(report.text) < _WHOLE:
        return
    if year >= 2022 and "二十大" not in report.text:
        match = _CONGRESS.search(report.text)
        if match is not None:
            yield Stale(
                Span(match.start(1), match.end(1)),
                Text(
                    f"“{match[1]}”：{year}年度的报告没有提到党的二十大，像是沿用了往年的表述。",
                    f"{match[1]}: a report for {year} without the 20th congress seems left over.",
                ),
            )
    cited = [t for t in titles(report.text) if t.core == _OUTLINE and t.years]
    if year < 2021 or not cited or any(t.years != "2015-2020" for t in cited):
        return
    first = cited[0]
    if _ENDED.search(report.document.slice(sentence_at(report, first.span.start))):
        return
    if not zone_at(report, first.span.start).problems:
        yield Stale(
            first.span,
            Text(
                f"{year}年度仍以2015—2020年的纲要为依据，没有提到2021—2025年的纲要。",
                f"For {year} the outline of 2015–2020 has been replaced by that of 2021–2025.",
            ),
        )
