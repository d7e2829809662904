"""W101 wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal, cast

from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.pack.terms import fold
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.words import Misuse, words


@rule(
    "W101",
    "wording",
    Text("用词有误", "a wrong word"),
    Severity.WARNING,
    basis=Text("现代汉语规范用法与公文惯用语", "standard usage in official Chinese"),
)
def wording(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    本类报告里常见的误用词语：截止（应为截至）、登陆平台、反应问题、不与受理、权利清单、法治督查，以及“减少若干倍”、单位重复等。

    ## 为什么
    这些词读音、字形相近，输入时容易选错，会改变意思，也显得不严谨。

    ## 依据
    现代汉语规范用法；“减少”不用倍数，见数字用法的通行要求。

    ## 正例
    ```text
    截至目前，群众反映的问题全部办结；申报截止日期为6月30日。
    ```
    ```text
    应急反应迅速，登录平台办理，案件量下降三成。
    ```
    ## 反例
    ```text
    截止2022年底，调处纠纷128件。
    ```
    ```text
    群众可登陆政务服务平台反应问题。
    ```
    ```text
    投诉量同比下降2倍。
    ```
    ## 选项
    无。

    ## 误报与边界
    词表只收本领域常见且能由上下文断定的误写（见 rules/data/catalogues/words.toml），一般错别字不在检查之列。
    来自记忆、把握不大的条目只作提示。书名号内的文件名称不检查。
    """
    folded = fold(report.text)
    data = words()
    blocks = [(b.span.start, b.span.end) for b in report.document.prose]
    hits = list(data.index.find(folded))
    for start, end in blocks:
        line = folded[start:end]
        first, last = (bisect_left(hits, at, key=attrgetter("start")) for at in (start, end))
        for hit in hits[first:last]:
            for misuse in data.by_word[hit.word]:
                if misuse.applies(line, hit.start - start, hit.end - start):
                    yield _finding(report, misuse, Span(hit.start, hit.end))
                    break
        for misuse in data.patterns:
            assert misuse.pattern is not None
            for match in misuse.pattern.finditer(line):
                group = 1 if misuse.pattern.groups else 0
                if misuse.applies(line, match.start(group), match.end(group)):
                    yield _finding(report, misuse, Span(start + match.start(group), start + match.end(group)))


def _finding(report: Report, misuse: Misuse, span: Span) -> Finding:
    printed = report.document.slice(span)
    fix = None
    if misuse.safety != "none":
        safety = cast(Literal["safe", "unsafe"], misuse.safety)
        title = Text(f"改为“{misuse.right}”", f"write {misuse.right}")
        fix = Fix(safety, (Edit(span, misuse.right),), title)
    message = misuse.message
    if misuse.pattern is not None:
        message = Text(f"“{printed}”：{message.zh}", f"{printed}: {message.en}")
    return Finding(
        Text(f"{message.zh}。", f"{message.en}."),
        Label(span),
        help=Text(f"改为“{misuse.right}”。", f"Write {misuse.right}.") if misuse.right else None,
        severity=misuse.severity,
        fix=fix,
    )
