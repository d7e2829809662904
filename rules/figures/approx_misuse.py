"""F103 approx-misuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker import lazy
from checker.claims.model import Claim, Kind, Mention
from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule

_APART = lazy.compile(r"(?:大约|约|大概|将近|接近|超过)(?:在|有|为|是|需要?|用时|达到?|会)$")
_AHEAD = lazy.compile(
    r"(?:(?P<about>大约|大概|约莫|差不多)(?!是否)|(?P<least>至少|最少|不少于|不低于)(?!的)|(?P<most>至多|最多|不超过|不多于)(?!的))"
    r"(?!\D*(?:具有|具备|从事|年满|工作|[一二两三四五六七八九十][名次个项场家件人]))[^，,。；;：:、\d]{1,12}$"
)
"""大概接待群众300人左右, 至少开展活动30场以上: the word stands before the verb."""
_AFTER = ("左右", "上下", "以上", "许", "之多")
_LEAST = ("以上", "之多")
_MOST = ("以下", "以内", "之内")
_AT_MOST = ("至多", "最多", "不超过", "不多于")
_INSIDE = ("余", "多", "来")
_SHORT_OF = ("近", "将近")
_PLACES = 4
"""Digits from which a count that ends in neither 0 nor 5 is no round one."""
_CONTINUOUS = frozenset({"小时", "元", "美元", "平方米"})
"""Families of units that measure rather than count."""
_BEYOND = lazy.compile(r"增|超额|完成|投资|回报|利润|产销|达成|偿|负债|周转")


@rule(
    "F103",
    "approx-misuse",
    Text("概数用法不当", "approximation words misused"),
    Severity.WARNING,
    basis=Text(
        "概数与确数不能并用，两个概数词不能叠用", "no approximation word for an exact figure, one for a round one"
    ),
)
def approx_misuse(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    确数后加“余”“多”（293余次）、前加“近”（近8463人）；两个概数词叠用（约120件左右、近5000余份、超过80%以上、至少开展30场以上、最多20人以下）；范围后加“左右”；不可能超过
    100%的比率写“100%以上”。

    ## 为什么
    数到个位的数不是概数；叠用的概数词意思重复，有的还互相矛盾（“近”是不足，“余”是超过）。

    ## 依据
    公文写作通行的概数用法。

    ## 正例
    ```text
    全年走访企业290余次，发放资料近5000份，约320万元，满意率达90%以上，受众42万余人次。
    ```
    ## 反例
    ```text
    全年走访企业293余次。
    ```
    ```text
    人均办案大约120件左右，发放资料近5000余份。
    ```
    ```text
    每季度至少走访商户20户以上，每期培训不超过50人以内。
    ```
    ```text
    每年调解纠纷30～40件左右，满意率达到100%以上。
    ```
    ## 选项
    无。

    ## 误报与边界
    “达……余”“达……以上”“1.9万余”“10余万”“12平方米多”不算；增长率、完成率可以超过100%。
    """
    by_place = {c.mention.span: c for c in report.claims}
    families = report.knowledge.lexicon.families
    for mention in report.mentions:
        if not mention.is_data or mention.digits is None:
            continue
        found = _fault(report.text, mention, by_place.get(mention.span), families)
        if found is not None:
            yield Finding(
                Text(f"“{mention.text}”{found.zh}。", f"“{mention.text}”: {found.en}."),
                Label(mention.span, found),
                help=Text("去掉多余的概数词，或改用整数。", "Drop the extra word, or round the figure."),
                key=mention.text,
            )


def _fault(text: str, mention: Mention, claim: Claim | None, families: Mapping[str, str]) -> Text | None:
    words = mention.approx.split("…") if mention.approx else []
    inside = [w for w in words if w in _INSIDE]
    after = [w for w in words if w in _AFTER]
    most = [w for w in words if w in _MOST]
    before = [w for w in words if w not in (*_INSIDE, *_AFTER, *_MOST, "数", "几", "好几", "上")]
    if not before and _APART.search(text, max(0, mention.span.start - 6), mention.span.start):
        before = [text[mention.span.start - 3 : mention.span.start]]
    if not before and (ahead := _AHEAD.search(text, max(0, mention.span.start - 16), mention.span.start)):
        fits = {"about": after, "least": [w for w in after if w in _LEAST], "most": most}
        before = [ahead[kind] for kind, behind in fits.items() if ahead[kind] and behind]
    if most and before and before[-1] in _AT_MOST:
        after = most
    if mention.kind is Kind.RANGE:
        soft = [w for w in words if w in ("左右", "上下", "余", "多", "许")]
        return Text("范围已是概数，不必再加概数词", "a range is approximate already") if soft else None
    if text[mention.span.start - 1 : mention.span.start] == "比":
        return None  # 加起来比53多
    if (before and (inside or after)) or (inside and after):
        used = [*before, *inside, *after]
        return Text(f"概数词叠用（{'、'.join(used[-2:])}）", "two approximation words for one figure")
    if inside and _exact(text, mention) and not _measured(mention, inside[0], families):
        return Text(f"是确数，后面不能加“{inside[0]}”", "an exact figure followed by a word for more")
    if before and before[-1] in _SHORT_OF and _to_the_unit(text, mention, families):
        return Text(f"是确数，前面不能加“{before[-1]}”", "an exact figure after a word for nearly")
    if after == ["以上"] and _full(mention, claim):
        return Text("这个比率不会超过100%，不能写“以上”", "this rate cannot exceed 100 %")
    return None


def _exact(text: str, mention: Mention) -> bool:
    """Printed to the last unit (293), or with four and more telling digits (121750)."""
    assert mention.digits is not None
    digits = text[mention.digits.start : mention.digits.end].replace(",", "").replace("，", "")
    if not digits.isdigit() or mention.value is None or mention.unit in ("%", "个百分点"):
        return False
    following = text[mention.digits.end : mention.digits.end + 2]
    if following[1:2] in ("万", "亿", "千", "百"):
        return False
    return int(digits) > 9 and (int(digits) % 10 != 0 or len(digits.rstrip("0")) >= 4)


def _to_the_unit(text: str, mention: Mention, families: Mapping[str, str]) -> bool:
    """Whether things are counted to the last one: 近8463人; 近1250件 may be round, 近1256亩 is measured."""
    if mention.kind is not Kind.COUNT or mention.unit is None or mention.digits is None:
        return False
    digits = text[mention.digits.start : mention.digits.end].replace(",", "").replace("，", "")
    if not digits.isdigit() or len(digits) < _PLACES or digits[-1] in "05":
        return False
    scaled = text[mention.digits.end : mention.digits.end + 1] in ("万", "亿", "千", "百")
    return not scaled and families.get(mention.unit) not in _CONTINUOUS


def _measured(mention: Mention, word: str, families: Mapping[str, str]) -> bool:
    """Whether `word` stands behind a unit that can be broken up: 12平方米多 is more than 12 and less than 13."""
    return mention.text.endswith(word) and families.get(mention.unit or "") in _CONTINUOUS


def _full(mention: Mention, claim: Claim | None) -> bool:
    subject = (claim.subject or "") if claim else ""
    if mention.kind is not Kind.PERCENT or mention.value is None or mention.value < 100:
        return False
    return subject.endswith(("率", "占比", "面", "度")) and not _BEYOND.search(subject)
