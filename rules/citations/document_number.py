"""C104 document-number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker import lazy
from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.fix.choose import changes_figure
from checker.pack.terms import fold
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.titles import known_titles
from rules.citations._titles import comparable, titles
from rules.sentences import matches

_CODE = r"(?P<code>[一-龥]{1,11}?[发函字办规令通文电释党组委政安法复审备批干人])"
_NUMBER = lazy.compile(
    _CODE + r"\s?(?P<open>[〔【\[({〈《<「])\s?(?P<year>(?:19|20)?\d\d)(?P<nian>年?)\s?(?P<close>[〕】\])}〉》>」]?)\s?"
    r"(?P<di>第?)(?P<zero>0*)(?P<number>[1-9]\d{0,4})\s?号(?!地|楼|院|线|路|宗|井|案|机|车|门|公寓|商|小区|提案|建议)"
)
_BARE_YEAR = lazy.compile(
    _CODE + r"(?P<year>(?:19|20)\d\d)(?P<nian>年?)[〕】\])]?(?P<di>第?)(?P<number>[1-9]\d{0,4})号"
    r"(?!地|楼|院|线|路|宗|提案|建议)"
)
_NO_HAO = lazy.compile(
    r"(?P<code>[一-龥]{2,8}[发函字办释])〔(?P<year>(?:19|20)\d\d)〕(?P<number>[1-9]\d{0,4})(?![\d号、—-])"
)
_ORDER = lazy.compile(r"〔(?P<year>(?:19|20)\d\d)〕(?P<code>[一-龥]{1,6}[发函字办])(?P<number>[1-9]\d{0,4})号")
_STRICT = frozenset("发函字释")
"""Last characters of an issuer's code that make it one even without brackets: 国办发, 厅字."""


@rule(
    "C104",
    "document-number",
    Text("发文字号写法有误", "a document number is written wrongly"),
    Severity.WARNING,
    basis=Text("党政机关公文格式（GB/T 9704—2012）：发文字号", "GB/T 9704-2012: document number"),
)
def document_number(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    发文字号是否写成“机关代字〔年份〕序号号”：年份用四位数并用六角括号〔〕括入，不写“年”；
    序号不编虚位（不写 05 号），不加“第”。    已核实字号的文件，年份或序号与公布的不一致也会指出。

    ## 为什么
    字号是查文件的依据，写法不规范常常是从网页转抄时丢失了括号。

    ## 依据
    《党政机关公文格式》（GB/T 9704—2012）。

    ## 正例
    ```text
    按照青政办发〔2023〕5号文件要求，完成清理。
    ```
    ```text
    （2021）青01行初12号行政判决书已经履行。
    ```
    ## 反例
    ```text
    按照青政办发【2023】5号文件要求，完成清理。
    ```
    ```text
    按照青政办发〔2023年〕第05号文件要求，完成清理。
    ```
    ## 选项
    无。

    ## 误报与边界
    法院案号（年份在前、用圆括号）不是发文字号，不检查；令、公告的“第×号”没有括号年份，也不检查。
    """
    folded = fold(report.text)
    for match in matches(_NUMBER, folded, "号"):
        faults = list(_faults(match))
        if faults:
            yield _finding(report, match, faults)
    for match in matches(_BARE_YEAR, folded, "号"):
        if match["code"][-1] in _STRICT and len(match["code"]) >= 2:
            yield _finding(report, match, [Text("年份没有用六角括号〔〕括入", "the year is not in 〔〕")])
    for match in matches(_NO_HAO, folded, "〔"):
        yield _finding(report, match, [Text("序号后漏“号”", "号 is missing after the number")])
    for match in matches(_ORDER, folded, "〔"):
        yield _finding(report, match, [Text("机关代字应在年份之前", "the issuer's code comes before the year")])
    yield from _known_numbers(report.text)


def _faults(match: re.Match[str]) -> Iterator[Text]:
    opening, closing = match["open"], match["close"]
    if (opening, closing) != ("〔", "〕"):
        yield Text("年份应当用六角括号〔〕括入", "the year belongs in 〔〕")
    if match["nian"]:
        yield Text("括号内不写“年”", "no 年 inside the brackets")
    if len(match["year"]) == 2:
        yield Text("年份应写四位数", "the year has four digits")
    if match["di"]:
        yield Text("序号前不加“第”", "no 第 before the number")
    if match["zero"]:
        yield Text("序号不编虚位", "no leading zero")


def _finding(report: Report, match: re.Match[str], faults: list[Text]) -> Finding:
    span = Span(match.start(), match.end())
    printed = report.document.slice(span)
    turned = match.start("code") > match.start("year")
    inner = span if turned else Span(match.end("code"), match.end())
    year = match["year"] if len(match["year"]) == 4 else "20" + match["year"]
    right = f"〔{year}〕{match['number']}号"
    fix = Fix("unsafe", (Edit(inner, right),), Text(f"改为“{right}”", f"write {right}"))
    return Finding(
        Text(
            f"发文字号“{printed}”写法有误：{'；'.join(f.zh for f in faults)}。",
            f"The document number {printed} is written wrongly: {'; '.join(f.en for f in faults)}.",
        ),
        Label(span),
        help=Text(f"写成“{match['code']}{right}”。", f"Write {match['code']}{right}."),
        fix=None if turned or changes_figure(report.document.slice(inner), right) else fix,
    )


@cache
def _numbers() -> Mapping[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for known in known_titles():
        if known.number:
            core = comparable(known.title)
            out[core] = out.get(core, frozenset()) | {known.number}
    return out


_AFTER = lazy.compile(r"[（(]([一-龥]{2,6}〔\d{4}〕\d{1,4}号)[）)]")


def _known_numbers(text: str) -> Iterator[Finding]:
    for title in titles(text):
        right = _numbers().get(title.core)
        after = _AFTER.match(text, title.span.end) if right else None
        if right and after and after[1] not in right:
            known = "、".join(sorted(right))
            yield Finding(
                Text(f"“{after[1]}”与该文件的字号不符，应为{known}。", f"{after[1]} is not its number; it is {known}."),
                Label(Span(after.start(1), after.end(1))),
            )
