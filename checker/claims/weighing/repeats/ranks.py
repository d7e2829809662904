"""A rank in one assessment told twice: 在考评中我市名列第三。考评名次再创新高，位居全省第二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.numerals import whole_number
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said_twice import said_formula
from checker.claims.weighing.said import Said

_RANK = lazy.compile(
    r"(?:[名位排]列|位居|列|居|排名?在?|获得?|得分为?|取得|夺得|名次为)(?P<scope>全[国省市州县区盟旗]|[省市州县区盟旗](?=第))?"
    r"[\u4e00-\u9fff]{0,6}?第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<unit>[名位])?(?![\u4e00-\u9fff]?(?:季度|批|次|轮|期|方|届|类))"
)
_TESTS = "考评|考核|评估|测评|评比|评议|督[查察]|考察|评价|竞赛|比武|评查"
_TEST = lazy.compile(_TESTS)
_AGAIN = lazy.compile(
    rf"(?:[这该此]一?[次项轮]?|上述|前述)?(?P<test>{_TESTS})"
    "(?:综合|总体|最终|总)?(?:名次|位次|排名|结果|成绩|得分|总分|成效)"
)
"""考评名次, 该项考核结果: the assessment told of before."""
_OTHER = lazy.compile(
    "上年|去年|前年|上一年|往年|[上下]半年|季度|20\\d\\d年|从第|由第|其中|单项|分项|指标|分别|小组|同类|组别|历年|连续|另|目标|力争|确保"
)
"""Another time, a part of the assessment, another group."""
_GROUP = lazy.compile("在(?!全)|序列|片区|[同各]类|[同本]组")
"""在同序列单位中, 在本片区: the rank among some of them."""
_LIGHT = frozenset("从据经按本该此这全年度一次项在的看，,")
"""Characters that name no other assessment."""
_REACH = 100


def rank_candidates(ctx: Context) -> Iterator[Candidate]:
    """Two ranks in neighbouring sentences, the later one of the assessment that the first one tells of."""
    text = ctx.sheet.skeleton
    if "第" not in text:
        return
    ranks = list(_RANK.finditer(text))
    for earlier, later in pairwise(ranks):
        if later.start() - earlier.end() <= _REACH and _one_rank(text, earlier, later):
            a, b = _said(ctx, earlier), _said(ctx, later)
            if a.number and b.number and a.number != b.number:
                yield Candidate((a, b), {}, partial(said_formula, ctx, a, b), sure=True)


def _one_rank(text: str, a: re.Match[str], b: re.Match[str]) -> bool:
    """Whether both are the rank in one assessment: the sentence of the later begins with it."""
    between = text[a.end() : b.start()]
    low = max(text.rfind(mark, 0, a.start()) for mark in "。；;\n") + 1
    before = text[low : a.start()]
    cut = max(between.rfind(mark) for mark in "。；;\n")
    if cut < 0 or (a["scope"] and b["scope"] and a["scope"][-1] != b["scope"][-1]):
        return False
    again = _AGAIN.search(between, cut + 1)
    if again is None or _OTHER.search(between) or _OTHER.search(before[-30:]):
        return False
    if (
        _GROUP.search(text, a.end() + again.end(), b.end())
        or not set(between[cut + 1 : again.start()]) <= set(before) | _LIGHT
    ):
        return False
    return again["test"] in before and len(set(_TEST.findall(before))) == 1


def _said(ctx: Context, found: re.Match[str]) -> Said:
    return Said(-found.start() - 1, ctx.sheet.place(*found.span()), "位", _number(found["n"]), "")


def _number(digits: str) -> int:
    """第三, 第12, 第十二; 0 for what is no number."""
    plain = digits.isdigit() or len(digits) == 1 or "十" in digits
    return (whole_number(digits) or 0) if plain else 0
