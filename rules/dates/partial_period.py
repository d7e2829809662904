"""D106 partial-period and D107 relative-time."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.dates._zones import report_year, sentence_at, zone_at

_PARTIAL = lazy.compile(
    r"(?=[前上1一截])(?:前[一二三]个?季度|上半年|[1一]\s?(?:月)?[—\-－~～至到]\s?(?:[2-9]|1[01]|[二三四五六七八九十]|十一)月(?:份)?|"
    r"截[至止]到?(?:(?P<year>(?:19|20)\d\d)年)?(?:[1-9]|1[01])月(?:份|底|末|\d{1,2}日)?)"
)
_REST_OF_YEAR = lazy.compile("下半年|后半年|第?四季度|全年")
"""What tells, in the sentence of a part of the year, the rest of it or all of it."""
_RELATIVE = lazy.compile(r"年初以来|今年以来|今年|截[至止]目前|目前|近期|日前|近日|本年度?(?!度)|上月|本月|去年")
_MOST = 8
"""How many further places one finding lists."""


def _grouped(places: list[Span], message: Text, help_: Text) -> Iterator[Finding]:
    if places:
        more = tuple(Label(span) for span in places[1:_MOST])
        yield Finding(message, Label(places[0]), more, help=help_)


@rule(
    "D106",
    "partial-period",
    Text("数据没有覆盖全年", "figures that do not cover the year"),
    Severity.INFO,
    basis=Text("年度报告报告上一年度的情况", "annual reports cover the whole year before"),
)
def partial_period(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    全年报告里只到前三季度、上半年、1—10月、截至11月的数据。

    ## 为什么
    定稿时应换成全年数据，否则无法与上年比较，也容易与别处的全年数矛盾。

    ## 依据
    年度报告的期间是1月1日至12月31日。

    ## 正例
    ```text year=2023
    截至2023年底，全县受理申请72件。
    ```
    ## 反例
    ```text year=2023
    前三季度，全县办理行政处罚案件195件。
    ```
    ## 选项
    无。

    ## 误报与边界
    一份报告只提示一次，列出各处；安排部分不看。没有报告年度的片段不看。同一句里说了下半年、四季度或全年的不提示。
    """
    year, _ = report_year(report)
    if year is None:
        return
    places = []
    for match in _PARTIAL.finditer(report.text):
        zone = zone_at(report, match.start())
        if zone.plan or (match["year"] and int(match["year"]) != year):
            continue
        if not match["year"] and _REST_OF_YEAR.search(report.document.slice(sentence_at(report, match.start()))):
            continue
        places.append(Span(match.start(), match.end()))
    first = report.document.slice(places[0]) if places else ""
    yield from _grouped(
        places,
        Text(f"“{first}”等数据没有覆盖{year}年全年。", f"{first}: these figures do not cover the whole of {year}."),
        Text("定稿前请换成全年数据。", "Replace them by figures for the whole year."),
    )


@rule(
    "D107",
    "relative-time",
    Text("相对的时间词", "words that depend on the day of writing"),
    Severity.INFO,
    basis=Text("年度报告报告上一年度的情况", "annual reports cover the whole year before"),
)
def relative_time(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    “今年”“目前”“近期”“年初以来”等相对于写作时间的词。

    ## 为什么
    报告在次年公开，“今年”会被读成公开的那一年，数据的截止时间也不清楚。

    ## 依据
    年度报告报告上一年度的情况。

    ## 正例
    ```text year=2023
    2023年，全县审结复议案件58件。
    ```
    ## 反例
    ```text year=2023
    今年，全县审结复议案件58件。
    ```
    ## 选项
    无。

    ## 误报与边界
    一份报告只提示一次，列出各处；安排部分不看。没有报告年度的片段不看。
    """
    year, _ = report_year(report)
    if year is None:
        return
    places = [Span(m.start(), m.end()) for m in _RELATIVE.finditer(report.text) if not zone_at(report, m.start()).plan]
    first = report.document.slice(places[0]) if places else ""
    yield from _grouped(
        places,
        Text(f"“{first}”等词相对于写作时间，宜写明年月。", f"{first}: better name the year or date."),
        Text(f"写成“{year}年”或“截至{year}年12月底”等。", f"Write {year}年 or a date."),
    )
