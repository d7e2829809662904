"""P101 unpaired-mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule

_OPEN = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]", "“": "”", "‘": "’", "「": "」", "『": "』"}
_KIND = {**dict.fromkeys("（）()", "("), **dict.fromkeys("【】[]", "[")}
_KIND |= {"〔": "〔", "〕": "〔", "“": "“", "”": "“", "「": "「", "」": "「", "『": "『", "』": "『"}
_MARK = lazy.compile("[" + re.escape("".join(_KIND)) + "]")
_CLOSE = frozenset("）)〕】]”」』")
_LIST_MARK = lazy.compile(r"(?:^|[\s。；;：:，,、])[0-9０-９a-zA-Z一二三四五六七八九十①-⑳]{1,3}$")


@rule(
    "P101",
    "unpaired-mark",
    Text("括号或引号不成对", "a bracket or quotation mark without its partner"),
    Severity.WARNING,
    basis=Text("《标点符号用法》（GB/T 15834—2011）", "GB/T 15834-2011"),
)
def unpaired_mark(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    每一段中的括号（）〔〕【】和引号“”是否成对。

    ## 为什么
    漏掉一半，读者不知道注释或引用到哪里为止。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    办理案件12件（含上年结转2件），推行“一窗通办”。
    ```
    ```text
    1）健全制度；2）强化培训。
    ```
    ## 反例
    ```text
    办理案件12件（含上年结转2件，推行一窗通办。
    ```
    ```text
    推行“一窗通办，办理案件12件。
    ```
    ## 选项
    无。

    ## 误报与边界
    全角与半角括号混用视为一对；“1）”一类的序号不算；一段中有两处以上不成对（多半是抄录时丢了标点）或全段断行的只作提示。
    """
    for block in report.document.prose:
        text = report.document.slice(block.span)
        found = list(_unpaired(text))
        ended = text.rstrip().endswith(tuple("。；！？：.;!?:"))
        severity = None if len(found) == 1 and ended else Severity.INFO
        for at in found:
            mark = text[at]
            partner = _OPEN.get(mark) or next(o for o, c in _OPEN.items() if c == mark)
            start, end = max(0, at - 6) if mark in _CLOSE else at, at + 1 if mark in _CLOSE else min(len(text), at + 8)
            yield Finding(
                Text(f"“{mark}”没有对应的“{partner}”。", f"{mark} has no {partner}."),
                Label(Span(block.span.start + start, block.span.start + end)),
                severity=severity,
            )


def _unpaired(text: str) -> Iterator[int]:
    stack: list[int] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        kind = _KIND[mark]
        if mark not in _CLOSE:
            stack.append(at)
        elif stack and _KIND[text[stack[-1]]] == kind:
            stack.pop()
        elif any(_KIND[text[s]] == kind for s in stack):
            while stack and _KIND[text[stack[-1]]] != kind:
                yield stack.pop()
            stack.pop()
        elif not (kind == "(" and _LIST_MARK.search(text, max(0, at - 5), at)):
            yield at
    yield from stack
