"""What shows that two figures are no two tellings of one measure, whatever else speaks for it: a table, a line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker import lazy
from checker.claims.weighing.repeats.said_apart import (
    among_others,
    as_the_one_beside,
    at_another_time,
    before_and_after,
    chosen,
    of_other_bodies,
    rest_first,
    some_of_them,
    those_with,
    under_topic,
    unrelated,
    with_older,
)
from checker.claims.weighing.repeats.told_in_one import TOLD_IN_ONE
from checker.claims.weighing.slips import repeat_bits
from checker.claims.weighing.telling.beside import (
    adjacent,
    all_before,
    changed,
    gap_behind,
    gap_told,
    makes_up,
    others_making,
    siblings,
    some_of,
)
from checker.claims.weighing.telling.likeness_words import strange
from checker.claims.weighing.telling.pair import EXCHANGED, LONG, RARE, STRIKING, Pair

_SHORT, _SMALL = 3, 10
"""Characters of a name that tells little, and a number so small that many are equal to it."""
_HARDLY = frozenset({"headed", "span"})
"""What hardly sets two figures apart: a heading of plans, a campaign that one of the two names."""
_CHANCE = 20
"""A number below which two others add up to it by chance."""
_ALL = 9
"""More things than can set two figures apart."""
_MEAN = lazy.compile("(?P<whose>[\u4e00-\u9fff]+?)[户人亩村日月]均")
_ACHIEVED = lazy.compile("^(?:实现|带动|推动|促使|使得?|全[省市县区镇乡村年])+")
"""Words before a mean that say of nobody whose it is."""
_MISSING = lazy.compile("[差缺少剩]$")
_ADDED = lazy.compile(
    "以上[两三四五](?:[批类项轮次者]|部分)|相[加减抵]|加[上总起和在]|合[计起并]|合在一起|扣除|减去|除去|去除|剔除|抵[消扣]"
)
"""What is said of a figure computed from those before it."""


def _untold(pair: Pair) -> bool:
    """Two figures of one sentence, and nothing says that the later one was told before."""
    slipped = pair.bits >= RARE and any(told(pair) for told in TOLD_IN_ONE)
    return not (pair.pointing or pair.apart or slipped)


def _only_anchored(pair: Pair) -> bool:
    """7个中心，驿站86个 … 7处，村级85处: behind one number, and neither a name nor a slip of the pen in common."""
    return (
        pair.anchored
        and not pair.pointing
        and pair.size < 2
        and pair.bits < RARE
        and not pair.tellings.kin(pair.a, pair.b)
    )


def _equal_is_nearer(pair: Pair) -> bool:
    """计划29件，其中年内出台21件。…计划内21件: the later one tells again what equals it, or, if small and told twice
    before, what does so further on."""
    if len(pair.equals) > 1 and not pair.back and pair.bits < 0 and max(pair.a.number, pair.b.number) < _SMALL:
        return True
    return bool(pair.pointing and pair.equals and pair.b.sentence - pair.equals[-1].sentence <= 2)


def _all_of_another(pair: Pair) -> bool:
    """书屋16个；全镇11个村创成: all of another thing."""
    if not pair.every or pair.back or pair.size or pair.bits >= STRIKING:
        return False
    noun = pair.two.noun[:2]
    if not (noun or pair.apart):
        noun = pair.two.before[-2:]  # 败诉9件均有分析，收到司法建议6件均已回复
    return bool(noun) and set(noun).isdisjoint(pair.a.clause + pair.a.pre + pair.a.post)


def _some_of_the_last(pair: Pair) -> bool:
    """6个方面18个问题 … 6个方面中有4个方面: some of the number right before it, which is the first or equals it."""
    x = pair.tellings.ctx.sheet.figures[pair.b.index - 1]
    if x.family != pair.b.family or x.sentence != pair.b.sentence or x.number <= pair.b.number:
        return False
    return x.number == pair.a.number and (pair.relation.says("among", x.post) or pair.relation.says("among_in", x.post))


def _two_things(pair: Pair) -> bool:
    """审查合同■份均…，审查协议■份均…: two clauses of one sentence count two things."""
    return not (pair.apart or pair.back) and pair.two_things


def _all_of_strangers(pair: Pair) -> bool:
    """派驻15个乡镇；18个乡村站点均已挂牌: all of another thing, and no slip of the pen; but not 全县17个乡镇."""
    if not pair.every or pair.back or pair.of or pair.bits >= RARE or pair.size >= _SHORT or pair.strange_b < 2:
        return False
    return not pair.two.noun or strange(pair.two.noun, pair.one.words) > 0


def _two_rows(pair: Pair) -> bool:
    """Two rows of figures with the same names, and no slip of the pen."""
    if pair.bits >= 0 or pair.pointing:
        return False
    same, other = pair.rows
    return bool(other and not same)


def _few(pair: Pair) -> bool:
    """会商案件9件 … 对3件败诉案件逐一复盘: small numbers differ often."""
    return max(pair.a.number, pair.b.number) < _SMALL and pair.size < _SHORT and pair.strange_b > 1 and not pair.back


def _narrower(pair: Pair) -> bool:
    """村干部231人。村干部中党员213人: some of them."""
    if pair.pointing:
        return False
    return pair.narrower or (pair.b.number < pair.a.number and pair.size > 1 and pair.within())


def _two_hosts(pair: Pair) -> bool:
    """议题187个，其中附意见的43个。议题213个，附意见的34个: each behind another whole."""
    a, b, figures = pair.a, pair.b, pair.tellings.ctx.sheet.figures
    if pair.back or not a.index or b.index - a.index < 2:
        return False
    x, y = figures[a.index - 1], figures[b.index - 1]
    return (
        x.family == a.family == y.family
        and x.sentence == a.sentence
        and y.sentence == b.sentence
        and x.number != y.number
        and x.number > a.number
        and y.number > b.number
        and repeat_bits(x, y) < RARE
        and pair.tellings.kin(x, y)
    )


def _beside_each_other(pair: Pair) -> bool:
    """13个镇、3个街道 … 16个镇街."""
    return not pair.back and adjacent(pair.tellings.ctx, pair.a, pair.b)


def _picked(pair: Pair) -> bool:
    """律师■名。城区的■名律师: some of them; 实际轮训的: words that set it apart."""
    return not pair.back and (pair.picked() or (pair.pointing and pair.singled_out))


def _side_by_side(pair: Pair) -> bool:
    """许可案卷■卷均评为合格，处罚案卷■卷均评为合格: each clause says something of all of its own; but not
    应考1247人全部参考，参考的1274人, whose digits are exchanged."""
    if pair.apart or pair.back or not any(pair.clause_strange) or (pair.of and pair.bits >= STRIKING):
        return False
    return pair.relation.says("all_behind", pair.a.post) and pair.relation.says("all_behind", pair.b.post)


def _drawn(pair: Pair) -> bool:
    """公告欠税■户。对其中超过20万元的■户逐一约谈: the words before the later and smaller one draw it from others."""
    clause = pair.b.clause
    return pair.b.number < pair.a.number and not pair.back and "其中" in clause and clause.endswith("的")


def _widened(pair: Pair) -> bool:
    """规模以上船厂■家，全部■家船厂."""
    return pair.widened()


def _narrowed_mean(pair: Pair) -> bool:
    """户均增收■。脱贫户户均增收■: the mean of some of them, whom the first one's sentence does not name."""
    found = _MEAN.search(pair.b.pre)
    return found is not None and not pair.back and strange(_ACHIEVED.sub("", found["whose"]), pair.one.words) > 0


def _two_levels(pair: Pair) -> bool:
    """镇级专家库■ … 县级专家库里的■."""
    return not pair.back and pair.two_levels


def _two_spans(pair: Pair) -> bool:
    """今年■ … 去年■, 3月底■ … 12月底■, 上半年■ … 全年■; 目录■ … 上年目录内■."""
    if pair.back:
        return (pair.held or pair.b.is_earlier) and pair.two_years
    seasons = pair.two_seasons and not (pair.bits >= STRIKING and pair.pointing)
    return pair.two_years or pair.two_months or seasons


def _of_others(pair: Pair) -> bool:
    """其余■名: those that the first one leaves out."""
    return not pair.back and pair.of_others


def _two_scopes(pair: Pair) -> bool:
    """我局■ … 全县■; but not 全省交通系统持证人员7423名 … 全系统7243名持证人员."""
    if pair.bits >= STRIKING and pair.size >= LONG:
        return False
    return not pair.back and pair.pointing and pair.two_scopes


def _made_up(pair: Pair) -> bool:
    """抽查6个县，得分90以上的4个、以下的2个; 发建议14份。到期的12份都回复了；另2份还在期限里."""
    return makes_up(pair.tellings.ctx, pair.relation, pair.a, pair.b)


def _siblings(pair: Pair) -> bool:
    """共84件，其中市级17件、部门29件、县级38件；市级17件…，部门和县级的67件."""
    return not pair.back and siblings(pair.tellings.ctx, pair.a, pair.b)


def _too_far_apart(pair: Pair) -> bool:
    """More sets them apart than a slip of the pen and a name outweigh."""
    return len(pair.set_apart - _HARDLY) > _borne(pair)


def _borne(pair: Pair) -> int:
    """How many things may set them apart: a slip of the pen outweighs one, together with the same name all."""
    named = pair.strange_b <= 1 + (pair.size >= LONG) and (pair.size >= LONG or not pair.strange_a + pair.strange_b)
    if pair.bits < RARE:
        return int(named)
    return _ALL if named else 1 + (pair.bits >= STRIKING)


def _aimed(pair: Pair) -> bool:
    """持证的只有2名。…力争持证的达到4名."""
    return pair.bits < RARE and pair.aimed


def _all_before(pair: Pair) -> bool:
    """案卷57本，另有18本。该批75本; but not 新设5个后总数达到22个。这27个."""
    return pair.back and all_before(pair.tellings.ctx, pair.b) and not pair.relation.says("whole", pair.a.pre)


def _some_of(pair: Pair) -> bool:
    """开庭132件，正职出庭14件，副职出庭103件。出庭的117件."""
    if pair.bits >= RARE or pair.b.number < _CHANCE or pair.relation.says("whole", pair.a.pre):
        return False
    return some_of(pair.tellings.ctx, pair.a, pair.b)


def _gap_told(pair: Pair) -> bool:
    """受理537件，另有结转36件。全部573件."""
    return gap_told(pair.tellings.ctx, pair.relation, pair.a, pair.b) and not pair.relation.says("whole", pair.a.pre)


def _added(pair: Pair) -> bool:
    """后两类相加，全年■件; but not 抽取85卷：优秀16卷、合格42卷，合计58卷, whose digits are exchanged."""
    return bool(pair.computed and pair.bits < EXCHANGED and _ADDED.search(pair.b.lead + pair.b.clause))


def _with_another(pair: Pair) -> bool:
    """书记研究议题9个。县长研究议题19个。两人共研究议题28个: one more of its name makes the first one the later."""
    a, b, tellings = pair.a, pair.b, pair.tellings
    if pair.bits >= STRIKING or b.number < a.number or pair.size < 2 or pair.relation.says("whole", a.pre):
        return False
    return any(pair.word in tellings.of(f).own for f in others_making(tellings.ctx, a, b))


def _without_some(pair: Pair) -> bool:
    """持证1342人。1324名持证人员参加轮训，18人因病缓训: those told right behind are the gap, or a few that are missing:
    走了45个村，全县47个村只差2个."""
    behind = gap_behind(pair.tellings.ctx, pair.a, pair.b)
    if behind is None:
        return False
    return (pair.a.number - pair.b.number >= _SMALL) or _MISSING.search(behind.pre) is not None


def _changed(pair: Pair) -> bool:
    """现行规章163件，废止9件。至此，现行规章154件."""
    if pair.bits >= RARE or not pair.relation.says("afterwards", pair.b.lead + pair.b.clause):
        return False
    return changed(pair.tellings.ctx, pair.a, pair.b)


def _afresh(pair: Pair) -> bool:
    """退回修改3份，修改后再次评审2份均获通过."""
    says = pair.relation.says
    return not pair.back and says("afresh", pair.b.clause) and not says("afresh", pair.a.clause)


def _supposed(pair: Pair) -> bool:
    """若按年初预算计算，执行率为■."""
    return pair.relation.says("supposed", pair.b.lead + pair.b.clause)


def _counted(pair: Pair) -> bool:
    """上述数字均已计入全年数."""
    return pair.relation.says("counted", pair.two.words)


EXITS: Mapping[str, Callable[[Pair], bool]] = MappingProxyType(
    {
        "untold": _untold,
        "only_anchored": _only_anchored,
        "equal_is_nearer": _equal_is_nearer,
        "few": _few,
        "narrower": _narrower,
        "all_of_another": _all_of_another,
        "all_of_strangers": _all_of_strangers,
        "picked": _picked,
        "widened": _widened,
        "narrowed_mean": _narrowed_mean,
        "of_others": _of_others,
        "two_scopes": _two_scopes,
        "two_levels": _two_levels,
        "two_spans": _two_spans,
        "too_far_apart": _too_far_apart,
        "aimed": _aimed,
        "all_before": _all_before,
        "two_rows": _two_rows,
        "two_hosts": _two_hosts,
        "beside_each_other": _beside_each_other,
        "made_up": _made_up,
        "siblings": _siblings,
        "some_of": _some_of,
        "gap_told": _gap_told,
        "added": _added,
        "changed": _changed,
        "with_another": _with_another,
        "without_some": _without_some,
        "some_of_the_last": _some_of_the_last,
        "two_things": _two_things,
        "side_by_side": _side_by_side,
        "drawn": _drawn,
        "afresh": _afresh,
        "supposed": _supposed,
        "counted": _counted,
        "as_the_one_beside": as_the_one_beside,
        "some_of_them": some_of_them,
        "chosen": chosen,
        "at_another_time": at_another_time,
        "before_and_after": before_and_after,
        "under_topic": under_topic,
        "of_other_bodies": of_other_bodies,
        "unrelated": unrelated,
        "rest_first": rest_first,
        "with_older": with_older,
        "among_others": among_others,
        "those_with": those_with,
    }
)
"""Name of each exit → whether a pair leaves by it; those first that are cheap or by which
many leave. Their worth is measured one by one by `benchmarks.repeat_exits`."""


def leaves(pair: Pair) -> bool:
    """Whether two figures are surely told of two measures."""
    return any(out(pair) for out in EXITS.values())
