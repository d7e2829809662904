"""Readings that bear a percentage out though the likeliest of its counts do not: other counts, the words say so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from checker import lazy
from checker.claims.formulas.arithmetic import HUNDRED, total
from checker.claims.formulas.percents import band, share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import LINK, Asked, Field, apart, is_rate, met, overlap, retold
from checker.claims.weighing.rates.restored import is_slip
from checker.claims.weighing.rates.together import ALL, of_first_grades, with_all_of_another

_TURNS = ((2, 2), (2, 3), (3, 2))
"""How many kinds of counts are told in turn, and how often."""
_SIDES, _SMALL_PART = 3, 4
"""Figures between the two sides of a whole; how many times smaller than one side a mere part of it is."""
_REST = lazy.compile(r"其余|余下|剩下|剩余|其他|另外")
_EXCEPTION = lazy.compile(r"只有|仅|唯一|除|个别|仍有|尚有|另有|没有|[未没不超]")
_BESIDE = lazy.compile(r"(?:[、，,]|以及|[和及与])(?!其中)[^、，,。；;：:（）()\ue003]{0,12}")
_JOINED = lazy.compile(r"..(?:以及|[和与及、])..")
_LONGEST = 5
"""Counts told together that are added up."""
_AHEAD = 12
"""Figures behind a rate among which counts are looked for."""
_BACK = 10
"""Figures before a part of a list among which its whole stands."""
_LEAST_OTHER = 90
"""A rate from which on it may be that of all but a told exception."""


def holds_afar(known: Field, ask: Asked, bond: Bond) -> bool:
    """Whether counts that the words tell to be meant give the rate, however far they stand."""
    rate, top = bond.rate, bond.top
    told = band(rate)
    if told.low is None or told.high is None:
        return False  # 超过八成: nearly any two counts give it
    if ask.words.by and len(bond.base) == 1 and overlap(known, ask, bond.base[0]) == 1:
        return False  # 按实考人数计: it says which
    if _as_rounded(bond):
        return True
    if rate.number > HUNDRED and share_fits(top.total + bond.base[0].total, bond.base[0].total, rate):
        return True  # 任务4000万元，多收208万元，完成105.2%
    if _of_the_rest(known, bond) or _of_both(bond) or _of_list(known, ask, bond) or _is_change_of(known, ask, bond):
        return True
    if _with_next(known, ask, bond) or _of_their_whole(known, bond) or _of_the_last(known, bond):
        return True
    if of_first_grades(known, bond) or with_all_of_another(known, bond):
        return True
    figures = known.ctx.sheet.figures
    before = [f for f in figures[max(top.index - 3, 0) : top.index] if f.sentence == top.sentence == rate.sentence]
    if any(f.family != top.family and known.countable(f) and share_fits(top.total, f.total, rate) for f in before):
        return True  # 发现线索149条，转化立案38件，转化率25.5%
    if bond.rest and _of_another_unit(known, ask, bond):
        return True
    if rate.mention.decimals and (_but_for(bond) or _of_told_together(known, bond)):
        return True
    earlier, last = known.earlier(top), rate.index + _AHEAD
    alike = [f for f in known.alike(top.family) if f.index < last and f.index != rate.index]
    alike = [f for f in alike if known.earlier(f) == earlier]
    previous = figures[rate.index - 1] if rate.index else top
    tops = {top.index: top}
    if previous in alike and previous.sentence == rate.sentence:
        tops[previous.index] = previous
    for one in tops.values():
        own = bond.base if one is top and len(bond.base) == 1 else ()  # its own counts are no other reading
        words = LINK.sub("", one.pre)
        wholes = (f for f in alike if f is not one and f not in own and _is_whole(known, ask, one, words, f))
        if any(_bears_out(bond, one.total, f.total) for f in wholes):
            return True
    twins = [f.sentence for f in alike if f.sentence < top.sentence and f.number == top.number]
    if (
        twins
        and rate.mention.decimals
        and any(min(abs(f.sentence - at) for at in twins) < 2 and share_fits(top.total, f.total, rate) for f in alike)
    ):
        return True  # the same count told earlier, beside its whole
    if len(bond.base) == 1 and any(
        retold(ask, f) and share_fits(f.total, bond.base[0].total, rate) for f in alike if f is not bond.base[0]
    ):
        return True  # 法制审核人员412名…, 法制审核人员占总数7980名的5.2%
    if rate.mention.decimals and not bond.more and any(_bears_out(bond, top.total, w) for w in _both_sides(top, alike)):
        return True
    near = [f for f in alike if apart(f, top) <= 2]
    pooled = any(known.relation.says("pooled", f.pre) for f in (rate, top, previous))
    if _left_told(known, bond, near) or (pooled and _pooled(bond, near)):
        return True
    if rate.mention.decimals and len(bond.base) == 1 and not bond.more and _with_carried(known, bond, near):
        return True
    if bond.more and rate.mention.decimals:  # 审结58件；…撤销4件、责令2件，纠错率10.3%
        joint = total(f.total for f in bond.tops)
        if any(share_fits(joint, f.total, rate) for f in near if f not in bond.tops):
            return True
    kin = [f for f in near if f.at < rate.at and met(known, ask, f) >= 0.5]
    if not 1 < len(kin) < 6 or top not in kin:
        return False
    together = total(f.total for f in kin)  # 优秀112卷…优秀21卷, of 280
    return any(share_fits(together, f.total, rate) for f in near if f not in kin)


def _as_rounded(bond: Bond) -> bool:
    """调解2.6万件，成功2.51万件，成功率98.4%: of its own counts, both rounded as far as can be; but no whole of parts
    that come to just what is printed."""
    top, base = bond.top, bond.base[0]
    if len(bond.base) > 1 or bond.more or bond.rest or bond.signs.get("summed") or top.times * base.times > 1:
        return False
    told = top.exact and base.exact and bond.rate.mention.decimals > 0
    return told and share_fits(top.mention.rounded, base.mention.rounded, bond.rate)


def _of_the_rest(known: Field, bond: Bond) -> bool:
    """9428件中，本级959件；其余由各区受理，甲区1269件，占区级的15.0%: of what the count before the rest leaves."""
    sheet, base, top = known.ctx.sheet, bond.base[0], bond.top
    if len(bond.base) > 1 or base.at > top.at or base.sentence != top.sentence:
        return False
    for one in sheet.within(base.at + 1, top.at):
        if one.family == base.family and _REST.search(sheet.skeleton[one.at : top.at]):
            return share_fits(top.total, base.total - one.total, bond.rate)
    return False


def _of_both(bond: Bond) -> bool:
    """办结51件，年底剩14件，化解率78.5%: of what is done and what is left, both told, one no part of the other."""
    if not bond.rest or len(bond.base) > 1 or bond.more or not bond.rate.mention.decimals:
        return False
    done = bond.base[0].total
    return share_fits(done, done + bond.top.total, bond.rate)


def _of_list(known: Field, ask: Asked, bond: Bond) -> bool:
    """领导办案167件，检察长31件、副检察长98件、其他38件，占全院1184件的14.1%: a share that the whole of a list has."""
    rate, top, base = bond.rate, bond.top, bond.base[0]
    if len(bond.base) > 1 or top.sentence != rate.sentence or not rate.mention.decimals:
        return False
    wholes = known.wholes.get(top.span, set()) - {base.span}
    told = ask.words.inside == base.index
    before = known.ctx.sheet.within(known.ctx.sheet.sentence(rate.at)[0], top.at)
    return any(
        (f.span in wholes or (told and top.value.below(f.value)))
        and f.family == base.family
        and _bears_out(bond, f.total, base.total)
        for f in before
    )


def _of_their_whole(known: Field, bond: Bond) -> bool:
    """抽样1200个：种子420个、…肥料340个。不合格31个，合格率97.4%: of the whole of a list, not of its last."""
    base, top = bond.base[0], bond.top
    if len(bond.base) > 1 or bond.more or not bond.rate.mention.decimals or bond.signs.get("base_named"):
        return False  # 占审结案件的■: it says of which
    spans = known.wholes.get(base.span, set())
    figures = known.ctx.sheet.figures[max(base.index - _BACK, 0) : base.index] if spans else ()
    for whole in (f for f in figures if f.span in spans and top.value.below(f.value)):
        part = whole.total - top.total if bond.rest else top.total
        if _bears_out(bond, part, whole.total):
            return True
    return False


def _of_the_last(known: Field, bond: Bond) -> bool:
    """全区1206件…；上年全区1031件，我街道97件，占9.4%: of the count right before it, whatever year that is of."""
    top, rate = bond.top, bond.rate
    last = known.ctx.sheet.figures[top.index - 1] if top.index else top
    if last.sentence != top.sentence or last.family != top.family or rate.index != top.index + 1 or last in bond.base:
        return False
    return bool(rate.mention.decimals) and known.countable(last) and _bears_out(bond, top.total, last.total)


def _is_change_of(known: Field, ask: Asked, bond: Bond) -> bool:
    """控制价3820万元，中标价3781.8万元，幅度1.0%: how far one lies from the other, where no word tells a rate."""
    top, base, rate = bond.top, bond.base[0], bond.rate
    if len(bond.base) > 1 or bond.more or ask.words.share or not rate.mention.decimals or met(known, ask, top):
        return False
    low, high = sorted((top, base), key=lambda f: f.number * f.times)
    return any(share_fits(high.total - low.total, f.total, rate) for f in (low, high))


def _with_next(known: Field, ask: Asked, bond: Bond) -> bool:
    """满意和基本满意428家；满意率95.4%，基本满意率3.9%: two rates that come to that of what is told together."""
    rate, figures = bond.rate, known.ctx.sheet.figures
    top = next((f for f in (bond.top, *bond.base) if _JOINED.search(f.pre)), None)
    if ask.words.share or top is None:
        return False
    other = [f for f in figures[max(rate.index - 1, 0) : rate.index + 2] if f is not rate and is_rate(f)]
    other = [f for f in other if f.kind is rate.kind and f.sentence == rate.sentence and rate.kind is not Kind.RATIO]
    wholes = [f for f in ask.scope if f.family == top.family and top.value.below(f.value) and apart(f, top) <= 1]
    for one in other:
        both = (rate.number + one.number) / HUNDRED
        unit = Decimal(1).scaleb(-2 - min(rate.mention.decimals, one.mention.decimals))
        if any(abs(top.number * top.times / (f.number * f.times) - both) <= unit for f in wholes):
            return True
    return False


def _bears_out(bond: Bond, top: Interval, whole: Interval) -> bool:
    """Whether a numerator and a denominator give the rate and are not just what a count of the bond was meant to be."""
    return share_fits(top, whole, bond.rate) and not is_slip(bond, top, whole)


def _but_for(bond: Bond) -> bool:
    """862起，只有1起超过30分钟，30分钟到场率99.9%: the rate of all but the exception that is told."""
    rate, top = bond.rate, bond.top
    if (
        len(bond.base) > 1
        or bond.more
        or rate.number < _LEAST_OTHER
        or _EXCEPTION.search(top.pre + top.post[:8]) is None
    ):
        return False
    whole = bond.base[0].total
    return share_fits(whole - top.total, whole, rate)


def _of_another_unit(known: Field, ask: Asked, bond: Bond) -> bool:
    """1260张评价票，差评3张，评价率82%，办件1540件: of what is counted in another unit."""
    rate, base = bond.rate, bond.base[0]
    if len(ask.stem) < 2 or len(bond.base) > 1 or ask.stem[-2:] not in known.told(base):
        return False
    near = known.ctx.sheet.figures[max(rate.index - 2, 0) : rate.index + 3]
    others = [f for f in near if f.family != base.family and f.sentence == rate.sentence and known.countable(f)]
    return any(share_fits(base.total, f.total, rate) for f in others)


def _of_told_together(known: Field, bond: Bond) -> bool:
    """审核行政案件3368起、刑事案件1207起…，占审核总数8.7%: a share of neighbours told in one breath, added up."""
    rate, top, sheet = bond.rate, bond.top, known.ctx.sheet
    start = sheet.sentence(rate.at)[0]
    here = [
        f
        for f in sheet.within(start, rate.at)
        if f.family == top.family and f is not top and known.countable(f) and not known.earlier(f)
    ]
    for at, first in enumerate(here):
        added = first.total
        for previous, following in pairwise(here[at : at + _LONGEST]):
            if following.index != previous.index + 1 or not _BESIDE.fullmatch(sheet.between(previous, following)):
                break
            added = added + following.total
            if _bears_out(bond, top.total, added):
                return True
    return False


def _both_sides(top: Figure, alike: Sequence[Figure]) -> list[Interval]:
    """起诉■、不起诉■，不起诉率■: what a count makes up with one of about its size that stands right beside it."""
    return [
        top.total + f.total
        for f in alike
        if f is not top
        and f.sentence == top.sentence
        and abs(f.index - top.index) <= _SIDES
        and f.number * _SMALL_PART > top.number
    ]


def _left_told(known: Field, bond: Bond, near: Sequence[Figure]) -> bool:
    """化解127件，化解率99.2%，未化解的1件; 共134个，规范化率98.5%，尚有2个在建: what is left is told right beside."""
    rate, top = bond.rate, bond.top
    for left in near:
        if abs(left.index - rate.index) > 2 or left.sentence != rate.sentence or not known.says("negative", left):
            continue
        wholes = [f.total for f in bond.base if len(bond.base) == 1 and left.value.below(f.value)]
        if left is not top and _bears_out(bond, top.total, total([top.total, left.total])):
            return True
        if any(_bears_out(bond, whole - left.total, whole) for whole in wholes):
            return True
    return False


def _pooled(bond: Bond, near: Sequence[Figure]) -> bool:
    """任务30项，完成27项；任务50项，完成49项，总体完成率■: two or three kinds of counts in turn, each added up."""
    before = [f for f in near if f.at < bond.rate.at]
    for here in (before, [f for f in before if f is not bond.top]):  # with what is told to be their sum, and without
        for kinds, times in _TURNS:
            run = here[-kinds * times :]
            added = [total(f.total for f in run[kind::kinds]) for kind in range(kinds)]
            if len(run) == kinds * times and any(share_fits(a, b, bond.rate) for a, b in permutations(added, 2)):
                return True
    return False


def _is_whole(known: Field, ask: Asked, top: Figure, words: str, whole: Figure) -> bool:
    """A count of the name that a share is said to be of; 举报1725件 of 举报核查后立案349件; what others are of."""
    if ask.words.base and overlap(known, ask, whole) >= 0.5:
        return True
    if words[:2] in whole.pre:  # so begins what is left of its words too, where it is as long
        name = LINK.sub("", whole.pre)
        if len(name) > 1 and words.startswith(name) and words != name:
            return True
    return (
        ask.rate.mention.decimals > 0
        and apart(whole, top) <= 5
        and bool(known.bases.get(whole.span, set()) - {ask.rate.span})
    )


def all_of_them(known: Field, bond: Bond) -> bool:
    """余下19件都按时报备，及时率100%: all of what is left, and the rate is of those; 512人，全部参加, 参训率100%."""
    sheet = known.ctx.sheet
    ends = [(f.at + 1, min(f.at + 14, sheet.sentence(f.at)[1])) for f in (bond.top, *bond.base)]
    return _REST.search(bond.top.pre) is not None or any(ALL.match(sheet.skeleton[a:b]) for a, b in ends)


def _with_carried(known: Field, bond: Bond, near: Sequence[Figure]) -> bool:
    """申请■，受理■；上年结转■，审结■，审结率■: of what came in and what was carried over, to the decimal."""
    top = bond.top
    carried = [f for f in near if f is not top and known.says("carried", f)]
    fresh = [f for f in near if f is not top and known.says("fresh", f)]
    return any(share_fits(top.total, f.total + c.total, bond.rate) for c in carried for f in fresh if f is not c)
