"""I005 `expired-suppression`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule


@rule("I005", "expired-suppression", Text("抑制已到期", "a suppression past its last day"), Severity.WARNING)
def expired_suppression(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    配置中 `[[suppress]]` 条目的 `until` 日期已过。所抑制的问题从次日起重新报告。
    ## 为什么
    有期限的宽限到期后应当重新判断，而不是默默延续。
    ## 依据
    程序自身的约定。
    ## 正例
    `until` 在今天或以后，或者没有写期限。
    ## 反例
    `until = 2020-01-01` 的条目仍留在配置里。
    ## 选项
    无。
    ## 误报与边界
    以运行当天的日期为准。
    """
    yield from ()
