"""I001 `internal-error`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule


@rule("I001", "internal-error", Text("规则运行出错", "a rule that failed"), Severity.ERROR)
def internal_error(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    某条规则（内置、插件或规则包中的）在检查这份文件时出错。提示中写明规则、来源、版本和文件。
    ## 为什么
    出错的规则没有给出结论，其余规则照常运行。退出码为 3，不会算通过。
    ## 依据
    程序自身的约定：没有检查到的内容，绝不报告为合格。
    ## 正例
    全部规则正常运行。
    ## 反例
    插件与当前版本不兼容，运行中抛出异常。
    ## 选项
    无。本规则由程序自身发出，不能关闭、抑制或写入基线。
    ## 误报与边界
    这是程序或插件的缺陷，不是报告的问题；请把提示全文告诉维护者。
    """
    yield from ()
