"""I002 `unread-input`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule


@rule("I002", "unread-input", Text("文件没有读出", "input that could not be read"), Severity.ERROR)
def unread_input(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    文件打不开、是空的、加了密、是扫描件、已损坏、格式不支持，或检查超时；文件夹里没有一份报告也在此列。
    ## 为什么
    没有读出的文件不等于没有问题。只要有一份没有读出，退出码就是 3，不会算通过。
    ## 依据
    程序自身的约定：没有检查到的内容，绝不报告为合格。
    ## 正例
    能选中、复制文字的 .docx、.txt、.md、.html 或 .pdf 文件。
    ## 反例
    图片扫描的 PDF、加密的 Word 文档、只有文件名的空文件。
    ## 选项
    无。本规则由程序自身发出，不能关闭、抑制或写入基线。
    ## 误报与边界
    旧版 .doc、.wps 等文件需要另存为 .docx；在装有转换程序的机器上会先行转换。
    """
    yield from ()
