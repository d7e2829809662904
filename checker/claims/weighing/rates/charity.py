"""Readings that bear a percentage out though the likeliest of its counts do not: other counts, the words say so.

Each is an exit of `checker.claims.weighing.rates.exits`: true of a misfit that it explains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise, permutations
from types import MappingProxyType

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.arithmetic import HUNDRED, total
from checker.claims.formulas.percents import share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.rates.field import LINK, apart, is_rate, met, overlap, retold
from checker.claims.weighing.rates.misfit import Misfit
from checker.claims.weighing.rates.together import REST, of_first_grades, with_all_of_another

_WORDS = word_lists(__file__)

_TURNS = ((2, 2), (2, 3), (3, 2))
"""How many kinds of counts are told in turn, and how often."""
_SIDES, _SMALL_PART = 3, 4
"""Figures between the two sides of a whole; how many times smaller than one side a mere part of it is."""
_EXCEPTION = lazy.compile(_WORDS["exceptions"])
_BESIDE = lazy.compile(rf"(?:[、，,]|{_WORDS['and']})(?!其中)[^、，,。；;：:（）()\ue003]{{0,12}}")
_JOINED = lazy.compile(rf"..(?:、|{_WORDS['and']})..")
_LONGEST = 5
"""Counts told together that are added up."""
_BACK = 10
"""Figures before a part of a list among which its whole stands."""
_LEAST_OTHER = 90
"""A rate from which on it may be that of all but a told exception."""
_NAMED = 0.5
"""How much of a rate's name, or of the base it names, stands at least beside counts of it."""
_MOST_KIN = 6
"""So many counts of one name are too many to be added up."""


def _as_rounded(m: Misfit) -> bool:
    """调解2.6万件，成功2.51万件，成功率98.4%: of its own counts, both rounded as far as can be; but no whole of parts
    that come to just what is printed."""
    top, base = m.top, m.base
    if not m.two or m.bond.rest or m.bond.signs.get("summed") or top.times * base.times > 1:
        return False
    told = top.exact and base.exact and m.fine
    return told and share_fits(top.mention.rounded, base.mention.rounded, m.rate)


def _beyond_its_aim(m: Misfit) -> bool:
    """任务4000万元，多收208万元，完成105.2%: of the aim and what exceeds it."""
    return m.rate.number > HUNDRED and share_fits(m.top.total + m.base.total, m.base.total, m.rate)


def _of_the_rest(m: Misfit) -> bool:
    """9428件中，本级959件；其余由各区受理，甲区1269件，占区级的15.0%: of what the count before the rest leaves."""
    base, top = m.base, m.top
    if not m.single or base.at > top.at or base.sentence != top.sentence:
        return False
    for one in m.sheet.within(base.at + 1, top.at):
        if one.family == base.family and REST.search(m.sheet.skeleton[one.at : top.at]):
            return share_fits(top.total, base.total - one.total, m.rate)
    return False


def _of_both(m: Misfit) -> bool:
    """办结51件，年底剩14件，化解率78.5%: of what is done and what is left, both told, one no part of the other."""
    if not (m.bond.rest and m.two and m.fine):
        return False
    return share_fits(m.base.total, m.base.total + m.top.total, m.rate)


def _of_list(m: Misfit) -> bool:
    """领导办案167件，检察长31件、副检察长98件、其他38件，占全院1184件的14.1%: a share that the whole of a list has."""
    top, base = m.top, m.base
    if not m.single or top.sentence != m.rate.sentence or not m.fine:
        return False
    wholes = m.known.wholes.get(top.span, set()) - {base.span}
    told = m.ask.words.inside == base.index
    before = m.sheet.within(m.sheet.sentence(m.rate.at)[0], top.at)
    return any(
        (f.span in wholes or (told and top.value.below(f.value)))
        and f.family == base.family
        and m.bears_out(f.total, base.total)
        for f in before
    )


def _of_their_whole(m: Misfit) -> bool:
    """抽样1200个：种子420个、…肥料340个。不合格31个，合格率97.4%: of the whole of a list, not of its last."""
    base, top = m.base, m.top
    if not m.two or not m.fine or m.bond.signs.get("base_named"):
        return False  # 占审结案件的■: it says of which
    spans = m.known.wholes.get(base.span, set())
    figures = m.figures[max(base.index - _BACK, 0) : base.index] if spans else ()
    for whole in (f for f in figures if f.span in spans and top.value.below(f.value)):
        part = whole.total - top.total if m.bond.rest else top.total
        if m.bears_out(part, whole.total):
            return True
    return False


def _of_the_last(m: Misfit) -> bool:
    """全区1206件…；上年全区1031件，我街道97件，占9.4%: of the count right before it, whatever year that is of."""
    top, rate = m.top, m.rate
    last = m.figures[top.index - 1] if top.index else top
    if last.sentence != top.sentence or last.family != top.family or rate.index != top.index + 1 or last in m.bond.base:
        return False
    return m.fine and m.known.countable(last) and m.bears_out(top.total, last.total)


def _change_of_two(m: Misfit) -> bool:
    """控制价3820万元，中标价3781.8万元，幅度1.0%: how far one lies from the other, where no word tells a rate."""
    if not m.two or m.ask.words.share or not m.fine or met(m.known, m.ask, m.top):
        return False
    low, high = sorted((m.top, m.base), key=lambda f: f.number * f.times)
    return any(share_fits(high.total - low.total, f.total, m.rate) for f in (low, high))


def _with_next(m: Misfit) -> bool:
    """满意和基本满意428家；满意率95.4%，基本满意率3.9%: two rates that come to that of what is told together."""
    rate = m.rate
    top = next((f for f in (m.top, *m.bond.base) if _JOINED.search(f.pre)), None)
    if m.ask.words.share or top is None:
        return False
    other = [f for f in m.figures[max(rate.index - 1, 0) : rate.index + 2] if f is not rate and is_rate(f)]
    other = [f for f in other if f.kind is rate.kind and f.sentence == rate.sentence and rate.kind is not Kind.RATIO]
    wholes = [f for f in m.ask.scope if f.family == top.family and top.value.below(f.value) and apart(f, top) <= 1]
    for one in other:
        both = (rate.number + one.number) / HUNDRED
        unit = Decimal(1).scaleb(-2 - min(rate.mention.decimals, one.mention.decimals))
        if any(abs(top.number * top.times / (f.number * f.times) - both) <= unit for f in wholes):
            return True
    return False


def _of_another_measure(m: Misfit) -> bool:
    """发现线索149条，转化立案38件，转化率25.5%: of a count of another unit right before it."""
    top = m.top
    before = (f for f in m.figures[max(top.index - 3, 0) : top.index] if f.sentence == top.sentence == m.rate.sentence)
    return any(
        f.family != top.family and m.known.countable(f) and share_fits(top.total, f.total, m.rate) for f in before
    )


def _of_another_unit(m: Misfit) -> bool:
    """1260张评价票，差评3张，评价率82%，办件1540件: of what is counted in another unit."""
    rate, base = m.rate, m.base
    if not m.bond.rest or len(m.ask.stem) < 2 or not m.single or m.ask.stem[-2:] not in m.known.told(base):
        return False
    near = m.figures[max(rate.index - 2, 0) : rate.index + 3]
    others = [f for f in near if f.family != base.family and f.sentence == rate.sentence and m.known.countable(f)]
    return any(share_fits(base.total, f.total, rate) for f in others)


def _but_for(m: Misfit) -> bool:
    """862起，只有1起超过30分钟，30分钟到场率99.9%: the rate of all but the exception that is told."""
    top = m.top
    if not m.two or not m.fine or m.rate.number < _LEAST_OTHER or _EXCEPTION.search(top.pre + top.post[:8]) is None:
        return False
    return share_fits(m.base.total - top.total, m.base.total, m.rate)


def _of_told_together(m: Misfit) -> bool:
    """审核行政案件3368起、刑事案件1207起…，占审核总数8.7%: a share of neighbours told in one breath, added up."""
    rate, top, sheet, known = m.rate, m.top, m.sheet, m.known
    if not m.fine:
        return False
    here = [
        f
        for f in sheet.within(sheet.sentence(rate.at)[0], rate.at)
        if f.family == top.family and f is not top and known.countable(f) and not known.earlier(f)
    ]
    for at, first in enumerate(here):
        added = first.total
        for previous, following in pairwise(here[at : at + _LONGEST]):
            if following.index != previous.index + 1 or not _BESIDE.fullmatch(sheet.between(previous, following)):
                break
            added = added + following.total
            if m.bears_out(top.total, added):
                return True
    return False


def _of_named_whole(m: Misfit) -> bool:
    """举报1725件，…举报核查后立案349件: of a count whose name it, or its numerator, has; of what others are of."""
    tops = {m.top.index: m.top}
    if m.previous in m.alike and m.previous.sentence == m.rate.sentence:
        tops[m.previous.index] = m.previous
    for one in tops.values():
        own = m.bond.base if one is m.top and m.single else ()  # its own counts are no other reading
        words = LINK.sub("", one.pre)
        wholes = (f for f in m.alike if f is not one and f not in own and _is_whole(m, one, words, f))
        if any(m.bears_out(one.total, f.total) for f in wholes):
            return True
    return False


def _is_whole(m: Misfit, top: Figure, words: str, whole: Figure) -> bool:
    """Whether a share is said to be of a count, a numerator's `words` begin with its name, or other rates are of it."""
    if m.ask.words.base and overlap(m.known, m.ask, whole) >= _NAMED:
        return True
    name = LINK.sub("", whole.pre) if words[:2] in whole.pre else ""
    if len(name) > 1 and words.startswith(name) and words != name:
        return True
    return m.fine and apart(whole, top) <= 5 and bool(m.known.bases.get(whole.span, set()) - {m.ask.rate.span})


def _told_before(m: Misfit) -> bool:
    """Its numerator told earlier, beside the whole that it is of."""
    top = m.top
    twins = [f.sentence for f in m.alike if f.sentence < top.sentence and f.number == top.number]
    if not twins or not m.fine:
        return False
    return any(
        min(abs(f.sentence - at) for at in twins) < 2 and share_fits(top.total, f.total, m.rate) for f in m.alike
    )


def _of_its_name(m: Misfit) -> bool:
    """法制审核人员412名…, 法制审核人员占总数7980名的5.2%: that of a count told by the words of the share."""
    if not m.single:
        return False
    return any(retold(m.ask, f) and share_fits(f.total, m.base.total, m.rate) for f in m.alike if f is not m.base)


def _of_both_sides(m: Misfit) -> bool:
    """起诉■、不起诉■，不起诉率■: of what a count makes up with one of about its size that stands right beside it."""
    top = m.top
    if not m.fine or m.bond.more:
        return False
    beside = (
        f
        for f in m.alike
        if f is not top
        and f.sentence == top.sentence
        and abs(f.index - top.index) <= _SIDES
        and f.number * _SMALL_PART > top.number
    )
    return any(m.bears_out(top.total, top.total + f.total) for f in beside)


def _left_told(m: Misfit) -> bool:
    """化解127件，化解率99.2%，未化解的1件; 共134个，规范化率98.5%，尚有2个在建: what is left is told right beside."""
    rate, top = m.rate, m.top
    for left in m.near:
        if abs(left.index - rate.index) > 2 or left.sentence != rate.sentence or not m.known.says("negative", left):
            continue
        if left is not top and m.bears_out(top.total, total([top.total, left.total])):
            return True
        if m.single and left.value.below(m.base.value) and m.bears_out(m.base.total - left.total, m.base.total):
            return True
    return False


def _pooled(m: Misfit) -> bool:
    """任务30项，完成27项；任务50项，完成49项，总体完成率■: two or three kinds of counts in turn, each added up."""
    if not any(m.known.relation.says("pooled", f.pre) for f in (m.rate, m.top, m.previous)):
        return False
    before = [f for f in m.near if f.at < m.rate.at]
    for here in (before, [f for f in before if f is not m.top]):  # with what is told to be their sum, and without
        for kinds, times in _TURNS:
            run = here[-kinds * times :]
            added = [total(f.total for f in run[kind::kinds]) for kind in range(kinds)]
            if len(run) == kinds * times and any(share_fits(a, b, m.rate) for a, b in permutations(added, 2)):
                return True
    return False


def _with_carried(m: Misfit) -> bool:
    """申请■，受理■；上年结转■，审结■，审结率■: of what came in and what was carried over, to the decimal."""
    top, says = m.top, m.known.says
    if not (m.two and m.fine):
        return False
    carried = [f for f in m.near if f is not top and says("carried", f)]
    fresh = [f for f in m.near if f is not top and says("fresh", f)]
    return any(share_fits(top.total, f.total + c.total, m.rate) for c in carried for f in fresh if f is not c)


def _of_several(m: Misfit) -> bool:
    """审结58件；…撤销4件、责令2件，纠错率10.3%: its numerators are of another count nearby."""
    if not m.bond.more or not m.fine:
        return False
    joint = total(f.total for f in m.bond.tops)
    return any(share_fits(joint, f.total, m.rate) for f in m.near if f not in m.bond.tops)


def _of_kin(m: Misfit) -> bool:
    """优秀112卷…优秀21卷, of 280: all counts of its name added up."""
    kin = [f for f in m.near if f.at < m.rate.at and met(m.known, m.ask, f) >= _NAMED]
    if not 1 < len(kin) < _MOST_KIN or m.top not in kin:
        return False
    together = total(f.total for f in kin)
    return any(share_fits(together, f.total, m.rate) for f in m.near if f not in kin)


BORNE_OUT: Mapping[str, Callable[[Misfit], bool]] = MappingProxyType(
    {
        "as_rounded": _as_rounded,
        "beyond_its_aim": _beyond_its_aim,
        "of_the_rest": _of_the_rest,
        "of_both": _of_both,
        "of_list": _of_list,
        "change_of_two": _change_of_two,
        "with_next": _with_next,
        "of_their_whole": _of_their_whole,
        "of_the_last": _of_the_last,
        "of_first_grades": of_first_grades,
        "with_all_of_another": with_all_of_another,
        "of_another_measure": _of_another_measure,
        "of_another_unit": _of_another_unit,
        "but_for": _but_for,
        "of_told_together": _of_told_together,
        "of_named_whole": _of_named_whole,
        "told_before": _told_before,
        "of_its_name": _of_its_name,
        "of_both_sides": _of_both_sides,
        "left_told": _left_told,
        "pooled": _pooled,
        "with_carried": _with_carried,
        "of_several": _of_several,
        "of_kin": _of_kin,
    }
)
"""Name of each exit → whether other counts, or its own read otherwise, bear a percentage out; the cheap ones first."""
