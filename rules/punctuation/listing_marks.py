"""P104 title-mark-separator."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.punctuation._habits import once

_BETWEEN = lazy.compile(r"》[、](?=《)|”[、](?=“)")


@rule(
    "P104",
    "title-mark-separator",
    Text("并列的书名号或引号之间用了顿号", "、 between adjacent title or quotation marks"),
    Severity.INFO,
    basis=Text("《标点符号用法》（GB/T 15834—2011）顿号", "GB/T 15834-2011, 顿号"),
)
def title_mark_separator(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    并列的《》《》之间、“”“”之间的顿号。

    ## 为什么
    标示并列的书名号、引号之间通常不用顿号。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    印发《青岚市供水办法》《青岚市供气办法》。
    ```
    ## 反例
    ```text
    印发《青岚市供水办法》、《青岚市供气办法》。
    ```
    ## 选项
    无。

    ## 误报与边界
    各地习惯不一，一份报告只提示一次；两者之间有括注等其他成分的可以用顿号。
    """
    places = [Span(m.start(), m.end() + 1) for m in _BETWEEN.finditer(report.text)]
    yield from once(
        places,
        Text(
            f"并列的书名号（引号）之间通常不用顿号，共{len(places)}处。",
            f"No 、 is usual between adjacent title or quotation marks ({len(places)} places).",
        ),
    )
