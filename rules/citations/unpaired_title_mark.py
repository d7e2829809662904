"""C103 unpaired-title-mark and C105 nested-title-mark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule

_BASIS = Text("《标点符号用法》（GB/T 15834—2011）书名号", "GB/T 15834-2011, title marks")
_CLAUSE = lazy.compile(r"[，,。；;\n《]")
_PAIRS = {"》": "《", "〉": "〈"}
_MARK = lazy.compile("[《〈》〉]")
_DEEP = 4
"""No title is nested deeper."""
_JOIN = 60
"""A title may run over a line break; its other mark is then looked for in so many characters."""
_MANY = 10
"""Findings a paragraph; with more of them it is no text."""
_ENDS = "。！？；：!?;:"


@rule(
    "C103",
    "unpaired-title-mark",
    Text("书名号不成对", "a title mark without its partner"),
    Severity.WARNING,
    basis=_BASIS,
)
def unpaired_title_mark(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    每一段中《与》、〈与〉是否成对。

    ## 为什么
    漏掉一半书名号，读者分不清文件名称到哪里为止。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    落实《青岚市供水管理办法》的要求，整改问题6个。
    ```
    ## 反例
    ```text
    落实《青岚市供水管理办法的要求，整改问题6个。
    ```
    ```text
    修订青岚市供水管理办法》，整改问题6个。
    ```
    ## 选项
    无。

    ## 误报与边界
    名称跨行断开（行末没有句末标点）时，到下一行寻找另一半。内外层交叉由 citation-title 报告。
    """
    for start, end in _paragraphs(report):
        yield from islice(_unpaired(report.text, start, end), _MANY)


def _paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    """Prose blocks; a block whose line breaks off inside a title is joined with the next."""
    text, waiting = report.text, None
    for block in report.document.prose:
        start = block.span.start if waiting is None else waiting
        line = text[start : block.span.end]
        opened = line.rfind("《") > line.rfind("》")
        nearly = opened and len(line) - line.rfind("《") < _JOIN and not line.rstrip().endswith(tuple(_ENDS))
        if nearly and waiting is None and _continues(text, block.span.end):
            waiting = start
            continue
        yield start, block.span.end
        waiting = None
    if waiting is not None:
        yield waiting, len(text)


def _continues(text: str, end: int) -> bool:
    """Whether the title is closed soon after the line break, before another one opens."""
    rest = text[end : end + _JOIN]
    close, again = rest.find("》"), rest.find("《")
    return close >= 0 and (again < 0 or close < again)


def _unpaired(text: str, start: int, end: int) -> Iterator[Finding]:
    stack: list[int] = []
    crossed = 0
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found[0]
        if mark in "《〈":
            stack.append(at)
        elif mark in _PAIRS:
            if stack and text[stack[-1]] == _PAIRS[mark]:
                stack.pop()
            elif len(stack) >= 2 and text[stack[-2]] == _PAIRS[mark]:
                del stack[-2:]
                crossed += 1  # citation-title says so; the outer mark may still come
            elif stack and not any(text[s] == _PAIRS[mark] for s in stack[-_DEEP:]):
                yield _finding(text, stack.pop(), at + 1)
            elif not stack and crossed:
                crossed -= 1
            elif not stack:
                yield _finding(text, at, at + 1)
    for at in stack:
        yield _finding(text, at, min(end, _clause_end(text, at, end)))


def _clause_end(text: str, at: int, end: int) -> int:
    found = _CLAUSE.search(text, at + 1, end)
    return found.start() if found else end


def _finding(text: str, at: int, end: int) -> Finding:
    mark = text[at]
    if mark in "《〈":
        partner = "》" if mark == "《" else "〉"
        crossed = text[end - 1] in _PAIRS and end - 1 != at
        zh = f"“{mark}”没有对应的“{partner}”" + (f"，却以“{text[end - 1]}”结束" if crossed else "")
        return Finding(
            Text(f"{zh}。", f"{mark} has no {partner}."),
            Label(Span(at, end), Text("从这里开始", "opened here")),
            help=Text(f"在名称结束处补上“{partner}”。", f"Close the title with {partner}."),
        )
    begin = max(text.rfind(c, 0, at) for c in "，,。；;、\n》：:") + 1
    return Finding(
        Text(f"“{mark}”没有对应的“{_PAIRS[mark]}”。", f"{mark} has no {_PAIRS[mark]}."),
        Label(Span(min(begin, at), at + 1), Text("到这里结束", "closed here")),
        help=Text(f"在名称开始处补上“{_PAIRS[mark]}”。", f"Open the title with {_PAIRS[mark]}."),
    )


_NESTED = lazy.compile(r"《[^《》\n]{0,40}(《[^《》\n]{1,80}》)[^《》\n]{0,40}》")


@rule(
    "C105",
    "nested-title-mark",
    Text("书名号内套用了双书名号", "《》 inside 《》"),
    Severity.INFO,
    basis=_BASIS,
)
def nested_title_mark(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    书名号里面还要用书名号时，内层应当用单书名号〈〉。

    ## 为什么
    内外两层都用《》，名称的起止不清楚。

    ## 依据
    《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    印发《关于贯彻〈青岚市供水管理办法〉的通知》。
    ```
    ## 反例
    ```text
    印发《关于贯彻《青岚市供水管理办法》的通知》。
    ```
    ## 选项
    无。

    ## 误报与边界
    这种写法在网页上很常见，只作提示。
    """
    for match in _NESTED.finditer(report.text):
        yield Finding(
            Text(f"内层书名号应为〈〉：“{match[1]}”。", f"The inner marks should be 〈〉: {match[1]}."),
            Label(Span(match.start(1), match.end(1))),
        )
