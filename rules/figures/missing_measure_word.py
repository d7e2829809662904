"""F102 missing-measure-word."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.model import Claim, Kind
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import BlockKind, Span
from checker.report import Report
from checker.rule import Options, rule

_CLOSE = lazy.compile(r"[ \u3000]*(?:[，。；;]|,(?!\d))")
_RATE = lazy.compile(
    r"(?:占(?:比)?|率|比例|比重)(?:今年|全年|年[末底])?(?:达到|达|为|是|约|稳定在|保持在|(?:提高|提升|上升|下降|降低|[升增降])[到至为])?$"
)
_MONEY = lazy.compile(
    r"(?:(?<![条收一二三四五六七八九十])款|罚没|(?<![现合])金|[欠补工]薪|(?<![免自公])费|费用|补助|补贴|[金总]额|税收|收入|支出|损失|标的额?|产值)"
    r"(?:共计?|合计|累计|总计|达到?|为|是|计)?$"
)
"""发放慰问金6.4: the fraction of a sum tells 万元 from 元."""
_NOT_COUNTED = lazy.compile(
    r"(?:第|号|版|章|条|款|表|图|附件|类|级|型|路|线|热线|电话|传真|邮编|代码|编号|序号|年度|指数|得分|分数|评分|总分|均分"
    r"|排名|名列|位列|位居|列|系数|满意度|知晓度|拨打|平台|标准|为期|温度|率|占|比|比例|比重|占比|分|等于|减|加|乘|除)"
    r"(?:达到|达|为|是|约|第|在|至|：|:)?$"
    r"|(?:人|件|户|场|家|批|车|台|项|起)次(?:达到?|为|是|共|计|共计)?$|[件人户场家项]数[多少]$|[都均同也][是为]$|[”』」][为是]$"
)
_LEVEL = lazy.compile(r"(?:到|至|由|从|的|比|增加|减少|增长|下降|上升)$")
"""人次由2150增加到3010: the subject itself says the unit."""
_LISTED = lazy.compile(r"、[\u4e00-\u9fff（）()]{1,12}")
"""帮助14236人次：看守所3841、法院2090、检察院8305: a list whose whole says the unit."""
_CJK = lazy.compile(r"[\u4e00-\u9fff]")


@rule(
    "F102",
    "missing-measure-word",
    Text("数字后缺单位", "a figure without its unit"),
    Severity.WARNING,
    basis=Text("GB/T 15835—2011《出版物上数字用法》", "GB/T 15835—2011, use of numerals in publications"),
)
def missing_measure_word(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    数了事物的数字后面直接是标点，没有量词：解答咨询41，；以及率、占比后面的小数缺百分号，款项的小数缺金额单位。

    ## 为什么
    缺了量词，读者不知道是件、次还是人；缺了百分号，数值差一百倍。

    ## 依据
    《出版物上数字用法》：计量和统计数字后应有单位。

    ## 正例
    ```text
    全年解答咨询41人次，起草法律文书1件，满意率98.4%。2023年得分98.4，排名第3。
    ```
    ## 反例
    ```text
    全年解答咨询41，起草法律文书1件。
    ```
    ```text
    群众满意率达98.4，比上年提高0.6个百分点。
    ```
    ## 选项
    无。

    ## 误报与边界
    序号、年份、分数、排名、版本、编号、并列数字共用的单位（分别为1、2、3件）不算；表格和标题不查。
    """
    text = report.text
    skipped = [b.span for b in report.document.prose if b.kind in (BlockKind.CELL, BlockKind.HEADING, BlockKind.TITLE)]
    claims = report.claims
    for n, claim in enumerate(claims):
        mention = claim.mention
        if mention.unit is not None or mention.kind is not Kind.COUNT or mention.approx or mention.chinese:
            continue
        if mention.digits is None or any(s.covers(mention.span) for s in skipped):
            continue
        found = _missing(text, claims[n - 1] if n else None, claim, claims[n + 1] if n + 1 < len(claims) else None)
        if found is None:
            continue
        zh, en = found
        yield Finding(
            Text(f"“{_shown(text, mention.span)}”后缺{zh}。", f"“{mention.text}” lacks {en}."),
            Label(mention.span, Text(f"这里缺{zh}", f"{en} is missing here")),
            help=Text(f"请补上{zh}。", f"Add {en}."),
            key=mention.text,
        )


def _missing(text: str, before: Claim | None, claim: Claim, following: Claim | None) -> tuple[str, str] | None:
    span = claim.mention.span
    digits = text[span.start : span.end].strip()
    left = text[claim.clause.start : span.start]
    if not _CLOSE.match(text, span.end) or not _CJK.match(text, span.start - 1) or "分别" in left:
        return None
    if following is not None and text[span.end : following.mention.span.start].strip() in ("、", "和", "与", "及", ""):
        return None
    if claim.mention.decimals:
        return _of_fraction(left) if "." in digits else None
    if not digits.isdigit() or len(digits) > 6 or digits.startswith("0") or _year(digits) or _NOT_COUNTED.search(left):
        return None
    if _LEVEL.search(left):
        return None
    if (
        before is not None
        and before.mention.unit is None
        and _LISTED.fullmatch(text, before.mention.span.end, span.start)
    ):
        return None
    own = claim.subject_span is not None or (claim.action is not None and "action" not in claim.inherited)
    named = len(left.strip()) >= 3 or left.strip() == claim.action  # 约谈17
    return ("量词", "its measure word") if own and named else None


def _of_fraction(left: str) -> tuple[str, str] | None:
    """What a figure with decimals lacks behind these words."""
    if _RATE.search(left):
        return "百分号", "a percent sign"
    return ("金额单位", "its unit of money") if _MONEY.search(left) else None


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _shown(text: str, span: Span) -> str:
    return text[max(0, span.start - 6) : span.end].lstrip("，,。；;、：:\n ")
