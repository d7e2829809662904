"""P103 mixed-width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.punctuation._habits import once

_PAIRS = (("，", ","), ("；", ";"), ("：", ":"), ("（", "("))
_HALF = {m: lazy.compile(rf"{re.escape(m)}(?<=[一-龥”》）].)(?=[一-龥“《（\s]|$)") for m in ",;:("}
_FEW = 0.3
"""Above this share the other width is a habit of the text, not a slip."""


@rule(
    "P103",
    "mixed-width",
    Text("全角与半角标点混用", "full-width and half-width marks mixed"),
    Severity.INFO,
    basis=Text("《标点符号用法》（GB/T 15834—2011）", "GB/T 15834-2011"),
)
def mixed_width(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    全文用全角标点，个别地方用了半角逗号、分号、冒号、括号。

    ## 为什么
    同一份文件的标点应当一致。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    健全制度，强化培训，完善机制。
    ```
    ```text
    健全制度,强化培训,完善机制,形成合力。
    ```
    ## 反例
    ```text
    健全制度，强化培训，完善机制，形成合力,抓好落实。
    ```
    ## 选项
    无。

    ## 误报与边界
    全文都用半角（网页转抄常见）是整篇的习惯，不提示；混用时整篇只提示一次。
    """
    text = report.text
    places: list[Span] = []
    for full, half in _PAIRS:
        wide = text.count(full)
        narrow = [Span(m.start(), m.end()) for m in _HALF[half].finditer(text)]
        if narrow and wide > 2 and len(narrow) <= _FEW * (wide + len(narrow)):
            places += narrow
    number = len(places)
    yield from once(
        sorted(places),
        Text(f"全文用全角标点，有{number}处用了半角。", f"{number} half-width marks in a text of full-width ones."),
    )
