"""Percentages that are no rate of the counts around them, as the shape of the sentence tells: the value of one of the
things counted, a share of an increase, rates of what a heading clause tells."""

from __future__ import annotations

from itertools import pairwise

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import Asked, Field
from checker.claims.weighing.rates.stems import like_met, stem_met

_WORDS = word_lists(__file__)

_VALUE = lazy.compile(
    r"(?:[县市区州镇街乡村所院队局站][^，,。；;、]{0,6})?(?:为|是|达到?|只有|仅有?|超过?|高于|低于|不足|不到|不及|在|介于)"
)
"""11个达标，1个为■; 2家在■以上: how high it is with those, not how many of them there are."""
_LEVELS = lazy.compile(
    r"达标|目标|控制|指标|要求|红线|底线|警戒|最[高低]|以[上下内]|超过|不足|高于|低于|区间|之间|等次"
)
_CLAUSE = 24
_FEW = 9
"""So many at most are told one by one."""
_INCREASE = lazy.compile(r"增量|增[加长]|新增|净增|减[量少]|降[幅量]|增[收支]|减[收支]|变化|变动")
_ITS_SHARE = lazy.compile(r"[，,、（(]?[^，,。；;：:]{0,4}占")
_HEADED = lazy.compile(r"[^，,。；;：:\ue001-\ue007]{0,10}的[^。；;：:\ue001-\ue007]{2,30}[：:]")
"""1742件工单的签收、办结时限均列入考核：签收率■: what the rates behind the colon are of."""
_LIMITS = ("小时", "分钟", "天", "日", "工作日", "个工作日", "个月")
_LIMITED = lazy.compile(r"(?:之?内|以内)?的?(?!后|前|起)[^，,。；;：:、]{0,8}率")
_SERIES = lazy.compile(r"[两二三四五六近各逐历]个?年|年度|季度?|20\d\d|[各逐]月|月份")
_SAMPLE = lazy.compile(r"抽[查检取样评测]|抽样|回访|暗访|随机|问卷|测评|走访|访谈|受访|试点")
_LISTED = lazy.compile(r"[、和及与]")
_FROM = lazy.compile(r"[由从][^，,。；;的]{0,10}(?:的|上年|去年|年初)?$")
_TO = lazy.compile(r"[^，,。；;]{0,3}[升增降减提调涨跌扩缩][^，,。；;]{0,3}[到至为成]")
_PART = lazy.compile(_WORDS["part_year"])
_KNOWN = 0.5
"""How much of its name stands at least at counts that a percentage looks for in another paragraph."""


def is_of_increase(known: Field, rate: Figure) -> bool:
    """由■增到■，净增69件，占全部增量■的75.8%: a share that an increase told right before it has of another."""
    sheet, words = known.ctx.sheet, rate.clause[-_CLAUSE:]
    share = words.rfind("占")
    if share < 0:
        return False
    moved = [
        f
        for f in sheet.figures[max(rate.index - 2, 0) : rate.index]
        if f.sentence == rate.sentence and f.kind in (Kind.COUNT, Kind.MONEY) and (f.is_delta or is_change(f))
    ]
    return bool(moved) and (
        _INCREASE.search(words[share:]) is not None or _ITS_SHARE.match(sheet.skeleton, moved[-1].at + 1) is not None
    )


def is_none_of_them(known: Field, ask: Asked, bond: Bond) -> bool:
    """Whether the shape of the text tells that a percentage is none of these two counts."""
    return (
        _is_value(known, ask)
        or _heads(known, ask, bond)
        or _is_limited(known, ask, bond)
        or _is_passed_over(known, ask, bond)
        or _is_series(known, bond)
        or _is_of_sample(known, ask, bond)
        or _is_due(known, ask, bond)
        or _is_moved(known, bond)
        or _is_felt(known, ask, bond)
        or _is_of_before(known, ask, bond)
        or _is_of_part_year(known, ask, bond)
    )


def _is_value(known: Field, ask: Asked) -> bool:
    """12个镇街中11个达标，1个为24.3%: how high it is with one of them."""
    rate, sheet = ask.run[0], known.ctx.sheet
    previous = sheet.figures[rate.index - 1] if rate.index else rate
    if previous.sentence != rate.sentence or previous.number > _FEW or len(ask.words.name) > 1 or ask.words.base:
        return False
    if not known.countable(previous) or not _VALUE.fullmatch(sheet.between(previous, rate)):
        return False
    return previous.number == 1 or _LEVELS.search(sheet.skeleton[sheet.sentence(rate.at)[0] : rate.at]) is not None


def _heads(known: Field, ask: Asked, bond: Bond) -> bool:
    """1742件工单的签收、办结时限均列入考核：签收率99.3%: what a heading clause tells is what the rates are of."""
    sheet, top, rate = known.ctx.sheet, bond.top, ask.rate
    if top.sentence != rate.sentence or top.at > rate.at or bond.more:
        return False
    return _HEADED.match(sheet.skeleton, top.at + 1, rate.at) is not None


def _is_limited(known: Field, ask: Asked, bond: Bond) -> bool:
    """2小时签收率99.3%: of what was done within a time that is told at neither count."""
    sheet, rate = known.ctx.sheet, ask.rate
    limit = sheet.figures[rate.index - 1] if rate.index else rate
    if limit.family not in _LIMITS or limit.sentence != rate.sentence:
        return False
    if not _LIMITED.match(sheet.skeleton, limit.at + 1, rate.at) or stem_met(ask.stem, bond.top.pre):
        return False
    own = (bond.top, *bond.base)
    return not any(
        f is not limit and f.family == limit.family and f.number == limit.number and abs(f.index - c.index) == 1
        for c in own
        for f in sheet.figures[max(c.index - 1, 0) : c.index + 2]
    )


def _is_passed_over(known: Field, ask: Asked, bond: Bond) -> bool:
    """报送7个…。\n三年投入1240万元，市级承担的比例为四成: with counts of its own, it is none of another paragraph's
    that no word ties to it."""
    rate, sheet, signs = ask.rate, known.ctx.sheet, bond.signs
    if any(f.block == rate.block for f in (*bond.tops, *bond.base)):
        return False
    named = 0.0 if bond.more else signs.get("named", 0.0)
    if max(named, signs.get("base_named", 0.0), signs.get("covered", 0.0)) >= _KNOWN:
        return False
    own = sheet.within(sheet.sentence(rate.at)[0], rate.at)
    return any(f.family != bond.top.family and known.countable(f) for f in own)


def _is_series(known: Field, bond: Bond) -> bool:
    """办件总量三年为142.7万件、149.3万件、151.5万件: of one year after another none is a part of the others."""
    sheet, own = known.ctx.sheet, sorted({f.index: f for f in (*bond.tops, *bond.base)}.values(), key=lambda f: f.at)
    if len(own) < 2 or own[-1].index - own[0].index != len(own) - 1:
        return False
    if not all(_LISTED.fullmatch(sheet.between(a, b)) for a, b in pairwise(own)):
        return False
    start = sheet.sentence(own[0].at)[0]
    return _SERIES.search(sheet.skeleton, max(start, own[0].at - _CLAUSE), own[0].at) is not None


def _is_of_sample(known: Field, ask: Asked, bond: Bond) -> bool:
    """签订承诺书■，抽查120户，承诺兑现率95.8%: of the sample that is told right before it."""
    rate = ask.rate
    last = known.ctx.sheet.figures[rate.index - 1] if rate.index else rate
    if last.sentence != rate.sentence or last in bond.tops or last in bond.base or not known.countable(last):
        return False
    return not ask.words.share and _SAMPLE.search(last.pre) is not None and ask.stem[-2:] not in bond.top.pre


def _is_due(known: Field, ask: Asked, bond: Bond) -> bool:
    """开庭■，应当由负责人出庭的61件，出庭率100%: what is due is what a rate is of, no part of more."""
    whole = ask.rate.number == 100 and not ask.words.share
    return whole and not bond.rest and not bond.more and known.says("ought", bond.top)


def _is_moved(known: Field, bond: Bond) -> bool:
    """收缴额由上年的1240万元升到1364万元，收缴率88.2%: one measure at two times, neither a part of the other."""
    if len(bond.base) > 1 or bond.more:
        return False
    low, high = sorted((bond.top, bond.base[0]), key=lambda f: f.at)
    if frozenset((low.span, high.span)) in known.states:
        return True
    told = high.index - low.index == 1 and _FROM.search(low.pre) is not None
    return told and _TO.fullmatch(known.ctx.sheet.between(low, high)) is not None


def _is_felt(known: Field, ask: Asked, bond: Bond) -> bool:
    """签订承诺书357家，群众知晓率58%: of those asked, where no word at the counts tells that they were."""
    stem, says = ask.stem[-2:], known.relation.says
    if ask.words.share or bond.rest or not says("felt", stem) or like_met(known.relation, ask.stem, bond.top.pre):
        return False
    return stem not in known.told(bond.top) and not any(says("asked", known.told(f)) for f in (bond.top, *bond.base))


def _is_of_before(known: Field, ask: Asked, bond: Bond) -> bool:
    """排查■，整改■，整改率由上年的85%提高到■: of another time than the counts."""
    return ask.past and not all(known.earlier(f) for f in (*bond.tops, *bond.base))


def _is_of_part_year(known: Field, ask: Asked, bond: Bond) -> bool:
    """排查■，整改■，整改率上半年为■，年底达到■: of a part of the year that is told at none of the counts."""
    part = _PART.search(ask.rate.pre)
    return part is not None and all(part[0] not in f.clause + f.pre + f.post for f in (*bond.tops, *bond.base))
