"""I004 `unused-suppression`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule


@rule("I004", "unused-suppression", Text("抑制已不起作用", "a suppression no longer used"), Severity.WARNING)
def unused_suppression(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    配置中的 `[[suppress]]` 条目，或报告里的 `fazhi: ignore` 标记，没有遇到所指的问题；标记里的规则名写错也在此列。
    ## 为什么
    问题改正以后，留下的抑制会在将来掩盖新的问题。
    ## 依据
    程序自身的约定。
    ## 正例
    每一条抑制都对应一处仍然存在、经人判断可以保留的问题。
    ## 反例
    句子已经改写，配置里仍留着针对原句的抑制。
    ## 选项
    无。
    ## 误报与边界
    只在本次运行确实检查了相应文件和规则时才提示：只查一份文件，不会说其他文件的抑制无用。
    """
    yield from ()
