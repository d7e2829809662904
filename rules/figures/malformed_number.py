"""F101 malformed-number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker import lazy
from checker.claims.lexicon import Lexicon
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule

_PATTERNS = (
    (
        "缺少整数部分，应写作 0.…",
        "the integer part is missing",
        r"[.．](?<=[\u4e00-\u9fff（(][.．])",
        r"(?<![\d.．])(?<=[\u4e00-\u9fff（(])[.．]+\d+<end>",
    ),
    (
        "小数点多写了",
        "a decimal point too many",
        r"[.．]\d*[.．]",
        r"(?<![\d.．])\d+[.．]{2,}\d+|(?<![\d.．])\d+(?:[.．]\d+){2,}<end>|(?<![\d.．])\d+[.．]\d+[.．]<end>",
    ),
    (
        "小数点后没有数字",
        "no digits after the decimal point",
        r"[.．](?:(?<=\d[.．])[万亿%％.．]|(?<=\d\d[.．])(?!\d))",
        r"(?<![\d.．])\d+[.．](?=[万亿%％])|(?<=[\u4e00-\u9fff])(?<!第)(?:\d+[.．]{2,}|\d{2,}[.．])<end>",
    ),
    (
        "小数点误作句号",
        "a full stop for the decimal point",
        r"。(?<=\d。)\d",
        r"(?<=[\u4e00-\u9fff])\d+。\d+(?=[万亿%％])",
    ),
    (
        "小数点与逗号重叠",
        "marks doubled within the figure",
        r"[.．,，]{2}",
        r"\d+(?:[,，]{2,}|[.．][,，]|[,，][.．])\d+<end>",
    ),
    (
        "数字中间有空格",
        "a space within the figure",
        r"[ \u3000](?=[\d.,])(?:(?<=\d[ \u3000])|(?<=\d[. ][ \u3000]))",
        r"(?<=[率长升降占达为比])\d[ \u3000]\d+\.\d+(?=[%％])|\d{1,3} ,\d{3}<count>"
        r"|(?<=[\u4e00-\u9fff])(?:\d+ \.\d+|\d+\. \d+)(?=[万亿%％])",
    ),
    (
        "百分号在数字之前",
        "the sign before its number",
        r"[%％]\d",
        r"(?<=[\u4e00-\u9fff])[%％]\d+(?:\.\d+)?(?![\d.%％])",
    ),
    (
        "小数点误作逗号",
        "a comma for the decimal point",
        r"[,，](?<=\d[,，])\d",
        r"(?<=[率占达到为长降升比])\d{1,3}[,，]\d{1,2}(?=[%％])",
    ),
    (
        "千分位逗号位置不对",
        "thousands separators at the wrong places",
        r",(?<=\d,)\d",
        r"(?<![\d.,])(?!\d{1,3}(?:,\d{3})+(?![\d,]))(?:\d{1,3},\d{1,3}(?:,\d{1,3})+(?:\.\d+)?<end>"
        r"|\d{1,3},\d{1,3}(?:\.\d+<end>|(?=[万亿]))|(?<![\d.,第、月年])(?:\d{1,3},(?:\d\d|\d{4,})|\d{2,3},\d)<count>)",
    ),
    (
        "数字前多了 0",
        "a leading zero",
        r"0(?<!\d0)\d",
        r"(?<![\d.．,:：\-－—–/～~+＋A-Za-z第])(?<![\d零〇一二两三四五六七八九十][时点])(?<!\d[ \u00a0\u2009])"
        r"0\d+(?:\.\d+)?<count>",
    ),
    (
        "百分号或单位重复",
        "the sign or unit is doubled",
        r"(?=[%％‰元件份项起册条亿万个人名场户家次宗百])(?:[%％‰元件份项起册条亿万个人名场户家次宗]{2}|百分点[%％]|[%％]个|百分之)",
        r"\d[万亿]?\s?(?:[%％‰]{2,}|个百分点[%％]|[%％]个百分点|<doubled>)|百分之\s?[\d.零一二三四五六七八九十百点]+[%％]",
    ),
    (
        "阿拉伯数字与“千”“百”混写",
        "Arabic digits mixed with 千 and 百",
        r"[千百十](?<=[\d万亿].)",
        r"\d[万亿]\d+[千百](?![瓦米克])\d*[百]?|\d千\d+百|\d[千百]\d+<count>|\d十\d?<count>",
    ),
    (
        "数字中混入字母",
        "a letter among the digits",
        r"[OoＯlI]",
        r"(?<![\dA-Za-z.])(?:\d+\.\d*[OoＯlI]\d*|(?:\d+[OoＯ]\d*|[OＯ]\d+|\d+(?:[lI]\d+|I)|(?<=[\u4e00-\u9fff])[lI]\d+)(?:\.\d+)?)<end>",
    ),
)
"""What is wrong (Chinese, English), what a paragraph must hold to be looked through for it, and how it looks.

What it must hold begins with the rarest of its marks, so that it is found, or not, without a look at every digit."""
_DOUBLED = (
    "元元(?!素)|件件(?![件有都])|份份(?![份额有都])|项项(?![项目有都])|起起(?![诉草源止步点因])|册册|条条(?![条款例文目有都])"
    "|亿亿|万万|人次人?次|个个(?![人体案别])|人人(?![人有都皆均参受知会])|名名(?![名有都列])|场场(?![场有都爆])"
    "|户户(?![户有都通])|家家(?![家户有都])|次次(?![次有都])|宗宗(?![宗有都])"
)
"""Units written twice, without those that begin the word behind them: 3个个体工商户, 5项项目, 19件件件有着落."""
_CODE = lazy.compile(r"(?:编码|代码|编号|号码|密码|尾号|工号|证号|[段库]号)[^，,。；;]{0,10}$")
"""What leading zeros belong to: 事项编码0402与0420."""


@lru_cache(maxsize=4)
def _compiled(lexicon: Lexicon) -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]:
    units = "|".join(re.escape(u) for u in sorted(lexicon.families, key=lambda u: (-len(u), u))) or "(?!)"
    ends = {"end": rf"(?=\s?(?:[万亿%％]|{units}))", "count": rf"(?=\s?(?:[万亿]|{units}))", "doubled": _DOUBLED}
    fill = re.compile(r"<(end|count|doubled)>")
    return tuple(
        (zh, en, lazy.compile(hint), lazy.compile(fill.sub(lambda m: ends[m[1]], body)))
        for zh, en, hint, body in _PATTERNS
    )


@rule(
    "F101",
    "malformed-number",
    Text("数字写错了形", "a malformed number"),
    Severity.ERROR,
    basis=Text("GB/T 15835—2011《出版物上数字用法》", "GB/T 15835—2011, use of numerals in publications"),
)
def malformed_number(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    读不成一个数的数字：缺整数部分、小数点多写、千分位错位、开头多 0、百分号或单位重复、阿拉伯数字夹“千”“百”。

    ## 为什么
    这类数字读者无法还原，往往是录入或转换时出的错。

    ## 依据
    《出版物上数字用法》：小数须写出小数点前的 0；多位数按三位分节；阿拉伯数字后只用“万”“亿”。

    ## 正例
    ```text
    全年罚没款0.86亿元，办结诉求462,318件，满意率98.7%，新设企业818家。
    ```
    ## 反例
    ```text
    全年罚没款.86亿元。
    ```
    ```text
    调解成功率98..7%，办结诉求4,62,318件。
    ```
    ```text
    新设企业0818家，办结率98%%。
    ```
    ## 选项
    无。

    ## 误报与边界
    版本号、日期、编号、条款号和电话号码不算；一个数字只报一次。
    """
    text = report.text
    taken: list[Span] = []
    for block in report.document.prose:
        for zh, en, hint, pattern in _compiled(report.knowledge.lexicon):
            if not hint.search(text, block.span.start, block.span.end):
                continue
            for m in pattern.finditer(text, block.span.start, block.span.end):
                span = _whole(text, m.start(), m.end())
                if any(span.overlaps(t) for t in taken) or _is_code(text, span.start, block.span.start):
                    continue
                taken.append(span)
                printed = text[span.start : span.end]
                yield Finding(
                    Text(f"“{printed}”：{zh}。", f"“{printed}”: {en}."),
                    Label(span, Text(zh, en)),
                    help=Text("请对照原始数据改正。", "Correct it from the source of the figure."),
                    key=printed,
                )


def _is_code(text: str, at: int, start: int) -> bool:
    """Whether the digits are a code's, which may begin with 0."""
    return text[at] == "0" and _CODE.search(text, max(at - 16, start), at) is not None


_TAIL = lazy.compile(r"[\d.,．]*[万亿]?[%％\u4e00-\u9fff]?")


def _whole(text: str, start: int, end: int) -> Span:
    """The whole printed number with its sign or unit character."""
    while start and (text[start - 1].isdigit() or text[start - 1] in ".,．") and text[start - 1].isascii():
        start -= 1
    if text[end - 1] == text[end - 2] and not text[end - 1].isdigit():  # 3名名: the unit is printed already
        return Span(start, end)
    m = _TAIL.match(text, end)
    stop = m.end() if m else end
    return Span(start, stop)
